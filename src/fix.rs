//! The safe fixes, applied: each cell for which only one text can have been meant gets that text.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::sync::Arc;

use crate::check::RuleLevels;
use crate::check::mender::{Mended, Mender};
use crate::finding::{Finding, Place};
use crate::rule::Setup;
use crate::source::Source;
use crate::source::block::Block;
use crate::source::pass;
use crate::source::rewrite::{self, Edit, Target};

/// A cell that was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The cell.
    pub place: Place,
    /// The name of the field that it fills; none for a header.
    pub field: Option<Arc<str>>,
    /// Its text before.
    pub from: Box<str>,
    /// Its text now.
    pub to: Box<str>,
    /// The names of the rules that asked for it.
    pub rules: Vec<&'static str>,
}

/// Cells that were fixed, in the order of the file, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixes(Vec<Fix>);

impl Fixes {
    /// Looks for every cell that can be fixed. `findings` are those of this source.
    ///
    /// # Errors
    /// When the source cannot be read.
    pub fn find(
        source: &Source,
        setup: &Setup<'_>,
        levels: &RuleLevels,
        findings: &[Finding],
        threads: NonZeroUsize,
    ) -> io::Result<Self> {
        let mut fixable: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.note.fix().is_some() && finding.place.column.is_some())
            .collect();
        fixable.sort_by_key(|finding| (finding.place.row, finding.place.column));
        let (headers, cells) =
            fixable.split_at(fixable.partition_point(|one| one.place.row.is_none()));
        let mut fixes: Vec<Fix> = headers
            .iter()
            .filter_map(|finding| of_header(source, finding))
            .collect();
        if !cells.is_empty() {
            let mender = Mender::new(setup, levels);
            pass::over(
                source.read()?,
                threads,
                |block| of_block(&mender, source, &block, cells),
                |found: Vec<Fix>| fixes.extend(found),
            )?;
        }
        fixes.sort_by_key(|fix| fix.place);
        fixes.dedup_by_key(|fix| fix.place);
        Ok(Self(fixes))
    }

    /// Writes a source again with these cells in it; `digest` is the fingerprint of what was checked.
    ///
    /// # Errors
    /// When reading or writing fails, the bytes would not come back the same, or the file has changed.
    pub fn write(
        &self,
        source: &Source,
        digest: u128,
        threads: NonZeroUsize,
        output: &mut (dyn Write + Send),
    ) -> Result<(), rewrite::Error> {
        let rows: Vec<(u64, Vec<(u32, Box<str>)>)> = self
            .0
            .chunk_by(|one, other| one.place.row == other.place.row)
            .map(|fixes| {
                let cell = |fix: &Fix| (fix.place.column.unwrap_or_default(), fix.to.clone());
                let row = fixes[0].place.row.unwrap_or_default();
                (row, fixes.iter().map(cell).collect())
            })
            .collect();
        // What a workbook is read as stays as it is until the end.
        let target = Target {
            encoding: encoding_rs::UTF_8,
            bom: false,
        };
        rewrite::copy(source, digest, target, threads, output, |row| {
            match rows.binary_search_by_key(&row, |(number, _)| *number) {
                Ok(index) => Edit::Replace(&rows[index].1),
                Err(_) => Edit::Keep,
            }
        })
    }

    /// The headers of a source with those that were fixed.
    #[must_use]
    pub fn headers(&self, source: &Source) -> Vec<String> {
        let header = &source.observed.header_row;
        let mut headers = header.headers.clone();
        for fix in self.0.iter().filter(|fix| fix.place.row == header.row) {
            if let Some(header) = headers.get_mut(fix.place.column.unwrap_or_default() as usize) {
                header.clone_from(&fix.to.clone().into_string());
            }
        }
        headers
    }

    /// Takes what was fixed afterwards too: a cell that was changed twice was changed from its first text.
    pub fn append(&mut self, later: Self) {
        self.0.extend(later.0);
        self.0.sort_by_key(|fix| fix.place);
        self.0.dedup_by(|later, known| {
            let again = later.place == known.place;
            if again {
                known.to = std::mem::take(&mut later.to);
                known.rules.append(&mut later.rules);
            }
            again
        });
        self.0.retain(|fix| fix.from != fix.to);
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cells in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Fix> {
        self.0.iter()
    }
}

fn of_header(source: &Source, finding: &Finding) -> Option<Fix> {
    let header = &source.observed.header_row;
    let column = finding.place.column?;
    let from = header.headers.get(column as usize)?;
    let to = finding.note.fix().filter(|to| to != from)?;
    rewrite::can_hold(source, to).then(|| Fix {
        place: Place {
            row: header.row,
            column: Some(column),
            line: None,
        },
        field: None,
        from: from.as_str().into(),
        to: to.into(),
        rules: vec![finding.rule],
    })
}

/// The cells of a block that can be fixed. Only rows that have a finding are split into cells again.
fn of_block(
    mender: &Mender<'_>,
    source: &Source,
    block: &Block,
    findings: &[&Finding],
) -> Vec<Fix> {
    let row_of = |finding: &&&Finding| finding.place.row.unwrap_or_default();
    let (first, end) = (block.first_row, block.first_row + block.len() as u64);
    let here = &findings[findings.partition_point(|finding| row_of(&finding) < first)
        ..findings.partition_point(|finding| row_of(&finding) < end)];
    let mut fixes = Vec::new();
    for of_row in here.chunk_by(|one, other| one.place.row == other.place.row) {
        let Some(rows) = block.only(row_of(&&of_row[0])).map(Block::into_rows) else {
            continue;
        };
        let Some(row) = rows.iter().next() else {
            continue;
        };
        for of_cell in of_row.chunk_by(|one, other| one.place.column == other.place.column) {
            let column = of_cell[0].place.column.unwrap_or_default();
            let cell = row.cell(column);
            let Some(Mended { text, rules }) = mender.mend(column, cell, of_cell) else {
                continue;
            };
            // Bytes that cannot be read would be lost.
            if row.is_damaged() || !rewrite::can_hold(source, &text) {
                continue;
            }
            fixes.push(Fix {
                place: of_cell[0].place,
                field: of_cell[0].field.clone(),
                from: cell.into(),
                to: text.into(),
                rules,
            });
        }
    }
    fixes
}

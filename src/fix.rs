//! The safe fixes, applied: each cell for which only one text can have been meant gets that text.

use std::io::{self, Write};
use std::num::NonZeroUsize;

use crate::finding::{ColumnIndex, FieldId, Finding, Findings, Place, RowNumber};
use crate::mapping::layout::Layout;
use crate::mapping::mapped_column::MappedColumn;
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::rewrite::text::{self, Target};
use crate::source::Source;
use crate::source::block::Block;
use crate::source::charset::Charset;
use crate::source::parallel;
use crate::values::formula;

/// That the list is fixed in the workbook it comes from: cells whose text a formula gives stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPlace {
    /// Whether the headers are those of a table: formulas of the workbook may name them, so they stay too.
    pub has_table: bool,
}

/// A cell that was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The cell.
    pub place: Place,
    /// The field that it fills; none for a header.
    pub field: Option<FieldId>,
    /// Its text before.
    pub from: Box<str>,
    /// Its text now.
    pub to: Box<str>,
    /// The names of the rules that asked for it, in the order in which they changed it.
    pub rules: Vec<&'static str>,
}

/// Cells that were fixed, in the order of the file, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixes(Vec<Fix>);

impl Fixes {
    /// Finds every cell that can be fixed. `findings` are those of this source.
    ///
    /// Where the workbook is fixed in place, some stay. A cell gets what the first of its findings asks for. What that leaves to be fixed is found once the result was
    /// checked again.
    ///
    /// # Errors
    /// If the source cannot be read.
    pub fn find(
        source: &Source,
        layout: &Layout,
        findings: &Findings,
        in_place: Option<InPlace>,
        threads: NonZeroUsize,
    ) -> io::Result<Self> {
        let is_fixable = |finding: &Finding<'_>| finding.fix().is_some();
        let headers = findings.iter().take_while(|one| one.place.row.is_none());
        let mut fixes: Vec<Fix> = headers
            .filter(is_fixable)
            .filter_map(|finding| of_header(source, finding))
            .collect();
        let cells = findings.iter().rev();
        let mut cells = cells.take_while(|one| one.place.row.is_some());
        if cells.any(|finding| is_fixable(&finding)) {
            parallel::over(
                source.read()?,
                threads,
                || |block: &Block| of_block(source, layout, findings, block),
                |found: Vec<Fix>| fixes.extend(found),
            )?;
        }
        fixes.sort_by_key(|fix| fix.place);
        fixes.dedup_by_key(|fix| fix.place);
        if let Some(InPlace { has_table }) = in_place {
            let header = source.observed.header_row.row;
            let stays = |place: Place| {
                has_formula(source, place) || has_table && place.row == header && header.is_some()
            };
            fixes.retain(|fix| !stays(fix.place));
        }
        Ok(Self(fixes))
    }

    /// Writes a source again with these cells in it; `digest` is the hash of what was checked.
    ///
    /// # Errors
    /// If reading or writing fails, the bytes would not come back the same, or the file has changed.
    pub fn write(
        &self,
        source: &Source,
        digest: u128,
        threads: NonZeroUsize,
        output: &mut (dyn Write + Send),
    ) -> Result<(), text::Error> {
        let rows: Vec<FixedRow> = self
            .0
            .chunk_by(|one, other| one.place.row == other.place.row)
            .filter_map(|fixes| {
                let cells = fixes.iter();
                let cells = cells.filter_map(|fix| Some((fix.place.column?, fix.to.clone())));
                Some((fixes[0].place.row?, cells.collect()))
            })
            .collect();
        // What a workbook is read as stays as it is until the end.
        let target = Target {
            charset: Charset::default(),
            bom: false,
        };
        text::copy(source, digest, target, threads, output, |_| Replace(&rows))
    }

    /// The headers of a source with those that were fixed.
    #[must_use]
    pub fn headers(&self, source: &Source) -> Vec<String> {
        let header = &source.observed.header_row;
        let mut headers = header.headers.clone();
        for fix in self.0.iter().filter(|fix| fix.place.row == header.row) {
            let column = fix.place.column.map(ColumnIndex::index);
            if let Some(header) = column.and_then(|column| headers.get_mut(column)) {
                *header = fix.to.clone().into_string();
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
                for rule in later.rules.drain(..) {
                    if !known.rules.contains(&rule) {
                        known.rules.push(rule);
                    }
                }
            }
            again
        });
        self.0.retain(|fix| fix.from != fix.to);
    }

    /// Takes out the cells that `others` would change again, and returns what gives them their first text back.
    #[must_use]
    pub fn take_back(&mut self, others: &Self) -> Self {
        let is_unstable = |fix: &Fix| {
            let found = others.0.binary_search_by_key(&fix.place, |fix| fix.place);
            found.is_ok()
        };
        let (unstable, stable) = self.0.drain(..).partition(is_unstable);
        self.0 = stable;
        let mut back = Self(unstable);
        for fix in &mut back.0 {
            std::mem::swap(&mut fix.from, &mut fix.to);
        }
        back
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

/// A row and its cells that are replaced.
type FixedRow = (RowNumber, Vec<(ColumnIndex, Box<str>)>);

/// Replaces the cells of these rows.
struct Replace<'r>(&'r [FixedRow]);

impl EditRows for Replace<'_> {
    fn edit(&mut self, row: RowNumber, _: &RowMark) -> Edit<'_> {
        match self.0.binary_search_by_key(&row, |(number, _)| *number) {
            Ok(index) => Edit::Replace {
                cells: &self.0[index].1,
                ours: None,
            },
            Err(_) => Edit::Keep,
        }
    }
}

/// Writes a source again in which these rows are as long as the others: in order, those of a list that has a column of an
/// earlier run, and so are filled up when it is written. `digest` is the hash of what was checked.
///
/// # Errors
/// If reading or writing fails, the bytes would not come back the same, or the file has changed.
pub fn fill_up(
    rows: &[RowNumber],
    source: &Source,
    digest: u128,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), text::Error> {
    let target = Target {
        charset: Charset::default(),
        bom: false,
    };
    text::copy(source, digest, target, threads, output, |_| FillUp(rows))
}

/// Fills these rows up.
struct FillUp<'r>(&'r [RowNumber]);

impl EditRows for FillUp<'_> {
    fn edit(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        match self.0.binary_search(&row) {
            Ok(_) if mark.name().is_none() => Edit::Cell(""),
            _ => Edit::Keep,
        }
    }
}

/// Whether a formula gives the text of a cell.
#[must_use]
pub fn has_formula(source: &Source, place: Place) -> bool {
    let (Some(row), Some(column)) = (place.row, place.column) else {
        return false;
    };
    let metadata = source.metadata();
    metadata.is_some_and(|metadata| metadata.has_formula(row, column))
}

fn of_header(source: &Source, finding: Finding<'_>) -> Option<Fix> {
    let header = &source.observed.header_row;
    let column = finding.place.column?;
    let from = header.headers.get(column.index())?;
    let to = finding.fix().filter(|to| to != from)?;
    text::can_hold(source, to).then(|| Fix {
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

/// The cells of a block that can be fixed. Only rows with a finding that has a fix are split into cells again.
fn of_block(source: &Source, layout: &Layout, findings: &Findings, block: &Block) -> Vec<Fix> {
    let first = RowNumber(block.first_row);
    let of_block = findings.of_rows(first..first.below(block.len() as u64));
    let fixable: Vec<Finding<'_>> = of_block.filter(|one| one.fix().is_some()).collect();
    let mut fixes = Vec::new();
    if fixable.is_empty() {
        return fixes;
    }
    let rows = block.rows();
    for of_cell in fixable.chunk_by(|one, other| one.place == other.place) {
        let Place {
            row: Some(row),
            column: Some(column),
            ..
        } = of_cell[0].place
        else {
            continue;
        };
        // Bytes that cannot be read would be lost.
        let Some(row) = rows.get(row).filter(|row| !source.observed.is_damaged(row)) else {
            continue;
        };
        let cell = row.cell(column);
        let Some((text, rules)) = fixed(cell, of_cell, column, layout) else {
            continue;
        };
        // What a spreadsheet shows as a text must not become what it runs.
        let is_formula = formula::is_formula(&text) && !formula::is_formula(cell);
        if !is_formula && text::can_hold(source, &text) {
            fixes.push(Fix {
                place: of_cell[0].place,
                field: of_cell[0].field,
                from: cell.into(),
                to: text.into(),
                rules,
            });
        }
    }
    fixes
}

/// What the findings of a cell make of it, and the names of their rules: the first one that is about the whole cell, or
/// those about different values of its list.
fn fixed(
    cell: &str,
    findings: &[Finding<'_>],
    column: ColumnIndex,
    layout: &Layout,
) -> Option<(String, Vec<&'static str>)> {
    let mapped = || {
        let columns = layout.columns.iter();
        columns.filter(|mapped| mapped.column == Some(column))
    };
    // Where the mapping makes something else of the cell, the right value does not say how the cell should be.
    if mapped().next().is_none() || !mapped().all(MappedColumn::is_plain) {
        return None;
    }
    let separator = mapped().find_map(|mapped| mapped.separator.as_deref());
    let mut text = cell.to_owned();
    let mut rules = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for finding in findings {
        let (Some(value), Some(fix)) = (finding.value.map(str::trim), finding.fix()) else {
            continue;
        };
        if value == cell.trim() {
            if done.is_empty() && fix != cell {
                return Some((fix.to_owned(), vec![finding.rule]));
            }
            continue;
        }
        let Some(separator) = separator.filter(|_| !done.contains(&value) && value != fix) else {
            continue;
        };
        if let Some(replaced) = with_part(&text, separator, value, fix) {
            text = replaced;
            done.push(value);
            if !rules.contains(&finding.rule) {
                rules.push(finding.rule);
            }
        }
    }
    (text != cell).then_some((text, rules))
}

/// What a suggestion for a value makes of the cell that holds it. Nothing where the mapping makes something else of the cell,
/// where the cell does not hold the value, and where a text would become a formula.
#[must_use]
pub fn with_suggestion(
    cell: &str,
    value: &str,
    suggestion: &str,
    column: ColumnIndex,
    layout: &Layout,
) -> Option<String> {
    let mapped = || {
        let columns = layout.columns.iter();
        columns.filter(|mapped| mapped.column == Some(column))
    };
    if mapped().next().is_none() || !mapped().all(MappedColumn::is_plain) {
        return None;
    }
    let separator = mapped().find_map(|mapped| mapped.separator.as_deref());
    let text = if value.trim() == cell.trim() {
        suggestion.to_owned()
    } else {
        with_part(cell, separator?, value.trim(), suggestion)?
    };
    let becomes_formula = formula::is_formula(&text) && !formula::is_formula(cell);
    (!becomes_formula).then_some(text)
}

/// A list with a fix in place of each part that is a value; spaces around a part stay. None where no part is that value.
fn with_part(list: &str, separator: &str, value: &str, fix: &str) -> Option<String> {
    let mut found = false;
    let parts = list.split(separator).map(|part| {
        if part.trim() != value {
            return part.to_owned();
        }
        found = true;
        let start = part.len() - part.trim_start().len();
        let end = start + value.len();
        format!("{}{fix}{}", &part[..start], &part[end..])
    });
    let fixed: Vec<String> = parts.collect();
    found.then(|| fixed.join(separator))
}

#[cfg(test)]
mod tests {
    use super::{Fix, Fixes, with_part};
    use crate::finding::{ColumnIndex, Place, RowNumber};

    #[test]
    fn a_part_of_a_list_is_replaced_between_its_spaces() {
        let with = |list| with_part(list, ",", "b", "B");
        assert_eq!(with("a, b ,c").as_deref(), Some("a, B ,c"));
        assert_eq!(with("b,b").as_deref(), Some("B,B"));
        assert_eq!(with("ab,c"), None);
    }

    fn fix(row: u64, from: &str, to: &str, rule: &'static str) -> Fix {
        Fix {
            place: Place {
                row: Some(RowNumber(row)),
                column: Some(ColumnIndex(0)),
                line: None,
            },
            field: None,
            from: from.into(),
            to: to.into(),
            rules: vec![rule],
        }
    }

    #[test]
    fn a_cell_that_has_its_first_text_again_is_not_fixed() {
        let mut all = Fixes(vec![fix(2, "a", "b", "one"), fix(3, "x", "y", "one")]);
        all.append(Fixes(vec![fix(2, "b", "a", "two")]));
        assert_eq!(all.0, [fix(3, "x", "y", "one")]);
    }

    #[test]
    fn a_cell_that_keeps_changing_gets_its_first_text_back() {
        let mut all = Fixes(vec![fix(2, "a", "b", "one"), fix(3, "x", "y", "one")]);
        all.append(Fixes(vec![fix(2, "b", "c", "two")]));
        assert_eq!(all.0[0].rules, ["one", "two"]);
        let back = all.take_back(&Fixes(vec![fix(2, "c", "b", "one")]));
        assert_eq!(all.0, [fix(3, "x", "y", "one")]);
        assert_eq!((&*back.0[0].from, &*back.0[0].to), ("c", "a"));
    }
}

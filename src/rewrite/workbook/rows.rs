//! The rows of a sheet again: cells get another text, and each row its cell of our column.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::cell::{push_new, push_replaced};
use super::output::Output;
use super::plan::Plan;
use super::scan::Scan;
use super::table::Table;
use super::{Error, LastColumn, ReplacedRow, SheetPatch, tag};
use crate::source::excel::xlsx::cell_tag::reference;
use crate::source::excel::xml::{Token, Xml};

/// What came of the rows of a sheet.
#[derive(Debug, Default)]
pub(super) struct WrittenRows {
    /// How many cells keep their text because they hold a formula.
    pub(super) kept_formulas: usize,
    /// What our column says in the row of the totals of its table.
    pub(super) total: String,
}

/// The rows of a sheet, and what changes in them.
pub(super) struct Rows<'p> {
    prefix: Vec<u8>,
    replaced: Peekable<IntoIter<ReplacedRow>>,
    column: Option<LastColumn<'p>>,
    /// Where our column stands, and whether it is new.
    place: Option<(u32, bool)>,
    totals_row: Option<u32>,
    /// The number of the last row.
    number: u32,
    /// The text of our cell.
    text: String,
    written: WrittenRows,
}

/// A cell that changes.
struct Change {
    column: u32,
    text: Box<str>,
}

impl<'p> Rows<'p> {
    pub(super) fn new(patch: SheetPatch<'p>, scan: &Scan, plan: &Plan) -> Self {
        Self {
            prefix: scan.prefix.clone().into_bytes(),
            replaced: patch.replaced.into_iter().peekable(),
            column: patch.column,
            place: plan.column,
            totals_row: plan.table.as_ref().and_then(Table::totals_row),
            number: 0,
            text: String::new(),
            written: WrittenRows::default(),
        }
    }

    pub(super) fn finish(self) -> WrittenRows {
        self.written
    }

    /// Writes the rows. `tag` is that of the element around them.
    pub(super) fn write(
        &mut self,
        xml: &mut Xml,
        tag: &[u8],
        is_empty: bool,
        out: &mut Output<'_>,
    ) -> Result<(), Error> {
        if is_empty {
            if self.replaced.peek().is_none() {
                out.push(tag);
            } else {
                out.push(&tag::opened(tag));
                self.insert_before(u32::MAX, out);
                self.push_end(b"sheetData", out);
            }
            return Ok(());
        }
        out.push(tag);
        loop {
            let (token, bytes) = xml.next_within()?;
            match token {
                Token::Start(row) | Token::Empty(row) if row.name == b"row" => {
                    let is_empty = matches!(token, Token::Empty(_));
                    let number = row.number(b"r").filter(|number| *number > 0);
                    let number = number.unwrap_or(self.number.saturating_add(1));
                    let tag = bytes.to_vec();
                    self.insert_before(number, out);
                    self.number = number;
                    self.row(xml, &tag, is_empty, out)?;
                    out.hand_on()?;
                }
                Token::End(b"sheetData") => {
                    let end = bytes.to_vec();
                    self.insert_before(u32::MAX, out);
                    out.push(&end);
                    return Ok(());
                }
                _ => out.push(bytes),
            }
        }
    }

    fn push_end(&self, name: &[u8], out: &mut Output<'_>) {
        for part in [b"</", &*self.prefix, name, b">"] {
            out.push(part);
        }
    }

    /// Writes rows above one that the sheet does not have and that get cells.
    fn insert_before(&mut self, number: u32, out: &mut Output<'_>) {
        while let Some((row, cells)) = self.replaced.next_if(|(row, _)| *row < number) {
            let cells: Vec<_> = cells
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect();
            if cells.is_empty() || row <= self.number {
                continue;
            }
            out.push(b"<");
            out.push(&self.prefix);
            out.push(format!("row r=\"{row}\">").as_bytes());
            for (column, text) in cells {
                push_new(out.bytes(), &self.prefix, (row, column.0), None, &text);
            }
            self.push_end(b"row", out);
        }
    }

    /// What changes in the row, in the order of the columns, and whether our header is among it.
    fn changes(&mut self) -> (Vec<Change>, bool) {
        let number = self.number;
        let mut changes = Vec::new();
        if let Some((_, cells)) = self.replaced.next_if(|(row, _)| *row == number) {
            let cells = cells.into_iter();
            changes.extend(cells.map(|(column, text)| Change {
                column: column.0,
                text,
            }));
        }
        let (Some((place, is_new)), Some(column)) = (self.place, &mut self.column) else {
            return (changes, false);
        };
        let header = column.header.as_ref().filter(|header| header.row == number);
        if let Some(header) = header {
            // A header that is there stays as it is written.
            if is_new {
                changes.push(Change {
                    column: place,
                    text: header.text.as_str().into(),
                });
            }
            return (changes, is_new);
        }
        self.text.clear();
        (column.write)(number, &mut self.text);
        if self.totals_row == Some(number) {
            self.written.total.clone_from(&self.text);
        }
        if !is_new || !self.text.is_empty() {
            let at = changes.partition_point(|change| change.column < place);
            let ours = Change {
                column: place,
                text: self.text.as_str().into(),
            };
            changes.insert(at, ours);
        }
        (changes, false)
    }

    /// Writes a row whose tag was read.
    fn row(
        &mut self,
        xml: &mut Xml,
        tag: &[u8],
        is_empty: bool,
        out: &mut Output<'_>,
    ) -> Result<(), Error> {
        let (changes, has_header) = self.changes();
        let last = changes.iter().filter(|change| !change.text.is_empty());
        let last = last.map(|change| change.column).max();
        match last {
            None if is_empty => {
                out.push(tag);
                return Ok(());
            }
            None => out.push(tag),
            Some(last) => {
                let tag = with_column(tag, last);
                out.push(&if is_empty { tag::opened(&tag) } else { tag });
            }
        }
        let mut changes = changes.into_iter().peekable();
        let mut style: Option<Vec<u8>> = None;
        if is_empty {
            self.insert_cells(&mut changes, u32::MAX, None, out);
            self.push_end(b"row", out);
            return Ok(());
        }
        let mut next_column = 0;
        loop {
            let (token, bytes) = xml.next_within()?;
            match token {
                Token::Start(cell) | Token::Empty(cell)
                    if cell.name == b"c" && (has_header || changes.peek().is_some()) =>
                {
                    let place = cell.attribute(b"r").and_then(reference);
                    let column = place.map_or(next_column, |(_, column)| column);
                    next_column = column.saturating_add(1);
                    let has_content = matches!(token, Token::Start(_));
                    if has_header && has_content {
                        style = cell.attribute(b"s").map(<[u8]>::to_vec);
                    }
                    let tag = bytes.to_vec();
                    self.insert_cells(&mut changes, column, style.as_deref(), out);
                    match changes.next_if(|change| change.column == column) {
                        None => out.push(&tag),
                        Some(change) if has_content => self.replace(xml, tag, &change.text, out)?,
                        Some(change) => push_replaced(out.bytes(), &tag, &change.text),
                    }
                }
                Token::End(b"row") => {
                    let end = bytes.to_vec();
                    self.insert_cells(&mut changes, u32::MAX, style.as_deref(), out);
                    out.push(&end);
                    return Ok(());
                }
                _ => out.push(bytes),
            }
        }
    }

    /// Writes cells to the left of a column that the row does not have.
    fn insert_cells(
        &self,
        changes: &mut Peekable<IntoIter<Change>>,
        column: u32,
        style: Option<&[u8]>,
        out: &mut Output<'_>,
    ) {
        while let Some(change) = changes.next_if(|change| change.column < column) {
            if !change.text.is_empty() {
                let place = (self.number, change.column);
                push_new(out.bytes(), &self.prefix, place, style, &change.text);
            }
        }
    }

    /// Writes a cell with another text, unless it holds a formula.
    fn replace(
        &mut self,
        xml: &mut Xml,
        tag: Vec<u8>,
        text: &str,
        out: &mut Output<'_>,
    ) -> Result<(), Error> {
        let start = tag.len();
        let mut whole = tag;
        let mut has_formula = false;
        loop {
            let (token, bytes) = xml.next_within()?;
            whole.extend_from_slice(bytes);
            match token {
                Token::Start(one) | Token::Empty(one) if one.name == b"f" => has_formula = true,
                Token::End(b"c") => break,
                _ => {}
            }
        }
        if has_formula {
            self.written.kept_formulas += 1;
            out.push(&whole);
        } else {
            push_replaced(out.bytes(), &whole[..start], text);
        }
        Ok(())
    }
}

/// The tag of a row whose cells reach a column: what it says of the columns that it has is a hint that has to be right.
fn with_column(tag: &[u8], column: u32) -> Vec<u8> {
    let spans = tag::attribute(tag, "spans").and_then(|spans| {
        let spans = std::str::from_utf8(spans).ok()?;
        let first = spans.split(':').next()?.trim().to_owned();
        let last: u32 = spans.rsplit(':').next()?.trim().parse().ok()?;
        Some((first, last))
    });
    match spans {
        Some((first, last)) if last <= column => {
            tag::with_attribute(tag, "spans", &format!("{first}:{}", column + 1))
        }
        _ => tag.to_vec(),
    }
}

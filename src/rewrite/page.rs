//! The bytes of a block as they are written again, with cells that were replaced, added or dropped.

use memchr::memchr;

use crate::finding::{ColumnIndex, RowNumber};
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::source::block::Block;
use crate::source::charset::Charset;
use crate::source::encoder::Encoder;
use crate::source::header_row::HeaderRow;
use crate::source::records::{self, Record};
use crate::source::{Format, Source};

/// Where our cell goes.
pub(super) struct Shape<'s> {
    header_row: &'s HeaderRow,
    delimiter: u8,
    /// How many cells a row has before ours.
    width: usize,
}

impl<'s> Shape<'s> {
    pub(super) fn of(source: &'s Source) -> Self {
        let header_row = &source.observed.header_row;
        let whole = match &source.observed.format {
            // The longest row of a sheet sets the width: nothing is ragged there.
            Format::Workbook { .. } => header_row.headers.len().max(source.widest_row() as usize),
            Format::Csv => header_row.headers.len(),
        };
        Self {
            header_row,
            delimiter: source.observed.delimiter.byte,
            width: header_row.errors_column.map_or(whole, ColumnIndex::index),
        }
    }

    /// Which cell of a row with so many cells is that of an earlier run, if the row has it.
    #[inline]
    fn our_cell(&self, cells: impl Fn() -> usize) -> Option<usize> {
        self.header_row.errors_column?;
        let cells = cells();
        let ours = self.header_row.our_cell_among(cells)?.index();
        (ours < cells).then_some(ours)
    }
}

/// The text of a block as it is written again. What stays as it is is copied in long runs.
struct Page<'s> {
    shape: &'s Shape<'s>,
    cell: Encoder,
    bytes: &'s [u8],
    /// How many bytes of the block were copied or dropped.
    copied: usize,
    text: Vec<u8>,
}

impl Page<'_> {
    /// Copies what was not yet, up to a byte of the block.
    #[inline]
    fn copy_to(&mut self, end: usize) {
        self.text.extend_from_slice(&self.bytes[self.copied..end]);
        self.copied = end;
    }

    /// What an earlier run says of a row; nothing where there was none.
    #[inline]
    fn mark(&self, record: Record, cells: impl Fn() -> usize) -> RowMark {
        let Some(column) = self.shape.our_cell(cells) else {
            return RowMark::default();
        };
        let content = &self.bytes[record.content()];
        let (start, end) = span(content, self.shape.delimiter, column);
        RowMark::read(&content[start..end])
    }

    #[inline]
    fn write(&mut self, record: Record, width: impl Fn() -> usize, edit: Edit<'_>) {
        match edit {
            Edit::Keep => {}
            Edit::Drop => {
                self.copy_to(record.start as usize);
                self.copied = record.next as usize;
            }
            // A line without bytes stays one.
            _ if record.is_empty() => {}
            Edit::Replace { cells, ours } => {
                let ours = self.shape.our_cell(&width).zip(ours);
                self.replace(record, cells, ours);
            }
            Edit::Row(cells) => {
                self.copy_to(record.start as usize);
                for (number, cell) in cells.iter().enumerate() {
                    if number > 0 {
                        self.text.push(self.shape.delimiter);
                    }
                    self.put(cell, false);
                }
                self.copied = record.end as usize;
            }
            Edit::Cell(text) => self.write_row(record, width(), |page| page.quote(text)),
            Edit::Header(header) => {
                self.write_row(record, width(), |page| {
                    page.cell.write(header, &mut page.text);
                });
            }
        }
    }

    #[inline]
    fn write_row(&mut self, record: Record, cells: usize, cell: impl FnOnce(&mut Self)) {
        let Shape {
            delimiter, width, ..
        } = *self.shape;
        if let Some(column) = self.shape.our_cell(|| cells) {
            let content = record.content();
            let (start, end) = span(&self.bytes[content.clone()], delimiter, column);
            self.copy_to(content.start + start);
            cell(self);
            self.copied = content.start + end;
            return;
        }
        self.copy_to(record.end as usize);
        for _ in cells..=width.max(cells) {
            self.text.push(delimiter);
        }
        cell(self);
    }

    /// The record with other texts in some of its cells, of which one may be ours. A cell that was in quotes stays in quotes. A
    /// row that is too short for a cell gets empty ones before it.
    fn replace(
        &mut self,
        record: Record,
        cells: &[(ColumnIndex, Box<str>)],
        ours: Option<(usize, &str)>,
    ) {
        let content = record.content();
        let mut cells = cells.iter().peekable();
        let (mut column, mut start) = (ColumnIndex(0), content.start);
        records::cells(&self.bytes[content.clone()], self.shape.delimiter, |cell| {
            let end = content.start + cell.raw_end;
            let own = cells.next_if(|(replaced, _)| *replaced == column);
            let ours = ours.filter(|(ours, _)| *ours == column.index());
            if let Some(text) = own.map(|(_, text)| &**text).or(ours.map(|(_, text)| text)) {
                self.copy_to(start);
                let quoted = self.bytes[start..end].first() == Some(&b'"');
                self.put(text, quoted);
                self.copied = end;
            }
            column.0 += 1;
            start = end + 1;
        });
        let mut missing = cells.peekable();
        if missing.peek().is_some() {
            self.copy_to(content.end);
        }
        for (wanted, text) in missing {
            while column <= *wanted {
                self.text.push(self.shape.delimiter);
                column.0 += 1;
            }
            self.put(text, false);
        }
    }

    /// A cell with a text of its own, in quotes where it has to be.
    fn put(&mut self, text: &str, quoted: bool) {
        let breaks =
            |byte: &u8| *byte == self.shape.delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        if quoted && !text.is_empty() || text.bytes().any(|byte| breaks(&byte)) {
            self.quote(text);
        } else {
            self.cell.write(text, &mut self.text);
        }
    }

    /// Our cell, always in quotes when it is not empty.
    fn quote(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push(b'"');
        if memchr(b'"', text.as_bytes()).is_some() {
            self.cell.write(&text.replace('"', "\"\""), &mut self.text);
        } else {
            self.cell.write(text, &mut self.text);
        }
        self.text.push(b'"');
    }
}

/// Where a cell stands in its record, quotes included.
fn span(content: &[u8], delimiter: u8, column: usize) -> (usize, usize) {
    let (mut index, mut start, mut found) = (0, 0, (content.len(), content.len()));
    records::cells(content, delimiter, |cell| {
        if index == column {
            found = (start, cell.raw_end);
        }
        start = cell.raw_end + 1;
        index += 1;
    });
    found
}

/// The text of a block with these edits; `charset` is that of its bytes.
pub(super) fn write_block<E: EditRows>(
    block: &Block,
    shape: &Shape<'_>,
    charset: Charset,
    mut edits: E,
) -> Vec<u8> {
    let mut page = Page {
        shape,
        cell: Encoder::new(charset),
        bytes: block.bytes(),
        copied: 0,
        // Room for a delimiter in each row and a few cells.
        text: Vec::with_capacity(block.bytes().len() + block.len() + 4096),
    };
    let first = RowNumber(block.first_row);
    for (index, record) in block.records().iter().enumerate() {
        let mark = page.mark(*record, || block.width(index));
        let edit = edits.edit(first.below(index as u64), &mark);
        page.write(*record, || block.width(index), edit);
    }
    page.copy_to(block.bytes().len());
    page.text
}

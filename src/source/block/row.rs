//! What a row of a block says of itself, and its cells.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use crate::finding::ColumnIndex;
use crate::source::block::{Row, Span};
use crate::source::records::{self, Slip};
use crate::source::row_flags::RowFlags;

impl<'r> Row<'r> {
    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// What is known of it before its cells are looked at. `width` is how many headers there are.
    #[must_use]
    #[inline]
    pub fn flags(&self, width: usize) -> RowFlags {
        let mut flags = RowFlags::ROW;
        let starts_as_text = match self.cells.first() {
            Some(span) if !span.is_unescaped() && span.start < span.end => {
                self.text.as_bytes()[span.start as usize].is_ascii_alphanumeric()
            }
            _ => false,
        };
        flags.set(RowFlags::OTHER_WIDTH, self.cells.len() != width);
        flags.set(RowFlags::MARK_FIRST, !starts_as_text);
        flags.set(RowFlags::SEVERAL_LINES, self.may_span_lines());
        flags.set(RowFlags::DAMAGED, self.damaged);
        flags.set(RowFlags::NUL, self.rows.has_nul);
        flags.set(RowFlags::UNCLOSED, self.is_unclosed());
        flags.set(RowFlags::SLIP, self.slip().is_some());
        flags
    }

    /// Whether it has no cell at all: a line without bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Keeps a text that was made of its cells for as long as they are there.
    #[must_use]
    pub fn keep(&self, text: String) -> &'r str {
        self.rows.kept.0.push_get(text.into_boxed_str())
    }

    /// The text of a cell; empty where the row has no such cell.
    #[must_use]
    #[inline]
    pub fn cell(&self, column: ColumnIndex) -> &'r str {
        let Some(span) = self.cells.get(column.index()) else {
            return "";
        };
        if span.is_unescaped() {
            return self.unescaped(*span);
        }
        &self.text[span.range()]
    }

    #[cold]
    fn unescaped(&self, span: Span) -> &'r str {
        &self.rows.unescaped[span.range()]
    }

    /// A cell as it is written, quotes included, and what is written before it in the record; none where the row has no such
    /// cell or its bytes are not UTF-8.
    #[must_use]
    pub fn written(&self, column: ColumnIndex) -> Option<(&'r str, &'r str)> {
        let record = &self.rows.table.records[self.index];
        let content = &self.rows.bytes[record.content()];
        let (mut start, mut index, mut found) = (0, 0, None);
        records::cells(content, self.rows.delimiter, |cell| {
            if index == column.index() {
                found = Some(start..cell.raw_end);
            }
            start = cell.raw_end + 1;
            index += 1;
        });
        let found = found?;
        let before = std::str::from_utf8(&content[..found.start]).ok()?;
        let cell = std::str::from_utf8(&content[found]).ok()?;
        Some((before, cell))
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let row = *self;
        (0..self.cells.len() as u32).map(move |column| row.cell(ColumnIndex(column)))
    }

    /// Whether no cell holds more than white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        // Nearly every row starts with a visible character.
        let starts_visible = |cell: &str| cell.as_bytes().first().is_some_and(u8::is_ascii_graphic);
        let mut cells = self.cells();
        cells.all(|cell| !starts_visible(cell) && cell.trim().is_empty())
    }

    /// Whether some cell may contain an ASCII character. One search of the row tells of nearly every row that none does.
    #[must_use]
    pub fn may_contain(&self, byte: u8) -> bool {
        if byte == b':' && !self.rows.has_colon {
            return false;
        }
        let (Some(first), Some(last)) = (self.cells.first(), self.cells.last()) else {
            return false;
        };
        // A cell that had to be unescaped stands elsewhere. Between others its characters are those of the row, but a text that
        // was repaired is made of cells and does not have it.
        let is_elsewhere = |cell: &Span| cell.is_unescaped();
        let is_repaired = matches!(self.rows.text, Cow::Owned(_));
        if is_elsewhere(first)
            || is_elsewhere(last)
            || is_repaired && self.cells.iter().any(is_elsewhere)
        {
            return true;
        }
        memchr(
            byte,
            &self.text.as_bytes()[first.range().start..last.range().end],
        )
        .is_some()
    }

    /// Whether a cell of it has a line end: it stands on several lines of the text.
    #[must_use]
    pub fn is_on_several_lines(&self) -> bool {
        let records = &self.rows.table.records;
        match records.get(self.index + 1) {
            Some(next) => next.line > records[self.index].line + 1,
            None => self.may_contain(b'\n') || self.may_contain(b'\r'),
        }
    }

    /// Whether some of its bytes mean nothing in the encoding of the file.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Whether it holds a NUL character.
    #[must_use]
    pub fn has_nul(&self) -> bool {
        self.rows.has_nul && self.cells().any(|cell| cell.contains('\0'))
    }

    /// The first cell whose quotes are out of place, and what is wrong with it.
    #[must_use]
    #[inline]
    pub fn slip(&self) -> Option<(ColumnIndex, Slip)> {
        let index = self.index as u32;
        let slips = &self.rows.table.slips;
        if slips.last().is_none_or(|last| last.0 < index) {
            return None;
        }
        self.slip_among(slips)
    }

    fn slip_among(&self, slips: &[(u32, u32, Slip)]) -> Option<(ColumnIndex, Slip)> {
        let index = self.index as u32;
        let at = slips.partition_point(|slip| slip.0 < index);
        let (record, column, slip) = *slips.get(at)?;
        (record == index).then_some((ColumnIndex(column), slip))
    }

    /// The cell whose quotes are out of place because a backslash stands before one: `"Anna \"Annie\" Berg"`.
    #[must_use]
    pub fn backslash_quote(&self) -> Option<ColumnIndex> {
        let (column, _) = self.slip()?;
        let record = &self.rows.table.records[self.index];
        memmem::find(&self.rows.bytes[record.content()], b"\\\"").map(|_| column)
    }

    /// Whether all of it is one cell that holds the delimiters of a row, as when the row was put into quotes as a whole.
    /// `width` is how many cells a row has.
    #[must_use]
    pub fn is_one_quoted_cell(&self, width: usize) -> bool {
        let delimiters = |cell: &str| memchr_iter(self.rows.delimiter, cell.as_bytes()).count();
        self.len() == 1 && width > 1 && self.cells().all(|cell| delimiters(cell) + 1 >= width)
    }

    /// How many lines end inside a cell that a quote was left open in, so that it took in the rows below: the cell also holds
    /// as many delimiters as a row has, or text stands behind the quote that closes it. `width` is how many cells a row has.
    #[must_use]
    pub fn swallowed_lines(&self, width: usize) -> Option<u64> {
        if width < 2 || !self.may_span_lines() {
            return None;
        }
        let count = |cell: &str, byte| memchr_iter(byte, cell.as_bytes()).count();
        let lines = |cell: &str| count(cell, b'\n').max(count(cell, b'\r'));
        // Two commas in an address of several lines are no row.
        let least = (width - 1).max(3);
        let torn = match self.slip() {
            Some((column, Slip::Behind)) => self.cell(column),
            _ => "",
        };
        let swallowing = |cell: &&str| {
            let delimiters = count(cell, self.rows.delimiter);
            lines(cell) > 0 && (delimiters >= least || *cell == torn && delimiters > 0)
        };
        self.cells().find(swallowing).map(|cell| lines(cell) as u64)
    }

    /// Whether a line may end inside it. Of nearly every row the line of the next one tells that none does.
    #[inline]
    fn may_span_lines(&self) -> bool {
        let records = &self.rows.table.records;
        let next = records.get(self.index + 1);
        next.is_none_or(|next| next.line > records[self.index].line + 1)
    }

    /// Whether a quote opens and never closes.
    #[must_use]
    #[inline]
    pub fn is_unclosed(&self) -> bool {
        self.rows.unclosed && self.index + 1 == self.rows.table.records.len()
    }
}

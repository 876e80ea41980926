//! A stretch of whole records, split into rows and cells without copying them.

use std::borrow::Cow;
use std::fmt;

use elsa::FrozenVec;
use memchr::{memchr, memchr_iter, memmem};

use crate::finding::{ColumnIndex, RowNumber};
use crate::source::records::{self, Record, Slip, Split};
use crate::source::row_flags::RowFlags;
use crate::source::table::{Span, Table};

/// A stretch of the text that starts and ends with whole records. Reading into a block that was used before reuses its
/// memory.
#[derive(Debug, Default)]
pub struct Block {
    /// Its number, from 0.
    pub index: usize,
    /// The row number of its first record.
    pub first_row: u64,
    /// The physical line in which its first record starts.
    pub first_line: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) delimiter: u8,
    /// Whether a quote in the last record is never closed.
    pub(super) unclosed: bool,
    /// Whether it is the last one of its file.
    pub last: bool,
    /// Where it starts in its file; not known where the bytes were decoded.
    pub(super) offset: Option<u64>,
    /// Whether the bytes were decoded, so that a replacement character stands for bytes that cannot be read.
    pub(super) decoded: bool,
    pub(super) table: Table,
}

/// The rows of a block.
#[derive(Debug)]
pub struct Rows<'b> {
    first_row: u64,
    first_line: u64,
    text: Cow<'b, str>,
    unescaped: Cow<'b, str>,
    cells: Cow<'b, [Span]>,
    table: &'b Table,
    bytes: &'b [u8],
    delimiter: u8,
    unclosed: bool,
    has_nul: bool,
    has_colon: bool,
    /// For each record whether some of its bytes could not be decoded; empty where all could.
    damaged: Vec<bool>,
    /// Texts that were made of the cells of a row, for as long as the rows are looked at.
    kept: Kept,
}

/// Texts that stay where they are while others are added.
#[derive(Default)]
struct Kept(FrozenVec<Box<str>>);

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Kept").field(&self.0.len()).finish()
    }
}

/// One record, as rows and cells of text.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    /// The row as a spreadsheet numbers it, from 1.
    pub number: RowNumber,
    /// The physical line in which it starts, from 1.
    pub line: u64,
    rows: &'r Rows<'r>,
    index: usize,
    text: &'r str,
    cells: &'r [Span],
    damaged: bool,
}

/// How many records one bookmark is for: a few rows are read again without their block, and 40 bytes for each bookmark
/// are little beside the rows.
const BOOKMARKED: usize = 32;

/// Where some whole records stand in their file, so that they can be read once more as a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bookmark {
    /// The row number of its first record.
    pub first_row: u64,
    /// How many records it holds.
    pub rows: u64,
    pub(super) first_line: u64,
    pub(super) offset: u64,
    pub(super) length: usize,
}

impl Bookmark {
    /// One bookmark for these records and the ones of another, if those follow at once.
    pub(super) fn joined(self, next: Self) -> Option<Self> {
        let follows = self.offset + self.length as u64 == next.offset;
        follows.then_some(Self {
            rows: self.rows + next.rows,
            length: self.length + next.length,
            ..self
        })
    }
}

impl Block {
    /// The text of its records, with their line ends.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where its records stand in [`Self::bytes`].
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.table.records
    }

    /// How many cells a record has.
    #[must_use]
    pub fn width(&self, record: usize) -> usize {
        self.table.width(record)
    }

    /// Where its records stand in the file, a few to a bookmark, in order; none where the file has to be read from its
    /// start to find them.
    pub fn bookmarks(&self) -> impl Iterator<Item = Bookmark> {
        let records = self.offset.map_or(&[][..], |_| &self.table.records);
        let offset = self.offset.unwrap_or_default();
        let groups = records.chunks(BOOKMARKED).enumerate();
        groups.map(move |(group, records)| {
            let (first, last) = (records[0], records[records.len() - 1]);
            Bookmark {
                first_row: self.first_row + (group * BOOKMARKED) as u64,
                rows: records.len() as u64,
                first_line: self.first_line + u64::from(first.line),
                offset: offset + u64::from(first.start),
                length: (last.next - first.start) as usize,
            }
        })
    }

    /// The block at a bookmark, from the bytes that stand there.
    pub(super) fn at(bookmark: &Bookmark, bytes: Vec<u8>, delimiter: u8) -> Self {
        let mut block = Self {
            first_row: bookmark.first_row,
            first_line: bookmark.first_line,
            bytes,
            delimiter,
            offset: Some(bookmark.offset),
            ..Self::default()
        };
        block.split(true);
        block
    }

    /// Finds the records and cells of its bytes.
    pub(super) fn split(&mut self, last: bool) -> Split {
        self.table.split(&self.bytes, self.delimiter, last)
    }

    /// Finds the records of its bytes, and how many cells each has. Then [`Block::rows`] has no cells to show.
    pub(super) fn split_records(&mut self, last: bool) -> Split {
        self.table.split_records(&self.bytes, self.delimiter, last)
    }

    /// How many records it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.records.len()
    }

    /// Whether it holds no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.records.is_empty()
    }

    /// Its records as text.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        let table = &self.table;
        let mut rows = Rows {
            first_row: self.first_row,
            first_line: self.first_line,
            text: Cow::default(),
            unescaped: Cow::default(),
            cells: Cow::Borrowed(&table.cells),
            table,
            bytes: &self.bytes,
            delimiter: self.delimiter,
            unclosed: self.unclosed,
            has_nul: memchr(0, &self.bytes).is_some(),
            has_colon: memchr(b':', &self.bytes).is_some(),
            damaged: Vec::new(),
            kept: Kept::default(),
        };
        let utf8 = simdutf8::basic::from_utf8;
        match (utf8(&self.bytes), utf8(&table.unescaped)) {
            (Ok(text), Ok(unescaped)) => {
                rows.text = Cow::Borrowed(text);
                rows.unescaped = Cow::Borrowed(unescaped);
                if self.decoded && text.contains('\u{fffd}') {
                    let is_damaged = |record: &Record| text[record.content()].contains('\u{fffd}');
                    rows.damaged = table.records.iter().map(is_damaged).collect();
                }
            }
            _ => self.repair(&mut rows),
        }
        rows
    }

    /// The text of its rows where it is not UTF-8: bytes that cannot be decoded become replacement characters.
    #[cold]
    fn repair<'b>(&'b self, rows: &mut Rows<'b>) {
        let (mut text, mut unescaped) = (String::new(), String::new());
        let cell = |span: &Span| {
            let (bytes, into) = if span.is_unescaped() {
                (&self.table.unescaped, &mut unescaped)
            } else {
                (&self.bytes, &mut text)
            };
            let start = into.len();
            into.push_str(&String::from_utf8_lossy(&bytes[span.range()]));
            if span.is_unescaped() {
                Span::of_unescaped(start..into.len())
            } else {
                Span {
                    start: start as u32,
                    end: into.len() as u32,
                }
            }
        };
        let cells = self.table.whole_cells().iter().map(cell).collect();
        let is_damaged =
            |record: &Record| simdutf8::basic::from_utf8(&self.bytes[record.content()]).is_err();
        rows.damaged = self.table.records.iter().map(is_damaged).collect();
        rows.cells = Cow::Owned(cells);
        rows.text = Cow::Owned(text);
        rows.unescaped = Cow::Owned(unescaped);
    }
}

impl Rows<'_> {
    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.table.records.len()).map(|index| self.at(index))
    }

    /// The row with a number, if it is one of these.
    #[must_use]
    pub fn get(&self, number: RowNumber) -> Option<Row<'_>> {
        let index = usize::try_from(number.0.checked_sub(self.first_row)?).ok()?;
        (index < self.table.records.len()).then(|| self.at(index))
    }

    #[inline]
    fn at(&self, index: usize) -> Row<'_> {
        Row {
            number: RowNumber(self.first_row + index as u64),
            line: self.first_line + u64::from(self.table.records[index].line),
            rows: self,
            index,
            text: &self.text,
            cells: &self.cells[self.table.cells_of(index)],
            damaged: self.damaged.get(index).copied().unwrap_or(false),
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::{BOOKMARKED, Block, Bookmark, Row};

    /// The number, the line and the cells of each row.
    fn all(block: &Block) -> Vec<(u64, u64, Vec<String>)> {
        let rows = block.rows();
        let row = |row: Row<'_>| {
            let cells = row.cells().map(str::to_owned);
            (row.number.0, row.line, cells.collect())
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn bookmarks_find_the_records_again() {
        let rows = 2 * BOOKMARKED + 3;
        let text: String = (0..rows)
            .map(|row| match row % 3 {
                0 => format!("{row},\"a\r\nb\"\r\n"),
                1 => "\n".to_owned(),
                _ => format!("{row},\"x\"\"y\"\n"),
            })
            .collect();
        let mut block = Block {
            first_row: 5,
            first_line: 9,
            delimiter: b',',
            offset: Some(7),
            bytes: text.clone().into_bytes(),
            ..Block::default()
        };
        block.split(true);
        let read = |bookmark: &Bookmark| {
            let start = bookmark.offset as usize - 7;
            let bytes = text.as_bytes()[start..start + bookmark.length].to_vec();
            let block = Block::at(bookmark, bytes, b',');
            assert_eq!(block.len() as u64, bookmark.rows);
            all(&block)
        };
        let bookmarks: Vec<Bookmark> = block.bookmarks().collect();
        assert_eq!(bookmarks.len(), 3);
        let again: Vec<_> = bookmarks.iter().flat_map(read).collect();
        assert_eq!(again, all(&block));
        let joined = bookmarks[0].joined(bookmarks[1]).expect("it follows");
        assert_eq!(read(&joined), all(&block)[..2 * BOOKMARKED]);
        assert_eq!(bookmarks[0].joined(bookmarks[2]), None);
    }
}

//! A stretch of whole records, split into rows and cells without copying them.

mod row;

use std::borrow::Cow;
use std::fmt;

use elsa::FrozenVec;
use memchr::memchr;

use crate::finding::RowNumber;
use crate::source::records::{Record, Split};
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

//! A stretch of whole records, split into rows and cells without copying them.

use memchr::memchr;

use crate::source::records::{self, Record, Slip};

/// A stretch of the text that starts and ends with whole records.
#[derive(Debug)]
pub struct Block {
    /// Its number, from 0.
    pub index: usize,
    /// The row number of its first record.
    pub first_row: u64,
    /// The physical line in which its first record starts.
    pub first_line: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) records: Vec<Record>,
    pub(super) delimiter: u8,
    /// Whether a quote in the last record is never closed.
    pub(super) unclosed: bool,
    /// Where it starts in its file; not known where the bytes were decoded.
    pub(super) offset: Option<u64>,
    /// Whether the bytes were decoded, so that a replacement character stands for bytes that cannot be read.
    pub(super) decoded: bool,
}

/// Where a cell's text stands: in the block, or among the texts that had to be unescaped.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
    unescaped: bool,
}

/// The rows of a block.
#[derive(Debug)]
pub struct Rows {
    first_row: u64,
    first_line: u64,
    text: String,
    unescaped: String,
    records: Vec<Record>,
    /// Where the cells of each record end in `spans`.
    ends: Vec<u32>,
    spans: Vec<Span>,
    unclosed: bool,
    has_nul: bool,
    damaged: Vec<bool>,
    /// Quotes out of place: the number of the record, the column, and what is wrong.
    slips: Vec<(u32, u32, Slip)>,
}

/// One record, as rows and cells of text.
#[derive(Clone, Copy)]
pub struct Row<'b> {
    /// The row as a spreadsheet numbers it, from 1.
    pub number: u64,
    /// The physical line in which it starts, from 1.
    pub line: u64,
    rows: &'b Rows,
    index: usize,
    spans: &'b [Span],
}

/// Where a block stands in its file, so that it can be read once more.
#[derive(Debug, Clone, Copy)]
pub struct Bookmark {
    /// The row number of its first record.
    pub first_row: u64,
    /// How many records it holds.
    pub rows: u64,
    pub(super) first_line: u64,
    pub(super) offset: u64,
    pub(super) length: usize,
}

impl Block {
    /// Where it stands in its file; nothing where the file has to be read from its start to find it.
    #[must_use]
    pub fn bookmark(&self) -> Option<Bookmark> {
        Some(Bookmark {
            first_row: self.first_row,
            rows: self.records.len() as u64,
            first_line: self.first_line,
            offset: self.offset?,
            length: self.bytes.len(),
        })
    }

    /// The block at a bookmark, from the bytes that stand there.
    pub(super) fn at(bookmark: &Bookmark, bytes: Vec<u8>, delimiter: u8) -> Self {
        let mut records = Vec::with_capacity(bookmark.rows as usize);
        records::split(&bytes, delimiter, true, &mut records);
        Self {
            index: 0,
            first_row: bookmark.first_row,
            first_line: bookmark.first_line,
            bytes,
            records,
            delimiter,
            unclosed: false,
            offset: Some(bookmark.offset),
            decoded: false,
        }
    }

    /// How many records it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it holds no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// One of its records as a block of its own.
    #[must_use]
    pub fn only(&self, row: u64) -> Option<Self> {
        let record = *self
            .records
            .get(usize::try_from(row.checked_sub(self.first_row)?).ok()?)?;
        let bytes = self.bytes[record.content()].to_vec();
        let end = bytes.len() as u32;
        Some(Self {
            index: self.index,
            first_row: row,
            first_line: self.first_line + u64::from(record.line),
            bytes,
            records: vec![Record {
                quoted: record.quoted,
                start: 0,
                end,
                next: end,
                line: 0,
            }],
            delimiter: self.delimiter,
            unclosed: false,
            offset: None,
            decoded: self.decoded,
        })
    }

    /// Splits the records into cells.
    #[must_use]
    pub fn into_rows(self) -> Rows {
        let (text, records, mut damaged) = readable(self.bytes, self.records);
        if self.decoded && text.contains('\u{fffd}') {
            damaged = records
                .iter()
                .map(|record| text[record.content()].contains('\u{fffd}'))
                .collect();
        }
        let mut rows = Rows {
            first_row: self.first_row,
            first_line: self.first_line,
            unescaped: String::new(),
            ends: Vec::with_capacity(records.len()),
            spans: Vec::with_capacity(records.len() * 12),
            unclosed: self.unclosed,
            has_nul: memchr(0, text.as_bytes()).is_some(),
            damaged,
            slips: Vec::new(),
            text,
            records,
        };
        for (index, record) in rows.records.iter().enumerate() {
            let content = &rows.text.as_bytes()[record.content()];
            if record.quoted {
                let first = rows.spans.len();
                records::cells(content, self.delimiter, |cell| {
                    if let Some(slip) = cell.slip {
                        let column = (rows.spans.len() - first) as u32;
                        rows.slips.push((index as u32, column, slip));
                    }
                    let raw = record.start + cell.start as u32..record.start + cell.end as u32;
                    rows.spans.push(if cell.escaped {
                        let start = rows.unescaped.len() as u32;
                        let raw = &rows.text[raw.start as usize..raw.end as usize];
                        records::unescape(raw, &mut rows.unescaped);
                        Span {
                            start,
                            end: rows.unescaped.len() as u32,
                            unescaped: true,
                        }
                    } else {
                        Span {
                            start: raw.start,
                            end: raw.end,
                            unescaped: false,
                        }
                    });
                });
            } else {
                records::plain_cells(content, self.delimiter, |start, end| {
                    rows.spans.push(Span {
                        start: record.start + start as u32,
                        end: record.start + end as u32,
                        unescaped: false,
                    });
                });
            }
            rows.ends.push(rows.spans.len() as u32);
        }
        rows
    }
}

/// The bytes as text; records that are not UTF-8 are marked and their bad bytes replaced.
fn readable(bytes: Vec<u8>, records: Vec<Record>) -> (String, Vec<Record>, Vec<bool>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, records, Vec::new()),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = Vec::with_capacity(records.len());
    let records = records
        .into_iter()
        .map(|record| {
            let content = String::from_utf8_lossy(&bytes[record.content()]);
            damaged.push(matches!(content, std::borrow::Cow::Owned(_)));
            let start = text.len() as u32;
            text.push_str(&content);
            Record {
                start,
                end: text.len() as u32,
                ..record
            }
        })
        .collect();
    (text, records, damaged)
}

impl Rows {
    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.records.len()).map(|index| self.row(index))
    }

    fn row(&self, index: usize) -> Row<'_> {
        let start = match index {
            0 => 0,
            _ => self.ends[index - 1] as usize,
        };
        Row {
            number: self.first_row + index as u64,
            line: self.first_line + u64::from(self.records[index].line),
            rows: self,
            index,
            spans: &self.spans[start..self.ends[index] as usize],
        }
    }
}

impl<'b> Row<'b> {
    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether it has no cell at all: a line without bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The text of a cell; empty where the row has no such cell.
    #[must_use]
    #[inline]
    pub fn cell(&self, column: u32) -> &'b str {
        match self.spans.get(column as usize) {
            None => "",
            Some(span) => {
                let text = if span.unescaped {
                    &self.rows.unescaped
                } else {
                    &self.rows.text
                };
                &text[span.start as usize..span.end as usize]
            }
        }
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &'b str> + use<'b> {
        let row = *self;
        (0..self.spans.len() as u32).map(move |column| row.cell(column))
    }

    /// Whether no cell holds more than spaces.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    /// Whether some of its bytes mean nothing in the encoding of the file.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.rows.damaged.get(self.index).copied().unwrap_or(false)
    }

    /// Whether it holds a NUL character.
    #[must_use]
    pub fn has_nul(&self) -> bool {
        self.rows.has_nul && self.cells().any(|cell| cell.contains('\0'))
    }

    /// The first cell whose quotes are out of place, and what is wrong with it.
    #[must_use]
    pub fn slip(&self) -> Option<(u32, Slip)> {
        let index = self.index as u32;
        let at = self.rows.slips.partition_point(|slip| slip.0 < index);
        let (record, column, slip) = *self.rows.slips.get(at)?;
        (record == index).then_some((column, slip))
    }

    /// Whether a quote opens in it and never closes.
    #[must_use]
    pub fn is_unclosed(&self) -> bool {
        self.rows.unclosed && self.index + 1 == self.rows.records.len()
    }
}

//! Where records and cells start and end: RFC 4180 as the `csv` crate reads it, except that empty lines are records too.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use crate::source::byte_mask::{Finder, WIDTH, above};

/// Where a record stands in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last one; the line end is not part of it.
    pub end: u32,
    /// The byte after its line end.
    pub next: u32,
    /// How many line ends stand before it in the block.
    pub line: u32,
}

impl Record {
    /// Its bytes, without the line end.
    #[must_use]
    pub fn content(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Its line end: one or two bytes, none at the end of a file.
    #[must_use]
    pub fn line_end(&self) -> Range<usize> {
        self.end as usize..self.next as usize
    }
}

/// What splitting a stretch of bytes came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// How many bytes the whole records take up; the rest belongs to the next stretch.
    pub taken: usize,
    /// How many line ends these bytes hold.
    pub lines: u32,
    /// Whether the last record has a quote that never closes.
    pub unclosed: bool,
}

/// Where a cell stands in the bytes that were split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The first byte of its text.
    pub start: usize,
    /// The byte after its text.
    pub end: usize,
    /// Whether its text has to be unescaped; `start..end` then holds the quotes too.
    pub escaped: bool,
    /// The byte after the cell, quotes included.
    pub raw_end: usize,
    /// What is wrong with its quotes.
    pub slip: Option<Slip>,
}

/// A quote where RFC 4180 has none: programs read such a cell in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// It stands inside a cell that is not in quotes: `5" disk`.
    Inside,
    /// Text stands behind the quote that closes the cell: `"a"b`.
    Behind,
}

/// Takes the records and cells that [`split`] finds.
pub trait Sink {
    /// A cell of the record that comes next. A record without bytes has no cell. At the end of a stretch that is not the
    /// last, there can be cells of a record that is not whole and never comes.
    fn cell(&mut self, cell: Cell);
    /// A whole record, after its cells.
    fn record(&mut self, record: Record);
}

/// Finds the whole records in `bytes` and their cells. A quote opens a cell only as its first character; `\n`, `\r` and
/// `\r\n` end a record outside quotes. `last` says that nothing follows `bytes`.
#[inline]
pub fn split(bytes: &[u8], delimiter: u8, last: bool, sink: &mut impl Sink) -> Split {
    let finder = Finder::new(delimiter);
    let mut at = Position::default();
    let mut base = 0;
    while base < bytes.len() {
        let mask = finder.find(&bytes[base..]);
        let line_ends = mask.feeds | mask.returns;
        // A pair of bytes that was read as one can end in this chunk.
        let mut ahead = u64::MAX << (at.next.max(base) - base);
        'chunk: loop {
            if let Quotes::Open { start } = at.quotes {
                let closing = mask.quotes & ahead;
                if closing == 0 {
                    at.lines_inside |= line_ends & ahead != 0;
                    break;
                }
                let bit = closing.trailing_zeros();
                at.lines_inside |= line_ends & ahead & !(u64::MAX << bit) != 0;
                let close = base + bit as usize;
                if bytes.get(close + 1) == Some(&b'"') {
                    at.doubled = true;
                    at.next = close + 2;
                    if bit >= 62 {
                        break;
                    }
                    ahead = above(bit + 1);
                    continue;
                }
                if std::mem::take(&mut at.lines_inside) {
                    at.lines += lines_in(&bytes[start..close]);
                }
                at.quotes = Quotes::Closed { behind: close + 1 };
                ahead = above(bit);
            }
            let mut marks = (mask.delimiters | mask.quotes | line_ends) & ahead;
            while marks != 0 {
                let bit = marks.trailing_zeros();
                marks &= marks - 1;
                let found = base + bit as usize;
                let byte = bytes[found];
                if byte == delimiter {
                    sink.cell(at.cell(found));
                    at.start_cell(found + 1);
                } else if byte == b'"' {
                    if let Quotes::None { inside } = &mut at.quotes {
                        if found == at.cell {
                            at.quotes = Quotes::Open { start: found };
                            ahead = above(bit);
                            continue 'chunk;
                        }
                        *inside = true;
                    }
                } else {
                    let next = match (byte, bytes.get(found + 1)) {
                        (b'\r', Some(b'\n')) => {
                            if bit < 63 {
                                marks &= above(bit + 1);
                            }
                            found + 2
                        }
                        // The next stretch may start with the line feed that belongs to it.
                        (b'\r', None) if !last => break,
                        _ => found + 1,
                    };
                    at.end_record(found, next, sink);
                    at.lines += 1;
                    at.line = at.lines;
                    at.next = next;
                }
            }
            break;
        }
        base += WIDTH;
    }
    let unclosed = last && matches!(at.quotes, Quotes::Open { .. });
    if last && at.record < bytes.len() {
        at.end_record(bytes.len(), bytes.len(), sink);
    }
    Split {
        taken: at.record,
        lines: at.line,
        unclosed,
    }
}

/// How far splitting has come.
#[derive(Default)]
struct Position {
    /// Where the record starts.
    record: usize,
    /// Where the cell starts.
    cell: usize,
    quotes: Quotes,
    /// Whether two quotes stand for one in the cell.
    doubled: bool,
    /// Whether a line ends inside the quotes that are open.
    lines_inside: bool,
    /// Marks before this are part of one that was read.
    next: usize,
    /// How many lines have ended.
    lines: u32,
    /// How many lines have ended before the record.
    line: u32,
}

/// What is known of the quotes of a cell.
#[derive(Clone, Copy)]
enum Quotes {
    /// No quote opened it; whether one stands inside.
    None { inside: bool },
    /// Within its quotes.
    Open { start: usize },
    /// Behind the quote before this byte, which closed the cell.
    Closed { behind: usize },
}

impl Default for Quotes {
    fn default() -> Self {
        Self::None { inside: false }
    }
}

impl Position {
    /// The cell that ends before `end`.
    #[inline]
    fn cell(&self, end: usize) -> Cell {
        let start = self.cell;
        let plain = Cell {
            start,
            end,
            escaped: false,
            raw_end: end,
            slip: None,
        };
        match self.quotes {
            Quotes::None { inside } => Cell {
                slip: inside.then_some(Slip::Inside),
                ..plain
            },
            Quotes::Closed { behind } if behind == end && !self.doubled => Cell {
                start: start + 1,
                end: end - 1,
                ..plain
            },
            Quotes::Closed { behind } => Cell {
                escaped: true,
                slip: (behind != end).then_some(Slip::Behind),
                ..plain
            },
            Quotes::Open { .. } => Cell {
                escaped: true,
                ..plain
            },
        }
    }

    #[inline]
    fn start_cell(&mut self, at: usize) {
        self.cell = at;
        self.quotes = Quotes::default();
        self.doubled = false;
    }

    #[inline]
    fn end_record(&mut self, end: usize, next: usize, sink: &mut impl Sink) {
        if self.record < end {
            sink.cell(self.cell(end));
        }
        sink.record(Record {
            start: self.record as u32,
            end: end as u32,
            next: next as u32,
            line: self.line,
        });
        self.record = next;
        self.start_cell(next);
    }
}

/// How many lines end in `bytes`.
#[cold]
fn lines_in(bytes: &[u8]) -> u32 {
    let feeds = memchr_iter(b'\n', bytes).count();
    let lone_returns = memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    (feeds + lone_returns) as u32
}

/// Finds the cells of one record.
pub fn cells(record: &[u8], delimiter: u8, each: impl FnMut(Cell)) {
    split(record, delimiter, true, &mut Cells(each));
}

struct Cells<F>(F);

impl<F: FnMut(Cell)> Sink for Cells<F> {
    fn cell(&mut self, cell: Cell) {
        (self.0)(cell);
    }

    fn record(&mut self, _: Record) {}
}

/// Records alone, where their cells do not matter.
impl Sink for Vec<Record> {
    fn cell(&mut self, _: Cell) {}

    fn record(&mut self, record: Record) {
        self.push(record);
    }
}

/// Writes the text of a quoted cell: doubled quotes are one, and what follows the closing quote belongs to it.
pub fn unescape(raw: &[u8], text: &mut Vec<u8>) {
    let mut rest = &raw[1..];
    while let Some(at) = memchr(b'"', rest) {
        text.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix(b"\"") {
            Some(after) => {
                text.push(b'"');
                rest = after;
            }
            None => break,
        }
    }
    text.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Cell, Record, Slip, cells, split, unescape};

    fn text_of(record: &str, cell: Cell) -> String {
        let raw = &record[cell.start..cell.end];
        if !cell.escaped {
            return raw.to_owned();
        }
        let mut text = Vec::new();
        unescape(raw.as_bytes(), &mut text);
        String::from_utf8(text).expect("only quotes were left out")
    }

    /// Every record of a text as the cells it holds.
    fn read(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut records: Vec<Record> = Vec::new();
        let split = split(text.as_bytes(), delimiter, true, &mut records);
        assert_eq!(split.taken, text.len());
        let read_cells = |record: &Record| {
            let record = &text[record.content()];
            let mut row = Vec::new();
            cells(record.as_bytes(), delimiter, |cell| {
                row.push(text_of(record, cell));
            });
            row
        };
        records.iter().map(read_cells).collect()
    }

    /// Every record as the `csv` crate reads it.
    fn peer(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|record| {
                record
                    .expect("text is UTF-8")
                    .iter()
                    .map(str::to_owned)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn cells_are_read_as_written() {
        assert_eq!(read("a,\"b\"\"c\",\"d\"e\n", b','), [["a", "b\"c", "de"]]);
        assert_eq!(
            read("a;\"b\r\nc\"\r\n\r\nd", b';'),
            [vec!["a", "b\r\nc"], vec![], vec!["d"]]
        );
        assert_eq!(
            read("5\" disk,\"\"\rx,\"", b','),
            [["5\" disk", ""], ["x", ""]]
        );
    }

    #[test]
    fn quotes_out_of_place_are_seen() {
        for (record, slips) in [
            ("a,\"b\"\"c\",\"\"", [None; 3]),
            (
                "a\"b,\"c\"d,e",
                [Some(Slip::Inside), Some(Slip::Behind), None],
            ),
            (
                " \"a\",\"b\" ,\"c",
                [Some(Slip::Inside), Some(Slip::Behind), None],
            ),
        ] {
            let mut found = Vec::new();
            cells(record.as_bytes(), b',', |cell| found.push(cell.slip));
            assert_eq!(found, slips, "{record}");
        }
    }

    #[test]
    fn lines_count_inside_quotes() {
        let mut records = Vec::new();
        let split = split(b"a\n\"b\r\nc\rd\"\ne\n", b',', true, &mut records);
        let lines: Vec<u32> = records.iter().map(|record| record.line).collect();
        assert_eq!((lines, split.lines), (vec![0, 1, 4], 5));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn records_are_those_of_the_csv_crate(text in "[ab,;\"\r\n \u{e4}]{0,200}", delimiter in prop_oneof![Just(b','), Just(b';')]) {
            let ours: Vec<_> = read(&text, delimiter).into_iter().filter(|row| !row.is_empty()).collect();
            prop_assert_eq!(ours, peer(&text, delimiter));
        }

        #[test]
        fn a_cut_does_not_show(text in "[ab,\"\r\n]{0,200}", cut in 0_usize..200) {
            let cut = cut.min(text.len());
            let (mut whole, mut parts) = (Vec::new(), Vec::new());
            split(text.as_bytes(), b',', true, &mut whole);
            let first = split(&text.as_bytes()[..cut], b',', false, &mut parts);
            let mut rest = Vec::new();
            split(&text.as_bytes()[first.taken..], b',', true, &mut rest);
            parts.extend(rest.into_iter().map(|record| Record {
                start: record.start + first.taken as u32,
                end: record.end + first.taken as u32,
                next: record.next + first.taken as u32,
                line: record.line + first.lines,
            }));
            prop_assert_eq!(parts, whole);
        }
    }
}

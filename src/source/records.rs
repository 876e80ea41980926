//! Where records and cells start and end: RFC 4180 as the `csv` crate reads it, except that empty lines are records too.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memchr3};

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
    /// Whether there is a quote in it; without one its cells are what stands between delimiters.
    pub quoted: bool,
}

impl Record {
    /// Its bytes, without the line end.
    #[must_use]
    pub fn content(&self) -> Range<usize> {
        self.start as usize..self.end as usize
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

/// Finds the whole records in `bytes`. A quote opens a cell only as its first character; `\n`, `\r` and `\r\n` end a
/// record outside quotes. `last` says that nothing follows `bytes`.
pub fn split(bytes: &[u8], delimiter: u8, last: bool, records: &mut Vec<Record>) -> Split {
    let (mut start, mut position) = (0, 0);
    let (mut lines, mut line) = (0, 0);
    let (mut quoted, mut unclosed) = (false, false);
    while let Some(found) = memchr3(b'"', b'\n', b'\r', &bytes[position..]) {
        let at = position + found;
        if bytes[at] == b'"' {
            quoted = true;
            position = at + 1;
            if at != start && bytes[at - 1] != delimiter {
                continue;
            }
            let Some(close) = closing_quote(bytes, at + 1, last) else {
                unclosed = last;
                break;
            };
            lines += line_ends(&bytes[at..close]);
            position = close + 1;
            continue;
        }
        let next = match (bytes[at], bytes.get(at + 1)) {
            (b'\r', Some(b'\n')) => at + 2,
            (b'\r', None) if !last => break,
            _ => at + 1,
        };
        records.push(Record {
            start: start as u32,
            end: at as u32,
            next: next as u32,
            line,
            quoted: std::mem::take(&mut quoted),
        });
        lines += 1;
        line = lines;
        start = next;
        position = next;
    }
    if last && start < bytes.len() {
        let end = bytes.len();
        records.push(Record {
            start: start as u32,
            end: end as u32,
            next: end as u32,
            line,
            quoted,
        });
        start = end;
    }
    Split {
        taken: start,
        lines: line,
        unclosed,
    }
}

/// The quote that closes a cell whose text starts at `position`.
fn closing_quote(bytes: &[u8], mut position: usize, last: bool) -> Option<usize> {
    loop {
        let at = position + memchr(b'"', &bytes[position..])?;
        match bytes.get(at + 1) {
            Some(b'"') => position = at + 2,
            None if !last => return None,
            _ => return Some(at),
        }
    }
}

/// How many lines end in `bytes`.
fn line_ends(bytes: &[u8]) -> u32 {
    // Most cells have none.
    let Some(first) = memchr2(b'\n', b'\r', bytes) else {
        return 0;
    };
    let bytes = &bytes[first..];
    let feeds = memchr_iter(b'\n', bytes).count();
    let lone_returns = memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    (feeds + lone_returns) as u32
}

/// Where a cell stands in its record.
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

/// Finds the cells of a record without quotes: hands on where each starts and ends. A record without bytes has none.
pub fn plain_cells(record: &[u8], delimiter: u8, mut each: impl FnMut(usize, usize)) {
    if record.is_empty() {
        return;
    }
    let mut start = 0;
    let delimiters = repeated(delimiter);
    each_mark(
        record,
        |word| bytes_equal(word, delimiters),
        |at| {
            each(start, at);
            start = at + 1;
        },
    );
    each(start, record.len());
}

/// Where in a cell the search for its end has come to.
#[derive(Clone, Copy)]
enum Quotes {
    /// No quote opened it; whether one stands inside.
    None(bool),
    /// Within its quotes.
    Open,
    /// Behind the quote before this byte, which closes the cell unless another quote follows at once.
    Closed(usize),
}

/// Finds the cells of a record. A record without bytes has none.
pub fn cells(record: &[u8], delimiter: u8, mut each: impl FnMut(Cell)) {
    if record.is_empty() {
        return;
    }
    let (mut start, mut quotes, mut doubled) = (0, Quotes::None(false), false);
    let (delimiters, marks) = (repeated(delimiter), repeated(b'"'));
    each_mark(
        record,
        |word| bytes_equal(word, delimiters) | bytes_equal(word, marks),
        |at| {
            if record[at] == b'"' {
                quotes = match quotes {
                    Quotes::None(_) if at == start => Quotes::Open,
                    Quotes::None(_) => Quotes::None(true),
                    Quotes::Open => Quotes::Closed(at + 1),
                    Quotes::Closed(behind) if behind == at => {
                        doubled = true;
                        Quotes::Open
                    }
                    closed @ Quotes::Closed(_) => closed,
                };
            } else if !matches!(quotes, Quotes::Open) {
                each(cell(start, at, quotes, doubled));
                (start, quotes, doubled) = (at + 1, Quotes::None(false), false);
            }
        },
    );
    each(cell(start, record.len(), quotes, doubled));
}

fn cell(start: usize, end: usize, quotes: Quotes, doubled: bool) -> Cell {
    let whole = Cell {
        start,
        end,
        escaped: true,
        raw_end: end,
        slip: None,
    };
    match quotes {
        Quotes::None(inside) => Cell {
            escaped: false,
            slip: inside.then_some(Slip::Inside),
            ..whole
        },
        Quotes::Closed(behind) if behind == end && !doubled => Cell {
            start: start + 1,
            end: end - 1,
            escaped: false,
            ..whole
        },
        Quotes::Closed(behind) => Cell {
            slip: (behind != end).then_some(Slip::Behind),
            ..whole
        },
        Quotes::Open => whole,
    }
}

/// Hands on the place of each byte that `find` marks in a word of eight by its high bit.
///
/// Eight bytes at a time: cells are so short that calling a search for each of them costs more than the search.
fn each_mark(record: &[u8], find: impl Fn(u64) -> u64, mut each: impl FnMut(usize)) {
    let mut base = 0;
    let (words, rest) = record.as_chunks::<8>();
    for word in words {
        let mut found = find(u64::from_le_bytes(*word));
        while found != 0 {
            each(base + (found.trailing_zeros() / 8) as usize);
            found &= found - 1;
        }
        base += 8;
    }
    let mut word = [0; 8];
    word[..rest.len()].copy_from_slice(rest);
    let mut found = find(u64::from_le_bytes(word));
    while found != 0 {
        let at = (found.trailing_zeros() / 8) as usize;
        if at < rest.len() {
            each(base + at);
        }
        found &= found - 1;
    }
}

fn repeated(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The high bit of each byte that is the same in both, and of no other.
fn bytes_equal(one: u64, other: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differs = one ^ other;
    !(((differs & LOW) + LOW) | differs | LOW)
}

/// Writes the text of a quoted cell: doubled quotes are one, and what follows the closing quote belongs to it.
pub fn unescape(raw: &str, text: &mut String) {
    let mut rest = &raw[1..];
    while let Some(at) = rest.find('"') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                text.push('"');
                rest = after;
            }
            None => break,
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Record, Slip, cells, plain_cells, split, unescape};

    /// Every record of a text as the cells it holds.
    fn read(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut records: Vec<Record> = Vec::new();
        let split = split(text.as_bytes(), delimiter, true, &mut records);
        assert_eq!(split.taken, text.len());
        let read_cells = |record: &Record| {
            let quoted = record.quoted;
            let record = &text[record.content()];
            let mut row = Vec::new();
            if !quoted {
                plain_cells(record.as_bytes(), delimiter, |start, end| {
                    row.push(record[start..end].to_owned());
                });
                return row;
            }
            cells(record.as_bytes(), delimiter, |cell| {
                let mut text = String::new();
                if cell.escaped {
                    unescape(&record[cell.start..cell.end], &mut text);
                } else {
                    text.push_str(&record[cell.start..cell.end]);
                }
                row.push(text);
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
        fn records_are_those_of_the_csv_crate(text in "[ab,;\"\r\n \u{e4}]{0,40}", delimiter in prop_oneof![Just(b','), Just(b';')]) {
            let ours: Vec<_> = read(&text, delimiter).into_iter().filter(|row| !row.is_empty()).collect();
            prop_assert_eq!(ours, peer(&text, delimiter));
        }

        #[test]
        fn a_cut_does_not_show(text in "[ab,\"\r\n]{0,40}", cut in 0_usize..40) {
            let cut = cut.min(text.len());
            let (mut whole, mut parts) = (Vec::new(), Vec::new());
            split(text.as_bytes(), b',', true, &mut whole);
            let first = split(&text.as_bytes()[..cut], b',', false, &mut parts);
            let mut rest = Vec::new();
            split(&text.as_bytes()[first.taken..], b',', true, &mut rest);
            parts.extend(rest.into_iter().map(|record| Record {
                quoted: record.quoted,
                start: record.start + first.taken as u32,
                end: record.end + first.taken as u32,
                next: record.next + first.taken as u32,
                line: record.line + first.lines,
            }));
            prop_assert_eq!(parts, whole);
        }
    }
}

//! The column that an earlier run added, and a text without it: how a text is read must not depend on what we said of it.

use std::cmp::Reverse;
use std::io::{self, Read};

use memchr::memmem;

use crate::header;
use crate::source::dialect;
use crate::source::records::{self, Record};

/// How the cell in the first row begins where a list has no headers: it takes the place of the header.
const LABEL: &str = "errors: ";
/// That cell where nothing is said of the row.
pub const BARE_LABEL: &str = header::ERRORS;
/// In how many lines the column is looked for, and how many places are tried: each costs a look at the whole sample.
const LINES: usize = 1000;
const MOST_TRIED: usize = 8;
/// How many rows have to show that they have a cell of the column.
const ROWS: usize = 200;
/// How much is read at a time.
const CHUNK: u64 = 256 * 1024;
/// A record longer than this is a quote that was never closed.
const LONGEST_RECORD: usize = 32 * 1024 * 1024;

/// Which cell of a row may hold the header of our column: the last one with a text, beside a cell of the list.
pub(super) fn header_in(row: &[String]) -> Option<usize> {
    let last = row.iter().rposition(|cell| !cell.trim().is_empty())?;
    let may_be = header::is_errors(&row[last]) || header::is_further_errors(&row[last]);
    (may_be && last > 0).then_some(last)
}

/// Whether a header is that of our column beside those of the list: it has a number only where they have taken its name.
pub(super) fn is_ours(header: &str, own: &[String]) -> bool {
    header::is_errors(header) || own.iter().any(|own| header::is_errors(own))
}

/// Which cell of the first row of a list without headers holds what we said of it.
pub(super) fn label_in(row: &[String]) -> Option<usize> {
    let last = row.iter().rposition(|cell| !cell.trim().is_empty())?;
    (is_label(&row[last]) && last > 0).then_some(last)
}

fn is_label(cell: &str) -> bool {
    cell == BARE_LABEL || cell.starts_with(LABEL)
}

/// The cell of the first row of a list without headers: what is said of the row, behind a word by which the column is known
/// again.
#[must_use]
pub fn labelled(findings: &str) -> String {
    if findings.is_empty() {
        BARE_LABEL.to_owned()
    } else {
        format!("{LABEL}{findings}")
    }
}

/// What is said of a row, without the header of the column.
#[must_use]
pub fn unlabelled(cell: &[u8]) -> &[u8] {
    match cell.strip_prefix(BARE_LABEL.as_bytes()) {
        Some([]) => &[],
        _ => cell.strip_prefix(LABEL.as_bytes()).unwrap_or(cell),
    }
}

/// The rows of a table without our column, which stands in a row and those below it.
pub(super) fn without(rows: &[Vec<String>], from: usize, column: usize) -> Vec<Vec<String>> {
    let whole = rows[from].len();
    let own = rows.iter().enumerate().map(|(index, row)| {
        let mut row = row.clone();
        if index >= from && row.len() > column {
            // In a row that is too long ours is the last cell.
            let ours = if row.len() > whole {
                row.len() - 1
            } else {
                column
            };
            row.remove(ours);
        }
        row
    });
    own.collect()
}

/// Our column in the bytes of a text, as its header and the delimiter before it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OurColumn {
    /// The delimiter.
    pub(super) delimiter: u8,
    /// The record in which its header stands, from 0.
    pub(super) record: usize,
    /// How many cells stand before it there.
    width: usize,
}

impl OurColumn {
    /// Where the column may be: at the end of lines whose last cell is its header. Letters that are no delimiter, quote or
    /// line end may be in any encoding.
    fn candidates(text: &[u8]) -> Vec<Self> {
        let mut start = 0;
        let lines = text.split(|byte| matches!(byte, b'\n' | b'\r'));
        let ends = lines.take(LINES).filter_map(|line| {
            let at = header_at(line).or_else(|| label_at(line));
            let found = at.map(|at| (start + at, start + line.len()));
            start += line.len() + 1;
            found
        });
        let places = ends.take(MOST_TRIED);
        places
            .filter_map(|(cell, end)| Self::at(&text[..end], cell))
            .collect()
    }

    /// The column whose header is the last cell of these bytes and begins at this one.
    fn at(text: &[u8], cell: usize) -> Option<Self> {
        let delimiter = *text.get(cell.checked_sub(1)?)?;
        if !dialect::is_delimiter(delimiter) {
            return None;
        }
        let mut found: Vec<Record> = Vec::new();
        records::split(text, delimiter, true, &mut found);
        let last = found.last()?;
        let (width, start) = last_cell(&text[last.content()], delimiter);
        (width > 0 && last.start as usize + start == cell).then_some(Self {
            delimiter,
            record: found.len() - 1,
            width,
        })
    }

    /// The candidates of which most rows below have a cell: else the header is a word that stands there by chance. Those come
    /// first that more rows end with.
    pub(super) fn borne_out(text: &[u8]) -> Vec<Self> {
        let candidates = Self::candidates(text).into_iter();
        let borne_out = candidates.filter_map(|ours| Some((ours, ours.share_of_rows(text)?)));
        let mut borne_out: Vec<(Self, usize)> = borne_out.collect();
        borne_out.sort_by_key(|(_, share)| Reverse(*share));
        borne_out.into_iter().map(|(ours, _)| ours).collect()
    }

    /// How many percent of the rows below end with a cell of the column; nothing where most do not have one.
    fn share_of_rows(&self, text: &[u8]) -> Option<usize> {
        let text = dialect::head_of(text);
        let mut found: Vec<Record> = Vec::new();
        records::split(text, self.delimiter, true, &mut found);
        let below = found.iter().skip(self.record + 1);
        let (mut rows, mut with_cell, mut at_end) = (0, 0, 0);
        for record in below.filter(|record| !record.is_empty()).take(ROWS) {
            let (before, _) = last_cell(&text[record.content()], self.delimiter);
            rows += 1;
            with_cell += usize::from(before >= self.width);
            at_end += usize::from(before == self.width);
        }
        (rows == 0 || with_cell * 2 > rows).then(|| at_end * 100 / rows.max(1))
    }

    /// The text without the column, to be read once.
    pub(super) fn removed_from<R: Read>(self, text: R) -> OwnText<R> {
        OwnText {
            text,
            column: self,
            pending: Vec::new(),
            own: Vec::new(),
            read: 0,
            records: 0,
            is_raw: false,
            at_end: false,
        }
    }

    /// Adds a record with its line end, without our cell.
    fn copy(&self, bytes: &[u8], record: Record, number: usize, own: &mut Vec<u8>) {
        let content = &bytes[record.content()];
        let (before, start) = last_cell(content, self.delimiter);
        if number >= self.record && before >= self.width && !record.is_empty() {
            own.extend_from_slice(&content[..start.saturating_sub(1)]);
        } else {
            own.extend_from_slice(content);
        }
        own.extend_from_slice(&bytes[record.line_end()]);
    }
}

/// Where the header of our column begins in a line that ends with it, in quotes or not.
fn header_at(line: &[u8]) -> Option<usize> {
    let spaces = line.iter().rev().take_while(|byte| **byte == b' ').count();
    let line = &line[..line.len() - spaces];
    let is_quoted = line.ends_with(b"\"");
    let head = line.strip_suffix(b"\"").unwrap_or(line);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let start = head.iter().rposition(|byte| !is_part(byte))? + 1;
    let text = str::from_utf8(&head[start..]).ok()?;
    let is_ours = header::is_errors(text) || header::is_further_errors(text);
    let quote = usize::from(is_quoted && head[..start].ends_with(b"\""));
    is_ours.then_some(start - quote)
}

/// Where our cell begins in a line that ends with it and has no header.
fn label_at(line: &[u8]) -> Option<usize> {
    line.strip_suffix(b"\"")?;
    memmem::rfind(line, b"\"errors: ")
}

/// How many cells stand before the last one of a record, and where that begins.
fn last_cell(content: &[u8], delimiter: u8) -> (usize, usize) {
    let (mut cells, mut start, mut next) = (0_usize, 0, 0);
    records::cells(content, delimiter, |cell| {
        cells += 1;
        start = next;
        next = cell.raw_end + 1;
    });
    (cells.saturating_sub(1), start)
}

/// A text without our column.
pub(super) struct OwnText<R> {
    text: R,
    column: OurColumn,
    /// What was read and is no whole record yet.
    pending: Vec<u8>,
    /// What is to be handed on, and how much of it was.
    own: Vec<u8>,
    read: usize,
    /// How many records were handed on.
    records: usize,
    /// Whether the rest is one record that never ends.
    is_raw: bool,
    at_end: bool,
}

impl<R: Read> OwnText<R> {
    fn fill(&mut self) -> io::Result<()> {
        self.own.clear();
        self.read = 0;
        let got = (&mut self.text)
            .take(CHUNK)
            .read_to_end(&mut self.pending)?;
        self.at_end = (got as u64) < CHUNK;
        if self.is_raw || self.pending.len() > LONGEST_RECORD {
            self.is_raw = true;
            self.own.append(&mut self.pending);
            return Ok(());
        }
        let mut found: Vec<Record> = Vec::new();
        let delimiter = self.column.delimiter;
        let split = records::split(&self.pending, delimiter, self.at_end, &mut found);
        for record in found {
            self.column
                .copy(&self.pending, record, self.records, &mut self.own);
            self.records += 1;
        }
        self.pending.drain(..split.taken);
        Ok(())
    }
}

impl<R: Read> Read for OwnText<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.own.len() {
            if self.at_end {
                return Ok(0);
            }
            self.fill()?;
        }
        let count = buffer.len().min(self.own.len() - self.read);
        buffer[..count].copy_from_slice(&self.own[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{OurColumn, without};

    fn own(text: &[u8]) -> Vec<u8> {
        let Some(ours) = OurColumn::candidates(text).first().copied() else {
            return text.to_vec();
        };
        let mut own = Vec::new();
        ours.removed_from(text)
            .read_to_end(&mut own)
            .expect("memory");
        own
    }

    #[test]
    fn our_column_is_taken_from_the_bytes() {
        for (text, expected) in [
            ("a,b,errors\n1,2,\"x, y\"\n\n3,4,\n", "a,b\n1,2\n\n3,4\n"),
            ("List\r\na;\"errors\"\r\n1;\r\n", "List\r\na\r\n1\r\n"),
            // A row that is too long, and one that is too short and was never filled.
            ("a,errors\n1,2,3,\"x\"\n4\n", "a\n1,2,3\n4\n"),
            ("\"a\nb\"|errors\n1|\"x \"\"|\"\" y\"", "\"a\nb\"\n1"),
            ("1,2,\"errors: x\"\n3,4,\n", "1,2\n3,4\n"),
            ("errors\n1\n", "errors\n1\n"),
            ("a,\"b,errors\n\"\n", "a,\"b,errors\n\"\n"),
        ] {
            assert_eq!(
                String::from_utf8_lossy(&own(text.as_bytes())),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn our_cell_is_taken_from_rows_of_any_length() {
        let row = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let rows = ["title,,", "a,b,errors", "1,2,x", "1,2,3,x", "1"].map(row);
        let expected = ["title,,", "a,b", "1,2", "1,2,3", "1"].map(row);
        assert_eq!(without(&rows, 1, 2), expected);
    }

    #[test]
    fn a_word_at_the_end_of_a_title_is_not_our_column() {
        let text = b"Import errors\nEmail;Name\na@example.com;Anna Berg\nb@example.com;Ben\n";
        let candidates = OurColumn::candidates(text);
        assert_eq!(candidates.len(), 1);
        assert!(OurColumn::borne_out(text).is_empty());
    }

    #[test]
    fn the_column_that_rows_end_with_comes_before_a_header_of_that_name() {
        let text = b" errors\r ,mail,errors\na,,\"mail: empty, but required [missing-value]\"";
        let first = OurColumn::borne_out(text)[0];
        assert_eq!((first.delimiter, first.record), (b',', 1));
    }
}

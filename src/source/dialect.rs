//! Which delimiter a text has and in which row its headers stand: found by looking for headers that are known.

use crate::header::{self, Vocabulary};
use crate::source::records::{self, Record};
use crate::values::email;

/// The delimiter of a text and where the knowledge comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter {
    /// The character.
    pub byte: u8,
    /// How it is known.
    pub origin: Origin,
    /// Whether the first line is `sep=` and not part of the table.
    pub sep_line: bool,
}

/// How a delimiter is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A person said so.
    Insisted,
    /// The `sep=` line says so.
    Declared,
    /// It splits the text into headers or even columns.
    Seen,
    /// The text has one column: there is none to see.
    Absent,
}

/// Tried in this order where nothing else decides; the rest of ASCII's punctuation comes after them.
const USUAL: &[u8] = b",;\t|";
/// Other characters that some systems put between cells.
const UNUSUAL: &[u8] = b":^~\x1f\x1e\x01#!$%&*<>=\\";

/// How many rows are looked at.
const ROWS: usize = 200;

impl Delimiter {
    /// Finds the delimiter in the first stretch of a text.
    #[must_use]
    pub fn find(text: &str, vocabulary: &Vocabulary, unless_seen: u8) -> Self {
        if let Some(byte) = declared(text) {
            return Self {
                byte,
                origin: Origin::Declared,
                sep_line: true,
            };
        }
        let seen = |byte| Self {
            byte,
            origin: Origin::Seen,
            sep_line: false,
        };
        if let Some(byte) = before_our_column(text) {
            return seen(byte);
        }
        let usual = USUAL
            .iter()
            .rev()
            .filter_map(|byte| Trial::new(text, *byte, vocabulary))
            .max_by_key(Trial::score);
        let unusual = UNUSUAL
            .iter()
            .rev()
            .filter_map(|byte| Trial::new(text, *byte, vocabulary))
            .filter(|trial| trial.even == 1000)
            .max_by_key(Trial::score);
        match (usual, unusual) {
            (Some(usual), Some(unusual)) if unusual.headers > usual.headers => seen(unusual.byte),
            (Some(usual), _) => seen(usual.byte),
            (None, Some(unusual)) => seen(unusual.byte),
            (None, None) => Self {
                byte: unless_seen,
                origin: Origin::Absent,
                sep_line: false,
            },
        }
    }

    /// What a person insists on.
    #[must_use]
    pub fn insisted(byte: u8, text: &str) -> Self {
        Self {
            byte,
            origin: Origin::Insisted,
            sep_line: declared(text).is_some(),
        }
    }
}

/// The delimiter that a first line `sep=;` declares, as Excel reads and writes it.
fn declared(text: &str) -> Option<u8> {
    let line = lines(text).next()?.trim_matches('"');
    let (key, value) = line.split_at_checked(4)?;
    if !key.eq_ignore_ascii_case("sep=") {
        return None;
    }
    match value.trim_end_matches('"').as_bytes() {
        [byte] if byte.is_ascii() && !byte.is_ascii_alphanumeric() => Some(*byte),
        _ => None,
    }
}

/// The delimiter before a last header `errors`: the column that an earlier run added settles it.
fn before_our_column(text: &str) -> Option<u8> {
    lines(text).take(ROWS).find_map(|line| {
        let head = line.trim_end().strip_suffix('"').unwrap_or(line.trim_end());
        let at = head.rfind(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
        let header = &head[at..].get(1..)?;
        if !header::is_errors(header) && !header::is_further_errors(header) {
            return None;
        }
        let byte = *head[..=at].trim_end_matches('"').as_bytes().last()?;
        (USUAL.contains(&byte) || UNUSUAL.contains(&byte)).then_some(byte)
    })
}

/// The lines of a text; a lone `\r` ends one too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
}

/// How a text looks when it is split at one character.
struct Trial {
    byte: u8,
    /// The most known headers in a row.
    headers: usize,
    /// How many of a thousand rows have as many cells as most have.
    even: usize,
    /// How many cells most rows have.
    width: usize,
}

impl Trial {
    fn new(text: &str, byte: u8, vocabulary: &Vocabulary) -> Option<Self> {
        let head = head(text);
        // Nearly all of the characters stand nowhere, and would leave one column.
        memchr::memchr(byte, head.as_bytes())?;
        let rows: Vec<Vec<String>> = sample(head, byte, ROWS)
            .into_iter()
            .filter(|row| !row.is_empty())
            .collect();
        let header = rows
            .iter()
            .map(|row| (known_headers(row, vocabulary), row.len()))
            .max_by_key(|(headers, _)| *headers)?;
        let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let most = widths
            .chunk_by(|one, other| one == other)
            .max_by_key(|chunk| (chunk.len(), chunk[0]))?;
        let (headers, width) = match header {
            (0, _) => (0, most[0]),
            (headers, width) => (headers, width),
        };
        let even = widths.iter().filter(|each| **each == width).count() * 1000 / widths.len();
        (width > 1).then_some(Self {
            byte,
            headers,
            even,
            width,
        })
    }

    fn score(&self) -> (usize, usize, usize) {
        (self.headers, self.even, self.width)
    }
}

/// As much of a text as its delimiter is looked for in, up to a line end.
fn head(text: &str) -> &str {
    let Some(end) = text
        .as_bytes()
        .get(..128 * 1024)
        .and_then(|head| memchr::memrchr2(b'\n', b'\r', head))
    else {
        return text;
    };
    &text[..=end]
}

/// The first rows of a text as cells; a record that the end of the text cuts off is left out.
#[must_use]
pub fn sample(text: &str, delimiter: u8, rows: usize) -> Vec<Vec<String>> {
    let mut found: Vec<Record> = Vec::new();
    records::split(text.as_bytes(), delimiter, true, &mut found);
    found.truncate(rows);
    found
        .iter()
        .map(|record| {
            let record = &text[record.content()];
            let mut row = Vec::new();
            records::cells(record.as_bytes(), delimiter, |cell| {
                let raw = &record[cell.start..cell.end];
                row.push(if cell.escaped {
                    let mut text = Vec::new();
                    records::unescape(raw.as_bytes(), &mut text);
                    String::from_utf8_lossy(&text).into_owned()
                } else {
                    raw.to_owned()
                });
            });
            row
        })
        .collect()
}

/// Whether a row has an email address in it, as no header row has.
#[must_use]
pub fn has_address(row: &[String]) -> bool {
    row.iter().any(|cell| email::kind(cell.trim()).is_some())
}

/// How many different known headers a row holds; a row with an email address is not a header row.
#[must_use]
pub fn known_headers(row: &[String], vocabulary: &Vocabulary) -> usize {
    if has_address(row) {
        return 0;
    }
    let mut known: Vec<usize> = row
        .iter()
        .filter_map(|cell| vocabulary.find(cell))
        .collect();
    known.sort_unstable();
    known.dedup();
    known.len()
}

/// What a person calls a delimiter.
#[must_use]
pub fn named(delimiter: char) -> String {
    match delimiter {
        ',' => "a comma (`,`)".into(),
        ';' => "a semicolon (`;`)".into(),
        '\t' => "a tab".into(),
        '|' => "a pipe (`|`)".into(),
        ' ' => "a space".into(),
        control if control.is_control() => format!("the character {:#04x}", u32::from(control)),
        other => format!("`{other}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::Delimiter;
    use crate::header::Vocabulary;

    fn found(text: &str) -> (char, bool) {
        let delimiter = Delimiter::find(text, &Vocabulary::default(), b',');
        (char::from(delimiter.byte), delimiter.sep_line)
    }

    #[test]
    fn a_lone_return_ends_the_line_of_our_header() {
        assert_eq!(found("a,0|errors\r1|2|3,4\r"), ('|', false));
    }

    #[test]
    fn a_lone_return_ends_the_line_that_declares() {
        assert_eq!(found("sep=|\ra,b|c\r1,2|3\r"), ('|', true));
    }

    #[test]
    fn our_further_header_settles_the_delimiter_too() {
        assert_eq!(found("errors,a;\"errors_2\"\n1,2;\n3,4;\n"), (';', false));
        assert_eq!(found("a,b;ERRORS\n1,2;\n3,4;\n"), (';', false));
    }
}

//! Which delimiter a text has and in which row its headers stand: found by looking for headers that are known.

use std::cmp::Ordering;

use crate::header::Vocabulary;
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
const UNUSUAL: &[u8] = b":^~\x1f\x1e\x01#!$%&*<>=\\ ";
/// How much of its quality counts for one of these: each of them stands in texts, too.
const OF_UNUSUAL: f64 = 0.8;

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
        let usual = USUAL.iter().map(|byte| (*byte, 1.0));
        let unusual = UNUSUAL.iter().map(|byte| (*byte, OF_UNUSUAL));
        let trials = usual.chain(unusual).filter_map(|(byte, share)| {
            let trial = Trial::new(text, byte, vocabulary)?;
            // Only what splits every row is taken for a delimiter that is no usual one.
            let stands =
                USUAL.contains(&byte) || trial.even == 1000 && trial.has_enough_signs(byte);
            stands.then_some(Trial {
                quality: trial.quality * share,
                ..trial
            })
        });
        // The first of those that are equally good.
        let best = trials.reduce(|best, other| if other.is_better(&best) { other } else { best });
        best.map_or(
            Self {
                byte: unless_seen,
                origin: Origin::Absent,
                sep_line: false,
            },
            |trial| seen(trial.byte),
        )
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

/// Whether a byte stands between cells in some files.
#[must_use]
pub(super) fn is_delimiter(byte: u8) -> bool {
    USUAL.contains(&byte) || UNUSUAL.contains(&byte)
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
    /// How well the rows and cells look, from 0 to 1.
    quality: f64,
    /// How many rows there are.
    rows: usize,
    /// Whether a column has no texts, but values of one kind.
    has_values: bool,
}

impl Trial {
    fn new(text: &str, byte: u8, vocabulary: &Vocabulary) -> Option<Self> {
        let head = head(text);
        // Nearly all of the characters stand nowhere, and would leave one column.
        memchr::memchr(byte, head.as_bytes())?;
        let mut looks = Vec::new();
        let rows: Vec<Vec<String>> = cells_of(head, byte, ROWS, |look| looks.push(look))
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
        let count = |numbers: usize| f64::from(numbers as u32);
        let even = widths.iter().filter(|each| **each == width).count() * 1000 / widths.len();
        let clean = looks.iter().map(|look| look.cleanness()).sum::<f64>() / count(looks.len());
        // Two columns can come about by chance, ten can not.
        let wide = count(width - 1) / count(width);
        let of_values = |column: usize| {
            let below = rows.iter().skip(1).filter_map(|row| row.get(column));
            let mut below = below.filter(|cell| !cell.is_empty()).peekable();
            below.peek().is_some() && below.all(|cell| CellLook::of(cell, false) == CellLook::Value)
        };
        (width > 1).then_some(Self {
            byte,
            headers,
            even,
            width,
            quality: count(even) / 1000.0 * wide * clean,
            rows: rows.len(),
            has_values: (0..width).any(of_values),
        })
    }

    /// Whether there are enough signs of a space, which stands between the words of every text.
    fn has_enough_signs(&self, byte: u8) -> bool {
        byte != b' ' || self.headers > 1 || self.rows > 2 && self.width > 2 && self.has_values
    }

    fn is_better(&self, other: &Self) -> bool {
        match self.headers.cmp(&other.headers) {
            Ordering::Equal if self.headers > 0 => {
                (self.even, self.width) > (other.even, other.width)
            }
            Ordering::Equal => self.quality > other.quality,
            order => order == Ordering::Greater,
        }
    }
}

/// How a cell looks between two delimiters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellLook {
    /// Empty, a number, a date, an address, or anything in quotes.
    Value,
    /// A text.
    Text,
    /// It begins with a space, as behind the comma of a sentence.
    Indented,
    /// A delimiter, or a quote, stands in it.
    Unsplit,
}

impl CellLook {
    fn of(cell: &str, is_quoted: bool) -> Self {
        let text = cell.trim();
        let is_number = |text: &str| {
            text.chars().any(|letter| letter.is_ascii_digit())
                && text
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || "+-.,:/%€$ T".contains(letter))
                && text.matches(',').count() < 2
        };
        match () {
            () if is_quoted || text.is_empty() || is_number(text) => Self::Value,
            () if email::kind(text).is_some() => Self::Value,
            () if text.contains(['\t', ';', '|', '"', '\u{1}', '\u{1e}', '\u{1f}']) => {
                Self::Unsplit
            }
            // `Berg, Anna` is a text, `Anna,Berg` two cells.
            () if text.split(',').skip(1).any(|part| !part.starts_with(' ')) => Self::Unsplit,
            () if cell.starts_with(' ') => Self::Indented,
            () => Self::Text,
        }
    }

    fn cleanness(self) -> f64 {
        match self {
            Self::Value => 1.0,
            Self::Text => 0.9,
            Self::Indented => 0.7,
            Self::Unsplit => 0.1,
        }
    }
}

/// As much of a text as its delimiter is looked for in, up to a line end.
fn head(text: &str) -> &str {
    &text[..head_of(text.as_bytes()).len()]
}

/// The same of its bytes.
pub(super) fn head_of(text: &[u8]) -> &[u8] {
    let head = text.get(..128 * 1024);
    match head.and_then(|head| memchr::memrchr2(b'\n', b'\r', head)) {
        Some(end) => &text[..=end],
        None => text,
    }
}

/// The first rows of a text as cells; a record that the end of the text cuts off is not among them.
#[must_use]
pub fn sample(text: &str, delimiter: u8, rows: usize) -> Vec<Vec<String>> {
    cells_of(text, delimiter, rows, |_| ())
}

/// The same, with how each cell looks.
fn cells_of(
    text: &str,
    delimiter: u8,
    rows: usize,
    mut look: impl FnMut(CellLook),
) -> Vec<Vec<String>> {
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
                let is_quoted = cell.slip.is_none() && (cell.escaped || cell.raw_end > cell.end);
                look(CellLook::of(raw, is_quoted));
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
    fn a_delimiter_is_known_without_headers_that_are() {
        for (text, expected) in [
            // A decimal comma in each row.
            ("kennung;wert\nA1;1,5\nA2;2,5\nA3;12,75\n", ';'),
            ("1,5;2,5;3,5\n4,5;5,5;6,5\n", ';'),
            // Names with a comma in each row.
            ("wer\twas\nBerg, Anna\tverkauft\nRoth, Max\tkauft\n", '\t'),
            ("x|y\nBerg, Anna|Kiel, Nord\nRoth, Max|Bonn, West\n", '|'),
            ("x^y\nBerg, Anna^Kiel\nRoth, Max^Bonn\n", '^'),
            ("x~y~z\n1~2~3\n", '~'),
            ("a, b, c\nd, e, f\n", ','),
            ("a; b; c\nd; e, g; f\n", ';'),
            ("\"a;b\",\"c\"\n\"d;e\",\"f\"\n", ','),
            ("a,b\n\"x\ny\",2\n\"z\",3\n", ','),
            ("10:15,a\n11:20,b\n", ','),
            ("id size name\n1 12 a\n2 13 b\n3 14 c\n", ' '),
            (
                "a@example.com Anna 1\nb@example.com Ben 2\nc@example.com Cem 3\n",
                ' ',
            ),
        ] {
            assert_eq!(found(text).0, expected, "{text}");
        }
    }

    #[test]
    fn one_column_stays_one() {
        let absent = |text: &str| {
            let found = Delimiter::find(text, &Vocabulary::default(), b',');
            found.origin == super::Origin::Absent
        };
        for text in [
            "name\nAnna Berg\nMax Roth\n",
            "wer da kommt\nAnna Maria Berg\nMax Emil Roth\nEva Marie Kern\n",
            "a@example.com\nb@example.com\n",
            "wort\neins\nzwei\n",
        ] {
            assert!(absent(text), "{text}");
        }
    }

    #[test]
    fn a_lone_return_ends_the_line_that_declares() {
        assert_eq!(found("sep=|\ra,b|c\r1,2|3\r"), ('|', true));
    }

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// A cell of a table: texts, numbers, dates and addresses.
    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            "[A-Z][a-z]{2,8}",
            "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}",
            "[A-Z][a-z]{2,8}, [A-Z][a-z]{2,8}",
            "[1-9][0-9]{0,4}",
            "[1-9][0-9]{0,2},[0-9]{2}",
            "20[0-2][0-9]-0[1-9]-[12][0-9]",
            "[a-z]{3,8}@example\\.com",
            Just(String::new()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_delimiter_of_a_table_is_found(
            rows in (3_usize..6).prop_flat_map(|width| {
                proptest::collection::vec(proptest::collection::vec(cell(), width), 4..20)
            }),
            delimiter in prop_oneof![Just(','), Just(';'), Just('\t'), Just('|'), Just('^'), Just('~')],
            quotes_all in any::<bool>(),
        ) {
            let written = |cell: &String| {
                if quotes_all || cell.contains(delimiter) {
                    format!("\"{cell}\"")
                } else {
                    cell.clone()
                }
            };
            let line = |row: &Vec<String>| {
                let cells: Vec<String> = row.iter().map(written).collect();
                cells.join(&delimiter.to_string()) + "\n"
            };
            // `1,00^1,00` has as many commas as `Berg, Anna^Cole, Ben`: nothing tells which of the two marks parts the cells.
            let commas = |row: &Vec<String>| row.iter().map(|cell| cell.matches(',').count()).sum();
            let commas: Vec<usize> = rows.iter().map(commas).collect();
            let is_clear = delimiter == ',' || quotes_all || commas.iter().any(|count| *count != commas[0]);
            prop_assume!(is_clear || commas[0] == 0);
            let text: String = rows.iter().map(line).collect();
            prop_assert_eq!(found(&text).0, delimiter, "{}", text);
        }
    }
}

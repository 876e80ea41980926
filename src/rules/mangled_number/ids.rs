//! Ids of digits, weighed against the others of their column: zeros, thousands, and digits behind the fifteenth.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use regex::Regex;

use crate::finding::Note;
use crate::profile::field::Field;
use crate::rule::{Evidence, Weighing};
use crate::rules::mangled_number::{
    AMOUNT, DIGITS_LOST, MANGLED, MARKER, Mangled, POINT_ZERO, mangled,
};

/// The longest ids of which it is weighed whether they lack zeros.
const LONGEST: usize = 13;
/// Kinds below are ids of digits, by their length less one; from here on those that start with a zero.
const ZERO: u8 = 13;
const DECIMAL: u8 = 26;
/// More than 15 digits, with nothing but zeros behind the 15th.
const LONG_ZERO: u8 = 27;
const LONG: u8 = 28;
const THOUSANDS: u8 = 29;

/// How many ids of one length are named one by one. Where there are more, the column is named: nobody corrects ten
/// thousand cells by hand, and a list of a million ids of one length is not kept until its end.
const NAMED: u64 = 10_000;

/// The ids of a column.
struct Ids {
    pattern: Option<Regex>,
    assumed: bool,
    /// Whether the users that the target holds now are known.
    compared: bool,
    /// How many ids of each length may have to be named.
    noted: [AtomicU64; LONGEST],
}

/// How the ids of a column are weighed.
pub(super) fn weigh(field: &Field, compared: bool) -> Weighing<'_> {
    let pattern = field.pattern.as_ref();
    let ids = Arc::new(Ids {
        pattern: pattern.and_then(|pattern| Regex::new(&format!("^(?:{pattern})$")).ok()),
        assumed: field.assumes("type"),
        compared,
        noted: Default::default(),
    });
    let (noting, settling, concluding) = (Arc::clone(&ids), Arc::clone(&ids), Arc::clone(&ids));
    Weighing {
        kind: Box::new(move |value| ids.kind(value)),
        note: Box::new(move |_, kind| noting.may_be_told(kind).then(Note::default)),
        settle: Box::new(move |_, value, evidence| settling.settle(value, evidence)),
        conclude: Box::new(move |evidence| concluding.conclude(evidence)),
    }
}

impl Ids {
    /// Whether the pattern takes a value, if there is one.
    fn fits(&self, value: &str) -> bool {
        let pattern = self.pattern.as_ref();
        pattern.is_none_or(|pattern| pattern.is_match(value))
    }

    fn kind(&self, value: &str) -> Option<u8> {
        let bytes = value.as_bytes();
        if !matches!(bytes.first()?, b'0'..=b'9' | b'\'') {
            return None;
        }
        if bytes.iter().all(u8::is_ascii_digit) {
            let zero = if bytes[0] == b'0' && bytes.len() > 1 {
                ZERO
            } else {
                0
            };
            return match bytes.len() {
                length @ 1..=LONGEST => Some(zero + length as u8 - 1),
                14 | 15 => None,
                _ if bytes[15..].iter().all(|byte| *byte == b'0') => Some(LONG_ZERO),
                _ => Some(LONG),
            };
        }
        let kind = match mangled(value) {
            Some(_) => MANGLED,
            None if thousands(value).is_some() => THOUSANDS,
            None => {
                let (front, behind) = value.split_once(['.', ','])?;
                let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                return (digits(front) && digits(behind)).then_some(DECIMAL);
            }
        };
        (self.pattern.is_none() || !self.fits(value)).then_some(kind)
    }

    fn may_be_told(&self, kind: u8) -> bool {
        match kind {
            LONG_ZERO | THOUSANDS | MANGLED => true,
            length if length < ZERO => {
                let noted = &self.noted[usize::from(length)];
                noted.load(Ordering::Relaxed) < NAMED
                    && noted.fetch_add(1, Ordering::Relaxed) < NAMED
            }
            _ => false,
        }
    }

    fn settle(&self, value: &str, evidence: &Evidence) -> Option<Note> {
        let of = |kind: u8| evidence[usize::from(kind)];
        let kind = self.kind(value)?;
        let plain = evidence[..usize::from(ZERO)].iter().any(|count| *count > 0);
        match kind {
            MANGLED => self.mangled_note(value, evidence),
            LONG_ZERO if of(LONG) == 0 || value[15..].len() > 3 => {
                let note =
                    Note::new("a spreadsheet keeps 15 digits: those behind them were made zeros");
                Some(note.assumed(self.assumed))
            }
            THOUSANDS if of(DECIMAL) == 0 && plain => {
                let note = Note::new("a spreadsheet may have put a mark between the thousands");
                Some(note.suggest(thousands(value)?).assumed(true))
            }
            // What the pattern refuses is `pattern-mismatch`'s affair.
            length
                if length < ZERO && !self.compared && of(length) <= NAMED && self.fits(value) =>
            {
                let full = full_length(evidence)?;
                let filled = filled(value, full, evidence).filter(|filled| self.fits(filled))?;
                let note = Note::new(
                    "shorter than the others, of {} digits: a spreadsheet may have dropped the zeros in front",
                );
                Some(note.with(full).suggest(filled).assumed(true))
            }
            _ => None,
        }
    }

    fn mangled_note(&self, value: &str, evidence: &Evidence) -> Option<Note> {
        let right = |note: Note, meant: &str| {
            if self.fits(meant) {
                // What the id is of whom it means is for the users of the target to say.
                return if self.compared {
                    note.suggest(meant)
                } else {
                    note.with_fix(meant)
                };
            }
            let pattern = self.pattern.as_ref();
            match pattern.and_then(|pattern| filled_to_fit(meant, pattern)) {
                Some(filled) => note.suggest(filled),
                None => note.suggest(meant),
            }
        };
        let note = match mangled(value)? {
            Mangled::Lost => Note::new(DIGITS_LOST),
            Mangled::Whole(digits) => Note::new(AMOUNT).suggest(digits),
            // Where the decimals of others are no zeros, `.0` is one of them.
            Mangled::Amount(_) if evidence[usize::from(DECIMAL)] > 0 && self.pattern.is_none() => {
                return None;
            }
            Mangled::Amount(number) => {
                let full = full_length(evidence);
                match full.and_then(|full| filled(number, full, evidence)) {
                    Some(filled) => Note::new(POINT_ZERO).suggest(filled),
                    None => right(Note::new(POINT_ZERO), number),
                }
            }
            Mangled::Marked(number) => right(Note::new(MARKER), number),
        };
        Some(note.assumed(self.assumed))
    }

    fn conclude(&self, evidence: &Evidence) -> Option<Note> {
        let full = full_length(evidence)?;
        let kept = |length: usize| evidence[usize::from(ZERO) + length - 1];
        let many = (1..full).filter(|length| kept(*length) == 0);
        let many: u64 = many
            .map(|length| evidence[length - 1])
            .filter(|count| *count > NAMED)
            .sum();
        let note = Note::new("{} values have fewer than {} digits: a spreadsheet may have dropped the zeros in front")
            .with(many)
            .with(full);
        (many > 0 && self.pattern.is_none() && !self.compared).then(|| note.assumed(true))
    }
}

/// The length that most ids of digits have, some of them with zeros in front.
fn full_length(evidence: &Evidence) -> Option<usize> {
    let zeros = |length: usize| evidence[usize::from(ZERO) + length - 1];
    let with = |length: usize| evidence[length - 1] + zeros(length);
    let all: u64 = (1..=LONGEST).map(with).sum();
    (1..=LONGEST).find(|length| with(*length) * 2 > all && zeros(*length) > 0)
}

/// An id with the zeros that it lost: none of its length has kept one.
fn filled(value: &str, full: usize, evidence: &Evidence) -> Option<String> {
    let length = value.len();
    let lost = length < full && evidence[usize::from(ZERO) + length - 1] == 0;
    lost.then(|| format!("{value:0>full$}"))
}

/// Digits with as many zeros in front as a pattern needs, where it fits one length only.
pub(in crate::rules) fn filled_to_fit(digits: &str, pattern: &Regex) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let longer = (digits.len() + 1..=LONGEST).map(|full| format!("{digits:0>full$}"));
    let mut fitting = longer.filter(|filled| pattern.is_match(filled));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The digits of a number with a mark between its thousands.
fn thousands(value: &str) -> Option<String> {
    let mark = value.find(|letter: char| !letter.is_ascii_digit())?;
    let mark = value[mark..]
        .chars()
        .next()
        .filter(|mark| ".,' \u{a0}\u{202f}\u{2019}".contains(*mark))?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = value.split(mark);
    let first = parts.next()?;
    let fits = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && parts.all(|part| part.len() == 3 && digits(part));
    fits.then(|| value.replace(mark, ""))
}

#[cfg(test)]
mod tests {
    use super::{Ids, ZERO, thousands, weigh};
    use crate::profile::field::{Field, Type};
    use crate::rule::KINDS;

    /// What is said of the values of a column: the value, and what is perhaps meant.
    fn told(pattern: Option<&str>, column: &[&str]) -> Vec<String> {
        let field = Field {
            kind: Type::Id,
            pattern: pattern.map(str::to_owned),
            ..Field::default()
        };
        let weighing = weigh(&field, false);
        let mut evidence = [0; KINDS];
        let kinds = column.iter().map(|value| (weighing.kind)(value));
        let kinds: Vec<Option<u8>> = kinds.collect();
        for kind in kinds.iter().flatten() {
            evidence[usize::from(*kind)] += 1;
        }
        let tell = |(value, kind): (&&str, &Option<u8>)| {
            let note = (weighing.note)(value, (*kind)?)?;
            let note = (weighing.settle)(note, value, &evidence)?;
            let sure = if note.sure { "" } else { "?" };
            Some(format!(
                "{value} {}{sure}",
                note.suggestion.unwrap_or_default()
            ))
        };
        column.iter().zip(&kinds).filter_map(tell).collect()
    }

    #[test]
    fn ids_of_digits_are_weighed_against_each_other() {
        for (column, expected) in [
            (&["01234", "01235", "1236"][..], &["1236 01236?"][..]),
            (&["00042", "00043", "12345", "44"], &["44 00044?"]),
            (&["00042", "00043", "44.0"], &["44.0 00044?"]),
            (&["1234", "1235.0"], &["1235.0 1235"]),
            (&["1234567890123450000"], &["1234567890123450000 ?"]),
            (&["1234567890123450"], &["1234567890123450 ?"]),
            (&["999", "12.345"], &["12.345 12345?"]),
            (&["'0042"], &["'0042 0042"]),
        ] {
            assert_eq!(told(None, column), expected, "{column:?}");
        }
        let six = Some("[0-9]{6}");
        assert_eq!(told(six, &["1234", "001235"]), [""; 0]);
        assert_eq!(
            told(six, &["1234.0", "'001235"]),
            ["1234.0 001234?", "'001235 001235"]
        );
        let digits = Some("[0-9]+");
        assert_eq!(told(digits, &["1236", "01234", "01235"]), ["1236 01236?"]);
        assert_eq!(told(six, &["123456", "123457", "12345a"]), [""; 0]);
    }

    #[test]
    fn ids_of_different_lengths_are_left_alone() {
        let counted: Vec<String> = (1..=120).map(|id: u8| id.to_string()).collect();
        let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
        for column in [
            &counted[..],
            &["12345", "12346", "1236"],
            &["0123", "00123", "00124", "1236"],
            &["007", "1", "2", "3"],
            &["1.0", "1.1", "2.0"],
            &["1.234", "1.235"],
            &["1234567890123450", "1234567890123456"],
            &["a41f09c2", "12345678", "5E12", "0"],
            &["6f2a1c9e-0000-4000-8000-000000000001"],
        ] {
            assert_eq!(told(None, column), [""; 0], "{column:?}");
        }
    }

    #[test]
    fn many_short_ids_are_told_of_together() {
        let ids = Ids {
            pattern: None,
            assumed: false,
            compared: false,
            noted: std::array::from_fn(|_| 20_000.into()),
        };
        let mut evidence = [0; KINDS];
        evidence[3] = 20_000;
        evidence[4] = 30_000;
        evidence[usize::from(ZERO) + 4] = 30_000;
        assert!(!ids.may_be_told(3));
        assert_eq!(ids.settle("1234", &evidence), None);
        let note = ids.conclude(&evidence).map(|note| note.message());
        let said = "20000 values have fewer than 5 digits: a spreadsheet may have dropped the zeros in front";
        assert_eq!(note.as_deref(), Some(said));
    }

    #[test]
    fn marks_between_thousands_are_seen() {
        assert_eq!(thousands("12.345.678").as_deref(), Some("12345678"));
        for other in ["0.123", "12.34", "1234.567", "1.234,567", "1234", ""] {
            assert_eq!(thousands(other), None, "{other}");
        }
    }
}

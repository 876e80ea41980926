#![doc = include_str!("mangled_number.md")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use phonenumber::country;
use regex::Regex;

use crate::finding::{Note, Severity};
use crate::mapping::feed::Feed;
use crate::profile::attribute::{Attribute, Type};
use crate::rule::{About, Check, Evidence, LookAtUser, Looking, Rule, Setup, Sight, Weighing};
use crate::rules::invalid_phone;
use crate::rules::renamed_id::{self, Worn};

pub(super) const RULE: Rule = Rule {
    name: "mangled-number",
    page: include_str!("mangled_number.md"),
    severity: Severity::Error,
    check: Check::Several(&[Check::Column(check), Check::User(compare)]),
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
const MANGLED: u8 = 30;

/// How many ids of one length are named one by one. Where there are more, the column is named: nobody corrects ten
/// thousand cells by hand, and a list of a million ids of one length is not kept until its end.
const NAMED: u64 = 10_000;

const DIGITS_LOST: &str = "a spreadsheet took it for an amount, and the last digits are lost";
const AMOUNT: &str = "a spreadsheet took it for an amount";
const POINT_ZERO: &str = "a program took it for an amount and put `.0` behind it";
const MARKER: &str = "the `'` in front is a mark of the spreadsheet and no part of the value";

fn check<'a>(feed: &'a Feed, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let attribute = setup.attribute(feed);
    match attribute.kind {
        Type::Phone => Some(weigh_phones(attribute, invalid_phone::country(setup))),
        Type::Id => Some(weigh_ids(attribute, is_compared(feed.attribute, setup))),
        _ => None,
    }
}

/// Whether the users that the target holds now tell which zeros an id has: nothing in the column knows better.
fn is_compared(attribute: usize, setup: &Setup<'_>) -> bool {
    let users = setup.directory;
    users.is_some_and(|users| users.keys().any(|key| key == attribute))
}

/// Ids that nobody has, and that somebody has but for what a spreadsheet does to numbers.
fn compare<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let (Some(users), Some(named)) = (setup.directory, setup.named) else {
        return Sight::Away;
    };
    let compared = |number: &usize| {
        setup.profile.attributes[*number].kind == Type::Id
            && !setup.layout.feeds_of(*number).is_empty()
            // Of an id that the target makes there is more to say: `renamed-id` does.
            && renamed_id::of(setup) != Some(*number)
    };
    let ids: Vec<(usize, Worn<'a>)> = users
        .keys()
        .filter(compared)
        .map(|id| (id, Worn::new(users, id)))
        .collect();
    if ids.is_empty() {
        return Sight::Away;
    }
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        for (id, worn) in &ids {
            let unknown = user.match_by(*id).is_some_and(|by| by.held.is_none());
            let value = user.first(*id).filter(|_| unknown);
            let Some((value, held)) = value.and_then(|value| Some((value, worn.find(value.text)?)))
            else {
                continue;
            };
            if user.held().is_none() {
                named.add(held);
            }
            // As in `renamed-id`: which of the two is true is known once all rows were seen.
            let held_id = users.value(held, *id).unwrap_or_default();
            let note = Note::new(renamed_id::WORN).with(users.row(held));
            tell(About::value(*id, value), note.clone().suggest(held_id));
            tell(About::value(*id, value), note.put_right(held_id));
        }
    });
    Sight::Sees(Looking {
        look,
        stands: Some(Box::new(move |finding| {
            renamed_id::stands(finding, users, named)
        })),
    })
}

/// What became of a number.
#[derive(Debug, PartialEq, Eq)]
enum Mangled<'v> {
    /// `4.91714E+11`.
    Lost,
    /// The same with all of its digits: `1.713920012E9`.
    Whole(String),
    /// What stands before `.0`.
    Amount(&'v str),
    /// What stands behind the mark of text.
    Marked(&'v str),
}

fn mangled(value: &str) -> Option<Mangled<'_>> {
    if let Some(rest) = value.strip_prefix('\'') {
        let rest = rest.trim_end_matches('\'').trim();
        let number = rest.trim_start_matches(['+', '(']);
        return number
            .starts_with(|letter: char| letter.is_ascii_digit())
            .then_some(Mangled::Marked(rest));
    }
    if let Some(at) = value.find(['E', 'e']) {
        return scientific(&value[..at], &value[at + 1..]);
    }
    let (amount, zeros) = value.rsplit_once(['.', ','])?;
    let number = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit());
    (number && matches!(zeros, "0" | "00")).then_some(Mangled::Amount(amount))
}

/// An amount as spreadsheets shorten it. `5E12` may be an id, so that a mark or a plus must show.
fn scientific<'v>(mantissa: &str, exponent: &str) -> Option<Mangled<'v>> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let signed = exponent.starts_with(['+', '-']);
    let power = exponent.trim_start_matches(['+', '-']);
    if !digits(power) || power.len() > 3 || exponent.len() > power.len() + 1 {
        return None;
    }
    let (front, behind) = match mantissa.split_once(['.', ',']) {
        Some((front, behind)) if digits(behind) => (front, behind),
        None if signed => (mantissa, ""),
        _ => return None,
    };
    if !digits(front) || front.len() > 3 {
        return None;
    }
    let whole = !exponent.starts_with('-') && power.parse() == Ok(behind.len());
    Some(if whole {
        Mangled::Whole(format!("{front}{behind}"))
    } else {
        Mangled::Lost
    })
}

/// Whether a phone number went through a spreadsheet as an amount.
pub(super) fn is_mangled_phone(value: &str) -> bool {
    mangled_phone(value).is_some()
}

fn mangled_phone(value: &str) -> Option<Mangled<'_>> {
    let number = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() > 6;
    match value.strip_suffix(".0") {
        Some(number_in_parts) if number(number_in_parts) => Some(Mangled::Amount(number_in_parts)),
        _ => mangled(value).filter(|_| value.len() > 4),
    }
}

fn weigh_phones(attribute: &Attribute, country: Option<country::Id>) -> Weighing<'_> {
    let assumed = attribute.assumes("formats") || attribute.assumes("type");
    let strict = attribute.formats.iter().any(|format| format == "e164");
    Weighing {
        kind: Box::new(|value| mangled_phone(value).map(|_| MANGLED)),
        note: Box::new(move |value, _| {
            let perhaps = |note: Note, number: Option<String>| match number {
                Some(number) => note.suggest(number),
                None => note,
            };
            let note = match mangled_phone(value)? {
                Mangled::Lost => Note::new(DIGITS_LOST),
                Mangled::Whole(digits) => {
                    perhaps(Note::new(AMOUNT), invalid_phone::meant(&digits, country))
                }
                Mangled::Amount(number) => {
                    let digits = number.trim_start_matches('+');
                    perhaps(Note::new(POINT_ZERO), invalid_phone::meant(digits, country))
                }
                Mangled::Marked(number) => match invalid_phone::read(number, country) {
                    Ok(Some(number)) if strict => Note::new(MARKER).put_right(number),
                    Ok(_) if !strict => Note::new(MARKER).put_right(number),
                    _ => Note::new(MARKER),
                },
            };
            Some(note.assumed(assumed))
        }),
        settle: Box::new(|note, _, _| Some(note)),
        conclude: Box::new(|_| None),
    }
}

/// The ids of a column.
struct Ids {
    pattern: Option<Regex>,
    assumed: bool,
    /// Whether the users that the target holds now are known.
    compared: bool,
    /// How many ids of each length may have to be named.
    noted: [AtomicU64; LONGEST],
}

fn weigh_ids(attribute: &Attribute, compared: bool) -> Weighing<'_> {
    let pattern = attribute.pattern.as_ref();
    let ids = Arc::new(Ids {
        pattern: pattern.and_then(|pattern| Regex::new(&format!("^(?:{pattern})$")).ok()),
        assumed: attribute.assumes("type"),
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
        let right = |note: Note, meant: &str| match self.fits(meant) {
            // What the id is of whom it means is for the users of the target to say.
            true if self.compared => note.suggest(meant),
            true => note.put_right(meant),
            false => match self
                .pattern
                .as_ref()
                .and_then(|form| filled_to_fit(meant, form))
            {
                Some(filled) => note.suggest(filled),
                None => note.suggest(meant),
            },
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
pub(super) fn filled_to_fit(digits: &str, pattern: &Regex) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let longer = (digits.len() + 1..=LONGEST).map(|full| format!("{digits:0>full$}"));
    let mut fitting = longer.filter(|filled| pattern.is_match(filled));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether a spreadsheet took an id for an amount, whatever stands in the others.
pub(super) fn is_mangled_id(value: &str) -> bool {
    mangled(value).is_some()
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
    use super::{Ids, Mangled, is_mangled_phone, mangled, thousands, weigh_ids};
    use crate::profile::attribute::{Attribute, Type};
    use crate::rule::KINDS;

    #[test]
    fn what_a_spreadsheet_makes_of_numbers_is_seen() {
        for (text, what) in [
            ("4.91714E+11", Mangled::Lost),
            ("4,91714E+11", Mangled::Lost),
            ("5E+12", Mangled::Lost),
            ("1.2e-05", Mangled::Lost),
            ("1.713920012E9", Mangled::Whole("1713920012".to_owned())),
            ("1234.0", Mangled::Amount("1234")),
            ("1234,00", Mangled::Amount("1234")),
            ("'0042", Mangled::Marked("0042")),
            ("'+49 171 3920012", Mangled::Marked("+49 171 3920012")),
        ] {
            assert_eq!(mangled(text), Some(what), "{text}");
        }
        for text in [
            "5E12",
            "1E5",
            "E100",
            "12E",
            "1.5",
            "1.000",
            "0042",
            "a41f09c2",
            "O'Brien",
            "'t Hof",
            "1.2.0",
            "1.E+5",
            "\u{e9}E+1",
            ".0",
            "",
        ] {
            assert_eq!(mangled(text), None, "{text}");
        }
        assert!(is_mangled_phone("+49 171 3920012.0"));
        assert!(!is_mangled_phone("+49 171 3920012"));
        assert_eq!(thousands("12.345.678").as_deref(), Some("12345678"));
        assert_eq!(thousands("0.123"), None);
        assert_eq!(thousands("12.34"), None);
    }

    /// What is said of the values of a column: the value, and what is perhaps meant.
    fn told(pattern: Option<&str>, column: &[&str]) -> Vec<String> {
        let attribute = Attribute {
            kind: Type::Id,
            pattern: pattern.map(str::to_owned),
            ..Attribute::default()
        };
        let weighing = weigh_ids(&attribute, false);
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
        evidence[usize::from(super::ZERO) + 4] = 30_000;
        assert!(!ids.may_be_told(3));
        assert_eq!(ids.settle("1234", &evidence), None);
        let note = ids.conclude(&evidence).map(|note| note.message());
        let said = "20000 values have fewer than 5 digits: a spreadsheet may have dropped the zeros in front";
        assert_eq!(note.as_deref(), Some(said));
    }
}

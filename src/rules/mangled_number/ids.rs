//! Ids of digits, compared with the others of their column: zeros, thousands, digits after the fifteenth, and other forms.

use regex::Regex;

use crate::messages::{Message, message};
use crate::profile::field::Field;
use crate::rule::{ColumnCheck, Evidence, Kind, Observation};
use crate::rules::mangled_number::odd_form::OddForm;
use crate::rules::mangled_number::{Mangled, mangled};
use crate::values::id::{self, MOST_DIGITS};

/// How many ids of one length are named one by one. Where there are more, the column is named.
const NAMED: u64 = 10_000;

/// How many ids can be written in a form of their own by mistake. Where more are, it is another kind of id.
const MOST_ODD: u64 = 100;

/// How many ids of digits there are at least where others are compared with them.
const FEWEST: u64 = 3;

/// What an id is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IdKind {
    /// So many digits, at most [`MOST_DIGITS`], the first of which is not 0.
    Digits(usize),
    /// So many digits, at most [`MOST_DIGITS`], the first of which is 0.
    ZeroFirst(usize),
    /// Digits around a decimal mark.
    Decimal,
    /// More than 15 digits, with nothing but zeros after the 15th.
    LongWithZeros,
    /// More than 15 digits.
    Long,
    /// A mark between thousands.
    Thousands,
    /// What a spreadsheet makes of a number.
    Mangled,
    /// A form that digits have by mistake.
    Odd(OddForm),
    /// Anything else.
    Other,
}

impl Kind for IdKind {
    fn index(self) -> usize {
        match self {
            Self::Digits(length) => length - 1,
            Self::ZeroFirst(length) => MOST_DIGITS + length - 1,
            Self::Decimal => 2 * MOST_DIGITS,
            Self::LongWithZeros => 2 * MOST_DIGITS + 1,
            Self::Long => 2 * MOST_DIGITS + 2,
            Self::Thousands => 2 * MOST_DIGITS + 3,
            Self::Mangled => 2 * MOST_DIGITS + 4,
            Self::Odd(form) => 2 * MOST_DIGITS + 5 + form as usize,
            Self::Other => 2 * MOST_DIGITS + 9,
        }
    }

    fn from_index(index: usize) -> Self {
        match index.checked_sub(2 * MOST_DIGITS) {
            None if index < MOST_DIGITS => Self::Digits(index + 1),
            None => Self::ZeroFirst(index - MOST_DIGITS + 1),
            Some(0) => Self::Decimal,
            Some(1) => Self::LongWithZeros,
            Some(2) => Self::Long,
            Some(3) => Self::Thousands,
            Some(4) => Self::Mangled,
            Some(number) => match OddForm::ALL.get(number - 5) {
                Some(form) => Self::Odd(*form),
                None => Self::Other,
            },
        }
    }
}

/// The ids of a column.
#[derive(Clone)]
struct Ids {
    pattern: Option<Regex>,
    assumed: bool,
    /// Whether the ids of the current users are known.
    is_compared: bool,
}

/// How the ids of a column are compared with each other.
pub(super) fn check(field: &Field, is_compared: bool) -> ColumnCheck<'_> {
    let pattern = field.pattern.as_ref();
    let ids = Ids {
        pattern: pattern.and_then(|pattern| Regex::new(&format!("^(?:{pattern})$")).ok()),
        assumed: field.assumes("type"),
        is_compared,
    };
    let (classifying, judging) = (ids.clone(), ids.clone());
    ColumnCheck::new("ids", move |value| classifying.kind(value))
        .each(
            move |kind| match kind {
                IdKind::LongWithZeros | IdKind::Thousands | IdKind::Mangled | IdKind::Odd(_) => {
                    true
                }
                // Only an id that is too short can be told from the others.
                IdKind::Digits(length) => !is_compared && length < MOST_DIGITS,
                IdKind::ZeroFirst(_) | IdKind::Decimal | IdKind::Long | IdKind::Other => false,
            },
            move |value, kind, evidence| judging.judge(value, kind, evidence),
        )
        .at_most(|kind| match kind {
            IdKind::Digits(_) => NAMED,
            IdKind::Odd(_) => MOST_ODD,
            _ => u64::MAX,
        })
        .whole(move |evidence| ids.judge_column(evidence))
}

impl Ids {
    /// Whether the pattern accepts a value, if there is one.
    fn fits(&self, value: &str) -> bool {
        let pattern = self.pattern.as_ref();
        pattern.is_none_or(|pattern| pattern.is_match(value))
    }

    fn kind(&self, value: &str) -> Option<IdKind> {
        let bytes = value.as_bytes();
        if !matches!(bytes.first()?, b'0'..=b'9' | b'\'') {
            return Some(self.odd_or_other(value));
        }
        if bytes.iter().all(u8::is_ascii_digit) {
            return match bytes.len() {
                length @ 2..=MOST_DIGITS if bytes[0] == b'0' => Some(IdKind::ZeroFirst(length)),
                length @ ..=MOST_DIGITS => Some(IdKind::Digits(length)),
                14 | 15 => None,
                _ if bytes[15..].iter().all(|byte| *byte == b'0') => Some(IdKind::LongWithZeros),
                _ => Some(IdKind::Long),
            };
        }
        let kind = match mangled(value) {
            Some(_) => IdKind::Mangled,
            None if thousands(value).is_some() => IdKind::Thousands,
            None => {
                let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
                let parts = value.split_once(['.', ',']);
                return Some(match self.odd_or_other(value) {
                    IdKind::Other
                        if parts.is_some_and(|(one, other)| digits(one) && digits(other)) =>
                    {
                        IdKind::Decimal
                    }
                    kind => kind,
                });
            }
        };
        (self.pattern.is_none() || !self.fits(value)).then_some(kind)
    }

    fn odd_or_other(&self, value: &str) -> IdKind {
        let form = OddForm::of(value).filter(|_| self.pattern.is_none() || !self.fits(value));
        form.map_or(IdKind::Other, IdKind::Odd)
    }

    fn judge(
        &self,
        value: &str,
        kind: IdKind,
        evidence: Evidence<'_, IdKind>,
    ) -> Option<Observation> {
        match kind {
            IdKind::Mangled => self.judge_mangled(value, evidence),
            IdKind::Odd(form) => self.judge_odd(value, form, evidence),
            IdKind::LongWithZeros if evidence[IdKind::Long] == 0 || value[15..].len() > 3 => {
                Some(message!("mangled-number-zeros-after-15-digits").assumed(self.assumed))
            }
            IdKind::Thousands if evidence[IdKind::Decimal] == 0 && has_digits_only(evidence) => {
                let digits = thousands(value)?;
                Some(
                    message!("mangled-number-thousands")
                        .suggest(digits)
                        .assumed(true),
                )
            }
            // A value that the pattern refuses is not only short.
            IdKind::Digits(_) if self.fits(value) => {
                let full = full_length(evidence)?;
                let filled = filled(value, full, evidence).filter(|filled| self.fits(filled))?;
                let message = message!("mangled-number-zeros-in-front", length = full);
                Some(message.suggest(filled).assumed(true))
            }
            _ => None,
        }
    }

    /// What is to be said of an id that is written in another way than nearly all others.
    fn judge_odd(
        &self,
        value: &str,
        form: OddForm,
        evidence: Evidence<'_, IdKind>,
    ) -> Option<Observation> {
        let lengths = || 1..=MOST_DIGITS;
        let with = |length| evidence[IdKind::Digits(length)] + evidence[IdKind::ZeroFirst(length)];
        let digits: u64 = lengths().map(with).sum();
        let is_rare = evidence[IdKind::Odd(form)].saturating_mul(form.times()) <= digits;
        if digits < FEWEST || evidence[IdKind::Other] >= digits || !is_rare {
            return None;
        }
        let usual = lengths().find(|length| with(*length) * 2 > digits);
        let bare = form.digits(value)?;
        let is_of_others = form != OddForm::Letter || usual == Some(bare.len());
        if !is_of_others || usual.is_some_and(|usual| bare.len() > usual) {
            return None;
        }
        let message = message!("mangled-number-other-form");
        let meant = usual.map(|length| match full_length(evidence) {
            Some(_) => format!("{bare:0>length$}"),
            None => bare.clone(),
        });
        let meant = meant.filter(|meant| Some(meant.len()) == usual && self.fits(meant));
        let observation = match meant {
            Some(meant) => message.suggest(meant),
            None => message.into(),
        };
        Some(observation.assumed(true))
    }

    fn judge_mangled(&self, value: &str, evidence: Evidence<'_, IdKind>) -> Option<Observation> {
        let with = |message: Message, meant: &str| {
            if self.fits(meant) {
                // Which id it is meant to be is for the current users to tell.
                return if self.is_compared {
                    message.suggest(meant)
                } else {
                    message.fix(meant)
                };
            }
            let filled = id::with_zeros(meant, |filled| self.fits(filled));
            message.suggest(filled.unwrap_or_else(|| meant.to_owned()))
        };
        let observation = match mangled(value)? {
            Mangled::Lost => message!("mangled-number-digits-lost").into(),
            Mangled::Whole(digits) => message!("mangled-number-amount").suggest(digits),
            // Where the decimals of others are not zeros, `.0` is one of them.
            Mangled::Amount(_) if evidence[IdKind::Decimal] > 0 && self.pattern.is_none() => {
                return None;
            }
            Mangled::Amount(number) => {
                let message = message!("mangled-number-point-zero");
                let full = full_length(evidence);
                match full.and_then(|full| filled(number, full, evidence)) {
                    Some(filled) => message.suggest(filled),
                    None => with(message, number),
                }
            }
            Mangled::Marked(number) => with(message!("mangled-number-marker"), number),
        };
        Some(observation.assumed(self.assumed))
    }

    /// What is to be said of short ids that are too many to name.
    fn judge_column(&self, evidence: Evidence<'_, IdKind>) -> Option<Observation> {
        let full = full_length(evidence)?;
        let without_zeros = (1..full).filter(|length| evidence[IdKind::ZeroFirst(*length)] == 0);
        let count: u64 = without_zeros
            .map(|length| evidence[IdKind::Digits(length)])
            .filter(|count| *count > NAMED)
            .sum();
        let message = || message!("mangled-number-column", count, length = full).assumed(true);
        (count > 0 && self.pattern.is_none() && !self.is_compared).then(message)
    }
}

fn has_digits_only(evidence: Evidence<'_, IdKind>) -> bool {
    (1..=MOST_DIGITS).any(|length| evidence[IdKind::Digits(length)] > 0)
}

/// The length that most ids of digits have, some of them with zeros in front.
fn full_length(evidence: Evidence<'_, IdKind>) -> Option<usize> {
    let zero_first = |length: usize| evidence[IdKind::ZeroFirst(length)];
    let with = |length: usize| evidence[IdKind::Digits(length)] + zero_first(length);
    let all: u64 = (1..=MOST_DIGITS).map(with).sum();
    (1..=MOST_DIGITS).find(|length| with(*length) * 2 > all && zero_first(*length) > 0)
}

/// An id with the zeros that it lost: none of its length has kept one.
fn filled(value: &str, full: usize, evidence: Evidence<'_, IdKind>) -> Option<String> {
    let length = value.len();
    let is_short = length < full && evidence[IdKind::ZeroFirst(length)] == 0;
    is_short.then(|| format!("{value:0>full$}"))
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
    use super::{IdKind, NAMED, check, thousands};
    use crate::messages::{Language, in_full};
    use crate::profile::field::{Field, Type};
    use crate::rule::{Kind, MOST_KINDS};

    /// What is said of the values of a column: the value, and what is perhaps meant.
    fn found(pattern: Option<&str>, column: &[&str]) -> Vec<String> {
        let field = Field {
            kind: Type::Id,
            pattern: pattern.map(str::to_owned),
            ..Field::default()
        };
        let check = check(&field, false);
        let mut counts = [0; MOST_KINDS];
        let kinds: Vec<Option<u8>> = column.iter().map(|value| (check.classify)(value)).collect();
        for kind in kinds.iter().flatten() {
            counts[usize::from(*kind)] += 1;
        }
        let judge = |(value, kind): (&&str, &Option<u8>)| {
            let kind = kind.filter(|kind| (check.is_suspect)(*kind))?;
            let observation = (check.judge_value)(value, kind, &counts)?;
            let sure = if observation.is_fix { "" } else { "?" };
            let meant = observation.suggestion.unwrap_or_default();
            Some(format!("{value} {meant}{sure}"))
        };
        column.iter().zip(&kinds).filter_map(judge).collect()
    }

    #[test]
    fn kinds_have_numbers() {
        for index in 0..36 {
            assert_eq!(IdKind::from_index(index).index(), index);
        }
    }

    #[test]
    fn ids_of_digits_are_compared_with_each_other() {
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
            assert_eq!(found(None, column), expected, "{column:?}");
        }
        let six = Some("[0-9]{6}");
        assert_eq!(found(six, &["1234", "001235"]), [""; 0]);
        assert_eq!(
            found(six, &["1234.0", "'001235"]),
            ["1234.0 001234?", "'001235 001235"]
        );
        let digits = Some("[0-9]+");
        assert_eq!(found(digits, &["1236", "01234", "01235"]), ["1236 01236?"]);
        assert_eq!(found(six, &["123456", "123457", "12345a"]), [""; 0]);
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
            assert_eq!(found(None, column), [""; 0], "{column:?}");
        }
    }

    #[test]
    fn an_id_in_another_form_than_the_others_is_found() {
        let others = ["00417", "00418", "00419", "00421"];
        for (id, meant) in [
            ("00 422", "00422?"),
            ("00,423", "00423?"),
            ("#424", "00424?"),
            ("ID 00425", "00425?"),
            ("Nr. 425", "00425?"),
            ("O0426", "00426?"),
            ("0o427", "00427?"),
            ("0042l", "00421?"),
            ("00428.0", "00428"),
        ] {
            let column: Vec<&str> = others.iter().copied().chain([id]).collect();
            assert_eq!(found(None, &column), [format!("{id} {meant}")], "{id}");
        }
        for id in [
            "X1234",
            "EXT-0042",
            "B0042",
            "00417a",
            "O42",
            "Anna",
            "O00000426",
            "ID",
        ] {
            let column: Vec<&str> = others.iter().copied().chain([id]).collect();
            assert_eq!(found(None, &column), [""; 0], "{id}");
        }
        // Several of them are ids of another kind.
        for column in [
            &["00417", "00418", "00419", "EXT 042", "EXT 043"][..],
            &["#417", "#418", "419", "420", "421"],
            &["00417", "X0418", "X0419", "X0420", "#421"],
            &["O0417", "O0418", "O0419", "00420", "00421", "00422"],
            &["10417", "10418", "#9"],
        ] {
            assert_eq!(found(None, column), [""; 0], "{column:?}");
        }
        let without_zeros = ["10417", "10418", "10419", "1o420", "#421"];
        assert_eq!(found(None, &without_zeros), ["1o420 10420?", "#421 ?"]);
    }

    #[test]
    fn many_short_ids_are_named_together() {
        let field = Field {
            kind: Type::Id,
            ..Field::default()
        };
        let check = check(&field, false);
        let mut counts = [0; MOST_KINDS];
        counts[IdKind::Digits(4).index()] = 20_000;
        counts[IdKind::Digits(5).index()] = 30_000;
        counts[IdKind::ZeroFirst(5).index()] = 30_000;
        assert_eq!((check.most_of)(IdKind::Digits(4).index() as u8), NAMED);
        let observation = (check.judge_column)(&counts).expect("an observation");
        assert_eq!(
            observation.message.text(Language::English, &in_full),
            "20000 values have fewer than 5 digits: Excel may have removed the leading zeros"
        );
    }

    #[test]
    fn marks_between_thousands_are_seen() {
        assert_eq!(thousands("12.345.678").as_deref(), Some("12345678"));
        for other in ["0.123", "12.34", "1234.567", "1.234,567", "1234", ""] {
            assert_eq!(thousands(other), None, "{other}");
        }
    }
}

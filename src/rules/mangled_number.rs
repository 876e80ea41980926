#![doc = include_str!("mangled_number.md")]

mod ids;

use phonenumber::country;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Field, Type};
use crate::profile::field_id::FieldId;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight, Weighing};
use crate::rules::invalid_phone;
use crate::rules::renamed_id::{self, Worn};

pub(super) use ids::filled_to_fit;

pub(super) const RULE: Rule = Rule {
    name: "mangled-number",
    page: include_str!("mangled_number.md"),
    severity: Severity::Error,
    check: Check::Several(&[Check::Column(check), Check::User(compare)]),
};

/// The kind of a number that became an amount.
const MANGLED: u8 = 30;

const DIGITS_LOST: &str = "a spreadsheet took it for an amount, and the last digits are lost";
const AMOUNT: &str = "a spreadsheet took it for an amount";
const POINT_ZERO: &str = "a program took it for an amount and put `.0` behind it";
const MARKER: &str = "the `'` in front is a mark of the spreadsheet and no part of the value";

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Option<Weighing<'a>> {
    let field = setup.field(mapped);
    match field.kind {
        Type::Phone => Some(weigh_phones(field, invalid_phone::country(setup))),
        Type::Id => Some(ids::weigh(field, is_compared(mapped.field, setup))),
        _ => None,
    }
}

/// Whether the users that the target holds now tell which zeros an id has: nothing in the column knows better.
fn is_compared(field: FieldId, setup: &Setup<'_>) -> bool {
    let users = setup.current;
    users.is_some_and(|users| users.keys().any(|key| key == field))
}

/// Ids that nobody has, and that somebody has but for what a spreadsheet does to numbers.
fn compare<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let (Some(users), Some(named)) = (setup.current, setup.named) else {
        return Sight::Away;
    };
    let compared = |number: &FieldId| {
        setup.profile.fields[*number].kind == Type::Id
            && !setup.layout.columns_of(*number).is_empty()
            // Of an id that the target makes there is more to say: `renamed-id` does.
            && renamed_id::of(setup) != Some(*number)
    };
    let ids: Vec<(FieldId, Worn<'a>)> = users
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
            tell(About::value(*id, value), note.with_fix(held_id));
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
    // What is no amount: nearly all numbers.
    if value
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'+')
    {
        return None;
    }
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

/// Whether a spreadsheet took an id for an amount, whatever stands in the others.
pub(super) fn is_mangled_id(value: &str) -> bool {
    mangled(value).is_some()
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

fn weigh_phones(field: &Field, country: Option<country::Id>) -> Weighing<'_> {
    let assumed = field.assumes("formats") || field.assumes("type");
    let strict = field.formats.iter().any(|format| format == "e164");
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
                    Ok(Some(number)) if strict => Note::new(MARKER).with_fix(number),
                    Ok(_) if !strict => Note::new(MARKER).with_fix(number),
                    _ => Note::new(MARKER),
                },
            };
            Some(note.assumed(assumed))
        }),
        settle: Box::new(|note, _, _| Some(note)),
        conclude: Box::new(|_| None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mangled, is_mangled_phone, mangled};

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
    }
}

#![doc = include_str!("mangled_number.md")]

mod ids;
mod odd_form;

use crate::finding::{FieldId, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{
    About, Applicability, Check, ColumnCheck, Context, Dependency, Observation, Rule, UserCheck,
    ValueCheck,
};
use crate::source::cell_flags::CellFlags;
use crate::user::numeric_ids::NumericIds;
use crate::values::phone;

pub(super) const RULE: Rule = Rule {
    name: "mangled-number",
    page: include_str!("mangled_number.md"),
    severity: Severity::Error,
    checks: &[
        Check::Value(phones),
        Check::Column(ids),
        Check::User(current_ids),
    ],
    ..Rule::DEFAULT
};

/// What a number has that is not one anymore.
const MANGLED: CellFlags = CellFlags::LETTER
    .union(CellFlags::QUOTE)
    .union(CellFlags::PERIOD)
    .union(CellFlags::COMMA);

/// Phone numbers that a spreadsheet took for amounts.
fn phones<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Phone {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("formats") || field.assumes("type");
    let is_strict = field.formats.iter().any(|format| format == "e164");
    let country = context.org.country.as_deref().and_then(phone::country);
    let with = |observation: Observation, number: Option<String>| match number {
        Some(number) => observation.suggest(number),
        None => observation,
    };
    let check = ValueCheck::of_each_value(move |value| {
        let observation = match mangled_phone(value)? {
            Mangled::Lost => message!("mangled-number-digits-lost").into(),
            Mangled::Whole(digits) => {
                let number = phone::meant(&digits, country);
                with(message!("mangled-number-amount").into(), number)
            }
            Mangled::Amount(number) => {
                let number = phone::meant(number.trim_start_matches('+'), country);
                with(message!("mangled-number-point-zero").into(), number)
            }
            Mangled::Marked(number) => match phone::read(number, country) {
                Ok(Some(number)) if is_strict => message!("mangled-number-marker").fix(number),
                Ok(_) if !is_strict => message!("mangled-number-marker").fix(number),
                _ => message!("mangled-number-marker").into(),
            },
        };
        Some(observation.assumed(assumed))
    });
    Applicability::Check(check.only_if(MANGLED))
}

/// Ids that a spreadsheet took for numbers, compared with the others of their column.
fn ids<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    let field = context.field(column);
    // The current users tell which zeros an id has: nothing in the column knows better.
    let users = context.current;
    let is_compared = users.is_some_and(|users| users.is_keyed_by(column.field));
    let is_id = field.kind == Type::Id;
    is_id.then(|| ids::check(field, is_compared)).into()
}

/// Ids that no current user has, and that one has apart from what a spreadsheet does to numbers.
fn current_ids<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    // An id that the target issues cannot be that of a new user, so that there is more to say of it than this.
    let issued = context.issued_key();
    let is_compared = |id: &FieldId| {
        context.profile.fields[*id].kind == Type::Id
            && context.is_mapped(*id)
            && issued != Some(*id)
    };
    let ids: Vec<(FieldId, NumericIds<'a>)> = users
        .keys()
        .filter(is_compared)
        .map(|id| (id, NumericIds::new(users, id)))
        .collect();
    if ids.is_empty() {
        return Applicability::NotApplicable;
    }
    Applicability::Check(UserCheck::new(move |user, report| {
        for (field, ids) in &ids {
            let is_unknown = user.match_by(*field).is_some_and(|by| by.current.is_none());
            let Some(value) = user.first(*field).filter(|_| is_unknown) else {
                continue;
            };
            let Some(current) = ids.find(value.text) else {
                continue;
            };
            let observation = message!("mangled-number-current-id", row = users.row(current))
                .suggest(users.value(current, *field).unwrap_or_default())
                .depending_on(Dependency::FixIfAlone {
                    user: current,
                    is_named_here: user.held().is_none(),
                });
            report(About::value(*field, value), observation);
        }
    }))
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

fn mangled_phone(value: &str) -> Option<Mangled<'_>> {
    let number = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() > 6;
    match value.strip_suffix(".0") {
        Some(number_in_parts) if number(number_in_parts) => Some(Mangled::Amount(number_in_parts)),
        _ => mangled(value).filter(|_| value.len() > 4),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mangled, mangled, mangled_phone};

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
        assert!(mangled_phone("+49 171 3920012.0").is_some());
        assert!(mangled_phone("+49 171 3920012").is_none());
    }
}

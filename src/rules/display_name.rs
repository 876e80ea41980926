#![doc = include_str!("display_name.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "display-name",
    page: include_str!("display_name.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What stands around an address: a name, brackets, quotes, the colon of a link.
const AROUND: CellFlags = CellFlags::MARK
    .union(CellFlags::SPACE)
    .union(CellFlags::NOT_ASCII);

/// Quotes that programs and people put around a value.
const QUOTES: [char; 5] = ['\'', '\u{22}', '‘', '’', '`'];

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type");
    let check = ValueCheck::of_each_value(move |value| {
        if let Some(address) = email::address_within(value) {
            return Some(said_of(value).fix(address).assumed(assumed));
        }
        // Marks behind an address and several addresses are other faults.
        let is_other =
            || email::without_trailing_marks(value).is_some() || email::several(value).is_some();
        let address = email::address_among(value).filter(|_| !is_other())?;
        Some(said_of(value).suggest(address).assumed(assumed))
    });
    Applicability::Check(check.only_if(AROUND))
}

/// What is said of a value that has an address in it: it stands in quotes, or there is more beside it.
fn said_of(value: &str) -> Message {
    let value = value.trim();
    let inside = value
        .strip_prefix(QUOTES)
        .and_then(|value| value.strip_suffix(QUOTES));
    if inside
        .is_some_and(|inside| !inside.contains(char::is_whitespace) && !inside.contains(QUOTES))
    {
        message!("display-name-quotes")
    } else {
        message!("display-name")
    }
}

#![doc = include_str!("display_name.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
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

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type");
    let check = ValueCheck::of_each_value(move |value| {
        let address = email::address_within(value)?;
        Some(message!("display-name").fix(address).assumed(assumed))
    });
    // What shows an address stands in brackets, in quotes, or behind the colon of a link.
    Applicability::Check(check.only_if(CellFlags::BRACKET | CellFlags::QUOTE | CellFlags::COLON))
}

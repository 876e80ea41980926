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

/// What stands around an address: a name, brackets, quotes, the colon of a link.
const AROUND: CellFlags = CellFlags::MARK
    .union(CellFlags::SPACE)
    .union(CellFlags::NOT_ASCII);

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type");
    let check = ValueCheck::of_each_value(move |value| {
        if let Some(address) = email::address_within(value) {
            return Some(message!("display-name").fix(address).assumed(assumed));
        }
        // Marks behind an address and several addresses are other faults.
        let is_other =
            || email::without_trailing_marks(value).is_some() || email::several(value).is_some();
        let address = email::address_among(value).filter(|_| !is_other())?;
        Some(message!("display-name").suggest(address).assumed(assumed))
    });
    Applicability::Check(check.only_if(AROUND))
}

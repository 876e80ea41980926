#![doc = include_str!("value_too_long.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};

pub(super) const RULE: Rule = Rule {
    name: "value-too-long",
    page: include_str!("value_too_long.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let assumed = field.assumes("max_length");
    let check = field.max_length.map(|limit| {
        ValueCheck::of_each_value(move |value| {
            // No character takes less than a byte.
            if value.len() <= limit {
                return None;
            }
            let length = value.chars().count();
            let is_too_long = length > limit;
            is_too_long.then(|| message!("value-too-long", length, limit).assumed(assumed))
        })
    });
    check.into()
}

#![doc = include_str!("unreadable_encoding.md")]

use crate::finding::Severity;
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::row_flags::RowFlags;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-encoding",
    page: include_str!("unreadable_encoding.md"),
    severity: Severity::Error,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let message = message!(
        "unreadable-encoding",
        encoding = text(context.observed.encoding.name())
    );
    let observed = context.observed;
    let check = RowCheck::record(move |row| {
        let is_damaged = observed.is_damaged(row);
        is_damaged.then(|| message.clone().into())
    });
    Applicability::Check(check.only_if(RowFlags::DAMAGED))
}

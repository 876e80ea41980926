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
    let header = &context.observed.header_row;
    let check = RowCheck::record(move |row| {
        // What an earlier run said is written anew.
        let is_lost = |(_, cell): (_, &str)| cell.contains(char::REPLACEMENT_CHARACTER);
        let is_damaged = row.is_damaged() && header.own_cells(row).any(is_lost);
        is_damaged.then(|| message.clone().into())
    });
    Applicability::Check(check.only_if(RowFlags::DAMAGED))
}

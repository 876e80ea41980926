#![doc = include_str!("unclosed_quote.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::row_flags::RowFlags;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-quote",
    page: include_str!("unclosed_quote.md"),
    severity: Severity::Error,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let check = RowCheck::record(|row| {
        if !row.is_unclosed() {
            return None;
        }
        let cell = row.cells().last().unwrap_or_default();
        let lines = cell.trim_end().lines().count().saturating_sub(1) as u64;
        message!("unclosed-quote", lines).into()
    });
    Applicability::Check(check.only_if(RowFlags::UNCLOSED))
}

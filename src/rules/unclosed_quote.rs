#![doc = include_str!("unclosed_quote.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-quote",
    page: include_str!("unclosed_quote.md"),
    severity: Severity::Error,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>) -> Applicability<RowCheck<'a>> {
    Applicability::Check(RowCheck::record(|row| {
        row.is_unclosed().then(|| message!("unclosed-quote").into())
    }))
}

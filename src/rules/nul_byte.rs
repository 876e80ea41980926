#![doc = include_str!("nul_byte.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "nul-byte",
    page: include_str!("nul_byte.md"),
    severity: Severity::Error,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>) -> Applicability<RowCheck<'a>> {
    Applicability::Check(RowCheck::record(|row| {
        row.has_nul().then(|| message!("nul-byte").into())
    }))
}

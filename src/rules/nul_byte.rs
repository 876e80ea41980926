#![doc = include_str!("nul_byte.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::row_flags::RowFlags;

pub(super) const RULE: Rule = Rule {
    name: "nul-byte",
    page: include_str!("nul_byte.md"),
    severity: Severity::Error,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let check = RowCheck::record(|row| row.has_nul().then(|| message!("nul-byte").into()));
    Applicability::Check(check.only_if(RowFlags::NUL))
}

#![doc = include_str!("no_users.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-users",
    page: include_str!("no_users.md"),
    severity: Severity::Error,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    if summary.users > 0 || !context.skipped.is_empty() {
        return Applicability::NotApplicable;
    }
    let header_row = context.observed.header_row.row;
    let message = header_row.map_or(message!("no-users-in-file"), |row| {
        message!("no-users-below-headers", row = row.0)
    });
    Applicability::Check(vec![message.into()])
}

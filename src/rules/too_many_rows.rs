#![doc = include_str!("too_many_rows.md")]

use crate::finding::Severity;
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};

pub(super) const RULE: Rule = Rule {
    name: "too-many-rows",
    page: include_str!("too_many_rows.md"),
    severity: Severity::Error,
    settled_by: SettledBy::Split,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let file = &context.profile.file;
    let users = summary.users;
    let Some(limit) = file.max_rows.filter(|limit| users > *limit) else {
        return Applicability::NotApplicable;
    };
    let message = message!(
        "too-many-rows",
        users,
        target = text(context.target()),
        limit
    );
    Applicability::Check(vec![message.assumed(file.assumes("max_rows"))])
}

#![doc = include_str!("stopped_import.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

/// What it says is found once a plan is made of the users of the file; see `commands/planning/foreseen.rs`.
pub(super) const RULE: Rule = Rule {
    name: "stopped-import",
    page: include_str!("stopped_import.md"),
    severity: Severity::Warning,
    compares_with_current: true,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let is_comparable = !context.match_keys().is_empty();
    if context.current.is_none() && is_comparable {
        return Applicability::NotChecked(message!("not-checked-no-current-users"));
    }
    Applicability::NotApplicable
}

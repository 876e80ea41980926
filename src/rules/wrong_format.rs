#![doc = include_str!("wrong_format.md")]

use crate::finding::Severity;
use crate::messages::{any_of, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};

pub(super) const RULE: Rule = Rule {
    name: "wrong-format",
    page: include_str!("wrong_format.md"),
    severity: Severity::Warning,
    settled_by: SettledBy::Format,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let formats = &context.profile.file.formats;
    let found = context.observed.format.name();
    if formats.is_empty() || formats.contains(&found) {
        return Applicability::NotApplicable;
    }
    let message = message!(
        "wrong-format",
        found = text(found),
        target = text(context.target()),
        allowed = any_of(formats.iter().map(|format| text(format.as_str())))
    );
    Applicability::Check(vec![message.into()])
}

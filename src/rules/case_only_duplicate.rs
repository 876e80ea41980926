#![doc = include_str!("case_only_duplicate.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Among, Applicability, Check, Context, GroupCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "case-only-duplicate",
    page: include_str!("case_only_duplicate.md"),
    severity: Severity::Warning,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    if !field.unique || !field.case_exact {
        return Applicability::NotApplicable;
    }
    let takes_seats = context.profile.asks_for("seats");
    Applicability::Check(GroupCheck::shared(move |member| {
        let row = member.otherwise?;
        let message = match (member.alike.size, takes_seats) {
            (2, false) => message!("case-only-duplicate", row),
            (2, true) => message!("case-only-duplicate-seats", row),
            (rows, _) => message!("case-only-duplicate-several", row, rows),
        };
        Some((Among::Alike, message.into()))
    }))
}

#![doc = include_str!("duplicate_id.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Among, Applicability, Check, Context, GroupCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    page: include_str!("duplicate_id.md"),
    severity: Severity::Error,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    // An address is not an id: `duplicate-email` checks those.
    if !field.unique || field.kind == Type::Email {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::shared(move |member| {
        let others = member.same?;
        let (row, rows) = (others.first, others.size);
        let message = if member.to_the_letter {
            message!("duplicate-id", row, rows)
        } else {
            message!("duplicate-id-other-spelling", row, rows)
        };
        let assumed =
            field.assumes("unique") || !member.to_the_letter && field.assumes("case_exact");
        Some((Among::Same, message.assumed(assumed)))
    }))
}

#![doc = include_str!("duplicate_email.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Among, Applicability, Check, Context, GroupCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-email",
    page: include_str!("duplicate_email.md"),
    severity: Severity::Error,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, id: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[id];
    // The address of a manager may stand in a thousand rows.
    let is_of_one_user = field.unique || context.profile.match_on.contains(&id);
    if field.kind != Type::Email || !is_of_one_user {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::shared(move |member| {
        let others = member.same?;
        let (row, rows) = (others.first, others.size);
        let message = if member.to_the_letter {
            message!("duplicate-email", row, rows)
        } else {
            message!("duplicate-email-other-spelling", row, rows)
        };
        let assumed = !field.unique
            || field.assumes("unique")
            || !member.to_the_letter && field.assumes("case_exact");
        Some((Among::Same, message.assumed(assumed)))
    }))
}

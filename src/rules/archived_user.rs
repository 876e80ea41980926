#![doc = include_str!("archived_user.md")]

use crate::finding::Severity;
use crate::messages::{message, text};
use crate::profile::operation::Absent;
use crate::rule::{About, Applicability, Check, Context, Rule, UserCheck};

pub(super) const RULE: Rule = Rule {
    name: "archived-user",
    page: include_str!("archived_user.md"),
    severity: Severity::Warning,
    yields_to: &["placeholder-value"],
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let Some(field) = *context.profile.archived_by else {
        return Applicability::NotApplicable;
    };
    let archives = context.operation.absent.contains(&Absent::Archive);
    if archives || !context.writes_users() || !context.is_mapped(field) {
        return Applicability::NotApplicable;
    }
    let (current, operation) = (context.current, context.operation.kind.name());
    Applicability::Check(UserCheck::new(move |user, report| {
        let Some(value) = user.first(field) else {
            return;
        };
        let known = user.held().zip(current);
        if known.is_some_and(|(known, users)| users.value(known, field).is_some()) {
            return;
        }
        let message = message!("archived-user", operation = text(operation));
        report(About::value(field, value), message.into());
    }))
}

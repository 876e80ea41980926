#![doc = include_str!("id_conflict.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{About, Applicability, Check, Context, Rule, UserCheck};

pub(super) const RULE: Rule = Rule {
    name: "id-conflict",
    page: include_str!("id_conflict.md"),
    severity: Severity::Error,
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let keys = context.match_keys();
    if keys.len() < 2 {
        return Applicability::NotApplicable;
    }
    let reasons = keys
        .iter()
        .filter_map(|key| context.cannot_compare(&[*key]));
    let mut reasons: Vec<_> = reasons.collect();
    // It takes two keys that can be compared.
    if reasons.len() + 2 > keys.len() {
        return Applicability::NotChecked(reasons.swap_remove(0));
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    let context = *context;
    let assumed = context.profile.assumes("match_on");
    Applicability::Check(UserCheck::new(move |user, report| {
        let matches = user.matches().iter();
        let mut found = matches.filter_map(|by| Some((by.field, by.current?)));
        let Some((first_field, first)) = found.next() else {
            return;
        };
        let Some(value) = user.first(first_field) else {
            return;
        };
        let Some((other_field, other)) = found.find(|(_, other)| *other != first) else {
            return;
        };
        let message = message!(
            "id-conflict",
            first_key = context.key_kind(first_field),
            first_row = users.row(first),
            other_key = context.key_kind(other_field),
            other_row = users.row(other)
        );
        report(About::value(first_field, value), message.assumed(assumed));
    }))
}

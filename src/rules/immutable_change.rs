#![doc = include_str!("immutable_change.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::field::{Field, Mutability};
use crate::rule::{About, Applicability, Check, Context, Rule, UserCheck};

pub(super) const RULE: Rule = Rule {
    name: "immutable-change",
    page: include_str!("immutable_change.md"),
    severity: Severity::Error,
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let keys = context.match_keys();
    if !context.writes_users() || keys.is_empty() {
        return Applicability::NotApplicable;
    }
    let fields = &context.profile.fields;
    let mut immutable: Vec<FieldId> = fields
        .with_ids()
        .filter(|(_, field)| is_immutable(field))
        .map(|(id, _)| id)
        // A user who is found by it and by nothing else has it.
        .filter(|id| context.is_mapped(*id) && keys != [*id])
        .collect();
    let reasons = immutable.iter().map(|id| context.cannot_compare(&[*id]));
    let reasons: Vec<_> = reasons.collect();
    if reasons.iter().all(Option::is_some) {
        let first = reasons.into_iter().flatten().next();
        return first.map_or(Applicability::NotApplicable, Applicability::NotChecked);
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    immutable.retain(|id| users.has(*id));
    Applicability::Check(UserCheck::new(move |user, report| {
        let Some(current) = user.held() else {
            return;
        };
        for &id in &immutable {
            let field = &fields[id];
            let (Some(value), Some(old)) = (user.first(id), users.value(current, id)) else {
                continue;
            };
            if value.text == old || is_one_value(field, value.text, old) {
                continue;
            }
            // The key of another user is no change: the row names two users.
            if user.match_by(id).is_some_and(|by| by.current.is_some()) {
                continue;
            }
            let message = message!("immutable-change", row = users.row(current));
            let assumed = field.assumes("mutability");
            report(
                About::value(id, value),
                message.suggest(old).assumed(assumed),
            );
        }
    }))
}

fn is_immutable(field: &Field) -> bool {
    field.mutability == Mutability::Immutable && !field.multi_valued
}

fn is_one_value(field: &Field, one: &str, other: &str) -> bool {
    let (mut key, mut other_key) = (String::new(), String::new());
    field.write_key(one, &mut key);
    field.write_key(other, &mut other_key);
    key == other_key
}

#![doc = include_str!("unknown_user.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{Message, any_of, message, text};
use crate::profile::field::Type;
use crate::rule::{About, Applicability, Check, Context, Rule, UserCheck};
use crate::user::Match;
use crate::user::nearest::NearestAddress;

pub(super) const RULE: Rule = Rule {
    name: "unknown-user",
    page: include_str!("unknown_user.md"),
    severity: Severity::Error,
    // An id that was changed on its way is a known one, and a text that is no address belongs to no user.
    yields_to: &["invalid-email", "renamed-id"],
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let keys = context.match_keys();
    if context.writes_users() || keys.is_empty() {
        return Applicability::NotApplicable;
    }
    let reasons = keys.iter().map(|key| context.cannot_compare(&[*key]));
    let reasons: Vec<_> = reasons.collect();
    // A user is found by any of them.
    if reasons.iter().all(Option::is_some) {
        let first = reasons.into_iter().flatten().next();
        return first.map_or(Applicability::NotApplicable, Applicability::NotChecked);
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    let assumed = context.profile.assumes("match_on");
    let context = *context;
    let is_address = |key: &FieldId| context.profile.fields[*key].kind == Type::Email;
    let addresses = keys.iter().copied().filter(is_address);
    let addresses: Vec<(FieldId, NearestAddress<'a>)> = addresses
        .filter_map(|key| Some((key, NearestAddress::new(context.current?, key))))
        .collect();
    Applicability::Check(UserCheck::new(move |user, report| {
        if let Some(held) = user.held() {
            // Of an id and an address that disagree, one is wrong, and who is deleted cannot be brought back.
            let is_unknown = |by: &&Match| {
                by.current.is_none() && context.profile.fields[by.field].kind == Type::Email
            };
            let mut matches = user.matches().iter();
            let address = matches.find(is_unknown).map(|by| by.field);
            if let Some((field, value)) = address.and_then(|of| Some((of, user.first(of)?))) {
                let row = users.row(held);
                let message = message!("unknown-user-by-id", row);
                report(About::value(field, value), message.assumed(assumed));
            }
            return;
        }
        // A key that the current users do not have may still find a user in the target.
        let is_filled = |key: &&FieldId| user.has(**key);
        if keys.iter().filter(is_filled).count() > user.matches().len() {
            return;
        }
        let Some(first) = user.matches().first() else {
            return;
        };
        if let Some(value) = user.first(first.field) {
            let message = message(&context, user.matches()).assumed(assumed);
            let mut addresses = addresses.iter();
            let addresses = addresses.find(|(field, _)| *field == first.field);
            let meant = addresses.and_then(|(_, nearest)| nearest.find(value.text));
            let observation = match meant {
                Some(meant) => message.suggest(meant),
                None => message,
            };
            report(About::value(first.field, value), observation);
        }
    }))
}

fn message(context: &Context<'_>, matches: &[Match]) -> Message {
    if let [only] = matches {
        return message!("unknown-user", key = context.key_kind(only.field));
    }
    let fields: Vec<FieldId> = matches.iter().map(|by| by.field).collect();
    let headers = context.headers_of(&fields).into_iter().map(text);
    message!(
        "unknown-user-several-keys",
        headers = any_of(headers).quoted()
    )
}

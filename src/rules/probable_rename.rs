#![doc = include_str!("probable_rename.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{message, text, value};
use crate::profile::fields::Fields;
use crate::rule::{About, Applicability, Check, Context, Dependency, Rule, UserCheck};
use crate::user::list::{UserId, UserList};
use crate::user::people::People;
use crate::user::{Match, User};

pub(super) const RULE: Rule = Rule {
    name: "probable-rename",
    page: include_str!("probable_rename.md"),
    severity: Severity::Warning,
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let profile = context.profile;
    let fields = &profile.fields;
    let parts: &[FieldId] = &profile.same_person_when;
    let keys = context.match_keys();
    if !context.writes_users()
        || parts.is_empty()
        || !parts.iter().all(|part| context.is_mapped(*part))
        || keys.is_empty()
    {
        return Applicability::NotApplicable;
    }
    if let Some(reason) = context.cannot_compare(parts) {
        return Applicability::NotChecked(reason);
    }
    let Some(users) = context.current else {
        return Applicability::NotApplicable;
    };
    let people = People::new(users, parts);
    let mut match_on = profile.match_on.iter().map(|id| &fields[*id]);
    let issued = match_on.find(|field| field.is_issued());
    let issued = issued.map(|field| field.headers.first().unwrap_or(&field.name).as_str());
    let assumed = profile.assumes("same_person_when");
    let context = *context;
    Applicability::Check(UserCheck::new(move |user, report| {
        let Some(by) = unknown(user, fields, &keys) else {
            return;
        };
        let Some(own) = user.first(by.field) else {
            return;
        };
        let part = |part| user.first(part).map(|value| value.text);
        for current in people.alike(part) {
            let known_as = value(known_as(users, current, by.field, &keys));
            let (row, key) = (users.row(current), context.key_kind(by.field));
            let message = if let Some(id) = issued.map(text) {
                message!("probable-rename-without-id", known_as, row, key, id)
            } else {
                message!("probable-rename", known_as, row, key)
            };
            // A user who has a row under the old key is another person.
            let observation = message
                .assumed(assumed)
                .depending_on(Dependency::UnlessNamed(current));
            report(About::value(by.field, own), observation);
        }
    }))
}

/// The key that no current user has, of a user who has no other key that one has.
fn unknown(user: &User<'_>, fields: &Fields, keys: &[FieldId]) -> Option<Match> {
    if user.held().is_some() {
        return None;
    }
    // With an id of the target no second user is made: it finds its user, or is wrong itself.
    let is_given = |key: &FieldId| fields[*key].is_issued() && user.has(*key);
    let first = user.matches().first().copied();
    first.filter(|_| !keys.iter().any(is_given))
}

/// The value by which the current users know a user: of that field, else of any match key.
fn known_as<'u>(users: &'u UserList, user: UserId, field: FieldId, keys: &[FieldId]) -> &'u str {
    let mut keys = std::iter::once(field).chain(keys.iter().copied());
    keys.find_map(|key| users.value(user, key))
        .unwrap_or_default()
}

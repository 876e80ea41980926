#![doc = include_str!("probable_rename.md")]

use std::sync::OnceLock;

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{message, text, value};
use crate::profile::field::{Field, Mutability};
use crate::profile::fields::Fields;
use crate::rule::{About, Applicability, Check, Context, Dependency, Rule, UserCheck};
use crate::user::list::{Index, UserId, UserList};
use crate::user::{Match, User, name};

pub(super) const RULE: Rule = Rule {
    name: "probable-rename",
    page: include_str!("probable_rename.md"),
    severity: Severity::Warning,
    compares_with_current: true,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

/// A name that more users have tells nothing.
const MOST: usize = 3;

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
    let issued = match_on.find(|field| is_issued(field));
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
        for current in people.alike(user) {
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

/// The current users by their names.
struct People<'a> {
    users: &'a UserList,
    /// The fields of which a name consists.
    parts: &'a [FieldId],
    /// Built when it is first needed: only a file with a new user makes it worth going through all names.
    by_name: OnceLock<Index>,
}

impl<'a> People<'a> {
    fn new(users: &'a UserList, parts: &'a [FieldId]) -> Self {
        Self {
            users,
            parts,
            by_name: OnceLock::new(),
        }
    }

    fn by_name(&self) -> Index {
        let mut by_name = Index::with_room_for(self.users.len());
        let mut key = String::new();
        for user in self.users.ids() {
            if self.write_current_name(user, &mut key) {
                by_name.add(&key, user);
            }
        }
        by_name
    }

    /// Those with the name of a user; nobody where it is a name that tells nothing.
    fn alike(&self, user: &User<'_>) -> Vec<UserId> {
        let (mut key, mut other) = (String::new(), String::new());
        let text = |field: FieldId| user.first(field).map(|value| value.text);
        if !self.write_name(text, &mut key) {
            return Vec::new();
        }
        let by_name = self.by_name.get_or_init(|| self.by_name());
        let alike = by_name.find(&key).filter(|current| {
            self.write_current_name(*current, &mut other);
            key == other
        });
        let mut alike: Vec<UserId> = alike.take(MOST + 1).collect();
        if alike.len() > MOST {
            alike.clear();
        }
        alike.sort_unstable();
        alike
    }

    fn write_current_name(&self, user: UserId, key: &mut String) -> bool {
        self.write_name(|field| self.users.value(user, field), key)
    }

    /// Writes how a name is compared, and returns whether all parts of it are there.
    fn write_name<'t>(&self, text: impl Fn(FieldId) -> Option<&'t str>, key: &mut String) -> bool {
        name::write_full_name(self.parts.iter().map(|part| text(*part)), key)
    }
}

/// Whether the target itself issues the value, so that it finds a user under another address too.
fn is_issued(field: &Field) -> bool {
    field.mutability == Mutability::ReadOnly
}

/// The key under which nobody is known, of a user who has no other key by which somebody would be.
fn unknown(user: &User<'_>, fields: &Fields, keys: &[FieldId]) -> Option<Match> {
    if user.held().is_some() {
        return None;
    }
    // With an id of the target no second user is made: it finds its user, or is wrong itself.
    let is_given = |key: &FieldId| is_issued(&fields[*key]) && user.has(*key);
    let first = user.matches().first().copied();
    first.filter(|_| !keys.iter().any(is_given))
}

/// The value by which the current users know a user: of that field, else of any match key.
fn known_as<'u>(users: &'u UserList, user: UserId, field: FieldId, keys: &[FieldId]) -> &'u str {
    let mut keys = std::iter::once(field).chain(keys.iter().copied());
    keys.find_map(|key| users.value(user, key))
        .unwrap_or_default()
}

#![doc = include_str!("probable_rename.md")]

use std::sync::OnceLock;

use crate::finding::{Fact, Finding, Note, Severity};
use crate::profile::field::{Field, Mutability};
use crate::profile::field_id::FieldId;
use crate::profile::fields::Fields;
use crate::rule::{About, Check, LookAtUser, Looking, Rule, Setup, Sight};
use crate::user::list::{Index, UserId, UserList};
use crate::user::{Match, User, name};

pub(super) const RULE: Rule = Rule {
    name: "probable-rename",
    page: include_str!("probable_rename.md"),
    severity: Severity::Warning,
    check: Check::User(check),
};

/// A name that more users have says nothing.
const MOST: usize = 3;

fn check<'a>(setup: &Setup<'a>) -> Sight<Looking<'a>> {
    let profile = setup.profile;
    let fields = &profile.fields;
    let parts: &[FieldId] = &profile.same_person_when;
    let unfed = |number: &FieldId| setup.layout.columns_of(*number).is_empty();
    let keys = setup.match_keys();
    if !setup.operation.kind.writes_users()
        || parts.is_empty()
        || parts.iter().any(unfed)
        || keys.is_empty()
    {
        return Sight::Away;
    }
    if let Some(reason) = setup.cannot_compare(parts) {
        return Sight::Blind(reason);
    }
    let (Some(users), Some(by_rows)) = (setup.current, setup.named) else {
        return Sight::Away;
    };
    let people = People::new(users, parts);
    let match_on = profile.match_on.iter();
    let id = match_on
        .map(|id| &fields[*id])
        .find(|field| is_given(field));
    let id = id.map(|id| id.headers.first().unwrap_or(&id.name).as_str());
    let assumed = profile.assumes("same_person_when");
    let look: LookAtUser<'a> = Box::new(move |user, tell| {
        let Some(by) = unknown(user, fields, &keys) else {
            return;
        };
        let Some(value) = user.first(by.field) else {
            return;
        };
        for held in people.alike(user) {
            let note = Note::new(if id.is_some() { WITH_ID } else { WITHOUT_ID })
                .value(known_as(users, held, by.field, &keys))
                .with(users.row(held))
                .with(fields[by.field].noun())
                .assumed(assumed);
            let note = id.into_iter().fold(note, Note::with);
            tell(About::value(by.field, value), note);
        }
    });
    let stands = move |finding: &Finding| {
        let row = finding.note.facts.iter().find_map(|fact| match fact {
            Fact::Number(row) => Some(*row),
            _ => None,
        });
        // Somebody who has a row under the old key is somebody else.
        let held = row.and_then(|row| users.in_row(row));
        held.is_none_or(|held| by_rows.rows(held) == 0)
    };
    Sight::Sees(Looking {
        look,
        stands: Some(Box::new(stands)),
    })
}

const WITH_ID: &str = "perhaps `{}`, row {} of the current users, under a new {}: without the `{}` a second user is made";
const WITHOUT_ID: &str =
    "perhaps `{}`, row {} of the current users, under a new {}: a second user is made";

/// The current users by their names.
struct People<'a> {
    users: &'a UserList,
    /// The fields of which a name consists.
    parts: &'a [FieldId],
    /// Only a file with somebody new makes it worth going through all names.
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
            if self.write_held_name(user, &mut key) {
                by_name.add(&key, user);
            }
        }
        by_name
    }

    /// Those with the name of a user; nobody where it is a name that says nothing.
    fn alike(&self, user: &User<'_>) -> Vec<UserId> {
        let (mut key, mut other) = (String::new(), String::new());
        let text = |number: FieldId| user.first(number).map(|value| value.text);
        if !self.write_name(text, &mut key) {
            return Vec::new();
        }
        let by_name = self.by_name.get_or_init(|| self.by_name());
        let alike = by_name.find(&key).filter(|held| {
            self.write_held_name(*held, &mut other);
            key == other
        });
        let mut alike: Vec<UserId> = alike.take(MOST + 1).collect();
        if alike.len() > MOST {
            alike.clear();
        }
        alike.sort_unstable();
        alike
    }

    fn write_held_name(&self, user: UserId, key: &mut String) -> bool {
        self.write_name(|number| self.users.value(user, number), key)
    }

    /// Writes how a name is compared. Whether all parts of it are there.
    fn write_name<'t>(&self, text: impl Fn(FieldId) -> Option<&'t str>, key: &mut String) -> bool {
        key.clear();
        self.parts.iter().all(|number| {
            let before = key.len();
            name::write_key(text(*number).unwrap_or_default(), key);
            let there = key.len() > before;
            key.push('\n');
            there
        })
    }
}

/// Whether the target itself gives the value, so that it finds a user under another address too.
fn is_given(field: &Field) -> bool {
    field.mutability == Mutability::ReadOnly
}

/// The key under which nobody is known, of a user who has no other by which somebody would be.
fn unknown(user: &User<'_>, fields: &Fields, keys: &[FieldId]) -> Option<Match> {
    if user.held().is_some() {
        return None;
    }
    // An id of the target finds its user there, or is `renamed-id`'s affair.
    let given = |key: &FieldId| is_given(&fields[*key]) && user.has(*key);
    let first = user.matches().first().copied();
    first.filter(|_| !keys.iter().any(given))
}

/// The value by which the current users know a user: of that field, else of any match key.
fn known_as<'u>(users: &'u UserList, held: UserId, field: FieldId, keys: &[FieldId]) -> &'u str {
    let mut keys = std::iter::once(field).chain(keys.iter().copied());
    keys.find_map(|key| users.value(held, key))
        .unwrap_or_default()
}

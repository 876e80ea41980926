//! Who of the current users a user of the file is.

use crate::profile::field_id::FieldId;
use crate::profile::fields::Fields;
use crate::rule::Setup;
use crate::user::list::{Named, UserId, UserList};
use crate::user::{Match, User};

/// The match keys that the file and the current users have both, the strongest first.
pub(super) struct Held<'a> {
    users: &'a UserList,
    named: Option<&'a Named>,
    fields: &'a Fields,
    keys: Vec<FieldId>,
}

/// What is used again for every row.
#[derive(Default)]
pub(super) struct Scratch {
    key: String,
    other: String,
}

impl<'a> Held<'a> {
    /// Nothing where there is no current users.
    pub(super) fn of(setup: &Setup<'a>) -> Option<Self> {
        let users = setup.current?;
        let mut keys = setup.match_keys();
        keys.retain(|key| users.keys().any(|known| known == *key));
        Some(Self {
            users,
            named: setup.named,
            fields: &setup.profile.fields,
            keys,
        })
    }

    /// Writes what each match key of a user says, and counts who is named.
    pub(super) fn look(&self, user: &User<'_>, matches: &mut Vec<Match>, scratch: &mut Scratch) {
        matches.clear();
        for &field in &self.keys {
            let Some(value) = user.first(field) else {
                continue;
            };
            self.fields[field].write_key(value.text, &mut scratch.key);
            if scratch.key.is_empty() {
                continue;
            }
            let held = self.find(field, scratch);
            let known = matches.iter().any(|by| by.held == held);
            if let (Some(named), Some(held), false) = (self.named, held, known) {
                named.add(held);
            }
            matches.push(Match { field, held });
        }
    }

    /// Whoever has that very key: the list knows fingerprints.
    fn find(&self, field: FieldId, scratch: &mut Scratch) -> Option<UserId> {
        let Scratch { key, other } = scratch;
        self.users.find(field, key).find(|held| {
            let value = self.users.value(*held, field).unwrap_or_default();
            self.fields[field].write_key(value, other);
            key == other
        })
    }
}

//! Who of the directory a user of the file is.

use crate::profile::attribute::Attribute;
use crate::rule::Setup;
use crate::user::list::{Named, UserList};
use crate::user::{Match, User};

/// The match keys that the file and the directory have both, the strongest first.
pub(super) struct Held<'a> {
    users: &'a UserList,
    named: Option<&'a Named>,
    attributes: &'a [Attribute],
    keys: Vec<usize>,
}

/// What is used again for every row.
#[derive(Default)]
pub(super) struct Scratch {
    key: String,
    other: String,
}

impl<'a> Held<'a> {
    /// Nothing where there is no directory.
    pub(super) fn of(setup: &Setup<'a>) -> Option<Self> {
        let users = setup.directory?;
        let mut keys = setup.match_keys();
        keys.retain(|key| users.keys().any(|known| known == *key));
        Some(Self {
            users,
            named: setup.named,
            attributes: &setup.profile.attributes,
            keys,
        })
    }

    /// Writes what each match key of a user says, and counts who is named.
    pub(super) fn look(&self, user: &User<'_>, matches: &mut Vec<Match>, scratch: &mut Scratch) {
        matches.clear();
        for &attribute in &self.keys {
            let Some(value) = user.first(attribute) else {
                continue;
            };
            self.attributes[attribute].write_key(value.text, &mut scratch.key);
            if scratch.key.is_empty() {
                continue;
            }
            let held = self.find(attribute, scratch);
            let known = matches.iter().any(|by| by.held == held);
            if let (Some(named), Some(held), false) = (self.named, held, known) {
                named.add(held);
            }
            matches.push(Match { attribute, held });
        }
    }

    /// Whoever has that very key: the list knows fingerprints.
    fn find(&self, attribute: usize, scratch: &mut Scratch) -> Option<usize> {
        let Scratch { key, other } = scratch;
        self.users.find(attribute, key).find(|held| {
            let value = self.users.value(*held, attribute).unwrap_or_default();
            self.attributes[attribute].write_key(value, other);
            key == other
        })
    }
}

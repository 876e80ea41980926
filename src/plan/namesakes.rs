//! The names of those whose rows are left out: one of them may be somebody of the current users under a new key.

use hashbrown::HashSet;

use crate::profile::Profile;
use crate::profile::field_id::FieldId;
use crate::user::list::{UserId, UserList};
use crate::user::name;

/// The names of some users, as names are compared.
pub(super) struct Namesakes<'p> {
    /// The fields of which a name consists.
    parts: &'p [FieldId],
    names: HashSet<String>,
}

impl<'p> Namesakes<'p> {
    /// Nobody yet.
    pub(super) fn new(profile: &'p Profile) -> Self {
        Self {
            parts: &profile.same_person_when,
            names: HashSet::new(),
        }
    }

    /// Whether none of them has a name.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Adds a user who has all parts of a name.
    pub(super) fn add(&mut self, users: &UserList, user: UserId) {
        self.names.extend(self.name(users, user));
    }

    /// Whether a user bears one of the names.
    pub(super) fn has(&self, users: &UserList, user: UserId) -> bool {
        self.name(users, user)
            .is_some_and(|name| self.names.contains(&name))
    }

    fn name(&self, users: &UserList, user: UserId) -> Option<String> {
        let mut key = String::new();
        for part in self.parts {
            let before = key.len();
            name::write_key(users.value(user, *part).unwrap_or_default(), &mut key);
            if key.len() == before {
                return None;
            }
            key.push('\n');
        }
        Some(key).filter(|key| !key.is_empty())
    }
}

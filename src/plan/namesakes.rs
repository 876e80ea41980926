//! The names in rows that are excluded: one of them may be a current user under a new key.

use hashbrown::HashSet;

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::user::list::{UserId, UserList};
use crate::user::name;

/// The full names of some users, as names are compared.
pub(super) struct Namesakes<'p> {
    /// The fields of which a name consists.
    parts: &'p [FieldId],
    names: HashSet<String>,
}

impl<'p> Namesakes<'p> {
    /// No names yet.
    pub(super) fn new(profile: &'p Profile) -> Self {
        Self {
            parts: &profile.same_person_when,
            names: HashSet::new(),
        }
    }

    /// Whether there is no name.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Adds the name of a user who has all parts of one.
    pub(super) fn add(&mut self, users: &UserList, user: UserId) {
        let mut name = String::new();
        if self.write_name(users, user, &mut name) {
            self.names.insert(name);
        }
    }

    /// Whether a user has one of the names. `scratch` is for the user's own.
    pub(super) fn has(&self, users: &UserList, user: UserId, scratch: &mut String) -> bool {
        self.write_name(users, user, scratch) && self.names.contains(scratch)
    }

    fn write_name(&self, users: &UserList, user: UserId, name: &mut String) -> bool {
        let parts = self.parts.iter().map(|part| users.value(user, *part));
        name::write_full_name(parts, name)
    }
}

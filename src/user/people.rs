//! Users by their full names: who could be a person that is new under another match key.

use crate::finding::FieldId;
use crate::user::list::{Index, UserId, UserList};
use crate::user::name;

/// A name that more users have tells nothing.
const MOST: usize = 3;

/// Users by their full names.
pub struct People<'a> {
    users: &'a UserList,
    /// The fields of which a name consists.
    parts: &'a [FieldId],
}

impl<'a> People<'a> {
    /// Those of a list, whose names consist of these fields.
    #[must_use]
    pub fn new(users: &'a UserList, parts: &'a [FieldId]) -> Self {
        Self { users, parts }
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

    /// Those with the name whose parts these are; nobody where it is a name that tells nothing.
    pub fn alike<'t>(&self, part: impl Fn(FieldId) -> Option<&'t str>) -> Vec<UserId> {
        let (mut key, mut other) = (String::new(), String::new());
        if !self.write_name(part, &mut key) {
            return Vec::new();
        }
        // Only a file with a new user makes it worth going through all names.
        let by_name = self.users.by_name(self.parts, || self.by_name());
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

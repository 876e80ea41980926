//! Which user of a list has a match key, however the value is spelled.

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::user::list::{UserId, UserList};

/// Finds the users of a list by the match keys of a profile.
pub(super) struct KeyLookup<'k> {
    users: &'k UserList,
    profile: &'k Profile,
    /// Room for keys, used again for every lookup.
    wanted: String,
    scratch: String,
}

impl<'k> KeyLookup<'k> {
    pub(super) fn new(users: &'k UserList, profile: &'k Profile) -> Self {
        Self {
            users,
            profile,
            wanted: String::new(),
            scratch: String::new(),
        }
    }

    /// The user for whom a match key has this value; none where users cannot be found by the field.
    pub(super) fn find_by(&mut self, key: FieldId, value: &str) -> Option<UserId> {
        let field = &self.profile.fields[key];
        field.write_key(value, &mut self.wanted);
        if self.wanted.is_empty() {
            return None;
        }
        let write_key = |value: &str, key: &mut String| field.write_key(value, key);
        self.users
            .find(key, &self.wanted, write_key, &mut self.scratch)
    }

    /// The user who has one of these match keys; the strongest that finds a user decides.
    pub(super) fn find<'v>(
        &mut self,
        value_of: impl Fn(FieldId) -> Option<&'v str>,
    ) -> Option<UserId> {
        let profile = self.profile;
        let mut keys = profile.match_keys();
        keys.find_map(|key| self.find_by(key, value_of(key)?))
    }
}

//! Which of the current users a user of the file is.

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::rule::Context;
use crate::user::list::{MatchCounts, UserId, UserList};
use crate::user::{Match, User};

/// The match keys that the file and the current users have both, the strongest first.
pub(super) struct Matcher<'a> {
    users: &'a UserList,
    profile: &'a Profile,
    keys: Vec<FieldId>,
}

/// Room for keys, used again for every row.
#[derive(Default)]
pub(super) struct Scratch {
    key: String,
    other: String,
}

impl<'a> Matcher<'a> {
    /// None where there are no current users.
    pub(super) fn new(context: &Context<'a>) -> Option<Self> {
        let users = context.current?;
        let mut keys = context.match_keys();
        keys.retain(|key| users.is_keyed_by(*key));
        Some(Self {
            users,
            profile: context.profile,
            keys,
        })
    }

    /// Writes what each match key of a user says, and adds who is named.
    pub(super) fn find(
        &self,
        user: &User<'_>,
        matches: &mut Vec<Match>,
        named: &mut Vec<UserId>,
        scratch: &mut Scratch,
    ) {
        matches.clear();
        for &field in &self.keys {
            let Some(value) = user.first(field) else {
                continue;
            };
            let of = &self.profile.fields[field];
            of.write_key(value.text, &mut scratch.key);
            if scratch.key.is_empty() {
                continue;
            }
            let write_key = |value: &str, key: &mut String| of.write_key(value, key);
            let current = self
                .users
                .find(field, &scratch.key, write_key, &mut scratch.other);
            let known = matches.iter().any(|by| by.current == current);
            if let (Some(current), false) = (current, known) {
                named.push(current);
            }
            matches.push(Match { field, current });
        }
    }

    /// How many rows name each of the current users, where these are named, each once for each row.
    pub(super) fn count(&self, named: &[UserId]) -> MatchCounts {
        let mut counts = MatchCounts::new(self.users.len());
        for user in named {
            counts.add(*user);
        }
        counts
    }
}

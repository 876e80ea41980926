//! Who is who: which current user a row is, and which rows are one user.

use crate::plan::diff::Comparison;
use crate::plan::namesakes::Namesakes;
use crate::profile::field_id::FieldId;
use crate::user::list::{Index, UserId, UserList};

/// Who is who.
pub(super) struct Matches {
    /// For each user of the file, the one of the current users.
    pub(super) held: Vec<Option<UserId>>,
    /// For each user of the file, another row that is the same user.
    pub(super) twin: Vec<Option<u64>>,
    /// For each current user, whether a row is theirs.
    pub(super) named: Vec<bool>,
}

impl Matches {
    /// Both rows name each other.
    fn pair(&mut self, one: UserId, other: UserId, users: &UserList) {
        self.twin[other.index()] = Some(users.row(one));
        self.twin[one.index()].get_or_insert(users.row(other));
    }
}

impl Comparison<'_> {
    /// The current user that has a match key of this one; the strongest that finds somebody decides.
    pub(super) fn find(
        &self,
        users: &UserList,
        user: UserId,
        keys: &mut [String; 2],
    ) -> Option<UserId> {
        let mut numbers = self.terms.profile.match_keys();
        numbers.find_map(|number| self.find_by(number, users, user, keys))
    }

    /// The current user that has this match key of this one.
    fn find_by(
        &self,
        number: FieldId,
        users: &UserList,
        user: UserId,
        keys: &mut [String; 2],
    ) -> Option<UserId> {
        let [wanted, found] = keys;
        let field = &self.terms.profile.fields[number];
        field.write_key(users.value(user, number)?, wanted);
        if wanted.is_empty() {
            return None;
        }
        self.held.find(number, wanted).find(|held| {
            field.write_key(self.held.value(*held, number).unwrap_or_default(), found);
            wanted == found
        })
    }

    /// Finds the user of each row, and the rows that are one user.
    pub(super) fn matches(&self) -> Matches {
        let users = &self.roster.users;
        let mut keys = <[String; 2]>::default();
        let mut matches = Matches {
            held: vec![None; users.len()],
            twin: vec![None; users.len()],
            named: vec![false; self.held.len()],
        };
        let mut first_row: Vec<Option<UserId>> = vec![None; self.held.len()];
        for user in users.ids() {
            let held = self.find(users, user, &mut keys);
            matches.held[user.index()] = held;
            if let Some(held) = held {
                matches.named[held.index()] = true;
                match first_row[held.index()] {
                    None => first_row[held.index()] = Some(user),
                    Some(first) => matches.pair(first, user, users),
                }
            }
        }
        // Whoever they are found to be so far: once one row was carried out, the other would name the same user.
        let shared = self.terms.profile.match_keys();
        for number in shared.filter(|key| users.has(*key)) {
            let field = &self.terms.profile.fields[number];
            let mut index = Index::with_room_for(users.len());
            for user in users.ids() {
                let [key, other] = &mut keys;
                field.write_key(users.value(user, number).unwrap_or_default(), key);
                if key.is_empty() || !index.add(key, user) {
                    continue;
                }
                let same = index
                    .find(key)
                    .filter(|before| *before != user)
                    .find(|before| {
                        field.write_key(users.value(*before, number).unwrap_or_default(), other);
                        key == other
                    });
                if let Some(before) = same {
                    matches.pair(before, user, users);
                }
            }
        }
        // Which key of a row that stands apart is the wrong one, nobody knows: it names everybody whom it could mean. Who is
        // known by none may be somebody whose key has changed.
        let mut namesakes = Namesakes::new(self.terms.profile);
        for user in self.roster.apart.ids() {
            let mut known = false;
            for number in self.terms.profile.match_keys() {
                if let Some(held) = self.find_by(number, &self.roster.apart, user, &mut keys) {
                    matches.named[held.index()] = true;
                    known = true;
                }
            }
            if !known {
                namesakes.add(&self.roster.apart, user);
            }
        }
        if !namesakes.is_empty() {
            for (held, named) in self.held.ids().zip(&mut matches.named) {
                *named |= namesakes.has(self.held, held);
            }
        }
        matches
    }
}

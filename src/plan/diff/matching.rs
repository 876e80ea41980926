//! Who is who: which current user a row is, and which rows are one user.

use crate::finding::{FieldId, RowNumber};
use crate::plan::diff::comparison::{Comparison, row_of};
use crate::plan::lookup::KeyLookup;
use crate::plan::namesakes::Namesakes;
use crate::user::list::{Index, UserId, UserList};

/// Who is who.
pub(super) struct Matches {
    /// For each user of the file, the current user.
    pub(super) current: Vec<Option<UserId>>,
    /// For each user of the file, another row that is the same user.
    pub(super) twin: Vec<Option<RowNumber>>,
    /// For each current user, whether a row is theirs.
    pub(super) named: Vec<bool>,
}

impl Matches {
    /// Both rows name each other.
    fn pair(&mut self, one: UserId, other: UserId, users: &UserList) {
        self.twin[other.index()] = Some(row_of(users, one));
        self.twin[one.index()].get_or_insert(row_of(users, other));
    }
}

impl Comparison<'_> {
    /// Finds the user of each row, and the rows that are one user.
    pub(super) fn matches(&self) -> Matches {
        let (users, profile) = (&self.roster.users, self.options.profile);
        let mut matches = Matches {
            current: vec![None; users.len()],
            twin: vec![None; users.len()],
            named: vec![false; self.current.len()],
        };
        let mut lookup = KeyLookup::new(self.current, profile);
        let mut first_row: Vec<Option<UserId>> = vec![None; self.current.len()];
        for user in users.ids() {
            let current = lookup.find(|key| users.value(user, key));
            matches.current[user.index()] = current;
            if let Some(current) = current {
                matches.named[current.index()] = true;
                match first_row[current.index()] {
                    None => first_row[current.index()] = Some(user),
                    Some(first) => matches.pair(first, user, users),
                }
            }
        }
        // Whichever user each was matched with: once one row was carried out, the other would name the same user.
        for key in profile.match_keys().filter(|key| users.has(*key)) {
            self.pair_rows_with_one_key(key, &mut matches);
        }
        self.name_excluded(&mut lookup, &mut matches);
        matches
    }

    fn pair_rows_with_one_key(&self, key: FieldId, matches: &mut Matches) {
        let users = &self.roster.users;
        let field = &self.options.profile.fields[key];
        let write_key = |user: UserId, key_of: &mut String| {
            field.write_key(users.value(user, key).unwrap_or_default(), key_of);
        };
        let (mut own, mut other) = (String::new(), String::new());
        let mut index = Index::with_room_for(users.len());
        for user in users.ids() {
            write_key(user, &mut own);
            if own.is_empty() || !index.add(&own, user) {
                continue;
            }
            let mut before = index.find(&own).filter(|before| *before != user);
            let same = before.find(|before| {
                write_key(*before, &mut other);
                own == other
            });
            if let Some(before) = same {
                matches.pair(before, user, users);
            }
        }
    }

    /// Marks the current users whom rows that are excluded could mean.
    ///
    /// Which match key of such a row is the wrong one is not known, so all of them count. A row that names nobody may be that
    /// of a user under a new key: then the name counts.
    fn name_excluded(&self, lookup: &mut KeyLookup<'_>, matches: &mut Matches) {
        let (excluded, profile) = (&self.roster.excluded, self.options.profile);
        let mut namesakes = Namesakes::new(profile);
        for user in excluded.ids() {
            let mut known = false;
            for key in profile.match_keys() {
                let value = excluded.value(user, key);
                if let Some(current) = value.and_then(|value| lookup.find_by(key, value)) {
                    matches.named[current.index()] = true;
                    known = true;
                }
            }
            if !known {
                namesakes.add(excluded, user);
            }
        }
        if !namesakes.is_empty() {
            let mut name = String::new();
            for (current, named) in self.current.ids().zip(&mut matches.named) {
                *named |= namesakes.has(self.current, current, &mut name);
            }
        }
    }
}

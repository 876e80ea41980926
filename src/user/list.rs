//! A keyed list of users: those that the target has now, each found by its keys.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::{Arc, OnceLock};

use hashbrown::hash_table::Entry;
use hashbrown::{HashMap, HashTable};
use xxhash_rust::xxh3::xxh3_64;

use crate::finding::FieldId;
use crate::profile::localized_field::LocalizedField;

/// The number of a user in a list, from 0, in the order in which they were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(
    /// One more than the number, so that no user at all takes no room of its own.
    NonZeroU32,
);

impl UserId {
    /// The id of the user at a place.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index as u32))
    }

    /// Its place in a list that has one entry for each user.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Users in the order in which they were added, with values by localized field, or by what else stands for one (`F`).
///
/// All texts stand one after the other in one; what is empty takes no room.
#[derive(Debug, Clone)]
pub struct UserList<F = LocalizedField> {
    text: String,
    values: Vec<Piece<F>>,
    users: Vec<End>,
    columns: Vec<F>,
    keys: Vec<(FieldId, Index)>,
    /// The users by their names, of which these fields are the parts: made when that is first asked for.
    by_name: OnceLock<(Vec<FieldId>, Arc<Index>)>,
}

impl<F> Default for UserList<F> {
    fn default() -> Self {
        Self {
            text: String::new(),
            values: Vec::new(),
            users: Vec::new(),
            columns: Vec::new(),
            keys: Vec::new(),
            by_name: OnceLock::new(),
        }
    }
}

/// A value: whose it is follows from its place.
#[derive(Debug, Clone, Copy)]
struct Piece<F> {
    field: F,
    length: u32,
}

/// Where the text and the values of a user end, and the row that the user came from.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    text: usize,
    values: usize,
    row: u64,
}

impl<F: Copy + Ord> UserList<F> {
    /// A list without users, of these columns.
    #[must_use]
    pub fn new(columns: Vec<F>) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// Adds a user of a row, without empty values.
    pub fn add<'v>(&mut self, row: u64, values: impl IntoIterator<Item = (F, &'v str)>) {
        let values = values.into_iter();
        self.add_with_empty(row, values.filter(|(_, value)| !value.is_empty()));
    }

    /// The same, and a value that is empty stays one: that of a change may be that there is to be none.
    pub fn add_with_empty<'v>(&mut self, row: u64, values: impl IntoIterator<Item = (F, &'v str)>) {
        self.by_name.take();
        for (field, value) in values {
            self.text.push_str(value);
            self.values.push(Piece {
                field,
                length: value.len() as u32,
            });
        }
        self.users.push(End {
            text: self.text.len(),
            values: self.values.len(),
            row,
        });
    }

    /// Takes the last user out again.
    pub fn remove_last(&mut self) {
        self.by_name.take();
        self.users.pop();
        let end = self.users.last().copied().unwrap_or_default();
        self.text.truncate(end.text);
        self.values.truncate(end.values);
    }

    /// Takes the users of another list of the same fields too. Keys are made once all users are there.
    pub fn append(&mut self, other: &Self) {
        self.by_name.take();
        let (text, values) = (self.text.len(), self.values.len());
        self.text.push_str(&other.text);
        self.values.extend(&other.values);
        self.users.extend(other.users.iter().map(|end| End {
            text: text + end.text,
            values: values + end.values,
            row: end.row,
        }));
    }

    /// How many users there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.users.len()
    }

    /// The users, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = UserId> + Clone + use<F> {
        (0..self.len()).map(UserId::new)
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.users.is_empty()
    }

    /// The localized fields that have a column.
    #[must_use]
    pub fn columns(&self) -> &[F] {
        &self.columns
    }

    /// The localized fields of which any user has a value, in order.
    #[must_use]
    pub fn filled_columns(&self) -> Vec<F> {
        let filled: BTreeSet<_> = self.values.iter().map(|piece| piece.field).collect();
        filled.into_iter().collect()
    }

    /// Whether a field has a column.
    #[must_use]
    pub fn has(&self, field: impl Into<F>) -> bool {
        self.columns.contains(&field.into())
    }

    /// The row that a user came from, as a spreadsheet numbers it.
    #[must_use]
    pub fn row(&self, user: UserId) -> u64 {
        self.users[user.index()].row
    }

    /// The user that came from a row.
    #[must_use]
    pub fn in_row(&self, row: u64) -> Option<UserId> {
        let found = self.users.binary_search_by_key(&row, |end| end.row);
        found.ok().map(UserId::new)
    }

    /// The same users, whose values are by something else.
    #[must_use]
    pub fn with_fields<G>(self, field: impl Fn(F) -> G) -> UserList<G> {
        let values = self.values.into_iter();
        UserList {
            text: self.text,
            values: values
                .map(|piece| Piece {
                    field: field(piece.field),
                    length: piece.length,
                })
                .collect(),
            users: self.users,
            columns: self.columns.into_iter().map(&field).collect(),
            keys: self.keys,
            by_name: self.by_name,
        }
    }

    /// The index of the users by their names, of which these fields are the parts. `make` makes it; of one list it is kept
    /// for the fields of the first name that is asked for.
    pub fn by_name(&self, parts: &[FieldId], make: impl Fn() -> Index) -> Arc<Index> {
        let (known, index) = self
            .by_name
            .get_or_init(|| (parts.to_vec(), Arc::new(make())));
        if known == parts {
            return Arc::clone(index);
        }
        Arc::new(make())
    }

    /// All values of a user, each with its localized field, in the order in which they were added.
    pub fn all(&self, user: UserId) -> impl Iterator<Item = (F, &str)> {
        let user = user.index();
        let start = match user {
            0 => End::default(),
            _ => self.users[user - 1],
        };
        let mut at = start.text;
        let pieces = self.values[start.values..self.users[user].values].iter();
        pieces.map(move |piece| {
            let start = at;
            at += piece.length as usize;
            (piece.field, &self.text[start..at])
        })
    }

    /// The values of a field that a user has.
    pub fn values(&self, user: UserId, field: impl Into<F>) -> impl Iterator<Item = &str> {
        let (all, field) = (self.all(user), field.into());
        all.filter_map(move |(of, value)| (of == field).then_some(value))
    }

    /// The first value of a field that a user has.
    #[must_use]
    pub fn value(&self, user: UserId, field: impl Into<F>) -> Option<&str> {
        self.values(user, field).next()
    }

    /// Whether any user has a value of a field.
    #[must_use]
    pub fn has_values(&self, field: impl Into<F>) -> bool {
        let field = field.into();
        self.values.iter().any(|piece| piece.field == field)
    }

    /// How many users have each value of a field, without those of `leave_out`.
    #[must_use]
    pub fn tally(
        &self,
        field: impl Into<F>,
        leave_out: &dyn Fn(UserId) -> bool,
    ) -> HashMap<&str, u64> {
        let field = field.into();
        let mut tally: HashMap<&str, u64> = HashMap::new();
        let mut own: Vec<&str> = Vec::new();
        for user in self.ids().filter(|user| !leave_out(*user)) {
            own.clear();
            for value in self.values(user, field) {
                // Who has a value twice is still one user.
                if !own.contains(&value) {
                    own.push(value);
                    *tally.entry(value).or_default() += 1;
                }
            }
        }
        tally
    }
}

impl UserList {
    /// Makes users findable by a field of which each has one value at most. `write_key` writes what all spellings of
    /// a value have in common.
    ///
    /// # Errors
    /// Two users with the same key.
    pub fn key_by(
        &mut self,
        field: FieldId,
        write_key: &dyn Fn(&str, &mut String),
    ) -> Result<(), (UserId, UserId)> {
        let mut index = Index::with_room_for(self.len());
        let (mut key, mut other) = (String::new(), String::new());
        for user in self.ids() {
            let Some(value) = self.value(user, field) else {
                continue;
            };
            write_key(value, &mut key);
            if key.is_empty() {
                continue;
            }
            if !index.add(&key, user) {
                continue;
            }
            for before in index.find(&key).filter(|before| *before != user) {
                write_key(self.value(before, field).unwrap_or_default(), &mut other);
                if key == other {
                    return Err((before, user));
                }
            }
        }
        self.keys.push((field, index));
        Ok(())
    }

    /// The fields by which users can be found.
    pub fn keys(&self) -> impl Iterator<Item = FieldId> {
        self.keys.iter().map(|(field, _)| *field)
    }

    /// Whether users can be found by a field.
    #[must_use]
    pub fn is_keyed_by(&self, field: FieldId) -> bool {
        self.keys.iter().any(|(keyed, _)| *keyed == field)
    }

    /// The user whose value of a field has this key, where users can be found by the field. `write_key` writes what all
    /// spellings of a value have in common, as for [`Self::key_by`]; `scratch` is for such keys.
    pub fn find(
        &self,
        field: FieldId,
        key: &str,
        write_key: impl Fn(&str, &mut String),
        scratch: &mut String,
    ) -> Option<UserId> {
        let (_, index) = self.keys.iter().find(|(keyed, _)| *keyed == field)?;
        index.find(key).find(|user| {
            write_key(self.value(*user, field).unwrap_or_default(), scratch);
            key == scratch
        })
    }
}

/// Users by a key. Each user is in it once at most; a key may have many.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The fingerprint of each key, and the last user that has it.
    last: HashTable<(u64, UserId)>,
    /// For each user, the one before with the same key.
    before: Vec<Option<UserId>>,
}

impl Index {
    /// An index to which so many users will be added.
    #[must_use]
    pub fn with_room_for(users: usize) -> Self {
        Self {
            last: HashTable::with_capacity(users),
            before: Vec::with_capacity(users),
        }
    }

    /// Adds a user, whose number must be above those of all that were added. Gives whether there is another with a key of
    /// this fingerprint.
    pub fn add(&mut self, key: &str, user: UserId) -> bool {
        let fingerprint = xxh3_64(key.as_bytes());
        self.before.resize(user.index() + 1, None);
        match self.last.entry(
            fingerprint,
            |(known, _)| *known == fingerprint,
            |(known, _)| *known,
        ) {
            Entry::Occupied(mut entry) => {
                self.before[user.index()] = Some(std::mem::replace(&mut entry.get_mut().1, user));
                true
            }
            Entry::Vacant(entry) => {
                entry.insert((fingerprint, user));
                false
            }
        }
    }

    /// Candidates for this key, the last first: users whose key has the same hash, which may be another key.
    pub fn find(&self, key: &str) -> impl Iterator<Item = UserId> {
        let fingerprint = xxh3_64(key.as_bytes());
        let last = self
            .last
            .find(fingerprint, |(known, _)| *known == fingerprint);
        std::iter::successors(last.map(|(_, user)| *user), |user| {
            self.before[user.index()]
        })
    }
}

/// How many rows name each user of a list.
#[derive(Debug, Default)]
pub struct MatchCounts(Vec<u32>);

impl MatchCounts {
    /// Nobody of so many users is named.
    #[must_use]
    pub fn new(users: usize) -> Self {
        Self(vec![0; users])
    }

    /// A row names this user.
    pub fn add(&mut self, user: UserId) {
        self.0[user.index()] += 1;
    }

    /// How many rows do.
    #[must_use]
    pub fn rows(&self, user: UserId) -> u32 {
        self.0[user.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, UserId, UserList};
    use crate::finding::FieldId;
    use crate::profile::localized_field::LocalizedField;

    fn field(index: u16) -> FieldId {
        FieldId::nth(index)
    }

    fn columns() -> Vec<LocalizedField> {
        [0, 2].map(field).map(LocalizedField::plain).to_vec()
    }

    fn list() -> UserList {
        let (name, group) = (columns()[0], columns()[1]);
        let mut list = UserList::new(columns());
        list.add(3, [(name, "Anna"), (group, "Sales"), (group, "Board")]);
        let mut more = UserList::new(columns());
        more.add(5, [(name, ""), (group, "Sales")]);
        more.add(6, [(name, "BEN"), (group, "Sales"), (group, "Sales")]);
        list.append(&more);
        list
    }

    fn write_lower(value: &str, key: &mut String) {
        *key = value.to_lowercase();
    }

    #[test]
    fn users_have_their_values_and_rows() {
        let list = list();
        let values = |user, of| {
            let values = list.values(UserId::new(user), field(of));
            values.collect::<Vec<_>>()
        };
        assert_eq!(values(0, 2), ["Sales", "Board"]);
        assert_eq!(values(1, 0), [""; 0]);
        assert_eq!(values(2, 0), ["BEN"]);
        assert_eq!(list.row(UserId::new(2)), 6);
        assert_eq!(list.in_row(5), Some(UserId::new(1)));
        assert_eq!(list.in_row(4), None);
        assert!(list.has(field(2)) && !list.has(field(1)));
        assert_eq!(list.filled_columns(), columns());
    }

    #[test]
    fn users_are_found_by_what_spellings_have_in_common() {
        let mut list = list();
        list.key_by(field(0), &write_lower)
            .expect("no two have one name");
        let find = |of, key| list.find(field(of), key, write_lower, &mut String::new());
        assert_eq!(find(0, "ben"), Some(UserId::new(2)));
        assert_eq!(find(0, "bert"), None);
        assert_eq!(find(0, ""), None);
        assert_eq!(find(2, "sales"), None);
        let two = (UserId::new(0), UserId::new(1));
        assert_eq!(list.key_by(field(2), &write_lower), Err(two));
    }

    #[test]
    fn a_tally_counts_users_and_leaves_some_out() {
        let list = list();
        let tally = list.tally(field(2), &|user| user == UserId::new(1));
        assert_eq!((tally["Sales"], tally["Board"]), (2, 1));
    }

    #[test]
    fn a_key_may_have_many_users() {
        let mut index = Index::default();
        for (key, user) in [("a", 0), ("b", 2), ("a", 3), ("a", 7)] {
            index.add(key, UserId::new(user));
        }
        let found: Vec<UserId> = index.find("a").collect();
        assert_eq!(found, [7, 3, 0].map(UserId::new));
        assert_eq!(index.find("c").next(), None);
    }
}

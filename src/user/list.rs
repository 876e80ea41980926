//! A keyed list of users: those that the target holds now, each found by its keys.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use hashbrown::hash_table::Entry;
use hashbrown::{HashMap, HashTable};
use xxhash_rust::xxh3::xxh3_64;

/// Users by their numbers, from 0, in the order in which they were added.
///
/// All texts stand one after the other in one; what is empty takes no room.
#[derive(Debug, Clone, Default)]
pub struct UserList {
    text: String,
    values: Vec<Piece>,
    users: Vec<End>,
    columns: Vec<usize>,
    keys: Vec<(usize, Index)>,
}

/// A value: whose it is follows from its place.
#[derive(Debug, Clone, Copy)]
struct Piece {
    field: u32,
    length: u32,
}

/// Where the text and the values of a user end, and the row that the user came from.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    text: usize,
    values: usize,
    row: u64,
}

impl UserList {
    /// A list without users, of fields by their numbers.
    #[must_use]
    pub fn new(columns: Vec<usize>) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// Adds a user of a row, with the number of the field before each value. Empty values are left out.
    pub fn add<'v>(&mut self, row: u64, values: impl IntoIterator<Item = (usize, &'v str)>) {
        let values = values.into_iter();
        self.add_with_empty(row, values.filter(|(_, value)| !value.is_empty()));
    }

    /// The same, and a value that is empty stays one: that of a change may be that there is to be none.
    pub fn add_with_empty<'v>(
        &mut self,
        row: u64,
        values: impl IntoIterator<Item = (usize, &'v str)>,
    ) {
        for (field, value) in values {
            self.text.push_str(value);
            self.values.push(Piece {
                field: field as u32,
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
        self.users.pop();
        let end = self.users.last().copied().unwrap_or_default();
        self.text.truncate(end.text);
        self.values.truncate(end.values);
    }

    /// Takes the users of another list of the same fields too. Keys are made once all users are there.
    pub fn append(&mut self, other: &Self) {
        let (text, values) = (self.text.len(), self.values.len());
        self.text.push_str(&other.text);
        self.values.extend(&other.values);
        self.users.extend(other.users.iter().map(|end| End {
            text: text + end.text,
            values: values + end.values,
            row: end.row,
        }));
    }

    /// Makes users findable by a field of which each has one value at most. `write_key` writes what all spellings of
    /// a value have in common.
    ///
    /// # Errors
    /// Two users with the same key.
    pub fn key_by(
        &mut self,
        field: usize,
        write_key: &dyn Fn(&str, &mut String),
    ) -> Result<(), (usize, usize)> {
        let mut index = Index::with_room_for(self.len());
        let (mut key, mut other) = (String::new(), String::new());
        for user in 0..self.len() {
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
    pub fn keys(&self) -> impl Iterator<Item = usize> {
        self.keys.iter().map(|(field, _)| *field)
    }

    /// The users whose key this is by its fingerprint: two different keys can have one, if hardly ever.
    pub fn find(&self, field: usize, key: &str) -> impl Iterator<Item = usize> {
        let index = self.keys.iter().find(|(keyed, _)| *keyed == field);
        index
            .into_iter()
            .flat_map(move |(_, index)| index.find(key))
    }

    /// How many users there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.users.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.users.is_empty()
    }

    /// The numbers of the fields that have a column.
    #[must_use]
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// The numbers of the fields of which somebody has a value, in order.
    #[must_use]
    pub fn filled_columns(&self) -> Vec<usize> {
        let filled: BTreeSet<u32> = self.values.iter().map(|piece| piece.field).collect();
        filled.into_iter().map(|number| number as usize).collect()
    }

    /// Whether a field has a column.
    #[must_use]
    pub fn has(&self, field: usize) -> bool {
        self.columns.contains(&field)
    }

    /// The row that a user came from, as a spreadsheet numbers it.
    #[must_use]
    pub fn row(&self, user: usize) -> u64 {
        self.users[user].row
    }

    /// The user that came from a row.
    #[must_use]
    pub fn in_row(&self, row: u64) -> Option<usize> {
        self.users.binary_search_by_key(&row, |end| end.row).ok()
    }

    /// Gives the fields other numbers.
    pub fn renumber(&mut self, number: &dyn Fn(usize) -> usize) {
        for piece in &mut self.values {
            piece.field = number(piece.field as usize) as u32;
        }
        for column in &mut self.columns {
            *column = number(*column);
        }
    }

    /// All values of a user, each with the number of its field, in the order in which they were added.
    pub fn all(&self, user: usize) -> impl Iterator<Item = (usize, &str)> {
        let start = match user {
            0 => End::default(),
            _ => self.users[user - 1],
        };
        let mut at = start.text;
        let pieces = self.values[start.values..self.users[user].values].iter();
        pieces.map(move |piece| {
            let start = at;
            at += piece.length as usize;
            (piece.field as usize, &self.text[start..at])
        })
    }

    /// The values of a field that a user has.
    pub fn values(&self, user: usize, field: usize) -> impl Iterator<Item = &str> {
        let all = self.all(user);
        all.filter_map(move |(of, value)| (of == field).then_some(value))
    }

    /// The first value of a field that a user has.
    #[must_use]
    pub fn value(&self, user: usize, field: usize) -> Option<&str> {
        self.values(user, field).next()
    }

    /// How many users have each value of a field, those of `leave_out` left out.
    #[must_use]
    pub fn tally(&self, field: usize, leave_out: &dyn Fn(usize) -> bool) -> HashMap<&str, u64> {
        let mut tally: HashMap<&str, u64> = HashMap::new();
        let mut own: Vec<&str> = Vec::new();
        for user in (0..self.len()).filter(|user| !leave_out(*user)) {
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

/// Users by a key. Each user is in it once at most; a key may have many.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The fingerprint of each key, and the last user that has it.
    last: HashTable<(u64, u32)>,
    /// For each user, the one before with the same key.
    before: Vec<u32>,
}

/// The end of a chain.
const NOBODY: u32 = u32::MAX;

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
    pub fn add(&mut self, key: &str, user: usize) -> bool {
        let (fingerprint, number) = (xxh3_64(key.as_bytes()), user as u32);
        self.before.resize(user + 1, NOBODY);
        match self.last.entry(
            fingerprint,
            |(known, _)| *known == fingerprint,
            |(known, _)| *known,
        ) {
            Entry::Occupied(mut entry) => {
                self.before[user] = std::mem::replace(&mut entry.get_mut().1, number);
                true
            }
            Entry::Vacant(entry) => {
                entry.insert((fingerprint, number));
                false
            }
        }
    }

    /// The users whose key has the fingerprint of this one, the last first.
    pub fn find(&self, key: &str) -> impl Iterator<Item = usize> {
        let fingerprint = xxh3_64(key.as_bytes());
        let last = self
            .last
            .find(fingerprint, |(known, _)| *known == fingerprint);
        let next = |user: &usize| match self.before[*user] {
            NOBODY => None,
            before => Some(before as usize),
        };
        std::iter::successors(last.map(|(_, user)| *user as usize), next)
    }
}

/// How many rows name each user of a list, counted on all cores at once.
#[derive(Debug, Default)]
pub struct Named(Vec<AtomicU32>);

impl Named {
    /// Nobody of so many users is named.
    #[must_use]
    pub fn new(users: usize) -> Self {
        Self((0..users).map(|_| AtomicU32::new(0)).collect())
    }

    /// A row names this user.
    pub fn add(&self, user: usize) {
        self.0[user].fetch_add(1, Ordering::Relaxed);
    }

    /// How many rows do. It is sure once all rows were seen.
    #[must_use]
    pub fn rows(&self, user: usize) -> u32 {
        self.0[user].load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, UserList};

    fn list() -> UserList {
        let mut list = UserList::new(vec![0, 2]);
        list.add(3, [(0, "Anna"), (2, "Sales"), (2, "Board")]);
        let mut more = UserList::new(vec![0, 2]);
        more.add(5, [(0, ""), (2, "Sales")]);
        more.add(6, [(0, "BEN"), (2, "Sales"), (2, "Sales")]);
        list.append(&more);
        list
    }

    #[test]
    fn users_have_their_values_and_rows() {
        let list = list();
        let values = |user, field| list.values(user, field).collect::<Vec<_>>();
        assert_eq!(values(0, 2), ["Sales", "Board"]);
        assert_eq!(values(1, 0), [""; 0]);
        assert_eq!(values(2, 0), ["BEN"]);
        assert_eq!(
            (list.row(2), list.in_row(5), list.in_row(4)),
            (6, Some(1), None)
        );
        assert!(list.has(2) && !list.has(1));
        assert_eq!(list.filled_columns(), [0, 2]);
    }

    #[test]
    fn users_are_found_by_what_spellings_have_in_common() {
        let mut list = list();
        let lower = |value: &str, key: &mut String| *key = value.to_lowercase();
        list.key_by(0, &lower).expect("no two have one name");
        assert_eq!(list.find(0, "ben").collect::<Vec<_>>(), [2]);
        assert_eq!(list.find(0, "").next(), None);
        assert_eq!(list.find(2, "sales").next(), None);
        assert_eq!(list.key_by(2, &lower), Err((0, 1)));
    }

    #[test]
    fn a_tally_counts_users_and_leaves_some_out() {
        let list = list();
        let tally = list.tally(2, &|user| user == 1);
        assert_eq!((tally["Sales"], tally["Board"]), (2, 1));
    }

    #[test]
    fn a_key_may_have_many_users() {
        let mut index = Index::default();
        for (key, user) in [("a", 0), ("b", 2), ("a", 3), ("a", 7)] {
            index.add(key, user);
        }
        assert_eq!(index.find("a").collect::<Vec<_>>(), [7, 3, 0]);
        assert_eq!(index.find("c").next(), None);
    }
}

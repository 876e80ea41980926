//! Who names whom: users by their own key, and the key of another one that each names.

use std::num::NonZeroU64;
use std::sync::OnceLock;

use hashbrown::{HashMap, HashSet};

use crate::finding::RowNumber;

/// Who names whom.
///
/// A key that several users have leads nowhere: until that is fixed, nobody knows which of them is meant.
#[derive(Debug, Clone, Default)]
pub struct Links {
    own: Vec<Option<NonZeroU64>>,
    named: Vec<Option<NonZeroU64>>,
    /// Where rows that follow each other begin: the index of the link, and its row. Most files need one of these.
    runs: Vec<(usize, RowNumber)>,
    owners: OnceLock<HashMap<NonZeroU64, Owner>>,
    /// All keys of users in order: made when they are first asked for.
    keys: OnceLock<Vec<NonZeroU64>>,
}

/// A row that names another user by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Naming {
    /// The row.
    pub row: RowNumber,
    /// The key that it names.
    pub key: u64,
}

/// The users who have a key that another user names.
#[derive(Debug, Clone, Copy)]
enum Owner {
    Nobody,
    One(usize),
    Several,
}

impl Links {
    /// Adds a user of a row: the own key and the key that is named, where there are any. A user with several keys is
    /// added once for each.
    pub fn add(&mut self, row: RowNumber, own: Option<u64>, named: Option<u64>) {
        let last = self.runs.last();
        if last.is_none_or(|(index, first)| first.below((self.own.len() - index) as u64) != row) {
            self.runs.push((self.own.len(), row));
        }
        self.own.push(own.map(key));
        self.named.push(named.map(key));
        self.owners.take();
        self.keys.take();
    }

    /// Takes the users of another list too.
    pub fn append(&mut self, other: &mut Self) {
        let before = self.own.len();
        self.own.append(&mut other.own);
        self.named.append(&mut other.named);
        let runs = other.runs.drain(..);
        self.runs
            .extend(runs.map(|(index, row)| (before + index, row)));
        self.owners.take();
        self.keys.take();
    }

    fn row(&self, index: usize) -> RowNumber {
        let run = self.runs.partition_point(|(first, _)| *first <= index);
        let (first, row) = self.runs[run - 1];
        row.below((index - first) as u64)
    }

    /// Who has the keys that are named: they are few, where users are many.
    fn owners(&self) -> &HashMap<NonZeroU64, Owner> {
        self.owners.get_or_init(|| {
            let mut owners = HashMap::new();
            for named in self.named.iter().flatten() {
                owners.entry(*named).or_insert(Owner::Nobody);
            }
            if owners.is_empty() {
                return owners;
            }
            for (index, own) in self.own.iter().enumerate() {
                let Some(owner) = own.and_then(|own| owners.get_mut(&own)) else {
                    continue;
                };
                *owner = match *owner {
                    Owner::Nobody => Owner::One(index),
                    Owner::One(first) if self.row(first) == self.row(index) => Owner::One(first),
                    Owner::One(_) | Owner::Several => Owner::Several,
                };
            }
            owners
        })
    }

    /// Whether a user has this key.
    #[must_use]
    pub fn has_user(&self, fingerprint: u64) -> bool {
        let keys = self.keys.get_or_init(|| {
            let mut keys: Vec<NonZeroU64> = self.own.iter().flatten().copied().collect();
            keys.sort_unstable();
            keys
        });
        keys.binary_search(&key(fingerprint)).is_ok()
    }

    /// The rows that name a key which no user has, in order.
    #[must_use]
    pub fn naming_nobody(&self, known_elsewhere: &dyn Fn(u64) -> bool) -> Vec<Naming> {
        let nobody = |(key, owner): (&NonZeroU64, &Owner)| {
            let is_unknown = matches!(owner, Owner::Nobody) && !known_elsewhere(key.get());
            is_unknown.then_some(*key)
        };
        let unknown: HashSet<NonZeroU64> = self.owners().iter().filter_map(nobody).collect();
        if unknown.is_empty() {
            return Vec::new();
        }
        let names = self.named.iter().enumerate();
        let mut found: Vec<Naming> = names
            .filter_map(|(index, named)| Some((index, named.filter(|key| unknown.contains(key))?)))
            .map(|(index, key)| self.naming(index, key))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The loops, each as its rows in the order in which one names the next, the first row first.
    #[must_use]
    pub fn loops(&self) -> Vec<Vec<Naming>> {
        let owners = self.owners();
        let next = |index: usize| {
            let named = self.named[index]?;
            match owners.get(&named)? {
                Owner::One(owner) => Some((*owner, named)),
                Owner::Nobody | Owner::Several => None,
            }
        };
        let one = |owner: &Owner| match owner {
            Owner::One(index) => Some(*index),
            Owner::Nobody | Owner::Several => None,
        };
        // On which walk a user was reached: only a user who is named can be part of a loop.
        let mut met: HashMap<usize, usize> = HashMap::new();
        let mut loops: Vec<Vec<Naming>> = Vec::new();
        for start in owners.values().filter_map(one) {
            let mut at = Some(start);
            while let Some(index) = at.filter(|index| !met.contains_key(index)) {
                met.insert(index, start);
                at = next(index).map(|(index, _)| index);
            }
            let Some(again) = at.filter(|index| met.get(index) == Some(&start)) else {
                continue;
            };
            let mut rows = Vec::new();
            let mut at = again;
            while let Some((index, named)) = next(at) {
                rows.push(self.naming(at, named));
                at = index;
                if at == again {
                    break;
                }
            }
            let first = rows.iter().enumerate().min_by_key(|(_, naming)| naming.row);
            let first = first.map_or(0, |(index, _)| index);
            rows.rotate_left(first);
            loops.push(rows);
        }
        loops.sort_unstable();
        loops
    }

    fn naming(&self, index: usize, key: NonZeroU64) -> Naming {
        Naming {
            row: self.row(index),
            key: key.get(),
        }
    }
}

/// No fingerprint is 0, so that none takes no room of its own.
fn key(fingerprint: u64) -> NonZeroU64 {
    NonZeroU64::new(fingerprint).unwrap_or(NonZeroU64::MIN)
}

#[cfg(test)]
mod tests {
    use super::{Links, Naming};
    use crate::finding::RowNumber;

    fn links(rows: &[(u64, u64, u64)]) -> Links {
        let mut links = Links::default();
        for &(row, own, named) in rows {
            links.add(RowNumber(row), Some(own), (named > 0).then_some(named));
        }
        links
    }

    fn rows(namings: &[Naming]) -> Vec<u64> {
        namings.iter().map(|naming| naming.row.0).collect()
    }

    fn loops(links: &Links) -> Vec<Vec<u64>> {
        links.loops().iter().map(|namings| rows(namings)).collect()
    }

    fn loops_of(rows: &[(u64, u64, u64)]) -> Vec<Vec<u64>> {
        loops(&links(rows))
    }

    /// The rows that name nobody, where the key 8 is known elsewhere.
    fn naming_nobody(users: &[(u64, u64, u64)]) -> Vec<u64> {
        rows(&links(users).naming_nobody(&|key| key == 8))
    }

    #[test]
    fn loops_are_found_once_each_and_start_with_their_first_row() {
        let rows = [
            (2, 1, 2),
            (3, 2, 3),
            (4, 3, 2),
            (5, 4, 4),
            (6, 5, 1),
            (7, 6, 0),
            (12, 20, 22),
            (13, 21, 20),
            (14, 22, 21),
        ];
        let expected = [vec![3, 4], vec![5], vec![12, 14, 13]];
        assert_eq!(loops_of(&rows), expected);
        let mut later = links(&rows[4..]);
        let mut all = links(&rows[..4]);
        all.append(&mut later);
        assert_eq!(loops(&all), expected);
    }

    #[test]
    fn a_key_that_two_users_have_leads_nowhere() {
        assert!(loops_of(&[(2, 1, 2), (3, 2, 1), (4, 2, 0)]).is_empty());
        assert!(loops_of(&[(2, 2, 0), (3, 2, 1), (4, 1, 2)]).is_empty());
        assert!(loops_of(&[(2, 1, 0), (3, 1, 1)]).is_empty());
        // A user with two keys is still one.
        assert_eq!(loops_of(&[(2, 1, 2), (2, 1, 2), (3, 2, 1)]), [[2, 3]]);
    }

    #[test]
    fn a_key_that_no_user_has_names_nobody() {
        assert_eq!(naming_nobody(&[(2, 1, 2), (3, 2, 9), (4, 3, 8)]), [3]);
        assert_eq!(naming_nobody(&[(2, 1, 9), (2, 2, 9), (7, 9, 0)]), [0; 0]);
        assert_eq!(naming_nobody(&[(2, 1, 9), (2, 2, 9), (7, 3, 9)]), [2, 7]);
        let mut users = links(&[(2, 1, 9)]);
        assert!(users.has_user(1) && !users.has_user(9));
        users.add(RowNumber(3), Some(9), None);
        assert!(users.has_user(9));
    }
}

//! Rows of two lists that are of one user.

use hashbrown::HashMap;

use crate::check::RowIdentity;
use crate::finding::RowNumber;

/// Rows of two lists that are of one user.
pub(super) struct Pairs<'p> {
    /// A row of the earlier list and one of the list.
    pub(super) all: Vec<(&'p RowIdentity, &'p RowIdentity)>,
    now: HashMap<RowNumber, RowNumber>,
}

impl<'p> Pairs<'p> {
    /// Brings rows together: first those with one key and equal values, then those with one key, each in their order; then
    /// those of one name, then those whose address is the same before the `@`, where each list has only one such row left.
    pub(super) fn new(before: &'p [RowIdentity], after: &'p [RowIdentity]) -> Self {
        let mut pairs = Self {
            all: Vec::with_capacity(before.len().min(after.len())),
            now: HashMap::new(),
        };
        let (mut old, mut new): (Vec<_>, Vec<_>) =
            (before.iter().collect(), after.iter().collect());
        pairs.meet(&mut old, &mut new, |row| Some((row.key, row.values)), false);
        pairs.meet(
            &mut old,
            &mut new,
            |row| (row.key != 0).then_some(row.key),
            false,
        );
        pairs.meet(
            &mut old,
            &mut new,
            |row| (row.name != 0).then_some(row.name),
            true,
        );
        pairs.meet(
            &mut old,
            &mut new,
            |row| (row.mailbox != 0).then_some(row.mailbox),
            true,
        );
        pairs.now = pairs
            .all
            .iter()
            .map(|(before, after)| (before.row, after.row))
            .collect();
        pairs
    }

    /// The row of the list that is of the same user as this row of the earlier one.
    pub(super) fn now(&self, earlier: RowNumber) -> Option<RowNumber> {
        self.now.get(&earlier).copied()
    }

    /// Brings those together for which `by` is the same, in their order. With `only_one`, of several in a list none.
    fn meet<K: Eq + std::hash::Hash>(
        &mut self,
        old: &mut Vec<&'p RowIdentity>,
        new: &mut Vec<&'p RowIdentity>,
        by: impl Fn(&RowIdentity) -> Option<K>,
        only_one: bool,
    ) {
        let mut waiting: HashMap<K, Vec<&'p RowIdentity>> = HashMap::new();
        for row in new.iter().rev() {
            if let Some(key) = by(row) {
                waiting.entry(key).or_default().push(row);
            }
        }
        if only_one {
            waiting.retain(|_, rows| rows.len() == 1);
            let mut counts: HashMap<K, u32> = HashMap::new();
            for key in old.iter().filter_map(|row| by(row)) {
                *counts.entry(key).or_default() += 1;
            }
            waiting.retain(|key, _| counts.get(key) == Some(&1));
        }
        let mut met = hashbrown::HashSet::new();
        old.retain(|row| {
            let other = by(row).and_then(|key| waiting.get_mut(&key)?.pop());
            if let Some(other) = other {
                met.insert(other.row);
                self.all.push((*row, other));
            }
            other.is_none()
        });
        new.retain(|row| !met.contains(&row.row));
    }
}

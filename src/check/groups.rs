//! Users who share a value, found by a fingerprint of it and confirmed by a second look.

use std::hash::Hash;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::check::again::Occurrence;
use crate::check::plan::Plan;
use crate::finding::Finding;
use crate::rule::{Among, Member};

/// The value of one row, as 64 bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) check: usize,
    pub(super) fingerprint: u64,
    pub(super) row: u64,
}

/// How many parts the keys of a check are kept in: each is small enough to be sorted within a core's own memory.
const PARTS: usize = 256;

/// The keys of one check.
///
/// Only 40 bits of a fingerprint are kept: rows that seem to share a value are looked at again in any case, and the few
/// that are brought together by chance are told apart there.
pub(super) struct Keys {
    /// By the first 8 bits of the fingerprint: the next 32 bits, and the row; 0 where its number is too large.
    parts: Vec<Vec<u64>>,
    /// Rows whose number is too large.
    far: Vec<u64>,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            parts: vec![Vec::new(); PARTS],
            far: Vec::new(),
        }
    }
}

impl Keys {
    pub(super) fn add(&mut self, key: Key) {
        let row = u32::try_from(key.row).unwrap_or_default();
        if row == 0 {
            self.far.push(key.row);
        }
        let part = (key.fingerprint >> 56) as usize;
        self.parts[part].push((key.fingerprint >> 24) << 32 | u64::from(row));
    }

    /// The rows whose key was seen more than once, in order.
    pub(super) fn shared(mut self) -> Vec<u64> {
        let mut rows = self.far;
        for part in &mut self.parts {
            part.sort_unstable();
            let groups = part.chunk_by(|one, other| one >> 32 == other >> 32);
            let keys = groups.filter(|group| group.len() > 1).flatten();
            rows.extend(
                keys.map(|key| key & u64::from(u32::MAX))
                    .filter(|row| *row > 0),
            );
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// What the rules say of users who share a value of one field. `occurrences` are those of the rows that seem to, in
/// the order of the file: two keys with one fingerprint are told apart here.
pub(super) fn findings(plan: &Plan<'_>, check: usize, occurrences: &[Occurrence]) -> Vec<Finding> {
    let field = &plan.fields()[plan.groups[check].field];
    let mut keyed: Vec<(String, &Occurrence)> = occurrences
        .iter()
        .map(|occurrence| {
            let mut key = String::new();
            field.write_loose_key(&occurrence.text, &mut key);
            (key, occurrence)
        })
        .filter(|(key, _)| !key.is_empty())
        .collect();
    keyed.sort_by(|(one, first), (other, second)| (one, first.place).cmp(&(other, second.place)));
    let mut findings = Vec::new();
    for group in keyed.chunk_by(|(one, _), (other, _)| one == other) {
        let group: Vec<&Occurrence> = group.iter().map(|(_, occurrence)| *occurrence).collect();
        Group::of(plan, check, &group).tell(plan, check, &mut findings);
    }
    findings
}

/// Rows that have something in common, in order, each once.
#[derive(Debug, Default)]
struct Rows(Vec<u64>);

impl Rows {
    fn add(&mut self, row: u64) {
        // A row that has the value in two columns shares it with nobody.
        if self.0.last() != Some(&row) {
            self.0.push(row);
        }
    }

    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn first_other(&self, row: u64) -> Option<u64> {
        self.0.iter().take(2).copied().find(|other| *other != row)
    }

    /// As many of them as can be named.
    fn named(&self) -> Arc<[u64]> {
        self.0.iter().copied().take(11).collect()
    }
}

/// The rows of one value, or of one kind of row.
#[derive(Debug, Default)]
struct Kinds<K> {
    numbers: HashMap<K, usize>,
    /// In the order of their first rows.
    rows: Vec<Rows>,
}

impl<K: Eq + Hash> Kinds<K> {
    /// Adds a row to its kind, and gives the number of that.
    fn add(&mut self, kind: K, row: u64) -> usize {
        let number = *self.numbers.entry(kind).or_insert(self.rows.len());
        if number == self.rows.len() {
            self.rows.push(Rows::default());
        }
        self.rows[number].add(row);
        number
    }
}

/// One user of a group: the occurrence, and the numbers of its kinds.
struct Mate<'o> {
    occurrence: &'o Occurrence,
    same: usize,
    letters: usize,
    copies: usize,
}

/// Users whose values differ in nothing but case, if in anything.
struct Group<'o> {
    mates: Vec<Mate<'o>>,
    alike: Rows,
    /// By what is one value to the target.
    same: Kinds<String>,
    /// By the letter.
    letters: Kinds<&'o str>,
    /// By all cells.
    copies: Kinds<u128>,
}

impl<'o> Group<'o> {
    fn of(plan: &Plan<'_>, check: usize, occurrences: &[&'o Occurrence]) -> Self {
        let field = &plan.fields()[plan.groups[check].field];
        let mut group = Self {
            mates: Vec::with_capacity(occurrences.len()),
            alike: Rows::default(),
            same: Kinds::default(),
            letters: Kinds::default(),
            copies: Kinds::default(),
        };
        for &occurrence in occurrences {
            let row = row(occurrence);
            let mut key = String::new();
            field.write_key(&occurrence.text, &mut key);
            group.alike.add(row);
            group.mates.push(Mate {
                occurrence,
                same: group.same.add(key, row),
                letters: group.letters.add(&occurrence.text, row),
                copies: group.copies.add(occurrence.whole_row, row),
            });
        }
        group
    }

    /// The first other row whose value is another one to the target.
    fn first_otherwise(&self, mate: &Mate<'_>) -> Option<u64> {
        let row = row(mate.occurrence);
        let mut first: Option<u64> = None;
        for (number, rows) in self.same.rows.iter().enumerate() {
            let Some(other) = rows.first_other(row).filter(|_| number != mate.same) else {
                continue;
            };
            first = Some(first.map_or(other, |first| first.min(other)));
            // Of the kinds that follow, none has an earlier row.
            if rows.0.first() == Some(&other) {
                break;
            }
        }
        first
    }

    fn member(&self, mate: &Mate<'_>) -> Option<Member> {
        let row = row(mate.occurrence);
        let others = |rows: &Rows| rows.first_other(row).map(|other| (other, rows.size()));
        Some(Member {
            alike: others(&self.alike)?,
            same: others(&self.same.rows[mate.same]),
            to_the_letter: self.letters.rows[mate.letters].size() > 1,
            otherwise: self.first_otherwise(mate),
            copies: others(&self.copies.rows[mate.copies]),
        })
    }

    fn tell(&self, plan: &Plan<'_>, check: usize, findings: &mut Vec<Finding>) {
        if self.alike.size() < 2 {
            return;
        }
        let mut named: HashMap<(Among, usize), Arc<[u64]>> = HashMap::new();
        for mate in &self.mates {
            let Some(member) = self.member(mate) else {
                continue;
            };
            for (rule, tell) in &plan.groups[check].tells {
                let Some((among, note)) = tell(&member) else {
                    continue;
                };
                let (number, rows) = match among {
                    Among::Alike => (0, &self.alike),
                    Among::Same => (mate.same, &self.same.rows[mate.same]),
                    Among::Copies => (mate.copies, &self.copies.rows[mate.copies]),
                };
                let group = named.entry((among, number)).or_insert_with(|| rows.named());
                let field = Some(plan.groups[check].field);
                findings.push(Finding {
                    value: Some(mate.occurrence.shown.clone()),
                    group: Some(Arc::clone(group)),
                    ..plan.finding(*rule, mate.occurrence.place, field, note)
                });
            }
        }
    }
}

fn row(occurrence: &Occurrence) -> u64 {
    occurrence.place.row.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Key, Keys};

    #[test]
    fn rows_with_a_key_that_came_twice_are_looked_at_again() {
        let mut keys = Keys::default();
        let far = u64::from(u32::MAX) + 7;
        for (fingerprint, row) in [
            (0x1200_0000_3400_0000, 9),
            (0x1300_0000_3400_0000, 3),
            (0x1200_0000_3400_0000, 2),
            (0x1200_0000_3500_0000, 4),
            (0x1300_0000_3400_0000, far),
            (0x1400_0000_0000_0000, far + 1),
        ] {
            keys.add(Key {
                check: 0,
                fingerprint,
                row,
            });
        }
        // Of rows too far down it is not known whether they share anything.
        assert_eq!(keys.shared(), [2, 3, 9, far, far + 1]);
    }
}

//! Users who share a value, found by a fingerprint of it and confirmed by a second look.

use std::sync::Arc;

use hashbrown::hash_table::Entry;
use hashbrown::{HashMap, HashTable};

use crate::check::again::Occurrence;
use crate::check::plan::Plan;
use crate::finding::Finding;
use crate::rule::Member;

/// The value of one row, as 64 bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) check: usize,
    pub(super) fingerprint: u64,
    pub(super) row: u64,
}

/// How many keys room is made for before any is seen: a guess should not take more than some hundred megabytes.
const MOST_EXPECTED: usize = 8_000_000;

/// The keys of one check: where each was first seen, and where it was seen again.
#[derive(Default)]
pub(super) struct Keys {
    first: HashTable<(u64, u64)>,
    again: Vec<(u64, u64)>,
}

impl Keys {
    /// Makes room for so many keys at once: growing step by step would hold everybody up again and again.
    pub(super) fn expect(&mut self, keys: usize) {
        self.first
            .reserve(keys.min(MOST_EXPECTED), |(known, _)| *known);
    }

    pub(super) fn add(&mut self, key: Key) {
        let found = self.first.entry(
            key.fingerprint,
            |(known, _)| *known == key.fingerprint,
            |(known, _)| *known,
        );
        match found {
            Entry::Occupied(_) => self.again.push((key.fingerprint, key.row)),
            Entry::Vacant(vacant) => {
                vacant.insert((key.fingerprint, key.row));
            }
        }
    }

    /// The rows whose key was seen more than once, in order.
    pub(super) fn shared(&self) -> Vec<u64> {
        let firsts = self.again.iter().filter_map(|(key, _)| {
            self.first
                .find(*key, |(known, _)| known == key)
                .map(|(_, row)| *row)
        });
        let mut rows: Vec<u64> = self
            .again
            .iter()
            .map(|(_, row)| *row)
            .chain(firsts)
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// What the rules say of users who share a value of one attribute. `occurrences` are those of the rows that seem to, in
/// the order of the file: two keys with one fingerprint are told apart here.
pub(super) fn findings(plan: &Plan<'_>, check: usize, occurrences: &[Occurrence]) -> Vec<Finding> {
    let attribute = &plan.attributes()[plan.groups[check].attribute];
    let mut keyed: Vec<(String, &Occurrence)> = occurrences
        .iter()
        .map(|occurrence| {
            let mut key = String::new();
            attribute.write_loose_key(&occurrence.text, &mut key);
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

/// Users whose values differ in nothing but case, if in anything.
struct Group<'o> {
    occurrences: Vec<(&'o Occurrence, String)>,
    /// The first that is not what the first of all is.
    second: Option<usize>,
    alike: Rows,
    /// By what is one value to the target.
    same: HashMap<String, Rows>,
    /// By the letter.
    letters: HashMap<&'o str, Rows>,
    /// By all cells.
    copies: HashMap<u128, Rows>,
}

impl<'o> Group<'o> {
    fn of(plan: &Plan<'_>, check: usize, occurrences: &[&'o Occurrence]) -> Self {
        let attribute = &plan.attributes()[plan.groups[check].attribute];
        let mut group = Self {
            occurrences: Vec::with_capacity(occurrences.len()),
            second: None,
            alike: Rows::default(),
            same: HashMap::new(),
            letters: HashMap::new(),
            copies: HashMap::new(),
        };
        for &occurrence in occurrences {
            let row = row(occurrence);
            let mut key = String::new();
            attribute.write_key(&occurrence.text, &mut key);
            group.alike.add(row);
            group.same.entry_ref(&key).or_default().add(row);
            let letters = group.letters.entry(occurrence.cell.trim());
            letters.or_default().add(row);
            let copies = group.copies.entry(occurrence.whole_row);
            copies.or_default().add(row);
            group.occurrences.push((occurrence, key));
        }
        let first = group.occurrences.first().map(|(_, key)| key);
        let other = |(_, key): &(&Occurrence, String)| Some(key) != first;
        group.second = group.occurrences.iter().position(other);
        group
    }

    /// The first row whose value is another one to the target.
    fn first_otherwise(&self, key: &str) -> Option<u64> {
        let (first, first_key) = self.occurrences.first()?;
        if first_key != key {
            return Some(row(first));
        }
        self.second.map(|second| row(self.occurrences[second].0))
    }

    fn tell(&self, plan: &Plan<'_>, check: usize, findings: &mut Vec<Finding>) {
        if self.alike.size() < 2 {
            return;
        }
        let mut named: HashMap<&str, Arc<[u64]>> = HashMap::new();
        let all = self.alike.named();
        for (occurrence, key) in &self.occurrences {
            let (row, same) = (row(occurrence), &self.same[key]);
            let Some(other) = self.alike.first_other(row) else {
                continue;
            };
            let member = Member {
                alike: (other, self.alike.size()),
                same: same.first_other(row).map(|other| (other, same.size())),
                to_the_letter: self.letters[occurrence.cell.trim()].size() > 1,
                otherwise: self.first_otherwise(key).filter(|other| *other != row),
                copy_of: self.copies[&occurrence.whole_row].first_other(row),
            };
            for (rule, tell) in &plan.groups[check].tells {
                let Some(note) = tell(&member) else {
                    continue;
                };
                let group = match member.same {
                    Some(_) => named.entry(key).or_insert_with(|| same.named()),
                    None => &all,
                };
                let attribute = Some(plan.groups[check].attribute);
                findings.push(Finding {
                    value: Some(occurrence.cell.clone()),
                    group: Some(Arc::clone(group)),
                    ..plan.finding(*rule, occurrence.place, attribute, note)
                });
            }
        }
    }
}

fn row(occurrence: &Occurrence) -> u64 {
    occurrence.place.row.unwrap_or_default()
}

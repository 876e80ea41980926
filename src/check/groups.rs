//! Users who share a value, found by a fingerprint of it and confirmed by a second look.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::check::plan::Plan;
use crate::finding::{Finding, Place};
use crate::rules::{Member, Setup};
use crate::source::Source;
use crate::source::block::{Block, Bookmark, Row};
use crate::source::pass;

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
pub(super) struct Seen {
    first: HashTable<(u64, u64)>,
    again: Vec<(u64, u64)>,
}

impl Seen {
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
    fn shared(&self) -> Vec<u64> {
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

/// A value that was found in a row on the second look.
struct Occurrence {
    check: usize,
    key: String,
    place: Place,
    value: Box<str>,
}

/// Looks again at the rows that seem to share a value, and says so of each that does.
pub(super) fn findings(
    source: &Source,
    setup: &Setup<'_>,
    plan: &Plan<'_>,
    seen: &[Seen],
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
) -> std::io::Result<Vec<Finding>> {
    let shared: Vec<Vec<u64>> = seen.iter().map(Seen::shared).collect();
    if shared.iter().all(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let wanted = |bookmark: &&Bookmark| {
        let rows = bookmark.first_row..bookmark.first_row + bookmark.rows;
        shared
            .iter()
            .any(|shared| !within(shared, &rows).is_empty())
    };
    let pages: Vec<Bookmark> = bookmarks.iter().filter(wanted).copied().collect();
    let look = |block: &Block| look_again(plan, setup, block, &shared);
    let mut occurrences: Vec<Occurrence> = Vec::new();
    if bookmarks.is_empty() {
        // Text that was decoded can only be found again from its start.
        let keep = |found| occurrences.extend::<Vec<Occurrence>>(found);
        pass::over(source.read()?, threads, |block| look(&block), keep)?;
    } else {
        let found = pass::again(source, &pages, threads, look)?;
        occurrences.extend(found.into_iter().flatten());
    }
    Ok(grouped(plan, occurrences))
}

fn within<'s>(rows: &'s [u64], range: &std::ops::Range<u64>) -> &'s [u64] {
    &rows[rows.partition_point(|row| *row < range.start)
        ..rows.partition_point(|row| *row < range.end)]
}

/// Only the rows that share something are split into cells again.
fn look_again(
    plan: &Plan<'_>,
    setup: &Setup<'_>,
    block: &Block,
    shared: &[Vec<u64>],
) -> Vec<Occurrence> {
    let rows = block.first_row..block.first_row + block.len() as u64;
    let mut found = Vec::new();
    for (check, shared) in shared.iter().enumerate() {
        let again = within(shared, &rows).iter();
        for row in again
            .filter_map(|row| block.only(*row))
            .map(Block::into_rows)
        {
            for row in row.iter() {
                occurrences(plan, setup, check, &row, &mut found);
            }
        }
    }
    found
}

fn occurrences(
    plan: &Plan<'_>,
    setup: &Setup<'_>,
    check: usize,
    row: &Row<'_>,
    found: &mut Vec<Occurrence>,
) {
    let mut values = Vec::new();
    setup.layout.values(row, &mut values);
    let group = &plan.groups[check];
    for value in setup.layout.user(&values).values(group.attribute) {
        let mut key = String::new();
        (group.grouping.key)(value.text, &mut key);
        if !key.is_empty() {
            let line = setup.observed.has_lines().then_some(row.line);
            let place = Place {
                row: Some(row.number),
                column: value.column,
                line,
            };
            found.push(Occurrence {
                check,
                key,
                place,
                value: value.cell.into(),
            });
        }
    }
}

/// Occurrences with equal keys are a group; two keys with one fingerprint are told apart here.
fn grouped(plan: &Plan<'_>, mut occurrences: Vec<Occurrence>) -> Vec<Finding> {
    occurrences.sort_by(|one, other| {
        (one.check, &one.key, one.place).cmp(&(other.check, &other.key, other.place))
    });
    let mut findings = Vec::new();
    for group in occurrences.chunk_by(|one, other| one.check == other.check && one.key == other.key)
    {
        let row = |occurrence: &Occurrence| occurrence.place.row.unwrap_or_default();
        // A row that has the value in two columns shares it with nobody.
        let mut rows: Vec<u64> = group.iter().map(row).collect();
        rows.dedup();
        let [first, second, ..] = rows[..] else {
            continue;
        };
        let size = rows.len() as u64;
        let named: Arc<[u64]> = rows.iter().copied().take(11).collect();
        let check = &plan.groups[group[0].check];
        let mut spelled: HashMap<&str, u32> = HashMap::new();
        for occurrence in group {
            *spelled.entry(occurrence.value.trim()).or_default() += 1;
        }
        for occurrence in group {
            let note = (check.grouping.note)(Member {
                first_other: if row(occurrence) == first {
                    second
                } else {
                    first
                },
                size,
                to_the_letter: spelled[occurrence.value.trim()] > 1,
            });
            findings.push(Finding {
                value: Some(occurrence.value.clone()),
                group: Some(Arc::clone(&named)),
                ..plan.finding(check.rule, occurrence.place, Some(check.attribute), note)
            });
        }
    }
    findings
}

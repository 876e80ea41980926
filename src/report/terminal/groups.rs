//! Findings with one cause, brought together so that each cause is said once.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::report::Report;

/// How many rows and values stand for the others of their group.
const SHOWN: usize = 5;

/// Findings with one cause: the same rule says the same of the same column.
pub(super) struct Group<'a> {
    pub(super) first: &'a Finding,
    pub(super) count: u64,
    /// The first of them, as many as are shown.
    pub(super) shown: Vec<&'a Finding>,
    /// The columns: one, or those whole columns of which the same is said.
    pub(super) columns: Vec<u32>,
    /// Whether all say the same, with the same facts.
    pub(super) alike: bool,
    /// Different values, the first ones, with how often each occurs.
    pub(super) values: Vec<(&'a str, u64)>,
    /// How many findings have a value that is not among these.
    pub(super) other_values: u64,
}

/// The groups of a report, the most pressing first.
pub(super) fn groups<'a>(report: &Report<'a>) -> Vec<Group<'a>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in &report.checked.findings {
        let key = (
            finding.severity,
            finding.rule,
            finding.note.sentence,
            finding.place.column,
            finding.place.row.is_none(),
        );
        let index = *places.entry(key).or_insert_with(|| {
            groups.push(Group {
                first: finding,
                count: 0,
                shown: Vec::new(),
                columns: finding.place.column.into_iter().collect(),
                alike: true,
                values: Vec::new(),
                other_values: 0,
            });
            groups.len() - 1
        });
        groups[index].add(finding);
    }
    let mut groups = groups_of_columns(groups);
    groups.sort_by_key(|group| {
        let (severity, row) = (
            std::cmp::Reverse(group.first.severity),
            group.first.place.row,
        );
        (
            severity,
            row.is_some(),
            std::cmp::Reverse(group.count),
            row,
            group.first.place.column,
        )
    });
    groups
}

/// Columns of which a rule says the same are one group: an HR export may have dozens that feed nothing.
fn groups_of_columns(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut joined: Vec<Group<'_>> = Vec::new();
    for mut group in groups {
        let said = |group: &Group<'_>| {
            let Finding {
                rule,
                severity,
                note,
                ..
            } = group.first;
            group
                .is_about_columns()
                .then(|| (*rule, *severity, note.clone()))
        };
        let same = said(&group);
        match joined
            .iter_mut()
            .find(|other| same.is_some() && said(other) == same)
        {
            Some(other) => {
                other.count += group.count;
                other.columns.append(&mut group.columns);
            }
            None => joined.push(group),
        }
    }
    joined
}

impl<'a> Group<'a> {
    /// Whether it says one thing of each of its columns and nothing of their cells.
    fn is_about_columns(&self) -> bool {
        self.first.place.row.is_none() && self.count == self.columns.len() as u64
    }

    fn add(&mut self, finding: &'a Finding) {
        self.count += 1;
        self.alike &= finding.note.facts == self.first.note.facts
            && finding.note.suggestion == self.first.note.suggestion;
        if self.shown.len() < SHOWN {
            self.shown.push(finding);
        }
        let Some(value) = finding.value.as_deref().filter(|value| !value.is_empty()) else {
            return;
        };
        match self.values.iter().position(|(known, _)| *known == value) {
            Some(index) => self.values[index].1 += 1,
            None if self.values.len() < SHOWN => self.values.push((value, 1)),
            None => self.other_values += 1,
        }
    }
}

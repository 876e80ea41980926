//! Findings with one problem, brought together so that each problem is said once, with the one change that would settle it.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::report::masking::ShowValues;
use crate::report::{Report, counted};

/// How many rows and values stand for the others of their problem.
const SHOWN: usize = 5;

/// Findings with one problem: the same rule says the same of the same column.
pub struct Problem<'a> {
    /// The first finding; the others say the same.
    pub first: &'a Finding,
    /// How many there are.
    pub count: u64,
    /// The first of them, as many as are shown.
    pub shown: Vec<&'a Finding>,
    /// The columns: one, or those whole columns of which the same is said.
    pub columns: Vec<u32>,
    /// Whether all say the same, with the same facts.
    pub alike: bool,
    /// Different values, the most frequent ones, with how often each occurs.
    pub values: Vec<(&'a str, u64)>,
    /// How many findings have a value that is not among these.
    pub other_values: u64,
    /// How often each value occurs, and when it came first.
    counts: HashMap<&'a str, (u64, usize)>,
}

/// The problems of a report, the most pressing first.
#[must_use]
pub fn problems<'a>(report: &Report<'a>) -> Vec<Problem<'a>> {
    let mut places = HashMap::new();
    let mut problems: Vec<Problem<'a>> = Vec::new();
    for finding in &report.checked.findings {
        let key = (
            finding.severity,
            finding.rule,
            finding.note.sentence,
            finding.place.column,
            finding.place.row.is_none(),
        );
        let index = *places.entry(key).or_insert_with(|| {
            problems.push(Problem {
                first: finding,
                count: 0,
                shown: Vec::new(),
                columns: finding.place.column.into_iter().collect(),
                alike: true,
                values: Vec::new(),
                other_values: 0,
                counts: HashMap::new(),
            });
            problems.len() - 1
        });
        problems[index].add(finding);
    }
    for problem in &mut problems {
        problem.count_values();
    }
    let mut problems = joined_columns(problems);
    problems.sort_by_key(|problem| {
        let (severity, row) = (
            std::cmp::Reverse(problem.first.severity),
            problem.first.place.row,
        );
        (
            severity,
            row.is_some(),
            std::cmp::Reverse(problem.count),
            row,
            problem.first.place.column,
        )
    });
    problems
}

/// Columns of which a rule says the same are one problem: an HR export may have dozens that fill nothing.
fn joined_columns(problems: Vec<Problem<'_>>) -> Vec<Problem<'_>> {
    let mut joined: Vec<Problem<'_>> = Vec::new();
    for mut problem in problems {
        let said = |problem: &Problem<'_>| {
            let Finding {
                rule,
                severity,
                note,
                ..
            } = problem.first;
            // Each column may have a suggestion of its own.
            problem
                .is_about_columns()
                .then(|| (*rule, *severity, note.sentence, note.facts.clone()))
        };
        let same = said(&problem);
        match joined
            .iter_mut()
            .find(|other| same.is_some() && said(other) == same)
        {
            Some(other) => {
                other.count += problem.count;
                other.columns.append(&mut problem.columns);
                other.alike &= problem.first.note.suggestion == other.first.note.suggestion;
                other.shown.append(&mut problem.shown);
            }
            None => joined.push(problem),
        }
    }
    joined
}

impl<'a> Problem<'a> {
    /// Whether it says one thing of each of its columns and nothing of their cells.
    #[must_use]
    pub fn is_about_columns(&self) -> bool {
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
        let first = self.counts.len();
        self.counts.entry(value).or_insert((0, first)).0 += 1;
    }

    fn count_values(&mut self) {
        let mut counts: Vec<(&str, (u64, usize))> = self.counts.drain().collect();
        counts.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
        let others = counts.split_off(counts.len().min(SHOWN));
        self.values = counts
            .into_iter()
            .map(|(value, (count, _))| (value, count))
            .collect();
        self.other_values = others.iter().map(|(_, (count, _))| count).sum();
    }

    /// The one change that would settle all of them, where there is one. A finding that stands alone says enough itself.
    #[must_use]
    pub fn settled_by(&self, values: ShowValues) -> Option<String> {
        let remedy = self.first.note.remedy.filter(|_| self.count > 1)?;
        let names_a_value = remedy.contains("{}");
        let frequent = self.values.first().map(|(value, count)| (*value, *count));
        match frequent {
            Some((value, count)) if names_a_value => {
                let remedy = remedy.replace("{}", &values.show(value).unwrap_or("…".into()));
                Some(if count < self.count {
                    let rows = counted(count, "row");
                    format!("{remedy} ({rows}; the other values likewise)")
                } else {
                    remedy
                })
            }
            None if names_a_value => None,
            _ => Some(remedy.to_owned()),
        }
    }
}

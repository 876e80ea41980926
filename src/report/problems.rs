//! Findings with one problem, brought together so that each problem is said once, with the one change that would settle it.

use std::cmp::Reverse;

use hashbrown::HashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::finding::{ColumnIndex, Finding, Findings};
use crate::messages::{self, message};
use crate::report::format::Page;
use crate::report::validation::Validation;

/// How many values stand for the others of their problem.
const SHOWN: usize = 5;

/// Findings with one problem: the same rule says the same of the same column.
///
/// There may be as many as there are rows, so it keeps numbers and no copies.
pub(super) struct Problem<'a> {
    findings: &'a Findings,
    /// The first finding; the others say the same.
    pub(super) first: Finding<'a>,
    /// The numbers of all its findings, in order.
    pub(super) members: Vec<u32>,
    /// The columns: one, or those whole columns of which the same is said.
    pub(super) columns: Vec<ColumnIndex>,
    /// Whether all say the same, with the same facts.
    pub(super) alike: bool,
    /// Whether all say the same, whatever they suggest.
    pub(super) is_said_once: bool,
}

/// How often the different values of a problem occur.
pub(super) struct Values<'a> {
    /// The most frequent ones: the first finding with each, and how often it occurs.
    pub(super) most_frequent: Vec<(Finding<'a>, u64)>,
    /// How many findings have a value that is not among these.
    pub(super) others: u64,
}

/// The problems of a report, the most pressing first.
pub(super) fn problems<'a>(report: &Validation<'a>) -> Vec<Problem<'a>> {
    problems_among(report, |_| true)
}

/// The same of only some findings.
pub(super) fn problems_among<'a>(
    report: &Validation<'a>,
    counts: impl Fn(&Finding<'a>) -> bool,
) -> Vec<Problem<'a>> {
    let findings = &report.checked.findings;
    let mut numbers = HashMap::new();
    let mut problems: Vec<Problem<'a>> = Vec::new();
    let mut last = None;
    let counted = findings.iter().enumerate();
    for (number, finding) in counted.filter(|(_, finding)| counts(finding)) {
        let key = (
            finding.severity,
            finding.rule,
            finding.message.entry(),
            finding.place.column,
            finding.place.row.is_none(),
        );
        if let Some((_, index)) = last.filter(|(known, _)| *known == key) {
            let problem: &mut Problem<'_> = &mut problems[index];
            problem.add(number, finding);
            continue;
        }
        let index = *numbers.entry(key).or_insert_with(|| {
            problems.push(Problem {
                findings,
                first: finding,
                members: Vec::new(),
                columns: finding.place.column.into_iter().collect(),
                alike: true,
                is_said_once: true,
            });
            problems.len() - 1
        });
        problems[index].add(number, finding);
        last = Some((key, index));
    }
    let mut problems = joined_columns(problems);
    problems.sort_by_key(|problem| {
        let place = problem.first.place;
        (
            Reverse(problem.first.severity),
            place.row.is_some(),
            Reverse(problem.count()),
            place.row,
            place.column,
        )
    });
    problems
}

/// Columns of which a rule says the same are one problem: an HR export may have dozens that fill nothing.
fn joined_columns(problems: Vec<Problem<'_>>) -> Vec<Problem<'_>> {
    let mut joined: Vec<Problem<'_>> = Vec::new();
    for mut problem in problems {
        let said = |problem: &Problem<'_>| {
            // Each column may have a suggestion of its own.
            let Finding {
                rule,
                severity,
                message,
                ..
            } = problem.first;
            problem
                .is_about_columns()
                .then(|| (rule, severity, message.clone()))
        };
        let same = said(&problem);
        match joined
            .iter_mut()
            .find(|other| same.is_some() && said(other) == same)
        {
            Some(other) => {
                other.columns.append(&mut problem.columns);
                other.alike &= suggestion(&problem.first) == suggestion(&other.first);
                other.members.append(&mut problem.members);
            }
            None => joined.push(problem),
        }
    }
    joined
}

fn suggestion<'f>(finding: &Finding<'f>) -> Option<(&'f str, bool)> {
    let suggestion = finding.suggestion?;
    Some((suggestion.text, suggestion.is_fix))
}

impl<'a> Problem<'a> {
    fn add(&mut self, number: usize, finding: Finding<'a>) {
        self.members.push(number as u32);
        self.is_said_once = self.is_said_once && finding.message == self.first.message;
        self.alike =
            self.alike && self.is_said_once && suggestion(&finding) == suggestion(&self.first);
    }

    /// Takes the findings of another problem in.
    pub(super) fn join(&mut self, mut other: Self) {
        self.is_said_once &= other.is_said_once && other.first.message == self.first.message;
        self.alike &=
            self.is_said_once && other.alike && suggestion(&other.first) == suggestion(&self.first);
        self.members.append(&mut other.members);
        self.members.sort_unstable();
        self.columns.append(&mut other.columns);
        self.columns.sort_unstable();
        self.columns.dedup();
        self.first = self.findings.get(self.members[0] as usize);
    }

    /// All of its findings, in the order of the file.
    pub(super) fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'a>> {
        let findings = self.findings;
        self.members
            .iter()
            .map(move |number| findings.get(*number as usize))
    }

    /// How many findings it has.
    pub(super) fn count(&self) -> u64 {
        self.members.len() as u64
    }

    /// How many of its findings `--fix` settles.
    pub(super) fn fixable(&self) -> u64 {
        self.findings()
            .filter(|finding| finding.fix().is_some())
            .count() as u64
    }

    /// Whether it says one thing of each of its columns and nothing of their cells.
    pub(super) fn is_about_columns(&self) -> bool {
        self.first.place.row.is_none() && self.members.len() == self.columns.len()
    }

    /// How often the different values occur. Where two occur equally often, the one that comes first in the file is first.
    pub(super) fn values(&self) -> Values<'a> {
        let value = |number: u32| self.findings.get(number as usize).value.unwrap_or_default();
        let mut values: Vec<(u64, u32)> = self
            .members
            .iter()
            .map(|number| (*number, value(*number)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(number, value)| (xxh3_64(value.as_bytes()), number))
            .collect();
        // Numbers are compared much faster than texts, and hardly ever do two texts have one hash.
        values.sort_unstable();
        for alike in values.chunk_by_mut(|(hash, _), (other, _)| hash == other) {
            let first = value(alike[0].1);
            if alike.iter().any(|(_, number)| value(*number) != first) {
                alike.sort_by_key(|(_, number)| value(*number));
            }
        }
        let mut most_frequent: Vec<(u64, u32)> = Vec::with_capacity(SHOWN + 1);
        let is_same = |(hash, one): &(u64, u32), (other_hash, other): &(u64, u32)| {
            hash == other_hash && value(*one) == value(*other)
        };
        for same in values.chunk_by(is_same) {
            let (count, first) = (same.len() as u64, same[0].1);
            let before =
                |(known, number): &(u64, u32)| (Reverse(*known), *number) < (Reverse(count), first);
            let place = most_frequent.partition_point(before);
            most_frequent.insert(place, (count, first));
            most_frequent.truncate(SHOWN);
        }
        let shown: u64 = most_frequent.iter().map(|(count, _)| count).sum();
        Values {
            others: values.len() as u64 - shown,
            most_frequent: most_frequent
                .into_iter()
                .map(|(count, number)| (self.findings.get(number as usize), count))
                .collect(),
        }
    }

    /// The one change that would settle all of them, where there is one. A finding that stands alone says enough itself.
    pub(super) fn settled_by(&self, report: &Validation<'_>, page: Page) -> Option<String> {
        let count = self.count();
        if count == 1 {
            return None;
        }
        let meant = self.meant(report);
        let remedy = |value: Option<&str>| {
            let about = messages::Problem {
                count,
                field: report.field(self.first).unwrap_or_default(),
                header: report.header(self.first).unwrap_or_default(),
                value,
                meant,
            };
            let show = |value: &str, out: &mut String| page.values.write(value, out);
            self.first.message.remedy(page.language, &about, &show)
        };
        // To count the values takes a while, so it is first asked whether there is a remedy at all.
        if !remedy(Some(""))?.names_value {
            return remedy(None).map(|remedy| remedy.text);
        }
        let values = self.values().most_frequent;
        let (first, with_value) = *values.first()?;
        if !fits_a_command(first.value.unwrap_or_default()) {
            return None;
        }
        let remedy = remedy(Some(first.value.unwrap_or_default()))?.text;
        Some(if with_value < count {
            let rows = messages::count(with_value);
            let remedy = messages::text(remedy);
            page.message(&message!("report-other-values", remedy, rows))
        } else {
            remedy
        })
    }

    /// A value that the target takes in place of that of the first finding: what is suggested, else the first that is
    /// allowed.
    fn meant<'r>(&'r self, report: &'r Validation<'_>) -> &'r str {
        if let Some(suggestion) = self.first.suggestion {
            return suggestion.text;
        }
        let field = self.first.field;
        let allowed = field.map(|field| &report.task.profile.fields[field].canonical_values);
        let first = allowed.and_then(|allowed| allowed.first());
        first.map_or("Yes", |allowed| &allowed.value)
    }
}

/// Whether a value can stand in a command that is pasted, between double quotes and before a `=`.
fn fits_a_command(value: &str) -> bool {
    !value.contains(|letter: char| letter.is_control() || "\"$`\\!%=".contains(letter))
}

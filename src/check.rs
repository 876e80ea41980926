//! The engine: runs the rules over a source, on every core, in one pass.

mod groups;
mod pass;

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;

use crate::check::groups::{GroupCheck, Key, Seen};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::RuleSettings;
use crate::profile::Profile;
use crate::rules::{self, Check, Look, LookAtText, LookAtUser, Setup, Totals};
use crate::source::Source;
use crate::source::block::{Block, Row};
use crate::user::Value;

/// What checking a file came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Everything that is wrong, in the order of the file; what is about the file or a column comes first.
    pub findings: Vec<Finding>,
    /// How many users the file holds.
    pub users: u64,
    /// How many of them have an error.
    pub failed: u64,
    /// How many rows below the labels are no users: totals, footers, examples.
    pub not_users: u64,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
    /// A fingerprint of the file's bytes.
    pub digest: u128,
}

/// A rule that could not do its work, and what it would need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotChecked {
    /// The name of the rule.
    pub rule: &'static str,
    /// Why, and what would change it.
    pub reason: String,
}

impl Checked {
    /// How many findings have that weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }
}

/// How much the findings of each rule weigh: the rule's word, then the profile's, then the mapping's.
#[derive(Debug, Clone)]
pub struct Weights(Vec<Option<Severity>>);

impl Weights {
    /// The weights under a profile and a mapping.
    #[must_use]
    pub fn new(profile: &Profile, settings: &RuleSettings) -> Self {
        let weight = |rule: &rules::Rule| {
            let name = || rule.name.to_owned();
            if settings.ignore.contains(&name()) {
                return None;
            }
            let weight = profile
                .rules
                .get(rule.name)
                .map_or(Some(rule.severity), |level| level.severity());
            match weight {
                Some(_) if settings.warn.contains(&name()) => Some(Severity::Warning),
                weight => weight,
            }
        };
        Self(rules::ALL.iter().map(weight).collect())
    }
}

/// Checks a file.
///
/// # Errors
/// When it cannot be read.
pub fn run(
    source: &Source,
    setup: &Setup<'_>,
    weights: &Weights,
    threads: NonZeroUsize,
) -> io::Result<Checked> {
    let mut checked = Checked::default();
    let plan = Plan::new(setup, weights, &mut checked);
    let mut seen: Vec<Seen> = plan.groups.iter().map(|_| Seen::default()).collect();
    let mut unlabelled: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    checked.digest = pass::over(
        source,
        threads,
        |block| Eye::new(&plan, setup).look(block),
        |block: Outcome| {
            checked.users += block.users;
            checked.findings.extend(block.findings);
            for key in block.keys {
                seen[key.check].add(key);
            }
            for (column, row) in block.unlabelled {
                unlabelled.entry(column).or_insert((row, 0)).1 += 1;
            }
        },
    )?;
    checked
        .findings
        .extend(groups::findings(source, setup, &plan, &seen, threads)?);
    let unlabelled = unlabelled
        .into_iter()
        .map(|(column, (row, rows))| (column, row, rows))
        .collect();
    let totals = Totals {
        users: checked.users,
        unlabelled,
    };
    for (rule, check) in plan.running() {
        if let Check::End(check) = check {
            let sightings = check(&totals, setup).into_iter();
            checked
                .findings
                .extend(sightings.map(|sighting| plan.sighting(rule, sighting)));
        }
    }
    checked.findings.sort_by(|one, other| {
        (one.place.row, one.place.column, one.rule).cmp(&(
            other.place.row,
            other.place.column,
            other.rule,
        ))
    });
    let above = setup.observed.header.last_row;
    let mut failed: Vec<u64> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| finding.place.row.filter(|row| *row > above))
        .collect();
    failed.dedup();
    checked.failed = failed.len() as u64;
    checked.not_checked.sort();
    checked.not_checked.dedup();
    Ok(checked)
}

/// The rules, ready for one file: what each has to look at is settled before the first row.
pub(crate) struct Plan<'a> {
    setup: Setup<'a>,
    weights: &'a Weights,
    names: Vec<Arc<str>>,
    rows: Vec<(usize, fn(&Row<'_>, &Setup<'_>) -> Option<Note>)>,
    /// For each feed: checks of the whole cell, and checks of each value in it.
    feeds: Vec<(Vec<(usize, LookAtText<'a>)>, Vec<(usize, LookAtText<'a>)>)>,
    users: Vec<(usize, LookAtUser<'a>)>,
    groups: Vec<GroupCheck<'a>>,
    unlabelled: Vec<u32>,
}

impl<'a> Plan<'a> {
    fn new(setup: &Setup<'a>, weights: &'a Weights, checked: &mut Checked) -> Self {
        let attributes = &setup.profile.attributes;
        let mut plan = Self {
            setup: *setup,
            weights,
            names: attributes
                .iter()
                .map(|attribute| attribute.name.as_str().into())
                .collect(),
            rows: Vec::new(),
            feeds: setup
                .layout
                .feeds
                .iter()
                .map(|_| (Vec::new(), Vec::new()))
                .collect(),
            users: Vec::new(),
            groups: Vec::new(),
            unlabelled: (0..setup.layout.labels.len() as u32)
                .filter(|column| setup.layout.label(*column).is_empty())
                .collect(),
        };
        let fed = |number: &usize| !setup.layout.feeds_of(*number).is_empty();
        let fed: Vec<usize> = (0..attributes.len()).filter(fed).collect();
        for (rule, check) in plan.running().collect::<Vec<_>>() {
            match check {
                Check::File(check) => {
                    let sightings = check(setup).into_iter();
                    checked
                        .findings
                        .extend(sightings.map(|sighting| plan.sighting(rule, sighting)));
                }
                Check::Row(check) => plan.rows.push((rule, *check)),
                Check::Value(check) => plan.add_value_check(rule, *check, checked),
                Check::User(check) => plan.users.extend(check(setup).map(|look| (rule, look))),
                Check::Group(check) => {
                    for &attribute in &fed {
                        let grouping = check(&attributes[attribute], setup);
                        plan.groups.extend(grouping.map(|grouping| GroupCheck {
                            rule,
                            attribute,
                            grouping,
                        }));
                    }
                }
                Check::End(_) => {}
            }
        }
        plan
    }

    fn add_value_check(
        &mut self,
        rule: usize,
        check: for<'b> fn(&'b crate::profile::attribute::Attribute, &Setup<'b>) -> Look<'b>,
        checked: &mut Checked,
    ) {
        let setup = self.setup;
        for (number, feed) in setup.layout.feeds.iter().enumerate() {
            match check(&setup.profile.attributes[feed.attribute], &setup) {
                Look::Away => {}
                Look::Blind(reason) => checked.not_checked.push(NotChecked {
                    rule: rules::ALL[rule].name,
                    reason,
                }),
                Look::Item(look) => self.feeds[number].1.push((rule, look)),
                // A column that feeds two attributes has one cell.
                Look::Cell(look)
                    if setup.layout.feeds[..number]
                        .iter()
                        .all(|other| other.column != feed.column) =>
                {
                    self.feeds[number].0.push((rule, look));
                }
                Look::Cell(_) => {}
            }
        }
    }

    /// The rules that are not switched off.
    fn running(&self) -> impl Iterator<Item = (usize, &'static Check)> + use<'_, 'a> {
        let on = |(number, _): &(usize, &rules::Rule)| self.weights.0[*number].is_some();
        rules::ALL
            .iter()
            .enumerate()
            .filter(on)
            .map(|(number, rule)| (number, &rule.check))
    }

    fn sighting(&self, rule: usize, sighting: rules::Sighting) -> Finding {
        self.finding(rule, sighting.place, sighting.attribute, sighting.note)
    }

    fn finding(&self, rule: usize, place: Place, attribute: Option<usize>, note: Note) -> Finding {
        let weight = self.weights.0[rule].unwrap_or(Severity::Warning);
        Finding {
            rule: rules::ALL[rule].name,
            severity: if note.assumed {
                Severity::Warning
            } else {
                weight
            },
            place,
            attribute: attribute.map(|number| Arc::clone(&self.names[number])),
            value: None,
            note,
            group: None,
        }
    }
}

/// What was seen in one block.
#[derive(Default)]
struct Outcome {
    users: u64,
    findings: Vec<Finding>,
    keys: Vec<Key>,
    /// Columns without a label that hold something, each with its row.
    unlabelled: Vec<(u32, u64)>,
}

/// Looks at the rows of one block.
struct Eye<'p, 'a> {
    plan: &'p Plan<'a>,
    setup: &'p Setup<'a>,
    outcome: Outcome,
    scratch: String,
}

impl<'p, 'a> Eye<'p, 'a> {
    fn new(plan: &'p Plan<'a>, setup: &'p Setup<'a>) -> Self {
        Self {
            plan,
            setup,
            outcome: Outcome::default(),
            scratch: String::new(),
        }
    }

    fn look(mut self, block: Block) -> Outcome {
        let rows = block.into_rows();
        let header = &self.setup.observed.header;
        let sep_line = self.setup.observed.delimiter.sep_line;
        let mut values = Vec::new();
        for row in rows.iter() {
            let above = row.number <= header.last_row || (sep_line && row.number == 1);
            let blank = row.is_empty() || row.is_blank();
            // A quote that opens at the very end and never closes leaves a row that is blank and fails.
            if blank && !row.is_unclosed() {
                continue;
            }
            let broken = self.look_at_row(&row, above) || blank;
            if above {
                continue;
            }
            self.outcome.users += 1;
            self.look_for_unlabelled(&row);
            if !broken {
                self.setup.layout.values(&row, &mut values);
                self.look_at_values(&row, &values);
                self.look_at_user(&row, &values);
            }
        }
        self.outcome
    }

    /// Returns whether the row's cells stand in the wrong columns.
    fn look_at_row(&mut self, row: &Row<'_>, above: bool) -> bool {
        let width = self.setup.observed.header.labels.len();
        let mut broken = false;
        for (rule, look) in &self.plan.rows {
            let Some(note) = look(row, self.setup) else {
                continue;
            };
            let finding = self.plan.finding(*rule, self.place(row, None), None, note);
            broken |= finding.severity == Severity::Error && row.len() > width && !above;
            self.outcome.findings.push(finding);
        }
        broken
    }

    fn look_for_unlabelled(&mut self, row: &Row<'_>) {
        let beyond = if self.setup.observed.format.is_workbook() {
            self.setup.layout.labels.len()..row.len()
        } else {
            0..0
        };
        for column in self
            .plan
            .unlabelled
            .iter()
            .copied()
            .chain(beyond.map(|column| column as u32))
        {
            if !row.cell(column).trim().is_empty() {
                self.outcome.unlabelled.push((column, row.number));
            }
        }
    }

    fn look_at_values(&mut self, row: &Row<'_>, values: &[Value<'_>]) {
        let feeds = &self.setup.layout.feeds;
        for ((feed, value), (cell_checks, item_checks)) in
            feeds.iter().zip(values).zip(&self.plan.feeds)
        {
            if value.cell.is_empty() {
                continue;
            }
            for (rule, look) in cell_checks {
                if let Some(note) = look(value.cell) {
                    self.note(*rule, row, feed.attribute, value, None, note);
                }
            }
            if item_checks.is_empty() || value.text.is_empty() {
                continue;
            }
            for item in feed.items(value).filter(|item| !item.is_empty()) {
                for (rule, look) in item_checks {
                    if let Some(note) = look(item) {
                        let part = feed.separator.is_some().then_some(item);
                        self.note(*rule, row, feed.attribute, value, part, note);
                    }
                }
            }
        }
    }

    fn look_at_user(&mut self, row: &Row<'_>, values: &[Value<'_>]) {
        let user = self.setup.layout.user(values);
        for (rule, look) in &self.plan.users {
            look(&user, &mut |attribute, note| {
                let column = self
                    .setup
                    .layout
                    .feeds_of(attribute)
                    .first()
                    .and_then(|feed| feed.column);
                let finding =
                    self.plan
                        .finding(*rule, self.place(row, column), Some(attribute), note);
                self.outcome.findings.push(finding);
            });
        }
        for (check, group) in self.plan.groups.iter().enumerate() {
            for value in user
                .values(group.attribute)
                .iter()
                .filter(|value| !value.text.is_empty())
            {
                let fingerprint = group.fingerprint(value.text, &mut self.scratch);
                self.outcome.keys.extend(fingerprint.map(|fingerprint| Key {
                    check,
                    fingerprint,
                    row: row.number,
                }));
            }
        }
    }

    fn note(
        &mut self,
        rule: usize,
        row: &Row<'_>,
        attribute: usize,
        value: &Value<'_>,
        part: Option<&str>,
        note: Note,
    ) {
        let finding = self
            .plan
            .finding(rule, self.place(row, value.column), Some(attribute), note);
        self.outcome.findings.push(Finding {
            value: Some(part.unwrap_or(value.cell).into()),
            ..finding
        });
    }

    fn place(&self, row: &Row<'_>, column: Option<u32>) -> Place {
        Place {
            row: Some(row.number),
            column,
            line: self.setup.observed.has_lines().then_some(row.line),
        }
    }
}

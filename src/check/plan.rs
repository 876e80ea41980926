//! The rules, ready for one file: what each has to look at is settled before the first row.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use crate::check::{Checked, NotChecked, Weights};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::feed::Feed;
use crate::rules::{self, Check, Grouping, Look, LookAtRow, LookAtText, LookAtUser, Setup};

/// What is checked of the values that one feed gives.
#[derive(Default)]
pub(super) struct FeedChecks<'a> {
    /// Checks of the whole cell.
    pub(super) cell: Vec<(usize, LookAtText<'a>)>,
    /// Checks of each value in it.
    pub(super) item: Vec<(usize, LookAtText<'a>)>,
}

/// A rule that brings users together, for one attribute.
pub(super) struct GroupCheck<'a> {
    pub(super) rule: usize,
    pub(super) attribute: usize,
    pub(super) grouping: Grouping<'a>,
}

impl GroupCheck<'_> {
    /// The fingerprint of a value; none where it belongs to no group. `text` is scratch.
    pub(super) fn fingerprint(&self, value: &str, text: &mut String) -> Option<u64> {
        text.clear();
        (self.grouping.key)(value, text);
        (!text.is_empty()).then(|| xxh3_64(text.as_bytes()))
    }
}

/// The rules, ready for one file: what each has to look at is settled before the first row.
pub(super) struct Plan<'a> {
    setup: Setup<'a>,
    weights: &'a Weights,
    names: Vec<Arc<str>>,
    pub(super) rows: Vec<(usize, LookAtRow)>,
    /// For each feed, what is checked.
    pub(super) feeds: Vec<FeedChecks<'a>>,
    pub(super) users: Vec<(usize, LookAtUser<'a>)>,
    pub(super) groups: Vec<GroupCheck<'a>>,
    pub(super) unlabelled: Vec<u32>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(setup: &Setup<'a>, weights: &'a Weights, checked: &mut Checked) -> Self {
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
                .map(|_| FeedChecks::default())
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
        check: for<'b> fn(&'b Feed, &Setup<'b>) -> Look<'b>,
        checked: &mut Checked,
    ) {
        let setup = self.setup;
        for (number, feed) in setup.layout.feeds.iter().enumerate() {
            match check(feed, &setup) {
                Look::Blind(reason) => checked.not_checked.push(NotChecked {
                    rule: rules::ALL[rule].name,
                    reason,
                }),
                Look::Item(look) => self.feeds[number].item.push((rule, look)),
                // A column that feeds two attributes has one cell.
                Look::Cell(look)
                    if setup.layout.feeds[..number]
                        .iter()
                        .all(|other| other.column != feed.column) =>
                {
                    self.feeds[number].cell.push((rule, look));
                }
                Look::Away | Look::Cell(_) => {}
            }
        }
    }

    /// The rules that are not switched off.
    pub(super) fn running(&self) -> impl Iterator<Item = (usize, &'static Check)> + use<'_, 'a> {
        let on = |(number, _): &(usize, &rules::Rule)| self.weights.0[*number].is_some();
        rules::ALL
            .iter()
            .enumerate()
            .filter(on)
            .map(|(number, rule)| (number, &rule.check))
    }

    pub(super) fn sighting(&self, rule: usize, sighting: rules::Sighting) -> Finding {
        self.finding(rule, sighting.place, sighting.attribute, sighting.note)
    }

    pub(super) fn finding(
        &self,
        rule: usize,
        place: Place,
        attribute: Option<usize>,
        note: Note,
    ) -> Finding {
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

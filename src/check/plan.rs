//! The rules, ready for one file: what each has to look at is settled before the first row.

use std::sync::Arc;

use crate::check::held::Held;
use crate::check::{Checked, NotChecked, Weights};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::feed::Feed;
use crate::profile::spellings::Spellings;
use crate::rule::{
    self, Check, Counting, Look, LookAtRow, LookAtText, LookForStranger, Looking, Setup, Sight,
    TellOfLinks, TellOfMember, TellOfTallies, Weighing,
};
use crate::rules;
use crate::source::traits::Traits;

/// A rule by its number, and what it does.
pub(super) type By<T> = (usize, T);

/// A check of a text, and the traits of the cells that it looks at.
pub(super) type TextCheck<'a> = (usize, Traits, LookAtText<'a>);

/// What is checked of the values that one feed gives.
#[derive(Default)]
pub(super) struct FeedChecks<'a> {
    /// Checks of the whole cell.
    pub(super) cell: Vec<TextCheck<'a>>,
    /// Checks of each value in it.
    pub(super) item: Vec<TextCheck<'a>>,
    /// The weighings of the column, by their numbers in the plan.
    pub(super) weighings: Vec<usize>,
}

/// Rules that look at what users share, for one attribute.
pub(super) struct OfAttribute<T> {
    pub(super) attribute: usize,
    pub(super) tells: Vec<By<T>>,
}

/// Rules about who names whom, for one attribute.
pub(super) struct LinkCheck<'a> {
    pub(super) attribute: usize,
    /// The attribute by which others are named.
    pub(super) key: usize,
    /// The group check whose keys are those of users, too, if there is one.
    pub(super) grouped: Option<usize>,
    /// Values that name nobody and are meant to.
    nobody: Option<Spellings<'a>>,
    pub(super) tells: Vec<By<TellOfLinks<'a>>>,
}

/// The rules, ready for one file: what each has to look at is settled before the first row.
pub(super) struct Plan<'a> {
    setup: Setup<'a>,
    weights: &'a Weights,
    names: Vec<Arc<str>>,
    pub(super) strangers: Vec<By<LookForStranger<'a>>>,
    pub(super) rows: Vec<By<LookAtRow>>,
    /// For each feed, what is checked.
    pub(super) feeds: Vec<FeedChecks<'a>>,
    pub(super) weighings: Vec<By<Weighing<'a>>>,
    /// The columns of the weighings, by their number.
    pub(super) weighed: Vec<usize>,
    pub(super) users: Vec<By<Looking<'a>>>,
    pub(super) groups: Vec<OfAttribute<TellOfMember<'a>>>,
    pub(super) tallies: Vec<OfAttribute<TellOfTallies<'a>>>,
    pub(super) counts: Vec<By<Counting<'a>>>,
    pub(super) links: Vec<LinkCheck<'a>>,
    pub(super) held: Option<Held<'a>>,
    pub(super) unlabelled: Vec<u32>,
}

impl LinkCheck<'_> {
    /// Whether a value is meant to name somebody.
    pub(super) fn names(&self, value: &str) -> bool {
        let nobody = self.nobody.as_ref();
        !value.is_empty() && nobody.is_none_or(|nobody| nobody.find(value).is_none())
    }
}

impl<'a> Plan<'a> {
    pub(super) fn new(setup: &Setup<'a>, weights: &'a Weights, checked: &mut Checked) -> Self {
        let attributes = &setup.profile.attributes;
        let layout = setup.layout;
        let mut plan = Self {
            setup: *setup,
            weights,
            names: attributes
                .iter()
                .map(|attribute| attribute.name.as_str().into())
                .collect(),
            strangers: Vec::new(),
            rows: Vec::new(),
            feeds: layout.feeds.iter().map(|_| FeedChecks::default()).collect(),
            weighings: Vec::new(),
            weighed: Vec::new(),
            users: Vec::new(),
            groups: Vec::new(),
            tallies: Vec::new(),
            counts: Vec::new(),
            links: Vec::new(),
            held: Held::of(setup),
            unlabelled: (0..layout.labels.len() as u32)
                .filter(|column| layout.label(*column).is_empty())
                .collect(),
        };
        for (rule, check) in plan.running().collect::<Vec<_>>() {
            plan.add(rule, check, checked);
        }
        for link in &mut plan.links {
            let grouped = plan.groups.iter().position(|of| of.attribute == link.key);
            link.grouped = grouped.filter(|_| !attributes[link.key].case_exact);
        }
        plan
    }

    fn add(&mut self, rule: usize, check: &'static Check, checked: &mut Checked) {
        let setup = self.setup;
        let mut blind = |reason: String| {
            let rule = rules::ALL[rule].name;
            checked.not_checked.push(NotChecked { rule, reason });
        };
        match check {
            Check::File(check) => {
                let sightings = check(&setup).into_iter();
                let findings = sightings.map(|sighting| self.sighting(rule, sighting));
                checked.findings.extend(findings);
            }
            Check::Stranger(check) => self
                .strangers
                .extend(check(&setup).map(|look| (rule, look))),
            Check::Row(check) => self.rows.push((rule, *check)),
            Check::Value(check) => self.add_value_check(rule, *check, checked),
            Check::Column(check) => {
                for (number, feed) in setup.layout.feeds.iter().enumerate() {
                    if let Some(weighing) = check(feed, &setup) {
                        self.feeds[number].weighings.push(self.weighings.len());
                        self.weighings.push((rule, weighing));
                        self.weighed.push(number);
                    }
                }
            }
            Check::User(check) => match check(&setup) {
                Sight::Sees(looking) => self.users.push((rule, looking)),
                Sight::Blind(reason) => blind(reason),
                Sight::Away => {}
            },
            Check::Group(check) => {
                for attribute in self.fed() {
                    if let Some(tell) = check(&setup.profile.attributes[attribute], &setup) {
                        add_to(&mut self.groups, attribute, (rule, tell));
                    }
                }
            }
            Check::Tally(check) => {
                for attribute in self.fed() {
                    match check(&setup.profile.attributes[attribute], &setup) {
                        Sight::Sees(tell) => add_to(&mut self.tallies, attribute, (rule, tell)),
                        Sight::Blind(reason) => blind(reason),
                        Sight::Away => {}
                    }
                }
            }
            Check::Count(check) => match check(&setup) {
                Sight::Sees(counting) => self.counts.push((rule, counting)),
                Sight::Blind(reason) => blind(reason),
                Sight::Away => {}
            },
            Check::Links(check) => {
                for (attribute, key) in self.references() {
                    match check(&setup.profile.attributes[attribute], &setup) {
                        Sight::Sees(tell) => self.add_link_check(attribute, key, (rule, tell)),
                        Sight::Blind(reason) => blind(reason),
                        Sight::Away => {}
                    }
                }
            }
            Check::End(_) | Check::Sheet(_) | Check::Several(_) => {}
        }
    }

    /// The attributes that have a column or a value.
    fn fed(&self) -> Vec<usize> {
        let fed = |number: &usize| !self.setup.layout.feeds_of(*number).is_empty();
        (0..self.setup.profile.attributes.len())
            .filter(fed)
            .collect()
    }

    /// The attributes that refer to another one, where both have a column.
    fn references(&self) -> Vec<(usize, usize)> {
        let fed = self.fed();
        let attributes = &self.setup.profile.attributes;
        let reference = |&number: &usize| {
            let named = attributes[number].refers_to.as_ref()?;
            let key = attributes.iter().position(|other| other.name == *named)?;
            fed.contains(&key).then_some((number, key))
        };
        fed.iter().filter_map(reference).collect()
    }

    fn add_link_check(&mut self, attribute: usize, key: usize, tell: By<TellOfLinks<'a>>) {
        match self.links.iter_mut().find(|of| of.attribute == attribute) {
            Some(of) => of.tells.push(tell),
            None => self.links.push(LinkCheck {
                attribute,
                key,
                grouped: None,
                nobody: match &self.attributes()[attribute] {
                    of if of.canonical_values.is_empty() => None,
                    of => Some(Spellings::of(of)),
                },
                tells: vec![tell],
            }),
        }
    }

    fn add_value_check(
        &mut self,
        rule: usize,
        check: for<'b> fn(&'b Feed, &Setup<'b>) -> Look<'b>,
        checked: &mut Checked,
    ) {
        let setup = self.setup;
        for (number, feed) in setup.layout.feeds.iter().enumerate() {
            let (traits, look) = match check(feed, &setup) {
                Look::Only(traits, look) => (traits, *look),
                look => (Traits::ANY, look),
            };
            match look {
                Look::Blind(reason) => checked.not_checked.push(NotChecked {
                    rule: rules::ALL[rule].name,
                    reason,
                }),
                Look::Item(look) => self.feeds[number].item.push((rule, traits, look)),
                // A column that feeds two attributes has one cell.
                Look::Cell(look)
                    if setup.layout.feeds[..number]
                        .iter()
                        .all(|other| other.column != feed.column) =>
                {
                    self.feeds[number].cell.push((rule, traits, look));
                }
                Look::Away | Look::Cell(_) | Look::Only(..) => {}
            }
        }
    }

    pub(super) fn attributes(&self) -> &'a [crate::profile::attribute::Attribute] {
        &self.setup.profile.attributes
    }

    /// The checks of the rules that are not switched off.
    pub(super) fn running(&self) -> impl Iterator<Item = (usize, &'static Check)> + use<'_, 'a> {
        let on = |(number, _): &(usize, &rule::Rule)| self.weights.0[*number].is_some();
        let rules = rules::ALL.iter().enumerate().filter(on);
        rules.flat_map(|(number, rule)| {
            let checks = match &rule.check {
                Check::Several(checks) => checks,
                check => std::slice::from_ref(check),
            };
            checks.iter().map(move |check| (number, check))
        })
    }

    pub(super) fn sighting(&self, rule: usize, sighting: rule::Sighting) -> Finding {
        Finding {
            value: sighting.value,
            ..self.finding(rule, sighting.place, sighting.attribute, sighting.note)
        }
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

fn add_to<T>(all: &mut Vec<OfAttribute<T>>, attribute: usize, tell: By<T>) {
    match all.iter_mut().find(|of| of.attribute == attribute) {
        Some(of) => of.tells.push(tell),
        None => all.push(OfAttribute {
            attribute,
            tells: vec![tell],
        }),
    }
}

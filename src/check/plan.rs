//! The rules, ready for one file: what each has to look at is settled before the first row.

use std::sync::Arc;

use crate::check::held::Held;
use crate::check::{Checked, NotChecked, RuleLevels};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field_id::FieldId;
use crate::profile::fields::{Fields, PerField};
use crate::profile::spellings::Spellings;
use crate::rule::{
    self, Check, Counting, Look, LookAtRow, LookAtText, LookForNonUser, Looking, Setup, Sight,
    TellOfLinks, TellOfMember, TellOfTallies, Weighing,
};
use crate::rules;
use crate::source::traits::Traits;

/// A rule by its number, and what it does.
pub(super) type By<T> = (usize, T);

/// A check of a text, and the traits of the cells that it looks at.
pub(super) type TextCheck<'a> = (usize, Traits, LookAtText<'a>);

/// What is checked of the values that one fill gives.
#[derive(Default)]
pub(super) struct MappedColumnChecks<'a> {
    /// Checks of the whole cell.
    pub(super) cell: Vec<TextCheck<'a>>,
    /// Checks of each value in it.
    pub(super) item: Vec<TextCheck<'a>>,
    /// The weighings of the column, by their numbers in the plan.
    pub(super) weighings: Vec<usize>,
}

/// Rules that look at what users share, for one field.
pub(super) struct OfField<T> {
    pub(super) field: FieldId,
    pub(super) tells: Vec<By<T>>,
}

/// Rules about who names whom, for one field.
pub(super) struct LinkCheck<'a> {
    pub(super) field: FieldId,
    /// The field by which others are named.
    pub(super) key: FieldId,
    /// The group check whose keys are those of users, too, if there is one.
    pub(super) grouped: Option<usize>,
    /// Values that name nobody and are meant to.
    nobody: Option<Spellings<'a>>,
    pub(super) tells: Vec<By<TellOfLinks<'a>>>,
}

/// The rules, ready for one file: what each has to look at is settled before the first row.
pub(super) struct Plan<'a> {
    setup: Setup<'a>,
    levels: &'a RuleLevels,
    names: PerField<Arc<str>>,
    pub(super) skipped_rows: Vec<By<LookForNonUser<'a>>>,
    pub(super) rows: Vec<By<LookAtRow>>,
    /// For each fill, what is checked.
    pub(super) columns: Vec<MappedColumnChecks<'a>>,
    pub(super) weighings: Vec<By<Weighing<'a>>>,
    /// The columns of the weighings, by their number.
    pub(super) weighed: Vec<usize>,
    pub(super) users: Vec<By<Looking<'a>>>,
    pub(super) groups: Vec<OfField<TellOfMember<'a>>>,
    pub(super) tallies: Vec<OfField<TellOfTallies<'a>>>,
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
    pub(super) fn new(setup: &Setup<'a>, levels: &'a RuleLevels, checked: &mut Checked) -> Self {
        let fields = &setup.profile.fields;
        let layout = setup.layout;
        let mut plan = Self {
            setup: *setup,
            levels,
            names: fields.map(|(_, field)| field.name.as_str().into()),
            skipped_rows: Vec::new(),
            rows: Vec::new(),
            columns: layout
                .columns
                .iter()
                .map(|_| MappedColumnChecks::default())
                .collect(),
            weighings: Vec::new(),
            weighed: Vec::new(),
            users: Vec::new(),
            groups: Vec::new(),
            tallies: Vec::new(),
            counts: Vec::new(),
            links: Vec::new(),
            held: Held::of(setup),
            unlabelled: (0..layout.headers.len() as u32)
                .filter(|column| layout.header(*column).is_empty())
                .collect(),
        };
        for (rule, check) in plan.running().collect::<Vec<_>>() {
            plan.add(rule, check, checked);
        }
        for link in &mut plan.links {
            let grouped = plan.groups.iter().position(|of| of.field == link.key);
            link.grouped = grouped.filter(|_| !fields[link.key].case_exact);
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
            Check::NonUserRow(check) => self
                .skipped_rows
                .extend(check(&setup).map(|look| (rule, look))),
            Check::Row(check) => self.rows.push((rule, *check)),
            Check::Value(check) => self.add_value_check(rule, *check, checked),
            Check::Column(check) => {
                for (number, mapped) in setup.layout.columns.iter().enumerate() {
                    if let Some(weighing) = check(mapped, &setup) {
                        self.columns[number].weighings.push(self.weighings.len());
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
                for field in self.fed() {
                    if let Some(tell) = check(&setup.profile.fields[field], &setup) {
                        add_to(&mut self.groups, field, (rule, tell));
                    }
                }
            }
            Check::Tally(check) => {
                for field in self.fed() {
                    match check(&setup.profile.fields[field], &setup) {
                        Sight::Sees(tell) => add_to(&mut self.tallies, field, (rule, tell)),
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
                for (field, key) in self.references() {
                    match check(&setup.profile.fields[field], &setup) {
                        Sight::Sees(tell) => self.add_link_check(field, key, (rule, tell)),
                        Sight::Blind(reason) => blind(reason),
                        Sight::Away => {}
                    }
                }
            }
            Check::End(_) | Check::Sheet(_) | Check::Several(_) => {}
        }
    }

    /// The fields that have a column or a value.
    fn fed(&self) -> Vec<FieldId> {
        let fed = |number: &FieldId| !self.setup.layout.columns_of(*number).is_empty();
        self.setup.profile.fields.ids().filter(fed).collect()
    }

    /// The fields that refer to another one, where both have a column.
    fn references(&self) -> Vec<(FieldId, FieldId)> {
        let fed = self.fed();
        let fields = &self.setup.profile.fields;
        let reference = |&field: &FieldId| {
            let key = (*fields[field].refers_to)?;
            fed.contains(&key).then_some((field, key))
        };
        fed.iter().filter_map(reference).collect()
    }

    fn add_link_check(&mut self, field: FieldId, key: FieldId, tell: By<TellOfLinks<'a>>) {
        match self.links.iter_mut().find(|of| of.field == field) {
            Some(of) => of.tells.push(tell),
            None => self.links.push(LinkCheck {
                field,
                key,
                grouped: None,
                nobody: match &self.fields()[field] {
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
        check: for<'b> fn(&'b MappedColumn, &Setup<'b>) -> Look<'b>,
        checked: &mut Checked,
    ) {
        let setup = self.setup;
        for (number, mapped) in setup.layout.columns.iter().enumerate() {
            let (traits, look) = match check(mapped, &setup) {
                Look::Only(traits, look) => (traits, *look),
                look => (Traits::ANY, look),
            };
            match look {
                Look::Blind(reason) => checked.not_checked.push(NotChecked {
                    rule: rules::ALL[rule].name,
                    reason,
                }),
                Look::Item(look) => self.columns[number].item.push((rule, traits, look)),
                // A column that fills two fields has one cell.
                Look::Cell(look)
                    if setup.layout.columns[..number]
                        .iter()
                        .all(|other| other.column != mapped.column) =>
                {
                    self.columns[number].cell.push((rule, traits, look));
                }
                Look::Away | Look::Cell(_) | Look::Only(..) => {}
            }
        }
    }

    pub(super) fn fields(&self) -> &'a Fields {
        &self.setup.profile.fields
    }

    /// The checks of the rules that are not switched off.
    pub(super) fn running(&self) -> impl Iterator<Item = (usize, &'static Check)> + use<'_, 'a> {
        let on = |(number, _): &(usize, &rule::Rule)| self.levels.0[*number].is_some();
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
            ..self.finding(rule, sighting.place, sighting.field, sighting.note)
        }
    }

    pub(super) fn finding(
        &self,
        rule: usize,
        place: Place,
        field: Option<FieldId>,
        note: Note,
    ) -> Finding {
        let severity = self.levels.0[rule].unwrap_or(Severity::Warning);
        Finding {
            rule: rules::ALL[rule].name,
            severity: if note.assumed {
                Severity::Warning
            } else {
                severity
            },
            place,
            field: field.map(|number| Arc::clone(&self.names[number])),
            value: None,
            note,
            group: None,
        }
    }
}

fn add_to<T>(all: &mut Vec<OfField<T>>, field: FieldId, tell: By<T>) {
    match all.iter_mut().find(|of| of.field == field) {
        Some(of) => of.tells.push(tell),
        None => all.push(OfField {
            field,
            tells: vec![tell],
        }),
    }
}

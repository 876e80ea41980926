#![doc = include_str!("name_mismatch.md")]

mod sketch;

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::{ColumnIndex, FieldId, RowNumber, Severity};
use crate::messages::message;
use crate::rule::{
    Applicability, Check, Context, Observation, PersonFields, PersonNames, Rule, Survey,
    SurveyCheck,
};
use crate::rules::name_mismatch::sketch::Sketch;
use crate::user::User;
use crate::user::name_and_address::{Address, NameAndAddress};
use crate::values::name_in_address::{Carries, NameInAddress};
use crate::values::{domain, mailbox};

pub(super) const RULE: Rule = Rule {
    name: "name-mismatch",
    page: include_str!("name_mismatch.md"),
    severity: Severity::Warning,
    checks: &[Check::Survey(check)],
    ..Rule::DEFAULT
};

/// The fewest rows that are more than a coincidence.
const FEWEST: u64 = 3;
/// Of how many rows with the names in the other order each is named; more are named together.
const MOST_ROWS: usize = 100;
/// How many rows with the names in the other order are kept until the others are known.
const MOST_KEPT: usize = 1000;

fn check<'a>(context: &Context<'a>) -> Applicability<SurveyCheck<'a>> {
    let Some(fields) = PersonFields::of(context) else {
        return Applicability::NotApplicable;
    };
    let column_of = |field: FieldId| {
        let mut columns = context.layout.columns_of(field).iter();
        columns.find_map(|mapped| mapped.column)
    };
    let places = Places {
        email: (fields.email, column_of(fields.email)),
        first: (
            fields.names.first_field(),
            column_of(fields.names.first_field()),
        ),
    };
    Applicability::Check(SurveyCheck::new(
        move || Addresses::of(fields),
        move |addresses: Addresses| addresses.judge(&places),
    ))
}

/// The fields that are reported, with their columns.
struct Places {
    email: (FieldId, Option<ColumnIndex>),
    first: (FieldId, Option<ColumnIndex>),
}

/// How the addresses of a file go with the names.
struct Addresses {
    fields: PersonFields,
    names: NameInAddress,
    /// How many have both names, the first name first.
    in_order: u64,
    /// How many have both names, the last name first.
    reversed: u64,
    /// How many have a part of the names.
    part: u64,
    /// How many have other letters.
    strange: u64,
    /// Domains at which some address has the first name first.
    domains_in_order: Domains,
    last_domain: String,
    /// The first rows whose address has the last name first, with the hash of the domain; not at mail services, where
    /// people choose their addresses themselves.
    reversed_rows: Vec<(RowNumber, u64)>,
    /// The addresses that have other letters.
    of_others: Sketch,
    /// How addresses are made of both names, for the users whose own address is not.
    both_names: Sketch,
    /// The same for one name, or one and an initial.
    one_name: Sketch,
}

impl Survey for Addresses {
    fn add(&mut self, row: RowNumber, _: &User<'_>, who: &NameAndAddress<'_>) {
        let Some((first, last, Address { local, domain, .. })) = who.all() else {
            return;
        };
        match self.names.compare(first, last, local) {
            Carries::InOrder => {
                self.in_order += 1;
                if self.last_domain != domain {
                    self.last_domain.clear();
                    self.last_domain.push_str(domain);
                    self.domains_in_order.add(hash_of(domain));
                }
            }
            Carries::Reversed => {
                self.reversed += 1;
                if !domain::is_private(domain) {
                    self.reversed_rows.push((row, hash_of(domain)));
                    if self.reversed_rows.len() >= 2 * MOST_KEPT {
                        self.keep_first_rows();
                    }
                }
            }
            Carries::Part => {
                self.part += 1;
                let both = &mut self.both_names;
                self.names
                    .keys_of_both(first, last, |key| both.add(key, row));
            }
            Carries::Neither if !mailbox::is_shared(local) => {
                self.strange += 1;
                if let Some(key) = self.names.key_of_address(local) {
                    self.of_others.add(key, row);
                }
                let (both, one) = (&mut self.both_names, &mut self.one_name);
                self.names
                    .keys_of_both(first, last, |key| both.add(key, row));
                self.names.keys_of_one(first, last, |key| one.add(key, row));
            }
            Carries::Neither | Carries::Unclear => {}
        }
    }

    fn merge(&mut self, other: &Self) {
        self.in_order += other.in_order;
        self.reversed += other.reversed;
        self.part += other.part;
        self.strange += other.strange;
        self.domains_in_order.merge(&other.domains_in_order);
        self.reversed_rows.extend(&other.reversed_rows);
        if self.reversed_rows.len() >= 2 * MOST_KEPT {
            self.keep_first_rows();
        }
        self.of_others.merge(&other.of_others);
        self.both_names.merge(&other.both_names);
        self.one_name.merge(&other.one_name);
    }
}

impl Addresses {
    fn of(fields: PersonFields) -> Self {
        Self {
            fields,
            names: NameInAddress::default(),
            in_order: 0,
            reversed: 0,
            part: 0,
            strange: 0,
            domains_in_order: Domains::default(),
            last_domain: String::new(),
            reversed_rows: Vec::new(),
            of_others: Sketch::default(),
            both_names: Sketch::default(),
            one_name: Sketch::default(),
        }
    }

    fn keep_first_rows(&mut self) {
        self.reversed_rows.sort_unstable();
        self.reversed_rows.truncate(MOST_KEPT);
    }

    fn judge(mut self, places: &Places) -> Vec<Observation> {
        self.keep_first_rows();
        self.of_others.tidy();
        self.both_names.tidy();
        self.one_name.tidy();
        let mut observations = self.judge_order(places);
        let (field, column) = places.email;
        observations.extend(self.other_rows().map(|observation| Observation {
            field: Some(field),
            ..at(observation, column)
        }));
        observations
    }

    /// That addresses have the names of other rows, where that explains most of those that have not the own one.
    fn other_rows(&self) -> Option<Observation> {
        let total = self.in_order + self.reversed + self.part + self.strange;
        let explained = |sketches: &[&Sketch], least: u64, share: u64| {
            let common = self.of_others.common(sketches);
            let is_whole =
                self.of_others.is_whole() && sketches.iter().all(|sketch| sketch.is_whole());
            let count = if is_whole {
                common.found
            } else {
                self.strange * common.found / common.looked_for.max(1)
            };
            let enough = count >= least && count * 2 >= self.strange && count * share >= total;
            common.example.filter(|_| enough).map(|rows| (count, rows))
        };
        // In a long list some user has any one name or initial: then it takes half of the list.
        let by_both = explained(&[&self.both_names], FEWEST, 50);
        let both_or_one = [&self.both_names, &self.one_name];
        let found = by_both.or_else(|| explained(&both_or_one, FEWEST + 1, 2));
        let (count, (row, other)) = found?;
        message!(
            "name-mismatch-other-row",
            count,
            total,
            row = row.0,
            other = other.0
        )
        .into()
    }

    /// That names stand in the other order than in the addresses: one observation for the column, or one for each of a few
    /// rows. A domain at which all addresses have the last name first has it so on purpose, unless the whole file has.
    fn judge_order(&self, places: &Places) -> Vec<Observation> {
        if !matches!(self.fields.names, PersonNames::Parts { .. }) {
            return Vec::new();
        }
        let (field, column) = places.first;
        let total = self.in_order + self.reversed;
        let of_column = |count: u64| {
            let observation = message!("name-mismatch-order", count, total).into();
            vec![at(observation, column).of_field(field)]
        };
        if self.reversed >= FEWEST && self.reversed * 5 >= total * 4 {
            return of_column(self.reversed);
        }
        let rows = self.reversed_rows.iter();
        let rows = rows.filter(|(_, domain)| self.domains_in_order.may_have(*domain));
        let rows: Vec<RowNumber> = rows.map(|(row, _)| *row).collect();
        let are_few = rows.len() <= MOST_ROWS && rows.len() as u64 * 3 <= self.in_order;
        if !are_few {
            let count = rows.len() as u64;
            let count = if count == MOST_KEPT as u64 {
                self.reversed
            } else {
                count
            };
            return if count >= FEWEST {
                of_column(count)
            } else {
                Vec::new()
            };
        }
        if self.in_order < FEWEST {
            return Vec::new();
        }
        let of_row = |row| {
            let observation: Observation = message!("name-mismatch-order-row").into();
            at(observation, column).at_row(row).of_field(field)
        };
        rows.into_iter().map(of_row).collect()
    }
}

fn at(observation: Observation, column: Option<ColumnIndex>) -> Observation {
    match column {
        Some(column) => observation.at_column(column),
        None => observation,
    }
}

fn hash_of(domain: &str) -> u64 {
    if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return xxh3_64(domain.to_ascii_lowercase().as_bytes());
    }
    xxh3_64(domain.as_bytes())
}

/// Domains by one of 4096 bits each: whether one is among them may be answered wrongly with yes.
#[derive(Debug, Clone)]
struct Domains([u64; 64]);

impl Default for Domains {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Domains {
    fn add(&mut self, hash: u64) {
        self.0[(hash >> 6) as usize % 64] |= 1 << (hash % 64);
    }

    fn may_have(&self, hash: u64) -> bool {
        self.0[(hash >> 6) as usize % 64] & 1 << (hash % 64) != 0
    }

    fn merge(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}

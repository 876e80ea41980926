#![doc = include_str!("duplicate_person.md")]

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::finding::{FieldId, RowNumber, Severity};
use crate::messages::message;
use crate::profile::field::{Field, Type};
use crate::rule::{
    Applicability, Check, Context, GroupCheck, PersonFields, Rule, Survey, SurveyCheck,
};
use crate::user::name_and_address::{Address, NameAndAddress};
use crate::user::{User, name};
use crate::values::email;
use crate::values::name_in_address::{Carries, NameInAddress};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-person",
    page: include_str!("duplicate_person.md"),
    severity: Severity::Warning,
    yields_to: &[
        "case-only-duplicate",
        "duplicate-email",
        "duplicate-id",
        "duplicate-row",
    ],
    checks: &[Check::Group(check_mailboxes), Check::Survey(check_names)],
    ..Rule::DEFAULT
};

/// In a longer list, users of one name in one department are namesakes as often as not.
const MOST: usize = 20_000;

fn check_mailboxes<'a>(context: &Context<'a>, id: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[id];
    let is_of_one_user = field.unique || context.profile.match_on.contains(&id);
    if field.kind != Type::Email || !is_of_one_user {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::mailboxes(|others| {
        message!(
            "duplicate-person-mailbox",
            row = others.first.0,
            rows = others.size
        )
        .into()
    }))
}

fn check_names<'a>(context: &Context<'a>) -> Applicability<SurveyCheck<'a>> {
    let Some(fields) = PersonFields::of(context) else {
        return Applicability::NotApplicable;
    };
    let of_kind = |is_meant: &dyn Fn(&Field) -> bool| -> Vec<FieldId> {
        let all = context.profile.fields.with_ids();
        let mapped = all.filter(|(id, _)| context.is_mapped(*id));
        let meant = mapped.filter(|(_, field)| is_meant(field));
        meant.map(|(id, _)| id).collect()
    };
    let mut departments = of_kind(&|field| field.concept() == "department");
    if departments.is_empty() {
        departments = of_kind(&|field| field.group && !field.multi_valued);
    }
    if departments.is_empty() {
        departments = of_kind(&|field| field.group);
    }
    if departments.is_empty() {
        return Applicability::NotApplicable;
    }
    let telling_apart = of_kind(&|field| match field.kind {
        Type::Id => field.unique,
        Type::Date => true,
        _ => false,
    });
    let start = move || People {
        departments: departments.clone(),
        telling_apart: telling_apart.clone(),
        kept: Vec::new(),
        are_too_many: false,
        names: NameInAddress::default(),
        key: String::new(),
    };
    let field = fields.email;
    Applicability::Check(SurveyCheck::new(start, move |people: People| {
        let pairs = people.pairs().into_iter();
        let both = pairs.flat_map(|(one, other)| [(one, other), (other, one)]);
        let observations = both.map(|(row, other)| {
            let message = message!("duplicate-person-name", row = other.0);
            let mut observation = crate::rule::Observation::from(message);
            observation.field = Some(field);
            observation.at_row(row)
        });
        observations.collect()
    }))
}

/// How likely two people have the same name: the surnames and the first names of one generation in a country of Europe come
/// to a few in a million.
const SAME_NAME: f64 = 1e-5;
/// How many pairs of one name in different departments say nothing yet: they may be one person, too.
const FEW: f64 = 2.0;
/// How many times as many pairs as by chance there have to be.
const LIKELIER: f64 = 10.0;

/// What is kept of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    /// A hash of the name.
    name: u64,
    /// A hash of the department.
    department: u64,
    /// A hash of the mailbox that the address leads to.
    mailbox: u64,
    row: RowNumber,
    /// Hashes of both parts of the address.
    local: u64,
    domain: u64,
    /// A hash of what tells namesakes apart; 0 where there is nothing.
    apart: u64,
    /// Whether the address has both names, and nothing else.
    has_both: bool,
}

/// The users whose address has their name and no number, by name and department.
struct People {
    departments: Vec<FieldId>,
    /// Fields that are different for two people.
    telling_apart: Vec<FieldId>,
    kept: Vec<Person>,
    are_too_many: bool,
    names: NameInAddress,
    key: String,
}

impl Survey for People {
    fn add(&mut self, row: RowNumber, user: &User<'_>, who: &NameAndAddress<'_>) {
        if self.are_too_many {
            return;
        }
        let person = self.person(row, user, who);
        self.kept.extend(person);
        self.limit();
    }

    fn merge(&mut self, other: &Self) {
        self.are_too_many |= other.are_too_many;
        self.kept.extend(&other.kept);
        self.limit();
    }
}

impl People {
    fn limit(&mut self) {
        self.are_too_many |= self.kept.len() > MOST;
        if self.are_too_many {
            self.kept = Vec::new();
        }
    }

    fn person(
        &mut self,
        row: RowNumber,
        user: &User<'_>,
        who: &NameAndAddress<'_>,
    ) -> Option<Person> {
        let (first, last, address) = who.all()?;
        let Address {
            text: address,
            local,
            domain,
        } = address;
        // Namesakes have a number in their address.
        if local.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let has_both = match self.names.compare(first, last, local) {
            Carries::InOrder | Carries::Reversed => true,
            Carries::Part => false,
            Carries::Neither | Carries::Unclear => return None,
        };
        if !name::write_full_name([Some(first), Some(last)], &mut self.key) {
            return None;
        }
        let name = xxh3_64(self.key.as_bytes());
        self.key.clear();
        for value in self
            .departments
            .iter()
            .flat_map(|field| user.values(*field))
        {
            name::write_key(value.text, &mut self.key);
        }
        if self.key.is_empty() {
            return None;
        }
        let department = xxh3_64(self.key.as_bytes());
        let mut apart = Xxh3::new();
        let mut has_some = false;
        for value in self
            .telling_apart
            .iter()
            .filter_map(|field| user.first(*field))
        {
            has_some = true;
            apart.update(value.text.as_bytes());
            apart.update(b"\n");
        }
        if !email::mailbox::write_key(address, &mut self.key) {
            email::write_key(address, false, &mut self.key);
        }
        let mailbox = xxh3_64(self.key.as_bytes());
        self.key.clear();
        name::write_key(local, &mut self.key);
        Some(Person {
            name,
            department,
            row,
            mailbox,
            local: xxh3_64(self.key.as_bytes()),
            domain: xxh3_64(domain.to_ascii_lowercase().as_bytes()),
            apart: if has_some { apart.digest() | 1 } else { 0 },
            has_both,
        })
    }

    /// Two users of one name and department whose addresses are both made of it: at two domains, or in two ways at one.
    /// None where so many are to be expected by chance.
    fn pairs(mut self) -> Vec<(RowNumber, RowNumber)> {
        self.kept.sort_unstable();
        let of_one_department = |one: &Person, other: &Person| {
            (one.name, one.department) == (other.name, other.department)
        };
        let groups = self.kept.chunk_by(of_one_department);
        // More than two are namesakes, or a name for a test.
        let mut pairs: Vec<(RowNumber, RowNumber)> = groups
            .filter_map(|group| match group {
                [one, other] if one.may_be(other) => Some((one.row, other.row)),
                _ => None,
            })
            .collect();
        if count(pairs.len()) < self.namesakes() * LIKELIER {
            pairs.clear();
        }
        pairs.sort_unstable();
        pairs
    }

    /// How many pairs of namesakes are to be expected in one department: by those that there are in different ones, and by
    /// how common names are.
    fn namesakes(&self) -> f64 {
        let pairs_of = |size: usize| count(size) * count(size.saturating_sub(1)) / 2.0;
        // Who is there twice under one mailbox is no namesake.
        let mut people: Vec<(u64, u64, u64)> = self
            .kept
            .iter()
            .map(|one| (one.name, one.mailbox, one.department))
            .collect();
        people.sort_unstable();
        people.dedup_by_key(|(name, mailbox, _)| (*name, *mailbox));
        let by_name = people.chunk_by(|one, other| one.0 == other.0);
        let of_one_name: f64 = by_name.map(|group| pairs_of(group.len())).sum();
        people.sort_unstable_by_key(|(name, _, department)| (*department, *name));
        let by_both = people.chunk_by(|one, other| (one.0, one.2) == (other.0, other.2));
        let of_both: f64 = by_both.map(|group| pairs_of(group.len())).sum();
        let departments = people.chunk_by(|one, other| one.2 == other.2);
        let within: f64 = departments.map(|of| pairs_of(of.len())).sum();
        let across = pairs_of(people.len()) - within;
        let seen = (of_one_name - of_both - FEW).max(0.0);
        (seen * within / across.max(1.0)).max(within * SAME_NAME)
    }
}

/// A number of users, of whom there are [`MOST`] at most.
fn count(users: usize) -> f64 {
    u32::try_from(users).map_or(f64::MAX, f64::from)
}

impl Person {
    fn may_be(&self, other: &Self) -> bool {
        let is_at_one_domain = self.domain == other.domain;
        // One mailbox is the other check's.
        self.apart == other.apart
            && self.mailbox != other.mailbox
            && if is_at_one_domain {
                self.local != other.local && self.has_both && other.has_both
            } else {
                self.local == other.local || self.has_both && other.has_both
            }
    }
}

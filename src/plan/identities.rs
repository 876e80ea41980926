//! Whether users would become other people: a column of the file was sorted apart from the others, or keys went to another person
//! else.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use crate::finding::FieldId;
use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Change, Kind};
use crate::profile::field::{Field, Type};
use crate::profile::localized_field::LocalizedField;
use crate::user::list::UserId;
use crate::user::name;

/// The share of the new values of a column, in percent, that others have now where the column was sorted apart: a few rows
/// came or went.
const MOVED: usize = 80;

/// The share of these values, in percent, that are different ones: departments change hands without an accident.
const DISTINCT: usize = 50;

/// What a plan does to the identities of users.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identities {
    /// How many users become another person, as far as is known.
    pub users: u64,
    /// What was sorted apart from the other columns; nothing where the users are other people altogether.
    pub apart: Vec<FieldId>,
}

impl Identities {
    /// Looks for users who become other people. `is_many` says of a number of users whether it is worth a word.
    #[must_use]
    pub fn new(plan: &BoundPlan<'_>, is_many: impl Fn(u64) -> bool) -> Self {
        let updates: Vec<(Change<'_>, UserId)> = plan
            .iter()
            .filter(|(change, _)| change.head.kind == Kind::Update)
            .filter_map(|(change, user)| Some((change, user?)))
            .collect();
        if !is_many(updates.len() as u64) {
            return Self::default();
        }
        let mut users = BTreeSet::new();
        let mut shuffled = Vec::new();
        for (field, moved) in moved(plan, &updates) {
            if is_many(moved.len() as u64) {
                users.extend(moved);
                shuffled.push(field);
            }
        }
        if !shuffled.is_empty() {
            return Self {
                users: users.len() as u64,
                apart: apart(plan, shuffled),
            };
        }
        let replaced = updates
            .iter()
            .filter(|(change, user)| is_replaced(plan, change, *user));
        let replaced = replaced.count() as u64;
        if is_many(replaced) {
            Self {
                users: replaced,
                apart: Vec::new(),
            }
        } else {
            Self::default()
        }
    }
}

/// The fields whose new values are those that other users have now, and the changes that hand one over.
fn moved(plan: &BoundPlan<'_>, updates: &[(Change<'_>, UserId)]) -> Vec<(FieldId, Vec<usize>)> {
    let profile = plan.profile();
    let fields = profile.fields.with_ids();
    let fields =
        fields.filter(|(id, field)| is_of_a_person(field) && *profile.archived_by != Some(*id));
    let mut all = Vec::new();
    for (id, _) in fields {
        let localized = LocalizedField::plain(id);
        let mut before: HashMap<&str, u64> = HashMap::new();
        let mut written = Vec::new();
        for (change, _) in updates {
            let (old, new) = (change.expects(localized), change.sets(localized));
            let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
            if !old.is_empty() && !new.is_empty() {
                *before.entry(old).or_default() += 1;
                written.push((change.number, new));
            }
        }
        let is_distinct = before.len() * 100 >= written.len() * DISTINCT;
        let changed = written.len();
        written.retain(|(_, new)| match before.get_mut(new) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        });
        if is_distinct && changed > 1 && written.len() * 100 >= changed * MOVED {
            let numbers = written.into_iter().map(|(number, _)| number);
            all.push((id, numbers.collect()));
        }
    }
    all
}

/// Whether a value of the field is one of a person and not one that many share.
fn is_of_a_person(field: &Field) -> bool {
    let kind = matches!(
        field.kind,
        Type::Text | Type::Email | Type::Phone | Type::Date | Type::DateTime | Type::Id
    );
    kind && !field.group && !field.multi_valued && field.canonical_values.is_empty()
}

/// What was sorted apart where these fields changed hands. If they are the whole name and, where users have one, an address,
/// all of the others stayed together: then it was the match key.
fn apart(plan: &BoundPlan<'_>, shuffled: Vec<FieldId>) -> Vec<FieldId> {
    let profile = plan.profile();
    let parts: &[FieldId] = &profile.same_person_when;
    let whole_name = !parts.is_empty() && parts.iter().all(|part| shuffled.contains(part));
    let is_key = |field: &FieldId| profile.match_on.contains(field);
    let mut others = profile
        .addresses()
        .filter(|field| !is_key(field) && plan.users().has(*field));
    let mut some = profile.addresses().filter(|field| !is_key(field));
    let with_address = some.any(|field| shuffled.contains(&field)) || others.next().is_none();
    let keys = profile.match_keys();
    let keys: Vec<FieldId> = keys.filter(|key| plan.users().has_values(*key)).collect();
    // Of several keys one stayed with the other, so that it was not the key.
    match keys.as_slice() {
        [key] if whole_name && with_address => vec![*key],
        _ => shuffled,
    }
}

/// Whether a user gets another name and another address, so that nothing is left by which people know one.
fn is_replaced(plan: &BoundPlan<'_>, change: &Change<'_>, user: UserId) -> bool {
    let profile = plan.profile();
    let parts: &[FieldId] = &profile.same_person_when;
    let after = |field: FieldId| change.sets(LocalizedField::plain(field));
    let before = |field: FieldId| plan.users().value(user, field);
    let mut addresses = profile.addresses();
    let has_new_address = addresses.any(|field| {
        let (one, other) = (before(field).and_then(local), after(field).and_then(local));
        one.is_some() && other.is_some() && one != other
    });
    let new = parts
        .iter()
        .filter_map(|part| after(*part).or(before(*part)));
    let new: HashSet<String> = name::words(new).into_iter().collect();
    let old = name::words(parts.iter().filter_map(|part| before(*part)));
    has_new_address
        && !new.is_empty()
        && !old.is_empty()
        && !old.iter().any(|word| new.contains(word))
}

/// What stands before the `@`, whatever its case.
fn local(address: &str) -> Option<String> {
    let (local, _) = address.rsplit_once('@')?;
    Some(local.to_lowercase())
}

//! Groups that a plan would make although the target has one that is spelled almost like it.

use hashbrown::{HashMap, HashSet};

use crate::finding::{FieldId, RowNumber};
use crate::mapping::org::OrgSettings;
use crate::plan::bound::BoundPlan;
use crate::profile::localized_field::LocalizedField;
use crate::values::similarity;

/// How many times as many users the group has that was meant.
const TIMES: u64 = 5;

/// Among how many groups typos are looked for.
const MOST_COMPARED: usize = 2000;

/// A value that names a new group where another one was meant, perhaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearGroup {
    /// The row that has it.
    pub row: RowNumber,
    /// The field.
    pub field: FieldId,
    /// The name of the new group.
    pub name: Box<str>,
    /// The name of the group that was meant, perhaps.
    pub meant: Box<str>,
    /// How many users have that one now.
    pub users: u64,
}

/// The values of the file that name a new group where another one was meant, perhaps. Where it is known which groups there
/// are, all others are unknown ones.
#[must_use]
pub fn find(plan: &BoundPlan<'_>, org: &OrgSettings) -> Vec<NearGroup> {
    let (profile, users) = (plan.profile(), plan.users());
    let mut found = Vec::new();
    for &localized in users.columns() {
        let field = &profile.fields[localized.field];
        let is_listed = field.known.is_some_and(|list| org.known(list).is_some());
        if !field.group || is_listed || !field.canonical_values.is_empty() {
            continue;
        }
        let named = named(plan, localized);
        if named.is_empty() || named.len() > MOST_COMPARED {
            continue;
        }
        let tally = users.tally(localized, &|_| false);
        let key = |name: &str| {
            let mut key = String::new();
            field.write_key(name, &mut key);
            key
        };
        let mut known: HashMap<String, (&str, u64)> = HashMap::new();
        for (name, users) in tally {
            let of = known.entry(key(name)).or_insert((name, 0));
            // Of several spellings the first by the alphabet, whatever the order of the tally.
            of.0 = of.0.min(name);
            of.1 += users;
        }
        if known.len() > MOST_COMPARED {
            continue;
        }
        for (name, rows) in named {
            let own = key(name);
            if known.contains_key(&own) {
                continue;
            }
            let many = rows.len() as u64 * TIMES;
            let near = known.iter().filter(|(other, (_, users))| {
                *users >= many
                    && similarity::typo(&own.to_lowercase(), &other.to_lowercase()).is_some()
            });
            let near: Vec<(&str, u64)> = near.map(|(_, of)| *of).collect();
            // Two that could be meant point nowhere.
            if let [(meant, users)] = near.as_slice() {
                found.extend(rows.into_iter().map(|row| NearGroup {
                    row,
                    field: localized.field,
                    name: name.into(),
                    meant: (*meant).into(),
                    users: *users,
                }));
            }
        }
    }
    found.sort_by(|one, other| {
        (one.row, one.field, &one.name).cmp(&(other.row, other.field, &other.name))
    });
    found
}

/// The values that changes write into a field and that their users do not have, each with its rows.
fn named<'c>(plan: &BoundPlan<'c>, localized: LocalizedField) -> HashMap<&'c str, Vec<RowNumber>> {
    let mut named: HashMap<&str, Vec<RowNumber>> = HashMap::new();
    for change in plan.changes().iter() {
        let Some(row) = change.head.row else {
            continue;
        };
        let before = change.expect_pieces().filter(|(of, _)| *of == localized);
        let before: HashSet<&str> = before.map(|(_, value)| value).collect();
        for (_, value) in change.set_pieces().filter(|(of, _)| *of == localized) {
            if !value.is_empty() && !before.contains(value) {
                named.entry(value).or_default().push(row);
            }
        }
    }
    named
}

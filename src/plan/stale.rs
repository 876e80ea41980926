//! Whether a directory still is as a plan expects it.

use crate::plan::changes::{Change, Changes, Kind};
use crate::plan::unique;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::user::list::UserList;

/// A user who is not as the plan expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// What a person calls the user.
    pub key: String,
    /// What is not as expected.
    pub what: What,
}

/// What is not as a plan expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The user is not there any more.
    Gone,
    /// A user who was to be made is there already.
    There,
    /// Another user has a value by now that can be one user's only.
    Taken {
        /// The name of the attribute.
        field: String,
        /// Who has it.
        by: String,
    },
    /// A value is another one.
    Changed {
        /// The name of the field.
        field: String,
        /// What the plan expects.
        expected: String,
        /// What is there.
        found: String,
    },
}

/// The user of a directory whom a change is about.
#[must_use]
pub fn locate(change: &Change<'_>, held: &UserList, profile: &Profile) -> Option<usize> {
    if change.head.kind == Kind::Create {
        return None;
    }
    if let Some(id) = change.head.id {
        return held.in_row(id);
    }
    let (mut wanted, mut found) = (String::new(), String::new());
    profile.match_keys().find_map(|number| {
        let attribute = &profile.attributes[number];
        attribute.write_key(change.expects(Field::plain(number))?, &mut wanted);
        if wanted.is_empty() {
            return None;
        }
        held.find(number, &wanted).find(|user| {
            attribute.write_key(held.value(*user, number).unwrap_or_default(), &mut found);
            wanted == found
        })
    })
}

/// The users who are not as a plan expects them, in the order of the plan. `located` says for each change which user of
/// the directory it is about.
#[must_use]
pub fn check(
    changes: &Changes,
    located: &[Option<usize>],
    held: &UserList,
    profile: &Profile,
) -> Vec<Stale> {
    let mut stale: Vec<Stale> = Vec::new();
    for change in changes.iter() {
        let what = match (change.head.kind, located[change.number]) {
            (Kind::Create, _) => is_there(&change, held).then_some(What::There),
            (_, None) => Some(What::Gone),
            (_, Some(user)) => differs(&change, user, held, profile),
        };
        stale.extend(what.map(|what| Stale {
            key: change.key(profile).to_owned(),
            what,
        }));
    }
    if stale.is_empty() {
        for (number, (attribute, by)) in unique::taken(changes, located, held, profile) {
            stale.push(Stale {
                key: changes.get(number).key(profile).to_owned(),
                what: What::Taken {
                    field: profile.attributes[attribute].name.clone(),
                    by,
                },
            });
        }
    }
    stale
}

/// Whether the number that a user is to get back is somebody's. That of a match key is seen with all values that can be
/// one user's only, because the plan itself may make room for it.
fn is_there(change: &Change<'_>, held: &UserList) -> bool {
    change.head.id.is_some_and(|id| held.in_row(id).is_some())
}

fn differs(change: &Change<'_>, user: usize, held: &UserList, profile: &Profile) -> Option<What> {
    change.expect().find_map(|(field, expected)| {
        let found: Vec<&str> = held.values(user, field.number()).collect();
        let same =
            expected.len() == found.len() && expected.iter().all(|value| found.contains(value));
        (!same).then(|| What::Changed {
            field: profile.field_name(field),
            expected: expected.join(", "),
            found: found.join(", "),
        })
    })
}

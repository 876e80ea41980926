//! Carries a plan out on a list in memory: what comes of it is written as a new export.

use hashbrown::HashMap;

use crate::apply::Stamp;
use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Change, Changes, Kind};
use crate::plan::inverse::Made;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// The list after the changes, which fit it, and what each of them came to. New users stand at the end.
#[must_use]
pub fn apply(plan: &BoundPlan<'_>, stamp: &Stamp) -> (UserList, Vec<Made>) {
    let (changes, users) = (plan.changes(), plan.users());
    let made: Vec<Made> = changes
        .iter()
        .map(|change| Made {
            id: None,
            given: stamp.given(&change).into_iter().collect(),
        })
        .collect();
    let mut list = UserList::new(columns(changes, &made, users));
    let by_user: HashMap<UserId, Change<'_>> = plan
        .iter()
        .filter_map(|(change, user)| Some((user?, change)))
        .collect();
    let mut record: Vec<(LocalizedField, &str)> = Vec::new();
    for user in users.ids() {
        let Some(change) = by_user.get(&user) else {
            list.add(users.row(user), users.all(user));
            continue;
        };
        if change.head.kind == Kind::Delete {
            continue;
        }
        let given = &made[change.number].given;
        let own = users.all(user);
        record.clear();
        record.extend(own.filter(|(localized, _)| {
            change.sets(*localized).is_none() && given.iter().all(|(given, _)| given != localized)
        }));
        record.extend(change.set_pieces());
        record.extend(
            given
                .iter()
                .map(|(localized, value)| (*localized, value.as_str())),
        );
        add(&mut list, users.row(user), &mut record);
    }
    let mut last_row = users.ids().map(|user| users.row(user)).max().unwrap_or(1);
    for change in changes
        .iter()
        .filter(|change| change.head.kind == Kind::Create)
    {
        last_row += 1;
        record.clear();
        record.extend(change.set_pieces());
        add(&mut list, last_row, &mut record);
    }
    (list, made)
}

/// The columns that the list has afterwards: those that it has, and those in which something is written.
fn columns(changes: &Changes, made: &[Made], users: &UserList) -> Vec<LocalizedField> {
    let mut localized_fields = users.columns().to_vec();
    for change in changes.iter() {
        let given = made[change.number]
            .given
            .iter()
            .map(|(localized, _)| *localized);
        for localized in change
            .set_pieces()
            .map(|(localized, _)| localized)
            .chain(given)
        {
            if !localized_fields.contains(&localized) {
                localized_fields.push(localized);
            }
        }
    }
    localized_fields.sort_unstable();
    localized_fields
}

fn add(list: &mut UserList, row: u64, record: &mut [(LocalizedField, &str)]) {
    record.sort_by_key(|(localized, _)| *localized);
    list.add(row, record.iter().copied());
}

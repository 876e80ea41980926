//! Carries a plan out on a list in memory: what comes of it is written as a new export.

use hashbrown::HashMap;

use crate::apply::Stamp;
use crate::plan::changes::{Changes, Kind};
use crate::plan::inverse::Made;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// The list after the changes, which fit it, and what each of them came to. `located` says for each change which user it is
/// about. New users stand at the end.
#[must_use]
pub fn apply(
    changes: &Changes,
    located: &[Option<UserId>],
    held: &UserList,
    stamp: &Stamp,
) -> (UserList, Vec<Made>) {
    let made: Vec<Made> = changes
        .iter()
        .map(|change| Made {
            id: None,
            given: stamp.given(&change).into_iter().collect(),
        })
        .collect();
    let mut list = UserList::new(columns(changes, &made, held));
    let by_user: HashMap<UserId, usize> = located
        .iter()
        .enumerate()
        .filter_map(|(number, user)| Some(((*user)?, number)))
        .collect();
    let mut record: Vec<(LocalizedField, &str)> = Vec::new();
    for user in held.ids() {
        let Some(number) = by_user.get(&user) else {
            list.add(held.row(user), held.all(user));
            continue;
        };
        let change = changes.get(*number);
        if change.head.kind == Kind::Delete {
            continue;
        }
        let given = &made[*number].given;
        let own = held.all(user);
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
        add(&mut list, held.row(user), &mut record);
    }
    let mut last_row = held.ids().map(|user| held.row(user)).max().unwrap_or(1);
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
fn columns(changes: &Changes, made: &[Made], held: &UserList) -> Vec<LocalizedField> {
    let mut localized_fields = held.columns().to_vec();
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

//! Values that can be one user's only: who would share one once everything was carried out.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::plan::changes::{Change, Changes, Kind, called};
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::field_id::FieldId;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{Index, UserId, UserList};

/// The changes after which two users would share a value that can be one user's only: the field, and who has it too.
///
/// A change that is not made leaves its user with the old value, on whose going another change may have counted; so it is
/// looked again until nothing more falls.
pub(super) fn taken(
    changes: &Changes,
    located: &[Option<UserId>],
    held: &UserList,
    profile: &Profile,
) -> BTreeMap<usize, (FieldId, String)> {
    let is_one_user_s = |number: &FieldId| {
        profile.fields[*number].unique || profile.match_keys().any(|key| key == *number)
    };
    let checks: Vec<Check<'_>> = profile
        .fields
        .ids()
        .filter(is_one_user_s)
        .filter_map(|number| Check::new(number, changes, located, held, profile))
        .collect();
    let mut taken = BTreeMap::new();
    for check in &checks {
        check.find_pairs(&mut taken);
    }
    loop {
        let before = taken.len();
        for check in &checks {
            check.find_owned(&mut taken);
        }
        if taken.len() == before {
            return taken;
        }
    }
}

/// One field, which some changes write.
struct Check<'c> {
    number: FieldId,
    field: &'c Field,
    changes: &'c Changes,
    located: &'c [Option<UserId>],
    held: &'c UserList,
    profile: &'c Profile,
    /// The changes that write it, by what all spellings of the value have in common; the number of a change is the id here.
    writers: Index,
    /// The current users by the same, where the current users do not find them so itself.
    owners: Option<Index>,
    /// For a current user, the change that takes the value away.
    leaving: HashMap<UserId, usize>,
}

impl<'c> Check<'c> {
    fn new(
        number: FieldId,
        changes: &'c Changes,
        located: &'c [Option<UserId>],
        held: &'c UserList,
        profile: &'c Profile,
    ) -> Option<Self> {
        let mut check = Self {
            number,
            field: &profile.fields[number],
            changes,
            located,
            held,
            profile,
            writers: Index::default(),
            owners: None,
            leaving: HashMap::new(),
        };
        let mut key = String::new();
        let mut written = false;
        for change in changes.iter() {
            if check.write_key(&change, &mut key) {
                check.writers.add(&key, UserId::new(change.number));
                written = true;
            }
            let leaves = change.head.kind == Kind::Delete || check.value(&change).is_some();
            if let Some(user) = located[change.number].filter(|_| leaves) {
                check.leaving.insert(user, change.number);
            }
        }
        if !written {
            return None;
        }
        if !held.keys().any(|keyed| keyed == number) {
            let mut owners = Index::default();
            for user in held.ids() {
                let value = held.value(user, number).unwrap_or_default();
                check.field.write_key(value, &mut key);
                if !key.is_empty() {
                    owners.add(&key, user);
                }
            }
            check.owners = Some(owners);
        }
        Some(check)
    }

    fn value(&self, change: &Change<'c>) -> Option<&'c str> {
        change.sets(LocalizedField::plain(self.number))
    }

    /// Whether a change writes the field, and what all spellings of that have in common.
    fn write_key(&self, change: &Change<'c>, key: &mut String) -> bool {
        key.clear();
        let value = self.value(change).unwrap_or_default();
        if !value.is_empty() {
            self.field.write_key(value, key);
        }
        !key.is_empty()
    }

    /// Two changes that write one value: nobody knows which of them is meant.
    fn find_pairs(&self, taken: &mut BTreeMap<usize, (FieldId, String)>) {
        let (mut key, mut other) = (String::new(), String::new());
        for change in self.changes.iter() {
            if !self.write_key(&change, &mut key) {
                continue;
            }
            let mut others = self
                .writers
                .find(&key)
                .map(UserId::index)
                .filter(|writer| *writer != change.number);
            let same = others.find(|writer| {
                self.write_key(&self.changes.get(*writer), &mut other) && key == other
            });
            if let Some(same) = same {
                let by = match self.changes.get(same).head.row {
                    Some(row) => format!("row {row}"),
                    None => self.changes.get(same).key(self.profile).to_owned(),
                };
                taken.entry(change.number).or_insert((self.number, by));
            }
        }
    }

    /// A change that writes what another user has and keeps.
    fn find_owned(&self, taken: &mut BTreeMap<usize, (FieldId, String)>) {
        let (mut key, mut other) = (String::new(), String::new());
        for change in self.changes.iter() {
            if taken.contains_key(&change.number) || !self.write_key(&change, &mut key) {
                continue;
            }
            let owner = self.owners(&key).find(|user| {
                let value = self.held.value(*user, self.number).unwrap_or_default();
                self.field.write_key(value, &mut other);
                key == other && self.located[change.number] != Some(*user)
            });
            let stays = |user: &UserId| {
                let leaving = self.leaving.get(user);
                leaving.is_none_or(|change| taken.contains_key(change))
            };
            if let Some(owner) = owner.filter(stays) {
                let value = |localized: LocalizedField| self.held.value(owner, localized);
                let by = called(self.profile, value).to_owned();
                taken.insert(change.number, (self.number, by));
            }
        }
    }

    fn owners(&self, key: &str) -> impl Iterator<Item = UserId> {
        let own = self.owners.as_ref().map(|owners| owners.find(key));
        let keyed = self
            .owners
            .is_none()
            .then(|| self.held.find(self.number, key));
        own.into_iter().flatten().chain(keyed.into_iter().flatten())
    }
}

//! Values that only one user can have: who would share one once everything was carried out.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::finding::{FieldId, RowNumber};
use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Change, Kind, display_name};
use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{Index, UserId};

/// Who has a value already that another user would get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The user of another row of the file.
    Row(RowNumber),
    /// A user, as a person names them.
    User(Box<str>),
}

/// The changes that cannot be made, by their numbers: the field, and who else has the value.
pub(super) type Taken = BTreeMap<usize, (FieldId, Owner)>;

/// The changes after which two users would share a value that only one user can have.
///
/// A change that is not made leaves its user with the old value, which another change may have counted on to become free.
/// So the search is repeated until no further change is refused.
pub(super) fn taken(plan: &BoundPlan<'_>) -> Taken {
    let profile = plan.profile();
    let is_one_user_s = |field: &FieldId| {
        profile.fields[*field].unique || profile.match_keys().any(|key| key == *field)
    };
    let fields = profile.fields.ids().filter(is_one_user_s);
    let checks: Vec<Check<'_>> = fields.filter_map(|field| Check::new(field, plan)).collect();
    let mut taken = Taken::new();
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
    id: FieldId,
    field: &'c Field,
    plan: &'c BoundPlan<'c>,
    /// The changes that write it, by key. The number of a change takes the place of a user's.
    writers: Index,
    /// The current users by key, where the list does not find them by this field itself.
    owners: Option<Index>,
    /// For a current user, the change that takes the value away.
    leaving: HashMap<UserId, usize>,
}

impl<'c> Check<'c> {
    fn new(id: FieldId, plan: &'c BoundPlan<'c>) -> Option<Self> {
        let mut check = Self {
            id,
            field: &plan.profile().fields[id],
            plan,
            writers: Index::default(),
            owners: None,
            leaving: HashMap::new(),
        };
        let mut key = String::new();
        let mut written = false;
        for (change, user) in plan.iter() {
            if check.write_key(&change, &mut key) {
                check.writers.add(&key, UserId::new(change.number));
                written = true;
            }
            let leaves = change.head.kind == Kind::Delete || check.value(&change).is_some();
            if let Some(user) = user.filter(|_| leaves) {
                check.leaving.insert(user, change.number);
            }
        }
        if !written {
            return None;
        }
        let users = plan.users();
        if !users.is_keyed_by(id) {
            let mut owners = Index::default();
            for user in users.ids() {
                check.write_current_key(user, &mut key);
                if !key.is_empty() {
                    owners.add(&key, user);
                }
            }
            check.owners = Some(owners);
        }
        Some(check)
    }

    fn value<'v>(&self, change: &Change<'v>) -> Option<&'v str> {
        change.sets(LocalizedField::plain(self.id))
    }

    /// Writes the key of the value that a change writes. Whether there is one.
    fn write_key(&self, change: &Change<'_>, key: &mut String) -> bool {
        key.clear();
        let value = self.value(change).unwrap_or_default();
        if !value.is_empty() {
            self.field.write_key(value, key);
        }
        !key.is_empty()
    }

    /// Writes the key of the value that a current user has.
    fn write_current_key(&self, user: UserId, key: &mut String) {
        let value = self.plan.users().value(user, self.id).unwrap_or_default();
        self.field.write_key(value, key);
    }

    /// Two changes that write one value: which of them is right is not known.
    fn find_pairs(&self, taken: &mut Taken) {
        let (mut key, mut other) = (String::new(), String::new());
        let changes = self.plan.changes();
        for change in changes.iter() {
            if !self.write_key(&change, &mut key) {
                continue;
            }
            let writers = self.writers.find(&key).map(UserId::index);
            let mut others = writers.filter(|writer| *writer != change.number);
            let same = others
                .find(|writer| self.write_key(&changes.get(*writer), &mut other) && key == other);
            if let Some(same) = same.map(|same| changes.get(same)) {
                let owner = match same.head.row {
                    Some(row) => Owner::Row(row),
                    None => Owner::User(same.key(self.plan.profile()).into()),
                };
                taken.entry(change.number).or_insert((self.id, owner));
            }
        }
    }

    /// A change that writes what another user has and keeps.
    fn find_owned(&self, taken: &mut Taken) {
        let (mut key, mut other) = (String::new(), String::new());
        let users = self.plan.users();
        for (change, user) in self.plan.iter() {
            if taken.contains_key(&change.number) || !self.write_key(&change, &mut key) {
                continue;
            }
            let owner = self.owner(&key, user, &mut other);
            let stays = |user: &UserId| {
                let leaving = self.leaving.get(user);
                leaving.is_none_or(|change| taken.contains_key(change))
            };
            if let Some(owner) = owner.filter(stays) {
                let value = |localized: LocalizedField| users.value(owner, localized);
                let name = display_name(self.plan.profile(), value);
                taken.insert(change.number, (self.id, Owner::User(name.into())));
            }
        }
    }

    /// A current user, other than `but`, whose value has this key.
    fn owner(&self, key: &str, but: Option<UserId>, scratch: &mut String) -> Option<UserId> {
        let Some(owners) = &self.owners else {
            let write_key = |value: &str, key: &mut String| self.field.write_key(value, key);
            let owner = self.plan.users().find(self.id, key, write_key, scratch);
            return owner.filter(|owner| Some(*owner) != but);
        };
        let mut owners = owners.find(key);
        owners.find(|owner| {
            self.write_current_key(*owner, scratch);
            key == scratch && Some(*owner) != but
        })
    }
}

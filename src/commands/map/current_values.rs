//! The values that the current users have: what the overlap with a column is measured against.

use hashbrown::HashSet;
use xxhash_rust::xxh3::xxh3_64;

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::profile::fields::{Fields, PerField};
use crate::user::list::UserList;

/// How many values of a field are kept.
const KEPT: usize = 4_000_000;

/// The values that users have now, by field, as fingerprints.
#[derive(Debug, Default)]
pub(super) struct CurrentValues {
    fields: Fields,
    values: PerField<HashSet<u64>>,
}

impl CurrentValues {
    /// The values of these users.
    pub(super) fn of(users: &UserList, profile: &Profile) -> Self {
        let mut key = String::new();
        let mut values = |number: FieldId, field: &Field| {
            let mut set = HashSet::new();
            let all = users.ids().filter(|_| users.has(number));
            for value in all.flat_map(|user| users.values(user, number)) {
                field.write_loose_key(value, &mut key);
                if !key.is_empty() && set.len() < KEPT {
                    set.insert(xxh3_64(key.as_bytes()));
                }
            }
            set
        };
        Self {
            fields: profile.fields.clone(),
            values: profile.fields.map(|(id, field)| values(id, field)),
        }
    }

    /// Whether a user has that value now; nothing where no user has any.
    pub(super) fn has(&self, field: FieldId, value: &str) -> Option<bool> {
        let set = self.values.get(field).filter(|set| !set.is_empty())?;
        let mut key = String::new();
        self.fields[field].write_loose_key(value, &mut key);
        Some(set.contains(&xxh3_64(key.as_bytes())))
    }
}

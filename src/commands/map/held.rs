//! The users who are there now, as sets of values: what the overlap with a column is measured against.

use hashbrown::HashSet;
use xxhash_rust::xxh3::xxh3_64;

use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::user::list::UserList;

/// How many values of an attribute are kept.
const KEPT: usize = 4_000_000;

/// The values that users have now, by attribute, as fingerprints.
#[derive(Debug, Default)]
pub(super) struct Held {
    attributes: Vec<Attribute>,
    values: Vec<HashSet<u64>>,
}

impl Held {
    /// The values of these users.
    pub(super) fn of(users: &UserList, profile: &Profile) -> Self {
        let mut key = String::new();
        let mut values = |number: usize, attribute: &Attribute| {
            let mut set = HashSet::new();
            let all = (0..users.len()).filter(|_| users.has(number));
            for value in all.flat_map(|user| users.values(user, number)) {
                attribute.write_loose_key(value, &mut key);
                if !key.is_empty() && set.len() < KEPT {
                    set.insert(xxh3_64(key.as_bytes()));
                }
            }
            set
        };
        let attributes = profile.attributes.clone();
        let numbered = attributes.iter().enumerate();
        let values = numbered.map(|(number, attribute)| values(number, attribute));
        Self {
            values: values.collect(),
            attributes,
        }
    }

    /// Whether a user has that value now; nothing where no user has any.
    pub(super) fn has(&self, attribute: usize, value: &str) -> Option<bool> {
        let set = self.values.get(attribute).filter(|set| !set.is_empty())?;
        let mut key = String::new();
        self.attributes[attribute].write_loose_key(value, &mut key);
        Some(set.contains(&xxh3_64(key.as_bytes())))
    }
}

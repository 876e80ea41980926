//! Which fields of a target system hold names of people.

use std::sync::LazyLock;

use crate::finding::FieldId;
use crate::profile::Profile;
use crate::values::lexicon::{WordMap, every};

impl Profile {
    /// Whether a field holds the name of a user, or a part of it: people call it so, or users are known again by it.
    #[must_use]
    pub fn is_name(&self, field: FieldId) -> bool {
        static HEADERS: LazyLock<WordMap> = LazyLock::new(|| {
            let family = every(|words| &words.headers.family_name);
            WordMap::set(family.chain(every(|words| &words.headers.given_name)))
        });
        let mut keys = self.fields[field].header_keys().iter();
        self.same_person_when.contains(&field) || keys.any(|key| HEADERS.contains(key))
    }
}

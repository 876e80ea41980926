//! The headers that mean something: what a header row is recognized by.

use crate::header::Vocabulary;
use crate::mapping::Mapping;
use crate::mapping::column::Reference;
use crate::profile::Profile;

/// The headers that mean something under a profile and a mapping.
#[must_use]
pub fn of(profile: &Profile, mapping: &Mapping) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for (id, field) in profile.fields.with_ids() {
        let Some(column) = mapping.columns.get(&field.name) else {
            continue;
        };
        for reference in column.columns.iter().chain(&column.join) {
            if let Reference::Header(header) = reference {
                // Several headers of one field are as many signs of a header.
                vocabulary.add(header, (id.index() + 1) * 1000 + vocabulary.len());
            }
        }
    }
    for (id, field) in profile.fields.with_ids() {
        for key in field.header_keys() {
            vocabulary.add_key(key, id.index());
        }
    }
    vocabulary
}

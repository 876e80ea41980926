//! The users who are there now, as sets of values: what the overlap with a column is measured against.

use std::path::Path;

use hashbrown::HashSet;
use xxhash_rust::xxh3::xxh3_64;

use crate::commands::Error;
use crate::mapping::Mapping;
use crate::mapping::layout::{self, Layout};
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::source::{Asked, Source};

/// How many values of an attribute are kept.
const KEPT: usize = 4_000_000;

/// The values that users have now, by attribute, as fingerprints.
#[derive(Debug, Default)]
pub(super) struct Held {
    attributes: Vec<Attribute>,
    values: Vec<HashSet<u64>>,
}

impl Held {
    /// Reads an export of the target. Its columns are found by their labels.
    pub(super) fn read(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let mapping = Mapping::default();
        let vocabulary = layout::vocabulary(profile, &mapping);
        let source = Source::open(path, &Asked::default(), &vocabulary)?;
        let header = &source.observed.header;
        let layout = Layout::new(profile, &mapping, &|_| true, header);
        if layout.feeds.is_empty() {
            return Err(Error::usage(
                format!(
                    "`{}` has no column that feeds an attribute of {}",
                    path.display(),
                    profile.called()
                ),
                "name an export of the target, with its labels",
            ));
        }
        let mut held = Self {
            attributes: profile.attributes.clone(),
            values: vec![HashSet::new(); profile.attributes.len()],
        };
        let unreadable = |error| Error::from(source.failure(error));
        let mut reader = source.read().map_err(unreadable)?;
        let mut key = String::new();
        while let Some(block) = reader.next_block().map_err(unreadable)? {
            let rows = block.into_rows();
            let mut values = Vec::new();
            for row in rows.iter().filter(|row| row.number > header.last_row) {
                layout.values(&row, &mut values);
                for (feed, value) in layout.feeds.iter().zip(&values) {
                    for item in feed.items(value).filter(|item| !item.is_empty()) {
                        held.attributes[feed.attribute].write_loose_key(item, &mut key);
                        let set = &mut held.values[feed.attribute];
                        if !key.is_empty() && set.len() < KEPT {
                            set.insert(xxh3_64(key.as_bytes()));
                        }
                    }
                }
            }
        }
        Ok(held)
    }

    /// Whether a user has that value now; nothing where no user has any.
    pub(super) fn has(&self, attribute: usize, value: &str) -> Option<bool> {
        let set = self.values.get(attribute).filter(|set| !set.is_empty())?;
        let mut key = String::new();
        self.attributes[attribute].write_loose_key(value, &mut key);
        Some(set.contains(&xxh3_64(key.as_bytes())))
    }
}

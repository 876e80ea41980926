//! Which fields are parts of a person's name: those that people also call so.

use std::sync::LazyLock;

use crate::header;
use crate::profile::field::Field;
use crate::values::lexicon::{WordMap, every};

/// A part of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Family,
    Given,
}

impl Part {
    /// Which part of a name a field is, if it is one.
    pub(super) fn of(field: &Field) -> Option<Self> {
        static PARTS: LazyLock<WordMap<Part>> = LazyLock::new(|| {
            let family = every(|words| &words.headers.family_name).map(|key| (key, Part::Family));
            let given = every(|words| &words.headers.given_name).map(|key| (key, Part::Given));
            WordMap::of(family.chain(given))
        });
        let parts = field.known_headers().map(header::key);
        parts.filter_map(|key| PARTS.get(&key)).min()
    }

    /// Where it stands in `Berg, Anna`, from 1.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Family => 1,
            Self::Given => 2,
        }
    }
}

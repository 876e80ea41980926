//! The allowed values of a field, found by any spelling of them.

use hashbrown::HashMap;

use crate::profile::field::{CanonicalValue, Field};
use crate::values::similarity;

/// The allowed values of a field.
pub struct Spellings<'a> {
    field: &'a Field,
    exact: HashMap<&'a str, &'a CanonicalValue>,
    folded: HashMap<String, &'a CanonicalValue>,
}

impl<'a> Spellings<'a> {
    /// The spellings of a field's values.
    #[must_use]
    pub fn of(field: &'a Field) -> Self {
        let spelled = || {
            field
                .canonical_values
                .iter()
                .flat_map(|value| value.spellings().map(move |spelling| (spelling, value)))
        };
        let folded = if field.case_exact {
            HashMap::new()
        } else {
            spelled()
                .map(|(spelling, value)| (spelling.to_lowercase(), value))
                .collect()
        };
        Self {
            field,
            exact: spelled().collect(),
            folded,
        }
    }

    /// The allowed value that this spells.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&'a CanonicalValue> {
        match self.exact.get(text) {
            Some(value) => Some(value),
            None if self.folded.is_empty() => None,
            None => self.folded.get(&text.to_lowercase()).copied(),
        }
    }

    /// The allowed values in the order of the profile; those that are only assumed are left out.
    pub fn documented(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let values = self.field.canonical_values.iter();
        let documented = values.filter(|value| !value.assumed);
        documented.map(|value| value.value.as_str())
    }

    /// The allowed value that a misspelt one means, where it is close enough.
    #[must_use]
    pub fn closest(&self, text: &str) -> Option<&'a str> {
        similarity::did_you_mean(
            text,
            self.exact
                .keys()
                .copied()
                .collect::<std::collections::BTreeSet<_>>(),
        )
    }

    /// The value that means yes or no.
    #[must_use]
    pub fn meaning(&self, meant: bool) -> Option<&'a str> {
        let value = self
            .field
            .canonical_values
            .iter()
            .find(|value| value.means == Some(meant) && !value.assumed)?;
        Some(&value.value)
    }
}

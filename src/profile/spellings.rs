//! The allowed values of a field, found by any spelling of them.

use hashbrown::HashMap;

use crate::profile::field::{CanonicalValue, Field};
use crate::values::similarity;

/// How many allowed values a sentence names.
const LISTED: usize = 12;

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

    /// The allowed values as a list for a sentence, the first of them; those that are only assumed are left out.
    #[must_use]
    pub fn listed(&self) -> String {
        let known = self
            .field
            .canonical_values
            .iter()
            .filter(|value| !value.assumed);
        let mut known: Vec<String> = known.map(|value| format!("`{}`", value.value)).collect();
        let more = known.len().saturating_sub(LISTED);
        // One more is as short as saying that there is one more.
        if more > 1 {
            known.truncate(LISTED);
            known.push(format!("{more} more"));
        }
        known.join(", ")
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

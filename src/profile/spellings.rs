//! The allowed values of a field, found by any spelling of them.

use hashbrown::HashMap;

use crate::profile::field::{CanonicalValue, Field};
use crate::values::similarity;

/// How many spellings are few.
const FEW: usize = 8;

/// The allowed values of a field.
pub struct Spellings<'a> {
    field: &'a Field,
    exact: HashMap<&'a str, &'a CanonicalValue>,
    /// The same where they are few, as yes and no are: to compare them is faster than to hash a text.
    few: Vec<(&'a str, &'a CanonicalValue)>,
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
        let exact: HashMap<&'a str, &'a CanonicalValue> = spelled().collect();
        let few = exact.iter().map(|(spelling, value)| (*spelling, *value));
        let few = few.take(if exact.len() > FEW { 0 } else { FEW });
        Self {
            field,
            few: few.collect(),
            exact,
            folded,
        }
    }

    /// The allowed value that this spells.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<&'a CanonicalValue> {
        let exact = if self.few.is_empty() {
            self.exact.get(text).copied()
        } else {
            let mut few = self.few.iter();
            few.find(|(spelling, _)| *spelling == text)
                .map(|(_, value)| *value)
        };
        match exact {
            Some(value) => Some(value),
            None if self.folded.is_empty() => None,
            None => self.folded.get(&text.to_lowercase()).copied(),
        }
    }

    /// The allowed values in the order of the profile, as they are written in a column with this header; those that are only
    /// assumed are not among them.
    pub fn documented_below(&self, header: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        documented_below(self.field, header)
    }

    /// The allowed value that another text in a column with this header means: people write it so, or it is close enough.
    #[must_use]
    pub fn closest_below(&self, header: &str, text: &str) -> Option<&'a str> {
        let wanted = text.to_lowercase();
        let mut values = self.field.canonical_values.iter();
        let is_meant = |value: &&CanonicalValue| {
            let mut others = value.meant_by.iter();
            others.any(|other| other.to_lowercase() == wanted)
        };
        if let Some(value) = values.find(is_meant) {
            return Some(spelled_below(self.field, header, value));
        }
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
        let value = self.of_meaning(meant, false)?;
        Some(&value.value)
    }

    /// The value that means yes or no as it is written in a column with this header: in the language in which the target
    /// calls the field so. One that is only assumed stands in where there is no other.
    #[must_use]
    pub fn meaning_below(&self, header: &str, meant: bool) -> Option<(&'a str, Assumed)> {
        let documented = self.of_meaning(meant, false);
        let value = documented.or_else(|| self.of_meaning(meant, true))?;
        let word = spelled_below(self.field, header, value);
        Some((word, Assumed(value.assumed)))
    }

    fn of_meaning(&self, meant: bool, assumed: bool) -> Option<&'a CanonicalValue> {
        let mut values = self.field.canonical_values.iter();
        values.find(|value| value.means == Some(meant) && value.assumed == assumed)
    }
}

/// The allowed values of a field in the order of the profile, as they are written in a column with this header; those that are
/// only assumed are not among them.
pub fn documented_below<'a>(
    field: &'a Field,
    header: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let header = header.to_owned();
    let documented = field.canonical_values.iter();
    let documented = documented.filter(|value| !value.assumed);
    documented.map(move |value| spelled_below(field, &header, value))
}

/// A value in the language in which the target calls the field so. Elsewhere a list would mix languages.
fn spelled_below<'a>(field: &'a Field, header: &str, value: &'a CanonicalValue) -> &'a str {
    // Of a header that several languages share, it is that of the value itself.
    let header = header.trim();
    let is_usual = field.headers.first().is_some_and(|first| first == header);
    let mut own = field.header_in.iter();
    let language = own.find(|(_, own)| own.as_str() == header && !is_usual);
    language.map_or(value.value.as_str(), |(language, _)| {
        value.spelled(*language)
    })
}

/// Whether it is our assumption that the target takes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumed(pub bool);

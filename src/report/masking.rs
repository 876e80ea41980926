//! How much of a value is shown: values are personal data.

use std::borrow::Cow;

use crate::finding::{Fact, Finding};
use crate::report::harmless;

/// How much of a value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShowValues {
    /// Nothing.
    Never,
    /// Its first character and its shape.
    Masked,
    /// All of it.
    Full,
}

impl ShowValues {
    /// A value as it may be shown.
    #[must_use]
    pub fn show(self, value: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Never => None,
            Self::Masked => Some(Cow::Owned(harmless(&masked(value)).into_owned())),
            Self::Full => Some(harmless(value)),
        }
    }

    /// The message of a finding, with the pieces of values in it as they may be shown.
    #[must_use]
    pub fn message(self, finding: &Finding) -> String {
        let mut note = finding.note.clone();
        for fact in &mut note.facts {
            if let Fact::Value(value) = fact {
                let shown = self.show(value).unwrap_or("…".into()).into_owned();
                *fact = Fact::Value(shown.into());
            }
        }
        harmless(&note.message()).into_owned()
    }
}

/// The first letter or digit, and a `*` for every other one.
fn masked(value: &str) -> String {
    let mut first = true;
    let mask = |letter: char| {
        if !letter.is_alphanumeric() || std::mem::take(&mut first) {
            letter
        } else {
            '*'
        }
    };
    value.chars().map(mask).collect()
}

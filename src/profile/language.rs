//! The languages that a profile has headers and spellings in.

use serde::Deserialize;

use crate::profile::field::{Aliases, CanonicalValue, Field};

/// A language that a profile has headers and spellings in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Language {
    /// English, and what is of no language.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
    /// Dutch.
    #[serde(rename = "nl")]
    Dutch,
    /// French.
    #[serde(rename = "fr")]
    French,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Dutch, Self::French];

    /// Its code, as ISO 639-1 has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Dutch => "nl",
            Self::French => "fr",
        }
    }
}

impl Aliases {
    /// Those of one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &[String] {
        match language {
            Language::English => &self.en,
            Language::German => &self.de,
            Language::Dutch => &self.nl,
            Language::French => &self.fr,
        }
    }
}

impl CanonicalValue {
    /// The spelling of a language; the first one where the language has none of its own.
    #[must_use]
    pub fn spelled(&self, language: Language) -> &str {
        let own = match language {
            Language::English => None,
            Language::German => self.de.first(),
            Language::Dutch => self.nl.first(),
            Language::French => self.fr.first(),
        };
        own.unwrap_or(&self.value)
    }
}

impl Field {
    /// The header that the system itself uses, in a language if it has one there; the field's name where it has none.
    #[must_use]
    pub fn own_header(&self, language: Language) -> &str {
        let own = self.header_in.get(&language).or(self.headers.first());
        own.unwrap_or(&self.name)
    }
}

//! The languages that a report can be written in.

use serde::{Deserialize, Serialize};

macro_rules! languages {
    ($($(#[$meta:meta])+ $language:ident = $code:literal,)+) => {
        /// A language of the catalog.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize
        )]
        pub enum Language {
            $($(#[$meta])+ #[serde(rename = $code)] $language,)+
        }

        impl Language {
            /// All of them, English first.
            pub const ALL: &[Self] = &[$(Self::$language),+];

            /// The ISO 639-1 code, such as `en`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$language => $code,)+
                }
            }

            /// The name in English.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$language => stringify!($language),)+
                }
            }

            /// The text of the catalog file.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self {
                    $(Self::$language => include_str!(concat!($code, ".ftl")),)+
                }
            }
        }
    };
}

// A new language is one line here, and the file with its code as the name.
languages! {
    /// English, which decides what entries and slots there are.
    #[default]
    English = "en",
    /// German, with the formal "Sie".
    German = "de",
    /// Dutch, with the formal "u".
    Dutch = "nl",
    /// French, with the formal "vous".
    French = "fr",
}

impl Language {
    /// The language of an ISO 639-1 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let mut languages = Self::ALL.iter().copied();
        languages.find(|language| language.code() == code)
    }
}

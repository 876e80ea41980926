//! A text that a profile or a mapping gives in several languages.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A text in some languages, by their codes; `""` for one that is for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalizedText(pub BTreeMap<String, String>);

impl LocalizedText {
    /// The text for a language: its own, else the one for all, else the English one.
    #[must_use]
    pub fn in_language(&self, code: &str) -> Option<&str> {
        let mut codes = [code, "", "en"].into_iter();
        codes.find_map(|code| self.0.get(code)).map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for LocalizedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable;
        impl<'de> Visitor<'de> for TextOrTable {
            type Value = LocalizedText;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or a table of texts by language")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<LocalizedText, E> {
                Ok(LocalizedText(BTreeMap::from([(
                    String::new(),
                    text.to_owned(),
                )])))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<LocalizedText, M::Error> {
                BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(LocalizedText)
            }
        }
        deserializer.deserialize_any(TextOrTable)
    }
}

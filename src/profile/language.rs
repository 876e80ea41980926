//! What a profile says in each language: headers and spellings of values.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::values::lexicon::Language;

/// Headers by which files call a field, by language; those of other systems are with English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Aliases(BTreeMap<Language, Vec<String>>);

impl Aliases {
    /// All of them, English first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }

    /// Those of one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &[String] {
        self.0.get(&language).map_or(&[], Vec::as_slice)
    }
}

/// A value that is allowed, and how else it may be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CanonicalValue {
    /// The value as the target's documentation spells it first.
    pub value: String,
    /// Spellings that the target takes as well, by language.
    by_language: BTreeMap<Language, Vec<String>>,
    /// For a boolean: what it means.
    pub means: Option<bool>,
    /// What people write and mean it by, and the target does not take: it is suggested instead.
    pub meant_by: Vec<String>,
    /// Whether it is our assumption that the target takes it; using it is then a warning.
    pub assumed: bool,
}

impl CanonicalValue {
    /// The value and every other spelling of it.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let others = self.by_language.values().flatten();
        std::iter::once(&self.value)
            .chain(others)
            .map(String::as_str)
    }

    /// The spellings of one language, without the value itself.
    #[must_use]
    pub fn spellings_in(&self, language: Language) -> &[String] {
        self.by_language.get(&language).map_or(&[], Vec::as_slice)
    }

    /// The spelling of a language; the first one where the language has none of its own.
    #[must_use]
    pub fn spelled(&self, language: Language) -> &str {
        // English has the value itself.
        let own = match language {
            Language::ENGLISH => None,
            other => self.spellings_in(other).first(),
        };
        own.unwrap_or(&self.value)
    }
}

/// Its keys are `value`, `means`, `meant_by`, `assumed` and the codes of languages.
impl<'de> Deserialize<'de> for CanonicalValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = CanonicalValue;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the table of a value")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut canonical = CanonicalValue::default();
                let mut value = None;
                while let Some(key) = map.next_key::<Key>()? {
                    match key {
                        Key::Value => value = Some(map.next_value()?),
                        Key::Means => canonical.means = Some(map.next_value()?),
                        Key::MeantBy => canonical.meant_by = map.next_value()?,
                        Key::Assumed => canonical.assumed = map.next_value()?,
                        Key::In(language) => {
                            canonical.by_language.insert(language, map.next_value()?);
                        }
                    }
                }
                canonical.value = value.ok_or_else(|| M::Error::missing_field("value"))?;
                Ok(canonical)
            }
        }
        deserializer.deserialize_map(Table)
    }
}

/// A key of the table of a value.
enum Key {
    Value,
    Means,
    MeantBy,
    Assumed,
    In(Language),
}

impl Key {
    /// How all of them are written, for the error that an unknown one makes.
    const NAMES: [&str; 4 + Language::COUNT] = {
        let mut names = [""; 4 + Language::COUNT];
        (names[0], names[1], names[2], names[3]) = ("value", "means", "meant_by", "assumed");
        let mut index = 0;
        while index < Language::COUNT {
            names[4 + index] = Language::CODES[index];
            index += 1;
        }
        names
    };
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        match key.as_str() {
            "value" => Ok(Self::Value),
            "means" => Ok(Self::Means),
            "meant_by" => Ok(Self::MeantBy),
            "assumed" => Ok(Self::Assumed),
            code => Language::from_code(code)
                .map(Self::In)
                .ok_or_else(|| D::Error::unknown_field(code, &Self::NAMES)),
        }
    }
}

//! What a profile or a mapping says of rules: their severity, and messages of its own.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::finding::Severity;
use crate::profile::localized_text::LocalizedText;

/// The severity of a rule under a profile or a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Its findings make a row fail.
    Error,
    /// Its findings are reported and the row stays valid.
    Warning,
    /// It is not run.
    Off,
}

impl Level {
    /// The severity of the findings, or none where the rule is not run.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Off => None,
        }
    }
}

/// The severity of rules, and messages for them.
#[derive(Debug, Clone, Default)]
pub struct RuleTable {
    levels: BTreeMap<String, Level>,
    /// Messages by the name of the rule.
    pub messages: BTreeMap<String, LocalizedText>,
}

impl Deref for RuleTable {
    type Target = BTreeMap<String, Level>;

    fn deref(&self) -> &Self::Target {
        &self.levels
    }
}

impl<'de> Deserialize<'de> for RuleTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = RuleTable;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("severities by the names of rules, and `messages`")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RuleTable, M::Error> {
                let mut table = RuleTable::default();
                while let Some(key) = map.next_key::<String>()? {
                    if key == "messages" {
                        table.messages = map.next_value()?;
                    } else {
                        table.levels.insert(key, map.next_value()?);
                    }
                }
                Ok(table)
            }
        }
        deserializer.deserialize_map(Table)
    }
}

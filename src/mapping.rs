//! The mapping file: which header fills which field, plus what only this organization knows.

pub mod amended;
pub mod column;
pub mod column_stats;
pub mod divisions;
pub mod layout;
pub mod mapped_column;
pub mod org;
pub mod record;
pub mod suggest;
pub mod value_list;
pub mod vocabulary;
pub mod written;

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU64;
use std::path::Path;

use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, SeqAccess, Unexpected, Visitor};

use crate::finding::RowNumber;
use crate::mapping::column::Column;
use crate::mapping::org::OrgSettings;
use crate::messages::Language;
use crate::profile::document::{self, Document};
use crate::profile::localized_text::LocalizedText;
use crate::profile::operation::{Absent, Existing, Groups, Linked, OperationKind};
use crate::source::header_row::HeaderRowChoice;

/// A mapping file. Every key is explained in `docs/mapping.md`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The profile, by name or file.
    pub profile: Option<String>,
    /// The language of what the owner of the list reads.
    pub language: Option<Language>,
    /// What the file is for.
    pub operation: Option<OperationKind>,
    /// What happens to users who are there already.
    pub existing: Option<Existing>,
    /// What happens to the groups of such a user.
    pub groups: Option<Groups>,
    /// What happens to users who are not in the file.
    pub absent: Option<Absent>,
    /// What happens to accounts that are linked to a deleted user.
    pub linked: Option<Linked>,
    /// How the file is written, where looking is not enough.
    pub source: SourceSettings,
    /// What fills each field. Empty: columns are found by their headers.
    pub columns: BTreeMap<String, Column>,
    /// Whether fields that `columns` does not name are found by their headers.
    #[serde(skip)]
    pub others_by_header: bool,
    /// Changes to the severity of rules.
    pub rules: RuleSettings,
    /// What only this organization knows.
    pub org: OrgSettings,
    /// The file that it was read from, as it was named; none where there is none.
    #[serde(skip)]
    pub file: Option<String>,
    /// Whether nobody named that file: it is the [`DEFAULT_FILE`] of the current folder.
    #[serde(skip)]
    pub is_default: bool,
}

/// The mapping file that is used where neither a mapping nor a profile is named.
pub const DEFAULT_FILE: &str = "enroll.toml";

/// How the file is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceSettings {
    /// The sheet of a workbook, or several with the same headers.
    #[serde(deserialize_with = "one_or_several")]
    pub sheet: Vec<String>,
    /// The header row, from 1, or `none`.
    #[serde(deserialize_with = "header_row")]
    pub header_row: Option<HeaderRowChoice>,
    /// The delimiter: one character.
    pub delimiter: Option<String>,
    /// The encoding.
    pub encoding: Option<String>,
    /// The headers of columns that fill nothing, on purpose.
    pub ignored: Vec<String>,
    /// The headers of columns that filled nothing when the mapping was written.
    pub unused: Vec<String>,
}

/// Reads one text, or a list of them.
fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct OneOrSeveral;
    impl<'de> Visitor<'de> for OneOrSeveral {
        type Value = Vec<String>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a text, or a list of texts")
        }

        fn visit_str<E: serde::de::Error>(self, one: &str) -> Result<Vec<String>, E> {
            Ok(vec![one.to_owned()])
        }

        fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Vec<String>, S::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list))
        }
    }
    deserializer.deserialize_any(OneOrSeveral)
}

/// Reads a header row: its number, from 1, or `none`.
fn header_row<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<HeaderRowChoice>, D::Error> {
    struct NumberOrNone;
    impl Visitor<'_> for NumberOrNone {
        type Value = Option<HeaderRowChoice>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("the number of a row, from 1, or \"none\"")
        }

        fn visit_i64<E: serde::de::Error>(self, row: i64) -> Result<Self::Value, E> {
            match u64::try_from(row) {
                Ok(row) if row > 0 => Ok(Some(HeaderRowChoice::At(RowNumber(row)))),
                _ => Err(E::invalid_value(Unexpected::Signed(row), &self)),
            }
        }

        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Self::Value, E> {
            match word {
                "none" => Ok(Some(HeaderRowChoice::None)),
                _ => Err(E::invalid_value(Unexpected::Str(word), &self)),
            }
        }
    }
    deserializer.deserialize_any(NumberOrNone)
}

/// Changes to the severity of rules.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RuleSettings {
    /// The only rules that are run. Empty: all of them.
    pub select: Vec<String>,
    /// Rules that are not run.
    pub ignore: Vec<String>,
    /// Rules whose findings are warnings.
    pub warn: Vec<String>,
    /// How many findings of a rule are kept; the others are counted.
    pub max_findings: Option<NonZeroU64>,
    /// Messages by the name of the rule.
    pub messages: BTreeMap<String, LocalizedText>,
}

impl RuleSettings {
    /// Every rule that they name.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let lists = self.select.iter().chain(&self.ignore).chain(&self.warn);
        lists.chain(self.messages.keys())
    }

    /// Whether the rule of that name is run.
    #[must_use]
    pub fn runs(&self, name: &str) -> bool {
        let names = |list: &[String]| list.iter().any(|named| named == name);
        (self.select.is_empty() || names(&self.select)) && !names(&self.ignore)
    }

    /// Whether the findings of the rule of that name are warnings at most.
    #[must_use]
    pub fn softens(&self, name: &str) -> bool {
        self.warn.iter().any(|named| named == name)
    }
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// When it cannot be read or has keys or values that mean nothing.
    pub fn read(path: &Path) -> Result<(Self, Document), document::Error> {
        let document = Document::read(path)?;
        let mut mapping: Self = document.parse()?;
        mapping.file = Some(path.display().to_string());
        Ok((mapping, document))
    }
}

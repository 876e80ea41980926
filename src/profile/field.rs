//! A property of a user as the target system knows it: its type, its headers and what its values must be like.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::header;
use crate::profile::localized_text::LocalizedText;
use crate::profile::reference::{Conditions, FieldRef, Names};
use crate::values::lexicon::Language;

pub use crate::profile::language::{Aliases, CanonicalValue};

/// A property of a user as the target system knows it.
///
/// The keys are SCIM's words (RFC 7643, sections 2.2 and 7) where SCIM has one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the profile that is there or not"
)]
pub struct Field {
    /// The name by which a mapping and a report call it; the key of its table.
    #[serde(skip)]
    pub name: String,
    /// The word that it shares with the field of another system that is the same thing. Not given: its name.
    pub concept: Option<String>,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether an import needs the column and a value in every row.
    pub required: bool,
    /// When a value is needed: another field has that value, or a setting of the organization does.
    pub required_when: Conditions,
    /// Whether a user can have several values.
    pub multi_valued: bool,
    /// What stands between the values in one cell.
    pub separator: Option<String>,
    /// Whether several columns of a file may fill it.
    pub several_columns: bool,
    /// Whether there is one column per language, its header ending in the language's code: `tags_en`.
    pub per_language: bool,
    /// Whether values that differ only in case are different values.
    pub case_exact: bool,
    /// Whether no two users may share a value.
    pub unique: bool,
    /// Whether the value can change once the user is there.
    pub mutability: Mutability,
    /// Who makes the values. Not given: the person who fills the list.
    pub issued_by: Option<Issuer>,
    /// The headers that the target itself uses; the first is the one that `enroll` writes.
    pub headers: Vec<String>,
    /// Other headers by which files call it, by language.
    pub aliases: Aliases,
    /// What [`Self::header_keys`] gives, once it was asked.
    #[serde(skip)]
    pub(crate) header_keys: OnceLock<Vec<String>>,
    /// Which of the `headers` is in which language, where it is not the first.
    pub header_in: BTreeMap<Language, String>,
    /// The values that are allowed. Empty: any.
    pub canonical_values: Vec<CanonicalValue>,
    /// For a boolean: what the system takes any other text for. Not given: it refuses it.
    pub otherwise: Option<bool>,
    /// For dates: the forms taken, `YYYY-MM-DD hh:mm:ss`; the first is the one that `enroll` writes. For phones: `e164` where spaces and local forms are refused.
    pub formats: Vec<String>,
    /// A regular expression that the whole value must match; of a `multi_valued` field, each value.
    pub pattern: Option<String>,
    /// The `pattern` in words, for messages.
    pub pattern_means: Option<LocalizedText>,
    /// The most characters that a value may have.
    pub max_length: Option<usize>,
    /// The field of another user that this value must be.
    pub refers_to: FieldRef,
    /// The list of the mapping's `[org]` that holds its known values.
    pub known: Option<Known>,
    /// What the system does with an empty cell of this field, where it is not what the profile says of all.
    pub empty_cell: Option<EmptyCell>,
    /// What the system stores when there is no value.
    pub default: Option<String>,
    /// Whether its values are groups of users, whose size and spelling matter.
    pub group: bool,
    /// When a value makes sense: another field has that value, or a setting of the organization does.
    pub only_when: Conditions,
    /// When an email address must be that of one person: another field has that value.
    pub personal_when: Conditions,
    /// Whether everybody sees the value, so that a private address does not belong there.
    pub public: bool,
    /// Characters that the system does not take in it, beside those of the file; of an address, then no letters beyond A
    /// to Z in the domain either.
    pub special_characters: String,
    /// Whether no spaces may stand around the `separator`.
    pub tight_separator: bool,
    /// What stands between id and value where each value is such a pair: an id can have one value only, and columns of
    /// other languages have the same ids in the same order.
    pub pair_separator: Option<String>,
    /// Values of the sample rows in the vendor's template.
    pub examples: Vec<String>,
    /// Which of these keys are our assumption and not the vendor's documentation.
    pub assumed: Vec<String>,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// Any text.
    #[default]
    Text,
    /// An email address.
    Email,
    /// A phone number.
    Phone,
    /// A day.
    Date,
    /// A day and a time.
    DateTime,
    /// Yes or no.
    Boolean,
    /// A language code.
    Language,
    /// Levels joined by `/`.
    Path,
    /// A value of another user's field.
    Reference,
    /// An identifier: digits and letters that must stay as they are.
    Id,
}

/// Whether a value can change once the user is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mutability {
    /// A file can change it.
    #[default]
    ReadWrite,
    /// It stays as it was first set.
    Immutable,
    /// The system sets it; a file only names it.
    ReadOnly,
}

/// Who makes the values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Issuer {
    /// The target system: only an export of its users tells the value of a user.
    Target,
}

/// A list of the mapping's `[org]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Allowed mail domains.
    Domains,
    /// Groups.
    Groups,
    /// Roles.
    Roles,
    /// Divisions.
    Divisions,
}

impl Field {
    /// Whether a key of this field is our assumption and not the vendor's documentation.
    #[must_use]
    pub fn assumes(&self, key: &str) -> bool {
        self.assumed.iter().any(|assumed| assumed == key)
    }

    /// Whether the target itself makes the values, so that none is ever invented, suggested or fixed. So it is with an id
    /// that only the system sets.
    #[must_use]
    pub fn is_issued(&self) -> bool {
        let only_the_system = self.mutability == Mutability::ReadOnly;
        self.issued_by.is_some() || self.kind == Type::Id && only_the_system
    }

    /// The [keys](header::key) of the headers that it is known by, in their order.
    #[must_use]
    pub fn header_keys(&self) -> &[String] {
        self.header_keys
            .get_or_init(|| self.known_headers().map(header::key).collect())
    }

    /// The headers that it is known by: its own, its name, its aliases.
    pub fn known_headers(&self) -> impl Iterator<Item = &str> {
        let own = self.headers.iter().map(String::as_str);
        own.chain([self.name.as_str()]).chain(self.aliases.iter())
    }

    /// The header that the system itself uses, in a language if it has one there; the field's name where it has none.
    #[must_use]
    pub fn own_header(&self, language: Language) -> &str {
        let own = self.header_in.get(&language).or(self.headers.first());
        own.unwrap_or(&self.name)
    }

    /// The word that it shares with the field of another system.
    #[must_use]
    pub fn concept(&self) -> &str {
        self.concept.as_deref().unwrap_or(&self.name)
    }

    /// Finds the fields that this one names.
    pub(super) fn resolve(&mut self, names: &Names) -> Result<(), String> {
        let place = format!("`fields.{}`", self.name);
        self.refers_to.resolve(&place, names)?;
        if self.issued_by.is_some() {
            self.mutability = Mutability::ReadOnly;
        }
        self.required_when.resolve(&place, names)?;
        self.only_when.resolve(&place, names)?;
        self.personal_when.resolve(&place, names)
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let place = format!("`fields.{}`", self.name);
        if let Some(pattern) = &self.pattern {
            regex::Regex::new(pattern).map_err(|error| {
                format!("{place} has a `pattern` that is not a regular expression: {error}")
            })?;
        }
        for (key, separator) in [
            ("separator", &self.separator),
            ("pair_separator", &self.pair_separator),
        ] {
            if separator.as_deref() == Some("") {
                return Err(format!("{place} has an empty `{key}`"));
            }
        }
        for (language, header) in &self.header_in {
            if !self.headers.contains(header) {
                let code = language.code();
                return Err(format!(
                    "{place} has a `header_in.{code}` that is not one of its `headers`"
                ));
            }
        }
        let means = self.pattern_means.iter().flat_map(|means| means.0.keys());
        for code in means.filter(|code| !code.is_empty()) {
            if Language::from_code(code).is_none() {
                return Err(format!(
                    "{place} has a `pattern_means` in the language `{code}`, which is not known here"
                ));
            }
        }
        if self.separator.is_some() && !self.multi_valued {
            return Err(format!(
                "{place} has a `separator` but is not `multi_valued`"
            ));
        }
        Ok(())
    }
}

/// What a system does with an empty cell of a column that is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyCell {
    /// It refuses the user.
    Error,
    /// It leaves the stored value alone.
    #[default]
    Keep,
    /// It erases the stored value.
    Clear,
    /// It stores the field's default.
    Default,
}

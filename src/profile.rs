//! A target system as data: what it takes, which fields it knows, what it does with a file.

pub mod archiving;
mod builtin;
pub mod condition;
pub mod document;
pub mod field;
pub mod fields;
pub mod language;
pub mod localized_field;
pub mod localized_text;
mod names;
pub mod operation;
pub mod reference;
pub mod requirements;
pub mod rule_table;
mod sameness;
pub mod seats;
pub mod spellings;
pub mod stored;

pub use rule_table::Level;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

use crate::profile::document::Document;
use crate::profile::field::{EmptyCell, Field};
use crate::profile::fields::Fields;
use crate::profile::operation::{Absent, Operation, OperationKind};
use crate::profile::reference::{FieldRef, FieldRefs, FieldValues, Names};
use crate::profile::rule_table::RuleTable;
use crate::values::control_chars::acts_on_terminal;

/// A target system, as one TOML file describes it. Every key is explained in `docs/profiles.md`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct Profile {
    /// A hash of the text that it was read from.
    #[serde(skip)]
    pub digest: u64,
    /// The name that `--profile` takes.
    pub name: String,
    /// The name that people use.
    pub title: String,
    /// The built-in profile that this one changes; resolved while loading.
    pub extends: Option<String>,
    /// The pages that the facts were taken from.
    pub sources: Vec<String>,
    /// The day on which a person last read these pages, `YYYY-MM-DD`.
    pub verified: Option<String>,
    /// The fields by which a user is recognized, the strongest first.
    pub match_on: FieldRefs,
    /// The fields that two records of one person have in common, though no match key says so: the parts of the name.
    pub same_person_when: FieldRefs,
    /// What the system does with an empty cell.
    pub empty_cell: EmptyCell,
    /// The `[org]` keys of a mapping that mean something to this system.
    pub org: Vec<String>,
    /// Which of the keys at this level are our assumption and not the vendor's documentation.
    pub assumed: Vec<String>,
    /// The files that the system takes.
    pub file: FileFacts,
    /// The fields of a user, in the order in which the system lists them.
    pub fields: Fields,
    /// Groups of fields of which at least one must have a value.
    pub one_of: Vec<OneOf>,
    /// Groups of fields whose values no two users may have all in common.
    pub unique: Vec<UniqueTogether>,
    /// What a file can be for.
    pub operations: BTreeMap<OperationKind, Operation>,
    /// The severity of a rule under this profile, where it is not the rule's own, and messages for rules.
    pub rules: RuleTable,
    /// Numbers that rules measure against when the mapping gives none.
    pub thresholds: Thresholds,
    /// The field that says by having a value that a user is archived.
    pub archived_by: FieldRef,
    /// The values of fields by which a user takes no seat of the licence: `{ active = "FALSE" }`.
    pub seat_free_when: FieldValues,
}

/// The files that a target system takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileFacts {
    /// The formats that can be uploaded: `csv`, `xlsx`. Empty: any.
    pub formats: Vec<String>,
    /// The delimiters that a CSV may have; the first is the one that `enroll` writes. Empty: any.
    pub delimiters: Vec<char>,
    /// The encodings that a CSV may have, in WHATWG's names; the first is the one that `enroll` writes. Empty: any.
    pub encodings: Vec<String>,
    /// Whether a byte order mark may stand at the start of a CSV.
    pub bom: ByteOrderMark,
    /// Where the header row may stand.
    pub header: Header,
    /// How the headers must be written.
    pub header_case: Option<HeaderCase>,
    /// How the system finds out what a column is.
    pub columns: Columns,
    /// The most users that one file may hold; the header row does not count.
    pub max_rows: Option<u64>,
    /// Characters that no value may hold.
    pub special_characters: String,
    /// Which of the keys of this table are our assumption and not the vendor's documentation.
    pub assumed: Vec<String>,
}

impl FileFacts {
    /// Whether a key of this table is our assumption and not the vendor's documentation.
    #[must_use]
    pub fn assumes(&self, key: &str) -> bool {
        self.assumed.iter().any(|assumed| assumed == key)
    }
}

/// Whether a byte order mark may stand at the start of a CSV.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ByteOrderMark {
    /// With or without one; none is written.
    #[default]
    Allowed,
    /// It must be there.
    Required,
    /// It must not be there.
    Forbidden,
}

/// Where the header row may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Header {
    /// It is the first row.
    First,
    /// In any row; the admin says which.
    #[default]
    Anywhere,
    /// In any row, or missing.
    Optional,
}

/// How headers must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderCase {
    /// `external_id`, not `External_ID`.
    Lower,
}

/// How a system finds out what a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Columns {
    /// By its header, which must be the system's own.
    #[default]
    ByHeader,
    /// A person says it during the upload, so that any header will do.
    ByHand,
}

/// Fields of which at least one must have a value.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneOf {
    /// The fields.
    pub fields: FieldRefs,
    /// Whether this is our assumption and not the vendor's documentation.
    #[serde(default)]
    pub assumed: bool,
}

/// Fields whose values no two users may have all in common.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UniqueTogether {
    /// The fields.
    pub fields: FieldRefs,
    /// Whether this is our assumption and not the vendor's documentation.
    #[serde(default)]
    pub assumed: bool,
}

/// Numbers that rules measure against when the mapping gives none.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// The fewest members that a group should have.
    pub smallest_group: Option<u64>,
}

impl Profile {
    /// Loads a profile by its built-in name or from a TOML file.
    ///
    /// # Errors
    /// When no such profile or file exists, or the file is not a sound profile.
    pub fn load(name_or_path: &str) -> Result<Self, Error> {
        if let Some(text) = builtin::text(name_or_path) {
            return Self::parse(&Document::built_in(name_or_path, text));
        }
        let path = Path::new(name_or_path);
        let looks_like_a_path = path.extension().is_some() || path.components().count() > 1;
        if !looks_like_a_path {
            return Err(Error::Unknown {
                name: name_or_path.to_owned(),
            });
        }
        Self::parse(&Document::read(path)?)
    }

    /// The profiles that are part of the program, in alphabetical order. All of them can be loaded: a test does.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        builtin::NAMES
            .iter()
            .filter_map(|name| Self::load(name).ok())
            .collect()
    }

    /// The names of the profiles that are part of the program.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        builtin::NAMES
    }

    /// Reads a profile from the text of a TOML file; `origin` is named in errors.
    ///
    /// # Errors
    /// When the text is not a sound profile.
    pub fn from_toml(origin: &str, text: &str) -> Result<Self, Error> {
        Self::parse(&Document::built_in(origin, text))
    }

    fn parse(document: &Document) -> Result<Self, Error> {
        let own: Self = document.parse()?;
        let mut profile = match &own.extends {
            None => own,
            Some(base) => {
                let Some(text) = builtin::text(base) else {
                    return Err(Error::Unknown { name: base.clone() });
                };
                document.over(text)?
            }
        };
        // They are said in every report and written to mappings.
        profile.title.retain(|letter| !acts_on_terminal(letter));
        profile.name.retain(|letter| !acts_on_terminal(letter));
        // A base that is part of the program changes only with its version.
        profile.digest = xxh3_64(document.text().as_bytes());
        let sound = profile.resolve().and_then(|()| profile.check());
        sound.map_err(|message| Error::Unsound {
            origin: document.origin().to_owned(),
            message,
        })?;
        Ok(profile)
    }

    /// How people call the target system.
    #[must_use]
    pub fn display_name(&self) -> &str {
        match self.title.as_str() {
            "" => &self.name,
            title => title,
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn field_named(&self, name: &str) -> Option<&Field> {
        self.fields.id(name).map(|id| &self.fields[id])
    }

    /// Whether a key of the mapping's `[org]` means something to this system.
    #[must_use]
    pub fn asks_for(&self, key: &str) -> bool {
        self.org.iter().any(|asked| asked == key)
    }

    /// Whether a key of this level is our assumption and not the vendor's documentation.
    #[must_use]
    pub fn assumes(&self, key: &str) -> bool {
        self.assumed.iter().any(|assumed| assumed == key)
    }

    /// Finds the fields that keys of the profile name, and says of each operation which one it is.
    fn resolve(&mut self) -> Result<(), String> {
        let names = &Names::new(self.fields.iter().map(|field| field.name.clone()));
        self.match_on.resolve("`match_on`", names)?;
        self.same_person_when.resolve("`same_person_when`", names)?;
        for group in &mut self.one_of {
            group.fields.resolve("`one_of`", names)?;
        }
        for group in &mut self.unique {
            group.fields.resolve("`unique`", names)?;
        }
        for (kind, operation) in &mut self.operations {
            operation.kind = *kind;
            operation.resolve(names)?;
        }
        self.archived_by.resolve("`archived_by`", names)?;
        self.seat_free_when.resolve("`seat_free_when`", names)?;
        for field in self.fields.all_mut() {
            field.resolve(names)?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        if self.name.is_empty() {
            return Err("the profile has no `name`".into());
        }
        if self.fields.is_empty() {
            return Err("the profile has no `[fields.…]`".into());
        }
        if self.operations.is_empty() {
            return Err("the profile has no `[operations.…]`; it needs at least `import`".into());
        }
        for (kind, operation) in &self.operations {
            if self.archived_by.is_none() && operation.absent.contains(&Absent::Archive) {
                return Err(format!(
                    "`operations.{kind}` archives users, so `archived_by` must name the field for it"
                ));
            }
        }
        if self.unique.iter().any(|group| group.fields.len() < 2) {
            return Err(
                "`unique` has fewer than two `fields`; for one field write `unique = true` below it"
                    .into(),
            );
        }
        for (number, field) in self.fields.iter().enumerate() {
            field.check()?;
            let mut before = self.fields.iter().take(number);
            if let Some(other) = before.find(|other| other.concept() == field.concept()) {
                return Err(format!(
                    "`fields.{}` and `fields.{}` have the same `concept`",
                    other.name, field.name
                ));
            }
        }
        Ok(())
    }
}

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No built-in profile has that name.
    #[error("unknown profile `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// The file cannot be read or is not a profile in TOML.
    #[error(transparent)]
    Document(#[from] document::Error),
    /// The profile contradicts itself.
    #[error("invalid profile `{origin}`: {message}")]
    Unsound {
        /// The file.
        origin: String,
        /// What does not fit.
        message: String,
    },
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { name } => {
                let names = builtin::NAMES.map(|known| format!("`{known}`")).join(", ");
                Some(
                    match crate::values::similarity::did_you_mean(
                        name,
                        builtin::NAMES.iter().copied(),
                    ) {
                        Some(close) => format!("did you mean `--profile {close}`?"),
                        None => format!(
                            "the built-in profiles are {names}; use the path of a file for your own: `--profile mine.toml`"
                        ),
                    },
                )
            }
            Self::Document(error) => error.hint(),
            Self::Unsound { .. } => Some("reference: docs/profiles.md".into()),
        }
    }
}

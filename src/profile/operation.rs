//! What a file can be for, and what happens to the users it names or leaves out.

use std::fmt;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::finding::FieldId;
use crate::profile::reference::{Find, FromNames, Names, Reference};

/// What a file is for.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum OperationKind {
    /// Adds or updates the users of the file.
    #[default]
    Import,
    /// Deletes the users of the file.
    Delete,
    /// Adds or updates the users of the file, which is the whole list.
    Sync,
}

impl OperationKind {
    /// The name that profiles, mappings, flags and reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Delete => "delete",
            Self::Sync => "sync",
        }
    }

    /// Whether users are added or changed, so that what the target wants of their values matters. A file of users to
    /// delete only has to name them.
    #[must_use]
    pub fn writes_users(self) -> bool {
        self != Self::Delete
    }
}

impl fmt::Display for OperationKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What a file of one operation needs and does.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operation {
    /// Which operation it is: the key of its table.
    #[serde(skip)]
    pub kind: OperationKind,
    /// The only fields that this operation looks at. Not given: all of them.
    pub fields: Reference<Option<Vec<String>>, Option<Vec<FieldId>>>,
    /// What must have a column and a value, any one field of each list. Not given: the fields that are `required`.
    pub requires: Reference<Option<Vec<Need>>, Option<Vec<Vec<FieldId>>>>,
    /// What may happen to users who are there already; the first is the default.
    pub existing: Vec<Existing>,
    /// What may happen to users who are not in the file; the first is the default.
    pub absent: Vec<Absent>,
    /// What may happen to the groups of a user; the first is the default.
    pub groups: Vec<Groups>,
    /// What may happen to accounts linked to a deleted user; the first is the default.
    pub linked: Vec<Linked>,
    /// The name that the file must have.
    pub file_name: Option<String>,
    /// Which of these keys are our assumption and not the vendor's documentation.
    pub assumed: Vec<String>,
}

impl Operation {
    /// Whether this operation looks at a field.
    #[must_use]
    pub fn looks_at(&self, field: FieldId) -> bool {
        let all = self.fields.as_ref();
        all.is_none_or(|all| all.contains(&field))
    }

    /// Finds the fields that this operation names.
    pub(super) fn resolve(&mut self, names: &Names) -> Result<(), String> {
        let place = format!("`operations.{}`", self.kind);
        self.fields.resolve(&place, names)?;
        self.requires.resolve(&place, names)
    }
}

/// One field that must have a value, or several of which one must.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Need {
    /// This field.
    One(String),
    /// Any one of these fields.
    AnyOf(Vec<String>),
}

impl FromNames<Need> for Vec<FieldId> {
    fn from_names(need: &Need, find: &Find<'_>) -> Result<Self, String> {
        match need {
            Need::One(name) => Ok(vec![find(name)?]),
            Need::AnyOf(names) => Self::from_names(names, find),
        }
    }
}

/// What happens to users who are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Existing {
    /// They get the values of the file
    Update,
    /// They stay untouched
    Skip,
    /// The target refuses their rows
    // What a target does is nothing that a person can choose.
    #[value(skip)]
    Refuse,
}

/// What happens to users who are not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Absent {
    /// Nothing
    Keep,
    /// They are archived
    Archive,
    /// They are deleted for good
    Delete,
}

/// What happens to the groups that a user has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Groups {
    /// They stay, and those of the file are added
    Add,
    /// Those of the file take their place
    Replace,
}

/// What happens to accounts that are linked to a deleted user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Linked {
    /// They stay
    Keep,
    /// They are to be deleted too
    Delete,
}

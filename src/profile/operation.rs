//! What a file can be for, and what happens to the users it names or leaves out.

use serde::{Deserialize, Serialize};

/// The operations that a profile can describe.
pub const NAMES: [&str; 3] = ["import", "delete", "sync"];

/// What a file of one operation needs and does.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operation {
    /// The only fields that this operation looks at. Not given: all of them.
    pub fields: Option<Vec<String>>,
    /// What must have a column and a value. Not given: the fields that are `required`.
    pub requires: Option<Vec<Need>>,
    /// What may happen to users who are there already; the first is what happens unless told.
    pub existing: Vec<Existing>,
    /// What may happen to users who are not in the file; the first is what happens unless told.
    pub absent: Vec<Absent>,
    /// What may happen to the groups of a user; the first is what happens unless told.
    pub groups: Vec<Groups>,
    /// What may happen to accounts linked to a deleted user; the first is what happens unless told.
    pub linked: Vec<Linked>,
    /// The name that the file must have.
    pub file_name: Option<String>,
    /// Which of these keys are our assumption and not the vendor's documentation.
    pub assumed: Vec<String>,
}

impl Operation {
    /// Every field that this operation names.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let needed = self.requires.iter().flatten().flat_map(Need::names);
        self.fields.iter().flatten().chain(needed)
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

impl Need {
    /// The fields that would do.
    #[must_use]
    pub fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::AnyOf(names) => names,
        }
    }
}

/// What happens to a user who is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Existing {
    /// The user gets the values of the file.
    Update,
    /// The user stays untouched.
    Skip,
    /// The system refuses the row.
    Refuse,
}

/// What happens to a user who is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absent {
    /// Nothing.
    Keep,
    /// The user is archived and can be brought back.
    Archive,
    /// The user is deleted for good.
    Delete,
}

/// What happens to the groups that a user has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Groups {
    /// They stay, and those of the file are added.
    Add,
    /// Those of the file take their place.
    Replace,
}

/// What happens to accounts that are linked to a deleted user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Linked {
    /// They stay.
    Keep,
    /// They are deleted too.
    Delete,
}

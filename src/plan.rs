//! What would have to happen for the target to hold the users that a file asks for.

pub mod changes;
pub mod diff;
pub mod digest;
#[cfg(test)]
mod example;
pub mod file;
pub mod inverse;
mod namesakes;
pub mod options;
pub mod safeguard;
pub mod stale;
pub mod survey;
mod unique;

use std::fmt;

use serde::de::{Deserializer, IntoDeserializer};
use serde::{Deserialize, Serialize};

use crate::current::Identity;
use crate::plan::changes::{Changes, Kind};
use crate::plan::diff::Difference;
use crate::plan::options::Options;
use crate::profile::Profile;
use crate::profile::field_id::FieldId;
use crate::profile::operation::OperationKind;

/// What would have to happen, and what is left as it is.
#[derive(Debug)]
pub struct Plan {
    /// The run that made it.
    pub run_id: String,
    /// The name of the profile.
    pub profile: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The choices that were in force.
    pub options: Options,
    /// The current users that it was made for.
    pub current: Identity,
    /// The changes.
    pub changes: Changes,
    /// The rows of the file that change nothing because they are left out, and why.
    pub left: Vec<Left>,
    /// The rows whose users are there as the file wants them.
    pub unchanged: Vec<u64>,
    /// The rows that might be anybody's, so that nobody who is not in the file is taken for a leaver.
    pub nameless: Vec<u64>,
    /// What it comes to.
    pub counts: Counts,
}

/// What a plan is for. Plan files and journals call it the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A file of this operation is to be carried out.
    Operation(OperationKind),
    /// Another plan is taken back. No profile has such an operation, since no file is for it.
    Undo,
}

impl Purpose {
    /// The name that plan files and journals use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Operation(kind) => kind.name(),
            Self::Undo => "undo",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Purpose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if name == Self::Undo.name() {
            return Ok(Self::Undo);
        }
        OperationKind::deserialize(name.into_deserializer()).map(Self::Operation)
    }
}

impl Plan {
    /// Whether it takes another plan back.
    #[must_use]
    pub fn is_undo(&self) -> bool {
        self.purpose == Purpose::Undo
    }
}

/// A row that is left out of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The row.
    pub row: u64,
    /// What a person calls the user.
    pub key: Box<str>,
    /// Why.
    pub why: Why,
}

/// Why a row is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The person at the keyboard said so.
    Skipped,
    /// The user is there, and such users are skipped.
    Exists,
    /// The user is there, and the target changes nobody by import; whether that is an assumption.
    Refused(bool),
    /// The user is not there, so that nothing can be deleted.
    NotThere,
    /// The row has errors.
    Failed,
    /// Another row is the same user.
    Twice(u64),
    /// A value that only the system gives is one that it never gave: the field.
    Unknown(FieldId),
    /// The field never changes once it is set.
    Immutable(FieldId),
    /// Only the system sets the field.
    ReadOnly(FieldId),
    /// Another user has the value, or would have it, though it can be one user's only: the field, and who.
    Taken(FieldId, Box<str>),
}

impl Why {
    /// Whether the row failed, and was not merely left out.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        match self {
            Self::Skipped | Self::Exists | Self::NotThere => false,
            Self::Refused(assumed) => !assumed,
            _ => true,
        }
    }

    /// The rule that says the same of a file, where one does; a row can fail here although that rule was not run.
    #[must_use]
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            Self::Twice(_) | Self::Refused(_) => Some("duplicate-id"),
            Self::Immutable(_) => Some("immutable-change"),
            Self::Unknown(_) | Self::ReadOnly(_) | Self::Taken(..) => Some("id-conflict"),
            Self::Skipped | Self::Exists | Self::NotThere | Self::Failed => None,
        }
    }

    /// Why, in words.
    #[must_use]
    pub fn told(&self, profile: &Profile) -> String {
        let name = |number: &FieldId| &profile.fields[*number].name;
        let target = profile.called();
        match self {
            Self::Skipped => "left out by `--skip`".into(),
            Self::Exists => {
                "is there already, and `--existing skip` leaves such users alone".into()
            }
            Self::Refused(true) => {
                format!("is there already, and {target} is assumed not to change users by import")
            }
            Self::Refused(false) => {
                format!("is there already, and {target} does not change users by import")
            }
            Self::NotThere => "is not there".into(),
            Self::Failed => "the row has errors".into(),
            Self::Twice(row) => format!("is the same user as row {row}"),
            Self::Unknown(number) => {
                format!("has a `{}` that {target} never gave", name(number))
            }
            Self::Immutable(number) => {
                format!("`{}` cannot be changed once it is set", name(number))
            }
            Self::ReadOnly(number) => {
                format!(
                    "`{}` is set by {target} alone, and is another one there",
                    name(number)
                )
            }
            Self::Taken(number, by) => {
                format!(
                    "`{}` is taken by `{by}`, and two users cannot share it",
                    name(number)
                )
            }
        }
    }
}

/// What a plan comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// New users.
    pub create: u64,
    /// Users with other values.
    pub update: u64,
    /// Users who are archived.
    pub archive: u64,
    /// Users who are deleted.
    pub delete: u64,
    /// Users of the file who are there as it wants them.
    pub unchanged: u64,
    /// Rows that were left out.
    pub skipped: u64,
    /// Rows that failed.
    pub failed: u64,
    /// Users who are not in the file and stay as they are.
    pub absent: u64,
}

impl Counts {
    /// What a comparison comes to.
    #[must_use]
    pub fn of(difference: &Difference) -> Self {
        let left = &difference.left;
        let failed = left.iter().filter(|left| left.why.is_failure()).count();
        Self {
            create: difference.changes.count(Kind::Create),
            update: difference.changes.count(Kind::Update),
            archive: difference.changes.count(Kind::Archive),
            delete: difference.changes.count(Kind::Delete),
            unchanged: difference.unchanged.len() as u64,
            skipped: (left.len() - failed) as u64,
            failed: failed as u64,
            absent: difference.absent,
        }
    }

    /// One change more of a kind.
    pub fn add(&mut self, kind: Kind) {
        *match kind {
            Kind::Create => &mut self.create,
            Kind::Update => &mut self.update,
            Kind::Archive => &mut self.archive,
            Kind::Delete => &mut self.delete,
        } += 1;
    }

    /// How many users the target has less.
    #[must_use]
    pub fn removals(&self) -> u64 {
        self.archive + self.delete
    }
}

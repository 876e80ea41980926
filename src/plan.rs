//! What would have to happen for the target to hold the users that a file asks for.

pub mod admissible;
pub mod bound;
pub mod changes;
pub mod diff;
pub mod digest;
pub mod file;
pub mod identities;
pub mod impact;
pub mod inverse;
pub mod lookalikes;
mod lookup;
mod namesakes;
pub mod near_groups;
pub mod options;
pub mod safeguard;
pub mod skipped_row;
pub mod stale;
#[cfg(test)]
mod testing;
pub mod unique;

use std::fmt;

use serde::de::{Deserializer, IntoDeserializer};
use serde::{Deserialize, Serialize};

use crate::current::Identity;
use crate::finding::RowNumber;
use crate::plan::changes::{Changes, Kind};
use crate::plan::options::Options;
use crate::plan::skipped_row::SkippedRow;
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
    /// The rows of the file that change nothing because they are skipped or failed, and why.
    pub skipped: Vec<SkippedRow>,
    /// The rows whose users are as the file wants them.
    pub unchanged: Vec<RowNumber>,
    /// The rows that could be anybody's. Where there is one, no user is taken for missing from the file.
    pub without_key: Vec<RowNumber>,
    /// How many new users are perhaps current users whom no row names.
    pub renames: u64,
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
    /// Rows that were skipped.
    pub skipped: u64,
    /// Rows that failed.
    pub failed: u64,
    /// Users who are not in the file and stay as they are.
    pub absent: u64,
}

impl Counts {
    /// How many changes there are of each kind.
    #[must_use]
    pub fn of_changes(changes: &Changes) -> Self {
        let mut counts = Self::default();
        for change in changes.iter() {
            counts.add(change.head.kind);
        }
        counts
    }

    fn add(&mut self, kind: Kind) {
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

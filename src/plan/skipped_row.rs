//! The rows of a file that a plan skips or refuses, and why.

use crate::finding::{FieldId, RowNumber};
use crate::messages::{Message, keyword, message, text, value};
use crate::plan::unique::Owner;
use crate::profile::Profile;

/// A row that changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// The row.
    pub row: RowNumber,
    /// What a person calls the user.
    pub key: Box<str>,
    /// Why.
    pub reason: SkipReason,
}

/// Why a row changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// It was skipped on request.
    Asked,
    /// The user is there, and such users are skipped.
    Exists,
    /// The user is there, and the target does not change users by import; whether that is an assumption.
    Refused(bool),
    /// The user is not there, so that nothing can be deleted.
    NotThere,
    /// The row has errors.
    Failed,
    /// Another row is the same user.
    Twice(RowNumber),
    /// The field, which only the target sets, has a value that it never issued.
    Unknown(FieldId),
    /// The field never changes once it is set.
    Immutable(FieldId),
    /// Only the target sets the field.
    ReadOnly(FieldId),
    /// Another user has the value of the field, or would have it, although only one user can.
    Taken(FieldId, Owner),
}

impl SkipReason {
    /// Whether the row failed, and was not merely skipped.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        match self {
            Self::Asked | Self::Exists | Self::NotThere => false,
            Self::Refused(assumed) => !assumed,
            _ => true,
        }
    }

    /// The rule that says the same of a file, where one does. A row can fail here although that rule was not run.
    #[must_use]
    pub fn rule(&self) -> Option<&'static str> {
        match self {
            Self::Twice(_) | Self::Refused(_) => Some("duplicate-id"),
            Self::Immutable(_) => Some("immutable-change"),
            Self::Unknown(_) | Self::ReadOnly(_) => Some("renamed-id"),
            Self::Taken(..) => Some("id-conflict"),
            Self::Asked | Self::Exists | Self::NotThere | Self::Failed => None,
        }
    }

    /// The field that it is about, if it is about one.
    #[must_use]
    pub fn field(&self) -> Option<FieldId> {
        match self {
            Self::Unknown(field)
            | Self::Immutable(field)
            | Self::ReadOnly(field)
            | Self::Taken(field, _) => Some(*field),
            _ => None,
        }
    }

    /// Why, in words.
    #[must_use]
    pub fn message(&self, profile: &Profile) -> Message {
        let target = text(profile.display_name());
        let name = |field: FieldId| text(profile.fields[field].name.as_str());
        match self {
            Self::Asked => message!("skipped-row-asked"),
            Self::Exists => message!("skipped-row-exists"),
            Self::Refused(assumed) => {
                let assumed = keyword(if *assumed { "yes" } else { "no" });
                message!("skipped-row-refused", target, assumed)
            }
            Self::NotThere => message!("skipped-row-not-there"),
            Self::Failed => message!("skipped-row-failed"),
            Self::Twice(row) => message!("skipped-row-twice", row = row.0),
            Self::Unknown(field) => {
                message!("skipped-row-unknown-id", field = name(*field), target)
            }
            Self::Immutable(field) => message!("skipped-row-immutable", field = name(*field)),
            Self::ReadOnly(field) => {
                message!("skipped-row-read-only", field = name(*field), target)
            }
            Self::Taken(field, Owner::Row(row)) => {
                message!(
                    "skipped-row-taken-by-row",
                    field = name(*field),
                    row = row.0
                )
            }
            Self::Taken(field, Owner::User(user)) => {
                message!(
                    "skipped-row-taken-by-user",
                    field = name(*field),
                    user = value(user.as_ref())
                )
            }
        }
    }
}

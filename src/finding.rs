//! One thing that is wrong, and where.

mod field_id;
mod list;
mod place;
mod texts;
mod unkept;

pub use field_id::FieldId;
pub use list::{Findings, NewFinding};
pub use place::{ColumnIndex, Place, RowNumber};
pub use unkept::Unkept;

use std::fmt;

use crate::messages::Message;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Reported; the row stays valid.
    Warning,
    /// The row, or the file, cannot be imported.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// What a rule found at a place, as [`Findings`] keep it.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'f> {
    /// The name of the rule.
    pub rule: &'static str,
    /// The severity under the profile and the mapping in force.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The field, where it is about one.
    pub field: Option<FieldId>,
    /// The cell or the value, where it is about one.
    pub value: Option<&'f str>,
    /// What is to be said.
    pub message: &'f Message,
    /// What the value should be, perhaps.
    pub suggestion: Option<Suggestion<'f>>,
    /// Rows of the same group, this one among them; at most eleven, so that ten others can be named.
    pub group: &'f [RowNumber],
    /// The rule of the finding in the same row, or about the file, from which this one follows.
    pub consequence_of: Option<&'static str>,
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'f> {
    /// The text.
    pub text: &'f str,
    /// Whether nothing else can have been meant, so that `--fix` may write it.
    pub is_fix: bool,
}

impl<'f> Finding<'f> {
    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What `--fix` writes instead of the value.
    #[must_use]
    pub fn fix(&self) -> Option<&'f str> {
        let suggestion = self.suggestion.filter(|suggestion| suggestion.is_fix);
        suggestion.map(|suggestion| suggestion.text)
    }

    /// The other rows of the group, at most ten.
    pub fn other_rows(&self) -> impl Iterator<Item = RowNumber> + use<'f> {
        let own = self.place.row;
        let group = self.group.iter().copied();
        group.filter(move |row| Some(*row) != own).take(10)
    }
}

//! What a check saw: a message, and what of the place the check itself knows.

use crate::finding::FieldId;
use crate::finding::{ColumnIndex, Place, RowNumber};
use crate::messages::Message;
use crate::user::list::UserId;

/// What a check saw. The engine adds the rule, the severity, and the place as far as the check does not name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What is to be said.
    pub message: Message,
    /// What the value should be, perhaps.
    pub suggestion: Option<Box<str>>,
    /// Whether nothing but the suggestion can have been meant, so that `--fix` may write it.
    pub is_fix: bool,
    /// Whether it rests on our assumption and not on the vendor's documentation: then it is a warning at most.
    pub is_assumed: bool,
    /// Where, if the check knows more of it than the engine: a column, another row.
    pub place: Place,
    /// The field, where the engine does not know it.
    pub field: Option<FieldId>,
    /// The value, where the engine does not know it.
    pub value: Option<Box<str>>,
    /// What it depends on that is known only once all rows were read.
    pub depends_on: Option<Dependency>,
}

/// What an observation about a user depends on that is known only once all rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dependency {
    /// It stands only if no row of the file names this current user by a match key.
    UnlessNamed(UserId),
    /// Its suggestion is a fix only if this row is the only one that names this current user.
    ///
    /// `is_named_here` says that the row names the user by something that is not a match key, such as an id that lost its
    /// zeros; then it counts as one.
    FixIfAlone {
        /// The current user.
        user: UserId,
        /// Whether this row is to be counted.
        is_named_here: bool,
    },
}

impl From<Message> for Observation {
    fn from(message: Message) -> Self {
        Self {
            message,
            suggestion: None,
            is_fix: false,
            is_assumed: false,
            place: Place::default(),
            field: None,
            value: None,
            depends_on: None,
        }
    }
}

impl From<Message> for Option<Observation> {
    fn from(message: Message) -> Self {
        Some(message.into())
    }
}

impl Message {
    /// An observation with a value that was meant, perhaps.
    #[must_use]
    pub fn suggest(self, value: impl Into<Box<str>>) -> Observation {
        Observation::from(self).suggest(value)
    }

    /// An observation with the only value that can have been meant: `--fix` writes it.
    #[must_use]
    pub fn fix(self, value: impl Into<Box<str>>) -> Observation {
        Observation::from(self).fix(value)
    }

    /// An observation that is a warning at most, where `assumed` holds.
    #[must_use]
    pub fn assumed(self, assumed: bool) -> Observation {
        Observation::from(self).assumed(assumed)
    }

    /// An observation about a column.
    #[must_use]
    pub fn at_column(self, column: ColumnIndex) -> Observation {
        Observation::from(self).at_column(column)
    }

    /// An observation about a cell of a field.
    #[must_use]
    pub fn at_cell(self, row: RowNumber, column: ColumnIndex, field: FieldId) -> Observation {
        let mut observation = Observation::from(self).at_column(column);
        observation.place.row = Some(row);
        observation.field = Some(field);
        observation
    }
}

impl Observation {
    /// The same with a value that was meant, perhaps.
    #[must_use]
    pub fn suggest(mut self, value: impl Into<Box<str>>) -> Self {
        self.suggestion = Some(value.into());
        self
    }

    /// The same with the only value that can have been meant: `--fix` writes it.
    #[must_use]
    pub fn fix(mut self, value: impl Into<Box<str>>) -> Self {
        self.suggestion = Some(value.into());
        self.is_fix = true;
        self
    }

    /// The same as a warning at most, where `assumed` holds.
    #[must_use]
    pub fn assumed(mut self, assumed: bool) -> Self {
        self.is_assumed |= assumed;
        self
    }

    /// The same about a column.
    #[must_use]
    pub fn at_column(mut self, column: ColumnIndex) -> Self {
        self.place.column = Some(column);
        self
    }

    /// The same about a row.
    #[must_use]
    pub fn at_row(mut self, row: RowNumber) -> Self {
        self.place.row = Some(row);
        self
    }

    /// The same about a field.
    #[must_use]
    pub fn of_field(mut self, field: FieldId) -> Self {
        self.field = Some(field);
        self
    }

    /// The same about this text.
    #[must_use]
    pub fn of_value(mut self, value: impl Into<Box<str>>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The same, as far as `dependency` allows once all rows were read.
    #[must_use]
    pub fn depending_on(mut self, dependency: Dependency) -> Self {
        self.depends_on = Some(dependency);
        self
    }
}

//! One user: field values and the cells they came from; a keyed list of users; who matches whom.

pub mod links;
pub mod list;
pub mod name;
pub mod name_and_address;
pub mod nearest;
pub mod numeric_ids;
pub mod people;

use crate::finding::{ColumnIndex, FieldId};
use crate::user::list::UserId;

/// A value of a user, as a view into the row that it came from.
#[derive(Debug, Clone, Copy)]
pub struct Value<'r> {
    /// Its text, without spaces around it; empty where there is none.
    pub text: &'r str,
    /// The whole cell as it stands in the file.
    pub cell: &'r str,
    /// Its column; none where it is the same for everyone.
    pub column: Option<ColumnIndex>,
}

/// One user: the values of a row, by field.
#[derive(Debug, Clone, Copy)]
pub struct User<'r> {
    /// All values, those of one field side by side.
    pub(crate) values: &'r [Value<'r>],
    /// Where the values of each field end.
    pub(crate) ends: &'r [usize],
    /// What the match keys say; nothing where there is no current users.
    pub(crate) matches: &'r [Match],
}

/// What the current users say of a match key that a user has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: FieldId,
    /// The user with this key; none where nobody has it.
    pub current: Option<UserId>,
}

impl<'r> User<'r> {
    /// The values of a field; one for each column that fills it.
    #[must_use]
    #[inline]
    pub fn values(&self, field: FieldId) -> &'r [Value<'r>] {
        let start = match field.index() {
            0 => 0,
            index => self.ends[index - 1],
        };
        &self.values[start..self.ends[field.index()]]
    }

    /// Whether a field has a value in any of its columns.
    #[must_use]
    pub fn has(&self, field: FieldId) -> bool {
        self.values(field)
            .iter()
            .any(|value| !value.text.is_empty())
    }

    /// Whether there is a value in each of these columns, which are given by their places in the layout.
    #[must_use]
    #[inline]
    pub fn has_all(&self, columns: &[usize]) -> bool {
        let mut columns = columns.iter();
        columns.all(|column| !self.values[*column].text.is_empty())
    }

    /// What the match keys say that the user has and the current users too, the strongest first.
    #[must_use]
    pub fn matches(&self) -> &'r [Match] {
        self.matches
    }

    /// What a match key says, if the user has it and the current users too.
    #[must_use]
    pub fn match_by(&self, field: FieldId) -> Option<Match> {
        let mut matches = self.matches.iter();
        matches.find(|by| by.field == field).copied()
    }

    /// The current user that this one is: the first match key that finds a user decides.
    #[must_use]
    pub fn held(&self) -> Option<UserId> {
        self.matches.iter().find_map(|by| by.current)
    }

    /// The first value of a field that is not empty.
    #[must_use]
    #[inline]
    pub fn first(&self, field: FieldId) -> Option<&'r Value<'r>> {
        let mut values = self.values(field).iter();
        values.find(|value| !value.text.is_empty())
    }
}

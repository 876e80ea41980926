//! Checks of one record and of one user.

use std::fmt;

use crate::finding::ColumnIndex;
use crate::finding::FieldId;
use crate::rule::Observation;
use crate::source::block::Row;
use crate::user::{User, Value};

type CheckRecord<'a> = Box<dyn Fn(&Row<'_>) -> Option<Observation> + Send + Sync + 'a>;
type FindNonUser<'a> = Box<
    dyn Fn(&Row<'_>, &User<'_>) -> Option<(Option<ColumnIndex>, Observation)> + Send + Sync + 'a,
>;
type CheckUser<'a> =
    Box<dyn Fn(&User<'_>, &mut dyn FnMut(About<'_>, Observation)) + Send + Sync + 'a>;
type Counts<'a> = Box<dyn Fn(&User<'_>) -> bool + Send + Sync + 'a>;
type JudgeCount<'a> = Box<dyn Fn(u64) -> Vec<Observation> + Send + Sync + 'a>;

/// A check of each record.
pub enum RowCheck<'a> {
    /// A check of the record as it stands in the file, rows above the users included.
    Record(CheckRecord<'a>),
    /// Whether the record is not a user at all, by the column that tells. It then has this finding and no other.
    NonUser(FindNonUser<'a>),
}

impl<'a> RowCheck<'a> {
    /// A check of the record as it stands in the file.
    pub fn record(check: impl Fn(&Row<'_>) -> Option<Observation> + Send + Sync + 'a) -> Self {
        Self::Record(Box::new(check))
    }

    /// A check whether the record is not a user.
    pub fn non_user(
        check: impl Fn(&Row<'_>, &User<'_>) -> Option<(Option<ColumnIndex>, Observation)>
        + Send
        + Sync
        + 'a,
    ) -> Self {
        Self::NonUser(Box::new(check))
    }
}

impl fmt::Debug for RowCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Record(_) => "Record",
            Self::NonUser(_) => "NonUser",
        })
    }
}

/// What of a user an observation is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'u> {
    /// The field.
    pub field: FieldId,
    /// The value, where it is about one that is there.
    pub value: Option<&'u Value<'u>>,
}

impl<'u> About<'u> {
    /// A field as such: it has no value, perhaps.
    #[must_use]
    pub fn field(field: FieldId) -> Self {
        Self { field, value: None }
    }

    /// One value of a field.
    #[must_use]
    pub fn value(field: FieldId, value: &'u Value<'u>) -> Self {
        Self {
            field,
            value: Some(value),
        }
    }
}

/// A check of the values of one user together.
pub struct UserCheck<'a>(CheckUser<'a>);

impl<'a> UserCheck<'a> {
    /// A check that reports what it sees of a user.
    pub fn new(
        check: impl Fn(&User<'_>, &mut dyn FnMut(About<'_>, Observation)) + Send + Sync + 'a,
    ) -> Self {
        Self(Box::new(check))
    }

    /// Runs it.
    pub fn run(&self, user: &User<'_>, report: &mut dyn FnMut(About<'_>, Observation)) {
        (self.0)(user, report);
    }
}

impl fmt::Debug for UserCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("UserCheck")
    }
}

/// A count of users of a kind, and what is to be said of the number.
pub struct CountCheck<'a> {
    /// Whether a user counts.
    pub counts: Counts<'a>,
    /// What is to be said of how many do.
    pub judge: JudgeCount<'a>,
}

impl<'a> CountCheck<'a> {
    /// A count of the users for whom `counts` holds.
    pub fn new(
        counts: impl Fn(&User<'_>) -> bool + Send + Sync + 'a,
        judge: impl Fn(u64) -> Vec<Observation> + Send + Sync + 'a,
    ) -> Self {
        Self {
            counts: Box::new(counts),
            judge: Box::new(judge),
        }
    }
}

impl fmt::Debug for CountCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CountCheck")
    }
}

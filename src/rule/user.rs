//! Checks of one record and of one user.

use std::fmt;

use crate::finding::ColumnIndex;
use crate::finding::FieldId;
use crate::finding::RowNumber;
use crate::rule::Observation;
use crate::source::block::Row;
use crate::source::row_flags::RowFlags;
use crate::user::{User, Value};

type CheckRecord<'a> = Box<dyn Fn(&Row<'_>) -> Option<Observation> + Send + Sync + 'a>;
type FindNonUser<'a> = Box<
    dyn Fn(&Row<'_>, &User<'_>) -> Option<(Option<ColumnIndex>, Observation)> + Send + Sync + 'a,
>;
type FindUnfilled<'a> = Box<dyn Fn(&Row<'_>) -> bool + Send + Sync + 'a>;
/// A check of the last rows of a file together.
pub type FindEnding<'a> =
    Box<dyn Fn(&[Row<'_>]) -> Vec<(RowNumber, ColumnIndex, Observation)> + Send + Sync + 'a>;
type CheckUser<'a> =
    Box<dyn Fn(&User<'_>, &mut dyn FnMut(About<'_>, Observation)) + Send + Sync + 'a>;
type Counts<'a> = Box<dyn Fn(&User<'_>) -> bool + Send + Sync + 'a>;
type JudgeCount<'a> = Box<dyn Fn(u64) -> Vec<Observation> + Send + Sync + 'a>;

/// A check of each record, or of those that have one of some flags.
pub enum RowCheck<'a> {
    /// A check of the record as it stands in the file, rows above the users included.
    Record(RowFlags, CheckRecord<'a>),
    /// Whether the record is not a user at all, by the column that tells. It then has this finding and no other.
    NonUser(RowFlags, FindNonUser<'a>),
    /// Whether nobody filled in the record. It is not a user and has no finding: such rows are counted, and a check of the
    /// file says it once.
    Unfilled(FindUnfilled<'a>),
    /// Which of the last rows of the file are not users, where only the rows around them tell. It is given at most
    /// [`ENDING`] rows, empty ones too, and names those that are not users in their order.
    Ending(FindEnding<'a>),
}

/// How many rows at the end of a file are looked at together.
pub const ENDING: usize = 64;

impl<'a> RowCheck<'a> {
    /// A check of the record as it stands in the file.
    pub fn record(check: impl Fn(&Row<'_>) -> Option<Observation> + Send + Sync + 'a) -> Self {
        Self::Record(RowFlags::all(), Box::new(check))
    }

    /// A check whether the record is not a user.
    pub fn non_user(
        check: impl Fn(&Row<'_>, &User<'_>) -> Option<(Option<ColumnIndex>, Observation)>
        + Send
        + Sync
        + 'a,
    ) -> Self {
        Self::NonUser(RowFlags::all(), Box::new(check))
    }

    /// The same check, run only for records that have one of these flags.
    #[must_use]
    pub fn only_if(self, flags: RowFlags) -> Self {
        match self {
            Self::Record(_, check) => Self::Record(flags, check),
            Self::NonUser(_, check) => Self::NonUser(flags, check),
            other => other,
        }
    }

    /// A check whether nobody filled in the record.
    pub fn unfilled(check: impl Fn(&Row<'_>) -> bool + Send + Sync + 'a) -> Self {
        Self::Unfilled(Box::new(check))
    }

    /// A check of the last rows of the file together.
    pub fn ending(
        check: impl Fn(&[Row<'_>]) -> Vec<(RowNumber, ColumnIndex, Observation)> + Send + Sync + 'a,
    ) -> Self {
        Self::Ending(Box::new(check))
    }
}

impl fmt::Debug for RowCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Record(..) => "Record",
            Self::NonUser(..) => "NonUser",
            Self::Unfilled(_) => "Unfilled",
            Self::Ending(_) => "Ending",
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

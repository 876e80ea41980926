//! What is known of a file once all of its rows were read.

use crate::finding::FieldId;
use crate::finding::{ColumnIndex, RowNumber};
use crate::messages::{Message, message};
use crate::rule::{Applicability, Observation};
use crate::source::sheet_metadata::{Area, RangeSet, SheetMetadata, Unavailable};

/// What is known of a file once all of its rows were read.
#[derive(Debug, Clone, Copy)]
pub struct FileSummary<'s> {
    /// How many users it holds.
    pub users: u64,
    /// Columns without a header that hold something.
    pub unnamed_columns: &'s [UnnamedColumn],
    /// Rows that nobody filled in, if there are any.
    pub unfilled: Option<UnfilledRows>,
    /// The sheet, where it is a workbook.
    pub sheet: Option<&'s SheetSummary<'s>>,
}

/// Rows that nobody filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnfilledRows {
    /// The first of them.
    pub first: RowNumber,
    /// The last of them.
    pub last: RowNumber,
    /// How many there are.
    pub rows: u64,
}

impl UnfilledRows {
    /// One such row.
    #[must_use]
    pub fn at(row: RowNumber) -> Self {
        Self {
            first: row,
            last: row,
            rows: 1,
        }
    }

    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            rows: self.rows + other.rows,
        }
    }
}

/// A column without a header that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnnamedColumn {
    /// The column.
    pub column: ColumnIndex,
    /// The first row in which it holds something.
    pub first_row: RowNumber,
    /// In how many rows it does.
    pub rows: u64,
}

/// The sheet of a workbook, once all of its rows were read.
#[derive(Debug, Clone, Copy)]
pub struct SheetSummary<'s> {
    /// What it has beside the text of its cells.
    pub metadata: &'s SheetMetadata,
    /// The rows of users.
    pub users: &'s RangeSet,
    /// Cells of users that are mapped and covered by others.
    pub covered: &'s [CoveredCell],
    /// Merged areas that cover too many such cells to name each, and how many.
    pub crowded: &'s [(Area, u64)],
}

/// A cell that is covered by merged cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredCell {
    /// The merged cells.
    pub area: Area,
    /// Its row.
    pub row: RowNumber,
    /// Its column.
    pub column: ColumnIndex,
    /// The field that it is mapped to.
    pub field: FieldId,
    /// What it holds all the same.
    pub cell: Option<Box<str>>,
    /// What the first of the merged cells holds, where that is the value of a user for the same field.
    pub first: Option<Box<str>>,
}

impl<'s> FileSummary<'s> {
    /// A check of what a workbook has beside its cells. It does not apply to a text.
    pub fn of_sheet(
        &self,
        check: impl FnOnce(&'s SheetSummary<'s>) -> Vec<Observation>,
    ) -> Applicability<Vec<Observation>> {
        let Some(sheet) = self.sheet else {
            return Applicability::NotApplicable;
        };
        match sheet.not_checked() {
            Some(reason) => Applicability::NotChecked(reason),
            None => Applicability::Check(check(sheet)),
        }
    }
}

impl SheetSummary<'_> {
    /// Why what a workbook has beside its cells cannot be checked, if so.
    #[must_use]
    pub fn not_checked(&self) -> Option<Message> {
        Some(match self.metadata.unavailable? {
            Unavailable::Format => message!("not-checked-workbook-format"),
            Unavailable::Damaged => message!("not-checked-workbook-damaged"),
        })
    }
}

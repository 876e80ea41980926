//! The workbook that a table was read from, for who writes it again: which sheets, and where their rows and columns went.

use std::fs::File;
use std::io;

use crate::finding::{ColumnIndex, RowNumber};
use crate::source::header_row::HeaderRow;
use crate::source::input::Input;

/// The workbook that a table was read from.
#[derive(Debug)]
pub struct Original {
    input: Input,
    digest: u128,
    /// The sheets that were read, in the order of their rows in the table.
    sheets: Vec<OriginalSheet>,
}

/// A sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalSheet {
    /// Its number among the worksheets, from 0.
    pub index: usize,
    /// Its headers, and the column of an earlier run.
    pub header_row: HeaderRow,
    /// The last row of the table above its own.
    pub(super) above: u64,
    /// Its last row that is not in the table: that of its headers, but for the first sheet.
    pub(super) headers: u64,
    /// For each column of the table the column of the sheet; none where both are the same.
    pub(super) from: Option<Vec<Option<u32>>>,
}

impl Original {
    pub(super) fn new(input: Input, digest: u128, sheets: Vec<OriginalSheet>) -> Self {
        Self {
            input,
            digest,
            sheets,
        }
    }

    /// The workbook, to be read from its start, once a pass has read the table to its end: until then a thread reads it,
    /// and all handles of a file share one position.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn file(&self) -> io::Result<File> {
        self.input.reopened()
    }

    /// Whether its bytes are still those that were read.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn is_unchanged(&self) -> io::Result<bool> {
        Ok(self.input.fingerprint()? == self.digest)
    }

    /// The sheets that were read, in the order of their rows in the table.
    #[must_use]
    pub fn sheets(&self) -> &[OriginalSheet] {
        &self.sheets
    }

    /// Where a row of the table stands: the place of the sheet in [`Self::sheets`], and its row there.
    #[must_use]
    pub fn row(&self, row: RowNumber) -> Option<(usize, u32)> {
        let sheet = self.sheets.iter().rposition(|sheet| sheet.above < row.0)?;
        let of_sheet = &self.sheets[sheet];
        let number = row.0 - of_sheet.above + of_sheet.headers;
        Some((sheet, u32::try_from(number).ok()?))
    }
}

impl OriginalSheet {
    /// The row of the table that a row of the sheet is; none for one that is not in the table.
    #[must_use]
    pub fn row_of_table(&self, row: u32) -> Option<RowNumber> {
        let below = u64::from(row).checked_sub(self.headers)?;
        (below > 0).then(|| RowNumber(self.above + below))
    }

    /// The column of the sheet that a column of the table was read from.
    #[must_use]
    pub fn column(&self, column: ColumnIndex) -> Option<ColumnIndex> {
        match &self.from {
            None => Some(column),
            Some(from) => from.get(column.index()).copied().flatten().map(ColumnIndex),
        }
    }
}

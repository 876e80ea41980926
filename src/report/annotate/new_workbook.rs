//! The list in a new workbook, with the findings of each row in a last column `errors` and its cells marked.

use std::io::Write;

use crate::finding::{ColumnIndex, RowNumber};
use crate::report::annotate::Annotate;
use crate::report::annotated::Only;
use crate::report::validation::Validation;
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::rewrite::new_workbook::{self, NewRows};
use crate::rewrite::workbook::Mark;
use crate::source::Source;

/// Writes the list as a workbook with its findings, all rows or some.
///
/// # Errors
/// If reading or writing fails, a sheet has no room for the list, or the file has changed since it was checked.
pub fn write(
    source: &Source,
    report: &Validation<'_>,
    only: Option<Only>,
    output: &mut (dyn Write + Send),
) -> Result<(), new_workbook::Error> {
    let labelled = super::labelled_row(report, only);
    let rows = Annotate::from(report, only, labelled, RowNumber(1));
    new_workbook::write(source, report.checked.digest, rows, output)
}

/// Writes the list as a workbook as it is.
///
/// # Errors
/// If reading or writing fails, a sheet has no room for the list, or the file has changed since it was checked.
pub fn plain(
    source: &Source,
    report: &Validation<'_>,
    output: &mut (dyn Write + Send),
) -> Result<(), new_workbook::Error> {
    new_workbook::write(source, report.checked.digest, super::Keep, output)
}

impl NewRows for Annotate<'_> {
    fn next(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        self.edit(row, mark)
    }

    fn marks(&self) -> &[(ColumnIndex, Mark)] {
        &self.cell.marks
    }
}

impl NewRows for super::Keep {
    fn next(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        self.edit(row, mark)
    }

    fn marks(&self) -> &[(ColumnIndex, Mark)] {
        &[]
    }
}

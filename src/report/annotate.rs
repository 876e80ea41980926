//! The list again with the findings of each row in a last column `errors`: as a text, in its own workbook, or in a new one.

mod cell;
pub mod new_workbook;
pub mod patched;

use std::io::Write;
use std::num::NonZeroUsize;

use crate::finding::RowNumber;
use crate::report::annotate::cell::CellWriter;
use crate::report::annotated::Only;
use crate::report::validation::Validation;
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::rewrite::text::{self, Target};
use crate::source::Source;
use crate::source::charset::Charset;
use crate::source::our_column;

/// Writes the list again as a text with its findings. Rows above the headers are kept, and so are the headers.
///
/// # Errors
/// If reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn write(
    source: &Source,
    report: &Validation<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), text::Error> {
    let labelled = labelled_row(report, only);
    let edits = |first| Annotate::from(report, only, labelled, first);
    let digest = report.checked.digest;
    text::copy(source, digest, target(), threads, output, edits)
}

/// Writes the file again as it is; the rows of a workbook become a CSV.
///
/// # Errors
/// If reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn plain(
    source: &Source,
    report: &Validation<'_>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), text::Error> {
    let digest = report.checked.digest;
    text::copy(source, digest, target(), threads, output, |_| Keep)
}

/// What the rows of a workbook are given back in: a double click in Excel reads UTF-8 that starts with a mark.
#[must_use]
pub fn target() -> Target {
    Target {
        charset: Charset::default(),
        bom: true,
    }
}

/// Keeps every row as it is.
struct Keep;

impl EditRows for Keep {
    fn edit(&mut self, _: RowNumber, _: &RowMark) -> Edit<'_> {
        Edit::Keep
    }
}

/// In a list without headers, the first of the rows that are written: by the word in its cell the column is known again.
fn labelled_row(report: &Validation<'_>, only: Option<Only>) -> Option<RowNumber> {
    let first = report.observed.header_row.label_row?;
    let failed = &report.checked.failed;
    let skipped = &report.checked.skipped_on_request;
    let is_in = |rows: &[RowNumber], row: &RowNumber| rows.binary_search(row).is_ok();
    match only {
        None => Some(first),
        Some(Only::Failed) => failed.first().copied(),
        Some(Only::Valid) => {
            // Each of the others takes one number from these.
            let last = first.0 + (failed.len() + skipped.len()) as u64;
            let mut rows = (first.0..=last).map(RowNumber);
            rows.find(|row| !is_in(failed, row) && !is_in(skipped, row))
        }
    }
}

/// Adds our cell to the rows of a block, or leaves rows out.
struct Annotate<'a> {
    report: &'a Validation<'a>,
    only: Option<Only>,
    /// See [`labelled_row`].
    labelled: Option<RowNumber>,
    header: String,
    cell: CellWriter<'a>,
}

impl<'a> Annotate<'a> {
    /// Whether a person wanted the row skipped: it is not to be imported.
    fn is_skipped(&self, row: RowNumber) -> bool {
        let skipped = &self.report.checked.skipped_on_request;
        skipped.binary_search(&row).is_ok()
    }

    /// For the rows from one on.
    fn from(
        report: &'a Validation<'a>,
        only: Option<Only>,
        labelled: Option<RowNumber>,
        first: RowNumber,
    ) -> Self {
        Self {
            report,
            only,
            labelled,
            header: report.observed.header_row.errors_header(),
            cell: CellWriter::new(report, first),
        }
    }
}

impl EditRows for Annotate<'_> {
    fn edit(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        self.cell.marks.clear();
        let observed = self.report.observed;
        let header_row = &observed.header_row;
        if Some(row) == header_row.row {
            // A header that is there stays as it is written: it may be quoted for a reason.
            return match header_row.errors_column {
                Some(_) => Edit::Keep,
                None => Edit::Header(&self.header),
            };
        }
        let is_above = header_row.row.is_some_and(|header| row < header);
        // A column that nothing tells could not be known again.
        let is_nowhere = header_row.row.or(header_row.label_row).is_none();
        if is_above || is_nowhere || (observed.delimiter.sep_line && row == RowNumber(1)) {
            return Edit::Keep;
        }
        let is_listed =
            |rows: &[RowNumber]| self.only.is_some() && rows.binary_search(&row).is_ok();
        let failed = self.cell.write(row) || is_listed(&self.report.checked.failed);
        // Rows that are given back apart from the others say where they are from, and go on to say it.
        match (mark.name(), self.only) {
            (Some(name), _) => self.cell.put_in_front(name),
            (None, Some(Only::Failed)) if failed => {
                self.cell.put_in_front(&observed.row_name(row));
            }
            _ => {}
        }
        if Some(row) == self.labelled {
            self.cell.text = our_column::labelled(&self.cell.text);
        }
        let second_header = row <= header_row.last_row;
        match self.only {
            Some(Only::Failed) if !failed && !second_header => Edit::Drop,
            Some(Only::Valid) if (failed || self.is_skipped(row)) && !second_header => Edit::Drop,
            _ => Edit::Cell(&self.cell.text),
        }
    }
}

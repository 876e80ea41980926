//! What cannot be written into the file that a list comes from, and why.

use crate::finding::{ColumnIndex, RowNumber};
use crate::messages::{Message, message, text};
use crate::review::list::List;
use crate::rewrite::{cell_text, text as rewrite};

/// Whether a cell can be changed at all: in its own workbook a cell with a formula stays as it is.
///
/// # Errors
/// Why it cannot.
pub fn cell(list: &List, row: RowNumber, column: ColumnIndex) -> Result<(), Message> {
    if !list.is_patched {
        return Ok(());
    }
    let source = list.held();
    let metadata = source.metadata();
    if metadata.is_some_and(|metadata| metadata.has_formula(row, column)) {
        return Err(message!("review-formula"));
    }
    let has_column = source.original().is_none_or(|original| {
        let sheet = original.row(row).map(|(sheet, _)| sheet);
        let sheet = sheet.and_then(|sheet| original.sheets().get(sheet));
        sheet.is_some_and(|sheet| sheet.column(column).is_some())
    });
    if has_column {
        Ok(())
    } else {
        Err(message!("review-no-such-column"))
    }
}

/// Whether a text can be written: an encoding does not have every character, and a cell of a workbook has an end.
///
/// # Errors
/// Why it cannot.
pub fn text_of_cell(list: &List, written: &str) -> Result<(), Message> {
    let source = list.held();
    if !rewrite::can_hold(source, written) {
        let encoding = text(source.observed.encoding.name());
        return Err(message!("review-not-in-encoding", encoding));
    }
    if list.is_patched && !cell_text::fits(written) {
        let most = cell_text::MOST_TEXT as u64;
        return Err(message!("review-too-long", most));
    }
    Ok(())
}

/// Whether a user can be skipped: the row becomes empty in its own workbook, which a formula in it prevents.
///
/// # Errors
/// Why not.
pub fn skip(list: &List, row: RowNumber) -> Result<(), Message> {
    let source = list.held();
    let has_formula = source.metadata().is_some_and(|metadata| {
        let mut columns = metadata.columns_with_formulas();
        columns.any(|column| metadata.has_formula(row, column))
    });
    if !(list.is_patched && has_formula) {
        return Ok(());
    }
    Err(message!("review-formula-in-row"))
}

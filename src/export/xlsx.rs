//! The table as a workbook in which every cell is text, so that no zero and no plus sign is lost.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::export::sheet::Sheet;
use crate::source::temporary;

/// The most users that a sheet has room for below the headers.
pub(super) const MOST_USERS: usize = 1_048_575;

/// The name of the sheet.
const SHEET: &str = "Users";

/// Writes the headers and the users, row by row: no more than one is in memory.
pub(super) fn write(sheet: &Sheet<'_>, output: &mut (dyn Write + Send)) -> io::Result<()> {
    let write = || workbook(sheet).and_then(|mut workbook| workbook.save_to_writer(output));
    temporary::catch_full(write)?.map_err(io_error)
}

fn workbook(sheet: &Sheet<'_>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // The same users give the same bytes, whatever day it is.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold();
    let table = workbook.add_worksheet_with_constant_memory()?;
    table.set_name(SHEET)?;
    table.set_freeze_panes(1, 0)?;
    for (number, column) in (0..).zip(&sheet.columns) {
        // What a person types below the last user stays as it is typed too.
        table.set_column_format(number, &text)?;
        table.set_column_width(number, width(&column.header))?;
    }
    for (number, column) in (0..).zip(&sheet.columns) {
        table.write_string_with_format(0, number, &column.header, &bold)?;
    }
    let mut cell = String::new();
    for (row, user) in (1..).zip(&sheet.users) {
        for (number, column) in (0..).zip(&sheet.columns) {
            column.write(sheet.list, *user, &mut cell);
            if !cell.is_empty() {
                table.write_string_with_format(row, number, &cell, &text)?;
            }
        }
    }
    Ok(workbook)
}

/// In characters: enough for the header and most values.
fn width(header: &str) -> f64 {
    let letters = u16::try_from(header.chars().count()).unwrap_or(u16::MAX);
    f64::from(letters.clamp(14, 40) + 4)
}

fn io_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::TempFileError(_, error) => temporary::of_folder(error),
        error => io::Error::other(error),
    }
}

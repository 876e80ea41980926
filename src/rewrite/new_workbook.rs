//! The rows of a list as a new workbook: text in every cell, the headers frozen, a filter, and cells marked.

use std::io::{self, Write};

use rust_xlsxwriter::{
    ConditionalFormatFormula, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError,
};

use crate::finding::{ColumnIndex, RowNumber};
use crate::rewrite::cell_text::{self, MOST_TEXT};
use crate::rewrite::edit::{Edit, RowMark};
use crate::rewrite::workbook::{Mark, Marks};
use crate::source::block::{Block, Row};
use crate::source::excel::LAST_COLUMN;
use crate::source::header_row::HeaderRow;
use crate::source::{self, Source, temporary};

/// The most rows that a sheet has.
/// The most rows of a sheet.
pub const MOST_ROWS: u32 = 1_048_576;

/// How many ranges one conditional format has at most.
const MOST_RANGES: usize = 1000;

/// How wide our column is, in characters.
const WIDTH: u16 = 70;

/// The name of the sheet, where the list has none.
const SHEET: &str = "Users";

/// Says what happens to the rows of a list, which are asked for in order.
pub trait NewRows {
    /// What happens to a row, of which an earlier run says `mark`.
    fn next(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_>;

    /// How cells of the row that was asked for last are marked.
    fn marks(&self) -> &[(ColumnIndex, Mark)];
}

/// Why a list cannot be written as a workbook.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file is not the one that was checked.
    #[error("it changed while it was read")]
    Changed,
    /// A sheet has fewer rows than the list.
    #[error("it has more than {MOST_ROWS} rows, the most that a sheet has")]
    TooManyRows,
    /// A sheet has fewer columns than the list.
    #[error("row {row} has more than 16384 cells, the most that a sheet has")]
    TooManyColumns {
        /// The row.
        row: u64,
    },
    /// A cell of a workbook holds less.
    #[error(
        "cell {column}{row} has more than {MOST_TEXT} characters, the most that a cell of a workbook holds"
    )]
    TooLong {
        /// The column.
        column: ColumnIndex,
        /// The row.
        row: u64,
    },
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::Io(match error {
            XlsxError::IoError(error) => error,
            XlsxError::TempFileError(_, error) => temporary::of_folder(error),
            error => io::Error::other(error),
        })
    }
}

/// Writes a list as a workbook. `digest` is the hash of what was checked. No more than a block of rows is in memory, and
/// which cells are marked.
///
/// # Errors
/// When reading or writing fails, a sheet has no room for the list, or the file has changed.
pub fn write(
    source: &Source,
    digest: u128,
    rows: impl NewRows,
    output: &mut (dyn Write + Send),
) -> Result<(), Error> {
    temporary::catch_full(|| write_workbook(source, digest, rows, output))?
}

fn write_workbook(
    source: &Source,
    digest: u128,
    rows: impl NewRows,
    output: &mut (dyn Write + Send),
) -> Result<(), Error> {
    let mut workbook = Workbook::new();
    // The same list gives the same bytes, whatever day it is.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(sheet_name(source))?;
    let text = Format::new().set_num_format("@");
    let list = List {
        source,
        rows,
        bold: text.clone().set_bold(),
        text,
        place: width(source)?,
        row: 0,
        marks: Marks::default(),
        has_column: false,
        header_at: None,
        header: source.observed.header_row.errors_header(),
    };
    list.write(sheet, digest)?;
    workbook.save_to_writer(output)?;
    Ok(())
}

/// How many cells the longest row of the list has, without the one of an earlier run at its end: our column stands right of
/// them.
fn width(source: &Source) -> Result<u32, Error> {
    let header_row = &source.observed.header_row;
    let mut width = header_row.width();
    let mut block = Block::default();
    let mut reader = source.read_records()?;
    while reader.read_block(&mut block)? {
        for record in 0..block.len() {
            let cells = block.width(record);
            let ours = header_row.our_cell_among(cells);
            let ends_with_ours = ours.is_some_and(|ours| ours.index() + 1 == cells);
            width = width.max((cells - usize::from(ends_with_ours)) as u32);
        }
    }
    if width > LAST_COLUMN {
        return Err(Error::TooManyColumns { row: 1 });
    }
    Ok(width)
}

/// The text on the tab: that of the sheet the list comes from, if a sheet can be called so.
fn sheet_name(source: &Source) -> &str {
    let source::Format::Workbook { sheet, .. } = &source.observed.format else {
        return SHEET;
    };
    let is_allowed = !sheet.trim().is_empty()
        && sheet.chars().count() <= 31
        && !sheet.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !sheet.starts_with('\'')
        && !sheet.ends_with('\'')
        && !sheet.eq_ignore_ascii_case("history");
    if is_allowed { sheet } else { SHEET }
}

/// A list that is written.
struct List<'s, R> {
    source: &'s Source,
    rows: R,
    text: Format,
    bold: Format,
    /// Where our column stands.
    place: u32,
    /// The row of the sheet that comes next, from 0.
    row: u32,
    marks: Marks,
    /// Whether a row has a cell of our column.
    has_column: bool,
    /// The last row of headers in the sheet, from 0.
    header_at: Option<u32>,
    /// The header of our column.
    header: String,
}

impl<R: NewRows> List<'_, R> {
    fn write(mut self, sheet: &mut Worksheet, digest: u128) -> Result<(), Error> {
        let header_row = &self.source.observed.header_row;
        for (number, header) in (0_u16..).zip(&header_row.headers) {
            if Some(ColumnIndex(number.into())) != header_row.errors_column {
                sheet.set_column_format(number, &self.text)?;
                sheet.set_column_width(number, characters(header))?;
            }
        }
        let mut reader = self.source.read()?;
        let mut block = Block::default();
        while reader.read_block(&mut block)? {
            for row in block.rows().iter() {
                self.write_row(sheet, row)?;
            }
        }
        if self.source.digest(&reader) != digest {
            return Err(Error::Changed);
        }
        self.finish(sheet)
    }
}

impl<R: NewRows> List<'_, R> {
    fn write_row(&mut self, sheet: &mut Worksheet, row: Row<'_>) -> Result<(), Error> {
        let observed = &self.source.observed;
        let header_row = &observed.header_row;
        let is_header = header_row.row == Some(row.number);
        let own = header_row.own_cells(&row);
        let mut ours = None;
        match self.rows.next(row.number, &mark(header_row, &row)) {
            Edit::Drop => return Ok(()),
            // Which delimiter a text has means nothing here.
            _ if observed.delimiter.sep_line && row.number == RowNumber(1) => {}
            Edit::Row(cells) => {
                let cells = (0..).map(ColumnIndex).zip(cells.iter().map(|cell| &**cell));
                put(sheet, self.row, cells, &self.text)?;
            }
            Edit::Replace {
                cells: replaced, ..
            } => {
                let cells = own.map(|(column, cell)| {
                    let found = replaced.iter().find(|(other, _)| *other == column);
                    (column, found.map_or(cell, |(_, text)| &**text))
                });
                // A row may be too short for a cell that it gets.
                let end = ColumnIndex(row.len() as u32);
                let missing = replaced.iter().filter(|(column, _)| *column >= end);
                let missing = missing.map(|(column, text)| (*column, &**text));
                put(sheet, self.row, cells.chain(missing), &self.text)?;
            }
            edit => {
                ours = match edit {
                    Edit::Cell(text) | Edit::Header(text) => Some(text),
                    _ if is_header => header_row.errors_column.map(|_| &*self.header),
                    _ => None,
                };
                let format = if is_header { &self.bold } else { &self.text };
                put(sheet, self.row, own, format)?;
                if let Some(text) = ours.filter(|text| !text.is_empty()) {
                    let place = self.place as u16;
                    let text = cell_text::cut(text);
                    sheet.write_string_with_format(self.row, place, &*text, format)?;
                }
            }
        }
        self.has_column |= ours.is_some();
        for (column, mark) in self.rows.marks() {
            self.marks.add(*mark, self.row + 1, *column);
        }
        if row.number <= header_row.last_row && header_row.row.is_some() {
            self.header_at = Some(self.row);
        }
        self.row += 1;
        if self.row > MOST_ROWS {
            return Err(Error::TooManyRows);
        }
        Ok(())
    }

    fn finish(self, sheet: &mut Worksheet) -> Result<(), Error> {
        let mut last = self.place.saturating_sub(1) as u16;
        if self.has_column {
            last = self.place as u16;
            sheet.set_column_width(last, WIDTH)?;
        }
        if let Some(header) = self.header_at {
            sheet.set_freeze_panes(header + 1, 0)?;
            sheet.autofilter(header, 0, header.max(self.row.saturating_sub(1)), last)?;
        }
        for mark in Mark::ALL {
            let (text, fill) = mark.colours();
            let format = Format::new()
                .set_font_color(text)
                .set_background_color(fill);
            let ranges: Vec<_> = self.marks.ranges(mark).collect();
            for ranges in ranges.chunks(MOST_RANGES) {
                let all: Vec<String> = ranges
                    .iter()
                    .map(|(column, first, last)| {
                        let column = ColumnIndex(*column);
                        format!("{column}{first}:{column}{last}")
                    })
                    .collect();
                let rule = ConditionalFormatFormula::new()
                    .set_rule(mark.formula())
                    .set_multi_range(all.join(" "))
                    .set_format(&format);
                let (column, first, last) = ranges[0];
                let column = column as u16;
                sheet.add_conditional_format(first - 1, column, last - 1, column, &rule)?;
            }
        }
        Ok(())
    }
}

/// Writes the cells of a row.
fn put<'c>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (ColumnIndex, &'c str)>,
    format: &Format,
) -> Result<(), Error> {
    for (column, text) in cells.filter(|(_, text)| !text.is_empty()) {
        if !cell_text::fits(text) {
            let row = u64::from(row) + 1;
            return Err(Error::TooLong { column, row });
        }
        // How many columns there are was looked at before.
        sheet.write_string_with_format(row, column.0 as u16, text, format)?;
    }
    Ok(())
}

/// What an earlier run says of a row.
fn mark(header_row: &HeaderRow, row: &Row<'_>) -> RowMark {
    let ours = header_row.our_cell(row);
    ours.map_or(RowMark::default(), |column| {
        RowMark::read(row.cell(column).as_bytes())
    })
}

/// How wide a column is, in characters: enough for the header and most values.
fn characters(header: &str) -> u16 {
    let letters = u16::try_from(header.chars().count()).unwrap_or(u16::MAX);
    letters.clamp(14, 40) + 4
}

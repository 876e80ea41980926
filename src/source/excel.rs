//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) become rows of text, as a person sees them.

mod cell_text;
mod container;
mod date;
mod error;
mod format;
mod number;
mod ods;
mod ods_cell;
mod office_parts;
mod ole;
mod package;
pub(in crate::source) mod panic_guard;
mod pieces;
mod records;
mod row;
mod shared_file;
mod shared_strings;
mod xls;
mod xls_globals;
mod xls_texts;
mod xlsb;
mod xlsb_parts;
pub mod xlsx;
pub mod xml;
mod xml_limits;
pub mod xml_text;

use std::fmt;
use std::fs::File;
use std::ops::ControlFlow;

pub use error::{Error, Format};
pub use row::RowText;

use crate::source::sheet_metadata::{SheetMetadata, Unavailable};

/// The last row and the last column of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// The last column of a sheet, counted from 0.
pub const LAST_COLUMN: u32 = 16_383;

/// What is called for each row: its number as the sheet counts it, and its text.
type EachRow<'a> = &'a mut dyn FnMut(u32, &RowText) -> ControlFlow<()>;

/// Whether a person who opens the workbook sees the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// It has a tab.
    Visible,
    /// It can be shown with a click.
    Hidden,
    /// Only a macro can show it.
    VeryHidden,
}

/// A worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The text on its tab.
    pub name: String,
    /// Whether it has one.
    pub visibility: Visibility,
}

/// An opened workbook.
pub struct Workbook {
    format: Format,
    sheets: Vec<Sheet>,
    book: Book,
}

enum Book {
    Xlsx(Box<xlsx::XlsxBook>),
    Xlsb(Box<xlsb::XlsbBook>),
    Xls(Box<xls::XlsBook>),
    Ods(Box<ods::OdsBook>),
}

impl Workbook {
    /// Opens a workbook, by its content; the file must be seekable.
    ///
    /// # Errors
    ///
    /// When the file is not a workbook, is encrypted, damaged, or built to exhaust its reader.
    pub fn open(file: File) -> Result<Self, Error> {
        let (format, sheets, book) = container::open(&shared_file::SharedFile::new(file))?;
        Ok(Self {
            format,
            sheets,
            book,
        })
    }

    /// The kind of workbook.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The worksheets, in the order of their tabs.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Calls `each` for every row that has a non-empty cell, in order, until it breaks.
    ///
    /// # Errors
    ///
    /// When the sheet cannot be read to its end; the rows given before are then to be discarded.
    pub fn rows(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(u32, &RowText) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let wanted = wanted(&self.sheets, sheet)?;
        match &mut self.book {
            Book::Xlsx(book) => book.rows(sheet, wanted, each).map(|_| ()),
            Book::Xlsb(book) => book.rows(sheet, wanted, each),
            Book::Xls(book) => book.rows(sheet, wanted, each),
            Book::Ods(book) => book.rows(sheet, wanted, each).map(|_| ()),
        }
    }

    /// The same, and what the sheet has beside the text of its cells.
    ///
    /// # Errors
    ///
    /// When the sheet cannot be read to its end.
    pub fn rows_and_metadata(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(u32, &RowText) -> ControlFlow<()>,
    ) -> Result<SheetMetadata, Error> {
        let wanted = wanted(&self.sheets, sheet)?;
        match &mut self.book {
            Book::Xlsx(book) => book.rows(sheet, wanted, each),
            Book::Ods(book) => book.rows(sheet, wanted, each),
            Book::Xlsb(_) | Book::Xls(_) => self
                .rows(sheet, each)
                .map(|()| SheetMetadata::unavailable(Unavailable::Format)),
        }
    }
}

impl fmt::Debug for Workbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook")
            .field("format", &self.format)
            .field("sheets", &self.sheets)
            .finish_non_exhaustive()
    }
}

fn wanted(sheets: &[Sheet], number: usize) -> Result<&Sheet, Error> {
    sheets.get(number).ok_or(Error::NoSuchSheet {
        number: number + 1,
        count: sheets.len(),
    })
}

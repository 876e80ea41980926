//! What is known of a file before its rows are read.

use crate::finding::RowNumber;
use crate::source::block::Row;
use crate::source::dialect::Delimiter;
use crate::source::encoding::{Encoding, Rival};
use crate::source::excel;
use crate::source::header_row::HeaderRow;
use crate::source::sheets::{StackedSheet, UnreadSheet};

/// What was observed about a file.
#[derive(Debug, Clone)]
pub struct Observed {
    /// What kind of table it is.
    pub format: Format,
    /// The encoding of a text.
    pub encoding: Encoding,
    /// Another encoding that the text may well have.
    pub rival: Option<Rival>,
    /// The delimiter of a text.
    pub delimiter: Delimiter,
    /// The headers and where they stand.
    pub header_row: HeaderRow,
}

/// What kind of table a file is.
#[derive(Debug, Clone)]
pub enum Format {
    /// Text with a delimiter.
    Csv,
    /// A sheet of a workbook.
    Workbook {
        /// The format of the workbook.
        format: excel::Format,
        /// The sheet that was read; the first, where several were.
        sheet: String,
        /// Further sheets that were read, whose rows stand below those of the first.
        below: Vec<StackedSheet>,
        /// Other sheets that were not read, and whether a person sees them.
        others: Vec<excel::Sheet>,
        /// Those of them that a person sees and that hold users under the same headers.
        unread: Vec<UnreadSheet>,
    },
}

impl Format {
    /// `csv`, `xlsx`, …
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Csv => "csv".into(),
            Self::Workbook { format, .. } => format.to_string(),
        }
    }

    /// Whether it is a workbook.
    #[must_use]
    pub fn is_workbook(&self) -> bool {
        matches!(self, Self::Workbook { .. })
    }
}

impl Observed {
    /// The sheets that were not read, although they hold users under the same headers.
    #[must_use]
    pub fn unread_sheets(&self) -> &[UnreadSheet] {
        match &self.format {
            Format::Csv => &[],
            Format::Workbook { unread, .. } => unread,
        }
    }

    /// Whether several sheets were read as one table.
    #[must_use]
    pub fn has_several_sheets(&self) -> bool {
        matches!(&self.format, Format::Workbook { below, .. } if !below.is_empty())
    }

    /// What a person calls a row: its number, and its sheet where several were read: `7 (Hamburg)`.
    #[must_use]
    pub fn row_name(&self, row: RowNumber) -> String {
        match self.row_in_sheet(row) {
            Some((sheet, row)) => format!("{row} ({sheet})"),
            None => row.to_string(),
        }
    }

    /// The sheet that a row stands in and its number there, where several sheets were read as one table.
    #[must_use]
    pub fn row_in_sheet(&self, row: RowNumber) -> Option<(&str, RowNumber)> {
        let Format::Workbook { sheet, below, .. } = &self.format else {
            return None;
        };
        if below.is_empty() {
            return None;
        }
        let of_sheet = |one: &'_ StackedSheet| one.row(row);
        let found = below
            .iter()
            .rev()
            .find_map(|one| Some((one, of_sheet(one)?)));
        Some(found.map_or((sheet.as_str(), row), |(one, row)| (one.name.as_str(), row)))
    }

    /// Whether a row stands above the users: a title, a header, or the line that names the delimiter.
    #[must_use]
    pub fn is_above_users(&self, row: RowNumber) -> bool {
        row <= self.header_row.last_row || self.delimiter.sep_line && row == RowNumber(1)
    }

    /// Whether nothing stands in a row but what an earlier run said of it.
    #[must_use]
    pub fn is_blank(&self, row: &Row<'_>) -> bool {
        row.is_blank()
            || self.header_row.errors_column.is_some()
                && (self.header_row.own_cells(row)).all(|(_, cell)| cell.trim().is_empty())
    }

    /// Whether letters of a row could not be read, other than in what an earlier run said of it, which is written anew.
    #[must_use]
    pub fn is_damaged(&self, row: &Row<'_>) -> bool {
        let is_lost = |(_, cell): (_, &str)| cell.contains(char::REPLACEMENT_CHARACTER);
        row.is_damaged() && self.header_row.own_cells(row).any(is_lost)
    }

    /// Whether a physical line means anything: only in a text.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        !self.format.is_workbook()
    }
}

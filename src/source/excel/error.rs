//! What can be wrong with a workbook, and what to do about it.

use std::fmt;
use std::io;

/// The kind of workbook, as its content tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML.
    Xlsx,
    /// Office Open XML with macros.
    Xlsm,
    /// Office Open package with binary parts.
    Xlsb,
    /// The binary format of Excel 5 to 2003.
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Xlsx => "xlsx",
            Self::Xlsm => "xlsm",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
        })
    }
}

/// Why a workbook, or a sheet of it, cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be read at all.
    #[error("the workbook cannot be read: {0}")]
    Io(#[source] io::Error),
    /// The workbook is encrypted.
    #[error("the workbook is password-protected")]
    Encrypted {
        /// Whether it is an `OpenDocument` file, whose password is removed elsewhere.
        open_document: bool,
    },
    /// The container is sound, and holds something other than a workbook.
    #[error("the file is not a workbook but {found}")]
    NotAWorkbook {
        /// What it is, with its article: `a Word document`.
        found: String,
        /// Whether unpacking it may help.
        archive: bool,
    },
    /// The workbook breaks the rules of its format.
    #[error("the workbook is damaged in {place}: {detail}")]
    Damaged {
        /// The part or sheet, with backticks around its name.
        place: String,
        /// What is wrong there.
        detail: String,
    },
    /// The workbook would need more memory or time than any list of people does.
    #[error("the workbook is too large: {place} {detail}")]
    TooLarge {
        /// The part or sheet, with backticks around its name.
        place: String,
        /// What exceeds which limit.
        detail: String,
    },
    /// The workbook is built as only an attack on its reader is.
    #[error("the workbook is refused: {place} {detail}")]
    Unsafe {
        /// The part, with backticks around its name.
        place: String,
        /// What it does.
        detail: String,
    },
    /// The rows of the sheet are not in ascending order.
    #[error("row {row} of sheet `{sheet}` comes after row {after} in the file")]
    OutOfOrder {
        /// The name of the sheet.
        sheet: String,
        /// The row as the sheet numbers it.
        row: u32,
        /// The row that was read before it.
        after: u32,
    },
    /// The workbook has no sheet with this index.
    #[error("the workbook has {count} sheets, there is no sheet {number}")]
    NoSuchSheet {
        /// The sheet asked for, counted from 1.
        number: usize,
        /// How many worksheets there are.
        count: usize,
    },
}

impl Error {
    /// What to do next, where something can be done.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Io(_) | Self::NoSuchSheet { .. } => return None,
            Self::Encrypted {
                open_document: false,
            } => {
                "open it in Excel, remove the password under File > Info > Protect Workbook > \
                 Encrypt with Password, and save it"
            }
            Self::Encrypted {
                open_document: true,
            } => {
                "open it in LibreOffice, choose File > Save As, untick `Save with password`, and \
                 save it"
            }
            Self::NotAWorkbook { archive: true, .. } => {
                "unzip it first and name the file with the users"
            }
            Self::NotAWorkbook { archive: false, .. } => {
                "save the list of users as a workbook (.xlsx) or as CSV"
            }
            Self::Damaged { .. } => {
                "open it in Excel, which may be able to repair it, and save it as a new workbook; \
                 if it was downloaded or mailed, get it once more"
            }
            Self::Unsafe { .. } => {
                "no common program writes such a file; if its source is trusted, open it in Excel \
                 and save it as a new workbook"
            }
            Self::TooLarge { .. } => {
                "copy the rows with the users into a new workbook, or save them as CSV"
            }
            Self::OutOfOrder { .. } => "open it in Excel and save it, which puts the rows in order",
        };
        Some(hint.to_owned())
    }

    pub(super) fn damaged(place: impl Into<String>, detail: impl fmt::Display) -> Self {
        Self::Damaged {
            place: place.into(),
            detail: detail.to_string(),
        }
    }

    pub(in crate::source) fn too_large(
        place: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self::TooLarge {
            place: place.into(),
            detail: detail.into(),
        }
    }

    pub(super) fn refused(place: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::Unsafe {
            place: place.into(),
            detail: detail.into(),
        }
    }
}

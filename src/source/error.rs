//! Why a file cannot be read as a table, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::finding::RowNumber;
use crate::source::reader::TooManyRows;
use crate::source::{excel, temporary};

/// How many columns a list can have: as many as a sheet of Excel.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// Why a file cannot be read as a table.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or the system does not let us.
    #[error("cannot read `{path}`: {source}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What had to be kept for a later pass could not be.
    #[error(transparent)]
    Temporary(#[from] temporary::Error),
    /// It has no bytes, or nothing but a byte order mark, spaces and zeros.
    #[error("`{path}` is empty", path = .path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// It is something else.
    #[error("`{path}` is {what}, not a CSV or Excel file", path = .path.display())]
    NoTable {
        /// The file.
        path: PathBuf,
        /// What it is, with an article.
        what: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// It is a workbook, or is named as one, that cannot be read.
    #[error("cannot read `{path}`: {source}", path = .path.display())]
    Workbook {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: excel::Error,
    },
    /// It has no sheet of that name.
    #[error("`{path}` has no sheet `{sheet}`", path = .path.display())]
    UnknownSheet {
        /// The file.
        path: PathBuf,
        /// The sheet that was asked for.
        sheet: String,
        /// The sheets that a person sees in it.
        sheets: Vec<String>,
    },
    /// The row that a person named for the headers is empty, or below the last one.
    #[error("`{path}` has no headers in row {row}", path = .path.display())]
    NoHeadersInRow {
        /// The file.
        path: PathBuf,
        /// The row.
        row: RowNumber,
    },
    /// It has more columns than a sheet of Excel can have.
    #[error(
        "`{path}` has {columns} columns, and a list has at most {MOST_COLUMNS}, as a sheet of Excel",
        path = .path.display()
    )]
    TooManyColumns {
        /// The file.
        path: PathBuf,
        /// How many columns its headers have, as far as the file was looked at.
        columns: usize,
    },
    /// It has more rows than any list of people.
    #[error("`{path}` has more than 20,000,000 rows, and no list of people is read beyond that", path = .path.display())]
    TooManyRows {
        /// The file.
        path: PathBuf,
    },
    /// Several sheets were asked for, and one of them has other headers than the first.
    #[error("the sheet `{sheet}` of `{path}` has other headers than the first one", path = .path.display())]
    OtherHeaders {
        /// The file.
        path: PathBuf,
        /// The sheet.
        sheet: String,
    },
    /// A person who opens it sees no sheet at all.
    #[error("all sheets of `{path}` are hidden", path = .path.display())]
    NothingVisible {
        /// The file.
        path: PathBuf,
        /// The sheets that are hidden.
        hidden: Vec<String>,
    },
    /// A sheet was asked for, and the file is a text.
    #[error("`{path}` is a CSV and has no sheets", path = .path.display())]
    NoSheets {
        /// The file.
        path: PathBuf,
    },
    /// Nobody knows that encoding.
    #[error("unknown encoding `{name}`")]
    UnknownEncoding {
        /// What was asked for.
        name: String,
    },
    /// The bytes were not the same when they were read again.
    #[error("`{path}` changed while it was read", path = .path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
}

impl Error {
    /// The error for a file that could not be read, or kept while it was read.
    #[must_use]
    pub fn unreadable(path: &Path, error: io::Error) -> Self {
        let error = match error.downcast::<temporary::Error>() {
            Ok(error) => return Self::Temporary(error),
            Err(error) => error,
        };
        let path = path.to_owned();
        match error.downcast::<TooManyRows>() {
            Ok(TooManyRows) => Self::TooManyRows { path },
            Err(source) => Self::Unreadable { path, source },
        }
    }

    /// Whether the command is wrong and not the file.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::UnknownSheet { .. }
                | Self::OtherHeaders { .. }
                | Self::NoSheets { .. }
                | Self::NoHeadersInRow { .. }
                | Self::UnknownEncoding { .. }
        )
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Unreadable { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "check the path; `-` reads standard input".into()
            }
            Self::Unreadable { .. } => "check the path and its permissions".into(),
            Self::Temporary(error) => error.hint(),
            Self::Empty { .. } => "the file has no content: export the list again".into(),
            Self::NoTable { help, .. } => (*help).into(),
            Self::Workbook { source, .. } => return source.hint(),
            Self::UnknownSheet { sheet, sheets, .. } => {
                let close = crate::values::similarity::did_you_mean(sheet, sheets.iter().map(String::as_str));
                let meant = close.map(|close| format!("did you mean `--sheet \"{close}\"`? "));
                format!("{}its sheets are {}", meant.unwrap_or_default(), backticked(sheets))
            }
            Self::NoHeadersInRow { .. } => {
                "leave `--header-row` out to have the headers looked for, or give the number that the spreadsheet shows beside them"
                    .into()
            }
            Self::TooManyColumns { .. } => {
                "if they are not columns, `--delimiter` says what separates them, and `--header-row` where the headers are".into()
            }
            Self::TooManyRows { .. } => "split the list, each part with its headers, and check the parts".into(),
            Self::OtherHeaders { .. } => {
                "sheets are read together only if they have the same headers; check this one by itself".into()
            }
            Self::NothingVisible { hidden, .. } if hidden.is_empty() => {
                "put the list on a visible sheet and save the workbook again".into()
            }
            Self::NothingVisible { hidden, .. } => format!(
                "a hidden sheet is only read with `--sheet`: {}",
                backticked(hidden)
            ),
            Self::NoSheets { .. } => "leave `--sheet` out".into(),
            Self::UnknownEncoding { .. } => {
                "common ones are `utf-8`, `utf-16le`, `windows-1252`, `windows-1250`, `iso-8859-15`, `macintosh`, `cp850`, `shift_jis`".into()
            }
            Self::Changed { .. } => "run the command again when nothing writes to the file".into(),
        })
    }
}

fn backticked(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

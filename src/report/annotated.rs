//! What became of the file that was to be written again, in words.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::finding::ColumnIndex;
use crate::messages::{Language, Message, count, in_full, message, text};
use crate::rewrite::cell_text::MOST_TEXT;
use crate::rewrite::new_workbook::MOST_ROWS;
use crate::rewrite::workbook::Patched;

/// Which rows are given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Those with an error
    Failed,
    /// The others
    Valid,
}

/// What became of the file that was to be written again.
#[derive(Debug)]
pub enum Annotated {
    /// It is there, with all rows or only some of them.
    Written(PathBuf, Option<Only>, Patched),
    /// It is there, and so many cells in it are fixed.
    Fixed(PathBuf, usize, Patched),
    /// It is not.
    NotWritten(NotAnnotated),
}

/// Why a file was not written again.
#[derive(Debug, thiserror::Error)]
pub enum NotAnnotated {
    /// The file as a whole has an error, so that there are no valid rows.
    #[error("no row can be imported while the file as a whole has an error: {message} [{rule}]")]
    InvalidFile {
        /// What is wrong.
        message: String,
        /// The rule that found it.
        rule: &'static str,
    },
    /// Its bytes would not come back the same.
    #[error("its {encoding} text cannot be written back without changes")]
    Lossy {
        /// The encoding.
        encoding: String,
    },
    /// A workbook has no room for it.
    #[error("{}", .0.message().text(Language::English, &in_full))]
    NoRoom(NoRoom),
    /// Some of its findings were counted and not kept.
    #[error("it has more findings than are kept: `--max-findings` keeps more")]
    TooManyFindings,
    /// Where its rows end is not known.
    #[error("a quote never closes, so its rows cannot be told apart")]
    UnclosedQuote,
}

/// What a workbook has no room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoom {
    /// One more column.
    Column,
    /// The rows.
    Rows,
    /// The cells of this row.
    Cells {
        /// The row.
        row: u64,
    },
    /// The text of this cell.
    Text {
        /// Its column.
        column: ColumnIndex,
        /// Its row.
        row: u64,
    },
}

impl NoRoom {
    fn message(self) -> Message {
        match self {
            Self::Column => message!("report-wrote-nothing-no-column"),
            Self::Rows => {
                let most = count(MOST_ROWS.into());
                message!("report-wrote-nothing-too-many-rows", most)
            }
            Self::Cells { row } => message!("report-wrote-nothing-too-many-cells", row),
            Self::Text { column, row } => message!(
                "report-wrote-nothing-too-long",
                cell = text(format!("{column}{row}")),
                most = count(MOST_TEXT as u64)
            ),
        }
    }
}

impl NotAnnotated {
    /// Why, for the report.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::InvalidFile { message, rule } => message!(
                "report-wrote-nothing-invalid-file",
                message = text(message.as_str()),
                rule = text(*rule)
            ),
            Self::Lossy { encoding } => {
                let encoding = text(encoding.as_str());
                message!("report-wrote-nothing-lossy", encoding)
            }
            Self::NoRoom(why) => why.message(),
            Self::TooManyFindings => message!("report-wrote-nothing-too-many-findings"),
            Self::UnclosedQuote => message!("report-wrote-nothing-unclosed-quote"),
        }
    }
}

impl Annotated {
    /// Whether it went to standard output, where it is seen.
    #[must_use]
    pub fn is_on_stdout(&self) -> bool {
        match self {
            Self::Written(path, ..) | Self::Fixed(path, ..) => path == Path::new("-"),
            Self::NotWritten(_) => false,
        }
    }

    /// What to say of it, in one line.
    #[must_use]
    pub fn describe(&self) -> Message {
        let file = |path: &PathBuf| text(path.display().to_string());
        match self {
            Self::Written(path, None, patched) => {
                beside(message!("report-wrote", file = file(path)), patched)
            }
            Self::Written(path, Some(Only::Failed), _) => {
                message!("report-wrote-failed", file = file(path))
            }
            Self::Written(path, Some(Only::Valid), _) => {
                message!("report-wrote-valid", file = file(path))
            }
            Self::Fixed(path, 0, patched) => beside(
                message!("report-wrote-not-fixed", file = file(path)),
                patched,
            ),
            Self::Fixed(path, cells, patched) => {
                let cells = count(*cells as u64);
                let said = message!("report-wrote-fixed", file = file(path), cells);
                beside(said, patched)
            }
            Self::NotWritten(why) => message!("report-wrote-nothing", why = why.message()),
        }
    }
}

impl NotAnnotated {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoRoom(_) => "write a CSV: `-o list.csv`",
            Self::TooManyFindings => "correct what is listed first, or raise `--max-findings`",
            _ => "save the file as CSV UTF-8 and run the command again",
        }
    }
}

/// What is said of a workbook that was written, with what else a person should know of it.
#[must_use]
pub fn beside(said: Message, patched: &Patched) -> Message {
    let mut said = said;
    if patched.without_signature {
        said = message!("report-wrote-without-signature", said);
    }
    if patched.has_locked_filter {
        said = message!("report-wrote-locked-filter", said);
    }
    if let kept @ 1.. = patched.kept_formulas as u64 {
        said = message!("report-wrote-kept-formulas", said, cells = count(kept));
    }
    said
}

//! What became of the file that was to be written again, in words.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::report::escape::escape_control_chars;
use crate::report::numbers::counted;
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
    #[error("{0}")]
    NoRoom(String),
    /// Where its rows end is not known.
    #[error("a quote never closes, so its rows cannot be told apart")]
    UnclosedQuote,
}

impl Annotated {
    /// What to say of it, in one line.
    #[must_use]
    pub fn describe(&self) -> String {
        let wrote = |path: &PathBuf| {
            let path = path.display().to_string();
            format!("wrote `{}`", escape_control_chars(&path))
        };
        match self {
            Self::Written(path, None, patched) => wrote(path) + &beside(patched),
            Self::Written(path, Some(only), _) => {
                let which = match only {
                    Only::Failed => "the rows that failed",
                    Only::Valid => "the other rows",
                };
                let wrote = wrote(path);
                format!("{wrote}: {which}; duplicates are found for sure only in the whole file")
            }
            Self::Fixed(path, 0, patched) => {
                format!(
                    "{}, in which nothing was fixed{}",
                    wrote(path),
                    beside(patched)
                )
            }
            Self::Fixed(path, cells, patched) => {
                let cells = counted(*cells as u64, "cell");
                format!("{}: {cells} fixed{}", wrote(path), beside(patched))
            }
            Self::NotWritten(why) => format!("no annotated file was written: {why}"),
        }
    }
}

impl NotAnnotated {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoRoom(_) => "write a CSV: `-o list.csv`",
            _ => "save the file as CSV UTF-8 and run the command again",
        }
    }
}

/// What else a person should know of a workbook.
fn beside(patched: &Patched) -> String {
    let mut said = String::new();
    if patched.without_signature {
        said.push_str("; its digital signature was removed because the workbook changed");
    }
    if patched.has_locked_filter {
        said.push_str("; its sheet is protected: remove the protection to use the filter");
    }
    if let kept @ 1.. = patched.kept_formulas as u64 {
        let cells = counted(kept, "cell");
        said.push_str(&format!(
            "; {cells} with a formula not changed: correct the formula"
        ));
    }
    said
}

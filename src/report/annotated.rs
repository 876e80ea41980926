//! What became of the file that was to be written again, in words.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::report::escape::escape_control_chars;
use crate::report::numbers::counted;

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
    Written(PathBuf, Option<Only>),
    /// It is there, and so many cells in it are fixed.
    Fixed(PathBuf, usize),
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
            Self::Written(path, None) => wrote(path),
            Self::Written(path, Some(only)) => {
                let which = match only {
                    Only::Failed => "the rows that failed",
                    Only::Valid => "the other rows",
                };
                let wrote = wrote(path);
                format!("{wrote}: {which}; duplicates are found for sure only in the whole file")
            }
            Self::Fixed(path, 0) => format!("{}, in which nothing was fixed", wrote(path)),
            Self::Fixed(path, cells) => {
                let cells = counted(*cells as u64, "cell");
                format!("{}: {cells} fixed", wrote(path))
            }
            Self::NotWritten(why) => format!("no annotated file was written: {why}"),
        }
    }
}

//! Why a list cannot be reviewed, or a file of changes not be read.

use std::io;

use crate::source;

/// Why a list cannot be reviewed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// It has too many rows.
    #[error("`{file}` has more than 1,048,576 rows")]
    TooManyRows {
        /// The file.
        file: String,
    },
    /// Where its rows end is not known.
    #[error("a quote opens in row {row} of `{file}` and never closes")]
    UnclosedQuote {
        /// The file.
        file: String,
        /// The row.
        row: u64,
    },
    /// A file of changes cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file of changes is not one.
    #[error("`{path}` is not a list of changes: {what}")]
    NotChanges {
        /// The file.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// The terminal cannot be used.
    #[error("cannot use the terminal: {0}")]
    Terminal(io::Error),
}

impl Error {
    /// Whether the command asks for something that cannot be done, rather than a file that cannot be read.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        match self {
            Self::Source(error) => error.is_usage(),
            Self::TooManyRows { .. } | Self::NotChanges { .. } => true,
            Self::UnclosedQuote { .. } | Self::Unreadable { .. } | Self::Terminal(_) => false,
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Source(error) => error.hint(),
            Self::TooManyRows { .. } => {
                Some("split the list, or correct it where it comes from".into())
            }
            Self::UnclosedQuote { .. } => Some(
                "correct the quote in a text editor first; `enroll validate` shows more".into(),
            ),
            Self::Unreadable { .. } => Some("check the path and its permissions".into()),
            Self::NotChanges { .. } => Some("`enroll review --changes FILE` writes one".into()),
            Self::Terminal(_) => Some("`enroll review --replay FILE` needs no terminal".into()),
        }
    }
}

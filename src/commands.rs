//! What the subcommands share: how they end, and their errors.

mod annotated;
pub mod apply;
pub mod detail;
pub mod diff;
mod earlier;
pub mod export;
pub mod fields;
pub mod fixed;
pub mod generate;
pub mod inputs;
pub mod interruption;
pub mod invocation;
pub mod map;
mod missing;
mod next_steps;
pub mod outputs;
pub mod planning;
mod prompt;
mod refusal;
mod reports;
pub mod review;
pub mod session;
pub mod show_values;
mod stopped;
mod usage_error;
pub mod validate;

pub use stopped::Stopped;
pub use usage_error::{InputFile, UsageError};

use std::io;

use crate::messages::Language;
use crate::profile::localized_field::NoField;
use crate::report::NotAnnotated;
use crate::review as review_room;
use crate::roster;
use crate::since::BaselineError;

/// How a command that did its work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about.
    Done,
    /// The file needs work.
    Findings,
    /// Nothing to complain about, and yet a file that was asked for could not be written; the report says why.
    NotWritten,
}

impl Outcome {
    /// The exit code.
    #[must_use]
    pub fn exit(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::NotWritten => 3,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The profile cannot be used.
    #[error(transparent)]
    Profile(#[from] crate::profile::Error),
    /// The mapping cannot be used.
    #[error(transparent)]
    Mapping(#[from] crate::profile::document::Error),
    /// An organization setting on the command line cannot be used.
    #[error(transparent)]
    OrgSettings(#[from] crate::mapping::org::SetError),
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] crate::source::Error),
    /// The current users cannot be read.
    #[error(transparent)]
    CurrentUsers(#[from] crate::current::Error),
    /// The earlier report cannot be used.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// The plan cannot be carried out.
    #[error(transparent)]
    Plan(#[from] crate::plan::file::Error),
    /// The users cannot be written as an export.
    #[error("cannot write `{path}`: {source}")]
    Export {
        /// The file.
        path: String,
        /// Why.
        source: crate::export::Error,
    },
    /// The list cannot be reviewed.
    #[error(transparent)]
    Review(#[from] review_room::Error),
    /// A change that must not happen, or not without confirmation.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The command or the mapping asks for something that does not fit.
    #[error(transparent)]
    Usage(#[from] UsageError),
    /// A file could not be written.
    #[error("cannot write `{path}`: {source}")]
    Write {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The annotated file cannot be written without a loss.
    #[error("no annotated file was written: {0}")]
    NotAnnotated(#[from] NotAnnotated),
    /// Interrupted at a prompt (Ctrl-C).
    #[error("interrupted")]
    Interrupted,
    /// The reader of our output closed it.
    #[error("the output was closed")]
    Closed,
}

impl From<roster::Error> for Error {
    fn from(error: roster::Error) -> Self {
        match error {
            roster::Error::Source(error) => error.into(),
            roster::Error::NobodyToSkip { text } => UsageError::NobodyToSkip { text }.into(),
        }
    }
}

impl From<NoField> for Error {
    fn from(error: NoField) -> Self {
        UsageError::NoField(error).into()
    }
}

impl Error {
    /// The exit code: 2 for a wrong command or configuration, 3 for a file that cannot be read or written, 4 for what a
    /// safeguard stops.
    #[must_use]
    pub fn exit(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Interrupted => 130,
            Self::Source(error) if error.is_usage() => 2,
            Self::Source(_)
            | Self::Baseline(BaselineError::Read { .. })
            | Self::CurrentUsers(_)
            | Self::Write { .. }
            | Self::Export { .. }
            | Self::NotAnnotated(_) => 3,
            Self::Plan(error) => {
                if error.is_usage() {
                    2
                } else {
                    3
                }
            }
            Self::Review(error) => {
                if error.is_usage() {
                    2
                } else {
                    3
                }
            }
            Self::Stopped(_) => 4,
            Self::Profile(_)
            | Self::Mapping(_)
            | Self::OrgSettings(_)
            | Self::Usage(_)
            | Self::Baseline(BaselineError::NotAReport { .. }) => 2,
        }
    }

    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Profile(error) => error.hint(),
            Self::Mapping(error) => error.hint(),
            Self::OrgSettings(error) => error.hint(),
            Self::Source(error) => error.hint(),
            Self::CurrentUsers(error) => error.hint(),
            Self::Baseline(error) => Some(error.hint()),
            Self::Plan(error) => error.hint(),
            Self::Export { source, .. } => source.hint(),
            Self::Usage(error) => Some(error.hint()),
            Self::Stopped(error) => error.hint(),
            Self::Review(error) => error.hint(),
            Self::Write { source, .. } => Some(match source.kind() {
                io::ErrorKind::NotFound => "create its folder first".into(),
                io::ErrorKind::IsADirectory => "name a file in that folder".into(),
                _ => "check the path, its permissions and the free space".into(),
            }),
            Self::NotAnnotated(why) => Some(why.hint().into()),
            Self::Closed | Self::Interrupted => None,
        }
    }

    /// The language in which it is said: that of the reader where the plan is to blame, and English where the command is.
    #[must_use]
    pub fn language(&self) -> Language {
        match self {
            Self::Stopped(stopped) => stopped.language(),
            _ => Language::English,
        }
    }
}

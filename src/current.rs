//! The users that the target has now.

pub mod file;
pub mod sqlite;

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::finding::RowNumber;
use crate::profile::Profile;
use crate::source;
use crate::user::list::UserList;

/// Reads the users that the target has now, from a database of `enroll` or from an export; which of the two it is, its
/// content says.
///
/// # Errors
/// When it is neither, cannot be read whole, or is an export that holds nobody.
pub fn open(path: &Path, profile: &Profile, threads: NonZeroUsize) -> Result<CurrentUsers, Error> {
    if sqlite::is_database(path) {
        return Ok(sqlite::read(path, profile)?);
    }
    file::read(path, profile, threads)
}

/// The users that the target has now, and where they are from.
#[derive(Debug)]
pub struct CurrentUsers {
    /// What a person calls it.
    pub name: String,
    /// The users, found by the match keys of the profile, with values as the target keeps them.
    pub users: UserList,
    /// How many rows have no match key, so that they belong to no user.
    pub without_key: u64,
    /// A fingerprint of all of it.
    pub digest: u128,
    /// What it is.
    pub identity: Identity,
}

/// Which current users these are, so that a plan is carried out only where it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// An export of the target, CSV or a workbook. A user's row is the one in the file.
    File,
    /// A database of users, by the name that it was given when it was made. A user's row is the number that it keeps for
    /// ever.
    Database(String),
}

/// Why the current users cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read as a table.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// It is a database, and not one that can be read.
    #[error(transparent)]
    Database(#[from] sqlite::Error),
    /// It is a table of something else.
    #[error("`{path}` is not a list of users: it has no column {keys}", path = .path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
        /// The match keys, with the headers that would be known.
        keys: String,
        /// How people call the target.
        target: String,
    },
    /// Nobody knows which of several columns is a match key.
    #[error("`{path}` has several columns that could be `{field}`: {columns}", path = .path.display())]
    Ambiguous {
        /// The file.
        path: PathBuf,
        /// The match key.
        field: String,
        /// The columns.
        columns: String,
    },
    /// It has headers and nobody below them.
    #[error("`{path}` contains no users{why}", path = .path.display())]
    NoUsers {
        /// The file.
        path: PathBuf,
        /// Why its content is not a user database, if it has any.
        why: &'static str,
        /// How people call the target.
        target: String,
    },
    /// A row is not what it was when it was exported.
    #[error("row {row} of `{path}` cannot be read: {what}", path = .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The row.
        row: RowNumber,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Two users cannot be told apart.
    #[error("rows {one} and {other} of `{path}` are the same user: they have the same {header}", path = .path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// The first row.
        one: RowNumber,
        /// The other.
        other: RowNumber,
        /// The header of the match key.
        header: String,
    },
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Source(source::Error::Unreadable { source, .. })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                "check the path; `enroll apply --create` creates a new user database".into()
            }
            Self::Source(error) => return error.hint(),
            Self::Database(error) => return error.hint(),
            Self::NoKey { target, .. } => format!(
                "`--current` takes an export of the current users of {target}, with the headers that it writes"
            ),
            Self::Ambiguous { .. } => "remove all but one of them from the export".into(),
            Self::NoUsers { target, .. } => format!(
                "export the current users of {target} again"
            ),
            Self::Broken { .. } => {
                "export the current users again, and do not open and save the file in another program".into()
            }
            Self::Twice { .. } => {
                "export the current users again; if both rows are still there, remove the wrong one".into()
            }
        })
    }
}

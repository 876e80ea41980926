//! What can be wrong with a database of users, said about its path.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

/// Why a database of users cannot be read or written. Nothing was changed by what failed.
#[derive(Debug, thiserror::Error)]
#[error("`{path}` {fault}", path = .path.display())]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    #[source]
    pub fault: Fault,
}

/// What is wrong with a database; each goes on where its path stands.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is not there.
    #[error("does not exist")]
    Missing,
    /// A new one was to be made where something is.
    #[error("already exists")]
    There,
    /// A new one was to be made beside the journal of an old one, which would be taken for its own.
    #[error("is missing, but its journal `{journal}` is still there", journal = .0.display())]
    Leftover(PathBuf),
    /// A new one cannot be made.
    #[error("cannot be created: {0}")]
    NotMade(io::Error),
    /// The system does not let us, or lets us not write beside it.
    #[error("cannot be opened")]
    Closed,
    /// It is no `SQLite` file at all.
    #[error("is no database")]
    NoDatabase,
    /// It is a `SQLite` file of another program.
    #[error("belongs to another program")]
    Foreign,
    /// It was made for another target.
    #[error("contains users of `{held}`, not of `{asked}`")]
    OtherProfile {
        /// The name of the profile that it was made for.
        held: String,
        /// The name of the profile in force.
        asked: String,
    },
    /// A later version has made it, or has changed it so that this one cannot know what it means.
    #[error("was written by a newer version of `enroll`")]
    Newer,
    /// Two columns would have one name.
    #[error("cannot store users of `{profile}`: two columns would be called `{column}`")]
    Columns {
        /// The name of the profile.
        profile: String,
        /// The name that both have.
        column: String,
    },
    /// Another process is writing to it, or reading while we would write.
    #[error("is in use by another `enroll` or another program")]
    Busy,
    /// It can be read and not written.
    #[error("can only be read")]
    ReadOnly,
    /// A run was killed while it wrote, and what it left can be taken back only by a user who may write.
    #[error("was left half-written by a run that was killed")]
    HalfWritten,
    /// Another program keeps its changes in a second file, which reading alone cannot bring together.
    #[error("was switched to a write-ahead log by another program")]
    WriteAhead,
    /// The disk is full.
    #[error("could not be written, and nothing was changed: there is no space left")]
    Full,
    /// The system took no more of it: a limit on the size of files, a disk that went away.
    #[error("could not be written, and nothing was changed: the system refused it")]
    Refused,
    /// Its bytes are not what a database or what `enroll` writes.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// Two users cannot be told apart.
    #[error("contains one user twice: {one} and {other} have the same `{field}`")]
    Twice {
        /// The number of the first.
        one: u64,
        /// The number of the other.
        other: u64,
        /// The name of the match key.
        field: String,
    },
    /// A user is to be changed or deleted and is not there.
    #[error("has no user {0}")]
    NoUser(u64),
    /// A user is to be restored under a number that another user has.
    #[error("already has a user {0}")]
    Taken(u64),
    /// A user is to be restored under a number that the file never gave: the counter would go on behind it.
    #[error("never gave the number {0} to a user")]
    NeverGiven(u64),
    /// What else `SQLite` says.
    #[error("cannot be used: {0}")]
    Other(rusqlite::Error),
}

impl Fault {
    /// The same, and of which file.
    pub(super) fn of(self, path: &Path) -> Error {
        Error {
            path: path.to_owned(),
            fault: self,
        }
    }

    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        let Some(ffi::Error {
            code,
            extended_code,
        }) = error.sqlite_error()
        else {
            return Self::Other(error);
        };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ReadOnly if *extended_code == ffi::SQLITE_READONLY_ROLLBACK => {
                Self::HalfWritten
            }
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::SystemIoFailure if *extended_code == ffi::SQLITE_IOERR_WRITE => {
                Self::Refused
            }
            ErrorCode::DatabaseCorrupt => Self::damaged("its pages do not fit together"),
            ErrorCode::NotADatabase => Self::NoDatabase,
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::Closed,
            _ => Self::Other(error),
        }
    }
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match &self.fault {
            Fault::Missing => "check the path; `--create` creates a new one".into(),
            Fault::There => "remove `--create`, or name another file".into(),
            Fault::Leftover(journal) => format!(
                "restore `{}`, or delete `{}` if its users are not needed any more",
                self.path.display(),
                journal.display()
            ),
            Fault::NotMade(error) if error.kind() == io::ErrorKind::NotFound => {
                "create its folder first".into()
            }
            Fault::NotMade(_) | Fault::Closed | Fault::ReadOnly => {
                "check its permissions and those of its folder".into()
            }
            Fault::NoDatabase | Fault::Foreign => {
                "name a database that `enroll` created; `--create` creates a new one".into()
            }
            Fault::OtherProfile { held, asked } => {
                format!("use the profile `{held}`, or name the database of `{asked}`")
            }
            Fault::Newer => "use that version".into(),
            Fault::Columns { .. } => "give one of the fields another name in the profile".into(),
            Fault::Busy => "run the command again when the other one has finished".into(),
            Fault::HalfWritten => {
                "run the command as a user who may write to the file and its folder: the unfinished change is then undone".into()
            }
            Fault::WriteAhead => {
                "close it in the other program and run `PRAGMA journal_mode = DELETE` there".into()
            }
            Fault::Refused => "check the disk and its free space".into(),
            Fault::Full => "free space on the disk and run the command again".into(),
            Fault::Damaged(_) => "restore it from a backup".into(),
            Fault::Twice { .. } => "delete the wrong one".into(),
            Fault::NoUser(_) | Fault::Taken(_) => {
                "it has changed since the plan was made; make a new plan".into()
            }
            Fault::NeverGiven(_) => "make the plan again with `enroll diff`, and do not edit it".into(),
            Fault::Other(_) => return None,
        })
    }
}

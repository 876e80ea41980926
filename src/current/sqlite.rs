//! The embedded current: one `SQLite` file with a table of users, which any `SQLite` browser shows.

mod cell;
mod erasing;
mod error;
mod journal;
mod numbers;
mod reading;
mod schema;
#[cfg(test)]
mod tests;
mod writing;

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use tempfile::TempPath;

use crate::current::CurrentUsers;
use crate::profile::Profile;

pub use error::{Error, Fault};
pub use journal::JournalEntry;
pub use writing::Writing;

/// With this a `SQLite` file begins, whatever it is called.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How the name of a database starts that is being written and has no name yet; six letters or digits follow.
pub const UNFINISHED: &str = ".enroll-db-";

/// How long one waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// A database of users that is open for writing.
pub struct Database {
    connection: Connection,
    path: PathBuf,
    profile: Profile,
    identity: String,
    /// What [`data_version`] was when the users were read.
    read: Cell<Option<i64>>,
    /// Whether it is new, and has no file yet.
    is_new: bool,
}

impl Database {
    /// Makes a new one, in memory. It gets its file by [`publish`](Self::publish), whole.
    ///
    /// # Errors
    /// When something is there already, no file can be made there, or the profile's fields cannot be columns.
    pub fn create(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let create = || -> Result<Self, Fault> {
            require_nothing(path)?;
            fs::metadata(folder(path)).map_err(Fault::NotMade)?;
            // That no file can be made there is said before anything is done.
            let probe = tempfile::tempfile_in(folder(path));
            drop(probe.map_err(|error| Fault::NotMade(error.kind().into()))?);
            let connection = Connection::open_in_memory()?;
            settle(&connection)?;
            schema::make(&connection, profile)?;
            Ok(Self {
                identity: schema::check(&connection, profile)?,
                connection,
                path: path.to_owned(),
                profile: profile.clone(),
                read: Cell::new(None),
                is_new: true,
            })
        };
        create().map_err(|fault| fault.of(path))
    }

    /// Opens one for writing. What a killed run left half-written is taken back.
    ///
    /// # Errors
    /// When it is no database of users of this profile, or cannot be written.
    pub fn open(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let open = || -> Result<Self, Fault> {
            let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            let identity = schema::check(&connection, profile)?;
            if connection.is_readonly("main")? {
                return Err(Fault::ReadOnly);
            }
            // Another program may have set another one, in which deleted users stay.
            let journal =
                connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
                    row.get::<_, String>(0)
                })?;
            if journal != "delete" {
                return Err(Fault::WriteAhead);
            }
            if erasing::is_due(&connection)? {
                erasing::erase(&connection);
            }
            Ok(Self {
                connection,
                path: path.to_owned(),
                profile: profile.clone(),
                identity,
                read: Cell::new(None),
                is_new: false,
            })
        };
        open().map_err(|fault| fault.of(path))
    }

    /// Reads all users, of one moment. There may be nobody.
    ///
    /// # Errors
    /// When it is damaged, or two users cannot be told apart.
    pub fn read(&self) -> Result<CurrentUsers, Error> {
        let (current, version) = read_from(&self.connection, &self.profile, &self.path)
            .map_err(|fault| fault.of(&self.path))?;
        self.read.set(Some(version));
        Ok(current)
    }

    /// Gives a new database its file, with what was committed; the file is there whole or not at all, and replaces nothing.
    /// A database that was opened has it.
    ///
    /// # Errors
    /// When something has come there in the meantime, or it cannot be written.
    pub fn publish(self) -> Result<(), Error> {
        let Self {
            connection,
            path,
            is_new,
            ..
        } = self;
        let publish = || -> Result<(), Fault> {
            let place = place_in(folder(&path))?;
            let absolute = std::path::absolute(&place).map_err(Fault::NotMade)?;
            let name = absolute.as_os_str().as_encoded_bytes();
            connection.execute(
                "VACUUM INTO ?1",
                [ToSqlOutput::Borrowed(ValueRef::Text(name))],
            )?;
            // SQLite leaves this to us.
            let file = File::options().write(true).open(&place);
            let written = file.and_then(|file| file.sync_all());
            written.map_err(Fault::NotMade)?;
            require_nothing(&path)?;
            match place.persist_noclobber(&path) {
                Ok(()) => Ok(()),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    Err(Fault::There)
                }
                Err(error) => Err(Fault::NotMade(error.error)),
            }?;
            // So that the name lasts as well. Not every system can say so of a folder.
            let _ = File::open(folder(&path)).and_then(|folder| folder.sync_all());
            Ok(())
        };
        if is_new {
            publish().map_err(|fault| fault.of(&path))?;
        }
        Ok(())
    }
}

/// An empty file for a new database. Only its owner may read it.
fn place_in(folder: &Path) -> Result<TempPath, Fault> {
    let mut builder = tempfile::Builder::new();
    let place = builder.prefix(UNFINISHED).tempfile_in(folder);
    // The error names our own file, which tells nobody anything.
    let place = place.map_err(|error| Fault::NotMade(error.kind().into()))?;
    Ok(place.into_temp_path())
}

/// Reads the users of a database and changes nothing, but for taking back what a killed run left half-written.
///
/// # Errors
/// When it is no database of users of this profile, or cannot be read whole.
pub fn read(path: &Path, profile: &Profile) -> Result<CurrentUsers, Error> {
    let read = |flags| {
        let connection = connect(path, flags)?;
        read_from(&connection, profile, path).map(|(current, _)| current)
    };
    let current = match header(path) {
        // Merely to read it, SQLite would have to make files beside it.
        Ok(header) if header[18..] == [2, 2] => Err(Fault::WriteAhead),
        _ => match read(OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Err(Fault::HalfWritten) => match read(OpenFlags::SQLITE_OPEN_READ_WRITE) {
                Err(Fault::ReadOnly | Fault::Closed) => Err(Fault::HalfWritten),
                other => other,
            },
            other => other,
        },
    };
    current.map_err(|fault| fault.of(path))
}

/// Whether a file is a database, by its content. A pipe is not, and no byte is read from it to find out.
#[must_use]
pub fn is_database(path: &Path) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file && header(path).is_ok_and(|header| header.starts_with(MAGIC))
}

/// The first bytes of a file, with the two behind the magic that tell of a write-ahead log.
fn header(path: &Path) -> io::Result<[u8; 20]> {
    let mut header = [0; 20];
    File::open(path)?.read_exact(&mut header)?;
    Ok(header)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Fault> {
    // SQLite takes some names for more than names, but no absolute path.
    let absolute = std::path::absolute(path).map_err(|_| Fault::Missing)?;
    let connection = Connection::open_with_flags(absolute, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| match Fault::from(error) {
            Fault::Closed if !path.exists() => Fault::Missing,
            fault => fault,
        })?;
    settle(&connection)?;
    Ok(connection)
}

/// What holds for this connection: nothing deleted stays in the file, nothing goes into files elsewhere, and nothing in the
/// file is run.
fn settle(connection: &Connection) -> Result<(), Fault> {
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(
        "PRAGMA secure_delete = ON;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -65536;",
    )?;
    Ok(())
}

/// Reads in a transaction of its own; with what [`data_version`] is in it.
fn read_from(
    connection: &Connection,
    profile: &Profile,
    path: &Path,
) -> Result<(CurrentUsers, i64), Fault> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let current = reading::current(&transaction, profile, path)?;
    Ok((current, data_version(&transaction)?))
}

/// A number that is another one once another connection has written.
fn data_version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// Whether a new database can be there: an old journal beside it would be taken for its own, and played back into it.
fn require_nothing(path: &Path) -> Result<(), Fault> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(Fault::There);
    }
    for ending in ["-journal", "-wal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        if fs::symlink_metadata(&name).is_ok() {
            return Err(Fault::Leftover(name.into()));
        }
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|name| !name.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

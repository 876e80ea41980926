//! Files that killed runs left unfinished: told from those of running ones, and removed.
//!
//! Who writes an unfinished file holds a lock on it, which ends with the process however that ends. Where a file system has
//! no locks, nothing is removed.

/// How the names of unfinished files start; six letters or digits follow.
pub(super) const PREFIX: &str = ".enroll-";

#[cfg(unix)]
pub(super) use of_unix::{claim, remove_once};

/// Says that this process writes a file. False where another one has taken it for a leftover.
#[cfg(not(unix))]
pub(super) fn claim(_: &std::fs::File) -> bool {
    true
}

#[cfg(not(unix))]
pub(super) fn remove_once(_: &std::path::Path) {}

#[cfg(unix)]
mod of_unix {
    use std::collections::BTreeSet;
    use std::fs::{self, DirEntry, File};
    use std::io;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    use rustix::fs::{FlockOperation, Mode, OFlags, flock};
    use rustix::io::Errno;

    use crate::commands::outputs::leftovers::PREFIX;
    use crate::current::sqlite;

    /// `SQLite` has locks of its own, so a database that is being written has none of ours; none takes that long.
    const AGE_OF_DATABASE: Duration = Duration::from_secs(24 * 60 * 60);

    /// Says that this process writes a file. False where another one has taken it for a leftover.
    pub(in super::super) fn claim(file: &File) -> bool {
        flock(file, FlockOperation::NonBlockingLockExclusive) != Err(Errno::WOULDBLOCK)
            && file.metadata().is_ok_and(|about| about.nlink() > 0)
    }

    /// Removes what killed runs left in a folder, once in a run. That it cannot be removed is no reason to stop.
    pub(in super::super) fn remove_once(folder: &Path) {
        static SEEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.insert(folder.to_owned()) {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            for entry in entries {
                let _ = remove(&entry);
            }
        }
    }

    /// Removes a file if it is one of ours that nobody writes.
    fn remove(entry: &DirEntry) -> io::Result<()> {
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        let is_database = has_name(name, sqlite::UNFINISHED);
        if !is_database && !has_name(name, PREFIX) {
            return Ok(());
        }
        let about = entry.metadata()?;
        if !about.is_file() || about.uid() != rustix::process::geteuid().as_raw() {
            return Ok(());
        }
        if is_database {
            let age = about.modified()?.elapsed().unwrap_or_default();
            return if age < AGE_OF_DATABASE {
                Ok(())
            } else {
                fs::remove_file(entry.path())
            };
        }
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(entry.path(), flags, Mode::empty())?);
        flock(&file, FlockOperation::NonBlockingLockExclusive)?;
        // It may have got its path, and another file this name, in the meantime.
        let now = fs::symlink_metadata(entry.path())?;
        let opened = file.metadata()?;
        if (now.dev(), now.ino()) == (opened.dev(), opened.ino()) {
            fs::remove_file(entry.path())?;
        }
        Ok(())
    }

    /// Whether a name is this beginning and six letters or digits.
    fn has_name(name: &str, prefix: &str) -> bool {
        let rest = name.strip_prefix(prefix);
        rest.is_some_and(|rest| {
            rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    }
}

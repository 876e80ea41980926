//! Files without a name in the system's folder for temporary files. When that is full or missing, it is said of the folder and
//! not of the list.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use crate::source::excel::panic_guard;

/// Why the folder for temporary files cannot be used. It is the inner error of an [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("cannot write to the folder for temporary files, `{folder}`: {source}", folder = .folder.display())]
pub struct Error {
    folder: PathBuf,
    source: io::Error,
}

impl Error {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        "free some space there, or name another folder with the variable `TMPDIR` (Windows: `TMP`)"
            .into()
    }
}

/// A file that only this process can read and that ends with it.
#[derive(Debug)]
pub struct TemporaryFile(File);

impl TemporaryFile {
    /// Makes one, empty.
    ///
    /// # Errors
    /// An [`Error`] if it cannot be made.
    pub fn new() -> io::Result<Self> {
        tempfile::tempfile().map(Self).map_err(of_folder)
    }

    /// The same file once more, for another thread.
    ///
    /// # Errors
    /// When the system has no handle left.
    pub fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// The file, to be read.
    #[must_use]
    pub fn into_file(self) -> File {
        self.0
    }
}

/// Runs a foreign writer that keeps rows in a temporary file of its own, and panics where it cannot write them.
///
/// # Errors
/// An [`Error`] for such a panic.
///
/// # Panics
/// With any other panic of the writer.
pub fn catch_full<T>(write: impl FnOnce() -> T) -> io::Result<T> {
    const SAID: [&str; 2] = ["Couldn't write to xml file", "called `Result::unwrap()`"];
    panic_guard::catch(write).map_err(|said| {
        let is_known = SAID.iter().any(|known| said.starts_with(known));
        assert!(is_known, "{said}");
        of_folder(io::ErrorKind::StorageFull.into())
    })
}

impl Read for TemporaryFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl Seek for TemporaryFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(of_folder)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(of_folder)
    }
}

/// The error for what a temporary file could not take.
#[must_use]
pub fn of_folder(source: io::Error) -> io::Error {
    // What was interrupted is tried again by those who know it by its kind.
    if source.kind() == io::ErrorKind::Interrupted {
        return source;
    }
    let said = source.to_string();
    let folder = std::env::temp_dir();
    let source = match said.split_once(" at path ") {
        Some((said, _)) => io::Error::new(source.kind(), said.to_owned()),
        None => source,
    };
    io::Error::new(source.kind(), Error { folder, source })
}

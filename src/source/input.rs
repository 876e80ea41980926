//! The bytes of a file, or of standard input, in a form that can be read more than once.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use xxhash_rust::xxh3::Xxh3;

use crate::source::rereadable;

/// A file that can be read from its start as often as needed.
#[derive(Debug)]
pub(super) struct Input {
    file: File,
    turn: Mutex<()>,
}

impl Input {
    /// Opens a file, or takes standard input where the path is `-`.
    ///
    /// # Errors
    /// When the file cannot be read or is a folder.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        rereadable::open(path).map(Self::own)
    }

    /// A file that this process has just written.
    #[must_use]
    pub(super) fn own(file: File) -> Self {
        Self {
            file,
            turn: Mutex::new(()),
        }
    }

    /// The file, to be read from its start.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub(super) fn reopened(&self) -> io::Result<File> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }

    /// The bytes from an offset on. Threads take turns: all handles of a file share one position.
    ///
    /// # Errors
    /// When they cannot be read, or the file ends before.
    pub(super) fn stretch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut file = &self.file;
        file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::with_capacity(length);
        let read = file.take(length as u64).read_to_end(&mut bytes)?;
        if read < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(bytes)
    }

    /// The first bytes, at most `most`, and whether that is all there is.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(super) fn start(&self, most: u64) -> io::Result<(Vec<u8>, bool)> {
        let mut bytes = Vec::new();
        self.reopened()?.take(most + 1).read_to_end(&mut bytes)?;
        let complete = bytes.len() as u64 <= most;
        bytes.truncate(most as usize);
        Ok((bytes, complete))
    }

    /// The same file once more, for another thread.
    ///
    /// # Errors
    /// When the system has no handle left.
    pub(super) fn again(&self) -> io::Result<Self> {
        self.file.try_clone().map(Self::own)
    }

    /// A fingerprint of all bytes.
    ///
    /// # Errors
    /// When they cannot be read.
    pub(super) fn fingerprint(&self) -> io::Result<u128> {
        let mut digest = Xxh3::new();
        let mut file = self.reopened()?;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(digest.digest128()),
                read => digest.update(&buffer[..read]),
            }
        }
    }
}

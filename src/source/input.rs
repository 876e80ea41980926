//! The bytes of a file, or of standard input, in a form that can be read more than once.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

/// A file that can be read from its start as often as needed.
#[derive(Debug)]
pub(super) struct Input {
    file: File,
}

impl Input {
    /// Opens a file, or takes standard input where the path is `-`.
    ///
    /// Standard input goes to a file without a name that only this process can read and that ends with it.
    ///
    /// # Errors
    /// When the file cannot be read or is a folder.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if path.as_os_str() == "-" {
            let mut file = tempfile::tempfile()?;
            io::copy(&mut io::stdin().lock(), &mut file)?;
            return Ok(Self { file });
        }
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a folder",
            ));
        }
        if about.is_file() {
            return Ok(Self { file });
        }
        // A pipe or a device can be read only once.
        let mut copy = tempfile::tempfile()?;
        io::copy(&mut &file, &mut copy)?;
        Ok(Self { file: copy })
    }

    /// A file that this process has just written.
    #[must_use]
    pub(super) fn own(file: File) -> Self {
        Self { file }
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
        Ok(Self {
            file: self.file.try_clone()?,
        })
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

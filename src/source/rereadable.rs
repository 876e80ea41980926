//! Files that can be read more than once, also where a path leads to standard input, a pipe or a device, which cannot.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::source::temporary::TemporaryFile;

/// What came out of standard input, pipes and devices: who looks first takes all of it away from those who come later.
static COPIES: Mutex<BTreeMap<PathBuf, File>> = Mutex::new(BTreeMap::new());

/// Opens a file to be read from its start; `-` is standard input.
///
/// What can be read only once is copied the first time to a file without a name, which only this process can read and which
/// ends with it. Every later call gets the same bytes. Handles of one copy share their position, so one has to be done before
/// the next one reads.
///
/// # Errors
/// When it cannot be read or is a folder.
pub fn open(path: &Path) -> io::Result<File> {
    let mut copies = COPIES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(copy) = copies.get(path) {
        return from_start(copy);
    }
    let copy = if path.as_os_str() == "-" {
        copied(io::stdin().lock())?
    } else {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            let kind = io::ErrorKind::IsADirectory;
            return Err(io::Error::new(kind, "it is a folder"));
        }
        if about.is_file() {
            return Ok(file);
        }
        copied(&file)?
    };
    let opened = from_start(&copy);
    copies.insert(path.to_owned(), copy);
    opened
}

/// What comes out of a pipe or a device may never end: how much of it is taken.
const MOST: u64 = 4 << 30;

/// So many zeros at the start are no list, and there is a device of them.
const ZEROS: usize = 1 << 20;

fn copied(mut from: impl io::Read) -> io::Result<File> {
    let refused = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why);
    let mut start = Vec::new();
    from.by_ref().take(ZEROS as u64).read_to_end(&mut start)?;
    if start.len() == ZEROS && start.iter().all(|byte| *byte == 0) {
        return Err(refused("it only has zeros"));
    }
    let mut copy = TemporaryFile::new()?;
    copy.write_all(&start)?;
    let rest = MOST - start.len() as u64;
    if io::copy(&mut from.take(rest), &mut copy)? == rest {
        let why = "more than 4 GiB came; save it to a file and check that";
        return Err(refused(why));
    }
    Ok(copy.into_file())
}

fn from_start(copy: &File) -> io::Result<File> {
    let mut file = copy.try_clone()?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

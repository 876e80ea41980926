//! The file under a reader, which counts what is read from it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Error;

/// How much of the file may be read for one cell before the part is looked at as a whole.
///
/// Deflate packs at most 1032:1, so the reader's buffer for one token stays under 270 MB. A cell
/// of 32,767 characters that do not compress is 100 KB.
const PER_CELL: u64 = 256 << 10;

type Check = Box<dyn FnOnce() -> Result<(), Error> + Send>;

/// Counts the bytes read since the last cell; above the limit, the part is checked once.
#[derive(Default)]
pub(super) struct ReadBudget {
    since_cell: AtomicU64,
    check: Mutex<Option<Check>>,
    failure: Mutex<Option<Error>>,
}

impl ReadBudget {
    /// Starts the budget of a part.
    pub(super) fn arm(&self, check: Check) {
        self.since_cell.store(0, Ordering::Relaxed);
        *lock(&self.check) = Some(check);
    }

    /// A cell came out, so what was read was not one endless token.
    pub(super) fn cell(&self) {
        self.since_cell.store(0, Ordering::Relaxed);
    }

    /// Why the reading was stopped, if the budget was used up.
    pub(super) fn take_failure(&self) -> Option<Error> {
        lock(&self.failure).take()
    }

    fn charge(&self, bytes: u64) -> io::Result<()> {
        let sum = self.since_cell.load(Ordering::Relaxed) + bytes;
        self.since_cell.store(sum, Ordering::Relaxed);
        if sum <= PER_CELL {
            return Ok(());
        }
        let check = lock(&self.check).take();
        if let Some(Err(error)) = check.map(|check| check()) {
            *lock(&self.failure) = Some(error);
        }
        if lock(&self.failure).is_some() {
            return Err(io::Error::other("the part was refused"));
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // What is behind these locks is replaced as a whole, so a panic leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A reader of the file with a position of its own, so that several can read the same one.
///
/// Threads take turns: all readers of a file share its one position.
#[derive(Clone)]
pub(super) struct SharedFile {
    file: Arc<Mutex<File>>,
    position: u64,
    budget: Option<Arc<ReadBudget>>,
}

impl SharedFile {
    pub(super) fn new(file: File) -> Self {
        Self {
            file: Arc::new(Mutex::new(file)),
            position: 0,
            budget: None,
        }
    }

    /// Another reader from the start, whose reading is counted.
    pub(super) fn budgeted(&self, budget: &Arc<ReadBudget>) -> Self {
        Self {
            file: Arc::clone(&self.file),
            position: 0,
            budget: Some(Arc::clone(budget)),
        }
    }

    /// The length of the file.
    pub(super) fn len(&self) -> io::Result<u64> {
        lock(&self.file).seek(SeekFrom::End(0))
    }
}

impl Read for SharedFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = {
            let mut file = lock(&self.file);
            file.seek(SeekFrom::Start(self.position))?;
            file.read(buffer)?
        };
        self.position += read as u64;
        if let Some(budget) = &self.budget {
            budget.charge(read as u64)?;
        }
        Ok(read)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
            SeekFrom::End(by) => self.len()?.checked_add_signed(by),
        };
        self.position = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

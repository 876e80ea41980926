//! Plans that were saved: told from lists by their content, and read.

use std::io::{BufReader, Read};
use std::path::Path;

use crate::commands::Error;
use crate::plan::file::{self, SavedPlan};
use crate::source::{self, rereadable};

/// How much of a file tells whether it is a plan.
const START: u64 = 64;

/// Whether a file is a plan, by its content. Nothing is lost of a pipe: it is read from its start again.
#[must_use]
pub fn is_plan(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = rereadable::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    read.is_ok() && file::is_plan(&start)
}

/// Reads a plan.
///
/// # Errors
/// If the file cannot be read, or is no plan.
pub fn read(path: &Path) -> Result<SavedPlan, Error> {
    let file = rereadable::open(path).map_err(|error| source::Error::unreadable(path, error))?;
    Ok(file::read(path, BufReader::with_capacity(1 << 16, file))?)
}

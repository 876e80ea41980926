//! Plans that were saved: told from lists by their content, and read.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::commands::Error;
use crate::plan::file::{self, SavedPlan};
use crate::source;

/// How much of a file tells whether it is a plan.
const START: u64 = 64;

/// Whether a file is a plan, by its content.
#[must_use]
pub fn is_plan(path: &Path) -> bool {
    if path == Path::new("-") {
        // What is looked at stays in the buffer for the reader to come.
        return io::stdin().lock().fill_buf().is_ok_and(file::is_plan);
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file && read.is_ok() && file::is_plan(&start)
}

/// Reads a plan.
///
/// # Errors
/// If the file cannot be read, or is no plan.
pub fn read(path: &Path) -> Result<SavedPlan, Error> {
    if path == Path::new("-") {
        return Ok(file::read(path, BufReader::new(io::stdin()))?);
    }
    let file = File::open(path).map_err(|source| source::Error::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Ok(file::read(path, BufReader::with_capacity(1 << 16, file))?)
}

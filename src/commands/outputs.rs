//! Where results go: standard output, or a file that is there whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::commands::Error;
use crate::report::harmless;

/// Writes to standard output. Whoever stops reading early has had enough: that is no failure.
///
/// # Errors
/// When it cannot be written.
pub fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut output = BufWriter::new(io::stdout().lock());
    write(&mut output)
        .and_then(|()| output.flush())
        .map_err(|source| failed("-", source))
}

/// Says a line on standard error; whoever has closed it wants to hear nothing.
pub fn talk(line: &str) {
    let _ = writeln!(io::stderr(), "{}", harmless(line));
}

/// Writes a file, or standard output where the path is `-`. An existing file is replaced once the new one is whole; a
/// failure leaves nothing behind.
///
/// # Errors
/// When it cannot be written, or `write` fails.
pub fn to_file<E>(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    to_file_for(path, None, write)
}

/// The same, and only who writes it can read it: a plan holds the personal data of everybody whom it is about.
///
/// # Errors
/// When it cannot be written, or `write` fails.
pub fn to_private_file<E>(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    to_file_for(path, Some(0o600), write)
}

fn to_file_for<E>(
    path: &Path,
    #[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))] mode: Option<
        u32,
    >,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    let name = path.display().to_string();
    if name == "-" {
        let mut output = BufWriter::with_capacity(1024 * 1024, io::stdout());
        write(&mut output).map_err(|error| Error::from_writing(&name, error))?;
        return output.flush().map_err(|source| failed(&name, source));
    }
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        // A pipe or a device takes the bytes as they come.
        let mut output = fs::OpenOptions::new()
            .write(true)
            .open(path)
            .map_err(|source| failed(&name, source))?;
        write(&mut output).map_err(|error| Error::from_writing(&name, error))?;
        return output.flush().map_err(|source| failed(&name, source));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err(failed(&name, io::ErrorKind::IsADirectory.into()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".enroll-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let as_before = || fs::metadata(path).map_or(0o666, |about| about.permissions().mode());
        builder.permissions(fs::Permissions::from_mode(mode.unwrap_or_else(as_before)));
    }
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|error| failed(&name, without_path(error)))?;
    let _unfinished = Unfinished::new(file.path());
    write(file.as_file_mut()).map_err(|error| Error::from_writing(&name, error))?;
    file.persist(path)
        .map_err(|error| failed(&name, error.error))?;
    Ok(())
}

/// Whether two paths lead to one file that is there.
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The file that is being written and does not have its name yet.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Lets an interruption take the unfinished file away, and end the program with 130 as a shell expects.
pub fn leave_nothing_behind() {
    let set = ctrlc::set_handler(|| {
        if let Some(path) = unfinished().take() {
            let _ = fs::remove_file(path);
        }
        std::process::exit(130);
    });
    // Without a handler an interruption still ends the program; only the unfinished file would stay.
    drop(set);
}

/// Says that a file is unfinished, as long as it lives.
struct Unfinished;

impl Unfinished {
    fn new(path: &Path) -> Self {
        *unfinished() = Some(path.to_owned());
        Self
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        *unfinished() = None;
    }
}

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How a failure while writing is told to the person at the keyboard.
pub trait FromWriting<E> {
    /// The error for the file of that name.
    fn from_writing(path: &str, error: E) -> Self;
}

impl FromWriting<Error> for Error {
    fn from_writing(_: &str, error: Error) -> Self {
        error
    }
}

impl FromWriting<io::Error> for Error {
    fn from_writing(path: &str, error: io::Error) -> Self {
        failed(path, error)
    }
}

/// What the system said, without the name of our own file beside it, which tells nobody anything.
fn without_path(error: io::Error) -> io::Error {
    let said = error.to_string();
    match said.split_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said.to_owned()),
        None => error,
    }
}

fn failed(path: &str, source: io::Error) -> Error {
    match source.kind() {
        io::ErrorKind::BrokenPipe => Error::Closed,
        _ => Error::Write {
            path: path.to_owned(),
            source,
        },
    }
}

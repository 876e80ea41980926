//! Where results go: standard output, or a file that is there whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::commands::Error;
use crate::export::{self, Format};
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
    if mode.is_some() {
        // What tells how to take a change back is there before the change is.
        file.as_file()
            .sync_all()
            .map_err(|error| failed(&name, error))?;
    }
    file.persist(path)
        .map_err(|error| failed(&name, error.error))?;
    Ok(())
}

/// Endings of files that are not written, whatever a person would think of what is in them.
const OTHERS: [&str; 4] = ["xls", "xlsm", "xlsb", "ods"];

/// The format of an export by the ending of its name: CSV unless it says otherwise.
///
/// # Errors
/// When the ending is that of another format.
pub fn export_format(flag: &str, path: &Path) -> Result<Format, Error> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Ok(Format::Xlsx),
        Some(other) if OTHERS.contains(&other) => Err(Error::usage(
            format!(
                "`{flag} {}` cannot be written: not in that format",
                path.display()
            ),
            "name a file that ends in .csv or .xlsx",
        )),
        _ => Ok(Format::Csv),
    }
}

/// Whether two paths lead to one file that is there.
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The files that are being written and do not have their names yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Lets an interruption take the unfinished file away, and end the program with 130 as a shell expects.
pub fn leave_nothing_behind() {
    let set = ctrlc::set_handler(|| {
        for path in unfinished().drain(..) {
            let _ = fs::remove_file(path);
        }
        std::process::exit(130);
    });
    // Without a handler an interruption still ends the program; only the unfinished file would stay.
    drop(set);
}

/// Says that a file is unfinished, as long as it lives.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    pub(super) fn new(path: &Path) -> Self {
        unfinished().push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        unfinished().retain(|path| *path != self.0);
    }
}

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
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

impl FromWriting<export::Error> for Error {
    fn from_writing(path: &str, error: export::Error) -> Self {
        match error {
            export::Error::Io(error) => failed(path, error),
            source => Self::Export {
                path: path.to_owned(),
                source,
            },
        }
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

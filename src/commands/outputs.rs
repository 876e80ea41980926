//! Where results go: standard output, or a file that is there whole or not at all.

mod bounded;
mod faults;
mod leftovers;
mod links;
mod new_file;
mod permissions;

use std::fs;
use std::io::{self, BufWriter, IsTerminal as _, Seek, Write};
use std::path::{Path, PathBuf};

pub use permissions::Permissions;

use crate::commands::outputs::bounded::{Bounded, MOST_ON_TERMINAL};
use crate::commands::outputs::new_file::{NewFile, Readers};
use crate::commands::{Error, UsageError};
use crate::export::{self, Format};
use crate::report::{escape_control_chars, grouped};
use crate::source::temporary::TemporaryFile;
use crate::source::{self, temporary};

/// How much is written at once.
const PIECE: usize = 1024 * 1024;

/// Where something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

impl Stream {
    /// Where a report is shown beside an output: it gives way to one that is written to standard output.
    #[must_use]
    pub fn beside(output: Option<&Path>) -> Self {
        if output == Some(Path::new("-")) {
            Self::Stderr
        } else {
            Self::Stdout
        }
    }
}

/// Shows something.
///
/// # Errors
/// [`Error::Closed`] if nobody reads it any more, [`Error::Write`] if it cannot be written.
pub fn show(
    stream: Stream,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    match stream {
        Stream::Stdout => to_stdout(write),
        Stream::Stderr => write(&mut io::stderr().lock()).map_err(|source| failed("-", source)),
    }
}

/// Writes to standard output. A terminal gets no more than a person could scroll through; what it lacks is said.
///
/// # Errors
/// [`Error::Closed`] if nobody reads it any more, [`Error::Write`] if it cannot be written.
pub fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let stdout = io::stdout().lock();
    let most = if stdout.is_terminal() {
        MOST_ON_TERMINAL
    } else {
        u64::MAX
    };
    let mut output = Bounded::new(BufWriter::new(stdout), most);
    write(&mut output)
        .and_then(|()| output.flush())
        .map_err(|source| failed("-", source))?;
    if output.cut() > 0 {
        eprint_line(&format!(
            "note: {} more bytes are not shown; `--report FORMAT=FILE` writes all of it to a file",
            grouped(output.cut())
        ));
    }
    Ok(())
}

/// Writes a line to standard error; that it is closed is no error.
pub fn eprint_line(line: &str) {
    let _ = writeln!(io::stderr(), "{}", escape_control_chars(line));
}

/// Writes a file, or standard output where the path is `-`. An existing file is replaced once the new one is whole, and keeps
/// its mode; a new one gets these permissions. A failure leaves nothing behind.
///
/// # Errors
/// When it cannot be written, or `write` fails.
pub fn to_file<E>(
    path: &Path,
    permissions: Permissions,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    if is_stream(path) {
        return to_stream(path, write);
    }
    StagedFile::new(path, permissions, write)?.commit()
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
    if is_stream(path) {
        return to_stream(path, write);
    }
    StagedFile::private(path, write)?.commit()
}

/// Whether a path names a folder: one that is there, or any with a slash at its end.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    name.ends_with(b"/")
        || name.ends_with(std::path::MAIN_SEPARATOR_STR.as_bytes())
        || path.is_dir()
}

/// Whether a path leads to standard output, a pipe or a device, which take the bytes as they come.
#[must_use]
pub fn is_stream(path: &Path) -> bool {
    let special = || fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir());
    path == Path::new("-") || special()
}

fn to_stream<E>(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    let name = path.display().to_string();
    if name == "-" {
        return in_pieces(&mut io::stdout(), &name, write);
    }
    let output = fs::OpenOptions::new().write(true).open(path);
    let mut output = output.map_err(|source| failed(&name, source))?;
    in_pieces(&mut output, &name, write)
}

/// Gathers what is written, word by word, into pieces that are worth a call of the system.
fn in_pieces<E>(
    output: &mut (dyn Write + Send),
    name: &str,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
) -> Result<(), Error>
where
    Error: FromWriting<E>,
{
    let mut output = BufWriter::with_capacity(PIECE, output);
    write(&mut output).map_err(|error| Error::from_writing(name, error))?;
    output.flush().map_err(|source| failed(name, source))
}

/// A file that is written whole and does not stand at its path yet. It is removed if it is never committed.
pub struct StagedFile {
    /// The path as it was named.
    path: PathBuf,
    written: Written,
}

enum Written {
    File(NewFile),
    /// What a pipe or a device will get.
    Kept(fs::File),
}

impl StagedFile {
    /// Writes it. A new file gets these permissions.
    ///
    /// # Errors
    /// When it cannot be written, or `write` fails.
    pub fn new<E>(
        path: &Path,
        permissions: Permissions,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
    ) -> Result<Self, Error>
    where
        Error: FromWriting<E>,
    {
        Self::file(path, Readers::AsBefore(permissions), false, write)
    }

    /// The same, safely on the disk.
    ///
    /// # Errors
    /// When it cannot be written, or `write` fails.
    pub fn durable<E>(
        path: &Path,
        permissions: Permissions,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
    ) -> Result<Self, Error>
    where
        Error: FromWriting<E>,
    {
        Self::file(path, Readers::AsBefore(permissions), true, write)
    }

    /// The same, and only its owner may read it, whatever was there before.
    ///
    /// # Errors
    /// When it cannot be written, or `write` fails.
    pub fn private<E>(
        path: &Path,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
    ) -> Result<Self, Error>
    where
        Error: FromWriting<E>,
    {
        Self::file(path, Readers::Owner, true, write)
    }

    fn file<E>(
        path: &Path,
        readers: Readers,
        is_durable: bool,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
    ) -> Result<Self, Error>
    where
        Error: FromWriting<E>,
    {
        let name = path.display().to_string();
        let failed = |error| failed(&name, without_path(error));
        let written = if is_stream(path) {
            let mut kept = TemporaryFile::new().map_err(failed)?;
            in_pieces(&mut kept, &name, write)?;
            Written::Kept(kept.into_file())
        } else {
            if path.is_dir() {
                return Err(failed(io::ErrorKind::IsADirectory.into()));
            }
            let behind = links::behind(path).map_err(failed)?;
            let mut file = NewFile::create(behind, readers, is_durable).map_err(failed)?;
            in_pieces(&mut file, &name, write)?;
            file.finish().map_err(failed)?;
            Written::File(file)
        };
        let path = path.to_owned();
        Ok(Self { path, written })
    }

    /// Moves it to its path. An existing file is replaced.
    ///
    /// # Errors
    /// When that cannot be done.
    pub fn commit(self) -> Result<(), Error> {
        self.publish(true)
    }

    /// The same, where nothing is there yet.
    ///
    /// # Errors
    /// When that cannot be done, or something has come there in the meantime.
    pub fn commit_new(self) -> Result<(), Error> {
        self.publish(false)
    }

    fn publish(self, replaces: bool) -> Result<(), Error> {
        let name = self.path.display().to_string();
        match self.written {
            Written::File(file) => file
                .publish(replaces)
                .map_err(|error| failed(&name, without_path(error))),
            Written::Kept(mut kept) => to_stream(&self.path, |output| {
                kept.rewind()?;
                io::copy(&mut kept, output).map(drop)
            }),
        }
    }
}

/// A kind of file that is written, and the endings of its name. A name without an ending fits every kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The list again.
    List,
    /// Some rows of the list again.
    Rows,
    /// The list again, as a text.
    Text,
    /// An export or a template.
    Export,
    /// A plan.
    Plan,
    /// A mapping.
    Mapping,
}

impl FileKind {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::List => &["csv", "tsv", "tab", "txt", "xlsx", "xlsm"],
            Self::Rows => &["csv", "tsv", "tab", "txt", "xlsx"],
            Self::Text => &["csv", "tsv", "tab", "txt"],
            Self::Export => &["csv", "xlsx", "txt"],
            Self::Plan => &["json"],
            Self::Mapping => &["toml"],
        }
    }

    /// Whether an ending is that of a list as a text.
    #[must_use]
    pub fn is_text(ending: &str) -> bool {
        matches!(ending, "csv" | "tsv" | "tab" | "txt")
    }

    /// Refuses a name whose ending promises another kind of file.
    ///
    /// # Errors
    /// [`UsageError::Extension`].
    pub fn check(self, flag: &'static str, path: &Path) -> Result<(), UsageError> {
        let fits = |ending: &str| self.endings().contains(&ending);
        match ending(path) {
            Some(ending) if !fits(&ending) && !is_stream(path) && !is_folder(path) => {
                Err(UsageError::Extension {
                    flag,
                    path: path.display().to_string(),
                    endings: self.endings(),
                })
            }
            _ => Ok(()),
        }
    }
}

/// The format of an export by the ending of its name: CSV unless it is that of a workbook.
///
/// # Errors
/// When the ending is that of another kind of file.
pub fn export_format(flag: &'static str, path: &Path) -> Result<Format, UsageError> {
    FileKind::Export.check(flag, path)?;
    Ok(match ending(path).as_deref() {
        Some("xlsx") => Format::Xlsx,
        _ => Format::Csv,
    })
}

/// What stands behind the last dot of a name, in lower case.
pub(super) fn ending(path: &Path) -> Option<String> {
    let ending = path.extension()?;
    Some(ending.to_string_lossy().to_lowercase())
}

/// Whether two paths lead to one file, or would once it is there.
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        path.canonicalize().ok().or_else(|| {
            let path = links::behind(path).ok()?;
            let folder = links::folder(&path).canonicalize().ok()?;
            Some(folder.join(path.file_name()?))
        })
    };
    let dash = Path::new("-");
    if one == dash || other == dash {
        return false;
    }
    is_one_file(one, other) || real(one).is_some_and(|one| real(other) == Some(one))
}

/// Whether two names of files that are there lead to one: a link, or a name in another case.
#[cfg(unix)]
fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::metadata(path).map(|about| (about.dev(), about.ino()));
    identity(one).is_ok_and(|one| identity(other).is_ok_and(|other| one == other))
}

#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    false
}

/// Makes an error of what went wrong while a file was written.
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

/// The error of the system without the path of our temporary file.
fn without_path(error: io::Error) -> io::Error {
    let said = error.to_string();
    match said.split_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said.to_owned()),
        None => error,
    }
}

fn failed(path: &str, source: io::Error) -> Error {
    let source = match source.downcast::<temporary::Error>() {
        Ok(error) => return source::Error::Temporary(error).into(),
        Err(source) => source,
    };
    match source.kind() {
        io::ErrorKind::BrokenPipe => Error::Closed,
        _ => Error::Write {
            path: path.to_owned(),
            source,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::in_pieces;
    use crate::commands::Error;

    /// Counts how often it is called.
    #[derive(Default)]
    struct Calls {
        count: usize,
        bytes: usize,
    }

    impl Write for Calls {
        fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
            self.count += 1;
            self.bytes += piece.len();
            Ok(piece.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A plan is written word by word, and once each of its words was a call of the system.
    #[test]
    fn what_is_written_word_by_word_goes_out_in_pieces() {
        let mut calls = Calls::default();
        let written = in_pieces(&mut calls, "plan.json", |output| -> Result<(), Error> {
            for _ in 0..1_000_000 {
                output.write_all(b"word ").expect("it counts only");
            }
            Ok(())
        });
        assert!(written.is_ok());
        assert_eq!((calls.count, calls.bytes), (5, 5_000_000));
    }
}

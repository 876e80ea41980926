//! A file that is being written, in the folder where it will stand: it has no name where the system can make such a file.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::commands::interruption::Unfinished;
use crate::commands::outputs::faults::{self, Step};
use crate::commands::outputs::leftovers::{self, PREFIX};
use crate::commands::outputs::links;
use crate::commands::outputs::permissions::{self, Permissions};

/// Who may read a file once it stands at its path.
#[derive(Debug, Clone, Copy)]
pub(super) enum Readers {
    /// Its owner, whatever was there before.
    Owner,
    /// As many as could read the file whose place it takes, else these.
    AsBefore(Permissions),
}

/// A file that is being written. It is gone if it is never named, and if the program is killed while it has no name.
pub(super) struct NewFile {
    file: File,
    path: PathBuf,
    /// A name of its own until it has its path, where it needs one.
    name: Option<PrivateName>,
    /// Whether it has to outlast a crash of the system: it takes the place of a file that did, or something rests on it.
    is_durable: bool,
}

/// A name that nobody asked for.
struct PrivateName {
    // They are dropped in this order.
    path: TempPath,
    _unfinished: Unfinished,
}

impl NewFile {
    /// Makes one for a path. What killed runs left in its folder is removed. One that `is_durable` is safe on the disk once it
    /// stands there, as is every one that takes the place of another.
    pub(super) fn create(path: PathBuf, readers: Readers, is_durable: bool) -> io::Result<Self> {
        let folder = links::folder(&path);
        leftovers::remove_once(folder);
        let before = match readers {
            Readers::AsBefore(_) => fs::metadata(&path).ok(),
            Readers::Owner => None,
        };
        let permissions = match (readers, &before) {
            (Readers::AsBefore(permissions), None) => permissions,
            _ => Permissions::OWNER,
        };
        let (file, name) = match nameless(folder, permissions) {
            Some(file) => (file, None),
            None => named(folder, permissions)?,
        };
        settle(&file, permissions, before.as_ref())?;
        Ok(Self {
            file,
            is_durable: is_durable || fs::exists(&path)?,
            path,
            name,
        })
    }

    /// Says that all is written.
    pub(super) fn finish(&self) -> io::Result<()> {
        if self.is_durable {
            faults::at(Step::Sync)?;
            self.file.sync_all()?;
        }
        Ok(())
    }

    /// Gives it its path, and takes the place of what is there if it `replaces`.
    pub(super) fn publish(self, replaces: bool) -> io::Result<()> {
        let Self {
            file,
            path,
            name,
            is_durable,
        } = self;
        give_path(&file, name, &path, replaces)?;
        if is_durable {
            // Not every system can say so of a folder.
            let _ = File::open(links::folder(&path)).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        faults::at(Step::Write)?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn give_path(
    file: &File,
    name: Option<PrivateName>,
    path: &Path,
    replaces: bool,
) -> io::Result<()> {
    let name = match name {
        Some(name) => name,
        None => match link(file, path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !replaces => {
                return Err(error);
            }
            // A link never takes the place of another file, and a rename needs a name.
            Err(_) => renamable(file, links::folder(path))?,
        },
    };
    faults::at(Step::Rename)?;
    let given = if replaces {
        name.path.persist(path)
    } else {
        name.path.persist_noclobber(path)
    };
    given.map_err(|error| error.error)
}

/// A file without a name.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path, permissions: Permissions) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    faults::at(Step::Nameless).ok()?;
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let mode = Mode::from_raw_mode(permissions.mode());
    let file = File::from(rustix::fs::open(folder, flags, mode).ok()?);
    // It could never be named without this.
    fs::metadata(of_process(&file)).ok()?;
    // Nobody else can have it; this is for the time when it has a name and not its path yet.
    let _ = leftovers::claim(&file);
    Some(file)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path, _: Permissions) -> Option<File> {
    None
}

/// Gives a file without a name one that nothing has.
#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    faults::at(Step::Link)?;
    linkat(CWD, of_process(file), CWD, path, AtFlags::SYMLINK_FOLLOW)?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The path by which this process reaches a file that has none.
#[cfg(target_os = "linux")]
fn of_process(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd as _;
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

/// Gives a file without a name one from which it can be renamed.
fn renamable(file: &File, folder: &Path) -> io::Result<PrivateName> {
    let make = || builder().make_in(folder, |name| link(file, name));
    match Unfinished::make(make) {
        Ok((name, unfinished)) => Ok(PrivateName {
            path: name.into_temp_path(),
            _unfinished: unfinished,
        }),
        // There are systems that make files without a name and let nobody name them.
        Err(_) => copied(file, folder),
    }
}

/// A copy that has a name.
fn copied(mut file: &File, folder: &Path) -> io::Result<PrivateName> {
    use std::io::Seek as _;
    let about = file.metadata()?;
    let (mut copy, name) = named(folder, Permissions::OWNER)?;
    file.rewind()?;
    io::copy(&mut file, &mut copy)?;
    settle(&copy, Permissions::OWNER, Some(&about))?;
    faults::at(Step::Sync)?;
    copy.sync_all()?;
    name.ok_or_else(|| io::ErrorKind::NotFound.into())
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    builder
}

/// A file with a name of its own.
fn named(
    folder: &Path,
    #[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))]
    permissions: Permissions,
) -> io::Result<(File, Option<PrivateName>)> {
    let mut builder = builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(permissions.mode()));
    }
    faults::at(Step::Named)?;
    loop {
        let (file, unfinished) = Unfinished::make(|| builder.tempfile_in(folder))?;
        let (file, path) = NamedTempFile::into_parts(file);
        if leftovers::claim(&file) {
            let name = PrivateName {
                path,
                _unfinished: unfinished,
            };
            return Ok((file, Some(name)));
        }
    }
}

/// Gives a file the mode that it is to have: that of the file whose place it takes, else its own.
#[cfg(unix)]
fn settle(file: &File, permissions: Permissions, before: Option<&Metadata>) -> io::Result<()> {
    match before {
        Some(before) => permissions::keep(file, before),
        None => permissions.settle(file),
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn settle(_: &File, _: Permissions, _: Option<&Metadata>) -> io::Result<()> {
    Ok(())
}

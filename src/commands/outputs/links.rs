//! Where a path leads that is a symbolic link.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many links may lead from one to the next, as for the system itself.
const MOST: usize = 40;

/// The folder in which a path stands.
pub(super) fn folder(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// The path behind symbolic links, whether something is there or not; the path itself if it is not a link. What is written there
/// leaves the links as they are.
///
/// # Errors
/// When links lead nowhere, or another user put one into a folder in which everybody may write.
pub(super) fn behind(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let Ok(to) = fs::read_link(&path) else {
            return Ok(path);
        };
        refuse_foreign(&path)?;
        path = folder(&path).join(to);
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Refuses what the system refuses who opens such a link: it could lead to any file of ours.
#[cfg(unix)]
fn refuse_foreign(link: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    const SHARED: u32 = 0o1002;
    let (about, folder) = (fs::symlink_metadata(link)?, fs::metadata(folder(link))?);
    let owner = about.uid();
    let is_shared = folder.mode() & SHARED == SHARED;
    if is_shared && owner != rustix::process::geteuid().as_raw() && owner != folder.uid() {
        let said = "it is a symbolic link of another user in a folder that everybody may write to";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, said));
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn refuse_foreign(_: &Path) -> io::Result<()> {
    Ok(())
}

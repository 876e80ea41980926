//! Who may read a file that is written: nobody who could not read what it is made from.

use std::fs::File;
use std::io;
use std::path::Path;

/// Who may read and write a new file. Its owner may do both, and the umask takes away more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// The bits of a mode, where the system has modes.
    mode: u32,
    /// The group that the bits of a group were meant for, where it is a certain one.
    group: Option<u32>,
}

/// The bits of a mode that let a user read or write, and those of the owner among them.
const READ_AND_WRITE: u32 = 0o666;
const OWNER: u32 = 0o600;

impl Permissions {
    /// Only who writes it.
    pub const OWNER: Self = Self {
        mode: OWNER,
        group: None,
    };

    /// As the system gives new files.
    pub const USUAL: Self = Self {
        mode: READ_AND_WRITE,
        group: None,
    };

    /// Those of a list; `-` is what standard input leads to. What is no file, such as a pipe, says nothing about who may read
    /// what comes out of it.
    #[must_use]
    pub fn of(list: &Path) -> Self {
        of_file(list).unwrap_or(Self::USUAL)
    }

    /// Those of a file that is made from two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (one, two, group) = match (self.group, other.group) {
            (Some(one), Some(two)) if one != two => (
                for_another_group(self.mode),
                for_another_group(other.mode),
                None,
            ),
            (one, two) => (self.mode, other.mode, one.or(two)),
        };
        let mode = one & two;
        Self { mode, group }
    }

    /// The mode with which a file is created.
    #[cfg(unix)]
    pub(super) fn mode(self) -> u32 {
        self.mode
    }

    /// Takes from the group of a new file what was meant for another group.
    #[cfg(unix)]
    pub(super) fn settle(self, file: &File) -> io::Result<()> {
        use std::os::unix::fs::MetadataExt as _;
        let about = file.metadata()?;
        match self.group {
            Some(group) if group != about.gid() => {
                set_mode(file, for_another_group(about.mode() & 0o777))
            }
            _ => Ok(()),
        }
    }
}

/// A mode for a file of another group: its people are to that of the mode as all others.
fn for_another_group(mode: u32) -> u32 {
    mode & !0o070 | mode & (mode << 3) & 0o070
}

/// Gives a file that takes the place of another one its mode, and its owner and group as far as one may.
#[cfg(unix)]
pub(super) fn keep(file: &File, before: &std::fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let new = file.metadata()?;
    let mut mode = before.mode() & 0o777;
    if (new.uid(), new.gid()) != (before.uid(), before.gid()) {
        let all = fchown(file, Some(before.uid()), Some(before.gid()));
        if all
            .or_else(|_| fchown(file, None, Some(before.gid())))
            .is_err()
        {
            mode = for_another_group(mode);
        }
    }
    set_mode(file, mode)
}

#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(unix)]
fn of_file(path: &Path) -> Option<Permissions> {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::MetadataExt as _;
    let about = if path == Path::new("-") {
        let input = io::stdin().as_fd().try_clone_to_owned().ok()?;
        File::from(input).metadata().ok()?
    } else {
        std::fs::metadata(path).ok()?
    };
    about.is_file().then(|| Permissions {
        mode: about.mode() & READ_AND_WRITE | OWNER,
        group: Some(about.gid()),
    })
}

#[cfg(not(unix))]
fn of_file(_: &Path) -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::{Permissions, for_another_group};

    fn of(mode: u32, group: Option<u32>) -> Permissions {
        Permissions { mode, group }
    }

    #[test]
    fn a_file_made_from_two_is_for_those_who_may_read_both() {
        let all = of(0o664, Some(7));
        assert_eq!(all.and(of(0o640, Some(7))), of(0o640, Some(7)));
        assert_eq!(all.and(Permissions::OWNER), of(0o600, Some(7)));
        assert_eq!(Permissions::USUAL.and(all), all);
    }

    #[test]
    fn people_of_another_group_may_do_what_everybody_may() {
        for (mode, expected) in [
            (0o640, 0o600),
            (0o664, 0o644),
            (0o666, 0o666),
            (0o600, 0o600),
        ] {
            assert_eq!(for_another_group(mode), expected, "{mode:o}");
        }
        let of_two_groups = of(0o660, Some(7)).and(of(0o664, Some(8)));
        assert_eq!(of_two_groups, of(0o600, None));
    }
}

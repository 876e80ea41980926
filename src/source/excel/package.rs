//! The parts of a ZIP package: what they are, whether they may be read, and what they say.

use std::collections::HashMap;
use std::io;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::Error;
use super::shared_file::SharedFile;

/// A workbook has tens of parts, one with many pictures thousands.
const MAX_PARTS: usize = 65_536;

/// The ZIP container and the names of its parts.
#[derive(Clone)]
pub(super) struct Package {
    archive: ZipArchive<SharedFile>,
    /// Indexes by name in lower case with slashes: so parts are looked up.
    index: HashMap<String, usize>,
    names: Vec<String>,
}

impl Package {
    pub(super) fn open(file: &SharedFile) -> Result<Self, Error> {
        let archive = ZipArchive::new(file.clone()).map_err(|error| match error {
            ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Error::Io(error),
            error => Error::damaged("the ZIP container", error),
        })?;
        if archive.len() > MAX_PARTS {
            let count = archive.len();
            return Err(Error::too_large(
                "the ZIP container",
                format!("has {count} entries"),
            ));
        }
        if archive.has_duplicate_names() {
            return Err(Error::refused(
                "the ZIP container",
                "has two entries of one name",
            ));
        }
        let mut index = HashMap::with_capacity(archive.len());
        let mut names = Vec::with_capacity(archive.len());
        for (at, name) in archive.file_names().enumerate() {
            let name = name.map_err(|error| Error::damaged("the ZIP container", error))?;
            if index.insert(key(&name), at).is_some() {
                return Err(Error::refused(
                    "the ZIP container",
                    format!("has two entries of the name `{name}`"),
                ));
            }
            names.push(name.into_owned());
        }
        Ok(Self {
            archive,
            index,
            names,
        })
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The container, with a position of its own.
    pub(super) fn archive(&self) -> ZipArchive<SharedFile> {
        self.archive.clone()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.index.contains_key(&key(name))
    }

    /// The packed size of a part; 0 where there is none.
    pub(super) fn packed(&self, name: &str) -> u64 {
        let index = self.index.get(&key(name));
        let data = index.and_then(|at| self.archive.by_index_data(*at).ok());
        data.map_or(0, |data| data.compressed_size())
    }

    /// Opens a part, with its packed size.
    pub(super) fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<(ZipFile<'_, SharedFile>, u64)>, Error> {
        let Some(&at) = self.index.get(&key(name)) else {
            return Ok(None);
        };
        match self.archive.by_index(at) {
            Ok(part) => {
                let packed = part.compressed_size();
                Ok(Some((part, packed)))
            }
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(Error::Encrypted {
                    open_document: false,
                })
            }
            Err(error) => Err(Error::damaged(quoted(name), error)),
        }
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// A part's name as messages have it.
pub(super) fn quoted(name: &str) -> String {
    format!("`{}`", name.escape_debug())
}

//! The parts of a ZIP package: what they are, whether they may be read, and what they say.

use std::collections::HashMap;
use std::io;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::Error;
use super::read_budget::SharedFile;
use super::xml_limits::{SMALL_PART, XmlGuard, drain};

/// A workbook has tens of parts, one with many pictures thousands.
const MAX_PARTS: usize = 65_536;

/// The ZIP container and the names of its parts.
#[derive(Clone)]
pub(super) struct Package {
    archive: ZipArchive<SharedFile>,
    /// Indexes by name in lower case with slashes, as calamine looks parts up.
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

    /// Reads a whole small XML part, or nothing where there is none.
    pub(super) fn read_small(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some((part, packed)) = self.part(name)? else {
            return Ok(None);
        };
        let mut guard = XmlGuard::new(SMALL_PART);
        let mut content = Vec::new();
        drain(part, &quoted(name), packed, SMALL_PART.size, |bytes| {
            content.extend_from_slice(bytes);
            guard.feed(bytes)
        })?;
        Ok(Some(content))
    }
}

fn key(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// A part's name as messages have it.
pub(super) fn quoted(name: &str) -> String {
    format!("`{}`", name.escape_debug())
}

/// Calls `each` for every start tag of a small XML part.
pub(super) fn each_tag(
    name: &str,
    content: &[u8],
    mut each: impl FnMut(&BytesStart<'_>),
) -> Result<(), Error> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(&tag),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => (),
            Err(error) => return Err(Error::damaged(quoted(name), error)),
        }
    }
}

/// The value of a field by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|a| a.key.local_name().as_ref() == name)?;
    Some(
        attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(
                |_| attribute.value.to_string(),
                std::borrow::Cow::into_owned,
            ),
    )
}

/// Where the parts of an Office Open XML workbook are, found as calamine finds them.
#[derive(Debug, Default)]
pub(super) struct OfficeParts {
    /// The folder of the main part, with its slash.
    pub(super) folder: String,
    /// The name of the main part in it.
    pub(super) main: String,
}

impl OfficeParts {
    /// Finds the main part.
    pub(super) fn find(package: &mut Package) -> Result<Option<Self>, Error> {
        const RELS: &str = "_rels/.rels";
        let Some(content) = package.read_small(RELS)? else {
            return Ok(None);
        };
        let mut target = None;
        each_tag(RELS, &content, |tag| {
            let kind = attribute(tag, "Type").unwrap_or_default();
            if kind.ends_with("/relationships/officeDocument") {
                target = attribute(tag, "Target");
            }
        })?;
        Ok(target.map(|target| {
            let (folder, main) = target.rsplit_once('/').map_or(("", target.as_str()), |_| {
                target.split_at(target.rfind('/').map_or(0, |at| at + 1))
            });
            Self {
                folder: folder.strip_prefix('/').unwrap_or(folder).to_owned(),
                main: main.to_owned(),
            }
        }))
    }

    /// A part in the folder of the main one.
    pub(super) fn sibling(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    /// The part that a relation of the main one names.
    pub(super) fn resolve(&self, target: &str) -> String {
        let target = target.replace('\\', "/");
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => self.sibling(&target),
        };
        let mut folders: Vec<&str> = Vec::new();
        for folder in path.split('/') {
            match folder {
                "." | "" => {}
                ".." => drop(folders.pop()),
                folder => folders.push(folder),
            }
        }
        folders.join("/")
    }
}

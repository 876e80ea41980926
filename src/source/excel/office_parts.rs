//! The small XML parts of a package, and where an Office Open XML workbook has its parts.

use super::Error;
use super::package::{Package, quoted};
use super::pieces::Pieces;
use super::xml::{Tag, Token, Xml};
use super::xml_limits::SMALL_PART;

/// Calls `each` for every start tag of a small part; nothing where the package does not have it.
pub(super) fn each_tag(
    package: &Package,
    name: &str,
    mut each: impl FnMut(Tag<'_>),
) -> Result<(), Error> {
    let Some(pieces) = Pieces::of(package, name, SMALL_PART.size)? else {
        return Ok(());
    };
    let mut xml = Xml::new(pieces, quoted(name), SMALL_PART);
    loop {
        match xml.next()? {
            Token::Eof => return Ok(()),
            token => {
                if let Some((tag, _)) = token.tag() {
                    each(tag);
                }
            }
        }
    }
}

/// Where the parts of an Office Open XML workbook are.
#[derive(Debug, Default)]
pub(super) struct OfficeParts {
    /// The folder of the main part, with its slash.
    pub(super) folder: String,
    /// The name of the main part in it.
    pub(super) main: String,
}

impl OfficeParts {
    /// Finds the main part.
    pub(super) fn find(package: &Package) -> Result<Option<Self>, Error> {
        let mut target = None;
        each_tag(package, "_rels/.rels", |tag| {
            let kind = tag.attribute(b"Type").unwrap_or_default();
            if kind.ends_with(b"/relationships/officeDocument") {
                target = tag.text(b"Target");
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

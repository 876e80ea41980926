//! The parts of a workbook for who writes it again: their names, their XML, and how they are packed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::{MainPart, Relations};
use crate::source::excel::Error;
use crate::source::excel::office_parts::OfficeParts;
use crate::source::excel::package::{Package, quoted};
use crate::source::excel::pieces::Pieces;
use crate::source::excel::shared_file::SharedFile;
use crate::source::excel::xml::Xml;
use crate::source::excel::xml_limits::{SHEET, SMALL_PART};

/// An XLSX workbook, as its parts.
pub struct WorkbookParts {
    package: Package,
    main: String,
    styles: String,
    sheets: Vec<SheetPart>,
}

/// A worksheet and its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    /// The text on its tab.
    pub name: String,
    /// The name of its part.
    pub part: String,
    /// Its place among all sheets of the workbook, from 0; charts have sheets too.
    pub position: usize,
}

impl WorkbookParts {
    /// Opens a workbook.
    ///
    /// # Errors
    /// When it is not an XLSX workbook, or its main part cannot be read.
    pub fn open(file: File) -> Result<Self, Error> {
        let package = Package::open(&SharedFile::new(file))?;
        let parts = OfficeParts::find(&package)?;
        let parts = parts.ok_or_else(|| Error::damaged("`_rels/.rels`", "it names no document"))?;
        let main = MainPart::read(&package, &parts)?;
        let sheets = main.sheets.into_iter().zip(main.paths).zip(main.positions);
        let sheets = sheets.map(|((sheet, part), position)| SheetPart {
            name: sheet.name,
            part: part.unwrap_or_default(),
            position,
        });
        Ok(Self {
            sheets: sheets.collect(),
            styles: main
                .relations
                .part("styles", || parts.sibling("styles.xml")),
            main: parts.sibling(&parts.main),
            package,
        })
    }

    /// The name of the main part.
    #[must_use]
    pub fn main(&self) -> &str {
        &self.main
    }

    /// The name of the part with the styles, whether it is there or not.
    #[must_use]
    pub fn styles(&self) -> &str {
        &self.styles
    }

    /// The worksheets, in the order of their tabs.
    #[must_use]
    pub fn sheets(&self) -> &[SheetPart] {
        &self.sheets
    }

    /// The parts that a part names by its relations, by the id of the relation.
    ///
    /// # Errors
    /// When the relations cannot be read.
    pub fn related(&self, part: &str) -> Result<BTreeMap<String, String>, Error> {
        let at = part.rfind('/').map_or(0, |slash| slash + 1);
        let (folder, main) = part.split_at(at);
        let parts = OfficeParts {
            folder: folder.to_owned(),
            main: main.to_owned(),
        };
        let relations = Relations::read(&self.package, &parts)?.by_id;
        let named = relations.into_iter().map(|(id, one)| (id, one.part));
        Ok(named.collect())
    }

    /// The part that has the relations of a part.
    #[must_use]
    pub fn relations(&self, part: &str) -> String {
        let at = part.rfind('/').map_or(0, |slash| slash + 1);
        let (folder, name) = part.split_at(at);
        format!("{folder}_rels/{name}.rels")
    }

    /// The names of all parts.
    #[must_use]
    pub fn names(&self) -> &[String] {
        self.package.names()
    }

    /// Whether there is a part.
    #[must_use]
    pub fn has(&self, part: &str) -> bool {
        self.package.has(part)
    }

    /// Whether two names are those of one part: case and the kind of slash do not count.
    #[must_use]
    pub fn is_same(one: &str, other: &str) -> bool {
        let letter = |byte: u8| {
            if byte == b'\\' {
                b'/'
            } else {
                byte.to_ascii_lowercase()
            }
        };
        one.bytes().map(letter).eq(other.bytes().map(letter))
    }

    /// The XML of a sheet.
    ///
    /// # Errors
    /// When there is no such part, or it cannot be unpacked.
    pub fn sheet(&self, part: &str) -> Result<Xml, Error> {
        let pieces = Pieces::of(&self.package, part, SHEET.size)?;
        let pieces = pieces.ok_or_else(|| Error::damaged(quoted(part), "it is missing"))?;
        Ok(Xml::new(pieces, quoted(part), SHEET))
    }

    /// The XML of another part; none where it is not there.
    ///
    /// # Errors
    /// When it cannot be unpacked.
    pub fn xml(&self, part: &str) -> Result<Option<Xml>, Error> {
        let pieces = Pieces::of(&self.package, part, SMALL_PART.size)?;
        Ok(pieces.map(|pieces| Xml::new(pieces, quoted(part), SMALL_PART)))
    }

    /// The container, for copying what stays as it is.
    #[must_use]
    pub fn archive(&self) -> ZipArchive<impl Read + Seek + use<>> {
        self.package.archive()
    }
}

//! Office Open XML workbooks: what their parts are, and how a sheet is read with them.

pub mod cell_tag;
pub mod parts;
mod plain;
mod sheet;
mod strings;
mod styles;
mod text;

use std::collections::HashMap;

use self::sheet::Meanings;
use super::format::NumberFormat;
use super::office_parts::{OfficeParts, each_tag};
use super::package::{Package, quoted};
use super::shared_strings::SharedStrings;
use super::xml_limits::{SHEET, SMALL_PART};
use super::{EachRow, Error, Sheet, Visibility};
use crate::source::excel::pieces::Pieces;
use crate::source::excel::xml::{Tag, Token, Xml};
use crate::source::excel::xml_text::push;
use crate::source::sheet_metadata::SheetMetadata;

/// An opened workbook.
pub(super) struct XlsxBook {
    package: Package,
    /// The part of each sheet; none where no relation names one.
    sheets: Vec<Option<String>>,
    strings: Option<SharedStrings>,
    formats: Vec<NumberFormat>,
    is_1904: bool,
}

impl XlsxBook {
    pub(super) fn open(package: Package, parts: &OfficeParts) -> Result<(Self, Vec<Sheet>), Error> {
        let main = MainPart::read(&package, parts)?;
        let relations = main.relations;
        let strings = relations.part("sharedStrings", || parts.sibling("sharedStrings.xml"));
        let styles = relations.part("styles", || parts.sibling("styles.xml"));
        let book = Self {
            strings: strings::read(&package, &strings)?,
            formats: styles::number_formats(&package, &styles)?,
            sheets: main.paths,
            is_1904: main.is_1904,
            package,
        };
        Ok((book, main.sheets))
    }

    /// Gives every row that has a cell with a text to `each`, and what the sheet says beside them.
    pub(super) fn rows(
        &self,
        number: usize,
        sheet: &Sheet,
        each: EachRow<'_>,
    ) -> Result<SheetMetadata, Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let missing = || Error::damaged(place.as_str(), "it has no part");
        let path = self.sheets[number].as_deref().ok_or_else(missing)?;
        let pieces = Pieces::of(&self.package, path, SHEET.size)?.ok_or_else(missing)?;
        let packed = self.package.packed(path);
        let meanings = Meanings {
            strings: self.strings.as_ref(),
            formats: &self.formats,
            is_1904: self.is_1904,
            // A styled empty cell packs to two bytes; only a bomb has hundreds to the byte.
            most_cells: 10_000_000 + packed.saturating_mul(8),
            // A cell that repeats a text packs to some bytes, and a text that is repeated has tens.
            most_text: (256 << 20) + packed.saturating_mul(200),
        };
        sheet::read(Xml::new(pieces, place, SHEET), &sheet.name, meanings, each)
    }
}

/// What the main part says of the worksheets.
struct MainPart {
    sheets: Vec<Sheet>,
    /// The part of each sheet; none where no relation names one.
    paths: Vec<Option<String>>,
    /// The place of each among all sheets, from 0.
    positions: Vec<usize>,
    is_1904: bool,
    relations: Relations,
}

impl MainPart {
    fn read(package: &Package, parts: &OfficeParts) -> Result<Self, Error> {
        let mut main = Self {
            sheets: Vec::new(),
            paths: Vec::new(),
            positions: Vec::new(),
            is_1904: false,
            relations: Relations::read(package, parts)?,
        };
        let name = parts.sibling(&parts.main);
        let pieces = Pieces::of(package, &name, SMALL_PART.size)?;
        let pieces = pieces.ok_or_else(|| Error::damaged(quoted(&name), "it is missing"))?;
        let mut xml = Xml::new(pieces, quoted(&name), SMALL_PART);
        let mut position = 0;
        loop {
            match xml.next()? {
                Token::Start(tag) | Token::Empty(tag) if tag.name == b"workbookPr" => {
                    main.is_1904 = tag.says(b"date1904");
                }
                Token::Start(tag) | Token::Empty(tag) if tag.name == b"sheet" => {
                    let (sheet, id) = sheet_tag(tag).map_err(|detail| xml.damaged(detail))?;
                    let relation = main.relations.by_id.get(&id);
                    // Charts, dialogs and macros have sheets of their own.
                    if relation.is_none_or(|relation| relation.is("worksheet")) {
                        main.sheets.push(sheet);
                        main.paths
                            .push(relation.map(|relation| relation.part.clone()));
                        main.positions.push(position);
                    }
                    position += 1;
                }
                Token::Eof => return Ok(main),
                _ => {}
            }
        }
    }
}

/// A sheet, and the id of the relation that names its part.
fn sheet_tag(tag: Tag<'_>) -> Result<(Sheet, String), String> {
    let mut sheet = Sheet {
        name: String::new(),
        visibility: Visibility::Visible,
    };
    let mut id = String::new();
    for (name, value) in tag.attributes() {
        match name {
            b"name" => push(&mut sheet.name, value)?,
            b"state" if value == b"hidden" => sheet.visibility = Visibility::Hidden,
            b"state" if value == b"veryHidden" => sheet.visibility = Visibility::VeryHidden,
            // Whatever the prefix of relations is.
            _ if name.ends_with(b":id") => id = String::from_utf8_lossy(value).into_owned(),
            _ => {}
        }
    }
    Ok((sheet, id))
}

/// What a part names by relations.
struct Relations {
    by_id: HashMap<String, Relation>,
}

struct Relation {
    /// The last part of the address of its type.
    kind: String,
    part: String,
}

impl Relation {
    fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }
}

impl Relations {
    fn read(package: &Package, parts: &OfficeParts) -> Result<Self, Error> {
        let name = parts.sibling(&format!("_rels/{}.rels", parts.main));
        let mut by_id = HashMap::new();
        each_tag(package, &name, |tag| {
            let texts = (tag.text(b"Id"), tag.text(b"Type"), tag.text(b"Target"));
            if let (b"Relationship", (Some(id), Some(kind), Some(target))) = (tag.name, texts) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let part = parts.resolve(&target);
                by_id.insert(id, Relation { kind, part });
            }
        })?;
        Ok(Self { by_id })
    }

    /// The part of a kind of which a workbook has one; where no relation names it, where it usually is.
    fn part(&self, kind: &str, usual: impl FnOnce() -> String) -> String {
        let mut parts: Vec<&str> = self
            .by_id
            .values()
            .filter(|relation| relation.is(kind))
            .map(|relation| relation.part.as_str())
            .collect();
        parts.sort_unstable();
        parts.first().map_or_else(usual, |part| (*part).to_owned())
    }
}

//! What an XLSX sheet says beside the text of its cells: looked for as bytes, read only where there is something.

use std::sync::atomic::{AtomicBool, Ordering};

use memchr::memmem;

use crate::source::facts::{Area, Facts, Spans, Unseen};

use super::formulas::Finder;
use super::guard::{SHEET, drain};
use super::package::{Package, quoted};
use super::tags::{Kind, Tag, Tags};
use super::{Error, LAST_COLUMN, LAST_ROW, quiet};

/// The sheet's part, to be read by another thread while calamine reads the cells.
pub(super) struct Beside {
    package: Package,
    path: String,
}

impl Beside {
    pub(super) fn new(package: &Package, path: &str) -> Self {
        Self {
            package: package.clone(),
            path: path.to_owned(),
        }
    }

    /// Reads it, unless told to stop. What is wrong with the part, the reader of the cells says.
    pub(super) fn look(mut self, stop: &AtomicBool) -> Facts {
        let facts = quiet::catch(|| {
            let mut signs = Signs::default();
            self.each_piece(stop, |bytes| {
                signs.feed(bytes);
                Ok(())
            })?;
            let mut sheet = Sheet::default();
            if signs.found() {
                let mut tags = Tags::default();
                self.each_piece(stop, |bytes| tags.feed(bytes, |tag| sheet.take(tag)))?;
            }
            Ok::<Facts, Error>(sheet.finish())
        });
        match facts {
            Ok(Ok(facts)) => facts,
            Ok(Err(_)) | Err(_) => Facts::unseen(Unseen::Damaged),
        }
    }

    fn each_piece(
        &mut self,
        stop: &AtomicBool,
        mut each: impl FnMut(&[u8]) -> Result<(), String>,
    ) -> Result<(), Error> {
        let missing = || Error::damaged(quoted(&self.path), "it is missing");
        let (part, packed) = self.package.part(&self.path)?.ok_or_else(missing)?;
        drain(part, &quoted(&self.path), packed, SHEET.size, |bytes| {
            if stop.load(Ordering::Relaxed) {
                return Err("nobody waits for it".to_owned());
            }
            each(bytes)
        })
    }
}

/// How many bytes of a piece are looked at again together with the next one.
const SEAM: usize = 64;

/// Looks for signs that there is something to be read.
#[derive(Default)]
struct Signs {
    words: bool,
    formulas: Finder,
    tail: Vec<u8>,
}

impl Signs {
    fn found(&self) -> bool {
        self.words || self.formulas.found
    }

    fn feed(&mut self, bytes: &[u8]) {
        if self.found() {
            return;
        }
        self.formulas.feed(bytes);
        self.tail.extend_from_slice(&bytes[..bytes.len().min(SEAM)]);
        self.words = has_sign(&self.tail) || has_sign(bytes);
        if bytes.len() > SEAM {
            self.tail.clear();
            self.tail.extend_from_slice(&bytes[bytes.len() - SEAM..]);
        } else {
            let kept = self.tail.len().saturating_sub(SEAM);
            self.tail.drain(..kept);
        }
    }
}

/// Whether something is merged, filtered or hidden. Some programs write of every row that it is not hidden.
fn has_sign(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"mergeCell").is_some()
        || memmem::find(bytes, b"filterColumn").is_some()
        || memmem::find_iter(bytes, b"hidden").any(|at| {
            let value = bytes[at + b"hidden".len()..].iter();
            let mut value = value.skip_while(|byte| {
                matches!(byte, b'=' | b'"' | b'\'') || byte.is_ascii_whitespace()
            });
            // One that ends here is looked at again with what follows.
            value
                .next()
                .is_some_and(|byte| !matches!(byte, b'0' | b'f'))
        })
}

/// Follows the tags of a sheet.
#[derive(Default)]
struct Sheet {
    facts: Facts,
    columns: Vec<(u32, u32)>,
    /// The row, from 1, and the column, from 1, that were last seen.
    row: u32,
    column: u32,
    cell: Option<Cell>,
}

/// What was seen of a cell.
#[derive(Default)]
struct Cell {
    formula: bool,
    value: bool,
}

impl Sheet {
    fn take(&mut self, tag: &Tag<'_>) {
        match (tag.name, tag.kind) {
            (b"c", Kind::Start | Kind::Empty) => self.start_cell(tag),
            (b"c", Kind::End) => self.end_cell(),
            (b"f", Kind::Start | Kind::Empty) => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = true;
                }
            }
            (b"v", Kind::End) => {
                if let Some(cell) = &mut self.cell {
                    cell.value |= tag.after_text;
                }
            }
            (b"row", Kind::Start | Kind::Empty) => {
                self.row = tag.number("r").unwrap_or(self.row.saturating_add(1));
                (self.column, self.cell) = (0, None);
                if tag.says("hidden") && self.row <= LAST_ROW + 1 {
                    self.facts.hidden_rows.add(self.row, self.row);
                }
            }
            (b"col", Kind::Start | Kind::Empty) => {
                if let (true, Some(first), Some(last)) =
                    (tag.says("hidden"), tag.number("min"), tag.number("max"))
                    && self.columns.len() <= LAST_COLUMN as usize
                {
                    self.columns.push((first.max(1) - 1, last.max(1) - 1));
                }
            }
            (b"mergeCell", Kind::Start | Kind::Empty) => {
                if let Some(area) = tag.attribute("ref").and_then(area) {
                    self.facts.merge(area);
                }
            }
            (b"filterColumn", Kind::Start | Kind::Empty) => self.facts.filtered = true,
            _ => {}
        }
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let named = tag.attribute("r").and_then(cell_name);
        self.column = match named {
            Some((_, column)) => column + 1,
            None => self.column.saturating_add(1),
        };
        self.cell = (tag.kind == Kind::Start).then(|| Cell {
            formula: false,
            // The result is a text, which may be empty.
            value: tag.attribute("t") == Some("str"),
        });
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        if cell.formula && cell.value && self.column <= LAST_COLUMN + 1 && self.row <= LAST_ROW + 1
        {
            let column = self.facts.formulas.entry(self.column - 1).or_default();
            column.add(self.row, self.row);
        }
    }

    fn finish(mut self) -> Facts {
        self.columns.sort_unstable();
        let mut hidden = Spans::default();
        for (first, last) in self.columns {
            hidden.add(first, last.min(LAST_COLUMN));
        }
        self.facts.hidden_columns = hidden;
        self.facts.merged.sort_unstable();
        self.facts
    }
}

/// The area of `D3:D5`.
fn area(name: &str) -> Option<Area> {
    let (first, last) = name.trim().split_once(':')?;
    let ((top, left), (bottom, right)) = (cell_name(first)?, cell_name(last)?);
    Some(Area {
        first_row: top.min(bottom),
        first_column: left.min(right),
        last_row: top.max(bottom),
        last_column: left.max(right),
    })
}

/// The row, from 1, and the column, from 0, of `D3`.
fn cell_name(name: &str) -> Option<(u32, u32)> {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    let letters = name.bytes().take_while(|byte| is_letter(byte)).count();
    let column = crate::finding::ColumnIndex::from_letters(name.get(..letters)?)?.0;
    let row = name.get(letters..)?.parse().ok()?;
    ((1..=LAST_ROW + 1).contains(&row) && column <= LAST_COLUMN).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Signs, area};
    use crate::source::excel::tags::Tags;
    use crate::source::facts::Facts;

    fn signs(xml: &str, piece: usize) -> bool {
        let mut signs = Signs::default();
        for bytes in xml.as_bytes().chunks(piece) {
            signs.feed(bytes);
        }
        signs.found()
    }

    fn facts(xml: &str) -> Facts {
        let (mut tags, mut sheet) = (Tags::default(), Sheet::default());
        assert_eq!(tags.feed(xml.as_bytes(), |tag| sheet.take(tag)), Ok(()));
        sheet.finish()
    }

    #[test]
    fn signs_are_seen_across_pieces() {
        for (xml, found) in [
            ("<row r='1' hidden='1'>", true),
            ("<row\nhidden = \"true\" r='1'/>", true),
            ("<x:mergeCell ref='A1:B1'/>", true),
            ("<autoFilter><filterColumn colId='0'/>", true),
            ("<c r='A1'><f>1</f></c>", true),
            ("<row r='1' hidden='false'><c hidden=\"0\"/>", false),
            ("<autoFilter ref='A1:B1'/>", false),
            ("", false),
        ] {
            for piece in [1, 2, 3, 5, 11, 64, 65, 1000] {
                assert_eq!(signs(xml, piece), found, "{xml} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn a_sheet_says_what_it_hides() {
        let facts = facts(
            "<cols><col min='4' max='4' hidden='true'/><x:col hidden='1' max='99999' min='9'/>\
             <col min='2' max='3' hidden='0'/><col min='1' max='1'/></cols>\
             <sheetData><row hidden=\"1\"/><row><c/></row><row spans='1' hidden='1' r='7'></row>\
             <row r='8' hidden='0'/><row hidden='1'/></sheetData>\
             <autoFilter ref='A1:D9'><filterColumn colId='1'/></autoFilter>\
             <mergeCells><mergeCell ref='D3:D5'/><mergeCell ref='B2:A1'/><mergeCell ref='A1:A1'/>\
             <mergeCell ref='A1'/><mergeCell ref='1:2'/></mergeCells>",
        );
        let rows: Vec<_> = facts.hidden_rows.iter().collect();
        assert_eq!(rows, [(1, 1), (7, 7), (9, 9)]);
        let columns: Vec<_> = facts.hidden_columns.iter().collect();
        assert_eq!(columns, [(3, 3), (8, 16383)]);
        let merged: Vec<String> = facts.merged.iter().map(ToString::to_string).collect();
        assert_eq!(merged, ["A1:B2", "D3:D5"]);
        assert!(facts.filtered);
    }

    #[test]
    fn formulas_are_those_of_cells_and_have_a_value() {
        let facts = facts(
            "<row r='2'><c r='A2'><v>1</v></c><c><f>A2</f><v>1</v></c><c t='str'><f>A2</f><v></v></c>\
             <c r='E2'><f/><v/></c><c r='F2' t='str'><f>\"\"</f></c><c/><c><f>1</f><v> </v></c></row>\
             <row r='3'><c r='B3'><x:f t='shared' si='0'/><x:v>2</x:v></c></row><xm:f>1</xm:f>",
        );
        let columns: Vec<(u32, u64)> = facts
            .formulas
            .iter()
            .map(|(column, rows)| (*column, rows.count()))
            .collect();
        assert_eq!(columns, [(1, 2), (2, 1), (5, 1), (7, 1)]);
    }

    #[test]
    fn areas_are_read_strictly() {
        assert!(area("XFD1048576:A1").is_some());
        for text in [
            "",
            "A1",
            "A1:",
            "A0:B2",
            "XFE1:A1",
            "A1048577:A2",
            "A:B",
            "É1:B2",
        ] {
            assert_eq!(area(text), None, "{text}");
        }
    }
}

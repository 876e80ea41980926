//! `OpenDocument` spreadsheets, streamed.
//!
//! Calamine builds every sheet in memory with all repetitions, and waits for ever where a table
//! does not end; and it keeps the value of a number where a person sees leading zeros. So this
//! one format is read here.

use std::io::Read;
use std::ops::ControlFlow;

use crate::source::sheet_metadata::{Area, SheetMetadata};

use super::ods_cell::OdsCell;
use super::office_parts::each_tag;
use super::package::{Package, quoted};
use super::pieces::Pieces;
use super::row::RowText;
use super::xml::{Tag, Token, Xml};
use super::xml_limits::Limits;
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, Visibility};

/// The part that has all sheets.
const CONTENT: &str = "content.xml";

/// The content is streamed, so only its tokens and the time count: 4 GiB are 8 million people.
const LIMITS: Limits = Limits {
    size: 4 << 30,
    tags: 1_000_000_000,
    token: 8 << 20,
};

/// Cells that stand in the file once and in the sheet often. A column filled with one value has a
/// million of them.
const MAX_REPEATED: u64 = 20_000_000;

/// An opened workbook.
pub(super) struct OdsBook {
    package: Package,
}

impl OdsBook {
    /// Lists the sheets, and reads the content once to its end, so that it is known to be whole.
    pub(super) fn open(package: Package) -> Result<(Self, Vec<Sheet>), Error> {
        let mut content = Content::open(&package)?;
        let mut sheets = Vec::new();
        while let Some((sheet, has_content)) = content.next_sheet()? {
            sheets.push(sheet);
            if has_content {
                content.xml.skip()?;
            }
        }
        if sheets.is_empty() || !content.parents.is_empty() {
            return Err(content.xml.damaged("it ends within the sheets"));
        }
        Ok((Self { package }, sheets))
    }

    pub(super) fn rows(
        &self,
        index: usize,
        sheet: &Sheet,
        each: EachRow<'_>,
    ) -> Result<SheetMetadata, Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let mut content = Content::open(&self.package)?;
        let mut before = 0;
        while let Some((_, has_content)) = content.next_sheet()? {
            if before == index {
                let table = Table::new(content.xml, place);
                return if has_content {
                    table.rows(each)
                } else {
                    Ok(table.metadata)
                };
            }
            before += 1;
            if has_content {
                content.xml.skip()?;
            }
        }
        Err(Error::damaged(place, "it is missing"))
    }
}

/// The content, sheet by sheet.
struct Content {
    xml: Xml,
    /// For each open element, whether it is the one that has the sheets.
    parents: Vec<bool>,
    /// The style that is described.
    style: Option<String>,
    /// The styles of hidden sheets.
    hidden: Vec<String>,
}

impl Content {
    fn open(package: &Package) -> Result<Self, Error> {
        let pieces = Pieces::of(package, CONTENT, LIMITS.size)?;
        let pieces = pieces.ok_or_else(|| Error::damaged(quoted(CONTENT), "it is missing"))?;
        Ok(Self {
            xml: Xml::new(pieces, quoted(CONTENT), LIMITS),
            parents: Vec::new(),
            style: None,
            hidden: Vec::new(),
        })
    }

    /// Goes to the next table that is a sheet, and not part of a chart, a link or the list of changes; none at the end of the
    /// part. Whether it has content, which is to be read or passed over before the next call.
    fn next_sheet(&mut self) -> Result<Option<(Sheet, bool)>, Error> {
        loop {
            let token = self.xml.next()?;
            if let Token::End(_) = token {
                self.parents.pop();
            }
            if matches!(token, Token::Eof) {
                return Ok(None);
            }
            let Some((tag, has_content)) = token.tag() else {
                continue;
            };
            match tag.name {
                b"style" => self.style = tag.text(b"style:name"),
                b"table-properties" if tag.attribute(b"table:display") == Some(b"false") => {
                    self.hidden.extend(self.style.take());
                }
                b"table" if self.parents.last() == Some(&true) => {
                    let style = tag.text(b"table:style-name");
                    let is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
                    let sheet = Sheet {
                        name: tag.text(b"table:name").unwrap_or_default(),
                        visibility: if is_hidden {
                            Visibility::Hidden
                        } else {
                            Visibility::Visible
                        },
                    };
                    return Ok(Some((sheet, has_content)));
                }
                _ => {}
            }
            if has_content {
                self.parents.push(tag.name == b"spreadsheet");
            }
        }
    }
}

/// A sheet whose start tag was read.
struct Table {
    xml: Xml,
    place: String,
    cell: OdsCell,
    repeated: u64,
    /// How many columns were described.
    columns: u64,
    metadata: SheetMetadata,
}

impl Table {
    fn new(xml: Xml, place: String) -> Self {
        Self {
            xml,
            place,
            cell: OdsCell::default(),
            repeated: 0,
            columns: 0,
            metadata: SheetMetadata::default(),
        }
    }

    fn rows(mut self, each: EachRow<'_>) -> Result<SheetMetadata, Error> {
        let mut row = RowText::default();
        let mut number = 0_u64;
        loop {
            let token = self.xml.next()?;
            match token {
                Token::End(b"table") => {
                    self.metadata.merged.sort_unstable();
                    return Ok(self.metadata);
                }
                Token::Eof => return Err(Error::damaged(self.place, "it does not end")),
                _ => {}
            }
            let Some((tag, has_content)) = token.tag() else {
                continue;
            };
            match tag.name {
                b"table-row" => {
                    let times = repeated(tag, b"table:number-rows-repeated");
                    let rows = rows_behind(number, times);
                    note_row(&mut self.metadata, rows, tag);
                    row.clear();
                    if has_content {
                        self.row(&mut row, rows)?;
                    }
                    if !row.finish() {
                        number = number.saturating_add(times);
                        continue;
                    }
                    self.repeat((times - 1).saturating_mul(row.len() as u64))?;
                    for _ in 0..times {
                        number += 1;
                        if number > u64::from(LAST_ROW) + 1 {
                            return Err(Error::too_large(self.place, "has rows beyond 1048576"));
                        }
                        // Just compared with the last row's number.
                        if each(number as u32, &row) == ControlFlow::Break(()) {
                            return Ok(self.metadata);
                        }
                    }
                }
                b"table-column" => {
                    let times = repeated(tag, b"table:number-columns-repeated");
                    let hidden = is_hidden(tag);
                    self.note_columns(times, hidden);
                }
                b"table-column-group"
                | b"table-columns"
                | b"table-header-columns"
                | b"table-row-group"
                | b"table-rows"
                | b"table-header-rows" => {}
                _ if has_content => self.xml.skip()?,
                _ => {}
            }
        }
    }

    /// Notes whether the next columns are hidden.
    fn note_columns(&mut self, times: u64, hidden: bool) {
        let last = self
            .columns
            .saturating_add(times)
            .min(u64::from(LAST_COLUMN) + 1);
        if hidden && self.columns < last {
            // Just compared with the last column's number.
            let (first, last) = (self.columns as u32, last as u32 - 1);
            self.metadata.hidden_columns.add(first, last);
        }
        self.columns = last;
    }

    /// Notes that a cell is merged with others.
    fn note_merged(&mut self, rows: Option<(u32, u32)>, column: u64) {
        let (columns, down) = self.cell.spanned();
        let (Some((first_row, _)), Ok(first_column)) = (rows, u32::try_from(column)) else {
            return;
        };
        if columns > 1 || down > 1 {
            self.metadata.merge(Area {
                first_row,
                first_column,
                last_row: first_row.saturating_add(down - 1).min(LAST_ROW + 1),
                last_column: first_column.saturating_add(columns - 1).min(LAST_COLUMN),
            });
        }
    }

    fn repeat(&mut self, cells: u64) -> Result<(), Error> {
        self.repeated = self.repeated.saturating_add(cells);
        if self.repeated > MAX_REPEATED {
            return Err(Error::too_large(
                self.place.as_str(),
                format!("repeats more than {MAX_REPEATED} cells"),
            ));
        }
        Ok(())
    }

    /// Reads a row to its end tag.
    fn row(&mut self, row: &mut RowText, rows: Option<(u32, u32)>) -> Result<(), Error> {
        let mut column = 0_u64;
        loop {
            let token = self.xml.next()?;
            match token {
                Token::End(b"table-row") => return Ok(()),
                Token::Eof => {
                    return Err(Error::damaged(self.place.as_str(), "a row does not end"));
                }
                _ => {}
            }
            let Some((tag, has_content)) = token.tag() else {
                continue;
            };
            let is_covered = match tag.name {
                b"table-cell" => false,
                // What a merged area covers is not seen; it is a cell all the same.
                b"covered-table-cell" => true,
                b"table-cells" | b"table-header-cells" => continue,
                _ => {
                    if has_content {
                        self.xml.skip()?;
                    }
                    continue;
                }
            };
            let times = repeated(tag, b"table:number-columns-repeated");
            let begun = self.cell.begin(tag);
            begun.map_err(|detail| self.xml.damaged(detail))?;
            if has_content {
                self.cell.read_content(&mut self.xml)?;
            }
            self.cell.finish();
            if !is_covered {
                self.note_merged(rows, column);
            }
            self.put(row, rows, column, times)?;
            column = column.saturating_add(times);
        }
    }

    /// Puts the cell into a row so many times, from a column on.
    fn put(
        &mut self,
        row: &mut RowText,
        rows: Option<(u32, u32)>,
        column: u64,
        times: u64,
    ) -> Result<(), Error> {
        let formula = self.cell.is_formula_without_value();
        if self.cell.text().is_empty() && !formula {
            return Ok(());
        }
        let last = column.saturating_add(times) - 1;
        if last > u64::from(LAST_COLUMN) {
            return Err(Error::too_large(
                self.place.as_str(),
                "has columns beyond 16384",
            ));
        }
        self.repeat(times - 1)?;
        for at in column..=last {
            // Just compared with the last column's number.
            let at = at as u32;
            if let (true, Some((first, last))) = (self.cell.is_calculated(), rows) {
                let rows = self.metadata.formulas.entry(at).or_default();
                rows.add(first, last);
            }
            let put = if formula {
                row.mark_without_value(at)
            } else {
                row.put(at, |out| out.push_str(self.cell.text()))
            };
            put.map_err(|error| Error::too_large(self.place.as_str(), error.to_string()))?;
        }
        Ok(())
    }
}

/// Notes whether some rows are hidden, as their tag says.
fn note_row(metadata: &mut SheetMetadata, rows: Option<(u32, u32)>, tag: Tag<'_>) {
    if let (true, Some((first, last))) = (is_hidden(tag), rows) {
        metadata.hidden_rows.add(first, last);
        metadata.filtered |= tag.attribute(VISIBILITY) == Some(b"filter");
    }
}

const VISIBILITY: &[u8] = b"table:visibility";

fn is_hidden(tag: Tag<'_>) -> bool {
    matches!(tag.attribute(VISIBILITY), Some(b"collapse" | b"filter"))
}

/// The first and the last of some rows, from 1, behind so many others; none beyond the end of a sheet.
fn rows_behind(before: u64, times: u64) -> Option<(u32, u32)> {
    let end = u64::from(LAST_ROW) + 1;
    let last = before.saturating_add(times).min(end);
    // Just compared with the last row's number.
    (before < end).then_some((before as u32 + 1, last as u32))
}

/// How often the element stands in the sheet.
fn repeated(tag: Tag<'_>, name: &[u8]) -> u64 {
    let times = tag.attribute(name).map(str::from_utf8);
    let times = times.and_then(|times| times.ok()?.parse().ok());
    times.unwrap_or(1_u64).max(1)
}

/// Whether the manifest says that parts are encrypted.
pub(super) fn is_encrypted(package: &Package) -> Result<bool, Error> {
    let mut encrypted = false;
    each_tag(package, "META-INF/manifest.xml", |tag| {
        encrypted |= tag.name == b"encryption-data";
    })?;
    Ok(encrypted)
}

/// The type the package declares for itself; empty where it does not.
pub(super) fn mime_type(package: &mut Package) -> Result<String, Error> {
    let mut text = String::new();
    if let Some((part, _)) = package.part("mimetype")? {
        // What is not text is not a type either.
        let _ = part.take(100).read_to_string(&mut text);
    }
    Ok(text.trim().to_owned())
}

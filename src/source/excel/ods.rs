//! `OpenDocument` spreadsheets, streamed.
//!
//! Calamine builds every sheet in memory with all repetitions, and waits for ever where a table
//! does not end; and it keeps the value of a number where a person sees leading zeros. So this
//! one format is read here.

use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::sheet_metadata::{Area, SheetMetadata};

use super::ods_cell::OdsCell;
use super::ods_content::{CONTENT, ContentReader, content, next};
use super::package::{Package, attribute, quoted};
use super::row::{RowError, RowText};
use super::xml_limits::{Limits, RatioGuard, XmlGuard};
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, Visibility};

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
    pub(super) fn open(mut package: Package) -> Result<(Self, Vec<Sheet>), Error> {
        let sheets = sheets(&mut package)?;
        Ok((Self { package }, sheets))
    }

    pub(super) fn rows(
        &mut self,
        index: usize,
        sheet: &Sheet,
        each: EachRow<'_>,
    ) -> Result<SheetMetadata, Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let mut reader = content(&mut self.package)?;
        let mut buffer = Vec::new();
        let mut seen = 0;
        let mut parents = Vec::new();
        // The tables before this one.
        loop {
            buffer.clear();
            match next(&mut reader, &mut buffer)? {
                Event::Start(tag) => {
                    if is_sheet(&tag, &parents) {
                        if seen == index {
                            break;
                        }
                        seen += 1;
                    }
                    parents.push(tag.name().as_ref() == "office:spreadsheet");
                }
                Event::End(_) => {
                    parents.pop();
                }
                Event::Eof => return Err(Error::damaged(place, "it is missing")),
                _ => (),
            }
        }
        Table {
            reader,
            buffer,
            place,
            cell: OdsCell::default(),
            repeated: 0,
            columns: 0,
            metadata: SheetMetadata::default(),
        }
        .rows(each)
    }
}

/// A table that is a sheet, and not part of a chart, a link or the list of changes.
fn is_sheet(tag: &BytesStart<'_>, parents: &[bool]) -> bool {
    tag.name().as_ref() == "table:table" && parents.last() == Some(&true)
}

/// Lists the sheets, and reads the content once to its end, so that it is known to be whole.
fn sheets(package: &mut Package) -> Result<Vec<Sheet>, Error> {
    let Some((part, packed)) = package.part(CONTENT)? else {
        return Err(Error::damaged(quoted(CONTENT), "it is missing"));
    };
    let mut guarded = Guarded {
        part,
        xml: XmlGuard::new(LIMITS),
        ratio: RatioGuard::new(packed, LIMITS.size),
        failure: None,
    };
    let result = list(&mut guarded);
    match guarded.failure {
        Some(error) => Err(error),
        None => result,
    }
}

fn list(part: impl Read) -> Result<Vec<Sheet>, Error> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, part));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let (mut hidden, mut style) = (Vec::new(), None);
    let (mut sheets, mut parents) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) => {
                match tag.name().as_ref() {
                    "style:style" => style = attribute(&tag, "name"),
                    "style:table-properties"
                        if attribute(&tag, "display").as_deref() == Some("false") =>
                    {
                        hidden.extend(style.take());
                    }
                    _ if is_sheet(&tag, &parents) => {
                        let style = attribute(&tag, "style-name");
                        let is_hidden = style.is_some_and(|style| hidden.contains(&style));
                        sheets.push(Sheet {
                            name: attribute(&tag, "name").unwrap_or_default(),
                            visibility: if is_hidden {
                                Visibility::Hidden
                            } else {
                                Visibility::Visible
                            },
                        });
                    }
                    _ => (),
                }
                parents.push(tag.name().as_ref() == "office:spreadsheet");
            }
            Event::End(_) => {
                parents.pop();
            }
            Event::DocType(_) => {
                return Err(Error::refused(
                    quoted(CONTENT),
                    "declares a DOCTYPE, which is not allowed in a workbook",
                ));
            }
            Event::Eof if parents.is_empty() && !sheets.is_empty() => return Ok(sheets),
            Event::Eof => {
                return Err(Error::damaged(quoted(CONTENT), "it ends within the sheets"));
            }
            _ => (),
        }
    }
}

/// The content within its limits.
struct Guarded<R> {
    part: R,
    xml: XmlGuard,
    ratio: RatioGuard,
    failure: Option<Error>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let checked = self
            .ratio
            .add(read as u64, &quoted(CONTENT))
            .and_then(|()| {
                self.xml
                    .feed(&buffer[..read])
                    .map_err(|detail| Error::refused(quoted(CONTENT), detail))
            });
        if let Err(error) = checked {
            self.failure = Some(error);
            return Err(io::Error::other("the part was refused"));
        }
        Ok(read)
    }
}

/// A sheet whose start tag was read.
struct Table<R> {
    reader: ContentReader<R>,
    buffer: Vec<u8>,
    place: String,
    cell: OdsCell,
    repeated: u64,
    /// How many columns were described.
    columns: u64,
    metadata: SheetMetadata,
}

impl<R: Read> Table<R> {
    fn rows(mut self, each: EachRow<'_>) -> Result<SheetMetadata, Error> {
        let mut row = RowText::default();
        let mut number = 0_u64;
        loop {
            self.buffer.clear();
            match next(&mut self.reader, &mut self.buffer)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table-row" => {
                        let times = repeated(&tag, "number-rows-repeated");
                        let visibility = attribute(&tag, "visibility");
                        self.note_row(number, times, visibility.as_deref());
                        self.row(&mut row, rows_behind(number, times))?;
                        if row.finish() {
                            self.repeat((times - 1).saturating_mul(row.len() as u64))?;
                            for _ in 0..times {
                                number += 1;
                                if number > u64::from(LAST_ROW) + 1 {
                                    return Err(Error::too_large(
                                        self.place,
                                        "has rows beyond 1048576",
                                    ));
                                }
                                // Just compared with the last row's number.
                                if each(number as u32, &row) == ControlFlow::Break(()) {
                                    return Ok(self.metadata);
                                }
                            }
                        } else {
                            number = number.saturating_add(times);
                        }
                    }
                    "table:table-column" => {
                        let times = repeated(&tag, "number-columns-repeated");
                        let hidden = is_hidden(attribute(&tag, "visibility").as_deref());
                        self.note_columns(times, hidden);
                    }
                    "table:table-column-group"
                    | "table:table-columns"
                    | "table:table-header-columns"
                    | "table:table-row-group"
                    | "table:table-rows"
                    | "table:table-header-rows"
                    | "text:soft-page-break" => (),
                    _ => {
                        let end = tag.to_end().into_owned();
                        self.skip(&end)?;
                    }
                },
                Event::End(tag) if tag.name().as_ref() == "table:table" => {
                    self.metadata.merged.sort_unstable();
                    return Ok(self.metadata);
                }
                Event::Eof => return Err(Error::damaged(self.place, "it does not end")),
                _ => (),
            }
        }
    }

    /// Notes whether rows behind so many are hidden.
    fn note_row(&mut self, before: u64, times: u64, visibility: Option<&str>) {
        if let (true, Some((first, last))) = (is_hidden(visibility), rows_behind(before, times)) {
            self.metadata.hidden_rows.add(first, last);
            self.metadata.filtered |= visibility == Some("filter");
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

    fn skip(&mut self, end: &quick_xml::events::BytesEnd<'_>) -> Result<(), Error> {
        self.buffer.clear();
        self.reader
            .read_to_end_into(end.name(), &mut self.buffer)
            .map_err(|error| Error::damaged(quoted(CONTENT), error))?;
        Ok(())
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

    fn row(&mut self, row: &mut RowText, rows: Option<(u32, u32)>) -> Result<(), Error> {
        row.clear();
        let mut column = 0_u64;
        loop {
            self.buffer.clear();
            match next(&mut self.reader, &mut self.buffer)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => {
                        let times = repeated(&tag, "number-columns-repeated");
                        // What a merged area covers is not seen; it is a cell all the same.
                        let covered = tag.name().as_ref() == "table:covered-table-cell";
                        self.cell.begin(&tag);
                        let end = tag.to_end().into_owned();
                        self.cell
                            .read_content(&mut self.reader, &end)
                            .map_err(|error| {
                                error.unwrap_or_else(|| {
                                    let detail = RowError::TooLong.to_string();
                                    Error::too_large(self.place.as_str(), detail)
                                })
                            })?;
                        if !covered {
                            self.note_merged(rows, column);
                        }
                        let formula = self.cell.is_formula_without_value();
                        if self.cell.text().is_empty() && !formula {
                            column = column.saturating_add(times);
                            continue;
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
                            put.map_err(|error| {
                                Error::too_large(self.place.as_str(), error.to_string())
                            })?;
                        }
                        column = last + 1;
                    }
                    "table:table-cells" | "table:table-header-cells" => (),
                    _ => {
                        let end = tag.to_end().into_owned();
                        self.skip(&end)?;
                    }
                },
                Event::End(tag) if tag.name().as_ref() == "table:table-row" => return Ok(()),
                Event::Eof => {
                    return Err(Error::damaged(self.place.as_str(), "a row does not end"));
                }
                _ => (),
            }
        }
    }
}

fn is_hidden(visibility: Option<&str>) -> bool {
    matches!(visibility, Some("collapse" | "filter"))
}

/// The first and the last of some rows, from 1, behind so many others; none beyond the end of a sheet.
fn rows_behind(before: u64, times: u64) -> Option<(u32, u32)> {
    let end = u64::from(LAST_ROW) + 1;
    let last = before.saturating_add(times).min(end);
    // Just compared with the last row's number.
    (before < end).then_some((before as u32 + 1, last as u32))
}

/// How often the element stands in the sheet.
fn repeated(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name)
        .and_then(|times| times.parse().ok())
        .unwrap_or(1)
        .max(1)
}

/// Whether the manifest says that parts are encrypted.
pub(super) fn is_encrypted(package: &mut Package) -> Result<bool, Error> {
    const MANIFEST: &str = "META-INF/manifest.xml";
    let mut encrypted = false;
    if let Some(content) = package.read_small(MANIFEST)? {
        super::package::each_tag(MANIFEST, &content, |tag| {
            encrypted |= tag.local_name().as_ref() == "encryption-data";
        })?;
    }
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

//! Office Open XML workbooks: checked part by part, then streamed cell by cell.

use std::io::BufReader;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{Cell, DataRef, Reader as _, Xlsx, XlsxCellReader, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::beside::Beside;
use super::cell_text::Writer;
use super::format::{NumberFormat, builtin};
use super::formulas::{Finder, Scout};
use super::guard::{SHARED_STRINGS, SHEET, SMALL_PART, STYLES, drain};
use super::meter::{Meter, SharedFile};
use super::package::{OfficeParts, Package, attribute, each_tag, quoted};
use super::row::{RowError, RowText};
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, foreign, quiet, worksheets};

/// Styles a workbook may have; Excel's own limit is 65,490.
const MAX_STYLES: usize = 70_000;

/// An opened workbook.
pub(super) struct XlsxBook {
    reader: Xlsx<SharedFile>,
    package: Package,
    parts: OfficeParts,
    meter: Arc<Meter>,
    formats: Vec<NumberFormat>,
}

impl XlsxBook {
    pub(super) fn open(
        file: &SharedFile,
        mut package: Package,
        mut parts: OfficeParts,
    ) -> Result<(Self, Vec<Sheet>), Error> {
        check_styles(&mut package, &parts.beside("styles.xml"))?;
        package.check_xml(&parts.beside("theme/theme1.xml"), SMALL_PART)?;
        let strings = parts.beside("sharedStrings.xml");
        package.check_xml(&strings, SHARED_STRINGS)?;
        check_count(&mut package, &strings)?;
        parts.find_sheets(&mut package)?;

        let meter = Arc::new(Meter::default());
        let metered = file.metered(&meter);
        let reader = quiet::catch(|| Xlsx::new(metered))
            .map_err(|panic| Error::damaged("the workbook", panic))?
            .map_err(|error| match error {
                XlsxError::Password => Error::Encrypted {
                    open_document: false,
                },
                error => Error::damaged("the workbook", error),
            })?;
        let sheets = worksheets(reader.sheets_metadata());
        let book = Self {
            reader,
            package,
            parts,
            meter,
            formats: Vec::new(),
        };
        Ok((book, sheets))
    }

    /// What the sheet says beside the text of its cells, for another thread to read.
    pub(super) fn beside(&self, sheet: &Sheet) -> Result<Beside, Error> {
        Ok(Beside::new(&self.package, self.path(sheet)?))
    }

    fn path(&self, sheet: &Sheet) -> Result<&str, Error> {
        // Calamine looks the sheet up by its name, so the first one of the name is meant.
        let mut sheets = self.reader.sheets_metadata().iter();
        let at = sheets.position(|found| found.name == sheet.name);
        let path = at.and_then(|at| self.parts.sheets.get(at));
        let place = || format!("sheet {}", quoted(&sheet.name));
        path.map(String::as_str)
            .ok_or_else(|| Error::damaged(place(), "it has no part"))
    }

    pub(super) fn rows(&mut self, sheet: &Sheet, each: EachRow<'_>) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let path = self.path(sheet)?.to_owned();
        self.package.check_start(&path)?;
        let packed = self.package.part(&path)?.map_or(0, |(_, packed)| packed);
        let (mut checked, armed) = (self.package.clone(), path.clone());
        self.meter
            .arm(Box::new(move || checked.check_xml(&armed, SHEET)));
        let is_1904 = self.reader.has_1904_epoch();
        let meter = Arc::clone(&self.meter);
        let failed = |error: String| {
            meter
                .take_failure()
                .unwrap_or_else(|| Error::damaged(place.as_str(), error))
        };
        let cells = foreign(|| self.reader.worksheet_cells_reader(&sheet.name)).map_err(failed)?;
        if self.formats.is_empty() {
            // The styles are the workbook's, but calamine shows them through a sheet only.
            self.formats = cells.styles().iter().map(compile).collect();
        }
        let mut stream = Stream {
            cells,
            meter: &meter,
            formats: &self.formats,
            writer: Writer::new(is_1904),
            next: None,
            done: false,
            scout: None,
            side: Some((&mut self.package, path.as_str())),
            count: 0,
            // A styled empty cell packs to two bytes; only a bomb has hundreds to the byte.
            most: 10_000_000 + packed.saturating_mul(8),
        };
        let mut row = RowText::default();
        loop {
            let next = match quiet::catch(|| stream.row(&mut row)) {
                Ok(Ok(next)) => next,
                Ok(Err(Stop::Foreign(error))) => return Err(failed(error)),
                Ok(Err(Stop::Error(error))) => return Err(error),
                Ok(Err(Stop::TooLarge(detail))) => return Err(Error::too_large(place, detail)),
                Ok(Err(Stop::OutOfOrder { row, after })) => {
                    return Err(Error::OutOfOrder {
                        sheet: sheet.name.clone(),
                        row,
                        after,
                    });
                }
                Err(panic) => return Err(failed(panic)),
            };
            let Some(number) = next else {
                break;
            };
            if row.finish() && each(number, &row) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        match quiet::catch(|| stream.finish()) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) | Err(error) => Err(failed(error)),
        }
    }
}

fn compile(style: &calamine::Style) -> NumberFormat {
    let Some(format) = &style.number_format else {
        return NumberFormat::General;
    };
    // The codes of the formats that depend on the language are not in the workbook.
    let id = format.format_id.and_then(|id| u16::try_from(id).ok());
    match id.and_then(builtin) {
        Some(code) if format.format_code == "General" => NumberFormat::compile(code),
        _ => NumberFormat::compile(&format.format_code),
    }
}

fn check_styles(package: &mut Package, name: &str) -> Result<(), Error> {
    package.check_xml(name, STYLES)?;
    let Some(content) = package.read_small(name)? else {
        return Ok(());
    };
    let mut count = 0;
    each_tag(name, &content, |tag| {
        count += usize::from(tag.local_name().as_ref() == "xf");
    })?;
    // Cell formats and the named styles they come from.
    if count > 2 * MAX_STYLES {
        return Err(Error::too_large(
            quoted(name),
            format!("has {count} cell formats"),
        ));
    }
    Ok(())
}

/// Refuses shared strings whose declared number, for which calamine makes room, cannot be.
fn check_count(package: &mut Package, name: &str) -> Result<(), Error> {
    let Some((part, packed)) = package.part(name)? else {
        return Ok(());
    };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    for _ in 0..16 {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let count = attribute(&tag, "uniqueCount").unwrap_or_default();
                // An empty text takes five bytes, and deflate packs 1032 bytes into one at most.
                let most = packed.saturating_mul(1032) / 5;
                let most = most.min(SHARED_STRINGS.tags);
                if count.parse::<u64>().is_ok_and(|count| count > most) {
                    return Err(Error::refused(
                        quoted(name),
                        format!("declares {count} texts and cannot hold them"),
                    ));
                }
                return Ok(());
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => (),
            Err(error) => return Err(Error::damaged(quoted(name), error)),
        }
    }
    Ok(())
}

/// Why the stream stopped.
enum Stop {
    Foreign(String),
    Error(Error),
    TooLarge(String),
    OutOfOrder { row: u32, after: u32 },
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<RowError> for Stop {
    fn from(error: RowError) -> Self {
        Self::TooLarge(error.to_string())
    }
}

/// A cell and its style.
type NextCell<'a> = (Cell<DataRef<'a>>, usize);

struct Stream<'a> {
    cells: XlsxCellReader<'a, SharedFile>,
    meter: &'a Meter,
    formats: &'a [NumberFormat],
    writer: Writer,
    next: Option<NextCell<'a>>,
    done: bool,
    scout: Option<Scout<'a>>,
    side: Option<(&'a mut Package, &'a str)>,
    /// Cells so far, and the most that are believed.
    count: u64,
    most: u64,
}

impl<'a> Stream<'a> {
    /// Reads one row and gives its number, counted from 1.
    fn row(&mut self, row: &mut RowText) -> Result<Option<u32>, Stop> {
        row.clear();
        let mut current = None;
        if let Some((cell, style)) = self.next.take() {
            current = Some(cell.get_position().0);
            self.put(row, &cell, style)?;
        }
        while !self.done {
            let (cell, style) = match self.cells.next_cell_with_style_id() {
                Ok(Some(next)) => next,
                Ok(None) => {
                    self.done = true;
                    break;
                }
                Err(error) => return Err(Stop::Foreign(error.to_string())),
            };
            self.meter.cell();
            self.count += 1;
            let (at, column) = cell.get_position();
            self.check(at, column)?;
            let before = *current.get_or_insert(at);
            if at > before {
                self.next = Some((cell, style));
                break;
            }
            if at < before {
                return Err(Stop::OutOfOrder {
                    row: at + 1,
                    after: before + 1,
                });
            }
            self.put(row, &cell, style)?;
        }
        Ok(current.map(|row| row + 1))
    }

    fn check(&self, row: u32, column: u32) -> Result<(), Stop> {
        if row > LAST_ROW || column > LAST_COLUMN {
            return Err(Stop::Foreign(format!(
                "there is a cell in row {}, column {}, beyond the last of a sheet",
                u64::from(row) + 1,
                u64::from(column) + 1
            )));
        }
        if self.count > self.most {
            let most = self.most;
            return Err(Stop::TooLarge(format!(
                "has more than {most} cells, which its size cannot hold"
            )));
        }
        Ok(())
    }

    fn put(
        &mut self,
        row: &mut RowText,
        cell: &Cell<DataRef<'a>>,
        style: usize,
    ) -> Result<(), Stop> {
        let (_, column) = cell.get_position();
        let value = cell.get_value();
        if matches!(value, DataRef::Empty) {
            if self.is_formula()? {
                row.mark_without_value(column)?;
            }
            return Ok(());
        }
        let (writer, format) = (&mut self.writer, self.formats.get(style));
        row.put(column, |out| writer.push(out, value, format))?;
        Ok(())
    }

    /// Whether the cell just read, which has no value, has a formula.
    fn is_formula(&mut self) -> Result<bool, Stop> {
        if let Some((package, path)) = self.side.take() {
            // Most sheets have no formula at all; only those that have pay for the second reader.
            let mut has_formula = Finder::default();
            let (part, packed) = package
                .part(path)?
                .ok_or_else(|| Stop::Foreign("the part is missing".to_owned()))?;
            drain(part, &quoted(path), packed, SHEET.size, |bytes| {
                has_formula.feed(bytes);
                Ok(())
            })?;
            if has_formula.found {
                let part = package.part(path)?;
                self.scout = part.map(|(part, _)| Scout::new(part));
            }
        }
        match &mut self.scout {
            Some(scout) => scout.is_formula(self.count).map_err(Stop::Foreign),
            None => Ok(false),
        }
    }

    /// Reads what follows the cells, because only at the end of a part its checksum is compared.
    fn finish(&mut self) -> Result<(), String> {
        self.meter.cell();
        loop {
            match self.cells.next_cell() {
                // The end of the file where calamine wanted another end of the cells.
                Err(XlsxError::XmlEof(_)) => return Ok(()),
                Err(error) => return Err(error.to_string()),
                Ok(_) => (),
            }
        }
    }
}

//! Office Open XML workbooks: checked part by part, then streamed cell by cell.

use std::io::BufReader;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{Cell, DataRef, Reader as _, Xlsx, XlsxCellReader, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::cell_text::Writer;
use super::format::{NumberFormat, builtin};
use super::guard::{SHARED_STRINGS, SHEET, SMALL_PART, STYLES, drain};
use super::meter::{Meter, SharedFile};
use super::package::{OfficeParts, Package, attribute, each_tag, quoted};
use super::row::{RowText, RowTooLong};
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, foreign, quiet, worksheets};

/// Styles a workbook may have; Excel's own limit is 65,490.
const MAX_STYLES: usize = 70_000;

/// Cells out of order within a row that are put right, in one sheet. No writer produces them.
const MAX_MISPLACED: u32 = 10_000;

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
        let mut book = Self {
            reader,
            package,
            parts,
            meter,
            formats: Vec::new(),
        };
        book.compile_formats(&sheets);
        Ok((book, sheets))
    }

    /// Compiles the number format of each style.
    fn compile_formats(&mut self, sheets: &[Sheet]) {
        // The styles are the workbook's, but calamine shows them through a sheet only.
        for sheet in sheets {
            let reader = quiet::catch(|| self.reader.worksheet_cells_reader(&sheet.name));
            if let Ok(Ok(reader)) = reader {
                self.formats = reader.styles().iter().map(compile).collect();
                return;
            }
        }
    }

    pub(super) fn rows(&mut self, sheet: &Sheet, each: EachRow<'_>) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let path = self.parts.sheet(&sheet.name).map(str::to_owned);
        let mut packed = 0;
        if let Some(path) = path.clone() {
            self.package.check_start(&path)?;
            packed = self.package.part(&path)?.map_or(0, |(_, packed)| packed);
            let mut package = self.package.clone();
            self.meter
                .arm(Box::new(move || package.check_xml(&path, SHEET)));
        }
        let is_1904 = self.reader.has_1904_epoch();
        let meter = Arc::clone(&self.meter);
        let failed = |error: String| {
            meter
                .take_failure()
                .unwrap_or_else(|| Error::damaged(place.as_str(), error))
        };
        let cells = foreign(|| self.reader.worksheet_cells_reader(&sheet.name)).map_err(failed)?;
        let mut stream = Stream {
            cells,
            meter: &meter,
            formats: &self.formats,
            writer: Writer::new(is_1904),
            next: None,
            done: false,
            scout: None,
            side: path.as_deref().map(|path| (&mut self.package, path)),
            count: 0,
            // A styled empty cell packs to two bytes; only a bomb has hundreds to the byte.
            most: 10_000_000 + packed.saturating_mul(8),
            misplaced: 0,
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
        match quiet::catch(|| stream.to_the_end()) {
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

impl From<RowTooLong> for Stop {
    fn from(_: RowTooLong) -> Self {
        Self::TooLarge("has a row with more than 64 MiB of text".to_owned())
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
    misplaced: u32,
}

impl<'a> Stream<'a> {
    /// Reads one row and gives its number, counted from 1.
    fn row(&mut self, row: &mut RowText) -> Result<Option<u32>, Stop> {
        row.clear();
        let mut current = None;
        loop {
            let cell = match self.next.take() {
                Some(cell) => Some(cell),
                None => self.cell()?,
            };
            let Some((cell, style)) = cell else {
                return Ok(current.map(|row: u32| row + 1));
            };
            let (at, column) = cell.get_position();
            match current {
                None => current = Some(at),
                Some(current) if at < current => {
                    return Err(Stop::OutOfOrder {
                        row: at + 1,
                        after: current + 1,
                    });
                }
                Some(current) if at > current => {
                    self.next = Some((cell, style));
                    return Ok(Some(current + 1));
                }
                Some(_) => (),
            }
            if row.has_passed(column) {
                self.misplaced += 1;
                if self.misplaced > MAX_MISPLACED {
                    return Err(Stop::TooLarge(
                        "has more than 10000 cells out of order".to_owned(),
                    ));
                }
            }
            if matches!(cell.get_value(), DataRef::Empty) {
                if self.is_formula()? {
                    row.mark_without_value(column)?;
                }
                continue;
            }
            let (writer, format) = (&mut self.writer, self.formats.get(style));
            row.put(column, |out| writer.push(out, cell.get_value(), format))?;
        }
    }

    fn cell(&mut self) -> Result<Option<NextCell<'a>>, Stop> {
        if self.done {
            return Ok(None);
        }
        let cell = self
            .cells
            .next_cell_with_style_id()
            .map_err(|error| Stop::Foreign(error.to_string()))?;
        self.meter.cell();
        self.count += 1;
        if self.count > self.most {
            let most = self.most;
            return Err(Stop::TooLarge(format!(
                "has more than {most} cells, which its size cannot hold"
            )));
        }
        let Some((cell, style)) = cell else {
            self.done = true;
            return Ok(None);
        };
        let (row, column) = cell.get_position();
        if row > LAST_ROW || column > LAST_COLUMN {
            return Err(Stop::Foreign(format!(
                "there is a cell in row {}, column {}, beyond the last of a sheet",
                u64::from(row) + 1,
                u64::from(column) + 1
            )));
        }
        Ok(Some((cell, style)))
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
                self.scout = part.map(|(part, _)| Scout {
                    reader: Reader::from_reader(BufReader::new(part)),
                    buffer: Vec::new(),
                    cells: 0,
                });
            }
        }
        match &mut self.scout {
            Some(scout) => scout.is_formula(self.count).map_err(Stop::Foreign),
            None => Ok(false),
        }
    }

    /// Reads what follows the cells, because only at the end of a part its checksum is compared.
    fn to_the_end(&mut self) -> Result<(), String> {
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

/// Looks for the start tag of a formula in pieces of a part.
#[derive(Default)]
struct Finder {
    found: bool,
    tail: [u8; 2],
}

impl Finder {
    fn feed(&mut self, bytes: &[u8]) {
        if self.found || bytes.is_empty() {
            return;
        }
        let mut seam = self.tail.to_vec();
        seam.extend_from_slice(&bytes[..bytes.len().min(2)]);
        self.found = is_formula_tag(&seam) || is_formula_tag(bytes);
        if let [.., a, b] = bytes {
            self.tail = [*a, *b];
        } else {
            self.tail = [self.tail[1], bytes[0]];
        }
    }
}

fn is_formula_tag(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'f', bytes).any(|at| {
        let before = at.checked_sub(1).map(|at| bytes[at]);
        matches!(before, Some(b'<' | b':'))
            && matches!(
                bytes.get(at + 1),
                Some(b'>' | b' ' | b'/' | b'\t' | b'\r' | b'\n')
            )
    })
}

/// A second reader of the sheet that knows which cells have formulas, cell by cell behind the
/// first one.
struct Scout<'a> {
    reader: Reader<BufReader<zip::read::ZipFile<'a, SharedFile>>>,
    buffer: Vec<u8>,
    cells: u64,
}

impl Scout<'_> {
    /// Goes on to the cell with this number, counted from 1, and tells whether it has a formula.
    fn is_formula(&mut self, cell: u64) -> Result<bool, String> {
        let mut formula = false;
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|error| error.to_string())?;
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "c" => self.cells += 1,
                Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    self.cells += 1;
                    if self.cells == cell {
                        return Ok(false);
                    }
                }
                Event::Start(tag) | Event::Empty(tag)
                    if self.cells == cell && tag.local_name().as_ref() == "f" =>
                {
                    formula = true;
                }
                Event::End(tag) if self.cells == cell && tag.local_name().as_ref() == "c" => {
                    return Ok(formula);
                }
                Event::Eof => return Ok(false),
                _ => (),
            }
        }
    }
}

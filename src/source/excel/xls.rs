//! XLS workbooks, read record by record from a stream in memory.

use std::ops::ControlFlow;

use super::cell_text::{Writer, error_text, push_bool};
use super::package::quoted;
use super::records::{packed, u16_at, u32_at};
use super::row::RowText;
use super::xls_globals::{BOF, EOF, Globals, Records};
use super::{EachRow, Error, LAST_COLUMN, Sheet};

/// The cells of a sheet are held until they are in order. 8 million are a full sheet of 120 columns.
const MAX_CELLS: usize = 8 << 20;

/// How much text they have at most: one long text can stand in every cell.
const MAX_TEXT: usize = 512 << 20;

/// Records in all sheets; several sheets may not name the same place again and again.
const MAX_RECORDS: u64 = 64 << 20;

/// An opened workbook.
pub(super) struct XlsBook {
    stream: Vec<u8>,
    globals: Globals,
    /// How many records were read.
    records: u64,
    /// The sheet whose rows were not given to the end.
    begun: Option<(usize, Cells)>,
}

/// The cells of a sheet, row by row.
#[derive(Default)]
struct Cells {
    places: Vec<Place>,
    text: String,
}

/// Where a cell stands, and which part of the text is its own.
struct Place {
    row: u16,
    column: u16,
    start: u32,
    length: u32,
}

impl XlsBook {
    pub(super) fn open(stream: Vec<u8>) -> Result<(Self, Vec<Sheet>), Error> {
        let (globals, sheets) = Globals::read(&stream)?;
        let book = Self {
            stream,
            globals,
            records: 0,
            begun: None,
        };
        Ok((book, sheets))
    }

    /// Gives every row that has a cell with a text to `each`, until that breaks.
    pub(super) fn rows(
        &mut self,
        number: usize,
        sheet: &Sheet,
        each: EachRow<'_>,
    ) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let cells = match self.begun.take() {
            Some((begun, cells)) if begun == number => cells,
            _ => self.cells(number, &place)?,
        };
        let mut row = RowText::default();
        let mut flow = ControlFlow::Continue(());
        for places in cells.places.chunk_by(|one, other| one.row == other.row) {
            row.clear();
            // The last one in a place counts.
            for same in places.chunk_by(|one, other| one.column == other.column) {
                let Some(cell) = same.last() else {
                    continue;
                };
                let start = cell.start as usize;
                let text = &cells.text[start..start + cell.length as usize];
                let put = row.put(u32::from(cell.column), |out| out.push_str(text));
                put.map_err(|error| Error::too_large(place.as_str(), error.to_string()))?;
            }
            if row.finish() {
                flow = each(u32::from(places[0].row) + 1, &row);
            }
            if flow.is_break() {
                break;
            }
        }
        if flow.is_break() {
            self.begun = Some((number, cells));
        }
        Ok(())
    }

    /// The cells of a sheet, in order.
    fn cells(&mut self, number: usize, place: &str) -> Result<Cells, Error> {
        let globals = &self.globals;
        let start = globals.offsets[number];
        let stream = self.stream.get(start..).filter(|rest| !rest.is_empty());
        let beyond = || Error::damaged(place, "it begins behind the end of the workbook");
        let mut records = Records(stream.ok_or_else(beyond)?);
        let mut reader = SheetReader {
            globals,
            writer: Writer::new(globals.is_1904),
            cells: Cells::default(),
            formula: None,
        };
        let (mut begun, mut depth) = (false, 0_usize);
        loop {
            let next = records.next();
            let next = next.map_err(|detail| Error::damaged(place, detail))?;
            let Some((kind, data)) = next else {
                break;
            };
            self.records += 1;
            let read = match kind {
                // Charts in the sheet have cells of their own.
                BOF if begun => {
                    depth += 1;
                    Ok(())
                }
                BOF => {
                    begun = true;
                    Ok(())
                }
                EOF if depth == 0 => break,
                EOF => {
                    depth -= 1;
                    Ok(())
                }
                _ if depth > 0 => Ok(()),
                _ => reader.read(kind, data).ok_or("a cell is cut short"),
            };
            read.map_err(|detail| Error::damaged(place, detail))?;
            let cells = &reader.cells;
            let too_large = if self.records > MAX_RECORDS {
                format!("has {} records with those before it", self.records)
            } else if cells.places.len() > MAX_CELLS {
                format!("has more than {MAX_CELLS} cells")
            } else if cells.text.len() > MAX_TEXT {
                format!("repeats texts to more than {} MiB", MAX_TEXT >> 20)
            } else {
                continue;
            };
            return Err(Error::too_large(place, too_large));
        }
        let mut cells = reader.cells;
        let column = cells
            .places
            .iter()
            .map(|place| u32::from(place.column))
            .max();
        if let Some(column) = column.filter(|column| *column > LAST_COLUMN) {
            return Err(Error::damaged(place, format!("there is a column {column}")));
        }
        let order = |place: &Place| (place.row, place.column);
        if !cells.places.is_sorted_by_key(order) {
            cells.places.sort_by_key(order);
        }
        Ok(cells)
    }
}

/// A sheet as far as it was read.
struct SheetReader<'b> {
    globals: &'b Globals,
    writer: Writer,
    cells: Cells,
    /// Where the last formula stands, whose text comes in a record of its own.
    formula: Option<(u16, u16)>,
}

impl SheetReader<'_> {
    /// Takes the cells of a record; none where it is cut short.
    fn read(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let globals = self.globals;
        let at = (u16_at(data, 0), u16_at(data, 2));
        let format = globals.formats.get(usize::from(u16_at(data, 4)));
        let value = data.get(6..).unwrap_or_default();
        match kind {
            NUMBER => {
                let number = f64::from_le_bytes(*value.first_chunk()?);
                self.put(at, |out, writer| writer.number(out, number, format));
            }
            PACKED => {
                let number = packed(u32_at(value.get(..4)?, 0));
                self.put(at, |out, writer| writer.number(out, number, format));
            }
            PACKED_ROW => {
                let pairs = data.get(4..)?.chunks_exact(6);
                for (column, pair) in (at.1..=u16::MAX).zip(pairs) {
                    let format = globals.formats.get(usize::from(u16_at(pair, 0)));
                    let number = packed(u32_at(pair, 2));
                    self.put((at.0, column), |out, writer| {
                        writer.number(out, number, format);
                    });
                }
            }
            INDEX => {
                let number = u32_at(value.get(..4)?, 0) as usize;
                let text = globals.strings.get(number).unwrap_or_default();
                self.put(at, |out, _| out.push_str(text));
            }
            TEXT | RICH_TEXT => {
                let mut is_whole = None;
                self.put(at, |out, _| is_whole = globals.texts.push(out, value));
                is_whole?;
            }
            BOOL_OR_ERROR => {
                let [code, is_error, ..] = *value else {
                    return None;
                };
                self.put(at, |out, _| match is_error {
                    0 => push_bool(out, code != 0),
                    _ => out.push_str(error_text(code)),
                });
            }
            FORMULA => {
                let result: &[u8; 8] = value.first_chunk()?;
                self.formula = Some(at);
                match *result {
                    // The text comes in the next record, or is empty.
                    [0 | 3, .., 0xFF, 0xFF] => {}
                    [1, _, code, .., 0xFF, 0xFF] => {
                        self.put(at, |out, _| push_bool(out, code != 0));
                    }
                    [2, _, code, .., 0xFF, 0xFF] => {
                        self.put(at, |out, _| out.push_str(error_text(code)));
                    }
                    result => {
                        let number = f64::from_le_bytes(result);
                        self.put(at, |out, writer| writer.number(out, number, format));
                    }
                }
            }
            FORMULA_TEXT => {
                if let Some(at) = self.formula.take() {
                    let mut is_whole = None;
                    self.put(at, |out, _| is_whole = globals.texts.push(out, data));
                    is_whole?;
                }
            }
            _ => {}
        }
        Some(())
    }

    fn put(&mut self, (row, column): (u16, u16), write: impl FnOnce(&mut String, &mut Writer)) {
        let text = &mut self.cells.text;
        let start = text.len();
        write(text, &mut self.writer);
        self.cells.places.push(Place {
            row,
            column,
            // A record is short, and before the next one all of the text is measured.
            start: start as u32,
            length: (text.len() - start) as u32,
        });
    }
}

const FORMULA: u16 = 0x0006;
/// Several numbers in 30 bits, side by side.
const PACKED_ROW: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
/// The number of a shared string.
const INDEX: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const FORMULA_TEXT: u16 = 0x0207;
/// A number in 30 bits.
const PACKED: u16 = 0x027E;

//! XLSB workbooks, read record by record.

use std::ops::ControlFlow;

use super::cell_text::{Writer, error_text, push_bool};
use super::format::NumberFormat;
use super::package::{Package, quoted};
use super::records::{Records, packed, push_wide, u32_at};
use super::row::RowText;
use super::shared_strings::SharedStrings;
use super::xlsb_parts::{MainPart, formats, shared_strings};
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet};

/// Two bytes of data per empty formatted cell are the least a writer needs.
const MAX_SHEET: u64 = 4 << 30;

/// An opened workbook.
pub(super) struct XlsbBook {
    package: Package,
    /// The part of each sheet; none where no relation names one.
    paths: Vec<Option<String>>,
    strings: SharedStrings,
    formats: Vec<NumberFormat>,
    is_1904: bool,
}

impl XlsbBook {
    pub(super) fn open(package: Package) -> Result<(Self, Vec<Sheet>), Error> {
        let main = MainPart::read(&package)?;
        let book = Self {
            paths: main.paths,
            strings: shared_strings(&package)?,
            formats: formats(&package)?,
            is_1904: main.is_1904,
            package,
        };
        Ok((book, main.sheets))
    }

    /// Gives every row that has a cell with a text to `each`, until that breaks.
    pub(super) fn rows(
        &self,
        number: usize,
        sheet: &Sheet,
        each: EachRow<'_>,
    ) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let missing = || Error::damaged(place.as_str(), "it has no part");
        let path = self.paths[number].as_deref().ok_or_else(missing)?;
        let records = Records::of(&self.package, path, MAX_SHEET, place.clone())?;
        let mut records = records.ok_or_else(missing)?;
        // As in an XLSX: a cell that repeats a text packs to some bytes, and a text that is repeated has tens.
        let most_text = (256 << 20) + self.package.packed(path).saturating_mul(200);
        let mut written = 0;
        let mut writer = Writer::new(self.is_1904);
        let mut row = RowText::default();
        let mut current = None;
        let mut following = 0;
        loop {
            let Some((kind, data)) = records.next()? else {
                return Err(records.damaged("it ends within the cells"));
            };
            match kind {
                ROW | END_OF_CELLS => {
                    if let Some(number) = current
                        && row.finish()
                        && each(number + 1, &row) == ControlFlow::Break(())
                    {
                        return Ok(());
                    }
                    if kind == END_OF_CELLS {
                        return records.finish();
                    }
                    row.clear();
                    following = 0;
                    let number = u32_at(data, 0);
                    if number > LAST_ROW {
                        return Err(records.damaged(format!("there is a row {number}")));
                    }
                    if let Some(after) = current
                        && number <= after
                    {
                        return Err(Error::OutOfOrder {
                            sheet: sheet.name.clone(),
                            row: number + 1,
                            after: after + 1,
                        });
                    }
                    current = Some(number);
                }
                BLANK..=SHORT_INDEX | RICH_TEXT if current.is_some() => {
                    let head = Head::of(kind, data, following);
                    let column = head.column;
                    if column > LAST_COLUMN {
                        return Err(records.damaged(format!("there is a column {column}")));
                    }
                    following = column + 1;
                    let mut is_whole = true;
                    let put = row.put(column, |out| {
                        let start = out.len();
                        is_whole = self.push(out, &mut writer, &head).is_some();
                        written += (out.len() - start) as u64;
                    });
                    if written > most_text {
                        let detail = format!("repeats texts to more than {} MiB", most_text >> 20);
                        return Err(Error::too_large(place, detail));
                    }
                    put.map_err(|error| Error::too_large(place.as_str(), error.to_string()))?;
                    if !is_whole {
                        return Err(records.damaged("a cell is cut short"));
                    }
                }
                _ => (),
            }
        }
    }

    /// Appends the text of a cell; none where its record is cut short.
    fn push(&self, out: &mut String, writer: &mut Writer, head: &Head<'_>) -> Option<()> {
        let data = head.value;
        let format = self.formats.get(head.style);
        match head.kind {
            TEXT | FORMULA_TEXT | SHORT_TEXT => drop(push_wide(out, data, 0)?),
            RICH_TEXT => drop(push_wide(out, data, 1)?),
            INDEX | SHORT_INDEX => {
                let number = u32_at(data.get(..4)?, 0) as usize;
                out.push_str(self.strings.get(number).unwrap_or_default());
            }
            PACKED | SHORT_PACKED => {
                let number = packed(u32_at(data.get(..4)?, 0));
                writer.number(out, number, format);
            }
            NUMBER | FORMULA_NUMBER | SHORT_NUMBER => {
                writer.number(out, f64::from_le_bytes(*data.first_chunk()?), format);
            }
            BOOL | FORMULA_BOOL | SHORT_BOOL => push_bool(out, *data.first()? != 0),
            ERROR | FORMULA_ERROR | SHORT_ERROR => out.push_str(error_text(*data.first()?)),
            _ => {}
        }
        Some(())
    }
}

const ROW: u16 = 0x0000;
const BLANK: u16 = 0x0001;
/// A number in 30 bits.
const PACKED: u16 = 0x0002;
const ERROR: u16 = 0x0003;
const BOOL: u16 = 0x0004;
const NUMBER: u16 = 0x0005;
const TEXT: u16 = 0x0006;
/// The number of a shared string.
const INDEX: u16 = 0x0007;
const FORMULA_TEXT: u16 = 0x0008;
const FORMULA_NUMBER: u16 = 0x0009;
const FORMULA_BOOL: u16 = 0x000A;
const FORMULA_ERROR: u16 = 0x000B;
// `SheetJS` writes cells that follow the one before them, and do not say their column.
const SHORT_BLANK: u16 = 0x000C;
const SHORT_PACKED: u16 = 0x000D;
const SHORT_ERROR: u16 = 0x000E;
const SHORT_BOOL: u16 = 0x000F;
const SHORT_NUMBER: u16 = 0x0010;
const SHORT_TEXT: u16 = 0x0011;
const SHORT_INDEX: u16 = 0x0012;
const RICH_TEXT: u16 = 0x003E;
const END_OF_CELLS: u16 = 0x0092;

/// What a cell's record says before its value.
struct Head<'a> {
    kind: u16,
    column: u32,
    style: usize,
    value: &'a [u8],
}

impl<'a> Head<'a> {
    fn of(kind: u16, data: &'a [u8], following: u32) -> Self {
        let (column, at) = if (SHORT_BLANK..=SHORT_INDEX).contains(&kind) {
            (following, 0)
        } else {
            (u32_at(data, 0), 4)
        };
        Self {
            kind,
            column,
            style: (u32_at(data, at) & 0x00FF_FFFF) as usize,
            value: data.get(at + 4..).unwrap_or_default(),
        }
    }
}

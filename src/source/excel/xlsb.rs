//! XLSB workbooks: values from calamine, number formats and formula errors from the same records.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{CellErrorType, DataRef, Reader as _, Xlsb, XlsbError};

use super::cell_text::Writer;
use super::format::NumberFormat;
use super::package::{Package, quoted};
use super::read_budget::{ReadBudget, SharedFile};
use super::records::{Records, u32_at, wide_at};
use super::row::RowText;
use super::xlsb_parts::{
    MAX_STRINGS, MAX_WORKBOOK, STRINGS, STYLES, WORKBOOK, check_size, formats, shared_texts,
    sheet_paths,
};
use super::xml_limits::SMALL_PART;
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, foreign, panic_guard, worksheets};

/// Two bytes of data per empty formatted cell are the least a writer needs.
const MAX_SHEET: u64 = 4 << 30;

/// An opened workbook.
pub(super) struct XlsbBook {
    reader: Xlsb<SharedFile>,
    package: Package,
    budget: Arc<ReadBudget>,
    formats: Vec<NumberFormat>,
    paths: HashMap<String, String>,
}

impl XlsbBook {
    pub(super) fn open(
        file: &SharedFile,
        mut package: Package,
    ) -> Result<(Self, Vec<Sheet>), Error> {
        check_size(&mut package, WORKBOOK, MAX_WORKBOOK)?;
        check_size(&mut package, STRINGS, MAX_STRINGS)?;
        check_size(&mut package, STYLES, SMALL_PART.size)?;
        let paths = sheet_paths(&mut package)?;
        let formats = formats(&mut package)?;
        let budget = Arc::new(ReadBudget::default());
        let budgeted = file.budgeted(&budget);
        let reader = panic_guard::catch(|| Xlsb::new(budgeted))
            .map_err(|panic| Error::damaged("the workbook", panic))?
            .map_err(|error| match error {
                XlsbError::Password => Error::Encrypted {
                    open_document: false,
                },
                error => Error::damaged("the workbook", error),
            })?;
        let sheets = worksheets(reader.sheets_metadata());
        let book = Self {
            reader,
            package,
            budget,
            formats,
            paths,
        };
        Ok((book, sheets))
    }

    pub(super) fn rows(&mut self, sheet: &Sheet, each: EachRow<'_>) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let Some(path) = self.paths.get(&sheet.name).cloned() else {
            return Err(Error::damaged(place, "it has no part"));
        };
        let mut checked = self.package.clone();
        let armed = path.clone();
        self.budget.arm(Box::new(move || {
            check_size(&mut checked, &armed, MAX_SHEET)
        }));
        let is_1904 = self.reader.has_1904_epoch();
        let budget = Arc::clone(&self.budget);
        let failed = |error: String| {
            budget
                .take_failure()
                .unwrap_or_else(|| Error::damaged(place.as_str(), error))
        };
        let mut side = self.package.clone();
        let Some((part, _)) = self.package.part(&path)? else {
            return Err(Error::damaged(place.as_str(), "its part is missing"));
        };
        let mut records = Records::new(part);
        let mut cells =
            foreign(|| self.reader.worksheet_cells_reader(&sheet.name)).map_err(failed)?;
        let mut writer = Writer::new(is_1904);
        let mut row = RowText::default();
        let mut current = None;
        let mut following = 0;
        let mut texts = None;
        loop {
            let Some((kind, data)) = records.next().map_err(|e| failed(e.to_string()))? else {
                return Err(failed("it ends within the cells".to_owned()));
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
                        break;
                    }
                    row.clear();
                    following = 0;
                    let number = u32_at(data, 0);
                    if number > LAST_ROW {
                        return Err(failed(format!("there is a row {number}")));
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
                    if head.column > LAST_COLUMN {
                        return Err(failed(format!("there is a column {}", head.column)));
                    }
                    let column = head.column;
                    following = column + 1;
                    let format = self.formats.get(head.style);
                    let put = if matches!(kind, BLANK | SHORT_BLANK) {
                        continue;
                    } else if head.is_ours {
                        if kind == SHORT_INDEX && texts.is_none() {
                            texts = Some(shared_texts(&mut side)?);
                        }
                        let cell = own_cell(kind, head.rest, texts.as_deref().unwrap_or(&[]))
                            .ok_or_else(|| failed("a cell is cut short".to_owned()))?;
                        row.put(column, |out| writer.push(out, &cell, format))
                    } else {
                        budget.cell();
                        let cell = foreign(|| cells.next_cell())
                            .and_then(|cell| cell.ok_or_else(|| "its cells end early".to_owned()))
                            .map_err(failed)?;
                        if cell.get_position() != (current.unwrap_or(0), column) {
                            return Err(failed("its cells cannot be told apart".to_owned()));
                        }
                        row.put(column, |out| writer.push(out, cell.get_value(), format))
                    };
                    if let Err(error) = put {
                        return Err(Error::too_large(place, error.to_string()));
                    }
                }
                _ => (),
            }
        }
        // Only at the end of the part its checksum is compared.
        while records.next().map_err(|e| failed(e.to_string()))?.is_some() {}
        Ok(())
    }
}

const ROW: u16 = 0x0000;
const BLANK: u16 = 0x0001;
const FORMULA_ERROR: u16 = 0x000B;
const SHORT_BLANK: u16 = 0x000C;
const SHORT_INDEX: u16 = 0x0012;
const RICH_TEXT: u16 = 0x003E;
const END_OF_CELLS: u16 = 0x0092;

/// What a cell's record says before its value.
struct Head<'a> {
    column: u32,
    style: usize,
    rest: &'a [u8],
    /// Whether calamine passes over it.
    is_ours: bool,
}

impl<'a> Head<'a> {
    fn of(kind: u16, data: &'a [u8], following: u32) -> Self {
        // A short cell follows the one before it and does not say its column.
        let short = (SHORT_BLANK..=SHORT_INDEX).contains(&kind);
        let (column, at) = if short {
            (following, 0)
        } else {
            (u32_at(data, 0), 4)
        };
        Self {
            column,
            style: (u32_at(data, at) & 0x00FF_FFFF) as usize,
            rest: data.get(at + 4..).unwrap_or_default(),
            is_ours: short || matches!(kind, FORMULA_ERROR | RICH_TEXT),
        }
    }
}

/// A cell of the kinds that calamine passes over: results of formulas that are errors, rich text,
/// and the short cells that `SheetJS` writes.
fn own_cell(kind: u16, data: &[u8], texts: &[String]) -> Option<DataRef<'static>> {
    const SHORT_RK: u16 = 0x000D;
    const SHORT_ERROR: u16 = 0x000E;
    const SHORT_BOOL: u16 = 0x000F;
    const SHORT_REAL: u16 = 0x0010;
    const SHORT_TEXT: u16 = 0x0011;
    Some(match kind {
        FORMULA_ERROR | SHORT_ERROR => DataRef::Error(match data.first()? {
            0x00 => CellErrorType::Null,
            0x07 => CellErrorType::Div0,
            0x0F => CellErrorType::Value,
            0x17 => CellErrorType::Ref,
            0x1D => CellErrorType::Name,
            0x24 => CellErrorType::Num,
            0x2B => CellErrorType::GettingData,
            _ => CellErrorType::NA,
        }),
        SHORT_BOOL => DataRef::Bool(*data.first()? != 0),
        SHORT_RK => {
            let bits = u32_at(data.get(..4)?, 0);
            let value = if bits & 2 == 0 {
                f64::from_bits(u64::from(bits & !3) << 32)
            } else {
                f64::from(bits.cast_signed() >> 2)
            };
            DataRef::Float(if bits & 1 == 0 { value } else { value / 100.0 })
        }
        SHORT_REAL => DataRef::Float(f64::from_le_bytes(data.get(..8)?.try_into().ok()?)),
        SHORT_TEXT => DataRef::String(wide_at(data, 0)?.0),
        RICH_TEXT => DataRef::String(wide_at(data, 1)?.0),
        SHORT_INDEX => DataRef::String(texts.get(u32_at(data.get(..4)?, 0) as usize)?.clone()),
        _ => DataRef::Empty,
    })
}

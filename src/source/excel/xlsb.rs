//! XLSB workbooks: values from calamine, number formats and formula errors from the same records.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{CellErrorType, DataRef, Reader as _, Xlsb, XlsbError};

use super::cell_text::Writer;
use super::format::{NumberFormat, builtin};
use super::guard::{SMALL_PART, drain};
use super::meter::{Meter, SharedFile};
use super::package::{Package, attribute, each_tag, quoted};
use super::records::{Records, u16_at, u32_at, wide_at};
use super::row::RowText;
use super::{EachRow, Error, LAST_COLUMN, LAST_ROW, Sheet, foreign, quiet, worksheets};

const WORKBOOK: &str = "xl/workbook.bin";
const STRINGS: &str = "xl/sharedStrings.bin";
const STYLES: &str = "xl/styles.bin";
const RELS: &str = "xl/_rels/workbook.bin.rels";

/// Shared strings are held in memory; 512 MiB are 256 million characters.
const MAX_STRINGS: u64 = 512 << 20;

/// Calamine repeats sheet names for each reference, so both are kept small.
const MAX_WORKBOOK: u64 = 4 << 20;
const MAX_SHEET_RECORD: usize = 1024;

/// Two bytes of data per empty formatted cell are the least a writer needs.
const MAX_SHEET: u64 = 4 << 30;

/// An opened workbook.
pub(super) struct XlsbBook {
    reader: Xlsb<SharedFile>,
    package: Package,
    meter: Arc<Meter>,
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
        let meter = Arc::new(Meter::default());
        let metered = file.metered(&meter);
        let reader = quiet::catch(|| Xlsb::new(metered))
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
            meter,
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
        self.meter.arm(Box::new(move || {
            check_size(&mut checked, &armed, MAX_SHEET)
        }));
        let is_1904 = self.reader.has_1904_epoch();
        let meter = Arc::clone(&self.meter);
        let failed = |error: String| {
            meter
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
                    // A short cell follows the one before it and does not say its column.
                    let short = (SHORT_BLANK..=SHORT_INDEX).contains(&kind);
                    let (column, at) = if short {
                        (following, 0)
                    } else {
                        (u32_at(data, 0), 4)
                    };
                    if column > LAST_COLUMN {
                        return Err(failed(format!("there is a column {column}")));
                    }
                    following = column + 1;
                    let style = u32_at(data, at) & 0x00FF_FFFF;
                    let format = self.formats.get(style as usize);
                    let data = data.get(at + 4..).unwrap_or_default();
                    let put = if matches!(kind, BLANK | SHORT_BLANK) {
                        continue;
                    } else if short || matches!(kind, FORMULA_ERROR | RICH_TEXT) {
                        // Calamine passes over these.
                        let texts = match &mut texts {
                            Some(texts) => texts,
                            None if kind == SHORT_INDEX => texts.insert(shared_texts(&mut side)?),
                            None => &mut Vec::new(),
                        };
                        let cell = own_cell(kind, data, texts)
                            .ok_or_else(|| failed("a cell is cut short".to_owned()))?;
                        row.put(column, |out| writer.push(out, &cell, format))
                    } else {
                        meter.cell();
                        let cell = foreign(|| cells.next_cell())
                            .and_then(|cell| cell.ok_or_else(|| "its cells end early".to_owned()))
                            .map_err(failed)?;
                        if cell.get_position() != (current.unwrap_or(0), column) {
                            return Err(failed("its cells cannot be told apart".to_owned()));
                        }
                        row.put(column, |out| writer.push(out, cell.get_value(), format))
                    };
                    if put.is_err() {
                        return Err(Error::too_large(
                            place,
                            "has a row with more than 64 MiB of text",
                        ));
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

/// The shared texts, which calamine keeps to itself.
fn shared_texts(package: &mut Package) -> Result<Vec<String>, Error> {
    const TEXT: u16 = 0x0013;
    let mut texts = Vec::new();
    let Some((part, _)) = package.part(STRINGS)? else {
        return Ok(texts);
    };
    let mut records = Records::new(part);
    let damaged = |error: std::io::Error| Error::damaged(quoted(STRINGS), error);
    while let Some((kind, data)) = records.next().map_err(damaged)? {
        if kind == TEXT {
            texts.push(wide_at(data, 1).map(|(text, _)| text).unwrap_or_default());
        }
    }
    Ok(texts)
}

fn check_size(package: &mut Package, name: &str, limit: u64) -> Result<(), Error> {
    if let Some((part, packed)) = package.part(name)? {
        drain(part, &quoted(name), packed, limit, |_| Ok(()))?;
    }
    Ok(())
}

/// The part of each sheet by its name.
fn sheet_paths(package: &mut Package) -> Result<HashMap<String, String>, Error> {
    let mut targets = HashMap::new();
    if let Some(content) = package.read_small(RELS)? {
        each_tag(RELS, &content, |tag| {
            if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
                targets.insert(id, target);
            }
        })?;
    }
    let mut paths = HashMap::new();
    let Some((part, _)) = package.part(WORKBOOK)? else {
        return Ok(paths);
    };
    let mut records = Records::new(part);
    let damaged = |error: std::io::Error| Error::damaged(quoted(WORKBOOK), error);
    while let Some((kind, data)) = records.next().map_err(damaged)? {
        const SHEET: u16 = 0x009C;
        if kind != SHEET {
            continue;
        }
        if data.len() > MAX_SHEET_RECORD {
            return Err(Error::refused(
                quoted(WORKBOOK),
                "has a sheet with an endless name",
            ));
        }
        if let Some((id, end)) = wide_at(data, 8)
            && let Some((name, _)) = wide_at(data, end)
            && let Some(target) = targets.get(&id)
        {
            paths.insert(name, format!("xl/{target}"));
        }
    }
    Ok(paths)
}

/// The number format of each cell style.
fn formats(package: &mut Package) -> Result<Vec<NumberFormat>, Error> {
    const FORMAT: u16 = 0x002C;
    const STYLE: u16 = 0x002F;
    const BEGIN_CELL_STYLES: u16 = 0x0269;
    const END_CELL_STYLES: u16 = 0x026A;
    let mut custom = HashMap::new();
    let mut styles = Vec::new();
    let Some((part, _)) = package.part(STYLES)? else {
        return Ok(styles);
    };
    let mut records = Records::new(part);
    let mut inside = false;
    let damaged = |error: std::io::Error| Error::damaged(quoted(STYLES), error);
    while let Some((kind, data)) = records.next().map_err(damaged)? {
        match kind {
            FORMAT => {
                if let Some((code, _)) = wide_at(data, 2) {
                    custom.insert(u16_at(data, 0), NumberFormat::compile(&code));
                }
            }
            BEGIN_CELL_STYLES => inside = true,
            END_CELL_STYLES => break,
            STYLE if inside => {
                let id = u16_at(data, 2);
                styles.push(custom.get(&id).cloned().unwrap_or_else(|| {
                    builtin(id).map_or(NumberFormat::General, NumberFormat::compile)
                }));
            }
            _ => (),
        }
    }
    Ok(styles)
}

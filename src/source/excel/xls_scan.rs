//! Looks through the records of an XLS workbook: how large its sheets are, before calamine makes
//! room for them, and the number formats, which calamine keeps to itself.

use std::collections::HashMap;

use super::Error;
use super::format::{NumberFormat, builtin};
use super::records::{u16_at, u32_at};
use super::xls_texts::text_lengths;

/// Calamine keeps all sheets in memory as rectangles, and copies the one that is read: about 100
/// bytes a cell. 8 million cells are a full sheet of 120 columns.
const MAX_CELLS: u64 = 8 << 20;

/// The memory that calamine reserves for the size that a sheet states; a full sheet.
const MAX_CLAIM: u64 = 65_536 * 256;

/// Calamine copies a shared text into every cell that refers to it.
const MAX_TEXT: u64 = 512 << 20;

/// Records in all sheets; several sheets may not name the same place again and again.
const MAX_RECORDS: u64 = 64 << 20;

/// What the scan found.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) encrypted: bool,
    formats: Vec<NumberFormat>,
    /// By the sheet's name: cells with a format, as row, column and style, in order.
    cells: HashMap<String, Vec<(u16, u16, u16)>>,
}

impl Scan {
    /// The number formats of a sheet's cells.
    pub(super) fn sheet(&self, name: &str) -> SheetFormats<'_> {
        let cells = self.cells.get(name);
        SheetFormats {
            cells: cells.map_or(&[], Vec::as_slice),
            formats: &self.formats,
            is_known: cells.is_some(),
        }
    }
}

/// The number formats of one sheet.
pub(super) struct SheetFormats<'a> {
    cells: &'a [(u16, u16, u16)],
    formats: &'a [NumberFormat],
    /// Whether the sheet was found among those that were scanned.
    is_known: bool,
}

impl SheetFormats<'_> {
    /// The format of a cell; none where calamine has to know it.
    pub(super) fn get(&self, row: u32, column: u32) -> Option<&NumberFormat> {
        let row = u16::try_from(row).ok()?;
        let column = u16::try_from(column).ok()?;
        let found = self
            .cells
            .binary_search_by_key(&(row, column), |&(row, column, _)| (row, column));
        match found {
            Ok(at) => self.formats.get(usize::from(self.cells[at].2)),
            // The others are not in the list.
            Err(_) => self.is_known.then_some(&NumberFormat::General),
        }
    }
}

struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.0, 0);
        let end = 4 + usize::from(u16_at(self.0, 2));
        let data = self.0.get(4..end)?;
        self.0 = &self.0[end..];
        Some((kind, data))
    }
}

const CONTINUE: u16 = 0x003C;
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;

/// Scans the workbook stream.
pub(super) fn scan(stream: &[u8]) -> Result<Scan, Error> {
    let mut scan = Scan::default();
    let mut sheets = Vec::new();
    let (mut custom, mut styles) = (HashMap::new(), Vec::new());
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut in_texts = false;
    let mut biff8 = true;
    for (kind, data) in Records(stream) {
        if kind != CONTINUE {
            in_texts = false;
        }
        match kind {
            BOF => biff8 = !matches!(u16_at(data, 0), 0x0002 | 0x0007 | 0x0200..=0x0500),
            // Its first word is 0 for the XOR obfuscation, which calamine would read as text.
            // What follows is encrypted too, and means nothing.
            0x002F => {
                scan.encrypted = true;
                return Ok(scan);
            }
            0x041E => {
                if let Some(code) = format_code(data, biff8) {
                    custom.insert(u16_at(data, 0), NumberFormat::compile(&code));
                }
            }
            0x00E0 => styles.push(u16_at(data, 2)),
            0x0085 => sheets.push((u32_at(data, 0) as usize, sheet_name(data, biff8))),
            0x00FC => {
                texts = vec![data];
                in_texts = true;
            }
            CONTINUE if in_texts => texts.push(data),
            EOF => break,
            _ => (),
        }
    }
    scan.formats = styles
        .into_iter()
        .map(|id| {
            custom
                .get(&id)
                .cloned()
                .unwrap_or_else(|| builtin(id).map_or(NumberFormat::General, NumberFormat::compile))
        })
        .collect();
    let lengths = text_lengths(&texts);
    let mut sums = Sums::default();
    for (at, name) in sheets {
        let cells = scan_sheet(
            stream.get(at..).unwrap_or_default(),
            &lengths,
            &scan.formats,
            &mut sums,
        );
        sums.check(&name)?;
        scan.cells.insert(name, cells);
    }
    Ok(scan)
}

/// What all sheets need together.
#[derive(Default)]
struct Sums {
    cells: u64,
    claim: u64,
    text: u64,
    records: u64,
}

impl Sums {
    fn check(&self, sheet: &str) -> Result<(), Error> {
        let place = format!("sheet `{}`", sheet.escape_debug());
        let detail = if self.cells > MAX_CELLS {
            format!("spans {} cells with those before it", self.cells)
        } else if self.claim > MAX_CLAIM {
            format!("claims {} cells", self.claim)
        } else if self.text > MAX_TEXT {
            format!("repeats {} MiB of text", self.text >> 20)
        } else if self.records > MAX_RECORDS {
            format!("has {} records with those before it", self.records)
        } else {
            return Ok(());
        };
        Err(Error::too_large(place, detail))
    }
}

#[derive(Default)]
struct Area(Option<(u16, u16, u16, u16)>);

impl Area {
    fn add(&mut self, row: u16, column: u16) {
        let (top, left, bottom, right) = self.0.unwrap_or((row, column, row, column));
        self.0 = Some((
            top.min(row),
            left.min(column),
            bottom.max(row),
            right.max(column),
        ));
    }

    fn cells(&self) -> u64 {
        self.0.map_or(0, |(top, left, bottom, right)| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }
}

fn scan_sheet(
    stream: &[u8],
    lengths: &[u32],
    formats: &[NumberFormat],
    sums: &mut Sums,
) -> Vec<(u16, u16, u16)> {
    let mut cells = Vec::new();
    let (mut values, mut formulas) = (Area::default(), Area::default());
    let (mut begun, mut depth) = (false, 0_usize);
    sums.claim = 0;
    for (kind, data) in Records(stream) {
        sums.records += 1;
        if depth > 0 {
            match kind {
                BOF => depth += 1,
                EOF => depth -= 1,
                _ => (),
            }
            continue;
        }
        let (row, column) = (u16_at(data, 0), u16_at(data, 2));
        let mut cell = |column: u16, style: u16| {
            values.add(row, column);
            if !matches!(
                formats.get(usize::from(style)),
                None | Some(NumberFormat::General)
            ) {
                cells.push((row, column, style));
            }
        };
        match kind {
            BOF if begun => depth += 1,
            BOF => begun = true,
            EOF => break,
            0x0200 => sums.claim = sums.claim.max(claim(data)),
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E => cell(column, u16_at(data, 4)),
            0x00FD => {
                cell(column, u16_at(data, 4));
                let text = lengths.get(u32_at(data, 6) as usize).copied();
                sums.text += u64::from(text.unwrap_or(0));
            }
            0x0006 => {
                cell(column, u16_at(data, 4));
                formulas.add(row, column);
            }
            0x00BD => {
                let pairs = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, pair) in (column..=u16::MAX).zip(pairs) {
                    cell(column, u16_at(pair, 0));
                }
            }
            _ => (),
        }
    }
    sums.cells += values.cells() + formulas.cells();
    cells.sort_by_key(|&(row, column, _)| (row, column));
    cells
}

/// The number of cells that a sheet states, with the arithmetic of calamine.
fn claim(data: &[u8]) -> u64 {
    let (top, bottom, mut left, right) = if data.len() == 10 {
        let at = |at| u32::from(u16_at(data, at));
        (at(0), at(2), at(4), at(6))
    } else {
        let at = |at| u32::from(u16_at(data, at));
        (u32_at(data, 0), u32_at(data, 4), at(8), at(10))
    };
    if left > 0xFF || right < left {
        left = 0;
    }
    if bottom == 0 || right == 0 {
        return 0;
    }
    u64::from(bottom.wrapping_sub(top)) * u64::from(right.wrapping_sub(left))
}

fn format_code(data: &[u8], biff8: bool) -> Option<String> {
    if !biff8 {
        let len = usize::from(*data.get(2)?);
        let bytes = data.get(3..)?;
        let bytes = &bytes[..len.min(bytes.len())];
        return Some(bytes.iter().map(|&b| char::from(b)).collect());
    }
    let len = usize::from(u16_at(data, 2));
    Some(characters(data.get(5..)?, len, data[4] & 1 != 0))
}

fn characters(bytes: &[u8], len: usize, wide: bool) -> String {
    if wide {
        let bytes = &bytes[..(len * 2).min(bytes.len())];
        let text = encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0;
        text.into_owned()
    } else {
        let bytes = &bytes[..len.min(bytes.len())];
        bytes.iter().map(|&b| char::from(b)).collect()
    }
}

/// The name of a sheet, as calamine reads it for all but old code pages.
fn sheet_name(data: &[u8], biff8: bool) -> String {
    let len = usize::from(data.get(6).copied().unwrap_or(0));
    let name = if biff8 {
        let wide = data.get(7).is_some_and(|flags| flags & 1 != 0);
        characters(data.get(8..).unwrap_or_default(), len, wide)
    } else {
        characters(data.get(7..).unwrap_or_default(), len, false)
    };
    name.replace('\0', "")
}

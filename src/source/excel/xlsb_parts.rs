//! The parts of an XLSB workbook beside its sheets.

use std::collections::HashMap;

use super::Error;
use super::format::{NumberFormat, builtin};
use super::office_parts::each_tag;
use super::package::{Package, quoted};
use super::records::{Records, u16_at, wide_at};
use super::xml_limits::drain;

pub(super) const WORKBOOK: &str = "xl/workbook.bin";
pub(super) const STRINGS: &str = "xl/sharedStrings.bin";
pub(super) const STYLES: &str = "xl/styles.bin";
const RELS: &str = "xl/_rels/workbook.bin.rels";

/// Shared strings are held in memory; 512 MiB are 256 million characters.
pub(super) const MAX_STRINGS: u64 = 512 << 20;

/// Calamine repeats sheet names for each reference, so both are kept small.
pub(super) const MAX_WORKBOOK: u64 = 4 << 20;
const MAX_SHEET_RECORD: usize = 1024;

/// The shared texts, which calamine keeps to itself.
pub(super) fn shared_texts(package: &mut Package) -> Result<Vec<String>, Error> {
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

pub(super) fn check_size(package: &mut Package, name: &str, limit: u64) -> Result<(), Error> {
    if let Some((part, packed)) = package.part(name)? {
        drain(part, &quoted(name), packed, limit)?;
    }
    Ok(())
}

/// The part of each sheet by its name.
pub(super) fn sheet_paths(package: &mut Package) -> Result<HashMap<String, String>, Error> {
    let mut targets = HashMap::new();
    each_tag(package, RELS, |tag| {
        if let (Some(id), Some(target)) = (tag.text(b"Id"), tag.text(b"Target")) {
            targets.insert(id, target);
        }
    })?;
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
pub(super) fn formats(package: &mut Package) -> Result<Vec<NumberFormat>, Error> {
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

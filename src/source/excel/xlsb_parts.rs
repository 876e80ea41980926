//! The parts of an XLSB workbook beside its sheets.

use std::collections::HashMap;

use super::format::{NumberFormat, builtin};
use super::office_parts::each_tag;
use super::package::{Package, quoted};
use super::records::{Records, push_wide, u16_at, u32_at, wide_at};
use super::shared_strings::SharedStrings;
use super::xml_limits::SMALL_PART;
use super::{Error, Sheet, Visibility};

const WORKBOOK: &str = "xl/workbook.bin";
const STRINGS: &str = "xl/sharedStrings.bin";
const STYLES: &str = "xl/styles.bin";
const RELS: &str = "xl/_rels/workbook.bin.rels";

/// Shared strings are held in memory; 512 MiB are 256 million characters.
const MAX_STRINGS: u64 = 512 << 20;

/// A workbook names its sheets, its names and its links there.
const MAX_WORKBOOK: u64 = 4 << 20;
const MAX_SHEET_RECORD: usize = 1024;

fn records(package: &Package, name: &str, limit: u64) -> Result<Option<Records>, Error> {
    Records::of(package, name, limit, quoted(name))
}

/// What the main part says of the worksheets.
#[derive(Default)]
pub(super) struct MainPart {
    pub(super) sheets: Vec<Sheet>,
    /// The part of each sheet; none where no relation names one.
    pub(super) paths: Vec<Option<String>>,
    pub(super) is_1904: bool,
}

impl MainPart {
    pub(super) fn read(package: &Package) -> Result<Self, Error> {
        const PROPERTIES: u16 = 0x0099;
        const SHEET: u16 = 0x009C;
        let mut targets = HashMap::new();
        each_tag(package, RELS, |tag| {
            if let (Some(id), Some(target)) = (tag.text(b"Id"), tag.text(b"Target")) {
                targets.insert(id, target);
            }
        })?;
        let mut main = Self::default();
        let records = records(package, WORKBOOK, MAX_WORKBOOK)?;
        let mut records =
            records.ok_or_else(|| Error::damaged(quoted(WORKBOOK), "it is missing"))?;
        while let Some((kind, data)) = records.next()? {
            match kind {
                PROPERTIES => main.is_1904 = u16_at(data, 0) & 1 != 0,
                SHEET if data.len() > MAX_SHEET_RECORD => {
                    let detail = "has a sheet with an endless name";
                    return Err(Error::refused(quoted(WORKBOOK), detail));
                }
                SHEET => {
                    // The first versions of Excel 2007 have four more bytes before the relation.
                    let relation =
                        |at| wide_at(data, at).filter(|(id, _)| targets.contains_key(id));
                    let relation = relation(8).or_else(|| relation(12));
                    let Some((id, end)) = relation.or_else(|| wide_at(data, 8)) else {
                        continue;
                    };
                    let target = targets.get(&id);
                    // Charts, dialogs and macros have sheets of their own.
                    if target.is_some_and(|target| !target.contains("worksheets/")) {
                        continue;
                    }
                    let name = wide_at(data, end).map(|(name, _)| name);
                    main.sheets.push(Sheet {
                        name: name.unwrap_or_default(),
                        visibility: match u32_at(data, 0) {
                            0 => Visibility::Visible,
                            1 => Visibility::Hidden,
                            _ => Visibility::VeryHidden,
                        },
                    });
                    main.paths
                        .push(target.map(|target| match target.strip_prefix('/') {
                            Some(path) => path.to_owned(),
                            None => format!("xl/{target}"),
                        }));
                }
                _ => {}
            }
        }
        Ok(main)
    }
}

/// The shared strings.
pub(super) fn shared_strings(package: &Package) -> Result<SharedStrings, Error> {
    const TEXT: u16 = 0x0013;
    let mut strings = SharedStrings::default();
    let Some(mut records) = records(package, STRINGS, MAX_STRINGS)? else {
        return Ok(strings);
    };
    while let Some((kind, data)) = records.next()? {
        if kind == TEXT {
            // One that is cut short is empty.
            let _ = push_wide(strings.text(), data, 1);
            let ended = strings.end();
            ended.map_err(|detail| records.damaged(detail))?;
        }
    }
    strings.finish();
    Ok(strings)
}

/// The number format of each cell style.
pub(super) fn formats(package: &Package) -> Result<Vec<NumberFormat>, Error> {
    const FORMAT: u16 = 0x002C;
    const STYLE: u16 = 0x002F;
    const BEGIN_CELL_STYLES: u16 = 0x0269;
    const END_CELL_STYLES: u16 = 0x026A;
    let mut custom = HashMap::new();
    let mut styles = Vec::new();
    let Some(mut records) = records(package, STYLES, SMALL_PART.size)? else {
        return Ok(styles);
    };
    let mut inside = false;
    while let Some((kind, data)) = records.next()? {
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

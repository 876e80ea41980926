//! What the workbook stream of an XLS says before its sheets: where these are, shared strings, number formats.

use std::collections::HashMap;

use super::format::{NumberFormat, builtin};
use super::records::{u16_at, u32_at};
use super::shared_strings::SharedStrings;
use super::xls_texts::{Texts, shared_strings};
use super::{Error, Sheet, Visibility};
use crate::source::charset::Charset;

/// The records of a stream.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Records<'a> {
    /// The next record's type and content, or nothing at the end of the stream; the error says that it is cut short.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &'a [u8])>, &'static str> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let kind = u16_at(self.0, 0);
        let end = 4 + usize::from(u16_at(self.0, 2));
        let data = self.0.get(4..end).ok_or("it ends within a record")?;
        self.0 = &self.0[end..];
        Ok(Some((kind, data)))
    }
}

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
const IS_1904: u16 = 0x0022;
const ENCRYPTION: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const CODE_PAGE: u16 = 0x0042;
const SHEET: u16 = 0x0085;
const CELL_FORMAT: u16 = 0x00E0;
const STRINGS: u16 = 0x00FC;
const NUMBER_FORMAT: u16 = 0x041E;

/// What stands before the sheets.
pub(super) struct Globals {
    /// Where each sheet begins.
    pub(super) offsets: Vec<usize>,
    pub(super) strings: SharedStrings,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) texts: Texts,
    pub(super) is_1904: bool,
}

impl Globals {
    /// Reads it, and lists the sheets.
    pub(super) fn read(stream: &[u8]) -> Result<(Self, Vec<Sheet>), Error> {
        let (mut found, mut custom, mut styles) = (Vec::new(), HashMap::new(), Vec::new());
        let mut strings: Vec<&[u8]> = Vec::new();
        let (mut in_strings, mut is_1904) = (false, false);
        let mut texts = Texts::default();
        let mut records = Records(stream);
        let damaged = |detail| Error::damaged("the workbook", detail);
        while let Some((kind, data)) = records.next().map_err(damaged)? {
            in_strings &= kind == CONTINUE;
            match kind {
                BOF => {
                    texts.is_wide = !matches!(u16_at(data, 0), 0x0002 | 0x0007 | 0x0200..=0x0500);
                }
                // What follows is encrypted, too, and means nothing.
                ENCRYPTION => {
                    return Err(Error::Encrypted {
                        open_document: false,
                    });
                }
                CODE_PAGE => texts.charset = charset(u16_at(data, 0)),
                IS_1904 => is_1904 = u16_at(data, 0) == 1,
                NUMBER_FORMAT => {
                    custom.insert(u16_at(data, 0), data.get(2..).unwrap_or_default());
                }
                CELL_FORMAT => styles.push(u16_at(data, 2)),
                SHEET => found.push(data),
                STRINGS => {
                    strings = vec![data];
                    in_strings = true;
                }
                CONTINUE if in_strings => strings.push(data),
                EOF => break,
                _ => (),
            }
        }
        let format = |id: &u16| match custom.get(id) {
            Some(code) => NumberFormat::compile(&texts.format_code(code)),
            None => builtin(*id).map_or(NumberFormat::General, NumberFormat::compile),
        };
        // Macros and charts have sheets of their own.
        found.retain(|data| data.get(5) == Some(&0));
        let sheets = found.iter().map(|data| Sheet {
            name: texts.short(data.get(6..).unwrap_or_default()),
            visibility: match data[4] & 0x3F {
                0 => Visibility::Visible,
                1 => Visibility::Hidden,
                _ => Visibility::VeryHidden,
            },
        });
        let sheets = sheets.collect();
        let strings = shared_strings(&strings);
        let globals = Self {
            offsets: found.iter().map(|data| u32_at(data, 0) as usize).collect(),
            strings: strings.map_err(damaged)?,
            formats: styles.iter().map(format).collect(),
            texts,
            is_1904,
        };
        Ok((globals, sheets))
    }
}

/// The characters of a code page of Windows, DOS or the Macintosh; those of Windows in the West where it is not known.
fn charset(page: u16) -> Charset {
    let name = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 | 32_768 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        10_029 => "x-mac-ce".to_owned(),
        page => format!("cp{page}"),
    };
    Charset::of_name(&name).unwrap_or(Charset::Web(encoding_rs::WINDOWS_1252))
}

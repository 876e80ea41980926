//! XLS workbooks: measured first, because calamine keeps them in memory as a whole.

use std::ops::ControlFlow;

use calamine::{Data, Range, Reader as _, Xls, XlsError};

use super::cell_text::Writer;
use super::package::quoted;
use super::read_budget::SharedFile;
use super::row::RowText;
use super::xls_scan::{Scan, scan};
use super::{EachRow, Error, Sheet, foreign, panic_guard, worksheets};

/// An opened workbook.
pub(super) struct XlsBook {
    reader: Xls<SharedFile>,
    scan: Scan,
}

impl XlsBook {
    pub(super) fn open(file: &SharedFile, stream: &[u8]) -> Result<(Self, Vec<Sheet>), Error> {
        let encrypted = || Error::Encrypted {
            open_document: false,
        };
        let scan = scan(stream)?;
        if scan.encrypted {
            return Err(encrypted());
        }
        let file = file.clone();
        let reader = panic_guard::catch(|| Xls::new(file))
            .map_err(|panic| Error::damaged("the workbook", panic))?
            .map_err(|error| match error {
                XlsError::Password => encrypted(),
                error => Error::damaged("the workbook", error),
            })?;
        let sheets = worksheets(reader.sheets_metadata());
        Ok((Self { reader, scan }, sheets))
    }

    pub(super) fn rows(&mut self, sheet: &Sheet, each: EachRow<'_>) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let range: Range<Data> = foreign(|| self.reader.worksheet_range(&sheet.name))
            .map_err(|error| Error::damaged(place.as_str(), error))?;
        let Some((top, left)) = range.start() else {
            return Ok(());
        };
        let formats = self.scan.sheet(&sheet.name);
        let mut writer = Writer::new(self.reader.has_1904_epoch());
        let mut row = RowText::default();
        for (number, cells) in (top..).zip(range.rows()) {
            row.clear();
            for (column, cell) in (left..).zip(cells) {
                if matches!(cell, Data::Empty) {
                    continue;
                }
                let format = formats.get(number, column);
                let put = row.put(column, |out| match cell {
                    // Calamine leaves the high bytes of some BIFF5 texts in.
                    Data::String(text) => out.extend(text.chars().filter(|&c| c != '\0')),
                    cell => writer.push_owned(out, cell, format),
                });
                if let Err(error) = put {
                    return Err(Error::too_large(place, error.to_string()));
                }
            }
            if row.finish() && each(number + 1, &row) == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        Ok(())
    }
}

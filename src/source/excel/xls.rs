//! XLS workbooks: measured first, because calamine keeps them in memory as a whole.

use std::ops::ControlFlow;

use calamine::{Data, Range, Reader as _, Xls, XlsError};

use super::cell_text::Writer;
use super::package::quoted;
use super::row::RowText;
use super::shared_file::SharedFile;
use super::xls_scan::{Scan, scan};
use super::{EachRow, Error, Sheet, foreign, panic_guard, worksheets};

/// An opened workbook.
pub(super) struct XlsBook {
    reader: Xls<SharedFile>,
    scan: Scan,
    /// The sheet that was read from its start and not to its end: calamine copies each one that it gives.
    begun: Option<(String, Range<Data>)>,
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
        let begun = None;
        let book = Self {
            reader,
            scan,
            begun,
        };
        Ok((book, sheets))
    }

    pub(super) fn rows(&mut self, sheet: &Sheet, each: EachRow<'_>) -> Result<(), Error> {
        let place = format!("sheet {}", quoted(&sheet.name));
        let range = match self.begun.take() {
            Some((name, range)) if name == sheet.name => range,
            _ => foreign(|| self.reader.worksheet_range(&sheet.name))
                .map_err(|error| Error::damaged(place.as_str(), error))?,
        };
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
                    Data::String(text) if text.contains('\0') => {
                        out.push_str(&text.replace('\0', ""));
                    }
                    cell => writer.push(out, cell, format),
                });
                if let Err(error) = put {
                    return Err(Error::too_large(place, error.to_string()));
                }
            }
            if row.finish() && each(number + 1, &row) == ControlFlow::Break(()) {
                self.begun = Some((sheet.name.clone(), range));
                return Ok(());
            }
        }
        Ok(())
    }
}

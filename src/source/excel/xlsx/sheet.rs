//! A sheet of an XLSX workbook: its rows as text, and what it says beside them, in one pass over its XML.

use std::ops::ControlFlow;

use super::cell_tag::{CellTag, Kind, area};
use super::plain::{self, Plain};
use super::text::{push_element, push_rich_text, space};
use crate::source::excel::cell_text::{Writer, push_bool};
use crate::source::excel::date::{Shape, push_iso};
use crate::source::excel::format::NumberFormat;
use crate::source::excel::row::RowText;
use crate::source::excel::shared_strings::SharedStrings;
use crate::source::excel::xml::{Tag, Token, Xml};
use crate::source::excel::xml_text::push;
use crate::source::excel::{EachRow, Error, LAST_COLUMN, LAST_ROW};
use crate::source::sheet_metadata::{RangeSet, SheetMetadata};
use crate::values::digits;

/// What cells mean by numbers: the rest of the workbook.
#[derive(Clone, Copy)]
pub(super) struct Meanings<'b> {
    /// The shared strings, where the workbook has any.
    pub(super) strings: Option<&'b SharedStrings>,
    pub(super) formats: &'b [NumberFormat],
    pub(super) is_1904: bool,
    /// The most cells that are believed.
    pub(super) most_cells: u64,
    /// How many bytes the texts of all cells have at most: one long text can stand in every cell.
    pub(super) most_text: u64,
}

/// Reads a sheet and gives every row that has a cell with a text to `each`, until that breaks.
pub(super) fn read(
    mut xml: Xml,
    name: &str,
    meanings: Meanings<'_>,
    each: EachRow<'_>,
) -> Result<SheetMetadata, Error> {
    let mut sheet = Sheet {
        name,
        meanings,
        writer: Writer::new(meanings.is_1904),
        metadata: SheetMetadata::default(),
        hidden_columns: Vec::new(),
        text: String::new(),
        row: RowText::default(),
        number: 0,
        last: 0,
        next_column: 0,
        cells: 0,
        written: 0,
    };
    let mut has_ended = false;
    loop {
        if let Some(cell) = plain::cell(xml.rest()) {
            if sheet.plain_cell(&cell, each)?.is_break() {
                return Ok(sheet.finish());
            }
            let Plain { length, tags, .. } = cell;
            xml.pass(length, tags);
            continue;
        }
        let flow = match xml.next()? {
            Token::Start(tag) | Token::Empty(tag) if tag.name == b"row" => {
                sheet.start_row(tag, each)?
            }
            Token::Start(tag) if tag.name == b"c" => {
                let cell = CellTag::new(tag);
                sheet.cell(&mut xml, cell, each)?
            }
            Token::Empty(tag) if tag.name == b"c" => sheet.place(&CellTag::new(tag), each)?,
            Token::Start(tag) | Token::Empty(tag) => {
                sheet.look(tag);
                ControlFlow::Continue(())
            }
            Token::End(b"worksheet") => {
                has_ended = true;
                ControlFlow::Continue(())
            }
            Token::Eof => break,
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(sheet.finish());
        }
    }
    if !has_ended {
        return Err(xml.damaged("it ends within the sheet"));
    }
    // Whether more rows are wanted makes no difference at the end.
    let _ = sheet.end_row(each)?;
    Ok(sheet.finish())
}

/// A sheet as far as it was read.
struct Sheet<'b> {
    name: &'b str,
    meanings: Meanings<'b>,
    writer: Writer,
    metadata: SheetMetadata,
    hidden_columns: Vec<(u32, u32)>,
    /// What stands in a `<v>`.
    text: String,
    row: RowText,
    /// The number of the row, from 1.
    number: u32,
    /// The number of the last row that had a cell.
    last: u32,
    /// Where a cell without a reference is, from 0.
    next_column: u32,
    cells: u64,
    /// How many bytes the texts of the cells have.
    written: u64,
}

impl Sheet<'_> {
    fn start_row(&mut self, tag: Tag<'_>, each: EachRow<'_>) -> Result<ControlFlow<()>, Error> {
        let number = tag.number(b"r").filter(|number| *number > 0);
        let number = number.unwrap_or(self.number.saturating_add(1));
        self.next_column = 0;
        if tag.says(b"hidden") && number <= LAST_ROW + 1 {
            self.metadata.hidden_rows.add(number, number);
        }
        self.go_to(number, each)
    }

    /// Goes on in the row with a number; the row before ends if that is another one.
    fn go_to(&mut self, number: u32, each: EachRow<'_>) -> Result<ControlFlow<()>, Error> {
        if number == self.number {
            return Ok(ControlFlow::Continue(()));
        }
        let flow = self.end_row(each)?;
        self.number = number;
        Ok(flow)
    }

    fn end_row(&mut self, each: EachRow<'_>) -> Result<ControlFlow<()>, Error> {
        if self.row.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        if self.number <= self.last {
            return Err(Error::OutOfOrder {
                sheet: self.name.to_owned(),
                row: self.number,
                after: self.last,
            });
        }
        self.last = self.number;
        let flow = if self.row.finish() {
            each(self.number, &self.row)
        } else {
            ControlFlow::Continue(())
        };
        self.row.clear();
        Ok(flow)
    }

    /// Goes to the place of a cell.
    fn place(&mut self, cell: &CellTag, each: EachRow<'_>) -> Result<ControlFlow<()>, Error> {
        self.cells += 1;
        if self.cells > self.meanings.most_cells {
            let most = self.meanings.most_cells;
            let detail = format!("has more than {most} cells, which its size cannot hold");
            return Err(Error::too_large(self.named(), detail));
        }
        let (row, column) = cell.place.unwrap_or((self.number, self.next_column));
        let row = row.max(1);
        if row > LAST_ROW + 1 || column > LAST_COLUMN {
            let column = u64::from(column) + 1;
            let detail = format!(
                "there is a cell in row {row}, column {column}, beyond the last of a sheet"
            );
            return Err(Error::damaged(self.named(), detail));
        }
        let flow = self.go_to(row, each)?;
        self.next_column = column + 1;
        Ok(flow)
    }

    fn named(&self) -> String {
        format!("sheet {}", crate::source::excel::package::quoted(self.name))
    }

    /// Takes a cell that is there as a whole.
    #[inline]
    fn plain_cell(
        &mut self,
        cell: &Plain<'_, CellTag>,
        each: EachRow<'_>,
    ) -> Result<ControlFlow<()>, Error> {
        let flow = self.place(&cell.what, each)?;
        if !cell.text.is_empty() {
            let CellTag { kind, format, .. } = cell.what;
            self.put(self.next_column - 1, kind, format, cell.text)?;
        }
        Ok(flow)
    }

    /// Reads a cell to its end tag.
    fn cell(
        &mut self,
        xml: &mut Xml,
        cell: CellTag,
        each: EachRow<'_>,
    ) -> Result<ControlFlow<()>, Error> {
        let flow = self.place(&cell, each)?;
        let column = self.next_column - 1;
        let mut formula = false;
        let mut is_inline = false;
        self.text.clear();
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.name == b"v" => {
                    let preserve = !matches!(cell.kind, Kind::Text) || space(tag) != Some(false);
                    if is_inline {
                        xml.skip()?;
                    } else if matches!(cell.kind, Kind::Text) {
                        push_element(&mut self.text, xml, preserve)?;
                    } else {
                        push_plain(&mut self.text, xml)?;
                    }
                }
                Token::Start(tag) if tag.name == b"is" => {
                    let preserve = space(tag).unwrap_or(cell.preserve);
                    self.text.clear();
                    is_inline = true;
                    push_rich_text(&mut self.text, xml, preserve)?;
                }
                Token::Start(tag) if tag.name == b"f" => {
                    formula = true;
                    xml.skip()?;
                }
                Token::Empty(tag) if tag.name == b"f" => formula = true,
                Token::Start(_) => xml.skip()?,
                Token::End(_) => break,
                Token::Eof => return Err(xml.damaged("it ends within a cell")),
                _ => {}
            }
        }
        let kind = if is_inline { Kind::Text } else { cell.kind };
        if formula {
            // A text may be empty; a number that is not there was never calculated.
            if self.text.is_empty() && !matches!(kind, Kind::Text) {
                let marked = self.row.mark_without_value(column);
                marked.map_err(|error| Error::too_large(self.named(), error.to_string()))?;
                return Ok(flow);
            }
            let rows = self.metadata.formulas.entry(column).or_default();
            rows.add(self.number, self.number);
        }
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            let put = self.put(column, kind, cell.format, &text);
            self.text = text;
            put?;
        }
        Ok(flow)
    }

    /// Puts what stands in a cell into the row.
    fn put(&mut self, column: u32, kind: Kind, format: usize, text: &str) -> Result<(), Error> {
        let (writer, meanings) = (&mut self.writer, self.meanings);
        let value = text.trim_ascii();
        let shared = if matches!(kind, Kind::Shared) && !value.is_empty() {
            let Some(strings) = meanings.strings else {
                return Err(Error::damaged(
                    self.named(),
                    "it needs shared strings, and there are none",
                ));
            };
            // Some programs write -1 for an empty text, and so it is read by others.
            let number = digits::number(value.as_bytes()).map(|number| number as usize);
            let number = number.or_else(|| value.parse().ok());
            number.and_then(|number| strings.get(number))
        } else {
            None
        };
        self.written += shared.map_or(text.len(), str::len) as u64;
        if self.written > meanings.most_text {
            let most = meanings.most_text >> 20;
            let detail = format!("repeats texts to more than {most} MiB");
            return Err(Error::too_large(self.named(), detail));
        }
        let format = meanings.formats.get(format);
        let put = self.row.put(column, |out| match kind {
            Kind::Text => out.push_str(text),
            Kind::Error => out.push_str(value),
            Kind::Shared => out.push_str(shared.unwrap_or_default()),
            Kind::Bool => match value {
                "1" => push_bool(out, true),
                "0" => push_bool(out, false),
                _ if value.eq_ignore_ascii_case("true") => push_bool(out, true),
                _ if value.eq_ignore_ascii_case("false") => push_bool(out, false),
                _ => out.push_str(value),
            },
            Kind::Date => push_iso(
                out,
                value,
                match format {
                    Some(NumberFormat::Date(shape)) => *shape,
                    _ => Shape::default(),
                },
            ),
            Kind::Number => match value.parse() {
                _ if is_shown_as_written(value, format) => out.push_str(value),
                Ok(number) => writer.number(out, number, format),
                Err(_) => out.push_str(text),
            },
        });
        put.map_err(|error| Error::too_large(self.named(), error.to_string()))
    }

    /// Takes what a tag says beside the cells.
    fn look(&mut self, tag: Tag<'_>) {
        match tag.name {
            b"col" => {
                if let (true, Some(first), Some(last)) =
                    (tag.says(b"hidden"), tag.number(b"min"), tag.number(b"max"))
                    && self.hidden_columns.len() <= LAST_COLUMN as usize
                {
                    self.hidden_columns
                        .push((first.max(1) - 1, last.max(1) - 1));
                }
            }
            b"mergeCell" => {
                if let Some(area) = tag.attribute(b"ref").and_then(area) {
                    self.metadata.merge(area);
                }
            }
            b"filterColumn" => self.metadata.filtered = true,
            _ => {}
        }
    }

    fn finish(mut self) -> SheetMetadata {
        self.hidden_columns.sort_unstable();
        let mut hidden = RangeSet::default();
        for (first, last) in self.hidden_columns {
            hidden.add(first, last.min(LAST_COLUMN));
        }
        self.metadata.hidden_columns = hidden;
        self.metadata.merged.sort_unstable();
        self.metadata
    }
}

/// Appends what stands in a `<v>` that is no text: what is not digits there is rare.
fn push_plain(out: &mut String, xml: &mut Xml) -> Result<(), Error> {
    loop {
        let pushed = match xml.next()? {
            Token::Text(text) | Token::Verbatim(text) => push(out, text),
            Token::Start(_) => {
                xml.skip()?;
                Ok(())
            }
            Token::Empty(_) | Token::Other => Ok(()),
            Token::End(_) => return Ok(()),
            Token::Eof => Err("it ends within a cell".to_owned()),
        };
        pushed.map_err(|detail| xml.damaged(detail))?;
    }
}

/// Whether a number is shown as it is written: a whole one of at most 15 digits without a format.
fn is_shown_as_written(value: &str, format: Option<&NumberFormat>) -> bool {
    matches!(format, None | Some(NumberFormat::General))
        && (1..=15).contains(&value.len())
        && digits::are_all(value.as_bytes())
        && (value.len() == 1 || !value.starts_with('0'))
}

//! A cell becomes text, as a person sees it.

use calamine::{CellErrorType, Data, ExcelDateTime};

use super::date::{Shape, push_iso, push_serial};
use super::format::{NumberFormat, push_pattern};
use super::number::{Decimal, push_number};

/// Writes cells, with buffers that are reused from cell to cell.
#[derive(Debug, Default)]
pub(super) struct Writer {
    decimal: Decimal,
    is_1904: bool,
}

impl Writer {
    pub(super) fn new(is_1904: bool) -> Self {
        Self {
            decimal: Decimal::default(),
            is_1904,
        }
    }

    /// Appends the text of a cell; `format` is its number format, where the reader knows it.
    pub(super) fn push(&mut self, out: &mut String, cell: &Data, format: Option<&NumberFormat>) {
        match cell {
            Data::Empty => (),
            Data::String(text) => out.push_str(text),
            Data::Int(value) => self.integer(out, *value, format),
            Data::Float(value) => self.number(out, *value, format),
            Data::Bool(value) => push_bool(out, *value),
            Data::Error(error) => out.push_str(error_text(error)),
            Data::DateTime(date) => self.date(out, date, format),
            Data::DateTimeIso(text) | Data::DurationIso(text) => {
                push_iso(out, text, shape_of(format));
            }
        }
    }

    fn date(&mut self, out: &mut String, date: &ExcelDateTime, format: Option<&NumberFormat>) {
        let serial = date.as_f64();
        let shape = match format {
            Some(NumberFormat::Date(shape)) => *shape,
            // calamine takes the `d` of `[Red]` for a day.
            Some(format) => return self.number(out, serial, Some(format)),
            // A built-in format without a code: what the value has is what will be shown.
            None => Shape {
                date: serial >= 1.0 && !date.is_duration(),
                time: serial < 1.0 && !date.is_duration(),
                elapsed: date.is_duration(),
            },
        };
        if !push_serial(out, serial, shape, self.is_1904) {
            push_number(out, serial, &mut self.decimal);
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "only XLS has integers, and they have 30 bits"
    )]
    fn integer(&mut self, out: &mut String, value: i64, format: Option<&NumberFormat>) {
        self.number(out, value as f64, format);
    }

    /// Appends a number by its format.
    pub(super) fn number(&mut self, out: &mut String, value: f64, format: Option<&NumberFormat>) {
        match format {
            Some(NumberFormat::Date(shape)) if push_serial(out, value, *shape, self.is_1904) => (),
            Some(NumberFormat::Pattern(sections)) => {
                push_pattern(out, value, sections, &mut self.decimal);
            }
            _ => push_number(out, value, &mut self.decimal),
        }
    }
}

fn shape_of(format: Option<&NumberFormat>) -> Shape {
    match format {
        Some(NumberFormat::Date(shape)) => *shape,
        _ => Shape::default(),
    }
}

/// Appends a boolean, in English whatever the language of the workbook.
pub(super) fn push_bool(out: &mut String, value: bool) {
    out.push_str(if value { "TRUE" } else { "FALSE" });
}

/// The text of an error.
pub(super) fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn show(cell: &Data, code: Option<&str>) -> String {
        let mut out = String::new();
        let format = code.map(NumberFormat::compile);
        Writer::new(false).push(&mut out, cell, format.as_ref());
        out
    }

    #[test]
    fn cells_read_as_a_person_sees_them() {
        let date = |serial| {
            Data::DateTime(ExcelDateTime::new(
                serial,
                ExcelDateTimeType::DateTime,
                false,
            ))
        };
        for (cell, code, expected) in [
            (Data::Empty, None, ""),
            (Data::String(" a\n b ".to_owned()), None, " a\n b "),
            (Data::String("0049".to_owned()), Some("0"), "0049"),
            (Data::Int(7), None, "7"),
            (Data::Int(7), Some("000"), "007"),
            (
                Data::Float(491_713_920_012.0),
                Some("General"),
                "491713920012",
            ),
            (Data::Bool(true), None, "TRUE"),
            (Data::Bool(false), None, "FALSE"),
            (Data::Error(CellErrorType::NA), None, "#N/A"),
            (Data::Error(CellErrorType::Div0), None, "#DIV/0!"),
            (date(45352.0), Some("dd.mm.yyyy"), "2024-03-01"),
            (date(45352.0), Some("m/d/yy h:mm"), "2024-03-01 00:00:00"),
            (date(45352.0), Some("[Red][<-25]General"), "45352"),
            (date(45352.0), None, "2024-03-01"),
            (date(45352.5), None, "2024-03-01 12:00:00"),
            (date(0.5), None, "12:00:00"),
            (date(60.0), Some("yyyy-mm-dd"), "1900-02-29"),
            (date(-1.0), Some("yyyy-mm-dd"), "-1"),
            (date(1e9), Some("yyyy-mm-dd"), "1000000000"),
            (
                Data::DateTimeIso("2024-03-01T00:00:00".to_owned()),
                None,
                "2024-03-01",
            ),
        ] {
            assert_eq!(show(&cell, code), expected, "{cell:?} {code:?}");
        }
    }
}

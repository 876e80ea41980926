//! A cell becomes text, as a person sees it.

use super::date::push_serial;
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

    /// Appends a number by its format, where it has one.
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

/// Appends a boolean, in English whatever the language of the workbook.
pub(super) fn push_bool(out: &mut String, value: bool) {
    out.push_str(if value { "TRUE" } else { "FALSE" });
}

/// The text of an error, by the code that it has in XLS and XLSB.
pub(super) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_a_person_sees_them() {
        for (number, code, expected) in [
            (7.0, None, "7"),
            (7.0, Some("000"), "007"),
            (491_713_920_012.0, Some("General"), "491713920012"),
            (45352.0, Some("dd.mm.yyyy"), "2024-03-01"),
            (45352.0, Some("m/d/yy h:mm"), "2024-03-01 00:00:00"),
            (45352.0, Some("[Red][<-25]General"), "45352"),
            (45352.5, Some("yyyy-mm-dd hh:mm"), "2024-03-01 12:00:00"),
            (0.5, Some("hh:mm"), "12:00:00"),
            (60.0, Some("yyyy-mm-dd"), "1900-02-29"),
            (-1.0, Some("yyyy-mm-dd"), "-1"),
            (1e9, Some("yyyy-mm-dd"), "1000000000"),
        ] {
            let mut out = String::new();
            let format = code.map(NumberFormat::compile);
            Writer::new(false).number(&mut out, number, format.as_ref());
            assert_eq!(out, expected, "{number} {code:?}");
        }
    }
}

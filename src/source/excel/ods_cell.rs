//! A cell of an `OpenDocument` sheet: its value where it has one, its text where that says more.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::Error;
use super::cell_text::push_bool;
use super::date::{Shape, push_iso};
use super::number::{Decimal, push_number};
use super::ods_content::next;
use super::package::attribute;

/// The most spaces one tag may stand for; a cell of Excel has no more characters.
const MAX_BLANKS: usize = 32_767;

/// A cell's text may not grow without an end.
const MAX_TEXT: usize = 64 << 20;

/// One cell, in buffers that are reused from cell to cell.
#[derive(Debug, Default)]
pub(super) struct OdsCell {
    kind: String,
    value: String,
    formula: bool,
    /// What a formula that is `TRUE()` or `FALSE()` stands for: `LibreOffice` writes so what is yes or no in a workbook.
    constant: Option<bool>,
    /// How many columns and rows it covers.
    spanned: (u32, u32),
    /// The paragraphs, as the file shows them.
    shown: String,
    /// The text of the cell.
    text: String,
    decimal: Decimal,
}

impl OdsCell {
    /// Takes the attributes of a cell.
    pub(super) fn begin(&mut self, tag: &BytesStart<'_>) {
        self.kind.clear();
        self.value.clear();
        self.shown.clear();
        self.text.clear();
        self.formula = false;
        self.constant = None;
        self.spanned = (1, 1);
        for found in tag.attributes().with_checks(false).flatten() {
            match found.key.as_ref() {
                "office:value-type" => self.kind.push_str(&found.value),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value" => self.value.push_str(&found.value),
                "office:string-value" => {
                    self.value = attribute(tag, "string-value").unwrap_or_default();
                }
                "table:formula" => {
                    self.constant = constant(&found.value);
                    self.formula = self.constant.is_none();
                }
                "table:number-columns-spanned" => self.spanned.0 = count(&found.value),
                "table:number-rows-spanned" => self.spanned.1 = count(&found.value),
                _ => (),
            }
        }
    }

    /// Reads the cell up to its end tag; the error is absent where the text is too long.
    pub(super) fn read_content<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        end: &BytesEnd<'_>,
    ) -> Result<(), Option<Error>> {
        let mut buffer = Vec::new();
        let (mut depth, mut paragraphs) = (0_usize, 0_usize);
        let mut blank = true;
        loop {
            buffer.clear();
            match next(reader, &mut buffer)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "text:p" | "text:h" => {
                        depth += 1;
                        paragraphs += 1;
                        if paragraphs > 1 {
                            self.shown.push('\n');
                        }
                        blank = true;
                    }
                    "text:s" => {
                        let count = attribute(&tag, "c").and_then(|c| c.parse().ok());
                        let count = count.unwrap_or(1).min(MAX_BLANKS);
                        self.shown.extend(std::iter::repeat_n(' ', count));
                        blank = false;
                    }
                    "text:tab" => self.shown.push('\t'),
                    "text:line-break" => self.shown.push('\n'),
                    "text:span" | "text:a" | "text:ruby" | "text:ruby-base" => (),
                    name if depth > 0
                        && name.starts_with("text:")
                        && !matches!(name, "text:note" | "text:ruby-text") => {}
                    // Comments, pictures and tables in the cell are not its text.
                    _ => {
                        let inner = tag.to_end().into_owned();
                        let mut skipped = Vec::new();
                        reader
                            .read_to_end_into(inner.name(), &mut skipped)
                            .map_err(|error| Some(Error::damaged("`content.xml`", error)))?;
                    }
                },
                Event::Text(text) if depth > 0 => {
                    for c in text.xml10_content().chars() {
                        let is_blank = matches!(c, ' ' | '\t' | '\r' | '\n');
                        // Runs of spaces are one blank; more are written as `text:s`.
                        if !is_blank {
                            self.shown.push(c);
                        } else if !blank {
                            self.shown.push(' ');
                        }
                        blank = is_blank;
                    }
                }
                Event::CData(text) if depth > 0 => self.shown.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if depth > 0 => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    match character {
                        Some(c) => self.shown.push(c),
                        None => self.shown.push_str(
                            quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default(),
                        ),
                    }
                    blank = false;
                }
                Event::End(tag) => match tag.name().as_ref() {
                    "text:p" | "text:h" => {
                        depth = depth.saturating_sub(1);
                        if blank && self.shown.ends_with(' ') {
                            self.shown.pop();
                        }
                    }
                    name if name == end.name().as_ref() => break,
                    _ => (),
                },
                Event::Eof => {
                    return Err(Some(Error::damaged("`content.xml`", "a cell does not end")));
                }
                _ => (),
            }
            if self.shown.len() > MAX_TEXT {
                return Err(None);
            }
        }
        self.finish();
        Ok(())
    }

    /// Makes the cell's text from its value and what it shows.
    fn finish(&mut self) {
        let (out, shown) = (&mut self.text, self.shown.as_str());
        if let Some(constant) = self.constant {
            push_bool(out, constant);
            return;
        }
        let number = self.value.parse::<f64>().ok().filter(|n| n.is_finite());
        match (self.kind.as_str(), number) {
            ("float" | "currency", Some(number)) => {
                push_number(out, number, &mut self.decimal);
                if self.kind == "float" && is_padded(out, shown) {
                    out.clear();
                    out.push_str(shown);
                }
            }
            ("percentage", Some(number)) => {
                self.decimal.set(number);
                self.decimal.shift(2);
                if number < 0.0 {
                    out.push('-');
                }
                self.decimal.push(out);
                out.push('%');
            }
            ("date", _) if !self.value.is_empty() => push_iso(out, &self.value, Shape::default()),
            ("time", _) if !self.value.is_empty() => {
                let shape = Shape {
                    time: true,
                    ..Shape::default()
                };
                push_iso(out, &self.value, shape);
            }
            ("boolean", _) => push_bool(out, self.value.eq_ignore_ascii_case("true")),
            _ if shown.is_empty() => out.push_str(&self.value),
            _ => out.push_str(shown),
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many columns and rows it covers, itself among them.
    pub(super) fn spanned(&self) -> (u32, u32) {
        self.spanned
    }

    /// Whether a formula gave the cell its value.
    pub(super) fn is_calculated(&self) -> bool {
        self.formula && !self.is_formula_without_value()
    }

    /// Whether the cell is a formula that nothing has computed yet.
    pub(super) fn is_formula_without_value(&self) -> bool {
        self.formula && self.kind.is_empty() && self.text.is_empty()
    }
}

fn count(value: &str) -> u32 {
    value.parse().unwrap_or(1).max(1)
}

/// What a formula without anything to calculate is, `of:=TRUE()`.
fn constant(formula: &str) -> Option<bool> {
    let (_, formula) = formula.split_once('=')?;
    match formula.trim() {
        name if name.eq_ignore_ascii_case("TRUE()") => Some(true),
        name if name.eq_ignore_ascii_case("FALSE()") => Some(false),
        _ => None,
    }
}

/// Whether a cell shows its whole number with zeros before it or signs around it, as `001234`, `Nr. 42` or `+49 171`.
///
/// Between digits, separators of thousands are not written, because they depend on the language. Zeros before the number say that
/// they are none: no amount is written `001.002.003`.
fn is_padded(number: &str, shown: &str) -> bool {
    let digits = || shown.chars().filter(char::is_ascii_digit);
    let significant = || digits().skip_while(|&c| c == '0');
    let letters: Vec<char> = shown.chars().collect();
    let has_separator = letters.windows(3).any(|three| {
        let [before, between, after] = three else {
            return false;
        };
        let is_separator = matches!(
            between,
            ',' | '.' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2019}'
        );
        is_separator && before.is_ascii_digit() && after.is_ascii_digit()
    });
    let has_zeros = digits().count() > significant().count().max(1);
    !shown.contains('%')
        && !number.starts_with('-')
        && digits().next().is_some()
        && (has_zeros || !has_separator)
        && significant().eq(number.chars().skip_while(|&c| c == '0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(xml: &str) -> (String, bool) {
        let mut reader = Reader::from_reader(xml.as_bytes());
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        let Event::Start(tag) = reader.read_event_into(&mut buffer).unwrap() else {
            panic!("no start tag");
        };
        let mut cell = OdsCell::default();
        cell.begin(&tag);
        assert!(cell.read_content(&mut reader, &tag.to_end()).is_ok());
        (cell.text().to_owned(), cell.is_formula_without_value())
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cells and their texts")]
    fn cells_read_as_a_person_sees_them() {
        for (attributes, content, expected) in [
            (
                "office:value-type='float' office:value='1234'",
                "<text:p>001234</text:p>",
                "001234",
            ),
            (
                "office:value-type='float' office:value='0'",
                "<text:p>0000</text:p>",
                "0000",
            ),
            (
                "office:value-type='float' office:value='49171'",
                "<text:p>+49 171</text:p>",
                "+49 171",
            ),
            (
                "office:value-type='float' office:value='1234567'",
                "<text:p>1.234.567</text:p>",
                "1234567",
            ),
            (
                "office:value-type='float' office:value='1002003'",
                "<text:p>001.002.003</text:p>",
                "001.002.003",
            ),
            (
                "office:value-type='float' office:value='42'",
                "<text:p>Nr. 00042</text:p>",
                "Nr. 00042",
            ),
            (
                "office:value-type='float' office:value='7'",
                "<text:p>7,00</text:p>",
                "7",
            ),
            (
                "office:value-type='float' office:value='491713920012'",
                "<text:p>4.92E+11</text:p>",
                "491713920012",
            ),
            (
                "office:value-type='float' office:value='0.30000000000000004'",
                "<text:p>0,3</text:p>",
                "0.3",
            ),
            (
                "office:value-type='float' office:value='2'",
                "<text:p>1,6</text:p>",
                "2",
            ),
            (
                "office:value-type='percentage' office:value='0.5'",
                "<text:p>50,00 %</text:p>",
                "50%",
            ),
            (
                "office:value-type='currency' office:value='12.5'",
                "<text:p>12,50 €</text:p>",
                "12.5",
            ),
            (
                "office:value-type='date' office:date-value='2024-03-01'",
                "<text:p>01.03.24</text:p>",
                "2024-03-01",
            ),
            (
                "office:value-type='date' office:date-value='2024-03-01T14:30:00'",
                "",
                "2024-03-01 14:30:00",
            ),
            (
                "office:value-type='time' office:time-value='PT14H30M00S'",
                "<text:p>14:30</text:p>",
                "14:30:00",
            ),
            (
                "office:value-type='boolean' office:boolean-value='true'",
                "<text:p>WAHR</text:p>",
                "TRUE",
            ),
            // As LibreOffice writes what is yes or no in a workbook of Excel.
            (
                "table:formula='of:=TRUE()' office:value-type='float' office:value='1'",
                "<text:p>WAHR</text:p>",
                "TRUE",
            ),
            (
                "table:formula='of:=FALSE()' office:value-type='float' office:value='0'",
                "<text:p>FALSE</text:p>",
                "FALSE",
            ),
            (
                "table:formula='of:=TRUE()+1' office:value-type='float' office:value='2'",
                "<text:p>2</text:p>",
                "2",
            ),
            (
                "office:value-type='string'",
                "<text:p>a<text:s text:c='2'/>b &amp; c</text:p><text:p>d</text:p>",
                "a  b & c\nd",
            ),
            (
                "office:value-type='string'",
                "<text:p>\n  a\n  b <text:span>c</text:span>\n</text:p>",
                "a b c",
            ),
            (
                "office:value-type='string'",
                "<office:annotation><text:p>x</text:p></office:annotation><text:p>y</text:p>",
                "y",
            ),
            (
                "office:value-type='string' office:string-value='z'",
                "",
                "z",
            ),
            (
                "office:value-type='string' office:string-value='' calcext:value-type='error'",
                "<text:p>#N/A</text:p>",
                "#N/A",
            ),
        ] {
            let xml = format!("<table:table-cell {attributes}>{content}</table:table-cell>");
            assert_eq!(cell(&xml), (expected.to_owned(), false), "{xml}");
        }
        assert_eq!(
            cell("<table:table-cell table:formula='of:=1+1'/>"),
            (String::new(), true)
        );
    }
}

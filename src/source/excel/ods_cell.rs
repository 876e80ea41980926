//! A cell of an `OpenDocument` sheet: its value where it has one, its text where that says more.

use memchr::{memchr, memchr2};

use super::Error;
use super::cell_text::push_bool;
use super::date::{Shape, push_iso};
use super::number::{Decimal, push_number};
use super::xml::{Tag, Token, Xml, number};
use super::xml_text::{push, push_verbatim};

/// The prefix of what a paragraph consists of.
const TEXT: &[u8] = b"text";

/// What stands in a paragraph and is not its text.
const IS_BESIDE: [&[u8]; 2] = [b"note", b"ruby-text"];

/// The most spaces one tag may stand for; a cell of Excel has no more characters.
const MAX_BLANKS: usize = 32_767;

/// A cell's text may not grow without an end.
const MAX_TEXT: usize = 64 << 20;

/// What kind of value a cell has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// None is said.
    #[default]
    None,
    Boolean,
    Currency,
    Date,
    Number,
    Percentage,
    Text,
    Time,
}

/// One cell, in buffers that are reused from cell to cell.
#[derive(Debug, Default)]
pub(super) struct OdsCell {
    kind: Kind,
    value: String,
    formula: bool,
    /// What a formula that is `TRUE()` or `FALSE()` stands for: `LibreOffice` writes so what is yes or no in a workbook.
    constant: Option<bool>,
    /// How many columns and rows it covers.
    spanned: (u32, u32),
    /// The paragraphs, as the file shows them.
    shown: String,
    /// Whether a line break of the file was the last of that: one space, or nothing at the start of a paragraph.
    is_broken: bool,
    /// The text of the cell.
    text: String,
    decimal: Decimal,
}

impl OdsCell {
    /// Takes the attributes of a cell; the error says what is wrong with them.
    pub(super) fn begin(&mut self, tag: Tag<'_>) -> Result<(), String> {
        self.kind = Kind::None;
        self.value.clear();
        self.shown.clear();
        self.text.clear();
        self.formula = false;
        self.constant = None;
        self.spanned = (1, 1);
        for (name, value) in tag.attributes() {
            match name {
                b"office:value-type" => {
                    self.kind = match value {
                        b"boolean" => Kind::Boolean,
                        b"currency" => Kind::Currency,
                        b"date" => Kind::Date,
                        b"float" => Kind::Number,
                        b"percentage" => Kind::Percentage,
                        b"time" => Kind::Time,
                        _ => Kind::Text,
                    }
                }
                b"office:value"
                | b"office:date-value"
                | b"office:time-value"
                | b"office:boolean-value"
                | b"office:string-value" => {
                    self.value.clear();
                    push(&mut self.value, value)?;
                }
                b"table:formula" => {
                    self.constant = constant(value);
                    self.formula = self.constant.is_none();
                }
                b"table:number-columns-spanned" => self.spanned.0 = count(value),
                b"table:number-rows-spanned" => self.spanned.1 = count(value),
                _ => (),
            }
        }
        Ok(())
    }

    /// Reads the cell up to its end tag.
    pub(super) fn read_content(&mut self, xml: &mut Xml) -> Result<(), Error> {
        let (mut depth, mut paragraphs) = (0_usize, 0_usize);
        self.is_broken = true;
        loop {
            let token = xml.next()?;
            if let Some((tag, has_content)) = token.tag() {
                match tag.name {
                    b"p" | b"h" if tag.prefix == TEXT => {
                        depth += usize::from(has_content);
                        paragraphs += 1;
                        if paragraphs > 1 {
                            self.shown.push('\n');
                        }
                        self.is_broken = true;
                    }
                    b"s" if tag.prefix == TEXT => {
                        let count = tag.number(b"text:c").map_or(1, |count| count as usize);
                        let count = count.min(MAX_BLANKS);
                        self.shown.extend(std::iter::repeat_n(' ', count));
                        self.is_broken = false;
                    }
                    b"tab" if tag.prefix == TEXT => self.shown.push('\t'),
                    b"line-break" if tag.prefix == TEXT => self.shown.push('\n'),
                    b"span" | b"a" | b"ruby" | b"ruby-base" if tag.prefix == TEXT => (),
                    // What is not known of a text may have some of it.
                    name if depth > 0 && tag.prefix == TEXT && !IS_BESIDE.contains(&name) => (),
                    // Comments, pictures and tables in the cell are not its text.
                    _ if has_content => xml.skip()?,
                    _ => (),
                }
                self.check_length()?;
                continue;
            }
            let pushed = match token {
                Token::Text(text) if depth > 0 => self.push_shown(text),
                Token::Verbatim(text) if depth > 0 => push_verbatim(&mut self.shown, text),
                Token::End(b"p" | b"h") => {
                    depth = depth.saturating_sub(1);
                    if self.is_broken && self.shown.ends_with(' ') {
                        self.shown.pop();
                    }
                    Ok(())
                }
                Token::End(b"table-cell" | b"covered-table-cell") => return Ok(()),
                Token::Eof => Err("a cell does not end".to_owned()),
                _ => Ok(()),
            };
            pushed.map_err(|detail| xml.damaged(detail))?;
            self.check_length()?;
        }
    }

    /// Appends a text of a paragraph. Spaces count, as they do for `LibreOffice`; a line break of the file with the spaces
    /// around it is one space, and none at the start and at the end of the paragraph.
    fn push_shown(&mut self, text: &[u8]) -> Result<(), String> {
        let mut rest = text;
        while let Some(first) = rest.first() {
            let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
            let until = |is_end: &dyn Fn(&u8) -> bool| rest.iter().position(is_end);
            let length = match first {
                b'&' => memchr(b';', rest).map(|end| end + 1),
                first if is_blank(first) => until(&|byte| !is_blank(byte)),
                _ => until(&|byte| is_blank(byte) || *byte == b'&'),
            };
            let (part, behind) = rest.split_at(length.unwrap_or(rest.len()));
            rest = behind;
            let is_break = is_blank(first) && memchr2(b'\n', b'\r', part).is_some();
            if !is_break {
                push(&mut self.shown, part)?;
            } else if !self.is_broken {
                self.shown.push(' ');
            }
            self.is_broken = is_break;
        }
        Ok(())
    }

    fn check_length(&self) -> Result<(), Error> {
        if self.shown.len() > MAX_TEXT {
            let detail = format!("has a cell with more than {} MiB of text", MAX_TEXT >> 20);
            return Err(Error::too_large("`content.xml`", detail));
        }
        Ok(())
    }

    /// Makes the cell's text from its value and what it shows.
    pub(super) fn finish(&mut self) {
        let (out, shown) = (&mut self.text, self.shown.as_str());
        if let Some(constant) = self.constant {
            push_bool(out, constant);
            return;
        }
        let number = self.value.parse::<f64>().ok().filter(|n| n.is_finite());
        match (self.kind, number) {
            (Kind::Number | Kind::Currency, Some(number)) => {
                push_number(out, number, &mut self.decimal);
                if self.kind == Kind::Number && is_padded(out, shown) {
                    out.clear();
                    out.push_str(shown);
                }
            }
            (Kind::Percentage, Some(number)) => {
                self.decimal.set(number);
                self.decimal.shift(2);
                if number < 0.0 {
                    out.push('-');
                }
                self.decimal.push(out);
                out.push('%');
            }
            (Kind::Date, _) if !self.value.is_empty() => {
                push_iso(out, &self.value, Shape::default());
            }
            (Kind::Time, _) if !self.value.is_empty() => {
                let shape = Shape {
                    time: true,
                    ..Shape::default()
                };
                push_iso(out, &self.value, shape);
            }
            (Kind::Boolean, _) => push_bool(out, self.value.eq_ignore_ascii_case("true")),
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
        self.formula && self.kind == Kind::None && self.text.is_empty()
    }
}

fn count(value: &[u8]) -> u32 {
    number(value).unwrap_or(1).max(1)
}

/// What a formula without anything to calculate is, `of:=TRUE()`.
fn constant(formula: &[u8]) -> Option<bool> {
    let (_, formula) = formula.split_at(memchr(b'=', formula)? + 1);
    match formula.trim_ascii() {
        name if name.eq_ignore_ascii_case(b"TRUE()") => Some(true),
        name if name.eq_ignore_ascii_case(b"FALSE()") => Some(false),
        _ => None,
    }
}

/// Whether a cell shows its whole number with zeros before it or signs around it, as `001234`, `Nr. 42` or `+49 171`.
///
/// Between digits, separators of thousands are not written, because they depend on the language. Zeros before the number say that
/// it has no such separators: no amount is written `001.002.003`.
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
    use crate::source::excel::pieces::Pieces;
    use crate::source::excel::xml_limits::SHEET;

    fn cell(text: &str) -> (String, bool) {
        let pieces = Pieces::There(vec![Ok(text.as_bytes().to_vec())]);
        let mut xml = Xml::new(pieces, "`part`".to_owned(), SHEET);
        let mut cell = OdsCell::default();
        let has_content = xml.next().is_ok_and(|token| {
            let (tag, has_content) = token.tag().expect("a start tag");
            assert_eq!(cell.begin(tag), Ok(()));
            has_content
        });
        if has_content {
            cell.read_content(&mut xml).expect("a whole cell");
        }
        cell.finish();
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
            // As LibreOffice writes spaces at the end, and within a text of several lines.
            (
                "office:value-type='string'",
                "<text:p> a  b</text:p><text:p>c  d </text:p>",
                " a  b\nc  d ",
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

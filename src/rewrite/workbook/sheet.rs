//! A sheet again, in one pass over its XML: what does not change is copied byte for byte.

use std::io::Write;
use std::iter::Peekable;
use std::vec::IntoIter;

use super::marks::Mark;
use super::output::Output;
use super::plan::Plan;
use super::rows::{Rows, WrittenRows};
use super::scan::Scan;
use super::{Error, SheetPatch, tag};
use crate::source::excel::xlsx::cell_tag::{area, reference};
use crate::source::excel::xml::{Token, Xml};
use crate::source::excel::xml_text;
use crate::source::sheet_metadata::Area;

/// How wide our column is, in characters.
const WIDTH: &str = "70";

/// The elements of a sheet in their order, as far as it matters here.
const ORDER: [&[u8]; 38] = [
    b"sheetPr",
    b"dimension",
    b"sheetViews",
    b"sheetFormatPr",
    b"cols",
    b"sheetData",
    b"sheetCalcPr",
    b"sheetProtection",
    b"protectedRanges",
    b"scenarios",
    b"autoFilter",
    b"sortState",
    b"dataConsolidate",
    b"customSheetViews",
    b"mergeCells",
    b"phoneticPr",
    b"conditionalFormatting",
    b"dataValidations",
    b"hyperlinks",
    b"printOptions",
    b"pageMargins",
    b"pageSetup",
    b"headerFooter",
    b"rowBreaks",
    b"colBreaks",
    b"customProperties",
    b"cellWatches",
    b"ignoredErrors",
    b"smartTags",
    b"drawing",
    b"legacyDrawing",
    b"legacyDrawingHF",
    b"picture",
    b"oleObjects",
    b"controls",
    b"webPublishItems",
    b"tableParts",
    b"extLst",
];

/// Elements that the sheet does not have, in order: behind which others they go, and what they are.
type Inserts = Peekable<IntoIter<(usize, Vec<u8>)>>;

/// Writes a sheet again. `formats` are the numbers of the formats of [`Mark::ALL`].
pub(super) fn write(
    xml: Xml,
    patch: SheetPatch<'_>,
    scan: &Scan,
    plan: &Plan,
    formats: [Option<u32>; 2],
    output: &mut dyn Write,
) -> Result<WrittenRows, Error> {
    let mut sheet = SheetWriter {
        xml,
        plan,
        inserts: inserts(&patch, scan, plan, formats),
        replaces_marks: patch.marks.is_some(),
        has_rows: false,
        out: Output::new(output),
    };
    let mut rows = Rows::new(patch, scan, plan);
    while let Some((token, bytes)) = sheet.xml.next_with_bytes()? {
        let is_empty = matches!(token, Token::Empty(_));
        match token {
            Token::Other if bytes.starts_with(b"<?xml") => {
                sheet.out.push(declaration(bytes));
            }
            Token::Start(one) | Token::Empty(one) if one.name != b"worksheet" => {
                let (name, tag) = (one.name.to_vec(), bytes.to_vec());
                sheet.element(&name, tag, is_empty, &mut rows)?;
            }
            Token::End(b"worksheet") => {
                let end = bytes.to_vec();
                sheet.insert_before(usize::MAX);
                sheet.out.push(&end);
            }
            _ => sheet.out.push(bytes),
        }
        sheet.out.hand_on()?;
    }
    sheet.out.finish()?;
    Ok(rows.finish())
}

/// The declaration of a part that is written in UTF-8, whatever it was read in.
fn declaration(bytes: &[u8]) -> &[u8] {
    const OURS: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let lower = bytes.to_ascii_lowercase();
    let has = |text: &[u8]| memchr::memmem::find(&lower, text).is_some();
    if has(b"encoding") && !has(b"utf-8") && !has(b"utf8") {
        OURS
    } else {
        bytes
    }
}

fn inserts(patch: &SheetPatch<'_>, scan: &Scan, plan: &Plan, formats: [Option<u32>; 2]) -> Inserts {
    let p = &scan.prefix;
    let mut inserts = Vec::new();
    if let Some((column, true)) = plan.column {
        let column = column_tag(p, column, "");
        let columns = format!("<{p}cols>{column}</{p}cols>");
        inserts.push((order(b"cols"), columns.into_bytes()));
    }
    if let (Some(area), false) = (plan.filter, scan.has_filter) {
        let filter = format!("<{p}autoFilter ref=\"{area}\"/>");
        inserts.push((order(b"autoFilter"), filter.into_bytes()));
    }
    if let Some(marks) = &patch.marks {
        let marks = marks.conditional_formats(p, formats, scan.priority);
        inserts.push((order(b"conditionalFormatting"), marks));
    }
    inserts.into_iter().peekable()
}

fn order(name: &[u8]) -> usize {
    let found = ORDER.iter().position(|one| *one == name);
    found.unwrap_or(usize::MAX)
}

/// Our column. `style` is the attribute of a format that its cells have.
fn column_tag(prefix: &str, column: u32, style: &str) -> String {
    let number = column + 1;
    format!(
        "<{prefix}col min=\"{number}\" max=\"{number}\" width=\"{WIDTH}\"{style} customWidth=\"1\"/>"
    )
}

struct SheetWriter<'p, 'o> {
    xml: Xml,
    plan: &'p Plan,
    inserts: Inserts,
    replaces_marks: bool,
    /// Whether the rows were written.
    has_rows: bool,
    out: Output<'o>,
}

impl SheetWriter<'_, '_> {
    /// Writes an element of the sheet, whose tag was read.
    fn element(
        &mut self,
        name: &[u8],
        tag: Vec<u8>,
        is_empty: bool,
        rows: &mut Rows<'_>,
    ) -> Result<(), Error> {
        // What is not known here can stand anywhere; only behind the rows it is known to come late.
        if self.has_rows || order(name) < usize::MAX {
            self.insert_before(order(name));
        }
        match name {
            b"dimension" => self.dimension(&tag),
            // Ours goes into the first one that is there, and need not be inserted.
            b"cols"
                if self
                    .inserts
                    .next_if(|(own, _)| *own == order(name))
                    .is_some() =>
            {
                return self.columns(&tag, is_empty);
            }
            b"sheetData" => {
                self.has_rows = true;
                return rows.write(&mut self.xml, &tag, is_empty, &mut self.out);
            }
            b"autoFilter" => match self.plan.filter {
                Some(area) => {
                    let tag = tag::with_attribute(&tag, "ref", &area.to_string());
                    self.out.push(&tag);
                }
                None => self.out.push(&tag),
            },
            b"conditionalFormatting" if self.replaces_marks && !is_empty => {
                return self.conditional_format(tag);
            }
            _ => self.out.push(&tag),
        }
        if is_empty { Ok(()) } else { self.copy_rest() }
    }

    /// Writes the elements that have to stand before the one of that order.
    fn insert_before(&mut self, order: usize) {
        while let Some((_, element)) = self.inserts.next_if(|(own, _)| *own < order) {
            self.out.push(&element);
        }
    }

    /// Copies the rest of the element whose start tag was written.
    fn copy_rest(&mut self) -> Result<(), Error> {
        let mut depth = 1_u32;
        while depth > 0 {
            let (token, bytes) = self.xml.next_within()?;
            match token {
                Token::Start(_) => depth += 1,
                Token::End(_) => depth -= 1,
                _ => {}
            }
            self.out.push(bytes);
        }
        Ok(())
    }

    /// Writes which cells the sheet has, ours among them.
    fn dimension(&mut self, tag: &[u8]) {
        let used = tag::attribute(tag, "ref").and_then(|used| {
            let cell = || {
                let (row, column) = reference(used)?;
                Some(Area {
                    first_row: row,
                    first_column: column,
                    last_row: row,
                    last_column: column,
                })
            };
            area(used).or_else(cell)
        });
        match (used, self.plan.column) {
            (Some(used), Some((column, _))) if used.last_column < column => {
                let wider = Area {
                    last_column: column,
                    ..used
                };
                let tag = tag::with_attribute(tag, "ref", &wider.to_string());
                self.out.push(&tag);
            }
            _ => self.out.push(tag),
        }
    }

    /// Writes the widths of the columns, ours among them: never hidden, although all others to the right may be.
    fn columns(&mut self, tag: &[u8], is_empty: bool) -> Result<(), Error> {
        let prefix = String::from_utf8_lossy(tag::prefix(tag)).into_owned();
        let mut ours = self.plan.column.map(|(column, _)| column);
        let number = ours.map_or(0, |column| column + 1);
        let mut push_ours = |out: &mut Output<'_>, style: &str| {
            if let Some(column) = ours.take() {
                out.push(column_tag(&prefix, column, style).as_bytes());
            }
        };
        if is_empty {
            self.out.push(&tag::opened(tag));
            push_ours(&mut self.out, "");
            self.out.push(format!("</{prefix}cols>").as_bytes());
            return Ok(());
        }
        self.out.push(tag);
        loop {
            let (token, bytes) = self.xml.next_within()?;
            match token {
                Token::Start(one) | Token::Empty(one) if one.name == b"col" => {
                    let first = one.number(b"min").unwrap_or(0);
                    let last = one.number(b"max").unwrap_or(first);
                    if last < number {
                        self.out.push(bytes);
                        continue;
                    }
                    let whole = tag::closed(bytes);
                    let with = |name: &str, value: u32| {
                        tag::with_attribute(&whole, name, &value.to_string())
                    };
                    if first < number {
                        self.out.push(&with("max", number - 1));
                    }
                    let style = one.attribute(b"style").filter(|_| first <= number);
                    let style = style.map_or(String::new(), |style| {
                        format!(" style=\"{}\"", String::from_utf8_lossy(style))
                    });
                    push_ours(&mut self.out, &style);
                    if first > number {
                        self.out.push(bytes);
                        continue;
                    }
                    if last > number {
                        self.out.push(&with("min", number + 1));
                    }
                    if matches!(token, Token::Start(_)) {
                        self.xml.skip()?;
                    }
                }
                Token::End(b"cols") => {
                    let end = bytes.to_vec();
                    push_ours(&mut self.out, "");
                    self.out.push(&end);
                    return Ok(());
                }
                _ => self.out.push(bytes),
            }
        }
    }

    /// Writes a conditional format without the marks of an earlier run; nothing where it holds nothing else.
    fn conditional_format(&mut self, tag: Vec<u8>) -> Result<(), Error> {
        let mut whole = tag;
        let (mut rules, mut marks) = (0, 0);
        let mut depth = 1_u32;
        // Where the rule that is read starts, and its formula.
        let mut rule = 0;
        let mut formula = String::new();
        while depth > 0 {
            let (token, bytes) = self.xml.next_within()?;
            let at = whole.len();
            whole.extend_from_slice(bytes);
            match token {
                Token::Start(one) => {
                    if depth == 1 && one.name == b"cfRule" {
                        rule = at;
                        formula.clear();
                    }
                    depth += 1;
                }
                Token::Empty(one) if depth == 1 && one.name == b"cfRule" => rules += 1,
                Token::Text(text) | Token::Verbatim(text) if depth == 3 => {
                    // A formula that cannot be read is not ours.
                    let _ = xml_text::push(&mut formula, text);
                }
                Token::End(name) => {
                    depth -= 1;
                    if depth == 1 && name == b"cfRule" {
                        if Mark::of_formula(&formula).is_some() {
                            whole.truncate(rule);
                            marks += 1;
                        } else {
                            rules += 1;
                        }
                    }
                }
                _ => {}
            }
        }
        if rules > 0 || marks == 0 {
            self.out.push(&whole);
        }
        Ok(())
    }
}

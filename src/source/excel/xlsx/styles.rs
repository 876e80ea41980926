//! The number formats of a workbook, by the number of the cell format.

use std::collections::HashMap;

use crate::source::excel::Error;
use crate::source::excel::format::{NumberFormat, builtin};
use crate::source::excel::package::{Package, quoted};
use crate::source::excel::pieces::Pieces;
use crate::source::excel::xml::{Token, Xml};
use crate::source::excel::xml_limits::STYLES;
use crate::source::excel::xml_text::push;

/// Cell formats a workbook may have; Excel's own limit is 65,490.
const MOST: usize = 70_000;

/// Reads the part; none of its formats where the workbook has no such part.
pub(super) fn number_formats(package: &Package, name: &str) -> Result<Vec<NumberFormat>, Error> {
    let Some(pieces) = Pieces::of(package, name, STYLES.size)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(pieces, quoted(name), STYLES);
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut ids = Vec::new();
    // The formats of cells, which is not the list of named styles.
    let mut of_cells = false;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name == b"cellXfs" => of_cells = true,
            Token::End(b"cellXfs") => of_cells = false,
            Token::Start(tag) | Token::Empty(tag) if tag.name == b"numFmt" => {
                let code = tag.attribute(b"formatCode");
                if let (Some(id), Some(code)) = (tag.number(b"numFmtId"), code) {
                    let mut text = String::new();
                    let pushed = push(&mut text, code);
                    pushed.map_err(|detail| xml.damaged(detail))?;
                    codes.insert(id, text);
                }
            }
            Token::Start(tag) | Token::Empty(tag) if of_cells && tag.name == b"xf" => {
                ids.push(tag.number(b"numFmtId").unwrap_or(0));
                if ids.len() > MOST {
                    let detail = format!("has more than {MOST} cell formats");
                    return Err(Error::too_large(quoted(name), detail));
                }
            }
            Token::Eof => break,
            _ => {}
        }
    }
    let mut compiled: HashMap<u32, NumberFormat> = HashMap::new();
    let mut compile = |id: u32| {
        let format = compiled.entry(id).or_insert_with(|| {
            // The codes of the formats that depend on the language are not in the workbook.
            let own = codes
                .get(&id)
                .map(String::as_str)
                .filter(|code| *code != "General");
            let code = own.or_else(|| builtin(u16::try_from(id).ok()?));
            code.map_or(NumberFormat::General, NumberFormat::compile)
        });
        format.clone()
    };
    Ok(ids.into_iter().map(&mut compile).collect())
}

//! The part of an XLSX workbook that has its shared strings.

use super::plain::{self, Plain};
use super::text::{push_rich_text, space};
use crate::source::excel::Error;
use crate::source::excel::package::{Package, quoted};
use crate::source::excel::pieces::Pieces;
use crate::source::excel::shared_strings::SharedStrings;
use crate::source::excel::xml::{Token, Xml};
use crate::source::excel::xml_limits::SHARED_STRINGS;

/// Reads the part; none where the workbook does not have it.
pub(super) fn read(package: &Package, name: &str) -> Result<Option<SharedStrings>, Error> {
    let Some(pieces) = Pieces::of(package, name, SHARED_STRINGS.size)? else {
        return Ok(None);
    };
    let mut xml = Xml::new(pieces, quoted(name), SHARED_STRINGS);
    let mut strings = SharedStrings::default();
    let mut preserve = false;
    loop {
        if let Some(string) = plain::string(xml.rest(), preserve) {
            strings.text().push_str(string.text);
            let Plain { length, tags, .. } = string;
            xml.pass(length, tags);
            strings.end().map_err(|detail| xml.damaged(detail))?;
            continue;
        }
        match xml.next()? {
            Token::Start(tag) if tag.name == b"si" => {
                let preserve = space(tag).unwrap_or(preserve);
                push_rich_text(strings.text(), &mut xml, preserve)?;
                strings.end().map_err(|detail| xml.damaged(detail))?;
            }
            Token::Empty(tag) if tag.name == b"si" => {
                strings.end().map_err(|detail| xml.damaged(detail))?;
            }
            Token::Start(tag) if tag.name == b"sst" => preserve = space(tag).unwrap_or(false),
            Token::Start(_) => xml.skip()?,
            Token::Eof => break,
            _ => {}
        }
    }
    strings.finish();
    Ok(Some(strings))
}

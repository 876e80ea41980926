//! The shared strings of a workbook: all texts in one, each cell names one by its number.

use super::plain::{self, Plain};
use super::text::{push_rich_text, space};
use crate::source::excel::Error;
use crate::source::excel::package::{Package, quoted};
use crate::source::excel::pieces::Pieces;
use crate::source::excel::xml::{Token, Xml};
use crate::source::excel::xml_limits::SHARED_STRINGS;

/// The shared strings.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    /// Where each of them ends; a part of at most 1 GiB has no longer text.
    ends: Vec<u32>,
}

impl SharedStrings {
    /// Reads the part.
    pub(super) fn read(package: &Package, name: &str) -> Result<Option<Self>, Error> {
        let Some(pieces) = Pieces::of(package, name, SHARED_STRINGS.size)? else {
            return Ok(None);
        };
        let mut xml = Xml::new(pieces, quoted(name), SHARED_STRINGS);
        let mut strings = Self::default();
        let mut preserve = false;
        loop {
            if let Some(string) = plain::string(xml.rest(), preserve) {
                strings.text.push_str(string.text);
                let Plain { length, tags, .. } = string;
                xml.pass(length, tags);
                strings.end(&xml)?;
                continue;
            }
            match xml.next()? {
                Token::Start(tag) if tag.name == b"si" => {
                    let preserve = space(tag).unwrap_or(preserve);
                    push_rich_text(&mut strings.text, &mut xml, preserve)?;
                    strings.end(&xml)?;
                }
                Token::Empty(tag) if tag.name == b"si" => strings.end(&xml)?,
                Token::Start(tag) if tag.name == b"sst" => preserve = space(tag).unwrap_or(false),
                Token::Start(_) => xml.skip()?,
                Token::Eof => break,
                _ => {}
            }
        }
        strings.text.shrink_to_fit();
        strings.ends.shrink_to_fit();
        Ok(Some(strings))
    }

    fn end(&mut self, xml: &Xml) -> Result<(), Error> {
        let end = u32::try_from(self.text.len());
        self.ends
            .push(end.map_err(|_| xml.damaged("it has more than 4 GiB of text"))?);
        Ok(())
    }

    /// The text with a number, from 0.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        Some(&self.text[start..end])
    }
}

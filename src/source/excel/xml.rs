//! The tags and texts of an XML part, one after the other, without building anything.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use super::pieces::Pieces;
use super::xml_limits::Limits;
use super::xml_text;
use crate::source::excel::Error;
use crate::values::digits;

/// What a part consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'x> {
    /// A tag that starts an element with content.
    Start(Tag<'x>),
    /// An element without content.
    Empty(Tag<'x>),
    /// The end of an element, by its name without the prefix.
    End(&'x [u8]),
    /// A text, as it is written.
    Text(&'x [u8]),
    /// A text without escapes.
    Verbatim(&'x [u8]),
    /// A comment, a declaration or an instruction.
    Other,
    /// The end of the part.
    Eof,
}

impl<'x> Token<'x> {
    /// The tag of an element, and whether the element has content.
    pub(super) fn tag(self) -> Option<(Tag<'x>, bool)> {
        match self {
            Self::Start(tag) => Some((tag, true)),
            Self::Empty(tag) => Some((tag, false)),
            _ => None,
        }
    }
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'x> {
    /// Its name without the prefix.
    pub name: &'x [u8],
    /// The prefix of its name, without the colon.
    pub(super) prefix: &'x [u8],
    attributes: &'x [u8],
}

/// How many tags can be passed over at once.
const MOST_PASSED: u64 = 8;

/// Cuts the pieces of a part into tokens.
pub struct Xml {
    pieces: Pieces,
    /// What messages call the part.
    place: String,
    limits: Limits,
    text: Vec<u8>,
    at: usize,
    tags: u64,
}

impl Xml {
    pub(super) fn new(pieces: Pieces, place: String, limits: Limits) -> Self {
        Self {
            pieces,
            place,
            limits,
            text: Vec::new(),
            at: 0,
            tags: 0,
        }
    }

    /// The error that the part breaks the rules of its format.
    pub(super) fn damaged(&self, detail: impl std::fmt::Display) -> Error {
        Error::damaged(self.place.as_str(), detail)
    }

    /// The next token. Comments and processing instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Error> {
        loop {
            let Some(range) = self.advance()? else {
                return Ok(Token::Eof);
            };
            let is_markup = self.text[range.start] == b'<';
            if !is_markup || !is_passed_over(&self.text[range.clone()]) {
                return Ok(token(&self.text[range]));
            }
        }
    }

    /// What is there of the part from the next token on; nothing where the part has nearly as many tags as it may have.
    #[inline]
    pub(super) fn rest(&self) -> &[u8] {
        let has_room = self.tags + MOST_PASSED <= self.limits.tags;
        if has_room { &self.text[self.at..] } else { &[] }
    }

    /// Passes over so many bytes of what [`Self::rest`] has: whole elements with so many tags.
    #[inline]
    pub(super) fn pass(&mut self, bytes: usize, tags: u64) {
        debug_assert!(tags <= MOST_PASSED);
        self.at += bytes;
        self.tags += tags;
    }

    /// The next token with its bytes; none at the end of the part. All of them together are the part.
    ///
    /// # Errors
    /// When the part cannot be read, or is not one that a workbook has.
    pub fn next_with_bytes(&mut self) -> Result<Option<(Token<'_>, &[u8])>, Error> {
        let range = self.advance()?;
        Ok(range.map(|range| {
            let bytes = &self.text[range];
            (token(bytes), bytes)
        }))
    }

    /// The same within an element, which has to end.
    ///
    /// # Errors
    /// When the part ends, or cannot be read.
    pub fn next_within(&mut self) -> Result<(Token<'_>, &[u8]), Error> {
        let Some(range) = self.advance()? else {
            return Err(self.damaged("it ends within an element"));
        };
        let bytes = &self.text[range];
        Ok((token(bytes), bytes))
    }

    /// Where the next token stands in the text; none at the end of the part.
    fn advance(&mut self) -> Result<Option<Range<usize>>, Error> {
        if self.at == self.text.len() && !self.fill()? {
            return Ok(None);
        }
        let is_text = self.text[self.at] != b'<';
        let length = if is_text {
            self.find(self.at, |bytes| memchr(b'<', bytes))?
                .unwrap_or(self.text.len() - self.at)
        } else {
            self.find(self.at, end_of)?
                .ok_or_else(|| self.damaged("it ends within a tag"))?
        };
        let range = self.at..self.at + length;
        self.at = range.end;
        if is_text {
            return Ok(Some(range));
        }
        self.tags += 1;
        if self.tags > self.limits.tags {
            let tags = self.limits.tags;
            let detail = format!("has more than {tags} tags");
            return Err(Error::refused(self.place.as_str(), detail));
        }
        if self.text[range.clone()].starts_with(b"<!DOCTYPE") {
            let detail = "declares a DOCTYPE, which is not allowed in a workbook";
            return Err(Error::refused(self.place.as_str(), detail));
        }
        Ok(Some(range))
    }

    /// Passes over the rest of the element whose start tag was the last token.
    ///
    /// # Errors
    /// When the part ends, or cannot be read.
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 1_u32;
        while depth > 0 {
            let Some(range) = self.advance()? else {
                return Err(self.damaged("it ends within an element"));
            };
            match &self.text[range] {
                [b'<', b'/', ..] => depth -= 1,
                [b'<', b'!' | b'?', ..] | [b'<', .., b'/', b'>'] => {}
                [b'<', ..] => depth += 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// How long the token at `from` is, as `end` finds in the bytes that follow; more text is read as long as it finds
    /// nothing. What is before the token is forgotten then.
    fn find(
        &mut self,
        from: usize,
        end: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<usize>, Error> {
        debug_assert_eq!(from, self.at);
        let mut searched = 64;
        loop {
            let rest = &self.text[self.at..];
            if let Some(found) = end(rest) {
                if found > self.limits.token {
                    break;
                }
                return Ok(Some(found));
            }
            if rest.len() > self.limits.token {
                break;
            }
            // A token that goes on for long is searched again only when much more of it is there.
            let wanted = rest.len() + searched;
            searched *= 4;
            while self.text.len() - self.at < wanted {
                if self.text.len() - self.at > self.limits.token {
                    break;
                }
                if !self.fill()? {
                    return Ok(end(&self.text[self.at..]));
                }
            }
        }
        let limit = self.limits.token;
        let detail = format!("has a tag or text of more than {limit} bytes");
        Err(Error::refused(self.place.as_str(), detail))
    }

    /// Takes the next piece; false at the end of the part.
    fn fill(&mut self) -> Result<bool, Error> {
        self.pieces.fill(&mut self.text, &mut self.at)
    }
}

/// Whether markup is a comment, a declaration or an instruction.
fn is_passed_over(bytes: &[u8]) -> bool {
    matches!(bytes[1], b'?' | b'!') && !bytes.starts_with(b"<![CDATA[")
}

/// What whole bytes of a text or of markup are.
fn token(bytes: &[u8]) -> Token<'_> {
    if bytes[0] != b'<' {
        return Token::Text(bytes);
    }
    match bytes[1] {
        b'/' => Token::End(local(bytes[2..bytes.len() - 1].trim_ascii_end())),
        _ if bytes.starts_with(b"<![CDATA[") => Token::Verbatim(&bytes[9..bytes.len() - 3]),
        _ if is_passed_over(bytes) => Token::Other,
        _ => {
            let content = &bytes[1..bytes.len() - 1];
            match content.strip_suffix(b"/") {
                Some(content) => Token::Empty(Tag::new(content)),
                None => Token::Start(Tag::new(content)),
            }
        }
    }
}

/// Where what starts with `<` ends; none where that is not there yet.
fn end_of(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1)? {
        b'!' => {
            let until = |start: usize, end: &[u8]| {
                memmem::find(bytes.get(start..)?, end).map(|at| start + at + end.len())
            };
            if bytes.starts_with(b"<![CDATA[") {
                until(9, b"]]>")
            } else if bytes.starts_with(b"<!--") {
                until(4, b"-->")
            } else if bytes.len() < 9 {
                // What it is may not be there yet.
                None
            } else {
                until(2, b">")
            }
        }
        b'?' => memmem::find(bytes, b"?>").map(|at| at + 2),
        _ => {
            let (mut at, mut end) = (1, 0);
            loop {
                if end < at {
                    end = at + memchr(b'>', bytes.get(at..)?)?;
                }
                let Some(quote) = memchr2(b'"', b'\'', &bytes[at..end]) else {
                    return Some(end + 1);
                };
                let value = at + quote + 1;
                at = value + memchr(bytes[value - 1], &bytes[value..])? + 1;
            }
        }
    }
}

fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|byte| *byte == b':') {
        Some(at) => &name[at + 1..],
        None => name,
    }
}

impl<'x> Tag<'x> {
    fn new(content: &'x [u8]) -> Self {
        let end = content.iter().position(u8::is_ascii_whitespace);
        let (whole, attributes) = content.split_at(end.unwrap_or(content.len()));
        let name = local(whole);
        Self {
            name,
            prefix: whole[..whole.len() - name.len()]
                .strip_suffix(b":")
                .unwrap_or_default(),
            attributes,
        }
    }

    /// The attributes, by their whole names, with their values as they are written.
    #[must_use]
    pub fn attributes(&self) -> Attributes<'x> {
        Attributes(self.attributes)
    }

    /// The value of an attribute by its whole name, as it is written.
    #[must_use]
    pub fn attribute(&self, wanted: &[u8]) -> Option<&'x [u8]> {
        let mut attributes = self.attributes();
        attributes.find_map(|(name, value)| (name == wanted).then_some(value))
    }

    /// The text that an attribute has by its whole name.
    pub(super) fn text(&self, wanted: &[u8]) -> Option<String> {
        let mut text = String::new();
        xml_text::push(&mut text, self.attribute(wanted)?).ok()?;
        Some(text)
    }

    /// Whether an attribute says yes.
    #[must_use]
    pub fn says(&self, wanted: &[u8]) -> bool {
        matches!(self.attribute(wanted), Some(b"1" | b"true"))
    }

    /// An attribute that is a number.
    #[must_use]
    pub fn number(&self, wanted: &[u8]) -> Option<u32> {
        number(self.attribute(wanted)?)
    }
}

/// The number that a value is.
pub(super) fn number(value: &[u8]) -> Option<u32> {
    // So it is nearly always.
    if let Some(number) = digits::number(value) {
        return Some(number);
    }
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

/// The attributes of a tag.
pub struct Attributes<'x>(&'x [u8]);

impl<'x> Iterator for Attributes<'x> {
    type Item = (&'x [u8], &'x [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = self.0.iter().position(|byte| *byte == b'=')?;
        let (name, value) = self.0.split_at(equals);
        let value = value[1..].trim_ascii_start();
        let (quote, value) = value.split_first()?;
        let end = value.iter().position(|byte| byte == quote)?;
        self.0 = &value[end + 1..];
        Some((name.trim_ascii(), &value[..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Xml};
    use crate::source::excel::pieces::Pieces;
    use crate::source::excel::xml_limits::Limits;

    const LIMITS: Limits = Limits {
        size: 1 << 20,
        tags: 30,
        token: 100,
    };

    fn xml(text: &str, piece: usize) -> Xml {
        let pieces = text.as_bytes().chunks(piece).rev();
        let pieces = pieces.map(|piece| Ok(piece.to_vec())).collect();
        Xml::new(Pieces::There(pieces), "`part`".to_owned(), LIMITS)
    }

    fn tokens(text: &str, piece: usize) -> Result<Vec<String>, String> {
        let mut xml = xml(text, piece);
        let mut tokens = Vec::new();
        loop {
            let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let tag = |tag: super::Tag<'_>| {
                let attributes = tag.attributes();
                let attributes =
                    attributes.map(|(name, value)| format!(" {}={}", shown(name), shown(value)));
                format!("{}{}", shown(tag.name), attributes.collect::<String>())
            };
            tokens.push(match xml.next().map_err(|error| error.to_string())? {
                Token::Start(start) => format!("<{}>", tag(start)),
                Token::Empty(empty) => format!("<{}/>", tag(empty)),
                Token::End(name) => format!("</{}>", shown(name)),
                Token::Text(text) | Token::Verbatim(text) => shown(text),
                Token::Other => continue,
                Token::Eof => return Ok(tokens),
            });
        }
    }

    #[test]
    fn a_part_is_cut_into_the_same_tokens_wherever_its_pieces_end() {
        let text = "<?xml version='1.0'?>\n<x:a b='1' c = \"x>'y\"><!-- <no> --><d/><e f='/' />g &amp; h\
                    <![CDATA[<i>]]]></x:a >";
        let expected = [
            "\n",
            "<a b=1 c=x>'y>",
            "<d/>",
            "<e f=//>",
            "g &amp; h",
            "<i>]",
            "</a>",
        ];
        for piece in 1..text.len() {
            assert_eq!(
                tokens(text, piece).unwrap(),
                expected,
                "in pieces of {piece}"
            );
        }
    }

    #[test]
    fn the_bytes_of_all_tokens_are_the_part() {
        let text =
            "<?xml version='1.0'?>\n<x:a b='1' ><!-- <no> --><d /><![CDATA[<i>]]]>&amp; e</x:a >\n";
        for piece in 1..text.len() {
            let mut xml = xml(text, piece);
            let mut all = Vec::new();
            while let Some((_, bytes)) = xml.next_with_bytes().unwrap() {
                all.extend_from_slice(bytes);
            }
            assert_eq!(
                String::from_utf8(all).unwrap(),
                text,
                "in pieces of {piece}"
            );
        }
    }

    #[test]
    fn what_no_workbook_has_is_refused() {
        for (text, says) in [
            ("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", "declares a DOCTYPE"),
            (&"<a/>".repeat(31), "has more than 30 tags"),
            (
                &format!("<a b='{}'/>", "x".repeat(100)),
                "of more than 100 bytes",
            ),
            (
                &format!("<a>{}</a>", "x".repeat(101)),
                "of more than 100 bytes",
            ),
            ("<a", "it ends within a tag"),
            ("<a b='>", "it ends within a tag"),
            ("<!-- ", "it ends within a tag"),
        ] {
            for piece in [1, 7, 1000] {
                let error = tokens(text, piece).expect_err(text);
                assert!(error.contains(says), "{error}");
            }
        }
    }

    #[test]
    fn an_element_is_passed_over_with_all_that_is_in_it() {
        let mut xml = xml("<a><b><b/><c>x</c></b></a><d/>", 5);
        assert!(matches!(xml.next(), Ok(Token::Start(_))));
        xml.skip().unwrap();
        assert!(matches!(xml.next(), Ok(Token::Empty(tag)) if tag.name == b"d"));
        assert!(xml.skip().is_err());
    }
}

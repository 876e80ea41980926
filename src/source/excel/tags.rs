//! The tags of an XML part, one after the other, without building anything: some times as fast as reading all of it.

use memchr::{memchr, memchr3, memmem};

/// A tag or a text longer than this is none of a sheet that Excel can open.
const LONGEST: usize = 1 << 20;

/// Cuts pieces of a part into tags.
#[derive(Default)]
pub(super) struct Tags {
    pending: Vec<u8>,
    /// Whether a text, or what stands for one, came since the last tag.
    text: bool,
}

/// One tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its name without the prefix.
    pub(super) name: &'t [u8],
    pub(super) kind: Kind,
    /// Whether there is a text between the tag before it and this one.
    pub(super) after_text: bool,
    attributes: &'t [u8],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    Empty,
    End,
}

impl Tags {
    /// Takes the next bytes and gives every tag that ends in them; the error says what the part does.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(&Tag<'_>),
    ) -> Result<(), String> {
        self.pending.extend_from_slice(bytes);
        let mut at = 0;
        while let Some(open) = memchr(b'<', &self.pending[at..]).map(|open| at + open) {
            let text = open > at;
            let rest = &self.pending[open..];
            let Some(end) = end_of(rest) else {
                break;
            };
            self.text |= text;
            let content = &rest[1..end - 1];
            match content.first() {
                Some(b'!') => self.text |= content.starts_with(b"![CDATA["),
                Some(b'?') => {}
                _ => {
                    each(&Tag::new(content, self.text));
                    self.text = false;
                }
            }
            at = open + end;
        }
        self.pending.drain(..at);
        if self.pending.len() > LONGEST + bytes.len() {
            return Err(format!("has a tag or text of more than {LONGEST} bytes"));
        }
        Ok(())
    }
}

/// Where what starts with `<` ends; none where that is not there yet.
fn end_of(bytes: &[u8]) -> Option<usize> {
    let until = |end: &[u8]| memmem::find(bytes, end).map(|at| at + end.len());
    if bytes.get(1) == Some(&b'!') {
        if bytes.starts_with(b"<![CDATA[") {
            return until(b"]]>");
        }
        if bytes.starts_with(b"<!--") {
            return memmem::find(&bytes[4..], b"-->").map(|at| at + 7);
        }
        // What it is may not be there yet.
        if b"<![CDATA[".starts_with(bytes) || b"<!--".starts_with(bytes) {
            return None;
        }
    }
    if bytes.get(1) == Some(&b'?') {
        return until(b"?>");
    }
    let mut at = 1;
    loop {
        let found = at + memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        if bytes[found] == b'>' {
            return Some(found + 1);
        }
        at = found + 2 + memchr(bytes[found], &bytes[found + 1..])?;
    }
}

impl<'t> Tag<'t> {
    fn new(content: &'t [u8], after_text: bool) -> Self {
        let (content, kind) = match content {
            [b'/', content @ ..] => (content, Kind::End),
            [content @ .., b'/'] => (content, Kind::Empty),
            content => (content, Kind::Start),
        };
        let is_blank = |byte: &u8| byte.is_ascii_whitespace();
        let end = content.iter().position(is_blank).unwrap_or(content.len());
        let (name, attributes) = content.split_at(end);
        let local = memchr(b':', name).map_or(0, |at| at + 1);
        Self {
            name: &name[local..],
            kind,
            after_text,
            attributes,
        }
    }

    /// The value of a field, by its whole name, as it is written.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&'t str> {
        let mut rest = self.attributes;
        loop {
            let at = memchr(b'=', rest)?;
            let name = rest[..at].trim_ascii();
            let value = rest[at + 1..].trim_ascii_start();
            let quote = *value.first()?;
            let end = 1 + memchr(quote, value.get(1..)?)?;
            if name == wanted.as_bytes() {
                return std::str::from_utf8(&value[1..end]).ok();
            }
            rest = &value[end + 1..];
        }
    }

    /// Whether a field says yes.
    pub(super) fn says(&self, wanted: &str) -> bool {
        matches!(self.attribute(wanted), Some("1" | "true"))
    }

    /// A field that is a number.
    pub(super) fn number(&self, wanted: &str) -> Option<u32> {
        self.attribute(wanted)?.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tags};

    fn tags(xml: &str, piece: usize) -> Vec<(String, Kind, bool, Option<String>)> {
        let (mut tags, mut found) = (Tags::default(), Vec::new());
        for bytes in xml.as_bytes().chunks(piece) {
            let result = tags.feed(bytes, |tag| {
                found.push((
                    String::from_utf8_lossy(tag.name).into_owned(),
                    tag.kind,
                    tag.after_text,
                    tag.attribute("r").map(str::to_owned),
                ));
            });
            assert_eq!(result, Ok(()));
        }
        found
    }

    #[test]
    fn tags_are_cut_in_pieces_of_any_size() {
        let xml = "<?xml version='1.0'?><!-- <c r='no'/> --><x:c r = 'A1>' t=\"'\"><v>5</v>\
            <v><![CDATA[<c>]]></v><f/></x:c ><c\n nor='no' r=\"B2\"/>";
        let word = |name: &str, kind, text, r: Option<&str>| {
            (name.to_owned(), kind, text, r.map(str::to_owned))
        };
        let expected = [
            word("c", Kind::Start, false, Some("A1>")),
            word("v", Kind::Start, false, None),
            word("v", Kind::End, true, None),
            word("v", Kind::Start, false, None),
            word("v", Kind::End, true, None),
            word("f", Kind::Empty, false, None),
            word("c", Kind::End, false, None),
            word("c", Kind::Empty, false, Some("B2")),
        ];
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(tags(xml, piece), expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn nonsense_is_no_end() {
        for xml in [
            "<", "<>", "<a b", "<a b=", "<a b='", "<a b>", "</>", "<!x>", "<a =''/>", "<a ='>",
        ] {
            for piece in [1, 100] {
                tags(xml, piece);
            }
        }
        let mut endless = Tags::default();
        let mut feed = || endless.feed(&vec![b'x'; 64 << 10], |_| ());
        assert!((0..40).any(|_| feed().is_err()));
    }
}

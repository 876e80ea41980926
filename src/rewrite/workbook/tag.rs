//! Tags of XML, as bytes: one attribute changed, all else as it is written.

use std::ops::Range;

/// The prefix of a tag's name with its colon; empty where it has none.
pub(super) fn prefix(tag: &[u8]) -> &[u8] {
    let start = if tag.starts_with(b"</") { 2 } else { 1 };
    let end = name_end(tag);
    let name = tag.get(start..end).unwrap_or_default();
    let colon = name.iter().position(|byte| *byte == b':');
    colon.map_or(b"", |colon| &name[..=colon])
}

/// A tag with an attribute that has a value; a value that is there is replaced.
pub(super) fn with_attribute(tag: &[u8], name: &str, value: &str) -> Vec<u8> {
    let mut changed = Vec::with_capacity(tag.len() + name.len() + value.len() + 4);
    if let Some((_, range)) =
        attributes(tag).find(|(range, _)| tag[range.clone()] == *name.as_bytes())
    {
        changed.extend_from_slice(&tag[..range.start]);
        push_escaped(&mut changed, value);
        changed.extend_from_slice(&tag[range.end..]);
    } else {
        let end = content_end(tag);
        changed.extend_from_slice(&tag[..end]);
        changed.push(b' ');
        changed.extend_from_slice(name.as_bytes());
        changed.extend_from_slice(b"=\"");
        push_escaped(&mut changed, value);
        changed.push(b'"');
        changed.extend_from_slice(&tag[end..]);
    }
    changed
}

/// The value of an attribute, as it is written.
pub(super) fn attribute<'t>(tag: &'t [u8], name: &str) -> Option<&'t [u8]> {
    let mut all = attributes(tag);
    let found = all.find(|(range, _)| tag[range.clone()] == *name.as_bytes());
    found.map(|(_, value)| &tag[value])
}

/// Whether a tag has an attribute.
pub(super) fn has_attribute(tag: &[u8], name: &str) -> bool {
    attribute(tag, name).is_some()
}

/// The attributes that are kept, each with a space before it.
pub(super) fn push_attributes(out: &mut Vec<u8>, tag: &[u8], is_kept: impl Fn(&[u8]) -> bool) {
    for (name, value) in attributes(tag) {
        if is_kept(&tag[name.clone()]) {
            out.push(b' ');
            // The quote behind the value belongs to it.
            out.extend_from_slice(&tag[name.start..=value.end]);
        }
    }
}

/// The tag of an element without content as the start tag of one.
pub(super) fn opened(tag: &[u8]) -> Vec<u8> {
    let mut opened = tag[..content_end(tag)].to_vec();
    opened.push(b'>');
    opened
}

/// The start tag of an element as the tag of one without content.
pub(super) fn closed(tag: &[u8]) -> Vec<u8> {
    let mut closed = tag[..content_end(tag)].to_vec();
    closed.extend_from_slice(b"/>");
    closed
}

/// Appends a value of an attribute.
pub(super) fn push_escaped(out: &mut Vec<u8>, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\t' | b'\n' | b'\r' => out.extend_from_slice(format!("&#{byte};").as_bytes()),
            _ => out.push(byte),
        }
    }
}

/// Where the name and the attributes end: before `>` or `/>`.
fn content_end(tag: &[u8]) -> usize {
    let tag = tag.strip_suffix(b">").unwrap_or(tag);
    tag.strip_suffix(b"/").unwrap_or(tag).trim_ascii_end().len()
}

fn name_end(tag: &[u8]) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let end = tag.iter().position(ends).unwrap_or(tag.len());
    end.min(content_end(tag).max(1))
}

/// Where the names and the values of the attributes stand.
fn attributes(tag: &[u8]) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut at = name_end(tag);
    std::iter::from_fn(move || {
        let rest = &tag[at..];
        let start = at + rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let equals = start + tag[start..].iter().position(|byte| *byte == b'=')?;
        let name = start..start + tag[start..equals].trim_ascii_end().len();
        let quote_at = equals
            + 1
            + tag[equals + 1..]
                .iter()
                .position(|byte| !byte.is_ascii_whitespace())?;
        let quote = tag[quote_at];
        let value = quote_at + 1;
        let end = value + tag[value..].iter().position(|byte| *byte == quote)?;
        at = end + 1;
        Some((name, value..end))
    })
}

#[cfg(test)]
mod tests {
    use super::{opened, prefix, push_attributes, with_attribute};

    #[test]
    fn an_attribute_is_changed_or_added_and_all_else_stays() {
        for (tag, expected) in [
            (
                "<row r='1' spans = \"1:5\" />",
                "<row r='1' spans = \"1:6\" />",
            ),
            ("<x:row aspans='1'>", "<x:row aspans='1' spans=\"1:6\">"),
            ("<row/>", "<row spans=\"1:6\"/>"),
            ("<row >", "<row spans=\"1:6\" >"),
        ] {
            let changed = with_attribute(tag.as_bytes(), "spans", "1:6");
            assert_eq!(String::from_utf8(changed).unwrap(), expected);
        }
    }

    #[test]
    fn tags_have_a_prefix_or_none() {
        for (tag, expected) in [
            ("<a:b c='d:e'>", "a:"),
            ("<b c='d:e'/>", ""),
            ("</a:b>", "a:"),
            ("<a:b/>", "a:"),
        ] {
            assert_eq!(prefix(tag.as_bytes()), expected.as_bytes(), "{tag}");
        }
        assert_eq!(opened(b"<a b='/' />"), b"<a b='/'>");
        let mut kept = Vec::new();
        push_attributes(&mut kept, b"<c r=\"A1\" t='s' s = '3'/>", |name| {
            name != b"t"
        });
        assert_eq!(kept, b" r=\"A1\" s = '3'");
    }
}

//! What names the parts of a workbook: content types and relations, without those of a signature or with those of styles.

use super::tag;
use crate::source::excel::Error;
use crate::source::excel::xml::{Tag, Token, Xml};

/// The part that says what kind each part is.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// The relations of the workbook as a whole.
pub(super) const RELATIONS: &str = "_rels/.rels";

/// Whether a part is one of the signature over the workbook.
pub(super) fn is_signature(name: &str) -> bool {
    let name = name.trim_start_matches('/').to_ascii_lowercase();
    name.replace('\\', "/").starts_with("_xmlsignatures/")
}

/// Content types and relations without those of a signature.
pub(super) fn without_signature(mut xml: Xml) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    while let Some((token, bytes)) = xml.next_with_bytes()? {
        match token {
            Token::Start(one) if names_signature(one) => xml.skip()?,
            Token::Empty(one) if names_signature(one) => {}
            _ => out.extend_from_slice(bytes),
        }
    }
    Ok(out)
}

/// A part as it is.
pub(super) fn copied(mut xml: Xml) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    while let Some((_, bytes)) = xml.next_with_bytes()? {
        out.extend_from_slice(bytes);
    }
    Ok(out)
}

/// Content types in which the main part is a workbook and not a template; none where it is one already.
pub(super) fn without_template(types: &[u8]) -> Option<Vec<u8>> {
    const TEMPLATE: &[u8] = b".template.";
    let at = memchr::memmem::find(types, TEMPLATE)?;
    let end = at + memchr::memchr2(b'"', b'\'', &types[at..])?;
    let is_main = types[at..end].ends_with(b"main+xml");
    is_main.then(|| [&types[..at], b".sheet.", &types[at + TEMPLATE.len()..]].concat())
}

fn names_signature(tag: Tag<'_>) -> bool {
    let value = |name: &[u8]| String::from_utf8_lossy(tag.attribute(name).unwrap_or_default());
    match tag.name {
        b"Override" => is_signature(&value(b"PartName")),
        b"Default" => value(b"Extension").eq_ignore_ascii_case("sigs"),
        b"Relationship" => value(b"Type").contains("/digital-signature/"),
        _ => false,
    }
}

/// Content types or relations with one more element at their end. It has no prefix.
pub(super) fn with(
    mut xml: Xml,
    name: &str,
    attributes: &[(&str, &str)],
) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut depth = 0;
    while let Some((token, bytes)) = xml.next_with_bytes()? {
        match token {
            Token::Start(_) => depth += 1,
            Token::End(_) => depth -= 1,
            _ => {}
        }
        if matches!(token, Token::End(_)) && depth == 0 {
            out.push(b'<');
            out.extend_from_slice(tag::prefix(bytes));
            out.extend_from_slice(name.as_bytes());
            for (name, value) in attributes {
                out.extend(format!(" {name}=\"").bytes());
                tag::push_escaped(&mut out, value);
                out.push(b'"');
            }
            out.extend_from_slice(b"/>");
        }
        out.extend_from_slice(bytes);
    }
    Ok(out)
}

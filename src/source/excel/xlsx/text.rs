//! The text of a string item or an inline string: its runs put together, its escapes resolved.

use crate::source::excel::Error;
use crate::source::excel::xml::{Tag, Token, Xml};
use crate::source::excel::xml_text::{push, push_verbatim};

/// Appends the text of the element whose start tag was the last token, to its end tag. Phonetic hints are not part of it.
///
/// Spaces around a run count where `xml:space` says so at the run or around it: `preserve` for what is around the element.
pub(super) fn push_rich_text(out: &mut String, xml: &mut Xml, preserve: bool) -> Result<(), Error> {
    // Whether spaces count in each open element.
    let mut open = vec![preserve];
    loop {
        let inherited = open.last().copied().unwrap_or(preserve);
        match xml.next()? {
            Token::Start(tag) if tag.name == b"rPh" => xml.skip()?,
            Token::Start(tag) if tag.name == b"t" => {
                let preserve = space(tag).unwrap_or(inherited);
                push_element(out, xml, preserve)?;
            }
            Token::Start(tag) => open.push(space(tag).unwrap_or(inherited)),
            Token::End(_) => {
                open.pop();
                if open.is_empty() {
                    return Ok(());
                }
            }
            Token::Eof => return Err(xml.damaged("it ends within a text")),
            _ => {}
        }
    }
}

/// What `xml:space` of a tag says: whether spaces around a text count.
pub(super) fn space(tag: Tag<'_>) -> Option<bool> {
    tag.attribute(b"xml:space")
        .map(|value| value == b"preserve")
}

/// Appends the text of the element whose start tag was the last token, to its end tag.
pub(super) fn push_element(out: &mut String, xml: &mut Xml, preserve: bool) -> Result<(), Error> {
    let start = out.len();
    loop {
        let pushed = match xml.next()? {
            Token::Text(text) => push(out, text),
            Token::Verbatim(text) => push_verbatim(out, text),
            Token::Start(_) => {
                xml.skip()?;
                Ok(())
            }
            Token::Empty(_) | Token::Other => Ok(()),
            Token::End(_) => break,
            Token::Eof => Err("it ends within a text".to_owned()),
        };
        pushed.map_err(|detail| xml.damaged(detail))?;
    }
    if !preserve {
        trim(out, start);
    }
    unescape(out, start);
    Ok(())
}

fn trim(out: &mut String, start: usize) {
    let is_blank = [' ', '\t', '\r', '\n'];
    let end = start + out[start..].trim_end_matches(is_blank).len();
    out.truncate(end);
    let blanks = out.len() - start - out[start..].trim_start_matches(is_blank).len();
    out.replace_range(start..start + blanks, "");
}

/// Resolves `_xHHHH_`, by which Excel writes characters that XML does not have; the digits are a unit of UTF-16.
fn unescape(out: &mut String, start: usize) {
    if !out[start..].contains("_x") {
        return;
    }
    let text = out.split_off(start);
    let mut units = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let unit = rest.get(at + 2..at + 6).zip(rest.get(at + 6..at + 7));
        let unit = unit.filter(|(digits, end)| *end == "_" && !digits.starts_with('+'));
        let Some(unit) = unit.and_then(|(digits, _)| u16::from_str_radix(digits, 16).ok()) else {
            flush(out, &mut units);
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if at > 0 {
            flush(out, &mut units);
            out.push_str(&rest[..at]);
        }
        units.push(unit);
        rest = &rest[at + 7..];
    }
    flush(out, &mut units);
    out.push_str(rest);
}

fn flush(out: &mut String, units: &mut Vec<u16>) {
    out.extend(char::decode_utf16(units.drain(..)).map(|letter| letter.unwrap_or('\u{fffd}')));
}

#[cfg(test)]
mod tests {
    use super::{push_rich_text, unescape};
    use crate::source::excel::pieces::Pieces;
    use crate::source::excel::xml::{Token, Xml};
    use crate::source::excel::xml_limits::SHARED_STRINGS;

    fn rich(xml: &str) -> Result<String, String> {
        let pieces = Pieces::There(vec![Ok(format!("<si>{xml}</si>").into_bytes())]);
        let mut xml = Xml::new(pieces, "`part`".to_owned(), SHARED_STRINGS);
        assert!(matches!(xml.next(), Ok(Token::Start(_))));
        let mut out = String::from("before ");
        push_rich_text(&mut out, &mut xml, false).map_err(|error| error.to_string())?;
        Ok(out
            .strip_prefix("before ")
            .expect("what was there")
            .to_owned())
    }

    #[test]
    fn runs_are_put_together_without_phonetic_hints() {
        for (xml, text) in [
            ("", ""),
            ("<t/>", ""),
            ("<t> Anna\r\n</t>", "Anna"),
            ("<t xml:space='preserve'> Anna\r\nB\rC </t>", " Anna\nB\nC "),
            (
                "<r><rPr><b/></rPr><t xml:space='preserve'>Anna </t></r><r><t>Berg</t></r>",
                "Anna Berg",
            ),
            (
                "<r xml:space='preserve'><t>a </t></r><r><t> b</t></r>",
                "a b",
            ),
            (
                "<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh>",
                "東京",
            ),
            ("<t>M&#252;ller &amp; &#x53;ons</t>", "Müller & Sons"),
            ("<t><![CDATA[a & b\r\nc]]></t>", "a & b\nc"),
            (
                "<t>a_x000D_b_x005F_x000D_ _x12 _xD83D__xDE00_</t>",
                "a\rb_x000D_ _x12 😀",
            ),
        ] {
            assert_eq!(rich(xml).as_deref(), Ok(text), "{xml}");
        }
    }

    #[test]
    fn what_is_no_xml_is_an_error() {
        for xml in [
            "<t>a & b</t>",
            "<t>&nbsp;</t>",
            "<t>&#0;</t>",
            "<t>&#xD800;</t>",
            "<t>",
        ] {
            assert!(rich(xml).is_err(), "{xml}");
        }
    }

    #[test]
    fn only_whole_escapes_are_resolved() {
        for text in [
            "_x", "_x00", "_x000", "_x000g_", "_x+041_", "_x0041", "x_x_x_",
        ] {
            let mut out = text.to_owned();
            unescape(&mut out, 0);
            assert_eq!(out, text);
        }
    }
}

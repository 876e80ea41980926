//! Cells and shared strings in the forms in which nearly all programs write them, seen without being cut into tokens: a large
//! sheet has millions of each.

use memchr::{memchr, memchr2, memmem};

use super::cell_tag::{CellTag, Kind};

/// An element that stands at the start of a text as a whole.
pub(super) struct Plain<'x, T> {
    pub(super) what: T,
    /// The text in it; no escape is left in it, and the spaces around it count.
    pub(super) text: &'x str,
    /// How many bytes the element has.
    pub(super) length: usize,
    /// How many tags it has.
    pub(super) tags: u64,
}

/// How many digits the number of a shared string has at most.
const MOST_DIGITS: usize = 10;

/// The cell that a text starts with; none where it is not whole or of another form, as one with a formula is.
pub(super) fn cell(bytes: &[u8]) -> Option<Plain<'_, CellTag>> {
    let mut cell = CellTag::default();
    let [b'<', b'c', b' ', rest @ ..] = bytes else {
        return None;
    };
    let mut rest = rest;
    loop {
        let [name, b'=', b'"', value @ ..] = rest else {
            return None;
        };
        let end = value.iter().take(16).position(|byte| *byte == b'"')?;
        let (value, behind) = value.split_at(end);
        cell.set(std::slice::from_ref(name), value);
        match behind {
            [b'"', b' ', more @ ..] => rest = more,
            [b'"', b'>', content @ ..] => {
                rest = content;
                break;
            }
            [b'"', b'/', b'>', behind @ ..] => {
                let length = bytes.len() - behind.len();
                let text = "";
                return Some(Plain {
                    what: cell,
                    text,
                    length,
                    tags: 1,
                });
            }
            _ => return None,
        }
    }
    let is_text = matches!(cell.kind, Kind::Text);
    let (text, behind, tags) = if let [b'<', b'v', b'>', value @ ..] = rest {
        let (text, behind) = text_before(value, b"</v></c>")?;
        (text, behind, 4)
    } else {
        let (content, preserve) = without_start(rest.strip_prefix(b"<is>")?)?;
        let (text, behind) = text_before(content, b"</t></is></c>")?;
        if !preserve && !is_trimmed(text) {
            return None;
        }
        cell.kind = Kind::Text;
        (text, behind, 6)
    };
    if (is_text || tags == 6) && has_escape(text) {
        return None;
    }
    let length = bytes.len() - behind.len();
    Some(Plain {
        what: cell,
        text,
        length,
        tags,
    })
}

/// The shared string that a text starts with; none where it is not whole or of another form, as one with several runs is.
/// `preserve`: spaces around its text count.
pub(super) fn string(bytes: &[u8], preserve: bool) -> Option<Plain<'_, ()>> {
    let (content, own) = without_start(bytes.strip_prefix(b"<si>")?)?;
    let (text, behind) = text_before(content, b"</t></si>")?;
    if !(preserve || own || is_trimmed(text)) || has_escape(text) {
        return None;
    }
    let length = bytes.len() - behind.len();
    Some(Plain {
        what: (),
        text,
        length,
        tags: 4,
    })
}

/// What follows the start tag of a text, and whether the tag says that the spaces around it count.
fn without_start(bytes: &[u8]) -> Option<(&[u8], bool)> {
    if let Some(content) = bytes.strip_prefix(b"<t>") {
        return Some((content, false));
    }
    let content = bytes.strip_prefix(b"<t xml:space=\"preserve\">")?;
    Some((content, true))
}

/// The text before these tags, which follow it at once, and what stands behind them; none where it has an escape of XML.
#[inline]
fn text_before<'x, const N: usize>(bytes: &'x [u8], tags: &[u8; N]) -> Option<(&'x str, &'x [u8])> {
    // A number, as that of a shared string, is told by its few bytes before anything is searched for.
    let digits = bytes.iter().take(MOST_DIGITS);
    let digits = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let is_number = bytes.get(digits) == Some(&b'<');
    let end = if is_number {
        digits
    } else {
        memchr(b'<', bytes)?
    };
    let (text, behind) = bytes.split_at(end);
    let (first, behind) = behind.split_first_chunk()?;
    let has_escape = || memchr2(b'&', b'\r', text).is_some();
    if first != tags || !is_number && has_escape() {
        return None;
    }
    Some((str::from_utf8(text).ok()?, behind))
}

fn is_trimmed(text: &str) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n');
    let text = text.as_bytes();
    !text.first().is_some_and(is_blank) && !text.last().is_some_and(is_blank)
}

/// Whether a text may have `_xHHHH_` in it.
fn has_escape(text: &str) -> bool {
    memchr(b'_', text.as_bytes()).is_some() && memmem::find(text.as_bytes(), b"_x").is_some()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{cell, string};
    use crate::source::excel::pieces::Pieces;
    use crate::source::excel::xlsx::sheet::{Meanings, read};
    use crate::source::excel::xml::Xml;
    use crate::source::excel::xml_limits::SHEET;

    type Rows = Vec<(u32, Vec<String>)>;

    /// The rows of a sheet that comes in pieces of so many bytes, or what is wrong with it.
    fn rows(xml: &str, piece: usize) -> Result<Rows, String> {
        let pieces = xml.as_bytes().chunks(piece).rev();
        let pieces = pieces.map(|piece| Ok(piece.to_vec())).collect();
        let xml = Xml::new(Pieces::There(pieces), "`part`".to_owned(), SHEET);
        let meanings = Meanings {
            strings: None,
            formats: &[],
            is_1904: false,
            most_cells: 1000,
            most_text: 1 << 20,
        };
        let mut rows = Vec::new();
        let mut each = |number, row: &crate::source::excel::RowText| {
            rows.push((number, row.cells().map(str::to_owned).collect()));
            ControlFlow::Continue(())
        };
        let sheet = read(xml, "Users", meanings, &mut each);
        sheet.map_err(|error| error.to_string()).map(|_| rows)
    }

    fn any_cell() -> impl Strategy<Value = String> {
        let attributes = prop_oneof![
            6 => Just(r#" r="B2""#), 2 => Just(r#" r="C3" s="1""#), 1 => Just(r#" s="2" r="XFD9""#),
            1 => Just(" r='A1'"), 1 => Just(r#" r="A1" cm="1""#), 1 => Just(""), 1 => Just(r#" xml:space="preserve""#),
        ];
        let kind = prop_oneof![
            3 => Just(""), 3 => Just(r#" t="str""#), 3 => Just(r#" t="inlineStr""#), 1 => Just(r#" t="b""#),
            1 => Just(r#" t="e""#), 1 => Just(r#" t="d""#), 1 => Just(r#" t="s""#),
        ];
        let text = prop_oneof![
            4 => "[a-zä]{1,6}", 3 => "[0-9]{1,17}", 2 => "[ \t\na]{0,3}", 1 => Just("a&amp;b".to_owned()),
            1 => Just("a\r\nb".to_owned()), 1 => Just("_x0041_b".to_owned()), 1 => Just("<![CDATA[a]]>".to_owned()),
            1 => Just("&none;".to_owned()),
        ];
        let content = text.prop_flat_map(|text| {
            prop_oneof![
                4 => Just(format!("<v>{text}</v>")),
                3 => Just(format!("<is><t>{text}</t></is>")),
                2 => Just(format!(r#"<is><t xml:space="preserve">{text}</t></is>"#)),
                1 => Just(format!("<is><r><t>{text}</t></r></is>")),
                1 => Just(format!("<f>A1</f><v>{text}</v>")),
                1 => Just(format!("<v>{text}</v><extLst/>")),
                1 => Just(String::new()),
            ]
        });
        (attributes, kind, content).prop_map(|(attributes, kind, content)| {
            format!("<c{attributes}{kind}>{content}</c>")
                .replace("></c>", if content.is_empty() { "/>" } else { "></c>" })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_cell_of_a_usual_form_reads_as_one_cut_into_tokens(cell in any_cell(), piece in 1_usize..80) {
            let sheet = |cell: &str| format!("<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>");
            // Two spaces are no usual form, and mean the same.
            let other = cell.replacen("<c ", "<c  ", 1);
            prop_assert_eq!(rows(&sheet(&cell), 10_000), rows(&sheet(&other), piece));
            prop_assert_eq!(rows(&sheet(&cell), piece), rows(&sheet(&other), 10_000));
        }
    }

    #[test]
    fn usual_forms_are_seen() {
        for text in [
            r#"<c r="B2" s="1"><v>42</v></c>"#,
            r#"<c r="B2" t="s"><v>7</v></c>"#,
            r#"<c r="B2" t="inlineStr"><is><t>Anna</t></is></c>"#,
            r#"<c r="B2" t="inlineStr"><is><t xml:space="preserve"> Anna</t></is></c>"#,
            r#"<c r="B2" s="3"/>"#,
        ] {
            let seen = cell(text.as_bytes()).map(|cell| cell.length);
            assert_eq!(seen, Some(text.len()), "{text}");
            for end in 0..text.len() {
                assert!(cell(&text.as_bytes()[..end]).is_none(), "{}", &text[..end]);
            }
        }
        let text = "<si><t>Anna</t></si>";
        assert_eq!(
            string(text.as_bytes(), false).map(|string| string.text),
            Some("Anna")
        );
        assert!(string(b"<si><t> Anna</t></si>", false).is_none());
        assert!(string(b"<si><t> Anna</t></si>", true).is_some());
    }
}

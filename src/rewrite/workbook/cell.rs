//! Cells with a text, as the XML of a sheet has them.

use super::tag;
use crate::finding::ColumnIndex;
use crate::rewrite::cell_text;

/// Appends a cell with a text where the sheet has none. `style` is the number of its cell format, as it is written.
pub(super) fn push_new(
    out: &mut Vec<u8>,
    prefix: &[u8],
    (row, column): (u32, u32),
    style: Option<&[u8]>,
    text: &str,
) {
    out.push(b'<');
    out.extend_from_slice(prefix);
    out.extend_from_slice(format!("c r=\"{}{row}\"", ColumnIndex(column)).as_bytes());
    if let Some(style) = style {
        out.extend_from_slice(b" s=\"");
        out.extend_from_slice(style);
        out.push(b'"');
    }
    push_content(out, prefix, text);
}

/// Appends a cell that is there with another text, or without one. `tag` is its tag.
pub(super) fn push_replaced(out: &mut Vec<u8>, tag: &[u8], text: &str) {
    // A cell behind one without a reference stands where it does because that one is there.
    if text.is_empty() && tag::has_attribute(tag, "r") && !tag::has_attribute(tag, "s") {
        return;
    }
    let prefix = tag::prefix(tag);
    out.push(b'<');
    out.extend_from_slice(prefix);
    out.push(b'c');
    // What kind of value it had, and what else was known of it, is over.
    let is_kept = |name: &[u8]| !matches!(name, b"t" | b"cm" | b"vm" | b"ph");
    tag::push_attributes(out, tag, is_kept);
    if text.is_empty() {
        out.extend_from_slice(b"/>");
    } else {
        push_content(out, prefix, text);
    }
}

/// Appends the rest of a cell whose tag is open, with a text.
fn push_content(out: &mut Vec<u8>, prefix: &[u8], text: &str) {
    let text = &*cell_text::cut(text);
    let is_edge = |letter: char| letter.is_ascii_whitespace();
    let preserve = text.starts_with(is_edge) || text.ends_with(is_edge) || text.contains('\n');
    let space = if preserve {
        " xml:space=\"preserve\""
    } else {
        ""
    };
    let open = |out: &mut Vec<u8>, start: &str, name: &str, end: &str| {
        out.extend_from_slice(start.as_bytes());
        out.extend_from_slice(prefix);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(end.as_bytes());
    };
    out.extend_from_slice(b" t=\"inlineStr\">");
    open(out, "<", "is", ">");
    open(out, "<", "t", space);
    out.push(b'>');
    push_escaped(out, text);
    open(out, "</", "t", ">");
    open(out, "</", "is", ">");
    open(out, "</", "c", ">");
}

/// Appends a text with the escapes of XML, and those of a workbook for what XML does not have.
fn push_escaped(out: &mut Vec<u8>, text: &str) {
    for (at, letter) in text.char_indices() {
        match letter {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '_' if is_escape(&text[at..]) => out.extend_from_slice(b"_x005F_"),
            '\t' | '\n' => out.push(letter as u8),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.extend_from_slice(format!("_x{:04X}_", letter as u32).as_bytes());
            }
            _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// Whether a text starts like an escape: `_x000D_`.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_'
}

#[cfg(test)]
mod tests {
    use super::{push_new, push_replaced};

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_text_is_escaped_for_xml_and_for_a_workbook() {
        let cell = |text: &str| written(|out| push_new(out, b"x:", (5, 27), Some(b"3"), text));
        assert_eq!(
            cell("a < b & \"c\"_x000D_\r_x_\u{1}"),
            "<x:c r=\"AB5\" s=\"3\" t=\"inlineStr\"><x:is><x:t>a &lt; b &amp; \"c\"_x005F_x000D__x000D__x_\
             _x0001_</x:t></x:is></x:c>"
        );
        assert!(cell(" a").contains("<x:t xml:space=\"preserve\"> a</x:t>"));
    }

    #[test]
    fn a_cell_keeps_its_format_and_loses_its_value() {
        for (tag, text, expected) in [
            (
                "<c r=\"B2\" s='4' t=\"s\" vm=\"1\">",
                "x",
                "<c r=\"B2\" s='4' t=\"inlineStr\"><is><t>x</t></is></c>",
            ),
            ("<c r=\"B2\" s=\"4\" t=\"s\">", "", "<c r=\"B2\" s=\"4\"/>"),
            ("<c r=\"B2\" t=\"s\">", "", ""),
            ("<c t=\"s\">", "", "<c/>"),
        ] {
            let cell = written(|out| push_replaced(out, tag.as_bytes(), text));
            assert_eq!(cell, expected);
        }
    }
}

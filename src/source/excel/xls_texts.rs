//! The texts of an XLS workbook: in cells, and shared strings that go on from one record to the next.

use super::records::{u16_at, u32_at};
use super::shared_strings::SharedStrings;
use crate::source::charset::Charset;

/// How texts are written.
pub(super) struct Texts {
    /// Whether they are UTF-16, of which each text may leave out the high bytes: since Excel 97.
    pub(super) is_wide: bool,
    /// What the bytes of others are.
    pub(super) charset: Charset,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            is_wide: true,
            charset: Charset::Web(encoding_rs::WINDOWS_1252),
        }
    }
}

impl Texts {
    /// Appends the text of a cell behind its length; none where it is cut short.
    pub(super) fn push(&self, out: &mut String, data: &[u8]) -> Option<()> {
        let length = usize::from(u16_at(data, 0));
        // An empty text may come without its flags.
        if length > 0 {
            self.push_characters(out, data.get(2..)?, length)?;
        }
        Some(())
    }

    /// The text of a name behind its length in one byte; empty where it is cut short.
    pub(super) fn short(&self, data: &[u8]) -> String {
        let mut text = String::new();
        if let Some((length, data)) = data.split_first() {
            let _ = self.push_characters(&mut text, data, usize::from(*length));
        }
        text
    }

    /// The code of a number format, which is a text of a cell since Excel 97, and a name before.
    pub(super) fn format_code(&self, data: &[u8]) -> String {
        if !self.is_wide {
            return self.short(data);
        }
        let mut text = String::new();
        let _ = self.push(&mut text, data);
        text
    }

    fn push_characters(&self, out: &mut String, data: &[u8], length: usize) -> Option<()> {
        let start = out.len();
        if self.is_wide {
            let (flags, data) = data.split_first()?;
            let mut units = Vec::with_capacity(length);
            push_units(&mut units, data, length, flags & 1 != 0);
            push_utf16(out, &units);
        } else {
            out.push_str(&self.charset.decode(&data[..length.min(data.len())]));
        }
        // No text has a NUL that a person would see.
        if out[start..].contains('\0') {
            let text = out[start..].replace('\0', "");
            out.truncate(start);
            out.push_str(&text);
        }
        Some(())
    }
}

/// Appends so many units of UTF-16, or as many as there are, and returns how many bytes they take.
fn push_units(units: &mut Vec<u16>, data: &[u8], length: usize, is_wide: bool) -> usize {
    if is_wide {
        let (pairs, _) = data.as_chunks();
        let pairs = &pairs[..length.min(pairs.len())];
        units.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
        pairs.len() * 2
    } else {
        let bytes = &data[..length.min(data.len())];
        units.extend(bytes.iter().map(|byte| u16::from(*byte)));
        bytes.len()
    }
}

fn push_utf16(out: &mut String, units: &[u16]) {
    let letters = char::decode_utf16(units.iter().copied());
    out.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

/// The shared strings, whose records go on from one to the next; a text that is cut short is the end.
pub(super) fn shared_strings(records: &[&[u8]]) -> Result<SharedStrings, &'static str> {
    let mut strings = SharedStrings::default();
    let mut cursor = Cursor { records, at: 8 };
    let mut units = Vec::new();
    while cursor.text(&mut units).is_some() {
        push_utf16(strings.text(), &units);
        strings.end()?;
    }
    strings.finish();
    Ok(strings)
}

/// A place in the records of the shared strings.
struct Cursor<'a> {
    records: &'a [&'a [u8]],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// What is left of the record in which the place is.
    fn rest(&mut self) -> Option<&'a [u8]> {
        while self.at >= self.records.first()?.len() {
            self.at -= self.records[0].len();
            self.records = &self.records[1..];
        }
        Some(&self.records[0][self.at..])
    }

    /// Reads one text.
    fn text(&mut self, units: &mut Vec<u16>) -> Option<()> {
        units.clear();
        let head = self.rest()?;
        let length = usize::from(u16_at(head, 0));
        let flags = *head.get(2)?;
        let (mut at, mut behind) = (3, 0);
        if flags & 8 != 0 {
            behind += usize::from(u16_at(head, at)) * 4;
            at += 2;
        }
        if flags & 4 != 0 {
            behind += u32_at(head, at) as usize;
            at += 4;
        }
        self.at += at;
        let mut is_wide = flags & 1 != 0;
        while units.len() < length {
            let before = self.records.len();
            let mut rest = self.rest()?;
            let mut passed = 0;
            if self.records.len() != before {
                // The rest of a text in the next record starts with new flags.
                rest = &self.records[0][self.at..];
                is_wide = rest[0] & 1 != 0;
                rest = &rest[1..];
                passed = 1;
            }
            let taken = push_units(units, rest, length - units.len(), is_wide);
            if taken == 0 && !rest.is_empty() {
                return None;
            }
            self.at += passed + taken;
        }
        self.at = self.at.checked_add(behind)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_strings_go_on_across_records() {
        let texts = |records: &[&[u8]]| {
            let strings = shared_strings(records).expect("little text");
            let texts = (0..).map_while(|number| strings.get(number).map(str::to_owned));
            texts.collect::<Vec<_>>()
        };
        let mut first = vec![0; 8];
        // `abc` in bytes, then four wide characters of which the next record has two.
        first.extend(b"\x03\x00\x00abc");
        first.extend(b"\x04\x00\x01a\x00b\x00");
        // The rest is in bytes; then a text with one format run and two bytes of phonetics.
        let mut second = b"\x00cd".to_vec();
        second.extend(b"\x01\x00\x0C\x01\x00\x02\x00\x00\x00x1234PP");
        second.extend(b"\x02\x00\x00y\xE4");
        assert_eq!(texts(&[&first, &second]), ["abc", "abcd", "x", "yä"]);
        assert_eq!(texts(&[&first]), ["abc"]);
        assert_eq!(texts(&[b"short"]), [] as [&str; 0]);
        assert_eq!(texts(&[]), [] as [&str; 0]);
    }

    #[test]
    fn texts_before_excel_97_are_in_a_code_page() {
        let wide = Texts::default();
        let old = Texts {
            is_wide: false,
            ..Texts::default()
        };
        for (texts, data, expected) in [
            (&wide, &b"\x02\x00\x00y\xE4"[..], Some("yä")),
            (&wide, b"\x01\x00\x01\xAC\x20", Some("€")),
            (&wide, b"\x00\x00", Some("")),
            (&wide, b"\x02\x00", None),
            (&old, b"\x02\x00\x80\xE4", Some("€ä")),
            (&old, b"\x03\x00a\x00b", Some("ab")),
        ] {
            let mut out = String::new();
            let pushed = texts.push(&mut out, data).map(|()| out.as_str());
            assert_eq!(pushed, expected, "{data:?}");
        }
        assert_eq!(old.short(b"\x05Users"), "Users");
        assert_eq!(wide.short(b"\x05\x00Users"), "Users");
        assert_eq!(wide.short(b""), "");
    }
}

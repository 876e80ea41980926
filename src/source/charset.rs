//! How bytes become letters: the encodings of the web, code pages of DOS and of the old Mac, and UTF-32.

mod code_page;
mod utf_32;

use std::borrow::Cow;

use encoding_rs::UTF_8;

pub use code_page::CodePage;
pub use utf_32::ByteOrder;

use crate::source::charset::utf_32::Utf32Decoder;

/// An encoding of text.
#[derive(Debug, Clone, Copy)]
pub enum Charset {
    /// One that browsers know.
    Web(&'static encoding_rs::Encoding),
    /// A code page of DOS or of the old Mac.
    Page(&'static CodePage),
    /// Four bytes for each character.
    Utf32(ByteOrder),
}

impl Charset {
    /// The encoding of a name: `utf-8`, `windows-1252`, `cp850`, `437`, `x-mac-ce`.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "utf-32le" => return Some(Self::Utf32(ByteOrder::LowFirst)),
            "utf-32be" => return Some(Self::Utf32(ByteOrder::HighFirst)),
            _ => {}
        }
        match CodePage::of_name(name) {
            Some(page) => Some(Self::Page(page)),
            None => encoding_rs::Encoding::for_label(name.as_bytes()).map(Self::Web),
        }
    }

    /// Its name as its registry has it: `UTF-8`, `windows-1252`, `IBM850`.
    #[must_use]
    pub fn registered_name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Page(page) => page.name,
            Self::Utf32(ByteOrder::LowFirst) => "UTF-32LE",
            Self::Utf32(ByteOrder::HighFirst) => "UTF-32BE",
        }
    }

    /// Its name in lower case: `utf-8`, `ibm850`.
    #[must_use]
    pub fn name(self) -> String {
        self.registered_name().to_lowercase()
    }

    /// Whether every character is one byte.
    #[must_use]
    pub fn is_single_byte(self) -> bool {
        match self {
            Self::Web(encoding) => encoding.is_single_byte(),
            Self::Page(_) => true,
            Self::Utf32(_) => false,
        }
    }

    /// Whether every character is two bytes at least.
    #[must_use]
    pub fn is_wide(self) -> bool {
        match self {
            Self::Web(encoding) => {
                encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE
            }
            Self::Page(_) => false,
            Self::Utf32(_) => true,
        }
    }

    /// A text from its bytes; a mark at its start stays.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Self::Page(page) => bytes.iter().map(|byte| page.letter(*byte)).collect(),
            Self::Utf32(order) => {
                let mut text = Vec::with_capacity(bytes.len() / 2);
                Utf32Decoder::new(order).decode(bytes, &mut text, true);
                String::from_utf8_lossy(&text).into_owned().into()
            }
        }
    }

    /// A decoder at the start of a text.
    #[must_use]
    pub fn decoder(self) -> Decoder {
        match self {
            Self::Web(encoding) => {
                Decoder::Web(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Self::Page(page) => Decoder::Page(page),
            Self::Utf32(order) => Decoder::Utf32(Utf32Decoder::new(order)),
        }
    }
}

impl PartialEq for Charset {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Web(one), Self::Web(other)) => one == other,
            (Self::Page(one), Self::Page(other)) => one.name == other.name,
            (Self::Utf32(one), Self::Utf32(other)) => one == other,
            _ => false,
        }
    }
}

impl Eq for Charset {}

impl PartialEq<&'static encoding_rs::Encoding> for Charset {
    fn eq(&self, other: &&'static encoding_rs::Encoding) -> bool {
        matches!(self, Self::Web(encoding) if encoding == other)
    }
}

impl From<&'static encoding_rs::Encoding> for Charset {
    fn from(encoding: &'static encoding_rs::Encoding) -> Self {
        Self::Web(encoding)
    }
}

impl Default for Charset {
    fn default() -> Self {
        Self::Web(UTF_8)
    }
}

/// Makes text of bytes, a stretch at a time.
pub enum Decoder {
    /// Of an encoding that browsers know.
    Web(Box<encoding_rs::Decoder>),
    /// Of a code page.
    Page(&'static CodePage),
    /// Of four bytes for each character.
    Utf32(Utf32Decoder),
}

impl Decoder {
    /// Adds the text of a stretch of bytes; `last` says that none follows. What means nothing becomes U+FFFD.
    pub fn decode(&mut self, raw: &[u8], text: &mut Vec<u8>, last: bool) {
        match self {
            Self::Utf32(decoder) => decoder.decode(raw, text, last),
            Self::Page(page) => {
                text.reserve(raw.len() + raw.len() / 8);
                let mut buffer = [0; 4];
                for byte in raw {
                    if byte.is_ascii() {
                        text.push(*byte);
                    } else {
                        let letter = page.letter(*byte);
                        text.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
                    }
                }
            }
            Self::Web(decoder) => {
                let start = text.len();
                let room = decoder.max_utf8_buffer_length(raw.len());
                text.resize(start + room.unwrap_or(raw.len() * 4 + 16), 0);
                let (_, _, written, _) = decoder.decode_to_utf8(raw, &mut text[start..], last);
                text.truncate(start + written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Charset;

    #[test]
    fn code_pages_go_by_their_number() {
        for (name, expected) in [
            ("ibm850", "ibm850"),
            ("cp850", "ibm850"),
            ("850", "ibm850"),
            ("dos850", "ibm850"),
            ("mac-latin2", "x-mac-ce"),
            ("cp10029", "x-mac-ce"),
        ] {
            let found = Charset::of_name(name).map(Charset::name);
            assert_eq!(found.as_deref(), Some(expected), "{name}");
        }
        let decoded = |name: &str, bytes: &'static [u8]| {
            Charset::of_name(name).map(|charset| charset.decode(bytes).into_owned())
        };
        assert_eq!(decoded("cp850", b"J\x94rg").as_deref(), Some("Jörg"));
        assert_eq!(decoded("cp437", b"Gr\x94\xe1e").as_deref(), Some("Größe"));
        assert_eq!(decoded("cp852", b"\x9duk").as_deref(), Some("Łuk"));
        assert_eq!(decoded("x-mac-ce", b"\xfcuk").as_deref(), Some("Łuk"));
    }
}

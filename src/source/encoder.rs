//! Text in the encoding of a file; what that encoding lacks is written in plain letters and marks, else `?`.

use encoding_rs::{EncoderResult, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::charset::{ByteOrder, Charset, CodePage};
use crate::source::stand_in::stand_in;

/// Writes text in one encoding.
pub enum Encoder {
    /// UTF-8.
    Plain,
    /// UTF-16, the low byte first or last; `encoding_rs` only reads it.
    Wide {
        /// Whether the low byte comes first.
        low_first: bool,
    },
    /// UTF-32.
    Utf32(ByteOrder),
    /// A code page of DOS or of the old Mac.
    Page(&'static CodePage),
    /// Anything else.
    Other(Box<encoding_rs::Encoder>),
}

impl Encoder {
    /// An encoder at the start of a text.
    #[must_use]
    pub fn new(charset: Charset) -> Self {
        let encoding = match charset {
            Charset::Web(encoding) => encoding,
            Charset::Page(page) => return Self::Page(page),
            Charset::Utf32(order) => return Self::Utf32(order),
        };
        match encoding {
            _ if encoding == UTF_8 => Self::Plain,
            _ if encoding == UTF_16LE || encoding == UTF_16BE => Self::Wide {
                low_first: encoding == UTF_16LE,
            },
            _ => Self::Other(Box::new(encoding.new_encoder())),
        }
    }

    /// Writes a stretch of text.
    pub fn write(&mut self, mut text: &str, bytes: &mut Vec<u8>) {
        match self {
            Self::Plain => bytes.extend_from_slice(text.as_bytes()),
            Self::Wide { low_first } => {
                for unit in text.encode_utf16() {
                    bytes.extend(if *low_first {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    });
                }
            }
            Self::Utf32(order) => bytes.extend(text.chars().flat_map(|letter| order.bytes(letter))),
            Self::Page(page) => {
                page.encode(text, bytes);
            }
            Self::Other(encoder) => loop {
                bytes.reserve(text.len() * 2 + 16);
                let (result, read) =
                    encoder.encode_from_utf8_to_vec_without_replacement(text, bytes, false);
                text = &text[read..];
                match result {
                    EncoderResult::InputEmpty => return,
                    EncoderResult::OutputFull => {}
                    EncoderResult::Unmappable(letter) => {
                        bytes.extend_from_slice(stand_in(letter).as_bytes());
                    }
                }
            },
        }
    }

    /// Whether the encoding has every character of a text.
    #[must_use]
    pub fn has_all(self, text: &str) -> bool {
        let mut bytes = Vec::with_capacity(text.len() * 4 + 16);
        let mut encoder = match self {
            Self::Plain | Self::Wide { .. } | Self::Utf32(_) => return true,
            Self::Page(page) => return page.encode(text, &mut bytes),
            Self::Other(encoder) => encoder,
        };
        let (result, _) =
            encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
        !matches!(result, EncoderResult::Unmappable(_))
    }

    /// Writes what brings a stateful encoding back to its start.
    pub fn finish(&mut self, bytes: &mut Vec<u8>) {
        if let Self::Other(encoder) = self {
            bytes.reserve(16);
            let _ = encoder.encode_from_utf8_to_vec_without_replacement("", bytes, true);
        }
    }
}

//! How bytes become letters: the encodings of the web, and the code pages of DOS that `encoding_rs` does not have.

use std::borrow::Cow;

use encoding_rs::UTF_8;

/// An encoding of text.
#[derive(Debug, Clone, Copy)]
pub enum Charset {
    /// One that browsers know.
    Web(&'static encoding_rs::Encoding),
    /// A code page of DOS.
    Dos(&'static CodePage),
}

/// A code page: ASCII, and a letter for each byte from 0x80 on.
#[derive(Debug)]
pub struct CodePage {
    name: &'static str,
    /// 128 characters.
    upper: &'static str,
}

/// What Excel calls "CSV (MS-DOS)": <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/>, read on 2026-11-29.
static CODE_PAGES: [CodePage; 4] = [
    CodePage {
        name: "IBM850",
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    // The euro sign stands for the dotless i.
    CodePage {
        name: "IBM858",
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    CodePage {
        name: "IBM437",
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    CodePage {
        name: "IBM852",
        upper: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
    },
];

impl CodePage {
    /// What a byte means.
    fn letter(&self, byte: u8) -> char {
        let upper = || self.upper.chars().nth(usize::from(byte & 0x7f));
        if byte.is_ascii() {
            char::from(byte)
        } else {
            upper().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
    }

    /// All bytes as letters.
    fn table(&self) -> Vec<char> {
        (0..=u8::MAX).map(|byte| self.letter(byte)).collect()
    }

    fn byte(&self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        let at = self.upper.chars().position(|other| other == letter)?;
        Some(0x80 | at as u8)
    }
}

impl Charset {
    /// The encoding of a name: `utf-8`, `windows-1252`, `cp850`, `437`.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let number = ["ibm", "cp", "oem", "dos", "msdos"]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix))
            .unwrap_or(name);
        let mut pages = CODE_PAGES.iter();
        match pages.find(|page| &page.name[3..] == number) {
            Some(page) => Some(Self::Dos(page)),
            None => encoding_rs::Encoding::for_label(name.as_bytes()).map(Self::Web),
        }
    }

    /// Its name as its registry has it: `UTF-8`, `windows-1252`, `IBM850`.
    #[must_use]
    pub fn registered_name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos(page) => page.name,
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
            Self::Dos(_) => true,
        }
    }

    /// A text from its bytes; a mark at its start stays.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Self::Dos(page) => {
                let table = page.table();
                bytes.iter().map(|byte| table[usize::from(*byte)]).collect()
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
            Self::Dos(page) => Decoder::Dos(page.table()),
        }
    }
}

impl CodePage {
    /// Writes a text; what the code page lacks is written `?`. Returns whether it has all of the text.
    pub(super) fn encode(&self, text: &str, bytes: &mut Vec<u8>) -> bool {
        let mut has_all = true;
        bytes.extend(text.chars().map(|letter| {
            self.byte(letter).unwrap_or_else(|| {
                has_all = false;
                b'?'
            })
        }));
        has_all
    }
}

impl PartialEq for Charset {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Web(one), Self::Web(other)) => one == other,
            (Self::Dos(one), Self::Dos(other)) => one.name == other.name,
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
    /// Of a code page: what each byte means.
    Dos(Vec<char>),
}

impl Decoder {
    /// Adds the text of a stretch of bytes; `last` says that none follows. What means nothing becomes U+FFFD.
    pub fn decode(&mut self, raw: &[u8], text: &mut Vec<u8>, last: bool) {
        match self {
            Self::Dos(table) => {
                text.reserve(raw.len() + raw.len() / 8);
                let mut buffer = [0; 4];
                for byte in raw {
                    if byte.is_ascii() {
                        text.push(*byte);
                    } else {
                        let letter = table[usize::from(*byte)];
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
    use super::{CODE_PAGES, Charset};

    #[test]
    fn each_byte_is_one_letter_and_comes_back() {
        for page in &CODE_PAGES {
            assert_eq!(page.upper.chars().count(), 128, "{}", page.name);
            let bytes: Vec<u8> = (0..=u8::MAX).collect();
            let text = Charset::Dos(page).decode(&bytes).into_owned();
            let mut back = Vec::new();
            assert!(page.encode(&text, &mut back), "{}", page.name);
            assert_eq!(back, bytes, "{}", page.name);
        }
    }

    #[test]
    fn code_pages_go_by_their_number() {
        for name in ["ibm850", "cp850", "850", "dos850"] {
            assert_eq!(
                Charset::of_name(name).map(Charset::name).as_deref(),
                Some("ibm850"),
                "{name}"
            );
        }
        let decoded = |name: &str, bytes: &'static [u8]| {
            Charset::of_name(name).map(|charset| charset.decode(bytes).into_owned())
        };
        assert_eq!(decoded("cp850", b"J\x94rg").as_deref(), Some("Jörg"));
        assert_eq!(decoded("cp437", b"Gr\x94\xe1e").as_deref(), Some("Größe"));
        assert_eq!(decoded("cp852", b"\x9duk").as_deref(), Some("Łuk"));
    }
}

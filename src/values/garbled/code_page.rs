//! Code pages of one byte for each letter, and which byte each gives a letter.

use std::sync::LazyLock;

use encoding_rs::{
    Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257,
};

/// A code page. ASCII is the same in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodePage {
    /// Western Windows.
    Windows1252,
    /// Central European Windows.
    Windows1250,
    /// Cyrillic Windows.
    Windows1251,
    /// Baltic Windows.
    Windows1257,
    /// Latin-1 with the euro sign.
    Latin9,
    /// The old Mac.
    MacRoman,
    /// Western DOS.
    Dos850,
    /// American DOS.
    Dos437,
    /// Central European DOS.
    Dos852,
}

/// The characters of the bytes from 0x80 on: <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT>.
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
                       ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The characters of the bytes from 0x80 on: <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT>.
const DOS_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
                       αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The characters of the bytes from 0x80 on: <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP852.TXT>.
const DOS_852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
                       └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

impl CodePage {
    const ALL: [Self; 9] = [
        Self::Windows1252,
        Self::Windows1250,
        Self::Windows1251,
        Self::Windows1257,
        Self::Latin9,
        Self::MacRoman,
        Self::Dos850,
        Self::Dos437,
        Self::Dos852,
    ];

    fn characters(self) -> [char; 128] {
        let encoding: &Encoding = match self {
            Self::Dos850 => return listed(DOS_850),
            Self::Dos437 => return listed(DOS_437),
            Self::Dos852 => return listed(DOS_852),
            Self::Windows1252 => WINDOWS_1252,
            Self::Windows1250 => WINDOWS_1250,
            Self::Windows1251 => WINDOWS_1251,
            Self::Windows1257 => WINDOWS_1257,
            Self::Latin9 => ISO_8859_15,
            Self::MacRoman => MACINTOSH,
        };
        std::array::from_fn(|index| {
            let byte = [0x80 + index as u8];
            let (text, _) = encoding.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or('\u{fffd}')
        })
    }

    fn table(self) -> &'static [char; 128] {
        static TABLES: LazyLock<[[char; 128]; 9]> =
            LazyLock::new(|| CodePage::ALL.map(CodePage::characters));
        &TABLES[self as usize]
    }

    /// The byte that is read as this character.
    pub(super) fn byte(self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        let at = self.table().iter().position(|known| *known == letter)?;
        u8::try_from(at + 0x80).ok()
    }

    /// The character that a byte is read as.
    pub(super) fn letter(self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            Some(index) => self.table()[usize::from(index)],
            None => char::from(byte),
        }
    }
}

fn listed(text: &str) -> [char; 128] {
    let mut letters = text.chars();
    std::array::from_fn(|_| letters.next().unwrap_or('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use super::CodePage;

    #[test]
    fn a_byte_and_its_letter_are_one_to_one() {
        for page in CodePage::ALL {
            for byte in 0..=u8::MAX {
                let letter = page.letter(byte);
                if letter != '\u{fffd}' {
                    assert_eq!(page.byte(letter), Some(byte), "{page:?} {byte:02x}");
                }
            }
        }
        for (page, byte, letter) in [
            (CodePage::Dos850, 0x94, 'ö'),
            (CodePage::Dos850, 0x9b, 'ø'),
            (CodePage::Dos437, 0x81, 'ü'),
            (CodePage::Dos852, 0xe6, 'Š'),
            (CodePage::MacRoman, 0x8a, 'ä'),
            (CodePage::Windows1250, 0xbc, 'Ľ'),
            (CodePage::Windows1252, 0x81, '\u{81}'),
        ] {
            assert_eq!(page.letter(byte), letter, "{page:?}");
        }
    }
}

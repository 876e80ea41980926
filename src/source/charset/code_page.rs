//! Code pages of one byte for each character that `encoding_rs` does not have.

use std::sync::LazyLock;

use crate::source::stand_in::stand_in;

/// A code page: ASCII, and a character for each byte from 0x80 on.
#[derive(Debug)]
pub struct CodePage {
    /// Its name in the registry of IANA, or the usual one.
    pub(super) name: &'static str,
    /// Other names, separated by spaces.
    others: &'static str,
    /// The characters from 0x80 on; U+FFFD where there is none.
    upper: [char; 128],
}

static CODE_PAGES: LazyLock<Vec<CodePage>> = LazyLock::new(|| {
    let lines = include_str!("code_pages.txt").lines();
    let listed = lines.filter(|line| !line.starts_with('#'));
    let page = |line: &'static str| {
        let mut columns = line.splitn(3, '\t');
        let (name, others) = (columns.next()?, columns.next()?);
        let mut letters = columns.next()?.chars();
        let upper = std::array::from_fn(|_| letters.next().unwrap_or(char::REPLACEMENT_CHARACTER));
        Some(CodePage {
            name,
            others,
            upper,
        })
    };
    listed.filter_map(page).collect()
});

impl CodePage {
    /// The code page of a name in lower case: `ibm850`, `cp850`, `850`, `x-mac-ce`.
    pub(super) fn of_name(name: &str) -> Option<&'static Self> {
        let plain = name.replace(['-', '_'], "");
        let number = ["ibm", "cp", "oem", "msdos", "dos"]
            .iter()
            .find_map(|prefix| plain.strip_prefix(prefix));
        let plain = number.unwrap_or(&plain);
        let mut pages = CODE_PAGES.iter();
        pages.find(|page| {
            page.name.eq_ignore_ascii_case(name)
                || page.others.split(' ').any(|other| other == plain)
        })
    }

    /// What a byte means.
    #[must_use]
    pub fn letter(&self, byte: u8) -> char {
        if byte.is_ascii() {
            char::from(byte)
        } else {
            self.upper[usize::from(byte & 0x7f)]
        }
    }

    fn byte(&self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        let known = (letter != char::REPLACEMENT_CHARACTER).then_some(letter)?;
        let at = self.upper.iter().position(|other| *other == known)?;
        Some(0x80 | at as u8)
    }

    /// Writes a text; for what the code page lacks, what stands in for it. Returns whether it has all of the text.
    pub(in crate::source) fn encode(&self, text: &str, bytes: &mut Vec<u8>) -> bool {
        let mut has_all = true;
        for letter in text.chars() {
            if let Some(byte) = self.byte(letter) {
                bytes.push(byte);
            } else {
                has_all = false;
                bytes.extend_from_slice(stand_in(letter).as_bytes());
            }
        }
        has_all
    }
}

#[cfg(test)]
mod tests {
    use super::CODE_PAGES;

    #[test]
    fn each_byte_is_one_character_and_comes_back() {
        assert!(CODE_PAGES.len() >= 16);
        for page in CODE_PAGES.iter() {
            let meaning = (0..=u8::MAX).map(|byte| (byte, page.letter(byte)));
            let meaning = meaning.filter(|(_, letter)| *letter != char::REPLACEMENT_CHARACTER);
            let (bytes, text): (Vec<u8>, String) = meaning.unzip();
            assert!(bytes.len() > 250, "{}", page.name);
            let mut back = Vec::new();
            assert!(page.encode(&text, &mut back), "{}", page.name);
            assert_eq!(back, bytes, "{}", page.name);
        }
    }

    #[test]
    fn what_a_code_page_lacks_is_written_plainly() {
        let page = super::CodePage::of_name("437").expect("a code page");
        let mut bytes = Vec::new();
        assert!(!page.encode("ž\u{fffd}", &mut bytes));
        assert_eq!(bytes, b"z?");
    }
}

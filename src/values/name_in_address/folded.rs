//! The letters of names and addresses as they are compared: without case and accents.

use unicode_normalization::char::decompose_compatible;

/// The fewest letters of an address that say anything, and of a name that is looked for inside of one.
pub(super) const FEWEST: usize = 3;

/// How many words of a name are told apart; what follows belongs to the last of them.
pub(super) const MOST_WORDS: usize = 8;

/// The letters of a text without case and accents. What is written in two ways in addresses becomes one: `ae` is `a` as `ä`
/// is, and `ss` is `s` as `ß` is.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    pub(super) letters: Vec<u8>,
    /// Where words begin: hyphens part them, apostrophes do not.
    starts: [usize; MOST_WORDS],
    words: usize,
    /// Whether each letter has a form in A to Z.
    pub(super) is_latin: bool,
}

/// Stands in [`LETTERS`] for what parts two words.
const BETWEEN: u8 = 1;

/// The lower-case letter of each byte that is one; else whether it parts two words, or 0.
const LETTERS: [u8; 256] = {
    let mut letters = [BETWEEN; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = match byte as u8 {
            letter @ (b'a'..=b'z' | b'A'..=b'Z') => letter.to_ascii_lowercase(),
            b'\'' | b'`' | b'0'..=b'9' => 0,
            _ => BETWEEN,
        };
        byte += 1;
    }
    letters
};

impl Folded {
    pub(super) fn read(&mut self, text: &str) {
        self.letters.clear();
        (self.words, self.is_latin) = (0, true);
        let mut begins = true;
        if text.is_ascii() {
            self.read_ascii(text.as_bytes());
        } else {
            for letter in text.chars() {
                if letter.is_alphabetic() {
                    self.begin(&mut begins);
                    self.add(letter);
                } else if !matches!(letter, '\'' | '\u{2019}' | '`' | '\u{b4}' | '0'..='9') {
                    begins |= parts_words(letter);
                }
            }
        }
        // A word that has lost all of its letters to those before it does not count.
        while self.words > 0 && self.starts[self.words - 1] >= self.letters.len() {
            self.words -= 1;
        }
    }

    fn read_ascii(&mut self, text: &[u8]) {
        self.letters.resize(text.len(), 0);
        let (mut begins, mut length, mut before) = (true, 0, 0);
        for byte in text {
            let letter = LETTERS[usize::from(*byte)];
            if letter <= BETWEEN {
                begins |= letter == BETWEEN;
                continue;
            }
            if std::mem::take(&mut begins) && self.words < MOST_WORDS {
                self.starts[self.words] = length;
                self.words += 1;
            }
            if !is_second(before, letter) {
                self.letters[length] = letter;
                length += 1;
                before = letter;
            }
        }
        self.letters.truncate(length);
    }

    /// Begins a word with the next letter, where one is to begin.
    #[inline]
    fn begin(&mut self, begins: &mut bool) {
        if std::mem::take(begins) && self.words < MOST_WORDS {
            self.starts[self.words] = self.letters.len();
            self.words += 1;
        }
    }

    fn add(&mut self, letter: char) {
        if let Some(plain) = plain(letter) {
            self.push(plain);
            return;
        }
        match letter {
            'þ' | 'Þ' => {
                self.push(b't');
                self.push(b'h');
            }
            _ => decompose_compatible(letter, |part| {
                if part.is_ascii_alphabetic() {
                    self.push(part.to_ascii_lowercase() as u8);
                } else {
                    self.is_latin &= !part.is_alphabetic();
                }
            }),
        }
    }

    #[inline]
    fn push(&mut self, letter: u8) {
        let before = self.letters.last();
        if before.is_none_or(|before| !is_second(*before, letter)) {
            self.letters.push(letter);
        }
    }

    pub(super) fn has_several(&self) -> bool {
        self.words > 1
    }

    /// Each word that has letters.
    pub(super) fn words(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.starts[..self.words].iter().skip(1).copied();
        let ends = ends.chain([self.letters.len()]);
        let starts = self.starts[..self.words].iter().copied();
        let words = starts
            .zip(ends)
            .map(|(start, end)| &self.letters[start..end]);
        words.filter(|word| !word.is_empty())
    }

    /// Each word with those that follow: `van der Berg`, `der Berg`, `Berg`.
    pub(super) fn ends(&self) -> impl Iterator<Item = &[u8]> {
        let starts = self.starts[..self.words].iter();
        starts.map(|start| &self.letters[*start..])
    }
}

/// The letter of A to Z, in lower case, that is written for a letter in an address, where it is one and is known without
/// taking the letter apart: those that have no parts, and those with an accent that are frequent.
#[inline]
pub(super) fn plain(letter: char) -> Option<u8> {
    Some(match letter {
        _ if letter.is_ascii_alphabetic() => letter.to_ascii_lowercase() as u8,
        'æ' | 'Æ' | 'À'..='Å' | 'à'..='å' => b'a',
        'Ç' | 'ç' => b'c',
        'È'..='Ë' | 'è'..='ë' => b'e',
        'Ñ' | 'ñ' => b'n',
        'Ù'..='Ü' | 'ù'..='ü' => b'u',
        'œ' | 'Œ' | 'ø' | 'Ø' | 'Ò'..='Ö' | 'ò'..='ö' => b'o',
        'ß' | 'ẞ' => b's',
        'đ' | 'Đ' | 'ð' | 'Ð' => b'd',
        'ł' | 'Ł' => b'l',
        'ı' | 'Ì'..='Ï' | 'ì'..='ï' => b'i',
        _ => return None,
    })
}

/// Whether a letter only shows how the one before it is pronounced: `ae`, `aa`, `oe`, `ue`, `ss`.
#[inline]
pub(super) fn is_second(before: u8, letter: u8) -> bool {
    match letter {
        b'e' => matches!(before, b'a' | b'o' | b'u'),
        b'a' | b's' => before == letter,
        _ => false,
    }
}

/// Whether a character that is no letter parts two words: an accent on the letter before it does not.
fn parts_words(mark: char) -> bool {
    !unicode_normalization::char::is_combining_mark(mark)
}

/// What is left of a folded text behind a letter: `maria` and `ahrens` are `mariahrens`.
pub(super) fn behind(before: u8, text: &[u8]) -> &[u8] {
    match text {
        [first, rest @ ..] if is_second(before, *first) => rest,
        text => text,
    }
}

//! A set of words, looked up without regard to case and without an allocation for texts that are none of them.

use hashbrown::HashMap;

/// Words in lower case, each with what it means.
#[derive(Debug)]
pub struct WordMap<T = ()> {
    meanings: HashMap<&'static str, T>,
    /// The lengths in bytes that words with some first byte have, a bit for each. Index 128 is for all other letters.
    lengths: [u64; 129],
    /// The last bytes that words with some first byte have, a bit for each that is ASCII.
    lasts: [u128; 129],
}

/// Where the lengths of words with this first byte are found.
fn slot(first: u8) -> usize {
    usize::from(first.to_ascii_lowercase()).min(128)
}

/// The bit of a length; all that are longer share the last one.
fn bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// A short ASCII text in lower case, without an allocation.
fn in_lower_case<'b>(text: &str, buffer: &'b mut [u8; 32]) -> Option<&'b str> {
    let lower = buffer.get_mut(..text.len())?;
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    str::from_utf8(lower).ok()
}

impl<T: Copy> WordMap<T> {
    /// The words of a list. The first meaning of a word stays.
    #[must_use]
    pub fn of(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut map = Self {
            meanings: HashMap::new(),
            lengths: [0; 129],
            lasts: [0; 129],
        };
        for (word, meaning) in words {
            let Some(first) = word.as_bytes().first() else {
                continue;
            };
            map.lengths[slot(*first)] |= bit(word.len());
            if let Some(last) = word.bytes().last().filter(u8::is_ascii) {
                map.lasts[slot(*first)] |= 1 << last;
            }
            map.meanings.entry(word).or_insert(meaning);
        }
        map
    }

    /// Whether some word starts with the first byte of a text, in upper or lower case.
    #[must_use]
    #[inline]
    pub fn may_start(&self, text: &str) -> bool {
        let first = text.as_bytes().first();
        first.is_some_and(|first| self.lengths[slot(*first)] != 0)
    }

    /// What a text means that is one of the words, in upper or lower case.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<T> {
        // The first byte, the length and the last byte tell that nearly every text is none of the words.
        let first = *text.as_bytes().first()?;
        if self.lengths[slot(first)] & bit(text.len()) == 0 {
            return None;
        }
        // A letter that is not ASCII can have a lower case that is.
        let last = text.bytes().last().filter(u8::is_ascii);
        if last.is_some_and(|last| self.lasts[slot(first)] >> last.to_ascii_lowercase() & 1 == 0) {
            return None;
        }
        let mut found = self.meanings.get(text);
        if found.is_none() && !text.is_ascii() {
            found = self.meanings.get(text.to_lowercase().as_str());
        } else if found.is_none() && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let mut buffer = [0; 32];
            found = match in_lower_case(text, &mut buffer) {
                Some(lower) => self.meanings.get(lower),
                None => self.meanings.get(text.to_ascii_lowercase().as_str()),
            };
        }
        found.copied()
    }

    /// Whether a text is one of the words, in upper or lower case.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.get(text).is_some()
    }
}

impl WordMap<()> {
    /// A set of words without meanings.
    #[must_use]
    pub fn set(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::of(words.into_iter().map(|word| (word, ())))
    }
}

#[cfg(test)]
mod tests {
    use super::WordMap;

    #[test]
    fn words_are_found_in_any_case() {
        let long: &'static str =
            "a word that is longer than sixty-four letters, as no word of a list is";
        let words = WordMap::of([
            ("ja", 1),
            ("néant", 2),
            ("русский", 3),
            ("ja", 4),
            (long, 5),
        ]);
        for (text, meaning) in [
            ("ja", Some(1)),
            ("Ja", Some(1)),
            ("NÉANT", Some(2)),
            ("Русский", Some(3)),
            (long, Some(5)),
            ("jaja", None),
            ("j", None),
            ("", None),
            ("né", None),
            ("я", None),
        ] {
            assert_eq!(words.get(text), meaning, "{text}");
        }
        let set = WordMap::set(["x"]);
        assert!(set.contains("X") && !set.contains("y"));
        assert!(set.may_start("Xaver") && !set.may_start("Yves") && !set.may_start(""));
    }
}

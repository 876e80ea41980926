//! How names of people are compared: without case, accents, spaces and marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Adds a name to a key by which it is compared. Nothing is added where it has neither letter nor digit.
pub fn write_key(name: &str, key: &mut String) {
    if name.is_ascii() {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        key.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
        return;
    }
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        // These have no accent that could be taken off, and every system writes them in its own way.
        match letter {
            'ß' | 'ẞ' => key.push_str("ss"),
            'æ' | 'Æ' => key.push_str("ae"),
            'œ' | 'Œ' => key.push_str("oe"),
            'ø' | 'Ø' => key.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
            'ł' | 'Ł' => key.push('l'),
            'ı' => key.push('i'),
            _ if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ => {}
        }
    }
}

/// The words of which the parts of a name consist, as names are compared: `Anne-Marie de Luca` has four.
#[must_use]
pub fn words<'t>(parts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let parts = parts.into_iter();
    let words = parts.flat_map(|part| {
        part.split(|letter: char| !letter.is_alphanumeric() && !is_inside(letter))
    });
    let keys = words.map(|word| {
        let mut key = String::new();
        write_key(word, &mut key);
        key
    });
    keys.filter(|key| !key.is_empty()).collect()
}

/// Whether a mark belongs to the word around it: an apostrophe, an accent that is a character of its own.
fn is_inside(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}') || is_combining_mark(letter)
}

/// Writes the key by which the full name of a user is compared; false where a part of it is missing. `key` is emptied first.
pub fn write_full_name<'t>(
    parts: impl IntoIterator<Item = Option<&'t str>>,
    key: &mut String,
) -> bool {
    key.clear();
    for part in parts {
        let before = key.len();
        write_key(part.unwrap_or_default(), key);
        if key.len() == before {
            return false;
        }
        key.push('\n');
    }
    !key.is_empty()
}

#[cfg(test)]
mod tests {
    use super::write_key;

    #[test]
    fn case_accents_blanks_and_marks_make_no_difference() {
        for (name, key) in [
            ("De Luca", "deluca"),
            ("DELUCA", "deluca"),
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("Anne-Marie", "annemarie"),
            ("O\u{2019}Neill", "oneill"),
            ("Groß", "gross"),
            ("Søren Łuk", "sorenluk"),
            ("Γιάννης", "γιαννης"),
            (" - ", ""),
        ] {
            let mut written = String::new();
            write_key(name, &mut written);
            assert_eq!(written, key, "{name}");
        }
    }
}

//! Letters that are lost: a question mark, or U+FFFD, stands in their place.

use crate::values::garbled::sequence::has_sequence;

/// Whether a letter was written as a question mark: one inside a word, or before a word in small letters. At the end of a
/// word it is punctuation, and in the address of a page it begins a query.
#[must_use]
pub fn has_question_mark(text: &str) -> bool {
    let bytes = text.as_bytes();
    if memchr::memchr(b'?', bytes).is_none() || text.contains("://") || text.contains("www.") {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(found) = letters[at..].iter().position(|letter| *letter == '?') {
        let start = at + found;
        let marks = letters[start..].iter();
        at = start + marks.take_while(|letter| **letter == '?').count();
        if at - start <= 2 && is_lost(&letters, start, at) {
            return true;
        }
    }
    false
}

/// Whether a word of a name ends with a question mark that stands for a letter: `Pawe?`, `Vo?`. In other texts it asks.
#[must_use]
pub fn ends_with_question_mark(name: &str) -> bool {
    name.split([' ', '-']).any(|word| {
        let letters = word.strip_suffix('?');
        letters
            .is_some_and(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
    })
}

/// Whether the question marks from `start` to `end` stand for letters.
fn is_lost(letters: &[char], start: usize, end: usize) -> bool {
    let rest = &letters[end..];
    let before = letters[..start].rsplit(|letter| *letter == ' ').next();
    // The address of a page: `example.com/page?next`.
    if before.is_some_and(|word| word.contains(&'/') && word.contains(&'.')) {
        return false;
    }
    let word = rest.iter().take_while(|letter| letter.is_alphabetic());
    let length = word.count();
    // `?id=3`
    if length == 0 || rest.get(length) == Some(&'=') {
        return false;
    }
    let is_small = rest[0].is_lowercase();
    match start.checked_sub(1).map(|before| letters[before]) {
        Some(before) if before.is_alphabetic() => is_small || before.is_uppercase(),
        None | Some(' ' | '-') => is_small && length > 1,
        Some(_) => false,
    }
}

/// Whether the second letter of a sequence is of another script, as in `GÐ¸nther`: several turns were taken, and the letter
/// was lost on the way.
pub(super) fn has_foreign_sequence(text: &str) -> bool {
    let is_lead = |letter: char| matches!(letter, 'Â'..='Þ');
    if !text.contains(is_lead) {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    let is_sequence = |four: &[char]| {
        matches!(four[1], 'Â'..='Þ')
            && matches!(four[2], '¡'..='§' | '¬' | '®' | '±' | 'µ'..='¶' | '¸' | '¼'..='¿')
            && four[0].is_ascii_alphabetic()
            && four[3].is_ascii_lowercase()
    };
    letters.windows(4).any(is_sequence)
}

/// Whether a letter is lost: a program put U+FFFD in its place, or what is left of one.
#[must_use]
pub fn has_lost_letter(text: &str) -> bool {
    let replaced = |at: usize| text.as_bytes()[at..].starts_with("\u{fffd}".as_bytes());
    // Few letters of Latin, Greek or Cyrillic script have such a first byte.
    memchr::memchr_iter(0xef, text.as_bytes()).any(replaced)
        || has_sequence(text) && text.contains("ï¿½")
}

#[cfg(test)]
mod tests {
    use super::{ends_with_question_mark, has_lost_letter, has_question_mark};

    #[test]
    fn the_last_letter_of_a_name_can_be_lost() {
        for name in ["Pawe?", "Vo?", "Jo?-Lu?", "Gro? Weber"] {
            assert!(ends_with_question_mark(name), "{name}");
        }
        for name in ["?", "A?", "Anna ?", "Anna??", "Anna", "R2?", ""] {
            assert!(!ends_with_question_mark(name), "{name}");
        }
    }

    #[test]
    fn a_letter_is_lost_as_a_question_mark() {
        for text in [
            "J?rg",
            "M?ller",
            "Verk?ufer",
            "Gr??e",
            "M?LLER",
            "?zlem",
            "Karl-?ke",
            "Anna M?ller",
            "Stra?e 1",
        ] {
            assert!(has_question_mark(text), "{text}");
        }
        for text in [
            "Sales?",
            "Who? Me",
            "Ready?Yes",
            "?",
            "???",
            "a???b",
            "Anna ?",
            "page?id=3",
            "example.com/page?next",
            "https://example.com/?a",
            "https://example.com/s?a",
            "(?)",
            "Gr__e",
            "what?!",
            "1?2",
        ] {
            assert!(!has_question_mark(text), "{text}");
        }
    }

    #[test]
    fn lost_letters_are_found() {
        for text in ["M\u{fffd}ller", "Mï¿½ller"] {
            assert!(has_lost_letter(text), "{text}");
        }
        for text in ["M\u{ff4d}ller", "Mïller", "\u{ef}", ""] {
            assert!(!has_lost_letter(text), "{text}");
        }
    }
}

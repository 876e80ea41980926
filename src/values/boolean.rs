//! Yes and no, as people, spreadsheets and programs write them in the languages of the lexicon.

use std::sync::LazyLock;

use crate::values::lexicon::{WordMap, every};

/// The marks by which people say that a user belongs to what the header names.
const MARKS: [&str; 9] = ["x", "×", "✓", "✔", "✗", "✘", "•", "●", "*"];

/// What a word for yes or no means, in any language and case.
#[must_use]
pub fn meaning(value: &str) -> Option<bool> {
    static WORDS: LazyLock<WordMap<bool>> = LazyLock::new(|| {
        let no = every(|words| &words.no).map(|word| (word, false));
        WordMap::of(no.chain(every(|words| &words.yes).map(|word| (word, true))))
    });
    WORDS.get(value)
}

/// Whether a value is a mark that says that a user belongs to what the header names.
#[must_use]
pub fn is_mark(value: &str) -> bool {
    value.len() <= 3 && MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(value))
}

#[cfg(test)]
mod tests {
    use super::{is_mark, meaning};

    #[test]
    fn words_of_every_language_are_known() {
        for yes in [
            "1", "TRUE", "t", "yes", "Y", "on", "Active", "enabled", "x", "WAHR", "Ja", "j",
            "aktiv", "vrai", "OUI", "o", "actif", "waar", "actief",
        ] {
            assert_eq!(meaning(yes), Some(true), "{yes}");
        }
        for no in [
            "0",
            "FALSE",
            "f",
            "no",
            "N",
            "off",
            "inactive",
            "Disabled",
            "falsch",
            "Nein",
            "inaktiv",
            "faux",
            "non",
            "inactif",
            "onwaar",
            "nee",
            "Niet actief",
            "inactief",
        ] {
            assert_eq!(meaning(no), Some(false), "{no}");
        }
        for other in ["", "maybe", "2", "jaja", "ye"] {
            assert_eq!(meaning(other), None, "{other}");
        }
    }

    #[test]
    fn a_mark_is_one_character() {
        assert!(is_mark("x") && is_mark("X") && is_mark("✓"));
        assert!(!is_mark("") && !is_mark("xx") && !is_mark("1"));
    }
}

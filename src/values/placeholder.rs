//! What people write where there is no value: `n/a`, `-`, `unbekannt`, `00.00.0000`.

use std::sync::LazyLock;

use crate::values::lexicon::{WordMap, every};

/// The most bytes of a placeholder.
pub const LONGEST: usize = 40;

/// What kind of value is expected: it decides which words can be values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Yes or no: a mark may be one.
    Boolean,
    /// Digits: a phone number, a day.
    Number,
    /// A person's name.
    Name,
    /// Any text.
    Text,
    /// Anything else that has a form.
    Formal,
}

/// What a word for nothing can be as well, and so where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nobody and nothing has such a name.
    Nothing,
    /// People have such names: in a name it has to be in upper or in lower case throughout.
    Name,
    /// Places and things have such names: in other texts it has to be in lower case.
    Thing,
    /// A department, a region or a gender may have such a name.
    InUse,
}

struct Words {
    classes: WordMap<Class>,
    /// Whether a word with a dot in it starts with the byte.
    dotted: [bool; 256],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let nothing = every(|words| &words.placeholders.nothing).map(|word| (word, Class::Nothing));
    let names = every(|words| &words.placeholders.names).map(|word| (word, Class::Name));
    let things = every(|words| &words.placeholders.things).map(|word| (word, Class::Thing));
    let in_use = every(|words| &words.placeholders.in_use).map(|word| (word, Class::InUse));
    let words = nothing.chain(names).chain(things).chain(in_use);
    let words: Vec<(&'static str, Class)> = words.collect();
    let mut dotted = [false; 256];
    for (word, _) in words.iter().filter(|(word, _)| word.contains('.')) {
        let first = word.as_bytes()[0];
        dotted[usize::from(first)] = true;
        dotted[usize::from(first.to_ascii_uppercase())] = true;
    }
    Words {
        classes: WordMap::of(words),
        dotted,
    }
});

/// Whether a value stands for a missing one.
#[must_use]
pub fn is_one(value: &str, expected: Expected) -> bool {
    if value.is_empty() || value.len() > LONGEST {
        return false;
    }
    // No word has a digit: with one, it can be a zero at most.
    if value.bytes().any(|byte| byte.is_ascii_digit()) {
        return expected == Expected::Number && is_zero(value);
    }
    if let Some(class) = class_of(value) {
        return counts(class, expected, value);
    }
    if let Some((inner, is_framed)) = without_frame(value) {
        // In brackets, `(leer)` and `<none>` are not names.
        let counts = |class| class == Class::Nothing || is_framed && class != Class::InUse;
        if class_of(inner).is_some_and(counts) {
            return true;
        }
    }
    let is_text =
        |first: u8| first.is_ascii_alphanumeric() && !matches!(first, b'0' | b'1' | b'x' | b'X');
    // Whatever else is neither yes nor no is not a boolean, which is another fault. Most values are words or numbers.
    if expected == Expected::Boolean || value.bytes().next().is_some_and(is_text) {
        return false;
    }
    is_crosses(value) || is_mark(value) || expected == Expected::Number && is_zero(value)
}

/// A word without the brackets, dashes or dots around it, and whether they were on both sides: `<not set>`,
/// `-- Please select --`, `Please select ...`. None where there are none.
fn without_frame(value: &str) -> Option<(&str, bool)> {
    const PAIRS: [(char, char); 4] = [('<', '>'), ('(', ')'), ('[', ']'), ('{', '}')];
    const RULES: [char; 6] = ['-', '–', '—', '*', '_', '='];
    let pair = PAIRS.iter().find_map(|(open, close)| {
        let inner = value.strip_prefix(*open)?.strip_suffix(*close)?;
        Some(inner.trim())
    });
    let rules = || {
        let inner = value.strip_prefix(RULES)?.strip_suffix(RULES)?;
        let letters = |letter: char| RULES.contains(&letter) || letter == ' ';
        Some(inner.trim_matches(letters))
    };
    let dots = || {
        let inner = value.trim_end_matches(['.', '…', ' ', ':', '!']);
        (inner.len() < value.len()).then_some(inner)
    };
    let framed = pair.or_else(rules).map(|inner| (inner, true));
    let found = framed.or_else(|| dots().map(|inner| (inner, false)))?;
    (!found.0.is_empty()).then_some(found)
}

/// The class of a word for nothing.
fn class_of(value: &str) -> Option<Class> {
    // `k. A.` is `k.A.`
    let Words { classes, dotted } = &*WORDS;
    let first = *value.as_bytes().first()?;
    let has_space = || memchr::memchr(b' ', value.as_bytes()).is_some();
    if dotted[usize::from(first)] && has_space() {
        classes.get(&value.replace(". ", "."))
    } else {
        classes.get(value)
    }
}

/// Whether a word of that class stands for nothing where such a value is expected.
fn counts(class: Class, expected: Expected, value: &str) -> bool {
    let lower = || !value.chars().any(char::is_uppercase);
    let even = || lower() || !value.chars().any(char::is_lowercase);
    match (class, expected) {
        (Class::Nothing, _)
        | (_, Expected::Number | Expected::Formal)
        | (Class::Name, Expected::Text) => true,
        // `NA` and `Nan` are names.
        (_, Expected::Name) => {
            even() && !value.eq_ignore_ascii_case("na") && !value.eq_ignore_ascii_case("nan")
        }
        (Class::Thing, Expected::Text) => lower(),
        // Those of programs: `null`, `none`, `nil`.
        (Class::Name, Expected::Boolean) => value.starts_with(['n', 'N']),
        (Class::InUse, Expected::Text | Expected::Boolean) | (Class::Thing, Expected::Boolean) => {
            false
        }
    }
}

/// Nothing but crosses, in upper or lower case, and two at least.
fn is_crosses(value: &str) -> bool {
    value.len() > 1 && value.bytes().all(|byte| byte | 0x20 == b'x')
}

/// Whether it is nothing but dashes, dots and the like. Plus signs, ticks, hashes and stars say something, and a slash
/// alone is the root of a tree.
fn is_mark(value: &str) -> bool {
    const MARKS: [char; 14] = [
        '-', '–', '—', '_', '.', '…', '?', ',', ';', ':', '~', '\'', '\u{22}', '/',
    ];
    value != "/" && value.chars().all(|letter| MARKS.contains(&letter))
}

/// Whether a day or a phone number has no digit but zeros, or is the day zero of spreadsheets: `00.00.0000`,
/// `1900-01-00`, `00.01.1900`.
fn is_zero(value: &str) -> bool {
    // Most days and numbers end here, at a digit that neither a zero nor a `1900` has.
    if value.bytes().any(|byte| (b'2'..=b'8').contains(&byte)) {
        return false;
    }
    let form = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/' | b':' | b' ');
    if !value.bytes().all(form) || !value.contains('0') {
        return false;
    }
    let mut parts = value.split(['.', '-', '/', ' ', ':']);
    let zero = |part: &str| part.bytes().all(|byte| byte == b'0');
    if parts.clone().all(zero) {
        return true;
    }
    let (day, month) = match (parts.next(), parts.next(), parts.next()) {
        (Some("1900"), Some(month), Some(day)) => (day, month),
        (Some(day), Some(month), Some("1900")) if zero(day) => (day, month),
        (Some(month), Some(day), Some("1900")) => (day, month),
        _ => return false,
    };
    zero(day) && !day.is_empty() && matches!(month, "1" | "01" | "0" | "00")
}

#[cfg(test)]
mod tests {
    use super::{Expected, LONGEST, is_one};
    use crate::values::lexicon::word_lists;

    #[test]
    fn words_and_marks_for_nothing_are_found() {
        for (expected, values) in [
            (
                Expected::Name,
                &[
                    "N/A",
                    "NULL",
                    "none",
                    "-",
                    "?",
                    ".",
                    "x",
                    "xxx",
                    "TBD",
                    "k.A.",
                    "k. A.",
                    "test",
                    "N.N.",
                    "Unbekannt",
                    "…",
                    "NÉANT",
                ] as &[&str],
            ),
            (
                Expected::Number,
                &[
                    "-",
                    "none",
                    "n/a",
                    "0",
                    "000",
                    "00.00.0000",
                    "0000-00-00",
                    "0.0.00",
                    "1900-01-00",
                    "00.01.1900",
                    "1/0/1900",
                    "NaN",
                    "NA",
                ],
            ),
            (
                Expected::Text,
                &[
                    "-", "None", "null", "nvt", "n.v.t.", "onbekend", "inconnu", "néant", "leer",
                    "keine", "--", "./.", "xx",
                ],
            ),
            (Expected::Formal, &["x", "None", "test", "-", "NaN"]),
            (Expected::Boolean, &["n/a", "NULL", "unknown"]),
        ] {
            for value in values {
                assert!(is_one(value, expected), "{expected:?} {value}");
            }
        }
    }

    #[test]
    fn what_can_be_a_value_is_left_alone() {
        for (expected, values) in [
            (
                Expected::Name,
                &[
                    "Null", "None", "Test", "Nil", "Nan", "NAN", "Na", "NA", "Leer", "Keine", "X.",
                    "Ng", "O", "Dr.", "0", "",
                ] as &[&str],
            ),
            (
                Expected::Number,
                &[
                    "2024-03-01",
                    "01.01.1900",
                    "1900-01-01",
                    "10.01.1900",
                    "+49 171 3920012",
                    "110",
                    "10:00",
                    "00:30",
                ],
            ),
            (
                Expected::Text,
                &[
                    "Test", "test", "NA", "Leer", "0", "X", "+", "✓", "R&D", "*1", "#", "/",
                    "****", "Sales", "Nantes",
                ],
            ),
            (Expected::Formal, &["0", "42", "noreply", "en", "nl"]),
            (Expected::Boolean, &["x", "-", "0", "n", "?", "keine", "no"]),
        ] {
            for value in values {
                assert!(!is_one(value, expected), "{expected:?} {value}");
            }
        }
    }

    #[test]
    fn words_from_forms_and_programs_are_found() {
        for value in [
            "\\N",
            "Please select",
            "-- Please select --",
            "Please select...",
            "[Please select]",
            "Bitte wählen",
            "- bitte auswählen -",
            "BITTE WÄHLEN",
            "nicht zugeordnet",
            "(nicht zugeordnet)",
            "Niet toegewezen",
            "Maak een keuze",
            "Veuillez sélectionner",
            "non attribué",
            "ikke tildelt",
            "Vælg venligst",
            "Vennligst velg",
            "Ej angivet",
            "<null>",
            "<not set>",
            "<leer>",
            "(keine)",
            "[]",
        ] {
            for expected in [Expected::Text, Expected::Name] {
                assert!(is_one(value, expected), "{value}");
            }
        }
        for value in [
            "Select Committee",
            "Please",
            "(Sales)",
            "<Sales>",
            "(test)",
            "-Sales-",
            "Dr.",
            "Sales & more ...",
            "Assigned",
        ] {
            assert!(!is_one(value, Expected::Text), "{value}");
        }
    }

    #[test]
    fn no_word_has_a_digit() {
        for words in word_lists() {
            let words = &words.placeholders;
            let lists = [&words.nothing, &words.names, &words.things, &words.in_use];
            for word in lists.into_iter().flatten() {
                assert!(!word.contains(char::is_numeric), "{word}");
            }
        }
    }

    #[test]
    fn long_words_have_a_space() {
        // Cells without a space that are not short are not looked at.
        for words in word_lists() {
            let lists = &words.placeholders;
            for word in lists.nothing.iter().chain(&lists.names) {
                assert!(word.len() <= 16 || word.contains(' '), "{word}");
            }
        }
    }

    #[test]
    fn no_word_is_longer_than_the_longest() {
        for words in word_lists() {
            let lists = &words.placeholders;
            for list in [&lists.nothing, &lists.names, &lists.things, &lists.in_use] {
                for word in list {
                    assert!(word.len() <= LONGEST, "{word}");
                }
            }
        }
    }
}

//! What a single value looks like, whatever column it stands in.

/// How people and spreadsheets write no, in the languages of the target systems.
const NO: &[&str] = &[
    "0",
    "false",
    "f",
    "no",
    "n",
    "off",
    "inactive",
    "disabled",
    "falsch",
    "nein",
    "inaktiv",
    "faux",
    "non",
    "inactif",
    "onwaar",
    "nee",
    "niet actief",
    "inactief",
];
/// How they write yes.
const YES: &[&str] = &[
    "1", "true", "t", "yes", "y", "on", "active", "enabled", "x", "wahr", "ja", "j", "aktiv",
    "vrai", "oui", "o", "actif", "waar", "actief",
];
/// The languages that people of these systems name in full, with their codes.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("de", &["deutsch", "german", "duits", "allemand"]),
    ("en", &["englisch", "english", "engels", "anglais"]),
    (
        "nl",
        &[
            "niederländisch",
            "holländisch",
            "dutch",
            "nederlands",
            "néerlandais",
        ],
    ),
    ("fr", &["französisch", "french", "frans", "français"]),
    (
        "es",
        &["spanisch", "spanish", "spaans", "espagnol", "español"],
    ),
    (
        "it",
        &["italienisch", "italian", "italiaans", "italien", "italiano"],
    ),
    ("pl", &["polnisch", "polish", "pools", "polonais", "polski"]),
    (
        "pt",
        &["portugiesisch", "portuguese", "portugees", "portugais"],
    ),
    ("tr", &["türkisch", "turkish", "turks", "turc", "türkçe"]),
];
/// The marks by which people say that somebody belongs to what the header names.
const MARKS: &[&str] = &["x", "×", "✓", "✔", "✗", "✘", "•", "●", "*"];
/// The most digits of a phone number (E.164).
const LONGEST_PHONE: usize = 15;

/// What kind of phone number a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phone {
    /// With the country's code.
    International,
    /// As it is dialled in its country.
    National,
}

/// Whether a word, in any of the four languages, means yes or no.
#[must_use]
pub fn yes_or_no(value: &str) -> Option<bool> {
    // The longest of them is `niet actief`.
    if value.len() > 16 {
        return None;
    }
    let lower = value.to_lowercase();
    match () {
        () if NO.contains(&lower.as_str()) => Some(false),
        () if YES.contains(&lower.as_str()) => Some(true),
        () => None,
    }
}

/// Whether it looks like one email address.
#[must_use]
pub fn like_an_address(value: &str) -> bool {
    let Some((local, domain)) = value.split_once('@') else {
        return false;
    };
    let strange = |letter: char| letter.is_whitespace() || matches!(letter, '@' | ',' | ';' | '|');
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !local.contains(strange)
        && !domain.contains(strange)
}

/// Whether it looks like a phone number. Digits alone are one only where they are many and start with a zero: they are
/// more often an id.
#[must_use]
pub fn like_a_phone(value: &str) -> Option<Phone> {
    let bytes = value.as_bytes();
    if bytes.len() < 7 || bytes.len() > 30 || like_a_date(value) {
        return None;
    }
    let (mut digits, mut parted) = (0, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'+' if at == 0 => {}
            b' ' | b'-' | b'/' | b'(' | b')' | b'.' => parted = true,
            _ => return None,
        }
    }
    let abroad = bytes[0] == b'+' || value.starts_with("00") && bytes[2] != b'0' && digits >= 11;
    match () {
        () if !(7..=LONGEST_PHONE + 2).contains(&digits) => None,
        () if abroad => Some(Phone::International),
        () if parted && digits <= LONGEST_PHONE => Some(Phone::National),
        () if bytes[0] == b'0' && (9..=LONGEST_PHONE).contains(&digits) => Some(Phone::National),
        () => None,
    }
}

/// Whether it looks like a day, with or without a time, in any usual form.
#[must_use]
pub fn like_a_date(value: &str) -> bool {
    if !value.is_ascii() || !(6..=29).contains(&value.len()) {
        return false;
    }
    let (day, time) = match value.find(['T', ' ']) {
        Some(at) => (&value[..at], &value[at + 1..]),
        None => (value, ""),
    };
    let is_time =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z' | b'+' | b'-');
    if !(time.is_empty() || time.contains(':') && time.bytes().all(is_time)) {
        return false;
    }
    let Some(separator) = day.find(['-', '.', '/']).map(|at| &day[at..=at]) else {
        return false;
    };
    let parts: Vec<&str> = day.split(separator).collect();
    let [one, two, three] = parts[..] else {
        return false;
    };
    let number = |part: &str| part.parse::<u16>().ok().filter(|_| part.len() <= 4);
    let (Some(first), Some(second), Some(third)) = (number(one), number(two), number(three)) else {
        return false;
    };
    let is_day = |one: u16, other: u16| {
        (1..=31).contains(&one) && (1..=31).contains(&other) && one.min(other) <= 12
    };
    let is_year = |number: u16, text: &str| match text.len() {
        4 => (1850..=2200).contains(&number),
        2 => true,
        _ => false,
    };
    if one.len() == 4 {
        is_year(first, one) && is_day(second, third)
    } else {
        is_year(third, three) && is_day(first, second)
    }
}

/// Whether it looks like the code of a language, with or without a country: `de`, `en-GB`, `nl_BE`.
#[must_use]
pub fn like_a_language(value: &str) -> bool {
    let (language, country) = value.split_once(['-', '_']).unwrap_or((value, ""));
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    // `DE` is a country.
    let small = language.bytes().all(|byte| byte.is_ascii_lowercase());
    language.len() == 2
        && small
        && (country.is_empty() && language.len() == value.len()
            || country.len() == 2 && letters(country))
}

/// The code of a language that a value names in full.
#[must_use]
pub fn named_language(value: &str) -> Option<&'static str> {
    let lower = value.to_lowercase();
    let named = LANGUAGES
        .iter()
        .find(|(_, names)| names.contains(&lower.as_str()));
    named.map(|(code, _)| *code)
}

/// Whether it is a mark that says that somebody belongs to what the header names.
#[must_use]
pub fn like_a_mark(value: &str) -> bool {
    MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(value))
}

/// Whether it looks like a name with the family's part first: `Berg, Anna`.
#[must_use]
pub fn like_last_first(value: &str) -> bool {
    let Some((last, first)) = value.split_once(", ") else {
        return false;
    };
    let is_name = |part: &str| {
        let part = part.trim();
        let belongs = |letter: char| {
            letter.is_alphabetic()
                || letter.is_whitespace()
                || matches!(letter, '-' | '\'' | '’' | '.')
        };
        part.starts_with(char::is_alphabetic)
            && part.chars().all(belongs)
            && part.split_whitespace().count() <= 4
    };
    is_name(last) && is_name(first)
}

/// Whether it looks like an identifier: one word with a digit in it, and no date.
#[must_use]
pub fn like_an_id(value: &str) -> bool {
    let belongs =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    value.len() <= 40
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().all(belongs)
        && !like_a_date(value)
}

#[cfg(test)]
mod tests {
    use super::{
        Phone, like_a_date, like_a_language, like_a_phone, like_an_address, like_an_id,
        like_last_first,
    };

    #[test]
    fn dates_of_every_usual_form() {
        for value in [
            "2026-01-05",
            "05.01.2026",
            "5.1.26",
            "1/31/2026",
            "2026/01/10 00:12:40",
            "2026-01-05T08:30:00Z",
        ] {
            assert!(like_a_date(value), "{value}");
        }
        for value in [
            "46027",
            "13,90",
            "2026-13-32",
            "1.2.3",
            "206-555-0110",
            "10115",
            "A 2.14",
            "0.4.9999",
            "ä1.1.2026",
        ] {
            assert!(!like_a_date(value), "{value}");
        }
    }

    #[test]
    fn phones_at_home_and_abroad() {
        for value in [
            "+493023125101",
            "+49 171 3920012",
            "0049 30 23125101",
            "+44 (0)20 7946 0300",
        ] {
            assert_eq!(like_a_phone(value), Some(Phone::International), "{value}");
        }
        for value in [
            "030 23125101",
            "206-555-0110",
            "03023125101",
            "0171/3920012",
        ] {
            assert_eq!(like_a_phone(value), Some(Phone::National), "{value}");
        }
        for value in [
            "00071",
            "4711",
            "7100200",
            "01.01.1990",
            "Durchwahl 17",
            "A 2.14",
            "0001234",
            "",
            "+49",
        ] {
            assert_eq!(like_a_phone(value), None, "{value}");
        }
    }

    #[test]
    fn names_with_a_comma_and_lists_of_other_things() {
        assert!(like_last_first("Mustermann, Max"));
        assert!(like_last_first("van der Berg, Anna-Lena"));
        for value in [
            "Max Mustermann",
            "Storgata 1, 0155 Oslo",
            "a,b",
            "Berg, Anna, Dr.",
            ", Anna",
        ] {
            assert!(!like_last_first(value), "{value}");
        }
    }

    #[test]
    fn addresses_languages_and_ids() {
        assert!(like_an_address("anna.berg@example.com"));
        for value in [
            "anna@",
            "anna@example",
            "anna@@example.com",
            "a b@example.com",
            "a@example.com;b@example.com",
        ] {
            assert!(!like_an_address(value), "{value}");
        }
        assert!(like_a_language("de") && like_a_language("en_GB"));
        assert!(
            !like_a_language("DE")
                && !like_a_language("Deutsch")
                && !like_a_language("d-")
                && !like_a_language("de-")
        );
        assert!(like_an_id("00071") && like_an_id("ST-2040"));
        assert!(!like_an_id("Sales") && !like_an_id("1 2") && !like_an_id("2026-01-05"));
    }
}

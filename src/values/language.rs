//! Languages: their codes, as BCP 47 writes them, and their names in the languages of the lexicon.

use std::sync::LazyLock;

use isolang::Language as Iso;
use phonenumber::country;

use crate::values::lexicon::{WordMap, word_lists};
use crate::values::{Confidence, Faulty};

/// Codes of countries that are no language's, and the language that is probably meant.
const COUNTRIES: [(&str, &str); 10] = [
    ("at", "de"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gb", "en"),
    ("gr", "el"),
    ("jp", "ja"),
    ("rs", "sr"),
    ("ua", "uk"),
    ("us", "en"),
];

/// What looks like a language.
///
/// `Sure`: the form of a code, with or without a country: `de`, `en-GB`, `nl_BE`. `Likely`: the same with a language in upper
/// case, as `DE` may be a country, or the name of a language.
#[must_use]
pub fn kind(value: &str) -> Option<Confidence> {
    let (language, country) = value.split_once(['-', '_']).unwrap_or((value, ""));
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_code = language.len() == 2
        && letters(language)
        && (country.is_empty() && language.len() == value.len()
            || country.len() == 2 && letters(country));
    match () {
        () if is_code && language.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            Some(Confidence::Sure)
        }
        () if is_code || named(value).is_some() => Some(Confidence::Likely),
        () => None,
    }
}

/// The ISO 639-1 code of a language by what people call it, in any case: `Deutsch`, `Duits`, and the three letters that
/// libraries have for some: `ger`.
#[must_use]
pub fn named(text: &str) -> Option<&'static str> {
    static NAMES: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
        let languages = word_lists().flat_map(|words| &words.languages);
        let names = languages
            .flat_map(|(code, names)| names.iter().map(move |name| (name.as_str(), code.as_str())));
        WordMap::of(names)
    });
    NAMES.get(text)
}

/// Why a text is not a language code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Upper and lower case are not as usual, where case matters.
    Case,
    /// `_` stands between language and country in place of a hyphen.
    Underscore,
    /// The code has three letters, and there is one of two.
    ThreeLetters,
    /// It is the name of a language.
    Name,
    /// It is the code of a country.
    Country,
    /// What follows the language is not a country.
    Region,
    /// Anything else.
    NotACode,
}

/// Why a text is not a language code, and which one is meant; `None` for a code, found without an allocation where it has
/// two letters.
#[must_use]
pub fn fault(value: &str, case_exact: bool) -> Option<Faulty<Fault>> {
    let two_letters = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase());
    if two_letters && Iso::from_639_1(value).is_some() {
        return None;
    }
    let faulty = Faulty::from;
    if let Some(code) = normalized(value) {
        let differs = case_exact && code != value;
        return differs.then(|| faulty(Fault::Case).surely(code));
    }
    let hyphens = value.replace('_', "-");
    if let Some(code) = normalized(&hyphens) {
        return Some(faulty(Fault::Underscore).surely(code));
    }
    let lower = value.to_lowercase();
    if let Some(code) = named(&lower) {
        let fault = match lower.len() {
            3 => Fault::ThreeLetters,
            _ => Fault::Name,
        };
        return Some(faulty(fault).surely(code));
    }
    if let Some(code) = of_three_letters(&hyphens) {
        return Some(faulty(Fault::ThreeLetters).surely(code));
    }
    let country = COUNTRIES.iter().find(|(country, _)| *country == lower);
    if let Some((_, code)) = country {
        return Some(faulty(Fault::Country).likely(*code));
    }
    let (language, region) = hyphens.split_once('-').unwrap_or((&hyphens, ""));
    let language = language.to_ascii_lowercase();
    if !region.is_empty() && Iso::from_639_1(&language).is_some() {
        return Some(faulty(Fault::Region).likely(language));
    }
    // `Deutsch (Schweiz)` names the language first.
    let first = lower.split(|letter: char| !letter.is_alphabetic()).next();
    Some(match first.and_then(named) {
        Some(code) => faulty(Fault::NotACode).likely(code),
        None => faulty(Fault::NotACode),
    })
}

/// A code with upper and lower case as usual: `de-DE`, `zh-Hans-CN`. `None` where it is not a language, perhaps with a
/// script and a region.
#[must_use]
pub fn normalized(value: &str) -> Option<String> {
    let mut parts = value.split('-');
    let language = parts.next()?;
    if !matches!(language.len(), 2 | 3) {
        return None;
    }
    let mut code = language.to_ascii_lowercase();
    if code.len() == 2 {
        Iso::from_639_1(&code)?;
    } else {
        // Only languages that have no shorter code.
        let found = Iso::from_639_3(&code)?;
        let none = ["mis", "mul", "und", "zxx"].contains(&code.as_str());
        if found.to_639_1().is_some() || named(&code).is_some() || none {
            return None;
        }
    }
    let (mut script, mut region) = (false, false);
    for part in parts {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let usual = match part.len() {
            4 if letters && !script && !region => {
                script = true;
                let (first, rest) = part.split_at(1);
                first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
            }
            2 if letters && !region => {
                region = true;
                Some(part.to_ascii_uppercase()).filter(|upper| is_country(upper))?
            }
            // `es-419` is the Spanish of Latin America.
            3 if !region && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                region = true;
                part.to_owned()
            }
            _ => return None,
        };
        code.push('-');
        code.push_str(&usual);
    }
    Some(code)
}

/// Whether ISO 3166 has these two letters. The parser of phone numbers leaves out where nobody has a telephone.
fn is_country(upper: &str) -> bool {
    let unheard = ["AQ", "BV", "GS", "HM", "PN", "TF", "UM"];
    !["AC", "TA"].contains(&upper)
        && (upper.parse::<country::Id>().is_ok() || unheard.contains(&upper))
}

/// The code of two letters for one of three, with what follows it.
fn of_three_letters(value: &str) -> Option<String> {
    let (language, rest) = match value.split_once('-') {
        Some((language, rest)) => (language, Some(rest)),
        None => (value, None),
    };
    let lower = language.to_ascii_lowercase();
    let code = match named(&lower).filter(|_| lower.len() == 3) {
        Some(code) => code,
        None => Iso::from_639_3(&lower)?.to_639_1()?,
    };
    match rest {
        Some(rest) => normalized(&format!("{code}-{rest}")),
        None => Some(code.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, fault, kind, named};
    use crate::values::{Confidence, Correction};

    #[test]
    fn languages_are_known_by_their_look() {
        for (value, expected) in [
            ("de", Some(Confidence::Sure)),
            ("en_GB", Some(Confidence::Sure)),
            ("nl-be", Some(Confidence::Sure)),
            ("DE", Some(Confidence::Likely)),
            ("EN-gb", Some(Confidence::Likely)),
            ("Deutsch", Some(Confidence::Likely)),
            ("d-", None),
            ("de-", None),
            ("Berlin", None),
            ("", None),
        ] {
            assert_eq!(kind(value), expected, "{value}");
        }
    }

    #[test]
    fn names_of_languages_are_known() {
        for (name, code) in [
            ("Deutsch", Some("de")),
            ("TÜRKÇE", Some("tr")),
            ("Русский", Some("ru")),
            ("holländisch", Some("nl")),
            ("italien", Some("it")),
            ("ger", Some("de")),
            ("de", None),
            ("Klingon", None),
        ] {
            assert_eq!(named(name), code, "{name}");
        }
    }

    #[test]
    fn codes_are_known() {
        for code in [
            "de",
            "DE",
            "en-US",
            "nl-BE",
            "fr-be",
            "es-419",
            "zh-Hans",
            "zh-Hans-CN",
            "gsw",
            "gsw-CH",
            "sr-Latn-RS",
        ] {
            assert_eq!(fault(code, false), None, "{code}");
        }
        assert_eq!(fault("de", true), None);
        let faulty = fault("DE-de", true).expect("a fault");
        assert_eq!(faulty.fault, Fault::Case);
        assert_eq!(faulty.correction, Some(Correction::Sure("de-DE".into())));
    }

    #[test]
    fn what_is_meant_is_said() {
        for (text, expected, code) in [
            ("en_US", Fault::Underscore, "en-US"),
            ("EN_us", Fault::Underscore, "en-US"),
            ("Deutsch", Fault::Name, "de"),
            ("German", Fault::Name, "de"),
            ("français", Fault::Name, "fr"),
            ("Nederlands", Fault::Name, "nl"),
            ("deu", Fault::ThreeLetters, "de"),
            ("ger", Fault::ThreeLetters, "de"),
            ("fra-BE", Fault::ThreeLetters, "fr-BE"),
            ("TÜRKÇE", Fault::Name, "tr"),
        ] {
            let faulty = fault(text, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(faulty.fault, expected, "{text}");
            assert_eq!(
                faulty.correction,
                Some(Correction::Sure(code.into())),
                "{text}"
            );
        }
        for (text, expected, code) in [
            ("Deutsch (Schweiz)", Fault::NotACode, Some("de")),
            ("us", Fault::Country, Some("en")),
            ("de-XX", Fault::Region, Some("de")),
            ("xx", Fault::NotACode, None),
            ("und", Fault::NotACode, None),
            ("1", Fault::NotACode, None),
            ("Klingon", Fault::NotACode, None),
            ("de,en", Fault::NotACode, None),
            ("éé", Fault::NotACode, None),
            ("-", Fault::NotACode, None),
        ] {
            let faulty = fault(text, false).unwrap_or_else(|| panic!("{text}"));
            let likely = code.map(|code: &str| Correction::Likely(code.into()));
            assert_eq!(
                (faulty.fault, faulty.correction),
                (expected, likely),
                "{text}"
            );
        }
    }
}

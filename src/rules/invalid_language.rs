#![doc = include_str!("invalid_language.md")]

mod names;

use isolang::Language;
use phonenumber::country;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_language::names::NAMES;

pub(super) const RULE: Rule = Rule {
    name: "invalid-language",
    page: include_str!("invalid_language.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

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

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Language || !field.canonical_values.is_empty() {
        return Look::Away;
    }
    let assumed = field.assumes("type");
    let case_exact = field.case_exact;
    Look::Item(Box::new(move |value| {
        fault(value, case_exact).map(|note| note.assumed(assumed))
    }))
}

/// Why a text is no code of a language, if so.
fn fault(value: &str, case_exact: bool) -> Option<Note> {
    // What nearly every cell holds, seen without a copy.
    let two_letters = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_lowercase());
    if two_letters && Language::from_639_1(value).is_some() {
        return None;
    }
    if let Some(code) = as_usual(value) {
        let differs = case_exact && code != value;
        let note = || Note::new("the code of a language is written in another way").with_fix(code);
        return differs.then(note);
    }
    let hyphens = value.replace('_', "-");
    if let Some(code) = as_usual(&hyphens) {
        let note = Note::new("a hyphen stands between language and country, not `_`");
        return Some(note.with_fix(code));
    }
    let lower = value.to_lowercase();
    if let Some(code) = named(&lower) {
        let note = match lower.len() {
            3 => Note::new("the code of a language has two letters here"),
            _ => Note::new("the name of a language and not its code"),
        };
        return Some(note.with_fix(code));
    }
    if let Some(code) = three_letters(&hyphens) {
        let note = Note::new("the code of a language has two letters here");
        return Some(note.with_fix(code));
    }
    let first = lower.split(|letter: char| !letter.is_alphabetic()).next();
    let country = COUNTRIES.iter().find(|(country, _)| *country == lower);
    if let Some((_, code)) = country {
        return Some(Note::new("the code of a country, not of a language").suggest(*code));
    }
    let known = |code: &&str| Language::from_639_1(code).is_some();
    let (language, region) = hyphens.split_once('-').unwrap_or((&hyphens, ""));
    if !region.is_empty() && known(&&*language.to_ascii_lowercase()) {
        let note = Note::new("not the code of a language and a country, such as `de-DE`");
        return Some(note.suggest(language.to_ascii_lowercase()));
    }
    let note = Note::new("not the code of a language, such as `de` or `de-DE`");
    // `Deutsch (Schweiz)` names the language first.
    Some(match first.and_then(named) {
        Some(code) => note.suggest(code),
        None => note,
    })
}

/// A code in its usual case; none where it is not a language, perhaps with a script and a region.
fn as_usual(value: &str) -> Option<String> {
    let mut parts = value.split('-');
    let language = parts.next()?;
    let lower = language.to_ascii_lowercase();
    match language.len() {
        2 => Language::from_639_1(&lower).map(|_| ())?,
        // Only languages that have no shorter code.
        3 => {
            let found = Language::from_639_3(&lower)?;
            let none = ["mis", "mul", "und", "zxx"].contains(&lower.as_str());
            (found.to_639_1().is_none() && named(&lower).is_none() && !none).then_some(())?;
        }
        _ => return None,
    }
    let mut code = lower;
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

fn named(lower: &str) -> Option<&'static str> {
    let known = |(_, names): &&(&str, &[&str])| names.contains(&lower);
    NAMES.iter().find(known).map(|(code, _)| *code)
}

/// The two letters of a language, with what stands behind its three.
fn three_letters(value: &str) -> Option<String> {
    let (language, rest) = match value.split_once('-') {
        Some((language, rest)) => (language, Some(rest)),
        None => (value, None),
    };
    let lower = language.to_ascii_lowercase();
    let code = match named(&lower).filter(|_| lower.len() == 3) {
        Some(code) => code,
        None => Language::from_639_3(&lower)?.to_639_1()?,
    };
    match rest {
        Some(rest) => as_usual(&format!("{code}-{rest}")),
        None => Some(code.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

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
        let usual = fault("DE-de", true).and_then(|note| note.suggestion);
        assert_eq!(usual.as_deref(), Some("de-DE"));
    }

    #[test]
    fn what_is_meant_is_said() {
        for (text, code) in [
            ("en_US", "en-US"),
            ("EN_us", "en-US"),
            ("Deutsch", "de"),
            ("German", "de"),
            ("fran\u{e7}ais", "fr"),
            ("Nederlands", "nl"),
            ("deu", "de"),
            ("ger", "de"),
            ("fra-BE", "fr-BE"),
            ("T\u{dc}RK\u{c7}E", "tr"),
        ] {
            let note = fault(text, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(note.fix(), Some(code), "{text}");
        }
        for (text, code) in [
            ("Deutsch (Schweiz)", Some("de")),
            ("us", Some("en")),
            ("de-XX", Some("de")),
            ("xx", None),
            ("und", None),
            ("1", None),
            ("Klingon", None),
            ("de,en", None),
            ("\u{e9}\u{e9}", None),
            ("-", None),
        ] {
            let note = fault(text, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(note.fix(), None, "{text}");
            assert_eq!(note.suggestion.as_deref(), code, "{text}");
        }
    }
}

#![doc = include_str!("lookalike_character.md")]

use std::borrow::Cow;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_email;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "lookalike-character",
    page: include_str!("lookalike_character.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let assumed = field.assumes("type");
    match field.kind {
        Type::Email => {
            let domains = setup.org.domains.as_deref().unwrap_or_default();
            let look = Look::Item(Box::new(move |value: &str| {
                if value.is_ascii() && memmem::find(value.as_bytes(), b"--").is_none() {
                    return None;
                }
                Some(of_address(value, domains)?.assumed(assumed))
            }));
            // `xn--` is how other letters are written in plain ones.
            Look::Only(Traits::NOT_ASCII | Traits::HYPHEN, Box::new(look))
        }
        Type::Id => {
            let look = Look::Item(Box::new(move |value| Some(of_id(value)?.assumed(assumed))));
            Look::Only(Traits::NOT_ASCII, Box::new(look))
        }
        _ => Look::Away,
    }
}

/// What is to be said of an address with letters that look like others.
pub(super) fn of_address(value: &str, domains: &[String]) -> Option<Note> {
    let (local, domain) = value.rsplit_once('@')?;
    let domain = decoded(domain);
    let mut pieces = local.split(['.', '-', '_', '+']).chain(domain.split('.'));
    let mixed = pieces.find_map(of_piece);
    let note = mixed
        .or_else(|| of_forms(value))
        .or_else(|| of_domain(&domain))?;
    // What is no address at all is `invalid-email`'s affair.
    if invalid_email::fault(value).is_some() {
        return None;
    }
    let meant = plain(local).zip(plain(&domain));
    let Some((local, domain)) = meant else {
        return Some(note);
    };
    let address = format!("{local}@{domain}");
    if invalid_email::fault(&address).is_some() {
        return Some(note);
    }
    let own = |known: &String| {
        let known = known.trim().trim_start_matches('@');
        known.eq_ignore_ascii_case(&domain)
    };
    Some(if domains.iter().any(own) {
        note.with_fix(address)
    } else {
        note.suggest(address)
    })
}

fn of_id(value: &str) -> Option<Note> {
    let mut pieces = value.split(|letter: char| !letter.is_alphanumeric());
    let note = pieces.find_map(of_piece).or_else(|| of_forms(value))?;
    Some(match plain(value) {
        Some(meant) => note.suggest(meant),
        None => note,
    })
}

/// What is to be said of other forms of plain characters.
fn of_forms(value: &str) -> Option<Note> {
    let form = |letter: char| Some((letter, shape_of(letter)?));
    let (odd, plain) = value.chars().find_map(form)?;
    let note = Note::new("`{}` is another character than the plain `{}`")
        .value(odd.encode_utf8(&mut [0; 4]))
        .value(plain.encode_utf8(&mut [0; 4]));
    Some(note.assumed(true))
}

/// A domain with its headers in their own letters.
fn decoded(domain: &str) -> Cow<'_, str> {
    let is_encoded = |header: &str| {
        let start = header.as_bytes().get(..4);
        start.is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"))
    };
    if domain.split('.').any(is_encoded) {
        Cow::Owned(idna::domain_to_unicode(domain).0)
    } else {
        Cow::Borrowed(domain)
    }
}

/// What is to be said of letters that belong together and come from several alphabets.
fn of_piece(piece: &str) -> Option<Note> {
    if piece.is_ascii() {
        return None;
    }
    let latin = AugmentedScriptSet::for_char('a');
    let (mut all, mut foreign) = (AugmentedScriptSet::default(), AugmentedScriptSet::default());
    let mut odd: Option<char> = None;
    for letter in piece.chars() {
        let script = AugmentedScriptSet::for_char(letter);
        all.intersect_with(script);
        if is_foreign(script, latin) {
            foreign.intersect_with(script);
            let alike = |letter: char| lookalike(letter).is_some();
            if odd.is_none_or(|odd| !alike(odd) && alike(letter)) {
                odd = Some(letter);
            }
        }
    }
    // Latin letters among Chinese, Japanese or Korean ones are usual.
    let usual = foreign.hanb || foreign.jpan || foreign.kore;
    let odd = odd.filter(|_| all.is_empty() && !usual)?;
    let note = match lookalike(odd) {
        Some(plain) => Note::new("`{}` is a {} letter that only looks like `{}`")
            .value(odd.encode_utf8(&mut [0; 4]))
            .with(alphabet(odd))
            .value(plain.encode_utf8(&mut [0; 4])),
        None => Note::new("`{}` is a {} letter among those of another alphabet")
            .value(odd.encode_utf8(&mut [0; 4]))
            .with(alphabet(odd)),
    };
    Some(note)
}

/// What is to be said of a domain whose letters are all of another alphabet, or look as if they were not.
fn of_domain(domain: &str) -> Option<Note> {
    if domain.is_ascii() {
        return None;
    }
    let plain = plain(domain)?;
    let odd = domain.chars().find(|letter| !letter.is_ascii())?;
    let note = Note::new("the domain only looks like `{}`: `{}` is a {} letter")
        .value(&plain)
        .value(odd.encode_utf8(&mut [0; 4]))
        .with(alphabet(odd));
    Some(note.assumed(true))
}

/// The text in ASCII, where every character of it is or looks like one of them.
fn plain(text: &str) -> Option<String> {
    let letter = |letter: char| {
        if letter.is_ascii() {
            Some(letter)
        } else {
            shape_of(letter).or_else(|| lookalike(letter))
        }
    };
    text.chars().map(letter).collect()
}

/// The plain letter, digit or mark that a character is another form of: `Ｅ`, `’`. Letters with a meaning of their own
/// (`ß`, `º`) are none.
fn shape_of(letter: char) -> Option<char> {
    if letter <= '\u{ff}' {
        return None;
    }
    let mut folded = std::iter::once(letter).nfkc();
    if let (Some(plain), None) = (folded.next(), folded.next())
        && plain.is_ascii_graphic()
    {
        return Some(plain);
    }
    if letter.is_alphanumeric() {
        return None;
    }
    skeleton(letter).filter(char::is_ascii_punctuation)
}

/// The ASCII letter that a letter of another alphabet looks like.
fn lookalike(letter: char) -> Option<char> {
    let phonetic = ('\u{250}'..='\u{2af}').contains(&letter);
    let script = AugmentedScriptSet::for_char(letter);
    if letter.is_ascii() || !phonetic && !is_foreign(script, AugmentedScriptSet::for_char('a')) {
        return None;
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    // The table takes `I`, `l` and `1` for one: what the small letter looks like tells them apart.
    match skeleton(letter)? {
        'l' | 'O' if small != letter => skeleton(small).map(|plain| plain.to_ascii_uppercase()),
        'O' => Some('0'),
        plain => Some(plain),
    }
    .filter(char::is_ascii_alphanumeric)
}

/// The ASCII character with the same shape, by Unicode's table of such characters.
fn skeleton(letter: char) -> Option<char> {
    let mut buffer = [0; 4];
    let mut shape = unicode_security::skeleton(letter.encode_utf8(&mut buffer));
    let first = shape.next().filter(char::is_ascii)?;
    // The table writes `m` as two letters.
    match (first, shape.next(), shape.next()) {
        (_, None, _) => Some(first),
        ('r', Some('n'), None) => Some('m'),
        _ => None,
    }
}

/// Whether a letter belongs to an alphabet and not to Latin's.
fn is_foreign(script: AugmentedScriptSet, latin: AugmentedScriptSet) -> bool {
    let mut common = script;
    common.intersect_with(latin);
    !script.is_all() && common.is_empty()
}

fn alphabet(letter: char) -> String {
    let name = AugmentedScriptSet::for_char(letter).to_string();
    if name.contains(',') || name.is_empty() {
        "foreign".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{of_address, of_id};

    fn domains() -> Vec<String> {
        vec!["example.com".to_owned()]
    }

    #[test]
    fn mixed_alphabets_are_errors() {
        for (address, meant) in [
            ("anna@\u{435}\u{445}\u{430}mple.com", "anna@example.com"),
            ("bob@ex\u{430}mple.com", "bob@example.com"),
            ("cid@example.c\u{43e}m", "cid@example.com"),
            ("\u{430}dmin@example.com", "admin@example.com"),
            ("\u{410}nna@example.com", "Anna@example.com"),
            ("\u{406}da@example.com", "Ida@example.com"),
            ("an\u{3bf}n@example.com", "anon@example.com"),
        ] {
            let note = of_address(address, &domains()).unwrap_or_default();
            assert!(!note.assumed, "{address}");
            assert_eq!(note.fix(), Some(meant), "{address}");
            let elsewhere = of_address(address, &[]).unwrap_or_default();
            assert_eq!(elsewhere.suggestion.as_deref(), Some(meant));
            assert!(!elsewhere.sure, "{address}");
        }
        let note = of_address("anna@ex\u{436}mple.com", &domains()).unwrap_or_default();
        assert!(!note.sentence.is_empty() && note.suggestion.is_none());
    }

    #[test]
    fn other_lookalikes_are_warnings() {
        for (address, meant) in [
            ("ina@xn--80ak6aa92e.com", "ina@apple.com"),
            (
                "kai@\u{ff25}\u{ff58}\u{ff41}\u{ff4d}\u{ff50}\u{ff4c}\u{ff45}.com",
                "kai@Example.com",
            ),
            ("\u{ff4b}ai@example.com", "kai@example.com"),
            ("o\u{2019}brien@example.com", "o'brien@example.com"),
            ("anna@ex\u{251}mple.com", "anna@example.com"),
        ] {
            let note = of_address(address, &[]).unwrap_or_default();
            assert!(note.assumed, "{address}");
            assert_eq!(note.suggestion.as_deref(), Some(meant), "{address}");
        }
    }

    #[test]
    fn addresses_in_one_alphabet_are_left_alone() {
        for address in [
            "dora@пример.example",
            "eva@bücher.example",
            "fritz@xn--bcher-kva.example",
            "hedy@exämple.com",
            "max@faß.example",
            "ολγα@example.com",
            "анна.петрова@пример.рф",
            "jan@xn--zzzzzz.com",
            "info@東京tokyo.example",
            "m\u{aa}jose@example.com",
            "ışık@ırmak.example",
            "anna@@ex\u{430}mple.com",
        ] {
            assert_eq!(of_address(address, &domains()), None, "{address}");
        }
    }

    #[test]
    fn ids_are_of_one_alphabet() {
        for (id, meant) in [
            ("A\u{410}042", Some("AA042")),
            ("\u{ff21}042", Some("A042")),
            ("ab\u{436}", None),
        ] {
            let note = of_id(id).unwrap_or_default();
            assert!(!note.sentence.is_empty(), "{id}");
            assert_eq!(note.suggestion.as_deref(), meant, "{id}");
            assert!(!note.sure, "{id}");
        }
        for id in ["Ж-042", "\u{410}\u{412}-A12", "Ä042", "№042", "42"] {
            assert_eq!(of_id(id), None, "{id}");
        }
    }
}

#![doc = include_str!("lookalike_character.md")]

mod letters;

use std::borrow::Cow;

use memchr::memmem;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, value};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::rules::lookalike_character::letters::{
    is_foreign, letter, lookalike, plain, script_of, shape_of,
};
use crate::source::cell_flags::CellFlags;
use crate::values::domain::AllowedDomains;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "lookalike-character",
    page: include_str!("lookalike_character.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let assumed = field.assumes("type");
    Applicability::Check(match field.kind {
        Type::Email => {
            let own = AllowedDomains::of(context.org.domains.as_deref().unwrap_or_default());
            let check = ValueCheck::of_each_value(move |address| {
                // `xn--` is how other letters are written in plain ones.
                if address.is_ascii() && memmem::find(address.as_bytes(), b"--").is_none() {
                    return None;
                }
                Some(observe_address(address, &own)?.assumed(assumed))
            });
            check.only_if(CellFlags::NOT_ASCII | CellFlags::HYPHEN)
        }
        Type::Id => {
            let check = ValueCheck::of_each_value(move |id| Some(observe_id(id)?.assumed(assumed)));
            check.only_if(CellFlags::NOT_ASCII)
        }
        Type::Text if field.group || context.profile.is_name(column.field) => {
            ValueCheck::of_each_value(observe_words).only_if(CellFlags::NOT_ASCII)
        }
        _ => return Applicability::NotApplicable,
    })
}

fn observe_address(address: &str, own: &AllowedDomains) -> Option<Observation> {
    if !email::is_valid(address) {
        return with_plain_forms(address);
    }
    let (local, domain) = email::parts(address)?;
    let domain = decoded(domain);
    let mut pieces = local.split(['.', '-', '_', '+']).chain(domain.split('.'));
    let mixed = pieces.find_map(of_piece);
    let observation = mixed
        .or_else(|| of_forms(address))
        .or_else(|| of_domain(&domain))?;
    let meant = plain(local).zip(plain(&domain));
    let Some((local, domain)) = meant else {
        return Some(observation);
    };
    let meant = format!("{local}@{domain}");
    Some(if !email::is_valid(&meant) {
        observation
    } else if own.contains(&domain) {
        observation.fix(meant)
    } else {
        observation.suggest(meant)
    })
}

/// What is seen of a text that is an address once plain characters stand for other forms of them: `＠`.
fn with_plain_forms(text: &str) -> Option<Observation> {
    let form = |letter: char| shape_of(letter).unwrap_or(letter);
    let meant: String = text.chars().map(form).collect();
    let (odd, plain) = text
        .chars()
        .find_map(|letter| Some((letter, shape_of(letter)?)))?;
    email::is_valid(&meant).then(|| {
        message!(
            "lookalike-character-form",
            character = letter(odd),
            plain = letter(plain)
        )
        .suggest(meant)
    })
}

/// Names and groups may be of any alphabet, each word of one.
fn observe_words(text: &str) -> Option<Observation> {
    let observation = text.split(is_apart).find_map(of_piece)?.assumed(true);
    Some(match in_one_alphabet(text) {
        Some(meant) => observation.suggest(meant),
        None => observation,
    })
}

fn is_apart(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// A text whose words of two alphabets are in Latin letters.
fn in_one_alphabet(text: &str) -> Option<String> {
    let mut meant = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_apart) {
        if of_piece(piece.trim_end_matches(is_apart)).is_some() {
            meant.push_str(&in_latin(piece)?);
        } else {
            meant.push_str(piece);
        }
    }
    Some(meant)
}

/// A word with Latin letters for those that look like them, where they are the fewer ones.
fn in_latin(word: &str) -> Option<String> {
    let latin = AugmentedScriptSet::for_char('a');
    let is_odd = |letter: &char| is_foreign(AugmentedScriptSet::for_char(*letter), latin);
    let (odd, all) = (word.chars().filter(is_odd).count(), word.chars().count());
    let letter = |letter: char| {
        if is_odd(&letter) {
            lookalike(letter)
        } else {
            Some(letter)
        }
    };
    (odd * 2 < all).then(|| word.chars().map(letter).collect())?
}

fn observe_id(id: &str) -> Option<Observation> {
    let mut pieces = id.split(|letter: char| !letter.is_alphanumeric());
    let observation = pieces.find_map(of_piece).or_else(|| of_forms(id))?;
    Some(match plain(id) {
        Some(meant) => observation.suggest(meant),
        None => observation,
    })
}

/// What is seen of other forms of plain characters.
fn of_forms(text: &str) -> Option<Observation> {
    let form = |letter: char| Some((letter, shape_of(letter)?));
    let (odd, plain) = text.chars().find_map(form)?;
    let message = message!(
        "lookalike-character-form",
        character = letter(odd),
        plain = letter(plain)
    );
    Some(message.assumed(true))
}

/// A domain with its parts in their own letters.
fn decoded(domain: &str) -> Cow<'_, str> {
    let is_encoded = |part: &str| {
        let start = part.as_bytes().get(..4);
        start.is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"))
    };
    if domain.split('.').any(is_encoded) {
        Cow::Owned(idna::domain_to_unicode(domain).0)
    } else {
        Cow::Borrowed(domain)
    }
}

/// What is seen of letters that belong together and come from several alphabets.
fn of_piece(piece: &str) -> Option<Observation> {
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
    Some(match lookalike(odd) {
        Some(plain) => message!(
            "lookalike-character-mixed",
            character = letter(odd),
            script = script_of(odd),
            plain = letter(plain)
        )
        .into(),
        None => message!(
            "lookalike-character-odd",
            character = letter(odd),
            script = script_of(odd)
        )
        .into(),
    })
}

/// What is seen of a domain whose letters are all of another alphabet, or look as if they were not.
fn of_domain(domain: &str) -> Option<Observation> {
    if domain.is_ascii() {
        return None;
    }
    let plain = plain(domain)?;
    let odd = domain.chars().find(|letter| !letter.is_ascii())?;
    let message = message!(
        "lookalike-character-domain",
        plain = value(plain),
        character = letter(odd),
        script = script_of(odd)
    );
    Some(message.assumed(true))
}

#[cfg(test)]
mod tests {
    use super::{observe_address, observe_id, observe_words};
    use crate::values::domain::AllowedDomains;

    fn domains() -> AllowedDomains {
        AllowedDomains::of(&["example.com".to_owned()])
    }

    fn none() -> AllowedDomains {
        AllowedDomains::of(&[])
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
            let observation = observe_address(address, &domains()).expect(address);
            assert!(!observation.is_assumed && observation.is_fix, "{address}");
            assert_eq!(observation.suggestion.as_deref(), Some(meant), "{address}");
            let elsewhere = observe_address(address, &none()).expect(address);
            assert_eq!(elsewhere.suggestion.as_deref(), Some(meant));
            assert!(!elsewhere.is_fix, "{address}");
        }
        let observation = observe_address("anna@ex\u{436}mple.com", &domains());
        assert!(observation.is_some_and(|observation| observation.suggestion.is_none()));
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
            ("o\u{b4}brien@example.com", "o'brien@example.com"),
            ("anna\u{2013}berg@example.com", "anna-berg@example.com"),
        ] {
            let observation = observe_address(address, &none()).expect(address);
            assert!(observation.is_assumed, "{address}");
            assert_eq!(observation.suggestion.as_deref(), Some(meant), "{address}");
        }
    }

    #[test]
    fn what_is_an_address_only_in_plain_characters_is_an_error() {
        for (address, meant) in [
            ("anna\u{ff20}example.com", "anna@example.com"),
            ("anna\u{ff20}example\u{3002}com", "anna@example.com"),
            ("anna@ex\u{2013}ample.com", "anna@ex-ample.com"),
            ("anna@ex\u{2014}ample.com", "anna@ex-ample.com"),
        ] {
            let observation = observe_address(address, &none()).expect(address);
            assert!(!observation.is_assumed && !observation.is_fix, "{address}");
            assert_eq!(observation.suggestion.as_deref(), Some(meant), "{address}");
        }
        assert_eq!(
            observe_address("\u{201c}anna@example.com\u{201d}", &none()),
            None
        );
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
            assert_eq!(observe_address(address, &domains()), None, "{address}");
        }
    }

    #[test]
    fn words_of_names_are_of_one_alphabet() {
        for (name, meant) in [
            ("M\u{430}x", Some("Max")),
            ("M\u{430}x M\u{fc}ller", Some("Max M\u{fc}ller")),
            (
                "\u{410}nna \u{418}\u{432}\u{430}\u{43d}\u{43e}\u{432}a",
                None,
            ),
            ("An\u{436}a", None),
        ] {
            let observation = observe_words(name).expect(name);
            assert!(observation.is_assumed, "{name}");
            assert_eq!(observation.suggestion.as_deref(), meant, "{name}");
        }
        for name in [
            "\u{418}\u{432}\u{430}\u{43d}\u{43e}\u{432} Max",
            "IT-\u{43e}\u{442}\u{434}\u{435}\u{43b}",
            "I\u{15f}\u{131}k",
            "Ka\u{2bb}iulani",
            "\u{7530}\u{4e2d}A",
            "M\u{fc}ller",
            "5 \u{b5}m",
        ] {
            assert_eq!(observe_words(name), None, "{name}");
        }
    }

    #[test]
    fn ids_are_of_one_alphabet() {
        for (id, meant) in [
            ("A\u{410}042", Some("AA042")),
            ("\u{ff21}042", Some("A042")),
            ("ab\u{436}", None),
        ] {
            let observation = observe_id(id).expect(id);
            assert_eq!(observation.suggestion.as_deref(), meant, "{id}");
            assert!(!observation.is_fix, "{id}");
        }
        for id in ["Ж-042", "\u{410}\u{412}-A12", "Ä042", "№042", "42"] {
            assert_eq!(observe_id(id), None, "{id}");
        }
    }
}

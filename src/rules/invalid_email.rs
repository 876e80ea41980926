#![doc = include_str!("invalid_email.md")]

use std::net::Ipv4Addr;
use std::sync::LazyLock;

use email_address::{EmailAddress, Error, Options};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::display_name;
use crate::rules::several_values;
use crate::rules::suspicious_domain;

pub(super) const RULE: Rule = Rule {
    name: "invalid-email",
    page: include_str!("invalid_email.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    match field.kind {
        Type::Email => {
            let assumed = field.assumes("type");
            let names = setup.effective_severity(&display_name::RULE).is_some();
            let lists =
                setup.effective_severity(&several_values::RULE).is_some() && !field.multi_valued;
            let typos = suspicious_domain::typos(mapped, setup);
            Look::Item(Box::new(move |value| {
                let note = fault(value)?;
                // Each of these is found by a rule that says it better.
                let told = names && display_name::address_within(value).is_some()
                    || lists && several_values::addresses(value).is_some()
                    || typos.as_ref().is_some_and(|typos| typos.is_lost_dot(value));
                (!told).then(|| note.assumed(assumed))
            }))
        }
        _ => Look::Away,
    }
}

/// Why a text is not an email address, if so.
pub(super) fn fault(value: &str) -> Option<Note> {
    if is_plain(value.as_bytes()) {
        return None;
    }
    let sentence = complaint(value)?;
    let meant = value.trim_end_matches(['.', ',', ';', ' ']);
    let note = Note::new(sentence);
    Some(if meant != value && complaint(meant).is_none() {
        note.with_fix(meant)
    } else {
        note
    })
}

fn complaint(value: &str) -> Option<&'static str> {
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    // The crate knows only some of the world's letters: one of them stands for all that can be seen. A few characters
    // are ASCII's in disguise, as the Greek question mark is a semicolon.
    let latin = |letter: char| match letter.nfd().next() {
        Some(plain) if plain.is_ascii() => plain,
        _ if is_unseen(letter) => letter,
        _ => 'x',
    };
    let latin: String = value.chars().map(latin).collect();
    let (local, domain) = value.rsplit_once('@').unwrap_or_default();
    let Err(error) = EmailAddress::parse_with_options(&latin, options) else {
        return oversight(local, domain);
    };
    let ats = value.matches('@').count();
    Some(match error {
        _ if ats == 0 => "not an email address: there is no `@`",
        _ if ats > 1 => "not an email address: there is more than one `@`",
        _ if value.contains(['<', '>']) => {
            "more than an email address: nothing but the address belongs in the cell"
        }
        _ if local.is_empty() => "not an email address: nothing stands before the `@`",
        _ if domain.is_empty() => "not an email address: nothing stands behind the `@`",
        _ if value.contains(char::is_whitespace) => "not an email address: there is a space in it",
        _ if domain.starts_with('[') => NO_IP,
        _ if value.contains("..") => "not an email address: there are two dots in a row",
        _ if value.ends_with('.') => "not an email address: it ends with a dot",
        _ if domain.starts_with('.') => "not an email address: a dot stands right behind the `@`",
        _ if local.starts_with('.') => "not an email address: it starts with a dot",
        _ if local.ends_with('.') => "not an email address: a dot stands right before the `@`",
        _ if value.contains(is_unseen) => UNSEEN,
        Error::LocalPartTooLong => LONG_LOCAL,
        Error::DomainTooLong | Error::SubDomainTooLong => {
            "not an email address: its domain is too long"
        }
        Error::DomainTooFew => NO_ENDING,
        _ if idna::domain_to_ascii_strict(domain).is_err() => NO_DOMAIN,
        _ => "not an email address: a character in it does not belong there",
    })
}

const NO_ENDING: &str = "not an email address: the domain has no ending such as `.com`";
const NO_DOMAIN: &str = "not an email address: there can be no such domain";
const LONG_LOCAL: &str = "not an email address: more than 64 characters stand before the `@`";
const UNSEEN: &str = "not an email address: there is a character in it that cannot be seen";
const NO_IP: &str = "not an email address: a domain belongs behind the `@`, not an IP address";

/// Whether nobody sees a character; a space within quotes is seen.
fn is_unseen(letter: char) -> bool {
    static UNSEEN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\p{C}\p{Z}--\x20]").ok());
    let unseen = UNSEEN.as_ref();
    unseen.is_some_and(|unseen| unseen.is_match(letter.encode_utf8(&mut [0; 4])))
}

/// What the crate lets pass and no mail system does.
fn oversight(local: &str, domain: &str) -> Option<&'static str> {
    let Ok(ascii) = idna::domain_to_ascii_strict(domain) else {
        return Some(NO_DOMAIN);
    };
    let ending = ascii.rsplit('.').next().unwrap_or_default();
    let usual = |ending: &str| {
        ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
            || ending.starts_with("xn--")
    };
    match () {
        () if domain.parse::<Ipv4Addr>().is_ok() => Some(NO_IP),
        () if !ascii.contains('.') || !usual(ending) => Some(NO_ENDING),
        () if local.len() > 64 => Some(LONG_LOCAL),
        () if local.len() + 1 + ascii.len() > 254 => {
            Some("not an email address: it has more than 254 characters")
        }
        () if local.contains(is_unseen) => Some(UNSEEN),
        () => None,
    }
}

/// The addresses that nearly everybody has, seen without parsing: letters, digits, `.`, `_`, `-`, `+` before the `@`,
/// and a domain of letters, digits and inner hyphens with an ending of letters.
fn is_plain(value: &[u8]) -> bool {
    let Some(at) = memchr::memchr(b'@', value) else {
        return false;
    };
    let (local, domain) = (&value[..at], &value[at + 1..]);
    if local.is_empty() || local.len() > 64 || value.len() > 254 {
        return false;
    }
    let mut before = b'.';
    for &byte in local {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'+' => {}
            b'.' if before != b'.' => {}
            _ => return false,
        }
        before = byte;
    }
    if before == b'.' {
        return false;
    }
    let (mut start, mut letters, mut hyphens, mut headers) = (0, true, false, 0);
    before = b'.';
    for (index, &byte) in domain.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' => letters = false,
            b'-' if before != b'.' => hyphens = before == b'-' || hyphens,
            b'.' if before != b'.' && before != b'-' && index - start <= 63 => {
                (start, letters, headers) = (index + 1, true, headers + 1);
            }
            _ => return false,
        }
        before = byte;
    }
    let ending = domain.len() - start;
    headers > 0
        && letters
        && !hyphens
        && (2..=63).contains(&ending)
        && !domain[start..].contains(&b'-')
}

#[cfg(test)]
mod tests {
    use email_address::{EmailAddress, Options};
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{fault, is_plain};

    #[test]
    fn plain_addresses_are_seen() {
        for address in [
            "anna@example.com",
            "A.B-c_d+e@sub.example-domain.co",
            "x@1.example.de",
        ] {
            assert!(is_plain(address.as_bytes()), "{address}");
        }
        for address in [
            "a@b",
            "a..b@example.com",
            ".a@example.com",
            "a@example.c",
            "a@-example.com",
            "a@example-.com",
            "a@b.c0m",
            "a b@example.com",
            "a@@example.com",
        ] {
            assert!(!is_plain(address.as_bytes()), "{address}");
        }
    }

    #[test]
    fn what_no_mail_system_takes_is_found() {
        for address in [
            "anna",
            "anna@",
            "@example.com",
            "anna@@example.com",
            "anna@example",
            "a..b@example.com",
            "anna@example.com.",
            "Anna <anna@example.com>",
            "anna@[192.168.0.1]",
            "anna@127.0.0.1",
            "anna@-example.com",
            "a b@example.com",
            "anna@xn--zzzzzz.com",
            "anna@example.c0m",
            "anna\u{200b}@example.com",
            "anna\u{a0}b@example.com",
        ] {
            assert!(fault(address).is_some(), "{address}");
        }
        for address in [
            "dora@пример.example",
            "राम@मोहन.ईन्फो",
            "eva@bücher.example",
            "o'brien@example.com",
            "anna@xn--bcher-kva.example",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
    }

    #[test]
    fn marks_behind_the_address_are_left_out() {
        for text in [
            "anna@example.com.",
            "anna@example.com;",
            "anna@example.com, ",
        ] {
            let meant = fault(text).and_then(|note| note.suggestion);
            assert_eq!(meant.as_deref(), Some("anna@example.com"), "{text}");
        }
        for text in [
            "anna@example.com;bert@example.com",
            "jan@example.com@example.org",
            "anna",
        ] {
            assert_eq!(fault(text).and_then(|note| note.suggestion), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_plain_is_an_address_to_the_crate_too(address in "[a-zA-Z0-9._+-]{1,6}@[a-z0-9.-]{1,10}") {
            if is_plain(address.as_bytes()) {
                let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
                prop_assert!(EmailAddress::parse_with_options(&address, options).is_ok());
            }
        }
    }
}

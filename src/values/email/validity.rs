//! What is wrong with an email address, as mail systems see it.

use std::net::Ipv4Addr;
use std::sync::LazyLock;

use email_address::{EmailAddress, Error, Options};
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// Why a text is not an email address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no `@`.
    NoAt,
    /// There is more than one `@`.
    SeveralAts,
    /// `<` or `>`: there is more than the address.
    AngleBracket,
    /// Nothing stands before the `@`.
    NothingBeforeAt,
    /// Nothing stands after the `@`.
    NothingAfterAt,
    /// There is a space.
    Space,
    /// There is an IP address in place of the domain.
    IpAddress,
    /// Two dots in a row.
    TwoDots,
    /// It ends with a dot.
    EndsWithDot,
    /// A dot stands right after the `@`.
    DotAfterAt,
    /// It starts with a dot.
    StartsWithDot,
    /// A dot stands right before the `@`.
    DotBeforeAt,
    /// There is an invisible character.
    Invisible,
    /// More than 64 characters stand before the `@`.
    LocalTooLong,
    /// The domain, or a part of it, is too long.
    DomainTooLong,
    /// The domain has no ending such as `.com`.
    NoEnding,
    /// There can be no such domain.
    NoSuchDomain,
    /// There is a character that cannot be in an address.
    Character,
    /// It has more than 254 characters.
    TooLong,
}

/// Whether a text is an email address.
#[must_use]
pub fn is_valid(value: &str) -> bool {
    fault(value).is_none()
}

/// Why a text is not an email address; `None` for a valid one, found without an allocation for the addresses that nearly
/// everybody has.
#[must_use]
pub fn fault(value: &str) -> Option<Fault> {
    if is_plain(value.as_bytes()) {
        None
    } else {
        complaint(value)
    }
}

fn complaint(value: &str) -> Option<Fault> {
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
        _ if ats == 0 => Fault::NoAt,
        _ if ats > 1 => Fault::SeveralAts,
        _ if value.contains(['<', '>']) => Fault::AngleBracket,
        _ if local.is_empty() => Fault::NothingBeforeAt,
        _ if domain.is_empty() => Fault::NothingAfterAt,
        _ if value.contains(char::is_whitespace) => Fault::Space,
        _ if domain.starts_with('[') => Fault::IpAddress,
        _ if value.contains("..") => Fault::TwoDots,
        _ if value.ends_with('.') => Fault::EndsWithDot,
        _ if domain.starts_with('.') => Fault::DotAfterAt,
        _ if local.starts_with('.') => Fault::StartsWithDot,
        _ if local.ends_with('.') => Fault::DotBeforeAt,
        _ if value.contains(is_unseen) => Fault::Invisible,
        Error::LocalPartTooLong => Fault::LocalTooLong,
        Error::DomainTooLong | Error::SubDomainTooLong => Fault::DomainTooLong,
        Error::DomainTooFew => Fault::NoEnding,
        _ if idna::domain_to_ascii_strict(domain).is_err() => Fault::NoSuchDomain,
        _ => Fault::Character,
    })
}

/// What the crate lets pass and no mail system does.
fn oversight(local: &str, domain: &str) -> Option<Fault> {
    let Ok(ascii) = idna::domain_to_ascii_strict(domain) else {
        return Some(Fault::NoSuchDomain);
    };
    // The mapping for browsers lets quotes and dashes pass, which no registry takes (RFC 5892, section 2.6).
    if domain.contains(is_foreign_mark) {
        return Some(Fault::NoSuchDomain);
    }
    let ending = ascii.rsplit('.').next().unwrap_or_default();
    let usual = |ending: &str| {
        ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
            || ending.starts_with("xn--")
    };
    match () {
        () if domain.parse::<Ipv4Addr>().is_ok() => Some(Fault::IpAddress),
        () if !ascii.contains('.') || !usual(ending) => Some(Fault::NoEnding),
        () if local.len() > 64 => Some(Fault::LocalTooLong),
        () if local.len() + 1 + ascii.len() > 254 => Some(Fault::TooLong),
        () if local.contains(is_unseen) => Some(Fault::Invisible),
        () => None,
    }
}

/// Whether a character is a mark that is not ASCII's and can stand in no domain.
fn is_foreign_mark(letter: char) -> bool {
    static MARK: LazyLock<Option<Regex>> =
        // RFC 5892, appendix A: these belong to a script.
        LazyLock::new(|| {
            let but = r"\x{b7}\x{375}\x{5f3}\x{5f4}\x{30fb}";
            Regex::new(&format!(r"[\p{{P}}--[\x00-\x7f]--[{but}]]")).ok()
        });
    let mark = MARK.as_ref().filter(|_| !letter.is_ascii());
    mark.is_some_and(|mark| mark.is_match(letter.encode_utf8(&mut [0; 4])))
}

/// Whether nobody sees a character; a space within quotes is seen.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    static UNSEEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\x{2800}--\x20]").ok()
    });
    let unseen = UNSEEN.as_ref();
    unseen.is_some_and(|unseen| unseen.is_match(letter.encode_utf8(&mut [0; 4])))
}

/// The byte can stand before the `@`.
const LOCAL: u8 = 1;
/// The byte can stand in a domain.
const DOMAIN: u8 = 1 << 1;
/// A dot.
const DOT: u8 = 1 << 2;
/// A dot or a hyphen: two of them do not follow each other in a domain.
const SEPARATOR: u8 = 1 << 3;

/// What each byte can be in an address that nearly everybody has.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LOCAL | DOMAIN,
            b'_' | b'+' | b'\'' => LOCAL,
            b'-' => LOCAL | DOMAIN | SEPARATOR,
            b'.' => LOCAL | DOMAIN | SEPARATOR | DOT,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// The addresses that nearly everybody has, seen without parsing: letters, digits, `.`, `_`, `-`, `+`, `'` before the
/// `@`, and a domain of letters, digits and inner hyphens with an ending of letters. Every row has one, so that no loop
/// branches on a byte.
fn is_plain(value: &[u8]) -> bool {
    // All of these are too short for a search of many bytes at once to pay.
    let Some(at) = value.iter().position(|byte| *byte == b'@') else {
        return false;
    };
    let (local, domain) = (&value[..at], &value[at + 1..]);
    // Then no part of the domain is longer than 63, and the whole is not longer than 254.
    if local.len() > 64 || domain.len() > 63 {
        return false;
    }
    let (mut all, mut pairs, mut before) = (LOCAL, 0, DOT);
    for byte in local {
        let kind = KINDS[usize::from(*byte)];
        all &= kind;
        pairs |= kind & before;
        before = kind;
    }
    if all & LOCAL == 0 || (pairs | before) & DOT != 0 {
        return false;
    }
    (all, pairs, before) = (DOMAIN, 0, SEPARATOR);
    for byte in domain {
        let kind = KINDS[usize::from(*byte)];
        all &= kind;
        pairs |= kind & before;
        before = kind;
    }
    if all & DOMAIN == 0 || (pairs | before) & SEPARATOR != 0 {
        return false;
    }
    let Some(dot) = domain.iter().rposition(|byte| *byte == b'.') else {
        return false;
    };
    let ending = &domain[dot + 1..];
    ending.len() > 1 && ending.iter().all(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use email_address::{EmailAddress, Options};
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::{Fault, fault, is_plain, is_valid};

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
        for (address, expected) in [
            ("anna", Fault::NoAt),
            ("anna@", Fault::NothingAfterAt),
            ("@example.com", Fault::NothingBeforeAt),
            ("anna@@example.com", Fault::SeveralAts),
            ("anna@example", Fault::NoEnding),
            ("a..b@example.com", Fault::TwoDots),
            ("anna@example.com.", Fault::EndsWithDot),
            ("anna@.example.com", Fault::DotAfterAt),
            (".anna@example.com", Fault::StartsWithDot),
            ("anna.@example.com", Fault::DotBeforeAt),
            ("Anna <anna@example.com>", Fault::AngleBracket),
            ("anna@[192.168.0.1]", Fault::IpAddress),
            ("anna@127.0.0.1", Fault::IpAddress),
            ("anna@-example.com", Fault::NoSuchDomain),
            ("anna@example,com", Fault::NoSuchDomain),
            ("a b@example.com", Fault::Space),
            ("anna@xn--zzzzzz.com", Fault::NoSuchDomain),
            ("anna@ex\u{2013}ample.com", Fault::NoSuchDomain),
            ("\u{201e}anna@example.com\u{201c}", Fault::NoSuchDomain),
            ("anna@example.c0m", Fault::NoEnding),
            ("anna\u{200b}@example.com", Fault::Invisible),
            ("anna\u{fe0f}@example.com", Fault::Invisible),
            ("anna\u{3164}@example.com", Fault::Invisible),
            ("anna\u{2800}@example.com", Fault::Invisible),
            ("anna\u{a0}b@example.com", Fault::Space),
            ("anna(b)@example.com", Fault::Character),
        ] {
            assert_eq!(fault(address), Some(expected), "{address}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        assert_eq!(fault(&long), Some(Fault::LocalTooLong));
        for address in [
            "dora@пример.example",
            "राम@मोहन.ईन्फो",
            "eva@bücher.example",
            "eva@para\u{b7}lel.example",
            "o'brien@example.com",
            "anna@xn--bcher-kva.example",
            "\"kai,lea\"@example.com",
        ] {
            assert!(is_valid(address), "{address}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5000, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_plain_is_an_address_to_the_crate_too(address in "[a-zA-Z0-9._+'-]{1,6}@[a-z0-9.-]{1,10}") {
            if is_plain(address.as_bytes()) {
                let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
                prop_assert!(EmailAddress::parse_with_options(&address, options).is_ok());
            }
        }
    }
}

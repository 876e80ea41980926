//! Email addresses: what looks like one, what is wrong with one, and how two are compared.

mod around;
pub mod mailbox;
mod validity;

use unicode_normalization::UnicodeNormalization;

use crate::values::Confidence;

pub use crate::values::email::around::{
    Several, address_among, address_within, several, spelled_out, without_inner_spaces,
    without_trailing_marks,
};
pub use crate::values::email::validity::{Fault, fault, is_unseen, is_valid};

/// What looks like an email address, whether it is a valid one or not.
///
/// `Sure`: one address. `Likely`: an address, and more without a space: a second one, a list mark. Text with spaces in it,
/// such as `Anna <anna@example.com>`, is not one.
#[must_use]
pub fn kind(value: &str) -> Option<Confidence> {
    let at = memchr::memchr(b'@', value.as_bytes())?;
    let domain = &value[at + 1..];
    if at == 0 || !domain.contains('.') || value.contains(char::is_whitespace) {
        return None;
    }
    let more = |letter: char| matches!(letter, '@' | ',' | ';' | '|');
    let one = !domain.starts_with('.') && !domain.contains(more) && !value[..at].contains(more);
    Some(if one {
        Confidence::Sure
    } else {
        Confidence::Likely
    })
}

/// The parts before and after the last `@`.
#[must_use]
#[inline]
pub fn parts(value: &str) -> Option<(&str, &str)> {
    let at = memchr::memrchr(b'@', value.as_bytes())?;
    Some((&value[..at], &value[at + 1..]))
}

/// Whether a part of a domain is written as `xn--`.
#[must_use]
pub fn is_encoded(domain: &str) -> bool {
    // Few domains have a hyphen, and a search for one byte is much faster.
    memchr::memchr(b'-', domain.as_bytes()).is_some() && domain.contains("xn--")
}

/// Writes what all spellings of an address have in common; nothing where there is no `@`. `case_exact` keeps the case of
/// what stands before the `@`; the domain never minds case, and may be written in its own letters or as `xn--`. `key` is
/// emptied first.
pub fn write_key(value: &str, case_exact: bool, key: &mut String) {
    key.clear();
    let Some((local, domain)) = parts(value) else {
        return;
    };
    if value.is_ascii() && !is_encoded(domain) {
        key.push_str(value);
        let kept = if case_exact { local.len() } else { 0 };
        key[kept..].make_ascii_lowercase();
        return;
    }
    let local: String = local.nfc().collect();
    key.push_str(&if case_exact {
        local
    } else {
        local.to_lowercase()
    });
    key.push('@');
    match idna::domain_to_ascii(domain) {
        Ok(ascii) => key.push_str(&ascii),
        Err(_) => key.push_str(&domain.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::{kind, write_key};
    use crate::values::Confidence;

    #[test]
    fn an_address_is_known_by_its_look() {
        for (value, expected) in [
            ("anna.berg@example.com", Some(Confidence::Sure)),
            ("anna@exämple.com", Some(Confidence::Sure)),
            ("anna@@example.com", Some(Confidence::Likely)),
            ("a@example.com;b@example.com", Some(Confidence::Likely)),
            ("anna@.example.com", Some(Confidence::Likely)),
            ("anna@", None),
            ("@anna.example", None),
            ("anna@example", None),
            ("a b@example.com", None),
            ("Email (anna@example.com, say)", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(kind(value), expected, "{value}");
        }
    }

    #[test]
    fn spellings_of_one_address_have_one_key() {
        let key = |value: &str, case_exact| {
            let mut key = "before".to_owned();
            write_key(value, case_exact, &mut key);
            key
        };
        for (one, other, case_exact, same) in [
            ("Jo@example.com", "jo@EXAMPLE.com", false, true),
            ("Jo@example.com", "Jo@EXAMPLE.com", true, true),
            ("Jo@example.com", "jo@example.com", true, false),
            ("a@bücher.example", "a@xn--bcher-kva.example", true, true),
        ] {
            let equal = key(one, case_exact) == key(other, case_exact);
            assert_eq!(equal, same, "{one} {other}");
        }
        assert_eq!(key("nobody", false), "");
    }
}

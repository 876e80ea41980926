//! An address with more around it: a display name, a link, marks behind it, a second address.

use crate::values::email::validity::{fault, is_valid};

/// The address that is left without the list marks, dots and spaces behind it, where only those are wrong.
#[must_use]
pub fn without_trailing_marks(value: &str) -> Option<&str> {
    let meant = value.trim_end_matches(['.', ',', ';', ' ']);
    (meant.len() < value.len() && is_valid(meant)).then_some(meant)
}

/// The one address in a text as mail programs and web pages show it: `Anna <anna@example.com>`, `mailto:`. `None` where
/// the text is an address as it stands, or holds several.
#[must_use]
pub fn address_within(value: &str) -> Option<&str> {
    if !value.contains(['<', '(', '[', ':', '\u{22}']) || is_valid(value) {
        return None;
    }
    let whole = value.trim_end_matches([';', ',', '.', ' ']);
    let (before, address) = match whole.strip_suffix(['>', ')', ']']) {
        Some(inside) => inside.rsplit_once(['<', '(', '['])?,
        None => ("", whole),
    };
    let found = bare(address);
    if is_valid(found) {
        // What stands in front may be the address once more, as links are copied, but not another one.
        let again = before.trim();
        let alone = found.len() < value.len() && (!again.contains('@') || again == found);
        return alone.then_some(found);
    }
    // A name in brackets behind the address.
    let first = bare(before.trim_end());
    let behind = before.ends_with(char::is_whitespace) && !address.contains('@');
    (behind && is_valid(first)).then_some(first)
}

/// An address without `mailto:` in front and without what a link says of the mail behind it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let link = text
        .get(..7)
        .filter(|start| start.eq_ignore_ascii_case("mailto:"));
    match link {
        Some(_) => text[7..].split('?').next().unwrap_or_default().trim(),
        None => text,
    }
}

/// The addresses of a text that holds more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Several<'v> {
    /// How many different ones there are; 1 where the same address stands there again.
    pub different: usize,
    /// The last of them in alphabetical order.
    pub last: &'v str,
}

/// The addresses of a text that holds more than one, whatever stands between them. `None` where it is one address or
/// holds fewer than two.
#[must_use]
pub fn several(value: &str) -> Option<Several<'_>> {
    let first = memchr::memchr(b'@', value.as_bytes())?;
    memchr::memchr(b'@', &value.as_bytes()[first + 1..])?;
    fault(value)?;
    let marks = |letter: char| ";,|/&".contains(letter) || letter.is_whitespace();
    let around = ['<', '>', '(', ')', '[', ']', '\u{22}', '\'', '.', ':'];
    let mut found: Vec<&str> = Vec::new();
    let mut valid = 0;
    for part in value.split(marks) {
        let part = part.trim_matches(around);
        if part.contains("mailto:") {
            // A link has the address twice.
            return None;
        }
        let sides = part.split_once('@');
        if sides.is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.')) {
            found.push(part);
            valid += usize::from(is_valid(part));
        }
    }
    if found.len() < 2 || valid == 0 {
        return None;
    }
    found.sort_unstable();
    found.dedup();
    let last = found.last()?;
    Some(Several {
        different: found.len(),
        last,
    })
}

#[cfg(test)]
mod tests {
    use super::{address_within, several, without_trailing_marks};

    #[test]
    fn marks_behind_the_address_are_left_out() {
        for text in [
            "anna@example.com.",
            "anna@example.com;",
            "anna@example.com, ",
        ] {
            assert_eq!(
                without_trailing_marks(text),
                Some("anna@example.com"),
                "{text}"
            );
        }
        for text in [
            "anna@example.com;bert@example.com",
            "jan@example.com@example.org",
            "anna@example.com",
            "anna",
            "anna.",
        ] {
            assert_eq!(without_trailing_marks(text), None, "{text}");
        }
    }

    #[test]
    fn the_address_alone_is_found() {
        for text in [
            "Anna Berg <anna@example.com>",
            "\"Berg, Anna\" <anna@example.com>",
            "<anna@example.com>;",
            "mailto:anna@example.com",
            "MAILTO:anna@example.com?subject=Hello",
            "anna@example.com<mailto:anna@example.com>",
            "anna@example.com (Anna Berg)",
            "Anna Berg (anna@example.com)",
            "Anna Berg [mailto:anna@example.com]",
        ] {
            assert_eq!(address_within(text), Some("anna@example.com"), "{text}");
        }
        for text in [
            "anna@example.com",
            "\"kai,lea\"@example.com",
            "anna@example.com;",
            "anna berg@example.com",
            "anna(b)@example.com",
            "Anna <anna@example>",
            "Anna <anna@example.com>, Bert <bert@example.com>",
            "bert@example.com <anna@example.com>",
            "anna@example.com (bert@example.com)",
            "Anna: anna",
            "<>",
            "",
            "mailt\u{f6}:a",
        ] {
            assert_eq!(address_within(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_counted() {
        for text in [
            "anna@example.com;anna@example.org",
            "bob@example.com, bob@example.org",
            "cid@example.com cid@example.org",
            "dora@example.com\ndora@example.org",
            "eva@example.com/eva@example.org",
            "fritz@example.com|fritz@example.org",
            "gus@example.com und hedy@example.com",
            "gus@example.com & hedy@example.com",
            "Anna <anna@example.com>, Bert <bert@example.com>",
            "anna@example.com; bert@example..com",
        ] {
            let different = several(text).map(|several| several.different);
            assert_eq!(different, Some(2), "{text}");
        }
        let same = several("anna@example.com; anna@example.com").expect("several");
        assert_eq!((same.different, same.last), (1, "anna@example.com"));
        for text in [
            "anna@example.com",
            "\"kai,lea\"@example.com",
            "\"a@b.c\"@example.com",
            "jan@example.com@example.org",
            "anna@@example.com",
            "ina@example.com;",
            "anna@example.com<mailto:anna@example.com>",
            "@;@",
            "",
        ] {
            assert_eq!(several(text), None, "{text}");
        }
    }
}

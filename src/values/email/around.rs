//! An address with more around it: a display name, a link, marks behind it, a second address.

use std::sync::LazyLock;

use regex::Regex;

use crate::values::email::validity::{fault, is_valid};
use crate::values::lexicon::{Words, every};
use crate::values::reach;

/// The address that is left without the list marks, dots and spaces behind it, where only those are wrong.
#[must_use]
pub fn without_trailing_marks(value: &str) -> Option<&str> {
    let meant = value.trim_end_matches(['.', ',', ';', ' ']);
    (meant.len() < value.len() && is_valid(meant)).then_some(meant)
}

/// The address that is left without the spaces around its `@` and around the dots behind it: `anna @ example . com`.
#[must_use]
pub fn without_inner_spaces(value: &str) -> Option<String> {
    let (local, domain) = value.split_once('@')?;
    let labels: Vec<&str> = domain.split('.').map(str::trim).collect();
    let meant = format!("{}@{}", local.trim(), labels.join("."));
    (meant.len() < value.len() && is_valid(&meant)).then_some(meant)
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

/// What stands around an address and is no part of it.
const AROUND: &[char] = &[
    '.', ',', ';', ':', '*', '/', '\\', '\'', '`', '\u{b4}', '\u{2018}', '\u{2019}', '\u{201a}',
    '\u{2039}', '\u{203a}',
];

/// What stands between an address and other texts, so that nothing beyond it belongs to the address.
const BETWEEN: &[char] = &[
    '<', '>', '(', ')', '[', ']', '{', '}', '|', '"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}',
    '\u{bb}',
];

/// Prefixes of addresses in directories and links: `SMTP:anna@example.com`.
const PREFIXES: &[&str] = &["smtp", "mailto", "sip", "mail", "email", "e-mail"];

/// The one address in a text that holds other things too, whatever they are: `Anna|anna@example.com`,
/// `SMTP:anna@example.com`, `'anna@example.com'`. `None` where it may be only a part of one that was meant
/// (`anna berg@example.com`), and where the text is an address as it stands or holds several.
#[must_use]
pub fn address_among(value: &str) -> Option<&str> {
    // A control character may be part of an escape sequence, and its letters part of the address.
    let is_control = |letter: char| letter.is_control() && !letter.is_whitespace();
    if is_valid(value) || value.contains(is_control) {
        return None;
    }
    let ends = |letter: char| letter.is_whitespace() || BETWEEN.contains(&letter);
    let mut found: Option<&str> = None;
    for word in value.split(ends).filter(|word| word.contains('@')) {
        let address = bare_word(word)?;
        if found.is_some_and(|found| !found.eq_ignore_ascii_case(address)) {
            return None;
        }
        found = found.or(Some(address));
    }
    let address = found?;
    let (before, behind) = value.split_once(address)?;
    (is_whole(before, behind, address)).then_some(address)
}

/// The address in a word: what is left without marks around it and without a prefix.
fn bare_word(word: &str) -> Option<&str> {
    let word = match word.split_once(':') {
        Some((prefix, rest)) if is_prefix(prefix) => rest.split('?').next().unwrap_or_default(),
        _ => word,
    };
    let address = word.trim_matches(AROUND);
    let (_, domain) = address.rsplit_once('@')?;
    (is_valid(address) && reach::unreachable(domain).is_none()).then_some(address)
}

fn is_prefix(text: &str) -> bool {
    let mut prefixes = PREFIXES.iter();
    prefixes.any(|prefix| text.eq_ignore_ascii_case(prefix))
}

/// Whether an address is all of one, by what stands before and behind it: a space may be a typo.
fn is_whole(before: &str, behind: &str, address: &str) -> bool {
    let ends = |letter: char| letter.is_whitespace() || BETWEEN.contains(&letter);
    let front = before.trim_end();
    let is_apart = front.len() < before.len();
    let last = front.rsplit(ends).next().unwrap_or_default();
    let separated = last.trim_matches(AROUND).is_empty()
        || is_apart && front.ends_with([',', ';', ':', '/', '-', '\u{2013}', '='])
        || is_prefix(last.strip_suffix(':').unwrap_or(last));
    // `Anna Berg anna.berg@example.com`: a word before it is part of the address, too.
    let (words, address) = (front.to_lowercase(), address.to_lowercase());
    let local = address.split('@').next().unwrap_or_default();
    let mut words = words.split(ends).filter(|word| word.len() > 2);
    let is_named = is_apart && words.any(|word| local.contains(word));
    let ends = |letter: char| ends(letter) || AROUND.contains(&letter);
    (separated || is_named) && (behind.is_empty() || behind.starts_with(ends))
}

/// The address that a text spells out: `anna (at) example.com`, `anna [at] example [dot] com`.
#[must_use]
pub fn spelled_out(value: &str) -> Option<String> {
    static AT: LazyLock<Option<Regex>> = LazyLock::new(|| in_words(|words| &words.addresses.at));
    static DOT: LazyLock<Option<Regex>> = LazyLock::new(|| in_words(|words| &words.addresses.dot));
    if value.len() > 300 {
        return None;
    }
    // `anna [@] example.com`
    let value = &value.replace("[@]", "(at)").replace("(@)", "(at)");
    if value.contains('@') {
        return None;
    }
    let (at, dot) = (AT.as_ref()?, DOT.as_ref()?);
    let mut ats = at.find_iter(value);
    let found = ats.next().filter(|_| ats.next().is_none())?;
    let [local, domain] = [&value[..found.start()], &value[found.end()..]]
        .map(|part| dot.replace_all(part, ".").trim().to_owned());
    let is_known = domain.contains('.') && reach::unreachable(&domain).is_none();
    let address = format!("{local}@{domain}");
    (is_known && is_valid(&address)).then_some(address)
}

/// Words that stand for a mark, in brackets or between spaces or underscores.
fn in_words(list: impl Fn(&'static Words) -> &'static [String]) -> Option<Regex> {
    let words: Vec<String> = every(list).map(regex::escape).collect();
    let words = words.join("|");
    let brackets = format!(r"\s*[(\[{{<]\s*(?:{words})\s*[)\]}}>]\s*");
    Regex::new(&format!(r"(?i){brackets}|\s+(?:{words})\s+|_(?:{words})_")).ok()
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
    use super::{
        address_among, address_within, several, spelled_out, without_inner_spaces,
        without_trailing_marks,
    };

    #[test]
    fn marks_behind_the_address_are_removed() {
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
    fn spaces_around_the_at_and_the_dots_behind_it_are_removed() {
        for text in [
            "anna @example.com",
            "anna @ example.com",
            "anna@ example . com",
        ] {
            assert_eq!(
                without_inner_spaces(text).as_deref(),
                Some("anna@example.com"),
                "{text}"
            );
        }
        for text in [
            "anna@example.com",
            "anna berg @ example.com",
            "St. anna@example.com",
            "anna @ example",
            "anna",
        ] {
            assert_eq!(without_inner_spaces(text), None, "{text}");
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
    fn the_one_address_of_a_text_is_found() {
        for text in [
            "John Chow|anna@example.com",
            "SMTP:anna@example.com",
            "smtp:anna@example.com;",
            "E-Mail: anna@example.com",
            "[anna@example.com](mailto:anna@example.com)",
            "'anna@example.com'",
            "\u{201e}anna@example.com\u{201c}",
            "\u{2018}anna@example.com\u{2019}",
            "\"anna@example.com\"",
            "Foo <anna@example.com",
            "Bar ( anna@example.com )",
            "anna@example.com (privat)",
            "anna@example.com privat",
            "Berg, Anna; anna@example.com",
            "Anna anna@example.com",
            "anna@example.com, Anna Berg",
            "anna@example.com/",
            "**anna@example.com**",
            "Berg - anna@example.com",
            "Anna Berg anna@example.com",
            "<a href=\"mailto:anna@example.com\">anna@example.com</a>",
        ] {
            assert_eq!(address_among(text), Some("anna@example.com"), "{text}");
        }
        for text in [
            "anna@example.com",
            "anna berg@example.com",
            "anna,berg@example.com",
            "anna:berg@example.com",
            "anna;berg@example.com",
            "anna/berg@example.com",
            "anna(b)@example.com",
            "anna @example.com",
            "anna@ example.com",
            "anna@mail.exam ple.com",
            "anna@http://example.com",
            "anna@example.com / anna@example.org",
            "Anna <anna@example>",
            "anna@@example.com",
            "anna\u{1b}[8m@example.com",
            "Anna",
            "",
        ] {
            assert_eq!(address_among(text), None, "{text}");
        }
    }

    #[test]
    fn an_at_in_words_is_read() {
        for text in [
            "anna(at)example.com",
            "anna [at] example [dot] com",
            "anna AT example DOT com",
            "anna (\u{e4}t) example (Punkt) com",
            "anna at example.com",
            "anna_at_example.com",
            "anna <arobase> example (point) com",
            "anna {apenstaartje} example punt com",
        ] {
            let address = spelled_out(text);
            assert_eq!(address.as_deref(), Some("anna@example.com"), "{text}");
        }
        for text in [
            "works at example",
            "Anna Berg at example.com",
            "at example.com",
            "anna(at)example",
            "anna(at)bert(at)example.com",
            "anna@example (dot) com",
            "atlas@example.com",
            "",
        ] {
            assert_eq!(spelled_out(text), None, "{text}");
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

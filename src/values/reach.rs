//! Whether mail can reach a domain from anywhere, by the ending of the domain.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::values::lexicon::WordMap;

/// Why no mail from outside reaches a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable<'d> {
    /// Domains with this ending exist inside a network at most: `local`.
    Inside(&'d str),
    /// There is no such top-level domain: `con`.
    NoSuchEnding(&'d str),
}

/// Endings that nobody can register a domain under: `special_domains.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpecialDomains {
    /// They exist inside a network at most. An ending has one part or two.
    inside: Vec<String>,
    /// They are for examples and tests.
    examples: Vec<String>,
}

static SPECIAL: LazyLock<SpecialDomains> = LazyLock::new(|| {
    let text = include_str!("special_domains.toml");
    toml::from_str(text).unwrap_or_else(|error| panic!("special_domains.toml: {error}"))
});

static INSIDE: LazyLock<WordMap> =
    LazyLock::new(|| WordMap::set(SPECIAL.inside.iter().map(String::as_str)));

/// The top-level domains of the world and those for examples, each with whether a domain below it is inside a network.
static TOP_LEVEL: LazyLock<WordMap<bool>> = LazyLock::new(|| {
    let all = include_str!("top_level_domains.txt").lines();
    let all = all.filter(|line| !line.starts_with('#'));
    let all = all.chain(SPECIAL.examples.iter().map(String::as_str));
    let inside = SPECIAL.inside.iter();
    let above: Vec<&str> = inside
        .filter_map(|ending| Some(ending.split_once('.')?.1))
        .collect();
    WordMap::of(all.map(|ending| (ending, above.contains(&ending))))
});

/// Whether there is a top-level domain of that name, in any case and in its own letters or as `xn--`, or it is one for
/// examples.
#[must_use]
pub fn is_top_level(ending: &str) -> bool {
    let ascii = || idna::domain_to_ascii(ending).is_ok_and(|ascii| TOP_LEVEL.contains(&ascii));
    TOP_LEVEL.contains(ending) || !ending.is_ascii() && ascii()
}

/// Why no mail from outside reaches a domain; `None` where it may.
#[must_use]
pub fn unreachable(domain: &str) -> Option<Unreachable<'_>> {
    let dot = memchr::memrchr(b'.', domain.as_bytes())?;
    let ending = &domain[dot + 1..];
    let top_level = TOP_LEVEL.get(ending);
    if top_level == Some(false) {
        return None;
    }
    let dot = memchr::memrchr(b'.', &domain.as_bytes()[..dot]);
    let two_parts = dot.map_or(domain, |dot| &domain[dot + 1..]);
    let mut inside = [ending, two_parts].into_iter();
    match inside.find(|ending| INSIDE.contains(ending)) {
        Some(ending) => Some(Unreachable::Inside(ending)),
        None if top_level.is_some() || is_top_level(ending) => None,
        None => Some(Unreachable::NoSuchEnding(ending)),
    }
}

#[cfg(test)]
mod tests {
    use super::{INSIDE, Unreachable, is_top_level, unreachable};

    #[test]
    fn endings_are_looked_up() {
        for (domain, expected) in [
            ("firma.local", Some(Unreachable::Inside("local"))),
            ("ad.firma.INTERN", Some(Unreachable::Inside("INTERN"))),
            ("nas.home.arpa", Some(Unreachable::Inside("home.arpa"))),
            ("nas.fritz.box", Some(Unreachable::Inside("fritz.box"))),
            ("example.con", Some(Unreachable::NoSuchEnding("con"))),
            ("web.dee", Some(Unreachable::NoSuchEnding("dee"))),
            ("local.example.com", None),
            ("firma.onmicrosoft.com", None),
            ("mail.box", None),
            ("north.example", None),
            ("a.test", None),
            ("stadt.hamburg", None),
            ("EXAMPLE.CO.UK", None),
            (
                "\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}",
                None,
            ),
            ("example.xn--p1ai", None),
            ("localhost", None),
            ("", None),
        ] {
            assert_eq!(unreachable(domain), expected, "{domain}");
        }
    }

    #[test]
    fn no_ending_inside_networks_is_one_of_the_world() {
        for ending in &super::SPECIAL.inside {
            assert!(INSIDE.contains(ending) && !is_top_level(ending), "{ending}");
        }
    }
}

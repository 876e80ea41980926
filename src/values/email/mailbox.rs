//! Which addresses lead to one mailbox, though they are spelled otherwise.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::values::email;
use crate::values::lexicon::WordMap;

/// What is known of mail services: `mailboxes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Services {
    /// Domains at which dots before the `@` make no difference.
    without_dots: Vec<String>,
    /// Other names of a domain, and the one that is compared.
    other_names: BTreeMap<String, String>,
}

static SERVICES: LazyLock<Services> = LazyLock::new(|| {
    let text = include_str!("mailboxes.toml");
    toml::from_str(text).unwrap_or_else(|error| panic!("mailboxes.toml: {error}"))
});

struct Lookup {
    without_dots: WordMap,
    other_names: WordMap<&'static str>,
}

static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| {
    let names = SERVICES.other_names.iter();
    Lookup {
        without_dots: WordMap::set(SERVICES.without_dots.iter().map(String::as_str)),
        other_names: WordMap::of(names.map(|(other, name)| (other.as_str(), name.as_str()))),
    }
});

/// Writes the plain address of the mailbox that an address leads to, in lower case, where that is another one than the
/// address itself; false where it is not. What stands behind a `+` is a mark for the user's own filters. `key` is emptied
/// first.
pub fn write_key(address: &str, key: &mut String) -> bool {
    key.clear();
    let Some((local, domain)) = email::parts(address) else {
        return false;
    };
    let plain = match memchr::memchr(b'+', local.as_bytes()) {
        Some(at) if at > 0 => &local[..at],
        _ => local,
    };
    let (without_dots, name) = (
        LOOKUP.without_dots.contains(domain),
        LOOKUP.other_names.get(domain),
    );
    let has_dots = without_dots && plain.contains('.');
    if plain.len() == local.len() && name.is_none() && !has_dots {
        return false;
    }
    let kept = plain
        .chars()
        .filter(|letter| !without_dots || *letter != '.');
    key.extend(kept.flat_map(char::to_lowercase));
    if key.is_empty() {
        return false;
    }
    key.push('@');
    key.extend(name.unwrap_or(domain).chars().flat_map(char::to_lowercase));
    true
}

#[cfg(test)]
mod tests {
    use super::write_key;

    #[test]
    fn some_addresses_lead_to_the_mailbox_of_another_one() {
        for (address, expected) in [
            ("Anna.Berg@googlemail.com", Some("annaberg@gmail.com")),
            ("anna.berg@gmail.com", Some("annaberg@gmail.com")),
            ("annaberg+news@GMail.com", Some("annaberg@gmail.com")),
            ("ben.cole+a+b@example.com", Some("ben.cole@example.com")),
            ("annaberg@gmail.com", None),
            ("anna.berg@example.com", None),
            ("+49171@example.com", None),
            ("...@gmail.com", None),
            ("anna.berg", None),
        ] {
            let mut key = "before".to_owned();
            let is_other = write_key(address, &mut key);
            assert_eq!(is_other.then_some(&*key), expected, "{address}");
        }
    }
}

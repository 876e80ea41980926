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

/// What is known of the addresses at a domain.
#[derive(Debug, Clone, Copy, Default)]
struct Service {
    without_dots: bool,
    /// The name that is compared, where the domain has another one.
    name: Option<&'static str>,
}

static BY_DOMAIN: LazyLock<WordMap<Service>> = LazyLock::new(|| {
    let mut services: BTreeMap<&str, Service> = BTreeMap::new();
    for domain in &SERVICES.without_dots {
        services.entry(domain).or_default().without_dots = true;
    }
    for (other, name) in &SERVICES.other_names {
        services.entry(other).or_default().name = Some(name);
    }
    WordMap::of(services)
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
    let Service { without_dots, name } = BY_DOMAIN.get(domain).unwrap_or_default();
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

//! Domains of email addresses: those of mail services, and those that look like a mistyped one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use hashbrown::{HashMap, HashSet};
use phonenumber::country;
use serde::Deserialize;

use crate::values::email;
use crate::values::lexicon::WordMap;
use crate::values::similarity;

/// What is known of mail services: `mail_services.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MailServices {
    /// Names of services whose domains have many endings.
    any_ending: Vec<String>,
    /// Domains of other services.
    domains: Vec<String>,
    /// Domains as people mistype them, and what they mean. Nobody has an address there.
    typos: BTreeMap<String, String>,
}

static MAIL_SERVICES: LazyLock<MailServices> = LazyLock::new(|| {
    let text = include_str!("mail_services.toml");
    toml::from_str(text).unwrap_or_else(|error| panic!("mail_services.toml: {error}"))
});

/// What is looked up of mail services, which nearly every domain is told apart from by its first letter and its length.
struct Lookup {
    any_ending: WordMap,
    domains: WordMap,
    typos: WordMap<&'static str>,
    /// Names of services as people mistype them, where the ending is not the typo.
    mistyped_names: WordMap<&'static str>,
}

static LOOKUP: LazyLock<Lookup> = LazyLock::new(|| {
    let services = &*MAIL_SERVICES;
    let typos = services.typos.iter();
    let names = typos.clone().filter_map(|(typo, meant)| {
        let (typo, ending) = typo.split_once('.')?;
        let (meant, of_meant) = meant.split_once('.')?;
        let has_any_ending = services.any_ending.iter().any(|name| name == meant);
        (ending == of_meant && has_any_ending).then_some((typo, meant))
    });
    Lookup {
        mistyped_names: WordMap::of(names),
        any_ending: WordMap::set(services.any_ending.iter().map(String::as_str)),
        domains: WordMap::set(services.domains.iter().map(String::as_str)),
        typos: WordMap::of(typos.map(|(typo, meant)| (typo.as_str(), meant.as_str()))),
    }
});

/// The most bytes of a domain.
const LONGEST: usize = 253;

/// Whether a domain is one of a service where people have private addresses.
#[must_use]
pub fn is_private(domain: &str) -> bool {
    let Some((name, ending)) = domain.split_once('.') else {
        return false;
    };
    let starts_with = |front: &str| {
        let start = ending.get(..front.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(front))
    };
    let plain = ending.len() <= 3 || starts_with("co.") || starts_with("com.");
    plain && LOOKUP.any_ending.contains(name) || LOOKUP.domains.contains(domain)
}

/// Endings of domains that are no country's.
const GENERIC_ENDINGS: [&str; 9] = ["biz", "com", "edu", "eu", "gov", "info", "net", "org", "uk"];

/// Whether a text is a usual ending of a domain: that of a country, or one of those that everybody knows.
#[must_use]
pub fn is_usual_ending(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_country = lower.len() == 2 && lower.to_ascii_uppercase().parse::<country::Id>().is_ok();
    is_country || GENERIC_ENDINGS.contains(&lower.as_str())
}

/// The domain of a mail service that a domain is a well-known typo of.
#[must_use]
pub fn known_typo(domain: &str) -> Option<Cow<'static, str>> {
    if let Some(usual) = LOOKUP.typos.get(domain) {
        return Some(Cow::Borrowed(usual));
    }
    // The same with another ending: `hotmial.fr`.
    let (name, ending) = domain.split_once('.')?;
    let usual = LOOKUP.mistyped_names.get(name)?;
    let usual = format!("{usual}.{}", ending.to_ascii_lowercase());
    is_private(&usual).then_some(Cow::Owned(usual))
}

/// A domain as it is compared: without case, and the same in its own letters and as `xn--`. `None` where it is so
/// already.
fn folded(domain: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    let is_encoded = || domain.as_bytes().windows(4).any(|front| front == b"xn--");
    if domain.bytes().all(is_plain) {
        if !is_encoded() {
            return None;
        }
    } else if domain.is_ascii() && !domain.to_ascii_lowercase().contains("xn--") {
        return Some(domain.to_ascii_lowercase());
    }
    Some(idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase()))
}

/// For how many domains it is kept what they look like.
const KEPT: usize = 10_000;

/// Domains that are allowed, and which of them others look like.
pub struct AllowedDomains {
    allowed: HashSet<String>,
    sorted: Vec<String>,
    /// A file has many addresses at few domains.
    meant: Mutex<HashMap<String, Option<String>>>,
}

/// How many domains of a list are compared before a text is hashed.
const FIRST: usize = 8;

impl AllowedDomains {
    /// The domains of a list, with or without `@` in front.
    #[must_use]
    pub fn of(domains: &[String]) -> Self {
        let plain = |domain: &String| domain.trim().trim_start_matches('@').to_lowercase();
        let mut sorted: Vec<String> = domains.iter().map(plain).collect();
        sorted.sort_unstable();
        let key = |domain: &String| folded(domain).unwrap_or_else(|| domain.clone());
        Self {
            allowed: sorted.iter().map(key).collect(),
            sorted,
            meant: Mutex::default(),
        }
    }

    /// Whether a domain is allowed, in any case of its letters, and in its own letters or as `xn--`.
    #[must_use]
    pub fn contains(&self, domain: &str) -> bool {
        // Most lists are short, and most addresses are at one of the first domains.
        let mut first = self.sorted.iter().take(FIRST);
        first.any(|allowed| allowed == domain)
            || self.allowed.contains(domain)
            || folded(domain).is_some_and(|folded| self.allowed.contains(&folded))
    }

    /// The allowed domain that a domain is probably a typo of; `None` where it is allowed itself.
    #[must_use]
    pub fn meant(&self, domain: &str) -> Option<String> {
        // Letters of other scripts that look alike are not a typo.
        if !domain.is_ascii() || domain.len() > LONGEST || self.contains(domain) {
            return None;
        }
        let domain = domain.to_ascii_lowercase();
        let kept = self.meant.lock().ok();
        if let Some(meant) = kept.as_ref().and_then(|kept| kept.get(&domain)) {
            return meant.clone();
        }
        drop(kept);
        let meant = self.closest(&domain).map(str::to_owned);
        if let Ok(mut kept) = self.meant.lock()
            && kept.len() < KEPT
        {
            kept.insert(domain, meant.clone());
        }
        meant
    }

    /// The address that is meant where an address lacks nothing but a dot of an allowed domain: `anna@examplecom`.
    #[must_use]
    pub fn with_lost_dot(&self, address: &str) -> Option<String> {
        let (local, domain) = email::parts(address).filter(|(_, domain)| !domain.contains('.'))?;
        let address = format!("{local}@{}", self.meant(domain)?);
        email::is_valid(&address).then_some(address)
    }

    fn closest(&self, domain: &str) -> Option<&str> {
        let typos = self.sorted.iter().filter_map(|allowed| {
            let typos = typos_between(domain, allowed)?;
            may_be_typo(domain, allowed, typos).then_some((typos, allowed))
        });
        let closest = typos.min_by_key(|(typos, _)| *typos);
        closest.map(|(_, allowed)| allowed.as_str())
    }
}

/// How many typos one domain is away from another. A digit is mistyped as easily as a letter (`examp1e`, `example2`), and
/// counts as the letter that it looks like: elsewhere other digits are another thing.
pub(super) fn typos_between(domain: &str, allowed: &str) -> Option<usize> {
    let (one, other) = (with_letters(domain), with_letters(allowed));
    if one == other {
        return Some(1);
    }
    similarity::typo(&one, &other)
}

/// A domain with each digit as the letter that it looks like.
pub(super) fn with_letters(domain: &str) -> String {
    let letter = |letter: char| match letter.to_digit(10) {
        Some(digit) => char::from(b"olzeasgtbg"[digit as usize]),
        None => letter,
    };
    domain.chars().map(letter).collect()
}

/// Whether that many typos can lead from an allowed domain to another. A part of it, such as `mail.example.com`, is a server.
/// Short names are close to many others, and the same name with the ending of another country is another office.
pub(super) fn may_be_typo(domain: &str, allowed: &str, typos: usize) -> bool {
    let is_below = domain
        .strip_suffix(allowed)
        .is_some_and(|front| front.ends_with('.'));
    let (name, ending) = domain.rsplit_once('.').unwrap_or((domain, ""));
    let (wanted, wanted_ending) = allowed.rsplit_once('.').unwrap_or((allowed, ""));
    let most = match () {
        () if is_below => 0,
        () if name == wanted && is_country(ending) && is_country(wanted_ending) => 0,
        () if wanted.len() < 4 => usize::from(name == wanted),
        () if name == wanted || wanted.len() < 7 => 1,
        () => 2,
    };
    typos <= most
}

fn is_country(ending: &str) -> bool {
    let upper = ending.to_ascii_uppercase();
    upper.len() == 2
        && (upper.parse::<country::Id>().is_ok() || ["EU", "UK"].contains(&upper.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{AllowedDomains, is_private, known_typo};

    #[test]
    fn typos_are_seen() {
        let allowed = ["example.com", "abc.de", "example.de", "@Long-Example.org"];
        let domains = AllowedDomains::of(&allowed.map(str::to_owned));
        for (domain, meant) in [
            ("exmaple.com", "example.com"),
            ("EXAMPEL.com", "example.com"),
            ("exampl.com", "example.com"),
            ("xample.com", "example.com"),
            ("example.con", "example.com"),
            ("example.co", "example.com"),
            ("examplecom", "example.com"),
            ("example.dee", "example.de"),
            ("abc.dee", "abc.de"),
            ("lnog-exmaple.org", "long-example.org"),
            ("examp1e.com", "example.com"),
            ("example2.com", "example.com"),
        ] {
            assert_eq!(domains.meant(domain).as_deref(), Some(meant), "{domain}");
        }
        for domain in [
            "example.com",
            "Example.com",
            "example.org",
            "example.net",
            "example.be",
            "mail.example.com",
            "m.example.com",
            "abd.de",
            "ex\u{430}mple.com",
            "gmail.com",
            "",
        ] {
            assert_eq!(domains.meant(domain), None, "{domain}");
        }
        let meant = domains.with_lost_dot("anna@examplecom");
        assert_eq!(meant.as_deref(), Some("anna@example.com"));
        for value in [
            "anna@localhost",
            "a b@examplecom",
            "examplecom",
            "@examplecom",
        ] {
            assert_eq!(domains.with_lost_dot(value), None, "{value}");
        }
    }

    #[test]
    fn allowed_domains_are_known_in_every_form() {
        let domains = ["example.com", "@Bücher.example", "xn--caf-dma.example"];
        let domains = AllowedDomains::of(&domains.map(str::to_owned));
        for domain in [
            "example.com",
            "EXAMPLE.com",
            "bücher.example",
            "BÜCHER.example",
            "xn--bcher-kva.example",
            "XN--BCHER-KVA.example",
            "café.example",
            "xn--caf-dma.example",
        ] {
            assert!(domains.contains(domain), "{domain}");
        }
        for domain in ["example.org", "sales.example.com", "bucher.example", ""] {
            assert!(!domains.contains(domain), "{domain}");
        }
    }

    #[test]
    fn typos_of_mail_services_are_known() {
        for (domain, usual) in [
            ("Gmial.com", Some("gmail.com")),
            ("hotmial.FR", Some("hotmail.fr")),
            ("yaho.co.uk", Some("yahoo.co.uk")),
            ("gmail.com", None),
            ("outlok.example", None),
            ("iclod.de", None),
            ("gmial", None),
        ] {
            assert_eq!(known_typo(domain).as_deref(), usual, "{domain}");
        }
        for (typo, meant) in &super::MAIL_SERVICES.typos {
            assert!((6..=12).contains(&typo.len()), "{typo}");
            assert!(is_private(meant), "{meant}");
        }
    }

    #[test]
    fn mail_services_are_known() {
        for domain in [
            "gmail.com",
            "GMX.de",
            "gmx.at",
            "web.de",
            "t-online.de",
            "yahoo.co.uk",
            "hotmail.fr",
            "orange.fr",
            "skynet.be",
            "telenet.be",
            "ziggo.nl",
            "laposte.net",
            "icloud.com",
        ] {
            assert!(is_private(domain), "{domain}");
        }
        for domain in [
            "example.com",
            "orange.com",
            "gmail.example.com",
            "live.example.org",
            "proximus.com",
            "web",
            "yahoo",
            "",
        ] {
            assert!(!is_private(domain), "{domain}");
        }
    }
}

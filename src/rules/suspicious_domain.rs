#![doc = include_str!("suspicious_domain.md")]

use std::sync::Mutex;

use hashbrown::{HashMap, HashSet};
use phonenumber::country;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Known, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::disallowed_domain;
use crate::rules::invalid_email;

pub(super) const RULE: Rule = Rule {
    name: "suspicious-domain",
    page: include_str!("suspicious_domain.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

/// What fingers make of the domains of great mail services; nobody has an address there.
const SLIPS: [(&str, &str); 32] = [
    ("gamil.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("gmail.comm", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.om", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmali.com", "gmail.com"),
    ("gmial.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("gmx.ed", "gmx.de"),
    ("gnail.com", "gmail.com"),
    ("homail.com", "hotmail.com"),
    ("hotamil.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("hotmaill.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmil.com", "hotmail.com"),
    ("iclod.com", "icloud.com"),
    ("otlook.com", "outlook.com"),
    ("outlok.com", "outlook.com"),
    ("outloo.com", "outlook.com"),
    ("outlook.con", "outlook.com"),
    ("outlool.com", "outlook.com"),
    ("web.ed", "web.de"),
    ("yaho.com", "yahoo.com"),
    ("yahoo.con", "yahoo.com"),
    ("yahooo.com", "yahoo.com"),
    ("yhaoo.com", "yahoo.com"),
];

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Email {
        return Look::Away;
    }
    let Some(typos) = typos(mapped, setup) else {
        return Look::Item(Box::new(|value| {
            let (local, domain) = parts(value)?;
            let meant = slip(domain)?;
            invalid_email::fault(value).is_none().then(|| {
                let note = Note::new("the domain looks like a slip of the pen: `{}` is usual");
                note.with(meant)
                    .suggest(format!("{local}@{meant}"))
                    .assumed(true)
            })
        }));
    };
    // It speaks in place of that rule, and as loud.
    let severity = setup.effective_severity(&disallowed_domain::RULE);
    let assumed = field.assumes("known") || severity != Some(Severity::Error);
    Look::Item(Box::new(move |value| {
        let (local, domain) = parts(value)?;
        if typos.allowed.contains(domain) {
            return None;
        }
        let address = format!("{local}@{}", typos.meant(domain)?);
        let sound = invalid_email::fault(value).is_none() || typos.is_lost_dot(value);
        let note =
            Note::new("the domain `{}` is not one of those that are allowed, but looks like one");
        sound.then(|| note.value(domain).suggest(address).assumed(assumed))
    }))
}

fn parts(value: &str) -> Option<(&str, &str)> {
    let at = memchr::memrchr(b'@', value.as_bytes())?;
    Some((&value[..at], &value[at + 1..]))
}

fn slip(domain: &str) -> Option<&'static str> {
    let fitting = 6..=12;
    if !fitting.contains(&domain.len()) {
        return None;
    }
    let upper = domain.bytes().any(|byte| byte.is_ascii_uppercase());
    let lower = upper.then(|| domain.to_ascii_lowercase());
    let domain = lower.as_deref().unwrap_or(domain);
    let at = SLIPS.binary_search_by_key(&domain, |(slip, _)| slip).ok()?;
    Some(SLIPS[at].1)
}

/// The slips of the pen in the domains of a field, where there is a list of those that are allowed; none where this
/// rule does not run.
pub(super) fn typos(mapped: &MappedColumn, setup: &Setup<'_>) -> Option<Typos> {
    let field = setup.field(mapped);
    setup.effective_severity(&RULE)?;
    let domains = setup.org.domains.as_ref();
    let domains = domains.filter(|_| field.known == Some(Known::Domains))?;
    Some(Typos::of(domains))
}

/// How many domains it is remembered of what they look like.
const REMEMBERED: usize = 10_000;

/// Domains that are allowed, and what others look like.
pub(super) struct Typos {
    allowed: HashSet<String>,
    sorted: Vec<String>,
    /// A file has many addresses at few domains.
    known: Mutex<HashMap<String, Option<String>>>,
}

impl Typos {
    fn of(domains: &[String]) -> Self {
        let plain = |domain: &String| domain.trim().trim_start_matches('@').to_lowercase();
        let mut sorted: Vec<String> = domains.iter().map(plain).collect();
        sorted.sort_unstable();
        Self {
            allowed: sorted.iter().cloned().collect(),
            sorted,
            known: Mutex::default(),
        }
    }

    /// The allowed domain that a domain looks like; none where it is allowed itself.
    pub(super) fn meant(&self, domain: &str) -> Option<String> {
        // Letters of other scripts that look alike are no slip of the pen.
        if !domain.is_ascii() || domain.len() > 253 {
            return None;
        }
        let domain = domain.to_ascii_lowercase();
        if let Some(known) = self
            .known
            .lock()
            .ok()
            .and_then(|known| known.get(&domain).cloned())
        {
            return known;
        }
        let meant = self.closest(&domain).map(str::to_owned);
        if let Ok(mut known) = self.known.lock()
            && known.len() < REMEMBERED
        {
            known.insert(domain, meant.clone());
        }
        meant
    }

    fn closest(&self, domain: &str) -> Option<&str> {
        if self.allowed.contains(domain) {
            return None;
        }
        let near = |allowed: &&String| {
            allowed.len().abs_diff(domain.len()) <= 2
                && allowed.is_ascii()
                && !is_below(domain, allowed)
        };
        let distances = self.sorted.iter().filter(near).filter_map(|allowed| {
            let distance = strsim::osa_distance(domain, allowed);
            (distance <= tolerance(domain, allowed)).then_some((distance, allowed))
        });
        let closest = distances.min_by_key(|(distance, _)| *distance);
        closest.map(|(_, allowed)| allowed.as_str())
    }

    /// Whether nothing but a dot of an allowed domain is missing in an address, which is none that way.
    pub(super) fn is_lost_dot(&self, value: &str) -> bool {
        let lost = parts(value).filter(|(_, domain)| !domain.contains('.'));
        lost.is_some_and(|(local, domain)| {
            let meant = self.meant(domain);
            meant.is_some_and(|meant| invalid_email::fault(&format!("{local}@{meant}")).is_none())
        })
    }
}

/// Whether a domain is a part of another, as `mail.example.com` is: a server and no slip.
fn is_below(domain: &str, allowed: &str) -> bool {
    let front = domain.strip_suffix(allowed);
    front.is_some_and(|front| front.ends_with('.'))
}

/// How far a domain may be from an allowed one to look like it. Short names are close to many others, and the same name
/// with the ending of another country is another office.
fn tolerance(domain: &str, allowed: &str) -> usize {
    let (name, ending) = domain.rsplit_once('.').unwrap_or((domain, ""));
    let (wanted, wanted_ending) = allowed.rsplit_once('.').unwrap_or((allowed, ""));
    let country = |ending: &str| {
        let upper = ending.to_ascii_uppercase();
        upper.len() == 2
            && (upper.parse::<country::Id>().is_ok() || ["EU", "UK"].contains(&upper.as_str()))
    };
    match () {
        () if name == wanted && country(ending) && country(wanted_ending) => 0,
        () if wanted.len() < 4 => usize::from(name == wanted),
        () if name == wanted || wanted.len() < 7 => 1,
        () => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{SLIPS, Typos, slip};

    #[test]
    fn slips_of_the_pen_are_seen() {
        let allowed = ["example.com", "abc.de", "example.de", "@Long-Example.org"];
        let typos = Typos::of(&allowed.map(str::to_owned));
        for (domain, meant) in [
            ("exmaple.com", "example.com"),
            ("EXAMPEL.com", "example.com"),
            ("exampl.com", "example.com"),
            ("example.con", "example.com"),
            ("example.co", "example.com"),
            ("examplecom", "example.com"),
            ("example.dee", "example.de"),
            ("abc.dee", "abc.de"),
            ("lnog-exmaple.org", "long-example.org"),
        ] {
            assert_eq!(typos.meant(domain).as_deref(), Some(meant), "{domain}");
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
            assert_eq!(typos.meant(domain), None, "{domain}");
        }
        assert!(typos.is_lost_dot("anna@examplecom"));
        for value in [
            "anna@localhost",
            "a b@examplecom",
            "examplecom",
            "@examplecom",
        ] {
            assert!(!typos.is_lost_dot(value), "{value}");
        }
    }

    #[test]
    fn slips_are_in_order() {
        assert!(SLIPS.is_sorted());
        assert_eq!(slip("Gmial.com"), Some("gmail.com"));
        assert_eq!(slip("gmail.com"), None);
    }
}

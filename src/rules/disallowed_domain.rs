#![doc = include_str!("disallowed_domain.md")]

use hashbrown::HashSet;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::{Known, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_email;
use crate::rules::suspicious_domain;

pub(super) const RULE: Rule = Rule {
    name: "disallowed-domain",
    page: include_str!("disallowed_domain.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Email || field.known != Some(Known::Domains) {
        return Look::Away;
    }
    let Some(domains) = &setup.org.domains else {
        return Look::Blind(
            "the mapping lists no allowed domains; add `--org domains=example.com`".into(),
        );
    };
    let allowed: HashSet<String> = domains
        .iter()
        .map(|domain| key(domain.trim().trim_start_matches('@')))
        .collect();
    let assumed = field.assumes("known");
    let typos = suspicious_domain::typos(mapped, setup);
    Look::Item(Box::new(move |value| {
        let domain = &value[memchr::memrchr(b'@', value.as_bytes())? + 1..];
        // Addresses are mostly in lower case already: no copy is made for those.
        if allowed.contains(domain) || allowed.contains(&key(domain)) {
            return None;
        }
        // What is no address at all is `invalid-email`'s affair, and a slip of the pen `suspicious-domain`'s.
        let slip = |typos: &suspicious_domain::Typos| typos.meant(domain).is_some();
        if invalid_email::fault(value).is_some() || typos.as_ref().is_some_and(slip) {
            return None;
        }
        let note = Note::new("the domain `{}` is not one of those that are allowed")
            .value(domain)
            .assumed(assumed);
        Some(note)
    }))
}

/// A domain as it is compared: without case, and the same in its own letters and as `xn--`.
fn key(domain: &str) -> String {
    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_lowercase())
}

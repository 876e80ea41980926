#![doc = include_str!("disallowed_domain.md")]

use hashbrown::HashSet;

use crate::finding::{Note, Severity};
use crate::profile::attribute::{Attribute, Known, Type};
use crate::rules::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "disallowed-domain",
    page: include_str!("disallowed_domain.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(attribute: &'a Attribute, setup: &Setup<'a>) -> Look<'a> {
    if attribute.kind != Type::Email || attribute.known != Some(Known::Domains) {
        return Look::Away;
    }
    let Some(domains) = &setup.tenant.domains else {
        return Look::Blind(
            "the mapping lists no allowed domains; add `--tenant domains=example.com`".into(),
        );
    };
    let allowed: HashSet<String> = domains
        .iter()
        .map(|domain| domain.trim_start_matches('@').to_lowercase())
        .collect();
    let assumed = attribute.assumes("known");
    Look::Item(Box::new(move |value| {
        let (_, domain) = value.rsplit_once('@')?;
        // Addresses are mostly in lower case already: no copy is made for those.
        if allowed.contains(domain) || domain.is_empty() || allowed.contains(&domain.to_lowercase())
        {
            return None;
        }
        let note = Note::new("the domain `{}` is not one of those that are allowed")
            .value(domain)
            .assumed(assumed);
        Some(note)
    }))
}

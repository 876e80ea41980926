#![doc = include_str!("suspicious_domain.md")]

use std::sync::Arc;

use crate::finding::{FieldId, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, text, value};
use crate::profile::field::{Field, Known, Type};
use crate::rule::{Applicability, Check, Context, GroupCheck, Observation, Rule, ValueCheck};
use crate::values::domain::{self, AllowedDomains};
use crate::values::email;
use crate::values::file_domains::FileDomains;

pub(super) const RULE: Rule = Rule {
    name: "suspicious-domain",
    page: include_str!("suspicious_domain.md"),
    severity: Severity::Error,
    at_most_as: Some("disallowed-domain"),
    checks: &[Check::Value(check), Check::Group(against_others)],
    ..Rule::DEFAULT
};

/// The domains that are allowed, where that is known of a field.
fn allowed<'a>(context: &Context<'a>, field: &Field) -> Option<&'a [String]> {
    let domains = context.org.domains.as_deref();
    domains.filter(|_| field.known == Some(Known::Domains))
}

/// Typos of domains that are allowed, or of those of mail services.
fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    Applicability::Check(match allowed(context, field) {
        Some(domains) => {
            let domains = Arc::new(AllowedDomains::of(domains));
            let allowed = Arc::clone(&domains);
            let assumed = field.assumes("known");
            let check = ValueCheck::of_each_value(move |address| {
                Some(typo_of_allowed(address, &domains)?.assumed(assumed))
            });
            check.only_at(move |domain| !allowed.contains(domain))
        }
        None => ValueCheck::of_each_value(typo_of_service)
            .only_at(|domain| domain::known_typo(domain).is_some()),
    })
}

/// Typos of domains that other users of the file have.
fn against_others<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let field = &context.profile.fields[field];
    if field.kind != Type::Email || allowed(context, field).is_some() {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::parts(domain_of, |tallies, report| {
        let counts = tallies.iter().map(|tally| (tally.value, tally.users));
        let domains = FileDomains::of(counts);
        for (number, tally) in tallies.iter().enumerate() {
            if domain::known_typo(tally.value).is_some() {
                continue;
            }
            if let Some((usual, users)) = domains.meant(tally.value) {
                report(number, &|address| typo_of_others(address, usual, users));
            }
        }
    }))
}

fn domain_of(address: &str) -> Option<&str> {
    email::parts(address).map(|(_, domain)| domain)
}

fn typo_of_allowed(address: &str, domains: &AllowedDomains) -> Option<Observation> {
    let (local, domain) = email::parts(address)?;
    if domains.contains(domain) {
        return None;
    }
    let meant = if email::is_valid(address) {
        format!("{local}@{}", domains.meant(domain)?)
    } else {
        domains.with_lost_dot(address)?
    };
    Some(message!("suspicious-domain-allowed", domain = value(domain)).suggest(meant))
}

/// Nobody has an address at such a domain.
fn typo_of_service(address: &str) -> Option<Observation> {
    let (local, domain) = email::parts(address)?;
    let usual = domain::known_typo(domain)?;
    email::is_valid(address).then(|| {
        message!("suspicious-domain-service", usual = text(&*usual))
            .suggest(format!("{local}@{usual}"))
            .assumed(true)
    })
}

fn typo_of_others(address: &str, usual: &str, users: u64) -> Option<Observation> {
    let (local, domain) = email::parts(address)?;
    let meant = format!("{local}@{usual}");
    // What is wrong with it apart from its domain is another fault.
    let is_found = (email::is_valid(address) || !domain.contains('.')) && email::is_valid(&meant);
    is_found.then(|| {
        message!("suspicious-domain-others", usual = value(usual), users)
            .suggest(meant)
            .assumed(true)
    })
}

#[cfg(test)]
mod tests {
    use super::typo_of_allowed;
    use crate::values::domain::AllowedDomains;

    #[test]
    fn typos_of_valid_addresses_and_lost_dots_are_found() {
        let domains = AllowedDomains::of(&["example.de".to_owned()]);
        for (address, meant) in [
            ("a.b@exmaple.de", Some("a.b@example.de")),
            ("a.b@example,de", Some("a.b@example.de")),
            ("a.b@examplede", Some("a.b@example.de")),
            ("a.b@Example.de", None),
            ("a.b@example.org", None),
            ("a b@exmaple.de", None),
            ("exmaple.de", None),
        ] {
            let observation = typo_of_allowed(address, &domains);
            let suggestion = observation.and_then(|observation| observation.suggestion);
            assert_eq!(suggestion.as_deref(), meant, "{address}");
        }
    }
}

#![doc = include_str!("suspicious_domain.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, text, value};
use crate::profile::field::{Known, Type};
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::domain::{self, AllowedDomains};
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "suspicious-domain",
    page: include_str!("suspicious_domain.md"),
    severity: Severity::Error,
    at_most_as: Some("disallowed-domain"),
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email {
        return Applicability::NotApplicable;
    }
    let domains = context.org.domains.as_deref();
    let check = match domains.filter(|_| field.known == Some(Known::Domains)) {
        Some(domains) => {
            let domains = AllowedDomains::of(domains);
            let assumed = field.assumes("known");
            ValueCheck::of_each_value(move |address| {
                Some(typo_of_allowed(address, &domains)?.assumed(assumed))
            })
        }
        None => ValueCheck::of_each_value(typo_of_service),
    };
    Applicability::Check(check.only_if(CellFlags::AT))
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
        message!("suspicious-domain-service", usual = text(usual))
            .suggest(format!("{local}@{usual}"))
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

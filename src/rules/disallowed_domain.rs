#![doc = include_str!("disallowed_domain.md")]

use std::sync::Arc;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, value};
use crate::profile::field::{Known, Type};
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::domain::AllowedDomains;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "disallowed-domain",
    page: include_str!("disallowed_domain.md"),
    severity: Severity::Error,
    yields_to: &["suspicious-domain"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Email || field.known != Some(Known::Domains) {
        return Applicability::NotApplicable;
    }
    let Some(domains) = &context.org.domains else {
        return Applicability::NotChecked(message!("not-checked-no-domains"));
    };
    let domains = Arc::new(AllowedDomains::of(domains));
    let allowed = Arc::clone(&domains);
    let assumed = field.assumes("known");
    let check = ValueCheck::of_each_value(move |address| {
        let (_, domain) = email::parts(address)?;
        let is_found = !domains.contains(domain) && email::is_valid(address);
        is_found.then(|| message!("disallowed-domain", domain = value(domain)).assumed(assumed))
    });
    Applicability::Check(check.only_at(move |domain| !allowed.contains(domain)))
}

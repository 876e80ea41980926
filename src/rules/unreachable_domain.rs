#![doc = include_str!("unreachable_domain.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, value};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::domain::AllowedDomains;
use crate::values::email;
use crate::values::reach::{Unreachable, unreachable};

pub(super) const RULE: Rule = Rule {
    name: "unreachable-domain",
    page: include_str!("unreachable_domain.md"),
    severity: Severity::Warning,
    yields_to: &[
        "suspicious-domain",
        "disallowed-domain",
        "lookalike-character",
    ],
    checks: &[Check::Value(domains), Check::Value(guests)],
    ..Rule::DEFAULT
};

/// Whether mail reaches a user who is removed does not matter.
fn matters(context: &Context<'_>, column: &MappedColumn) -> bool {
    context.field(column).kind == Type::Email && context.writes_users()
}

/// Domains that mail from outside cannot reach, apart from those of the organization.
fn domains<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if !matters(context, column) {
        return Applicability::NotApplicable;
    }
    let own = AllowedDomains::of(context.org.domains.as_deref().unwrap_or_default());
    let check = ValueCheck::of_each_value(|address| {
        let (local, domain) = email::parts(address)?;
        let why = unreachable(domain)?;
        if guest(local).is_some() || !email::is_valid(address) {
            return None;
        }
        match why {
            Unreachable::Inside(ending) => {
                message!("unreachable-domain-inside", ending = value(ending)).into()
            }
            Unreachable::NoSuchEnding(ending) => {
                message!("unreachable-domain-ending", ending = value(ending)).into()
            }
        }
    });
    Applicability::Check(
        check.only_at(move |domain| unreachable(domain).is_some() && !own.contains(domain)),
    )
}

/// Names that a directory of accounts gives to guests.
fn guests<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if !matters(context, column) {
        return Applicability::NotApplicable;
    }
    let check = ValueCheck::of_each_value(|address| {
        let (local, _) = email::parts(address)?;
        let guest = guest(local).filter(|_| email::is_valid(address))?;
        Some(of_guest(guest))
    });
    Applicability::Check(check.only_if(CellFlags::HASH))
}

/// What stands before the mark by which a directory of accounts knows guests: `anna_example.com` of
/// `anna_example.com#EXT#@firma.example`.
fn guest(local: &str) -> Option<&str> {
    let (front, mark) = local.split_at_checked(local.len().checked_sub(MARK.len())?)?;
    mark.eq_ignore_ascii_case(MARK).then_some(front)
}

/// Microsoft Entra ID gives guests this name: their address with `_` for `@`, and this mark
/// (<https://learn.microsoft.com/en-us/entra/external-id/user-properties>).
const MARK: &str = "#EXT#";

fn of_guest(guest: &str) -> Observation {
    let message = message!("unreachable-domain-guest");
    // A domain has no `_`.
    let address = guest
        .rsplit_once('_')
        .map(|(local, domain)| format!("{local}@{domain}"));
    match address.filter(|address| email::is_valid(address)) {
        Some(address) => message.suggest(address),
        None => message.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{guest, of_guest};

    #[test]
    fn the_address_of_a_guest_is_told() {
        for (local, meant) in [
            ("ursa_example.com#EXT#", Some("ursa@example.com")),
            ("ursa_gut_example.com#ext#", Some("ursa_gut@example.com")),
            ("ursa#EXT#", None),
        ] {
            let observation = of_guest(guest(local).expect(local));
            assert_eq!(observation.suggestion.as_deref(), meant, "{local}");
        }
        for local in ["ursa.gut", "EXT", "", "\u{e9}#EXT"] {
            assert_eq!(guest(local), None, "{local}");
        }
    }
}

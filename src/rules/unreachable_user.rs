#![doc = include_str!("unreachable_user.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{all_of, message, text};
use crate::profile::requirements::{Requirement, RequirementSource};
use crate::rule::{About, Applicability, Check, Context, Observation, Rule, UserCheck};

pub(super) const RULE: Rule = Rule {
    name: "unreachable-user",
    page: include_str!("unreachable_user.md"),
    severity: Severity::Error,
    yields_to: &["formula-without-value", "merged-cells"],
    consequence_of: &["ragged-row", "swallowed-rows", "unclosed-quote"],
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let requirements = context.requirements().into_iter();
    let groups = requirements
        .filter(|requirement| requirement.source == RequirementSource::OneOf)
        .filter_map(|requirement| of_file(context, &requirement));
    let groups: Vec<(Vec<FieldId>, Observation)> = groups.collect();
    if groups.is_empty() {
        return Applicability::NotApplicable;
    }
    Applicability::Check(UserCheck::new(move |user, report| {
        for (any_of, observation) in &groups {
            if !any_of.iter().any(|field| user.has(*field)) {
                report(About::field(any_of[0]), observation.clone());
            }
        }
    }))
}

/// The fields of a group that the file has, and what is said of a user who has a value for none of them. Where the file has
/// none of them, that is said once and not in every row.
fn of_file(context: &Context<'_>, group: &Requirement) -> Option<(Vec<FieldId>, Observation)> {
    let any_of = group.any_of.iter().copied();
    let any_of: Vec<FieldId> = any_of.filter(|field| context.is_mapped(*field)).collect();
    let headers = context.headers_of(&any_of);
    let message = match headers.len() {
        0 => return None,
        1 => message!("unreachable-user-only-column"),
        _ => {
            let headers = all_of(headers.into_iter().map(text)).quoted();
            message!("unreachable-user", headers)
        }
    };
    Some((any_of, message.assumed(group.assumed)))
}

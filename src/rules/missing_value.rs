#![doc = include_str!("missing_value.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::{all_of, message, text};
use crate::profile::requirements::{Requirement, RequirementSource};
use crate::rule::{About, Applicability, Check, Context, Observation, Rule, SettledBy, UserCheck};

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    page: include_str!("missing_value.md"),
    severity: Severity::Error,
    yields_to: &["formula-without-value", "merged-cells"],
    consequence_of: &["ragged-row", "swallowed-rows", "unclosed-quote"],
    settled_by: SettledBy::Fill,
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    let requirements = context.requirements().into_iter();
    let needs = requirements.filter_map(|requirement| of_file(context, &requirement));
    let needs: Vec<(Vec<FieldId>, Observation)> = needs.collect();
    if needs.is_empty() {
        return Applicability::NotApplicable;
    }
    // Nearly every user has a value in each of these columns.
    let columns: Vec<usize> = needs
        .iter()
        .flat_map(|(any_of, _)| any_of)
        .flat_map(|field| context.layout.range_of(*field))
        .collect();
    Applicability::Check(UserCheck::new(move |user, report| {
        if user.has_all(&columns) {
            return;
        }
        for (any_of, observation) in &needs {
            if !any_of.iter().any(|field| user.has(*field)) {
                report(About::field(any_of[0]), observation.clone());
            }
        }
    }))
}

/// The fields of a requirement that the file has, and what is said of a user who has a value for none of them. What has no
/// column at all is missing once and not in every row.
fn of_file(
    context: &Context<'_>,
    requirement: &Requirement,
) -> Option<(Vec<FieldId>, Observation)> {
    let any_of = requirement.any_of.iter().copied();
    let any_of: Vec<FieldId> = any_of.filter(|field| context.is_mapped(*field)).collect();
    let message = match (requirement.source, any_of.len()) {
        // Those depend on a setting or are alternatives: `missing-dependent-value` and `unreachable-user` check them.
        (RequirementSource::Setting | RequirementSource::OneOf, _) | (_, 0) => return None,
        (RequirementSource::EmptyCell, _) => message!("missing-value-refused"),
        (RequirementSource::Operation, 1) => {
            let choices = context.choices(any_of[0]);
            choices.map_or(message!("missing-value"), |(choices, _)| {
                message!("missing-value-of-choices", choices)
            })
        }
        (RequirementSource::Operation, _) => {
            let headers = context.headers_of(&any_of).into_iter().map(text);
            message!(
                "missing-value-of-several",
                headers = all_of(headers).quoted()
            )
        }
    };
    Some((any_of, message.assumed(requirement.assumed)))
}

#![doc = include_str!("missing_dependent_value.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::requirements::RequirementSource;
use crate::rule::{
    About, Applicability, Check, Context, Observation, Rule, SettledBy, UserCheck, UserCondition,
};

pub(super) const RULE: Rule = Rule {
    name: "missing-dependent-value",
    page: include_str!("missing_dependent_value.md"),
    severity: Severity::Error,
    yields_to: &["formula-without-value", "merged-cells"],
    settled_by: SettledBy::Fill,
    consequence_of: &["ragged-row", "swallowed-rows", "unclosed-quote"],
    checks: &[Check::User(check)],
    ..Rule::DEFAULT
};

/// A field that needs a value where one of these conditions holds, and what is said of each.
struct Dependent<'a> {
    field: FieldId,
    conditions: Vec<(UserCondition<'a>, Observation)>,
}

fn check<'a>(context: &Context<'a>) -> Applicability<UserCheck<'a>> {
    if !context.writes_users() {
        return Applicability::NotApplicable;
    }
    let mut lacks_setting = false;
    let mut dependent: Vec<Dependent<'a>> = Vec::new();
    for (id, field) in context.profile.fields.with_ids() {
        // What is needed in any case depends on nothing.
        if !context.uses(id) || is_needed_anyway(context, id) {
            continue;
        }
        let assumed = field.assumes("required_when");
        let is_mapped = context.is_mapped(id);
        let conditions = context.conditions(&field.required_when).into_iter();
        let conditions = conditions.filter(|condition| {
            let for_everyone = condition.holds_for_everyone();
            lacks_setting |= for_everyone.is_none();
            // A column that everybody needs and the file does not have is missing once and not in every row.
            condition.is_of_a_user() || is_mapped && for_everyone == Some(true)
        });
        let conditions = conditions.map(|condition| {
            let message = message!("missing-dependent-value", condition = condition.in_words());
            (condition, message.assumed(assumed))
        });
        let conditions: Vec<_> = conditions.collect();
        if !conditions.is_empty() {
            dependent.push(Dependent {
                field: id,
                conditions,
            });
        }
    }
    if dependent.is_empty() {
        return if lacks_setting && context.profile.asks_for("mfa") {
            Applicability::NotChecked(message!("missing-dependent-value-not-checked"))
        } else {
            Applicability::NotApplicable
        };
    }
    Applicability::Check(UserCheck::new(move |user, report| {
        for Dependent { field, conditions } in &dependent {
            if user.has(*field) {
                continue;
            }
            let mut conditions = conditions.iter();
            let holding = conditions.find(|(condition, _)| condition.holds(user) == Some(true));
            if let Some((_, observation)) = holding {
                report(About::field(*field), observation.clone());
            }
        }
    }))
}

/// Whether a user needs a value whatever the others are: then `missing-value` or `missing-column` reports it.
fn is_needed_anyway(context: &Context<'_>, field: FieldId) -> bool {
    let requirements = context.requirements();
    let mut of_field = requirements
        .iter()
        .filter(|requirement| requirement.any_of == [field]);
    of_field.any(|requirement| match requirement.source {
        RequirementSource::Operation => true,
        RequirementSource::EmptyCell => context.is_mapped(field),
        RequirementSource::Setting | RequirementSource::OneOf => false,
    })
}

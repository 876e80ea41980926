#![doc = include_str!("missing_column.md")]

use crate::finding::{FieldId, Severity};
use crate::mapping::layout::Gap;
use crate::messages::{Message, any_of, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SettledBy};
use crate::source::header_row::Origin;

pub(super) const RULE: Rule = Rule {
    name: "missing-column",
    page: include_str!("missing_column.md"),
    severity: Severity::Error,
    settled_by: SettledBy::Fill,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    // Then no column is missing: `bad-quoting` says what is wrong.
    if context.unsplit_headers().is_some() {
        return Applicability::NotApplicable;
    }
    let mut observations = Vec::new();
    for gap in &context.layout.gaps {
        if let Gap::NotThere { field, reference } = gap {
            let name = text(context.profile.fields[*field].name.as_str());
            let message = message!(
                "missing-column-of-mapping",
                field = name,
                reference = text(reference.as_str())
            );
            observations.push(Observation::from(message).of_field(*field));
        }
    }
    for requirement in context.requirements() {
        let fields = &requirement.any_of;
        let is_there = |field: &FieldId| context.is_mapped(*field) || has_gap(context, *field);
        if !requirement.needs_column() || fields.iter().any(is_there) {
            continue;
        }
        let observation = needed(context, fields).assumed(requirement.assumed);
        observations.extend(fields.first().map(|field| observation.of_field(*field)));
    }
    if observations.is_empty() && uses_nothing(context) {
        let target = text(context.target());
        observations.push(if context.observed.header_row.origin == Origin::NoneSeen {
            message!("missing-column-none-and-no-headers", target).into()
        } else {
            message!("missing-column-none", target).into()
        });
    }
    Applicability::Check(observations)
}

/// Whether no column of the file fills anything, and none could.
fn uses_nothing(context: &Context<'_>) -> bool {
    let mut columns = context.layout.columns.iter();
    let mut gaps = context.layout.gaps.iter();
    !columns.any(|mapped| mapped.column.is_some())
        && !gaps.any(|gap| matches!(gap, Gap::Ambiguous { .. }))
}

/// Whether something else is wrong with the column of a field than that nothing names one.
fn has_gap(context: &Context<'_>, field: FieldId) -> bool {
    context.layout.gaps.iter().any(|gap| match gap {
        Gap::Ambiguous { field: of, .. } | Gap::NotThere { field: of, .. } => *of == field,
        Gap::Unused { .. } => false,
    })
}

fn needed(context: &Context<'_>, any_of_these: &[FieldId]) -> Message {
    let fields = || any_of_these.iter().map(|id| &context.profile.fields[*id]);
    let headers = fields().map(|field| field.headers.first().unwrap_or(&field.name));
    let headers = any_of(headers.map(|header| text(header.as_str()))).quoted();
    let fields = any_of(fields().map(|field| text(field.name.as_str()))).quoted();
    // Of a field that takes a few values, everybody may have the same: then it needs no column.
    let choices = match any_of_these {
        [field] => context.choices(*field),
        _ => None,
    };
    if context.observed.header_row.origin == Origin::NoneSeen {
        message!("missing-column-no-headers", fields, headers)
    } else if let Some((choices, first)) = choices {
        let field = text(context.profile.fields[any_of_these[0]].name.as_str());
        message!(
            "missing-column-of-choices",
            field,
            headers,
            choices,
            first = text(first)
        )
    } else {
        message!("missing-column-required", fields, headers)
    }
}

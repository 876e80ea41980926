#![doc = include_str!("duplicate_row.md")]

use crate::finding::FieldId;
use crate::finding::Severity;
use crate::messages::message;
use crate::profile::requirements::RequirementSource;
use crate::rule::{Among, Applicability, Check, Context, GroupCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-row",
    page: include_str!("duplicate_row.md"),
    severity: Severity::Warning,
    checks: &[Check::Group(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, field: FieldId) -> Applicability<GroupCheck<'a>> {
    let headers = context.observed.header_row.own_headers().iter();
    let with_header = headers.filter(|header| !header.trim().is_empty());
    // Of rows with one cell, that they are the same says nothing new.
    if with_header.count() < 2 || compared_by(context) != Some(field) {
        return Applicability::NotApplicable;
    }
    Applicability::Check(GroupCheck::shared(|member| {
        let others = member.copies?;
        let message = message!("duplicate-row", row = others.first, rows = others.size);
        Some((Among::Copies, message.into()))
    }))
}

/// The one field by which rows are compared: a match key that every row should have, if there is one, else another match
/// key, else a unique field.
fn compared_by(context: &Context<'_>) -> Option<FieldId> {
    let fields = &context.profile.fields;
    let has_column = |field: &FieldId| {
        let mut columns = context.layout.columns_of(*field).iter();
        columns.any(|mapped| mapped.column.is_some())
    };
    let mut keys = context.profile.match_on.iter().copied().filter(has_column);
    let requirements = context.requirements();
    let is_required = |field: &FieldId| {
        let mut of_operation = requirements
            .iter()
            .filter(|requirement| requirement.source == RequirementSource::Operation);
        fields[*field].required
            || of_operation.any(|requirement| requirement.any_of.contains(field))
    };
    let best = keys.clone().find(is_required).or_else(|| keys.next());
    let is_unique = |field: &FieldId| fields[*field].unique && has_column(field);
    best.or_else(|| fields.ids().find(is_unique))
}

#![doc = include_str!("unmapped_column.md")]

use crate::finding::{FieldId, Severity};
use crate::header;
use crate::mapping::layout::Gap;
use crate::messages::message;
use crate::profile::field::{Field, Mutability, Type};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};
use crate::source::header_row::Origin;
use crate::values::similarity;

pub(super) const RULE: Rule = Rule {
    name: "unmapped-column",
    page: include_str!("unmapped_column.md"),
    severity: Severity::Warning,
    yields_to: &["garbled-text", "unused-name-part"],
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    // Where no header row was found, no column has a header that could fill a field.
    if context.observed.header_row.origin == Origin::NoneSeen || context.unsplit_headers().is_some()
    {
        return Applicability::NotApplicable;
    }
    let wanted = wanted_headers(context);
    let observations = context.layout.gaps.iter().filter_map(|gap| {
        let Gap::Unused { column } = gap else {
            return None;
        };
        let header = context.layout.header(*column);
        // Nobody expects those to arrive.
        let is_expected = !header::is_read_only(header);
        is_expected.then(|| {
            let observation = observation(header, &context.layout.headers, &wanted);
            // Each suggestion is about its own header.
            let observation = match observation.suggestion {
                Some(_) => observation.of_value(header),
                None => observation,
            };
            observation.at_column(*column)
        })
    });
    Applicability::Check(observations.collect())
}

/// The keys of the headers of fields that have no column.
fn wanted_headers<'a>(context: &Context<'a>) -> Vec<(&'a str, &'a Field)> {
    let is_open = |field: FieldId| {
        let mut gaps = context.layout.gaps.iter();
        let is_of = |gap: &Gap| matches!(gap, Gap::Ambiguous { field: of, .. } if *of == field);
        context.uses(field) && !context.is_mapped(field) && !gaps.any(is_of)
    };
    let fields = context.profile.fields.with_ids();
    let open = fields.filter(|(id, _)| is_open(*id));
    open.flat_map(|(_, field)| field.header_keys().iter().map(move |key| (&**key, field)))
        .collect()
}

fn observation(header: &str, headers: &[String], wanted: &[(&str, &Field)]) -> Observation {
    let key = header::key(header);
    let candidates = wanted.iter().map(|(known, _)| *known);
    let close = similarity::did_you_mean(&key, candidates);
    let meant = close.and_then(|close| wanted.iter().find(|(known, _)| *known == close));
    let plain = || message!("unmapped-column-unused");
    let is_part = |field: &Field| {
        matches!(field.kind, Type::Date | Type::DateTime)
            && header::is_part_of_a_date(header, headers.iter().map(String::as_str))
    };
    let Some((known, field)) = meant.filter(|(_, field)| !is_part(field)) else {
        return plain().into();
    };
    let own = field.headers.first().unwrap_or(&field.name).as_str();
    if field.mutability == Mutability::ReadOnly {
        return message!("unmapped-column-system-id").suggest(own);
    }
    match similarity::alike(&key, known) {
        Some(_) => plain().suggest(own),
        None => plain().into(),
    }
}

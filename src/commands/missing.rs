//! The required columns that a file lacks, with the columns that are probably meant.

use std::num::NonZeroUsize;

use crate::check::Checked;
use crate::commands::Error;
use crate::commands::inputs::Inputs;
use crate::commands::map;
use crate::finding::{ColumnIndex, FieldId};
use crate::header;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::layout::Gap;
use crate::mapping::suggest::{self, Known, Suggestion};
use crate::messages::{Message, in_full, keyword, message, text};
use crate::profile::field::{Field, Type};
use crate::report::MissingColumn;
use crate::values::similarity::did_you_mean;

/// The rule that finds what is missing.
const RULE: &str = "missing-column";

/// The required columns that the file lacks, where that is an error: a warning keeps nothing from being checked. Its values are
/// looked at only if there are any.
///
/// # Errors
/// If the file cannot be read again.
pub(super) fn missing(
    inputs: &Inputs,
    checked: &Checked,
    threads: NonZeroUsize,
) -> Result<Vec<MissingColumn>, Error> {
    let findings = checked.findings.iter();
    let of_file = findings.take_while(|finding| finding.place.row.is_none());
    let errors = of_file.filter(|finding| finding.is_error() && finding.rule == RULE);
    let errors: Vec<FieldId> = errors.filter_map(|error| error.field).collect();
    let mut open = open(inputs);
    open.retain(|(fields, _)| fields.iter().any(|field| errors.contains(field)));
    // Where no row was taken apart no column is missing.
    if open.is_empty() || inputs.context().unsplit_headers().is_some() {
        return Ok(Vec::new());
    }
    let stats = map::stats(inputs, threads)?;
    let suggestions = map::suggestions_without_current(inputs, &stats);
    // What the mapping takes from a column that is not there is looked for as if it had said nothing of it.
    let afresh = suggest::suggest_knowing(
        &inputs.task.profile,
        &inputs.source.observed.header_row,
        &stats,
        &Known {
            operation: &inputs.task.operation,
            org: &inputs.task.mapping.org,
            held: &|_, _| None,
            settled: Vec::new(),
        },
    );
    let missing = open.into_iter().map(|(fields, reference)| {
        let suggestions = match reference {
            Some(_) => &afresh,
            None => &suggestions,
        };
        let name = |field: &FieldId| inputs.task.profile.fields[*field].name.clone();
        MissingColumn {
            likely: likely(inputs, &stats, suggestions, &fields, reference.as_deref()),
            may_be_fixed: fields
                .iter()
                .all(|field| inputs.task.profile.can_be_same_for_all(*field)),
            fields: fields.iter().map(name).collect(),
            reference,
        }
    });
    Ok(missing.collect())
}

/// The fields for which a column is required and none is there, and what the mapping calls it.
fn open(inputs: &Inputs) -> Vec<(Vec<FieldId>, Option<String>)> {
    let gaps = &inputs.layout.gaps;
    let mut open: Vec<(Vec<FieldId>, Option<String>)> = Vec::new();
    for gap in gaps {
        if let Gap::NotThere { field, reference } = gap {
            open.push((vec![*field], Some(reference.clone())));
        }
    }
    let has_gap = |field: &FieldId| {
        gaps.iter().any(|gap| match gap {
            Gap::Ambiguous { field: of, .. } | Gap::NotThere { field: of, .. } => of == field,
            Gap::Unused { .. } => false,
        })
    };
    let is_there = |field: &FieldId| {
        let columns = inputs.layout.columns_of(*field);
        !columns.is_empty() || has_gap(field)
    };
    let required = inputs.task.required_columns();
    let lacking = required.into_iter().filter(|any| !any.iter().any(is_there));
    open.extend(lacking.map(|fields| (fields, None)));
    open
}

/// The column that is probably meant, and why: what looks like the field, or else what is called nearly like it.
fn likely(
    inputs: &Inputs,
    stats: &[ColumnStats],
    suggestions: &[Suggestion],
    fields: &[FieldId],
    reference: Option<&str>,
) -> Option<(String, Option<Message>)> {
    let of_fields = suggestions
        .iter()
        .filter(|suggestion| fields.contains(&suggestion.field));
    let mut choices = of_fields.flat_map(|suggestion| suggestion.outcome.choices());
    let is_unused = |column: &u32| {
        let mut used = inputs.layout.columns.iter();
        !used.any(|mapped| mapped.column == Some(ColumnIndex(*column)))
    };
    let choice =
        choices.find(|choice| !choice.columns.is_empty() && choice.columns.iter().all(is_unused));
    if let Some(choice) = choice {
        let names = choice.columns.iter();
        let names: Vec<String> = names.map(|column| named(inputs, *column)).collect();
        let why = match choice.columns[..] {
            [column] => looks(
                &inputs.task.profile.fields[fields[0]],
                &stats[column as usize],
            ),
            _ => None,
        };
        let why = why.or_else(|| {
            let mut reasons = choice.reasons.iter().cloned();
            let first = reasons.next()?;
            Some(reasons.fold(first, |before, after| message!("list-and", before, after)))
        });
        return Some((names.join(", "), why));
    }
    let wanted = reference?;
    let headers = || inputs.layout.headers.iter().map(|header| header.trim());
    let close = did_you_mean(wanted, headers());
    let alike = || headers().find(|header| header::likeness(header, wanted).is_some());
    let close = close.or_else(alike)?;
    let column = headers().position(|header| header == close)?;
    let column = u32::try_from(column).ok()?;
    Some((named(inputs, column), None))
}

fn named(inputs: &Inputs, column: u32) -> String {
    let column = ColumnIndex(column);
    match inputs.layout.header(column) {
        "" => {
            let column = text(column.to_string());
            message!("report-column", column).text(inputs.task.language(), &in_full)
        }
        header => format!("{header} ({column})"),
    }
}

/// How many values of a column are of the kind of a field.
fn looks(field: &Field, stats: &ColumnStats) -> Option<Message> {
    let (count, kind) = match field.kind {
        Type::Email => (stats.addresses, keyword("email")),
        Type::Phone => (stats.phones, keyword("phone")),
        Type::Date => (stats.dates, keyword("date")),
        Type::Boolean => (stats.yes_no, keyword("yes-no")),
        Type::Language => (stats.languages, keyword("language")),
        _ => return None,
    };
    let all = stats.filled;
    (count > 0).then(|| message!("report-missing-looks", count, all, kind))
}

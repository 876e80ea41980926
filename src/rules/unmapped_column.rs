#![doc = include_str!("unmapped_column.md")]

use crate::finding::{Note, Severity};
use crate::header;
use crate::mapping::layout::Gap;
use crate::profile::field::{Field, Mutability};
use crate::profile::field_id::FieldId;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::rules::unused_name_part;
use crate::source::header_row::Origin;
use crate::values::similarity;

pub(super) const RULE: Rule = Rule {
    name: "unmapped-column",
    page: include_str!("unmapped_column.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

/// How much a header must have in common with a known one so that it can be a slip of the pen.
const LIKENESS: f64 = 0.75;

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    // Where no header row was found, `missing-column` says all that there is to say.
    if setup.observed.header_row.origin == Origin::NoneSeen {
        return Vec::new();
    }
    let unused = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    let wanting = wanting(setup);
    let seen = unused.filter_map(|column| {
        let header = setup.layout.header(column);
        // Nobody expects those to arrive; and a part of a name is `unused-name-part`'s affair.
        if header::is_read_only(header) || unused_name_part::owner(setup, header).is_some() {
            return None;
        }
        Some(Sighting::of_a_column(column, note(header, &wanting)))
    });
    seen.collect()
}

/// The fields that have no column, with the headers by which one would be found.
fn wanting<'a>(setup: &Setup<'a>) -> Vec<(String, &'a Field)> {
    let settled = |number: FieldId| {
        !setup.layout.columns_of(number).is_empty()
            || setup
                .layout
                .gaps
                .iter()
                .any(|gap| matches!(gap, Gap::Ambiguous { field, .. } if *field == number))
    };
    let fields = setup.profile.fields.with_ids();
    fields
        .filter(|(number, _)| !settled(*number) && setup.operation.looks_at(*number))
        .flat_map(|(_, field)| {
            field
                .known_headers()
                .map(move |header| (header::key(header), field))
        })
        .collect()
}

fn note(header: &str, wanting: &[(String, &Field)]) -> Note {
    let key = header::key(header);
    let candidates = wanting.iter().map(|(known, _)| known.as_str());
    // What is much longer or shorter is no slip, and need not be measured.
    let candidates = candidates.filter(|known| {
        let (one, other) = (known.len(), key.len());
        one.min(other) * 2 >= one.max(other)
    });
    let close = similarity::did_you_mean(&key, candidates);
    let meant = close.and_then(|close| wanting.iter().find(|(known, _)| known == close));
    let plain = Note::new("fills no field: its cells are not checked");
    let Some((known, field)) = meant else {
        return plain;
    };
    let first = field.headers.first().unwrap_or(&field.name);
    if field.mutability == Mutability::ReadOnly {
        return Note::new(
            "fills no field: a column of ids that the target made must keep its name",
        )
        .suggest(first.as_str());
    }
    if strsim::normalized_damerau_levenshtein(&key, known) < LIKENESS {
        return plain;
    }
    plain.suggest(first.as_str())
}

#![doc = include_str!("unmapped_column.md")]

use crate::finding::{Note, Severity};
use crate::label;
use crate::mapping::layout::Gap;
use crate::profile::attribute::{Attribute, Mutability};
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::rules::unused_name_part;
use crate::source::header::Origin;

pub(super) const RULE: Rule = Rule {
    name: "unmapped-column",
    page: include_str!("unmapped_column.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

/// How much a label must have in common with a known one so that it can be a slip of the pen.
const LIKENESS: f64 = 0.75;

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    // Where no row of labels was found, `missing-column` says all that there is to say.
    if setup.observed.header.origin == Origin::NoneSeen {
        return Vec::new();
    }
    let unused = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    let wanting = wanting(setup);
    let seen = unused.filter_map(|column| {
        let label = setup.layout.label(column);
        // Nobody expects those to arrive; and a part of a name is `unused-name-part`'s affair.
        if label::is_read_only(label) || unused_name_part::owner(setup, label).is_some() {
            return None;
        }
        Some(Sighting::of_a_column(column, note(label, &wanting)))
    });
    seen.collect()
}

/// The attributes that have no column, with the labels by which one would be found.
fn wanting<'a>(setup: &Setup<'a>) -> Vec<(String, &'a Attribute)> {
    let settled =
        |number: usize| {
            !setup.layout.feeds_of(number).is_empty()
                || setup.layout.gaps.iter().any(
                    |gap| matches!(gap, Gap::Ambiguous { attribute, .. } if *attribute == number),
                )
        };
    let attributes = setup.profile.attributes.iter().enumerate();
    attributes
        .filter(|(number, attribute)| !settled(*number) && setup.looks_at(attribute))
        .flat_map(|(_, attribute)| {
            attribute
                .known_labels()
                .map(move |label| (label::key(label), attribute))
        })
        .collect()
}

fn note(label: &str, wanting: &[(String, &Attribute)]) -> Note {
    let key = label::key(label);
    let candidates = wanting.iter().map(|(known, _)| known.as_str());
    // What is much longer or shorter is no slip, and need not be measured.
    let candidates = candidates.filter(|known| {
        let (one, other) = (known.len(), key.len());
        one.min(other) * 2 >= one.max(other)
    });
    let close = label::closest(&key, candidates);
    let meant = close.and_then(|close| wanting.iter().find(|(known, _)| known == close));
    let plain = Note::new("feeds no attribute: its cells are not checked");
    let Some((known, attribute)) = meant else {
        return plain;
    };
    let first = attribute.labels.first().unwrap_or(&attribute.name);
    if attribute.mutability == Mutability::ReadOnly {
        return Note::new(
            "feeds no attribute: a column of ids that the target made must keep its name",
        )
        .suggest(first.as_str());
    }
    if strsim::normalized_damerau_levenshtein(&key, known) < LIKENESS {
        return plain;
    }
    plain.suggest(first.as_str())
}

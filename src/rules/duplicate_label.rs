#![doc = include_str!("duplicate_label.md")]

use crate::finding::{Note, Place, Severity, column_letters};
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-label",
    page: include_str!("duplicate_label.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let layout = setup.layout;
    let columns = 0..layout.headers.len() as u32;
    let second = columns.clone().filter_map(|column| {
        let header = layout.header(column);
        let first = columns
            .clone()
            .find(|other| layout.header(*other) == header)?;
        (first < column && !header.is_empty()).then_some((first, column))
    });
    second
        .map(|(first, column)| {
            let asked_for = layout.gaps.iter().find_map(|gap| match gap {
                Gap::Ambiguous { field, columns } if columns.contains(&column) => Some(*field),
                _ => None,
            });
            let note = match asked_for {
                Some(_) => Note::new(
                    "the same header as column {}: which of them counts cannot be told from it",
                ),
                None => Note::new("the same header as column {}").assumed(true),
            };
            Sighting {
                place: Place {
                    column: Some(column),
                    ..Place::default()
                },
                field: asked_for,
                value: None,
                note: note.with(column_letters(first)),
            }
        })
        .collect()
}

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
    let columns = 0..layout.labels.len() as u32;
    let second = columns.clone().filter_map(|column| {
        let label = layout.label(column);
        let first = columns
            .clone()
            .find(|other| layout.label(*other) == label)?;
        (first < column && !label.is_empty()).then_some((first, column))
    });
    second
        .map(|(first, column)| {
            let asked_for = layout.gaps.iter().find_map(|gap| match gap {
                Gap::Ambiguous { attribute, columns } if columns.contains(&column) => {
                    Some(*attribute)
                }
                _ => None,
            });
            let note = match asked_for {
                Some(_) => Note::new(
                    "the same label as column {}: which of them counts cannot be told from it",
                ),
                None => Note::new("the same label as column {}").assumed(true),
            };
            Sighting {
                place: Place {
                    column: Some(column),
                    ..Place::default()
                },
                attribute: asked_for,
                value: None,
                note: note.with(column_letters(first)),
            }
        })
        .collect()
}

#![doc = include_str!("ambiguous_column.md")]

use crate::finding::{Note, Place, Severity};
use crate::label;
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-column",
    page: include_str!("ambiguous_column.md"),
    severity: Severity::Error,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let ambiguous = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Ambiguous { attribute, columns } => Some((*attribute, columns)),
        _ => None,
    });
    ambiguous
        .filter(|(_, columns)| !share_one_label(setup, columns))
        .map(|(attribute, columns)| {
            let names: Vec<String> = columns
                .iter()
                .map(|column| setup.layout.name(*column))
                .collect();
            let name = setup.profile.attributes[attribute].name.as_str();
            Sighting {
                place: Place {
                    column: columns.first().copied(),
                    ..Place::default()
                },
                attribute: Some(attribute),
                value: None,
                note: Note::new("{} could each be `{}`: say which with `--set {}=LABEL`")
                    .with(names.join(" and "))
                    .with(name)
                    .with(name),
            }
        })
        .collect()
}

/// Equal labels are `duplicate-label`'s affair: no label can settle them.
fn share_one_label(setup: &Setup<'_>, columns: &[u32]) -> bool {
    let mut labels = columns.iter().map(|column| setup.layout.label(*column));
    labels
        .next()
        .is_some_and(|first| labels.all(|label| label == first && !label::key(label).is_empty()))
}

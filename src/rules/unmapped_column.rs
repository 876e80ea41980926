#![doc = include_str!("unmapped_column.md")]

use crate::finding::{Note, Severity};
use crate::mapping::layout::Gap;
use crate::rules::{Check, Rule, Setup, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "unmapped-column",
    page: include_str!("unmapped_column.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    let unused = setup.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Unused { column } => Some(*column),
        _ => None,
    });
    unused
        .map(|column| {
            Sighting::of_a_column(
                column,
                Note::new("feeds no attribute: its cells are not checked"),
            )
        })
        .collect()
}

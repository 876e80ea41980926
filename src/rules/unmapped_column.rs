#![doc = include_str!("unmapped_column.md")]

use crate::finding::{Note, Severity};
use crate::mapping::layout::Gap;
use crate::rule::{Check, Rule, Setup, Sighting};
use crate::source::header::Origin;

pub(super) const RULE: Rule = Rule {
    name: "unmapped-column",
    page: include_str!("unmapped_column.md"),
    severity: Severity::Warning,
    check: Check::File(check),
};

fn check(setup: &Setup<'_>) -> Vec<Sighting> {
    // Where no row of labels was found, `missing-column` says all that there is to say.
    if setup.observed.header.origin == Origin::NoneSeen {
        return Vec::new();
    }
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

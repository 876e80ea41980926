#![doc = include_str!("unlabelled_column.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sighting, Totals};

pub(super) const RULE: Rule = Rule {
    name: "unlabelled-column",
    page: include_str!("unlabelled_column.md"),
    severity: Severity::Warning,
    check: Check::End(check),
};

fn check(totals: &Totals, _: &Setup<'_>) -> Vec<Sighting> {
    let note = |first_row: u64, rows: u64| match rows {
        1 => Note::new("has no header but holds something in row {}").with(first_row),
        _ => Note::new("has no header but holds something in {} rows, row {} first")
            .with(rows)
            .with(first_row),
    };
    totals
        .unlabelled
        .iter()
        .map(|(column, first, rows)| Sighting::of_a_column(*column, note(*first, *rows)))
        .collect()
}

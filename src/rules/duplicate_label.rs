#![doc = include_str!("duplicate_label.md")]

use std::collections::HashMap;

use crate::finding::{ColumnIndex, FieldId, Severity};
use crate::mapping::layout::{Gap, Layout};
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-label",
    page: include_str!("duplicate_label.md"),
    severity: Severity::Error,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let layout = context.layout;
    let mut first_columns: HashMap<&str, ColumnIndex> = HashMap::new();
    let mut observations = Vec::new();
    for column in layout.indices() {
        let header = layout.header(column);
        let first = *first_columns.entry(header).or_insert(column);
        if first != column && !header.is_empty() {
            observations.push(observation(layout, first, column));
        }
    }
    Applicability::Check(observations)
}

fn observation(layout: &Layout, first: ColumnIndex, column: ColumnIndex) -> Observation {
    let first = text(first.to_string());
    match ambiguous_field(layout, column) {
        Some(field) => message!("duplicate-label-ambiguous", first)
            .at_column(column)
            .of_field(field),
        None => message!("duplicate-label-harmless", first)
            .assumed(true)
            .at_column(column),
    }
}

/// The field that the column could fill, where others could as well.
fn ambiguous_field(layout: &Layout, column: ColumnIndex) -> Option<FieldId> {
    layout.gaps.iter().find_map(|gap| match gap {
        Gap::Ambiguous { field, columns } if columns.contains(&column) => Some(*field),
        _ => None,
    })
}

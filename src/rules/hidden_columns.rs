#![doc = include_str!("hidden_columns.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "hidden-columns",
    page: include_str!("hidden_columns.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    summary.of_sheet(|sheet| {
        let hidden = |column: &ColumnIndex| sheet.metadata.hidden_columns.contains(column.0);
        let columns = context.layout.indices().filter(hidden);
        let observations = columns.filter_map(|column| observation(context, column));
        observations.collect()
    })
}

fn observation(context: &Context<'_>, column: ColumnIndex) -> Option<Observation> {
    if let Some(mapped) = context.mapped_by(column) {
        let observation = message!("hidden-columns-mapped").at_column(column);
        return Some(observation.of_field(mapped.field));
    }
    let is_ours = context.observed.header_row.errors_column == Some(column);
    // A column without header and use has nothing to hide.
    let is_of_interest = !is_ours && !context.layout.header(column).is_empty();
    is_of_interest.then(|| message!("hidden-columns-unused").at_column(column))
}

#![doc = include_str!("ambiguous_column.md")]

use crate::finding::{ColumnIndex, FieldId, Severity};
use crate::mapping::layout::{Gap, Layout};
use crate::messages::{Message, all_of, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-column",
    page: include_str!("ambiguous_column.md"),
    severity: Severity::Error,
    yields_to: &["duplicate-label"],
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let observations = context.layout.gaps.iter().filter_map(|gap| match gap {
        Gap::Ambiguous { field, columns } => Some(observation(context, *field, columns)),
        _ => None,
    });
    Applicability::Check(observations.collect())
}

fn observation(context: &Context<'_>, field: FieldId, columns: &[ColumnIndex]) -> Observation {
    let layout = context.layout;
    let name = || text(context.profile.fields[field].name.as_str());
    let (message, column) = if let Some(second) = second_with_header(layout, columns) {
        let columns = all_of(columns.iter().map(|column| text(column.to_string())));
        let message = message!("ambiguous-column-same-header", columns, field = name());
        (message, Some(second))
    } else {
        let columns_named = columns.iter().map(|column| named(layout, *column).into());
        let message = message!(
            "ambiguous-column-headers",
            columns = all_of(columns_named),
            field = name()
        );
        (message, columns.first().copied())
    };
    let observation = Observation::from(message).of_field(field);
    match column {
        Some(column) => observation.at_column(column),
        None => observation,
    }
}

/// The second of some columns, where all of them have the same header: it is the first that `duplicate-label` reports.
fn second_with_header(layout: &Layout, columns: &[ColumnIndex]) -> Option<ColumnIndex> {
    let [first, second, ..] = columns else {
        return None;
    };
    let header = layout.header(*first);
    let is_same = |column: &ColumnIndex| layout.header(*column) == header;
    columns.iter().all(is_same).then_some(*second)
}

fn named(layout: &Layout, column: ColumnIndex) -> Message {
    let header = text(layout.header(column));
    message!(
        "ambiguous-column-named",
        header,
        column = text(column.to_string())
    )
}

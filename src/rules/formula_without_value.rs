#![doc = include_str!("formula_without_value.md")]

use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};
use crate::source::sheet_metadata::Unavailable;

pub(super) const RULE: Rule = Rule {
    name: "formula-without-value",
    page: include_str!("formula_without_value.md"),
    severity: Severity::Error,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let Some(sheet) = summary.sheet else {
        return Applicability::NotApplicable;
    };
    // The reader of the cells finds these, whatever else is wrong with the workbook.
    if sheet.metadata.unavailable == Some(Unavailable::Format)
        && let Some(reason) = sheet.not_checked()
    {
        return Applicability::NotChecked(reason);
    }
    let mut observations = Vec::new();
    for (column, rows) in &sheet.metadata.without_value {
        let column = ColumnIndex(*column);
        let Some(mapped) = context.mapped_by(column) else {
            continue;
        };
        let rows = rows.common(sheet.users);
        for row in rows.iter().flat_map(|(first, last)| first..=last) {
            let message = message!("formula-without-value");
            observations.push(message.at_cell(RowNumber(row.into()), column, mapped.field));
        }
    }
    Applicability::Check(observations)
}

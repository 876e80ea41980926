#![doc = include_str!("calculated_value.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};

pub(super) const RULE: Rule = Rule {
    name: "calculated-value",
    page: include_str!("calculated_value.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    summary.of_sheet(|sheet| {
        let columns = sheet.metadata.formulas.iter();
        let observations = columns.filter_map(|(column, rows)| {
            let column = ColumnIndex(*column);
            let mapped = context.mapped_by(column)?;
            let formulas = rows.common(sheet.users).count();
            let message = (formulas > 0).then(|| message!("calculated-value", formulas))?;
            Some(message.at_column(column).of_field(mapped.field))
        });
        observations.collect()
    })
}

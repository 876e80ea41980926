#![doc = include_str!("unlabelled_column.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, UnnamedColumn};

pub(super) const RULE: Rule = Rule {
    name: "unlabelled-column",
    page: include_str!("unlabelled_column.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(_: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let observation = |unnamed: &UnnamedColumn| {
        let (rows, first_row) = (unnamed.rows, unnamed.first_row);
        message!("unlabelled-column", rows, first_row).at_column(unnamed.column)
    };
    let columns = summary.unnamed_columns.iter();
    Applicability::Check(columns.map(observation).collect())
}

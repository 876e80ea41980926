#![doc = include_str!("unread_sheet.md")]

use crate::finding::Severity;
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule};
use crate::source::sheets::UnreadSheet;

pub(super) const RULE: Rule = Rule {
    name: "unread-sheet",
    page: include_str!("unread_sheet.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let unread = context.observed.unread_sheets();
    if unread.is_empty() {
        return Applicability::NotApplicable;
    }
    let of_sheet = |sheet: &UnreadSheet| {
        let (name, users) = (text(sheet.name.as_str()), sheet.users);
        message!("unread-sheet", sheet = name, users).into()
    };
    Applicability::Check(unread.iter().map(of_sheet).collect())
}

#![doc = include_str!("unclosed_quote.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-quote",
    page: include_str!("unclosed_quote.md"),
    severity: Severity::Error,
    check: Check::Row(check),
};

fn check(row: &Row<'_>, _: &Setup<'_>) -> Option<Note> {
    row.is_unclosed().then(|| {
        Note::new("a quote opens here and never closes: everything behind it reads as one cell")
    })
}

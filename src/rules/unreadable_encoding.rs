#![doc = include_str!("unreadable_encoding.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-encoding",
    page: include_str!("unreadable_encoding.md"),
    severity: Severity::Error,
    check: Check::Row(check),
};

fn check(row: &Row<'_>, setup: &Setup<'_>) -> Option<Note> {
    row.is_damaged().then(|| {
        Note::new("holds bytes that are no letters in {}").with(setup.observed.encoding.name())
    })
}

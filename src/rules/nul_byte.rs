#![doc = include_str!("nul_byte.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "nul-byte",
    page: include_str!("nul_byte.md"),
    severity: Severity::Error,
    check: Check::Row(check),
};

fn check(row: &Row<'_>, _: &Setup<'_>) -> Option<Note> {
    row.has_nul()
        .then(|| Note::new("holds a NUL character, at which many systems cut the text off"))
}

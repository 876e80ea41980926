#![doc = include_str!("stray_whitespace.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::garbled_text;
use crate::source::traits::Traits;

pub(super) const RULE: Rule = Rule {
    name: "stray-whitespace",
    page: include_str!("stray_whitespace.md"),
    severity: Severity::Warning,
    check: Check::Value(check),
};

fn check<'a>(_: &'a MappedColumn, _: &Setup<'a>) -> Look<'a> {
    let look = Look::Cell(Box::new(|cell: &str| {
        let trimmed = cell.trim();
        if trimmed.len() == cell.len() {
            return None;
        }
        // An `à` whose bytes were read as two letters has such a space for its second.
        if garbled_text::meant(cell).is_some() {
            return None;
        }
        let before = cell.trim_start().len() < cell.len();
        let after = cell.trim_end().len() < cell.len();
        let sentence = match (before, after) {
            _ if trimmed.is_empty() => return Some(Note::new("holds nothing but spaces")),
            (true, true) => "starts and ends with a space",
            (true, false) => "starts with a space",
            _ => "ends with a space",
        };
        Some(Note::new(sentence).with_fix(trimmed))
    }));
    Look::Only(Traits::EDGE, Box::new(look))
}

#![doc = include_str!("value_too_long.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "value-too-long",
    page: include_str!("value_too_long.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let Some(most) = field.max_length else {
        return Look::Away;
    };
    let assumed = field.assumes("max_length");
    Look::Item(Box::new(move |value| {
        // Bytes are at least as many as characters, and cost nothing to count.
        if value.len() <= most {
            return None;
        }
        let length = value.chars().count();
        let note = || {
            Note::new("has {} characters, and at most {} fit")
                .with(length)
                .with(most)
                .assumed(assumed)
        };
        (length > most).then(note)
    }))
}

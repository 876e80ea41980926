#![doc = include_str!("value_not_allowed.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::profile::spellings::Spellings;
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "value-not-allowed",
    page: include_str!("value_not_allowed.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if let Some(mark) = mapped.mark() {
        // Any other text would be read as no membership, and nobody would see that one was meant.
        return Look::Cell(Box::new(move |cell| {
            let unclear = !cell.trim().is_empty() && !cell.trim().eq_ignore_ascii_case(mark);
            unclear.then(|| Note::new("neither empty nor the mark `{}`").with(mark))
        }));
    }
    // Of a field that refers to other users, they are the values that refer to nobody.
    let free = field.kind == Type::Boolean || field.refers_to.is_some();
    if field.canonical_values.is_empty() || free {
        return Look::Away;
    }
    let spellings = Spellings::of(field);
    let assumed = field.assumes("canonical_values");
    Look::Item(Box::new(move |value| {
        if let Some(allowed) = spellings.find(value) {
            let note = "no documentation of the target names this value: it may not be known there";
            return allowed.assumed.then(|| Note::new(note).assumed(true));
        }
        let note = Note::new("not one of the values that are allowed: {}")
            .with(spellings.listed())
            .settled_by("correct `{}` in the file, or let the mapping translate it with `values` of the column")
            .assumed(assumed);
        Some(match spellings.closest(value) {
            Some(close) => note.suggest(close),
            None => note,
        })
    }))
}

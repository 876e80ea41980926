#![doc = include_str!("value_not_allowed.md")]

use crate::finding::{Note, Severity};
use crate::profile::attribute::{Attribute, Type};
use crate::profile::spellings::Spellings;
use crate::rules::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "value-not-allowed",
    page: include_str!("value_not_allowed.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(attribute: &'a Attribute, _: &Setup<'a>) -> Look<'a> {
    if attribute.canonical_values.is_empty() || attribute.kind == Type::Boolean {
        return Look::Away;
    }
    let spellings = Spellings::of(attribute);
    let assumed = attribute.assumes("canonical_values");
    Look::Item(Box::new(move |value| {
        if let Some(allowed) = spellings.find(value) {
            let note = "no documentation of the target names this value: it may not be known there";
            return allowed.assumed.then(|| Note::new(note).assumed(true));
        }
        let note = Note::new("not one of the values that are allowed: {}")
            .with(spellings.listed())
            .assumed(assumed);
        Some(match spellings.closest(value) {
            Some(close) => note.suggest(close),
            None => note,
        })
    }))
}

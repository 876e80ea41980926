#![doc = include_str!("pattern_mismatch.md")]

use regex::Regex;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::mangled_number;

pub(super) const RULE: Rule = Rule {
    name: "pattern-mismatch",
    page: include_str!("pattern_mismatch.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let Some(pattern) = &field.pattern else {
        return Look::Away;
    };
    let Ok(whole) = Regex::new(&format!("^(?:{pattern})$")) else {
        return Look::Away;
    };
    let assumed = field.assumes("pattern");
    let is_id = field.kind == Type::Id;
    let mangled = is_id && setup.effective_severity(&mangled_number::RULE).is_some();
    Look::Item(Box::new(move |value| {
        if whole.is_match(value) || mangled && mangled_number::is_mangled_id(value) {
            return None;
        }
        let note = match &field.pattern_means {
            Some(meaning) => Note::new("must be {}").with(meaning.as_str()),
            None => Note::new("does not have the form `{}`").with(pattern.as_str()),
        };
        let filled = is_id.then(|| mangled_number::filled_to_fit(value, &whole));
        let note = note.assumed(assumed);
        // Spreadsheets drop zeros in front of digits, and nobody can be sure how many there were.
        Some(match filled.flatten() {
            Some(filled) => note.suggest(filled),
            None => note,
        })
    }))
}

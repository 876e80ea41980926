#![doc = include_str!("invalid_boolean.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::profile::spellings::Spellings;
use crate::rule::{Check, Look, Rule, Setup};
use crate::values::boolean;

pub(super) const RULE: Rule = Rule {
    name: "invalid-boolean",
    page: include_str!("invalid_boolean.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if field.kind != Type::Boolean {
        return Look::Away;
    }
    let spellings = Spellings::of(field);
    let assumed = field.assumes("canonical_values") || field.assumes("type");
    Look::Item(Box::new(move |value| {
        if let Some(allowed) = spellings.find(value) {
            return allowed.assumed.then(|| {
                Note::new(
                    "no documentation of the target names this value: it may not be known there",
                )
                .assumed(true)
            });
        }
        let meant = boolean::meaning(value);
        let note = match (field.otherwise, meant) {
            (None, Some(_)) if field.canonical_values.is_empty() => return None,
            (None, None) if field.canonical_values.is_empty() => Note::new("neither yes nor no"),
            // The target takes the row and does the opposite of what it says.
            (Some(other), Some(meant)) if other != meant => {
                Note::new("would be read as {}, like every text that the target does not know")
                    .with(if other { "yes" } else { "no" })
            }
            (Some(_), _) => return None,
            (None, _) => Note::new("neither yes nor no as the target writes them: {}")
                .with(spellings.listed()),
        };
        let note = note.assumed(assumed).settled_by(
            "correct `{}` in the file, or let the mapping translate it with `values` of the column",
        );
        Some(match meant.and_then(|meant| spellings.meaning(meant)) {
            Some(value) => note.with_fix(value),
            None => note,
        })
    }))
}

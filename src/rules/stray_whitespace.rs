#![doc = include_str!("stray_whitespace.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::garbled;

pub(super) const RULE: Rule = Rule {
    name: "stray-whitespace",
    page: include_str!("stray_whitespace.md"),
    severity: Severity::Warning,
    yields_to: &["csv-syntax", "escaped-text"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(_: &Context<'a>, _: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    Applicability::Check(ValueCheck::of_cell(observe).only_if(CellFlags::EDGE))
}

fn observe(cell: &str) -> Option<Observation> {
    let trimmed = cell.trim();
    if trimmed.len() == cell.len() {
        return None;
    }
    if trimmed.is_empty() {
        return message!("stray-whitespace-only").into();
    }
    // An `à` whose bytes were read as two letters has such a space for its second: to drop it would lose the letter.
    if garbled::is_garbled(cell) {
        return None;
    }
    let before = cell.trim_start().len() < cell.len();
    let after = cell.trim_end().len() < cell.len();
    let message = match (before, after) {
        (true, true) => message!("stray-whitespace-around"),
        (true, false) => message!("stray-whitespace-before"),
        _ => message!("stray-whitespace-after"),
    };
    Some(message.fix(trimmed))
}

#[cfg(test)]
mod tests {
    use super::observe;

    #[test]
    fn spaces_around_a_text_are_removed() {
        for (cell, fix) in [
            (" Anna", Some("Anna")),
            ("Anna\u{a0}", Some("Anna")),
            ("\tAnna ", Some("Anna")),
            ("  ", None),
        ] {
            let observation = observe(cell).expect("a space is found");
            assert_eq!(observation.suggestion.as_deref(), fix, "{cell:?}");
        }
        for cell in ["Anna", "Anna Berg", "Nicol\u{c3}\u{a0}"] {
            assert_eq!(observe(cell), None, "{cell:?}");
        }
    }
}

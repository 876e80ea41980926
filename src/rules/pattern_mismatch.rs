#![doc = include_str!("pattern_mismatch.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message, text, translated};
use crate::profile::field::Type;
use crate::profile::localized_text::LocalizedText;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::id;
use crate::values::pattern::Pattern;

pub(super) const RULE: Rule = Rule {
    name: "pattern-mismatch",
    page: include_str!("pattern_mismatch.md"),
    severity: Severity::Error,
    yields_to: &["mangled-number"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let check = field.pattern.as_ref().and_then(|source| {
        let pattern = Pattern::new(source).ok()?;
        let message = worded(source, field.pattern_means.as_ref());
        let assumed = field.assumes("pattern");
        let is_id = field.kind == Type::Id;
        Some(ValueCheck::of_each_value(move |value| {
            if pattern.matches(value) {
                return None;
            }
            // Spreadsheets drop zeros in front of digits, and nobody can be sure how many there were.
            let filled = is_id.then(|| id::with_zeros(value, |filled| pattern.matches(filled)));
            let observation = message.clone().assumed(assumed);
            Some(match filled.flatten() {
                Some(filled) => observation.suggest(filled),
                None => observation,
            })
        }))
    });
    check.into()
}

fn worded(pattern: &str, meaning: Option<&LocalizedText>) -> Message {
    if let Some(meaning) = meaning {
        let meaning = translated(meaning.0.clone());
        return message!("pattern-mismatch-meaning", meaning);
    }
    message!("pattern-mismatch-form", pattern = text(pattern))
}

#![doc = include_str!("value_not_allowed.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{any_of, message, text};
use crate::profile::field::Type;
use crate::profile::spellings::Spellings;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};

pub(super) const RULE: Rule = Rule {
    name: "value-not-allowed",
    page: include_str!("value_not_allowed.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// How many allowed values a sentence names.
const NAMED: usize = 12;

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if let Some(mark) = column.mark() {
        // Any other text would be read as no membership, and nobody would see that one was meant.
        return Applicability::Check(ValueCheck::of_cell(move |cell| {
            let cell = cell.trim();
            let is_clear = cell.is_empty() || cell.eq_ignore_ascii_case(mark);
            (!is_clear).then(|| message!("value-not-allowed-mark", mark = text(mark)).into())
        }));
    }
    // Of a field that refers to other users, they are the values that refer to nobody.
    let is_free = field.kind == Type::Boolean || field.refers_to.is_some();
    if field.canonical_values.is_empty() || is_free {
        return Applicability::NotApplicable;
    }
    let spellings = Spellings::of(field);
    let header = column
        .column
        .map_or("", |column| context.layout.header(column));
    let assumed = field.assumes("canonical_values");
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        if let Some(allowed) = spellings.find(value) {
            let observation = || message!("value-not-allowed-assumed").assumed(true);
            return allowed.assumed.then(observation);
        }
        let allowed = any_of(spellings.documented_below(header).map(text)).quoted();
        let message = message!("value-not-allowed", allowed = allowed.at_most(NAMED));
        let observation = message.assumed(assumed);
        Some(match spellings.closest_below(header, value) {
            Some(close) => observation.suggest(close),
            None => observation,
        })
    }))
}

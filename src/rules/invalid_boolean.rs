#![doc = include_str!("invalid_boolean.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{any_of, keyword, message, text};
use crate::profile::field::Type;
use crate::profile::spellings::{Assumed, Spellings};
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::boolean;

pub(super) const RULE: Rule = Rule {
    name: "invalid-boolean",
    page: include_str!("invalid_boolean.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// How many allowed values a sentence names.
const NAMED: usize = 12;

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Boolean {
        return Applicability::NotApplicable;
    }
    let spellings = Spellings::of(field);
    let header = column
        .column
        .map_or("", |column| context.layout.header(column));
    let assumed = field.assumes("canonical_values") || field.assumes("type");
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        if let Some(allowed) = spellings.find(value) {
            let observation = || message!("invalid-boolean-assumed").assumed(true);
            return allowed.assumed.then(observation);
        }
        let meant = boolean::meaning(value);
        let message = match (field.otherwise, meant) {
            (None, Some(_)) if field.canonical_values.is_empty() => return None,
            (None, None) if field.canonical_values.is_empty() => {
                message!("invalid-boolean-neither")
            }
            // The target takes the row and does the opposite of what it says.
            (Some(other), Some(meant)) if other != meant => message!(
                "invalid-boolean-opposite",
                meaning = keyword(if other { "yes" } else { "no" })
            ),
            (Some(_), _) => return None,
            (None, _) => {
                let allowed = any_of(spellings.documented_below(header).map(text)).quoted();
                message!("invalid-boolean-spelling", allowed = allowed.at_most(NAMED))
            }
        };
        let observation = message.assumed(assumed);
        Some(
            match meant.and_then(|meant| spellings.meaning_below(header, meant)) {
                // No page says that the target takes it.
                Some((word, Assumed(true))) => observation.suggest(word),
                Some((word, Assumed(false))) => observation.fix(word),
                None => observation,
            },
        )
    }))
}

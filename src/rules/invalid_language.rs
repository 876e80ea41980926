#![doc = include_str!("invalid_language.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::Correction;
use crate::values::language::{self, Fault};

pub(super) const RULE: Rule = Rule {
    name: "invalid-language",
    page: include_str!("invalid_language.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Language || !field.canonical_values.is_empty() {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type");
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        let faulty = language::fault(value, field.case_exact)?;
        let message = match faulty.fault {
            Fault::Case => message!("invalid-language-case"),
            Fault::Underscore => message!("invalid-language-underscore"),
            Fault::ThreeLetters => message!("invalid-language-three-letters"),
            Fault::Name => message!("invalid-language-name"),
            Fault::Country => message!("invalid-language-country"),
            Fault::Region => message!("invalid-language-region"),
            Fault::NotACode => message!("invalid-language-not-a-code"),
        };
        let observation = message.assumed(assumed);
        Some(match faulty.correction {
            Some(Correction::Sure(code)) => observation.fix(code),
            Some(Correction::Likely(code)) => observation.suggest(code),
            None => observation,
        })
    }))
}

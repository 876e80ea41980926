#![doc = include_str!("placeholder_value.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::{Field, Type};
use crate::profile::spellings::Spellings;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::placeholder::{self, Expected};

pub(super) const RULE: Rule = Rule {
    name: "placeholder-value",
    page: include_str!("placeholder_value.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if column.mark().is_some() || column.fixed().is_some() {
        return Applicability::NotApplicable;
    }
    let field = context.field(column);
    let expected = expected(field);
    let spellings = Spellings::of(field);
    let known = field.known.and_then(|list| context.org.known(list));
    let known = known.unwrap_or_default();
    let is_needed = context
        .profile
        .always_needs_value(column.field, context.operation);
    let check = ValueCheck::of_each_value(move |value| {
        if !placeholder::is_one(value, expected) {
            return None;
        }
        let is_meant = spellings.find(value).is_some()
            || field.default.as_deref() == Some(value)
            || known.iter().any(|known| known == value);
        if is_meant {
            return None;
        }
        if is_needed {
            message!("placeholder-value-needed").into()
        } else {
            message!("placeholder-value-optional").into()
        }
    });
    // One of many values in a cell may be short where the cell is not.
    Applicability::Check(if column.separator.is_some() {
        check
    } else {
        check.only_if(CellFlags::SHORT)
    })
}

/// What kind of value a field has.
fn expected(field: &Field) -> Expected {
    match field.kind {
        Type::Boolean => Expected::Boolean,
        Type::Phone | Type::Date | Type::DateTime => Expected::Number,
        Type::Text if field.name.ends_with("name") => Expected::Name,
        Type::Text | Type::Path => Expected::Text,
        Type::Email | Type::Language | Type::Reference | Type::Id => Expected::Formal,
    }
}

#![doc = include_str!("placeholder_value.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{Message, message};
use crate::profile::field::{Field, Type};
use crate::profile::spellings::Spellings;
use crate::rule::{Applicability, Check, ColumnCheck, Context, Evidence, Kind, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::date::stand_in;
use crate::values::placeholder::{self, Expected};
use crate::values::type_name;

pub(super) const RULE: Rule = Rule {
    name: "placeholder-value",
    page: include_str!("placeholder_value.md"),
    severity: Severity::Warning,
    checks: &[
        Check::Value(words),
        Check::Value(days),
        Check::Column(zeros),
        Check::Value(type_names),
    ],
    ..Rule::DEFAULT
};

/// What words, marks and numbers say.
fn words<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if column.mark().is_some() || column.fixed().is_some() {
        return Applicability::NotApplicable;
    }
    let field = context.field(column);
    let expected = expected(field);
    let spellings = Spellings::of(field);
    let known = field.known.and_then(|list| context.org.known(list));
    let known = known.unwrap_or_default();
    let is_needed = is_needed(context, column);
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
        stands_for_none(is_needed).into()
    });
    // One of many values in a cell may be short where the cell is not. Longer words have a space.
    Applicability::Check(if column.separator.is_some() {
        check
    } else {
        check.only_if(CellFlags::SHORT | CellFlags::SPACE)
    })
}

/// Days that programs write for no day.
fn days<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    if !holds_days(context.field(column)) || column.fixed().is_some() {
        return Applicability::NotApplicable;
    }
    let is_needed = is_needed(context, column);
    let check = ValueCheck::of_each_value(move |value| {
        let day = stand_in::unusual_day(value, stand_in::AHEAD)?;
        stand_in::is_stand_in(day).then(|| stands_for_none(is_needed).into())
    });
    Applicability::Check(check.only_if(CellFlags::DIGIT))
}

/// Whether a day is the zero of Unix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    UnixZero,
    Other,
}

impl Kind for Day {
    fn index(self) -> usize {
        self as usize
    }

    fn from_index(index: usize) -> Self {
        match index {
            0 => Self::UnixZero,
            _ => Self::Other,
        }
    }
}

/// The zero of Unix, where it repeats: once, it may be a day of birth.
fn zeros<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ColumnCheck<'a>> {
    if !holds_days(context.field(column)) || column.fixed().is_some() {
        return Applicability::NotApplicable;
    }
    let is_needed = is_needed(context, column);
    let check = ColumnCheck::new("unix-zeros", |value: &str| {
        let day = stand_in::unusual_day(value, stand_in::AHEAD);
        Some(match day {
            Some(stand_in::UNIX_ZERO) => Day::UnixZero,
            _ => Day::Other,
        })
    });
    Applicability::Check(check.each(
        |day| day == Day::UnixZero,
        move |_, _, evidence: Evidence<'_, Day>| {
            let zeros = evidence[Day::UnixZero];
            let repeats = zeros > 1 && zeros * 50 >= evidence.total();
            repeats.then(|| stands_for_none(is_needed).into())
        },
    ))
}

/// Names of types, which a program writes that cannot write the values.
fn type_names<'a>(
    context: &Context<'a>,
    column: &'a MappedColumn,
) -> Applicability<ValueCheck<'a>> {
    if matches!(context.field(column).kind, Type::Email | Type::Phone) {
        return Applicability::NotApplicable;
    }
    let check = ValueCheck::of_cell(|cell| {
        let is_type = type_name::is_one(cell.trim());
        is_type.then(|| message!("placeholder-value-type-name").into())
    });
    Applicability::Check(check.only_if(CellFlags::BRACKET | CellFlags::PERIOD))
}

fn holds_days(field: &Field) -> bool {
    matches!(field.kind, Type::Date | Type::DateTime)
}

fn is_needed(context: &Context<'_>, column: &MappedColumn) -> bool {
    let profile = context.profile;
    profile.always_needs_value(column.field, context.operation)
}

fn stands_for_none(is_needed: bool) -> Message {
    if is_needed {
        message!("placeholder-value-needed")
    } else {
        message!("placeholder-value-optional")
    }
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

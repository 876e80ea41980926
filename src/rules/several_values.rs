#![doc = include_str!("several_values.md")]

use hashbrown::HashSet;

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::message;
use crate::profile::field::{Known, Type};
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::{email, phone};

pub(super) const RULE: Rule = Rule {
    name: "several-values",
    page: include_str!("several_values.md"),
    severity: Severity::Error,
    yields_to: &["escaped-text", "list-notation"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What can stand between two addresses or numbers.
const BETWEEN: CellFlags = CellFlags::SEMICOLON
    .union(CellFlags::COMMA)
    .union(CellFlags::PIPE)
    .union(CellFlags::SLASH)
    .union(CellFlags::AMPERSAND)
    .union(CellFlags::SPACE)
    .union(CellFlags::CONTROL)
    .union(CellFlags::NOT_ASCII);

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.multi_valued {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("type") || field.assumes("multi_valued");
    Applicability::Check(match field.kind {
        Type::Email => addresses(assumed),
        Type::Phone => numbers(assumed),
        _ => match field.known.filter(|list| *list != Known::Domains) {
            Some(list) => match context.org.known(list) {
                Some(known) => among_known(known),
                None => by_marks(),
            },
            None if field.group => by_marks(),
            None => return Applicability::NotApplicable,
        },
    })
}

fn addresses<'a>(assumed: bool) -> ValueCheck<'a> {
    let check = ValueCheck::of_each_value(move |value| {
        let several = email::several(value)?;
        let observation = if several.different > 1 {
            message!("several-values-addresses").into()
        } else {
            message!("several-values-same-address").fix(several.last)
        };
        Some(Observation::assumed(observation, assumed))
    });
    check.only_if(BETWEEN)
}

fn numbers<'a>(assumed: bool) -> ValueCheck<'a> {
    let check = ValueCheck::of_each_value(move |value| {
        phone::has_several(value).then(|| message!("several-values-numbers").assumed(assumed))
    });
    // A word, too: `0171 3920012oder030 23125456`.
    check.only_if(BETWEEN | CellFlags::LETTER)
}

/// A list whose parts all are values that exist, where the whole is not one of them.
fn among_known(known: &[String]) -> ValueCheck<'_> {
    let known: HashSet<&str> = known.iter().map(|value| value.trim()).collect();
    let check = ValueCheck::of_each_value(move |value| {
        is_list_of(value, |part| known.contains(part)).then(list)
    });
    check.only_if(CellFlags::SEMICOLON | CellFlags::PIPE | CellFlags::COMMA)
}

/// Whether a text is no value that exists, and all of its parts are.
fn is_list_of(value: &str, exists: impl Fn(&str) -> bool) -> bool {
    let mark = value.find([';', '|', ',']).filter(|_| !exists(value));
    let mark = mark.and_then(|mark| value[mark..].chars().next());
    mark.is_some_and(|mark| value.split(mark).all(|part| exists(part.trim())))
}

/// A list by the marks that stand in no name.
fn by_marks<'a>() -> ValueCheck<'a> {
    let check = ValueCheck::of_each_value(|value| {
        let mark = value.find([';', '|'])?;
        let mark = value[mark..].chars().next()?;
        let filled = value.split(mark).filter(|part| !part.trim().is_empty());
        (filled.count() > 1).then(list)
    });
    check.only_if(CellFlags::SEMICOLON | CellFlags::PIPE)
}

/// That a list is one and no name with a mark in it is likely and not certain.
fn list() -> Observation {
    message!("several-values-list").assumed(true)
}

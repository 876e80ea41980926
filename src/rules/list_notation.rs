#![doc = include_str!("list_notation.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, text};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::list_notation::{self, Notation};

pub(super) const RULE: Rule = Rule {
    name: "list-notation",
    page: include_str!("list_notation.md"),
    severity: Severity::Warning,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What such a notation starts with, or has.
const MARKS: CellFlags = CellFlags::BRACKET
    .union(CellFlags::EQUALS)
    .union(CellFlags::HASH)
    .union(CellFlags::CONTROL)
    .union(CellFlags::MARK_FIRST);

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if !matches!(field.kind, Type::Text | Type::Path) || !column.is_verbatim() {
        return Applicability::NotApplicable;
    }
    let separator = column.separator.as_deref();
    let holds_paths = field.group || field.multi_valued;
    let check = ValueCheck::of_cell(move |cell| {
        let notation = list_notation::read(cell, separator.is_some())?;
        Some(match notation {
            Notation::List(items) => {
                suggested(message!("list-notation-list").into(), &items, separator)
            }
            Notation::DirectoryPath(names) if holds_paths => {
                let is_cut = separator.filter(|separator| cell.contains(separator));
                let message = if let Some(separator) = is_cut {
                    let parts = cell.split(separator).count();
                    let separator = text(separator);
                    message!("list-notation-path-cut", separator, parts)
                } else {
                    message!("list-notation-path")
                };
                suggested(message.into(), &names, separator)
            }
            Notation::DirectoryPath(_) => return None,
            Notation::Object => message!("list-notation-object").into(),
        })
    });
    Applicability::Check(check.only_if(MARKS))
}

/// The observation with the items as the field takes them, if it does.
fn suggested(observation: Observation, items: &[String], separator: Option<&str>) -> Observation {
    match (separator, items) {
        (Some(separator), items) if !items.iter().any(|item| item.contains(separator)) => {
            observation.suggest(items.join(separator))
        }
        (None, [item]) => observation.suggest(item.as_str()),
        _ => observation,
    }
}

#![doc = include_str!("invalid_path.md")]

use crate::finding::Severity;
use crate::mapping::divisions::{Divisions, Meant, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{message, text};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;
use crate::values::path::{self, Fault};

pub(super) const RULE: Rule = Rule {
    name: "invalid-path",
    page: include_str!("invalid_path.md"),
    severity: Severity::Error,
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// What stands between levels, or could.
const SEPARATORS: CellFlags = CellFlags::SLASH
    .union(CellFlags::BACKSLASH)
    .union(CellFlags::BRACKET)
    .union(CellFlags::NOT_ASCII);

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if field.kind != Type::Path {
        return Applicability::NotApplicable;
    }
    let divisions = Divisions::of(field, context.org);
    let are_divisions = holds_divisions(field);
    let assumed = field.assumes("type");
    let check = ValueCheck::of_each_value(move |value| {
        let fault = path::fault(value)?;
        let is_listed = divisions.contains(value);
        if is_listed == Some(true) {
            return None;
        }
        let message = match fault {
            Fault::OtherSeparator(other) => {
                message!(
                    "invalid-path-separator",
                    separator = text(other.to_string())
                )
            }
            Fault::Spaces => message!("invalid-path-spaces"),
            Fault::EmptyLevel => message!("invalid-path-empty-level"),
            Fault::OuterSlash => message!("invalid-path-outer-slash"),
        };
        // No documentation says so of a slash too many, but what is not on a list is not a path.
        let is_slash = matches!(fault, Fault::EmptyLevel | Fault::OuterSlash);
        let observation = message.assumed(assumed || is_slash && is_listed.is_none());
        let clean = path::cleaned(value);
        if clean.is_empty() {
            return Some(observation);
        }
        let is_mixed = matches!(fault, Fault::OtherSeparator(_)) && value.contains('/');
        let meant = if are_divisions {
            divisions.meant(&clean)
        } else {
            Some(Meant::Surely(clean))
        };
        Some(match meant {
            Some(Meant::Surely(path)) if !is_mixed || is_listed.is_some() => observation.fix(path),
            Some(Meant::Surely(path) | Meant::Perhaps(path)) => observation.suggest(path),
            None => observation,
        })
    });
    Applicability::Check(check.only_if(SEPARATORS))
}

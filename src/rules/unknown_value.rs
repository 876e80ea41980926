#![doc = include_str!("unknown_value.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::value_list::ValueList;
use crate::messages::{keyword, message, text};
use crate::profile::field::Known;
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};

pub(super) const RULE: Rule = Rule {
    name: "unknown-value",
    page: include_str!("unknown_value.md"),
    severity: Severity::Error,
    yields_to: &[
        "invalid-path",
        "missing-root",
        "several-values",
        "unseparated-list",
    ],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let (list, key) = match field.known {
        Some(Known::Groups) => (Known::Groups, "groups"),
        Some(Known::Roles) => (Known::Roles, "roles"),
        Some(Known::Divisions) => (Known::Divisions, "divisions"),
        // Domains are parts of addresses.
        Some(Known::Domains) | None => return Applicability::NotApplicable,
    };
    let Some(values) = context.org.known(list) else {
        return if context.profile.asks_for(key) {
            Applicability::NotChecked(message!("not-checked-no-list", list = keyword(key)))
        } else {
            Applicability::NotApplicable
        };
    };
    let known = ValueList::of(values, field.case_exact);
    let assumed = field.assumes("known");
    let is_header = column.mark().is_some();
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        if known.contains(value) {
            return None;
        }
        let list = keyword(key);
        if is_header {
            let message = message!("unknown-value-header", header = text(value), list);
            return Some(message.assumed(assumed));
        }
        if let Some(written) = known.written_otherwise(value) {
            let message = message!("unknown-value-spelling", list);
            return Some(message.fix(written).assumed(assumed));
        }
        let observation = message!("unknown-value", list).assumed(assumed);
        Some(match known.closest(value) {
            Some(close) => observation.suggest(close),
            None => observation,
        })
    }))
}

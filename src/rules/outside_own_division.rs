#![doc = include_str!("outside_own_division.md")]

use crate::finding::Severity;
use crate::mapping::divisions::{self, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{any_of, keyword, message, text};
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::values::path;

pub(super) const RULE: Rule = Rule {
    name: "outside-own-division",
    page: include_str!("outside_own_division.md"),
    severity: Severity::Error,
    yields_to: &["missing-root", "unseparated-list"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

/// How many divisions a sentence names.
const NAMED: usize = 3;

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if !holds_divisions(field) {
        return Applicability::NotApplicable;
    }
    let Some(own) = &context.org.own_divisions else {
        return if context.profile.asks_for("own_divisions") {
            let list = keyword("own-divisions");
            Applicability::NotChecked(message!("not-checked-no-list", list))
        } else {
            Applicability::NotApplicable
        };
    };
    let assumed = field.assumes("known");
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        let is_within = |path: &str| own.iter().any(|own| divisions::is_within(path, own));
        if is_within(value) {
            return None;
        }
        // What is wrong with the path itself does not put it into another division.
        let path = path::cleaned(value);
        if path.is_empty() || is_within(&path) {
            return None;
        }
        let divisions = any_of(own.iter().map(|own| text(own.trim()))).quoted();
        let message = message!("outside-own-division", divisions = divisions.at_most(NAMED));
        Some(message.assumed(assumed))
    }))
}

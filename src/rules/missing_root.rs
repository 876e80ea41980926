#![doc = include_str!("missing_root.md")]

use crate::finding::Severity;
use crate::mapping::divisions::{Divisions, Meant, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::{keyword, message, text};
use crate::rule::{Applicability, Check, Context, Observation, Rule, ValueCheck};
use crate::values::path;

pub(super) const RULE: Rule = Rule {
    name: "missing-root",
    page: include_str!("missing_root.md"),
    severity: Severity::Error,
    yields_to: &["invalid-path", "unseparated-list"],
    checks: &[Check::Value(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    if !holds_divisions(field) {
        return Applicability::NotApplicable;
    }
    let is_given = context.org.divisions.is_some() || context.org.own_divisions.is_some();
    if !is_given {
        return if context.profile.asks_for("divisions") {
            Applicability::NotChecked(message!("not-checked-no-list", list = keyword("divisions")))
        } else {
            Applicability::NotApplicable
        };
    }
    let divisions = Divisions::of(field, context.org);
    let Some(root) = divisions.root() else {
        return Applicability::NotApplicable;
    };
    let assumed = field.assumes("known");
    let minds_case = field.case_exact && divisions.known().is_none();
    Applicability::Check(ValueCheck::of_each_value(move |value| {
        let may_differ_in_case = minds_case && !value.starts_with(root);
        if !divisions.lacks_root(value) && !may_differ_in_case {
            return None;
        }
        // What is wrong with the path itself is not what is missing.
        let path = &path::cleaned(value);
        if path.is_empty() {
            return None;
        }
        if !divisions.lacks_root(path) {
            return other_case(path, root).filter(|_| minds_case);
        }
        let meant = divisions.meant(path);
        let has_more_in_front = match &meant {
            Some(Meant::Surely(meant) | Meant::Perhaps(meant)) => {
                path.len() > meant.len() && path.ends_with(meant.as_str())
            }
            None => false,
        };
        let message = if has_more_in_front {
            message!("missing-root-name-in-front", root = text(root))
        } else {
            message!("missing-root-other-start", root = text(root))
        };
        let observation = message.assumed(assumed);
        Some(match meant {
            Some(Meant::Surely(meant)) => observation.fix(meant),
            Some(Meant::Perhaps(meant)) => observation.suggest(meant),
            None => observation,
        })
    }))
}

/// Where no list has the path as it should be, the importer's own divisions show at least how the root is written.
fn other_case(path: &str, root: &str) -> Option<Observation> {
    let end = path.find('/').unwrap_or(path.len());
    let (level, rest) = path.split_at(end);
    (level != root).then(|| {
        message!("missing-root-spelling", root = text(root))
            .suggest(format!("{root}{rest}"))
            .assumed(true)
    })
}

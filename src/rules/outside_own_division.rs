#![doc = include_str!("outside_own_division.md")]

use crate::finding::{Note, Severity};
use crate::mapping::divisions::{self, Divisions, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_path;
use crate::rules::unseparated_list;

pub(super) const RULE: Rule = Rule {
    name: "outside-own-division",
    page: include_str!("outside_own_division.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

/// How many divisions a sentence names.
const NAMED: usize = 3;

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if !holds_divisions(field) {
        return Look::Away;
    }
    let Some(own) = &setup.org.own_divisions else {
        let matters = setup.profile.org.iter().any(|key| key == "own_divisions");
        return if matters {
            Look::Blind(
                "the mapping lists no divisions of your own; add `--org own_divisions=Company/Sales`"
                    .into(),
            )
        } else {
            Look::Away
        };
    };
    let named = named(own);
    let assumed = field.assumes("known");
    let divisions = Divisions::of(field, setup.org);
    Look::Item(Box::new(move |path| {
        if own.iter().any(|own| divisions::is_within(path, own)) {
            return None;
        }
        // Where the path is to be read otherwise, that comes first.
        if invalid_path::fault(path).is_some() || divisions.lacks_root(path) {
            return None;
        }
        if unseparated_list::joined(path, field, mapped, divisions.known()).is_some() {
            return None;
        }
        Some(
            Note::new("neither a division of the person who imports nor below one: {}")
                .with(named.as_str())
                .assumed(assumed)
                .settled_by(
                    "import it as somebody whose division is above, or add `{}` to `own_divisions` under `[org]`",
                ),
        )
    }))
}

fn named(own: &[String]) -> String {
    let mut named: Vec<String> = own.iter().map(|own| format!("`{}`", own.trim())).collect();
    let more = named.len().saturating_sub(NAMED);
    if more > 1 {
        named.truncate(NAMED);
        named.push(format!("{more} more"));
    }
    named.join(", ")
}

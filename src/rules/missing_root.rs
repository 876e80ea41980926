#![doc = include_str!("missing_root.md")]

use crate::finding::{Note, Severity};
use crate::mapping::divisions::{Divisions, Meant, holds_divisions};
use crate::mapping::mapped_column::MappedColumn;
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_path;
use crate::rules::unseparated_list;

pub(super) const RULE: Rule = Rule {
    name: "missing-root",
    page: include_str!("missing_root.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    if !holds_divisions(field) {
        return Look::Away;
    }
    let given = setup.org.divisions.is_some() || setup.org.own_divisions.is_some();
    if !given {
        let matters = setup.profile.org.iter().any(|key| key == "divisions");
        return if matters {
            Look::Blind(
                "the mapping lists no divisions; add `--org divisions=Company,Company/Sales`"
                    .into(),
            )
        } else {
            Look::Away
        };
    }
    let divisions = Divisions::of(field, setup.org);
    let Some(root) = divisions.root() else {
        return Look::Away;
    };
    let assumed = field.assumes("known");
    Look::Item(Box::new(move |path| {
        // What is no path is `invalid-path`'s affair.
        if invalid_path::fault(path).is_some() {
            return None;
        }
        let lacks = divisions.lacks_root(path);
        let other = other_case(path, root)
            .filter(|_| !lacks && field.case_exact && divisions.known().is_none());
        if !lacks && other.is_none() {
            return None;
        }
        if unseparated_list::joined(path, field, mapped, divisions.known()).is_some() {
            return None;
        }
        if let Some(note) = other {
            return Some(note);
        }
        let meant = divisions.meant(path);
        let found = match &meant {
            Some(Meant::Surely(meant) | Meant::Perhaps(meant)) => {
                path.len() > meant.len() && path.ends_with(meant.as_str())
            }
            None => false,
        };
        let sentence = if found {
            "has a name in front of `{}`, the root of the divisions"
        } else {
            "does not start at `{}`, the root of the divisions"
        };
        let note = Note::new(sentence).with(root).assumed(assumed);
        Some(match meant {
            Some(Meant::Surely(meant)) => note.with_fix(meant),
            Some(Meant::Perhaps(meant)) => note.suggest(meant),
            None => note,
        })
    }))
}

/// Where no list has the path as it should be, the importer's own divisions show at least how the root is written.
fn other_case(path: &str, root: &str) -> Option<Note> {
    let end = path.find('/').unwrap_or(path.len());
    let (level, rest) = path.split_at(end);
    (level != root).then(|| {
        Note::new("the root of the divisions is written `{}`")
            .with(root)
            .suggest(format!("{root}{rest}"))
            .assumed(true)
    })
}

#![doc = include_str!("unknown_value.md")]

use crate::finding::{Note, Severity};
use crate::mapping::divisions::Divisions;
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::value_list::ValueList;
use crate::profile::field::{Field, Known, Type};
use crate::rule::{Check, Look, Rule, Setup};
use crate::rules::invalid_path;
use crate::rules::several_values;
use crate::rules::unseparated_list;

pub(super) const RULE: Rule = Rule {
    name: "unknown-value",
    page: include_str!("unknown_value.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

/// A list of the mapping: its key, how to give it, and how to add to it.
struct List {
    key: &'static str,
    flag: &'static str,
    remedy: &'static str,
}

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let Some((list, words)) = field.known.and_then(list) else {
        return Look::Away;
    };
    let Some(values) = setup.org.known(list) else {
        let matters = setup.profile.org.iter().any(|key| key == words.key);
        return if matters {
            Look::Blind(format!(
                "the mapping lists no {}; add `--org {}`",
                words.key, words.flag
            ))
        } else {
            Look::Away
        };
    };
    let known = ValueList::of(values, field.case_exact);
    let divisions = Divisions::of(field, setup.org);
    let assumed = field.assumes("known");
    let marked = mapped.mark().is_some();
    // A list in a cell for one value is that rule's affair.
    let one = !field.multi_valued && setup.effective_severity(&several_values::RULE).is_some();
    Look::Item(Box::new(move |value| {
        if known.contains(value) || is_said_elsewhere(value, field, mapped, &known, &divisions) {
            return None;
        }
        if one && several_values::is_list_of(value, |part| known.contains(part)) {
            return None;
        }
        if marked {
            let note = Note::new("the header `{}` is not on the list of known {}")
                .with(value)
                .with(words.key);
            return Some(note.assumed(assumed));
        }
        if let Some(written) = known.written_otherwise(value) {
            let note = Note::new("written otherwise on the list of known {}").with(words.key);
            return Some(note.with_fix(written).assumed(assumed));
        }
        let note = Note::new("not on the list of known {}").with(words.key);
        let note = note.settled_by(words.remedy).assumed(assumed);
        Some(match known.closest(value) {
            Some(close) => note.suggest(close),
            None => note,
        })
    }))
}

fn list(known: Known) -> Option<(Known, List)> {
    let list = match known {
        // Those are `disallowed-domain`'s affair.
        Known::Domains => return None,
        Known::Groups => List {
            key: "groups",
            flag: "groups=Sales,Support",
            remedy: "add `{}` to `groups` under `[org]`, or correct it in the file",
        },
        Known::Roles => List {
            key: "roles",
            flag: "roles=Admin,Reader",
            remedy: "add `{}` to `roles` under `[org]`, or correct it in the file",
        },
        Known::Divisions => List {
            key: "divisions",
            flag: "divisions=Company,Company/Sales",
            remedy: "add `{}` to `divisions` under `[org]`, or correct it in the file",
        },
    };
    Some((known, list))
}

/// Whether another rule says of this value that it is no path from the root, or that it is several.
fn is_said_elsewhere(
    value: &str,
    field: &Field,
    mapped: &MappedColumn,
    known: &ValueList<'_>,
    divisions: &Divisions<'_>,
) -> bool {
    if field.kind == Type::Path
        && (invalid_path::fault(value).is_some() || divisions.lacks_root(value))
    {
        return true;
    }
    unseparated_list::joined(value, field, mapped, Some(known)).is_some()
}

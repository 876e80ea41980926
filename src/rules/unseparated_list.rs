#![doc = include_str!("unseparated_list.md")]

use std::borrow::Cow;

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::value_list::ValueList;
use crate::profile::field::{Field, Type};
use crate::rule::{Check, Look, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "unseparated-list",
    page: include_str!("unseparated_list.md"),
    severity: Severity::Error,
    check: Check::Value(check),
};

/// What people put between the values of a list, and whether a name hardly ever has it.
const SEPARATORS: &[(char, bool)] = &[
    (';', true),
    ('|', true),
    ('\n', true),
    (',', false),
    ('/', false),
];

/// A list in one value, joined by the separator that it should have.
pub(super) enum Joined {
    /// Nothing else can have been meant.
    Surely(String),
    /// It looks like one.
    Perhaps(String),
}

fn check<'a>(mapped: &'a MappedColumn, setup: &Setup<'a>) -> Look<'a> {
    let field = setup.field(mapped);
    let Some(separator) = mapped.separator.as_deref().filter(|_| mapped.is_verbatim()) else {
        return Look::Away;
    };
    let list = field.known.and_then(|list| setup.org.known(list));
    let known = list.map(|list| ValueList::of(list, field.case_exact));
    let cut: Vec<&str> = list
        .unwrap_or_default()
        .iter()
        .map(|value| value.trim())
        .filter(|value| value.contains(separator))
        .collect();
    // What the mapping says of the separator is no assumption.
    let assumed = field.assumes("separator") && field.separator.as_deref() == Some(separator);
    // All of them are ASCII.
    let others: Vec<u8> = others(separator, field)
        .map(|(other, _)| other as u8)
        .collect();
    Look::Cell(Box::new(move |cell| {
        if let Some(value) = cut.iter().find(|value| has_run(cell, value, separator)) {
            return Some(is_cut(value, separator, field));
        }
        // Most cells hold none of these, and nothing is copied for them.
        if !cell.bytes().any(|byte| others.contains(&byte)) {
            return None;
        }
        let (mut sure, mut lists) = (true, false);
        let mut items: Vec<Cow<'_, str>> = Vec::new();
        for item in cell.split(separator).map(str::trim) {
            match joined(item, field, mapped, known.as_ref()) {
                Some(Joined::Surely(list)) => {
                    lists = true;
                    items.push(list.into());
                }
                Some(Joined::Perhaps(list)) => {
                    (lists, sure) = (true, false);
                    items.push(list.into());
                }
                None if item.is_empty() => {}
                None => items.push(item.into()),
            }
        }
        if !lists {
            return None;
        }
        let list = items.join(separator);
        let note = Note::new("holds a list, and `{}` is what separates its values").with(separator);
        let note = note.settled_by(
            "if the whole column is written like that, tell what separates: `--set FIELD.separator=...`",
        );
        Some(if sure {
            note.with_fix(list).assumed(assumed)
        } else {
            // A list of the customer that has no such value makes it more than a guess.
            note.suggest(list).assumed(assumed || known.is_none())
        })
    }))
}

fn is_cut(value: &str, separator: &str, field: &Field) -> Note {
    Note::new(
        "the mapping lists `{}` as one value, and the separator `{}` cuts it: separate by something else and say so with `--set {}.separator=...`",
    )
    .with(value)
    .with(separator)
    .with(field.name.as_str())
    .assumed(true)
}

/// Whether the items of a cell hold those of a value, one after the other.
fn has_run(cell: &str, value: &str, separator: &str) -> bool {
    let items: Vec<&str> = cell.split(separator).map(str::trim).collect();
    let wanted: Vec<&str> = value.split(separator).map(str::trim).collect();
    items.windows(wanted.len()).any(|run| run == wanted)
}

/// What may stand between values where the separator does not.
fn others(separator: &str, field: &Field) -> impl Iterator<Item = (char, bool)> {
    let is_path = field.kind == Type::Path;
    SEPARATORS
        .iter()
        .copied()
        .filter(move |(other, _)| !separator.contains(*other))
        .filter(move |(other, _)| *other != '/' || !is_path)
}

/// The list that a value holds, whose parts something else stands between than the separator of the fill.
pub(super) fn joined(
    value: &str,
    field: &Field,
    mapped: &MappedColumn,
    known: Option<&ValueList<'_>>,
) -> Option<Joined> {
    let separator = mapped
        .separator
        .as_deref()
        .filter(|_| mapped.is_verbatim())?;
    if known.is_some_and(|known| known.contains(value)) {
        return None;
    }
    let mut perhaps = None;
    for (other, rare) in others(separator, field) {
        if !value.contains(other) {
            continue;
        }
        let parts = value.split(other).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            continue;
        }
        let as_known = |part: &&str| -> Option<String> {
            let known = known?;
            if known.contains(part) {
                return Some((*part).to_owned());
            }
            known.written_otherwise(part).map(str::to_owned)
        };
        let of_the_list: Vec<String> = parts.iter().filter_map(as_known).collect();
        if of_the_list.len() == parts.len() {
            return Some(Joined::Surely(of_the_list.join(separator)));
        }
        match &field.pair_separator {
            Some(pair) if parts.iter().all(|part| part.contains(pair.as_str())) => {
                return Some(Joined::Surely(parts.join(separator)));
            }
            // Where the customer's list has none of them, the value is unknown as a whole.
            None if rare
                && (known.is_none() || !of_the_list.is_empty())
                && !(other == ';' && ends_an_entity(&parts)) =>
            {
                perhaps = perhaps.or_else(|| Some(parts.join(separator)));
            }
            _ => {}
        }
    }
    perhaps.map(Joined::Perhaps)
}

/// Whether the semicolon belongs to `R&amp;D`, as a web page writes `R&D`.
fn ends_an_entity(parts: &[&str]) -> bool {
    parts[..parts.len() - 1].iter().any(|part| {
        let name = part.rsplit_once('&').map(|(_, name)| name);
        let name = name.map(|name| name.strip_prefix('#').unwrap_or(name));
        name.is_some_and(|name| {
            name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{ends_an_entity, has_run};

    #[test]
    fn a_value_with_a_separator_is_a_run_of_items() {
        for (cell, value, has) in [
            ("Sales, Nordics", "Sales, Nordics", true),
            ("IT,Sales,Nordics", "Sales, Nordics", true),
            ("Nordics, Sales", "Sales, Nordics", false),
            ("Sales", "Sales, Nordics", false),
            ("Sales, IT, Nordics", "Sales, Nordics", false),
            ("", "Sales, Nordics", false),
        ] {
            assert_eq!(has_run(cell, value, ","), has, "{cell}");
        }
    }

    #[test]
    fn a_semicolon_may_end_a_character_of_a_web_page() {
        for (text, ends) in [
            ("R&amp;D", true),
            ("M&#252;ller", true),
            ("R&D;Sales", false),
            ("Sales;R&D", false),
            ("Sales;IT", false),
            ("R & D;IT", false),
        ] {
            let parts: Vec<&str> = text.split(';').collect();
            assert_eq!(ends_an_entity(&parts), ends, "{text}");
        }
    }
}

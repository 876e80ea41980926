#![doc = include_str!("unseparated_list.md")]

use crate::finding::Severity;
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::value_list::ValueList;
use crate::messages::{message, text};
use crate::profile::field::{Field, Type};
use crate::rule::{Applicability, Check, Context, Rule, ValueCheck};
use crate::source::cell_flags::CellFlags;

pub(super) const RULE: Rule = Rule {
    name: "unseparated-list",
    page: include_str!("unseparated_list.md"),
    severity: Severity::Error,
    yields_to: &["escaped-text", "list-notation"],
    checks: &[Check::Value(lists), Check::Value(cut_values)],
    ..Rule::DEFAULT
};

/// What people put between the values of a list, and whether a name hardly ever has it. All of them are ASCII.
const SEPARATORS: &[(char, bool)] = &[
    (';', true),
    ('|', true),
    ('\n', true),
    (',', false),
    ('/', false),
];

/// A list in one value, joined by the separator that it should have.
enum Joined {
    /// Nothing else can have been meant.
    Surely(String),
    /// It looks like one.
    Perhaps(String),
}

/// Values that are lists, with something between their parts that is not the separator of the column.
fn lists<'a>(context: &Context<'a>, column: &'a MappedColumn) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let Some(separator) = separator(column) else {
        return Applicability::NotApplicable;
    };
    let list = field.known.and_then(|list| context.org.known(list));
    let known = list.map(|list| ValueList::of(list, field.case_exact));
    // What the mapping says of the separator is not an assumption.
    let assumed = field.assumes("separator") && field.separator.as_deref() == Some(separator);
    let others = others(separator, field);
    let flags = others.iter().fold(CellFlags::empty(), |flags, (other, _)| {
        flags | CellFlags::of(other.encode_utf8(&mut [0; 4]))
    });
    let check = ValueCheck::of_each_value(move |value| {
        let joined = joined(value, separator, &others, field, known.as_ref())?;
        let message = message!("unseparated-list", separator = text(separator));
        Some(match joined {
            Joined::Surely(list) => message.fix(list).assumed(assumed),
            // A list of your organization that has no such value makes it more than a guess.
            Joined::Perhaps(list) => message.suggest(list).assumed(assumed || known.is_none()),
        })
    });
    Applicability::Check(check.only_if(flags & CellFlags::CHARACTERS))
}

/// Values of your organization's list that the separator of the column cuts.
fn cut_values<'a>(
    context: &Context<'a>,
    column: &'a MappedColumn,
) -> Applicability<ValueCheck<'a>> {
    let field = context.field(column);
    let Some(separator) = separator(column) else {
        return Applicability::NotApplicable;
    };
    let list = field.known.and_then(|list| context.org.known(list));
    let list = list.unwrap_or_default();
    let known = ValueList::of(list, field.case_exact);
    let cut = known.iter().filter(|value| value.contains(separator));
    let cut: Vec<&str> = cut.collect();
    if cut.is_empty() {
        return Applicability::NotApplicable;
    }
    let assumed = field.assumes("known");
    let check = ValueCheck::of_cell(move |cell| {
        let value = cut.iter().find(|value| has_run(cell, value, separator))?;
        let message = message!(
            "unseparated-list-cut",
            listed = text(*value),
            separator = text(separator),
            field = text(field.name.as_str())
        );
        // Where all parts are values, too, the list may have been meant.
        let are_values = value
            .split(separator)
            .all(|part| known.contains(part.trim()));
        Some(message.assumed(assumed || are_values).of_value(*value))
    });
    Applicability::Check(check.only_if(CellFlags::of(separator) & CellFlags::CHARACTERS))
}

/// What separates the values of a column, where its cells are lists as they stand.
fn separator(column: &MappedColumn) -> Option<&str> {
    let separator = column.separator.as_deref();
    separator.filter(|_| column.is_verbatim())
}

/// Whether the items of a cell hold those of a value, one after the other.
fn has_run(cell: &str, value: &str, separator: &str) -> bool {
    let items: Vec<&str> = cell.split(separator).map(str::trim).collect();
    let wanted: Vec<&str> = value.split(separator).map(str::trim).collect();
    items.windows(wanted.len()).any(|run| run == wanted)
}

/// What may stand between values where the separator does not.
fn others(separator: &str, field: &Field) -> Vec<(char, bool)> {
    let is_path = field.kind == Type::Path;
    let others = SEPARATORS.iter().copied();
    others
        .filter(|(other, _)| !separator.contains(*other) && (*other != '/' || !is_path))
        .collect()
}

/// The list that a value holds, if something else stands between its parts than the separator.
fn joined(
    value: &str,
    separator: &str,
    others: &[(char, bool)],
    field: &Field,
    known: Option<&ValueList<'_>>,
) -> Option<Joined> {
    let is_other = |byte: u8| others.iter().any(|(other, _)| *other == char::from(byte));
    if !value.bytes().any(is_other) || known.is_some_and(|known| known.contains(value)) {
        return None;
    }
    let mut perhaps = None;
    for &(other, is_rare) in others {
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
            // Where your organization's list has none of them, the value is unknown as a whole.
            None if is_rare
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

#![doc = include_str!("unfilled_row.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::message;
use crate::profile::field::{Field, Type};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, RowCheck, Rule};
use crate::values::boolean;

pub(super) const RULE: Rule = Rule {
    name: "unfilled-row",
    page: include_str!("unfilled_row.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check), Check::File(summarize)],
    ..Rule::DEFAULT
};

/// What a column says of a row that may be one nobody filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// Any text in it belongs to one person.
    Personal,
    /// It is an id: a person has one, and so has the row of a template that counts its rows.
    Id,
    /// It may have the same value in every row of a template: a group, a yes, a language.
    Default,
    /// It fills no field.
    Unused,
}

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let header = &context.observed.header_row;
    let mut columns = vec![Column::Unused; header.width() as usize];
    let mut order: Vec<(ColumnIndex, Column)> = Vec::new();
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column else {
            continue;
        };
        let is_key = context.profile.match_on.contains(&mapped.field);
        let kind = kind(field, is_key);
        let Some(known) = columns.get_mut(column.index()) else {
            continue;
        };
        // A column that fills two fields is personal if one of them is.
        if *known != Column::Personal {
            *known = kind;
        }
        if is_key {
            order.insert(0, (column, kind));
        } else {
            order.push((column, kind));
        }
    }
    order.retain(|(_, kind)| matches!(kind, Column::Personal | Column::Id));
    // Without two columns that tell a person, an empty one says nothing.
    if order.len() < 2 {
        return Applicability::NotApplicable;
    }
    Applicability::Check(RowCheck::unfilled(move |row| {
        // The key of nearly every row ends this.
        let number = row.number.0.saturating_sub(header.last_row.0);
        let tells = |(column, kind): &(ColumnIndex, Column)| {
            tells_a_person(row.cell(*column), *kind, number)
        };
        if order.iter().any(tells) {
            return false;
        }
        let is_empty = |(_, cell): (ColumnIndex, &str)| cell.trim().is_empty();
        let mut cells = header.own_cells(row);
        // A row without any text, but perhaps with what an earlier run found, is a line between others.
        !header.own_cells(row).all(is_empty)
            && cells.all(|(column, cell)| {
                let kind = columns
                    .get(column.index())
                    .copied()
                    .unwrap_or(Column::Unused);
                kind != Column::Unused || is_filler(cell, number)
            })
    }))
}

/// What many people have in common, and a template fills in beforehand.
const SHARED: [&str; 3] = ["company", "country", "department"];

fn kind(field: &Field, is_key: bool) -> Column {
    let has_defaults = field.group
        || field.multi_valued
        || field.known.is_some() && field.kind != Type::Email
        || !field.canonical_values.is_empty()
        || SHARED.contains(&field.concept())
        || matches!(field.kind, Type::Boolean | Type::Language | Type::Path);
    match () {
        () if field.kind == Type::Id => Column::Id,
        () if has_defaults && !is_key && !field.unique => Column::Default,
        () => Column::Personal,
    }
}

/// Whether a cell says who is meant. `number` is how many rows below the headers it stands.
fn tells_a_person(cell: &str, kind: Column, number: u64) -> bool {
    // So do nearly all addresses and names.
    if cell
        .bytes()
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
    {
        return true;
    }
    // What a formula makes of empty cells: `0`, `.`, `@example.com`, `.@example.com`.
    let who = cell.split_once('@').map_or(cell, |(who, _)| who).trim();
    // Where a character cannot be seen, the row is damaged and not empty.
    let is_empty = who == "0"
        || !who
            .chars()
            .any(|letter| letter.is_alphanumeric() || letter == '\0');
    let counts_rows = || kind == Column::Id && who.parse() == Ok(number);
    !is_empty && !counts_rows()
}

/// Whether a cell of a column that fills no field may be that of a row which nobody filled in: a running number, a check box.
/// `number` is how many rows below the headers it stands.
fn is_filler(cell: &str, number: u64) -> bool {
    let cell = cell.trim();
    // Empty rows may be counted or not. `001238` is the id of a person.
    let counts = || {
        let digits = cell.trim_end_matches('.');
        let is_near = |counted: u64| counted <= number * 2 + 10;
        !digits.starts_with('0') && digits.parse().is_ok_and(is_near)
    };
    !cell
        .chars()
        .any(|letter| letter.is_alphanumeric() || letter == '\0')
        || boolean::meaning(cell).is_some()
        || counts()
}

fn summarize(_: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let Some(rows) = summary.unfilled else {
        return Applicability::NotApplicable;
    };
    let (first, last) = (rows.first.0, rows.last.0);
    let message = message!("unfilled-row", rows = rows.rows, first, last);
    Applicability::Check(vec![Observation::from(message)])
}

#[cfg(test)]
mod tests {
    use super::{Column, is_filler, tells_a_person};

    #[test]
    fn what_a_formula_makes_of_empty_cells_tells_nobody() {
        for cell in [
            "",
            " ",
            "0",
            ".",
            "-",
            "@example.com",
            ".@example.com",
            " . @example.com",
        ] {
            assert!(!tells_a_person(cell, Column::Personal, 3), "{cell}");
        }
        for cell in ["a@example.com", "Anna", "0171", "7", "Ö"] {
            assert!(tells_a_person(cell, Column::Personal, 3), "{cell}");
        }
    }

    #[test]
    fn the_id_of_a_template_counts_its_rows() {
        assert!(!tells_a_person("3", Column::Id, 3));
        assert!(tells_a_person("4", Column::Id, 3));
        assert!(tells_a_person("A3", Column::Id, 3));
    }

    #[test]
    fn a_number_and_a_check_box_are_no_content() {
        for cell in ["", "12", "12.", "FALSE", "FALSCH", "-", "no"] {
            assert!(is_filler(cell, 12), "{cell}");
        }
        for cell in ["Anna Berg", "moved to Berlin", "1234", "001238", "a1", "\0"] {
            assert!(!is_filler(cell, 12), "{cell}");
        }
    }
}

#![doc = include_str!("second_table.md")]

use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "second-table",
    page: include_str!("second_table.md"),
    severity: Severity::Warning,
    hides_users: true,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let addresses = context.mapped_columns();
    let addresses = addresses.filter(|(_, field)| field.kind == Type::Email);
    let addresses: Vec<ColumnIndex> = addresses.filter_map(|(mapped, _)| mapped.column).collect();
    let header = &context.observed.header_row;
    // Only where users have addresses is it clear that rows without one are not users.
    if addresses.is_empty() || header.named_width() < 2 {
        return Applicability::NotApplicable;
    }
    Applicability::Check(RowCheck::ending(move |rows| {
        let has_address = |row: &Row<'_>| {
            let mut cells = addresses.iter().map(|column| row.cell(*column));
            cells.any(|cell| cell.contains('@'))
        };
        let Some(last_user) = rows.iter().rposition(has_address) else {
            return Vec::new();
        };
        let filled = |row: &Row<'_>| -> Vec<(ColumnIndex, String)> {
            let cells = header.own_cells(row);
            let cells = cells.map(|(column, cell)| (column, cell.trim().to_owned()));
            cells.filter(|(_, cell)| !cell.is_empty()).collect()
        };
        let below = rows[last_user + 1..].iter();
        let below: Vec<_> = below.map(|row| (row.number, filled(row))).collect();
        let Some(gap) = below.iter().position(|(_, cells)| cells.is_empty()) else {
            return Vec::new();
        };
        let table = below[gap..].iter().filter(|(_, cells)| !cells.is_empty());
        let table: Vec<&(RowNumber, Vec<(ColumnIndex, String)>)> = table.collect();
        let [(_, headers), users @ ..] = table.as_slice() else {
            return Vec::new();
        };
        let is_row = |(_, cells): &&(RowNumber, Vec<(ColumnIndex, String)>)| {
            let mut columns = cells.iter().map(|(column, _)| column);
            cells.len() > 1 && columns.all(|column| headers.iter().any(|(of, _)| of == column))
        };
        if users.is_empty()
            || !are_headers(headers)
            || !users.iter().copied().all(|row| is_row(&row))
        {
            return Vec::new();
        }
        let of_row = |(row, cells): &&(RowNumber, Vec<(ColumnIndex, String)>)| {
            (
                *row,
                cells[0].0,
                message!("second-table", first = table[0].0.0).into(),
            )
        };
        table.iter().map(of_row).collect()
    }))
}

/// Whether cells can be the headers of a table: words, each another one.
fn are_headers(cells: &[(ColumnIndex, String)]) -> bool {
    let is_word = |cell: &str| {
        let first = cell.chars().next();
        first.is_some_and(char::is_alphabetic)
            && !cell.contains(|letter: char| letter == '@' || letter.is_numeric())
    };
    let is_other = |at: usize| cells[..at].iter().all(|(_, cell)| *cell != cells[at].1);
    cells.len() > 1 && (0..cells.len()).all(|at| is_word(&cells[at].1) && is_other(at))
}

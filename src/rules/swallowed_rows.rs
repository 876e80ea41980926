#![doc = include_str!("swallowed_rows.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::{Fact, all_of, message, text, value};
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, Observation, RowCheck, Rule};
use crate::source::block::Row;
use crate::source::row_flags::RowFlags;
use crate::values::email;

pub(super) const RULE: Rule = Rule {
    name: "swallowed-rows",
    page: include_str!("swallowed_rows.md"),
    severity: Severity::Error,
    hides_users: true,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

/// How many of the users are named.
const NAMED: usize = 3;

/// From how many columns on a line with as many cells is a row, where no column tells by its addresses. Commas stand in
/// prose, other delimiters hardly do.
const ENOUGH_COLUMNS: usize = 4;
const ENOUGH_WITH_COMMAS: usize = 6;

/// What a line has to have to be a row of the file.
struct Shape {
    width: usize,
    delimiter: char,
    /// The columns of email addresses.
    addresses: Vec<usize>,
}

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let observed = context.observed;
    let header = &observed.header_row;
    let addresses = context.mapped_columns();
    let addresses = addresses.filter(|(_, field)| field.kind == Type::Email);
    let shape = Shape {
        width: header.width() as usize,
        delimiter: char::from(observed.delimiter.byte),
        addresses: addresses
            .filter_map(|(mapped, _)| Some(mapped.column?.index()))
            .collect(),
    };
    if observed.format.is_workbook() || shape.width < 2 {
        return Applicability::NotApplicable;
    }
    let check = RowCheck::record(move |row| {
        // Of a quote that never closes more is to be said.
        let is_other = row.number <= header.last_row || row.is_unclosed();
        if is_other || !row.is_on_several_lines() {
            return None;
        }
        let mut cells = row.cells().enumerate();
        cells.find_map(|(column, cell)| {
            let behind = header
                .own_cells(row)
                .filter(|(own, _)| own.index() > column);
            let behind = behind.map(|(_, cell)| cell.to_owned());
            observation(row, column, cell, behind, &shape)
        })
    });
    Applicability::Check(check.only_if(RowFlags::SEVERAL_LINES))
}

/// What is said of a cell in which whole rows stand. The lines of an address or of a note are not rows: they have fewer cells
/// than a row, or no address where the rows have theirs.
fn observation(
    row: &Row<'_>,
    column: usize,
    cell: &str,
    behind: impl Iterator<Item = String>,
    shape: &Shape,
) -> Option<Observation> {
    let lines: Vec<&str> = cell
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .collect();
    let [first, inner @ .., last] = lines.as_slice() else {
        return None;
    };
    let split = |line: &str| -> Vec<String> {
        let cells = line.split(shape.delimiter);
        cells
            .map(|cell| cell.trim_matches(['\u{22}', ' ']).to_owned())
            .collect()
    };
    // The row in which the quote opens is one without what stands on the other lines.
    let before = row.cells().take(column).map(str::to_owned);
    let opening: Vec<String> = before.chain(split(first)).collect();
    if !shape.is_row(&opening) {
        return None;
    }
    let last: Vec<String> = split(last).into_iter().chain(behind).collect();
    let rows = inner.iter().map(|line| split(line)).chain([last]);
    let swallowed: Vec<(u64, Vec<String>)> = (1..)
        .zip(rows)
        .filter(|(_, cells)| shape.is_row(cells))
        .collect();
    let (first, last) = (swallowed.first()?.0, swallowed.last()?.0);
    let users = swallowed.iter().filter_map(|(_, cells)| shape.name(cells));
    let users: Vec<Fact> = users.map(value).collect();
    let message = message!(
        "swallowed-rows",
        column = text(ColumnIndex(column as u32).to_string()),
        rows = swallowed.len(),
        first = row.line + first,
        last = row.line + last,
        users = all_of(users).quoted().at_most(NAMED)
    );
    Some(message.into())
}

impl Shape {
    fn is_row(&self, cells: &[String]) -> bool {
        if cells.len() != self.width {
            return false;
        }
        if self.addresses.is_empty() {
            let enough = if self.delimiter == ',' {
                ENOUGH_WITH_COMMAS
            } else {
                ENOUGH_COLUMNS
            };
            return self.width >= enough && !cells[0].is_empty();
        }
        self.addresses
            .iter()
            .any(|column| email::is_valid(&cells[*column]))
    }

    /// What a person would call the user of a row: the address, or what stands first.
    fn name<'c>(&self, cells: &'c [String]) -> Option<&'c str> {
        let addresses = self.addresses.iter().map(|column| &cells[*column]);
        let mut filled = addresses.chain(cells).filter(|cell| !cell.is_empty());
        filled.next().map(String::as_str)
    }
}

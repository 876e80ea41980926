#![doc = include_str!("total_row.md")]

use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::source::block::Row;
use crate::values::email;
use crate::values::footer;
use crate::values::total::{self, Kind};

pub(super) const RULE: Rule = Rule {
    name: "total-row",
    page: include_str!("total_row.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check), Check::Row(check_ending)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    // Where no column fills anything, nothing tells a user from a total.
    if context.layout.columns.is_empty() {
        return Applicability::NotApplicable;
    }
    // With an address, a row is a user.
    let mut addresses: Vec<ColumnIndex> = Vec::new();
    // What these hold is of one person: a total has nothing there, unless it is the word itself.
    let mut is_personal = vec![false; context.layout.headers.len()];
    // Under these, a spreadsheet counts the rows that have something: a short number is no address, no phone number and no day.
    let mut is_counted = is_personal.clone();
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column else {
            continue;
        };
        if field.kind == Type::Email && !addresses.contains(&column) {
            addresses.push(column);
        }
        if let Some(is_personal) = is_personal.get_mut(column.index()) {
            *is_personal |= matches!(field.kind, Type::Id | Type::Reference)
                || context.profile.match_on.contains(&mapped.field) && field.kind != Type::Email;
        }
        if let Some(is_counted) = is_counted.get_mut(column.index()) {
            *is_counted |= matches!(
                field.kind,
                Type::Email | Type::Phone | Type::Date | Type::DateTime
            );
        }
    }
    let header = &context.observed.header_row;
    Applicability::Check(RowCheck::non_user(move |row, _| {
        // Nearly every row has an address.
        let is_address =
            |column: &ColumnIndex| memchr::memchr(b'@', row.cell(*column).as_bytes()).is_some();
        if addresses.iter().any(is_address) {
            return None;
        }
        let filled = || {
            let cells = header.own_cells(row);
            cells.filter(|(_, cell)| !cell.trim().is_empty())
        };
        let kinds = filled().map(|(column, cell)| {
            let is_counted = is_counted.get(column.index()).copied().unwrap_or(false);
            let is_personal = is_personal.get(column.index()).copied().unwrap_or(false)
                || is_counted && cell.trim().len() > LONGEST_COUNT;
            let starts_with_digit = cell.as_bytes()[0].is_ascii_digit();
            let kind = if is_personal && starts_with_digit {
                // A number or not, it is not part of a total.
                Kind::Other
            } else {
                total::kind(cell)
            };
            (column, kind, is_personal)
        });
        if let Some(column) = total(kinds) {
            return Some((Some(column), message!("total-row-total").into()));
        }
        let column = footer(filled)?;
        Some((Some(column), message!("total-row-footer").into()))
    }))
}

/// The most characters of a number of rows.
const LONGEST_COUNT: usize = 6;

/// The lines below the last user, an empty row between: where one of them is plainly a footer, they all are. A sentence is
/// one without an empty row, too.
fn check_ending<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let header = &context.observed.header_row;
    // In a table of one column, each user stands alone.
    if context.layout.columns.is_empty() || header.named_width() < 2 {
        return Applicability::NotApplicable;
    }
    Applicability::Check(RowCheck::ending(move |rows| {
        let filled = |row: &Row<'_>| -> Vec<(ColumnIndex, String)> {
            let cells = header.own_cells(row);
            let cells = cells.filter(|(_, cell)| !cell.trim().is_empty());
            cells
                .map(|(column, cell)| (column, cell.to_owned()))
                .collect()
        };
        let rows: Vec<_> = rows.iter().map(|row| (row.number, filled(row))).collect();
        let ending = |(_, cells): &(RowNumber, Vec<(ColumnIndex, String)>)| {
            is_line_of_text(cells) || is_total(cells)
        };
        let last_user = rows.iter().rposition(|row| !ending(row));
        let below = &rows[last_user.map_or(0, |row| row + 1)..];
        let gap = below.iter().position(|(_, cells)| cells.is_empty());
        // DOS programs mark the end of a text with a character. No empty row is needed above it.
        let is_end =
            |cells: &[(ColumnIndex, String)]| cells.iter().all(|(_, cell)| is_end_mark(cell));
        let block = &below[gap.unwrap_or(below.len())..];
        let plain = |(_, cells): &(RowNumber, Vec<(ColumnIndex, String)>)| {
            cells.iter().any(|(_, cell)| {
                footer::is_one(cell)
                    || footer::is_line(cell)
                    || footer::is_remark(cell)
                    || total::kind(cell) == Kind::Total
            })
        };
        let is_footer = below.iter().any(plain);
        let of_block = block.iter().filter(|_| is_footer);
        let is_remark = |cells: &[(ColumnIndex, String)]| matches!(cells, [(_, cell)] if footer::is_remark(cell));
        let marks = below
            .iter()
            .filter(|(_, cells)| is_end(cells) || is_remark(cells));
        let mut found: Vec<_> = of_block
            .chain(marks)
            .filter_map(|(row, cells)| {
                let (column, cell) = cells.first()?;
                let message = match () {
                    () if is_end_mark(cell) => message!("total-row-end-mark"),
                    () if total::kind(cell) == Kind::Total => message!("total-row-total"),
                    () => message!("total-row-footer"),
                };
                Some((*row, *column, message.into()))
            })
            .collect();
        found.sort_by_key(|(row, ..)| *row);
        found.dedup_by_key(|(row, ..)| *row);
        found
    }))
}

/// Whether a row can be a line of text below a list: it has one cell that is not an address, or a word with a colon and
/// what it says.
fn is_line_of_text(cells: &[(ColumnIndex, String)]) -> bool {
    match cells {
        [] => true,
        [(_, cell)] => email::kind(cell.trim()).is_none() || footer::is_remark(cell),
        [(_, word), (_, cell)] => {
            word.trim_end().ends_with(':') && email::kind(cell.trim()).is_none()
        }
        _ => false,
    }
}

/// Whether a row is a total and what was counted.
fn is_total(cells: &[(ColumnIndex, String)]) -> bool {
    let kinds = || cells.iter().map(|(_, cell)| total::kind(cell));
    kinds().any(|kind| kind == Kind::Total) && kinds().all(|kind| kind != Kind::Other)
}

/// Whether a cell holds nothing but the characters by which programs mark the end of a text: Ctrl-Z, NUL, a byte order mark.
fn is_end_mark(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && cell
            .chars()
            .all(|letter| matches!(letter, '\u{1a}' | '\0' | '\u{feff}'))
}

/// The column that says that a row is a total, if it is one and nothing else.
fn total(cells: impl Iterator<Item = (ColumnIndex, Kind, bool)>) -> Option<ColumnIndex> {
    let (mut word, mut of, mut number) = (None, None, false);
    for (column, kind, is_personal) in cells {
        match kind {
            Kind::Other => return None,
            Kind::Number if is_personal => return None,
            Kind::Number => number = true,
            Kind::Total => word = word.or(Some(column)),
            Kind::TotalOf => of = of.or(Some(column)),
            Kind::Mark => {}
        }
    }
    word.or(of.filter(|_| number))
}

/// The column that says that a row is a footer, if it is one and nothing else.
fn footer<'r, C: Iterator<Item = (ColumnIndex, &'r str)>>(
    filled: impl Fn() -> C,
) -> Option<ColumnIndex> {
    let mut words = filled().filter(|(_, cell)| !is_mark(cell));
    match (words.next(), words.next()) {
        (Some((column, cell)), None) => footer::is_one(cell).then_some(column),
        // Many programs draw a line under the headers or the rows.
        (None, _) if filled().all(|(_, cell)| footer::is_line(cell)) => {
            filled().next().map(|(column, _)| column)
        }
        _ => None,
    }
}

/// Whether a cell has no word. A row of NUL characters is damage, and not a line that a program drew.
fn is_mark(cell: &str) -> bool {
    !cell
        .chars()
        .any(|letter| letter.is_alphanumeric() || letter == '\0')
}

#[cfg(test)]
mod tests {
    use super::{footer, total};
    use crate::finding::ColumnIndex;
    use crate::values::total::Kind;

    #[test]
    fn a_row_of_totals_has_nothing_else() {
        let of = |cells: &[(Kind, bool)]| {
            let cells = (0..).map(ColumnIndex).zip(cells);
            let column = total(cells.map(|(column, (kind, personal))| (column, *kind, *personal)));
            column.map(ColumnIndex::index)
        };
        let (number, personal) = ((Kind::Number, false), (Kind::Number, true));
        assert_eq!(of(&[number, (Kind::Total, false)]), Some(1));
        assert_eq!(of(&[(Kind::TotalOf, false), number]), Some(0));
        assert_eq!(of(&[(Kind::TotalOf, false)]), None);
        assert_eq!(of(&[(Kind::Total, false), (Kind::Other, false)]), None);
        assert_eq!(of(&[(Kind::Total, false), personal]), None);
        assert_eq!(of(&[number, number]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_footer_is_the_only_text_of_its_row() {
        let of = |cells: &[&str]| {
            let column = footer(|| (0..).map(ColumnIndex).zip(cells.iter().copied()));
            column.map(ColumnIndex::index)
        };
        assert_eq!(of(&["-", "Page 1 of 2"]), Some(1));
        assert_eq!(of(&["---", "====="]), Some(0));
        assert_eq!(of(&["Page 1 of 2", "Sales"]), None);
        assert_eq!(of(&["---", "-"]), None);
        assert_eq!(of(&["\0\0\0\0"]), None);
        assert_eq!(of(&[]), None);
    }
}

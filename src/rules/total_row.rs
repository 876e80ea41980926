#![doc = include_str!("total_row.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::message;
use crate::profile::field::Type;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};
use crate::values::footer;
use crate::values::total::{self, Kind};

pub(super) const RULE: Rule = Rule {
    name: "total-row",
    page: include_str!("total_row.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check)],
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
    for (mapped, field) in context.mapped_columns() {
        let Some(column) = mapped.column else {
            continue;
        };
        if field.kind == Type::Email && !addresses.contains(&column) {
            addresses.push(column);
        }
        if let Some(is_personal) = is_personal.get_mut(column.index()) {
            *is_personal |= matches!(
                field.kind,
                Type::Id | Type::Phone | Type::Date | Type::DateTime | Type::Reference
            ) || context.profile.match_on.contains(&mapped.field);
        }
    }
    let header = &context.observed.header_row;
    Applicability::Check(RowCheck::non_user(move |row, _| {
        // Nearly every row has an address.
        let is_address = |column: &ColumnIndex| row.cell(*column).as_bytes().contains(&b'@');
        if addresses.iter().any(is_address) {
            return None;
        }
        let filled = || {
            let cells = header.own_cells(row);
            cells.filter(|(_, cell)| !cell.trim().is_empty())
        };
        let kinds = filled().map(|(column, cell)| {
            let is_personal = is_personal.get(column.index()).copied().unwrap_or(false);
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

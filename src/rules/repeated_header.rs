#![doc = include_str!("repeated_header.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::header;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, RowCheck, Rule};

pub(super) const RULE: Rule = Rule {
    name: "repeated-header",
    page: include_str!("repeated_header.md"),
    severity: Severity::Warning,
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let header = &context.observed.header_row;
    if header.row.is_none() {
        return Applicability::NotApplicable;
    }
    let own = header.headers.iter().take(header.width() as usize);
    let keys: Vec<String> = own.map(|header| header::key(header)).collect();
    let with_header = keys.iter().filter(|key| !key.is_empty()).count();
    let columns = context.layout.columns.iter();
    let mapped: Vec<ColumnIndex> = columns.filter_map(|mapped| mapped.column).collect();
    let first_letter = keys.first().and_then(|key| key.bytes().next());
    Applicability::Check(RowCheck::non_user(move |row, _| {
        let is_header = |(column, cell): (ColumnIndex, &str)| {
            let key = keys.get(column.index());
            key.is_some_and(|key| has_key(cell, key))
        };
        // Nearly every row has something else in its first column, and mostly the first letter tells.
        let first_column = ColumnIndex(0);
        let first = row.cell(first_column);
        let starts_otherwise = |byte: &u8| {
            let wanted = first_letter.filter(u8::is_ascii);
            byte.is_ascii_alphanumeric()
                && wanted.is_some_and(|wanted| wanted != byte.to_ascii_lowercase())
        };
        if header.errors_column != Some(first_column)
            && !first.is_empty()
            && (first.as_bytes().first().is_some_and(starts_otherwise)
                || !is_header((first_column, first)))
        {
            return None;
        }
        let mut cells = header.own_cells(row).filter(|(_, cell)| !cell.is_empty());
        let first = cells.next().filter(|cell| is_header(*cell))?;
        let (mut alike, mut filled, mut is_known) = (0, 0, false);
        for cell in std::iter::once(first).chain(cells) {
            filled += 1;
            if is_header(cell) {
                alike += 1;
                is_known |= mapped.contains(&cell.0);
            }
        }
        // A user may well have the name of one of the headers, and a header that fills no field may be none.
        let repeats = is_known && alike * 2 > filled && (alike > 1 || with_header == 1);
        repeats.then(|| (Some(first.0), message!("repeated-header").into()))
    }))
}

/// Whether the [`header::key`] of a cell is this one, which is not empty. Cells in ASCII are compared as they stand.
fn has_key(cell: &str, key: &str) -> bool {
    let mut wanted = key.bytes();
    for byte in cell.bytes() {
        if !byte.is_ascii() {
            return !key.is_empty() && header::key(cell) == key;
        }
        if !byte.is_ascii_alphanumeric() {
            continue;
        }
        match wanted.next() {
            Some(wanted) if wanted == byte.to_ascii_lowercase() => {}
            // The mark of a letter can stand behind it, as a character of its own.
            Some(wanted) if !wanted.is_ascii() => return header::key(cell) == key,
            _ => return false,
        }
    }
    !key.is_empty() && wanted.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::has_key;
    use crate::header;

    #[test]
    fn a_cell_is_compared_as_its_key() {
        for cell in [
            "E-Mail",
            "e mail*",
            "\u{feff}email",
            "*Straße",
            "Épouse",
            "E\u{301}pouse",
            "ｅｍａｉｌ",
            "anna@example.com",
            "Emma",
            "Ema",
            "E-Mail 2",
            "---",
            "\u{2014}",
            "",
        ] {
            for key in ["email", "straße", "épouse", "email2", ""] {
                let expected = !key.is_empty() && header::key(cell) == key;
                assert_eq!(has_key(cell, key), expected, "{cell} as {key}");
            }
        }
    }
}

#![doc = include_str!("repeated_header.md")]

use crate::finding::{Note, Severity};
use crate::header;
use crate::rule::{Check, LookForNonUser, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "repeated-header",
    page: include_str!("repeated_header.md"),
    severity: Severity::Warning,
    check: Check::NonUserRow(check),
};

fn check<'a>(setup: &Setup<'a>) -> Option<LookForNonUser<'a>> {
    let header = &setup.observed.header_row;
    header.row?;
    let mut headers: Vec<String> = header
        .headers
        .iter()
        .map(|header| header::key(header))
        .collect();
    if let Some(ours) = header.errors_column {
        headers.truncate(ours as usize);
    }
    let labelled = headers.iter().filter(|header| !header.is_empty()).count();
    let columns = &setup.layout.columns;
    let feeding: Vec<u32> = columns.iter().filter_map(|mapped| mapped.column).collect();
    Some(Box::new(move |row, _| {
        let mut cells = header.own_cells(row).filter(|(_, cell)| !cell.is_empty());
        let is_header = |(column, cell): (u32, &str)| {
            let header = headers.get(column as usize);
            header.is_some_and(|header| may_be(cell, header) && header::key(cell) == *header)
        };
        let first = cells.next().filter(|cell| is_header(*cell))?;
        let (mut alike, mut filled, mut known) = (0, 0, false);
        for cell in std::iter::once(first).chain(cells) {
            filled += 1;
            if is_header(cell) {
                alike += 1;
                known |= feeding.contains(&cell.0);
            }
        }
        // Somebody may well be called as one of the headers is, and what nobody knows may be no header.
        let most = known && alike * 2 > filled && (alike > 1 || labelled == 1);
        most.then(|| {
            let note = Note::new("the headers once more and no user: the row is left out");
            (Some(first.0), note)
        })
    }))
}

/// Whether a cell can be that header, as far as its first letter tells: nearly all cells need no second look.
fn may_be(cell: &str, header: &str) -> bool {
    let first = |text: &str| text.chars().find(|letter| letter.is_alphanumeric());
    match (first(cell), header.chars().next()) {
        (Some(one), Some(other)) if one.is_ascii() && other.is_ascii() => {
            one.eq_ignore_ascii_case(&other)
        }
        (Some(_), Some(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::may_be;

    #[test]
    fn the_first_letter_tells() {
        for (cell, header, may) in [
            ("E-Mail", "email", true),
            ("\u{feff}email", "email", true),
            ("*Straße", "straße", true),
            ("Épouse", "épouse", true),
            ("anna@example.com", "email", false),
            ("---", "email", false),
            ("x", "", false),
        ] {
            assert_eq!(may_be(cell, header), may, "{cell}");
        }
    }
}

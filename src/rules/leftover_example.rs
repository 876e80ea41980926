#![doc = include_str!("leftover_example.md")]

use crate::finding::{Note, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field::Type;
use crate::rule::{Check, LookForNonUser, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "leftover-example",
    page: include_str!("leftover_example.md"),
    severity: Severity::Warning,
    check: Check::NonUserRow(check),
};

fn check<'a>(setup: &Setup<'a>) -> Option<LookForNonUser<'a>> {
    let mapped_columns = &setup.layout.columns;
    let mut columns: Vec<u32> = mapped_columns
        .iter()
        .filter_map(|mapped| mapped.column)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.is_empty() {
        return None;
    }
    // The sample's department may well be somebody's: only what tells one user from another says enough.
    let telling = |mapped: &&MappedColumn| {
        let field = setup.field(mapped);
        field.unique
            || matches!(field.kind, Type::Email | Type::Id)
            || setup.profile.match_on.contains(&mapped.field)
    };
    let samples: Vec<(u32, &'a [String])> = mapped_columns
        .iter()
        .filter(telling)
        .filter_map(|mapped| Some((mapped.column?, setup.field(mapped).examples.as_slice())))
        .filter(|(_, examples)| !examples.is_empty())
        .collect();
    Some(Box::new(move |row, _| {
        let called = |column: &&u32| is_called_one(row.cell(**column));
        let sample = |(column, examples): &&(u32, &[String])| {
            let cell = row.cell(*column).trim();
            !cell.is_empty()
                && examples
                    .iter()
                    .any(|sample| sample.eq_ignore_ascii_case(cell))
        };
        let column = columns.iter().find(called).copied();
        let column = column.or_else(|| samples.iter().find(sample).map(|(column, _)| *column))?;
        let note = Note::new("an example and no user: the row is left out");
        Some((Some(column), note))
    }))
}

const WORDS: &[&str] = &["example", "beispiel", "voorbeeld", "exemple"];

/// Whether a cell starts with `Example:`, in one of the languages.
fn is_called_one(cell: &str) -> bool {
    // The first letters tell of nearly all cells.
    match cell.as_bytes() {
        [b' ', ..]
        | [b'E' | b'e', b'X' | b'x', ..]
        | [b'B' | b'b', b'E' | b'e', ..]
        | [b'V' | b'v', b'O' | b'o', ..] => {}
        _ => return false,
    }
    let Some((word, _)) = cell.split_once(':') else {
        return false;
    };
    WORDS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word.trim()))
}

#[cfg(test)]
mod tests {
    use super::is_called_one;

    #[test]
    fn an_example_says_so() {
        for cell in [
            "Example: chris@contoso.com",
            "example:x",
            "Beispiel: Anna",
            "Voorbeeld: Anna",
            "Exemple : Anna",
            " EXAMPLE\u{a0}: x",
        ] {
            assert!(is_called_one(cell), "{cell}");
        }
        for cell in [
            "Example",
            "example@example.com",
            "Examples of work: none",
            "Eva: Example",
            "Beispielstadt",
            ":",
            "",
            "é:",
        ] {
            assert!(!is_called_one(cell), "{cell}");
        }
    }
}

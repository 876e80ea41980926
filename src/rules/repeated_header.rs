#![doc = include_str!("repeated_header.md")]

use crate::finding::{Note, Severity};
use crate::label;
use crate::rule::{Check, LookForStranger, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "repeated-header",
    page: include_str!("repeated_header.md"),
    severity: Severity::Warning,
    check: Check::Stranger(check),
};

fn check<'a>(setup: &Setup<'a>) -> Option<LookForStranger<'a>> {
    let header = &setup.observed.header;
    header.row?;
    let labels: Vec<(u32, &str, String)> = (0..header.width())
        .map(|column| {
            let label = setup.layout.label(column);
            (column, label, label::key(label))
        })
        .filter(|(.., key)| !key.is_empty())
        .collect();
    // One label may be a word that is a value too.
    if labels.len() < 2 {
        return None;
    }
    Some(Box::new(move |row, _| {
        let first = labels.iter().find(|label| is_repeated(row, label))?;
        let filled = labels
            .iter()
            .filter(|(column, ..)| !row.cell(*column).trim().is_empty())
            .count();
        let repeated = labels
            .iter()
            .filter(|label| is_repeated(row, label))
            .count();
        let note = Note::new("repeats the labels: two files were put together, perhaps");
        (repeated >= 2 && repeated * 4 >= filled * 3).then_some((Some(first.0), note))
    }))
}

/// Whether a row has the label of a column for its value. A byte order mark in front shows where the second file starts.
fn is_repeated(row: &Row<'_>, (column, label, key): &(u32, &str, String)) -> bool {
    let cell = row.cell(*column).trim_start_matches('\u{feff}').trim();
    // A value of another length is hardly ever the label: then nothing is written anew to compare.
    let like = cell.len().abs_diff(label.len()) <= 4 && !cell.is_empty();
    like && (cell == *label || first_is(cell, key) && label::key(cell) == *key)
}

/// Whether a text may start like a key: most do not, and need no closer look.
fn first_is(cell: &str, key: &str) -> bool {
    let first = cell.chars().find(|letter| letter.is_alphanumeric());
    first.is_some_and(|letter| letter.to_lowercase().next() == key.chars().next())
}

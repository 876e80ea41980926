#![doc = include_str!("ragged_row.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "ragged-row",
    page: include_str!("ragged_row.md"),
    severity: Severity::Error,
    check: Check::Row(check),
};

fn check(row: &Row<'_>, setup: &Setup<'_>) -> Option<Note> {
    let header = &setup.observed.header_row;
    if setup.observed.format.is_workbook() || header.row.is_none() || row.number <= header.last_row
    {
        return None;
    }
    let whole = header.headers.len();
    let least = header.width() as usize;
    // Columns behind the last header are nobody's: a row may have them or not.
    let labelled = header
        .headers
        .iter()
        .rposition(|header| !header.trim().is_empty())
        .map_or(0, |last| last + 1);
    let least = least.min(labelled);
    match row.len() {
        cells if cells < least => {
            let missing = least.max(header.width() as usize) - cells;
            let sentence = match (cells, missing) {
                (1, 1) => "{} cell where the header has {}: {} empty cell added",
                (1, _) => "{} cell where the header has {}: {} empty cells added",
                (_, 1) => "{} cells where the header has {}: {} empty cell added",
                _ => "{} cells where the header has {}: {} empty cells added",
            };
            Some(
                Note::new(sentence)
                    .with(cells)
                    .with(header.width() as usize)
                    .with(missing),
            )
        }
        cells if cells > whole => {
            let ours = usize::from(header.errors_column.is_some());
            let (cells, expected) = (cells - ours, whole - ours);
            let extra = || row.cells().skip(expected).take(cells - expected);
            if extra().all(|cell| cell.trim().is_empty()) {
                let sentence = match cells - expected {
                    1 => "{} cells where the header has {}: the last one is empty",
                    _ => "{} cells where the header has {}: the last ones are empty",
                };
                return Some(Note::new(sentence).with(cells).with(expected).assumed(true));
            }
            Some(
                Note::new("{} cells where the header has {}: a delimiter inside a cell, perhaps, which has to be in quotes")
                    .with(cells)
                    .with(expected),
            )
        }
        _ => None,
    }
}

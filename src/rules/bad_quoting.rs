#![doc = include_str!("bad_quoting.md")]

use crate::finding::{Note, Severity, column_letters};
use crate::rule::{Check, Rule, Setup};
use crate::source::block::Row;
use crate::source::records::Slip;

pub(super) const RULE: Rule = Rule {
    name: "bad-quoting",
    page: include_str!("bad_quoting.md"),
    severity: Severity::Error,
    check: Check::Row(check),
};

/// What people and word processors write instead of straight double quotes: what opens a text, and what closes it.
const PAIRS: &[(char, &[char])] = &[
    ('\'', &['\'']),
    ('“', &['”', '“']),
    ('”', &['”']),
    ('„', &['“', '”', '‟']),
    ('‟', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('‘', &['’', '‘']),
    ('’', &['’']),
    ('‚', &['‘', '’']),
    ('`', &['`', '´', '\'']),
    ('´', &['´']),
    ('＂', &['＂']),
    ('″', &['″']),
];

fn check(row: &Row<'_>, setup: &Setup<'_>) -> Option<Note> {
    let header = &setup.observed.header_row;
    // A title above the headers may be in any quotes.
    let title = header.row.is_some_and(|headers| row.number < headers);
    if setup.observed.format.is_workbook() || title {
        return None;
    }
    // The column of an earlier run is ours and not looked at; a row that is too long has its cell at its end.
    let own = match header.errors_column {
        Some(_) if row.len() > header.headers.len() => row.len() - 1,
        Some(column) => row.len().min(column as usize),
        None => row.len(),
    };
    if let Some((column, slip)) = row.slip().filter(|(column, _)| (*column as usize) < own) {
        let sentence = match slip {
            Slip::Inside => {
                "a quote stands inside a cell that is not in quotes (column {}), which programs read in several ways"
            }
            Slip::Behind => {
                "text stands behind the quote that closes a cell (column {}), which programs read in several ways"
            }
        };
        // The row is read as nearly all programs read it: strict ones refuse it.
        return Some(
            Note::new(sentence)
                .with(column_letters(column))
                .assumed(true),
        );
    }
    let (open, close) = wrapped(row, own)?;
    let note = Note::new(
        "its cells stand between {} and {}, which are part of the text: only straight double quotes keep a cell together",
    )
    .with(open.to_string())
    .with(close.to_string());
    Some(note)
}

/// The quotes in which every one of a row's `own` cells stands that is not empty, if there are two such cells or the
/// table has one column. A delimiter between them cuts a cell in two, so that one may open what a later one closes.
fn wrapped(row: &Row<'_>, own: usize) -> Option<(char, char)> {
    let cells = || {
        let cells = row.cells().take(own).map(str::trim);
        cells.filter(|cell| !cell.is_empty())
    };
    let first = cells().next()?.chars().next()?;
    // Most rows end here, on a letter.
    let (open, closes) = PAIRS.iter().find(|(open, _)| *open == first)?;
    let (mut inside, mut quoted, mut last) = (false, 0, None);
    for cell in cells() {
        let text = match (inside, cell.strip_prefix(*open)) {
            (true, _) => cell,
            (false, Some(text)) => text,
            (false, None) => return None,
        };
        let close = closes.iter().find(|close| text.ends_with(**close));
        inside = close.is_none();
        last = close.or(last);
        quoted += usize::from(!inside);
    }
    let enough = quoted > 1 || quoted == 1 && own == 1;
    last.filter(|_| enough && !inside)
        .map(|close| (*open, *close))
}

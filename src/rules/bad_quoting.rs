#![doc = include_str!("bad_quoting.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::{message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, RowCheck, Rule};
use crate::source::block::Row;
use crate::source::dialect::Origin;
use crate::source::header_row::HeaderRow;
use crate::source::records::Slip;
use crate::source::row_flags::RowFlags;

pub(super) const RULE: Rule = Rule {
    name: "bad-quoting",
    page: include_str!("bad_quoting.md"),
    severity: Severity::Error,
    yields_to: &["swallowed-rows"],
    checks: &[Check::Row(check), Check::File(check_file)],
    ..Rule::DEFAULT
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

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    if context.observed.format.is_workbook() {
        return Applicability::NotApplicable;
    }
    let header = &context.observed.header_row;
    let check = RowCheck::record(move |row| {
        // A title above the headers may be in any quotes.
        let is_title = header.row.is_some_and(|headers| row.number < headers);
        if is_title {
            None
        } else {
            misread(row, header).or_else(|| observation(row, header))
        }
    });
    Applicability::Check(check.only_if(
        RowFlags::OTHER_WIDTH | RowFlags::SEVERAL_LINES | RowFlags::SLIP | RowFlags::MARK_FIRST,
    ))
}

/// Rows that quotes made one cell, or part of a cell of the row above.
fn misread(row: &Row<'_>, header: &HeaderRow) -> Option<Observation> {
    if header.row.is_none_or(|headers| row.number <= headers) || row.is_unclosed() {
        return None;
    }
    let width = header.width() as usize;
    if row.is_one_quoted_cell(width) {
        return message!("bad-quoting-whole-row").into();
    }
    let lines = row.swallowed_lines(width)?;
    message!("bad-quoting-swallowed", lines).into()
}

/// A table of one column whose header is a whole row of headers.
fn check_file(context: &Context<'_>, _: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    let Some((delimiter, cells)) = context.unsplit_headers() else {
        return Applicability::NotApplicable;
    };
    let (delimiter, cells) = (text(delimiter.to_string()), cells as u64);
    let is_quoted = context.observed.delimiter.origin == Origin::Absent;
    let message = match () {
        () if context.observed.format.is_workbook() => {
            message!("bad-quoting-unsplit-sheet", delimiter, cells)
        }
        () if is_quoted => message!("bad-quoting-all-rows", delimiter, cells),
        () => message!("bad-quoting-unsplit-text", delimiter, cells),
    };
    Applicability::Check(vec![message.into()])
}

fn observation(row: &Row<'_>, header: &HeaderRow) -> Option<Observation> {
    let ours = header.our_cell(row);
    if let Some((column, slip)) = row.slip().filter(|(column, _)| Some(*column) != ours) {
        let column = text(column.to_string());
        if row.backslash_quote().is_some() {
            return message!("bad-quoting-backslash", column).into();
        }
        let message = match slip {
            Slip::Inside => message!("bad-quoting-inside", column),
            Slip::Behind => message!("bad-quoting-behind", column),
        };
        // The row is read as nearly all programs read it: strict ones refuse it.
        return Some(message.assumed(true));
    }
    // Most rows end here.
    let first = row.cell(ColumnIndex(0)).as_bytes().first();
    if ours != Some(ColumnIndex(0)) && first.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (open, close) = wrapped(row, header)?;
    let (open, close) = (text(open.to_string()), text(close.to_string()));
    message!("bad-quoting-other-quotes", open, close).into()
}

/// The quotes in which every one of a row's own cells stands that is not empty, if there are two such cells or the
/// table has one column. A delimiter between them cuts a cell in two, so that one may open what a later one closes.
fn wrapped(row: &Row<'_>, header: &HeaderRow) -> Option<(char, char)> {
    let own = || header.own_cells(row);
    let cells = || {
        let cells = own().map(|(_, cell)| cell.trim());
        cells.filter(|cell| !cell.is_empty())
    };
    let first = cells().next()?.chars().next()?;
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
    let enough = quoted > 1 || quoted == 1 && own().count() == 1;
    last.filter(|_| enough && !inside)
        .map(|close| (*open, *close))
}

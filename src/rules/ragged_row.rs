#![doc = include_str!("ragged_row.md")]

use crate::finding::Severity;
use crate::messages::message;
use crate::rule::{Applicability, Check, Context, Observation, RowCheck, Rule};
use crate::source::block::Row;
use crate::source::row_flags::RowFlags;

pub(super) const RULE: Rule = Rule {
    name: "ragged-row",
    page: include_str!("ragged_row.md"),
    severity: Severity::Error,
    yields_to: &["swallowed-rows"],
    consequence_of: &["unclosed-quote"],
    checks: &[Check::Row(check)],
    ..Rule::DEFAULT
};

/// How many cells a row should have.
struct Width {
    /// As many as the columns, without the one that an earlier run added.
    own: usize,
    /// As many as the columns up to the last header: a row need not have those behind it.
    least: usize,
    /// As many as all columns.
    whole: usize,
    /// One for the cell that an earlier run added.
    ours: usize,
}

fn check<'a>(context: &Context<'a>) -> Applicability<RowCheck<'a>> {
    let header = &context.observed.header_row;
    if context.observed.format.is_workbook() || header.row.is_none() {
        return Applicability::NotApplicable;
    }
    let with_header = header
        .headers
        .iter()
        .rposition(|header| !header.trim().is_empty())
        .map_or(0, |last| last + 1);
    let own = header.width() as usize;
    let width = Width {
        own,
        least: own.min(with_header),
        whole: header.headers.len(),
        ours: header.errors_column.is_some().into(),
    };
    let check = RowCheck::record(move |row| {
        let fits = (width.least..=width.whole).contains(&row.len());
        if fits || row.number <= header.last_row {
            return None;
        }
        // Those have their own error, and their cells stand wherever the quotes put them.
        let is_misread = row.backslash_quote().is_some()
            || row.is_one_quoted_cell(width.own)
            || row.swallowed_lines(width.own).is_some();
        (!is_misread).then(|| observation(row, &width))
    });
    Applicability::Check(check.only_if(RowFlags::OTHER_WIDTH))
}

fn observation(row: &Row<'_>, width: &Width) -> Observation {
    let cells = row.len();
    if cells < width.least {
        let (expected, missing) = (width.own, width.own - cells);
        // Programs leave out empty cells at the end of a row. What is required and missing has its own error.
        return message!("ragged-row-short", cells, expected, missing).assumed(true);
    }
    // The cell of an earlier run is the last one.
    let (cells, expected) = (cells - width.ours, width.whole - width.ours);
    let extra = cells - expected;
    let mut extra_cells = row.cells().skip(expected).take(extra);
    if extra_cells.all(|cell| cell.trim().is_empty()) {
        message!("ragged-row-empty", cells, expected, extra).assumed(true)
    } else {
        message!("ragged-row-long", cells, expected).into()
    }
}

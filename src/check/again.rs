//! Rows that are looked at once more: those whose keys were seen twice, and those that a rule speaks of.

use std::num::NonZeroUsize;
use std::ops::Range;

use xxhash_rust::xxh3::Xxh3;

use crate::finding::Place;
use crate::profile::field_id::FieldId;
use crate::rule::Setup;
use crate::source::Source;
use crate::source::block::{Block, Bookmark, Row};
use crate::source::pass;

/// Rows that are wanted for the sake of one field, in order.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) field: FieldId,
    pub(super) rows: Vec<u64>,
}

/// A value that was found in a row on the second look.
#[derive(Debug)]
pub(super) struct Occurrence {
    /// Which of the wanted it is for.
    pub(super) wanted: usize,
    pub(super) place: Place,
    /// The value as it counts, one of several in the cell perhaps.
    pub(super) text: Box<str>,
    /// The cell as it stands in the file, or the value where it holds several.
    pub(super) shown: Box<str>,
    /// A fingerprint of all cells of the row but ours.
    pub(super) whole_row: u128,
}

/// Looks at these rows again. Occurrences come in the order of what was wanted, then in that of the file.
pub(super) fn look(
    source: &Source,
    setup: &Setup<'_>,
    wanted: &[Wanted],
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
) -> std::io::Result<Vec<Occurrence>> {
    if wanted.iter().all(|wanted| wanted.rows.is_empty()) {
        return Ok(Vec::new());
    }
    let has_some = |bookmark: &&Bookmark| {
        let rows = bookmark.first_row..bookmark.first_row + bookmark.rows;
        wanted
            .iter()
            .any(|wanted| !within(&wanted.rows, &rows).is_empty())
    };
    let pages: Vec<Bookmark> = bookmarks.iter().filter(has_some).copied().collect();
    let look = |block: &Block| look_at_block(setup, block, wanted);
    let mut occurrences: Vec<Occurrence> = Vec::new();
    if bookmarks.is_empty() {
        // Text that was decoded can only be found again from its start.
        let keep = |found| occurrences.extend::<Vec<Occurrence>>(found);
        pass::over(source.read()?, threads, |block| look(&block), keep)?;
    } else {
        let found = pass::again(source, &pages, threads, look)?;
        occurrences.extend(found.into_iter().flatten());
    }
    occurrences.sort_by_key(|occurrence| (occurrence.wanted, occurrence.place));
    Ok(occurrences)
}

fn within<'s>(rows: &'s [u64], range: &Range<u64>) -> &'s [u64] {
    &rows[rows.partition_point(|row| *row < range.start)
        ..rows.partition_point(|row| *row < range.end)]
}

/// Only the rows that are wanted are split into cells again.
fn look_at_block(setup: &Setup<'_>, block: &Block, wanted: &[Wanted]) -> Vec<Occurrence> {
    let rows = block.first_row..block.first_row + block.len() as u64;
    let mut found = Vec::new();
    for (number, Wanted { field, rows: of }) in wanted.iter().enumerate() {
        let again = within(of, &rows).iter();
        for row in again
            .filter_map(|row| block.only(*row))
            .map(Block::into_rows)
        {
            for row in row.iter() {
                occurrences(setup, number, *field, &row, &mut found);
            }
        }
    }
    found
}

fn occurrences(
    setup: &Setup<'_>,
    wanted: usize,
    field: FieldId,
    row: &Row<'_>,
    found: &mut Vec<Occurrence>,
) {
    let mut values = Vec::new();
    setup.layout.values(row, &mut values);
    let whole_row = fingerprint(setup, row);
    let user = setup.layout.user(&values);
    let columns = setup.layout.columns_of(field).iter();
    for (mapped, value) in columns.zip(user.values(field)) {
        let shown = mapped.separator.is_none().then_some(value.cell);
        for item in mapped.items(value).filter(|item| !item.is_empty()) {
            found.push(Occurrence {
                wanted,
                place: Place {
                    row: Some(row.number),
                    column: value.column,
                    line: setup.observed.has_lines().then_some(row.line),
                },
                text: item.into(),
                shown: shown.unwrap_or(item).into(),
                whole_row,
            });
        }
    }
}

/// A fingerprint of all cells but ours. Empty ones at the end make no difference: a row that was too short gets them.
fn fingerprint(setup: &Setup<'_>, row: &Row<'_>) -> u128 {
    let width = match setup.observed.header_row.errors_column {
        Some(column) => column as usize,
        None => row.len(),
    };
    let (mut digest, mut empty) = (Xxh3::new(), 0_usize);
    for cell in row.cells().take(width) {
        if cell.is_empty() {
            empty += 1;
            continue;
        }
        for _ in 0..std::mem::take(&mut empty) {
            digest.update(b"\0");
        }
        digest.update(&(cell.len() as u64).to_le_bytes());
        digest.update(cell.as_bytes());
    }
    digest.digest128()
}

//! Reads some rows once more: those whose keys were seen twice, and those that a rule speaks of.

use std::num::NonZeroUsize;
use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::finding::{FieldId, Place, RowNumber};
use crate::rule::Context;
use crate::source::Source;
use crate::source::block::{Block, Bookmark, Row};
use crate::source::parallel;
use crate::user::{User, name};

/// Rows that are wanted for the sake of one field, in order.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) field: FieldId,
    pub(super) rows: Vec<RowNumber>,
}

/// A value that was found in a row.
#[derive(Debug)]
pub(super) struct Occurrence {
    /// Which of the wanted it is for.
    pub(super) wanted: usize,
    pub(super) place: Place,
    /// The value as it counts, one of several in the cell perhaps.
    pub(super) text: Box<str>,
    /// The cell as it stands in the file, or the value where it holds several.
    pub(super) shown: Box<str>,
    /// A hash of the user's name; none where a part of it is missing.
    pub(super) name: Option<u64>,
    /// A hash of all cells of the row but ours.
    pub(super) whole_row: u128,
}

/// Reads these rows again. Occurrences come in the order of what was wanted, then in that of the file.
pub(super) fn find(
    source: &Source,
    context: &Context<'_>,
    wanted: &[Wanted],
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
) -> std::io::Result<Vec<Occurrence>> {
    if wanted.iter().all(|wanted| wanted.rows.is_empty()) {
        return Ok(Vec::new());
    }
    let has_some = |bookmark: &&Bookmark| {
        let first = RowNumber(bookmark.first_row);
        let rows = first..first.below(bookmark.rows);
        wanted
            .iter()
            .any(|wanted| !within(&wanted.rows, &rows).is_empty())
    };
    let pages: Vec<Bookmark> = bookmarks.iter().filter(has_some).copied().collect();
    let mut occurrences: Vec<Occurrence> = Vec::new();
    if bookmarks.is_empty() {
        // Text that was decoded can only be found again from its start.
        let new_worker = || |block: &Block| find_in_block(context, block, wanted);
        let keep = |found: Vec<Occurrence>| occurrences.extend(found);
        parallel::over(source.read()?, threads, new_worker, keep)?;
    } else {
        let find = |block: &Block| find_in_block(context, block, wanted);
        let found = parallel::again(source, &pages, threads, find)?;
        occurrences.extend(found.into_iter().flatten());
    }
    occurrences.sort_by_key(|occurrence| (occurrence.wanted, occurrence.place));
    Ok(occurrences)
}

fn within<'s>(rows: &'s [RowNumber], range: &Range<RowNumber>) -> &'s [RowNumber] {
    &rows[rows.partition_point(|row| *row < range.start)
        ..rows.partition_point(|row| *row < range.end)]
}

fn find_in_block(context: &Context<'_>, block: &Block, wanted: &[Wanted]) -> Vec<Occurrence> {
    let first = RowNumber(block.first_row);
    let range = first..first.below(block.len() as u64);
    if wanted
        .iter()
        .all(|wanted| within(&wanted.rows, &range).is_empty())
    {
        return Vec::new();
    }
    let rows = block.rows();
    let mut found = Vec::new();
    for (number, wanted) in wanted.iter().enumerate() {
        let within = within(&wanted.rows, &range).iter();
        for row in within.filter_map(|row| rows.get(*row)) {
            find_in_row(context, number, wanted.field, &row, &mut found);
        }
    }
    found
}

fn find_in_row(
    context: &Context<'_>,
    wanted: usize,
    field: FieldId,
    row: &Row<'_>,
    found: &mut Vec<Occurrence>,
) {
    let mut values = Vec::new();
    context.layout.values(row, &mut values);
    let whole_row = hash_of_cells(context, row);
    let user = context.layout.user(&values);
    let name = hash_of_name(context, &user);
    let columns = context.layout.columns_of(field).iter();
    for (column, value) in columns.zip(user.values(field)) {
        let shown = column.separator.is_none().then_some(value.cell);
        for item in column.items(value).filter(|item| !item.is_empty()) {
            found.push(Occurrence {
                wanted,
                place: Place {
                    row: Some(row.number),
                    column: value.column,
                    line: context.observed.has_lines().then_some(row.line),
                },
                text: item.into(),
                shown: shown.unwrap_or(item).into(),
                name,
                whole_row,
            });
        }
    }
}

/// A hash of the name by which the target's profile knows a person again.
fn hash_of_name(context: &Context<'_>, user: &User<'_>) -> Option<u64> {
    let parts: &[FieldId] = &context.profile.same_person_when;
    let parts = parts.iter();
    let texts = parts.map(|part| user.first(*part).map(|value| value.text));
    let mut key = String::new();
    name::write_full_name(texts, &mut key).then(|| xxh3_64(key.as_bytes()))
}

/// A hash of all cells but ours. Empty ones at the end make no difference: a row that was too short gets them.
fn hash_of_cells(context: &Context<'_>, row: &Row<'_>) -> u128 {
    let width = match context.observed.header_row.errors_column {
        Some(column) => column.0 as usize,
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

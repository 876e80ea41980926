//! Reads some rows once more: those whose keys were seen twice, and those that a rule reports.

use std::num::NonZeroUsize;
use std::ops::Range;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::finding::{FieldId, Place, RowNumber};
use crate::rule::Context;
use crate::source::block::{Block, Bookmark, Row, Rows};
use crate::source::parallel;
use crate::source::{Observed, Source};
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
    let of_range =
        |wanted: &Wanted, range: &Range<RowNumber>| within(&wanted.rows, |row| *row, range);
    let is_wanted = |range: &Range<RowNumber>| {
        let mut wanted = wanted.iter();
        wanted.any(|wanted| !of_range(wanted, range).is_empty())
    };
    let look = |rows: &Rows<'_>, range: &Range<RowNumber>| {
        let mut found = Vec::new();
        for (number, wanted) in wanted.iter().enumerate() {
            let wanted_rows = wanted.rows[of_range(wanted, range)].iter();
            for row in wanted_rows.filter_map(|row| rows.get(*row)) {
                find_in_row(context, number, wanted.field, &row, &mut found);
            }
        }
        found
    };
    let mut occurrences: Vec<Occurrence> = Vec::new();
    let keep = |found: Vec<Occurrence>| occurrences.extend(found);
    again(source, is_wanted, bookmarks, threads, look, keep)?;
    occurrences.sort_by_key(|occurrence| (occurrence.wanted, occurrence.place));
    Ok(occurrences)
}

/// Reads the parts of a file again that have a row for which `is_wanted` holds. What `look` finds in one of them comes to
/// `hand_on`, in no order.
pub(super) fn again<S: Send>(
    source: &Source,
    is_wanted: impl Fn(&Range<RowNumber>) -> bool + Sync,
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
    look: impl Fn(&Rows<'_>, &Range<RowNumber>) -> S + Sync,
    mut hand_on: impl FnMut(S) + Send,
) -> std::io::Result<()> {
    if !is_wanted(&(RowNumber(0)..RowNumber(u64::MAX))) {
        return Ok(());
    }
    let look = |block: &Block| {
        let first = RowNumber(block.first_row);
        let range = first..first.below(block.len() as u64);
        is_wanted(&range).then(|| look(&block.rows(), &range))
    };
    let keep = |found: Option<S>| {
        if let Some(found) = found {
            hand_on(found);
        }
    };
    if bookmarks.is_empty() {
        // Text that was decoded can only be found again from its start.
        parallel::over(source.read()?, threads, || look, keep)?;
        return Ok(());
    }
    let has_some = |bookmark: &&Bookmark| {
        let first = RowNumber(bookmark.first_row);
        is_wanted(&(first..first.below(bookmark.rows)))
    };
    let pages: Vec<Bookmark> = bookmarks.iter().filter(has_some).copied().collect();
    parallel::again(source, &pages, threads, look, keep)
}

/// Which of some things, in the order of their rows, are of these rows.
pub(super) fn within<T>(
    all: &[T],
    row: impl Fn(&T) -> RowNumber,
    range: &Range<RowNumber>,
) -> Range<usize> {
    all.partition_point(|one| row(one) < range.start)
        ..all.partition_point(|one| row(one) < range.end)
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
    let whole_row = hash_of_cells(context.observed, row);
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
pub(super) fn hash_of_cells(observed: &Observed, row: &Row<'_>) -> u128 {
    let width = match observed.header_row.errors_column {
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

//! Cells of users that merged cells cover, and what they hold.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::num::NonZeroUsize;

use crate::check::again::{self, Wanted};
use crate::profile::field_id::FieldId;
use crate::rule::{Covered, Setup};
use crate::source::Source;
use crate::source::block::Bookmark;
use crate::source::facts::{Area, Facts, Spans};

/// The most cells that are named one by one: of one area, and of all.
const MOST_OF_ONE: u64 = 100;
const MOST_OF_ALL: usize = 100_000;

/// What merged areas cover, without what stands there.
#[derive(Debug, Default)]
pub(super) struct Areas {
    cells: Vec<Covered>,
    /// Areas that cover too many cells to name each, and how many.
    pub(super) crowds: Vec<(Area, u64)>,
    /// Areas whose first cell is one of a user.
    of_users: Vec<Area>,
}

/// What the merged areas cover of the cells of users that fill something.
pub(super) fn areas(facts: &Facts, users: &Spans, setup: &Setup<'_>) -> Areas {
    let mut columns: BTreeMap<u32, FieldId> = BTreeMap::new();
    for mapped in &setup.layout.columns {
        if let Some(column) = mapped.column {
            columns.entry(column).or_insert(mapped.field);
        }
    }
    let mut areas = Areas::default();
    for area in &facts.merged {
        let of_users = users.contains(area.first_row);
        let rows = || users.between(area.first_row, area.last_row);
        let feeding = || columns.range(area.first_column..=area.last_column);
        let in_rows: u64 = rows()
            .map(|(first, last)| u64::from(last - first) + 1)
            .sum();
        let itself = of_users && columns.contains_key(&area.first_column);
        let count = in_rows * feeding().count() as u64 - u64::from(itself);
        if count == 0 {
            continue;
        }
        if count > MOST_OF_ONE || areas.cells.len() >= MOST_OF_ALL {
            areas.crowds.push((*area, count));
            continue;
        }
        if of_users {
            areas.of_users.push(*area);
        }
        for row in rows().flat_map(|(first, last)| first..=last) {
            for (column, field) in feeding() {
                if (row, *column) != (area.first_row, area.first_column) {
                    areas.cells.push(Covered {
                        area: *area,
                        row: u64::from(row),
                        column: *column,
                        field: *field,
                        cell: None,
                        first: None,
                    });
                }
            }
        }
    }
    areas
}

/// Looks at the rows once more: what the covered cells hold, and the first of each area.
pub(super) fn look(
    areas: &Areas,
    source: &Source,
    setup: &Setup<'_>,
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
) -> io::Result<Vec<Covered>> {
    if areas.cells.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: BTreeMap<FieldId, Vec<u64>> = BTreeMap::new();
    for cell in &areas.cells {
        let rows = rows.entry(cell.field).or_default();
        rows.extend([u64::from(cell.area.first_row), cell.row]);
    }
    let wanted = rows.into_iter().map(|(field, mut rows)| {
        rows.sort_unstable();
        rows.dedup();
        Wanted { field, rows }
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let found = again::look(source, setup, &wanted, bookmarks, threads)?;
    let mut held: HashMap<(Option<u64>, Option<u32>), String> = HashMap::new();
    for one in found {
        let separator = setup.layout.separator(one.place.column);
        let cell = held.entry((one.place.row, one.place.column)).or_default();
        // The values of a list come one by one.
        if !cell.is_empty() {
            cell.push_str(separator.unwrap_or_default());
        }
        cell.push_str(&one.shown);
    }
    let held = |row: u64, column: u32| {
        let cell = held.get(&(Some(row), Some(column)))?;
        Some(cell.as_str().into())
    };
    let cells = areas.cells.iter().map(|cell| {
        let area = cell.area;
        let of_a_user = areas.of_users.binary_search(&area).is_ok();
        Covered {
            cell: held(cell.row, cell.column),
            first: (of_a_user && area.first_column == cell.column)
                .then(|| held(u64::from(area.first_row), cell.column))
                .flatten(),
            ..cell.clone()
        }
    });
    Ok(cells.collect())
}

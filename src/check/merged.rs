//! Cells of users that merged cells cover, and what they hold.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::num::NonZeroUsize;

use crate::check::recheck::{self, Wanted};
use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::rule::{Context, CoveredCell};
use crate::source::Source;
use crate::source::block::Bookmark;
use crate::source::sheet_metadata::{Area, RangeSet, SheetMetadata};

/// The most cells that are named one by one: of one area, and of all.
const MOST_OF_AREA: u64 = 100;
const MOST_OF_ALL: usize = 100_000;

/// What merged areas cover, without what stands there.
#[derive(Debug, Default)]
pub(super) struct Areas {
    cells: Vec<CoveredCell>,
    /// Areas that cover too many cells to name each, and how many.
    pub(super) crowded: Vec<(Area, u64)>,
    /// Areas whose first cell is one of a user.
    of_users: Vec<Area>,
}

impl Areas {
    /// What the merged areas of a sheet cover of the mapped cells of users.
    pub(super) fn of(metadata: &SheetMetadata, users: &RangeSet, context: &Context<'_>) -> Self {
        let mut columns: BTreeMap<ColumnIndex, FieldId> = BTreeMap::new();
        for mapped in &context.layout.columns {
            if let Some(column) = mapped.column {
                columns.entry(column).or_insert(mapped.field);
            }
        }
        let mut areas = Self::default();
        for area in &metadata.merged {
            let of_users = users.contains(area.first_row);
            let rows = || users.between(area.first_row, area.last_row);
            let first = ColumnIndex(area.first_column);
            let mapped = || columns.range(first..=ColumnIndex(area.last_column));
            let in_rows: u64 = rows()
                .map(|(first, last)| u64::from(last - first) + 1)
                .sum();
            let itself = of_users && columns.contains_key(&first);
            let count = in_rows * mapped().count() as u64 - u64::from(itself);
            if count == 0 {
                continue;
            }
            if count > MOST_OF_AREA || areas.cells.len() >= MOST_OF_ALL {
                areas.crowded.push((*area, count));
                continue;
            }
            if of_users {
                areas.of_users.push(*area);
            }
            for row in rows().flat_map(|(first, last)| first..=last) {
                for (column, field) in mapped() {
                    if (row, *column) != (area.first_row, first) {
                        areas.cells.push(CoveredCell {
                            area: *area,
                            row: RowNumber(row.into()),
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

    /// The covered cells with what they hold, and what the first of each area holds; their rows are read again.
    pub(super) fn covered(
        &self,
        source: &Source,
        context: &Context<'_>,
        bookmarks: &[Bookmark],
        threads: NonZeroUsize,
    ) -> io::Result<Vec<CoveredCell>> {
        if self.cells.is_empty() {
            return Ok(Vec::new());
        }
        let mut rows: BTreeMap<FieldId, Vec<RowNumber>> = BTreeMap::new();
        for cell in &self.cells {
            let rows = rows.entry(cell.field).or_default();
            rows.extend([RowNumber(cell.area.first_row.into()), cell.row]);
        }
        let wanted = rows.into_iter().map(|(field, mut rows)| {
            rows.sort_unstable();
            rows.dedup();
            Wanted { field, rows }
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let mut texts: HashMap<(Option<RowNumber>, Option<ColumnIndex>), String> = HashMap::new();
        for one in recheck::find(source, context, &wanted, bookmarks, threads)? {
            let separator = context.layout.separator(one.place.column);
            let cell = texts.entry((one.place.row, one.place.column)).or_default();
            // The values of a list come one by one.
            if !cell.is_empty() {
                cell.push_str(separator.unwrap_or_default());
            }
            cell.push_str(&one.shown);
        }
        let text = |row: RowNumber, column: ColumnIndex| {
            let cell = texts.get(&(Some(row), Some(column)))?;
            Some(cell.as_str().into())
        };
        let cells = self.cells.iter().map(|cell| {
            let area = cell.area;
            let of_a_user = self.of_users.binary_search(&area).is_ok();
            let first_row = RowNumber(area.first_row.into());
            CoveredCell {
                cell: text(cell.row, cell.column),
                first: (of_a_user && ColumnIndex(area.first_column) == cell.column)
                    .then(|| text(first_row, cell.column))
                    .flatten(),
                ..cell.clone()
            }
        });
        Ok(cells.collect())
    }
}

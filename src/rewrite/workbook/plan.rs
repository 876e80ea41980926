//! What is done to a sheet, decided before it is written: the place of our column, its filter, and the formats of marks.

use super::scan::Scan;
use super::table::Table;
use super::{Error, LastColumn};
use crate::source::excel::LAST_COLUMN;
use crate::source::sheet_metadata::Area;

/// What is done to a sheet beside the cells that are replaced.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Where our column stands, and whether it is new.
    pub(super) column: Option<(u32, bool)>,
    /// Where the filter of the sheet goes, if it changes.
    pub(super) filter: Option<Area>,
    /// The table that gets our column.
    pub(super) table: Option<Table>,
}

impl Plan {
    pub(super) fn of(
        scan: &Scan,
        tables: &[Table],
        column: Option<&LastColumn<'_>>,
    ) -> Result<Self, Error> {
        let Some(asked) = column else {
            return Ok(Self::default());
        };
        let of_tables = tables.iter().map(|table| Some(table.area.last_column));
        let filtered = scan.filter.map(|area| Some(area.last_column));
        let beside = of_tables.chain(filtered).fold(None, Option::max);
        let behind = |used: Option<u32>| used.max(beside).map_or(0, |last| last + 1);
        let column = match asked.earlier {
            Some(column) => column.0,
            // Cells without a value only get in the way where no other column is left.
            None if behind(scan.last_column) > LAST_COLUMN => behind(scan.last_filled),
            None => behind(scan.last_column),
        };
        if column > LAST_COLUMN {
            return Err(Error::NoColumnLeft);
        }
        let mut plan = Self {
            column: Some((column, asked.earlier.is_none())),
            ..Self::default()
        };
        let Some(header) = &asked.header else {
            return Ok(plan);
        };
        let is_header = |row: u32| (header.row..=header.last_row).contains(&row);
        let mut holding = tables
            .iter()
            .filter(|table| table.has_headers && is_header(table.area.first_row));
        let reaches = |area: &Area| area.last_column >= column;
        let table = holding
            .clone()
            .find(|table| table.area.last_column + 1 == column)
            .or_else(|| holding.clone().find(|table| reaches(&table.area)))
            .or_else(|| holding.next());
        match (table, scan.filter) {
            (Some(table), _) if reaches(&table.area) || !table.is_ordinary => {}
            (Some(table), _) if table.area.last_column + 1 == column => {
                plan.table = Some(table.clone());
            }
            (_, Some(area)) if is_header(area.first_row) && !reaches(&area) => {
                let wider = Area {
                    last_column: column,
                    ..area
                };
                plan.filter = is_free(tables, wider).then_some(wider);
            }
            _ if scan.has_filter => {}
            (table, _) => {
                let first = match table {
                    Some(_) => column,
                    None => scan.first_column.unwrap_or(column).min(column),
                };
                let area = Area {
                    first_row: header.last_row,
                    first_column: first,
                    last_row: scan.last_row.max(header.last_row),
                    last_column: column,
                };
                let ours = Area {
                    first_column: column,
                    ..area
                };
                // A filter and a table never share cells.
                plan.filter = Some(if is_free(tables, area) { area } else { ours });
            }
        }
        Ok(plan)
    }
}

/// Whether no table has a cell of an area.
fn is_free(tables: &[Table], area: Area) -> bool {
    let shares = |one: &Area| {
        one.first_row <= area.last_row
            && area.first_row <= one.last_row
            && one.first_column <= area.last_column
            && area.first_column <= one.last_column
    };
    !tables.iter().any(|table| shares(&table.area))
}

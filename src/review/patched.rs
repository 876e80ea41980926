//! What a person changed in a list, as changes of the workbook that it comes from.

use std::collections::BTreeSet;

use crate::finding::{ColumnIndex, RowNumber};
use crate::review::edits::Edits;
use crate::review::list::List;
use crate::rewrite::workbook::{LastColumn, LastHeader, Marks, ReplacedRow, SheetPatch};
use crate::source::original::{Original, OriginalSheet};

/// What changes in the sheets of a workbook: the cells that were edited, and the rows of skipped users, which become empty.
/// What an earlier run has added tells what was wrong then: its cells become empty, and its marks go.
#[must_use]
pub fn patches<'p>(list: &List, original: &'p Original, edits: &Edits) -> Vec<SheetPatch<'p>> {
    let mut replaced: Vec<Vec<ReplacedRow>> = vec![Vec::new(); original.sheets().len()];
    let rows = edits.cells.keys().chain(edits.skipped.keys());
    let rows: BTreeSet<RowNumber> = rows.copied().collect();
    for row in rows {
        let Some((sheet, number)) = original.row(row) else {
            continue;
        };
        let of_sheet = &original.sheets()[sheet];
        let cells = cells(list, edits, row);
        let cells = cells.into_iter();
        let cells = cells.filter_map(|(column, text)| Some((of_sheet.column(column)?, text)));
        let mut cells: Vec<(ColumnIndex, Box<str>)> = cells.collect();
        // Columns of a further sheet can stand in another order.
        cells.sort_by_key(|(column, _)| *column);
        replaced[sheet].push((number, cells));
    }
    let sheets = original.sheets().iter().zip(replaced);
    let sheets = sheets.map(|(sheet, replaced)| {
        let is_annotated = sheet.header_row.errors_column.is_some();
        SheetPatch {
            sheet: sheet.index,
            replaced,
            column: is_annotated.then(|| emptied(sheet)),
            marks: is_annotated.then(Marks::default),
        }
    });
    sheets.collect()
}

/// The cells of a row that get another text.
fn cells(list: &List, edits: &Edits, row: RowNumber) -> Vec<(ColumnIndex, Box<str>)> {
    if edits.skipped.contains_key(&row) {
        let cells = list.cells_in_file(row);
        let columns = (0..).map(ColumnIndex).take(cells.len());
        return columns.map(|column| (column, Box::default())).collect();
    }
    let edited = edits.cells.get(&row).into_iter().flatten();
    let cells = edited.map(|(column, cell)| (*column, cell.after.clone()));
    cells.collect()
}

/// The column of an earlier run without its texts.
fn emptied(sheet: &OriginalSheet) -> LastColumn<'_> {
    let header_row = &sheet.header_row;
    let number = |row: RowNumber| u32::try_from(row.0).unwrap_or(u32::MAX);
    LastColumn {
        header: header_row.row.map(|row| LastHeader {
            row: number(row),
            last_row: number(header_row.last_row),
            text: header_row.errors_header(),
        }),
        earlier: header_row.errors_column,
        write: Box::new(|_, _| {}),
    }
}

//! The sheets of a workbook that hold one list: the same headers, and users below them.

use std::ops::ControlFlow;

use crate::finding::RowNumber;
use crate::header::{self, Vocabulary};
use crate::source::excel::{self, RowText, Workbook};
use crate::source::header_row::HeaderRow;
use crate::source::original::OriginalSheet;
use crate::source::sheet_metadata::SheetMetadata;
use crate::values::total;

/// A sheet that was not read, although it has the headers of the one that was, and users below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadSheet {
    /// The text on its tab.
    pub name: String,
    /// How many users it has.
    pub users: u64,
}

/// Rows of a further sheet, where several are read as one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackedSheet {
    /// The text on its tab.
    pub name: String,
    /// The last row of the table above it.
    pub above: u64,
    /// Its last row that was skipped: that of its headers.
    pub headers: u64,
}

/// A sheet below the first one, and how its rows become rows of the table.
#[derive(Debug)]
pub(super) struct Part {
    /// Its number in the workbook.
    pub index: usize,
    /// Its place in the table.
    pub stacked: StackedSheet,
    /// For each column of the table, the column of the sheet that it is taken from.
    pub from: Vec<Option<u32>>,
}

/// Two sheets have the same headers if the headers are the same apart from their order and how they are written, or if they
/// fill the same fields.
pub(super) fn have_same_headers(
    one: &HeaderRow,
    other: &HeaderRow,
    vocabulary: &Vocabulary,
) -> bool {
    if one.row.is_none() || other.row.is_none() {
        return false;
    }
    let keys = |row: &HeaderRow| {
        let mut keys: Vec<String> = headers(row)
            .map(|(_, header)| header::key(header))
            .collect();
        keys.sort_unstable();
        keys
    };
    let fields = |row: &HeaderRow| {
        let known = headers(row).filter_map(|(_, header)| vocabulary.find(header));
        let mut fields: Vec<usize> = known.collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    };
    let (ours, theirs) = (keys(one), keys(other));
    if !ours.is_empty() && ours == theirs {
        return true;
    }
    let (ours, theirs) = (fields(one), fields(other));
    ours.len() > 1 && ours == theirs
}

/// The headers that are not empty and not ours, with their columns.
fn headers(row: &HeaderRow) -> impl Iterator<Item = (usize, &str)> {
    let own = row.headers.iter().take(row.width() as usize);
    let named = own.map(String::as_str).enumerate();
    named.filter(|(_, header)| !header.trim().is_empty())
}

/// For each column of `table` the column of `sheet` with the same header, or else the one that fills the same field.
pub(super) fn columns(
    table: &HeaderRow,
    sheet: &HeaderRow,
    vocabulary: &Vocabulary,
) -> Vec<Option<u32>> {
    let mut from = vec![None; table.headers.len()];
    let mut left: Vec<(usize, &str)> = headers(sheet).collect();
    let mut take = |is_same: &dyn Fn(&str, &str) -> bool| {
        for (column, header) in headers(table) {
            if from[column].is_some() {
                continue;
            }
            if let Some(found) = left.iter().position(|(_, other)| is_same(header, other)) {
                from[column] = Some(left.remove(found).0 as u32);
            }
        }
    };
    take(&|one, other| header::key(one) == header::key(other));
    take(&|one, other| {
        let field = vocabulary.find(one);
        field.is_some() && field == vocabulary.find(other)
    });
    from
}

/// How many users a sheet has below its headers: rows in which two columns hold something, if the table has two, and that
/// are not a total.
pub(super) fn count_users(
    workbook: &mut Workbook,
    sheet: usize,
    header: &HeaderRow,
    vocabulary: &Vocabulary,
) -> Result<u64, excel::Error> {
    let named = || headers(header);
    let known = named().filter(|(_, header)| vocabulary.find(header).is_some());
    let mut columns: Vec<usize> = known.map(|(column, _)| column).collect();
    if columns.is_empty() {
        columns = named().map(|(column, _)| column).collect();
    }
    let enough = columns.len().min(2);
    let mut users = 0;
    workbook.rows(sheet, &mut |row, cells| {
        let filled = columns.iter().map(|column| cells.get(*column).trim());
        let filled = filled.filter(|cell| !cell.is_empty()).count();
        let is_below = RowNumber(row.into()) > header.last_row;
        users += u64::from(is_below && filled >= enough && !is_total(cells));
        ControlFlow::Continue(())
    })?;
    Ok(users)
}

fn is_total(cells: &RowText) -> bool {
    let filled = cells.cells().map(str::trim).filter(|cell| !cell.is_empty());
    filled
        .map(total::kind)
        .all(|kind| kind != total::Kind::Other)
}

/// The last row of a sheet that holds anything.
pub(super) fn last_row(workbook: &mut Workbook, sheet: usize) -> Result<u64, excel::Error> {
    let mut last = 0;
    workbook.rows(sheet, &mut |row, _| {
        last = u64::from(row);
        ControlFlow::Continue(())
    })?;
    Ok(last)
}

impl Part {
    /// The sheet, as who writes it again knows it.
    pub(super) fn original(&self, header_row: HeaderRow) -> OriginalSheet {
        OriginalSheet {
            index: self.index,
            header_row,
            above: self.stacked.above,
            headers: self.stacked.headers,
            from: Some(self.from.clone()),
        }
    }

    /// Gives the rows of the sheet to `each` as rows of the table.
    pub(super) fn read(
        &self,
        workbook: &mut Workbook,
        each: &mut dyn FnMut(u32, &RowText) -> ControlFlow<()>,
    ) -> Result<SheetMetadata, excel::Error> {
        let StackedSheet { above, headers, .. } = self.stacked;
        let mut moved = RowText::default();
        let metadata = workbook.rows_and_metadata(self.index, &mut |row, cells| {
            let Some(below) = u64::from(row).checked_sub(headers + 1) else {
                return ControlFlow::Continue(());
            };
            moved.rearrange(cells, &self.from);
            match u32::try_from(above + 1 + below) {
                Ok(row) if !moved.is_empty() => each(row, &moved),
                _ => ControlFlow::Continue(()),
            }
        })?;
        Ok(metadata.stacked(above, headers, &self.from))
    }
}

impl StackedSheet {
    /// The row of the sheet that is this row of the table; none where the row stands above the sheet.
    #[must_use]
    pub fn row(&self, table: RowNumber) -> Option<RowNumber> {
        let below = table.0.checked_sub(self.above).filter(|below| *below > 0)?;
        Some(RowNumber(self.headers + below))
    }
}

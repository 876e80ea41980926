//! The workbook of the list with the findings in it: what changes in which of its sheets.

use std::collections::HashMap;

use crate::finding::{ColumnIndex, RowNumber};
use crate::fix::Fixes;
use crate::report::annotate::cell::{CellWriter, mark_of};
use crate::report::validation::Validation;
use crate::rewrite::edit::RowMark;
use crate::rewrite::text;
use crate::rewrite::workbook::{LastColumn, LastHeader, Marks, ReplacedRow, SheetPatch};
use crate::source::Source;
use crate::source::original::{Original, OriginalSheet};
use crate::source::our_column;

/// What changes in the sheets of the workbook: our column and our marks, and what was fixed. Where something was fixed and
/// no earlier run has added a column, only the fixed cells change.
///
/// # Errors
/// If the rows cannot be read again.
pub fn patches<'a>(
    source: &'a Source,
    original: &'a Original,
    report: &'a Validation<'a>,
) -> Result<Vec<SheetPatch<'a>>, text::Error> {
    let mut earlier = text::row_marks(source)?;
    let mut replaced = report
        .fixes
        .map_or(Vec::new(), |fixes| replaced(original, fixes));
    let mut marks = marks(original, report);
    let sheets = original.sheets().iter().enumerate();
    let sheets = sheets.map(|(number, sheet)| {
        let is_annotated = report.fixes.is_none() || sheet.header_row.errors_column.is_some();
        // Only the first sheet has a column that the table knows.
        let earlier = std::mem::take(&mut earlier);
        SheetPatch {
            sheet: sheet.index,
            replaced: replaced
                .get_mut(number)
                .map(std::mem::take)
                .unwrap_or_default(),
            column: is_annotated.then(|| column(sheet, report, earlier)),
            marks: is_annotated.then(|| std::mem::take(&mut marks[number])),
        }
    });
    Ok(sheets.collect())
}

/// Our column in a sheet. `earlier` are the marks that rows have from an earlier run.
fn column<'a>(
    sheet: &'a OriginalSheet,
    report: &'a Validation<'a>,
    earlier: HashMap<RowNumber, RowMark>,
) -> LastColumn<'a> {
    let header_row = &sheet.header_row;
    let number = |row: RowNumber| u32::try_from(row.0).unwrap_or(u32::MAX);
    let header = header_row.row.map(|row| LastHeader {
        row: number(row),
        last_row: number(header_row.last_row),
        text: header_row.errors_header(),
    });
    let above = header_row.row.map_or(0, number);
    let mut writer = None;
    LastColumn {
        header,
        earlier: header_row.errors_column,
        write: Box::new(move |row, text| {
            let Some(row) = sheet.row_of_table(row).filter(|_| row > above) else {
                return;
            };
            let cell = writer.get_or_insert_with(|| CellWriter::new(report, row));
            cell.write(row);
            if let Some(name) = earlier.get(&row).and_then(RowMark::name) {
                cell.put_in_front(name);
            }
            if header_row.label_row == Some(row) {
                text.push_str(&our_column::labelled(&cell.text));
            } else {
                text.push_str(&cell.text);
            }
        }),
    }
}

/// The cells with a finding, by sheet.
fn marks(original: &Original, report: &Validation<'_>) -> Vec<Marks> {
    let mut marks = vec![Marks::default(); original.sheets().len()];
    let findings = &report.checked.findings;
    for same in findings.by_place() {
        let Some(mark) = same.clone().map(|one| mark_of(findings.get(one))).min() else {
            continue;
        };
        let place = findings.get(same.start).place;
        let (Some(row), Some(column)) = (place.row, place.column) else {
            continue;
        };
        let Some((sheet, row)) = original.row(row) else {
            continue;
        };
        if let Some(column) = original.sheets()[sheet].column(column) {
            marks[sheet].add(mark, row, column);
        }
    }
    marks
}

/// The cells that were fixed, by sheet.
fn replaced(original: &Original, fixes: &Fixes) -> Vec<Vec<ReplacedRow>> {
    let mut replaced: Vec<Vec<ReplacedRow>> = vec![Vec::new(); original.sheets().len()];
    for fix in fixes.iter() {
        let (Some(row), Some(column)) = (fix.place.row, fix.place.column) else {
            continue;
        };
        let Some((sheet, row)) = original.row(row) else {
            continue;
        };
        let Some(column) = original.sheets()[sheet].column(column) else {
            continue;
        };
        let rows = &mut replaced[sheet];
        let cell: (ColumnIndex, Box<str>) = (column, fix.to.clone());
        match rows.last_mut().filter(|(last, _)| *last == row) {
            Some((_, cells)) => {
                cells.push(cell);
                // Columns of a further sheet can stand in another order.
                cells.sort_by_key(|(column, _)| *column);
            }
            None => rows.push((row, vec![cell])),
        }
    }
    replaced
}

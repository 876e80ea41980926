//! The findings one by one, each with its place in its sheet and what else stands in its row.

use std::collections::BTreeSet;
use std::vec;

use hashbrown::HashMap;

use crate::check::Person;
use crate::finding::{ColumnIndex, Finding, Place, RowNumber};
use crate::report::region::{Region, region};
use crate::report::validation::Validation;
use crate::source::block::Row;

/// A finding with what a format says of it.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// The finding.
    pub(super) finding: Finding<'a>,
    /// The sheet, where several were read.
    pub(super) sheet: Option<&'a str>,
    /// Where it is, with the number that the row has in its sheet.
    pub(super) place: Place,
    /// Where its cell stands in the text; where it is about a column, where the header stands. None in a workbook.
    pub(super) region: Option<Region>,
    /// Who stands in its row.
    pub(super) person: Person,
    /// Its number among all findings.
    pub(super) number: usize,
}

/// How many findings are looked at before their rows are read again.
const CHUNK: usize = 4096;

/// What is read again of a row.
#[derive(Debug, Default)]
struct Seen {
    person: Person,
    regions: Vec<(ColumnIndex, Region)>,
}

/// All findings of a report, in the order of the file.
pub(super) fn entries<'a>(report: &Validation<'a>) -> Entries<'a> {
    Entries::of(report, Box::new(0..report.checked.findings.len()))
}

/// The findings with these numbers, in this order.
pub(super) fn entries_at<'a>(
    report: &Validation<'a>,
    numbers: impl IntoIterator<Item = usize, IntoIter: 'a>,
) -> Entries<'a> {
    Entries::of(report, Box::new(numbers.into_iter()))
}

/// Findings that are put together as they are asked for, so that a million of them need no more memory than a few.
pub(super) struct Entries<'a> {
    report: Validation<'a>,
    numbers: Box<dyn Iterator<Item = usize> + 'a>,
    chunk: vec::IntoIter<usize>,
    seen: HashMap<RowNumber, Seen>,
}

impl<'a> Entries<'a> {
    fn of(report: &Validation<'a>, numbers: Box<dyn Iterator<Item = usize> + 'a>) -> Self {
        Self {
            report: *report,
            numbers,
            chunk: Vec::new().into_iter(),
            seen: HashMap::new(),
        }
    }

    /// Takes the next findings and reads their rows.
    fn read_on(&mut self) {
        // Where a row can only be found from the start of the file, that is done once.
        let most = match self.report.rows.bookmarks {
            [] => usize::MAX,
            _ => CHUNK,
        };
        let numbers: Vec<usize> = self.numbers.by_ref().take(most).collect();
        let findings = &self.report.checked.findings;
        let header = self.report.observed.header_row.row;
        let row = |number: &usize| findings.get(*number).place.row.or(header);
        let rows: BTreeSet<RowNumber> = numbers.iter().filter_map(row).collect();
        let report = &self.report;
        self.seen = report.rows.look_at(&rows, |row| look(report, row));
        self.chunk = numbers.into_iter();
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        if self.chunk.as_slice().is_empty() {
            self.read_on();
        }
        let number = self.chunk.next()?;
        Some(self.entry(number))
    }
}

impl<'a> Entries<'a> {
    fn entry(&self, number: usize) -> Entry<'a> {
        let report = &self.report;
        let finding = report.checked.findings.get(number);
        let row = finding.place.row.or(report.observed.header_row.row);
        let seen = row.and_then(|row| self.seen.get(&row));
        let (sheet, place) = report.in_sheet(finding.place);
        let is_of_row = finding.place.row.is_some();
        let of_row = seen.filter(|_| is_of_row);
        Entry {
            finding,
            sheet,
            place,
            region: seen.zip(finding.place.column).and_then(|(seen, column)| {
                let mut regions = seen.regions.iter();
                let found = regions.find(|(of, _)| *of == column)?;
                Some(found.1.clone())
            }),
            person: of_row.map_or_else(Person::default, |seen| seen.person.clone()),
            number,
        }
    }
}

fn look(report: &Validation<'_>, row: &Row<'_>) -> Seen {
    let findings = &report.checked.findings;
    let of_row = findings.of_rows(row.number..row.number.below(1));
    let mut columns: BTreeSet<ColumnIndex> =
        of_row.filter_map(|finding| finding.place.column).collect();
    if Some(row.number) == report.observed.header_row.row {
        let of_columns = findings.iter().take_while(|one| one.place.row.is_none());
        columns.extend(of_columns.filter_map(|finding| finding.place.column));
    }
    let is_text = !report.observed.format.is_workbook();
    let columns = columns.into_iter().filter(|_| is_text);
    Seen {
        person: report.rows.person(row),
        regions: columns
            .filter_map(|column| Some((column, region(row, column)?)))
            .collect(),
    }
}

//! Which row holds the headers.

mod two_rows;

use std::path::Path;

use crate::finding::{ColumnIndex, RowNumber};
use crate::header::{self, Vocabulary};
use crate::source::block::Row;
use crate::source::dialect::{has_address, known_headers};
use crate::source::error::{Error, MOST_COLUMNS};
use crate::source::header_row::two_rows::{over_two_rows, titled};
use crate::source::our_column;

/// The row that holds the headers, and the headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRow {
    /// Its number, from 1; none where the file has no headers.
    pub row: Option<RowNumber>,
    /// The last row that is not a user: the header itself, or a second header row below it.
    pub last_row: RowNumber,
    /// The headers as they stand in the file. Where it has none: the letters of the columns.
    pub headers: Vec<String>,
    /// The columns of headers that no cell of the row has as they are: they stand in the row below it, or have a title from above.
    pub joined: Vec<ColumnIndex>,
    /// The column that an earlier run added, to be filled again.
    pub errors_column: Option<ColumnIndex>,
    /// The first row with a text, where the file has no headers: our cell there says that the column is ours.
    pub label_row: Option<RowNumber>,
    /// Whether it stands in a sheet: there no row is too long.
    pub in_sheet: bool,
    /// How the row was found.
    pub origin: Origin,
}

/// How the header row was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A person said so.
    Insisted,
    /// It holds the most known headers.
    Headers(usize),
    /// It is the first row; none of its headers is known.
    FirstRow,
    /// The first row looks like data.
    NoneSeen,
}

/// What a person says of the header row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderRowChoice {
    /// It is this row, from 1.
    At(RowNumber),
    /// There is none: columns are named by letter.
    None,
}

/// In how many rows the header is looked for.
pub const ROWS: usize = 100;

impl HeaderRow {
    /// Finds the header among the first rows of a table; `first` is the number of the first of them. A column that an earlier
    /// run added has no say.
    #[must_use]
    pub fn find(
        rows: &[Vec<String>],
        first: u64,
        vocabulary: &Vocabulary,
        asked: Option<HeaderRowChoice>,
    ) -> Self {
        let own = |rows: &[Vec<String>]| match asked {
            Some(HeaderRowChoice::None) => Self::without(rows, first, Origin::Insisted),
            Some(HeaderRowChoice::At(row)) => {
                let index = usize::try_from(row.0.saturating_sub(first)).unwrap_or(usize::MAX);
                let headers = rows.get(index).cloned().unwrap_or_default();
                Self::at(row, row, headers, Origin::Insisted)
            }
            None => Self::find_own(rows, first, vocabulary),
        };
        let mut with_ours = rows.iter().enumerate().filter_map(|(index, row)| {
            let column = our_column::header_in(row)?;
            let without = our_column::without(rows, index, column);
            let mut found = own(&without);
            let number = RowNumber(first + index as u64);
            // Where no header is known, the first row may have no other one.
            let is_bare = found.origin == Origin::FirstRow
                && found.row > Some(number)
                && !is_filled(&without[index]);
            if is_bare {
                let headers = without.into_iter().nth(index).unwrap_or_default();
                found = Self::at(number, number, headers, Origin::FirstRow);
            }
            let is_ours =
                found.row == Some(number) && our_column::is_ours(&row[column], &found.headers);
            is_ours.then(|| found.with_ours(column, &row[column]))
        });
        if let Some(found) = with_ours.next() {
            return found;
        }
        let label = rows.iter().position(|row| is_filled(row));
        let label = label.and_then(|index| Some((index, our_column::label_in(&rows[index])?)));
        if let Some((index, column)) = label {
            let found = own(&our_column::without(rows, index, column));
            if found.row.is_none() {
                let mut found = found.with_ours(column, header::ERRORS);
                // Without our cell it may have none at all.
                found.label_row = Some(RowNumber(first + index as u64));
                return found;
            }
        }
        own(rows)
    }

    /// The same of a table without a column of ours.
    fn find_own(rows: &[Vec<String>], first: u64, vocabulary: &Vocabulary) -> Self {
        let number = |index: usize| RowNumber(first + index as u64);
        let scores: Vec<usize> = rows
            .iter()
            .take(ROWS)
            .map(|row| known_headers(row, vocabulary))
            .collect();
        let best = (0..scores.len()).rev().max_by_key(|index| scores[*index]);
        if let Some(index) = best.filter(|index| scores[*index] > 0) {
            // The best row can be the lower one, where the upper one has a few headers and titles of groups.
            if let Some(above) = index.checked_sub(1)
                && let Some(headers) = over_two_rows(&rows[above], &rows[index], vocabulary)
            {
                let known = known_headers(&headers, vocabulary);
                return Self::at(
                    number(above),
                    number(index),
                    headers,
                    Origin::Headers(known),
                )
                .with_joined(&rows[above]);
            }
            let below = scores.get(index + 1).copied().unwrap_or(0);
            let merged = rows.get(index + 1);
            let merged = merged.and_then(|below| over_two_rows(&rows[index], below, vocabulary));
            let two_rows = merged.is_some() || below >= 2 && below * 2 >= scores[index];
            let last = number(index).below(two_rows.into());
            let headers = merged.unwrap_or_else(|| {
                let above = index.checked_sub(1).map(|above| &rows[above]);
                above.map_or_else(|| rows[index].clone(), |above| titled(above, &rows[index]))
            });
            let known = known_headers(&headers, vocabulary).max(scores[index]);
            return Self::at(number(index), last, headers, Origin::Headers(known))
                .with_joined(&rows[index]);
        }
        match rows.iter().position(|row| is_filled(row)) {
            Some(index) if !has_address(&rows[index]) => Self::at(
                number(index),
                number(index),
                rows[index].clone(),
                Origin::FirstRow,
            ),
            _ => Self::without(rows, first, Origin::NoneSeen),
        }
    }

    /// The same, if a list can have it.
    ///
    /// # Errors
    /// If nothing stands in the row that a person named, or there are more columns than a sheet can have.
    pub(super) fn checked(self, path: &Path) -> Result<Self, Error> {
        let path = || path.to_owned();
        let is_empty = self.headers.iter().all(|header| header.trim().is_empty());
        match self.row {
            Some(row) if is_empty && self.origin == Origin::Insisted => {
                Err(Error::NoHeadersInRow { path: path(), row })
            }
            _ if self.headers.len() > MOST_COLUMNS => Err(Error::TooManyColumns {
                path: path(),
                columns: self.headers.len(),
            }),
            _ => Ok(self),
        }
    }

    fn at(row: RowNumber, last_row: RowNumber, headers: Vec<String>, origin: Origin) -> Self {
        Self {
            row: Some(row),
            last_row,
            headers,
            joined: Vec::new(),
            errors_column: None,
            label_row: None,
            in_sheet: false,
            origin,
        }
    }

    /// The same of headers some of which are not those of the row itself.
    fn with_joined(mut self, cells: &[String]) -> Self {
        let is_joined = |column: &ColumnIndex| {
            let cell = cells.get(column.index()).map_or("", |cell| cell.trim());
            self.headers[column.index()].trim() != cell
        };
        let columns = (0..self.headers.len() as u32).map(ColumnIndex);
        self.joined = columns.filter(is_joined).collect();
        self
    }

    fn without(rows: &[Vec<String>], first: u64, origin: Origin) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self {
            row: None,
            last_row: RowNumber(first - 1),
            headers: (0..width as u32)
                .map(|column| ColumnIndex(column).to_string())
                .collect(),
            joined: Vec::new(),
            errors_column: None,
            label_row: rows
                .iter()
                .position(|row| is_filled(row))
                .map(|index| RowNumber(first + index as u64)),
            in_sheet: false,
            origin,
        }
    }

    /// The same of a table that has a column of ours as well.
    fn with_ours(mut self, column: usize, header: &str) -> Self {
        let width = self.headers.len().max(column);
        self.headers.resize(width, String::new());
        self.headers.insert(column, header.to_owned());
        self.errors_column = Some(ColumnIndex(column as u32));
        self
    }

    /// The header of the column that `enroll` adds: `errors`, or `errors_2` where another column has that name.
    #[must_use]
    pub fn errors_header(&self) -> String {
        if let Some(column) = self.errors_column {
            return self.headers[column.index()].clone();
        }
        let taken = |header: &str| {
            self.headers
                .iter()
                .any(|other| other.trim().eq_ignore_ascii_case(header))
        };
        let further = (2..).map(|number| format!("{}_{number}", header::ERRORS));
        let mut headers = std::iter::once(header::ERRORS.to_owned()).chain(further);
        headers.find(|header| !taken(header)).unwrap_or_default()
    }

    /// Which cell of a row is the one that an earlier run added. A row above the headers has none.
    #[must_use]
    pub fn our_cell(&self, row: &Row<'_>) -> Option<ColumnIndex> {
        let is_above = self.row.is_some_and(|header| row.number < header);
        self.our_cell_among(row.len()).filter(|_| !is_above)
    }

    /// The same of a row below the headers with so many cells: in one that is too long the last one, else that under its header.
    #[must_use]
    pub fn our_cell_among(&self, cells: usize) -> Option<ColumnIndex> {
        let is_too_long = !self.in_sheet && cells > self.headers.len();
        let last = ColumnIndex((cells as u32).saturating_sub(1));
        self.errors_column
            .map(|column| if is_too_long { last } else { column })
    }

    /// The cells of a row with their columns, without the one that an earlier run added.
    pub fn own_cells<'r>(
        &self,
        row: &Row<'r>,
    ) -> impl Iterator<Item = (ColumnIndex, &'r str)> + use<'r> {
        let ours = self.our_cell(row);
        (0..)
            .map(ColumnIndex)
            .zip(row.cells())
            .filter(move |(column, _)| Some(*column) != ours)
    }

    /// The headers up to the column that an earlier run added, without it.
    #[must_use]
    pub fn own_headers(&self) -> &[String] {
        &self.headers[..self.width() as usize]
    }

    /// How many columns there are up to the last one with a header. A text may have empty ones behind it, a workbook has none.
    #[must_use]
    pub fn named_width(&self) -> u32 {
        let headers = self.own_headers();
        let last = headers.iter().rposition(|header| !header.trim().is_empty());
        last.map_or(0, |last| last as u32 + 1)
    }

    /// How many cells a row has that fits: the columns with headers, without those of an earlier run.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.errors_column
            .map_or(self.headers.len() as u32, |column| column.0)
    }
}

/// Whether a cell of a row has a text.
fn is_filled(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

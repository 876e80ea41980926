//! What a sheet has besides the text of its cells: hidden rows and columns, merged cells, formulas.

use std::collections::BTreeMap;
use std::fmt;

use crate::finding::{ColumnIndex, RowNumber};

/// The most merged areas that are kept. A list of people in which every third row is merged has as many at its longest.
pub const MOST_AREAS: usize = 350_000;

/// What a workbook has beside the text of its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetMetadata {
    /// Why nothing of this is known, if so.
    pub unavailable: Option<Unavailable>,
    /// Rows that nobody sees, from 1.
    pub hidden_rows: RangeSet,
    /// Columns that nobody sees, from 0.
    pub hidden_columns: RangeSet,
    /// Whether a filter is set.
    pub filtered: bool,
    /// Cells that are merged.
    pub merged: Vec<Area>,
    /// Whether there are more merged areas than are kept.
    pub more_merged: bool,
    /// Cells whose value a formula gave when the workbook was last calculated: rows by column.
    pub formulas: BTreeMap<u32, RangeSet>,
    /// Cells with a formula whose result the file does not have: rows by column.
    pub without_value: BTreeMap<u32, RangeSet>,
}

/// Why it is not known what a workbook hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// It is not looked for in this format.
    Format,
    /// A part of the workbook is not as it should be.
    Damaged,
}

impl SheetMetadata {
    /// Whether a cell of the table holds a formula, with its result or without.
    #[must_use]
    pub fn has_formula(&self, row: RowNumber, column: ColumnIndex) -> bool {
        let row = u32::try_from(row.0).unwrap_or(u32::MAX);
        let in_row = |cells: &BTreeMap<u32, RangeSet>| {
            let rows = cells.get(&column.0);
            rows.is_some_and(|rows| rows.contains(row))
        };
        in_row(&self.formulas) || in_row(&self.without_value)
    }

    /// The columns of the table in which some cell holds a formula; some come twice.
    pub fn columns_with_formulas(&self) -> impl Iterator<Item = ColumnIndex> {
        let columns = self.formulas.keys().chain(self.without_value.keys());
        columns.copied().map(ColumnIndex)
    }

    /// That of a workbook of which nothing is known.
    #[must_use]
    pub fn unavailable(why: Unavailable) -> Self {
        Self {
            unavailable: Some(why),
            ..Self::default()
        }
    }

    /// The same for a sheet that stands below `above` rows of a table, without its rows down to `headers`; `from` says for
    /// each column of the table which of the sheet it is.
    pub(super) fn stacked(&self, above: u64, headers: u64, from: &[Option<u32>]) -> Self {
        let row = |row: u32| {
            let below = u64::from(row)
                .checked_sub(headers)
                .filter(|below| *below > 0);
            below.and_then(|below| u32::try_from(above + below).ok())
        };
        let first_below = u32::try_from(headers + 1).unwrap_or(u32::MAX);
        let rows = |ranges: &RangeSet| {
            let mut moved = RangeSet::default();
            for (first, last) in ranges.between(first_below, u32::MAX) {
                if let Some(first) = row(first) {
                    moved.add(first, row(last).unwrap_or(u32::MAX));
                }
            }
            moved
        };
        let column = |of_sheet: u32| {
            let place = from.iter().position(|from| *from == Some(of_sheet));
            place.map(|place| place as u32)
        };
        let by_column = |cells: &BTreeMap<u32, RangeSet>| {
            let moved = cells.iter();
            let moved = moved.filter_map(|(of, ranges)| Some((column(*of)?, rows(ranges))));
            moved.filter(|(_, rows)| !rows.is_empty()).collect()
        };
        let mut hidden_columns = RangeSet::default();
        for (place, _) in (0_u32..)
            .zip(from)
            .filter(|(_, from)| from.is_some_and(|from| self.hidden_columns.contains(from)))
        {
            hidden_columns.add(place, place);
        }
        // Cells that were merged side by side still are only where no column moved.
        let stays = |area: &&Area| {
            (area.first_column..=area.last_column)
                .all(|of_sheet| column(of_sheet) == Some(of_sheet))
        };
        let area = |area: &Area| {
            Some(Area {
                first_row: row(area.first_row)?,
                last_row: row(area.last_row)?,
                ..*area
            })
        };
        Self {
            unavailable: self.unavailable,
            hidden_rows: rows(&self.hidden_rows),
            hidden_columns,
            filtered: self.filtered,
            merged: self.merged.iter().filter(stays).filter_map(area).collect(),
            more_merged: self.more_merged,
            formulas: by_column(&self.formulas),
            // These are counted where the rows are written.
            without_value: BTreeMap::new(),
        }
    }

    /// Adds those of a sheet that stands below this one.
    pub(super) fn append(&mut self, below: Self) {
        self.unavailable = self.unavailable.or(below.unavailable);
        self.hidden_rows.append(&below.hidden_rows);
        let mut hidden: Vec<u32> = [&self.hidden_columns, &below.hidden_columns]
            .into_iter()
            .flat_map(|columns| columns.iter().flat_map(|(first, last)| first..=last))
            .collect();
        hidden.sort_unstable();
        self.hidden_columns = RangeSet::default();
        for column in hidden {
            self.hidden_columns.add(column, column);
        }
        self.filtered |= below.filtered;
        self.more_merged |= below.more_merged;
        for area in below.merged {
            self.merge(area);
        }
        for (column, rows) in below.formulas {
            self.formulas.entry(column).or_default().append(&rows);
        }
    }

    /// Adds a merged area; one cell alone is not merged.
    pub(super) fn merge(&mut self, area: Area) {
        if area.first_row == area.last_row && area.first_column == area.last_column {
            return;
        }
        if self.merged.len() == MOST_AREAS {
            self.more_merged = true;
        } else {
            self.merged.push(area);
        }
    }
}

/// Numbers that mostly follow each other: ranges in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RangeSet(Vec<(u32, u32)>);

impl RangeSet {
    /// Adds all numbers from one to another. They come in order: what lies before the last number is not added.
    pub fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ if first > last => {}
            _ => self.0.push((first, last)),
        }
    }

    /// Adds all numbers of another, which come behind these.
    pub fn append(&mut self, others: &Self) {
        for (first, last) in others.iter() {
            self.add(first, last);
        }
    }

    /// The ranges: the first and the last number of each.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.iter()
            .map(|(first, last)| u64::from(last - first) + 1)
            .sum()
    }

    /// Whether a number is among them.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        self.between(number, number).next().is_some()
    }

    /// Those of the numbers that lie between two, in ranges.
    pub fn between(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, u32)> {
        let start = self.0.partition_point(|(_, end)| *end < first);
        self.0[start..]
            .iter()
            .take_while(move |(start, _)| *start <= last)
            .map(move |(start, end)| (first.max(*start), last.min(*end)))
    }

    /// The numbers that are in both.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        let common = self
            .iter()
            .flat_map(|(first, last)| other.between(first, last));
        Self(common.collect())
    }
}

/// Cells side by side: rows from 1, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The uppermost row.
    pub first_row: u32,
    /// The leftmost column.
    pub first_column: u32,
    /// The lowest row.
    pub last_row: u32,
    /// The rightmost column.
    pub last_column: u32,
}

impl Area {
    /// Whether it reaches into a column.
    #[must_use]
    pub fn has_column(&self, column: u32) -> bool {
        (self.first_column..=self.last_column).contains(&column)
    }
}

impl fmt::Display for Area {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (
            ColumnIndex(self.first_column),
            ColumnIndex(self.last_column),
        );
        write!(
            formatter,
            "{first}{}:{last}{}",
            self.first_row, self.last_row
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, RangeSet};

    fn set(ranges: &[(u32, u32)]) -> RangeSet {
        let mut set = RangeSet::default();
        for (first, last) in ranges {
            set.add(*first, *last);
        }
        set
    }

    #[test]
    fn what_follows_is_one_range() {
        let found = set(&[(2, 2), (3, 5), (5, 4), (7, 9), (8, 8), (1, 1), (9, 10)]);
        assert_eq!(found.iter().collect::<Vec<_>>(), [(2, 5), (7, 10)]);
        assert_eq!(found.count(), 8);
        assert!(found.contains(5) && !found.contains(6) && !found.contains(1));
    }

    #[test]
    fn common_numbers_are_in_both() {
        let (one, other) = (set(&[(1, 5), (8, 20)]), set(&[(4, 9), (12, 12), (30, 40)]));
        let common: Vec<_> = one.common(&other).iter().collect();
        assert_eq!(common, [(4, 5), (8, 9), (12, 12)]);
        assert!(one.common(&RangeSet::default()).is_empty());
    }

    #[test]
    fn an_area_is_called_as_a_spreadsheet_does() {
        let area = Area {
            first_row: 3,
            first_column: 3,
            last_row: 5,
            last_column: 26,
        };
        assert_eq!(area.to_string(), "D3:AA5");
    }
}

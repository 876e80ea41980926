//! What a person changed so far: cells, skipped users, and what goes into the mapping.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::{ColumnIndex, RowNumber};
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::rewrite::new_workbook::NewRows;
use crate::rewrite::workbook::Mark;
use crate::source::header_row::HeaderRow;
use crate::source::our_column;

/// Why a person made a change: the rule whose finding stood there, where one did.
pub type Why = Option<&'static str>;

/// One change, with all that it takes to undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A cell gets another text.
    Cell {
        /// The row.
        row: RowNumber,
        /// The column.
        column: ColumnIndex,
        /// Its text before.
        from: Box<str>,
        /// Its text now.
        to: Box<str>,
        /// Why.
        why: Why,
    },
    /// A user is skipped, or is no longer.
    Skip {
        /// The row.
        row: RowNumber,
        /// Whether it is skipped now.
        is_on: bool,
        /// Why.
        why: Why,
    },
    /// A value of a field means another one, for everybody.
    Translate {
        /// The name of the field.
        field: String,
        /// The value in the file.
        from: String,
        /// What it means now; none where it is not translated any more.
        to: Option<String>,
        /// What it meant before.
        before: Option<String>,
    },
    /// A rule is not run, or is run again.
    Ignore {
        /// The name of the rule.
        rule: &'static str,
        /// Whether it is ignored now.
        is_on: bool,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Cell {
                row,
                column,
                from,
                to,
                why,
            } => Self::Cell {
                row,
                column,
                from: to,
                to: from,
                why,
            },
            Self::Skip { row, is_on, why } => Self::Skip {
                row,
                is_on: !is_on,
                why,
            },
            Self::Translate {
                field,
                from,
                to,
                before,
            } => Self::Translate {
                field,
                from,
                to: before,
                before: to,
            },
            Self::Ignore { rule, is_on } => Self::Ignore {
                rule,
                is_on: !is_on,
            },
        }
    }
}

/// A cell that differs from the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedCell {
    /// Its text in the file.
    pub before: Box<str>,
    /// Its text now.
    pub after: Box<str>,
    /// Why it was changed last.
    pub why: Why,
}

/// Changes that are shared with a check that runs beside.
pub type SharedEdits = Arc<Edits>;

/// What differs from the file and the mapping as they were opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    /// The cells that differ.
    pub cells: BTreeMap<RowNumber, BTreeMap<ColumnIndex, EditedCell>>,
    /// The users who are skipped.
    pub skipped: BTreeMap<RowNumber, Why>,
    /// What values mean, by the name of the field and the value in the file.
    pub translations: BTreeMap<(String, String), String>,
    /// The rules that are not run.
    pub ignored: BTreeSet<&'static str>,
}

impl Edits {
    /// Makes a change.
    pub fn make(&mut self, change: &Change) {
        match change {
            Change::Cell {
                row,
                column,
                from,
                to,
                why,
            } => self.set_cell(*row, *column, from, to, *why),
            Change::Skip { row, is_on, why } => {
                if *is_on {
                    self.skipped.insert(*row, *why);
                } else {
                    self.skipped.remove(row);
                }
            }
            Change::Translate {
                field, from, to, ..
            } => {
                let key = (field.clone(), from.clone());
                match to {
                    Some(to) => self.translations.insert(key, to.clone()),
                    None => self.translations.remove(&key),
                };
            }
            Change::Ignore { rule, is_on } => {
                if *is_on {
                    self.ignored.insert(rule);
                } else {
                    self.ignored.remove(rule);
                }
            }
        }
    }

    fn set_cell(&mut self, row: RowNumber, column: ColumnIndex, from: &str, to: &str, why: Why) {
        let cells = self.cells.entry(row).or_default();
        let edited = cells.entry(column).or_insert_with(|| EditedCell {
            before: from.into(),
            after: from.into(),
            why,
        });
        edited.after = to.into();
        edited.why = why;
        // A cell that has its first text back is no change.
        if edited.before == edited.after {
            cells.remove(&column);
        }
        if cells.is_empty() {
            self.cells.remove(&row);
        }
    }

    /// The text of a cell where it differs from the file.
    #[must_use]
    pub fn cell(&self, row: RowNumber, column: ColumnIndex) -> Option<&str> {
        let edited = self.cells.get(&row)?.get(&column)?;
        Some(&edited.after)
    }

    /// Whether anything differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many cells, users, values and rules differ.
    #[must_use]
    pub fn len(&self) -> usize {
        let cells: usize = self.cells.values().map(BTreeMap::len).sum();
        cells + self.skipped.len() + self.translations.len() + self.ignored.len()
    }

    /// The rows that other edits leave otherwise: with other cells, or skipped by one of both only.
    #[must_use]
    pub fn rows_unlike(&self, other: &Self) -> BTreeSet<RowNumber> {
        let edited = self.cells.keys().chain(other.cells.keys());
        let edited = edited.filter(|row| self.cells.get(row) != other.cells.get(row));
        let skipped = self.skipped.keys().chain(other.skipped.keys());
        let is_skipped = |edits: &Self, row| edits.skipped.contains_key(row);
        let skipped = skipped.filter(|row| is_skipped(self, row) != is_skipped(other, row));
        edited.chain(skipped).copied().collect()
    }

    /// Whether something goes into the mapping.
    #[must_use]
    pub fn change_mapping(&self) -> bool {
        !self.translations.is_empty() || !self.ignored.is_empty()
    }

    /// Puts the cells that differ into the rows of a list; skipped users stay in it.
    #[must_use]
    pub fn of_cells(&self) -> EditCells<'_> {
        EditCells {
            edits: self,
            written_below: None,
            labelled: None,
            cells: Vec::new(),
        }
    }

    /// In a list without headers, the first of the rows that are written: by the word in its cell our column is known again.
    fn labelled_row(&self, header_row: &HeaderRow) -> Option<RowNumber> {
        let mut rows = (header_row.label_row?.0..).map(RowNumber);
        rows.find(|row| !self.skipped.contains_key(row))
    }

    /// The same for the file that is written: without the skipped users, and with nothing in the column of an earlier run,
    /// which told what was wrong then.
    #[must_use]
    pub fn to_write<'e>(&'e self, header_row: &'e HeaderRow) -> EditCells<'e> {
        EditCells {
            written_below: Some(header_row),
            labelled: self.labelled_row(header_row),
            ..self.of_cells()
        }
    }
}

/// Puts the cells that differ into the rows of a list.
#[derive(Debug)]
pub struct EditCells<'e> {
    edits: &'e Edits,
    /// The headers of the file that is written, if one is.
    written_below: Option<&'e HeaderRow>,
    /// See [`Edits::labelled_row`].
    labelled: Option<RowNumber>,
    cells: Vec<(ColumnIndex, Box<str>)>,
}

impl EditRows for EditCells<'_> {
    fn edit(&mut self, row: RowNumber, _: &RowMark) -> Edit<'_> {
        if self.written_below.is_some() && self.edits.skipped.contains_key(&row) {
            return Edit::Drop;
        }
        let with_ours = self
            .written_below
            .filter(|header_row| header_row.errors_column.is_some());
        let edited = self.edits.cells.get(&row);
        if edited.is_none() && with_ours.is_none() {
            return Edit::Keep;
        }
        let edited = edited.into_iter().flatten();
        let cells = edited.map(|(column, cell)| (*column, cell.after.clone()));
        self.cells.clear();
        self.cells.extend(cells);
        // The column keeps its header, by which it is known again.
        let ours = with_ours.and_then(|header_row| match row {
            _ if Some(row) == self.labelled => Some(our_column::BARE_LABEL),
            _ => (row > header_row.last_row).then_some(""),
        });
        Edit::Replace {
            cells: &self.cells,
            ours,
        }
    }
}

impl NewRows for EditCells<'_> {
    fn next(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_> {
        self.edit(row, mark)
    }

    fn marks(&self) -> &[(ColumnIndex, Mark)] {
        &[]
    }
}

//! What stands in the rows of a list, with what was changed.

use std::collections::BTreeSet;
use std::io;

use hashbrown::HashMap;

use crate::check::Checked;
use crate::finding::{ColumnIndex, RowNumber};
use crate::review::edits::Edits;
use crate::review::list::{Keys, List};
use crate::source::block::{Block, Row};
use crate::source::parallel;

impl List {
    /// The block of records that a row stands in, as it is in the file.
    fn block(&self, row: RowNumber) -> Option<Block> {
        let after = self
            .bookmarks
            .partition_point(|bookmark| bookmark.first_row <= row.0);
        let bookmark = self.bookmarks.get(after.checked_sub(1)?)?;
        self.held.turn_to(bookmark).ok()
    }

    /// The cells of a row as it is in the file.
    #[must_use]
    pub fn cells_in_file(&self, row: RowNumber) -> Vec<String> {
        let Some(block) = self.block(row) else {
            return Vec::new();
        };
        let rows = block.rows();
        let cells = rows.get(row).map(|row| row.cells().map(str::to_owned));
        cells.map_or_else(Vec::new, Iterator::collect)
    }

    /// The cells of a row with what was changed.
    #[must_use]
    pub fn cells(&self, edits: &Edits, row: RowNumber) -> Vec<String> {
        let mut cells = self.cells_in_file(row);
        for (column, edited) in edits.cells.get(&row).into_iter().flatten() {
            let index = column.index();
            if cells.len() <= index {
                cells.resize(index + 1, String::new());
            }
            cells[index] = edited.after.to_string();
        }
        cells
    }

    /// The text of a cell with what was changed.
    #[must_use]
    pub fn cell(&self, edits: &Edits, row: RowNumber, column: ColumnIndex) -> String {
        if let Some(text) = edits.cell(row, column) {
            return text.to_owned();
        }
        let Some(block) = self.block(row) else {
            return String::new();
        };
        let rows = block.rows();
        let cell = rows.get(row).map(|row| row.cell(column).to_owned());
        cell.unwrap_or_default()
    }

    /// The match keys that a user has in the file, by field.
    #[must_use]
    pub fn keys(&self, row: RowNumber) -> Keys {
        let Some(block) = self.block(row) else {
            return Keys::new();
        };
        let rows = block.rows();
        rows.get(row)
            .map_or_else(Keys::new, |row| self.keys_of(&row))
    }

    /// The same of these rows; many are read in one pass.
    #[must_use]
    pub fn keys_of_rows(&self, rows: &BTreeSet<RowNumber>) -> HashMap<RowNumber, Keys> {
        const FEW: usize = 100;
        if rows.len() <= FEW {
            return rows.iter().map(|row| (*row, self.keys(*row))).collect();
        }
        let of_row = |row: &Row<'_>| {
            let is_wanted = rows.contains(&row.number);
            is_wanted.then(|| (row.number, self.keys_of(row)))
        };
        let found = self.each_user(&of_row).unwrap_or_default();
        found.into_iter().collect()
    }

    fn keys_of(&self, row: &Row<'_>) -> Keys {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let user = self.layout.user(&values);
        let profile = &self.task.profile;
        let keys = profile.match_on.iter().filter_map(|field| {
            let value = user.first(*field)?.text;
            Some((profile.fields[*field].name.clone(), value.to_owned()))
        });
        keys.collect()
    }

    /// The rows of users in which a text stands in some mapped cell, whatever its case, in order.
    #[must_use]
    pub fn search(&self, edits: &Edits, wanted: &str) -> Vec<RowNumber> {
        let wanted = wanted.to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let columns: Vec<ColumnIndex> = self.columns().iter().filter_map(|of| of.column).collect();
        let matches = |text: &str| text.to_lowercase().contains(&wanted);
        let of_row = |row: &Row<'_>| {
            columns
                .iter()
                .any(|column| match edits.cell(row.number, *column) {
                    Some(edited) => matches(edited),
                    None => matches(row.cell(*column)),
                })
        };
        let found = self.each_user(&|row| of_row(row).then_some(row.number));
        found.unwrap_or_default()
    }

    /// What `look` makes of each user of the file, in order.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn each_user<T: Send>(
        &self,
        look: &(impl Fn(&Row<'_>) -> Option<T> + Sync),
    ) -> io::Result<Vec<T>> {
        let of_block = |block: &Block| {
            let rows = block.rows();
            let is_user = |row: &Row<'_>| self.users.binary_search(&row.number).is_ok();
            let found = rows.iter().filter(is_user).filter_map(|row| look(&row));
            found.collect::<Vec<T>>()
        };
        let mut all = Vec::new();
        let keep = |found: Vec<T>| all.extend(found);
        parallel::over(self.held.read()?, self.threads, || &of_block, keep)?;
        Ok(all)
    }

    pub(super) fn find_users(&self, checked: &Checked) -> io::Result<Vec<RowNumber>> {
        let observed = self.observed();
        let of_block = |block: &Block| {
            let rows = block.rows();
            let is_user = |row: &Row<'_>| {
                !observed.is_above_users(row.number)
                    && !observed.is_blank(row)
                    && checked.skipped_rows.binary_search(&row.number).is_err()
            };
            let users = rows.iter().filter(is_user).map(|row| row.number);
            users.collect::<Vec<RowNumber>>()
        };
        let mut all = Vec::new();
        let keep = |users: Vec<RowNumber>| all.extend(users);
        parallel::over(self.held.read()?, self.threads, || &of_block, keep)?;
        Ok(all)
    }
}

//! One row of a sheet as text, in buffers that are reused from row to row.

/// One row as text: cells from column A on, trailing empty cells cut.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct RowText {
    text: String,
    ends: Vec<usize>,
    without_value: Vec<u32>,
    scratch: String,
    misplaced: u32,
}

/// The most text one row may hold; a sheet's row of 16,384 cells with 32,767 characters each is
/// never a list of people, and the buffer must not grow with the numbers in a hostile file.
const MAX_ROW_TEXT: usize = 64 << 20;

/// Cells out of order that are fixed, in one sheet; each moves those behind it, and no writer
/// of workbooks produces them.
const MAX_MISPLACED: u32 = 10_000;

/// A row is not one of a list of people.
#[derive(Debug, thiserror::Error)]
pub(super) enum RowError {
    #[error("has a row with more than {} MiB of text", MAX_ROW_TEXT >> 20)]
    TooLong,
    #[error("has more than {MAX_MISPLACED} cells out of order")]
    TooMixed,
}

impl RowText {
    /// The number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How long the texts of all cells are.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Whether the row has no cell with text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of the cell in this column, counted from 0; empty beyond the last cell.
    #[must_use]
    pub fn get(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else {
            return "";
        };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..end]
    }

    /// The texts of the cells, from column A on.
    #[must_use]
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let cell = &self.text[start..end];
            start = end;
            cell
        })
    }

    /// The texts of all cells, without anything between them.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text[..self.bytes()]
    }

    /// Whether the cell in this column holds a formula whose result the file does not have.
    ///
    /// Such a cell reads as empty text, and counts as a cell when trailing empty ones are cut.
    #[must_use]
    pub fn formula_without_value(&self, column: usize) -> bool {
        self.without_value
            .iter()
            .any(|&marked| marked as usize == column)
    }

    /// The columns of such cells, in no order.
    pub fn without_value(&self) -> impl Iterator<Item = u32> {
        self.without_value.iter().copied()
    }

    /// Takes the cells of another row in another order: for each column, the column that its cell comes from.
    pub fn rearrange(&mut self, row: &Self, from: &[Option<u32>]) {
        self.clear();
        for (column, from) in (0_u32..).zip(from) {
            if let Some(from) = from.map(|from| from as usize) {
                self.text.push_str(row.get(from));
                if row.formula_without_value(from) {
                    self.without_value.push(column);
                }
            }
            self.ends.push(self.text.len());
        }
        self.finish();
    }

    /// Forgets the row and keeps the buffers.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.without_value.clear();
    }

    /// Puts a cell; the last one put into a column wins.
    pub(super) fn put(
        &mut self,
        column: u32,
        write: impl FnOnce(&mut String),
    ) -> Result<(), RowError> {
        let column = column as usize;
        if column >= self.ends.len() {
            self.ends.resize(column, self.text.len());
            write(&mut self.text);
            self.ends.push(self.text.len());
        } else {
            self.misplaced += 1;
            if self.misplaced > MAX_MISPLACED {
                return Err(RowError::TooMixed);
            }
            let mut cell = std::mem::take(&mut self.scratch);
            cell.clear();
            write(&mut cell);
            let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
            let old = self.ends[column] - start;
            self.text.replace_range(start..start + old, &cell);
            for end in &mut self.ends[column..] {
                *end = *end - old + cell.len();
            }
            self.scratch = cell;
            self.without_value
                .retain(|&marked| marked as usize != column);
        }
        if self.text.len() > MAX_ROW_TEXT {
            return Err(RowError::TooLong);
        }
        Ok(())
    }

    /// Remembers that the cell in this column is a formula without a value.
    pub(super) fn mark_without_value(&mut self, column: u32) -> Result<(), RowError> {
        self.put(column, |_| ())?;
        self.without_value.push(column);
        Ok(())
    }

    /// Cuts trailing empty cells and tells whether anything is left.
    pub(super) fn finish(&mut self) -> bool {
        let marked = self
            .without_value
            .iter()
            .max()
            .map_or(0, |&m| m as usize + 1);
        let mut len = self.ends.len();
        while len > marked && self.ends[len - 1] == len.checked_sub(2).map_or(0, |i| self.ends[i]) {
            len -= 1;
        }
        self.ends.truncate(len);
        len > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(u32, &str)]) -> RowText {
        let mut row = RowText::default();
        for (column, text) in cells {
            assert!(row.put(*column, |out| out.push_str(text)).is_ok());
        }
        row
    }

    #[test]
    fn gaps_are_empty_and_trailing_empties_are_cut() {
        let mut row = row(&[(1, "b"), (3, "d"), (4, ""), (9, "")]);
        assert!(row.finish());
        assert_eq!(row.cells().collect::<Vec<_>>(), ["", "b", "", "d"]);
        assert_eq!((row.len(), row.get(1), row.get(7)), (4, "b", ""));
    }

    #[test]
    fn cells_out_of_order_find_their_column_and_the_last_wins() {
        let mut row = row(&[(3, "d"), (0, "first"), (1, "b"), (0, "a"), (3, "dd")]);
        assert!(row.finish());
        assert_eq!(row.cells().collect::<Vec<_>>(), ["a", "b", "", "dd"]);
    }

    #[test]
    fn cells_are_taken_in_another_order() {
        let mut source = row(&[(0, "a"), (1, "b"), (2, "c")]);
        assert!(source.mark_without_value(3).is_ok());
        let mut moved = RowText::default();
        moved.rearrange(&source, &[Some(2), None, Some(0), Some(3), None]);
        assert_eq!(moved.cells().collect::<Vec<_>>(), ["c", "", "a", ""]);
        assert!(moved.formula_without_value(3));
    }

    #[test]
    fn a_formula_without_value_is_a_cell() {
        let mut row = row(&[(0, "a"), (1, "")]);
        assert!(row.mark_without_value(2).is_ok());
        assert!(row.finish());
        assert_eq!(row.len(), 3);
        assert!(row.formula_without_value(2) && !row.formula_without_value(1));
        row.clear();
        assert!(!row.finish() && row.is_empty());
    }
}

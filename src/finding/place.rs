//! Where something is: rows, columns, cells, and the fields that columns fill.

use std::fmt;

use crate::messages::Fact;

/// A row as a spreadsheet numbers it, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowNumber(pub u64);

/// A column, from 0. It is shown as a spreadsheet names it: `A`, `Z`, `AA`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnIndex(pub u32);

/// Where a finding is: the file, a column, a row or a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row; none where it is about the file or a column.
    pub row: Option<RowNumber>,
    /// The column; none where it is about the file or a row.
    pub column: Option<ColumnIndex>,
    /// The physical line of the text in which the row starts, from 1; none in a workbook.
    pub line: Option<u64>,
}

impl Place {
    /// The address of the cell, as a spreadsheet writes it: `D57`, or `D` for a column.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let column = self.column?;
        Some(match self.row {
            Some(row) => format!("{column}{row}"),
            None => column.to_string(),
        })
    }
}

impl RowNumber {
    /// The row so many rows below.
    #[must_use]
    pub fn below(self, rows: u64) -> Self {
        Self(self.0 + rows)
    }
}

impl fmt::Display for RowNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl From<RowNumber> for Fact {
    fn from(row: RowNumber) -> Self {
        Self::Row(row.0)
    }
}

impl ColumnIndex {
    /// The column that these letters name; none where they name none.
    #[must_use]
    pub fn from_letters(letters: &str) -> Option<Self> {
        if letters.is_empty() || letters.len() > 4 {
            return None;
        }
        let column = letters.bytes().try_fold(0_u32, |column, byte| {
            let digit = byte.to_ascii_uppercase().wrapping_sub(b'A');
            (digit < 26).then(|| column * 26 + u32::from(digit) + 1)
        })?;
        Some(Self(column - 1))
    }

    /// Its place in a list of cells.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for ColumnIndex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        formatter.pad(&letters.iter().rev().collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::ColumnIndex;

    #[test]
    fn columns_have_letters() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            let column = ColumnIndex(column);
            assert_eq!(column.to_string(), letters);
            assert_eq!(ColumnIndex::from_letters(letters), Some(column));
        }
        assert_eq!(ColumnIndex::from_letters("A1"), None);
    }
}

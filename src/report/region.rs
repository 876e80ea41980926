//! Where a cell stands in the text of its file, as editors and code hosts count: lines and characters from 1.

use crate::finding::ColumnIndex;
use crate::source::block::Row;

/// Where a cell stands in the text, its quotes included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// Where it starts.
    pub(super) start: Position,
    /// The character after its last one.
    pub(super) end: Position,
    /// What is written there.
    pub(super) written: Box<str>,
}

/// A character of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// Its line, from 1.
    pub(super) line: u64,
    /// How many characters stand before it in the line, and one more.
    pub(super) column: u64,
}

/// Where a cell of a row stands; none where the row has no such cell.
pub(super) fn region(row: &Row<'_>, column: ColumnIndex) -> Option<Region> {
    let (before, cell) = row.written(column)?;
    let (line, column) = (row.line, 1);
    let start = Position { line, column }.behind(before);
    Some(Region {
        start,
        end: start.behind(cell),
        written: cell.into(),
    })
}

impl Position {
    /// The position behind a text that starts here. A line ends with `\n`, `\r\n` or `\r`.
    pub(super) fn behind(self, text: &str) -> Self {
        let mut at = self;
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\r' if letters.peek() == Some(&'\n') => {}
                '\n' | '\r' => {
                    at.line += 1;
                    at.column = 1;
                }
                _ => at.column += 1,
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn characters_are_counted_in_their_line() {
        let start = Position { line: 3, column: 5 };
        for (text, line, column) in [
            ("", 3, 5),
            ("Jürgen", 3, 11),
            ("a\nbc", 4, 3),
            ("a\r\nb", 4, 2),
            ("a\rb\r", 5, 1),
            ("😀", 3, 6),
        ] {
            assert_eq!(start.behind(text), Position { line, column }, "{text:?}");
        }
    }
}

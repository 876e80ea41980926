//! What happens to the rows of a list that is written again.

use std::sync::LazyLock;

use memchr::memchr;

use crate::finding::{ColumnIndex, RowNumber};
use crate::source::our_column;
use crate::values::lexicon::Language;

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit<'t> {
    /// It is written as it is.
    Keep,
    /// It is not written.
    Drop,
    /// It gets a last cell with this text; an earlier one of ours is replaced. Empty: the cell is empty.
    Cell(&'t str),
    /// It gets a last cell with this header.
    Header(&'t str),
    /// Some of its cells get other texts.
    Replace {
        /// The texts, in the order of their columns.
        cells: &'t [(ColumnIndex, Box<str>)],
        /// What the column that an earlier run added has in this row, if the row has a cell of it.
        ours: Option<&'t str>,
    },
    /// Its cells are these.
    Row(&'t [Box<str>]),
}

/// How the cell of an earlier run begins, where its row was given back apart from the others: `row 17:`, in the language of
/// that run, says which row of the list it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowMark(Option<String>);

impl RowMark {
    /// The mark of a cell, with its quotes or without.
    #[must_use]
    pub fn read(cell: &[u8]) -> Self {
        let cell = cell.strip_prefix(b"\"").unwrap_or(cell);
        let cell = our_column::unlabelled(cell);
        let named = behind_row(cell).and_then(|named| {
            let end = memchr(b':', named)?;
            let is_number = named.first().is_some_and(u8::is_ascii_digit);
            let name = || String::from_utf8_lossy(&named[..end]).replace("\"\"", "\"");
            // French has a no-break space before the colon, which another encoding than UTF-8 has as another byte.
            let is_space = |letter: char| letter.is_whitespace() || letter == '\u{fffd}';
            is_number.then(|| name().trim_end_matches(is_space).to_owned())
        });
        let is_name = |name: &String| {
            let rest = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.is_empty() || rest.starts_with(" (") && rest.ends_with(')')
        };
        Self(named.filter(is_name))
    }

    /// What the row is called: its number, and its sheet where several were read.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// What stands behind the word for a row, in any language, at the start of a cell.
fn behind_row(cell: &[u8]) -> Option<&[u8]> {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let words = Language::all().flat_map(|language| &language.words().rows.row);
        words.map(String::as_str).collect()
    });
    WORDS.iter().find_map(|word| {
        let (start, rest) = cell.split_at_checked(word.len())?;
        let is_word = start.eq_ignore_ascii_case(word.as_bytes());
        rest.strip_prefix(b" ").filter(|_| is_word)
    })
}

/// Says what happens to the rows of a block.
pub trait EditRows {
    /// What happens to a row, of which an earlier run says `mark`. Rows are asked for in order.
    fn edit(&mut self, row: RowNumber, mark: &RowMark) -> Edit<'_>;
}

#[cfg(test)]
mod tests {
    use super::RowMark;

    #[test]
    fn a_mark_is_a_row_and_perhaps_its_sheet() {
        for (cell, name) in [
            ("\"row 17: Email: empty [missing-value]\"", Some("17")),
            ("row 17:", Some("17")),
            (
                "\"row 4 (The \"\"A\"\" team): x\"",
                Some("4 (The \"A\" team)"),
            ),
            ("\"Zeile 17: E-Mail: leer [missing-value]\"", Some("17")),
            ("Zeile 17:", Some("17")),
            ("rij 17: leeg", Some("17")),
            ("ligne 17\u{a0}: vide", Some("17")),
            ("ligne 17 :", Some("17")),
            ("\"row 17b: x\"", None),
            ("\"row: x\"", None),
            ("\"Email: same address as row 3: \"", None),
            ("", None),
        ] {
            assert_eq!(RowMark::read(cell.as_bytes()).name(), name, "{cell}");
        }
    }
}

//! What the tag of a cell says, and how places of a sheet are written.

use crate::finding::ColumnIndex;
use crate::source::excel::xml::{Tag, number};
use crate::source::excel::{LAST_COLUMN, LAST_ROW};
use crate::source::sheet_metadata::Area;
use crate::values::digits;

/// What the `t` of a cell says its value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Date,
    Error,
    #[default]
    Number,
    Shared,
    Text,
}

/// What the tag of a cell says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CellTag {
    /// The row, from 1, and the column, from 0, where it has a reference.
    pub(super) place: Option<(u32, u32)>,
    /// The number of its cell format.
    pub(super) format: usize,
    pub(super) kind: Kind,
    /// Whether spaces around its text count.
    pub(super) preserve: bool,
}

impl CellTag {
    pub(super) fn new(tag: Tag<'_>) -> Self {
        let mut cell = Self::default();
        for (name, value) in tag.attributes() {
            cell.set(name, value);
        }
        cell
    }

    /// Takes what an attribute says.
    #[inline]
    pub(super) fn set(&mut self, name: &[u8], value: &[u8]) {
        match name {
            b"r" => self.place = reference(value),
            b"s" => self.format = number(value).map_or(usize::MAX, |number| number as usize),
            b"t" => {
                self.kind = match value {
                    b"b" => Kind::Bool,
                    b"d" => Kind::Date,
                    b"e" => Kind::Error,
                    b"s" => Kind::Shared,
                    b"str" | b"inlineStr" | b"is" => Kind::Text,
                    _ => Kind::Number,
                }
            }
            b"xml:space" => self.preserve = value == b"preserve",
            _ => {}
        }
    }
}

/// The row, from 1, and the column, from 0, of `D3`, however far out they are.
#[must_use]
pub fn reference(name: &[u8]) -> Option<(u32, u32)> {
    let letters = name
        .iter()
        .take(4)
        .take_while(|byte| byte.is_ascii_uppercase());
    let (letters, digits) = name.split_at(letters.count());
    // So it is nearly always, and no number of this length is too large.
    if let (1..=3, Some(row)) = (letters.len(), digits::number(digits)) {
        let letter = |column, byte: &u8| column * 26 + u32::from(byte - b'A') + 1;
        let column = letters.iter().fold(0, letter);
        return (row > 0).then_some((row, column - 1));
    }
    let (mut column, mut row, mut digits) = (0_u32, 0_u32, false);
    for byte in name {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.saturating_mul(26).saturating_add(letter);
            }
            b'0'..=b'9' => {
                digits = true;
                row = row
                    .saturating_mul(10)
                    .saturating_add(u32::from(byte - b'0'));
            }
            _ => return None,
        }
    }
    (row > 0 && column > 0).then(|| (row, column - 1))
}

/// The area of `D3:D5`.
#[must_use]
pub fn area(name: &[u8]) -> Option<Area> {
    let (first, last) = std::str::from_utf8(name).ok()?.trim().split_once(':')?;
    let ((top, left), (bottom, right)) = (inside(first)?, inside(last)?);
    Some(Area {
        first_row: top.min(bottom),
        first_column: left.min(right),
        last_row: top.max(bottom),
        last_column: left.max(right),
    })
}

/// The same as [`reference`], of a cell that a sheet can have.
fn inside(name: &str) -> Option<(u32, u32)> {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let column = ColumnIndex::from_letters(letters)?.0;
    let row = name.get(letters.len()..)?.parse().ok()?;
    ((1..=LAST_ROW + 1).contains(&row) && column <= LAST_COLUMN).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::{area, reference};

    #[test]
    fn a_reference_has_letters_and_then_digits() {
        assert_eq!(reference(b"A1"), Some((1, 0)));
        assert_eq!(reference(b"xfd1048576"), Some((1_048_576, 16_383)));
        assert_eq!(reference(b"ZZZZ99999999999"), Some((u32::MAX, 475_253)));
        for text in ["", "A", "1", "A0", "A1B", "$A$1", "A-1", "É1"] {
            assert_eq!(reference(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn areas_are_read_strictly() {
        assert_eq!(
            area(b"B2:A1").map(|area| area.to_string()).as_deref(),
            Some("A1:B2")
        );
        assert!(area(b"XFD1048576:A1").is_some());
        for text in [
            "",
            "A1",
            "A1:",
            "A0:B2",
            "XFE1:A1",
            "A1048577:A2",
            "A:B",
            "É1:B2",
        ] {
            assert_eq!(area(text.as_bytes()), None, "{text}");
        }
    }
}

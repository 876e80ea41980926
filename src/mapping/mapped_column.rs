//! One column, or one fixed value, that fills a field: from cells to values.

use hashbrown::HashMap;

use crate::finding::{ColumnIndex, FieldId};
use crate::mapping::column::Column;
use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;
use crate::source::block::Row;
use crate::user::Value;
use crate::values::formula;

/// One column, or one fixed value, that fills a field.
#[derive(Debug, Clone)]
pub struct MappedColumn {
    /// The field.
    pub field: FieldId,
    /// The same, and the language that the header tells, where the target has a column for each.
    pub localized: LocalizedField,
    /// The column; none for a value that is the same for everyone, or that several columns are joined for.
    pub column: Option<ColumnIndex>,
    /// What stands between the values in one cell; none where a cell is one value.
    pub separator: Option<String>,
    fixed: Option<String>,
    /// The columns whose cells are one value together, and what stands between them.
    joined: Option<(Vec<ColumnIndex>, String)>,
    values: HashMap<String, String>,
    split: Option<(String, usize)>,
    /// The mark, and the header that is the value where it stands.
    marks: Option<(String, String)>,
    is_plain: bool,
}

impl MappedColumn {
    /// What the mapping makes of a column, or of a fixed value, for one field.
    pub(super) fn of(
        number: FieldId,
        field: &Field,
        settings: &Column,
        column: Option<ColumnIndex>,
        header: Option<&str>,
    ) -> Self {
        let separator = settings.separator.as_ref().or(field.separator.as_ref());
        let translation = |(from, to): (&String, &String)| (from.trim().to_lowercase(), to.clone());
        let marks = settings.marks.clone().zip(header.map(str::to_owned));
        Self {
            field: number,
            localized: LocalizedField::of_header(number, field, header.unwrap_or_default()),
            column,
            separator: separator.filter(|_| field.multi_valued).cloned(),
            fixed: settings.value.clone(),
            joined: None,
            values: settings.values.iter().map(translation).collect(),
            split: settings.split.clone(),
            is_plain: settings.values.is_empty() && settings.split.is_none() && marks.is_none(),
            marks,
        }
    }

    /// What the mapping makes of several columns whose cells are one value together.
    pub(super) fn joining(
        number: FieldId,
        field: &Field,
        settings: &Column,
        columns: Vec<ColumnIndex>,
    ) -> Self {
        let with = settings.with.as_deref().unwrap_or(" ");
        Self {
            joined: Some((columns, with.to_owned())),
            is_plain: false,
            ..Self::of(number, field, settings, None, None)
        }
    }

    /// The columns that a value is joined of; none where it stands in one.
    #[must_use]
    pub fn joined(&self) -> &[ColumnIndex] {
        self.joined.as_ref().map_or(&[], |(columns, _)| columns)
    }

    /// The columns that its values are from.
    pub fn sources(&self) -> impl Iterator<Item = ColumnIndex> {
        self.column.into_iter().chain(self.joined().iter().copied())
    }

    /// The value that is the same for everyone, if this is one.
    #[must_use]
    pub fn fixed(&self) -> Option<&str> {
        self.fixed.as_deref()
    }

    /// The mark that stands for the header of the column, if it is read that way.
    #[must_use]
    pub fn mark(&self) -> Option<&str> {
        self.marks.as_ref().map(|(mark, _)| mark.as_str())
    }

    /// Whether a value is the text of its cell, or a part of it between separators, and nothing that the mapping makes
    /// of it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether a cell is a value, or a list of values, as it stands, and neither cut nor a mark.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.split.is_none() && self.marks.is_none()
    }

    /// The value that a row has for this.
    #[inline]
    pub(super) fn value<'r>(&'r self, row: &Row<'r>) -> Value<'r> {
        match self.column {
            Some(column) if self.is_plain => plain_value(row, column),
            _ => self.made_value(row),
        }
    }

    /// The value where the text is not the cell as it stands.
    fn made_value<'r>(&'r self, row: &Row<'r>) -> Value<'r> {
        if let Some(column) = self.column {
            let cell = row.cell(column);
            return Value {
                text: self.text(trim(cell)),
                cell,
                column: Some(column),
            };
        }
        if let Some((columns, with)) = &self.joined {
            return self.joined_value(row, columns, with);
        }
        let text = self.fixed.as_deref().unwrap_or_default();
        Value {
            text,
            cell: text,
            column: None,
        }
    }

    /// The cells of these columns that hold something, as one value. It is kept beside the row: it stands nowhere in the
    /// file.
    #[cold]
    fn joined_value<'r>(&'r self, row: &Row<'r>, columns: &[ColumnIndex], with: &str) -> Value<'r> {
        let cells = columns.iter().map(|column| trim(row.cell(*column)));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let cell = match cells.as_slice() {
            [] => "",
            [one] => one,
            _ => row.keep(cells.join(with)),
        };
        Value {
            text: self.text(cell),
            cell,
            column: None,
        }
    }

    #[inline]
    fn text<'r>(&'r self, cell: &'r str) -> &'r str {
        if self.is_plain {
            return cell;
        }
        self.mapped_text(cell)
    }

    fn mapped_text<'r>(&'r self, cell: &'r str) -> &'r str {
        if let Some((mark, header)) = &self.marks {
            return if cell.eq_ignore_ascii_case(mark) {
                header
            } else {
                ""
            };
        }
        let part = match &self.split {
            None => cell,
            Some((at, part)) => trim(cell.split(at.as_str()).nth(part - 1).unwrap_or_default()),
        };
        if self.separator.is_none() {
            self.translated(part)
        } else {
            part
        }
    }

    /// The values in one cell, without spaces around them.
    pub fn items<'r>(&'r self, value: &Value<'r>) -> impl Iterator<Item = &'r str> + use<'r> {
        let mut rest = Some(value.text);
        std::iter::from_fn(move || {
            let text = rest.take()?;
            let Some(separator) = self.separator.as_deref() else {
                return Some(text);
            };
            let part = match first_of(text, separator) {
                Some((part, others)) => {
                    rest = Some(others);
                    part
                }
                None => text,
            };
            Some(self.translated(trim(part)))
        })
    }

    #[inline]
    fn translated<'r>(&'r self, text: &'r str) -> &'r str {
        if self.values.is_empty() {
            return text;
        }
        self.values
            .get(&text.to_lowercase())
            .map_or(text, String::as_str)
    }
}

/// The value that is the text of a cell.
#[inline]
pub(super) fn plain_value<'r>(row: &Row<'r>, column: ColumnIndex) -> Value<'r> {
    let cell = row.cell(column);
    Value {
        text: trim(cell),
        cell,
        column: Some(column),
    }
}

/// What stands before the separator and behind it. Nearly all separators are one byte, which is found much faster.
#[inline]
fn first_of<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    match separator.as_bytes() {
        &[byte] => {
            let at = memchr::memchr(byte, text.as_bytes())?;
            Some((&text[..at], &text[at + 1..]))
        }
        _ => text.split_once(separator),
    }
}

/// The text without spaces around it; the common case, where there are none, is seen from a few bytes. A formula that spaces
/// keep from being run stays as it is: without it, a text would be written as a formula.
#[inline]
fn trim(text: &str) -> &str {
    let is_visible = |byte: u8| (0x21..0x7f).contains(&byte);
    // Of the characters in two bytes, as letters with accents are, white space starts with 0xc2.
    let starts_letter = |byte: u8| (0xc3..0xe0).contains(&byte);
    let is_solid = match *text.as_bytes() {
        [] => true,
        [first, .., last] if is_visible(first) && is_visible(last) => true,
        [only] => is_visible(only),
        [first, .., before, last] => {
            (is_visible(first) || starts_letter(first))
                && (is_visible(last) || starts_letter(before))
        }
        [first, _] => starts_letter(first),
    };
    if is_solid { text } else { trim_around(text) }
}

/// The text without spaces around it, where there may be some.
#[cold]
fn trim_around(text: &str) -> &str {
    if formula::is_hidden(text) {
        text
    } else {
        text.trim()
    }
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn spaces_of_every_kind_are_removed() {
        let letters = ["a", "\u{e9}", "\u{141}", "\u{430}", "\u{4e2d}", "\u{1f600}"];
        let spaces = (0..=0x3000).filter_map(char::from_u32);
        for space in spaces.filter(|letter| letter.is_whitespace() || *letter < '\u{100}') {
            for letter in letters {
                for text in [
                    format!("{space}"),
                    format!("{space}{letter}"),
                    format!("{letter}{space}"),
                    format!("{letter}{space}{letter}"),
                    format!("{space}{letter}{letter}{space}"),
                ] {
                    assert_eq!(trim(&text), text.trim(), "{text:?}");
                }
            }
        }
        assert_eq!(trim(""), "");
    }
}

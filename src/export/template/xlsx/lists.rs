//! Lists that do not fit into a drop-down itself: a hidden sheet holds them, one in each column.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

/// The name of the sheet; formulas name it without quotes.
const NAME: &str = "Lists";

/// How long the list inside a drop-down may be, its commas included.
const INLINE: usize = 255;

/// The lists that stand on a sheet of their own.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: Vec<Vec<String>>,
}

/// Whether a drop-down can hold the values itself: commas part them there, and spaces around them are lost.
pub(super) fn fits_inline(values: &[String]) -> bool {
    let is_plain = |value: &String| !value.contains([',', '"', '\n']) && value.trim() == value;
    let length: usize = values
        .iter()
        .map(|value| value.encode_utf16().count() + 1)
        .sum();
    length <= INLINE && values.iter().all(is_plain)
}

impl Lists {
    /// Puts a list on the sheet, and names its cells.
    pub(super) fn place(&mut self, values: &[String]) -> Formula {
        let number = self.lists.iter().position(|list| list == values);
        let number = number.unwrap_or_else(|| {
            self.lists.push(values.to_vec());
            self.lists.len() - 1
        });
        let letters = column_number_to_name(number as u16);
        let last = values.len();
        Formula::new(format!("={NAME}!${letters}$1:${letters}${last}"))
    }

    /// The sheet, if there is a list on it.
    pub(super) fn sheet(&self) -> Result<Option<Worksheet>, XlsxError> {
        if self.lists.is_empty() {
            return Ok(None);
        }
        let mut sheet = Worksheet::new();
        sheet.set_name(NAME)?.set_hidden(true);
        let text = Format::new().set_num_format("@");
        for (column, list) in (0u16..).zip(&self.lists) {
            for (row, value) in (0u32..).zip(list) {
                sheet.write_string_with_format(row, column, value, &text)?;
            }
        }
        Ok(Some(sheet))
    }
}

#[cfg(test)]
mod tests {
    use super::fits_inline;

    #[test]
    fn a_list_with_commas_or_of_more_than_255_characters_needs_cells() {
        let list = |values: &[&str]| values.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert!(fits_inline(&list(&["Sales", "Support"])));
        assert!(!fits_inline(&list(&["Sales, Nordics", "Support"])));
        assert!(!fits_inline(&list(&[" Sales"])));
        assert!(fits_inline(&list(&["x".repeat(200).as_str()])));
        assert!(!fits_inline(&vec!["x".repeat(9); 26]));
    }
}

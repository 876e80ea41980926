//! The shared strings of a workbook: all texts in one, each cell names one by its number.

/// The shared strings.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    /// Where each of them ends; a part of at most 1 GiB has no longer text.
    ends: Vec<u32>,
}

impl SharedStrings {
    /// What the text of the next string is appended to, until that ends.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// Ends a string; the error says that there is too much text.
    pub(super) fn end(&mut self) -> Result<(), &'static str> {
        let end = u32::try_from(self.text.len());
        self.ends
            .push(end.map_err(|_| "it has more than 4 GiB of text")?);
        Ok(())
    }

    /// Gives back the room that no further string needs.
    pub(super) fn finish(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The text with a number, from 0.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        Some(&self.text[start..end])
    }
}

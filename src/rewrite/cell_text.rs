//! How much text a cell of a workbook holds.

use std::borrow::Cow;

/// The most characters that a cell holds, counted as UTF-16 does.
pub const MOST_TEXT: usize = 32_767;

/// What ends a text that was cut.
const CUT: char = '\u{2026}';

/// Whether a cell holds a text.
#[must_use]
pub fn fits(text: &str) -> bool {
    text.len() <= MOST_TEXT || text.chars().map(char::len_utf16).sum::<usize>() <= MOST_TEXT
}

/// As much of a text as a cell holds.
#[must_use]
pub fn cut(text: &str) -> Cow<'_, str> {
    if fits(text) {
        return text.into();
    }
    let mut length = CUT.len_utf16();
    let is_kept = |letter: &char| {
        length += letter.len_utf16();
        length <= MOST_TEXT
    };
    let mut kept: String = text.chars().take_while(is_kept).collect();
    kept.push(CUT);
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::{MOST_TEXT, cut};

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        let long = "\u{1f600}".repeat(MOST_TEXT);
        let units = |text: &str| text.encode_utf16().count();
        assert_eq!(units(&cut(&long)), MOST_TEXT);
        assert!(cut(&long).ends_with('\u{2026}'));
        let fits = "a".repeat(MOST_TEXT);
        assert_eq!(cut(&fits), fits);
    }
}

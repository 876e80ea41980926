//! Characters that act on a terminal instead of being shown.

/// Whether a character acts on a terminal instead of being shown: a control character, or a mark that turns the writing around.
#[must_use]
pub fn acts_on_terminal(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'
        )
}

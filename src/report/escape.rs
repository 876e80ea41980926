//! Text on one line in which nothing acts on a terminal.

use std::borrow::Cow;

use crate::values::control_chars::acts_on_terminal;

/// A text on one line in which nothing acts on the terminal: control characters and marks that turn the writing around
/// are shown as `\u{…}`.
#[must_use]
pub fn escape_control_chars(text: &str) -> Cow<'_, str> {
    // Nearly every text ends here.
    let is_visible = |byte: u8| (0x20..0x7f).contains(&byte);
    if text.bytes().all(is_visible) || !text.contains(acts_on_terminal) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if acts_on_terminal(letter) => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown.into()
}

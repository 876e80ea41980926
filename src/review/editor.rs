//! A line in which a person types, with values to choose from.

use crate::review::key::Key;

/// A line in which a person types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// Where the next character goes, in bytes.
    cursor: usize,
    /// What can be chosen.
    choices: Vec<String>,
    /// Which of the shown choices is chosen.
    chosen: Option<usize>,
    /// Whether something was typed, so that only what contains it is shown.
    is_typed: bool,
}

/// What came of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The person is still typing.
    Still,
    /// Nothing is to be changed.
    Cancelled,
    /// This is the text.
    Done(String),
}

impl Editor {
    /// A line with a text in it, and what can be chosen instead.
    #[must_use]
    pub fn new(text: String, choices: Vec<String>) -> Self {
        Self {
            cursor: text.len(),
            text,
            choices,
            ..Self::default()
        }
    }

    /// The text in front of the cursor, and behind it.
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// The choices that contain what was typed, and which of them is chosen.
    #[must_use]
    pub fn shown(&self) -> (Vec<&str>, Option<usize>) {
        let typed = self.text.to_lowercase();
        let fits = |choice: &&str| !self.is_typed || choice.to_lowercase().contains(&typed);
        let shown = self.choices.iter().map(String::as_str).filter(fits);
        (shown.collect(), self.chosen)
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Typed {
        match key {
            Key::Escape => return Typed::Cancelled,
            Key::Enter => {
                let (shown, chosen) = self.shown();
                let chosen = chosen.and_then(|chosen| shown.get(chosen));
                return Typed::Done(chosen.map_or_else(|| self.text.clone(), ToString::to_string));
            }
            Key::Up | Key::Down => self.choose(key == Key::Down),
            Key::Left => self.cursor = self.before(),
            Key::Right => self.cursor = self.after(),
            Key::Home | Key::Ctrl('a') => self.cursor = 0,
            Key::End | Key::Ctrl('e') => self.cursor = self.text.len(),
            Key::Backspace => {
                let before = self.before();
                self.text.drain(before..self.cursor);
                self.cursor = before;
                self.typed();
            }
            Key::Delete => {
                self.text.drain(self.cursor..self.after());
                self.typed();
            }
            Key::Ctrl('u') => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
                self.typed();
            }
            Key::Char(letter) => {
                self.text.insert(self.cursor, letter);
                self.cursor += letter.len_utf8();
                self.typed();
            }
            _ => {}
        }
        Typed::Still
    }

    fn typed(&mut self) {
        self.is_typed = true;
        self.chosen = None;
    }

    fn choose(&mut self, down: bool) {
        let count = self.shown().0.len();
        self.chosen = match self.chosen {
            _ if count == 0 => None,
            None if down => Some(0),
            None => Some(count - 1),
            Some(chosen) if down => Some((chosen + 1) % count),
            Some(0) => None,
            Some(chosen) => Some(chosen - 1),
        };
    }

    /// Where the character before the cursor starts.
    fn before(&self) -> usize {
        let before = self.text[..self.cursor].char_indices().next_back();
        before.map_or(0, |(start, _)| start)
    }

    /// Where the character behind the cursor ends.
    fn after(&self) -> usize {
        let behind = self.text[self.cursor..].chars().next();
        self.cursor + behind.map_or(0, char::len_utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::{Editor, Typed};
    use crate::review::key::Key;

    fn press(editor: &mut Editor, keys: &[Key]) -> Typed {
        let mut last = Typed::Still;
        for key in keys {
            last = editor.press(*key);
        }
        last
    }

    #[test]
    fn letters_are_typed_where_the_cursor_is() {
        let mut editor = Editor::new("Bérg".into(), Vec::new());
        press(
            &mut editor,
            &[Key::Left, Key::Left, Key::Backspace, Key::Char('e')],
        );
        assert_eq!(editor.halves(), ("Be", "rg"));
        press(
            &mut editor,
            &[Key::Home, Key::Delete, Key::End, Key::Char('s')],
        );
        assert_eq!(
            press(&mut editor, &[Key::Enter]),
            Typed::Done("ergs".into())
        );
        assert_eq!(press(&mut editor, &[Key::Escape]), Typed::Cancelled);
        press(&mut editor, &[Key::Ctrl('u')]);
        assert_eq!(editor.halves(), ("", ""));
    }

    #[test]
    fn what_is_typed_filters_what_can_be_chosen() {
        let choices = ["Single Address", "Group Address", "Robot"].map(str::to_owned);
        let mut editor = Editor::new("Mitarbeiter".into(), choices.to_vec());
        assert_eq!(editor.shown().0.len(), 3, "nothing was typed yet");
        press(
            &mut editor,
            &[Key::Ctrl('u'), Key::Char('a'), Key::Char('d')],
        );
        assert_eq!(editor.shown().0, ["Single Address", "Group Address"]);
        let done = press(&mut editor, &[Key::Down, Key::Down, Key::Enter]);
        assert_eq!(done, Typed::Done("Group Address".into()));
        press(&mut editor, &[Key::Up, Key::Up]);
        assert_eq!(editor.shown().1, None, "the typed text counts again");
    }
}

//! The keys that the screen knows, whatever the terminal calls them.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// A character with Ctrl.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab, forwards or back.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

impl Key {
    /// The key of an event of the terminal; nothing where it is not pressed (Windows tells of releases too) or not known.
    #[must_use]
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind != KeyEventKind::Press {
            return None;
        }
        // AltGr, by which many keyboards type `@`, is Ctrl and Alt together.
        let (ctrl, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
        let is_ctrl = event.modifiers.contains(ctrl) && !event.modifiers.contains(alt);
        Some(match event.code {
            KeyCode::Char(letter) if is_ctrl => Self::Ctrl(letter.to_ascii_lowercase()),
            KeyCode::Char(letter) => Self::Char(letter),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Escape,
            KeyCode::Tab | KeyCode::BackTab => Self::Tab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::Key;

    #[test]
    fn a_key_that_is_let_go_is_no_key() {
        let press = KeyEvent::new(KeyCode::Char('e'), KeyModifiers::NONE);
        assert_eq!(Key::of(press), Some(Key::Char('e')));
        let release = KeyEvent {
            kind: KeyEventKind::Release,
            ..press
        };
        assert_eq!(Key::of(release), None);
    }

    #[test]
    fn the_character_of_a_key_with_alt_gr_is_typed() {
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let at_sign = KeyEvent::new(KeyCode::Char('@'), both);
        assert_eq!(Key::of(at_sign), Some(Key::Char('@')));
        let redo = KeyEvent::new(KeyCode::Char('R'), KeyModifiers::CONTROL);
        assert_eq!(Key::of(redo), Some(Key::Ctrl('r')));
    }
}

//! What covers a part of the screen for a while: a line to type in with values to choose from, and all keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::messages::{Message, message, text, value};
use crate::report::escape_control_chars;
use crate::review::editor::Editor;
use crate::review::state::{Mode, State};
use crate::review::view::{Pen, first_shown};

fn clear(buffer: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        let blank = " ".repeat(area.width.into());
        buffer.set_stringn(area.x, y, blank, area.width.into(), Style::reset());
    }
}

/// The line in which a person types; returns where the cursor is.
pub(super) fn editor(
    state: &State,
    editor: &Editor,
    pen: &Pen,
    buffer: &mut Buffer,
    area: Rect,
) -> Position {
    clear(buffer, area);
    let title = match &state.mode {
        Mode::Cell(_, row, column) => {
            let word = pen.say(&message!("review-column-row"));
            let row = state.list.observed().row_name(*row);
            format!(
                "{word} {row}, {}",
                escape_control_chars(state.list.layout.header(*column))
            )
        }
        Mode::Meaning(_, field, from) => {
            let said = pen.say(&message!(
                "review-question-meaning",
                value = value(from.as_str())
            ));
            pen.placed(field, text(said))
        }
        _ => pen.say(&message!("review-question-search")),
    };
    pen.rule(buffer, area, &title, true);
    let width = area.width.saturating_sub(4);
    let (before, behind) = editor.halves();
    let (before, behind) = (escape_control_chars(before), escape_control_chars(behind));
    // The end of a long text is seen rather than its start.
    let mut start = 0;
    while before[start..].width() + 1 > usize::from(width) {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let y = area.y + 1;
    buffer.set_stringn(
        area.x + 1,
        y,
        ">",
        1,
        Style::new().add_modifier(Modifier::BOLD),
    );
    let (x, _) = buffer.set_stringn(area.x + 3, y, &before[start..], width.into(), Style::new());
    let room = usize::from((area.x + 3 + width).saturating_sub(x));
    buffer.set_stringn(x, y, &behind, room, Style::new());
    let (choices, chosen) = editor.shown();
    let lines = usize::from(area.height.saturating_sub(2));
    let first = first_shown(chosen.unwrap_or_default(), choices.len(), lines);
    for (at, choice) in choices.iter().enumerate().skip(first).take(lines) {
        let style = if Some(at) == chosen {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            Style::new()
        };
        let y = area.y + 2 + (at - first) as u16;
        pen.put(buffer, area.x + 3, y, width, choice, style);
    }
    Position { x, y }
}

/// All keys.
pub(super) fn help(pen: &Pen, buffer: &mut Buffer, area: Rect) {
    clear(buffer, area);
    let title = pen.say(&message!("review-help-title"));
    pen.rule(buffer, area, &title, true);
    let room = area.height.saturating_sub(1);
    for (y, (key, word)) in (area.y + 1..).zip(all_keys()).take(room.into()) {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        pen.put(buffer, area.x + 2, y, 12, key, bold);
        let text = pen.say(&word);
        pen.put(
            buffer,
            area.x + 15,
            y,
            area.width.saturating_sub(16),
            &text,
            Style::new(),
        );
    }
}

fn all_keys() -> [(&'static str, Message); 19] {
    [
        ("↑↓←→ hjkl", message!("review-key-move-help")),
        ("PgUp PgDn", message!("review-key-page-help")),
        ("Tab", message!("review-key-switch-help")),
        ("e", message!("review-key-edit-help")),
        ("a", message!("review-key-accept-help")),
        ("A", message!("review-key-accept-all-help")),
        ("t", message!("review-key-translate-help")),
        ("s", message!("review-key-skip-help")),
        ("S", message!("review-key-skip-all-help")),
        ("x", message!("review-key-ignore-help")),
        ("u", message!("review-key-undo-help")),
        ("Ctrl-R", message!("review-key-redo-help")),
        ("/ n N", message!("review-key-search-help")),
        ("f", message!("review-key-all-help")),
        ("r", message!("review-key-recheck-help")),
        ("w", message!("review-key-write-help")),
        ("q", message!("review-key-quit-help")),
        ("?", message!("review-key-help")),
        ("Ctrl-C", message!("review-key-leave-help")),
    ]
}

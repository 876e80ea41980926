//! The first line and the last two: which list it is, how it stands, and which keys there are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::finding::Severity;
use crate::messages::{Message, message, text};
use crate::review::state::{Focus, Mode, State};
use crate::review::view::Pen;

pub(super) fn title(state: &State, pen: &Pen, buffer: &mut Buffer, area: Rect) {
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let path = state.list.observed();
    let file = state.verdict.source.path.display().to_string();
    let task = &state.list.task;
    let target = task.profile.display_name();
    let operation = task.operation.kind.name();
    let format = path.format.name();
    let text = format!(
        "{file}  {target} {operation} ({format})  →  {}",
        state.output
    );
    pen.put(buffer, area.x, area.y, area.width, &text, bold);
}

/// How the list stands, and what there is to say of the last key. Returns that where there is no room for it.
pub(super) fn counts(state: &State, pen: &Pen, buffer: &mut Buffer, area: Rect) -> Option<String> {
    let (errors, warnings) = (
        state.count(Severity::Error) as u64,
        state.count(Severity::Warning) as u64,
    );
    let plain = Style::new();
    let red = pen.of_severity(Severity::Error);
    let of_errors = if errors > 0 {
        red
    } else {
        pen.colour(Color::Green)
    };
    let mut parts: Vec<(String, Style)> = vec![
        (
            pen.say(&message!("review-count-errors", count = errors)),
            of_errors,
        ),
        (
            pen.say(&message!("review-count-warnings", count = warnings)),
            plain,
        ),
        (
            pen.say(&message!(
                "review-count-users",
                count = state.verdict.checked.users
            )),
            plain,
        ),
    ];
    let skipped = state.edits.skipped.len() as u64;
    if skipped > 0 {
        parts.push((
            pen.say(&message!("review-count-skipped", count = skipped)),
            plain,
        ));
    }
    let changes = state.edits.len() as u64;
    parts.push((
        pen.say(&message!("review-count-changes", count = changes)),
        plain,
    ));
    if state.is_checking() {
        parts.push((pen.say(&message!("review-checking")), plain));
    }
    let mut x = area.x;
    for (part, style) in parts {
        let room = area.right().saturating_sub(x);
        x += pen.put(
            buffer,
            x,
            area.y,
            room,
            &part,
            style.add_modifier(Modifier::BOLD),
        ) + 2;
    }
    let notice = pen.say(state.notice.as_ref()?);
    let room = area.right().saturating_sub(x + 1);
    if UnicodeWidthStr::width(&*notice) > usize::from(room) {
        return Some(notice);
    }
    let style = pen.colour(Color::Cyan);
    pen.put(buffer, x + 1, area.y, room, &notice, style);
    None
}

/// Which keys there are. While a person looks around, a long notice takes their place until the next key.
pub(super) fn keys(
    state: &State,
    pen: &Pen,
    buffer: &mut Buffer,
    area: Rect,
    notice: Option<&str>,
) {
    if let (Mode::Browse, Some(notice)) = (&state.mode, notice) {
        let style = pen.colour(Color::Cyan);
        pen.put(buffer, area.x, area.y, area.width, notice, style);
        return;
    }
    let question = |message: Message| vec![("", message)];
    let typing = || {
        vec![
            ("Enter", message!("review-key-done")),
            ("↑↓", message!("review-key-choose")),
            ("Esc", message!("review-key-cancel")),
        ]
    };
    let count = state.edits.len() as u64;
    let keys = match &state.mode {
        Mode::Browse => browsing(state.focus),
        Mode::Help => Vec::new(),
        Mode::Cell(..) | Mode::Meaning(..) | Mode::Search(_) => typing(),
        Mode::Quit => question(message!("review-question-quit", count)),
        Mode::Resume => {
            let count = state.resumable.len() as u64;
            question(message!("review-question-resume", count))
        }
        Mode::SaveMapping => {
            let file = text(state.mapping.as_str());
            question(message!("review-question-save-mapping", file))
        }
    };
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let mut x = area.x;
    for (key, word) in keys {
        let word = pen.say(&word);
        if key.is_empty() {
            pen.put(buffer, x, area.y, area.width, &word, bold);
            return;
        }
        let wide = (key.chars().count() + 1 + word.chars().count()) as u16;
        if x + wide > area.right() {
            return;
        }
        x += pen.put(buffer, x, area.y, area.right() - x, key, bold) + 1;
        x += pen.put(buffer, x, area.y, area.right() - x, &word, Style::new()) + 2;
    }
}

fn browsing(focus: Focus) -> Vec<(&'static str, Message)> {
    let mut keys = vec![("?", message!("review-key-help"))];
    if focus == Focus::Users {
        keys.extend([
            ("e", message!("review-key-edit")),
            ("a", message!("review-key-accept")),
        ]);
    }
    keys.extend([
        ("A", message!("review-key-accept-all")),
        ("s", message!("review-key-skip")),
        ("t", message!("review-key-translate")),
        ("u", message!("review-key-undo")),
        ("/", message!("review-key-search")),
        ("f", message!("review-key-all")),
        ("w", message!("review-key-write")),
        ("q", message!("review-key-quit")),
        ("x", message!("review-key-ignore")),
    ]);
    keys
}

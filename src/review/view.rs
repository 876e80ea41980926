//! The state as a screen. Only the lines that are seen are made.

mod detail;
mod popup;
mod problems;
mod status;
mod users;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::finding::Severity;
use crate::messages::{Fact, Message, message, text};
use crate::report::{Page, cut, escape_control_chars};
use crate::review::state::{Mode, State};

/// The smallest screen on which something can be done.
const SMALLEST: (u16, u16) = (60, 16);

/// Draws the state.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let pen = Pen {
        page: state.page,
        in_colour: state.page.style.color,
    };
    let buffer = frame.buffer_mut();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let text = pen.say(&message!("review-too-small"));
        pen.put(buffer, area.x, area.y, area.width, &text, Style::new());
        return;
    }
    let parts = Parts::of(area);
    status::title(state, &pen, buffer, parts.title);
    problems::draw(state, &pen, buffer, parts.problems);
    users::draw(state, &pen, buffer, parts.users);
    detail::draw(state, &pen, buffer, parts.detail);
    let notice = status::counts(state, &pen, buffer, parts.counts);
    let cursor = match &state.mode {
        Mode::Help => {
            popup::help(&pen, buffer, area);
            None
        }
        Mode::Cell(editor, ..) | Mode::Meaning(editor, ..) | Mode::Search(editor) => {
            Some(popup::editor(state, editor, &pen, buffer, parts.detail))
        }
        _ => None,
    };
    status::keys(state, &pen, buffer, parts.keys, notice.as_deref());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// How many lines of users a screen of a height shows.
#[must_use]
pub fn page_length(width: u16, height: u16) -> usize {
    let users = Parts::of(Rect::new(0, 0, width, height)).users;
    usize::from(users.height.saturating_sub(2))
}

/// The parts of the screen.
struct Parts {
    title: Rect,
    problems: Rect,
    users: Rect,
    detail: Rect,
    counts: Rect,
    keys: Rect,
}

impl Parts {
    fn of(area: Rect) -> Self {
        let Rect {
            x,
            y,
            width,
            height,
        } = area;
        let detail = if height < 32 { 7 } else { 10 };
        let main = height.saturating_sub(detail + 3);
        let left = (width * 2 / 5).min(46);
        let line = |at: u16| Rect::new(x, y + at.min(height.saturating_sub(1)), width, 1);
        Self {
            title: line(0),
            problems: Rect::new(x, y + 1, left, main),
            users: Rect::new(x + left + 1, y + 1, width.saturating_sub(left + 1), main),
            detail: Rect::new(x, y + 1 + main, width, detail),
            counts: line(1 + main + detail),
            keys: line(2 + main + detail),
        }
    }
}

/// Writes text in the styles of the screen.
struct Pen {
    page: Page,
    in_colour: bool,
}

impl Pen {
    fn say(&self, message: &Message) -> String {
        self.page.message(message)
    }

    /// A text behind what it is about, as the language writes a colon.
    pub(super) fn placed(&self, place: &str, said: impl Into<Fact>) -> String {
        self.say(&message!(
            "finding-placed",
            place = text(place),
            sentence = said.into()
        ))
    }

    /// Writes a text that is cut at a width; returns how many columns it took.
    #[expect(clippy::unused_self, reason = "whatever is written, a pen writes it")]
    fn put(
        &self,
        buffer: &mut Buffer,
        x: u16,
        y: u16,
        width: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let shown = escape_control_chars(text);
        let shown = cut(&shown, width.into());
        let (end, _) = buffer.set_stringn(x, y, shown, width.into(), style);
        end - x
    }

    /// A rule with a title in it, which says whether keys are for what stands below it.
    fn rule(&self, buffer: &mut Buffer, area: Rect, title: &str, is_focused: bool) {
        let dim = Style::new().add_modifier(Modifier::DIM);
        let line = "─".repeat(area.width.into());
        buffer.set_stringn(area.x, area.y, line, area.width.into(), dim);
        let style = if is_focused {
            Style::new().add_modifier(Modifier::BOLD)
        } else {
            dim
        };
        let title = format!(" {title} ");
        let width = area.width.saturating_sub(2);
        self.put(buffer, area.x + 1, area.y, width, &title, style);
    }

    /// The style of a colour of the terminal, which its owner chose to be readable.
    fn colour(&self, colour: Color) -> Style {
        if self.in_colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    fn of_severity(&self, severity: Severity) -> Style {
        self.colour(match severity {
            Severity::Error => Color::Red,
            Severity::Warning => Color::Yellow,
        })
    }
}

/// The first of some lines that is shown, so that the chosen one stands in the middle where it can.
fn first_shown(chosen: usize, lines: usize, room: usize) -> usize {
    chosen
        .saturating_sub(room / 2)
        .min(lines.saturating_sub(room))
}

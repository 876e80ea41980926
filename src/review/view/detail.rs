//! What is wrong with the chosen user, what is suggested, and the row as it is in the file.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::messages::{message, text};
use crate::report::{broken, escape_control_chars};
use crate::review::state::State;
use crate::review::view::Pen;

pub(super) fn draw(state: &State, pen: &Pen, buffer: &mut Buffer, area: Rect) {
    let row = state.chosen_row();
    let title = match row {
        Some(row) => {
            let word = pen.say(&message!("review-column-row"));
            format!("{word} {}", state.list.observed().row_name(row))
        }
        None => pen.say(&message!("review-title-file")),
    };
    pen.rule(buffer, area, &title, false);
    let mut lines: Vec<(String, Style)> = Vec::new();
    let width = usize::from(area.width.saturating_sub(2));
    if row.is_some_and(|row| state.edits.skipped.contains_key(&row)) {
        let text = pen.say(&message!("review-is-skipped"));
        lines.push((text, Style::new().add_modifier(Modifier::BOLD)));
    }
    if let Some(finding) = state.explained() {
        let header = finding
            .place
            .column
            .map(|column| state.list.layout.header(column));
        let said = pen.say(finding.message);
        let said = match header {
            Some(header) => pen.placed(&escape_control_chars(header), text(said)),
            None => said,
        };
        let said = format!("{said} [{}]", finding.rule);
        let style = pen.of_severity(finding.severity);
        let said = broken(&said, width, width).into_iter().take(3);
        lines.extend(said.map(|line| (line, style)));
        if let Some(suggestion) = finding.suggestion {
            let word = pen.say(&message!("review-suggestion"));
            let suggested = escape_control_chars(suggestion.text).into_owned();
            let line = pen.placed(&word, text(suggested));
            lines.push((line, pen.colour(Color::Green)));
        }
    }
    if let Some(row) = row {
        let word = pen.say(&message!("review-in-file"));
        let cells = state.list.cells_in_file(row);
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| escape_control_chars(cell).into_owned())
            .collect();
        let line = pen.placed(&word, text(cells.join(" | ")));
        let dim = Style::new().add_modifier(Modifier::DIM);
        lines.extend(
            broken(&line, width, width)
                .into_iter()
                .map(|line| (line, dim)),
        );
    }
    let room = usize::from(area.height.saturating_sub(1));
    for (y, (line, style)) in (area.y + 1..).zip(lines.into_iter().take(room)) {
        pen.put(buffer, area.x + 1, y, area.width - 2, &line, style);
    }
}

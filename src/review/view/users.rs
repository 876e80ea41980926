//! The users concerned, as a table of the mapped fields in which the failing cells are marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::messages::{count, message};
use crate::report::escape_control_chars;
use crate::review::state::{Focus, Shown, State};
use crate::review::view::{Pen, first_shown};

/// The widest column that is shown whole.
const WIDEST: usize = 30;

/// A cell of the table.
struct Cell {
    text: String,
    /// The worst that is said of it.
    severity: Option<Severity>,
    is_edited: bool,
}

pub(super) fn draw(state: &State, pen: &Pen, buffer: &mut Buffer, area: Rect) {
    let title = pen.say(&match state.shown {
        Shown::OfProblem => message!("review-title-users"),
        Shown::All => message!("review-title-all"),
    });
    let title = pen.placed(&title, count(state.rows.len() as u64));
    pen.rule(buffer, area, &title, state.focus == Focus::Users);
    let room = usize::from(area.height.saturating_sub(2));
    let first = first_shown(state.row, state.rows.len(), room);
    let rows: Vec<RowNumber> = state.rows.iter().copied().skip(first).take(room).collect();
    let columns: Vec<ColumnIndex> = state.columns().iter().filter_map(|of| of.column).collect();
    let table: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| cells(state, *row, &columns))
        .collect();
    let observed = state.list.observed();
    let names: Vec<String> = rows.iter().map(|row| observed.row_name(*row)).collect();
    let row_title = pen.say(&message!("review-column-row"));
    let widest_name = names
        .iter()
        .map(|name| name.width())
        .max()
        .unwrap_or_default();
    let name_width = widest_name.max(row_title.width()).max(4) as u16;
    let headers: Vec<String> = columns
        .iter()
        .map(|column| escape_control_chars(state.list.layout.header(*column)).into_owned())
        .collect();
    let widths: Vec<usize> = headers
        .iter()
        .enumerate()
        .map(|(index, header)| {
            let cells = table.iter().map(|cells| cells[index].text.width());
            cells
                .max()
                .unwrap_or_default()
                .max(header.width())
                .clamp(3, WIDEST)
        })
        .collect();
    // The mark of a row, its number, and space.
    let left = area.x + name_width + 2;
    let first_column = first_column(
        &widths,
        state.column,
        area.right().saturating_sub(left).into(),
    );
    let head = Style::new().add_modifier(Modifier::DIM);
    let y = area.y + 1;
    pen.put(
        buffer,
        area.x + 1,
        y,
        name_width,
        &format!("{row_title:>width$}", width = usize::from(name_width)),
        head,
    );
    place(area, left, &widths, first_column, |index, x, width| {
        pen.put(buffer, x + 1, y, width, &headers[index], head);
    });
    for (at, row) in rows.iter().enumerate() {
        let y = area.y + 2 + at as u16;
        let is_chosen = first + at == state.row;
        let is_skipped = state.edits.skipped.contains_key(row);
        let mut style = Style::new();
        if is_skipped {
            style = style.add_modifier(Modifier::DIM | Modifier::CROSSED_OUT);
        }
        let mark = match (is_chosen, is_skipped) {
            (true, _) => ">",
            (false, true) => "s",
            (false, false) => " ",
        };
        let name = &names[at];
        let name = format!("{mark}{name:>width$}", width = usize::from(name_width));
        let of_name = if is_chosen {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        };
        pen.put(buffer, area.x, y, name_width + 1, &name, of_name);
        place(area, left, &widths, first_column, |index, x, width| {
            let cell = &table[at][index];
            let is_here = is_chosen && index == state.column && state.focus == Focus::Users;
            draw_cell(pen, buffer, (x, y, width), cell, style, is_here);
        });
    }
}

fn draw_cell(
    pen: &Pen,
    buffer: &mut Buffer,
    (x, y, width): (u16, u16, u16),
    cell: &Cell,
    style: Style,
    is_here: bool,
) {
    // Colours never tell alone.
    let (mark, colour) = match (cell.severity, cell.is_edited) {
        (Some(Severity::Error), _) => ("!", pen.of_severity(Severity::Error)),
        (Some(Severity::Warning), _) => ("?", pen.of_severity(Severity::Warning)),
        (None, true) => ("+", pen.colour(Color::Green)),
        (None, false) => (" ", Style::new()),
    };
    let mut style = style.patch(colour);
    pen.put(buffer, x, y, 1, mark, style);
    if is_here {
        style = style.add_modifier(Modifier::REVERSED);
        let blank = " ".repeat(width.into());
        buffer.set_stringn(x + 1, y, blank, width.into(), style);
    }
    pen.put(buffer, x + 1, y, width, &cell.text, style);
}

/// Calls `each` with the number, the place and the width of each column that is seen.
fn place(
    area: Rect,
    left: u16,
    widths: &[usize],
    first: usize,
    mut each: impl FnMut(usize, u16, u16),
) {
    let mut x = left;
    for (index, width) in widths.iter().enumerate().skip(first) {
        if x + 2 >= area.right() {
            return;
        }
        let room = area.right() - x - 1;
        let width = (*width as u16).min(room);
        each(index, x, width);
        x += width + 2;
    }
}

/// The first column that is shown, so that the chosen one is seen whole where it can.
fn first_column(widths: &[usize], chosen: usize, room: usize) -> usize {
    let chosen = chosen.min(widths.len().saturating_sub(1));
    let mut first = chosen;
    let mut taken = widths.get(chosen).map_or(0, |width| width + 2);
    while first > 0 && taken + widths[first - 1] + 2 <= room {
        first -= 1;
        taken += widths[first] + 2;
    }
    first
}

fn cells(state: &State, row: RowNumber, columns: &[ColumnIndex]) -> Vec<Cell> {
    let texts = state.list.cells(&state.edits, row);
    let cell = |column: &ColumnIndex| {
        let text = texts.get(column.index()).map_or("", String::as_str);
        let findings = state.findings_of(row);
        let of_cell = findings.filter(|finding| finding.place.column == Some(*column));
        let is_skipped = state.edits.skipped.contains_key(&row);
        Cell {
            text: escape_control_chars(text).into_owned(),
            severity: of_cell
                .map(|finding| finding.severity)
                .max()
                .filter(|_| !is_skipped),
            is_edited: state.edits.cell(row, *column).is_some(),
        }
    };
    columns.iter().map(cell).collect()
}

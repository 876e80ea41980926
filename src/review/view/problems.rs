//! The kinds of problems with their counts, as the report groups them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::finding::Severity;
use crate::messages::message;
use crate::report::{ListedProblem, grouped};
use crate::review::state::{Focus, State};
use crate::review::view::{Pen, first_shown};

enum Line<'s> {
    Severity(Severity),
    Columns(&'s str),
    Problem(usize, &'s ListedProblem),
}

pub(super) fn draw(state: &State, pen: &Pen, buffer: &mut Buffer, area: Rect) {
    let title = pen.say(&message!("review-title-problems"));
    pen.rule(buffer, area, &title, state.focus == Focus::Problems);
    let room = usize::from(area.height.saturating_sub(1));
    let lines = lines(state);
    if lines.is_empty() {
        let text = pen.say(&message!("review-no-problems"));
        pen.put(
            buffer,
            area.x + 1,
            area.y + 1,
            area.width,
            &text,
            Style::new(),
        );
        return;
    }
    let is_chosen = |line: &Line<'_>| matches!(line, Line::Problem(at, _) if *at == state.problem);
    let chosen = lines.iter().position(is_chosen).unwrap_or_default();
    let first = first_shown(chosen, lines.len(), room);
    for (y, line) in (area.y + 1..).zip(lines.iter().skip(first).take(room)) {
        match line {
            Line::Severity(severity) => {
                let count = state.count(*severity) as u64;
                let text = pen.say(&match severity {
                    Severity::Error => message!("review-title-errors", count),
                    Severity::Warning => message!("review-title-warnings", count),
                });
                let style = pen.of_severity(*severity).add_modifier(Modifier::BOLD);
                pen.put(buffer, area.x, y, area.width, &text, style);
            }
            Line::Columns(columns) => {
                let whole = pen.say(&message!("review-title-file"));
                let text = if columns.is_empty() { &whole } else { *columns };
                pen.put(buffer, area.x, y, area.width, text, Style::new());
            }
            Line::Problem(at, problem) => {
                let is_chosen = *at == state.problem;
                let mark = if is_chosen { ">" } else { " " };
                let count = grouped(problem.findings.len() as u64);
                let text = format!("{mark}{count:>5}  {}", problem.title);
                let mut style = Style::new();
                if is_chosen {
                    style = style.add_modifier(if state.focus == Focus::Problems {
                        Modifier::REVERSED
                    } else {
                        Modifier::BOLD
                    });
                }
                let width = usize::from(area.width);
                if is_chosen && state.focus == Focus::Problems {
                    buffer.set_stringn(area.x, y, " ".repeat(width), width, style);
                }
                pen.put(buffer, area.x, y, area.width, &text, style);
            }
        }
    }
}

fn lines(state: &State) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut severity, mut columns) = (None, None);
    for (at, problem) in state.problems.iter().enumerate() {
        if severity != Some(problem.severity) {
            severity = Some(problem.severity);
            columns = None;
            lines.push(Line::Severity(problem.severity));
        }
        if columns != Some(&problem.columns) {
            columns = Some(&problem.columns);
            lines.push(Line::Columns(&problem.columns));
        }
        lines.push(Line::Problem(at, problem));
    }
    lines
}

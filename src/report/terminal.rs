//! The report for people: findings with one problem on one line, then what it comes to.

mod fixes;
pub(super) mod summary;

use std::io::{self, Write};

use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};

use crate::finding::{Finding, Severity, column_letters};
use crate::report::masking::ShowValues;
use crate::report::problems::{self, Problem};
use crate::report::terminal::summary::wrapped;
use crate::report::{Report, grouped, harmless};
use crate::rules;

/// What the output can show.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether it shows colours.
    pub color: bool,
    /// How many characters fit on a line.
    pub width: u16,
}

/// How many columns are named where the same is said of all of them.
const SHOWN_COLUMNS: usize = 10;

/// Writes the report.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    report: &Report<'_>,
    values: ShowValues,
    style: Style,
    output: &mut dyn Write,
) -> io::Result<()> {
    write_fixes(report, values, style, output)?;
    let problems = problems::problems(report);
    let heading = |text| Cell::new(text).add_attribute(Attribute::Bold);
    if !problems.is_empty() {
        let mut table = table(style);
        table.set_header(["", "Column", "Rows", "What is wrong"].map(heading));
        for problem in &problems {
            let severity = match problem.first.severity {
                Severity::Error => Cell::new("error").fg(Color::Red),
                Severity::Warning => Cell::new("warning").fg(Color::Yellow),
            };
            table.add_row([
                severity,
                Cell::new(column(report, problem)),
                Cell::new(rows(problem)),
                Cell::new(what(problem, values)),
            ]);
        }
        write_table(&table, output)?;
        writeln!(output)?;
    }
    for line in summary::summary(report, problems.len()) {
        writeln!(output, "{}", wrapped(&line, style.width.into()))?;
    }
    Ok(())
}

/// Writes what was fixed, if that was asked for.
fn write_fixes(
    report: &Report<'_>,
    values: ShowValues,
    style: Style,
    output: &mut dyn Write,
) -> io::Result<()> {
    let (changes, more) = fixes::changes(report);
    if changes.is_empty() {
        return Ok(());
    }
    let mut table = table(style);
    let heading = |text| Cell::new(text).add_attribute(Attribute::Bold);
    table.set_header(["", "Column", "Rows", "What was fixed"].map(heading));
    for change in &changes {
        let [column, rows, what] = change.cells(report, values);
        let fixed = Cell::new("fixed").fg(Color::Green);
        table.add_row([fixed, Cell::new(column), Cell::new(rows), Cell::new(what)]);
    }
    write_table(&table, output)?;
    if let Some(line) = fixes::left_out(more) {
        writeln!(output, "{line}")?;
    }
    writeln!(output)
}

/// Writes the names of all rules, each with the sentence that explains it.
///
/// # Errors
/// When it cannot be written.
pub fn list_rules(style: Style, output: &mut dyn Write) -> io::Result<()> {
    let mut table = table(style);
    table
        .load_style(NOTHING)
        .set_header(["Rule", "", "What it finds"]);
    for rule in rules::ALL {
        table.add_row([rule.name, &rule.severity.to_string(), rule.sentence()]);
    }
    write_table(&table, output)?;
    writeln!(output, "\n`enroll validate --explain RULE` says more.")
}

/// Writes a table without the spaces that fill its lines up.
pub(super) fn write_table(table: &Table, output: &mut dyn Write) -> io::Result<()> {
    for line in table.lines() {
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}

pub(super) fn table(style: Style) -> Table {
    let mut table = Table::new();
    table
        .load_style(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width);
    if style.color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table
}

fn column(report: &Report<'_>, problem: &Problem<'_>) -> String {
    let name = |column: &u32| match report.layout.header(*column) {
        "" => column_letters(*column),
        header => format!("{} ({})", harmless(header), column_letters(*column)),
    };
    let mut names: Vec<String> = problem
        .columns
        .iter()
        .take(SHOWN_COLUMNS)
        .map(name)
        .collect();
    if let more @ 1.. = problem.columns.len().saturating_sub(SHOWN_COLUMNS) {
        names.push(format!("and {more} more"));
    }
    names.join("\n")
}

fn rows(problem: &Problem<'_>) -> String {
    if problem.first.place.row.is_none() {
        return String::new();
    }
    let mut rows: Vec<String> = problem
        .shown
        .iter()
        .filter_map(|finding| finding.place.row)
        .map(grouped)
        .collect();
    rows.dedup();
    let rows = rows.join(", ");
    if problem.count > problem.shown.len() as u64 {
        format!("{}: {rows}, …", grouped(problem.count))
    } else {
        rows
    }
}

fn what(problem: &Problem<'_>, values: ShowValues) -> String {
    let mut lines = if problem.alike {
        said_once(problem, values)
    } else if problem.is_about_columns() {
        said_of_columns(problem, values)
    } else {
        said_of_each(problem, values)
    };
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!(" [{}]", problem.first.rule));
    }
    let settled = problem.settled_by(values);
    lines.extend(settled.map(|remedy| format!("to settle all: {remedy}")));
    lines.join("\n")
}

/// What is the same of all, and then the values of which it is said.
fn said_once(problem: &Problem<'_>, values: ShowValues) -> Vec<String> {
    let mut shown: Vec<String> = problem
        .values
        .iter()
        .filter_map(|(value, count)| {
            let shown = values.show(value)?;
            Some(match count {
                1 => format!("`{shown}`"),
                _ => format!("`{shown}` ({})", grouped(*count)),
            })
        })
        .collect();
    if problem.other_values > 0 && !shown.is_empty() {
        shown.push(format!("and {} more", grouped(problem.other_values)));
    }
    shown.extend(suggestion(problem.first, values));
    let mut lines = vec![values.message(problem.first)];
    if !shown.is_empty() {
        lines.insert(0, shown.join(", "));
    }
    lines
}

/// What is the same of all columns, and then what each should be.
fn said_of_columns(problem: &Problem<'_>, values: ShowValues) -> Vec<String> {
    let of_column = |finding: &&Finding| {
        // A header is nobody's.
        let header = finding.value.as_deref().unwrap_or_default();
        let meant = finding.note.suggestion.as_deref()?;
        let (header, meant) = (harmless(header), harmless(meant));
        Some(format!("`{header}`: {} `{meant}`", finding.note.offer()))
    };
    let mut lines = vec![values.message(problem.first)];
    lines.extend(problem.shown.iter().filter_map(of_column));
    lines
}

fn said_of_each(problem: &Problem<'_>, values: ShowValues) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in &problem.shown {
        let row = finding
            .place
            .row
            .map(|row| format!("row {}: ", grouped(row)))
            .unwrap_or_default();
        let value = finding
            .value
            .as_deref()
            .filter(|value| !value.is_empty())
            .and_then(|value| values.show(value));
        let value = value.map(|value| format!("`{value}` ")).unwrap_or_default();
        let suggestion = suggestion(finding, values)
            .map(|text| format!(", {text}"))
            .unwrap_or_default();
        lines.push(format!(
            "{row}{value}{}{suggestion}",
            values.message(finding)
        ));
    }
    if problem.count > problem.shown.len() as u64 {
        lines.push(format!(
            "and {} more",
            grouped(problem.count - problem.shown.len() as u64)
        ));
    }
    lines
}

fn suggestion(finding: &Finding, values: ShowValues) -> Option<String> {
    let suggestion = finding.note.suggestion.as_deref()?;
    values
        .show(suggestion)
        .map(|shown| format!("{} `{shown}`", finding.note.offer()))
}

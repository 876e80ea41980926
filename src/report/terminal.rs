//! The report for people: findings with one cause on one line, then what it comes to.

mod fixes;
pub(super) mod summary;

use std::io::{self, Write};

use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};

use crate::finding::{Finding, Severity, column_letters};
use crate::report::causes::{self, Cause};
use crate::report::masking::ShowValues;
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
    let causes = causes::causes(report);
    let heading = |text| Cell::new(text).add_attribute(Attribute::Bold);
    if !causes.is_empty() {
        let mut table = table(style);
        table.set_header(["", "Column", "Rows", "What is wrong"].map(heading));
        for cause in &causes {
            let severity = match cause.first.severity {
                Severity::Error => Cell::new("error").fg(Color::Red),
                Severity::Warning => Cell::new("warning").fg(Color::Yellow),
            };
            table.add_row([
                severity,
                Cell::new(column(report, cause)),
                Cell::new(rows(cause)),
                Cell::new(what(cause, values)),
            ]);
        }
        write_table(&table, output)?;
        writeln!(output)?;
    }
    for line in summary::summary(report, causes.len()) {
        writeln!(output, "{}", wrapped(&line, style.width.into()))?;
    }
    Ok(())
}

/// Writes what was put right, if that was asked for.
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
    table.set_header(["", "Column", "Rows", "What was put right"].map(heading));
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

/// Writes a table without the blanks that fill its lines up.
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

fn column(report: &Report<'_>, cause: &Cause<'_>) -> String {
    let name = |column: &u32| match report.layout.label(*column) {
        "" => column_letters(*column),
        label => format!("{} ({})", harmless(label), column_letters(*column)),
    };
    let mut names: Vec<String> = cause.columns.iter().take(SHOWN_COLUMNS).map(name).collect();
    if let more @ 1.. = cause.columns.len().saturating_sub(SHOWN_COLUMNS) {
        names.push(format!("and {more} more"));
    }
    names.join("\n")
}

fn rows(cause: &Cause<'_>) -> String {
    if cause.first.place.row.is_none() {
        return String::new();
    }
    let mut rows: Vec<String> = cause
        .shown
        .iter()
        .filter_map(|finding| finding.place.row)
        .map(grouped)
        .collect();
    rows.dedup();
    let rows = rows.join(", ");
    if cause.count > cause.shown.len() as u64 {
        format!("{}: {rows}, …", grouped(cause.count))
    } else {
        rows
    }
}

fn what(cause: &Cause<'_>, values: ShowValues) -> String {
    let mut lines = if cause.alike {
        said_once(cause, values)
    } else if cause.is_about_columns() {
        said_of_columns(cause, values)
    } else {
        said_of_each(cause, values)
    };
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!(" [{}]", cause.first.rule));
    }
    let settled = cause.settled_by(values);
    lines.extend(settled.map(|remedy| format!("to settle all: {remedy}")));
    lines.join("\n")
}

/// What is the same of all, and then the values of which it is said.
fn said_once(cause: &Cause<'_>, values: ShowValues) -> Vec<String> {
    let mut shown: Vec<String> = cause
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
    if cause.other_values > 0 && !shown.is_empty() {
        shown.push(format!("and {} more", grouped(cause.other_values)));
    }
    shown.extend(suggestion(cause.first, values));
    let mut lines = vec![values.message(cause.first)];
    if !shown.is_empty() {
        lines.insert(0, shown.join(", "));
    }
    lines
}

/// What is the same of all columns, and then what each should be.
fn said_of_columns(cause: &Cause<'_>, values: ShowValues) -> Vec<String> {
    let of_column = |finding: &&Finding| {
        // A label is nobody's.
        let label = finding.value.as_deref().unwrap_or_default();
        let meant = finding.note.suggestion.as_deref()?;
        let (label, meant) = (harmless(label), harmless(meant));
        Some(format!("`{label}`: {} `{meant}`", finding.note.offer()))
    };
    let mut lines = vec![values.message(cause.first)];
    lines.extend(cause.shown.iter().filter_map(of_column));
    lines
}

fn said_of_each(cause: &Cause<'_>, values: ShowValues) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in &cause.shown {
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
    if cause.count > cause.shown.len() as u64 {
        lines.push(format!(
            "and {} more",
            grouped(cause.count - cause.shown.len() as u64)
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

//! What `validate` found, for people: findings with one problem on one line, then what it comes to.

use std::io::{self, Write};

use comfy_table::{Cell, Color};

use crate::finding::{ColumnIndex, Finding, Severity};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::masking::ShowValues;
use crate::report::numbers::{counted, grouped};
use crate::report::problems::{self, Problem};
use crate::report::text::fixes;
use crate::report::text::lines::wrapped;
use crate::report::text::summary;
use crate::report::text::table::{heading, table, write_table};
use crate::report::validation::{NextStep, Validation};

/// How many columns are named where the same is said of all of them.
const SHOWN_COLUMNS: usize = 10;

/// Writes the report.
pub(super) fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    write_fixes(report, page, output)?;
    let problems = problems::problems(report);
    if !problems.is_empty() {
        let mut table = table(page.style);
        table.set_header(["", "Column", "Rows", "What is wrong"].map(heading));
        for problem in &problems {
            let severity = match problem.first.severity {
                Severity::Error => Cell::new("error").fg(Color::Red),
                Severity::Warning => Cell::new("warning").fg(Color::Yellow),
            };
            table.add_row([
                severity,
                Cell::new(column(report, problem)),
                Cell::new(rows(report, problem)),
                Cell::new(what(report, problem, page)),
            ]);
        }
        write_table(&table, output)?;
        writeln!(output)?;
    }
    for line in summary::summary(report, problems.len(), page) {
        writeln!(output, "{}", wrapped(&line, page.style.width.into()))?;
    }
    if let Some(annotated) = report.annotated {
        writeln!(output, "{}", annotated.describe())?;
    }
    if let Some(masked) = page.masked() {
        writeln!(output, "{masked}")?;
    }
    for step in report.next {
        match step {
            NextStep::Fix { findings, command } => {
                let count = counted(*findings, "finding");
                writeln!(
                    output,
                    "to fix what has one possible fix ({count}):\n  {command}"
                )?;
            }
            NextStep::Annotate { command } => {
                writeln!(
                    output,
                    "to get the file back with an `errors` column:\n  {command}"
                )?;
            }
        }
    }
    Ok(())
}

/// Writes what was fixed, if that was asked for.
fn write_fixes(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let (changes, more) = fixes::changes(report);
    if changes.is_empty() {
        return Ok(());
    }
    let mut table = table(page.style);
    table.set_header(["", "Column", "Rows", "What was fixed"].map(heading));
    for change in &changes {
        let [column, rows, what] = change.cells(report, page);
        let fixed = Cell::new("fixed").fg(Color::Green);
        table.add_row([fixed, Cell::new(column), Cell::new(rows), Cell::new(what)]);
    }
    write_table(&table, output)?;
    if let Some(line) = fixes::left_out(more) {
        writeln!(output, "{line}")?;
    }
    writeln!(output)
}

fn column(report: &Validation<'_>, problem: &Problem<'_>) -> String {
    let name = |column: &ColumnIndex| match report.layout.header(*column) {
        "" => column.to_string(),
        header => format!("{} ({column})", escape_control_chars(header)),
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

fn rows(report: &Validation<'_>, problem: &Problem<'_>) -> String {
    if problem.first.place.row.is_none() {
        return String::new();
    }
    let shown = problem.shown();
    let is_part = problem.count() > shown.len() as u64;
    let mut rows: Vec<String> = shown
        .filter_map(|finding| finding.place.row)
        .map(|row| report.row(row))
        .collect();
    rows.dedup();
    let rows = rows.join(", ");
    if is_part {
        format!("{}: {rows}, …", grouped(problem.count()))
    } else {
        rows
    }
}

fn what(report: &Validation<'_>, problem: &Problem<'_>, page: Page) -> String {
    let mut lines = if problem.alike {
        said_once(problem, page)
    } else if problem.is_about_columns() {
        said_of_columns(problem, page)
    } else {
        said_of_each(report, problem, page)
    };
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!(" [{}]", problem.first.rule));
    }
    let settled = problem.settled_by(report, page);
    lines.extend(settled.map(|remedy| format!("to settle all: {remedy}")));
    lines.join("\n")
}

/// What is the same of all, and then the values of which it is said.
fn said_once(problem: &Problem<'_>, page: Page) -> Vec<String> {
    let values = problem.values();
    let mut shown: Vec<String> = values
        .most_frequent
        .iter()
        .filter_map(|(value, count)| {
            let shown = page.values.show(value)?;
            Some(match count {
                1 => format!("`{shown}`"),
                _ => format!("`{shown}` ({})", grouped(*count)),
            })
        })
        .collect();
    if values.others > 0 && !shown.is_empty() {
        shown.push(format!("and {} more", grouped(values.others)));
    }
    shown.extend(offer(problem.first, page));
    let mut lines = vec![page.message(problem.first.message)];
    if !shown.is_empty() {
        lines.insert(0, shown.join(", "));
    }
    lines
}

/// What is the same of all columns, and then what each should be.
fn said_of_columns(problem: &Problem<'_>, page: Page) -> Vec<String> {
    // A header is not personal data.
    let in_full = Page {
        values: ShowValues::Full,
        ..page
    };
    let of_column = |finding: Finding<'_>| {
        let header = escape_control_chars(finding.value.unwrap_or_default());
        Some(format!("`{header}`: {}", offer(finding, in_full)?))
    };
    let mut lines = vec![page.message(problem.first.message)];
    lines.extend(problem.shown().filter_map(of_column));
    lines
}

fn said_of_each(report: &Validation<'_>, problem: &Problem<'_>, page: Page) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in problem.shown() {
        let row = finding.place.row;
        let row = row.map_or(String::new(), |row| format!("row {}: ", report.row(row)));
        let value = finding.value.filter(|value| !value.is_empty());
        let value = value.and_then(|value| page.values.show(value));
        let value = value.map(|value| format!("`{value}` ")).unwrap_or_default();
        let offer = offer(finding, page).map_or(String::new(), |offer| format!(", {offer}"));
        let message = page.message(finding.message);
        lines.push(format!("{row}{value}{message}{offer}"));
    }
    if let more @ 1.. = problem.count() - lines.len() as u64 {
        lines.push(format!("and {} more", grouped(more)));
    }
    lines
}

fn offer(finding: Finding<'_>, page: Page) -> Option<String> {
    page.offer(finding.suggestion?)
}

//! The report for people: findings with one cause on one line, then what it comes to.

use std::collections::HashMap;
use std::io::{self, Write};

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};

use crate::finding::{Finding, Severity, column_letters};
use crate::report::masking::ShowValues;
use crate::report::{Report, counted, grouped, harmless};
use crate::rules;
use crate::source::encoding::Certainty;
use crate::source::excel::Visibility;
use crate::source::header;
use crate::source::{Format, dialect};

/// What the output can show.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether it shows colours.
    pub color: bool,
    /// How many characters fit on a line.
    pub width: u16,
}

/// How many rows and values stand for the others of their group.
const SHOWN: usize = 5;

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
    let groups = groups(report);
    if !groups.is_empty() {
        let mut table = table(style);
        let heading = |text| Cell::new(text).add_attribute(Attribute::Bold);
        table.set_header(["", "Column", "Rows", "What is wrong"].map(heading));
        for group in &groups {
            let severity = match group.first.severity {
                Severity::Error => Cell::new("error").fg(Color::Red),
                Severity::Warning => Cell::new("warning").fg(Color::Yellow),
            };
            table.add_row([
                severity,
                Cell::new(column(report, group)),
                Cell::new(rows(group)),
                Cell::new(what(group, values)),
            ]);
        }
        write_table(&table, output)?;
        writeln!(output)?;
    }
    write_summary(report, output)
}

/// Writes the names of all rules, each with the sentence that explains it.
///
/// # Errors
/// When it cannot be written.
pub fn list_rules(style: Style, output: &mut dyn Write) -> io::Result<()> {
    let mut table = table(style);
    table.set_header(["Rule", "", "What it finds"]);
    for rule in rules::ALL {
        table.add_row([rule.name, &rule.severity.to_string(), rule.sentence()]);
    }
    write_table(&table, output)?;
    writeln!(output, "\n`enroll validate --explain RULE` says more.")
}

/// Writes a table without the blanks that fill its lines up.
fn write_table(table: &Table, output: &mut dyn Write) -> io::Result<()> {
    for line in table.lines() {
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}

fn table(style: Style) -> Table {
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

/// Findings with one cause: the same rule says the same of the same column.
struct Group<'a> {
    first: &'a Finding,
    count: u64,
    /// The first of them, as many as are shown.
    shown: Vec<&'a Finding>,
    /// The columns: one, or those whole columns of which the same is said.
    columns: Vec<u32>,
    /// Whether all say the same, with the same facts.
    alike: bool,
    /// Different values, the first ones, with how often each occurs.
    values: Vec<(&'a str, u64)>,
    /// How many findings have a value that is not among these.
    other_values: u64,
}

fn groups<'a>(report: &Report<'a>) -> Vec<Group<'a>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in &report.checked.findings {
        let key = (
            finding.severity,
            finding.rule,
            finding.note.sentence,
            finding.place.column,
            finding.place.row.is_none(),
        );
        let index = *places.entry(key).or_insert_with(|| {
            groups.push(Group {
                first: finding,
                count: 0,
                shown: Vec::new(),
                columns: finding.place.column.into_iter().collect(),
                alike: true,
                values: Vec::new(),
                other_values: 0,
            });
            groups.len() - 1
        });
        groups[index].add(finding);
    }
    let mut groups = groups_of_columns(groups);
    groups.sort_by_key(|group| {
        let (severity, row) = (
            std::cmp::Reverse(group.first.severity),
            group.first.place.row,
        );
        (
            severity,
            row.is_some(),
            std::cmp::Reverse(group.count),
            row,
            group.first.place.column,
        )
    });
    groups
}

/// Columns of which a rule says the same are one group: an HR export may have dozens that feed nothing.
fn groups_of_columns(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut joined: Vec<Group<'_>> = Vec::new();
    for mut group in groups {
        let said = |group: &Group<'_>| {
            let Finding {
                rule,
                severity,
                note,
                ..
            } = group.first;
            group
                .is_about_columns()
                .then(|| (*rule, *severity, note.clone()))
        };
        let same = said(&group);
        match joined
            .iter_mut()
            .find(|other| same.is_some() && said(other) == same)
        {
            Some(other) => {
                other.count += group.count;
                other.columns.append(&mut group.columns);
            }
            None => joined.push(group),
        }
    }
    joined
}

impl<'a> Group<'a> {
    /// Whether it says one thing of each of its columns and nothing of their cells.
    fn is_about_columns(&self) -> bool {
        self.first.place.row.is_none() && self.count == self.columns.len() as u64
    }

    fn add(&mut self, finding: &'a Finding) {
        self.count += 1;
        self.alike &= finding.note.facts == self.first.note.facts
            && finding.note.suggestion == self.first.note.suggestion;
        if self.shown.len() < SHOWN {
            self.shown.push(finding);
        }
        let Some(value) = finding.value.as_deref().filter(|value| !value.is_empty()) else {
            return;
        };
        match self.values.iter().position(|(known, _)| *known == value) {
            Some(index) => self.values[index].1 += 1,
            None if self.values.len() < SHOWN => self.values.push((value, 1)),
            None => self.other_values += 1,
        }
    }
}

fn column(report: &Report<'_>, group: &Group<'_>) -> String {
    let name = |column: &u32| match report.layout.label(*column) {
        "" => column_letters(*column),
        label => format!("{} ({})", harmless(label), column_letters(*column)),
    };
    let mut names: Vec<String> = group.columns.iter().take(SHOWN_COLUMNS).map(name).collect();
    if let more @ 1.. = group.columns.len().saturating_sub(SHOWN_COLUMNS) {
        names.push(format!("and {more} more"));
    }
    names.join("\n")
}

fn rows(group: &Group<'_>) -> String {
    if group.first.place.row.is_none() {
        return String::new();
    }
    let mut rows: Vec<String> = group
        .shown
        .iter()
        .filter_map(|finding| finding.place.row)
        .map(grouped)
        .collect();
    rows.dedup();
    let rows = rows.join(", ");
    if group.count > group.shown.len() as u64 {
        format!("{}: {rows}, …", grouped(group.count))
    } else {
        rows
    }
}

fn what(group: &Group<'_>, values: ShowValues) -> String {
    let mut lines = if group.alike {
        said_once(group, values)
    } else {
        said_of_each(group, values)
    };
    if let Some(last) = lines.last_mut() {
        last.push_str(&format!(" [{}]", group.first.rule));
    }
    lines.join("\n")
}

/// What is the same of all, and then the values of which it is said.
fn said_once(group: &Group<'_>, values: ShowValues) -> Vec<String> {
    let mut shown: Vec<String> = group
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
    if group.other_values > 0 && !shown.is_empty() {
        shown.push(format!("and {} more", grouped(group.other_values)));
    }
    shown.extend(suggestion(group.first, values));
    let mut lines = vec![values.message(group.first)];
    if !shown.is_empty() {
        lines.insert(0, shown.join(", "));
    }
    lines
}

fn said_of_each(group: &Group<'_>, values: ShowValues) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in &group.shown {
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
    if group.count > group.shown.len() as u64 {
        lines.push(format!(
            "and {} more",
            grouped(group.count - group.shown.len() as u64)
        ));
    }
    lines
}

fn suggestion(finding: &Finding, values: ShowValues) -> Option<String> {
    let suggestion = finding.note.suggestion.as_deref()?;
    values
        .show(suggestion)
        .map(|shown| format!("perhaps `{shown}`"))
}

fn write_summary(report: &Report<'_>, output: &mut dyn Write) -> io::Result<()> {
    let checked = report.checked;
    let file = match report.file {
        "-" => "standard input".into(),
        file => harmless(file),
    };
    writeln!(output, "{file}: {}", source(report))?;
    if let Some(others) = other_sheets(report) {
        writeln!(output, "{others}")?;
    }
    writeln!(
        output,
        "checked for {}, operation {}",
        report.profile.title, report.operation
    )?;
    let (errors, warnings) = (
        report.count(Severity::Error) as u64,
        report.count(Severity::Warning) as u64,
    );
    writeln!(
        output,
        "{}: {} valid, {} failed; {}, {}",
        counted(checked.users, "user"),
        grouped(report.valid()),
        grouped(checked.failed),
        counted(errors, "error"),
        counted(warnings, "warning"),
    )?;
    let of_the_file =
        |finding: &&Finding| finding.severity == Severity::Error && finding.place.row.is_none();
    if checked.findings.iter().any(|finding| of_the_file(&finding)) {
        writeln!(
            output,
            "the file itself has an error: no row can go in before that is put right"
        )?;
    }
    if checked.not_users > 0 {
        writeln!(
            output,
            "{} below the labels hold no user",
            counted(checked.not_users, "row")
        )?;
    }
    for missed in &checked.not_checked {
        writeln!(output, "not checked: {}: {}", missed.rule, missed.reason)?;
    }
    for note in report.notes {
        writeln!(output, "note: {note}")?;
    }
    if errors + warnings == 0 {
        writeln!(output, "nothing is wrong with it")?;
    }
    writeln!(output, "run {}", report.run_id)
}

/// What was read, and what of it was found by looking.
fn source(report: &Report<'_>) -> String {
    let observed = report.observed;
    let mut parts = Vec::new();
    match &observed.format {
        Format::Csv => {
            let encoding = observed.encoding.name();
            parts.push(match observed.encoding.certainty {
                Certainty::Guessed | Certainty::Doubtful => {
                    format!("CSV in {encoding} (a guess; `--encoding` insists)")
                }
                _ => format!("CSV in {encoding}"),
            });
            parts.push(match observed.delimiter.origin {
                dialect::Origin::Absent => "one column".into(),
                _ => format!(
                    "delimiter {}",
                    dialect::named(char::from(observed.delimiter.byte))
                ),
            });
        }
        Format::Workbook { format, sheet, .. } => {
            parts.push(format.to_string().to_uppercase());
            parts.push(format!("sheet `{}`", harmless(sheet)));
        }
    }
    parts.push(match (observed.header.row, observed.header.origin) {
        (Some(row), header::Origin::FirstRow) => {
            format!("labels taken from row {}, none of them known", grouped(row))
        }
        (Some(row), _) if observed.header.last_row > row => format!(
            "labels in row {}, a second row of labels below",
            grouped(row)
        ),
        (Some(row), _) => format!("labels in row {}", grouped(row)),
        (None, header::Origin::Insisted) => "no labels".into(),
        (None, _) => "no row of labels found".into(),
    });
    parts.join(", ")
}

/// The sheets that were not read.
fn other_sheets(report: &Report<'_>) -> Option<String> {
    let Format::Workbook { others, .. } = &report.observed.format else {
        return None;
    };
    let mut names: Vec<String> = others
        .iter()
        .map(|sheet| match sheet.visibility {
            Visibility::Visible => format!("`{}`", harmless(&sheet.name)),
            _ => format!("`{}` (hidden)", harmless(&sheet.name)),
        })
        .collect();
    names.sort_by_key(|name| name.ends_with(')'));
    let noun = if names.len() == 1 { "sheet" } else { "sheets" };
    (!names.is_empty()).then(|| format!("not read: {noun} {}; `--sheet` chooses", names.join(", ")))
}

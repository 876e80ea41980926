//! The report for programs: one JSON document whose keys stay.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::finding::{Finding, Severity, column_letters};
use crate::fix::{Fix, Fixes};
use crate::profile::operation::OperationKind;
use crate::report::Report;
use crate::report::acts;
use crate::report::masking::ShowValues;
use crate::report::problems;
use crate::source::Format;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    run_id: &'a str,
    file: &'a str,
    profile: &'a str,
    operation: OperationKind,
    source: Source<'a>,
    mapping: Mapping<'a>,
    current: Option<CurrentUsers<'a>>,
    summary: Summary,
    not_checked: Vec<NotChecked<'a>>,
    problems: Vec<OneProblem<'a>>,
    findings: Findings<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<Vec<AppliedFix<'a>>>,
}

/// Findings with one problem.
#[derive(Serialize)]
struct OneProblem<'a> {
    rule: &'a str,
    severity: &'static str,
    columns: Vec<String>,
    count: u64,
    message: String,
    settled_by: Option<String>,
}

/// A cell that `--fix` has fixed.
#[derive(Serialize)]
struct AppliedFix<'a> {
    row: Option<u64>,
    cell: Option<String>,
    header: Option<&'a str>,
    field: Option<&'a str>,
    from: Option<std::borrow::Cow<'a, str>>,
    to: Option<std::borrow::Cow<'a, str>>,
    rules: &'a [&'static str],
}

#[derive(Serialize)]
struct Source<'a> {
    format: String,
    encoding: Option<String>,
    delimiter: Option<char>,
    sheet: Option<&'a str>,
    header_row: Option<u64>,
}

#[derive(Serialize)]
struct CurrentUsers<'a> {
    file: &'a str,
    users: u64,
}

#[derive(Serialize)]
struct Summary {
    rows: u64,
    valid: u64,
    failed: u64,
    errors: usize,
    warnings: usize,
    not_users: u64,
}

#[derive(Serialize)]
struct NotChecked<'a> {
    rule: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct FoundHere<'a> {
    rule: &'a str,
    severity: &'static str,
    row: Option<u64>,
    line: Option<u64>,
    cell: Option<String>,
    header: Option<&'a str>,
    field: Option<&'a str>,
    value: Option<std::borrow::Cow<'a, str>>,
    message: String,
    suggestion: Option<std::borrow::Cow<'a, str>>,
    safe_fix: bool,
    related: Vec<u64>,
}

/// Writes the report as one JSON document and a line end.
///
/// # Errors
/// When it cannot be written.
pub fn write(report: &Report<'_>, values: ShowValues, output: &mut dyn Write) -> io::Result<()> {
    let observed = report.observed;
    let text = |value| (!observed.format.is_workbook()).then_some(value);
    let document = Document {
        schema_version: 1,
        run_id: report.run_id,
        file: report.file,
        profile: &report.profile.name,
        operation: report.operation,
        source: Source {
            format: observed.format.name(),
            encoding: text(observed.encoding.name()),
            delimiter: (!observed.format.is_workbook())
                .then_some(char::from(observed.delimiter.byte)),
            sheet: match &observed.format {
                Format::Workbook { sheet, .. } => Some(sheet),
                Format::Csv => None,
            },
            header_row: observed.header_row.row,
        },
        mapping: Mapping(report),
        current: report.compared.map(|compared| CurrentUsers {
            file: &compared.with,
            users: compared.users,
        }),
        summary: Summary {
            rows: report.checked.users,
            valid: report.valid(),
            failed: report.checked.failed.len() as u64,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            not_users: report.checked.skipped_rows.len() as u64,
        },
        not_checked: report
            .checked
            .not_checked
            .iter()
            .map(|missed| NotChecked {
                rule: missed.rule,
                reason: &missed.reason,
            })
            .collect(),
        problems: problems::problems(report)
            .iter()
            .map(|problem| OneProblem {
                rule: problem.first.rule,
                severity: word(problem.first.severity),
                columns: problem
                    .columns
                    .iter()
                    .copied()
                    .map(column_letters)
                    .collect(),
                count: problem.count,
                message: values.message(problem.first),
                settled_by: problem.settled_by(values),
            })
            .collect(),
        findings: Findings { report, values },
        fixes: report.fixes.map(|fixes| with_fix(report, fixes, values)),
    };
    print(&document, output)
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn with_fix<'a>(report: &Report<'a>, fixes: &'a Fixes, values: ShowValues) -> Vec<AppliedFix<'a>> {
    let shown = |fix: &Fix, text: &'a str| match values {
        ShowValues::Never if fix.field.is_some() => None,
        ShowValues::Masked if fix.field.is_some() => values.show(text),
        // JSON has escapes of its own for what would act on a terminal, and a header is nobody's.
        _ => Some(text.into()),
    };
    let header =
        |column: u32| Some(report.layout.header(column)).filter(|header| !header.is_empty());
    fixes
        .iter()
        .map(|fix| AppliedFix {
            row: fix.place.row,
            cell: fix.place.cell(),
            header: fix.place.column.and_then(header),
            field: fix.field.as_deref(),
            from: shown(fix, &fix.from),
            to: shown(fix, &fix.to),
            rules: &fix.rules,
        })
        .collect()
}

/// Why there is no report.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Failure<'a> {
    /// The exit code.
    pub exit: u8,
    /// What went wrong.
    pub message: &'a str,
    /// What to do next.
    pub help: Option<&'a str>,
}

/// Writes a failure as one JSON document and a line end: a program that reads the report can read this too.
///
/// # Errors
/// When it cannot be written.
pub fn write_failure(error: Failure<'_>, output: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        schema_version: u32,
        error: Failure<'a>,
    }
    let document = Document {
        schema_version: 1,
        error,
    };
    print(&document, output)
}

fn print(document: &impl Serialize, output: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(Harmless(output), document)?;
    writeln!(output)
}

/// Escapes what acts on a terminal and JSON itself lets through: it only occurs inside of strings.
struct Harmless<'w>(&'w mut dyn Write);

impl Write for Harmless<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_ascii() && memchr::memchr(0x7f, bytes).is_none() {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        let mut rest = text;
        while let Some(at) = rest.find(|letter| acts(letter) && letter != '\n') {
            self.0.write_all(&rest.as_bytes()[..at])?;
            let letter = rest[at..].chars().next().unwrap_or_default();
            // None of those that act lies outside the first plane.
            write!(self.0, "\\u{:04x}", u32::from(letter))?;
            rest = &rest[at + letter.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The columns that fill each field, in the order of the profile.
struct Mapping<'a>(&'a Report<'a>);

impl Serialize for Mapping<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct MappedColumn<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            column: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            header: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            value: Option<&'a str>,
        }
        let Report {
            layout, profile, ..
        } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (number, field) in profile.fields.with_ids() {
            let columns = layout.columns_of(number);
            if columns.is_empty() {
                continue;
            }
            let columns: Vec<MappedColumn<'_>> = columns
                .iter()
                .map(|mapped| MappedColumn {
                    column: mapped.column.map(column_letters),
                    header: mapped.column.map(|column| layout.header(column)),
                    value: mapped.fixed(),
                })
                .collect();
            map.serialize_entry(&field.name, &columns)?;
        }
        map.end()
    }
}

/// The findings, written one by one: there may be as many as there are rows.
struct Findings<'a> {
    report: &'a Report<'a>,
    values: ShowValues,
}

impl Serialize for Findings<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            self.report
                .checked
                .findings
                .iter()
                .map(|finding| self.found(finding)),
        )
    }
}

impl Findings<'_> {
    fn found<'f>(&'f self, finding: &'f Finding) -> FoundHere<'f> {
        let shown = |value: &'f str| match self.values {
            ShowValues::Never => None,
            // JSON has escapes of its own for what would act on a terminal.
            ShowValues::Full => Some(value.into()),
            ShowValues::Masked => self.values.show(value),
        };
        FoundHere {
            rule: finding.rule,
            severity: word(finding.severity),
            row: finding.place.row,
            line: finding.place.line,
            cell: finding.place.cell(),
            header: self.report.header(finding),
            field: finding.field.as_deref(),
            value: finding.value.as_deref().and_then(shown),
            message: self.values.message(finding),
            suggestion: finding.note.suggestion.as_deref().and_then(shown),
            safe_fix: finding.note.fix().is_some(),
            related: finding.related().collect(),
        }
    }
}

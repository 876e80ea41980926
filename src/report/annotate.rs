//! The file again, as CSV, with the findings of each row in a last column `errors`.

use std::io::Write;
use std::num::NonZeroUsize;

use crate::finding::{Finding, Severity};
use crate::report::Report;
use crate::report::masking::ShowValues;
use crate::source::Source;
use crate::source::rewrite::{self, Edit, Target};

/// Which rows are given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Those with an error.
    Failed,
    /// The others.
    Valid,
}

/// Writes the file again with its findings. Rows above the headers are kept, and so are the headers.
///
/// # Errors
/// When reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn write(
    source: &Source,
    report: &Report<'_>,
    only: Option<Only>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), rewrite::Error> {
    let header_row = &report.observed.header_row;
    let header = header_row.errors_header();
    let sep_line = report.observed.delimiter.sep_line;
    let cells = Cells::of(report);
    rewrite::copy(
        source,
        report.checked.digest,
        target(report),
        threads,
        output,
        |row| {
            let found = cells.of_row(row);
            if Some(row) == header_row.row {
                // A header that is there stays as it is written: it may be quoted for a reason.
                return match header_row.errors_column {
                    Some(_) => Edit::Keep,
                    None => Edit::Header(&header),
                };
            }
            if row < header_row.row.unwrap_or_default() || (sep_line && row == 1) {
                return Edit::Keep;
            }
            let failed = found.is_some_and(|(_, failed, _)| *failed);
            let second_header = row <= header_row.last_row;
            match only {
                Some(Only::Failed) if !failed && !second_header => Edit::Drop,
                Some(Only::Valid) if failed && !second_header => Edit::Drop,
                _ => Edit::Cell(found.map_or("", |(.., text)| text.as_str())),
            }
        },
    )
}

/// Writes the file again as it is; the rows of a workbook become a CSV.
///
/// # Errors
/// When reading or writing fails, the bytes would not come back the same, or the file has changed since it was checked.
pub fn plain(
    source: &Source,
    report: &Report<'_>,
    threads: NonZeroUsize,
    output: &mut (dyn Write + Send),
) -> Result<(), rewrite::Error> {
    let digest = report.checked.digest;
    rewrite::copy(source, digest, target(report), threads, output, |_| {
        Edit::Keep
    })
}

/// The encoding that the rows of a workbook are given back in: the one that the target takes.
fn target(report: &Report<'_>) -> Target {
    let file = &report.profile.file;
    let named = file
        .encodings
        .first()
        .and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    Target {
        encoding: named.unwrap_or(encoding_rs::UTF_8),
        bom: file.bom == crate::profile::ByteOrderMark::Required,
    }
}

/// The text of our cell for every row that has findings: its number, whether it failed, and the text.
struct Cells {
    rows: Vec<(u64, bool, String)>,
}

impl Cells {
    fn of(report: &Report<'_>) -> Self {
        let findings = report
            .checked
            .findings
            .iter()
            .filter(|finding| finding.place.row.is_some());
        let mut rows: Vec<(u64, bool, String)> = Vec::new();
        for finding in findings {
            let number = finding.place.row.unwrap_or_default();
            if rows.last().is_none_or(|(last, ..)| *last != number) {
                rows.push((number, false, String::new()));
            }
            if let Some((_, failed, text)) = rows.last_mut() {
                *failed |= finding.severity == Severity::Error;
                if !text.is_empty() {
                    text.push_str("; ");
                }
                describe(report, finding, text);
            }
        }
        Self { rows }
    }

    fn of_row(&self, row: u64) -> Option<&(u64, bool, String)> {
        let index = self.rows.binary_search_by_key(&row, |(number, ..)| *number);
        index.ok().map(|index| &self.rows[index])
    }
}

/// One finding for the person who owns the spreadsheet. It starts with a word, so no program takes it for a formula.
fn describe(report: &Report<'_>, finding: &Finding, text: &mut String) {
    if finding.severity == Severity::Warning {
        text.push_str("warning: ");
    }
    let message = ShowValues::Full.message(finding);
    let header = report
        .header(finding)
        .map(|header| ShowValues::Full.show(header).unwrap_or_default());
    let value = finding
        .value
        .as_deref()
        .filter(|value| !value.is_empty())
        .and_then(|value| ShowValues::Full.show(value));
    let start = text.len();
    match (header, value) {
        (Some(header), Some(value)) => text.push_str(&format!("{header} `{value}`: ")),
        (Some(header), None) => text.push_str(&format!("{header}: ")),
        (None, Some(value)) => text.push_str(&format!("`{value}`: ")),
        (None, None) => {}
    }
    text.push_str(&message);
    if text[start..].starts_with(['=', '+', '-', '@']) {
        text.insert(start, ' ');
    }
    if let Some(suggestion) = finding
        .note
        .suggestion
        .as_deref()
        .and_then(|value| ShowValues::Full.show(value))
    {
        text.push_str(&format!(", {} `{suggestion}`", finding.note.offer()));
    }
    text.push_str(&format!(" [{}]", finding.rule));
}

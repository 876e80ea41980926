//! The first lines of a report: what was read, for which target, and what of it was skipped.

use crate::profile::operation::OperationKind;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::counted;
use crate::report::text::lines::wrapped;
use crate::report::validation::Validation;
use crate::source::encoding::{Certainty, Encoding};
use crate::source::excel::Visibility;
use crate::source::{Format, Observed, header_row};

/// How many skipped rows and sheets are named.
const NAMED: usize = 3;

/// The first lines of a report on what was found.
pub(in crate::report) fn head(report: &Validation<'_>, page: Page) -> Vec<String> {
    let checked = report.checked;
    let operation = match report.task.operation.kind {
        // What it is for is the first thing to know where users go.
        OperationKind::Delete => "DELETE".to_owned(),
        kind => kind.to_string(),
    };
    let target = report.task.profile.display_name();
    let compared = report.compared.map_or(String::new(), |compared| {
        let (with, users) = (
            escape_control_chars(compared.with),
            counted(compared.users, "user"),
        );
        format!(", compared with {with} ({users})")
    });
    let mapping = report.task.default_mapping();
    let mapping = mapping.map_or(String::new(), |mapping| format!(" with {mapping}"));
    let mut lines = vec![format!(
        "{}: {}, {target} {operation}{mapping}{compared} ({})",
        file_and_sheet(report.file, report.observed),
        counted(checked.users, "user"),
        source(report.observed)
    )];
    lines.extend(doubt(report.observed));
    lines.extend(skipped(report));
    lines.extend(report.notes.iter().map(|note| format!("note: {note}")));
    let width = usize::from(page.style.width);
    lines.iter().map(|line| wrapped(line, width)).collect()
}

/// The file as it was named, and the sheet of a workbook.
pub(super) fn file_and_sheet(file: &str, observed: &Observed) -> String {
    let file = match file {
        "-" => "standard input".into(),
        file => escape_control_chars(file),
    };
    match &observed.format {
        Format::Csv => file.into_owned(),
        Format::Workbook { sheet, below, .. } => {
            let below = below.iter().map(|further| further.name.as_str());
            let names = std::iter::once(sheet.as_str()).chain(below);
            let names: Vec<_> = names.map(escape_control_chars).collect();
            let noun = if names.len() == 1 { "sheet" } else { "sheets" };
            format!("{file}, {noun} {}", names.join(", "))
        }
    }
}

/// How the file is written: `CSV, UTF-8, comma; headers in row 1`.
pub(super) fn source(observed: &Observed) -> String {
    let header = &observed.header_row;
    let headers = match (header.row, header.origin) {
        (Some(row), header_row::Origin::FirstRow) => {
            format!("headers taken from row {}, none of them known", row.0)
        }
        (Some(row), _) if header.last_row > row => {
            format!("headers in rows {} to {}", row.0, header.last_row.0)
        }
        (Some(row), _) => format!("headers in row {}", row.0),
        (None, header_row::Origin::Insisted) => "no headers".into(),
        (None, _) => "no header row found".into(),
    };
    if observed.format.is_workbook() {
        return headers;
    }
    let delimiter = match observed.delimiter.byte {
        _ if observed.delimiter.origin == crate::source::dialect::Origin::Absent => {
            "one column".into()
        }
        b',' => "comma".into(),
        b';' => "semicolon".into(),
        b'\t' => "tab".into(),
        b'|' => "pipe".into(),
        byte => format!(
            "delimiter {}",
            escape_control_chars(&char::from(byte).to_string())
        ),
    };
    let encoding = encoding(&observed.encoding);
    format!("CSV, {encoding}, {delimiter}; {headers}")
}

fn encoding(encoding: &Encoding) -> String {
    let name = encoding.name();
    let name = match name.strip_prefix("utf") {
        Some(number) => format!("UTF{number}"),
        None => name,
    };
    match encoding.certainty {
        Certainty::Guessed | Certainty::Doubtful => format!("probably {name}"),
        _ => name,
    }
}

/// What to do where the encoding is a guess.
fn doubt(observed: &Observed) -> Option<String> {
    let is_guess = matches!(
        observed.encoding.certainty,
        Certainty::Guessed | Certainty::Doubtful
    );
    (!observed.format.is_workbook() && is_guess)
        .then(|| "if names look wrong, say how it is encoded: --encoding NAME".into())
}

/// The rows that are not users, and the sheets that were not read.
fn skipped(report: &Validation<'_>) -> Option<String> {
    let rows = &report.checked.skipped_rows;
    let findings = &report.checked.findings;
    let named = rows.iter().take(NAMED).map(|row| {
        let mut of_row = findings.of_rows(*row..row.below(1));
        match of_row.next() {
            Some(finding) => format!("row {} ({})", report.row(*row), finding.rule),
            None => format!("row {}", report.row(*row)),
        }
    });
    let mut named: Vec<String> = named.collect();
    if let more @ 1.. = rows.len().saturating_sub(NAMED) {
        named.push(counted(more as u64, "more row"));
    }
    let mut parts = Vec::new();
    if !named.is_empty() {
        parts.push(named.join(", "));
    }
    parts.extend(sheets(&report.observed.format));
    (!parts.is_empty()).then(|| format!("skipped: {}", parts.join("; ")))
}

fn sheets(format: &Format) -> Option<String> {
    let Format::Workbook { others, .. } = format else {
        return None;
    };
    let (visible, hidden): (Vec<_>, Vec<_>) = others
        .iter()
        .partition(|sheet| sheet.visibility == Visibility::Visible);
    let names = |sheets: &[&crate::source::excel::Sheet]| {
        let first = sheets.iter().take(NAMED);
        let mut names: Vec<String> = first
            .map(|sheet| escape_control_chars(&sheet.name).into_owned())
            .collect();
        if let more @ 1.. = sheets.len().saturating_sub(NAMED) {
            names.push(format!("{more} more"));
        }
        names.join(", ")
    };
    let mut parts = Vec::new();
    if !visible.is_empty() {
        parts.push(format!("{} (--sheet NAME reads another)", names(&visible)));
    }
    if !hidden.is_empty() {
        parts.push(format!("{} (hidden)", names(&hidden)));
    }
    let noun = if others.len() == 1 { "sheet" } else { "sheets" };
    (!parts.is_empty()).then(|| format!("{noun} {}", parts.join(", ")))
}

//! The lines below the table: what was read, what it comes to, and what was not checked.

use crate::check::NotChecked;
use crate::finding::Severity;
use crate::messages::Message;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};
use crate::report::validation::Validation;
use crate::source::encoding::Certainty;
use crate::source::excel::Visibility;
use crate::source::header_row;
use crate::source::{Format, Observed, dialect};

/// From so many findings on it is worth knowing how few problems they have.
const MANY: u64 = 20;

/// What it comes to, line by line.
pub(super) fn summary(report: &Validation<'_>, problems: usize, page: Page) -> Vec<String> {
    let checked = report.checked;
    let file = match report.file {
        "-" => "standard input".into(),
        file => escape_control_chars(file),
    };
    let mut lines = vec![format!("{file}: {}", source(report.observed))];
    lines.extend(other_sheets(report));
    lines.push(format!(
        "checked for {}, operation {}",
        report.task.profile.display_name(),
        report.task.operation.kind
    ));
    if let Some(compared) = report.compared {
        let (with, users) = (
            escape_control_chars(compared.with),
            counted(compared.users, "user"),
        );
        lines.push(format!("compared with {with}: {users}"));
    }
    if let Some(fixes) = report.fixes {
        let cells = counted(fixes.len() as u64, "cell");
        lines.push(format!("{cells} fixed; this is what is left:"));
    }
    let (errors, warnings) = (
        report.count(Severity::Error) as u64,
        report.count(Severity::Warning) as u64,
    );
    let problems = match errors + warnings {
        MANY.. => format!("; {} in all", counted(problems as u64, "problem")),
        _ => String::new(),
    };
    lines.push(format!(
        "{}: {} valid, {} failed; {}, {}{problems}",
        counted(checked.users, "user"),
        grouped(report.valid()),
        grouped(checked.failed.len() as u64),
        counted(errors, "error"),
        counted(warnings, "warning"),
    ));
    if report.error_of_file().is_some() {
        lines.push("the file itself has an error: no row can go in before that is fixed".into());
    }
    if !checked.skipped_rows.is_empty() {
        let rows = counted(checked.skipped_rows.len() as u64, "row");
        let hold = if checked.skipped_rows.len() == 1 {
            "holds"
        } else {
            "hold"
        };
        lines.push(format!("{rows} below the headers {hold} no user"));
    }
    lines.extend(not_checked(&checked.not_checked, page));
    lines.extend(report.notes.iter().map(|note| format!("note: {note}")));
    if errors + warnings == 0 {
        lines.push("nothing is wrong with it".into());
    }
    lines.push(format!("run {}", report.run_id));
    lines
}

/// What was not checked, rules with one reason on one line.
fn not_checked(missed: &[NotChecked], page: Page) -> Vec<String> {
    let mut reasons: Vec<(Vec<&str>, &Message)> = Vec::new();
    for NotChecked { rule, reason } in missed {
        match reasons.iter_mut().find(|(_, known)| *known == reason) {
            Some((rules, _)) => rules.push(rule),
            None => reasons.push((vec![rule], reason)),
        }
    }
    let line = |(rules, reason): &(Vec<&str>, &Message)| {
        let reason = page.message(reason);
        format!("not checked: {}: {reason}", rules.join(", "))
    };
    reasons.iter().map(line).collect()
}

/// What was read, and what of it was found by looking.
pub(super) fn source(observed: &Observed) -> String {
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
        Format::Workbook {
            format,
            sheet,
            below,
            ..
        } => {
            parts.push(format.to_string().to_uppercase());
            let below = below.iter().map(|further| further.name.as_str());
            let names = std::iter::once(sheet.as_str()).chain(below);
            let names: Vec<String> = names
                .map(|name| format!("`{}`", escape_control_chars(name)))
                .collect();
            let noun = if names.len() == 1 { "sheet" } else { "sheets" };
            parts.push(format!("{noun} {}", names.join(", ")));
        }
    }
    parts.push(
        match (observed.header_row.row, observed.header_row.origin) {
            (Some(row), header_row::Origin::FirstRow) => {
                format!(
                    "headers taken from row {}, none of them known",
                    grouped(row.0)
                )
            }
            (Some(row), _) if observed.header_row.last_row > row => {
                format!(
                    "headers in row {}, a second header row below",
                    grouped(row.0)
                )
            }
            (Some(row), _) => format!("headers in row {}", grouped(row.0)),
            (None, header_row::Origin::Insisted) => "no headers".into(),
            (None, _) => "no header row found".into(),
        },
    );
    parts.join(", ")
}

/// The sheets that were not read.
fn other_sheets(report: &Validation<'_>) -> Option<String> {
    let Format::Workbook { others, .. } = &report.observed.format else {
        return None;
    };
    let mut names: Vec<String> = others
        .iter()
        .map(|sheet| match sheet.visibility {
            Visibility::Visible => format!("`{}`", escape_control_chars(&sheet.name)),
            _ => format!("`{}` (hidden)", escape_control_chars(&sheet.name)),
        })
        .collect();
    names.sort_by_key(|name| name.ends_with(')'));
    let noun = if names.len() == 1 { "sheet" } else { "sheets" };
    (!names.is_empty()).then(|| format!("not read: {noun} {}; `--sheet` chooses", names.join(", ")))
}

//! The first lines of a report: what was read, for which target, and what of it was skipped.

use crate::finding::RowNumber;
use crate::messages::{Catalog, Fact, Language, Message, count, in_full, keyword, message, text};
use crate::profile::operation::OperationKind;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
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
    // What it is for is the first thing to know where users go.
    let operation = operation(report.task.operation.kind, report.task.default_mapping());
    let target = text(report.task.profile.display_name());
    let file = text(file_and_sheet(report.file, report.observed, page.language));
    let users = count(checked.users);
    let source = source(report.observed, page.language);
    let mut lines = vec![page.message(&match report.compared {
        None => message!("report-head", file, users, target, operation, source),
        Some(compared) => message!(
            "report-head-compared",
            file,
            users,
            target,
            operation,
            current = text(compared.with),
            current_users = count(compared.users),
            source
        ),
    })];
    lines.extend(doubt(report.observed).map(|doubt| page.message(&doubt)));
    lines.extend(skipped(report).map(|skipped| page.message(&skipped)));
    let notes = report.notes.iter().cloned();
    lines.extend(notes.map(|note| page.message(&message!("report-note", note))));
    let width = usize::from(page.style.width);
    lines.iter().map(|line| wrapped(line, width)).collect()
}

/// What the file is for, and the mapping that is used although nobody named it.
pub(super) fn operation(kind: OperationKind, mapping: Option<&str>) -> Message {
    let kind = keyword(match kind {
        OperationKind::Import => "import",
        OperationKind::Delete => "delete",
        OperationKind::Sync => "sync",
    });
    let operation = message!("report-operation", kind);
    match mapping {
        Some(mapping) => {
            let mapping = text(mapping);
            message!("report-operation-with", operation, mapping)
        }
        None => operation,
    }
}

/// The file as it was named, and the sheet of a workbook.
pub(super) fn file_and_sheet(file: &str, observed: &Observed, language: Language) -> String {
    let say = |message: &Message| message.text(language, &in_full);
    let file = match file {
        "-" => say(&message!("report-standard-input")),
        file => escape_control_chars(file).into_owned(),
    };
    match &observed.format {
        Format::Csv => file,
        Format::Workbook { sheet, below, .. } => {
            let below = below.iter().map(|further| further.name.as_str());
            let names = std::iter::once(sheet.as_str()).chain(below);
            let names: Vec<_> = names.map(escape_control_chars).collect();
            say(&message!(
                "report-file-sheets",
                file = text(file),
                count = names.len(),
                sheets = text(names.join(", "))
            ))
        }
    }
}

/// How the file is written: `CSV, UTF-8, comma; headers in row 1`.
pub(super) fn source(observed: &Observed, language: Language) -> Message {
    let header = &observed.header_row;
    let number = |row: RowNumber| text(Catalog::of(language).grouped(row.0));
    let headers = match (header.row, header.origin) {
        (Some(row), header_row::Origin::FirstRow) => {
            message!("report-headers-first-row", row = number(row))
        }
        (Some(row), _) if header.last_row > row => message!(
            "report-headers-rows",
            first = number(row),
            last = number(header.last_row)
        ),
        (Some(row), _) => message!("report-headers-row", row = number(row)),
        (None, header_row::Origin::Insisted) => message!("report-headers-none"),
        (None, _) => message!("report-headers-not-found"),
    };
    if observed.format.is_workbook() {
        return headers;
    }
    let name = match observed.delimiter.byte {
        _ if observed.delimiter.origin == crate::source::dialect::Origin::Absent => Some("none"),
        b',' => Some("comma"),
        b';' => Some("semicolon"),
        b'\t' => Some("tab"),
        b'|' => Some("pipe"),
        _ => None,
    };
    let delimiter = if let Some(name) = name {
        message!("report-delimiter", name = keyword(name))
    } else {
        message!(
            "report-delimiter-other",
            character = text(char::from(observed.delimiter.byte).to_string())
        )
    };
    message!(
        "report-source-csv",
        encoding = encoding(&observed.encoding),
        delimiter,
        headers
    )
}

fn encoding(encoding: &Encoding) -> Fact {
    let name = encoding.name();
    let name = match name.strip_prefix("utf") {
        Some(number) => format!("UTF{number}"),
        None => name,
    };
    match encoding.certainty {
        Certainty::Guessed | Certainty::Doubtful => {
            message!("report-encoding-guess", encoding = text(name)).into()
        }
        _ => text(name),
    }
}

/// What to do where the encoding is a guess.
fn doubt(observed: &Observed) -> Option<Message> {
    let is_guess = matches!(
        observed.encoding.certainty,
        Certainty::Guessed | Certainty::Doubtful
    );
    (!observed.format.is_workbook() && is_guess).then(|| message!("report-doubt-encoding"))
}

/// The rows that are not users, and the sheets that were not read.
fn skipped(report: &Validation<'_>) -> Option<Message> {
    let rows = &report.checked.skipped_rows;
    let findings = &report.checked.findings;
    let language = report.task.language();
    let say = |message: &Message| message.text(language, &in_full);
    let named = rows.iter().take(NAMED).map(|row| {
        let mut of_row = findings.of_rows(*row..row.below(1));
        let name = text(report.row(*row));
        say(&if let Some(finding) = of_row.next() {
            message!("report-skipped-row", row = name, rule = text(finding.rule))
        } else {
            message!("report-row", row = name)
        })
    });
    let mut named: Vec<String> = named.collect();
    if let more @ 1.. = rows.len().saturating_sub(NAMED) {
        named.push(say(&message!(
            "report-more-rows",
            count = count(more as u64)
        )));
    }
    let mut parts = Vec::new();
    if !named.is_empty() {
        parts.push(named.join(", "));
    }
    parts.extend(sheets(&report.observed.format, &say));
    let parts = parts.into_iter().reduce(|before, after| {
        let (before, after) = (text(before), text(after));
        say(&message!("report-parts", before, after))
    });
    parts.map(|parts| message!("report-skipped", parts = text(parts)))
}

fn sheets(format: &Format, say: &dyn Fn(&Message) -> String) -> Option<String> {
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
            names.push(say(&message!("list-more", count = more)));
        }
        text(names.join(", "))
    };
    let mut parts = Vec::new();
    if !visible.is_empty() {
        parts.push(say(&message!(
            "report-sheets-visible",
            names = names(&visible)
        )));
    }
    if !hidden.is_empty() {
        parts.push(say(&message!(
            "report-sheets-hidden",
            names = names(&hidden)
        )));
    }
    (!parts.is_empty()).then(|| {
        say(&message!(
            "report-skipped-sheets",
            count = others.len(),
            sheets = text(parts.join(", "))
        ))
    })
}

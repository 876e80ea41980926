//! What an export came to, for people: what was written, what was not and why, and what comes next.

use crate::messages::{Fact, Message, count, message, text};
use crate::profile::operation::OperationKind;
use crate::report::escape::escape_control_chars;
use crate::report::exported::{ExportedFiles, output_name};
use crate::report::format::Page;
use crate::report::text::head::operation;
use crate::report::text::lines::wrapped;

/// How many columns that are not used are named.
const NAMED: usize = 3;

/// What an export came to.
#[derive(Debug, Clone)]
pub struct Exported<'a> {
    /// Where the users are from.
    pub source: &'a str,
    /// The target system, as people call it.
    pub target: &'a str,
    /// What the file is for.
    pub operation: OperationKind,
    /// What was written.
    pub files: ExportedFiles,
    /// How many users were skipped because of errors, and the file that has them.
    pub failed: Option<(u64, String)>,
    /// The columns of the list that fill nothing, as a person names them.
    pub unused: Vec<String>,
    /// What the target has no place for, in words.
    pub left: Vec<String>,
    /// How many cells were fixed.
    pub fixed: u64,
    /// How many warnings the list has.
    pub warnings: u64,
    /// What else is worth knowing.
    pub notes: Vec<Message>,
    /// Whether the files are ones that the target system takes as they are.
    pub is_upload: bool,
}

/// The lines of the screen.
#[must_use]
pub fn exported(exported: &Exported<'_>, page: Page) -> Vec<String> {
    let width = usize::from(page.style.width);
    let indented = |line: &str| {
        let line = wrapped(&escape_control_chars(line), width.saturating_sub(2));
        format!("  {}", line.replace('\n', "\n  "))
    };
    let said = |message: Message| indented(&page.message(&message));
    let wrote = exported.files.lines(page);
    let wrote = wrote.iter().map(|line| wrapped(line, width));
    if page.detail.is_short {
        return wrote.collect();
    }
    let (source, target) = (exported.source, exported.target);
    let operation = page.message(&operation(exported.operation, None));
    let head = format!("{source} → {target} {operation}");
    let mut lines = vec![wrapped(&escape_control_chars(&head), width)];
    lines.extend(wrote.map(|line| format!("✓ {line}")));
    if let Some((users, path)) = &exported.failed {
        let (users, file) = (count(*users), text(path.as_str()));
        lines.push(said(message!("report-export-skipped", users, file)));
    }
    if let Some(columns) = columns(&exported.unused) {
        lines.push(said(message!("report-not-used", columns)));
    }
    lines.extend(exported.left.iter().map(|line| indented(line)));
    if exported.fixed > 0 {
        let cells = count(exported.fixed);
        lines.push(said(message!("report-export-fixed", cells)));
    }
    if exported.warnings > 0 {
        let warnings = count(exported.warnings);
        lines.push(said(message!("report-export-warnings", warnings)));
    }
    let notes = exported.notes.iter().cloned();
    lines.extend(notes.map(|note| said(message!("report-note", note))));
    if let (true, [(path, _), more @ ..]) = (exported.is_upload, &exported.files.files[..]) {
        let files = match more.len() as u64 {
            0 => output_name(path),
            more => message!("report-export-files", count = count(more + 1)).into(),
        };
        let target = text(target);
        lines.push(said(message!("report-export-next", files, target)));
    }
    lines
}

/// The first columns by their names, and how many more there are.
fn columns(names: &[String]) -> Option<Fact> {
    let items = text(
        names
            .iter()
            .take(NAMED)
            .cloned()
            .collect::<Vec<_>>()
            .join(", "),
    );
    match names.len().saturating_sub(NAMED) {
        _ if names.is_empty() => None,
        0 => Some(items),
        more => Some(message!("report-and-more", items, count = more).into()),
    }
}

//! What an export came to, for people: what was written, what was left out and why, and what comes next.

use crate::report::escape::escape_control_chars;
use crate::report::exported::{ExportedFiles, output_name};
use crate::report::numbers::counted;
use crate::report::style::Style;
use crate::report::text::lines::wrapped;

/// How many columns that are not used are named.
const NAMED: usize = 3;

/// What an export came to.
#[derive(Debug, Clone)]
pub struct Exported<'a> {
    /// Where the users are from.
    pub source: &'a str,
    /// The target system and what the file is for, such as `Portal import`.
    pub target: String,
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
    pub notes: Vec<String>,
    /// The system that takes the file, where it is one to upload.
    pub upload_to: Option<&'a str>,
    /// Whether only what was written is said.
    pub is_short: bool,
}

/// The lines of the screen.
#[must_use]
pub fn exported(exported: &Exported<'_>, style: Style) -> Vec<String> {
    let width = usize::from(style.width);
    let indented = |line: &str| {
        let line = wrapped(&escape_control_chars(line), width.saturating_sub(2));
        format!("  {}", line.replace('\n', "\n  "))
    };
    let wrote = exported.files.lines();
    let wrote = wrote.iter().map(|line| wrapped(line, width));
    if exported.is_short {
        return wrote.collect();
    }
    let head = format!("{} → {}", exported.source, exported.target);
    let mut lines = vec![wrapped(&escape_control_chars(&head), width)];
    lines.extend(wrote.map(|line| format!("✓ {line}")));
    if let Some((users, path)) = &exported.failed {
        let users = counted(*users, "user");
        lines.push(indented(&format!(
            "skipped {users} with errors: see `{path}`"
        )));
    }
    if let Some(columns) = columns(&exported.unused) {
        lines.push(indented(&format!("not used: {columns}")));
    }
    lines.extend(exported.left.iter().map(|line| indented(line)));
    if exported.fixed > 0 {
        let cells = counted(exported.fixed, "cell");
        lines.push(indented(&format!(
            "fixed {cells}: `enroll validate --fix` shows them"
        )));
    }
    if exported.warnings > 0 {
        let warnings = counted(exported.warnings, "warning");
        lines.push(indented(&format!(
            "{warnings}: `enroll validate` shows them"
        )));
    }
    let notes = exported.notes.iter();
    lines.extend(notes.map(|note| indented(&format!("note: {note}"))));
    if let (Some(target), [(path, _), more @ ..]) = (exported.upload_to, &exported.files.files[..])
    {
        let files = match more {
            [] => output_name(path),
            _ => format!("the {} files", more.len() + 1),
        };
        lines.push(indented(&format!(
            "next: import {files} in {target}; nothing was uploaded"
        )));
    }
    lines
}

/// The first columns by their names, and how many more there are.
fn columns(names: &[String]) -> Option<String> {
    let first = names.first()?;
    let mut text = first.clone();
    for name in names.iter().take(NAMED).skip(1) {
        text.push_str(", ");
        text.push_str(name);
    }
    match names.len().saturating_sub(NAMED) {
        0 => {}
        more => text.push_str(&format!(", {more} more")),
    }
    Some(text)
}

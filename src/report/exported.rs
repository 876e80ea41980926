//! What an export came to, in words: what was written, and what the target has no counterpart for.

use std::path::{Path, PathBuf};

use crate::export::concept::Left;
use crate::messages::{Fact, Message, count, message, text};
use crate::report::format::Page;

/// How many things that are left behind are named.
const SHOWN: usize = 20;

/// The files that an export was written to.
#[derive(Debug, Clone)]
pub struct ExportedFiles {
    /// Each file, and how many users are in it.
    pub files: Vec<(PathBuf, u64)>,
    /// A file of an earlier run that looks like one part more.
    pub older: Option<PathBuf>,
}

impl ExportedFiles {
    /// What was written, line by line.
    #[must_use]
    pub fn lines(&self, page: Page) -> Vec<String> {
        let files = self.files.iter();
        let wrote = |(path, users): &(PathBuf, u64)| {
            let (users, file) = (count(*users), output_name(path));
            page.message(&message!("report-export-wrote", users, file))
        };
        let mut lines: Vec<String> = files.map(wrote).collect();
        lines.extend(self.older.as_ref().map(|older| {
            let (file, parts) = (text(older.display().to_string()), self.files.len());
            let note = message!("report-export-older", file, parts = count(parts as u64));
            page.message(&message!("report-note", note))
        }));
        lines
    }
}

/// An output as a line about it names it.
#[must_use]
pub(super) fn output_name(path: &Path) -> Fact {
    if path == Path::new("-") {
        message!("report-standard-output").into()
    } else {
        text(format!("`{}`", path.display()))
    }
}

/// What was left behind because the target has no counterpart for it, line by line.
#[must_use]
pub fn describe_left_behind(left: &[Left], target: &str, page: Page) -> Vec<String> {
    let mut lines: Vec<String> = left
        .iter()
        .take(SHOWN)
        .map(|left| page.message(&left_behind(left, target, page)))
        .collect();
    if let more @ 1.. = left.len().saturating_sub(SHOWN) {
        let count = count(more as u64);
        lines.push(page.message(&message!("report-export-left-more", count)));
    }
    lines
}

fn left_behind(left: &Left, target: &str, page: Page) -> Message {
    let target = text(target);
    match left {
        Left::Field { localized } => {
            let field = text(localized.as_str());
            message!("report-export-left-field", field, target)
        }
        Left::Language { localized, shown } => message!(
            "report-export-left-language",
            field = text(localized.as_str()),
            target,
            shown = text(shown.as_str())
        ),
        Left::Value {
            localized,
            value,
            users,
        } => message!(
            "report-export-left-value",
            field = text(localized.as_str()),
            value = text(page.show(value)),
            users = count(*users),
            target
        ),
    }
}

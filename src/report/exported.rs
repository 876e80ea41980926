//! What an export came to, in words: what was written, and what the target has no counterpart for.

use std::path::{Path, PathBuf};

use crate::export::concept::Left;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};

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
    pub fn lines(&self) -> Vec<String> {
        let files = self.files.iter();
        let wrote = |(path, users): &(PathBuf, u64)| {
            format!("wrote {} to {}", counted(*users, "user"), output_name(path))
        };
        let mut lines: Vec<String> = files.map(wrote).collect();
        lines.extend(self.older.as_ref().map(|older| {
            let parts = grouped(self.files.len() as u64);
            let older = older.display();
            format!("note: `{older}` is from an earlier run: {parts} is now the last one")
        }));
        lines
    }
}

/// An output as a line about it names it.
#[must_use]
pub fn output_name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard output".into()
    } else {
        format!("`{}`", path.display())
    }
}

/// What was left behind because the target has no counterpart for it, line by line.
#[must_use]
pub fn describe_left_behind(left: &[Left], target: &str, page: Page) -> Vec<String> {
    let describe = |left: &Left| match left {
        Left::Field { localized } => {
            format!("not exported: `{localized}`, {target} has no such field")
        }
        Left::Language { localized, shown } => format!(
            "not exported: `{localized}`, {target} has one column for all languages, with `{shown}`"
        ),
        Left::Value {
            localized,
            value,
            users,
        } => {
            let (value, users) = (page.show(value), counted(*users, "user"));
            format!("not exported: `{localized}` `{value}` of {users}, not a value of {target}")
        }
    };
    let mut lines: Vec<String> = left.iter().take(SHOWN).map(describe).collect();
    if let more @ 1.. = left.len().saturating_sub(SHOWN) {
        lines.push(format!("not exported: {more} more"));
    }
    lines
}

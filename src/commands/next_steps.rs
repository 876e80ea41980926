//! What can be done once a file was checked: commands that work when they are pasted.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::commands::annotated::usual_ending;
use crate::commands::invocation::Invocation;
use crate::finding::Severity;
use crate::messages::{Message, count, message};
use crate::report::{NextStep, Validation};

/// What says which file is read, and as what: each command that reads a file has these.
pub(super) const INPUT: &[&str] = &[
    "file",
    "profile",
    "operation",
    "mapping",
    "set",
    "org",
    "sheet",
    "header_row",
    "delimiter",
    "encoding",
    "language",
];

/// What says which rules are run, beside that.
const RULES: &[&str] = &["select", "ignore", "warn"];

/// What can be done once a file was checked.
pub(super) struct NextSteps<'n> {
    pub(super) file: &'n Path,
    pub(super) mapping: Option<&'n Path>,
    pub(super) report: &'n Validation<'n>,
    pub(super) invocation: &'n Invocation,
}

/// The mapping file to which answers are written: the one that is used, or one beside the list.
pub(super) fn mapping_file(file: &Path, mapping: Option<&Path>) -> PathBuf {
    match mapping {
        Some(mapping) => mapping.to_owned(),
        None => PathBuf::from(named(file, "toml")),
    }
}

/// A name for a file made of another one, in the current folder.
pub(super) fn named(file: &Path, ending: &str) -> OsString {
    let stem = file.file_stem().unwrap_or(OsStr::new("people"));
    // A name that starts with a dash would be read as a flag.
    let is_like_a_flag = stem.as_encoded_bytes().starts_with(b"-");
    let mut name = OsString::from(if is_like_a_flag { "./" } else { "" });
    name.push(stem);
    name.push(format!(".{ending}"));
    name
}

/// The step that says which column is which field.
pub(super) fn match_columns(
    file: &Path,
    mapping: Option<&Path>,
    invocation: &Invocation,
) -> NextStep {
    let output = mapping_file(file, mapping);
    let more = [OsStr::new("-o"), output.as_os_str()];
    NextStep {
        what: message!("report-step-map"),
        command: invocation.of("map", INPUT, more),
    }
}

impl NextSteps<'_> {
    /// At most three steps, in the order in which a person does them.
    pub(super) fn all(&self) -> Vec<NextStep> {
        if !self.report.missing.is_empty() {
            return vec![match_columns(self.file, self.mapping, self.invocation)];
        }
        let errors = self.report.count(Severity::Error);
        let fixable = self.report.fixable();
        let form = usual_ending(&self.report.observed.format, None);
        let mut steps = Vec::new();
        if fixable > 0 {
            let what = message!("report-step-fix", count = count(fixable));
            steps.push(self.again(what, &["--fix"], &format!("fixed.{form}")));
        }
        if errors > 0 {
            let ending = format!("checked.{form}");
            steps.push(self.again(message!("report-step-mark"), &[], &ending));
        }
        if self.report.error_of_file().is_some() || self.report.valid() == 0 {
            return steps;
        }
        if self.report.compared.is_some() {
            if errors == 0 {
                steps.push(self.compare());
            }
        } else {
            steps.push(self.export());
        }
        steps
    }

    fn again(&self, what: Message, flags: &[&str], ending: &str) -> NextStep {
        let output = named(self.file, ending);
        let flags = flags.iter().map(OsStr::new);
        let flags = flags.chain([OsStr::new("-o"), output.as_os_str()]);
        NextStep {
            what,
            command: self.invocation.with(flags),
        }
    }

    fn compare(&self) -> NextStep {
        let shared = [INPUT, RULES, &["current"]].concat();
        NextStep {
            what: message!("report-step-diff"),
            command: self.invocation.of("diff", &shared, []),
        }
    }

    /// Writes the users who can be imported as the target takes them, and gives the others back.
    fn export(&self) -> NextStep {
        let failed_users = self.report.checked.failed.len() as u64;
        let some_failed = failed_users > 0;
        let formats = &self.report.task.profile.file.formats;
        let is_written = |format: &&String| ["csv", "xlsx"].contains(&format.as_str());
        let format = formats
            .iter()
            .find(is_written)
            .map_or("csv", String::as_str);
        let output = named(self.file, &format!("upload.{format}"));
        let failed = named(self.file, "failed.csv");
        let mut more = Vec::new();
        if some_failed {
            let flags = ["--skip-invalid", "--failed"].map(OsStr::new);
            more.extend(flags);
            more.push(failed.as_os_str());
        }
        more.extend([OsStr::new("-o"), output.as_os_str()]);
        let shared = [INPUT, RULES].concat();
        NextStep {
            what: if some_failed {
                message!("report-step-export-without", users = count(failed_users))
            } else {
                message!("report-step-export")
            },
            command: self.invocation.of("export", &shared, more),
        }
    }
}

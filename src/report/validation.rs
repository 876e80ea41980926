//! What `validate` came to.

use crate::check::{Checked, FindingIds, Rows, Task};
use crate::finding::{Finding, Place, RowNumber, Severity};
use crate::fix::Fixes;
use crate::mapping::layout::Layout;
use crate::messages::{Catalog, Message};
use crate::report::annotated::Annotated;
use crate::report::escape::escape_control_chars;
use crate::report::missing::MissingColumn;
use crate::since::{CheckedList, KnownFindings, Since};
use crate::source::Observed;

/// What `validate` came to.
#[derive(Debug, Clone, Copy)]
pub struct Validation<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// What to quote to support: the same for the same bytes, mapping, profile, version and options.
    pub run_id: &'a str,
    /// What the run is about.
    pub task: &'a Task,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// Which column fills what.
    pub layout: &'a Layout,
    /// The users that the file was compared with.
    pub compared: Option<Compared<'a>>,
    /// What was found.
    pub checked: &'a Checked,
    /// Its rows, for a format that says who stands in them.
    pub rows: Rows<'a>,
    /// The required columns that the file lacks: with one of them missing, little else can be said of it.
    pub missing: &'a [MissingColumn],
    /// What was fixed before, where that was asked for.
    pub fixes: Option<&'a Fixes>,
    /// What else is worth knowing: settings that mean nothing here.
    pub notes: &'a [Message],
    /// What became of the file that was to be written again.
    pub annotated: Option<&'a Annotated>,
    /// What a person can do next.
    pub next: &'a [NextStep],
    /// The exit code with which the command ends.
    pub exit: u8,
    /// What became of an earlier list, where one is compared.
    pub since: Option<EarlierReport<'a>>,
    /// Which findings an earlier report has already, where there is one.
    pub baseline: Option<KnownReport<'a>>,
}

/// What became of an earlier list.
#[derive(Debug, Clone, Copy)]
pub struct EarlierReport<'a> {
    /// The earlier list, as it was named.
    pub file: &'a str,
    /// The same, checked.
    pub list: CheckedList<'a>,
    /// What became of it.
    pub since: &'a Since,
}

/// Which findings an earlier report has already.
#[derive(Debug, Clone, Copy)]
pub struct KnownReport<'a> {
    /// The report, as it was named.
    pub file: &'a str,
    /// Which they are.
    pub known: &'a KnownFindings,
}

/// A command that a person can run next.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// What it does, in a few words.
    pub what: Message,
    /// The command, to be pasted into a shell.
    pub command: String,
}

/// The users that a file was compared with.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// Where they are from.
    pub with: &'a str,
    /// How many there are.
    pub users: u64,
}

impl<'a> Validation<'a> {
    /// How many users can be imported: those without an error, and nobody where the file as a whole has one.
    #[must_use]
    pub fn valid(&self) -> u64 {
        if self.error_of_file().is_some() {
            return 0;
        }
        self.checked.users - self.checked.failed.len() as u64
    }

    /// The list with what was found.
    #[must_use]
    pub fn list(&self) -> CheckedList<'a> {
        CheckedList {
            checked: self.checked,
            rows: self.rows,
        }
    }

    /// The ids of the findings, for a format that shows them: the rows that have a finding are read once more for it.
    #[must_use]
    pub fn ids(&self) -> FindingIds {
        FindingIds::new(&self.checked.findings, self.rows)
    }

    /// How many findings have that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.checked.count(severity)
    }

    /// How many findings `--fix` would settle.
    #[must_use]
    pub fn fixable(&self) -> u64 {
        let fixable = |finding: &Finding<'_>| finding.fix().is_some();
        self.checked.findings.iter().filter(fixable).count() as u64
    }

    /// The first error about the file itself or a column, for which no row can be imported.
    #[must_use]
    pub fn error_of_file(&self) -> Option<Finding<'a>> {
        let findings = self.checked.findings.iter();
        let mut of_file = findings.take_while(|finding| finding.place.row.is_none());
        of_file.find(Finding::is_error)
    }

    /// What a person calls a row: its number, and its sheet where several were read.
    #[must_use]
    pub fn row(&self, row: RowNumber) -> String {
        let grouped = |row: RowNumber| Catalog::of(self.task.language()).grouped(row.0);
        match self.observed.row_in_sheet(row) {
            Some((sheet, row)) => format!("{} ({})", grouped(row), escape_control_chars(sheet)),
            None => grouped(row),
        }
    }

    /// A place with the number that its row has in its sheet, and the sheet where several were read.
    #[must_use]
    pub fn in_sheet(&self, place: Place) -> (Option<&'a str>, Place) {
        let observed = self.observed;
        match place.row.and_then(|row| observed.row_in_sheet(row)) {
            Some((sheet, row)) => {
                let row = Some(row);
                (Some(sheet), Place { row, ..place })
            }
            None => (None, place),
        }
    }

    /// The file as a program calls it: with slashes, without what only says that it is in this folder.
    #[must_use]
    pub fn path(&self) -> String {
        let path = match self.file {
            "-" => "stdin".to_owned(),
            file => file.replace('\\', "/"),
        };
        path.strip_prefix("./").map_or(path.clone(), str::to_owned)
    }

    /// The header of the column that a finding is about, as it stands in the file.
    #[must_use]
    pub fn header(&self, finding: Finding<'_>) -> Option<&'a str> {
        let header = self.layout.header(finding.place.column?);
        (!header.is_empty()).then_some(header)
    }

    /// The name of the field that a finding is about.
    #[must_use]
    pub fn field(&self, finding: Finding<'_>) -> Option<&'a str> {
        finding
            .field
            .map(|field| self.task.profile.fields[field].name.as_str())
    }
}

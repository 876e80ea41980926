//! What the screen shows: the list as it was changed, where the person is in it, and what is being asked.

use std::sync::Arc;

use crate::finding::{ColumnIndex, Finding, RowNumber, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::messages::Message;
use crate::report::{ListedProblem, Page};
use crate::review::editor::Editor;
use crate::review::edits::Edits;
use crate::review::history::{History, Step};
use crate::review::list::List;
use crate::review::verdict::Verdict;

/// Which half of the screen keys are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The kinds of problems.
    Problems,
    /// The users.
    Users,
}

/// Which users are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those with the chosen problem.
    OfProblem,
    /// All of the list.
    All,
}

/// What is going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// The person looks around.
    Browse,
    /// The person types the text of a cell.
    Cell(Editor, RowNumber, ColumnIndex),
    /// The person types what a value of a field means.
    Meaning(Editor, String, String),
    /// The person types what to search for.
    Search(Editor),
    /// The keys are shown.
    Help,
    /// Changes of an earlier run are offered.
    Resume,
    /// Whether the mapping is to be written too.
    SaveMapping,
    /// Whether to quit with changes that are not written.
    Quit,
}

/// What the screen shows.
#[derive(Debug)]
pub struct State {
    /// The list as it is in its file.
    pub list: Arc<List>,
    /// What was changed.
    pub edits: Arc<Edits>,
    /// What was changed, step by step.
    pub history: History,
    /// What was changed when it was last written.
    pub written: Arc<Edits>,
    /// What the engine said last.
    pub verdict: Arc<Verdict>,
    /// The same, as a report groups it.
    pub problems: Arc<[ListedProblem]>,
    /// How often something was changed.
    pub changed: u64,
    /// Of which of these the verdict is.
    pub checked: u64,
    /// How values and messages are shown.
    pub page: Page,
    /// The name of the file that is written, for people.
    pub output: String,
    /// The name of the mapping that is written, for people.
    pub mapping: String,
    /// Which half of the screen keys are for.
    pub focus: Focus,
    /// The chosen problem.
    pub problem: usize,
    /// Which users are shown.
    pub shown: Shown,
    /// The rows of these users.
    pub rows: Arc<[RowNumber]>,
    /// The chosen one of these rows.
    pub row: usize,
    /// The chosen column, among those that are shown.
    pub column: usize,
    /// What was searched for last.
    pub searched: String,
    /// What is going on.
    pub mode: Mode,
    /// What there is to say of the last key.
    pub notice: Option<Message>,
    /// Changes of an earlier run that can be made again.
    pub resumable: Step,
    /// How many lines of users the screen shows.
    pub page_length: usize,
}

/// A list that was opened, and how it is shown.
#[derive(Debug)]
pub struct Opened {
    /// The list.
    pub list: Arc<List>,
    /// What the engine says of it.
    pub verdict: Arc<Verdict>,
    /// The same, as a report groups it.
    pub problems: Arc<[ListedProblem]>,
    /// How values and messages are shown.
    pub page: Page,
    /// The name of the file that is written, for people.
    pub output: String,
    /// The name of the mapping that is written, for people.
    pub mapping: String,
    /// Changes of an earlier run that can be made again.
    pub resumable: Step,
}

impl State {
    /// The screen of a list that was just opened.
    #[must_use]
    pub fn new(opened: Opened) -> Self {
        let mut state = Self {
            list: opened.list,
            edits: Arc::default(),
            history: History::default(),
            written: Arc::default(),
            verdict: opened.verdict,
            problems: opened.problems,
            changed: 0,
            checked: 0,
            page: opened.page,
            output: opened.output,
            mapping: opened.mapping,
            focus: Focus::Problems,
            problem: 0,
            shown: Shown::OfProblem,
            rows: Arc::default(),
            row: 0,
            column: 0,
            searched: String::new(),
            mode: if opened.resumable.is_empty() {
                Mode::Browse
            } else {
                Mode::Resume
            },
            notice: None,
            resumable: opened.resumable,
            page_length: 10,
        };
        if state.problems.is_empty() {
            state.shown = Shown::All;
            state.focus = Focus::Users;
        }
        state.list_rows();
        state.go_to_fault();
        state
    }

    /// The chosen problem.
    #[must_use]
    pub fn chosen_problem(&self) -> Option<&ListedProblem> {
        self.problems.get(self.problem)
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen_row(&self) -> Option<RowNumber> {
        self.rows.get(self.row).copied()
    }

    /// The columns that are shown.
    #[must_use]
    pub fn columns(&self) -> Vec<&MappedColumn> {
        self.list.columns()
    }

    /// The chosen column.
    #[must_use]
    pub fn chosen_column(&self) -> Option<ColumnIndex> {
        self.columns().get(self.column)?.column
    }

    /// The findings of a row.
    pub fn findings_of(&self, row: RowNumber) -> impl Iterator<Item = Finding<'_>> {
        self.verdict.checked.findings.of_rows(row..row.below(1))
    }

    /// The finding that is explained: that of the chosen problem in the chosen row, else the first of the chosen cell, of the
    /// row, or of the problem.
    #[must_use]
    pub fn explained(&self) -> Option<Finding<'_>> {
        let (row, column) = (self.chosen_row(), self.chosen_column());
        let problem = self.chosen_problem();
        let findings = &self.verdict.checked.findings;
        let of_problem = || {
            let members = problem.into_iter().flat_map(|problem| &problem.findings);
            members.map(|number| findings.get(*number as usize))
        };
        let Some(row) = row else {
            return of_problem().next();
        };
        let in_cell = |finding: &Finding<'_>| finding.place.column == column;
        let is_chosen = |finding: &Finding<'_>| {
            let same = |problem: &ListedProblem| {
                problem.rule == finding.rule && problem.severity == finding.severity
            };
            problem.is_some_and(same)
        };
        let found = self
            .findings_of(row)
            .find(|finding| in_cell(finding) && is_chosen(finding))
            .or_else(|| self.findings_of(row).find(in_cell))
            .or_else(|| self.findings_of(row).find(is_chosen));
        let of_row = || self.findings_of(row).find(|one| one.place.column.is_none());
        found.or_else(of_row)
    }

    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.verdict.checked.count(severity)
    }

    /// Whether the verdict is of an earlier change.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.checked < self.changed
    }

    /// Whether something was changed that is not written.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.edits != self.written
    }

    /// Lists the rows that are to be shown.
    pub(super) fn list_rows(&mut self) {
        self.rows = match (self.shown, self.chosen_problem()) {
            (Shown::All, _) => self.list.users().into(),
            (Shown::OfProblem, None) => Arc::default(),
            (Shown::OfProblem, Some(problem)) => {
                let findings = &self.verdict.checked.findings;
                let rows = problem.findings.iter();
                let rows = rows.filter_map(|number| findings.get(*number as usize).place.row);
                // They are in order, as the findings are.
                let mut rows: Vec<RowNumber> = rows.collect();
                rows.dedup();
                rows.into()
            }
        };
        self.row = self.row.min(self.rows.len().saturating_sub(1));
    }

    /// Chooses the cell of the chosen row that the chosen problem is about.
    pub(super) fn go_to_fault(&mut self) {
        let (Some(row), Some(problem)) = (self.chosen_row(), self.chosen_problem()) else {
            return;
        };
        let rule = problem.rule;
        let mut findings = self.findings_of(row);
        let column = findings
            .find(|finding| finding.rule == rule && finding.place.column.is_some())
            .and_then(|finding| finding.place.column);
        drop(findings);
        let mut columns = self.columns().into_iter();
        if let Some(index) = columns.position(|of| column.is_some() && of.column == column) {
            self.column = index;
        }
    }
}

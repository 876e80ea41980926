//! Findings that are said together: a rule, the columns, one title, and what tells the rows apart.

use std::cell::OnceCell;

use crate::finding::{ColumnIndex, Finding, Severity};
use crate::messages::{in_full, message, text};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::problems::{self, Problem, Values};
use crate::report::text::lines::cut;
use crate::report::validation::Validation;
use crate::rules;

/// How many columns are named.
const NAMED: usize = 2;

/// The longest header that is shown whole.
const HEADER: usize = 40;

/// How many messages are compared to see what they have in common.
const COMPARED: usize = 50;

/// Findings that are said together.
pub(in crate::report) struct Block<'a> {
    pub(in crate::report) problem: Problem<'a>,
    /// What is said of all of them.
    pub(in crate::report) title: String,
    pub(in crate::report) row_message: RowMessage,
    /// How often its values occur: counted when that is first asked for.
    values: OnceCell<Values<'a>>,
    /// Whether `--fix` settles any of them.
    pub(in crate::report) is_fixable: bool,
}

/// What the title leaves to be said of each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum RowMessage {
    /// Nothing: the title says all.
    None,
    /// What stands in the message behind the title.
    Rest,
    /// The whole message.
    Whole,
    /// Which rows belong together.
    Groups,
}

/// What a report shows, the most frequent first.
pub(in crate::report) struct Blocks<'a> {
    pub(in crate::report) errors: Vec<Block<'a>>,
    pub(in crate::report) warnings: Vec<Block<'a>>,
    /// How many findings follow from another one and are not shown for that.
    pub(in crate::report) folded: u64,
}

/// The blocks of a report. `by_column`: whether warnings of one rule are said for each column, as errors always are.
pub(in crate::report) fn blocks<'a>(
    report: &Validation<'a>,
    page: Page,
    by_column: bool,
) -> Blocks<'a> {
    let mut folded = 0;
    let shows_all = page.detail.is_full;
    let is_folded = |finding: &Finding<'_>| !shows_all && follows(report, finding);
    let findings = report.checked.findings.iter();
    folded += findings.filter(|finding| is_folded(finding)).count() as u64;
    let problems = problems::problems_among(report, |finding| folded == 0 || !is_folded(finding));
    let (mut errors, mut warnings): (Vec<Problem<'a>>, Vec<Problem<'a>>) = (Vec::new(), Vec::new());
    for problem in problems {
        let is_error = problem.first.severity == Severity::Error;
        let list = if is_error { &mut errors } else { &mut warnings };
        let across = !is_error && !by_column;
        let known = list
            .iter_mut()
            .find(|known| belong_together(known, &problem, across, page));
        match known {
            Some(known) => known.join(problem),
            None => list.push(problem),
        }
    }
    let block = |problem| Block::new(problem, page);
    let mut blocks = Blocks {
        errors: errors.into_iter().map(block).collect(),
        warnings: warnings.into_iter().map(block).collect(),
        folded,
    };
    let count = |block: &Block<'_>| std::cmp::Reverse(block.problem.count());
    blocks.errors.sort_by_key(count);
    blocks.warnings.sort_by_key(count);
    blocks
}

/// Whether a finding is explained by another one that is shown and no milder.
fn follows(report: &Validation<'_>, finding: &Finding<'_>) -> bool {
    let Some(cause) = finding.consequence_of else {
        return false;
    };
    let explains = |other: &Finding<'_>| other.rule == cause && other.severity >= finding.severity;
    let findings = &report.checked.findings;
    if let Some(row) = finding.place.row {
        let mut of_row = findings.of_rows(row..row.below(1));
        return of_row.any(|other| explains(&other));
    }
    let mut of_file = findings
        .iter()
        .take_while(|other| other.place.row.is_none());
    of_file.any(|other| explains(&other))
}

/// Whether two problems are said together: those of one rule, about one column unless `across`, and with one lead.
fn belong_together(one: &Problem<'_>, other: &Problem<'_>, across: bool, page: Page) -> bool {
    let is_of_rows = |problem: &Problem<'_>| problem.first.place.row.is_some();
    let same = one.first.rule == other.first.rule && is_of_rows(one) == is_of_rows(other);
    if !same || across {
        return same && is_of_rows(one);
    }
    let lead = |problem: &Problem<'_>| {
        let text = page.message(problem.first.message);
        lead(&text).map(str::to_owned)
    };
    one.columns == other.columns && lead(one).is_some_and(|one| Some(one) == lead(other))
}

/// What a message says before the first colon, if it goes on behind it.
pub(in crate::report) fn lead(message: &str) -> Option<&str> {
    // French has a space before the colon.
    message.split_once(": ").map(|(lead, _)| lead.trim_end())
}

impl<'a> Block<'a> {
    fn new(problem: Problem<'a>, page: Page) -> Self {
        let (title, row_message) = title(&problem, page);
        let is_fixable = problem.findings().any(|finding| finding.fix().is_some());
        Self {
            values: OnceCell::new(),
            is_fixable,
            problem,
            title,
            row_message,
        }
    }

    /// How often its values occur.
    pub(in crate::report) fn values(&self) -> &Values<'a> {
        self.values.get_or_init(|| self.problem.values())
    }

    /// The columns that it is about, named; nothing where it is about rows or the file.
    pub(in crate::report) fn columns(&self, report: &Validation<'_>) -> String {
        named(report, &self.problem.columns)
    }

    /// What is said of one finding beside the title.
    pub(in crate::report) fn said_of(&self, finding: Finding<'_>, page: Page) -> String {
        match self.row_message {
            RowMessage::None | RowMessage::Groups => String::new(),
            RowMessage::Whole => page.message(finding.message),
            RowMessage::Rest => {
                let message = page.message(finding.message);
                let tail = message.split_once(": ").map(|(_, tail)| tail);
                tail.unwrap_or(&message).to_owned()
            }
        }
    }
}

fn title(problem: &Problem<'_>, page: Page) -> (String, RowMessage) {
    let first = page.message(problem.first.message);
    if problem.is_said_once {
        return (first, RowMessage::None);
    }
    let sentence = || {
        let rule = rules::named(problem.first.rule);
        rule.map_or(String::new(), |rule| page.message(&rule.title()))
    };
    if problem.first.group.len() > 1 {
        return (sentence(), RowMessage::Groups);
    }
    let mut messages = problem
        .findings()
        .take(COMPARED)
        .map(|finding| finding.message);
    let common = lead(&first);
    let mut has_lead = |lead_of_all: &str| {
        messages.all(|message| lead(&page.message(message)) == Some(lead_of_all))
    };
    match common.filter(|common| has_lead(common)) {
        Some(common) => (common.to_owned(), RowMessage::Rest),
        None => (sentence(), RowMessage::Whole),
    }
}

/// The first columns by header and letters, and how many there are beside them.
fn named(report: &Validation<'_>, columns: &[ColumnIndex]) -> String {
    let shown = if columns.len() == NAMED + 1 {
        NAMED + 1
    } else {
        NAMED
    };
    let names = columns.iter().take(shown);
    let mut names: Vec<String> = names.map(|column| name(report, *column)).collect();
    if let more @ 1.. = columns.len().saturating_sub(shown) {
        let more = message!("list-more", count = more);
        names.push(more.text(report.task.language(), &in_full));
    }
    names.join(", ")
}

/// A column by its header and letters: `Email (C)`.
pub(in crate::report) fn name(report: &Validation<'_>, column: ColumnIndex) -> String {
    match report.layout.header(column) {
        "" => {
            let column = text(column.to_string());
            message!("report-column", column).text(report.task.language(), &in_full)
        }
        header => {
            let header = escape_control_chars(header);
            format!("{} ({column})", cut(&header, HEADER))
        }
    }
}

//! What checking a file came to.

use std::collections::HashSet;

use crate::finding::{Finding, Findings, RowNumber, Severity};
use crate::messages::{Message, message};
use crate::source::block::Bookmark;

/// What checking a file came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Everything that is wrong, in the order of the file; what is about the file or a column comes first.
    pub findings: Findings,
    /// How many users the file holds.
    pub users: u64,
    /// The rows of those that have an error, in order.
    pub failed: Vec<RowNumber>,
    /// The rows below the headers that are not users, in order: totals, footers, examples.
    pub skipped_rows: Vec<RowNumber>,
    /// The rows that a person wanted skipped, in order.
    pub skipped_on_request: Vec<RowNumber>,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
    /// The row in which a quote opens that never closes. Where the rows behind it end is not known.
    pub unclosed_quote: Option<RowNumber>,
    /// Where its records stand, in order; none where they can only be found from the start of the file.
    pub bookmarks: Vec<Bookmark>,
    /// A hash of the file's bytes.
    pub digest: u128,
}

/// A rule that could not check, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// The name of the rule.
    pub rule: &'static str,
    /// What is missing, and the flag that would change it.
    pub reason: Message,
}

impl NotChecked {
    /// The rules of whose findings some are counted and not kept, with how many.
    #[must_use]
    pub fn unkept(findings: &Findings) -> Vec<Self> {
        let Some(most) = findings.most() else {
            return Vec::new();
        };
        let counts = findings.unkept().counts();
        let note = |(rule, count)| Self {
            rule,
            reason: message!("findings-not-kept", count, most = most.get()),
        };
        counts.map(note).collect()
    }
}

impl Checked {
    /// How many findings have that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.count(severity)
    }

    /// What could not be checked, and what is not kept, in the order of the rules.
    #[must_use]
    pub fn missed(&self) -> Vec<NotChecked> {
        let mut missed = NotChecked::unkept(&self.findings);
        missed.extend(self.not_checked.iter().cloned());
        missed.sort_by_key(|missed| missed.rule);
        missed
    }

    /// Adds findings that no rule made. Where one of them is an error, its row has failed.
    pub fn add(&mut self, findings: &Findings) {
        let errors = findings.iter().filter(Finding::is_error);
        self.failed
            .extend(errors.filter_map(|error| error.place.row));
        self.failed.sort_unstable();
        self.failed.dedup();
        self.findings.append(findings);
        self.findings.sort();
    }

    /// Takes out the findings that are settled otherwise. A row whose errors all are is one of those without.
    pub fn settle(&mut self, is_settled: impl Fn(Finding<'_>) -> bool) {
        self.findings.retain(|finding| !is_settled(finding));
        let errors = self.findings.iter().filter(Finding::is_error);
        let left: HashSet<RowNumber> = errors.filter_map(|error| error.place.row).collect();
        let unkept = self.findings.unkept();
        self.failed
            .retain(|row| left.contains(row) || unkept.has_error_in(*row));
    }
}

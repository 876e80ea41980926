//! The problems of a report as a list that a person goes through.

use std::cmp::Reverse;

use crate::finding::Severity;
use crate::report::format::Page;
use crate::report::text::block::{Block, blocks};
use crate::report::validation::Validation;

/// A kind of problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedProblem {
    /// The severity.
    pub severity: Severity,
    /// The name of the rule.
    pub rule: &'static str,
    /// The columns that it is about, named; nothing where it is about rows or the file.
    pub columns: String,
    /// What is said of all of its findings.
    pub title: String,
    /// The numbers of its findings, in order.
    pub findings: Vec<u32>,
    /// Whether `--fix` settles any of them.
    pub is_fixable: bool,
}

/// The problems of a report, grouped as it groups them: errors first, then by column, the most frequent first.
#[must_use]
pub fn listed_problems(report: &Validation<'_>, page: Page) -> Vec<ListedProblem> {
    let blocks = blocks(report, page, true);
    let mut all: Vec<Block<'_>> = blocks.errors.into_iter().chain(blocks.warnings).collect();
    all.sort_by_key(|block| {
        let first = &block.problem.first;
        let column = block.problem.columns.first().copied();
        (
            Reverse(first.severity),
            column,
            Reverse(block.problem.count()),
        )
    });
    let listed = all.into_iter().map(|block| ListedProblem {
        severity: block.problem.first.severity,
        rule: block.problem.first.rule,
        columns: block.columns(report),
        title: block.title,
        is_fixable: block.is_fixable,
        findings: block.problem.members,
    });
    listed.collect()
}

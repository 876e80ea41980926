//! The engine: runs the rules over a source, on every core, in one pass.

mod again;
mod between;
mod covered;
mod eye;
mod groups;
mod held;
pub mod mender;
mod plan;
mod remembered;
mod seen;
mod tallies;

use std::collections::HashSet;
use std::io;
use std::num::NonZeroUsize;

use crate::check::eye::{Eye, Outcome};
use crate::check::plan::Plan;
use crate::check::seen::Seen;
use crate::finding::{Finding, Severity};
use crate::mapping::RuleSettings;
use crate::profile::Profile;
use crate::rule::{Rule, Setup};
use crate::rules;
use crate::source::Source;
use crate::source::pass;
use crate::user::list::{Named, UserList};

/// What checking a file came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Everything that is wrong, in the order of the file; what is about the file or a column comes first.
    pub findings: Vec<Finding>,
    /// How many users the file holds.
    pub users: u64,
    /// The rows of those that have an error, in order.
    pub failed: Vec<u64>,
    /// The rows below the headers that are no users, in order: totals, footers, examples.
    pub skipped_rows: Vec<u64>,
    /// What could not be checked.
    pub not_checked: Vec<NotChecked>,
    /// A fingerprint of the file's bytes.
    pub digest: u128,
}

/// A rule that could not do its work, and what it would need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotChecked {
    /// The name of the rule.
    pub rule: &'static str,
    /// Why, and what would change it.
    pub reason: String,
}

impl Checked {
    /// How many findings have that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Takes out what is settled otherwise. A row whose errors all are is one of those without.
    pub fn settle(&mut self, is_settled: impl Fn(&Finding) -> bool) {
        self.findings.retain(|finding| !is_settled(finding));
        let errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        let left: HashSet<u64> = errors.filter_map(|error| error.place.row).collect();
        self.failed.retain(|row| left.contains(row));
    }
}

/// How much the findings of each rule weigh: the rule's word, then the profile's, then the mapping's.
#[derive(Debug, Clone)]
pub struct RuleLevels(Vec<Option<Severity>>);

impl RuleLevels {
    /// The severities under a profile and a mapping.
    #[must_use]
    pub fn new(profile: &Profile, settings: &RuleSettings) -> Self {
        let severity = |rule: &Rule| rule.effective_severity(profile, settings);
        Self(rules::ALL.iter().map(severity).collect())
    }
}

/// Checks a file.
///
/// # Errors
/// When it cannot be read.
pub fn run(
    source: &Source,
    setup: &Setup<'_>,
    levels: &RuleLevels,
    threads: NonZeroUsize,
) -> io::Result<Checked> {
    let mut checked = Checked::default();
    let named = Named::new(setup.current.map_or(0, UserList::len));
    let setup = &Setup {
        named: Some(&named),
        ..*setup
    };
    let plan = Plan::new(setup, levels, &mut checked);
    let mut all = Seen::new(&plan);
    let reader = pass::over(
        source.read()?,
        threads,
        |block| Eye::new(&plan, setup).look(block),
        |block: Outcome| all.add(block, &mut checked),
    )?;
    checked.digest = source.digest(&reader);
    all.conclude(source, setup, &plan, threads, &mut checked)?;
    checked.findings.sort_by(|one, other| {
        (one.place.row, one.place.column, one.rule).cmp(&(
            other.place.row,
            other.place.column,
            other.rule,
        ))
    });
    let above = setup.observed.header_row.last_row;
    let mut failed: Vec<u64> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| finding.place.row.filter(|row| *row > above))
        .collect();
    failed.dedup();
    checked.failed = failed;
    checked.not_checked.sort();
    checked.not_checked.dedup();
    Ok(checked)
}

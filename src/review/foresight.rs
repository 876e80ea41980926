//! What a plan would say of a list. That takes longer than a check, so that what it said last is said until it was asked again.

use std::fmt;
use std::io;

use crate::check::RuleLevels;
use crate::finding::{Findings, RowNumber};
use crate::review::edits::Edits;
use crate::review::verdict::Verdict;

/// Adds to what was found in a list what a plan would say of it. `review` makes no plans: who opens a list knows how.
pub struct Foresight(Box<Foresee>);

/// Is given a verdict and the rows that are skipped; returns the verdict with what a plan would say, and that alone.
type Foresee = dyn Fn(Verdict, Vec<RowNumber>) -> io::Result<(Verdict, Findings)> + Send + Sync;

impl Foresight {
    /// What `foresee` makes of a verdict and of the rows that are skipped: the verdict with more findings, and these alone.
    pub fn new(
        foresee: impl Fn(Verdict, Vec<RowNumber>) -> io::Result<(Verdict, Findings)>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self(Box::new(foresee))
    }

    pub(super) fn foresee(
        &self,
        verdict: Verdict,
        skipped: Vec<RowNumber>,
    ) -> io::Result<(Verdict, Findings)> {
        (self.0)(verdict, skipped)
    }
}

impl fmt::Debug for Foresight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Foresight")
    }
}

/// What a plan said last.
#[derive(Debug, Default)]
pub(super) struct LastForeseen {
    edits: Edits,
    findings: Findings,
}

impl LastForeseen {
    pub(super) fn new(edits: Edits, findings: Findings) -> Self {
        Self { edits, findings }
    }

    /// What is still to be said with other edits: nothing of rows that were changed since, or by rules that are off.
    pub(super) fn still(&self, edits: &Edits, levels: &RuleLevels) -> Findings {
        let changed = self.edits.rows_unlike(edits);
        let mut findings = self.findings.clone();
        findings.retain(|finding| {
            let is_changed = finding.place.row.is_some_and(|row| changed.contains(&row));
            !is_changed && levels.severity(finding.rule).is_some()
        });
        findings
    }
}

//! A plan, and what is to be said of it.

use crate::finding::Findings;
use crate::messages::Message;
use crate::plan::Plan;
use crate::plan::bound::BoundPlan;
use crate::plan::impact::Impact;
use crate::plan::safeguard::Stop;
use crate::report::validation::NextStep;

/// A plan, and what is to be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Planned<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its changes, with the users that they are about.
    pub bound: &'a BoundPlan<'a>,
    /// The file, or the saved plan, as it was named.
    pub file: &'a str,
    /// The mapping file, where nobody named it.
    pub mapping: Option<&'a str>,
    /// The current users as they were named.
    pub current: &'a str,
    /// What it does to the target as a whole.
    pub impact: &'a Impact,
    /// The fewest members that a group should have.
    pub smallest_group: Option<u64>,
    /// What stops it.
    pub stops: &'a [Stop],
    /// What was found in the file.
    pub findings: &'a Findings,
    /// Its fingerprint.
    pub digest: &'a str,
    /// The file that is changed when the plan is carried out; none where it is only shown.
    pub place: Option<&'a str>,
    /// What a person can do next.
    pub next: &'a [NextStep],
    /// What else is worth knowing.
    pub notes: &'a [Message],
}

//! A plan, and what it would do to the current users.

use crate::check::Task;
use crate::commands::Error;
use crate::commands::planning::prepared::PreparedPlan;
use crate::current::CurrentUsers;
use crate::finding::Findings;
use crate::plan::bound::BoundPlan;
use crate::plan::digest;
use crate::plan::impact::Impact;
use crate::plan::safeguard::{self, Accepted, Circumstances, Stop};
use crate::report::Planned;

/// A plan, and what it would do to the current users.
pub struct AssessedPlan<'p> {
    /// What the run is about.
    pub task: &'p Task,
    /// The plan, and how it came about.
    pub prepared: &'p PreparedPlan,
    /// The current users.
    pub current: &'p CurrentUsers,
    /// The changes, with the users that they are about.
    pub bound: BoundPlan<'p>,
    /// Its fingerprint.
    pub digest: String,
    impact: Impact,
}

impl<'p> AssessedPlan<'p> {
    /// Finds out what a plan would do.
    ///
    /// # Errors
    /// Never in practice: the plan is written to memory for its digest.
    pub fn new(
        prepared: &'p PreparedPlan,
        current: &'p CurrentUsers,
        task: &'p Task,
    ) -> Result<Self, Error> {
        let (plan, profile) = (&prepared.plan, &task.profile);
        let bound = BoundPlan::new(&plan.changes, &current.users, profile);
        let digest = digest::digest(plan, profile).map_err(|source| Error::Write {
            path: "the digest".into(),
            source,
        })?;
        Ok(Self {
            impact: Impact::new(&bound, &task.mapping.org, prepared.now),
            task,
            prepared,
            current,
            bound,
            digest,
        })
    }

    /// Why the plan must not be carried out. What is accepted does not stop it if the number is exact.
    #[must_use]
    pub fn stops(&self, accepted: &[Accepted]) -> Vec<Stop> {
        let protected = self.task.mapping.org.protected.as_deref();
        let circumstances = Circumstances {
            impact: &self.impact,
            counts: self.prepared.plan.counts,
            renames: self.prepared.plan.renames,
            end: self.prepared.end,
            unread: &self.prepared.unread,
            protected: protected.unwrap_or_default(),
        };
        safeguard::stops(&self.bound, &circumstances, accepted)
    }

    /// The plan for a report. `file` is the list or the saved plan as it was named.
    #[must_use]
    pub fn planned<'a>(
        &'a self,
        file: &'a str,
        stops: &'a [Stop],
        findings: &'a Findings,
    ) -> Planned<'a> {
        Planned {
            plan: &self.prepared.plan,
            bound: &self.bound,
            file,
            current: &self.current.name,
            impact: &self.impact,
            smallest_group: self.task.smallest_group(),
            stops,
            findings,
            digest: &self.digest,
            place: None,
            next: &[],
            mapping: self.task.default_mapping(),
            notes: &self.prepared.notes,
        }
    }
}

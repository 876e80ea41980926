//! What carrying out a plan came to.

use crate::finding::Findings;
use crate::plan::Plan;
use crate::plan::changes::{Change, Kind};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;

/// A plan that was carried out.
#[derive(Debug, Clone, Copy)]
pub struct Applied<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The target.
    pub profile: &'a Profile,
    /// The list or the plan, as it was named.
    pub file: &'a str,
    /// The current users, or the new export, as they were named.
    pub current: &'a str,
    /// What was found in the list.
    pub findings: &'a Findings,
}

impl Applied<'_> {
    /// How many rows the list has; none where what was done takes a plan back.
    pub(super) fn read(&self) -> u64 {
        let plan = self.plan;
        if plan.is_undo() {
            return 0;
        }
        let with_row = plan
            .changes
            .iter()
            .filter(|change| change.head.row.is_some());
        let counts = plan.counts;
        with_row.count() as u64 + counts.unchanged + counts.skipped + counts.failed
    }

    /// Those whose linked accounts are a matter of their own.
    pub(super) fn with_linked_accounts(&self) -> impl Iterator<Item = Change<'_>> {
        let linked = self.plan.options.linked.is_some();
        let deleted = |change: &Change<'_>| change.head.kind == Kind::Delete;
        self.plan
            .changes
            .iter()
            .filter(move |change| linked && deleted(change))
    }

    pub(super) fn address<'c>(&self, change: &Change<'c>) -> &'c str {
        let mut addresses = self.profile.addresses().map(LocalizedField::plain);
        let address = addresses.find_map(|localized| change.expects(localized));
        address.unwrap_or_else(|| change.key(self.profile))
    }
}

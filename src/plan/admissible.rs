//! Whether a plan that was read is one that its target could have.

use crate::plan::changes::{Change, Kind};
use crate::plan::{Plan, Purpose};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::{Absent, Existing, OperationKind};

/// Why a plan cannot have been made for the target; nothing where it can. A plan is a file that people can edit.
#[must_use]
pub fn fault(plan: &Plan, profile: &Profile) -> Option<String> {
    if let Purpose::Operation(kind) = plan.purpose
        && !profile.operations.contains_key(&kind)
    {
        return Some(format!(
            "`{}` has no operation `{kind}`",
            profile.display_name()
        ));
    }
    let mut faults = plan.changes.iter();
    faults.find_map(|change| {
        let fault = fault_of(&change, plan, profile)?;
        Some(format!("its change {} {fault}", change.number + 1))
    })
}

fn fault_of(change: &Change<'_>, plan: &Plan, profile: &Profile) -> Option<String> {
    let kind = change.head.kind;
    if !offers(kind, plan.purpose, profile) {
        return Some(format!(
            "is to {kind} a user, which {} does not do here",
            profile.display_name()
        ));
    }
    let value = |localized: LocalizedField| match kind {
        Kind::Create => change.sets(localized),
        _ => change.expects(localized),
    };
    let mut keys = profile.match_keys().map(LocalizedField::plain);
    if !keys.any(|key| value(key).is_some_and(|value| !value.is_empty())) {
        return Some("has no value by which the user is recognized".into());
    }
    let is_new = kind == Kind::Create && plan.purpose != Purpose::Undo;
    if is_new && change.head.id.is_some() {
        return Some("gives a new user an `id`, which only the database does".into());
    }
    None
}

/// Whether a plan for this purpose can have such a change under a profile.
fn offers(kind: Kind, purpose: Purpose, profile: &Profile) -> bool {
    let archives = profile.archived_by().is_some();
    let operation = match purpose {
        // What takes a change back depends on the change, whatever the target offers.
        Purpose::Undo => return kind != Kind::Archive || archives,
        Purpose::Operation(operation) => operation,
    };
    let Some(offered) = profile.operations.get(&operation) else {
        return false;
    };
    let deletes = operation == OperationKind::Delete;
    match kind {
        Kind::Create => !deletes,
        Kind::Update => {
            !deletes
                && (offered.existing.is_empty() || offered.existing.contains(&Existing::Update))
        }
        Kind::Archive => archives && offered.absent.contains(&Absent::Archive),
        Kind::Delete => deletes || offered.absent.contains(&Absent::Delete),
    }
}

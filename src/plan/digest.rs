//! A fingerprint of what a plan does, by which an approver can sign it off without keeping a file of personal data.

use std::io::{self, Write};

use crate::plan::Plan;
use crate::plan::file;
use crate::profile::Profile;

/// How many signs a digest has.
const LENGTH: usize = 32;

/// The digest of a plan: of its changes, with what they expect, and of the current users, the operation and the choices that
/// they were made for. The same plan has the same digest, however often it is made.
///
/// # Errors
/// Never in practice: the plan is written to memory.
pub fn digest(plan: &Plan, profile: &Profile) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut output = io::BufWriter::with_capacity(64 * 1024, &mut hasher);
    file::write_terms(plan, &mut output)?;
    for change in plan.changes.iter() {
        file::write_change(&change, profile, &mut output)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    drop(output);
    Ok(hasher.finalize().to_hex()[..LENGTH].to_owned())
}

#[cfg(test)]
mod tests {
    use crate::current::Identity;
    use crate::finding::RowNumber;
    use crate::mapping::column::Policy;
    use crate::plan::digest::digest;
    use crate::plan::skipped_row::{SkipReason, SkippedRow};
    use crate::plan::testing::{compare, current, file, options, plan, profile, with_policy};
    use crate::plan::{Counts, Plan, Purpose};
    use crate::profile::operation::OperationKind;

    fn example(city: &str) -> Plan {
        let users = current(&["11 number=1 email=anna@example.com city=Bonn"]);
        let row = format!("2 number=1 email=anna@example.com city={city}");
        let changes = compare(OperationKind::Import, &file(&[&row]), &users, &options()).changes;
        plan(changes, options())
    }

    fn of(plan: &Plan) -> String {
        digest(plan, &profile()).expect("a hash takes everything")
    }

    /// A person has approved this.
    #[test]
    fn a_digest_is_the_same_in_every_run_and_version() {
        assert_eq!(of(&example("Rome")), "ce5a63179f9694502d31a66c1164db77");
    }

    #[test]
    fn a_digest_is_that_of_what_is_done_and_not_of_who_looked() {
        let mut plan = example("Rome");
        let digest = of(&plan);
        plan.run_id = "1".into();
        plan.unchanged.push(RowNumber(7));
        plan.counts = Counts::default();
        plan.skipped.push(SkippedRow {
            row: RowNumber(8),
            key: "b".into(),
            reason: SkipReason::Asked,
        });
        assert_eq!(of(&plan), digest);
    }

    #[test]
    fn whatever_is_done_otherwise_has_another_digest() {
        let digest = of(&example("Rome"));
        let others = [
            example("rome"),
            Plan {
                purpose: Purpose::Operation(OperationKind::Sync),
                ..example("Rome")
            },
            Plan {
                current: Identity::File,
                ..example("Rome")
            },
            Plan {
                current: Identity::Database("other".into()),
                ..example("Rome")
            },
            Plan {
                options: with_policy("city", Policy::FillIfEmpty),
                ..example("Rome")
            },
            Plan {
                changes: example("Rome").changes.filtered(&|_| false),
                ..example("Rome")
            },
        ];
        for other in others {
            assert_ne!(of(&other), digest, "{other:?}");
        }
    }
}

//! Whether the current users are still as a plan expects them.

use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Change, Kind};
use crate::plan::unique::{self, Owner};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// A user who is not as the plan expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// What a person calls the user.
    pub key: String,
    /// What is not as expected.
    pub what: What,
}

/// What is not as a plan expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The user is not there any more.
    Gone,
    /// A user who was to be made is there already.
    There,
    /// Another user has a value by now that only one user can have.
    Taken {
        /// The name of the field.
        localized: String,
        /// Who has it.
        by: Owner,
    },
    /// A value is another one.
    Changed {
        /// The name of the localized field.
        localized: String,
        /// What the plan expects.
        expected: String,
        /// What is there.
        found: String,
    },
}

/// The users who are not as a plan expects them, in the order of the plan.
#[must_use]
pub fn find(plan: &BoundPlan<'_>) -> Vec<Stale> {
    let (users, profile) = (plan.users(), plan.profile());
    let mut stale: Vec<Stale> = Vec::new();
    for (change, user) in plan.iter() {
        let what = match (change.head.kind, user) {
            (Kind::Create, _) => is_there(&change, users).then_some(What::There),
            (_, None) => Some(What::Gone),
            (_, Some(user)) => differs(&change, user, users, profile),
        };
        stale.extend(what.map(|what| Stale {
            key: change.key(profile).to_owned(),
            what,
        }));
    }
    if stale.is_empty() {
        for (number, (field, by)) in unique::taken(plan) {
            stale.push(Stale {
                key: plan.changes().get(number).key(profile).to_owned(),
                what: What::Taken {
                    localized: profile.fields[field].name.clone(),
                    by,
                },
            });
        }
    }
    stale
}

/// Whether another user has the number that a user is to get back. Match keys are left to [`unique::taken`], because the plan
/// itself may make room for one.
fn is_there(change: &Change<'_>, users: &UserList) -> bool {
    change.head.id.is_some_and(|id| users.in_row(id).is_some())
}

fn differs(change: &Change<'_>, user: UserId, users: &UserList, profile: &Profile) -> Option<What> {
    let changed = |localized: LocalizedField, expected: &[&str]| {
        let found: Vec<&str> = users.values(user, localized).collect();
        let same =
            expected.len() == found.len() && expected.iter().all(|value| found.contains(value));
        (!same).then(|| What::Changed {
            localized: profile.localized_name(localized),
            expected: expected.join(", "),
            found: found.join(", "),
        })
    };
    // A value that the plan does not know would be lost with its user, and no plan could bring it back.
    let own = users
        .all(user)
        .map(|(localized, _)| localized)
        .filter(|localized| {
            change.head.kind == Kind::Delete && change.expects(*localized).is_none()
        });
    let unknown = own.map(|localized| (localized, Vec::new()));
    let mut localized_fields = change.expect().chain(unknown);
    localized_fields.find_map(|(localized, expected)| changed(localized, &expected))
}

#[cfg(test)]
mod tests {
    use crate::plan::bound::BoundPlan;
    use crate::plan::changes::Changes;
    use crate::plan::stale::{self, Stale, What};
    use crate::plan::testing::{compare, current, file, options, profile};
    use crate::profile::operation::OperationKind;

    /// Who is not as expected, where Anna was to get another city and other groups, Ben to go, and Dan to come.
    fn stale(now: &[&str]) -> Vec<Stale> {
        let then = current(&[
            "11 number=1 email=anna@example.com city=Bonn groups=Sales groups=Board",
            "12 number=2 email=ben@example.com",
        ]);
        let people = file(&[
            "2 number=1 city=Rome groups=Works",
            "3 email=dan@example.com badge=K1",
        ]);
        let mut changes = Changes::default();
        for (operation, people) in [
            (OperationKind::Import, people),
            (OperationKind::Delete, file(&["4 number=2"])),
        ] {
            let more = compare(operation, &people, &then, &options()).changes;
            for change in more.iter() {
                changes.add(change.head, change.expect_pieces(), change.set_pieces());
            }
        }
        let (now, profile) = (current(now), profile());
        stale::find(&BoundPlan::new(&changes, &now, &profile))
    }

    fn changed(localized: &str, expected: &str, found: &str) -> What {
        What::Changed {
            localized: localized.into(),
            expected: expected.into(),
            found: found.into(),
        }
    }

    const ANNA: &str =
        "11 number=1 email=anna@example.com city=Bonn groups=Board groups=Sales badge=K7";
    const BEN: &str = "12 number=2 email=ben@example.com";

    #[test]
    fn what_a_plan_does_not_mention_may_change() {
        assert_eq!(stale(&[ANNA, BEN, "13 email=eva@example.com"]), []);
    }

    #[test]
    fn another_value_is_found_and_named() {
        for (now, what) in [
            (
                ANNA.replace("Bonn", "bonn"),
                changed("city", "Bonn", "bonn"),
            ),
            (ANNA.replace(" city=Bonn", ""), changed("city", "Bonn", "")),
            (
                ANNA.replace("anna@", "Anna@"),
                changed("email", "anna@example.com", "Anna@example.com"),
            ),
            (
                ANNA.replace(" groups=Board", ""),
                changed("groups", "Sales, Board", "Sales"),
            ),
            (ANNA.replace("11 ", "10 "), What::Gone),
        ] {
            let key = "anna@example.com".into();
            assert_eq!(stale(&[&now, BEN]), [Stale { key, what }]);
        }
    }

    /// What is deleted has to be known, so that it can be restored.
    #[test]
    fn who_is_to_be_deleted_has_got_no_value_since() {
        let what = changed("city", "", "Rome");
        let key = "ben@example.com".into();
        let ben = format!("{BEN} city=Rome");
        assert_eq!(stale(&[ANNA, &ben]), [Stale { key, what }]);
    }

    #[test]
    fn what_another_user_got_since_is_taken() {
        for (other, localized) in [
            ("13 email=DAN@example.com", "email"),
            ("13 email=eva@example.com badge=k1", "badge"),
        ] {
            let stale = stale(&[ANNA, BEN, other]);
            assert_eq!(stale.len(), 1);
            assert_eq!(stale[0].key, "dan@example.com");
            assert!(
                matches!(&stale[0].what, What::Taken { localized: taken, .. } if taken == localized)
            );
        }
    }
}

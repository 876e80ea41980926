//! The plan that takes another one back.

use crate::plan::changes::{Change, Changes, Head, Kind};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;

/// What a change came to that the plan could not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The number that a new user has in a database.
    pub id: Option<u64>,
    /// The values that only the target issues: the time at which a user was archived.
    pub given: Vec<(LocalizedField, String)>,
}

/// The changes that take others back, which were carried out. `made` says what each of them came to. The last change is
/// taken back first.
#[must_use]
pub fn inverse(changes: &Changes, made: &[Made], profile: &Profile) -> Changes {
    let mut inverse = Changes::default();
    for change in changes.iter().rev() {
        let made = &made[change.number];
        let given = || {
            made.given
                .iter()
                .map(|(localized, value)| (*localized, value.as_str()))
        };
        match change.head.kind {
            Kind::Create => {
                let set = change.set_pieces();
                let own =
                    set.filter(|(localized, _)| given().all(|(given, _)| given != *localized));
                let head = Head {
                    kind: Kind::Delete,
                    id: made.id,
                    row: None,
                };
                inverse.add(head, own.chain(given()), []);
            }
            Kind::Delete => {
                let head = Head {
                    kind: Kind::Create,
                    ..change.head
                };
                inverse.add(head, [], change.expect_pieces());
            }
            Kind::Update | Kind::Archive => {
                let head = Head {
                    kind: taken_back(&change, profile),
                    ..change.head
                };
                let written = |localized: LocalizedField| {
                    change.sets(localized).is_some() || given().any(|(given, _)| given == localized)
                };
                let kept = change
                    .expect_pieces()
                    .filter(|(localized, _)| !written(*localized));
                let before = change
                    .expect_pieces()
                    .filter(|(localized, _)| written(*localized));
                inverse.add(head, kept.chain(change.set_pieces()).chain(given()), before);
            }
        }
    }
    inverse
}

/// What takes an update back: one that brought a user back archives the user again.
fn taken_back(change: &Change<'_>, profile: &Profile) -> Kind {
    if change.brings_back(profile) {
        Kind::Archive
    } else {
        Kind::Update
    }
}

//! The changes of a plan together with the users that they are about.

use crate::plan::changes::{Change, Changes, Kind};
use crate::plan::lookup::KeyLookup;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// The changes of a plan, and for each of them the current user that it is about.
///
/// Whatever judges a plan takes one of these: which user a change means is found out once, and cannot be mixed up with
/// another list of users.
#[derive(Debug)]
pub struct BoundPlan<'b> {
    changes: &'b Changes,
    users: &'b UserList,
    profile: &'b Profile,
    /// By the number of the change; none for a new user, and for one who is not there any more.
    located: Vec<Option<UserId>>,
}

impl<'b> BoundPlan<'b> {
    /// Finds the user of each change. The users must be findable by the match keys of the profile.
    #[must_use]
    pub fn new(changes: &'b Changes, users: &'b UserList, profile: &'b Profile) -> Self {
        let mut lookup = KeyLookup::new(users, profile);
        let located = changes.iter();
        let located = located.map(|change| locate(&change, users, &mut lookup));
        Self {
            changes,
            users,
            profile,
            located: located.collect(),
        }
    }

    /// The changes.
    #[must_use]
    pub fn changes(&self) -> &'b Changes {
        self.changes
    }

    /// The current users.
    #[must_use]
    pub fn users(&self) -> &'b UserList {
        self.users
    }

    /// The target system.
    #[must_use]
    pub fn profile(&self) -> &'b Profile {
        self.profile
    }

    /// The current user that a change is about; none for a new user, and for one who is not there any more.
    #[must_use]
    pub fn user(&self, change: &Change<'_>) -> Option<UserId> {
        self.located[change.number]
    }

    /// The changes, each with the current user that it is about.
    pub fn iter(&self) -> impl Iterator<Item = (Change<'b>, Option<UserId>)> {
        let located = self.located.iter().copied();
        self.changes.iter().zip(located)
    }
}

/// The current user that a change is about: by the number in a database, else by the match keys that it expects to find.
fn locate(change: &Change<'_>, users: &UserList, lookup: &mut KeyLookup<'_>) -> Option<UserId> {
    match (change.head.kind, change.head.id) {
        (Kind::Create, _) => None,
        (_, Some(id)) => users.in_row(id),
        (_, None) => lookup.find(|key| change.expects(LocalizedField::plain(key))),
    }
}

//! What a plan does to the target as a whole: its groups, its seats, and how many users it has.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::mapping::org::OrgSettings;
use crate::plan::changes::{Change, Changes, Kind};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// What a plan does to the target as a whole. Users who are archived count nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// How many users there are now.
    pub before: u64,
    /// How many there will be.
    pub after: u64,
    /// How many users get another match key.
    pub key_changes: u64,
    /// The groups whose size changes, and those that are too small.
    pub groups: Vec<GroupSize>,
    /// The seats of the licence, where their number is known.
    pub seats: Option<Seats>,
}

/// How many users are in a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupSize {
    /// The localized field that names it: `department`.
    pub localized: String,
    /// Its name.
    pub name: String,
    /// How many are in it now.
    pub before: u64,
    /// How many will be.
    pub after: u64,
    /// How many leave it and stay users: their groups are replaced.
    pub moved_out: u64,
}

/// The seats of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// How many are taken now.
    pub before: u64,
    /// How many will be.
    pub after: u64,
    /// How many there are.
    pub all: u64,
}

impl GroupSize {
    /// Whether nobody was in it so far.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.before == 0 && self.after > 0
    }

    /// Whether nobody will be in it any more.
    #[must_use]
    pub fn is_emptied(&self) -> bool {
        self.before > 0 && self.after == 0
    }
}

/// Counts what a plan does to the target as a whole. `located` says for each change which current user it is about.
#[must_use]
pub fn survey(
    changes: &Changes,
    located: &[Option<UserId>],
    held: &UserList,
    profile: &Profile,
    org: &OrgSettings,
) -> Survey {
    let counting = Counting {
        held,
        profile,
        archived_by: profile.archived_by(),
    };
    let active = held
        .ids()
        .filter(|user| !counting.is_archived(*user))
        .count() as u64;
    let mut survey = Survey {
        before: active,
        after: active,
        ..Survey::default()
    };
    let mut groups = counting.groups(changes);
    let mut taken = org.seats.map(|_| {
        let users = held.ids().filter(|user| counting.takes_a_seat(*user, None));
        (users.count() as u64, 0_i64)
    });
    for change in changes.iter() {
        let user = located[change.number];
        let was = user.is_some_and(|user| !counting.is_archived(user));
        let will = counting.stays_active(&change, user);
        survey.after = survey.after + u64::from(will) - u64::from(was);
        survey.key_changes += u64::from(counting.changes_a_key(&change));
        counting.move_between(&mut groups, &change, user, was, will);
        if let Some((_, difference)) = &mut taken {
            let had = user.is_some_and(|user| counting.takes_a_seat(user, None));
            let has = will && counting.takes(user, Some(&change));
            *difference += i64::from(has) - i64::from(had);
        }
    }
    let smallest = org.smallest_group.or(profile.thresholds.smallest_group);
    let told = |size: &GroupSize| {
        let small = smallest.is_some_and(|smallest| (1..smallest).contains(&size.after));
        size.before != size.after || size.moved_out > 0 || small
    };
    survey.groups = groups.into_values().filter(told).collect();
    survey.groups.sort();
    survey.seats = org
        .seats
        .zip(taken)
        .map(|(all, (before, difference))| Seats {
            before,
            after: before.saturating_add_signed(difference),
            all,
        });
    survey
}

/// The groups by localized field and by what all spellings of a name have in common.
type Groups = BTreeMap<(LocalizedField, String), GroupSize>;

struct Counting<'c> {
    held: &'c UserList,
    profile: &'c Profile,
    archived_by: Option<LocalizedField>,
}

impl Counting<'_> {
    fn is_archived(&self, user: UserId) -> bool {
        let value = |localized: LocalizedField| self.held.value(user, localized);
        self.archived_by.and_then(value).is_some()
    }

    /// Whether somebody is an active user once the change was made.
    fn stays_active(&self, change: &Change<'_>, user: Option<UserId>) -> bool {
        let sets = self
            .archived_by
            .and_then(|localized| change.sets(localized));
        match (change.head.kind, sets) {
            (Kind::Archive | Kind::Delete, _) => false,
            (_, Some(when)) => when.is_empty(),
            (Kind::Create, None) => true,
            (Kind::Update, None) => user.is_some_and(|user| !self.is_archived(user)),
        }
    }

    fn changes_a_key(&self, change: &Change<'_>) -> bool {
        change.head.kind == Kind::Update
            && self
                .profile
                .match_keys()
                .any(|key| change.sets(LocalizedField::plain(key)).is_some())
    }

    fn takes_a_seat(&self, user: UserId, change: Option<&Change<'_>>) -> bool {
        !self.is_archived(user) && self.takes(Some(user), change)
    }

    fn takes(&self, user: Option<UserId>, change: Option<&Change<'_>>) -> bool {
        let mut free = self.profile.seat_free_when.iter();
        !free.any(|(field, wanted)| {
            let set = change.and_then(|change| change.sets(LocalizedField::plain(*field)));
            let held = || user.and_then(|user| self.held.value(user, *field));
            set.or_else(held).is_some_and(|value| value == wanted)
        })
    }

    fn is_group(&self, localized: LocalizedField) -> bool {
        self.profile.fields[localized.field].group
    }

    /// The groups as they are now.
    fn groups(&self, changes: &Changes) -> Groups {
        let mut groups = Groups::new();
        if changes.is_empty() {
            return groups;
        }
        let localized_fields = self.held.columns().iter().copied();
        for localized in localized_fields.filter(|localized| self.is_group(*localized)) {
            let tally = self.held.tally(localized, &|user| self.is_archived(user));
            let mut sorted: Vec<(&str, u64)> = tally.into_iter().collect();
            sorted.sort_unstable();
            for (name, users) in sorted {
                self.group(&mut groups, localized, name).before += users;
            }
        }
        for size in groups.values_mut() {
            size.after = size.before;
        }
        groups
    }

    fn group<'g>(
        &self,
        groups: &'g mut Groups,
        localized: LocalizedField,
        name: &str,
    ) -> &'g mut GroupSize {
        let mut key = String::new();
        self.profile.fields[localized.field].write_key(name, &mut key);
        groups.entry((localized, key)).or_insert_with(|| GroupSize {
            localized: self.profile.localized_name(localized),
            name: name.to_owned(),
            before: 0,
            after: 0,
            moved_out: 0,
        })
    }

    fn move_between(
        &self,
        groups: &mut Groups,
        change: &Change<'_>,
        user: Option<UserId>,
        was: bool,
        will: bool,
    ) {
        let set: HashMap<LocalizedField, Vec<&str>> = change
            .set()
            .filter(|(localized, _)| self.is_group(*localized))
            .collect();
        let mut localized_fields: Vec<LocalizedField> = set.keys().copied().collect();
        if was != will
            && let Some(user) = user
        {
            let own = self.held.all(user).map(|(localized, _)| localized);
            localized_fields.extend(own.filter(|localized| self.is_group(*localized)));
        }
        localized_fields.sort_unstable();
        localized_fields.dedup();
        for localized in localized_fields {
            let held = || user.map(|user| self.held.values(user, localized).collect());
            let before: Vec<&str> = held().unwrap_or_default();
            let after = set
                .get(&localized)
                .cloned()
                .unwrap_or_else(|| before.clone());
            if was {
                for name in &before {
                    let size = self.group(groups, localized, name);
                    size.after = size.after.saturating_sub(1);
                    size.moved_out += u64::from(will && !after.contains(name));
                }
            }
            if will {
                for name in &after {
                    self.group(groups, localized, name).after += 1;
                }
            }
        }
    }
}

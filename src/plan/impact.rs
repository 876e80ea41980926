//! What a plan does to the target as a whole: its groups, its seats, and how many users it has.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use jiff::civil::DateTime;

use crate::finding::FieldId;
use crate::mapping::org::OrgSettings;
use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Change, Kind};
use crate::profile::Profile;
use crate::profile::archiving::Archiving;
use crate::profile::localized_field::LocalizedField;
use crate::profile::seats::SeatHolders;
use crate::user::list::{UserId, UserList};

/// What a plan does to the target as a whole. Users who are archived are not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Impact {
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

impl Impact {
    /// Counts what a plan does to the target as a whole at the moment of the run.
    #[must_use]
    pub fn new(plan: &BoundPlan<'_>, org: &OrgSettings, now: DateTime) -> Self {
        let counting = Counting::new(plan, now);
        let users = counting.users;
        let active = users.ids().filter(|user| !counting.is_archived(*user));
        let active = active.count() as u64;
        let mut impact = Self {
            before: active,
            after: active,
            ..Self::default()
        };
        let mut groups = counting.groups();
        for (change, user) in plan.iter() {
            let was = user.is_some_and(|user| !counting.is_archived(user));
            let will = counting.stays_active(&change, user);
            impact.after = impact.after + u64::from(will) - u64::from(was);
            impact.key_changes += u64::from(counting.changes_a_key(&change));
            counting.move_between(&mut groups, &change, user, was, will);
        }
        let smallest = org.smallest_group;
        let smallest = smallest.or(plan.profile().thresholds.smallest_group);
        let is_shown = |size: &GroupSize| {
            let small = smallest.is_some_and(|smallest| (1..smallest).contains(&size.after));
            size.before != size.after || size.moved_out > 0 || small
        };
        impact.groups = groups.into_values().filter(is_shown).collect();
        impact.groups.sort();
        impact.seats = org.seats.map(|all| counting.seats(all));
        impact
    }
}

/// The groups by localized field and by what all spellings of a name have in common.
type Groups = BTreeMap<(LocalizedField, String), GroupSize>;

struct Counting<'c> {
    plan: &'c BoundPlan<'c>,
    users: &'c UserList,
    profile: &'c Profile,
    /// Who is archived at the moment of the run.
    archiving: Archiving,
}

impl<'c> Counting<'c> {
    fn new(plan: &'c BoundPlan<'c>, now: DateTime) -> Self {
        Self {
            plan,
            users: plan.users(),
            profile: plan.profile(),
            archiving: Archiving::at(now, plan.profile()),
        }
    }

    fn is_archived(&self, user: UserId) -> bool {
        let value = |localized: LocalizedField| self.users.value(user, localized);
        let when = self.archiving.localized().and_then(value);
        when.is_some_and(|when| self.archiving.has_come(when))
    }

    /// Whether a user is active once the change was made.
    fn stays_active(&self, change: &Change<'_>, user: Option<UserId>) -> bool {
        let localized = self.archiving.localized();
        let sets = localized.and_then(|localized| change.sets(localized));
        match (change.head.kind, sets) {
            (Kind::Archive | Kind::Delete, _) => false,
            (_, Some(when)) => !self.archiving.has_come(when),
            (Kind::Create, None) => true,
            (Kind::Update, None) => user.is_some_and(|user| !self.is_archived(user)),
        }
    }

    fn changes_a_key(&self, change: &Change<'_>) -> bool {
        // A key that becomes known is no other one.
        let changes = |key: LocalizedField| {
            let before = change.expects(key).is_some_and(|before| !before.is_empty());
            before && change.sets(key).is_some()
        };
        let mut keys = self.profile.match_keys().map(LocalizedField::plain);
        change.head.kind == Kind::Update && keys.any(changes)
    }

    /// The seats that are taken before and after, of so many.
    fn seats(&self, all: u64) -> Seats {
        let holders = SeatHolders::new(self.profile, self.archiving.clone());
        let takes_one = |user: UserId| holders.includes(|field| self.users.values(user, field));
        let before = self.users.ids().filter(|user| takes_one(*user)).count() as u64;
        let mut after = before;
        for (change, user) in self.plan.iter() {
            let will = self.stays_active(&change, user)
                && holders.includes(|field| self.values_after(&change, user, field));
            after = after + u64::from(will) - u64::from(user.is_some_and(takes_one));
        }
        Seats { before, after, all }
    }

    /// The values of a field that a user has once the change was made.
    fn values_after<'v>(
        &'v self,
        change: &Change<'v>,
        user: Option<UserId>,
        field: FieldId,
    ) -> Vec<&'v str> {
        let localized = LocalizedField::plain(field);
        let set = change.set_pieces().filter(|(of, _)| *of == localized);
        let set: Vec<&str> = set.map(|(_, value)| value).collect();
        match user {
            Some(user) if set.is_empty() => self.users.values(user, localized).collect(),
            _ => set,
        }
    }

    fn is_group(&self, localized: LocalizedField) -> bool {
        self.profile.fields[localized.field].group
    }

    /// The groups as they are now.
    fn groups(&self) -> Groups {
        let mut groups = Groups::new();
        if self.plan.changes().is_empty() {
            return groups;
        }
        let localized_fields = self.users.columns().iter().copied();
        for localized in localized_fields.filter(|localized| self.is_group(*localized)) {
            let tally = self.users.tally(localized, &|user| self.is_archived(user));
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
            let own = self.users.all(user).map(|(localized, _)| localized);
            localized_fields.extend(own.filter(|localized| self.is_group(*localized)));
        }
        localized_fields.sort_unstable();
        localized_fields.dedup();
        for localized in localized_fields {
            let current = || user.map(|user| self.users.values(user, localized).collect());
            let before: Vec<&str> = current().unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};

    use super::{Impact, Seats};
    use crate::mapping::org::OrgSettings;
    use crate::plan::bound::BoundPlan;
    use crate::plan::changes::{Changes, Head, Kind};
    use crate::profile::Profile;
    use crate::profile::localized_field::LocalizedField;
    use crate::user::list::UserList;

    const NOW: DateTime = date(2026, 3, 1).at(12, 0, 0, 0);

    /// The default of `kind` is a value that frees a seat.
    const PROFILE: &str = r#"
        name = "p"
        match_on = ["email"]
        archived_by = "left"
        seat_free_when = { kind = "Guest", paid = "No" }
        [fields.email]
        [fields.kind]
        default = "Guest"
        canonical_values = [{ value = "Guest", de = ["Gast"] }, { value = "Staff" }]
        [fields.paid]
        [fields.left]
        type = "date"
        formats = ["YYYY-MM-DD"]
        [operations.import]
    "#;

    /// The seats of a licence for ten with these users, each of whom is changed as is said.
    fn seats(users: &[(&str, Kind, &str)]) -> (u64, u64) {
        let profile = Profile::from_toml("p.toml", PROFILE).expect("sound");
        let mut list = UserList::new(Vec::new());
        let mut changes = Changes::default();
        for (row, (now, kind, set)) in (1..).zip(users) {
            if *kind != Kind::Create {
                list.add(row, pairs(&profile, now));
            }
            let head = Head {
                kind: *kind,
                id: (*kind != Kind::Create).then_some(row),
                row: None,
            };
            changes.add(head, [], pairs(&profile, set));
        }
        let plan = BoundPlan::new(&changes, &list, &profile);
        let org = OrgSettings {
            seats: Some(10),
            ..OrgSettings::default()
        };
        let Seats { before, after, .. } = Impact::new(&plan, &org, NOW).seats.expect("a number");
        (before, after)
    }

    fn pairs<'t>(profile: &Profile, text: &'t str) -> Vec<(LocalizedField, &'t str)> {
        let pairs = text.split_whitespace().map(|pair| pair.split_once('='));
        let pairs = pairs.map(|pair| pair.expect("a name and a value"));
        let field = |name| profile.localized(name).expect("a field");
        pairs.map(|(name, value)| (field(name), value)).collect()
    }

    /// `too-few-seats` says the same of a file: see [`crate::profile::seats`].
    #[test]
    fn a_seat_is_free_only_where_all_keys_say_so() {
        for (now, takes) in [
            ("kind=Guest paid=No", 0),
            ("kind=Gast paid=no", 0),
            ("paid=No", 0),
            ("kind=Guest paid=Yes", 1),
            ("kind=Guest", 1),
            ("kind=Staff paid=No", 1),
            ("paid=No left=2020-01-01", 0),
            ("kind=Staff left=2020-01-01", 0),
            ("kind=Staff left=2026-03-02", 1),
            ("kind=Staff left=9999-12-31", 1),
        ] {
            assert_eq!(seats(&[(now, Kind::Update, "")]), (takes, takes), "{now}");
            assert_eq!(seats(&[("", Kind::Create, now)]), (0, takes), "{now}");
            assert_eq!(seats(&[(now, Kind::Delete, "")]), (takes, 0), "{now}");
        }
    }

    #[test]
    fn a_change_takes_a_seat_or_frees_it() {
        for (now, kind, set, expected) in [
            ("kind=Guest paid=No", Kind::Update, "paid=Yes", (0, 1)),
            ("kind=Staff paid=No", Kind::Update, "kind=Guest", (1, 0)),
            ("kind=Staff paid=No", Kind::Update, "kind=", (1, 0)),
            ("kind=Staff", Kind::Archive, "", (1, 0)),
            ("kind=Staff left=2020-01-01", Kind::Update, "left=", (0, 1)),
        ] {
            assert_eq!(seats(&[(now, kind, set)]), expected, "{now} {set}");
        }
    }
}

//! The laws of plans: what is planned, carried out, taken back and planned again, over generated users and choices.

mod current;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use enroll::mapping::org::OrgSettings;
use enroll::plan::bound::BoundPlan;
use enroll::plan::changes::{Changes, Kind};
use enroll::plan::diff::Difference;
use enroll::plan::impact::Impact;
use enroll::plan::skipped_row::SkipReason;
use enroll::plan::{digest, stale};
use enroll::profile::Profile;
use enroll::profile::field::{EmptyCell, Mutability};
use enroll::profile::operation::{Absent, OperationKind};
use enroll::user::list::{UserId, UserList};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::config;
use current::{Current, keyed, plan, reread};
use world::{NOW, Person, World, add, find, keys, shared, world};

const IMPORTS: &[OperationKind] = &[OperationKind::Import, OperationKind::Sync];
const ALL: &[OperationKind] = &[
    OperationKind::Import,
    OperationKind::Sync,
    OperationKind::Delete,
];

/// The rows that are skipped, and whether they failed.
fn skipped(difference: &Difference) -> BTreeSet<(u64, bool)> {
    let skipped = difference.skipped.iter();
    let skipped = skipped.map(|skipped| (skipped.row.0, skipped.reason.is_failure()));
    skipped.collect()
}

/// The people without their rows, in an order of their own.
fn unordered(people: Vec<(u64, Person)>) -> Vec<Person> {
    let mut people: Vec<Person> = people.into_iter().map(|(_, person)| person).collect();
    people.sort();
    people
}

/// Whether two lists of values are the same to the target, in whatever order.
fn are_same(profile: &Profile, localized: &str, one: &[String], other: &[String]) -> bool {
    let localized = profile
        .localized(localized)
        .expect("it is one of the profile");
    let field = &profile.fields[localized.field];
    let mut keys = <[String; 2]>::default();
    let mut is_in = |value: &String, list: &[String]| {
        list.iter()
            .any(|other| field.is_same(value, other, &mut keys))
    };
    one.len() == other.len() && one.iter().all(|value| is_in(value, other))
}

/// What a localized field is to be once a row was carried out whose values count: what the row says; and where it says nothing, what
/// was there (`keep`, `error`, and whatever only the system sets), nothing (`clear`), or the default (`default`). A new user
/// has the default where nothing was.
fn wanted(
    profile: &Profile,
    localized: &str,
    row: &Person,
    before: Option<&Person>,
) -> Vec<String> {
    if let Some(values) = row.get(localized) {
        return values.clone();
    }
    let number = profile
        .localized(localized)
        .expect("it is one of the profile")
        .field;
    let field = &profile.fields[number];
    let default: Vec<String> = field.default.iter().cloned().collect();
    let empty_cell = match field.mutability {
        Mutability::ReadOnly => EmptyCell::Keep,
        _ => field.empty_cell.unwrap_or(profile.empty_cell),
    };
    match (empty_cell, before) {
        (EmptyCell::Clear, _) => Vec::new(),
        (EmptyCell::Default, _) | (_, None) => default,
        (_, Some(person)) => person.get(localized).cloned().unwrap_or_default(),
    }
}

/// The rows of the users of a current whom these changes are about.
fn touched(changes: &Changes, users: &UserList, profile: &Profile) -> BTreeSet<u64> {
    let plan = BoundPlan::new(changes, users, profile);
    let touched = plan.iter().filter_map(|(_, user)| user);
    touched.map(|user| users.row(user)).collect()
}

/// Whether a person is archived under this shape of target.
fn is_archived(person: &Person) -> bool {
    person.contains_key("left")
}

/// How many active users each group has, by the localized field and by what all spellings of its name have in common.
fn groups(profile: &Profile, people: &[(u64, Person)]) -> BTreeMap<(String, String), u64> {
    let mut sizes = BTreeMap::new();
    for (_, person) in people.iter().filter(|(_, person)| !is_archived(person)) {
        for localized in ["groups", "department"] {
            for name in person.get(localized).into_iter().flatten() {
                *sizes
                    .entry((localized.to_owned(), group(profile, localized, name)))
                    .or_default() += 1;
            }
        }
    }
    sizes
}

fn group(profile: &Profile, localized: &str, name: &str) -> String {
    let mut key = String::new();
    let field = profile
        .field_named(localized)
        .expect("it is one of the profile");
    field.write_key(name, &mut key);
    key
}

/// How many seats these people take.
fn seats(people: &[(u64, Person)]) -> u64 {
    let free = |person: &Person| {
        person
            .get("active")
            .is_some_and(|active| active == &["FALSE"])
    };
    let taking = people
        .iter()
        .filter(|(_, person)| !is_archived(person) && !free(person));
    taking.count() as u64
}

proptest! {
    #![proptest_config(config())]

    /// The plan made again after it was carried out has no change. What was skipped is skipped again, under every choice.
    #[test]
    fn a_plan_made_again_has_no_change(world in world(IMPORTS)) {
        let profile = world.profile();
        for mut current in Current::both(&world) {
            let first = world.diff(&profile, &current.users(), current.is_numbered());
            prop_assert_eq!(current.stale(&first.changes), []);
            current.apply(&first.changes);
            let again = world.diff(&profile, &current.users(), current.is_numbered());
            prop_assert_eq!(again.changes.len(), 0, "{:?}: {:?}", current, again.changes);
            prop_assert!(skipped(&first).is_subset(&skipped(&again)), "{:?}: {:?} {:?}", current, first.skipped, again.skipped);
            // A row that made a user finds that user now.
            let mut more = again.skipped.iter().filter(|now| first.skipped.iter().all(|before| before.row != now.row));
            prop_assert!(
                more.all(|skipped| matches!(skipped.reason, SkipReason::Exists | SkipReason::Refused(_))),
                "{:?}: {:?}", current, again.skipped
            );
        }
    }

    /// With update, replace, file-wins and removal, the mapped fields of every user equal the file: a cell that says
    /// nothing does what `empty_cell` says. Who is in no row is gone, or archived.
    #[test]
    fn the_mapped_fields_equal_the_file(world in world(IMPORTS).prop_map(World::whole)) {
        let profile = world.profile();
        for mut current in Current::both(&world) {
            let before = current.people();
            let difference = world.diff(&profile, &current.users(), current.is_numbered());
            current.apply(&difference.changes);
            let after = current.people();
            let left: Vec<u64> = difference.skipped.iter().map(|skipped| skipped.row.0).collect();
            let mut named = BTreeSet::new();
            for row in world.valid().filter(|row| !left.contains(row)) {
                let person = world.row(row);
                let user = find(&profile, &after, person);
                let user = &after[user.expect("who is in the file is there")];
                named.insert(user.0);
                let old = find(&profile, &before, person).map(|user| &before[user].1);
                for localized in world.columns.iter().filter(|localized| **localized != "left") {
                    let wanted = wanted(&profile, localized, person, old);
                    let found = user.1.get(*localized).cloned().unwrap_or_default();
                    prop_assert!(
                        are_same(&profile, localized, &wanted, &found),
                        "{current:?}: row {row}: `{localized}` is {found:?}, not {wanted:?}"
                    );
                }
                if world.operation == OperationKind::Sync {
                    prop_assert_eq!(user.1.get("left"), person.get("left"));
                }
            }
            for person in world.rows_left(&left) {
                let meant = before.iter().filter(|(_, user)| {
                    keys(&profile, person).iter().any(|key| keys(&profile, user).contains(key))
                });
                named.extend(meant.map(|(row, _)| *row));
            }
            let others = after.iter().filter(|(row, _)| !named.contains(row));
            let others: Vec<&Person> = others.map(|(_, person)| person).collect();
            match world.absent {
                _ if !difference.without_key.is_empty() => {}
                Absent::Archive => prop_assert!(others.iter().all(|person| is_archived(person)), "{others:?}"),
                _ => prop_assert!(others.is_empty(), "{current:?}: {others:?}"),
            }
        }
    }

    /// After a deletion none of the users of the file is there, and everybody else is as before. Rows that failed, or of
    /// which two name one user, delete nobody.
    #[test]
    fn after_a_deletion_nobody_of_the_file_is_there(world in world(&[OperationKind::Delete]).prop_map(World::without_doubt)) {
        let profile = world.profile();
        for mut current in Current::both(&world) {
            let before = current.people();
            let difference = world.diff(&profile, &current.users(), current.is_numbered());
            current.apply(&difference.changes);
            let after = current.people();
            let mut gone = BTreeSet::new();
            let twice = |row: u64| difference.skipped.iter().any(|skipped| skipped.row.0 == row && matches!(skipped.reason, SkipReason::Twice(_)));
            for row in world.valid().filter(|row| !twice(*row)) {
                prop_assert_eq!(find(&profile, &after, world.row(row)), None, "{:?}: row {}", current, row);
                gone.extend(find(&profile, &before, world.row(row)));
            }
            let mut others = before.clone();
            let mut user = 0..;
            others.retain(|_| !gone.contains(&user.next().expect("there is no end")));
            prop_assert_eq!(&after, &others, "{:?}", current);
        }
    }

    /// The plan that takes another one back, as it stands in its file, restores every user: each value, and in a database
    /// also each number. Taken back itself, it makes the changes again.
    #[test]
    fn undo_restores_everybody_and_can_be_undone(world in world(ALL)) {
        for mut current in Current::both(&world) {
            undo_and_redo(&world, &mut current)?;
        }
    }

    /// A plan that was written and read is the same plan: the same digest, the same bytes, the same effect.
    #[test]
    fn a_plan_in_its_file_is_the_same_plan(world in world(ALL)) {
        let profile = world.profile();
        for [mut one, mut other] in [[Current::list(&world), Current::list(&world)], [Current::database(&world), Current::database(&world)]] {
            let changes = world.diff(&profile, &one.users(), one.is_numbered()).changes;
            let written = plan(&world, changes, &profile);
            let read = reread(&written, &profile);
            let digest = |plan| digest::digest(plan, &profile).expect("a hash takes everything");
            prop_assert_eq!(digest(&written), digest(&read));
            prop_assert_eq!(format!("{:?}", written.options), format!("{:?}", read.options));
            prop_assert_eq!(written.counts, read.counts);
            for (was, is) in written.changes.iter().zip(read.changes.iter()) {
                prop_assert_eq!(was.head, is.head);
                prop_assert!(was.expect_pieces().eq(is.expect_pieces()), "{:?}", read.changes);
                prop_assert!(was.set_pieces().eq(is.set_pieces()), "{:?}", read.changes);
            }
            one.apply(&written.changes);
            other.apply(&read.changes);
            prop_assert_eq!(one.people(), other.people());
        }
    }

    /// Who is not changed stays exactly as before. Nobody is touched by a row that failed or was skipped, nobody of such a
    /// row is removed, nor anybody at all who is in no row once a row might be anybody's or `absent` is `keep`.
    #[test]
    fn nobody_is_touched_without_a_reason(world in world(ALL)) {
        let profile = world.profile();
        for mut current in Current::both(&world) {
            let before = current.people();
            let difference = world.diff(&profile, &current.users(), current.is_numbered());
            let touched = touched(&difference.changes, &current.users(), &profile);
            let removes_the_absent = difference.changes.iter()
                .any(|change| change.head.kind.removes() && change.head.row.is_none());
            let keeps = world.absent == Absent::Keep || world.operation == OperationKind::Delete;
            prop_assert!(!removes_the_absent || !keeps && !world.has_a_row_without_key(&profile));
            for change in difference.changes.iter() {
                let row = change.head.row;
                prop_assert!(row.is_none_or(|row| world.valid().any(|valid| valid == row.0)), "{change:?}");
            }
            let users = current.users();
            let removed: BTreeSet<u64> = BoundPlan::new(&difference.changes, &users, &profile)
                .iter()
                .filter(|(change, _)| change.head.kind.removes() && change.head.row.is_none())
                .filter_map(|(_, user)| Some(users.row(user?)))
                .collect();
            for person in world.excluded() {
                for (row, user) in &before {
                    let is_meant = keys(&profile, person).iter().any(|key| keys(&profile, user).contains(key));
                    prop_assert!(!is_meant || !removed.contains(row), "{current:?}: {person:?}");
                }
            }
            current.apply(&difference.changes);
            let untouched = |people: Vec<(u64, Person)>| -> Vec<(u64, Person)> {
                let there = before.iter().map(|(row, _)| *row);
                let there: BTreeSet<u64> = there.filter(|row| !touched.contains(row)).collect();
                people.into_iter().filter(|(row, _)| there.contains(row)).collect()
            };
            prop_assert_eq!(untouched(current.people()), untouched(before.clone()));
        }
    }

    /// A list and a database come to the same users: neither makes up an id of the target.
    #[test]
    fn a_list_and_a_database_come_to_the_same_users(world in world(ALL)) {
        let profile = world.profile();
        let after = Current::both(&world).map(|mut current| {
            let difference = world.diff(&profile, &current.users(), current.is_numbered());
            current.apply(&difference.changes);
            let people = current.people();
            let skipped = format!("{:?}", difference.skipped);
            (unordered(people), skipped, difference.unchanged, difference.absent)
        });
        let [list, database] = after;
        prop_assert_eq!(list, database);
    }

    /// No two users come to have one match key, or one value that can be one user's only.
    #[test]
    fn what_is_one_users_stays_one_users(world in world(ALL)) {
        let profile = world.profile();
        for mut current in Current::both(&world) {
            let difference = world.diff(&profile, &current.users(), current.is_numbered());
            current.apply(&difference.changes);
            let people: Vec<Person> = current.people().into_iter().map(|(_, person)| person).collect();
            prop_assert_eq!(shared(&profile, &people), None, "{:?}", current);
        }
    }

    /// A value that a plan expects and that was changed since is found, and the user is named; so is a user who has gone, and
    /// a new value of a user who is to be deleted.
    #[test]
    fn what_changed_since_is_found(world in world(ALL), which: prop::sample::Index, at: prop::sample::Index, how in 0..4) {
        let profile = world.profile();
        for current in Current::both(&world) {
            let users = current.users();
            let changes = world.diff(&profile, &users, current.is_numbered()).changes;
            let plan = BoundPlan::new(&changes, &users, &profile);
            let of_users: Vec<_> = plan.iter().filter(|(change, _)| change.head.kind != Kind::Create).collect();
            if of_users.is_empty() {
                continue;
            }
            let (change, user) = which.get(&of_users);
            let user = user.expect("the user is there");
            let expected: Vec<_> = change.expect().collect();
            let (localized, values) = at.get(&expected);
            let mut now = current.people();
            let localized = match how {
                3 if change.head.kind == Kind::Delete => profile.localized("tags_nl").expect("it is one of the profile"),
                _ => *localized,
            };
            match how {
                0 => drop(now.remove(user.index())),
                1 if !values.is_empty() => drop(now[user.index()].1.remove(&profile.localized_name(localized))),
                _ => drop(now[user.index()].1.insert(profile.localized_name(localized), vec!["anew@example.com".into()])),
            }
            let now = listed(&now, &profile);
            let stale = stale::find(&BoundPlan::new(&changes, &now, &profile));
            prop_assert!(stale.iter().any(|stale| stale.key == change.key(&profile)), "{current:?}: {stale:?} {change:?}");
        }
    }

    /// A value of which a plan says nothing may have changed since.
    #[test]
    fn what_a_plan_says_nothing_of_may_change(world in world(ALL), which: prop::sample::Index, at: prop::sample::Index) {
        let profile = world.profile();
        for current in Current::both(&world) {
            let users = current.users();
            if users.is_empty() {
                continue;
            }
            let changes = world.diff(&profile, &users, current.is_numbered()).changes;
            let user = which.index(users.len());
            let plan = BoundPlan::new(&changes, &users, &profile);
            let of_user = plan.iter().find(|(_, of)| *of == Some(UserId::new(user)));
            let of_user = of_user.map(|(change, _)| change);
            let localized_fields = ["email", "name", "city", "badge", "groups", "department", "active", "tags_de"];
            let unsaid: Vec<&str> = localized_fields.into_iter()
                .filter(|name| {
                    let localized = profile.localized(name).expect("it is one of the profile");
                    of_user.is_none_or(|change| {
                        change.head.kind != Kind::Delete && change.expects(localized).is_none() && change.sets(localized).is_none()
                    })
                })
                .collect();
            if unsaid.is_empty() {
                continue;
            }
            let mut now = current.people();
            now[user].1.insert((*at.get(&unsaid)).to_owned(), vec!["anew@example.com".into()]);
            let now = listed(&now, &profile);
            prop_assert_eq!(stale::find(&BoundPlan::new(&changes, &now, &profile)), []);
        }
    }

    /// The sizes that a plan states are those that are counted once it was carried out.
    #[test]
    fn what_is_foretold_is_what_is_counted(world in world(ALL)) {
        let profile = world.profile();
        let org = OrgSettings { seats: Some(3), ..OrgSettings::default() };
        for mut current in Current::both(&world) {
            let users = current.users();
            let before = current.people();
            let changes = world.diff(&profile, &users, current.is_numbered()).changes;
            let foretold = Impact::new(&BoundPlan::new(&changes, &users, &profile), &org, NOW);
            current.apply(&changes);
            let after = current.people();
            let active = |people: &[(u64, Person)]| people.iter().filter(|(_, person)| !is_archived(person)).count() as u64;
            prop_assert_eq!((foretold.before, foretold.after), (active(&before), active(&after)));
            let of_licence = foretold.seats.expect("their number is known");
            prop_assert_eq!((of_licence.before, of_licence.after, of_licence.all), (seats(&before), seats(&after), 3));
            let (mut was, mut is) = (groups(&profile, &before), groups(&profile, &after));
            for size in &foretold.groups {
                let key = (size.localized.clone(), group(&profile, &size.localized, &size.name));
                let counted = (was.remove(&key).unwrap_or(0), is.remove(&key).unwrap_or(0));
                prop_assert_eq!((size.before, size.after), counted, "{:?}: {:?}", current, size);
            }
            prop_assert_eq!(was, is, "{:?}: of these nothing was said", current);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..config() })]

    /// The same, where the database is a file that was closed: the counters of numbers stand in it.
    #[test]
    fn undo_restores_everybody_in_a_file(world in world(ALL)) {
        undo_and_redo(&world, &mut Current::database(&world).reopened())?;
    }
}

fn undo_and_redo(world: &World, current: &mut Current) -> Result<(), TestCaseError> {
    let before = current.people();
    let changes = world
        .diff(&world.profile(), &current.users(), current.is_numbered())
        .changes;
    let made = current.apply(&changes);
    let after = current.people();
    let undo = current.inverse(world, &changes, &made);
    prop_assert_eq!(current.stale(&undo), []);
    let made = current.apply(&undo);
    let undone = current.people();
    let redo = current.inverse(world, &undo, &made);
    prop_assert_eq!(current.stale(&redo), []);
    current.apply(&redo);
    let redone = current.people();
    if current.is_numbered() {
        prop_assert_eq!(undone, before);
        prop_assert_eq!(redone, after);
    } else {
        // Who is restored stands at the end of a list.
        prop_assert_eq!(unordered(undone), unordered(before));
        prop_assert_eq!(unordered(redone), unordered(after));
    }
    Ok(())
}

/// A law over worlds in which nothing happens would say nothing.
#[test]
fn everything_happens_in_these_worlds() {
    let mut seen = BTreeSet::new();
    let mut runner = TestRunner::new(config());
    for _ in 0..config().cases {
        let tree = world(ALL).new_tree(&mut runner).expect("a world");
        let world = tree.current();
        let users = Current::list(&world).users();
        let difference = world.diff(&world.profile(), &users, false);
        seen.extend(
            difference
                .changes
                .iter()
                .map(|change| change.head.kind.to_string()),
        );
        for skipped in &difference.skipped {
            let reason = format!("{:?}", skipped.reason);
            seen.extend(reason.split('(').next().map(str::to_owned));
        }
        for (name, happens) in [
            ("absent", difference.absent > 0),
            ("without_key", !difference.without_key.is_empty()),
            ("unchanged", !difference.unchanged.is_empty()),
        ] {
            seen.extend(happens.then(|| name.to_owned()));
        }
    }
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    let all = "Asked Exists Failed Immutable NotThere ReadOnly Refused Taken Twice Unknown \
               absent archive create delete unchanged update without_key";
    assert_eq!(seen.join(" "), all);
}

/// People as a list whose users are found.
fn listed(people: &[(u64, Person)], profile: &Profile) -> UserList {
    let mut list = UserList::default();
    for (row, person) in people {
        add(&mut list, *row, person, profile);
    }
    keyed(list, profile)
}

//! The two places in which a plan is carried out: a list, of which a new export would be written, and a database.

use std::collections::BTreeSet;
use std::fmt;

use enroll::apply::{self, Stamp};
use enroll::current::Identity;
use enroll::current::sqlite::Database;
use enroll::plan::bound::BoundPlan;
use enroll::plan::changes::Changes;
use enroll::plan::inverse::Made;
use enroll::plan::stale::{self, Stale};
use enroll::plan::{Counts, Plan, Purpose, file, inverse};
use enroll::profile::Profile;
use enroll::user::list::{UserId, UserList};
use jiff::civil::date;
use tempfile::TempDir;

use super::world::{Person, World, add, localized};

/// The row of the first user: far enough from the ids in files that no new user gets one of them.
pub(super) const FIRST_ROW: u64 = 11;

/// The users of a world, where a plan can be carried out.
pub(super) struct Current {
    profile: Profile,
    kind: Kind,
}

enum Kind {
    List(UserList),
    Database(Box<Database>, TempDir),
}

impl fmt::Debug for Current {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_numbered() {
            "the database"
        } else {
            "the list"
        })
    }
}

impl Current {
    /// Both of them.
    pub(super) fn both(world: &World) -> [Self; 2] {
        [Self::list(world), Self::database(world)]
    }

    pub(super) fn list(world: &World) -> Self {
        let profile = world.profile();
        let names: BTreeSet<&String> = world.held.iter().flat_map(Person::keys).collect();
        let columns = names.into_iter().map(|name| localized(&profile, name));
        let mut list = UserList::new(columns.collect());
        for (row, person) in (FIRST_ROW..).zip(&world.held) {
            add(&mut list, row, person, &profile);
        }
        let kind = Kind::List(keyed(list, &profile));
        Self { profile, kind }
    }

    pub(super) fn database(world: &World) -> Self {
        let profile = world.profile();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("users.db");
        let mut database = Database::create(&path, &profile).expect("a new one");
        let mut list = UserList::default();
        for person in &world.held {
            add(&mut list, 0, person, &profile);
        }
        let mut writing = database.begin().expect("it is ours");
        // A number that a user had is never given again, so that new users come after all of these.
        for _ in 1..FIRST_ROW {
            let former = writing.insert(None, []).expect("a user");
            writing.delete(former).expect("the user is there");
        }
        for user in list.ids() {
            writing.insert(None, list.all(user)).expect("a user");
        }
        writing.commit().expect("it is written");
        let kind = Kind::Database(Box::new(database), folder);
        Self { profile, kind }
    }

    /// A database is closed and opened again, from its file.
    pub(super) fn reopened(self) -> Self {
        let Kind::Database(database, folder) = self.kind else {
            return self;
        };
        database.publish().expect("it gets its name");
        let database = Database::open(&folder.path().join("users.db"), &self.profile);
        let kind = Kind::Database(Box::new(database.expect("it is ours")), folder);
        Self { kind, ..self }
    }

    /// Whether users have numbers.
    pub(super) fn is_numbered(&self) -> bool {
        matches!(self.kind, Kind::Database(..))
    }

    /// The users, found by the match keys. That no two have one is part of the test.
    pub(super) fn users(&self) -> UserList {
        match &self.kind {
            Kind::List(list) => list.clone(),
            Kind::Database(database, _) => database.read().expect("it can be read").users,
        }
    }

    /// The users and their rows.
    pub(super) fn people(&self) -> Vec<(u64, Person)> {
        people(&self.users(), &self.profile)
    }

    /// Who is not as the changes expect.
    pub(super) fn stale(&self, changes: &Changes) -> Vec<Stale> {
        let users = self.users();
        stale::find(&BoundPlan::new(changes, &users, &self.profile))
    }

    /// Carries changes out, and tells what each of them came to.
    pub(super) fn apply(&mut self, changes: &Changes) -> Vec<Made> {
        let stamp = Stamp::new(&self.profile, date(2026, 3, 1).at(8, 15, 0, 0));
        match &mut self.kind {
            Kind::List(list) => {
                let plan = BoundPlan::new(changes, list, &self.profile);
                let (after, made) = apply::export::apply(&plan, &stamp);
                *list = keyed(after, &self.profile);
                made
            }
            Kind::Database(database, _) => {
                let mut writing = database.begin().expect("it is ours");
                let made = apply::database::apply(changes, &mut writing, &stamp, &|| true);
                writing.commit().expect("it is written");
                made.expect("the changes fit").expect("it is wanted")
            }
        }
    }

    /// What takes changes back, as it stands in its file.
    pub(super) fn inverse(&self, world: &World, changes: &Changes, made: &[Made]) -> Changes {
        let changes = inverse::inverse(changes, made, &self.profile);
        let plan = Plan {
            purpose: Purpose::Undo,
            ..plan(world, changes, &self.profile)
        };
        reread(&plan, &self.profile).changes
    }
}

/// The plan of these changes.
pub(super) fn plan(world: &World, changes: Changes, profile: &Profile) -> Plan {
    Plan {
        run_id: "0123456789abcdef".into(),
        profile: profile.name.clone(),
        purpose: Purpose::Operation(world.operation),
        options: world.options(profile),
        current: Identity::File,
        renames: 0,
        counts: Counts::of_changes(&changes),
        changes,
        skipped: Vec::new(),
        unchanged: Vec::new(),
        without_key: Vec::new(),
    }
}

/// The plan as it is read from its file.
pub(super) fn reread(plan: &Plan, profile: &Profile) -> Plan {
    let mut bytes = Vec::new();
    file::write(plan, profile, &mut bytes).expect("it is written");
    let read = file::read("plan.json".as_ref(), bytes.as_slice());
    let read = read.and_then(|saved| saved.resolve(profile));
    read.unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&bytes)))
}

/// The same list, its users found by the match keys.
pub(super) fn keyed(mut list: UserList, profile: &Profile) -> UserList {
    for key in profile.match_keys() {
        let field = &profile.fields[key];
        let twice = list.key_by(key, &|value, key| field.write_key(value, key));
        twice.unwrap_or_else(|_| panic!("two users have one `{}`", field.name));
    }
    list
}

/// The users of a list and their rows.
pub(super) fn people(list: &UserList, profile: &Profile) -> Vec<(u64, Person)> {
    let person = |user: UserId| {
        let mut person = Person::new();
        for (localized, value) in list.all(user) {
            let name = profile.localized_name(localized);
            person.entry(name).or_default().push(value.to_owned());
        }
        (list.row(user), person)
    };
    list.ids().map(person).collect()
}

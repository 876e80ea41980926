//! Databases of users: what they hold, and what they let nobody do.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::directory::sqlite::error::{Error, Fault};
use crate::directory::sqlite::{Database, JournalEntry, is_database, read};
use crate::directory::{Directory, Identity};
use crate::profile::Profile;

const PROFILE: &str = r#"
    name = "p"
    match_on = ["number", "email"]
    [operations.import]
    [attributes.number]
    type = "id"
    mutability = "read-only"
    [attributes.email]
    type = "email"
    [attributes.first_name]
    [attributes.groups]
    multi_valued = true
    [attributes.tags]
    per_language = true
"#;

fn profile() -> Profile {
    Profile::from_toml("p.toml", PROFILE).expect("sound")
}

/// A folder with a database, and what it was made for.
struct Place {
    profile: Profile,
    path: PathBuf,
    folder: TempDir,
}

impl Place {
    fn without_database() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            profile: profile(),
            path: folder.path().join("users.db"),
            folder,
        }
    }

    /// With Anna, Ben and Cora, who have the numbers 1 to 3.
    fn new() -> Self {
        let place = Self::without_database();
        let mut database = Database::create(&place.path, &place.profile).expect("a new one");
        let mut writing = database.begin().expect("it is ours");
        for (email, name, groups) in [
            ("anna.berg@example.com", "Anna", vec!["Sales", "Nordics"]),
            ("ben.cole@example.com", "Ben", vec![]),
            ("cora.fink@example.com", "Cora", vec!["Sales"]),
        ] {
            let mut values = place.named([("email", email), ("first_name", name)]);
            values.extend(groups.iter().map(|group| (place.field("groups"), *group)));
            writing.insert(None, values).expect("a user");
        }
        writing.commit().expect("it is written");
        database.publish().expect("it gets its name");
        place
    }

    fn open(&self) -> Database {
        Database::open(&self.path, &self.profile).expect("it is ours")
    }

    fn read(&self) -> Directory {
        read(&self.path, &self.profile).expect("it can be read")
    }

    fn field(&self, name: &str) -> usize {
        self.profile.field(name).expect("it has it").number()
    }

    fn named<'v>(
        &self,
        values: impl IntoIterator<Item = (&'v str, &'v str)>,
    ) -> Vec<(usize, &'v str)> {
        let values = values.into_iter();
        values
            .map(|(name, value)| (self.field(name), value))
            .collect()
    }

    /// What another program does to the file.
    fn sql(&self, sql: &str) {
        let connection = Connection::open(&self.path).expect("a database");
        connection.execute_batch(sql).expect("it is SQL");
    }

    /// What another program sees in the file.
    fn shows(&self, sql: &str) -> String {
        let connection = Connection::open(&self.path).expect("a database");
        let shown = connection.query_row(sql, [], |row| row.get::<_, String>(0));
        shown.expect("it has one row")
    }

    /// The names in the folder.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn refused(&self) -> String {
        read(&self.path, &self.profile)
            .expect_err("it cannot be read")
            .to_string()
    }
}

/// All users, one line for each.
fn listed(place: &Place, directory: &Directory) -> Vec<String> {
    let users = &directory.users;
    let user = |user: usize| {
        let values = users.all(user).map(|(field, value)| {
            let field = crate::profile::field::Field::from_number(field);
            format!(" {}={value}", place.profile.field_name(field))
        });
        format!("{}:{}", users.row(user), values.collect::<String>())
    };
    (0..users.len()).map(user).collect()
}

/// What an error says, with its hint, whatever the folder is called.
fn said<T>(result: Result<T, Error>) -> String {
    let Err(error) = result else {
        panic!("it went well");
    };
    let name = error.path.file_name().expect("a name").to_string_lossy();
    let hint = error.hint().unwrap_or_default();
    let folder = format!("{}/", error.path.parent().expect("a folder").display());
    format!("`{name}` {}; {hint}", error.fault).replace(&folder, "")
}

#[test]
fn users_are_read_as_they_were_written() {
    let place = Place::new();
    let directory = place.read();
    assert_eq!(
        listed(&place, &directory),
        [
            "1: number=1 email=anna.berg@example.com first_name=Anna groups=Sales groups=Nordics",
            "2: number=2 email=ben.cole@example.com first_name=Ben",
            "3: number=3 email=cora.fink@example.com first_name=Cora groups=Sales",
        ]
    );
    let email = place.field("email");
    let found = directory.users.find(email, "ben.cole@example.com");
    assert_eq!(found.collect::<Vec<_>>(), [1]);
    assert_eq!(directory.users.keys().collect::<Vec<_>>(), [0, 1]);
    let Identity::Database(identity) = &directory.identity else {
        panic!("it is a database");
    };
    assert_eq!(identity.len(), 32);
    assert_ne!(directory.identity, Place::new().read().identity);
    assert_eq!(directory.digest, Place::new().read().digest);
}

#[test]
fn a_person_understands_the_file() {
    let place = Place::new();
    assert_eq!(
        place.shows(
            "SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('users')"
        ),
        "enroll_id INTEGER, number TEXT, email TEXT, first_name TEXT, groups TEXT"
    );
    assert_eq!(
        place.shows(
            "SELECT groups || ifnull((SELECT groups FROM users WHERE enroll_id = 2), '') FROM users"
        ),
        r#"["Sales","Nordics"]"#
    );
    assert_eq!(
        place.shows("SELECT value FROM about WHERE key = 'profile'"),
        "p"
    );
    assert!(is_database(&place.path) && !is_database(place.folder.path()));
}

#[test]
fn a_field_gets_its_column_when_it_is_needed() {
    let place = Place::new();
    let before = place.read().digest;
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    let cleared = place.named([("tags_nl", "")]);
    writing.update(1, cleared).expect("there was none");
    let tags = place.named([("tags_de", "Vertrieb"), ("tags", "Sales")]);
    writing.update(2, tags.clone()).expect("two new columns");
    writing.insert(None, tags).expect("both are there");
    drop(writing);
    assert_eq!(place.read().digest, before);
    let mut writing = database.begin().expect("nothing was written");
    let tags = place.named([("tags_de", "Vertrieb")]);
    writing.update(2, tags).expect("a new column");
    writing.commit().expect("it is written");
    assert_eq!(
        listed(&place, &place.read())[1],
        "2: number=2 email=ben.cole@example.com first_name=Ben tags_de=Vertrieb"
    );
    assert!(!place.read().users.has(place.field("tags_nl")));
    let mut writing = database.begin().expect("it is ours");
    let cleared = place.named([("tags_de", "")]);
    writing.update(2, cleared).expect("it has the column");
    writing.commit().expect("it is written");
    // An empty column more is no difference.
    assert_eq!(place.read().digest, before);
}

#[test]
fn an_attribute_that_a_profile_gains_is_a_column_more() {
    let mut place = Place::new();
    let text = PROFILE.replace(
        "[attributes.first_name]",
        "[attributes.'a \" b']\n[attributes.first_name]",
    );
    place.profile = Profile::from_toml("p.toml", &text).expect("sound");
    let before = listed(&place, &place.read());
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    let values = place.named([("a \" b", "x"), ("first_name", "Annie")]);
    writing.update(1, values).expect("it gets a column");
    writing.commit().expect("it is written");
    let after = listed(&place, &place.read());
    assert_eq!(
        after[0],
        "1: number=1 email=anna.berg@example.com a \" b=x first_name=Annie groups=Sales groups=Nordics"
    );
    assert_eq!(after[1..], before[1..]);
}

#[test]
fn only_what_is_given_changes() {
    let place = Place::new();
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    let mut values = place.named([("groups", "Board"), ("first_name", ""), ("groups", "HR")]);
    values.extend(place.named([("number", "77")]));
    writing.update(1, values).expect("she is there");
    writing.delete(2).expect("he is there");
    assert_eq!(
        said(writing.update(2, place.named([("first_name", "B")]))),
        "`users.db` has no user 2; it has changed since the plan was made; make the plan again"
    );
    assert_eq!(
        said(writing.delete(2)),
        "`users.db` has no user 2; it has changed since the plan was made; make the plan again"
    );
    let within = listed(&place, &writing.read().expect("it sees its own changes"));
    writing.commit().expect("it is written");
    let after = listed(&place, &place.read());
    assert_eq!(
        after,
        [
            "1: number=1 email=anna.berg@example.com groups=Board groups=HR",
            "3: number=3 email=cora.fink@example.com first_name=Cora groups=Sales",
        ]
    );
    assert_eq!(within, after);
}

#[test]
fn a_number_is_never_given_again() {
    let place = Place::new();
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    let cora = place.named([("email", "cora.fink@example.com"), ("number", "3")]);
    writing.delete(3).expect("she is there");
    let next = writing.insert(None, place.named([("email", "dora@example.com")]));
    assert_eq!(next.expect("a user"), 4);
    assert_eq!(
        writing.system_id(4).expect("it has one").as_deref(),
        Some("4")
    );
    writing.delete(4).expect("she is there");
    writing.commit().expect("it is written");
    let mut writing = database.begin().expect("it is ours");
    assert_eq!(
        writing.insert(Some(3), cora.clone()).expect("she is back"),
        3
    );
    assert_eq!(
        said(writing.insert(Some(3), cora)),
        "`users.db` has a user 3 already; it has changed since the plan was made; make the plan again"
    );
    assert_eq!(writing.insert(None, []).expect("a user"), 5);
    assert_eq!(writing.system_id(9).expect("nobody"), None);
}

#[test]
fn ids_that_are_adopted_are_never_given_to_others() {
    let place = Place::without_database();
    let mut database = Database::create(&place.path, &place.profile).expect("a new one");
    let mut writing = database.begin().expect("it is ours");
    let mut insert = |values: &[(&str, &str)]| {
        let values = place.named(values.iter().copied());
        let number = writing.insert(None, values).expect("a user");
        let id = writing.system_id(number).expect("it is there");
        (number, id.expect("it has one"))
    };
    let own = |number: u64, id: &str| (number, id.to_owned());
    assert_eq!(insert(&[("number", "0007")]), own(1, "0007"));
    assert_eq!(insert(&[("number", "3")]), own(2, "3"));
    assert_eq!(insert(&[("number", "A-9")]), own(3, "A-9"));
    assert_eq!(
        insert(&[("number", "99999999999999999999")]),
        own(4, "99999999999999999999")
    );
    assert_eq!(insert(&[("first_name", "Anna")]), own(8, "8"));
    assert_eq!(insert(&[("number", "20")]), own(9, "20"));
    writing.delete(9).expect("it is there");
    writing.commit().expect("it is written");
    database.publish().expect("it gets its name");
    // What another program writes counts too.
    place.sql("INSERT INTO users (enroll_id, number) VALUES (10, '30')");
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    assert_eq!(writing.insert(None, []).expect("a user"), 31);
    drop(writing);
    place.sql("DELETE FROM users WHERE enroll_id = 10");
    let mut writing = database.begin().expect("it is ours");
    assert_eq!(writing.insert(None, []).expect("a user"), 21);
}

#[test]
fn a_run_is_noted_without_a_word_about_people() {
    let place = Place::new();
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    let entry = JournalEntry {
        file: "people.csv",
        run_id: "0123456789abcdef",
        operation: "import",
        created: 2,
        failed: u64::MAX,
        ..JournalEntry::default()
    };
    writing.note(&entry).expect("it is noted");
    writing.commit().expect("it is written");
    assert_eq!(
        place.shows("SELECT run || file || created || failed || operation FROM journal"),
        "1people.csv29223372036854775807import"
    );
    let at = place.shows("SELECT at FROM journal");
    assert!(at.len() == 20 && at.ends_with('Z'), "{at}");
}

/// What was changed or deleted is gone from the bytes, wherever `SQLite` has moved it in between.
#[test]
fn nothing_that_was_erased_stays_in_the_file() {
    for seed in [3, 7, 11] {
        let place = Place::new();
        let mut database = place.open();
        let mut state: u64 = seed;
        let mut random = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize % below
        };
        let (mut there, mut gone) = (Vec::new(), Vec::new());
        let mut count = 0;
        for _ in 0..12 {
            let mut writing = database.begin().expect("it is ours");
            for _ in 0..300 {
                count += 1;
                let name = format!("<name {count}>{}", "x".repeat(random(900)));
                let values = place.named([("first_name", name.as_str())]);
                if there.is_empty() || random(3) == 0 {
                    there.push((writing.insert(None, values).expect("a user"), name));
                    continue;
                }
                let at = random(there.len());
                if random(2) == 0 {
                    writing.update(there[at].0, values).expect("a user");
                    gone.push(std::mem::replace(&mut there[at].1, name));
                } else {
                    let (number, name) = there.swap_remove(at);
                    writing.delete(number).expect("a user");
                    gone.push(name);
                }
            }
            writing.commit().expect("it is written");
        }
        let bytes = fs::read(&place.path).expect("a file");
        let holds = |name: &String| {
            let (start, _) = name.split_at(name.find('>').expect("it has one") + 1);
            memchr::memmem::find(&bytes, start.as_bytes()).is_some()
        };
        assert!(there.iter().all(|(_, name)| holds(name)));
        assert_eq!(gone.iter().filter(|name| holds(name)).count(), 0);
        assert_eq!(place.files(), ["users.db"]);
    }
}

#[test]
fn what_could_not_be_erased_is_erased_at_the_next_opening() {
    let place = Place::new();
    let mut database = place.open();
    database
        .connection
        .busy_timeout(Duration::ZERO)
        .expect("a setting");
    // Somebody who reads has to be waited for, before the commit and before erasing.
    let reader = Connection::open(&place.path).expect("a database");
    let mut writing = database.begin().expect("it is ours");
    writing
        .update(1, place.named([("first_name", "Annie")]))
        .expect("she is there");
    reader
        .execute_batch("BEGIN; SELECT * FROM users")
        .expect("it reads");
    assert_eq!(
        said(writing.commit()),
        "`users.db` is in use by another `enroll` or another program; run the command again when the other one has finished"
    );
    assert!(!listed(&place, &place.read())[0].contains("Annie"));
    reader.execute_batch("COMMIT").expect("it has read");
    // As a run that is killed before it could erase.
    place.sql("INSERT INTO about VALUES ('to_be_erased', 'yes')");
    let due = "SELECT CAST(count(*) AS TEXT) FROM about WHERE key = 'to_be_erased'";
    assert_eq!(place.shows(due), "1");
    drop(place.open());
    assert_eq!(place.shows(due), "0");
}

#[test]
fn two_cannot_write_at_once() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    other
        .connection
        .busy_timeout(Duration::from_millis(20))
        .expect("a setting");
    let writing = one.begin().expect("it is ours");
    assert_eq!(
        said(other.begin()),
        "`users.db` is in use by another `enroll` or another program; run the command again when the other one has finished"
    );
    // Whoever only reads is not held up.
    assert_eq!(place.read().users.len(), 3);
    drop(writing);
    other.begin().expect("now it can");
}

#[test]
fn whoever_waits_gets_their_turn() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let mut writing = one.begin().expect("it is ours");
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| other.begin().map(drop).map_err(|error| error.to_string()));
        writing.delete(1).expect("she is there");
        std::thread::sleep(Duration::from_millis(50));
        writing.commit().expect("it is written");
        assert_eq!(waits.join().expect("no panic"), Ok(()));
    });
}

#[test]
fn it_is_known_whether_somebody_else_has_written() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let changed = |database: &mut Database| {
        let writing = database.begin().expect("it is ours");
        writing.changed_since_read().expect("it can tell")
    };
    assert!(changed(&mut one), "nothing was read");
    one.read().expect("it can be read");
    assert!(!changed(&mut one));
    let mut writing = one.begin().expect("it is ours");
    writing.delete(1).expect("she is there");
    writing.commit().expect("it is written");
    assert!(!changed(&mut one), "it was itself");
    let mut writing = other.begin().expect("it is ours");
    writing.delete(2).expect("he is there");
    writing.commit().expect("it is written");
    assert!(changed(&mut one));
    one.read().expect("it can be read");
    assert!(!changed(&mut one));
}

#[test]
fn a_new_database_is_there_whole_or_not_at_all() {
    let place = Place::without_database();
    let mut database = Database::create(&place.path, &place.profile).expect("a new one");
    let held = database.place().expect("it is new").to_owned();
    let mut writing = database.begin().expect("it is ours");
    let long = "Anna".repeat(10_000);
    writing
        .insert(None, place.named([("first_name", long.as_str())]))
        .expect("a user");
    writing.commit().expect("it is kept");
    // However it is killed up to now, nothing of anybody is on the disk.
    assert_eq!(
        place.files(),
        [held.file_name().expect("a name").to_string_lossy()]
    );
    assert_eq!(fs::metadata(&held).expect("it is there").len(), 0);
    database.publish().expect("it gets its name");
    assert_eq!(place.files(), ["users.db"]);
    assert_eq!(place.read().users.len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = fs::metadata(&place.path).expect("it is there");
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }

    let place = Place::without_database();
    drop(Database::create(&place.path, &place.profile).expect("a new one"));
    assert!(place.files().is_empty());
}

#[test]
fn a_new_database_replaces_nothing() {
    let place = Place::without_database();
    let database = Database::create(&place.path, &place.profile).expect("a new one");
    fs::write(&place.path, "mine").expect("a file");
    let there = "`users.db` is there already; leave `--create` out, or name another file";
    assert_eq!(said(database.publish()), there);
    assert_eq!(said(Database::create(&place.path, &place.profile)), there);
    assert_eq!(fs::read(&place.path).expect("a file"), b"mine");
    assert_eq!(place.files(), ["users.db"]);
    // A journal would be played back into the new one.
    fs::rename(&place.path, place.folder.path().join("users.db-journal")).expect("a file");
    assert_eq!(
        said(Database::create(&place.path, &place.profile)),
        "`users.db` is gone, but `users.db-journal` of it is still there; put `users.db` back beside it, \
         or remove `users.db-journal` if nobody needs what it held"
    );
    let nowhere = place.folder.path().join("no/users.db");
    assert_eq!(
        said(Database::create(&nowhere, &place.profile)),
        "`users.db` cannot be made: No such file or directory (os error 2); make its folder first"
    );
}

#[test]
fn what_is_no_database_of_these_users_is_refused_and_left_alone() {
    let other = |text: &str| Profile::from_toml("q.toml", text).expect("sound");
    let place = Place::new();
    let q = other(&PROFILE.replace("\"p\"", "\"q\""));
    for refused in [
        read(&place.path, &q).map(drop),
        Database::open(&place.path, &q).map(drop),
    ] {
        assert_eq!(
            said(refused),
            "`users.db` holds users of `p`, not of `q`; use the profile `p`, or name the database of `q`"
        );
    }
    for (sql, expected) in [
        (
            "PRAGMA user_version = 2",
            "was written by a newer version of `enroll`; use that version",
        ),
        (
            "PRAGMA user_version = 1; DROP TABLE users; CREATE VIEW users AS SELECT 1 AS enroll_id",
            "is damaged: it has no table `users` with the key `enroll_id`; restore it from a backup",
        ),
        (
            "DROP TABLE about",
            "is damaged: its table `about` is not as `enroll` made it; restore it from a backup",
        ),
        (
            "PRAGMA application_id = 0",
            "is a database of another program; name a database that `enroll` made; `--create` makes a new one",
        ),
    ] {
        place.sql(sql);
        let bytes = fs::read(&place.path).expect("a file");
        assert_eq!(
            said(read(&place.path, &place.profile)),
            format!("`users.db` {expected}")
        );
        let opened = Database::open(&place.path, &place.profile);
        let begun = opened.and_then(|mut database| database.begin().map(drop));
        assert_eq!(said(begun), format!("`users.db` {expected}"));
        assert_eq!(fs::read(&place.path).expect("a file"), bytes);
    }
    let missing = place.folder.path().join("other.db");
    for refused in [
        read(&missing, &place.profile).map(drop),
        Database::open(&missing, &place.profile).map(drop),
    ] {
        assert_eq!(
            said(refused),
            "`other.db` is not there; check the path; `--create` makes a new one"
        );
    }
    fs::write(&missing, "Email\nanna.berg@example.com\n".repeat(100)).expect("a file");
    assert_eq!(
        said(Database::open(&missing, &place.profile)),
        "`other.db` is no database; name a database that `enroll` made; `--create` makes a new one"
    );
    assert_eq!(place.files(), ["other.db", "users.db"]);
}

#[test]
fn columns_must_have_different_names() {
    let place = Place::without_database();
    for (attributes, column) in [
        ("[attributes.Email]\n[attributes.EMAIL]", "EMAIL"),
        ("[attributes.Enroll_ID]", "Enroll_ID"),
        (
            "[attributes.tags]\nper_language = true\n[attributes.tags_en]",
            "tags_en",
        ),
    ] {
        let text = format!("name = 'p'\n[operations.import]\n{attributes}");
        let profile = Profile::from_toml("p.toml", &text).expect("sound");
        assert_eq!(
            said(Database::create(&place.path, &profile)),
            format!(
                "`users.db` cannot hold users of `p`: two of its columns would be called `{column}`; \
                 give one of the attributes another name in the profile"
            )
        );
    }
    assert!(place.files().is_empty());
}

#[test]
fn a_user_who_is_there_twice_is_named() {
    let place = Place::new();
    place.sql("UPDATE users SET email = 'ANNA.BERG@example.com' WHERE enroll_id = 3");
    assert!(
        place
            .refused()
            .ends_with("holds one user twice: 1 and 3 have the same `email`")
    );
    place.sql("UPDATE users SET email = NULL");
    assert_eq!(place.read().users.len(), 3);
    place.sql("UPDATE users SET first_name = x'ff' WHERE enroll_id = 2");
    assert!(
        place
            .refused()
            .ends_with("is damaged: `first_name` of user 2 is no text")
    );
    place.sql("DELETE FROM users");
    assert!(place.read().users.is_empty(), "nobody is a list too");
    place.sql("INSERT INTO users (enroll_id) VALUES (-5)");
    assert!(
        place
            .refused()
            .ends_with("is damaged: the numbers of its users are out of order")
    );
}

/// The files that a run leaves that is killed in the middle of its changes.
fn killed() -> Place {
    let place = Place::new();
    let mut database = place.open();
    database
        .connection
        .execute_batch("PRAGMA cache_size = 2")
        .expect("a setting");
    let mut writing = database.begin().expect("it is ours");
    let long = "Annie".repeat(1000);
    writing
        .update(1, place.named([("first_name", long.as_str())]))
        .expect("she is there");
    for _ in 0..100 {
        writing
            .insert(None, place.named([("first_name", long.as_str())]))
            .expect("a user");
    }
    let left = Place::without_database();
    for name in place.files() {
        fs::copy(
            place.folder.path().join(&name),
            left.folder.path().join(&name),
        )
        .expect("a copy");
    }
    drop(writing);
    assert_eq!(left.files(), ["users.db", "users.db-journal"]);
    let raw = fs::read(&left.path).expect("a file");
    assert!(
        memchr::memmem::find(&raw, b"AnnieAnnie").is_some(),
        "it was half-written"
    );
    left
}

#[test]
fn what_a_killed_run_left_is_taken_back() {
    let before = Place::new();
    let place = killed();
    assert_eq!(
        listed(&place, &place.open().read().expect("it is whole")),
        listed(&before, &before.read())
    );
    assert_eq!(place.files(), ["users.db"]);
    let place = killed();
    assert_eq!(
        listed(&place, &place.read()),
        listed(&before, &before.read())
    );
    assert_eq!(place.files(), ["users.db"]);
    // Who may only read is told, and gets nothing half-written.
    let place = killed();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let refused = super::connect(&place.path, flags)
        .and_then(|connection| super::read_from(&connection, &place.profile, &place.path));
    assert!(matches!(refused, Err(Fault::HalfWritten)));
}

#[test]
fn reading_changes_nothing() {
    let place = Place::new();
    let bytes = fs::read(&place.path).expect("a file");
    let about = fs::metadata(&place.path).expect("it is there");
    place.read();
    assert_eq!(place.files(), ["users.db"]);
    assert_eq!(fs::read(&place.path).expect("a file"), bytes);
    assert_eq!(
        fs::metadata(&place.path)
            .expect("it is there")
            .modified()
            .ok(),
        about.modified().ok()
    );
    // A write-ahead log could not be read without one.
    place.sql("PRAGMA journal_mode = WAL");
    assert_eq!(
        said(read(&place.path, &place.profile)),
        "`users.db` was set to a write-ahead log by another program; close it in the other program and run \
         `PRAGMA journal_mode = DELETE` there"
    );
    drop(place.open());
    assert_eq!(place.read().users.len(), 3);
    assert_eq!(place.files(), ["users.db"]);
}

#[test]
fn a_full_disk_changes_nothing() {
    let place = Place::new();
    let before = listed(&place, &place.read());
    let mut database = place.open();
    database
        .connection
        .execute_batch("PRAGMA max_page_count = 12")
        .expect("a setting");
    let mut writing = database.begin().expect("it is ours");
    let long = "Anna".repeat(100_000);
    assert_eq!(
        said(writing.insert(None, place.named([("first_name", long.as_str())]))),
        "`users.db` could not be written, and nothing was changed: there is no space left; \
         make room on the disk and run the command again"
    );
    drop(writing);
    assert_eq!(listed(&place, &place.read()), before);
}

#[test]
fn what_may_only_be_read_is_not_written() {
    let place = Place::new();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = super::connect(&place.path, flags).expect("it is there");
    let error = connection
        .execute("DELETE FROM users", [])
        .expect_err("it can only be read");
    assert!(matches!(Fault::from(error), Fault::ReadOnly));
}

#[test]
fn nothing_in_the_file_is_run() {
    let place = Place::new();
    place.sql("CREATE TRIGGER nobody AFTER UPDATE ON users BEGIN DELETE FROM users; END");
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    writing
        .update(1, place.named([("first_name", "Annie")]))
        .expect("she is there");
    writing.commit().expect("it is written");
    assert_eq!(place.read().users.len(), 3);
}

/// Whatever the bytes are: a list or an error, and no panic.
#[test]
fn a_damaged_file_is_an_error_or_a_list() {
    let place = Place::new();
    let bytes = fs::read(&place.path).expect("a file");
    let damaged = place.folder.path().join("damaged.db");
    let mut refused = 0;
    let mut state: u64 = 1;
    for _ in 0..300 {
        let mut copy = bytes.clone();
        for _ in 0..8 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = (state >> 20) as usize % copy.len();
            copy[at] = (state >> 50) as u8;
        }
        fs::write(&damaged, copy).expect("a file");
        refused += usize::from(read(&damaged, &place.profile).is_err());
    }
    assert!(refused > 0);
    fs::write(&damaged, &bytes[..bytes.len() / 2]).expect("a file");
    assert_eq!(
        said(read(&damaged, &place.profile)),
        "`damaged.db` is damaged: its pages do not fit together; restore it from a backup"
    );
}

#[test]
fn a_name_that_sqlite_takes_for_more_is_only_a_name() {
    let place = Place::new();
    let odd: &Path = Path::new("file:users.db?mode=memory");
    let copy = place.folder.path().join(odd);
    fs::copy(&place.path, &copy).expect("a copy");
    assert_eq!(
        read(&copy, &place.profile).expect("it is ours").users.len(),
        3
    );
}

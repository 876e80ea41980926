//! A run is whole or not at all, whatever else uses the file and whatever ends it.

use std::fs;
use std::time::Duration;

use rusqlite::OpenFlags;

use crate::current::sqlite::error::Fault;
use crate::current::sqlite::tests::{Place, listed, said};
use crate::current::sqlite::{Database, connect, read, read_from};

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
    // A reader does not wait.
    assert_eq!(place.read().users.len(), 3);
    drop(writing);
    other.begin().expect("now it can");
}

#[test]
fn who_waits_gets_a_turn() {
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
fn it_is_known_whether_another_process_has_written() {
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
    let mut writing = database.begin().expect("it is ours");
    let long = "Anna".repeat(10_000);
    writing
        .insert(None, place.named([("first_name", long.as_str())]))
        .expect("a user");
    writing.commit().expect("it is kept");
    // However it is killed up to now, nothing of anybody is on the disk.
    assert_eq!(place.files(), [""; 0]);
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
    let there = "`users.db` already exists; remove `--create`, or name another file";
    assert_eq!(said(database.publish()), there);
    assert_eq!(said(Database::create(&place.path, &place.profile)), there);
    assert_eq!(fs::read(&place.path).expect("a file"), b"mine");
    assert_eq!(place.files(), ["users.db"]);
    // A journal would be played back into the new one.
    fs::rename(&place.path, place.folder.path().join("users.db-journal")).expect("a file");
    assert_eq!(
        said(Database::create(&place.path, &place.profile)),
        "`users.db` is missing, but its journal `users.db-journal` is still there; restore `users.db`, \
         or delete `users.db-journal` if its users are not needed any more"
    );
    let nowhere = place.folder.path().join("no/users.db");
    assert_eq!(
        said(Database::create(&nowhere, &place.profile)),
        "`users.db` cannot be created: No such file or directory (os error 2); create its folder first"
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
    let refused = connect(&place.path, flags)
        .and_then(|connection| read_from(&connection, &place.profile, &place.path));
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
        "`users.db` was switched to a write-ahead log by another program; close it in the other program and run \
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
         free space on the disk and run the command again"
    );
    drop(writing);
    assert_eq!(listed(&place, &place.read()), before);
}

#[test]
fn what_may_only_be_read_is_not_written() {
    let place = Place::new();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = connect(&place.path, flags).expect("it is there");
    let error = connection
        .execute("DELETE FROM users", [])
        .expect_err("it can only be read");
    assert!(matches!(Fault::from(error), Fault::ReadOnly));
}

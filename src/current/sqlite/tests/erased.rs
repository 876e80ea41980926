//! What was deleted or changed is gone.

use std::fs;
use std::time::Duration;

use rusqlite::Connection;

use crate::current::sqlite::tests::{Place, listed, said};
use crate::current::sqlite::writing::Writing;

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
    // A process that reads has to be waited for, before the commit and before erasing.
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
fn a_run_that_ends_before_it_erased_has_said_that_it_is_due() {
    let place = Place::new();
    let database = place.open();
    // As long as the same connection reads, the file cannot be written anew, as it is not where a run is killed in between.
    let mut reading = database
        .connection
        .prepare("SELECT * FROM users")
        .expect("SQL");
    let mut rows = reading.query([]).expect("it reads");
    assert!(rows.next().expect("it reads").is_some());
    let mut writing = Writing::begin(&database).expect("it is ours");
    writing
        .update(1, place.named([("first_name", "Annie")]))
        .expect("she is there");
    writing.commit().expect("it is written");
    drop(rows);
    drop(reading);
    let due = "SELECT CAST(count(*) AS TEXT) FROM about WHERE key = 'to_be_erased'";
    assert_eq!(place.shows(due), "1");
    drop(place.open());
    assert_eq!(place.shows(due), "0");
}

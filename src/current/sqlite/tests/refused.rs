//! What is no database of these users, or is damaged, or has a strange name.

use std::fs;
use std::path::Path;

use crate::current::sqlite::tests::{PROFILE, Place, said};
use crate::current::sqlite::{Database, read};
use crate::profile::Profile;

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
            "`users.db` contains users of `p`, not of `q`; use the profile `p`, or name the database of `q`"
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
            "belongs to another program; name a database that `enroll` created; `--create` creates a new one",
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
            "`other.db` does not exist; check the path; `--create` creates a new one"
        );
    }
    fs::write(&missing, "Email\nanna.berg@example.com\n".repeat(100)).expect("a file");
    assert_eq!(
        said(Database::open(&missing, &place.profile)),
        "`other.db` is no database; name a database that `enroll` created; `--create` creates a new one"
    );
    assert_eq!(place.files(), ["other.db", "users.db"]);
}

#[test]
fn columns_must_have_different_names() {
    let place = Place::without_database();
    for (fields, column) in [
        ("[fields.Email]\n[fields.EMAIL]", "EMAIL"),
        ("[fields.Enroll_ID]", "Enroll_ID"),
        (
            "[fields.tags]\nper_language = true\n[fields.tags_en]",
            "tags_en",
        ),
    ] {
        let text = format!("name = 'p'\n[operations.import]\n{fields}");
        let profile = Profile::from_toml("p.toml", &text).expect("sound");
        assert_eq!(
            said(Database::create(&place.path, &profile)),
            format!(
                "`users.db` cannot store users of `p`: two columns would be called `{column}`; \
                 give one of the fields another name in the profile"
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
            .ends_with("contains one user twice: 1 and 3 have the same `email`")
    );
    place.sql("UPDATE users SET email = NULL");
    assert_eq!(place.read().users.len(), 3);
    place.sql("UPDATE users SET first_name = x'ff' WHERE enroll_id = 2");
    assert!(
        place
            .refused()
            .ends_with("is damaged: `first_name` of user 2 is not text")
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

/// A page of users in the place of another one is a file that can be read, in which some of them are missing.
#[test]
fn a_page_in_the_place_of_another_is_damage() {
    let place = Place::without_database();
    let mut database = Database::create(&place.path, &place.profile).expect("a new one");
    let mut writing = database.begin().expect("it is ours");
    for number in 0..2000 {
        let email = format!("user{number}@example.com");
        let user = place.named([("email", email.as_str())]);
        writing.insert(None, user).expect("a user");
    }
    writing.commit().expect("it is written");
    database.publish().expect("it gets its name");
    let sound = fs::read(&place.path).expect("a file");
    let size = usize::from(u16::from_be_bytes([sound[16], sound[17]]));
    // A leaf of a table begins with this byte.
    let leaves = (1..sound.len() / size).filter(|page| sound[page * size] == 0x0d);
    let leaves: Vec<usize> = leaves.collect();
    let mut refused = 0;
    for pair in leaves.windows(2) {
        let mut bytes = sound.clone();
        let (one, other) = (pair[0] * size, pair[1] * size);
        bytes.copy_within(one..one + size, other);
        fs::write(&place.path, bytes).expect("it is written");
        match read(&place.path, &place.profile) {
            Ok(current) => assert_eq!(current.users.len(), 2000),
            Err(error) => {
                assert!(error.to_string().contains("is damaged"), "{error}");
                refused += 1;
            }
        }
    }
    assert!(refused > 0 && leaves.len() > 5);
}

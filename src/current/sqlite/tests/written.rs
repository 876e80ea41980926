//! What is written is what is read.

use crate::current::Identity;
use crate::current::sqlite::tests::{PROFILE, Place, listed, said};
use crate::current::sqlite::{Database, JournalEntry, is_database};
use crate::finding::FieldId;
use crate::profile::Profile;
use crate::user::list::UserId;

#[test]
fn users_are_read_as_they_were_written() {
    let place = Place::new();
    let current = place.read();
    assert_eq!(
        listed(&place, &current),
        [
            "1: email=anna.berg@example.com first_name=Anna groups=Sales groups=Nordics",
            "2: email=ben.cole@example.com first_name=Ben",
            "3: email=cora.fink@example.com first_name=Cora groups=Sales",
        ]
    );
    let email = place.localized("email").field;
    let as_it_is = |value: &str, key: &mut String| value.clone_into(key);
    let key = "ben.cole@example.com";
    let found = current.users.find(email, key, as_it_is, &mut String::new());
    assert_eq!(found, Some(UserId::new(1)));
    let keys: Vec<FieldId> = current.users.keys().collect();
    assert_eq!(keys, [place.localized("number").field, email]);
    let Identity::Database(identity) = &current.identity else {
        panic!("it is a database");
    };
    assert_eq!(identity.len(), 32);
    assert_ne!(current.identity, Place::new().read().identity);
    assert_eq!(current.digest, Place::new().read().digest);
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
        "2: email=ben.cole@example.com first_name=Ben tags_de=Vertrieb"
    );
    assert!(!place.read().users.has(place.localized("tags_nl")));
    let mut writing = database.begin().expect("it is ours");
    let cleared = place.named([("tags_de", "")]);
    writing.update(2, cleared).expect("it has the column");
    writing.commit().expect("it is written");
    // An empty column more is no difference.
    assert_eq!(place.read().digest, before);
}

#[test]
fn a_field_that_a_profile_gains_is_a_column_more() {
    let mut place = Place::new();
    let text = PROFILE.replace(
        "[fields.first_name]",
        "[fields.'a \" b']\n[fields.first_name]",
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
        "1: email=anna.berg@example.com a \" b=x first_name=Annie groups=Sales groups=Nordics"
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
        "`users.db` has no user 2; it has changed since the plan was made; make a new plan"
    );
    assert_eq!(
        said(writing.delete(2)),
        "`users.db` has no user 2; it has changed since the plan was made; make a new plan"
    );
    let within = listed(&place, &writing.read().expect("it sees its own changes"));
    writing.commit().expect("it is written");
    let after = listed(&place, &place.read());
    assert_eq!(
        after,
        [
            "1: number=77 email=anna.berg@example.com groups=Board groups=HR",
            "3: email=cora.fink@example.com first_name=Cora groups=Sales",
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
    writing.delete(4).expect("she is there");
    writing.commit().expect("it is written");
    let mut writing = database.begin().expect("it is ours");
    assert_eq!(
        writing.insert(Some(3), cora.clone()).expect("she is back"),
        3
    );
    assert_eq!(
        said(writing.insert(Some(3), cora)),
        "`users.db` already has a user 3; it has changed since the plan was made; make a new plan"
    );
    assert_eq!(writing.insert(None, []).expect("a user"), 5);
}

/// A target issues ids, and nobody else: a user keeps the one that is known, and gets none here.
#[test]
fn an_id_of_the_target_is_never_invented() {
    let place = Place::without_database();
    let mut database = Database::create(&place.path, &place.profile).expect("a new one");
    let mut writing = database.begin().expect("it is ours");
    for values in [
        &[("number", "48213")][..],
        &[("first_name", "Anna")],
        &[("number", "A-9")],
    ] {
        let values = place.named(values.iter().copied());
        writing.insert(None, values).expect("a user");
    }
    let within = listed(&place, &writing.read().expect("it sees its own changes"));
    assert_eq!(
        within,
        ["1: number=48213", "2: first_name=Anna", "3: number=A-9"]
    );
}

/// The counter would go on behind it, and at its end no user could be added any more.
#[test]
fn a_number_that_was_never_given_is_refused() {
    let place = Place::new();
    let mut database = place.open();
    let mut writing = database.begin().expect("it is ours");
    for number in [0, 4, i64::MAX as u64, u64::MAX] {
        let refused = writing.insert(Some(number), place.named([("first_name", "Dora")]));
        assert_eq!(
            said(refused),
            format!(
                "`users.db` never gave the number {number} to a user; make the plan again with `enroll diff`, and do not edit it"
            )
        );
    }
    assert_eq!(writing.insert(None, []).expect("a user"), 4);
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

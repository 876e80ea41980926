//! Who was deleted is in no byte any more.

use crate::whole::{HEADERS, People, person};

/// Whether a text is in a file of the folder, whatever the case.
fn is_somewhere(place: &People, text: &str) -> Vec<String> {
    let mut names = place.files();
    names.retain(|name| {
        let bytes = place.bytes(name).to_ascii_lowercase();
        bytes
            .windows(text.len())
            .any(|bytes| bytes == text.as_bytes())
    });
    names
}

#[test]
fn who_was_deleted_is_in_no_byte() {
    let mut people = HEADERS.to_owned();
    for number in 0..500 {
        person(&mut people, number, "Department");
    }
    people.push_str("zacharias.quux@example.com,Zacharias,Zoology\n");
    let place = People::with(&people);
    assert_eq!(is_somewhere(&place, "zacharias"), ["users.db"]);

    place.file("wanted.csv", "Email\nzacharias.quux@example.com\n");
    let line = "apply wanted.csv --profile people.toml --current users.db --operation delete --yes";
    place.ends(0, line);
    assert_eq!(place.files(), ["users.db"]);
    assert_eq!(is_somewhere(&place, "zacharias"), [""; 0]);
    assert_eq!(is_somewhere(&place, "zoology"), [""; 0]);
    let due = place.shows("SELECT value FROM about WHERE key = 'to_be_erased'");
    assert_eq!(due, None);
}

#[test]
fn what_was_changed_is_in_no_byte_either() {
    let place =
        People::with("Email,First name,Department\nanna.berg@example.com,Zacharias,Zoology\n");
    place.file(
        "wanted.csv",
        "Email,First name,Department\nanna.berg@example.com,Anna,Botany\n",
    );
    place.ends(
        0,
        "apply wanted.csv --profile people.toml --current users.db --yes",
    );
    assert_eq!(place.files(), ["users.db"]);
    assert_eq!(is_somewhere(&place, "zacharias"), [""; 0]);
    assert_eq!(is_somewhere(&place, "zoology"), [""; 0]);
}

/// What takes a deletion back is the admin's, and nobody else's.
#[cfg(unix)]
#[test]
fn plans_are_their_owner_s() {
    use std::os::unix::fs::PermissionsExt;

    let place = People::with_a_plan(30);
    place.ends(
        0,
        "apply plan.json --profile people.toml --current users.db --yes --undo undo.json --report json=result.json \
         --accept removals=10",
    );
    for name in ["plan.json", "undo.json", "result.json", "users.db"] {
        let about = std::fs::metadata(place.path(name)).expect("it is there");
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

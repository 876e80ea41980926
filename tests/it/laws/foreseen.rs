//! Law 8: what `diff` would refuse, fail or skip, and what would stop it, `validate` finds under the same settings.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::config;
use crate::harness::Enroll;

/// A target that knows its users by an id that it issues and by the address, and in which most things can go wrong.
const PROFILE: &str = r#"
name = "foreseen"
title = "Foreseen"
match_on = ["number", "email"]
same_person_when = ["name"]
archived_by = "left"
org = ["seats", "protected"]

[fields.number]
type = "id"
issued_by = "target"

[fields.email]
type = "email"
required = true
unique = true

[fields.name]

[fields.badge]
unique = true

[fields.login]
mutability = "immutable"

[fields.team]
group = true

[fields.left]
type = "date"
formats = ["YYYY-MM-DD"]

[operations.import]
existing = ["update", "skip", "refuse"]
absent = ["keep", "archive", "delete"]

[operations.sync]
existing = ["update"]
absent = ["archive"]

[operations.delete]
fields = ["number", "email"]
requires = [["number", "email"]]
"#;

const HEADER: &str = "number,email,name,badge,login,team,left\n";

/// The cells of a user; few different ones, so that users share them.
fn user() -> impl Strategy<Value = [String; 7]> {
    let one_of =
        |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    (
        one_of(&["", "", "11", "12", "13", "99"]),
        one_of(&[
            "a@example.com",
            "b@example.com",
            "c@example.com",
            "d@example.com",
            "a@example.org",
            "no address",
        ]),
        one_of(&["Anna Berg", "Ben Cole", "Cleo Diaz", ""]),
        one_of(&["", "", "k1", "k2"]),
        one_of(&["", "anna", "ben"]),
        one_of(&["Sales", "Board", ""]),
        one_of(&["", "", "", "2020-01-31", "9999-12-31"]),
    )
        .prop_map(|(number, email, name, badge, login, team, left)| {
            [number, email, name, badge, login, team, left]
        })
}

fn list(users: &[[String; 7]]) -> String {
    let rows: String = users.iter().map(|user| user.join(",") + "\n").collect();
    HEADER.to_owned() + &rows
}

/// Current users, of whom no two have one id, one address or one badge.
fn current() -> impl Strategy<Value = Vec<[String; 7]>> {
    prop::collection::vec(user(), 1..6).prop_map(|mut users| {
        let mut taken = BTreeSet::new();
        users.retain(|user| {
            let own: Vec<String> = [0, 1, 3]
                .into_iter()
                .filter(|at| !user[*at].is_empty())
                .map(|at| format!("{at} {}", user[at]))
                .collect();
            let is_new = user[1].contains('@') && own.iter().all(|key| !taken.contains(key));
            taken.extend(own.into_iter().filter(|_| is_new));
            is_new
        });
        users
    })
}

/// What a command says in JSON, however it ends.
fn json(files: Enroll, line: &str) -> Value {
    let files = files.line(line);
    let output = files.command().output().expect("the binary is there");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&output.stderr)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..config() })]

    #[test]
    fn what_diff_refuses_validate_finds(
        current in current(),
        users in prop::collection::vec(user(), 0..6),
        operation in prop::sample::select(&["import", "sync", "delete"][..]),
        existing in prop::sample::select(&["update", "skip", "refuse"][..]),
        absent in prop::sample::select(&["keep", "archive", "delete"][..]),
        seats in 1..6_u32,
    ) {
        prop_assume!(!current.is_empty());
        let choices = match operation {
            "import" => format!("existing = \"{existing}\"\nabsent = \"{absent}\"\n"),
            _ => String::new(),
        };
        let mapping = format!("operation = \"{operation}\"\n{choices}[org]\nseats = {seats}\nprotected = [\"c@example.com\"]\n");
        let files = || {
            Enroll::new()
                .file("foreseen.toml", PROFILE)
                .file("mapping.toml", &mapping)
                .file("list.csv", list(&users))
                .file("current.csv", list(&current))
        };
        let flags = "list.csv --profile ./foreseen.toml --mapping mapping.toml --current current.csv --format json";
        let found = json(files(), &format!("validate {flags}"));
        let plan = json(files(), &format!("diff {flags}"));
        let findings = found["findings"].as_array().expect("a list");
        let rows = |least: &str| -> BTreeSet<u64> {
            let some = findings.iter().filter(|finding| finding["severity"] == least);
            some.filter_map(|finding| finding["row"].as_u64()).collect()
        };
        let (errors, warnings) = (rows("error"), rows("warning"));
        // The file itself has an error: there is no plan.
        let Some(left) = plan["skipped"].as_array() else {
            let mut of_file = findings.iter();
            prop_assert!(of_file.any(|finding| finding["severity"] == "error"), "{found:#}");
            return Ok(());
        };
        for row in left {
            let number = row["row"].as_u64().expect("a row");
            let is_asked = existing == "skip" && operation == "import";
            let is_found = errors.contains(&number) || row["failed"] == false && (is_asked || warnings.contains(&number));
            prop_assert!(is_found, "{row} is not in {findings:#?}\n{}\n{}\n{mapping}", list(&users), list(&current));
        }
        let of_file: Vec<&str> = findings.iter()
            .filter(|finding| finding["row"].is_null())
            .filter_map(|finding| finding["message"].as_str())
            .collect();
        for stop in plan["stops"].as_array().expect("a list") {
            let message = stop["message"].as_str().expect("a text");
            prop_assert!(of_file.iter().any(|found| found.contains(message)), "{message} is not in {of_file:?}");
        }
    }
}

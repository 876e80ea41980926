//! The law that `validate` knows what the others know: what `diff`, `apply` and `export` would refuse, fail or skip, it finds.

use proptest::prelude::*;
use serde_json::Value;

use super::{config, enroll_exit};
use crate::harness::Enroll;

/// A target whose users have an id that it issues, an address, and names that only one of them may have.
const PROFILE: &str = r#"
name = "found"
match_on = ["id", "email"]
org = ["domains", "groups"]

[file]
formats = ["csv"]

[fields.id]
type = "id"
mutability = "read-only"
unique = true
headers = ["Id"]

[fields.email]
type = "email"
required = true
unique = true
known = "domains"
headers = ["Email"]

[fields.account]
unique = true
headers = ["Account"]

[fields.name]
required = true
max_length = 12
headers = ["Name"]

[fields.groups]
multi_valued = true
separator = ","
group = true
known = "groups"
headers = ["Groups"]

[fields.country]
mutability = "immutable"
headers = ["Country"]

[fields.active]
type = "boolean"
canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]
headers = ["Active"]

[operations.import]
absent = ["keep", "delete"]
groups = ["add", "replace"]

[operations.delete]
fields = ["id", "email"]
"#;

const IDS: [&str; 5] = ["", "1", "2", "3", "9"];
const EMAILS: [&str; 9] = [
    "anna@example.com",
    "ANNA@example.com",
    "ben@example.com",
    "cleo@example.com",
    "dora@example.org",
    "emil@example",
    "",
    "frida@example.com; gerd@example.com",
    " hugo@example.com",
];
const ACCOUNTS: [&str; 6] = ["", "a", "b", "B", "c", "\t=1+1"];
const NAMES: [&str; 6] = [
    "Anna Berg",
    "Ben",
    "",
    "Total",
    "A name that is too long",
    "two\nlines",
];
const GROUPS: [&str; 6] = ["", "Sales", "Sales,IT", "sales", "Sales;IT", "All, ,"];
const COUNTRIES: [&str; 3] = ["", "DE", "NL"];
const ACTIVE: [&str; 5] = ["Yes", "No", "ja", "", "perhaps"];

type Row = [String; 7];

fn row(sound: bool) -> impl Strategy<Value = Row> {
    let of = |all: &'static [&'static str], sound_ones: &'static [&'static str]| {
        let values = if sound { sound_ones } else { all };
        prop::sample::select(values).prop_map(str::to_owned)
    };
    (
        of(&IDS, &IDS),
        of(&EMAILS, &EMAILS[..5]),
        of(&ACCOUNTS, &ACCOUNTS[..5]),
        of(&NAMES, &NAMES[..2]),
        of(&GROUPS, &GROUPS[..3]),
        of(&COUNTRIES, &COUNTRIES),
        of(&ACTIVE, &ACTIVE[..2]),
    )
        .prop_map(|(id, email, account, name, groups, country, active)| {
            [id, email, account, name, groups, country, active]
        })
}

/// A list whose rows are mostly sound, so that a single fault is seen by itself.
fn list() -> impl Strategy<Value = Vec<Row>> {
    let row = prop_oneof![3 => row(true), 1 => row(false)];
    prop::collection::vec(row, 1..6)
}

/// Current users: each id, address and account once.
fn current() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(true), 1..5).prop_map(|rows| {
        let mut kept: Vec<Row> = Vec::new();
        for mut row in rows {
            row[0] = format!("{}", kept.len() + 1);
            let is_taken = |column: usize| {
                kept.iter().any(|other| {
                    !row[column].is_empty() && other[column].eq_ignore_ascii_case(&row[column])
                })
            };
            if !is_taken(1) && !is_taken(2) {
                kept.push(row);
            }
        }
        kept
    })
}

fn csv(rows: &[Row], shown: usize) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headers = [
        "Id", "Email", "Account", "Name", "Groups", "Country", "Active",
    ];
    writer.write_record(&headers[..shown]).expect("memory");
    for row in rows {
        writer.write_record(&row[..shown]).expect("memory");
    }
    let bytes = writer.into_inner().expect("memory");
    String::from_utf8(bytes).expect("UTF-8")
}

const SETTINGS: [&str; 5] = [
    "",
    "--org domains=example.com --org groups=Sales,IT",
    "--operation delete",
    "--ignore invalid-email",
    "--warn missing-value,invalid-boolean,duplicate-id",
];

/// What a command says in JSON, and how it ends; nothing where it says something else.
fn json(people: &str, current: &str, line: &str) -> (Option<Value>, i32, String) {
    let enroll = Enroll::new()
        .file("found.toml", PROFILE)
        .file("people.csv", people)
        .file("current.csv", current)
        .line(line);
    let (_, exit, said) = enroll_exit(enroll);
    let end = said.rfind("\n}\n").map_or(said.len(), |end| end + 3);
    (serde_json::from_str(&said[..end]).ok(), exit, said)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..config() })]

    #[test]
    fn what_the_others_refuse_fail_or_skip_validate_finds(
        people in list(),
        current in current(),
        settings in prop::sample::select(&SETTINGS[..]),
        choices in prop::sample::select(vec!["", "--absent delete", "--groups replace"]),
        shown in prop::sample::select(vec![7_usize, 7, 5, 4]),
    ) {
        let (people, current) = (csv(&people, shown), csv(&current, 7));
        let is_import = !settings.contains("delete");
        let common = format!("people.csv --profile found.toml {settings}");
        let (found, exit, said) = json(
            &people,
            &current,
            &format!("validate {common} --current current.csv --format json --fail-on never"),
        );
        prop_assert_eq!(exit, 0, "{}", said);
        let found = found.expect("it is JSON");
        let findings = found["findings"].as_array().expect("a list");
        let rows: Vec<u64> = findings.iter().filter_map(|one| one["row"].as_u64()).collect();
        let about_the_file = findings.iter().any(|one| one["row"].is_null());

        let choices = if is_import { choices } else { "" };
        let (plan, exit, said) = json(
            &people,
            &current,
            &format!("diff {common} {choices} --current current.csv --format json"),
        );
        prop_assert!(exit < 2, "{}", said);
        let plan = plan.expect("it is JSON");
        match plan["skipped"].as_array() {
            // What was found in the file is shown instead of a plan.
            None => prop_assert!(about_the_file, "{}", said),
            Some(left) => {
                for one in left {
                    let row = one["row"].as_u64().expect("a number");
                    prop_assert!(rows.contains(&row), "diff leaves out row {row}: {one}\n{people}\n{current}\n{findings:#?}");
                }
            }
        }

        if is_import {
            let (_, exit, said) = json(&people, &current, &format!("export {common} -o upload.csv"));
            prop_assert!(exit < 2, "{}", said);
            let refused = exit == 1;
            prop_assert!(!refused || !findings.is_empty(), "export refuses: {said}\n{people}");
        }
    }

    #[test]
    fn what_is_exported_of_the_current_users_diff_takes(current in current()) {
        let current = csv(&current, 7);
        let enroll = Enroll::new()
            .file("found.toml", PROFILE)
            .file("current.csv", &current)
            .line("export --profile found.toml --current current.csv -o list.csv");
        let (folder, exit, said) = enroll_exit(enroll);
        if exit == 0 {
            let list = std::fs::read_to_string(folder.path().join("list.csv")).expect("it was written");
            let (plan, exit, said) = json(
                &list,
                &current,
                "diff people.csv --profile found.toml --current current.csv --format json",
            );
            prop_assert_eq!(exit, 0, "{}", said);
            let plan = plan.expect("it is JSON");
            prop_assert_eq!(&plan["changes"], &serde_json::json!([]));
            prop_assert_eq!(&plan["skipped"], &serde_json::json!([]));
        } else {
            prop_assert_eq!(exit, 1, "{}", said);
        }
    }
}

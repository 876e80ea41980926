//! The laws, over users who have something to do with each other: equal values, groups, seats, managers.

use std::collections::BTreeSet;

use enroll::messages::{Language, in_full};
use proptest::prelude::*;

use super::{Flags, Scratch, config, moved_by, shuffled};

/// A target system in which everything that looks at all users has something to look at.
const PROFILE: &str = r#"
name = "everybody"
title = "Everybody"
match_on = ["email"]
org = ["seats"]
seat_free_when = { active = "No" }

[fields.email]
type = "email"
unique = true
case_exact = true
several_columns = true
headers = ["E-Mail", "Second e-mail"]

[fields.id]
type = "id"
unique = true
headers = ["Id"]

[fields.account]
unique = true
case_exact = true
headers = ["Account"]

[fields.department]
group = true
headers = ["Department"]

[fields.groups]
group = true
multi_valued = true
separator = "/"
several_columns = true
case_exact = true
headers = ["Groups", "More groups"]

[fields.active]
type = "boolean"
headers = ["Active"]
canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]

[fields.manager]
type = "reference"
refers_to = "email"
multi_valued = true
separator = "/"
headers = ["Manager"]
canonical_values = [{ value = "NONE" }]

[operations.import]
absent = ["delete"]

[thresholds]
smallest_group = 3
"#;

const HEADERS: &str =
    "E-Mail,Second e-mail,Id,Account,Department,Groups,More groups,Active,Manager";

const RULES: [&str; 9] = [
    "case-only-duplicate",
    "duplicate-email",
    "duplicate-id",
    "duplicate-row",
    "manager-cycle",
    "near-duplicate-group",
    "small-group",
    "too-few-seats",
    "unknown-manager",
];

const ADDRESSES: [&str; 9] = [
    "anna@example.com",
    "Anna@example.com",
    "anna@EXAMPLE.com",
    "ben@example.com",
    "BEN@example.com",
    "cara@b\u{fc}cher.example",
    "cara@xn--bcher-kva.example",
    "dora@example.com",
    "emil@example.com",
];
const IDS: [&str; 6] = ["", "a1", "A1", " a1", "01", "1"];
const DEPARTMENTS: [&str; 6] = ["", "Marketing", "marketing", "Marketng", "Team 1", "Team-1"];
const GROUPS: [&str; 6] = [
    "",
    "Staff",
    "Staff/staff",
    "Staff/Staff",
    "Legal / Staff",
    "Stafff",
];
const MANAGERS: [&str; 8] = [
    "",
    "NONE",
    "nobody",
    "anna@example.com",
    "ben@EXAMPLE.com",
    "dora@example.com",
    "emil@example.com/zora@example.com",
    "cara@b\u{fc}cher.example/anna@example.com",
];

fn one_of(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

fn row() -> impl Strategy<Value = Vec<&'static str>> {
    let second = prop_oneof![3 => Just(""), 1 => one_of(&ADDRESSES)];
    let active = one_of(&["Yes", "No", ""]);
    let keys = (one_of(&ADDRESSES), second, one_of(&IDS), one_of(&IDS));
    let groups = (one_of(&DEPARTMENTS), one_of(&GROUPS), one_of(&GROUPS));
    (keys, groups, active, one_of(&MANAGERS)).prop_map(|(keys, groups, active, manager)| {
        let (email, second, id, account) = keys;
        let (department, some, more) = groups;
        vec![
            email, second, id, account, department, some, more, active, manager,
        ]
    })
}

/// Rows, some of which come twice.
fn rows() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    (prop::collection::vec(row(), 1..12), 0..3_usize).prop_map(|(mut rows, copies)| {
        rows.extend_from_within(..copies.min(rows.len()));
        rows
    })
}

fn csv(rows: &[Vec<&str>]) -> Vec<u8> {
    let lines = rows.iter().map(|row| row.join(","));
    let all: Vec<String> = std::iter::once(HEADERS.to_owned()).chain(lines).collect();
    all.join("\n").into_bytes()
}

fn flags() -> Flags {
    Flags {
        delimiter: Some(b','),
        encoding: Some("utf-8"),
        header_row: Some(1),
    }
}

proptest! {
    #![proptest_config(config())]

    /// Law 4, first half.
    #[test]
    fn moving_users_moves_findings(rows in rows(), seed: u64) {
        let scratch = Scratch::with(PROFILE);
        let order = shuffled(rows.len(), seed);
        let moved: Vec<Vec<&str>> = order.iter().map(|index| rows[*index].clone()).collect();
        let before = scratch.run(&scratch.file("list.csv", &csv(&rows)), &flags(), 2);
        let after = scratch.run(&scratch.file("moved.csv", &csv(&moved)), &flags(), 2);
        prop_assert_eq!(after.traces(), moved_by(&order, 2, before.traces()));
    }
}

/// Law 4, second half: in a file of many blocks, in which every one of the rules finds something.
#[test]
fn one_thread_or_many_find_the_same_about_every_user() {
    let mut rows = String::from(HEADERS);
    for row in 0..30_000_usize {
        let pick = |values: &[&'static str], every: usize| match row % every {
            0 => values[row / every % values.len()],
            _ => "",
        };
        let own = format!("user{row}@example.com");
        let email = Some(pick(&ADDRESSES, 911)).filter(|email| !email.is_empty());
        let manager = match row % 10 {
            0 => pick(&MANAGERS, 1870).to_owned(),
            _ => format!("user{}@example.com", row - row % 10),
        };
        // A user at the end of the file is the manager of one at its start.
        let manager = match row {
            10 => "user29991@example.com".to_owned(),
            29_990 => "user10@example.com".to_owned(),
            _ => manager,
        };
        let cells = [
            email.unwrap_or(&own),
            "",
            pick(&IDS, 1201),
            pick(&IDS, 1301),
            pick(&DEPARTMENTS, 13),
            pick(&GROUPS, 7),
            pick(&["Rare one", "Rare two", ""], 9001),
            "Yes",
            &manager,
        ];
        rows.push('\n');
        rows.push_str(&cells.join(","));
    }
    // And two who are the same in every cell.
    let last = rows.rsplit('\n').next().map(str::to_owned);
    rows.push('\n');
    rows.push_str(&last.unwrap_or_default());

    let scratch = Scratch::with(PROFILE);
    let path = scratch.file("list.csv", rows.as_bytes());
    let one = scratch.run(&path, &flags(), 1);
    let spoke: BTreeSet<&str> = one
        .checked
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect();
    for rule in RULES {
        assert!(spoke.contains(rule), "{rule} says nothing");
    }
    for threads in [2, 5] {
        let many = scratch.run(&path, &flags(), threads);
        assert!(many.json() == one.json(), "{threads} threads");
        assert!(many.annotated() == one.annotated(), "{threads} threads");
    }
}

/// However many users a group has, a user who lists it twice is one user; and what is said of more than a hundred is said
/// once.
#[test]
fn a_large_group_is_counted_by_users_and_reported_once() {
    let row = |number: u32, groups: &str| format!("user{number}@example.com,,,,,{groups},,Yes,");
    let mut rows = vec![HEADERS.to_owned()];
    rows.extend((0..700).map(|number| row(number, "Staff/Staff")));
    rows.extend((700..840).map(|number| row(number, "Stafff")));
    let scratch = Scratch::with(PROFILE);
    let path = scratch.file("list.csv", rows.join("\n").as_bytes());
    let run = scratch.run(&path, &flags(), 2);
    let of_groups = run.checked.findings.iter();
    let said: Vec<(Option<String>, String)> = of_groups
        .filter(|finding| finding.rule == "near-duplicate-group")
        .map(|finding| {
            (
                finding.place.cell(),
                finding.message.text(Language::English, &in_full),
            )
        })
        .collect();
    let message = "probably a typo of a group that 700 users have";
    assert_eq!(said, [(Some("F".to_owned()), message.to_owned())]);
}

//! The command without a screen: `--replay`, and what is refused.

use insta::assert_snapshot;

use crate::harness::Enroll;
use crate::review::desk::{CORRECTED, PEOPLE, SKIPPED};

const CHANGES: &str = r#"{
  "version": 1,
  "profile": "sociuu",
  "changes": [
    {"change": "edit", "row": 3, "keys": {"email": "ben.cole@example"}, "field": "email", "header": "Email",
     "before": "ben.cole@example", "after": "ben.cole@example.com", "why": "invalid-email"},
    {"change": "skip", "row": 5, "keys": {"email": "cleo.diaz@example.com"}, "why": "duplicate-email"},
    {"change": "edit", "row": 6, "keys": {"email": "dana.eriks@example.com"}, "field": "last_name", "header": "Last Name",
     "before": "", "after": "Eriks", "why": "missing-value"},
    {"change": "edit", "row": 7, "keys": {"email": "emil.falk(at)example.com"}, "field": "email", "header": "Email",
     "before": "emil.falk(at)example.com", "after": "emil.falk@example.com", "why": "invalid-email"}
  ]
}
"#;

fn replay(list: &str, changes: &str, flags: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", list)
        .file("changes.json", changes)
        .line(&format!(
            "review people.csv --profile sociuu --replay changes.json {flags}"
        ))
}

#[test]
fn changes_are_made_again_without_a_terminal() {
    let run = replay(PEOPLE, CHANGES, "").exit(0).run();
    assert_snapshot!(run.stderr, @"
    4 changes made
    0 errors left
    wrote people.corrected.csv, people.skipped.csv
    ");
    assert_eq!(run.read("people.corrected.csv"), CORRECTED);
    assert_eq!(run.read("people.skipped.csv"), SKIPPED);
}

#[test]
fn the_rows_of_next_month_are_found_by_their_keys() {
    let mut lines: Vec<&str> = PEOPLE.lines().collect();
    lines[1..].reverse();
    let run = replay(&(lines.join("\n") + "\n"), CHANGES, "-o ok.csv").run();
    let corrected = run.read("ok.csv");
    assert!(
        corrected.contains("Dana,Eriks,") && corrected.contains(",ben.cole@example.com,"),
        "{corrected}"
    );
}

#[test]
fn what_does_not_match_is_listed() {
    let list = PEOPLE
        .replace(
            "Ben,Cole,ben.cole@example,",
            "Ben,Cole,ben.cole@example.org,",
        )
        .replace("Dana,,", "Dana,Erikson,");
    let run = replay(&list, CHANGES, "").exit(1).run();
    assert_snapshot!(run.stderr, @"
    did not fit: row 3, email: no user has the email `ben.cole@example`
    did not fit: row 6, last_name: the cell holds `Erikson`, not ``
    2 changes made, 2 did not fit
    0 errors left
    wrote people.corrected.csv, people.skipped.csv
    ");
}

#[test]
fn replaying_twice_changes_nothing_more() {
    let first = replay(PEOPLE, CHANGES, "-o once.csv")
        .run()
        .read("once.csv");
    let without_keys_of_before = CHANGES.replace(
        "\"email\": \"ben.cole@example\"",
        "\"email\": \"ben.cole@example.com\"",
    );
    let run = replay(&first, &without_keys_of_before, "-o twice.csv")
        .exit(1)
        .run();
    assert_eq!(
        run.read("twice.csv")
            .replace("Cleo,Diaz,cleo.diaz@example.com,Sales\n", ""),
        first.replace("Cleo,Diaz,cleo.diaz@example.com,Sales\n", "")
    );
    assert!(run.stderr.contains("2 there already"), "{}", run.stderr);
}

#[test]
fn a_change_of_the_mapping_is_saved_where_that_is_asked_for() {
    let changes = r#"{"version": 1, "profile": "sociuu", "changes": [{"change": "ignore", "rule": "duplicate-email"}]}"#;
    let run = replay(PEOPLE, changes, "--save-mapping people.toml")
        .exit(1)
        .run();
    assert_snapshot!(run.read("people.toml"), @r#"
    profile = "sociuu"

    [rules]
    ignore = ["duplicate-email"]
    "#);
    let run = replay(PEOPLE, changes, "").exit(1).run();
    assert!(
        run.stderr.contains("`--save-mapping FILE` does that"),
        "{}",
        run.stderr
    );
}

#[test]
fn values_are_masked_on_a_build_server() {
    let list = PEOPLE.replace("ben.cole@example,", "ben.cole@example.org,");
    let run = replay(&list, CHANGES, "")
        .variable("CI", "true")
        .exit(1)
        .run();
    assert!(!run.stderr.contains("ben.cole"), "{}", run.stderr);
}

#[test]
fn it_is_refused_where_nobody_sees_the_screen() {
    let without = Enroll::new()
        .file("people.csv", PEOPLE)
        .line("review people.csv --profile sociuu");
    assert_snapshot!(without.exit(2).run().stderr, @"
    error: `enroll review` needs a terminal
    help: use it on a terminal; `--replay FILE` makes changes without one
    ");
    let of_stdin = Enroll::new()
        .stdin(PEOPLE)
        .line("review - --profile sociuu");
    assert_snapshot!(of_stdin.exit(2).run().stderr, @"
    error: `enroll review` needs a file: standard input is the keyboard
    help: write the list to a file first
    ");
}

#[test]
fn a_file_that_is_no_list_of_changes_is_refused() {
    let run = replay(
        PEOPLE,
        "{\"version\": 2, \"profile\": \"sociuu\", \"changes\": []}",
        "",
    )
    .exit(2)
    .run();
    assert_snapshot!(run.stderr, @"
    error: `changes.json` is not a list of changes: it is of version 2, and this is a version of enroll that knows 1
    help: `enroll review --changes FILE` writes one
    ");
    replay(PEOPLE, "[]", "").exit(2).run();
    let run = replay("Email\n\"anna", CHANGES, "").exit(3).run();
    assert_snapshot!(run.stderr, @"
    error: a quote opens in row 2 of `people.csv` and never closes
    help: correct the quote in a text editor first; `enroll validate` shows more
    ");
    replay(PEOPLE, CHANGES, "-o people.csv").exit(2).run();
    replay(PEOPLE, CHANGES, "-o ok.ods").exit(2).run();
}

#[test]
fn the_column_of_an_earlier_run_is_emptied() {
    let checked = Enroll::new()
        .file("people.csv", PEOPLE)
        .line("validate people.csv --profile sociuu -o checked.csv")
        .exit(1)
        .run()
        .read("checked.csv");
    let corrected = replay(&checked, CHANGES, "")
        .run()
        .read("people.corrected.csv");
    assert!(
        corrected.contains("Ben,Cole,ben.cole@example.com,Sales,\n"),
        "{corrected}"
    );
    assert!(!corrected.contains("invalid-email"), "{corrected}");
    // By its header the column is known again.
    assert!(corrected.starts_with("First Name,Last Name,Email,Department,errors\n"));
}

/// In a list without headers a word in its first row says which column is ours, and went with that row.
#[test]
fn the_column_of_a_list_without_headers_is_known_when_its_first_user_is_skipped() {
    const MAPPING: &str =
        "profile = \"sociuu\"\n[columns]\nfirst_name = \"A\"\nlast_name = \"B\"\nemail = \"C\"\n";
    const LIST: &str = "Anna,Berg,anna@example.com,\"errors\"\nBen,Cole,ben@example.com,\"error: x\"\n\
        Carl,Dahl,carl@example.com,\n";
    const CHANGES: &str = r#"{"version": 1, "profile": "sociuu", "changes": [
        {"change": "skip", "row": 1, "keys": {"email": "anna@example.com"}}]}"#;
    let corrected = Enroll::new()
        .file("people.csv", LIST)
        .file("people.toml", MAPPING)
        .file("changes.json", CHANGES)
        .line("review people.csv --mapping people.toml --header-row none --replay changes.json")
        .run()
        .read("people.corrected.csv");
    assert_eq!(
        corrected,
        "Ben,Cole,ben@example.com,\"errors\"\nCarl,Dahl,carl@example.com,\n"
    );
}

/// In a row that is too long the last cell is ours, and the one under our header is the list's own; so are the cells of a
/// title.
#[test]
fn only_what_an_earlier_run_said_is_emptied() {
    const LIST: &str = "Users,of,2026,,Confidential\nFirst Name,Last Name,Email,Department,errors\n\
        Ben,Cole,ben.cole@example,Sales,\"error: x\"\nAnna,Berg,anna@example.com,Sales,More,\"error: long\"\n\
        Dana,Eriks,dana@example.com\n";
    let changes = CHANGES.replace(
        CHANGES
            .split_once("    {\"change\": \"skip\"")
            .expect("it is there")
            .1,
        "",
    );
    let changes = changes.replace(",\n    {\"change\": \"skip\"", "\n  ]\n}\n");
    let corrected = replay(LIST, &changes, "")
        .exit(1)
        .run()
        .read("people.corrected.csv");
    assert_eq!(
        corrected,
        "Users,of,2026,,Confidential\nFirst Name,Last Name,Email,Department,errors\n\
         Ben,Cole,ben.cole@example.com,Sales,\nAnna,Berg,anna@example.com,Sales,More,\n\
         Dana,Eriks,dana@example.com\n"
    );
}

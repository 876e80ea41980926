//! Which rules run, how severe they are, and from which severity on a run fails.

use serde_json::Value;

use crate::harness::Enroll;

/// One error (row 2) and two warnings (row 3, column C).
const LIST: &str = "E-mail,Name,Shoe size\nanna@example,Berg,37\nbert@example.com,Conrad ,42\n";
const PROFILE: &str = r#"
name = "mine"
[fields.email]
type = "email"
required = true
headers = ["E-mail"]
[fields.name]
headers = ["Name"]
[operations.import]
"#;

fn enroll() -> Enroll {
    Enroll::new()
        .file("mine.toml", PROFILE)
        .file("list.csv", LIST)
        .line("validate list.csv --format json")
}

/// The rules that found something, each with the severity of what it found.
fn found(enroll: Enroll) -> Vec<String> {
    let report = enroll.run().json();
    let findings = report["findings"].as_array().expect("a list").iter();
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<String> = findings
        .map(|finding| format!("{} {}", word(finding, "rule"), word(finding, "severity")))
        .collect();
    found.sort();
    found
}

const ALL: [&str; 3] = [
    "invalid-email error",
    "stray-whitespace warning",
    "unmapped-column warning",
];

#[test]
fn all_rules_run_by_default() {
    assert_eq!(found(enroll().line("--profile mine.toml").exit(1)), ALL);
}

#[test]
fn only_selected_rules_run() {
    let enroll = enroll().line("--profile mine.toml --select stray-whitespace,invalid-email");
    assert_eq!(found(enroll.exit(1)), ALL[..2]);
}

#[test]
fn ignored_rules_do_not_run_even_where_they_are_selected() {
    let flags =
        "--profile mine.toml --select stray-whitespace,invalid-email --ignore invalid-email";
    assert_eq!(found(enroll().line(flags)), ALL[1..2]);
    let flags = "--profile mine.toml --ignore invalid-email --ignore unmapped-column";
    assert_eq!(found(enroll().line(flags)), ALL[1..2]);
}

#[test]
fn what_only_warns_fails_nothing() {
    let found = found(enroll().line("--profile mine.toml --warn invalid-email"));
    assert_eq!(found[0], "invalid-email warning");
}

#[test]
fn a_mapping_chooses_and_a_flag_takes_its_place() {
    let mapping = "profile = \"mine.toml\"\n[rules]\nselect = [\"invalid-email\"]\nwarn = [\"invalid-email\"]\n";
    let with = |flags: &str| {
        enroll()
            .file("map.toml", mapping)
            .line("--mapping map.toml")
            .line(flags)
    };
    assert_eq!(found(with("")), ["invalid-email warning"]);
    let found =
        found(with("--select unmapped-column,invalid-email --warn unmapped-column").exit(1));
    assert_eq!(found, [ALL[0], ALL[2]]);
}

#[test]
fn names_that_are_no_rules_are_refused() {
    for flags in [
        "--select invalid-emial",
        "--ignore invalid-emial",
        "--warn invalid-emial",
    ] {
        let run = Enroll::new()
            .file("mine.toml", PROFILE)
            .file("list.csv", LIST)
            .line("validate list.csv --profile mine.toml")
            .line(flags)
            .exit(2)
            .run();
        assert_eq!(
            run.stderr,
            "error: unknown rule `invalid-emial`\nhelp: did you mean `invalid-email`?\n"
        );
    }
}

#[test]
fn the_severity_from_which_a_run_fails_can_be_chosen() {
    let warnings = "--profile mine.toml --ignore invalid-email";
    let errors = "--profile mine.toml";
    for (flags, fail_on, exit) in [
        (errors, "error", 1),
        (errors, "warning", 1),
        (errors, "never", 0),
        (warnings, "error", 0),
        (warnings, "warning", 1),
        (warnings, "never", 0),
        ("--profile mine.toml --select no-users", "warning", 0),
    ] {
        enroll()
            .line(flags)
            .line("--fail-on")
            .line(fail_on)
            .exit(exit)
            .run();
    }
}

/// What a file that could not be written is worth does not depend on what was found.
#[test]
fn a_file_that_could_not_be_written_is_no_success() {
    let run = Enroll::new()
        .file("mine.toml", PROFILE)
        .file("list.csv", "E-mail,Name\nanna@example.com,\"Berg\n")
        .line("validate list.csv --profile mine.toml -o out.csv --fail-on never")
        .exit(3)
        .run();
    assert!(
        run.stdout.contains("no annotated file was written"),
        "{}",
        run.stdout
    );
}

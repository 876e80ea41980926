//! What is kept of a list does not grow with what is wrong in it: `--max-findings`.

use std::fmt::Write as _;

use crate::harness::{Enroll, Run};

/// A target system that needs nothing but an address.
const PROFILE: &str = "name = 'users'\nmatch_on = ['email']\n[fields.email]\ntype = 'email'\nrequired = true\n\
                       headers = ['Email']\n[operations.import]\n";

/// A list of so many users with an invalid address, and one with a valid address.
fn list(users: usize) -> String {
    let mut list = "Email\n".to_owned();
    for number in 0..users {
        let _ = writeln!(list, "nobody{number}");
    }
    list + "ben.cole@example.com\n"
}

fn validate(users: usize, flags: &str) -> Run {
    Enroll::new()
        .file("list.csv", list(users))
        .file("users.toml", PROFILE)
        .line(&format!("validate list.csv --profile ./users.toml {flags}"))
        .exit(1)
        .run()
}

#[test]
fn findings_beyond_the_limit_are_counted_and_their_rows_still_fail() {
    let run = validate(5, "--max-findings 2 --format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("a list");
    let rows = findings
        .iter()
        .filter(|finding| finding["rule"] == "invalid-email");
    let rows: Vec<u64> = rows.filter_map(|finding| finding["row"].as_u64()).collect();
    assert_eq!(rows, [2, 3]);
    assert_eq!(report["summary"]["valid"], 1, "{}", run.stdout);
    let not_checked = report["not_checked"].as_array().expect("a list");
    let said = not_checked
        .iter()
        .find(|missed| missed["rule"] == "invalid-email");
    let said = said.expect("it is said")["reason"]
        .as_str()
        .expect("a text");
    assert_eq!(
        said,
        "keeps the first 2 findings and only counts 3 more, `--max-findings` keeps more"
    );
}

#[test]
fn a_list_with_findings_that_are_not_kept_is_not_annotated() {
    let run = validate(5, "--max-findings 2 -o checked.csv");
    assert!(!run.folder.path().join("checked.csv").exists());
    assert!(
        run.stdout.contains("it has more findings than are kept"),
        "{}",
        run.stdout
    );
    let run = validate(5, "--max-findings 5 -o checked.csv");
    assert!(run.folder.path().join("checked.csv").exists());
}

#[test]
fn what_is_kept_does_not_depend_on_the_threads() {
    let report = |threads: &str| {
        let run = validate(
            40_000,
            &format!("--max-findings 7 --format json --threads {threads}"),
        );
        run.stdout
    };
    let one = report("1");
    assert_eq!(one, report("2"));
    assert_eq!(one, report("5"));
}

#[test]
fn a_mapping_can_say_how_many_findings_are_kept() {
    let run = Enroll::new()
        .file("list.csv", list(5))
        .file("users.toml", PROFILE)
        .file(
            "mapping.toml",
            "profile = './users.toml'\n[rules]\nmax_findings = 3\n",
        )
        .line("validate list.csv --mapping mapping.toml")
        .exit(1)
        .run();
    assert!(
        run.stdout
            .contains("keeps the first 3 findings and only counts 2 more"),
        "{}",
        run.stdout
    );
    let line = "validate list.csv --mapping mapping.toml --max-findings 1";
    let run = Enroll::new().line(line).exit(1).run_in(run.folder.path());
    assert!(
        run.stdout
            .contains("keeps the first finding and only counts 4 more"),
        "a flag takes the place of what the mapping says: {}",
        run.stdout
    );
}

/// What comparing with the current users finds is added after the rules have run, and nothing said that more was found.
#[test]
fn findings_of_a_plan_beyond_the_limit_are_said_too() {
    const PROFILE: &str = "name = 'users'\nmatch_on = ['email']\n[fields.email]\ntype = 'email'\nunique = true\n\
         headers = ['Email']\n[fields.first_name]\nheaders = ['First name']\n[fields.last_name]\n\
         headers = ['Last name']\n[operations.import]\n";
    const SAID: &str = "keeps the first 3 findings and only counts 1 more";
    let users = |domain: &str| {
        let names = [
            ("Anna", "Berg"),
            ("Ben", "Cole"),
            ("Cem", "Dal"),
            ("Dora", "Eck"),
        ];
        let lines = names.map(|(first, last)| {
            let local = format!("{first}.{last}").to_lowercase();
            format!("{local}@{domain},{first},{last}\n")
        });
        format!("Email,First name,Last name\n{}", lines.concat())
    };
    let run = |command: &str, exit: i32| {
        Enroll::new()
            .file("list.csv", users("example.org"))
            .file("current.csv", users("example.com"))
            .file("users.toml", PROFILE)
            .line(&format!("{command} list.csv --profile ./users.toml"))
            .line("--current current.csv --max-findings 3")
            .exit(exit)
            .run()
            .stdout
    };
    let (validated, compared) = (run("validate", 0), run("diff", 0));
    assert!(validated.contains(SAID), "{validated}");
    assert!(compared.contains(SAID), "{compared}");
}

/// A file of failed rows is one that people correct: it must not have rows without a word of what is wrong.
#[test]
fn failed_rows_are_not_given_back_without_what_is_wrong() {
    let run = Enroll::new()
        .file("list.csv", list(5))
        .file("users.toml", PROFILE)
        .line("export list.csv --profile ./users.toml --skip-invalid --failed failed.csv -o upload.csv --max-findings 2")
        .exit(3)
        .run();
    assert!(
        run.stderr.contains("it has more findings than are kept"),
        "{}",
        run.stderr
    );
    assert!(!run.folder.path().join("failed.csv").exists());
    assert!(!run.folder.path().join("upload.csv").exists());
}

#[test]
fn no_finding_at_all_is_no_limit() {
    let run = Enroll::new()
        .file("list.csv", list(1))
        .line("validate list.csv --profile sosafe --max-findings 0")
        .exit(2)
        .run();
    assert!(run.stderr.contains("a number from 1"), "{}", run.stderr);
}

//! Users whom a person skips: neither checked nor written.

use insta::assert_snapshot;

use crate::harness::Enroll;

/// Row 3 has a faulty address, and rows 4 and 5 share one.
const LIST: &str = "\
First Name,Last Name,Email,Department
Anna,Berg,anna.berg@example.com,Sales
Ben,Cole,ben.cole@example,Sales
Cleo,Diaz,cleo.diaz@example.com,Sales
Cleo,Diaz-Roth,cleo.diaz@example.com,Sales
Dana,Eriks,dana.eriks@example.com,Sales
Emil,Falk,emil.falk@example.com,Sales
";

fn validate(flags: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", LIST)
        .line(&format!("validate people.csv --profile sociuu {flags}"))
}

/// The rule and the row of each error.
fn errors(json: &serde_json::Value) -> Vec<(String, u64)> {
    let findings = json["findings"].as_array().expect("findings");
    let errors = findings.iter().filter(|one| one["severity"] == "error");
    let error = |one: &serde_json::Value| {
        let rule = one["rule"].as_str().unwrap_or_default().to_owned();
        (rule, one["row"].as_u64().unwrap_or_default())
    };
    errors.map(error).collect()
}

#[test]
fn a_skipped_user_is_not_checked_and_nobody_is_a_duplicate_of_one() {
    let all = validate("--format json").exit(1).run().json();
    assert_eq!(errors(&all).len(), 3, "{all}");
    let one = validate("--skip 3 --format json").exit(1).run().json();
    let shared = |row| ("duplicate-email".to_owned(), row);
    assert_eq!(errors(&one), [shared(4), shared(5)]);
    validate("--skip 3,5").exit(0).run();
    validate("--skip 3 --skip 4").exit(0).run();
    validate("--skip ben.cole@example,CLEO.DIAZ@example.com")
        .exit(0)
        .run();
}

/// The rule: what is skipped could as well be an empty line.
#[test]
fn skipping_a_row_finds_what_is_found_without_it() {
    let findings = |json: serde_json::Value| (json["findings"].clone(), json["users"].clone());
    for row in 2..=7 {
        let mut lines: Vec<&str> = LIST.lines().collect();
        lines[row - 1] = "";
        let without = Enroll::new()
            .file("people.csv", lines.join("\n") + "\n")
            .line("validate people.csv --profile sociuu --fail-on never --format json")
            .run()
            .json();
        let skipped = validate(&format!("--skip {row} --fail-on never --format json"));
        assert_eq!(findings(skipped.run().json()), findings(without), "{row}");
    }
}

#[test]
fn the_report_says_who_was_skipped() {
    let run = validate("--skip 3,cleo.diaz@example.com").exit(0).run();
    let note = "rows 3, 4, 5 are skipped, as `--skip` asks";
    assert!(run.report().contains(note), "{}", run.report());
    let run = validate("--skip 9").exit(2).run();
    assert_snapshot!(run.stderr, @r"
    error: no row matches `--skip 9`
    help: `--skip` takes row numbers or match keys
    ");
}

#[test]
fn a_skipped_row_is_not_one_of_the_valid_ones() {
    let run = validate("--skip 3,5 -o valid.csv --only valid")
        .exit(0)
        .run();
    let valid = run.read("valid.csv");
    assert!(
        valid.contains("cleo.diaz@example.com") && !valid.contains("Diaz-Roth"),
        "{valid}"
    );
    let run = validate("--skip 5 -o all.csv").exit(1).run();
    let kept = run.read("all.csv");
    assert!(
        kept.contains("Cleo,Diaz-Roth,cleo.diaz@example.com,Sales,\n"),
        "{kept}"
    );
}

#[test]
fn export_does_not_write_a_skipped_user() {
    let run = Enroll::new()
        .file("people.csv", LIST)
        .line("export people.csv --profile sociuu --skip 3,4 -o upload.csv")
        .exit(0)
        .run();
    let upload = run.read("upload.csv");
    assert!(
        !upload.contains("ben.cole") && upload.contains("Diaz-Roth"),
        "{upload}"
    );
    assert_eq!(upload.lines().count(), 5, "{upload}");
    assert!(
        run.stderr.contains("rows 3, 4 are skipped"),
        "{}",
        run.stderr
    );
}

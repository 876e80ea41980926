//! Reports in files, and commands that are printed to be pasted.

use crate::harness::Enroll;

const PEOPLE: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna@example.com,Anna,Berg,Single Address,Yes
ben.cole@example,Ben,,Single Address,Yes
";

fn validate(flags: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", PEOPLE)
        .line("validate people.csv --profile sosafe")
        .line(flags)
}

#[test]
fn reports_are_written_beside_what_is_printed() {
    let printed = validate("--format json").exit(1).run().stdout;
    let run = validate("-o checked.csv --report json=report.json --report text=report.txt")
        .exit(1)
        .run();
    assert!(run.stdout.contains("wrote `checked.csv`"), "{}", run.stdout);
    assert_eq!(run.read("report.json"), printed);
    let text = run.read("report.txt");
    assert!(text.contains("1 of 2 users needs work: 2 errors"), "{text}");
    // A file that is named is the person's own.
    assert!(text.contains("ben.cole@example"), "{text}");
    #[cfg(unix)]
    for name in ["report.json", "report.txt"] {
        use std::os::unix::fs::PermissionsExt;
        let about = std::fs::metadata(run.folder.path().join(name)).expect("it is there");
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn values_in_a_report_are_shown_as_the_flag_says() {
    let run = validate("--show-values never --report json=report.json")
        .exit(1)
        .run();
    let report: serde_json::Value =
        serde_json::from_str(&run.read("report.json")).expect("it is JSON");
    assert_eq!(report["findings"][0]["value"], serde_json::Value::Null);
}

#[test]
fn no_output_is_an_input_or_another_output() {
    for (flags, said) in [
        ("-o ./people.csv", "`-o` names the input itself"),
        (
            "--report json=./people.csv",
            "`--report` names the input itself",
        ),
        (
            "--mapping hr.toml --report json=hr.toml",
            "`--report` names the mapping",
        ),
        (
            "-o out.csv --report json=./out.csv",
            "`-o` and `--report` name the same file",
        ),
        (
            "--report json=out --report text=./out",
            "`--report` and `--report` name the same file",
        ),
        (
            "--report json=-",
            "`--report -` would mix with the report on standard output",
        ),
    ] {
        let run = validate(flags).file("hr.toml", "").exit(2).run();
        let first = run.stderr.lines().next().unwrap_or_default();
        assert_eq!(first, format!("error: {said}"), "{flags}");
        assert_eq!(run.read("people.csv"), PEOPLE);
        assert!(!run.folder.path().join("out").exists());
    }
}

#[test]
fn a_report_is_a_format_that_the_command_has_and_a_file() {
    for (report, said) in [
        (
            "json",
            "a report has a format and a file: `json=result.json`",
        ),
        (
            "json=",
            "a report has a format and a file: `json=result.json`",
        ),
        (
            "full=report.txt",
            "unknown format `full`; this report can be written as text, html, eml, concise, json,",
        ),
    ] {
        let run = validate(&format!("--report {report}")).exit(2).run();
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[cfg(unix)]
mod pasted {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::PEOPLE;
    use crate::harness::{Enroll, shell};

    /// The line below the one that ends like this.
    fn next(report: &str, above: &str) -> String {
        let mut lines = report.lines().skip_while(|line| !line.contains(above));
        let line = lines.nth(1).unwrap_or_else(|| panic!("{report}"));
        line.trim().to_owned()
    }

    #[test]
    fn the_next_command_works_when_it_is_pasted() {
        let people = PEOPLE.replace("Last name", "\"Name, $(last)\"");
        let run = Enroll::new()
            .file("it's new.csv", people)
            .args(["validate", "--profile=sosafe", "it's new.csv", "--ignore"])
            .args(["probable-rename,disallowed-domain", "--set"])
            .args(["last_name=Name, $(last)"])
            .exit(1)
            .run();
        let next = next(&run.stdout, "mark the problems");
        let pasted = shell(&next, run.folder.path()).output();
        let pasted = pasted.expect("a shell");
        assert_eq!(pasted.status.code(), Some(1), "{next}\n{pasted:?}");
        let checked = run.read("it's new.checked.csv");
        assert!(checked.contains("[invalid-email]"), "{checked}");
    }

    #[test]
    fn a_name_that_is_not_text_is_a_name() {
        let name = OsStr::from_bytes(b"h\xff.csv");
        let enroll = Enroll::new()
            .args([OsStr::new("validate"), name])
            .line("--profile sosafe")
            .exit(1);
        std::fs::write(enroll.folder().join(name), PEOPLE).expect("a file");
        let report = enroll.run().stdout;
        assert_eq!(
            next(&report, "mark the problems"),
            r"enroll validate $'h\xff.csv' --profile sosafe -o $'h\xff.checked.csv'"
        );
    }
}

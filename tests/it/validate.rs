//! `enroll validate`: what it says, what it writes, and how it ends.

use std::fs;
use std::io::Read as _;

use insta::assert_snapshot;

use crate::harness::{Enroll, Run};
use crate::stored::root;

const CLEAN: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna.berg@example.com,Anna,Berg,Single Address,Yes
ben.cole@example.org,Ben,Cole,Single Address,Yes
";

const FAULTY: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna.berg@example.com,Anna,Berg,Single Address,Yes
ben.cole@example,Ben,Cole,Single Address,Yes
cora.dunn@example.com,Cora,,Single Address,Yes
";

fn clean() -> Enroll {
    Enroll::new().file("people.csv", CLEAN)
}

fn faulty() -> Enroll {
    Enroll::new().file("people.csv", FAULTY)
}

const VALIDATE: &str = "validate people.csv --profile sosafe";

#[test]
fn nothing_to_complain_about_ends_with_0() {
    let run = clean().line(VALIDATE).run();
    assert_snapshot!(run.report(), @"
    people.csv: 2 users, SoSafe import (CSV, UTF-8, comma; headers in row 1)
    ✓ no problems found
      write the upload file
        enroll export people.csv --profile sosafe -o people.upload.xlsx
      4 checks skipped: --verbose says which and why
      both addresses are at example.com or example.org; to check:
        `--org domains=example.com,example.org`
    ");
    assert_eq!(run.stderr, "");
}

#[test]
fn a_file_that_needs_work_ends_with_1() {
    let run = faulty().line(VALIDATE).exit(1).run();
    assert_snapshot!(run.report(), @"
    people.csv: 3 users, SoSafe import (CSV, UTF-8, comma; headers in row 1)

    error  Email (A)  not a valid email address                        invalid-email
       the domain has no ending such as `.com`
       row 3   Ben Cole   ben.cole@example
    error  Last name (C)  empty, but required                          missing-value
       row 4   Cora ?   cora.dunn@example.com

    ✗ 2 of 3 users need work: 2 errors
      1  mark the problems in a copy
           enroll validate people.csv --profile sosafe -o people.checked.csv
      2  write an upload file without the 2 users who failed
           enroll export people.csv --profile sosafe --skip-invalid --failed people.failed.csv -o people.upload.xlsx
      4 checks skipped: --verbose says which and why
      both addresses are at example.com; to check: `--org domains=example.com`
    ");
    assert_eq!(run.stderr, "");
}

#[test]
fn warnings_alone_end_with_0() {
    let run = clean().file("people.csv", CLEAN.replace("Anna,", "Anna ,"));
    assert_snapshot!(run.line(VALIDATE).run().report(), @"
    people.csv: 2 users, SoSafe import (CSV, UTF-8, comma; headers in row 1)

    warning*  First name (B)  space at the end                      stray-whitespace
       row 2   Anna Berg   Anna   → Anna

    ✓ no errors, 1 warning: all users can be imported
      1  fix 1 problem automatically (marked *)
           enroll validate people.csv --profile sosafe --fix -o people.fixed.csv
      2  write the upload file
           enroll export people.csv --profile sosafe -o people.upload.xlsx
      4 checks skipped: --verbose says which and why
      both addresses are at example.com or example.org; to check:
        `--org domains=example.com,example.org`
    ");
}

#[test]
fn a_wrong_command_ends_with_2() {
    let run = clean()
        .line("validate people.csv --operation destroy --profile sosafe")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: invalid value 'destroy' for '--operation <OPERATION>'
      [possible values: import, delete, sync]

    For more information, try '--help'.
    ");
    assert_eq!(run.stdout, "");
    let run = clean()
        .line("validate people.csv --profil sosafe")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: unexpected argument '--profil' found

      tip: a similar argument exists: '--profile'

    Usage: enroll validate --profile <NAME> <FILE>

    For more information, try '--help'.
    ");
}

#[test]
fn a_file_that_cannot_be_read_ends_with_3() {
    let run = clean()
        .line("validate poeple.csv --profile sosafe")
        .exit(3)
        .run();
    assert_snapshot!(run.stderr, @"
    error: cannot read `poeple.csv`: No such file or directory (os error 2)
    help: check the path; `-` reads standard input
    ");
    assert_eq!(run.stdout, "");
}

#[test]
fn without_a_profile_it_says_which_one_fits() {
    let people = CLEAN
        .replace("ACTIVE\n", "ACTIVE,Shoe size\n")
        .replace(",Yes\n", ",Yes,42\n");
    let run = Enroll::new()
        .file("people.csv", people)
        .line("validate people.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `--profile` is missing
    help: looks like sosafe: 5 of 6 headers; add `--profile sosafe`, or put a mapping named enroll.toml in this folder
    ");
    let run = Enroll::new()
        .file("people.csv", "a,b\n1,2\n")
        .line("validate people.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `--profile` is missing
    help: choose one of: sociuu, sosafe, spencer, symbiant; or put a mapping named enroll.toml in this folder
    ");
}

#[test]
fn ten_thousand_equal_findings_are_one_row() {
    let mut people = String::from("Email,First name,Last name,TYPE,ACTIVE\n");
    for number in 0..10_000 {
        people.push_str(&format!(
            "anna{number}@example.com,Anna,,Single Address,Yes\n"
        ));
    }
    let run = Enroll::new()
        .file("people.csv", people)
        .line(VALIDATE)
        .exit(1)
        .run();
    assert_snapshot!(run.report(), @"
    people.csv: 10,000 users, SoSafe import (CSV, UTF-8, comma; headers in row 1)

    error  Last name (C)  empty, but required, in all 10,000 rows      missing-value
       row 2   Anna ?   anna0@example.com
       row 3   Anna ?   anna1@example.com
       row 4   Anna ?   anna2@example.com
       also 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 9,981 more

    ✗ 10,000 of 10,000 users need work: 10,000 errors
      mark the problems in a copy
        enroll validate people.csv --profile sosafe -o people.checked.csv
      4 checks skipped: --verbose says which and why
      all 10,000 addresses are at example.com; to check: `--org domains=example.com`
    ");
}

#[test]
fn columns_that_mapped_nothing_are_one_row() {
    let people = "Email,First name,Last name,TYPE,ACTIVE,Room,Shoe size,Desk\n\
        anna.berg@example.com,Anna,Berg,Single Address,Yes,1,2,3\n";
    let run = Enroll::new()
        .file("people.csv", people)
        .line(VALIDATE)
        .run();
    assert_snapshot!(run.report(), @"
    people.csv: 1 user, SoSafe import (CSV, UTF-8, comma; headers in row 1)

    warning  Room (F), Shoe size (G), Desk (H)                       unmapped-column
       not used: its cells are not checked

    ✓ no errors, 3 warnings: all users can be imported
      write the upload file
        enroll export people.csv --profile sosafe -o people.upload.xlsx
      4 checks skipped: --verbose says which and why
      the only address is at example.com; to check: `--org domains=example.com`
    ");
}

#[test]
fn the_annotated_file_is_the_input_and_a_column() {
    let run = faulty().line(VALIDATE).line("-o checked.csv").exit(1).run();
    assert_snapshot!(run.read("checked.csv"), @r#"
    Email,First name,Last name,TYPE,ACTIVE,errors
    anna.berg@example.com,Anna,Berg,Single Address,Yes,
    ben.cole@example,Ben,Cole,Single Address,Yes,"Email `ben.cole@example`: not a valid email address: the domain has no ending such as `.com` [invalid-email]"
    cora.dunn@example.com,Cora,,Single Address,Yes,"Last name: empty, but required [missing-value]"
    "#);
    assert!(
        run.report().contains("\nwrote `checked.csv`\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn only_the_rows_that_failed_or_only_the_others() {
    let failed = faulty()
        .line(VALIDATE)
        .line("-o - --only failed")
        .exit(1)
        .run();
    assert_snapshot!(failed.stdout, @r#"
    Email,First name,Last name,TYPE,ACTIVE,errors
    ben.cole@example,Ben,Cole,Single Address,Yes,"row 3: Email `ben.cole@example`: not a valid email address: the domain has no ending such as `.com` [invalid-email]"
    cora.dunn@example.com,Cora,,Single Address,Yes,"row 4: Last name: empty, but required [missing-value]"
    "#);
    let valid = faulty()
        .line(VALIDATE)
        .line("-o - --only valid")
        .exit(1)
        .run();
    assert_snapshot!(valid.stdout, @"
    Email,First name,Last name,TYPE,ACTIVE,errors
    anna.berg@example.com,Anna,Berg,Single Address,Yes,
    ");
    let run = faulty().line(VALIDATE).line("--only valid").exit(2).run();
    assert_snapshot!(run.stderr, @"
    error: the following required arguments were not provided:
      --output <FILE>

    Usage: enroll validate --output <FILE> --profile <NAME> --only <WHICH> <FILE>

    For more information, try '--help'.
    ");
}

/// In a list without headers the column is known again by a word in its first cell, which went with the first row.
#[test]
fn the_first_row_that_is_left_of_a_list_without_headers_names_the_column() {
    const MAPPING: &str =
        "profile = \"sociuu\"\n[columns]\nfirst_name = \"A\"\nlast_name = \"B\"\nemail = \"C\"\n";
    const LIST: &str =
        "Anna,Berg,anna@example.com\nBen,Cole,ben@example\nCarl,Dahl,carl@example.com\n";
    let only = |which: &str| {
        let list = Enroll::new()
            .file("people.csv", LIST)
            .file("people.toml", MAPPING);
        let line = "validate people.csv --mapping people.toml --header-row none -o - --only";
        list.line(line).line(which).exit(1).run().stdout
    };
    assert_snapshot!(only("failed"), @r#"
    Ben,Cole,ben@example,"errors: row 2: C `ben@example`: not a valid email address: the domain has no ending such as `.com` [invalid-email]"
    "#);
    assert_snapshot!(only("valid"), @r#"
    Anna,Berg,anna@example.com,"errors"
    Carl,Dahl,carl@example.com,
    "#);
}

#[test]
fn no_row_is_valid_while_the_file_is_not() {
    let people = CLEAN.replace("TYPE", "Kind");
    let run = Enroll::new()
        .file("people.csv", people)
        .line(VALIDATE)
        .line("-o checked.csv --only valid")
        .exit(1)
        .run();
    let report = run.report();
    let line = report.lines().find(|line| line.starts_with("no annotated"));
    assert_snapshot!(line.unwrap_or_default(), @"no annotated file was written: no row can be imported while the file as a whole");
    assert!(!run.folder.path().join("checked.csv").exists());
}

#[test]
fn with_a_dash_the_file_goes_to_stdout_and_the_report_to_stderr() {
    let run = faulty().line(VALIDATE).line("-o -").exit(1).run();
    assert!(
        run.stdout
            .starts_with("Email,First name,Last name,TYPE,ACTIVE,errors\n"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr.contains("2 of 3 users need work: 2 errors\n"),
        "{}",
        run.stderr
    );
    let run = faulty()
        .line(VALIDATE)
        .line("-o - --format json")
        .exit(2)
        .run();
    assert_snapshot!(run.stdout, @r#"
    {
      "schema_version": 1,
      "tool_version": "0.2.0",
      "kind": "failure",
      "error": {
        "exit": 2,
        "message": "`-o -` and `--format json` both write to standard output",
        "help": "write one of them to a file"
      }
    }
    "#);
}

#[test]
fn a_dash_reads_standard_input() {
    let run = Enroll::new()
        .stdin(FAULTY)
        .line("validate - --profile sosafe -o -")
        .exit(1)
        .run();
    let file = faulty().line(VALIDATE).line("-o -").exit(1).run();
    assert_eq!(run.stdout, file.stdout);
    let run = Enroll::new()
        .stdin(FAULTY)
        .line("validate - --profile sosafe")
        .exit(1)
        .run();
    assert!(
        run.stdout.starts_with("standard input: 3 users, "),
        "{}",
        run.stdout
    );
    // What stood on standard input is gone: no command can read it again.
    assert!(!run.stdout.contains("enroll validate"), "{}", run.stdout);
    let run = Enroll::new()
        .line("validate - --profile sosafe")
        .exit(3)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `standard input` is empty
    help: the file has no content: export the list again
    ");
}

#[test]
fn the_input_the_mapping_and_the_profile_are_never_overwritten() {
    let same = |output: &str| {
        let run = faulty()
            .file("mapping.toml", "profile = \"mine.toml\"\n")
            .file("mine.toml", "name = \"mine\"\nextends = \"sosafe\"\n");
        #[cfg(unix)]
        std::os::unix::fs::symlink("people.csv", run.folder().join("link.csv")).expect("a link");
        fs::create_dir(run.folder().join("folder")).expect("a folder");
        let run = run
            .line("validate people.csv --mapping mapping.toml -o")
            .args([output])
            .exit(2)
            .run();
        assert_eq!(run.read("people.csv"), FAULTY);
        run.stderr
    };
    assert_snapshot!(same("people.csv"), @"
    error: `-o` names the input itself
    help: write to another file; the input is never overwritten
    ");
    assert_eq!(same("./people.csv"), same("people.csv"));
    assert_eq!(same("folder/../people.csv"), same("people.csv"));
    #[cfg(unix)]
    assert_eq!(same("link.csv"), same("people.csv"));
    assert_snapshot!(same("mapping.toml"), @"
    error: `-o` names the mapping
    help: write to another file; the mapping is never overwritten
    ");
    assert_snapshot!(same("mine.toml"), @"
    error: `-o mine.toml` cannot be written: not in that format
    help: name a file that ends in .csv or .tsv or .tab or .txt or .xlsx or .xlsm
    ");
}

#[cfg(unix)]
#[test]
fn an_existing_file_is_replaced_whole_or_not_at_all() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    let enroll = faulty().file("checked.csv", "old");
    let old = fs::metadata(enroll.folder().join("checked.csv"))
        .expect("a file")
        .ino();
    let run = enroll.line(VALIDATE).line("-o checked.csv").exit(1).run();
    let new = fs::metadata(run.folder.path().join("checked.csv"))
        .expect("a file")
        .ino();
    assert_ne!(old, new, "the old file was written over");

    let enroll = faulty();
    let folder = enroll.folder().join("locked");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("checked.csv"), "old").expect("a file");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("its own folder");
    if fs::write(folder.join("probe"), "").is_ok() {
        // Nothing is locked for the superuser.
        return;
    }
    let run = enroll
        .line(VALIDATE)
        .line("-o locked/checked.csv")
        .exit(3)
        .run();
    assert_eq!(names(&folder), ["checked.csv"]);
    assert_eq!(run.read("locked/checked.csv"), "old");
    assert!(
        run.stderr
            .starts_with("error: cannot write `locked/checked.csv`: Permission denied"),
        "{}",
        run.stderr
    );
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("its own folder");
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let run = faulty().line(VALIDATE).line("-o nowhere/").exit(3).run();
    assert!(
        run.stderr.contains("create its folder first"),
        "{}",
        run.stderr
    );
    assert_eq!(names(run.folder.path()), ["people.csv"]);
    let run = faulty()
        .line(VALIDATE)
        .line("-o nowhere/checked.csv")
        .exit(3)
        .run();
    assert_snapshot!(run.stderr, @"
    error: cannot write `nowhere/checked.csv`: No such file or directory (os error 2)
    help: create its folder first
    ");
    assert_eq!(names(run.folder.path()), ["people.csv"]);
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// One character of Shift JIS has two spellings; the bytes of the rarer one would not come back.
#[test]
fn a_file_that_cannot_be_given_back_as_it_was_ends_with_3() {
    let mut people = CLEAN.as_bytes().to_vec();
    people.extend(b"cora.dunn@example.com,\x87\x90,Dunn,Single Address,Yes\n");
    for format in ["text", "json"] {
        let run = Enroll::new().file("people.csv", &people).line(VALIDATE);
        let run = run
            .line("--encoding shift_jis -o checked.csv --format")
            .args([format])
            .exit(3)
            .run();
        let said = run.stdout.clone() + &run.stderr;
        assert!(said.contains("no annotated file was written: "), "{said}");
        assert_eq!(names(run.folder.path()), ["people.csv"]);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "the document is shown whole")]
fn json_has_its_shape() {
    let run = faulty().line(VALIDATE).line("--format json").exit(1).run();
    let id = run.json()["run_id"].as_str().expect("an id").to_owned();
    assert_eq!(id.len(), 16);
    assert_snapshot!(run.stdout.replace(&id, "[id]"), @r#"
    {
      "schema_version": 1,
      "tool_version": "0.2.0",
      "kind": "validation",
      "exit": 1,
      "run_id": "[id]",
      "file": "people.csv",
      "profile": "sosafe",
      "operation": "import",
      "source": {
        "format": "csv",
        "encoding": "utf-8",
        "delimiter": ",",
        "sheet": null,
        "header_row": 1
      },
      "mapping_file": null,
      "mapping": {
        "email": [
          {
            "column": "A",
            "header": "Email"
          }
        ],
        "first_name": [
          {
            "column": "B",
            "header": "First name"
          }
        ],
        "last_name": [
          {
            "column": "C",
            "header": "Last name"
          }
        ],
        "type": [
          {
            "column": "D",
            "header": "TYPE"
          }
        ],
        "active": [
          {
            "column": "E",
            "header": "ACTIVE"
          }
        ]
      },
      "current": null,
      "summary": {
        "rows": 3,
        "valid": 1,
        "failed": 2,
        "errors": 2,
        "warnings": 0,
        "fixable": 0,
        "not_users": 0
      },
      "not_checked": [
        {
          "rule": "disallowed-domain",
          "reason": "needs your email domains: `--org domains=example.com`"
        },
        {
          "rule": "probable-rename",
          "reason": "needs the current users: `--current FILE`"
        },
        {
          "rule": "reused-key",
          "reason": "needs the current users: `--current FILE`"
        },
        {
          "rule": "stopped-import",
          "reason": "needs the current users: `--current FILE`"
        }
      ],
      "problems": [
        {
          "id": "69160e45fb1cd944",
          "rule": "invalid-email",
          "severity": "error",
          "scope": "cell",
          "columns": [
            "A"
          ],
          "count": 1,
          "fixable": 0,
          "message_id": "invalid-email-no-ending",
          "message": "not a valid email address: the domain has no ending such as `.com`",
          "settled_by": null
        },
        {
          "id": "98c3be7e294248f7",
          "rule": "missing-value",
          "severity": "error",
          "scope": "cell",
          "columns": [
            "C"
          ],
          "count": 1,
          "fixable": 0,
          "message_id": "missing-value",
          "message": "empty, but required",
          "settled_by": null
        }
      ],
      "findings": [
        {
          "id": "7fdf60d10b1e5820",
          "problem": "69160e45fb1cd944",
          "rule": "invalid-email",
          "severity": "error",
          "scope": "cell",
          "row": 3,
          "line": 3,
          "cell": "A3",
          "header": "Email",
          "field": "email",
          "value": "ben.cole@example",
          "message_id": "invalid-email-no-ending",
          "message": "not a valid email address: the domain has no ending such as `.com`",
          "data": {},
          "suggestion": null,
          "safe_fix": false,
          "related": []
        },
        {
          "id": "603f9a99607605e7",
          "problem": "98c3be7e294248f7",
          "rule": "missing-value",
          "severity": "error",
          "scope": "cell",
          "row": 4,
          "line": 4,
          "cell": "C4",
          "header": "Last name",
          "field": "last_name",
          "value": null,
          "message_id": "missing-value",
          "message": "empty, but required",
          "data": {},
          "suggestion": null,
          "safe_fix": false,
          "related": []
        }
      ]
    }
    "#);
    assert_eq!(run.stderr, "");
}

#[test]
fn json_of_a_workbook_names_the_sheet_once() {
    let run = Enroll::new()
        .line("validate --profile sosafe --format json")
        .args([root("fixtures/sosafe/new-hires.xlsx")])
        .exit(1)
        .run();
    let report = run.json();
    assert_snapshot!(report["source"], @r#"{"delimiter":null,"encoding":null,"format":"xlsx","header_row":3,"sheet":"Neueintritte"}"#);
    assert_snapshot!(report["mapping"]["email"], @r#"[{"column":"E","header":"E-Mail-Adresse"}]"#);
    let finding = &report["findings"][2];
    assert_snapshot!(format!("{finding:#}"), @r#"
    {
      "cell": "E6",
      "data": {},
      "field": "email",
      "header": "E-Mail-Adresse",
      "id": "fc26068f63508a4f",
      "line": null,
      "message": "not a valid email address: comma in the domain",
      "message_id": "invalid-email-comma",
      "problem": "ef2dd1873659200f",
      "related": [],
      "row": 6,
      "rule": "invalid-email",
      "safe_fix": false,
      "scope": "cell",
      "severity": "error",
      "suggestion": "chiara.deluca@example.com",
      "value": "chiara.deluca@example,com"
    }
    "#);
}

#[test]
fn with_json_a_failure_is_json_too() {
    let run = clean()
        .line("validate people.csv --format json --profile sosafee")
        .exit(2)
        .run();
    assert_snapshot!(run.stdout, @r#"
    {
      "schema_version": 1,
      "tool_version": "0.2.0",
      "kind": "failure",
      "error": {
        "exit": 2,
        "message": "unknown profile `sosafee`",
        "help": "did you mean `--profile sosafe`?"
      }
    }
    "#);
    assert_eq!(run.stderr, "");
    let run = clean()
        .line("validate nobody.csv --format=json --profile sosafe")
        .exit(3)
        .run();
    assert_snapshot!(run.stdout, @r#"
    {
      "schema_version": 1,
      "tool_version": "0.2.0",
      "kind": "failure",
      "error": {
        "exit": 3,
        "message": "cannot read `nobody.csv`: No such file or directory (os error 2)",
        "help": "check the path; `-` reads standard input"
      }
    }
    "#);
    let run = clean()
        .line("validate people.csv --format json --profil sosafe")
        .exit(2)
        .run();
    assert_snapshot!(run.stdout, @r#"
    {
      "schema_version": 1,
      "tool_version": "0.2.0",
      "kind": "failure",
      "error": {
        "exit": 2,
        "message": "unexpected argument '--profil' found",
        "help": "`enroll validate --help` explains every flag"
      }
    }
    "#);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let mut people = String::from("Email,First name,Last name,TYPE,ACTIVE\n");
    for number in 0..5000 {
        people.push_str(&format!("anna{number},Anna,Berg,Single Address,Yes\n"));
    }
    for flags in [
        "",
        " --format json",
        " -o -",
        " --list-rules",
        " --explain invalid-email",
    ] {
        let enroll = Enroll::new()
            .file("people.csv", &people)
            .line(VALIDATE)
            .line(flags);
        let mut child = enroll.command().spawn().expect("the binary is there");
        drop(child.stdout.take());
        let mut stderr = String::new();
        child
            .stderr
            .take()
            .expect("it is piped")
            .read_to_string(&mut stderr)
            .expect("text");
        let code = child.wait().expect("it ends").code();
        assert!(
            !stderr.contains("panicked") && !stderr.contains("error: "),
            "{flags}: {stderr}"
        );
        assert!(matches!(code, Some(0 | 1)), "{flags}: {code:?}");
    }
}

#[test]
fn colours_are_for_terminals_and_on_request() {
    let colourful = |run: Run| run.stdout.contains('\u{1b}');
    assert!(!colourful(faulty().line(VALIDATE).exit(1).run()));
    assert!(colourful(
        faulty().line(VALIDATE).line("--color always").exit(1).run()
    ));
    assert!(colourful(
        faulty()
            .line(VALIDATE)
            .line("--color always")
            .variable("NO_COLOR", "1")
            .exit(1)
            .run()
    ));
    assert!(!colourful(
        faulty().line(VALIDATE).line("--color never").exit(1).run()
    ));
    assert!(!colourful(
        faulty()
            .line(VALIDATE)
            .variable("CLICOLOR_FORCE", "1")
            .exit(1)
            .run()
    ));
}

#[test]
fn values_are_shown_unless_a_flag_says_otherwise() {
    let shown = |flags: &str| {
        let run = faulty().line(VALIDATE).line(flags).exit(1).run();
        let cell = run
            .stdout
            .lines()
            .find(|line| line.contains("row 3"))
            .unwrap_or_default();
        cell.split_whitespace()
            .skip(2)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(shown(""), "Ben Cole ben.cole@example");
    assert_eq!(shown("--show-values full"), shown(""));
    assert_eq!(shown("--show-values masked"), "B** **** b**.****@*******");
    assert_eq!(shown("--show-values never"), "… …");
    let json = |flags: &str| {
        let run = faulty()
            .line(VALIDATE)
            .line("--format json")
            .line(flags)
            .exit(1)
            .run();
        run.json()["findings"][0]["value"].to_string()
    };
    assert_eq!(json(""), r#""ben.cole@example""#);
    assert_eq!(json("--show-values masked"), r#""b**.****@*******""#);
    assert_eq!(json("--show-values never"), "null");
}

#[test]
fn the_run_id_is_that_of_the_input_and_of_what_changes_findings() {
    let id = |people: &str, flags: &str| {
        let run = Enroll::new()
            .file("people.csv", people)
            .file("mapping.toml", "[rules]\nwarn = [\"missing-value\"]\n")
            .line(VALIDATE)
            .line("--format json")
            .line(flags);
        let code = i32::from(flags.contains("mapping") || people != CLEAN);
        run.exit(code).run().json()["run_id"].to_string()
    };
    let usual = id(FAULTY, "");
    for flags in ["", "--threads 1", "--show-values never", "-o checked.csv"] {
        assert_eq!(id(FAULTY, flags), usual, "{flags}");
    }
    let mut others = vec![usual, id(CLEAN, "")];
    for flags in [
        "--operation delete",
        "--org domains=example.com",
        "--set email.column=A",
        "--mapping mapping.toml",
        "--header-row 1",
    ] {
        others.push(id(FAULTY, flags));
    }
    let count = others.len();
    others.sort();
    others.dedup();
    assert_eq!(
        others.len(),
        count,
        "two runs with different findings have one id"
    );
}

#[test]
fn what_acts_on_a_terminal_is_shown_and_not_sent() {
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}\u{7}";
    let people = format!(
        "Email,First name,Last name,TYPE,ACTIVE,{evil}\nanna{evil}@example.com,Anna,Berg,Single{evil},Yes,x\n"
    );
    let raw = |text: &str| {
        text.chars()
            .any(|letter| letter != '\n' && (letter.is_control() || letter == '\u{202e}'))
    };
    for flags in [
        "--show-values full",
        "--show-values masked",
        "--format json",
        "-o -",
    ] {
        let run = Enroll::new()
            .file("people.csv", &people)
            .line(VALIDATE)
            .line(flags)
            .exit(1)
            .run();
        let data = flags == "-o -";
        assert!(data || !raw(&run.stdout), "{flags}: {:?}", run.stdout);
        assert!(!raw(&run.stderr), "{flags}: {:?}", run.stderr);
    }
    // Nor do names and words from the command line act.
    for arguments in [
        ["validate", "no\u{1b}[2Jbody", "--profile", "sosafe"],
        ["validate", "people.csv", "--profile", "\u{1b}[2J"],
    ] {
        let code = if arguments[1] == "people.csv" { 2 } else { 3 };
        let run = clean().args(arguments).exit(code).run();
        assert!(!raw(&run.stderr), "{:?}", run.stderr);
    }
}

#[test]
fn a_deletion_needs_one_key_only() {
    let run = Enroll::new().file(
        "people.csv",
        "Email,Shoe size\nanna.berg@example.com,42\nben.cole,43\n",
    );
    let run = run.line(VALIDATE).line("--operation delete").exit(1).run();
    assert_snapshot!(run.report(), @"
    people.csv: 2 users, SoSafe DELETE (CSV, UTF-8, comma; headers in row 1)

    error  Email (A)  not a valid email address: no `@`                invalid-email
       row 3   ben.cole
    warning  Shoe size (B)  not used: its cells are not checked      unmapped-column

    ✗ 1 of 2 users needs work: 1 error, 1 warning
      1  mark the problems in a copy
           enroll validate people.csv --profile sosafe --operation delete -o people.checked.csv
      2  write an upload file without the user who failed
           enroll export people.csv --profile sosafe --operation delete --skip-invalid --failed people.failed.csv -o people.upload.xlsx
      3 checks skipped: --verbose says which and why
      the only address is at example.com; to check: `--org domains=example.com`
    ");
    let ids = Enroll::new().file("people.csv", "SoSafe ID\na41f09c2\n");
    ids.line(VALIDATE).line("--operation delete").run();
    let neither = Enroll::new().file("people.csv", "First name,Last name\nAnna,Berg\n");
    let run = neither
        .line(VALIDATE)
        .line("--operation delete")
        .exit(1)
        .run();
    assert!(run.stdout.contains("email or sosafe_id"), "{}", run.stdout);
}

#[test]
fn the_rules_can_be_listed_and_explained() {
    let list = Enroll::new().line("validate --list-rules").run();
    for rule in enroll::rules::ALL {
        assert!(
            list.stdout.contains(rule.name),
            "{} is not listed",
            rule.name
        );
        let page = Enroll::new()
            .line("validate --verbose --explain")
            .args([rule.name])
            .run();
        assert_eq!(page.stdout, rule.page);
    }
    assert!(
        list.stdout
            .lines()
            .all(|line| line == line.trim_end() && line.chars().count() <= 100),
        "{}",
        list.stdout
    );
    let run = Enroll::new()
        .line("validate --explain invalid-emial")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: unknown rule `invalid-emial`
    help: did you mean `--explain invalid-email`?
    ");
    let run = Enroll::new().line("validate --explain E101").exit(2).run();
    assert_snapshot!(run.stderr, @"
    error: unknown rule `E101`
    help: `enroll validate --list-rules` lists all rules
    ");
}

#[test]
fn an_explanation_is_short_and_has_an_example_and_a_fix() {
    for rule in enroll::rules::ALL {
        let shown = Enroll::new()
            .line("validate --explain")
            .args([rule.name])
            .variable("COLUMNS", "80")
            .run()
            .stdout;
        assert!(shown.starts_with(rule.name), "{shown}");
        assert!(shown.lines().count() <= 20, "{shown}");
        assert!(
            shown.lines().all(|line| line.chars().count() <= 80),
            "{shown}"
        );
        for word in ["Example  ", "Fix      ", "Silence  --ignore "] {
            let starts = |line: &str| line.starts_with(word);
            assert!(shown.lines().any(starts), "{word}\n{shown}");
        }
    }
    let shown = Enroll::new()
        .line("validate --explain invalid-boolean")
        .variable("COLUMNS", "80")
        .run();
    assert_snapshot!(shown.stdout, @"
    invalid-boolean   error

    A yes/no field contains something that the target system does not recognize.

    Excel writes `WAHR` or `VRAI`, databases write `1` or `t`, people write `x`.
    Target systems recognize few of these. They refuse the others or read them as
    no.

    Example  Active (B3): WAHR
             error: not a recognized value: use `Yes` or `No` (write `Yes`)
    Fix      Correct the cell, or translate the word once:
             `--set active.values.WAHR=Yes`. `--fix` writes the words that are
             plain.
    Silence  --ignore invalid-boolean, or --warn invalid-boolean to make it a
             warning
    More     enroll validate --explain invalid-boolean --verbose
    ");
}

#[test]
fn rules_are_listed_for_programs() {
    let list = Enroll::new()
        .line("validate --list-rules --format json")
        .run()
        .json();
    let rules = list["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), enroll::rules::ALL.len());
    let one = Enroll::new()
        .line("validate --explain duplicate-row --format json")
        .run()
        .json();
    assert_eq!(one["rules"][0]["name"], "duplicate-row");
    assert_eq!(one["rules"][0]["severity"], "warning");
    assert_eq!(one["rules"][0]["finds"], "Two rows are identical.");
    assert_eq!(one["rules"][0]["fix"], "Delete all of the rows but one.");
}

#[test]
fn one_thread_or_many_say_the_same() {
    let mut people = String::from("Email,First name,Last name,TYPE,ACTIVE\n");
    for number in 0..20_000 {
        people.push_str(&format!(
            "anna{}@example.com,Anna,{},Single Address,Yes\n",
            number % 9000,
            "x".repeat(number % 3)
        ));
    }
    let say = |threads: &str| {
        let run = Enroll::new()
            .file("people.csv", &people)
            .line(VALIDATE)
            .line("--threads")
            .args([threads])
            .line("-o checked.csv");
        let run = run.exit(1).run();
        (run.stdout.clone(), run.read("checked.csv"))
    };
    assert_eq!(say("1"), say("3"));
}

/// A damaged row says of itself that letters are lost; the same cell in a sound row is reported wherever that row stands.
#[test]
fn a_lost_letter_is_reported_where_the_row_can_be_read() {
    let damaged = b"b@example.com,M\xef\xbf\xbdller,\xff,Single Address,Yes\n".as_slice();
    let sound = "c@example.com,M\u{fffd}ller,Ny,Single Address,Yes\n".as_bytes();
    let header = b"Email,First name,Last name,TYPE,ACTIVE\n".as_slice();
    for (rows, row) in [([damaged, sound], 3), ([sound, damaged], 2)] {
        let bytes = [header, rows[0], rows[1]].concat();
        let run = Enroll::new().file("people.csv", bytes);
        let report = run
            .line("validate people.csv --profile sosafe --format json")
            .exit(1)
            .run()
            .json();
        let found = report["findings"].as_array().expect("findings");
        let rows: Vec<u64> = found
            .iter()
            .filter(|finding| finding["rule"] == "garbled-text")
            .filter_map(|finding| finding["row"].as_u64())
            .collect();
        assert_eq!(rows, [row]);
    }
}

/// An address is no better because it is known which one was meant.
#[test]
fn a_less_severe_rule_adds_its_suggestion_to_an_error() {
    let profile = r#"
name = "portal"
org = ["domains"]
[fields.email]
type = "email"
headers = ["Email"]
known = "domains"
[operations.import]
[rules]
disallowed-domain = "warning"
"#;
    let run = Enroll::new()
        .file("portal.toml", profile)
        .file("people.csv", "Email\n\"a.b@example,de\"\na.b@exmaple.de\n")
        .line("validate people.csv --profile ./portal.toml --org domains=example.de --format json")
        .exit(1)
        .run();
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("a report");
    let findings = report["findings"].as_array().expect("a list").iter();
    let found: Vec<_> = findings
        .map(|finding| {
            ["cell", "rule", "severity", "suggestion"]
                .map(|key| finding[key].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    assert_eq!(
        found,
        [
            ["A2", "invalid-email", "error", "a.b@example.de"],
            ["A3", "suspicious-domain", "warning", "a.b@example.de"],
        ]
    );
}

/// Programs leave out empty cells at the end of a row; what the target needs is missing all the same.
#[test]
fn a_short_row_lacks_what_is_required_before_and_after_it_is_padded() {
    let people = "\
Email;First name;Last name;TYPE;ACTIVE;User group
anna.berg@example.com;Anna;Berg;Single Address;Yes
ben.cole@example.com;Ben;Cole;Single Address
";
    let findings = |run: &Run| -> Vec<String> {
        let report = run.json();
        let findings = report["findings"].as_array().expect("a list").iter();
        let key = |finding: &serde_json::Value, key: &str| finding[key].to_string();
        findings
            .map(|finding| {
                let place = key(finding, "row") + &key(finding, "header");
                format!(
                    "{place} {} {}",
                    key(finding, "severity"),
                    key(finding, "rule")
                )
            })
            .collect()
    };
    let run = Enroll::new().file("people.csv", people).line(VALIDATE);
    let run = run.line("--format json -o checked.csv").exit(1).run();
    let checked = run.read("checked.csv");
    let found = findings(&run);
    assert!(
        found.contains(&r#"2null "warning" "ragged-row""#.to_owned()),
        "{found:?}"
    );
    let missing = r#"3"ACTIVE" "error" "missing-value""#.to_owned();
    assert!(found.contains(&missing), "{found:?}");
    let again = Enroll::new().file("people.csv", checked).line(VALIDATE);
    let found = findings(&again.line("--format json").exit(1).run());
    assert_eq!(found, [missing]);
}

/// Excel's "CSV (MS-DOS)".
#[test]
fn a_code_page_of_dos_is_known_and_comes_back_as_it_was() {
    let text = "\
Email;First name;Last name;TYPE;ACTIVE
joerg@example.com;J\u{94}rg;M\u{81}ller;Single Address;Yes
anna@example.com;Anna;Gr\u{94}\u{e1}e;Single Address;Yes
";
    // Each character of this text is one byte.
    let bytes: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    for options in ["", "--encoding cp850", "--encoding cp437"] {
        let run = Enroll::new().file("people.csv", &bytes).line(VALIDATE);
        let run = run.line("-o checked.csv --format json").line(options).run();
        let expected = if options.ends_with("437") {
            "ibm437"
        } else {
            "ibm850"
        };
        assert_eq!(run.json()["source"]["encoding"], expected, "{options}");
        let checked = fs::read(run.folder.path().join("checked.csv")).expect("a file");
        let lines = checked.split(|byte| *byte == b'\n');
        let own = lines.map(|line| {
            let cells: Vec<&[u8]> = line.splitn(6, |byte| *byte == b';').collect();
            cells[..cells.len().min(5)].join(&b';')
        });
        let own: Vec<Vec<u8>> = own.collect();
        assert_eq!(own.join(&b'\n'), bytes, "{options}");
    }
}

/// One broken quote is one finding, and the line that it took in is no user of its own.
#[test]
fn a_quote_that_takes_in_the_row_below_is_one_error() {
    let people = "\
Email,First name,Last name,TYPE,ACTIVE
\"anna.berg@example.com\",\"Anna\",\"N,
\"ben.cole@example.com\",\"Ben\",\"Cole\",\"Single Address\",\"Yes\"
";
    let run = Enroll::new().file("people.csv", people).line(VALIDATE);
    let report = run.line("--format json").exit(1).run().json();
    let findings = report["findings"].as_array().expect("a list");
    let rules: Vec<&str> = findings
        .iter()
        .filter_map(|finding| finding["rule"].as_str())
        .collect();
    assert_eq!(rules, ["bad-quoting"]);
}

/// A form counts its columns, and a table has its headers in two rows.
#[test]
fn numbered_headers_and_headers_over_two_rows_are_headers() {
    for people in [
        "1. Email;2. First name;03 Last name;(4) TYPE;5) ACTIVE
anna@example.com;Anna;Berg;Single Address;Yes
",
        "Email;Name;;TYPE;ACTIVE
;First name;Last name;;
anna@example.com;Anna;Berg;Single Address;Yes
",
    ] {
        let run = Enroll::new().file("people.csv", people).line(VALIDATE);
        let report = run.line("--format json").run().json();
        assert_eq!(report["findings"], serde_json::json!([]), "{people}");
        assert_eq!(report["summary"]["valid"], 1);
    }
}

#[test]
fn a_column_that_two_fields_are_set_to_is_named() {
    let validate = |settings: &[&str]| {
        let run = Enroll::new()
            .file(
                "list.csv",
                "Email,First Name,Last Name\nanna@example.com,Anna,Berg\n",
            )
            .args(["validate", "list.csv", "--profile", "sociuu"])
            .args(settings.iter().copied())
            .exit(0)
            .run();
        run.stdout + &run.stderr
    };
    let note = "the column `First Name` fills `first_name` and `last_name`";
    let twice = [
        "--set",
        "first_name=First Name",
        "--set",
        "last_name=First Name",
    ];
    assert!(validate(&twice).contains(note), "{}", validate(&twice));
    // With `also`, or where the cell is cut, it is meant.
    for meant in [
        [
            "--set",
            "first_name=First Name",
            "--set",
            "first_name.also=last_name",
        ],
        ["--set", "first_name.split= ", "--set", "last_name.split= "],
    ] {
        assert!(!validate(&meant).contains("fills"), "{}", validate(&meant));
    }
}

#[test]
fn rows_whose_cells_only_run_together_are_not_the_same_row() {
    let profile = "name = 'p'\nmatch_on = ['login']\n[fields.login]\nrequired = true\n[fields.first]\n[fields.last]\n\
                   [operations.import]\n";
    let found = |rows: &str| {
        let run = Enroll::new()
            .file("p.toml", profile)
            .file("people.csv", format!("login,first,last\n{rows}"))
            .line("validate people.csv --profile ./p.toml --select duplicate-row --format concise")
            .run();
        run.stdout.matches("[duplicate-row]").count()
    };
    assert_eq!(found("a1,Anna,Berg\na1,Anna,Berg\n"), 2);
    for rows in [
        "a1,AnnaB,erg\na1,Anna,Berg\n",
        "a1,,Berg\na1,Berg,\n",
        "a1,Berg\na1,,Berg\n",
    ] {
        assert_eq!(found(rows), 0, "{rows}");
    }
}

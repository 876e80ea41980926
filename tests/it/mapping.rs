//! The mapping file: every key of it, as docs/mapping.md explains it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::finding_lines::finding_lines;
use crate::harness::Enroll;
use crate::stored::root;

/// The report on a file under a mapping, for programs.
fn json(people: impl AsRef<[u8]>, mapping: &str, flags: &str) -> Value {
    let enroll = Enroll::new()
        .file("people.csv", people)
        .file("mapping.toml", mapping)
        .line("validate people.csv --mapping mapping.toml --format json")
        .line(flags);
    let output = enroll.command().output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The findings of a report: place, rule, severity. The lists here are about columns, and not about seats.
fn findings(report: &Value) -> Vec<String> {
    let mut lines = finding_lines(report);
    lines.retain(|line| !line.contains(" seat-by-default "));
    lines
}

/// What fills a field.
fn columns(report: &Value, field: &str) -> String {
    report["mapping"][field].to_string()
}

const RISK: &str = "profile = \"symbiant\"\n";

#[test]
fn a_header_or_the_letters_of_a_column() {
    let people = "Anzeigename,Dienstlich,Privat\nAnna Berg,anna@example.com,x\n";
    let mapping =
        format!("{RISK}[columns]\naccount_name = \"Anzeigename\"\nemail = {{ column = \"B\" }}\n");
    let report = json(people, &mapping, "");
    assert_eq!(
        columns(&report, "account_name"),
        r#"[{"column":"A","header":"Anzeigename"}]"#
    );
    assert_eq!(
        columns(&report, "email"),
        r#"[{"column":"B","header":"Dienstlich"}]"#
    );
    assert_eq!(findings(&report), ["C unmapped-column warning"]);
}

#[test]
fn a_header_is_found_whatever_its_case_and_marks() {
    let people = "ANZEIGE-NAME,e_mail\nAnna Berg,anna@example.com\n";
    let mapping = format!("{RISK}[columns]\naccount_name = \"Anzeigename\"\nemail = \"E-Mail\"\n");
    assert_eq!(findings(&json(people, &mapping, "")), [""; 0]);
}

#[test]
fn with_columns_nothing_else_is_guessed() {
    let people = "Account Name,Email,Roles\nAnna Berg,anna@example.com,Admin\n";
    let mapping = format!("{RISK}[columns]\naccount_name = \"Account Name\"\nemail = \"Email\"\n");
    assert_eq!(
        findings(&json(people, &mapping, "")),
        ["C unmapped-column warning"]
    );
    let gone = format!("{RISK}[columns]\naccount_name = \"Name\"\nemail = \"Email\"\n");
    assert_eq!(
        findings(&json(people, &gone, ""))[0],
        "file missing-column error"
    );
}

/// A target whose roles are words of capitals, so that one sees how a cell is cut.
const CAPITALS: &str = "\
name = \"capitals\"
[fields.email]
type = \"email\"
required = true
headers = [\"Email\"]
[fields.roles]
multi_valued = true
separator = \"|\"
pattern = \"[A-Z]+\"
headers = [\"Roles\"]
[fields.groups]
multi_valued = true
separator = \";\"
pattern = \"[A-Za-z]+\"
headers = [\"Groups\"]
[operations.import]
";

/// The values that a rule complained about under a mapping for the target above.
fn complaints(people: &str, columns: &str) -> Vec<String> {
    let run = Enroll::new()
        .file("people.csv", people)
        .file("capitals.toml", CAPITALS)
        .file(
            "mapping.toml",
            format!("profile = \"capitals.toml\"\n[columns]\nemail = \"Email\"\n{columns}\n"),
        )
        .line("validate people.csv --mapping mapping.toml --format json");
    let output = run.command().output().expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = report["findings"]
        .as_array()
        .unwrap_or_else(|| panic!("{report:#}"));
    findings
        .iter()
        .filter(|finding| finding["rule"] != "unmapped-column")
        .map(|finding| {
            format!(
                "{} {}: {}",
                finding["cell"].as_str().unwrap_or("file"),
                finding["field"].as_str().unwrap_or_default(),
                finding["value"].as_str().unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn a_separator_cuts_a_cell() {
    let people = "Email,Roles\nanna@example.com,\"ADMIN, user,AUDIT\"\n";
    assert_eq!(
        complaints(people, "roles = { header = \"Roles\", separator = \",\" }"),
        ["B2 roles: user"]
    );
    // The profile's own separator does not stand in this cell.
    assert_eq!(
        complaints(people, "roles = \"Roles\""),
        ["B2 roles: ADMIN, user,AUDIT"]
    );
}

#[test]
fn several_columns_fill_one_field() {
    let people = "Email,Rolle 1,Rolle 2\nanna@example.com,\"ADMIN,one\",two\n";
    let headers = "roles = { headers = [\"Rolle 1\", \"Rolle 2\"], separator = \",\" }";
    assert_eq!(
        complaints(people, headers),
        ["B2 roles: one", "C2 roles: two"]
    );
    let letters = "roles = { columns = [\"B\", \"C\"], separator = \",\" }";
    assert_eq!(complaints(people, letters), complaints(people, headers));
}

#[test]
fn values_are_translated() {
    let people = "Email,Roles\nanna@example.com,leiter|Gast\n";
    let columns =
        "roles = { header = \"Roles\", values = { \"Leiter\" = \"LEAD\", \"gast\" = \"GUEST\" } }";
    assert_eq!(complaints(people, columns), [""; 0]);
}

#[test]
fn a_value_is_the_same_for_everyone() {
    let people = "Email\nanna@example.com\n";
    assert_eq!(complaints(people, "roles = { value = \"ADMIN\" }"), [""; 0]);
    assert_eq!(
        complaints(people, "roles = { value = \"ADMIN|user\" }"),
        ["file roles: user"]
    );
    let mapping = format!(
        "{RISK}[columns]\naccount_name = \"Name\"\nemail = \"Email\"\ndivisions = {{ value = \"Symbiant/UK\" }}\n"
    );
    let report = json("Name,Email\nAnna,anna@example.com\n", &mapping, "");
    assert_eq!(
        columns(&report, "divisions"),
        r#"[{"value":"Symbiant/UK"}]"#
    );
}

#[test]
fn a_mark_makes_the_header_a_value() {
    let people =
        "Email,ADMIN,audit\nanna@example.com,x,\nben@example.com,,X\ncora@example.com,x,no\n";
    let columns = "roles = { headers = [\"ADMIN\", \"audit\"], marks = \"x\" }";
    assert_eq!(
        complaints(people, columns),
        ["C3 roles: audit", "C4 roles: no"]
    );
}

#[test]
fn a_split_takes_a_part_of_a_cell() {
    let people = "Email,Name\nanna@example.com,\"BERG, anna\"\nben@example.com,\"cole, BEN\"\n";
    assert_eq!(
        complaints(people, "roles = { header = \"Name\", split = \", \" }"),
        ["B3 roles: cole"]
    );
    assert_eq!(
        complaints(
            people,
            "roles = { header = \"Name\", split = \", \", part = 2 }"
        ),
        ["B2 roles: anna"]
    );
}

#[test]
fn also_maps_a_column_to_another_field() {
    let people =
        "Email,Abteilung\nanna@example.com,SALES\nben@example.com,Sales\ncora@example.com,42\n";
    let columns = "roles = { header = \"Abteilung\", also = \"groups\" }";
    assert_eq!(
        complaints(people, columns),
        ["B3 roles: Sales", "B4 roles: 42", "B4 groups: 42"]
    );
}

#[test]
fn without_a_header_row_columns_have_letters() {
    let people = "Anna Berg,anna@example.com\nBen Cole,ben\n";
    let mapping = format!(
        "{RISK}[source]\nheader_row = \"none\"\n[columns]\naccount_name = {{ column = \"A\" }}\nemail = {{ column = \"B\" }}\n"
    );
    let report = json(people, &mapping, "");
    assert_eq!(findings(&report), ["B2 invalid-email error"]);
    assert_eq!(report["source"]["header_row"], Value::Null);
    assert_eq!(report["summary"]["rows"], 2);
}

#[test]
fn the_header_row_can_be_said() {
    let people =
        "Account Name,Email\nto be,filled in\nAccount Name,Email\nAnna Berg,anna@example.com\n";
    let report = json(people, &format!("{RISK}[source]\nheader_row = 3\n"), "");
    assert_eq!(findings(&report), [""; 0]);
    assert_eq!(report["source"]["header_row"], 3);
    // A flag replaces what the mapping says.
    assert_eq!(
        json(
            people,
            &format!("{RISK}[source]\nheader_row = 1\n"),
            "--header-row 3"
        )["source"]["header_row"],
        3
    );
}

#[test]
fn the_delimiter_and_the_encoding_can_be_said() {
    let people = b"Account Name;Email\nJ\xf6rg, der Gro\xdfe;joerg@example.com\n";
    let report = json(
        people,
        &format!("{RISK}[source]\ndelimiter = \";\"\nencoding = \"windows-1252\"\n"),
        "",
    );
    assert_eq!(report["source"]["delimiter"], ";");
    assert_eq!(report["source"]["encoding"], "windows-1252");
    let findings = report["findings"].as_array().expect("a list");
    let mut values = findings.iter().map(|finding| &finding["value"]);
    assert!(values.any(|value| value == "Jörg, der Große"), "{report:#}");
    let report = json(
        people,
        &format!("{RISK}[source]\ndelimiter = \"|\"\n"),
        "--encoding macintosh --delimiter ;",
    );
    assert_eq!(report["source"]["encoding"], "macintosh");
    assert_eq!(report["source"]["delimiter"], ";");
}

#[test]
fn the_sheet_can_be_said() {
    let run = Enroll::new()
        .file(
            "mapping.toml",
            "profile = \"sosafe\"\n[source]\nsheet = \"Anleitung\"\n",
        )
        .line("validate --mapping mapping.toml --format json")
        .args([root("fixtures/sosafe/new-hires.xlsx")]);
    assert_eq!(run.exit(1).run().json()["source"]["sheet"], "Anleitung");
}

#[test]
fn a_rule_can_be_ignored_or_made_a_warning() {
    let people = "Account Name,Email,Room\n,anna,1\n";
    assert_eq!(
        findings(&json(people, RISK, "")),
        [
            "C unmapped-column warning",
            "A2 missing-value error",
            "B2 invalid-email error"
        ]
    );
    let rules = format!(
        "{RISK}[rules]\nignore = [\"unmapped-column\", \"missing-value\", \"small-group\"]\nwarn = [\"invalid-email\"]\n"
    );
    assert_eq!(
        findings(&json(people, &rules, "")),
        ["B2 invalid-email warning"]
    );
}

#[test]
fn the_org_is_what_only_this_organization_knows() {
    let people = "Account Name,Email,Phone Number\nAnna,anna@example.com,030 1234567\nBen,ben@example.org,030 12\n";
    let report = json(
        people,
        &format!("{RISK}[org]\ndomains = [\"example.com\"]\ncountry = \"DE\"\n"),
        "",
    );
    assert_eq!(
        findings(&report),
        ["B3 disallowed-domain warning", "C3 invalid-phone warning"]
    );
    // The flag replaces the list and does not add to it.
    let report = json(
        people,
        &format!("{RISK}[org]\ndomains = [\"example.com\"]\n"),
        "--org domains=example.org",
    );
    assert_eq!(findings(&report)[0], "B2 disallowed-domain warning");
    // An empty list refuses nobody.
    let report = json(
        people,
        &format!("{RISK}[org]\ndomains = [\"example.com\"]\n"),
        "--org domains=",
    );
    assert_eq!(report["not_checked"][0]["rule"], "disallowed-domain");
    let report = json(people, &format!("{RISK}[org]\ndomains = []\n"), "");
    assert_eq!(report["not_checked"][0]["rule"], "disallowed-domain");
    let report = json(people, RISK, "");
    assert_snapshot!(report["not_checked"], @r#"[{"reason":"needs your email domains: `--org domains=example.com`","rule":"disallowed-domain"},{"reason":"the mapping does not say whether there is a second factor, add `--org mfa=true`","rule":"missing-dependent-value"},{"reason":"needs the current users: `--current FILE`","rule":"probable-rename"},{"reason":"needs the current users: `--current FILE`","rule":"reused-key"},{"reason":"needs the current users: `--current FILE`","rule":"stopped-import"},{"reason":"needs the number of seats: `--org seats=100`","rule":"too-few-seats"}]"#);
}

#[test]
fn an_org_key_that_the_target_does_not_use_is_noted() {
    let run = Enroll::new()
        .file("people.csv", "Email,First name,Last name,TYPE,ACTIVE\nanna@example.com,Anna,Berg,Single Address,Yes\n")
        .file("mapping.toml", "profile = \"sosafe\"\n[org]\nseats = 25\nmfa = true\ndomains = [\"example.com\"]\n");
    let run = run.line("validate people.csv --mapping mapping.toml").run();
    assert_snapshot!(run.report(), @"
    people.csv: 1 user, SoSafe import (CSV, UTF-8, comma; headers in row 1)
    note: SoSafe has no setting `seats`, ignored
    note: SoSafe has no setting `mfa`, ignored
    ✓ no problems found
      write the upload file
        enroll export people.csv --mapping mapping.toml -o people.upload.xlsx
      3 checks skipped: --verbose says which and why
    ");
}

#[test]
fn set_reaches_the_columns_from_the_command_line() {
    let people = "Wer,Email,Post\nAnna Berg,x,anna@example.com\n";
    let report = json(people, RISK, "--set account_name=Wer --set email.column=C");
    assert_eq!(
        columns(&report, "email"),
        r#"[{"column":"C","header":"Post"}]"#
    );
    assert_eq!(findings(&report), ["B unmapped-column warning"]);
    // What the mapping says of other fields stays, and they alone.
    let mapping = format!("{RISK}[columns]\naccount_name = \"Wer\"\n");
    let report = json(people, &mapping, "--set email=Post");
    assert_eq!(
        columns(&report, "account_name"),
        r#"[{"column":"A","header":"Wer"}]"#
    );
    assert_eq!(
        columns(&report, "email"),
        r#"[{"column":"C","header":"Post"}]"#
    );
}

#[test]
fn set_reaches_every_key() {
    let people = "Account Name,Email,Active?,R1,R2\nAnna Berg,anna@example.com,ja,\"A,B\",x\n";
    for (flags, field, columns_it) in [
        (
            "--set roles.headers=R1,R2 --set roles.separator=,",
            "roles",
            r#"[{"column":"D","header":"R1"},{"column":"E","header":"R2"}]"#,
        ),
        (
            "--set roles.columns=D,E",
            "roles",
            r#"[{"column":"D","header":"R1"},{"column":"E","header":"R2"}]"#,
        ),
        (
            "--set roles.column=D",
            "roles",
            r#"[{"column":"D","header":"R1"}]"#,
        ),
        (
            "--set roles.header=R2 --set roles.marks=x",
            "roles",
            r#"[{"column":"E","header":"R2"}]"#,
        ),
        ("--set roles.value=User", "roles", r#"[{"value":"User"}]"#),
        (
            "--set roles.header=R1 --set roles.also=divisions",
            "divisions",
            r#"[{"column":"D","header":"R1"}]"#,
        ),
        (
            "--set active.values.ja=TRUE",
            "active",
            r#"[{"column":"C","header":"Active?"}]"#,
        ),
        (
            "--set email.split=@ --set email.part=2",
            "email",
            r#"[{"column":"B","header":"Email"}]"#,
        ),
    ] {
        assert_eq!(
            columns(&json(people, RISK, flags), field),
            columns_it,
            "{flags}"
        );
    }
    // A value that is translated is checked as what it becomes.
    let rules_at = |flags: &str, cell: &str| {
        let all = findings(&json(people, RISK, flags)).into_iter();
        all.filter(|finding| finding.starts_with(cell)).count()
    };
    assert_eq!(rules_at("", "B2"), 0);
    assert_eq!(
        rules_at("--set email.split=@ --set email.part=2", "B2 invalid-email"),
        1
    );
    assert_eq!(
        rules_at("--set active.values.ja=nein", "C2 invalid-boolean"),
        1
    );
}

#[test]
fn the_operation_can_be_said() {
    let report = json(
        "Email\nanna@example.com\n",
        "profile = \"sosafe\"\noperation = \"delete\"\n",
        "",
    );
    assert_eq!(report["operation"], "delete");
    assert_eq!(findings(&report), [""; 0]);
    let report = json(
        "Email\nanna@example.com\n",
        "profile = \"sosafe\"\noperation = \"delete\"\n",
        "--operation import",
    );
    assert_eq!(report["operation"], "import");
}

#[test]
fn a_profile_file_stands_beside_its_mapping() {
    let run = Enroll::new().file("people.csv", "Email\nanna@example.com\n");
    let folder = run.folder().join("settings");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("capitals.toml"), CAPITALS).expect("a file");
    std::fs::write(folder.join("mapping.toml"), "profile = \"capitals.toml\"\n").expect("a file");
    run.line("validate people.csv --mapping settings/mapping.toml")
        .run();
}

#[test]
fn two_columns_with_one_header_are_told_apart_by_letters() {
    let people = "Account Name,Email,Email\nAnna Berg,x,anna@example.com\n";
    let report = json(
        people,
        &format!("{RISK}[columns]\naccount_name = \"Account Name\"\nemail = \"Email\"\n"),
        "",
    );
    assert_eq!(findings(&report), ["C duplicate-label error"], "{report:#}");
    let report = json(people, RISK, "--set email.column=C");
    assert!(
        !findings(&report)
            .iter()
            .any(|finding| finding.ends_with("error")),
        "{report:#}"
    );
}

//! Nobody is lost on the way from the file to the target: unread sheets, pipes, settings, and rows in quotes.

use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::Value;

use crate::harness::{Enroll, Run, shell};

const PORTAL: &str = r#"
name = "portal"
title = "Portal"
match_on = ["email"]

[file]
formats = ["csv", "xlsx"]

[fields.email]
type = "email"
required = true
unique = true
headers = ["Email", "E-mail"]
aliases.de = ["E-Mail-Adresse"]

[fields.name]
required = true
headers = ["Name"]

[fields.department]
headers = ["Department"]
aliases.de = ["Abteilung"]

[fields.groups]
multi_valued = true
separator = ","
group = true
headers = ["Groups"]

[fields.active]
type = "boolean"
canonical_values = [{ value = "TRUE", means = true }, { value = "FALSE", means = false }]
headers = ["Active"]

[operations.import]
absent = ["keep", "delete"]
"#;

type Rows<'r> = &'r [&'r [&'r str]];

/// A workbook with these sheets; the name of a hidden one starts with `-`.
fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let mut sheet = Worksheet::new();
        let shown = name.strip_prefix('-');
        sheet.set_name(shown.unwrap_or(name)).expect("a name");
        sheet.set_hidden(shown.is_some());
        for (number, row) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*row) {
                sheet.write_string(number, column, *cell).expect("a cell");
            }
        }
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().expect("a workbook")
}

const BERLIN: (&str, Rows<'static>) = (
    "Berlin",
    &[
        &["Email", "Name", "Department"],
        &["anna@example.com", "Anna Berg", "Sales"],
        &["ben@example.com", "Ben Cole", "IT"],
    ],
);

/// The same headers in another order and in German, below a title.
const HAMBURG: (&str, Rows<'static>) = (
    "Hamburg",
    &[
        &["Standort Hamburg"],
        &["Abteilung", "E-Mail-Adresse", "Name"],
        &["Sales", "cleo@example.com", "Cleo Diaz"],
        &["IT", "ben@example.com", "Ben Cole"],
        &["", "Summe: 2", ""],
    ],
);

const OTHERS: [(&str, Rows<'static>); 3] = [
    ("Notes", &[&["Email", "Name", "Department"]]),
    (
        "Summary",
        &[&["Department", "Users"], &["Sales", "2"], &["IT", "2"]],
    ),
    (
        "-Old",
        &[
            &["Email", "Name", "Department"],
            &["dora@example.com", "Dora Dorn", "IT"],
        ],
    ),
];

fn sites() -> Vec<u8> {
    let [notes, summary, old] = OTHERS;
    workbook(&[BERLIN, HAMBURG, notes, summary, old])
}

fn enroll(line: &str) -> Enroll {
    Enroll::new()
        .file("portal.toml", PORTAL)
        .file("sites.xlsx", sites())
        .line(line)
}

fn findings(run: &Run) -> Vec<(String, String)> {
    let report = run.json();
    let all = report["findings"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.iter()
        .map(|finding| (text(&finding["rule"]), text(&finding["message"])))
        .collect()
}

#[test]
fn a_sheet_with_users_that_is_not_read_is_named_with_their_number() {
    let run = enroll("validate sites.xlsx --profile portal.toml --format json").run();
    assert_eq!(
        findings(&run),
        [(
            "unread-sheet".to_owned(),
            "the sheet `Hamburg` has the same headers and 2 users, and is not read: `--sheet all` reads it as well".to_owned()
        )]
    );
}

#[test]
fn users_of_an_unread_sheet_are_counted_whatever_cells_they_lack() {
    let rows: Rows<'_> = &[
        &["Email", "Name", "Department"],
        &["cleo@example.com", "Cleo Diaz", ""],
        &["", "Dora Dorn", "IT"],
        &["emil@example.com", "Emil Fuchs", "IT"],
        &["", "", "IT"],
    ];
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("sites.xlsx", workbook(&[BERLIN, ("Hamburg", rows)]))
        .line("validate sites.xlsx --profile portal.toml --format json")
        .run();
    let found = findings(&run);
    assert!(found[0].1.contains(" and 3 users, "), "{found:?}");
}

#[test]
fn sheets_without_users_or_with_other_headers_are_nothing_to_warn_of() {
    let [notes, summary, old] = OTHERS;
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("sites.xlsx", workbook(&[notes, BERLIN, summary, old]))
        .line("validate sites.xlsx --profile portal.toml --format json")
        .run();
    assert_eq!(findings(&run), []);
}

#[test]
fn nobody_is_missing_while_a_sheet_is_not_read() {
    let current = "Email,Name,Department\nanna@example.com,Anna Berg,Sales\nben@example.com,Ben Cole,IT\ncleo@example.com,Cleo Diaz,Sales\n";
    let apply = |flags: &str| {
        enroll("apply sites.xlsx --profile portal.toml --current current.csv -o new.csv --absent delete --yes")
            .file("current.csv", current)
            .line(flags)
    };
    let run = apply("").exit(4).run();
    assert!(run.stderr.contains("`Hamburg`"), "{}", run.stderr);
    assert!(
        run.stderr.contains("--accept unread-sheets=2"),
        "{}",
        run.stderr
    );
    assert!(!run.folder.path().join("new.csv").exists());
    let run = apply("--accept unread-sheets=2").run();
    assert!(!run.read("new.csv").contains("cleo"));
}

#[test]
fn sheets_with_the_same_headers_are_read_as_one_list() {
    for flags in ["--sheet all", "--sheet Berlin --sheet Hamburg"] {
        let run = enroll("validate sites.xlsx --profile portal.toml --format json")
            .line(flags)
            .exit(1)
            .run();
        let report = run.json();
        assert_eq!(
            report["source"]["sheets"],
            serde_json::json!(["Berlin", "Hamburg"])
        );
        // The total is no user.
        assert_eq!(report["summary"]["rows"], 4);
        let of_rule = |finding: &&Value| finding["rule"] == "duplicate-email";
        let found: Vec<&Value> = report["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(of_rule)
            .collect();
        let [first, second] = found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(
            [
                &first["sheet"],
                &first["row"],
                &first["cell"],
                &first["related"]
            ],
            [
                &serde_json::json!("Berlin"),
                &serde_json::json!(3),
                &serde_json::json!("A3"),
                &serde_json::json!([4])
            ]
        );
        assert_eq!(
            [&second["sheet"], &second["row"], &second["cell"]],
            [
                &serde_json::json!("Hamburg"),
                &serde_json::json!(4),
                &serde_json::json!("A4")
            ]
        );
        let message = second["message"].as_str().expect("a text");
        assert!(message.ends_with("row 3 (Berlin)"), "{message}");
    }
    let run = enroll("validate sites.xlsx --profile portal.toml --sheet all")
        .exit(1)
        .run();
    assert!(
        run.stdout.contains("3 (Berlin)+4 (Hamburg)"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_sheet_with_other_headers_is_not_read_as_one_with_another() {
    let run = enroll("validate sites.xlsx --profile portal.toml --sheet Berlin --sheet Summary")
        .exit(2)
        .run();
    assert!(run.stderr.contains("`Summary`"), "{}", run.stderr);
}

const PEOPLE: &str =
    "Email,Name\nanna.berg.of.the.first.row@example.com,Anna Berg\nben@example.com,Ben Cole\n";

/// The first bytes of a pipe were read to see whether it is a plan, and the user in the first row was lost, and deleted.
#[cfg(unix)]
#[test]
fn a_pipe_loses_nobody() {
    let command = |script: &str| {
        let run = Enroll::new()
            .file("portal.toml", PORTAL)
            .file("people.csv", PEOPLE);
        let output = shell(script, run.folder()).output().expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (text(output.stdout), text(output.stderr))
    };
    let make = "enroll apply people.csv --profile portal.toml --current users.db --create --yes >/dev/null && ";
    for list in [
        "mkfifo list; cat people.csv > list & enroll",
        "cat people.csv | enroll",
    ] {
        let name = if list.starts_with("mkfifo") {
            "list"
        } else {
            "/dev/stdin"
        };
        let flags = format!("{name} --profile portal.toml --current users.db --absent delete");
        let (diff, errors) = command(&format!("{make} {list} diff {flags}"));
        assert!(diff.contains("\n0 changes:"), "{list}: {diff}{errors}");
        let (applied, errors) = command(&format!("{make} {list} apply {flags} --yes"));
        assert!(applied.contains("0 to delete"), "{list}: {applied}{errors}");
    }
    let (plan, errors) = command(&format!(
        "{make} printf 'Email,Name\\ndora@example.com,Dora\\n' > new.csv; \
         enroll diff new.csv --profile portal.toml --current users.db -o plan.json >/dev/null; \
         cat plan.json | enroll apply /dev/stdin --current users.db --profile portal.toml --yes"
    ));
    assert!(plan.contains("1 created"), "{plan}{errors}");
}

/// What a command says that is refused.
fn refused(line: &str) -> String {
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .file(
            "people.csv",
            "First,Last,Email,Groups\nAnna,Berg,anna@example.com,a\n",
        )
        .line("validate people.csv --profile portal.toml")
        .line(line)
        .exit(2)
        .run();
    assert_eq!(run.stdout, "", "{line}");
    run.stderr
}

#[test]
fn settings_that_would_lose_something_are_refused() {
    for (line, said) in [
        (
            "--set name.headers=First,Last",
            "`name` holds one value, and 2 columns are named for it",
        ),
        (
            "--set groups=Groups --set groups=Teams",
            "`--set` sets `groups` twice",
        ),
        (
            "--set groups=Groups --set groups.column=B",
            "`--set` sets `groups.column` twice",
        ),
        (
            "--set groups.separator=; --set groups.separator=,",
            "`--set` sets `groups.separator` twice",
        ),
        (
            "--org domains=example.com --org domains=example.de",
            "`--org` sets `domains` twice",
        ),
        (
            "--org domains=example.com,smallest_group=1",
            "`smallest_group=1` is another one",
        ),
        ("--set name.join=First", "has a `join` of one column"),
    ] {
        let stderr = refused(line);
        assert!(stderr.contains(said), "{line}: {stderr}");
    }
}

#[test]
fn the_order_of_set_flags_makes_no_difference() {
    let groups = |line: &str| {
        let run = Enroll::new()
            .file("portal.toml", PORTAL)
            .file(
                "people.csv",
                "Name,Email,Teams\nAnna,anna@example.com,a|b\n",
            )
            .line("export people.csv --profile portal.toml -o -")
            .line(line)
            .run();
        run.stdout
    };
    let one = groups("--set groups=Teams --set groups.separator=|");
    assert!(one.contains("\"a,b\""), "{one}");
    assert_eq!(one, groups("--set groups.separator=| --set groups=Teams"));
}

#[test]
fn joined_columns_are_one_value_in_every_command() {
    let enroll = |line: &str| {
        Enroll::new()
            .file("portal.toml", PORTAL)
            .file(
                "hr.toml",
                "profile = \"portal.toml\"\n[columns]\nemail = \"Email\"\nname = { join = [\"First\", \"Last\"], with = \" \" }\n",
            )
            .file("people.csv", "First,Last,Email\n Anna ,Berg,anna@example.com\nBen,,ben@example.com\n,,cleo@example.com\n")
            .file("current.csv", "Email,Name\nanna@example.com,Anna Berg\nben@example.com,Benny\ncleo@example.com,Cleo\n")
            .line(line)
    };
    let run = enroll("validate people.csv --mapping hr.toml --format json")
        .exit(1)
        .run();
    let report = run.json();
    assert_eq!(
        report["mapping"]["name"],
        serde_json::json!([{ "joined": ["A", "B"] }])
    );
    let found: Vec<_> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["rule"].clone(), one["row"].clone()))
        .collect();
    // No column is said to fill nothing, and the row without a name is found.
    assert_eq!(
        found,
        [(serde_json::json!("missing-value"), serde_json::json!(4))]
    );
    let run = enroll("diff people.csv --mapping hr.toml --current current.csv --show-values full")
        .exit(1)
        .run();
    assert!(run.stdout.contains("name: Benny → Ben"), "{}", run.stdout);
    assert!(!run.stdout.contains("anna@example.com"), "{}", run.stdout);
    let run = enroll("export people.csv --mapping hr.toml -o - --skip-invalid --failed failed.csv")
        .exit(1)
        .run();
    assert!(
        run.stdout.contains("anna@example.com,Anna Berg"),
        "{}",
        run.stdout
    );
    let run = enroll("validate people.csv --mapping hr.toml --fix -o fixed.csv")
        .exit(1)
        .run();
    assert!(run.read("fixed.csv").contains("Berg,anna@example.com"));
    let run = enroll("validate people.csv --profile portal.toml --set name.join=First,Last --set name.with=/ --format json").exit(1).run();
    assert_eq!(
        run.json()["mapping"]["name"],
        serde_json::json!([{ "joined": ["A", "B"] }])
    );
}

#[test]
fn a_no_in_the_words_of_another_system_stays_a_no() {
    let from = "name = \"hr\"\n[fields.email]\ntype = \"email\"\n[fields.name]\n[fields.active]\nheaders = [\"Aktiv\"]\n[operations.import]\n";
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("hr.toml", from)
        .file(
            "people.csv",
            "email,name,Aktiv\nanna@example.com,Anna,nein\nben@example.com,Ben,ja\n",
        )
        .line("export people.csv --from-profile hr.toml --profile portal.toml -o -")
        .run();
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(
        lines[1].ends_with("FALSE") && lines[2].ends_with("TRUE"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_name_whose_ending_promises_another_kind_of_file_is_refused() {
    for (command, output) in [
        ("validate people.csv", "-o people.xls"),
        ("validate people.csv", "-o people.docx"),
        ("export people.csv", "-o people.docx"),
        (
            "export people.csv --skip-invalid",
            "-o up.csv --failed failed.xlsm",
        ),
        ("diff people.csv --current users.csv", "-o plan.csv"),
        (
            "apply people.csv --current users.csv",
            "-o new.csv --undo undo.csv --yes",
        ),
        ("map people.csv", "-o hr.csv"),
    ] {
        let run = Enroll::new()
            .file("portal.toml", PORTAL)
            .file("people.csv", PEOPLE)
            .file("users.csv", PEOPLE)
            .line(command)
            .line("--profile portal.toml")
            .line(output)
            .exit(2)
            .run();
        assert!(
            run.stderr.contains("name a file that ends in ."),
            "{command}: {}",
            run.stderr
        );
        let files = |path: &Path| std::fs::read_dir(path).expect("a folder").count();
        assert_eq!(files(run.folder.path()), 3, "{command} {output}");
    }
}

/// The rule, the row and the message of each finding.
fn found(profile: &str, people: &str) -> Vec<String> {
    let run = Enroll::new()
        .file("profile.toml", profile)
        .file("people.csv", people)
        .line("validate people.csv --profile profile.toml --format json --fail-on never")
        .run();
    let report = run.json();
    let all = report["findings"].as_array().expect("a list");
    let one = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", finding["row"], text("rule"), text("message"))
    };
    all.iter().map(one).collect()
}

#[test]
fn users_in_a_cell_that_a_stray_quote_keeps_open_are_named() {
    for (people, said) in [
        // The next quote stands in another row, before a cell.
        (
            "Name,Email,Department\n\"Anna,anna@example.com,IT\nBen,ben@example.com,IT\nCleo,cleo@example.com,\"IT\nDora,dora@example.com,IT\n",
            "column A makes the next 2 rows part of this cell: `ben@example.com` and `cleo@example.com` (lines 3 to 4)",
        ),
        // It stands at the end of one, so that the cell is closed as it should be.
        (
            "Name,Email,Department\nAnna,anna@example.com,\"IT\nBen,ben@example.com,IT\"\nDora,dora@example.com,IT\n",
            "column C makes the next row part of this cell: `ben@example.com` (line 3)",
        ),
        (
            "Email;Name\r\nanna@example.com;\"Anna\r\nben@example.com;Ben\r\ncleo@example.com;Cleo\"\r\n",
            "column B makes the next 2 rows part of this cell: `ben@example.com` and `cleo@example.com` (lines 3 to 4)",
        ),
    ] {
        let found = found(PORTAL, people);
        assert!(found.iter().any(|one| one.contains(said)), "{found:#?}");
        assert!(
            !found
                .iter()
                .any(|one| one.contains("bad-quoting") || one.contains("ragged-row")),
            "{found:#?}"
        );
    }
}

#[test]
fn a_line_break_in_a_cell_of_a_workbook_cuts_no_row() {
    for name in [
        "Anna\rBerg",
        "Anna\nBerg",
        "Anna\r\nBerg",
        "Anna \"A\" Berg",
        "Berg, Anna",
    ] {
        let rows: Rows<'_> = &[
            &["Email", "Name", "Department"],
            &["anna@example.com", name, "Sales"],
            &["ben@example", "Ben Cole", "IT"],
        ];
        let run = Enroll::new()
            .file("portal.toml", PORTAL)
            .file("people.xlsx", workbook(&[("Berlin", rows)]))
            .line("validate people.xlsx --profile portal.toml --format json --select invalid-email,missing-value,ragged-row")
            .exit(1)
            .run();
        let report = run.json();
        let found = report["findings"].as_array().expect("a list").iter();
        let found: Vec<_> = found.map(|finding| &finding["cell"]).collect();
        assert_eq!(found, ["A3"], "{name:?}");
    }
}

#[test]
fn cells_with_several_lines_are_fine() {
    for people in [
        "Email,Name,Department\nanna@example.com,Anna,\"Sales,\nNordics\"\n\"ben@example.com\",\"Ben\nCole\",IT\n",
        "Name,Email,Department\n\"Anna\nBerg\",anna@example.com,\"c/o Cole, Main Street 1\n12345 Example, DE\nask ben@example.com, or call\"\n",
        "Name,Email\n\"Berg,\nAnna\",anna@example.com\n",
    ] {
        let found = found(PORTAL, people);
        assert!(
            !found.iter().any(|one| one.contains("swallowed-rows")),
            "{found:#?}"
        );
    }
}

#[test]
fn nobody_is_removed_while_rows_stand_in_a_cell() {
    let people = "Email,Name,Department\nanna@example.com,Anna,\"IT\nben@example.com,Ben,IT\"\ncleo@example.com,Cleo,IT\n";
    let current = "Email,Name,Department\nanna@example.com,Anna,IT\nben@example.com,Ben,IT\ncleo@example.com,Cleo,IT\n";
    let run = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("people.csv", people)
        .file("current.csv", current)
        .line("apply people.csv --profile portal.toml --current current.csv -o new.csv --absent delete --skip-invalid --failed failed.csv --yes")
        .run();
    assert!(
        run.read("new.csv").contains("ben@example.com"),
        "{}",
        run.stdout
    );
}

#[test]
fn nothing_is_made_a_formula() {
    let people = "Email,Name,Groups\nanna@example.com,\"\t=1+1\",a\nben@example.com,\" =cmd|calc!A1\",\"\t@SUM(A1), b\"\n";
    let enroll = |line: &str| {
        Enroll::new()
            .file("portal.toml", PORTAL)
            .file("people.csv", people)
            .line(line)
            .line("--profile portal.toml")
    };
    let is_live = |text: &str| {
        let cells = text.lines().flat_map(|line| line.split(','));
        let starts = cells.map(|cell| cell.trim_start_matches('"'));
        starts
            .filter(|cell| cell.starts_with(['=', '+', '-', '@']))
            .count()
    };
    let run = enroll("validate people.csv --fix -o fixed.csv").run();
    assert_eq!(
        is_live(&run.read("fixed.csv")),
        0,
        "{}",
        run.read("fixed.csv")
    );
    // Nothing is written rather than a formula.
    let run = enroll("export people.csv -o -").exit(1).run();
    assert_eq!(is_live(&run.stdout), 0, "{}", run.stdout);
}

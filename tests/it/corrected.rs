//! Rows that failed are given back with their numbers, corrected, and put back into their list.

use rust_xlsxwriter::Workbook;

use crate::harness::{Enroll, Run};

const PORTAL: &str = r#"
name = "portal"
title = "Portal"
match_on = ["email"]

[file]
formats = ["csv"]

[fields.email]
type = "email"
required = true
unique = true
headers = ["Email"]

[fields.name]
required = true
headers = ["Name"]

[fields.city]
headers = ["City"]

[operations.import]
"#;

const PEOPLE: &str = "Email,Name,City
anna@example.com,Anna,Bonn
ben@example,Ben,Köln
cleo@example.com,,Bonn

dora@example.com,Dora,\"Bonn, Beuel\"
emil@example.com,Emil
";

fn enroll(line: &str) -> Enroll {
    Enroll::new()
        .file("portal.toml", PORTAL)
        .file("people.csv", PEOPLE)
        .line(line)
        .line("--profile portal.toml")
}

/// The rows that failed, as they are given back.
fn failed() -> String {
    let run = enroll("validate people.csv --only failed -o failed.csv")
        .exit(1)
        .run();
    run.read("failed.csv")
}

#[test]
fn a_row_that_failed_says_which_row_it_was() {
    let failed = failed();
    let lines: Vec<&str> = failed.lines().collect();
    assert_eq!(lines[0], "Email,Name,City,errors");
    assert!(
        lines[1].starts_with("ben@example,Ben,Köln,\"row 3: Email"),
        "{failed}"
    );
    assert!(
        lines[2].starts_with("cleo@example.com,,Bonn,\"row 4: Name"),
        "{failed}"
    );
    // Where all rows are given back, each stands where it stood.
    let run = enroll("validate people.csv -o checked.csv").exit(1).run();
    assert!(!run.read("checked.csv").contains("row 3:"));
}

#[test]
fn the_number_stays_when_the_cell_is_filled_again() {
    let corrected = failed().replace("ben@example,", "ben@example.com,");
    for flags in ["", "--only failed"] {
        let run = enroll("validate failed.csv -o again.csv")
            .line(flags)
            .file("failed.csv", &corrected)
            .exit(1)
            .run();
        let again = run.read("again.csv");
        assert!(again.contains(",,Bonn,\"row 4: Name"), "{again}");
        assert_eq!(
            again.contains("ben@example.com,Ben,Köln,\"row 3:\"\n"),
            flags.is_empty(),
            "{again}"
        );
        let twice = enroll("validate failed.csv -o again.csv")
            .file("failed.csv", &again)
            .exit(1)
            .run();
        assert_eq!(twice.read("again.csv"), again);
    }
}

/// What `export --merge` writes and says.
fn merged(corrected: &str, exit: i32) -> Run {
    enroll("export people.csv --merge corrected.csv -o upload.csv --show-values full")
        .file("corrected.csv", corrected)
        .exit(exit)
        .run()
}

#[test]
fn corrected_rows_take_their_places_by_number() {
    let corrected = failed()
        .replace("ben@example,", "ben.cole@example.com,")
        .replace("com,,Bonn", "com,\"Cleo, Dr.\",Bonn");
    let run = merged(&corrected, 0);
    assert_eq!(
        run.read("upload.csv"),
        "Email,Name,City\r\nanna@example.com,Anna,Bonn\r\nben.cole@example.com,Ben,Köln\r\ncleo@example.com,\"Cleo, Dr.\",Bonn\r\n\
         dora@example.com,Dora,\"Bonn, Beuel\"\r\nemil@example.com,Emil,\r\n"
            .replace("\r\n", if run.read("upload.csv").contains('\r') { "\r\n" } else { "\n" })
    );
    assert!(
        run.stderr
            .contains("2 rows of `corrected.csv` put back into `people.csv`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_note_beside_the_number_does_not_hide_it() {
    let noted = |line: &str| match line {
        _ if line.starts_with("Email,") => format!("{line},\n"),
        _ if line.is_empty() => "\n".to_owned(),
        _ => format!("{line},asked\n"),
    };
    let corrected: String = failed().lines().map(noted).collect();
    let corrected = corrected
        .replace("ben@example,", "ben.cole@example.com,")
        .replace("com,,Bonn", "com,Cleo,Bonn");
    let upload = merged(&corrected, 0).read("upload.csv");
    assert!(upload.contains("ben.cole@example.com,Ben,Köln"), "{upload}");
    assert!(!upload.contains("asked"), "{upload}");
}

#[test]
fn rows_without_a_number_take_their_places_by_the_key() {
    // Saved in other columns, without ours.
    let corrected = "Name;Email\nCleo;CLEO@example.com\n";
    let run = enroll(
        "export people.csv --merge corrected.csv -o upload.csv --skip-invalid --failed left.csv",
    )
    .file("corrected.csv", corrected)
    .exit(1)
    .run();
    assert!(
        run.read("upload.csv")
            .contains("CLEO@example.com,Cleo,Bonn"),
        "{}",
        run.read("upload.csv")
    );
    assert!(run.read("left.csv").contains("\"row 3: "));
}

#[test]
fn a_corrected_cell_of_several_lines_stays_one_cell() {
    for cell in ["Anna\rMaria", "Anna\nMaria", "Anna\r\nMaria"] {
        let corrected = format!("Email,Name,City\nanna@example.com,\"{cell}\",Bonn\n");
        let line = "export people.csv --merge corrected.csv -o upload.csv --skip-invalid --failed left.csv";
        let run = enroll(line).file("corrected.csv", corrected).exit(1).run();
        let upload = run.read("upload.csv");
        assert!(
            upload.contains(&format!("anna@example.com,\"{cell}\",Bonn")),
            "{upload:?}"
        );
    }
}

#[test]
fn rows_without_a_place_are_named() {
    let corrected = "Email,Name,City,errors\n\
                     ben@example.com,Ben,Bonn,row 3:\n\
                     cleo@example.com,Cleo,Bonn,row 4:\n\
                     frida@example.com,Frida,Bonn,\n\
                     gerd@example.com,Gerd,Bonn,row 17: x\n\
                     dora@example.com,Hugo,Bonn,row 2: x\n\
                     ida@example.com,Ida,Bonn,row 5:\n\
                     cleo@example.com,Jan,Bonn,row 4:\n\
                     emil@example.com,Emil,Bonn,\n";
    let run = merged(corrected, 1);
    for said in [
        "3 rows of `corrected.csv` put back",
        "row 4 (`frida@example.com`) of `corrected.csv`: it has no `row N:`, and nobody in the list has its key",
        "row 5 (`gerd@example.com`) of `corrected.csv`: the list has no user in row 17",
        "row 6 (`dora@example.com`) of `corrected.csv`: it says row 2, but its key is that of row 6",
        "row 7 (`ida@example.com`) of `corrected.csv`: the list has no user in row 5",
        "row 8 (`cleo@example.com`) of `corrected.csv`: another corrected row has taken the place of row 4",
    ] {
        assert!(run.stderr.contains(said), "{said}\n{}", run.stderr);
    }
    let upload = run.read("upload.csv");
    assert!(
        upload.contains("cleo@example.com,Cleo,Bonn") && upload.contains("anna@example.com,Anna"),
        "{upload}"
    );
}

#[test]
fn rows_of_a_workbook_come_back_by_number() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (number, line) in [
        "People",
        "Email;Name;City",
        "anna@example.com;Anna;Bonn",
        "ben@example;Ben;Köln",
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in line.split(';').enumerate() {
            sheet
                .write_string(number as u32, column as u16, cell)
                .expect("a cell");
        }
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let run = enroll("validate people.xlsx --only failed -o failed.csv")
        .file("people.xlsx", &bytes)
        .exit(1)
        .run();
    let failed = run.read("failed.csv");
    assert!(failed.contains("\"row 4: "), "{failed}");
    let run = enroll("export people.xlsx --merge corrected.csv -o upload.csv")
        .file("people.xlsx", &bytes)
        .file(
            "corrected.csv",
            failed.replace("ben@example,", "ben@example.com,"),
        )
        .run();
    assert!(run.read("upload.csv").contains("ben@example.com,Ben,Köln"));
}

#[test]
fn a_list_without_headers_gets_its_rows_back_by_number() {
    let mapping = "profile = \"portal.toml\"\n[source]\nheader_row = \"none\"\n[columns]\nemail = { column = \"A\" }\nname = { column = \"B\" }\n";
    let enroll = |line: &str| {
        Enroll::new()
            .file("portal.toml", PORTAL)
            .file("hr.toml", mapping)
            .file("people.csv", "anna@example.com,Anna\nben@example,Ben\n")
            .line(line)
            .line("--mapping hr.toml")
    };
    let run = enroll("validate people.csv --only failed -o failed.csv")
        .exit(1)
        .run();
    let corrected = run
        .read("failed.csv")
        .replace("ben@example,", "ben@example.com,");
    let run = enroll("export people.csv --merge corrected.csv -o upload.csv")
        .file("corrected.csv", corrected)
        .run();
    assert!(
        run.read("upload.csv").contains("ben@example.com,Ben"),
        "{}",
        run.read("upload.csv")
    );
}

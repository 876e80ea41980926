//! The users that the target holds now: how they are read, and what is found by comparing with them.

use enroll::current::sqlite::Database;
use enroll::profile::Profile;
use insta::assert_snapshot;

use crate::harness::{Enroll, Run};
use crate::stored::root;

const CURRENT: &str = "\
SoSafe ID,Email,First name,Last name
0042,anna.berg@example.com,Anna,Berg
0043,ben.cole@example.com,Ben,Cole
";

const PEOPLE: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna.berg@example.com,Anna,Berg,Single Address,Yes
";

const VALIDATE: &str = "validate people.csv --profile sosafe --current current.csv";

/// A list compared with the fixture of a target.
fn compared(target: &str, people: &str) -> Enroll {
    let path = root(&format!("fixtures/current/{target}.csv"));
    let current = std::fs::read(&path).expect("a fixture");
    let files = Enroll::new()
        .file("people.csv", people)
        .file("current.csv", current);
    files.line(&format!(
        "validate people.csv --current current.csv --profile {target} --format json"
    ))
}

/// What is found, one line for each.
fn found(run: &Run) -> String {
    let report = run.json();
    let findings = report["findings"].as_array().expect("a list");
    let line = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default();
        let offer = match (finding["safe_fix"].as_bool(), text("suggestion")) {
            (_, "") => String::new(),
            (Some(true), right) => format!(" (write `{right}`)"),
            (_, perhaps) => format!(" (perhaps `{perhaps}`)"),
        };
        let (cell, severity) = (text("cell"), text("severity"));
        let (message, rule) = (text("message"), text("rule"));
        format!("{cell} {severity}: {message}{offer} [{rule}]")
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What is said of a file that does not hold current users.
#[track_caller]
fn refused(current: impl AsRef<[u8]>) -> String {
    let files = Enroll::new().file("people.csv", PEOPLE);
    let run = files
        .file("current.csv", current)
        .line(VALIDATE)
        .exit(3)
        .run();
    assert_eq!(run.stdout, "");
    run.stderr
}

#[test]
fn the_report_says_what_it_compared_with() {
    let files = || {
        Enroll::new()
            .file("people.csv", PEOPLE)
            .file("current.csv", CURRENT)
    };
    assert_snapshot!(files().line(VALIDATE).run().report(), @"
    people.csv: 1 user, SoSafe import, compared with current.csv (2 users) (CSV,
      UTF-8, comma; headers in row 1)
    ✓ no problems found
      see what would change
        enroll diff people.csv --profile sosafe --current current.csv
      1 check skipped: --verbose says which and why
      the only address is at example.com; to check: `--org domains=example.com`
    ");
    let run = files().line(VALIDATE).args(["--format", "json"]).run();
    assert_snapshot!(run.json()["current"], @r#"{"file":"current.csv","users":2}"#);
}

#[test]
fn a_workbook_is_read_like_a_text() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in CURRENT.lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            sheet
                .write_string(row as u32, column as u16, cell)
                .expect("a cell");
        }
    }
    let people = PEOPLE.replace("anna.berg@", "anna.neu@");
    let run = Enroll::new()
        .file("people.csv", people)
        .file("users.xlsx", book.save_to_buffer().expect("a workbook"))
        .line("validate people.csv --profile sosafe --current users.xlsx --format json")
        .run();
    assert_snapshot!(found(&run), @"A2 warning: perhaps `anna.berg@example.com`, row 2 of the current users, under a new address: without the `SoSafe ID` they become a second user [probable-rename]");
    assert_eq!(run.json()["current"]["users"], 2);
}

/// Makes `users.db` where a command will run, with one user for each address.
fn with_database(files: Enroll, profile: &str, addresses: &[&str]) -> Enroll {
    let profile = Profile::load(profile).expect("it is built in");
    let email = profile.localized("email").expect("it has it");
    let path = files.folder().join("users.db");
    let mut database = Database::create(&path, &profile).expect("a new one");
    let mut writing = database.begin().expect("it is ours");
    let id = profile.localized("sosafe_id");
    for (address, number) in addresses.iter().zip(48213..) {
        let number = number.to_string();
        let issued = id.map(|id| (id, number.as_str()));
        let values = issued.into_iter().chain([(email, *address)]);
        writing.insert(None, values).expect("a user");
    }
    writing.commit().expect("it is kept");
    database.publish().expect("it gets its name");
    files
}

#[test]
fn a_database_is_read_like_an_export() {
    let people = "SoSafe ID,Email,First name,Last name,TYPE,ACTIVE\n\
                  9,anna.berg@example.com,Anna,Berg,Single Address,Yes\n";
    let files = Enroll::new().file("people.csv", people);
    let addresses = ["anna.berg@example.com", "ben.cole@example.com"];
    let run = with_database(files, "sosafe", &addresses)
        .line("validate people.csv --profile sosafe --current users.db --format json")
        .exit(1)
        .run();
    assert_snapshot!(found(&run), @"A2 error: no current user has this id, and the user with this address (row 1) has another one [renamed-id]");
    assert_snapshot!(run.json()["current"], @r#"{"file":"users.db","users":2}"#);
}

#[test]
fn a_database_without_users_is_a_list_of_nobody() {
    let files = Enroll::new().file("people.csv", "Email\nanna.berg@example.com\n");
    let run = with_database(files, "sosafe", &[])
        .line("validate people.csv --profile sosafe --operation delete --current users.db --format json")
        .exit(1)
        .run();
    assert_snapshot!(found(&run), @"A2 error: no current user has this address, so nothing would be deleted [unknown-user]");
}

#[test]
fn a_database_that_cannot_be_read() {
    let refused = |prepare: &dyn Fn(&std::path::Path)| {
        let files = Enroll::new().file("people.csv", PEOPLE);
        let files = with_database(files, "sociuu", &["anna.berg@example.com"]);
        prepare(&files.folder().join("users.db"));
        let line = "validate people.csv --profile sosafe --current users.db";
        files.line(line).exit(3).run().stderr
    };
    assert_snapshot!(refused(&|_| ()), @"
    error: `users.db` contains users of `sociuu`, not of `sosafe`
    help: use the profile `sociuu`, or name the database of `sosafe`
    ");
    assert_snapshot!(refused(&|path| {
        let bytes = std::fs::read(path).expect("a file");
        std::fs::write(path, &bytes[..5000]).expect("a file");
    }), @"
    error: `users.db` is damaged: its pages do not fit together
    help: restore it from a backup
    ");
    assert_snapshot!(refused(&|path| {
        let mut bytes = std::fs::read(path).expect("a file");
        // The four bytes of a SQLite file that say which program it is of.
        bytes[68..72].copy_from_slice(b"????");
        std::fs::write(path, bytes).expect("a file");
    }), @"
    error: `users.db` belongs to another program
    help: name a database that `enroll` created; `--create` creates a new one
    ");
}

#[test]
fn current_users_that_cannot_be_read() {
    let missing = Enroll::new().file("people.csv", PEOPLE).line(VALIDATE);
    assert_snapshot!(missing.exit(3).run().stderr, @"
    error: cannot read `current.csv`: No such file or directory (os error 2)
    help: check the path; `enroll apply --create` creates a new user database
    ");
    assert_snapshot!(refused(""), @"
    error: `current.csv` is empty
    help: the file has no content: export the list again
    ");
    assert_snapshot!(refused(b"%PDF-1.7\n"), @"
    error: `current.csv` is a PDF document, not a CSV or Excel file
    help: export the list as .xlsx or CSV instead
    ");
    assert_snapshot!(refused(b"\xef\xbb\xbfSoSafe ID,Email\n1,\xff@example.com\n"), @"
    error: row 2 of `current.csv` cannot be read: it contains bytes that cannot be read in its encoding
    help: export the current users again, and do not open and save the file in another program
    ");
    assert_snapshot!(refused("SoSafe ID,Email\n1,anna@example.com\n2,\"ben@example.com\n3,c@example.com\n"), @"
    error: row 3 of `current.csv` cannot be read: a quote opens and never closes
    help: export the current users again, and do not open and save the file in another program
    ");
    assert_snapshot!(refused("SoSafe ID,Email\n1,anna@example.com\n2,ben@example.com,x\n"), @"
    error: row 3 of `current.csv` cannot be read: it has more cells than there are headers
    help: export the current users again, and do not open and save the file in another program
    ");
}

#[test]
fn a_table_that_is_no_list_of_users() {
    assert_snapshot!(refused("Room,Seats\nNorth,4\n"), @"
    error: `current.csv` is not a list of users: it has no column `SoSafe ID` or `Email`
    help: `--current` takes an export of the current users of SoSafe, with the headers that it writes
    ");
    assert_snapshot!(refused("Email,First name,Email\na@example.com,A,a@example.com\n"), @"
    error: `current.csv` has several columns that could be `email`: `Email` (column A), `Email` (column C)
    help: remove all but one of them from the export
    ");
}

#[test]
fn current_users_without_users_are_no_empty_list() {
    assert_snapshot!(refused("SoSafe ID,Email\n"), @"
    error: `current.csv` contains no users
    help: export the current users of SoSafe again
    ");
    assert_snapshot!(refused("SoSafe ID,Email,First name\n,,Anna\n,-,Ben\n"), @"
    error: `current.csv` contains no users: no row has a match key
    help: export the current users of SoSafe again
    ");
}

#[test]
fn two_users_with_one_key_are_refused() {
    let twice = |row: &str| refused(format!("{CURRENT}\n{row}\n"));
    assert_snapshot!(twice("0044,Anna.Berg@EXAMPLE.com,Anna,Berg"), @"
    error: rows 2 and 5 of `current.csv` are the same user: they have the same `Email`
    help: export the current users again; if both rows are still there, remove the wrong one
    ");
    assert_snapshot!(twice("0043,cora@example.com,Cora,Dunn"), @"
    error: rows 3 and 5 of `current.csv` are the same user: they have the same `SoSafe ID`
    help: export the current users again; if both rows are still there, remove the wrong one
    ");
}

#[test]
fn a_row_without_a_key_is_nobody_and_noted() {
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .file("current.csv", format!("{CURRENT},,Nobody,\n"))
        .line(VALIDATE)
        .args(["--org", "domains=example.com"])
        .run();
    assert_snapshot!(run.report(), @"
    people.csv: 1 user, SoSafe import, compared with current.csv (2 users) (CSV,
      UTF-8, comma; headers in row 1)
    note: 1 row of current.csv has no match key and is skipped
    ✓ no problems found
      see what would change
        enroll diff people.csv --profile sosafe --current current.csv --org domains=example.com
    ");
}

#[test]
fn a_profile_has_to_say_how_users_are_recognized() {
    let run = Enroll::new()
        .file("people.csv", "Email\nanna@example.com\n")
        .file("current.csv", CURRENT)
        .file(
            "mine.toml",
            "name = 'mine'\n[fields.email]\n[operations.import]\n",
        )
        .line("validate people.csv --profile mine.toml --current current.csv")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: the profile `mine` has no match key
    help: add `match_on` to the profile, or remove `--current`
    ");
}

#[test]
fn two_files_cannot_both_come_from_standard_input() {
    let run = Enroll::new()
        .stdin(PEOPLE)
        .line("validate - --profile sosafe --current -")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: the list and `--current` both read standard input
    help: write one of them to a file
    ");
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .stdin(CURRENT)
        .line("validate people.csv --profile sosafe --current -")
        .run();
    assert!(
        run.stdout
            .contains("compared with standard input (2 users)")
    );
}

#[test]
fn the_current_users_are_never_overwritten() {
    let run = Enroll::new()
        .file("people.csv", PEOPLE)
        .file("current.csv", CURRENT)
        .line(VALIDATE)
        .args(["-o", "current.csv"])
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: `-o` names the file of current users
    help: write to another file; the file of current users is never overwritten
    ");
    assert_eq!(run.read("current.csv"), CURRENT);
}

#[test]
fn another_current_is_another_run() {
    let id = |current: String| {
        let files = Enroll::new().file("people.csv", PEOPLE);
        let run = files.file("current.csv", current).line(VALIDATE);
        let report = run.args(["--format", "json"]).run().json();
        report["run_id"].as_str().expect("an id").to_owned()
    };
    let other = CURRENT.replace("Cole", "Dunn");
    assert_eq!(id(CURRENT.to_owned()), id(CURRENT.to_owned()));
    assert_ne!(id(CURRENT.to_owned()), id(other));
}

#[test]
fn a_new_address_beside_the_id_is_a_change() {
    let run = compared(
        "sosafe",
        "SoSafe ID,Email,First name,Last name,TYPE,ACTIVE\n\
         0042,anna.alt@example.com,Anna,Alt,Single Address,Yes\n\
         0043,ben.cole@example.com,Ben,Cole,Single Address,Yes\n\
         ,cora.fink@example.com,Cora,Fink,Single Address,Yes\n",
    );
    assert_eq!(found(&run.run()), "");
}

#[test]
fn a_new_address_without_the_id_is_perhaps_a_second_user() {
    let people = "Email,First name,Last name,TYPE,ACTIVE\n\
         zoe.neu@example.com,Zoe,DUNN,Single Address,Yes\n\
         anna.berg@example.com,Anna,Berg,Single Address,Yes\n\
         anna.berg2@example.com,Anna,Berg,Single Address,Yes\n";
    assert_snapshot!(found(&compared("sosafe", people).run()), @"A2 warning: perhaps `zoe.dunn@example.com`, row 4 of the current users, under a new address: without the `SoSafe ID` they become a second user [probable-rename]");
    let mut lines: Vec<&str> = people.lines().collect();
    lines[1..].reverse();
    let moved = compared("sosafe", &lines.join("\n")).run();
    assert_snapshot!(found(&moved), @"A4 warning: perhaps `zoe.dunn@example.com`, row 4 of the current users, under a new address: without the `SoSafe ID` they become a second user [probable-rename]");
    let people = "First Name,Last Name,Email,Department\nZoë,Dunn,z.dunn@example.com,South\n";
    assert_snapshot!(found(&compared("sociuu", people).run()), @"C2 warning: perhaps `zoe.dunn@example.com`, row 4 of the current users, under a new address: they would become a second user [probable-rename]");
}

#[test]
fn users_who_are_deleted_have_to_exist() {
    let people = "Email\nBen.Cole@example.com\nben.kole@example.com\nben.cole@\n";
    let run = compared("sosafe", people)
        .line("--operation delete")
        .exit(1)
        .run();
    assert_snapshot!(found(&run), @"
    A3 error: no current user has this address, so nothing would be deleted (perhaps `ben.cole@example.com`) [unknown-user]
    A4 error: not a valid email address: nothing after the `@` [invalid-email]
    ");
    let without = Enroll::new()
        .file("people.csv", "Email\nben.cole@example.com\n")
        .line("validate people.csv --profile sosafe --operation delete --org domains=example.com")
        .run();
    assert_snapshot!(without.report(), @"
    people.csv: 1 user, SoSafe DELETE (CSV, UTF-8, one column; headers in row 1)
    ✓ no problems found
      write the upload file
        enroll export people.csv --profile sosafe --operation delete --org domains=example.com -o people.upload.xlsx
      2 checks skipped: --verbose says which and why
    ");
}

#[test]
fn an_id_without_its_zeros_is_known_again() {
    let headers = "SoSafe ID,Email,First name,Last name,TYPE,ACTIVE";
    let row = |id: &str, email: &str| format!("\n{id},{email},Some,One,Single Address,Yes");
    let find = |rows: &[String]| {
        let people = format!("{headers}{}\n", rows.concat());
        found(&compared("sosafe", &people).exit(1).run())
    };
    let renamed = row("42", "anna.alt@example.com");
    let other = row("107.0", "zoe.dunn@example.com");
    assert_snapshot!(find(&[renamed.clone(), other]), @"
    A2 error: Excel turned this id into a number: row 2 of the current users has the original [renamed-id]
    A3 error: a program turned it into a number and added `.0` [mangled-number]
    A3 error: Excel turned this id into a number: row 4 of the current users has the original [renamed-id]
    ");
    // The id is in the file already: nothing is sure.
    let taken = row("0042", "anna.neu@example.com");
    assert_snapshot!(find(&[renamed.clone(), taken]), @"A2 error: Excel turned this id into a number: row 2 of the current users has the original [renamed-id]");
    let again = row("042", "anna.neu@example.com");
    assert_snapshot!(find(&[renamed, again]), @"
    A2 error: Excel turned this id into a number: row 2 of the current users has the original [renamed-id]
    A3 error: Excel turned this id into a number: row 2 of the current users has the original [renamed-id]
    ");
    let torn = row("42", "zoe.dunn@example.com");
    assert_snapshot!(find(&[torn]), @"A2 error: Excel turned this id into a number: row 2 of the current users has the original, but row 4 has this address [renamed-id]");
    let deleted = compared(
        "sosafe",
        "SoSafe ID,Email\n42,anna.alt@example.com\n99,who@example.com\n",
    );
    assert_snapshot!(found(&deleted.line("--operation delete").exit(1).run()), @"
    A2 error: Excel turned this id into a number: row 2 of the current users has the original [renamed-id]
    A3 error: no current user has this `SoSafe ID` or `Email`, so nothing would be deleted [unknown-user]
    ");
}

#[test]
fn an_id_that_is_not_the_one_of_the_address() {
    let headers = "SoSafe ID,Email,First name,Last name,TYPE,ACTIVE\n";
    let rest = "Some,One,Single Address,Yes";
    let people = format!(
        "{headers}0099,ben.cole@example.com,{rest}\n\
         0043,anna.berg@example.com,{rest}\n\
         0098,Zoe.Dunn@example.com,{rest}\n"
    );
    assert_snapshot!(found(&compared("sosafe", &people).exit(1).run()), @"
    A2 error: no current user has this id, and the user with this address (row 3) has another one [renamed-id]
    A3 error: belongs to two different users: the id is that of row 3 of the current users, the address that of row 2 [id-conflict]
    A4 error: no current user has this id, and the user with this address (row 4, spelled differently) has another one [renamed-id]
    ");
}

#[test]
fn an_export_without_ids_says_nothing_about_ids() {
    let run = Enroll::new()
        .file(
            "current.csv",
            "Email,First name\nben.cole@example.com,Ben\n",
        )
        .file("people.csv", "SoSafe ID,Email\n0099,who@example.com\n")
        .line(VALIDATE)
        .line("--operation delete --org domains=example.com")
        .run();
    assert_snapshot!(run.report(), @"
    people.csv: 1 user, SoSafe DELETE, compared with current.csv (1 user) (CSV,
      UTF-8, comma; headers in row 1)
    ✓ no problems found
      see what would change
        enroll diff people.csv --profile sosafe --current current.csv --operation delete --org domains=example.com
      2 checks skipped: --verbose says which and why
    ");
}

/// Two rows with one id would be one user.
#[test]
fn an_id_gets_its_zeros_back_only_where_no_other_row_has_it() {
    let profile = "name = 'p'\nmatch_on = ['id']\n[fields.id]\ntype = 'id'\nheaders = ['Id']\n[fields.name]\n\
                   headers = ['Name']\n[operations.import]\n";
    let fixed = |rows: &str| {
        let run = Enroll::new()
            .file("p.toml", profile)
            .file("current.csv", "Id,Name\n0042,Anna\n0107,Ben\n")
            .file("list.csv", format!("Id,Name\n{rows}"))
            .line("validate list.csv --profile ./p.toml --current current.csv --fail-on never --fix -o fixed.csv")
            .run();
        run.read("fixed.csv").replace("Id,Name\n", "")
    };
    assert_eq!(fixed("42,Anna\n0107,Ben\n"), "0042,Anna\n0107,Ben\n");
    for rows in ["42,Anna\n0042,Anne\n", "42,Anna\n042,Anne\n"] {
        assert_eq!(fixed(rows), rows);
    }
}

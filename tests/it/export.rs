//! `export`: users in the target's own format, so that they can be edited, or uploaded at the first try.

use insta::assert_snapshot;

use crate::harness::{Enroll, Run};

const CURRENT: &str = "\
SoSafe-ID;E-Mail-Adresse;Vorname;Nachname;TYP;AKTIV;Nutzergruppe
0042;anna.berg@example.com;Anna;Berg;Einzeladresse;Ja;Sales
0043;ben.cole@example.com;Ben;Cole;Einzeladresse;Ja;\"R&D; Labs\"
0108;info@example.com;Info;Desk;Gruppen-/Sammeladresse;Ja;
";

const STAFF: &str = "\
Personal;E-Mail;Vorname;Name;Abteilung;Verteiler
1;Anna.Berg@example.com ;Anna;Berg;Sales;Nordics / Board
2;ben.cole@@example.com;Ben;Cole;Sales;
3;cara.dunn@example.com;Cara;Dunn;Legal;Board
";

const MAPPING: &str = r#"
profile = "sociuu"
[source]
ignored = ["Personal"]
[columns]
email = "E-Mail"
first_name = "Vorname"
last_name = "Name"
department = "Abteilung"
usergroups = { header = "Verteiler", separator = "/" }
[org]
domains = ["example.com"]
"#;

fn current() -> Enroll {
    Enroll::new().file("current.csv", CURRENT)
}

fn staff() -> Enroll {
    Enroll::new()
        .file("staff.csv", STAFF)
        .file("hr.toml", MAPPING)
}

/// What is said, and what is in the file.
fn said_and_wrote(run: &Run, name: &str) -> String {
    format!("{}---\n{}", run.stderr, run.read(name))
}

#[test]
fn the_current_users_are_written_in_the_words_of_the_target() {
    let run = current()
        .line("export --current current.csv --profile sosafe -o users.csv")
        .run();
    assert_eq!(run.stdout, "");
    assert_snapshot!(said_and_wrote(&run, "users.csv"), @"
    current.csv → SoSafe import
    ✓ wrote 3 users to `users.csv`
      next: import `users.csv` in SoSafe; nothing was uploaded
    ---
    Email,First name,Last name,TYPE,ACTIVE,User group,SoSafe ID
    anna.berg@example.com,Anna,Berg,Single Address,Yes,Sales,0042
    ben.cole@example.com,Ben,Cole,Single Address,Yes,R&D; Labs,0043
    info@example.com,Info,Desk,Group / Collective address,Yes,,0108
    ");
}

/// With the id beside it, a new address is a change and not a second user.
#[test]
fn an_address_is_changed_by_id() {
    let run = current()
        .line("export --current current.csv --profile sosafe -o users.csv")
        .run();
    let edited = run.read("users.csv").replace("ben.cole@", "ben.new@");
    let back = current()
        .file("edited.csv", edited)
        .line("diff edited.csv --current current.csv --profile sosafe")
        .run();
    let counts = "0 to create, 1 to update, 0 to archive, 0 to delete";
    assert!(back.stdout.contains(counts), "{}", back.stdout);
}

#[test]
fn a_workbook_is_read_back_as_the_same_users() {
    let run = current()
        .line("export --current current.csv --profile sosafe -o users.xlsx")
        .run();
    let book = std::fs::read(run.folder.path().join("users.xlsx")).expect("it was written");
    let again = Enroll::new()
        .file("users.xlsx", &book)
        .line("export --current users.xlsx --profile sosafe -o -")
        .run();
    assert_snapshot!(again.stdout, @"
    Email,First name,Last name,TYPE,ACTIVE,User group,SoSafe ID
    anna.berg@example.com,Anna,Berg,Single Address,Yes,Sales,0042
    ben.cole@example.com,Ben,Cole,Single Address,Yes,R&D; Labs,0043
    info@example.com,Info,Desk,Group / Collective address,Yes,,0108
    ");
    let twice = current()
        .line("export --current current.csv --profile sosafe -o users.xlsx")
        .run();
    let twice = std::fs::read(twice.folder.path().join("users.xlsx")).expect("it was written");
    assert!(book == twice, "the same users are not the same bytes");
}

/// The ids that the target gave are in the file, so that it can come back.
#[test]
fn a_database_is_exported_without_ids_that_nobody_issued() {
    let people = CURRENT.replace("SoSafe-ID;", "").replace("0042;", "");
    let people = people.replace("0043;", "").replace("0108;", "");
    let made = Enroll::new()
        .file("people.csv", people)
        .line("apply people.csv --current users.db --create --profile sosafe --yes")
        .run();
    let database = std::fs::read(made.folder.path().join("users.db")).expect("it was made");
    let files = || Enroll::new().file("users.db", &database);
    let line = "export --current users.db --profile sosafe -o users.csv";
    let run = files().line(line).run();
    assert_snapshot!(said_and_wrote(&run, "users.csv"), @"
    users.db → SoSafe import
    ✓ wrote 3 users to `users.csv`
      next: import `users.csv` in SoSafe; nothing was uploaded
    ---
    Email,First name,Last name,TYPE,ACTIVE,User group
    anna.berg@example.com,Anna,Berg,Single Address,Yes,Sales
    ben.cole@example.com,Ben,Cole,Single Address,Yes,R&D; Labs
    info@example.com,Info,Desk,Group / Collective address,Yes,
    ");
    let back = files()
        .file("users.csv", run.read("users.csv"))
        .line("diff users.csv --current users.db --profile sosafe")
        .run();
    assert!(back.stdout.contains("3 unchanged"), "{}", back.stdout);
}

#[test]
fn a_target_that_takes_text_only_says_so_of_a_workbook() {
    let users = "external_id;first_name;last_name;country;preferred_language;authentication_type;business_email\n\
                 007;Anna;Berg;DE;de-DE;username_password;anna@example.com\n";
    let files = || Enroll::new().file("users.csv", users);
    let run = files()
        .line("export --current users.csv --profile spencer -o users.xlsx")
        .run();
    assert_snapshot!(run.stderr, @"
    users.csv → Spencer import
    ✓ wrote 1 user to `users.xlsx`
      note: Spencer only accepts CSV: edit this file, but do not upload it
    ");
    // And the operation for the nightly file knows what that is called.
    let nightly = "export --current users.csv --profile spencer --operation sync";
    assert_snapshot!(files().line(nightly).run().stderr, @"
    users.csv → Spencer sync
    ✓ wrote 1 user to `spencer_user.csv`
      next: import `spencer_user.csv` in Spencer; nothing was uploaded
    ");
    let run = files().line(nightly).line("-o other.csv").run();
    assert_snapshot!(run.stderr, @r"
    users.csv → Spencer sync
    ✓ wrote 1 user to `other.csv`
      note: Spencer only picks up a file for `sync` that is named `spencer_user.csv`
    ");
}

#[test]
fn an_hr_file_with_errors_is_not_written() {
    let run = staff()
        .line("export staff.csv --mapping hr.toml -o upload.csv")
        .exit(1)
        .run();
    assert_snapshot!(run.report(), @"
    staff.csv: 3 users, Sociuu import (CSV, UTF-8, semicolon; headers in row 1)

    1 cell fixed
      E-Mail (B)  `Anna.Berg@example.com ` →                        stray-whitespace
        `Anna.Berg@example.com`, row 2

    error  E-Mail (B)  not a valid email address: more than one `@`    invalid-email
       row 3   Ben Cole   ben.cole@@example.com

    ✗ 1 of 3 users needs work: 1 error
      4 checks skipped: --verbose says which and why
    nothing was written
    to write the other users, add `--skip-invalid --failed failed.csv`
    ");
    assert!(!run.folder.path().join("upload.csv").exists());
}

#[test]
fn an_hr_file_becomes_an_upload_and_the_rest_comes_back() {
    let run = staff()
        .line("export staff.csv --mapping hr.toml -o upload.csv --skip-invalid --failed failed.csv")
        .exit(1)
        .run();
    assert_snapshot!(said_and_wrote(&run, "upload.csv"), @r#"
    staff.csv → Sociuu import
    ✓ wrote 2 users to `upload.csv`
      skipped 1 user with errors: see `failed.csv`
      fixed 1 cell: `enroll validate --fix` shows it
      next: import `upload.csv` in Sociuu; nothing was uploaded
    ---
    Email,First Name,Last Name,Department,Usergroups
    Anna.Berg@example.com,Anna,Berg,Sales,"Nordics,Board"
    cara.dunn@example.com,Cara,Dunn,Legal,Board
    "#);
    assert_snapshot!(run.read("failed.csv"), @r#"
    Personal;E-Mail;Vorname;Name;Abteilung;Verteiler;errors
    2;ben.cole@@example.com;Ben;Cole;Sales;;"row 3: E-Mail `ben.cole@@example.com`: not a valid email address: more than one `@` [invalid-email]"
    "#);
}

#[test]
fn an_error_of_the_file_stops_it_whatever_is_skipped() {
    let run = staff()
        .file("staff.csv", STAFF.replace("Abteilung", "Etage"))
        .line("export staff.csv --mapping hr.toml -o upload.csv --skip-invalid --failed failed.csv")
        .exit(1)
        .run();
    assert!(run.stdout.contains("missing-column\n"), "{}", run.stdout);
    for name in ["upload.csv", "failed.csv"] {
        assert!(!run.folder.path().join(name).exists());
    }
}

#[test]
fn the_users_of_one_system_become_users_of_another() {
    let users = "email,first_name,last_name,department,usergroups\n\
                 anna@example.com,Anna,Berg,Sales,Nordics\n\
                 ben@example.com,Ben,Cole,Legal,\n";
    let line = "export --current users.csv --from-profile sociuu --profile sosafe -o users.out.csv";
    let files = || Enroll::new().file("users.csv", users).line(line);
    assert_snapshot!(files().exit(1).run().stderr, @"
    error: no file was written: SoSafe would not accept 2 users of users.csv
      row 2 (`anna@example.com`) and 1 more: `TYPE`: empty, but required: use `Single Address` or `Group / Collective address` [missing-value]
      row 2 (`anna@example.com`) and 1 more: `ACTIVE`: empty, but required: use `Yes` [missing-value]
    help: `--columns` writes only a part of each user
    help: `--fill active=VALUE` sets a value for users who have none
    help: `--fill type=VALUE` sets a value for users who have none
    ");
    let run = files()
        .args(["--fill", "type=Single Address", "--fill", "active=ja"])
        .run();
    assert_snapshot!(said_and_wrote(&run, "users.out.csv"), @"
    users.csv → SoSafe import
    ✓ wrote 2 users to `users.out.csv`
      not exported: `department`, SoSafe has no such field
      next: import `users.out.csv` in SoSafe; nothing was uploaded
    ---
    Email,First name,Last name,TYPE,ACTIVE,User group
    anna@example.com,Anna,Berg,Single Address,Yes,Nordics
    ben@example.com,Ben,Cole,Single Address,Yes,
    ");
}

#[test]
fn what_is_filled_in_is_not_missed_in_the_list() {
    let hr = "E-Mail,Vorname,Nachname,Typ,Personal\n\
              anna@example.com,Anna,Berg,,1\n\
              ben@example.com,,Cole,Einzeladresse,2\n";
    let files = || {
        Enroll::new()
            .file("hr.csv", hr)
            .line("export hr.csv --profile sosafe")
    };
    let lacking = files().line("-o out.csv").exit(1).run().stdout;
    assert!(lacking.contains("missing-column\n"), "{lacking}");
    let flags = "-o - --fill active=ja --fill first_name={last_name}";
    let run = files()
        .line(flags)
        .args(["--fill", "type=Single Address"])
        .run();
    assert_snapshot!(run.stdout, @"
    Email,First name,Last name,TYPE,ACTIVE
    anna@example.com,Anna,Berg,Single Address,Yes
    ben@example.com,Cole,Cole,Single Address,Yes
    ");
    // What comes of nothing is missed where it is written.
    let run = files()
        .line(flags)
        .line("--fill type={user_group}")
        .exit(1)
        .run();
    assert_snapshot!(run.stderr, @"
    error: no file was written: SoSafe would not accept 1 user of hr.csv
      row 2 (`anna@example.com`): `TYPE`: empty, but required: use `Single Address` or `Group / Collective address` [missing-value]
    help: `--columns` writes only a part of each user
    help: `--fill type=VALUE` sets a value for users who have none
    ");
}

#[test]
fn what_another_value_requires_can_be_filled_in() {
    let list = "external_id;first_name;last_name;business_email;authentication_type;country;preferred_language\n\
                1;Anna;Berg;anna@example.com;company_account;DE;de\n";
    let export = || {
        Enroll::new()
            .file("list.csv", list)
            .line("export list.csv --profile spencer -o -")
    };
    let lacking = export().exit(1).run().stderr;
    assert!(lacking.contains("missing-dependent-value"), "{lacking}");
    let filled = export()
        .line("--fill authentication_id={business_email}")
        .run();
    let columns: Vec<Vec<&str>> = filled
        .stdout
        .lines()
        .map(|line| line.split(';').collect())
        .collect();
    let column = columns[0]
        .iter()
        .position(|header| *header == "authentication_id");
    let column = column.expect("a column");
    assert_eq!(columns[1][column], "anna@example.com", "{}", filled.stdout);
}

#[test]
fn values_that_mean_yes_and_no_are_written_in_the_words_of_the_other_system() {
    let run = current()
        .line("export current.csv --from-profile sosafe --profile symbiant -o - --org domains=example.com")
        .args(["--where", "type = 'Single Address'", "--columns", "email,active"])
        .run();
    assert_snapshot!(format!("{}---\n{}", run.stderr, run.stdout), @"
    current.csv → Symbiant import
    ✓ wrote 2 users to standard output
      not exported: `first_name`, Symbiant has no such field
      not exported: `last_name`, Symbiant has no such field
      not exported: `type`, Symbiant has no such field
      not exported: `user_group`, Symbiant has no such field
      not exported: `sosafe_id`, Symbiant has no such field
      3 warnings: `enroll validate` shows them
    ---
    Email,Active?
    anna.berg@example.com,TRUE
    ben.cole@example.com,TRUE
    ");
}

#[test]
fn a_part_of_the_list() {
    let line = "export --current current.csv --profile sosafe -o - --columns sosafe_id,email";
    let part = |condition: &str| current().line(line).args(["--where", condition]);
    assert_snapshot!(part("user_group = 'sales' and active = \"Ja\"").run().stdout, @"
    SoSafe ID,Email
    0042,anna.berg@example.com
    ");
    assert_snapshot!(part("user_group != 'sales'").run().stdout, @"
    SoSafe ID,Email
    0043,ben.cole@example.com
    0108,info@example.com
    ");
    assert_snapshot!(part("user_group = 'Salse'").exit(2).run().stderr, @"
    error: no user of current.csv matches `user_group = 'Salse'`
    help: check the spelling of the value; no file was written
    ");
    assert_snapshot!(part("usergroup = 'Sales'").exit(2).run().stderr, @"
    error: `sosafe` has no field `usergroup`
    help: did you mean `user_group`?
    ");
}

#[test]
fn a_long_list_is_split_where_the_target_wants_it() {
    let profile = "name = \"small\"\nmatch_on = [\"email\"]\n[file]\nmax_rows = 2\n[fields.email]\ntype = \"email\"\n\
                   required = true\nheaders = [\"Email\"]\n[operations.import]\n\
                   [operations.sync]\nabsent = [\"delete\"]\n";
    let files = || {
        Enroll::new()
            .file("small.toml", profile)
            .file(
                "staff.csv",
                "Email\na@example.com\nb@example.com\nc@example.com\n",
            )
            .file("upload-3.csv", "Email\nold@example.com\n")
            .line("export staff.csv --profile small.toml -o upload.csv")
    };
    let whole = files().exit(1).run();
    assert!(whole.stdout.contains("too-many-rows\n"), "{}", whole.stdout);
    let split = files().line("--split").run();
    assert_snapshot!(split.stderr, @"
    staff.csv → small import
    ✓ wrote 2 users to `upload-1.csv`
    ✓ wrote 1 user to `upload-2.csv`
    ✓ note: `upload-3.csv` is from an earlier run: 2 is now the last one
      next: import the 2 files in small; nothing was uploaded
    ");
    assert_eq!(
        split.read("upload-1.csv"),
        "Email\r\na@example.com\r\nb@example.com\r\n"
    );
    assert_eq!(split.read("upload-2.csv"), "Email\r\nc@example.com\r\n");
    // The second file would remove the users of the first.
    let sync = files().line("--split --operation sync").exit(2).run();
    assert_snapshot!(sync.stderr, @"
    error: `--split` leaves users out of the file, and who is not in a file for `sync` is deleted
    help: remove `--split`, or write a file for another operation
    ");
    let mapping = "profile = \"sociuu\"\nabsent = \"delete\"\n";
    let mirror = Enroll::new()
        .file("staff.csv", STAFF)
        .file("hr.toml", mapping)
        .line(
            "export staff.csv --mapping hr.toml -o upload.csv --skip-invalid --failed failed.csv",
        );
    assert_snapshot!(mirror.exit(2).run().stderr, @"
    error: `--skip-invalid` leaves users out of the file, and who is not in a file for `import` is deleted
    help: remove `--skip-invalid`, or write a file for another operation
    ");
}

#[test]
fn what_cannot_be_expressed_is_named() {
    let list = Enroll::new().file(
        "people.csv",
        "Account Name,Email,Roles\n\"Berg, Anna\",anna@example.com,User\nBen Cole,ben@example.com,\"Head \"\"of\"\" it\"\n",
    );
    let run = list
        .line("export people.csv --profile symbiant -o upload.csv --show-values full")
        .exit(1)
        .run();
    assert_snapshot!(run.stderr, @r#"
    error: no file was written: Symbiant would not accept 2 users of people.csv
      row 2 (`anna@example.com`): `Account Name` `Berg, Anna`: contains `,`, but Symbiant does not accept quoted cells
      row 3 (`ben@example.com`): `Roles` `Head "of" it`: contains `"`, but Symbiant does not accept quoted cells
    "#);
    let quotes = "name = \"plain\"\nmatch_on = [\"email\"]\n[file]\nspecial_characters = '\"'\n[fields.email]\n\
                  headers = [\"Email\"]\n[fields.name]\nheaders = [\"Name\"]\n[operations.import]\n";
    for cell in ["Anna\rBerg", "Anna\nBerg", "Anna\r\nBerg"] {
        let run = Enroll::new()
            .file("plain.toml", quotes)
            .file(
                "people.csv",
                format!("Email,Name\na@example.com,\"{cell}\"\n"),
            )
            .line("export people.csv --profile ./plain.toml -o upload.csv")
            .exit(1)
            .run();
        let said = "contains a line break, but plain does not accept quoted cells";
        assert!(run.stderr.contains(said), "{cell:?}: {}", run.stderr);
    }
    let groups = MAPPING.replace("separator = \"/\"", "separator = \";\"");
    let run = staff()
        .file("hr.toml", groups)
        .file(
            "staff.csv",
            STAFF
                .replace("ben.cole@@", "ben.cole@")
                .replace(" / ", ", "),
        )
        .line("export staff.csv --mapping hr.toml -o upload.csv")
        .exit(1)
        .run();
    assert_snapshot!(run.stderr, @"
    error: no file was written: Sociuu would not accept 1 user of staff.csv
      row 2 (`Anna.Berg@example.com`): `Usergroups` `Nordics, Board`: contains `,`, which separates the values of a list
    ");
    let latin = "name = \"latin\"\nmatch_on = [\"email\"]\n[file]\nencodings = [\"windows-1252\"]\n[fields.email]\n\
                 headers = [\"Email\"]\n[fields.name]\nheaders = [\"Name\"]\n[operations.import]\n";
    let run = Enroll::new()
        .file("latin.toml", latin)
        .file(
            "people.csv",
            "Email,Name\na@example.com,Zo\u{eb}\nb@example.com,\u{141}ucja\n",
        )
        .line("export people.csv --profile latin.toml -o upload.csv")
        .exit(1)
        .run();
    assert_snapshot!(run.stderr, @"
    error: no file was written: latin would not accept 1 user of people.csv
      row 3 (`b@example.com`): `Name` `Łucja`: contains `Ł`, which does not exist in windows-1252
    ");
    assert!(!run.folder.path().join("upload.csv").exists());
}

/// A user called like the last line of a table would not be seen by a program that reads the file.
#[test]
fn a_user_who_would_not_be_seen_is_named() {
    let current = CURRENT.replace("info@example.com;Info;Desk", "info@example.com;Total;3");
    let files = || Enroll::new().file("current.csv", &current);
    let line = "export --current current.csv --profile sosafe -o - --columns first_name,last_name";
    assert_snapshot!(files().line(line).exit(1).run().stderr, @"
    error: no file was written: SoSafe would not accept 1 user of current.csv
      row 4 (`0108`): the row does not look like a user [total-row]
    help: `--ignore total-row` treats such a row as a user
    ");
    let run = files().line(line).line("--ignore total-row").run();
    assert_snapshot!(run.stdout, @"
    First name,Last name
    Anna,Berg
    Ben,Cole
    Total,3
    ");
}

#[test]
fn nothing_that_is_read_is_written_over() {
    let refused = |flags: &str| {
        staff()
            .file("current.csv", "Email\nanna.berg@example.com\n")
            .line("export staff.csv --mapping hr.toml --current current.csv")
            .line(flags)
            .exit(2)
            .run()
            .stderr
    };
    assert_snapshot!(refused("-o staff.csv"), @"
    error: `-o` names the input itself
    help: write to another file; the input is never overwritten
    ");
    assert_snapshot!(refused("-o ./hr.toml"), @"
    error: `-o` names the mapping
    help: write to another file; the mapping is never overwritten
    ");
    assert_snapshot!(refused("-o current.csv"), @"
    error: `-o` names the file of current users
    help: write to another file; the file of current users is never overwritten
    ");
    assert_snapshot!(refused("-o up.csv --skip-invalid --failed up.csv"), @"
    error: `-o` and `--failed` name the same file
    help: use two different files
    ");
    assert_snapshot!(refused("-o up.csv --skip-invalid --failed hr.toml"), @"
    error: `--failed` names the mapping
    help: write to another file; the mapping is never overwritten
    ");
    assert_snapshot!(refused("-o up.xls"), @"
    error: `-o up.xls` cannot be written: not in that format
    help: name a file that ends in .csv or .xlsx or .txt
    ");
    assert_snapshot!(refused(""), @"
    error: output file missing
    help: add `-o FILE`; `-o -` is standard output
    ");
    let split = staff()
        .file("upload-1.csv", STAFF)
        .line("export upload-1.csv --mapping hr.toml --split -o upload.csv")
        .exit(2)
        .run();
    assert_snapshot!(split.stderr, @"
    error: `-o` names the input itself
    help: write to another file; the input is never overwritten
    ");
}

#[test]
fn what_is_not_meant_is_said() {
    let refused = |flags: &str| current().line("export").line(flags).exit(2).run().stderr;
    assert_snapshot!(refused("--current current.csv -o out.csv"), @"
    error: `--profile` is missing
    help: choose one of: sociuu, sosafe, spencer, symbiant; or put a mapping named enroll.toml in this folder
    ");
    assert_snapshot!(refused("--current current.csv --from-profile sosafe -o out.csv"), @"
    error: `--from-profile` needs `--profile` or `--mapping` for the target system
    help: add `--profile NAME`
    ");
    let known = "--current current.csv --profile sosafe -o out.csv";
    assert_snapshot!(refused(&format!("{known} --columns email,name")), @"
    error: `sosafe` has no field `name`
    help: its fields are `email`, `first_name`, `last_name`, `type`, `active`, `gender`, `academic_degree`, `language`, `user_group`, `sosafe_id`, `extended_data_1`, `extended_data_2`
    ");
    assert_snapshot!(refused(&format!("{known} --fill active")), @"
    error: `--fill active`: it needs `=` and a value
    help: write `--fill active=Yes`, or `--fill 'shown={first_name} {last_name}'`
    ");
    assert_snapshot!(refused(&format!("{known} --split")), @"
    error: the profile of SoSafe has no limit of users per upload, so there is nothing to split
    help: leave `--split` out
    ");
}

//! `enroll map`: what it proposes, what it writes, what it keeps, how it asks.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Enroll, Run, shell};
use crate::stored::root;

const PEOPLE: &str = "\
Vorname;Nachname;E-Mail;Abteilung;Gruppen;Kostenstelle
Anna;Berg;anna.berg@example.com;Vertrieb;Nord|Süd;7100
Ben;Cole;ben.cole@example.com;Einkauf;Süd;7200
Cleo;Diaz;cleo.diaz@example.com;Einkauf;Nord;7300
";

/// What is proposed for a field: the outcome and the columns.
fn proposed(run: &Run, field: &str) -> (String, String) {
    let report = run.json();
    let fields = report["fields"].as_array().expect("a list");
    let one = fields
        .iter()
        .find(|one| one["field"] == field)
        .unwrap_or_else(|| panic!("no `{field}` in {report:#}"));
    let columns = one["columns"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|column| column.as_str().expect("letters"));
    let outcome = one["outcome"].as_str().expect("a word").to_owned();
    (outcome, columns.collect::<Vec<_>>().join(" "))
}

fn in_json(name: &str, csv: &str, profile: &str) -> Enroll {
    Enroll::new().file(name, csv).line(&format!(
        "map {name} --profile {profile} --no-input --format json"
    ))
}

/// Whether `validate` takes the mapping as it was written and maps what it names.
#[track_caller]
fn is_taken(folder: &Path, file: &str, mapping: &str) -> Value {
    let output = Enroll::new()
        .args(["validate", "--format", "json"])
        .args([folder.join(file)])
        .args(["--mapping"])
        .args([folder.join(mapping)])
        .command()
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(report.get("error").is_none(), "{report:#}");
    let findings = report["findings"].as_array().expect("a list");
    for rule in ["missing-column", "ambiguous-column"] {
        assert!(
            findings.iter().all(|finding| finding["rule"] != rule),
            "{report:#}"
        );
    }
    report
}

#[test]
fn a_new_mapping_says_why_and_is_taken_by_validate() {
    let run = Enroll::new()
        .file("hr.csv", PEOPLE)
        .line("map hr.csv --profile sociuu -o hr.toml")
        .run();
    let expected = r#"# Which column is used for which field of Sociuu. Edit freely. Reference: docs/mapping.md.
profile = "sociuu"

[source]
# the delimiter is a semicolon (`;`)
delimiter = ";"
# not used for any field; move to `ignored` what is not meant for the target system
unused = ["Kostenstelle"]

[columns]
# column C: the header is the target system's own, `Email`; all 3 values look like an email address
email = "E-Mail"
# column A: the header is a known name for this field
first_name = "Vorname"
# column B: the header is a known name for this field
last_name = "Nachname"
# column D: the header is a known name for this field
department = "Abteilung"
# column E: the header is a known name for this field; cells contain lists separated by `|`
usergroups = { header = "Gruppen", separator = "|" }
"#;
    assert_eq!(run.read("hr.toml"), expected);
    assert!(
        run.stdout
            .contains("enroll validate hr.csv --mapping hr.toml"),
        "{}",
        run.stdout
    );
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
}

#[test]
fn without_a_file_to_write_the_mapping_is_the_output() {
    let run = Enroll::new()
        .file("hr.csv", PEOPLE)
        .line("map hr.csv --profile sociuu")
        .run();
    let to_file = Enroll::new()
        .file("hr.csv", PEOPLE)
        .line("map hr.csv --profile sociuu -o hr.toml")
        .run();
    assert_eq!(run.stdout, to_file.read("hr.toml"));
    assert!(
        run.stderr.contains("department, usergroups mapped"),
        "{}",
        run.stderr
    );
    let run = Enroll::new()
        .stdin(PEOPLE)
        .line("map - --profile sociuu -o -")
        .run();
    assert_eq!(run.stdout, to_file.read("hr.toml"));
}

#[test]
fn what_is_needed_and_open_ends_with_1_and_is_named() {
    let csv = "Wer,Post\nAnna,anna@example.com\nBen,ben@example.com\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile symbiant --no-input -o hr.toml")
        .exit(1)
        .run();
    assert!(
        run.stdout
            .contains("account_name, email are required and still open"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("anna@example.com"), "{}", run.stdout);
    let text = run.read("hr.toml");
    assert!(
        text.contains(
            "# open: email: is needed; this may fill it\n#   email = \"Post\"    # column B: "
        ),
        "{text}"
    );
    assert!(
        text.contains("# open: account_name: required; no column looks like it\n"),
        "{text}"
    );
    assert!(!text.contains("anna"), "{text}");
}

#[test]
fn set_settles_what_is_open() {
    let csv = "Wer,Post\nAnna,anna@example.com\nBen,ben@example.com\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile symbiant --no-input -o hr.toml --set account_name=Wer --set email.column=B --org country=DE")
        .run();
    let text = run.read("hr.toml");
    assert!(text.contains("account_name = \"Wer\"\n"), "{text}");
    assert!(text.contains("email = { column = \"B\" }\n"), "{text}");
    assert!(text.contains("country = \"DE\"\n"), "{text}");
    assert!(!text.contains("# open"), "{text}");
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile symbiant --no-input --set email=Pots")
        .exit(2)
        .run();
    assert!(
        run.stderr.contains("the file has no column `Pots`")
            && run.stderr.contains("did you mean `Post`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_a_person_wrote_stays() {
    let written = "\
# Ours since May.
profile = \"sociuu\"   # do not change

[columns]
# Sales asked for it
department = { header = \"Kostenstelle\" }   # not the Abteilung
# open: email: is needed; this may fill it
#   email = \"Kostenstelle\"    # column F: an old guess
first_name = 'Vorname'

[org]
domains = [
  \"example.com\", # the only one
]
";
    let run = Enroll::new()
        .file("hr.csv", PEOPLE)
        .file("hr.toml", written)
        .line("map hr.csv -o hr.toml")
        .run();
    let text = run.read("hr.toml");
    for line in written
        .lines()
        .filter(|line| !line.starts_with("# open") && !line.starts_with("#   "))
    {
        assert!(
            text.contains(&format!("{line}\n")),
            "`{line}` is gone from\n{text}"
        );
    }
    assert!(!text.contains("an old guess"), "{text}");
    assert!(
        text.contains("email = \"E-Mail\"\n") && text.contains("last_name = \"Nachname\"\n"),
        "{text}"
    );
    assert!(!text.contains("\"Vorname\""), "{text}");
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
    // Once more, and nothing changes.
    let again = Enroll::new()
        .file("hr.csv", PEOPLE)
        .file("hr.toml", &text)
        .line("map hr.csv -o hr.toml")
        .run();
    assert_eq!(again.read("hr.toml"), text);
}

#[test]
fn set_takes_the_place_of_what_is_written_and_keeps_the_comments_beside_it() {
    let run = Enroll::new()
        .file("hr.csv", PEOPLE)
        .file("hr.toml", "profile = \"sociuu\"\n[columns]\n# theirs\nemail = \"Mail\" # theirs too\n# column B: why\nlast_name = \"Name\"\n")
        .line("map hr.csv -o hr.toml --set email=E-Mail --set last_name=Nachname")
        .run();
    let text = run.read("hr.toml");
    assert!(
        text.contains("# theirs\nemail = \"E-Mail\" # theirs too\n"),
        "{text}"
    );
    assert!(
        text.contains("# set on the command line\nlast_name = \"Nachname\"\n")
            && !text.contains("why"),
        "{text}"
    );
}

#[test]
fn nothing_of_the_person_is_overwritten() {
    let enroll = || {
        Enroll::new()
            .file("hr.csv", PEOPLE)
            .file("a.toml", "profile = \"sociuu\"\n")
            .file("b.toml", "profile = \"sociuu\"\n")
    };
    for (line, said) in [
        (
            "map hr.csv --profile sociuu -o hr.csv",
            "`-o` names the input itself",
        ),
        (
            "map hr.csv --profile sociuu --current a.toml -o a.toml",
            "`-o` names the file of current users",
        ),
        (
            "map hr.csv --mapping a.toml -o b.toml",
            "`b.toml` already exists",
        ),
        (
            "map hr.csv --profile sociuu -o - --format json",
            "both write to standard output",
        ),
        ("map hr.csv --check a.toml -o b.toml", "cannot be used with"),
    ] {
        let run = enroll().line(line).exit(2).run();
        assert!(
            format!("{}{}", run.stderr, run.stdout).contains(said),
            "{line}: {}",
            run.stderr
        );
        assert_eq!(run.read("hr.csv"), PEOPLE);
        assert_eq!(run.read("b.toml"), "profile = \"sociuu\"\n");
    }
    let run = enroll().line("map hr.csv --format json").exit(2).run();
    assert!(
        run.json()["error"]["help"]
            .as_str()
            .expect("a hint")
            .contains("add `--profile sociuu`"),
        "{}",
        run.stdout
    );
}

#[test]
fn check_says_what_is_gone_new_and_renamed() {
    let first = Enroll::new()
        .file("hr.csv", PEOPLE)
        .line("map hr.csv --profile sociuu -o hr.toml")
        .run();
    let mapping = first.read("hr.toml");
    let check = |csv: &str| {
        Enroll::new()
            .file("next.csv", csv)
            .file("hr.toml", &mapping)
            .line("map --check hr.toml next.csv")
    };
    // What fills nothing was there when the mapping was written, and is still reported by `validate`.
    let run = check(PEOPLE).run();
    assert_eq!(
        run.stdout,
        "next.csv has the columns that hr.toml was made for\n"
    );
    let validate = Enroll::new()
        .file("hr.csv", PEOPLE)
        .file("hr.toml", &mapping)
        .line("validate hr.csv --mapping hr.toml")
        .run();
    assert!(
        validate.stdout.contains("unmapped-column"),
        "{}",
        validate.stdout
    );
    let run = check(&PEOPLE.replace(";Kostenstelle", "").replace(";7100", "")).run();
    assert!(!run.stdout.contains("new:"), "{}", run.stdout);
    let next = PEOPLE
        .replace("E-Mail;", "E-Mail-Adresse;")
        .replace("Kostenstelle", "Schicht")
        .replace("Abteilung;", "Kurs;");
    let run = check(&next).exit(1).run();
    let expected = "\
missing: `E-Mail`, which is used for `email`; perhaps renamed: `E-Mail-Adresse` (column C) is new
missing: `Abteilung`, which is used for `department`
new: `E-Mail-Adresse` (column C)
new: `Kurs` (column D)
new: `Schicht` (column F)
name the column that is meant: add --set FIELD=HEADER to enroll map
";
    assert_eq!(run.stdout, expected);
    let run = check(&PEOPLE.replace("Kostenstelle", "Schicht")).run();
    assert_eq!(run.stdout, "new: `Schicht` (column F)\n");
    let swapped = PEOPLE.replace("Vorname;Nachname;E-Mail", "E-Mail;Nachname;Vorname");
    let run = check(&swapped).exit(1).run();
    assert!(
        run.stdout.contains(
            "changed: `E-Mail` (column A) is used for `email`, but no value looks like an email address"
        ),
        "{}",
        run.stdout
    );
    let run = check(&PEOPLE.replace(';', ",")).exit(1).run();
    assert!(
        run.stdout
            .contains("source: the mapping says the delimiter is `;`, but it is `,`"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("gone"), "{}", run.stdout);
    let run = check(&next).line("--format json").exit(1).run();
    assert_eq!(run.json()["gone"][0]["perhaps"]["column"], "C");
}

#[test]
fn a_list_without_headers_has_letters() {
    let csv = "Anna,Berg,anna@example.com,Sales\nBen,Cole,ben@example.com,Sales\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile sociuu -o hr.toml --set first_name.column=A --set last_name.column=B --set department.column=D")
        .exit(1)
        .run();
    let text = run.read("hr.toml");
    assert!(text.contains("header_row = \"none\"\n"), "{text}");
    // Values alone never make it sure.
    assert!(
        text.contains(
            "#   email = { column = \"C\" }    # column C: both values look like an email address"
        ),
        "{text}"
    );
    std::fs::write(
        run.folder.path().join("hr.toml"),
        text.replace("#   email", "email"),
    )
    .expect("a file");
    is_taken_with_letters(run.folder.path());
}

fn is_taken_with_letters(folder: &Path) {
    let report = is_taken(folder, "hr.csv", "hr.toml");
    assert_eq!(report["mapping"]["email"][0]["column"], "C");
    assert_eq!(report["summary"]["valid"], 2);
}

#[test]
fn a_matrix_of_groups_is_seen() {
    let csv = "First Name,Last Name,Email,Department,Nord,Süd\nAnna,Berg,anna@example.com,Sales,x,\nBen,Cole,ben@example.com,Sales,X,x\n";
    let run = in_json("hr.csv", csv, "sociuu").run();
    assert_eq!(proposed(&run, "usergroups"), ("maybe".into(), "E F".into()));
    let run = in_json("hr.csv", csv, "sociuu")
        .args(["--org", "groups=Nord,Süd"])
        .run();
    assert_eq!(proposed(&run, "usergroups"), ("sure".into(), "E F".into()));
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile sociuu -o hr.toml --org groups=Nord,Süd")
        .run();
    assert!(
        run.read("hr.toml")
            .contains("usergroups = { headers = [\"Nord\", \"Süd\"], marks = \"x\" }\n"),
        "{}",
        run.read("hr.toml")
    );
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
}

#[test]
fn two_names_in_one_column_are_cut() {
    let csv =
        "Name;E-Mail;Abteilung\nBerg, Anna;anna@example.com;Nord\nCole, Ben;ben@example.com;Nord\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile sociuu -o hr.toml")
        .run();
    let text = run.read("hr.toml");
    assert!(
        text.contains("first_name = { header = \"Name\", split = \", \", part = 2 }\n"),
        "{text}"
    );
    assert!(
        text.contains("last_name = { header = \"Name\", split = \", \", part = 1 }\n"),
        "{text}"
    );
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
}

#[test]
fn words_for_yes_and_no_are_translated() {
    let csv = "Account Name,Email,Active?\nAnna,anna@example.com,ja\nBen,ben@example.com,nein\nCleo,cleo@example.com,TRUE\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile symbiant -o hr.toml")
        .run();
    assert!(
        run.read("hr.toml").contains(
            "active = { header = \"Active?\", values = { ja = \"TRUE\", nein = \"FALSE\" } }\n"
        ),
        "{}",
        run.read("hr.toml")
    );
    is_taken(run.folder.path(), "hr.csv", "hr.toml");
}

#[test]
fn false_friends_and_ties_stay_apart() {
    // Two headers that are compared alike: the values decide, and where they cannot, nobody does.
    let phones = |first: &str| {
        format!(
            "external_id;Telefon – Geschäftlich;Telefon (geschäftlich)\nA1;{first};+49 30 23125101\nA2;{first};+49 30 23125102\n"
        )
    };
    let run = in_json("hr.csv", &phones("Raum 2"), "spencer")
        .exit(1)
        .run();
    assert_eq!(proposed(&run, "phone"), ("sure".into(), "C".into()));
    let run = in_json(
        "hr.csv",
        &phones("+49 30 23125199").replace("(geschäftlich)", "geschäftlich"),
        "spencer",
    )
    .exit(1)
    .run();
    assert_eq!(proposed(&run, "phone"), ("maybe".into(), "B C".into()));
    // A header that promises addresses over a column that has none.
    let run = in_json("hr.csv", &PEOPLE.replace('@', " at "), "sociuu")
        .exit(1)
        .run();
    assert_eq!(proposed(&run, "email"), ("maybe".into(), "C".into()));
    let run = in_json(
        "hr.csv",
        "Manager email,First Name\nx@example.com,Anna\ny@example.com,Ben\n",
        "sociuu",
    )
    .exit(1)
    .run();
    assert_eq!(proposed(&run, "email").0, "maybe");
}

#[test]
fn the_users_of_now_tell_a_column_by_its_values() {
    let now = "Email,First Name,Last Name,Department\nanna@example.com,Anna,Berg,Nord\nben@example.com,Ben,Cole,Nord\ncleo@example.com,Cleo,Diaz,Nord\n";
    let csv = "K1,K2\nAnna,anna@example.com\nBen,BEN@example.com\nCleo,cleo@example.com\n";
    let run = in_json("hr.csv", csv, "sociuu")
        .file("now.csv", now)
        .line("--current now.csv")
        .exit(1)
        .run();
    assert_eq!(proposed(&run, "email"), ("sure".into(), "B".into()));
    assert_eq!(proposed(&run, "first_name").0, "maybe");
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let mut rows: Vec<String> = (0..300)
        .map(|n| {
            format!(
                "V{n};N{n};p{n}@example.com;A{};{};{n}",
                n % 7,
                if n % 3 == 0 { "Nord|Süd" } else { "Süd" }
            )
        })
        .collect();
    let header = PEOPLE.lines().next().expect("headers");
    let csv = |rows: &[String]| format!("{header}\n{}\n", rows.join("\n"));
    let one = in_json("hr.csv", &csv(&rows), "sociuu").run().stdout;
    rows.reverse();
    rows.rotate_left(77);
    assert_eq!(in_json("hr.csv", &csv(&rows), "sociuu").run().stdout, one);
}

#[test]
fn every_fixture_of_a_target_has_a_mapping_that_validate_takes() {
    for system in ["sosafe", "spencer", "sociuu", "symbiant"] {
        for file in ["accepted.csv", "accepted.xlsx", "rejected.csv"] {
            let path = root("fixtures").join(system).join(file);
            let enroll = Enroll::new()
                .args(["map", "--no-input", "--profile", system, "-o", "hr.toml"])
                .args([&path]);
            enroll.command().output().expect("it runs");
            let folder = enroll.folder().to_owned();
            let output = Enroll::new()
                .args(["validate", "--format", "json", "--mapping"])
                .args([folder.join("hr.toml"), path.clone()])
                .command()
                .output()
                .expect("it runs");
            let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            assert!(
                report.get("error").is_none(),
                "{}: {report:#}",
                path.display()
            );
            let with: Vec<&String> = report["mapping"]
                .as_object()
                .expect("a table")
                .keys()
                .collect();
            let output = Enroll::new()
                .args(["validate", "--format", "json", "--profile", system])
                .args([&path])
                .command()
                .output()
                .expect("it runs");
            let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            let without: Vec<&String> = report["mapping"]
                .as_object()
                .expect("a table")
                .keys()
                .collect();
            if file.starts_with("accepted") {
                assert_eq!(with, without, "{}", path.display());
            }
        }
    }
}

/// What is open is settled by one command, with what the words of the column mean.
#[test]
fn the_command_that_settles_what_is_open_makes_a_mapping_that_validates() {
    let csv = "Vorname;Nachname;E-Mail dienstlich;Abteilung;Korrespondenzsprache;Status\n\
        Anna;Berg;anna@example.com;Vertrieb;Deutsch;aktiv\n\
        Ben;Cole;ben@example.com;Logistik;Englisch;aktiv\n";
    let run = Enroll::new()
        .file("hr.csv", csv)
        .line("map hr.csv --profile sosafe -o hr.toml --no-input")
        .variable("COLUMNS", "80")
        .exit(1)
        .run();
    let not_used = "  not used: Abteilung (could be user_group), Korrespondenzsprache (could be\n    \
        language), Status (could be active)\n";
    assert!(run.stdout.contains(not_used), "{}", run.stdout);
    let mut settle = run.stdout.lines().map(str::trim);
    let settle = settle.find(|line| line.starts_with("enroll map "));
    let settle = settle.expect("a command");
    let output = shell(settle, run.folder.path()).output().expect("a shell");
    assert!(output.status.success(), "{output:?}");
    let validate = "enroll validate hr.csv --mapping hr.toml";
    let output = shell(validate, run.folder.path())
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{output:?}");
}

/// Answers a question on a terminal as a person would.
#[cfg(unix)]
#[test]
fn a_question_is_answered_with_arrow_keys_and_by_typing() {
    let csv = "Post,Wer,Titel\nanna@example.com,Anna,Dr.\nben@example.com,Ben,Prof.\n";
    let folder = Enroll::new().file("hr.csv", csv);
    let line = "stty rows 40 cols 120; exec enroll map hr.csv --profile symbiant -o hr.toml";
    let mut command = shell(line, folder.folder());
    command.env("TERM", "xterm-256color");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).expect("a terminal");
    terminal
        .exp_string("Which row has the headers?")
        .expect("no header is known");
    terminal
        .exp_string("the first row is a user")
        .expect("its last answer");
    terminal.send("\r").expect("it takes keys");
    terminal.flush().expect("it takes keys");
    terminal
        .exp_string("1 of 2  Which column is")
        .expect("the first question");
    terminal
        .exp_string("Ben")
        .expect("values are shown on a terminal");
    terminal
        .exp_string("Decide later")
        .expect("its last answer");
    // Down from A to B and to C, and up again to B.
    terminal
        .send("\x1b[B\x1b[B\x1b[A\r")
        .expect("it takes keys");
    terminal.flush().expect("it takes keys");
    terminal
        .exp_string("2 of 2  Which column is")
        .expect("the second question");
    terminal
        .exp_string("Decide later")
        .expect("its last answer");
    terminal.send("pos").expect("it takes keys");
    terminal.flush().expect("it takes keys");
    terminal.exp_string("pos").expect("it filters");
    terminal.send("\r").expect("it takes keys");
    terminal.flush().expect("it takes keys");
    terminal
        .exp_string("wrote `hr.toml`")
        .expect("the file is written");
    terminal.exp_eof().expect("it ends");
    let text = std::fs::read_to_string(folder.folder().join("hr.toml")).expect("the file");
    assert!(
        text.contains("# column B: chosen by hand\naccount_name = \"Wer\"\n"),
        "{text}"
    );
    assert!(
        text.contains("# column A: chosen by hand\nemail = \"Post\"\n"),
        "{text}"
    );
}

#[test]
fn the_next_command_is_in_the_language_that_was_asked_for() {
    let list =
        "E-Mail-Adresse,Vorname,Nachname,TYP,AKTIV\nanna@example.com,Anna,Berg,Einzeladresse,Ja\n";
    let run = Enroll::new()
        .file("list.csv", list)
        .line("map list.csv --profile sosafe --language de --no-input -o hr.toml")
        .run();
    let next = "enroll validate list.csv --mapping hr.toml --language de\n";
    assert!(run.stdout.contains(next), "{}", run.stdout);
}

/// The column was renamed since the mapping was made: what looks like it is proposed, never taken unasked, and the command
/// that is printed makes a mapping that validates.
#[test]
fn a_field_whose_column_the_list_lacks_is_proposed_anew() {
    let csv = "Vorname;Nachname;E-Mail;Zustand\nAnna;Berg;anna@example.com;aktiv\nBen;Cole;ben@example.com;aktiv\n";
    let mapping = "profile = \"sosafe\"\n[columns]\nactive = { header = \"Status\", values = { aktiv = \"Yes\" } }\n\
        type = { value = \"Single Address\" }\n";
    let run = Enroll::new()
        .file("list.csv", csv)
        .file("old.toml", mapping)
        .line("map list.csv --mapping old.toml -o new.toml --no-input")
        .exit(1)
        .run();
    assert!(run.stdout.contains("perhaps Zustand (D)"), "{}", run.stdout);
    let mut settle = run.stdout.lines().map(str::trim);
    let settle = settle.find(|line| line.starts_with("enroll map "));
    let settle = settle.expect("a command");
    for line in [settle, "enroll validate list.csv --mapping new.toml"] {
        let output = shell(line, run.folder.path()).output().expect("a shell");
        assert!(output.status.success(), "{line}: {output:?}");
    }
}

/// What a person answers takes the place of a column that the list lacks.
#[cfg(unix)]
#[test]
fn an_answer_replaces_the_column_that_the_list_lacks() {
    let csv = "Vorname;Nachname;E-Mail;Zustand\nAnna;Berg;anna@example.com;aktiv\nBen;Cole;ben@example.com;aktiv\n";
    let mapping = "profile = \"sosafe\"\n[columns]\nactive = { header = \"Status\", values = { aktiv = \"Yes\" } }\n\
        type = { value = \"Single Address\" }\n";
    let folder = Enroll::new().file("list.csv", csv).file("hr.toml", mapping);
    let line = "stty rows 40 cols 120; exec enroll map list.csv --mapping hr.toml -o hr.toml";
    let mut command = shell(line, folder.folder());
    command.env("TERM", "xterm-256color");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).expect("a terminal");
    let question = terminal.exp_string("Which column is ACTIVE");
    question.expect("the only question");
    terminal.exp_string("Zustand").expect("the column");
    terminal.send("\r").expect("it takes keys");
    terminal.flush().expect("it takes keys");
    terminal.exp_string("wrote").expect("the mapping");
    terminal.exp_eof().expect("it ends");
    let written = std::fs::read_to_string(folder.folder().join("hr.toml")).expect("the mapping");
    assert!(written.contains("header = \"Zustand\""), "{written}");
    assert!(!written.contains("Status"), "{written}");
}

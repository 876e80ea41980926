//! `enroll apply`: what is carried out, what stops it, and the way back.

use std::ops::Deref;

use crate::harness::{Enroll, Run};
use crate::place::Place;

const HEADER: &str = "First Name,Last Name,Email,Department,Usergroups\n";

/// A list of so many users, from number 1.
fn users(numbers: impl IntoIterator<Item = u32>) -> String {
    let rows = numbers
        .into_iter()
        .map(|number| format!("U{number},Example,u{number}@example.com,Sales,All\n"));
    HEADER.to_owned() + &rows.collect::<String>()
}

/// A folder with a database of users.
struct Database(Place);

impl Deref for Database {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.0
    }
}

impl Database {
    fn new(list: &str) -> Self {
        let place = Place::new();
        place.file("first.csv", list);
        place.run(
            "apply first.csv --profile sociuu --current users.db --create --yes",
            0,
        );
        Self(place)
    }

    /// Applies a list to the database.
    fn apply(&self, flags: &str, exit: i32) -> Run {
        self.run(
            &format!(
                "apply list.csv --profile sociuu --current users.db --show-values full {flags}"
            ),
            exit,
        )
    }

    fn export(&self) -> String {
        self.run("export --current users.db --profile sociuu -o -", 0)
            .stdout
    }
}

#[test]
fn what_is_applied_is_there_and_can_be_taken_back() {
    let place = Database::new(&users(1..=4));
    let before = place.export();
    place.file(
        "list.csv",
        HEADER.to_owned()
            + "U1,Example,u1@example.com,HR,Board\nNora,New,nora@example.com,Legal,All\n",
    );
    let run = place.apply(
        "--absent delete --yes --undo undo.json --accept removals=3",
        0,
    );
    let told = run
        .stdout
        .split("\ndone: ")
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    insta::assert_snapshot!(told, @"");
    insta::assert_snapshot!(place.export(), @r#"
    Email,First Name,Last Name,Department,Usergroups
    u1@example.com,U1,Example,HR,"All,Board"
    nora@example.com,Nora,New,Legal,All
    "#);
    let run = place.run(
        "apply undo.json --current users.db --yes --undo redo.json",
        0,
    );
    assert!(
        run.stdout
            .contains("3 to create, 1 to update, 0 to archive, 1 to delete"),
        "{}",
        run.stdout
    );
    assert_eq!(place.export(), before);
    place.run(
        "apply redo.json --current users.db --yes --accept removals=3",
        0,
    );
    assert!(place.export().contains("nora@example.com"));
}

#[test]
fn a_plan_is_carried_out_as_it_was_saved_and_only_once() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=3).replace("U2,Example", "U2,Other"));
    place.run(
        "diff list.csv --profile sociuu --current users.db -o plan.json",
        0,
    );
    place.run("apply plan.json --current users.db --yes", 0);
    assert!(place.export().contains("U2,Other"));
    let before = place.bytes("users.db");
    let run = place.run(
        "apply plan.json --current users.db --yes --show-values full",
        4,
    );
    insta::assert_snapshot!(run.stderr, @"
    error: the current users have changed since the plan was made: `last_name` of `u2@example.com` is `Other`, not `Example`
    help: make a new plan with `enroll diff`
    ");
    assert_eq!(place.bytes("users.db"), before);
}

#[test]
fn a_plan_has_made_its_choices() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=4));
    place.run(
        "diff list.csv --profile sociuu --current users.db -o plan.json",
        0,
    );
    let run = place.run(
        "apply plan.json --current users.db --yes --absent delete",
        2,
    );
    insta::assert_snapshot!(run.stderr, @"
    error: `--absent` cannot be used with a saved plan
    help: remove it, or make a new plan with `enroll diff`
    ");
    let run = place.run("apply plan.json --yes", 2);
    insta::assert_snapshot!(run.stderr, @"
    error: a plan needs `--current` with the users it was made for
    help: add `--current FILE`
    ");
    let run = place.run(
        "apply plan.json --profile sosafe --current users.db --yes",
        2,
    );
    insta::assert_snapshot!(run.stderr, @"
    error: `plan.json` is a plan for the profile `sociuu`, not for `sosafe`
    help: add `--profile sociuu`
    ");
    place.run(
        "apply first.csv --profile sociuu --current other.db --create --yes",
        0,
    );
    let run = place.run("apply plan.json --current other.db --yes", 2);
    insta::assert_snapshot!(run.stderr, @"
    error: `plan.json` was made for other current users, not for `other.db`
    help: use the current users it was made for, or make a new plan with `enroll diff`
    ");
    place.file("broken.json", "{\"schema_version\": 1, \"kind\": \"plan\"");
    let run = place.run("apply broken.json --current users.db --yes", 3);
    insta::assert_snapshot!(run.stderr, @"
    error: `broken.json` is not a valid plan: EOF while parsing an object at line 1 column 36
    help: make a new plan with `enroll diff FILE --current FILE -o plan.json`, and do not edit it
    ");
}

#[test]
fn an_approver_signs_a_digest_and_keeps_no_file() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=4));
    let json = place
        .run(
            "diff list.csv --profile sociuu --current users.db --format json",
            0,
        )
        .json();
    let digest = json["digest"].as_str().expect("a text").to_owned();
    place.file("list.csv", users(1..=5));
    let run = place.apply(&format!("--yes --digest {digest}"), 4);
    assert!(
        run.stderr.contains(&format!("not {digest}")),
        "{}",
        run.stderr
    );
    place.file("list.csv", users(1..=4));
    place.apply(&format!("--yes --digest {digest}"), 0);
    assert!(place.export().contains("u4@example.com"));
}

#[test]
fn many_users_are_removed_only_after_confirmation() {
    let place = Database::new(&users(1..=30));
    let before = place.bytes("users.db");
    place.file("list.csv", users(1..=19));
    let run = place.apply("--absent delete --yes", 4);
    insta::assert_snapshot!(run.stderr, @"
    error: the plan removes 11 of 30 users, which is 36.6 % and more than 10 %
    help: if that is what is meant, add `--accept removals=11`
    ");
    place.apply("--absent delete --yes --accept removals=12", 4);
    assert_eq!(place.bytes("users.db"), before);
    place.apply("--absent delete --yes --accept removals=11", 0);
    // Ten is few, up to half of the users.
    place.file("list.csv", users(1..=10));
    place.apply("--absent delete --yes", 0);
    place.file("list.csv", HEADER);
    place.apply("--absent delete --yes", 1);
    place.file("list.csv", users(100..=101));
    let run = place.apply(
        "--absent delete --existing update --yes --skip 2 --skip 3 --accept removals=10",
        4,
    );
    insta::assert_snapshot!(run.stderr, @"error: the plan would leave nobody: it removes all 10 users");
}

#[test]
fn protected_users_stay() {
    let place = Database::new(&users(1..=5));
    place.file("list.csv", users(2..=5));
    let run = place.apply("--absent delete --yes --org protected=U1@example.com", 4);
    insta::assert_snapshot!(run.stderr, @"error: the plan removes `u1@example.com`, whom the mapping protects");
    place.apply("--absent delete --yes --org protected=u2@example.com", 0);
}

/// A target system that knows its users by an id, and archives those who have left.
const BY_ID: &str = "name = 'by-id'\nmatch_on = ['id']\narchived_by = 'left'\norg = ['protected']\n[fields.id]\n\
                     headers = ['Id']\n[fields.email]\ntype = 'email'\nheaders = ['Email']\n[fields.left]\n\
                     type = 'date'\nformats = ['YYYY-MM-DD']\nheaders = ['Left']\n[operations.import]\n\
                     absent = ['keep', 'archive', 'delete']\n";

fn by_id(line: &str) -> Enroll {
    Enroll::new()
        .file("by-id.toml", BY_ID)
        .file(
            "list.csv",
            "Id,Email\na1,anna@example.com\nb2,ben@example.com\n",
        )
        .file(
            "current.csv",
            "Id,Email\na1,anna@example.com\nb2,ben@example.com\nc3,cleo@example.com\n",
        )
        .line("apply list.csv --profile ./by-id.toml --current current.csv --output new.csv --yes")
        .line(line)
}

/// A user who was named by the address was archived all the same.
#[test]
fn who_is_protected_by_the_address_stays_where_users_are_known_by_an_id() {
    for absent in ["archive", "delete"] {
        let flags = format!("--absent {absent} --org protected=Cleo@example.com");
        let run = by_id(&flags).exit(4).run();
        let said = "error: the plan removes `c3`, whom the mapping protects";
        assert!(run.stderr.contains(said), "{absent}: {}", run.stderr);
        assert!(!run.folder.path().join("new.csv").exists());
    }
}

#[test]
fn an_export_without_the_day_of_archiving_gets_its_column() {
    let run = by_id("--absent archive").run();
    let new = run.read("new.csv");
    let mut lines = new.lines();
    assert_eq!(lines.next(), Some("Id,Email,Left"));
    let left = lines
        .last()
        .and_then(|line| line.strip_prefix("c3,cleo@example.com,"));
    assert!(
        left.is_some_and(|day| day.len() == "2026-11-29".len()),
        "{new}"
    );
}

#[test]
fn groups_are_not_emptied_by_a_narrow_list() {
    let place = Database::new(&users(1..=5));
    place.file("list.csv", users(1..=5).replace("Sales,All", "Sales,New"));
    place.apply("--yes --groups add --dry-run", 0);
    let run = place.apply("--yes --groups replace", 4);
    insta::assert_snapshot!(run.stderr, @"
    error: the plan moves everybody out of the group `All`
    help: if that is what is meant, add `--accept emptied-groups=1`
    ");
    place.apply("--yes --groups replace --accept emptied-groups=1", 0);
}

#[test]
fn a_list_that_was_cut_off_removes_nobody() {
    let place = Database::new(&users(1..=5));
    let cut = users(1..=4).replace("u4@example.com,Sales,All\n", "u4@example.com");
    place.file("list.csv", cut);
    let flags = "--absent delete --yes --ignore ragged-row";
    let run = place.apply(flags, 4);
    insta::assert_snapshot!(run.stderr, @"
    error: the file looks cut off, and users who are missing from it would be removed: its last row, 5, has fewer cells than the one before it
    help: if that is what is meant, add `--accept cut-off-rows=5`
    ");
    place.apply(&format!("{flags} --accept cut-off-rows=5"), 0);
}

#[test]
fn what_is_accepted_has_a_number() {
    let place = Database::new(&users(1..=2));
    place.file("list.csv", users(1..=3));
    let run = place.apply("--yes --accept everything", 2);
    assert!(
        run.stderr.contains("`removals=…`, `key-changes=…`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_dry_run_and_an_unanswered_question_change_nothing() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=4));
    let before = place.bytes("users.db");
    let run = place.apply("--dry-run --undo undo.json --report json=result.json", 0);
    assert!(
        run.stderr
            .contains("nothing was changed: this was a dry run"),
        "{}",
        run.stderr
    );
    let run = place.apply("--undo undo.json", 4);
    insta::assert_snapshot!(run.stderr, @"
    error: not confirmed: nothing was changed
    help: there is no terminal to ask on: check the plan, and add `--yes`
    ");
    assert_eq!(place.bytes("users.db"), before);
    assert!(!place.is_there("undo.json") && !place.is_there("result.json"));
}

#[test]
fn failed_rows_come_back_and_the_others_go_in() {
    let place = Database::new(&users(1..=3));
    place.file(
        "list.csv",
        users(1..=4).replace("u2@example.com", "u2@@example.com"),
    );
    let before = place.bytes("users.db");
    let run = place.apply("--yes", 1);
    assert!(run.stdout.contains("invalid-email\n"), "{}", run.stdout);
    assert_eq!(place.bytes("users.db"), before);
    let run = place.apply(
        "--yes --skip-invalid --failed failed.csv --report json=result.json --absent delete",
        0,
    );
    assert!(run.stderr.contains("wrote `failed.csv`"), "{}", run.stderr);
    insta::assert_snapshot!(place.text("failed.csv"), @r#"
    First Name,Last Name,Email,Department,Usergroups,errors
    U2,Example,u2@@example.com,Sales,All,"row 3: Email `u2@@example.com`: not a valid email address: more than one `@` [invalid-email]; warning: Email `u2@@example.com`: perhaps `u2@example.com`, row 2 of the current users, under a new address: they would become a second user [probable-rename]"
    "#);
    let result: serde_json::Value = serde_json::from_str(&place.text("result.json")).expect("JSON");
    assert_eq!(result["kind"], "result");
    insta::assert_snapshot!(result["counts"], @r#"{"archived":0,"created":1,"deleted":0,"failed":1,"read":4,"skipped":0,"unchanged":2,"updated":0}"#);
    insta::assert_snapshot!(result["rows"][1], @r#"{"key":"u2@@example.com","result":"failed","row":3,"why":["not a valid email address: more than one `@` [invalid-email]"]}"#);
    // What failed may be any user, so that no user counts as missing.
    assert!(place.export().contains("u2@example.com"));
}

#[test]
fn a_row_that_no_rule_refused_is_given_back_too() {
    let place = Database::new(&users(1..=3));
    place.file(
        "list.csv",
        users(1..=3) + "Twice,Example,U1@example.com,Sales,All\n",
    );
    place.apply(
        "--yes --skip-invalid --failed failed.csv --ignore duplicate-email,case-only-duplicate",
        0,
    );
    insta::assert_snapshot!(place.text("failed.csv"), @r#"
    First Name,Last Name,Email,Department,Usergroups,errors
    U1,Example,u1@example.com,Sales,All,"row 2: is the same user as row 5 [duplicate-id]"
    Twice,Example,U1@example.com,Sales,All,"row 5: is the same user as row 2 [duplicate-id]"
    "#);
}

#[test]
fn of_an_export_a_new_one_is_written() {
    let place = Database::new(&users(1..=2));
    place.file("held.csv", users(1..=3));
    place.file("list.csv", users(2..=4));
    let apply =
        "apply list.csv --profile sociuu --current held.csv --yes --absent delete --undo undo.json";
    let run = place.run(apply, 2);
    insta::assert_snapshot!(run.stderr, @"
    error: `held.csv` is an export, which is never overwritten
    help: add `--output FILE` for the new one
    ");
    place.run(&format!("{apply} --output new.csv"), 0);
    insta::assert_snapshot!(place.text("new.csv"), @"
    Email,First Name,Last Name,Department,Usergroups
    u2@example.com,U2,Example,Sales,All
    u3@example.com,U3,Example,Sales,All
    u4@example.com,U4,Example,Sales,All
    ");
    assert_eq!(
        place.text("held.csv"),
        users(1..=3),
        "it is never changed itself"
    );
    place.run(
        "apply undo.json --current new.csv --output old.csv --yes",
        0,
    );
    let mut lines: Vec<String> = place.text("old.csv").lines().map(str::to_owned).collect();
    lines.sort();
    assert_eq!(lines.len(), 4);
    let apply = apply.replace("undo.json", "undo-of-xlsx.json");
    place.run(&format!("{apply} --output new.xlsx"), 0);
    place.run(
        "diff list.csv --profile sociuu --current new.xlsx --absent delete --exit-code",
        0,
    );
    let run = place.run(
        "apply list.csv --profile sociuu --current users.db --output x.csv --yes",
        2,
    );
    insta::assert_snapshot!(run.stderr, @"
    error: `--output` is only for exports: a database is changed in place
    help: leave `--output` out
    ");
}

#[test]
fn the_journal_says_what_was_done_and_names_no_user() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(2..=4));
    place.apply("--absent delete --yes", 0);
    let database = rusqlite::Connection::open(place.path("users.db")).expect("a database");
    let journal: Vec<(String, String, i64, i64, i64)> = database
        .prepare("SELECT file, operation, created, deleted, unchanged FROM journal ORDER BY run")
        .expect("there is a journal")
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })
        .expect("it can be read")
        .collect::<Result<_, _>>()
        .expect("it can be read");
    let entry = |file: &str, counts: (i64, i64, i64)| {
        (
            file.to_owned(),
            "import".to_owned(),
            counts.0,
            counts.1,
            counts.2,
        )
    };
    assert_eq!(
        journal,
        [entry("first.csv", (3, 0, 0)), entry("list.csv", (1, 1, 2))]
    );
    let bytes = place.bytes("users.db");
    let gone = |name: &str| {
        !bytes
            .windows(name.len())
            .any(|window| window == name.as_bytes())
    };
    assert!(
        gone("u1@example.com"),
        "who was deleted is in no byte of the file"
    );
    assert!(!gone("u2@example.com"));
}

#[test]
fn nothing_is_written_over_what_is_read() {
    let place = Database::new(&users(1..=2));
    place.file("list.csv", users(1..=3));
    for flag in ["--undo", "--report json", "--failed", "--output"] {
        for name in ["list.csv", "users.db"] {
            let flag = match flag {
                "--report json" => format!("--report json={name}"),
                "--failed" => format!("--skip-invalid --failed {name}"),
                flag => format!("{flag} {name}"),
            };
            let run = place.apply(&format!("--yes {flag}"), 2);
            assert!(run.stderr.contains("never overwritten"), "{}", run.stderr);
        }
    }
    let run = place.apply("--yes --undo x.json --report json=x.json", 2);
    insta::assert_snapshot!(run.stderr, @"
    error: `--undo` and `--report` name the same file
    help: use two different files
    ");
}

#[test]
fn an_undo_plan_of_an_earlier_run_is_not_taken_away_by_one_that_fails() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=4));
    place.run(
        "diff list.csv --profile sociuu --current users.db -o plan.json",
        0,
    );
    place.run(
        "apply plan.json --current users.db --yes --undo undo.json",
        0,
    );
    let undo = place.text("undo.json");
    place.run(
        "apply plan.json --current users.db --yes --undo undo.json",
        2,
    );
    assert_eq!(place.text("undo.json"), undo);
    // The plan was carried out already: of this run there is nothing to take back.
    place.run(
        "apply plan.json --current users.db --yes --undo other.json",
        4,
    );
    assert!(!place.is_there("other.json"));
}

#[test]
fn an_error_masks_values_as_a_report_does() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=3).replace("U2,Example", "U2,Other"));
    place.run(
        "diff list.csv --profile sociuu --current users.db -o plan.json",
        0,
    );
    place.run("apply plan.json --current users.db --yes", 0);
    let run = place.run(
        "apply plan.json --current users.db --yes --show-values masked",
        4,
    );
    assert!(
        run.stderr
            .contains("`last_name` of `u#@example.com` is `O****`"),
        "{}",
        run.stderr
    );
}

/// `enroll apply … --yes | head -1` is a person who has seen enough, and not one who said no.
#[test]
fn a_reader_who_stops_has_not_declined() {
    let place = Database::new(&users(1..=3));
    place.file("list.csv", users(1..=4000));
    let mut command = Enroll::new()
        .line("apply list.csv --profile sociuu --current users.db --yes --full")
        .command();
    let mut child = command
        .current_dir(place.folder())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    drop(child.stdin.take());
    assert!(child.wait().expect("it ends").success());
    assert!(place.export().contains("u4000@example.com"));
}

#[cfg(unix)]
mod asking {
    use std::time::Duration;

    use rexpect::session::{PtySession, spawn_command};

    use super::{Database, users};
    use crate::harness::Enroll;

    fn session(place: &Database) -> PtySession {
        let enroll = Enroll::new()
            .line("apply list.csv --profile sociuu --current users.db --absent delete");
        let mut command = enroll.command();
        command
            .current_dir(place.folder())
            .env("TERM", "xterm")
            .stdin(std::process::Stdio::inherit())
            .stdout(std::process::Stdio::inherit())
            .stderr(std::process::Stdio::inherit());
        spawn_command(command, Some(Duration::from_secs(20).as_millis() as u64)).expect("it starts")
    }

    #[test]
    fn the_number_is_yes_and_anything_else_is_no() {
        for (answer, exit) in [
            ("1\r", 0),
            ("y\r", 4),
            ("2\r", 4),
            ("\r", 4),
            ("\u{1b}", 4),
            ("\u{3}", 130),
        ] {
            let place = Database::new(&users(1..=3));
            place.file("list.csv", users(2..=4));
            let before = place.bytes("users.db");
            let mut session = session(&place);
            session
                .exp_string("deleted from users.db for good")
                .expect("it says what cannot be taken back");
            session
                .exp_string("Type 1 to delete 1 user:")
                .expect("it asks");
            session.send(answer).expect("it listens");
            session.flush().expect("it listens");
            session.exp_eof().expect("it ends");
            let status = session.process().wait().expect("it ended");
            let code = match status {
                rexpect::process::WaitStatus::Exited(_, code) => code,
                other => panic!("{other:?}"),
            };
            assert_eq!(code, exit, "{answer:?}");
            assert_eq!(place.bytes("users.db") == before, exit != 0, "{answer:?}");
        }
    }
}

//! `enroll diff`: what it shows, what it saves, and how it ends.

use crate::harness::{Enroll, Run};

const HELD: &str = "\
First Name,Last Name,Email,Department,Usergroups
Anna,Berg,anna@example.com,Sales,\"Nordics,All\"
Ben,Carr,ben@example.com,Sales,All
Cara,Dahl,cara@example.com,HR,All
Olga,Old,olga@example.com,HR,All
";

const WANTED: &str = "\
First Name,Last Name,Email,Department,Usergroups
Anna,Berg,Anna@example.com,Sales,\"All, Nordics\"
Ben,Carr,ben@example.com,HR,Board
Nora,New,nora@example.com,Legal,All
";

fn diff(flags: &str) -> Enroll {
    Enroll::new()
        .file("held.csv", HELD)
        .file("wanted.csv", WANTED)
        .line("diff wanted.csv --profile sociuu --current held.csv")
        .line(flags)
}

fn shown(run: &Run) -> String {
    let line = |line: &str| match line.strip_prefix("run ") {
        Some(_) => "run …".to_owned(),
        None => line.trim_end().to_owned(),
    };
    run.stdout.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_shows_what_would_change() {
    let run = diff("--show-values full").run();
    insta::assert_snapshot!(shown(&run), @"
    wanted.csv → held.csv: Sociuu import, 4 → 5 users
    nothing is changed, and Sociuu is not contacted
    existing users are updated; groups of the file are added to theirs; users
      missing from the file are kept

    + row 4     nora@example.com
                first_name: Nora
                last_name: New
                department: Legal
                usergroups: All
    ~ row 3     ben@example.com
                department: Sales → HR
                usergroups: + Board

     department  HR     2 → 3
     department  Legal  0 → 1  new
     department  Sales  2 → 1
     usergroups  All    4 → 5
     usergroups  Board  0 → 1  new

    2 changes: 1 to create, 1 to update, 0 to archive, 0 to delete
    1 unchanged, 0 skipped, 0 failed; 2 users missing from the file are kept
    run …
      save the plan for approval
        enroll diff wanted.csv --profile sociuu --current held.csv -o plan.json
    ");
}

#[test]
fn values_are_masked_on_a_build_server() {
    let run = diff("--absent delete").variable("CI", "true").run();
    insta::assert_snapshot!(shown(&run), @"
    wanted.csv → held.csv: Sociuu import, 4 → 3 users
    nothing is changed, and Sociuu is not contacted
    existing users are updated; groups of the file are added to theirs; users
      missing from the file are deleted

    + row 4     n***@example.com
                first_name: N***
                last_name: N**
                department: L****
                usergroups: A**
    ~ row 3     b**@example.com
                department: S**** → H*
                usergroups: + B****
    - delete    c***@example.com  C*** D***, H*, A**  (not in the file)
    - delete    o***@example.com  O*** O**, H*, A**  (not in the file)

     department  H*     2 → 1
     department  L****  0 → 1  new
     department  S****  2 → 1
     usergroups  A**    4 → 3
     usergroups  B****  0 → 1  new

    4 changes: 1 to create, 1 to update, 0 to archive, 2 to delete
    1 unchanged, 0 skipped, 0 failed; 0 users missing from the file are kept
    run …
      save the plan for approval
        enroll diff wanted.csv --profile sociuu --current held.csv --absent delete -o plan.json
    values are masked: `--show-values full` shows them
    ");
    for name in ["anna", "Nora", "olga@", "Legal,"] {
        assert!(!run.stdout.contains(name), "{name}");
    }
}

#[test]
fn the_plan_is_a_file_that_only_its_owner_reads() {
    let run = diff("--absent delete --groups replace -o plan.json").run();
    let plan = run.read("plan.json");
    let plan: Vec<&str> = plan
        .lines()
        .filter(|line| !line.contains("run_id"))
        .collect();
    insta::assert_snapshot!(plan.join("\n"), @r#"
    {
    "schema_version": 1,
    "kind": "plan",
    "profile": "sociuu",
    "operation": "import",
    "options": {"absent":"delete","existing":"update","groups":"replace","linked":null,"policies":{},"skip":[]},
    "current": {"kind":"export"},
    "changes": [
    {"change":"update","key":"ben@example.com","id":null,"row":3,"expect":{"email":"ben@example.com","department":"Sales","usergroups":["All"]},"set":{"department":"HR","usergroups":["Board"]}},
    {"change":"create","key":"nora@example.com","id":null,"row":4,"expect":{},"set":{"email":"nora@example.com","first_name":"Nora","last_name":"New","department":"Legal","usergroups":["All"]}},
    {"change":"delete","key":"cara@example.com","id":null,"row":null,"expect":{"email":"cara@example.com","first_name":"Cara","last_name":"Dahl","department":"HR","usergroups":["All"]},"set":{}},
    {"change":"delete","key":"olga@example.com","id":null,"row":null,"expect":{"email":"olga@example.com","first_name":"Olga","last_name":"Old","department":"HR","usergroups":["All"]},"set":{}}
    ],
    "skipped": [],
    "without_key": [],
    "renames": 0,
    "counts": {"create":1,"update":1,"archive":0,"delete":2,"unchanged":1,"skipped":0,"failed":0,"absent":0}
    }
    "#);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = std::fs::metadata(run.folder.path().join("plan.json")).expect("it is there");
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn json_is_the_plan_and_what_it_does() {
    let json = diff("--absent delete --format json").run().json();
    assert_eq!(json["kind"], "plan");
    assert_eq!(json["counts"]["delete"], 2);
    assert_eq!(json["users"]["after"], 3);
    assert_eq!(json["groups"][1]["group"], "Legal");
    assert_eq!(json["digest"].as_str().map(str::len), Some(32));
    assert_eq!(json["changes"][0]["key"], "ben@example.com");
    assert_eq!(
        json["changes"][0]["set"]["usergroups"],
        serde_json::json!(["All", "Board"])
    );
    let to_stdout = diff("--absent delete -o -").run();
    assert_eq!(to_stdout.json()["changes"], json["changes"]);
    assert!(
        to_stdout.stderr.contains("4 changes"),
        "{}",
        to_stdout.stderr
    );
}

#[test]
fn the_exit_code_says_that_there_are_changes_only_on_request() {
    diff("").run();
    diff("--exit-code").exit(1).run();
    let same = Enroll::new().file("held.csv", HELD).file("again.csv", HELD);
    let run = same
        .line("diff again.csv --profile sociuu --current held.csv --absent delete --exit-code")
        .run();
    assert!(run.stdout.contains("0 changes"), "{}", run.stdout);
    assert!(run.stdout.contains("4 unchanged"), "{}", run.stdout);
}

#[test]
fn nothing_is_done_that_the_target_does_not_offer() {
    let run = diff("--absent archive").exit(2).run();
    insta::assert_snapshot!(run.stderr, @"
    error: Sociuu does not have `--absent archive` for the operation `import`
    help: it has `keep` and `delete`
    ");
    let run = diff("--linked delete").exit(2).run();
    insta::assert_snapshot!(run.stderr, @"
    error: Sociuu does not have `--linked delete` for the operation `import`
    help: leave `--linked` out
    ");
    let run = Enroll::new()
        .file("wanted.csv", WANTED)
        .line("diff wanted.csv --profile sociuu")
        .exit(2)
        .run();
    insta::assert_snapshot!(run.stderr, @"
    error: `--current` is missing: there are no users to compare the file with
    help: add `--current FILE`: an export of the current users, or the database that holds them
    ");
}

#[test]
fn a_mapping_makes_choices_and_a_flag_replaces_them() {
    let with_mapping = |flags: &str| {
        let mapping = "profile = \"sociuu\"\nabsent = \"delete\"\nexisting = \"skip\"\n";
        let command = Enroll::new()
            .file("held.csv", HELD)
            .file("wanted.csv", WANTED)
            .file("hr.toml", mapping)
            .line("diff wanted.csv --mapping hr.toml --current held.csv --format json");
        command.line(flags).run().json()
    };
    let json = with_mapping("");
    assert_eq!(
        (&json["counts"]["delete"], &json["counts"]["skipped"]),
        (&2.into(), &2.into())
    );
    let json = with_mapping("--absent keep --existing update");
    assert_eq!(
        (&json["counts"]["delete"], &json["counts"]["skipped"]),
        (&0.into(), &0.into())
    );
    assert_eq!(json["counts"]["update"], 1);
}

#[test]
fn a_policy_says_whose_value_counts() {
    let held = "First Name,Last Name,Email,Department\nAnna,Berg,anna@example.com,Sales\nBen,Carr,ben@example.com,\n";
    let wanted = "First Name,Last Name,Email,Department\nAnne,Berg,anna@example.com,HR\nBen,Carr,ben@example.com,HR\n\
                  Nora,New,nora@example.com,HR\n";
    let departments = |policy: &str| {
        let json = Enroll::new()
            .file("held.csv", held)
            .file("wanted.csv", wanted)
            .line("diff wanted.csv --profile sociuu --current held.csv --format json")
            .args([format!("--set=department.policy={policy}")])
            .run()
            .json();
        let changes = json["changes"].as_array().expect("a list").clone();
        let told = changes.iter().map(|change| {
            let department = change["set"]["department"]
                .as_str()
                .unwrap_or("-")
                .to_owned();
            (change["row"].as_u64().unwrap_or_default(), department)
        });
        told.collect::<Vec<_>>()
    };
    let row = |row: u64, department: &str| (row, department.to_owned());
    assert_eq!(
        departments("file-wins"),
        [row(2, "HR"), row(3, "HR"), row(4, "HR")]
    );
    assert_eq!(
        departments("fill-if-empty"),
        [row(2, "-"), row(3, "HR"), row(4, "HR")]
    );
    assert_eq!(departments("never-touch"), [row(2, "-"), row(4, "HR")]);
    let run = diff("--set department.policy=mine").exit(2).run();
    insta::assert_snapshot!(run.stderr, @"
    error: `--set department.policy=mine`: `policy` does not take `mine`
    help: it takes `file-wins`, `fill-if-empty` or `never-touch`
    ");
}

#[test]
fn a_user_can_be_left_unchanged() {
    let run = diff("--skip 3 --skip olga@example.com").exit(2).run();
    insta::assert_snapshot!(run.stderr, @"
    error: no row matches `--skip olga@example.com`
    help: `--skip` takes row numbers or match keys
    ");
    for skip in [
        "3",
        "ben@example.com",
        "BEN@example.com",
        "email=ben@example.com",
    ] {
        let json = diff(&format!("--absent delete --skip {skip} --format json"))
            .run()
            .json();
        assert_eq!(json["counts"]["skipped"], 1, "{skip}");
        assert_eq!(json["counts"]["update"], 0, "{skip}");
        assert_eq!(
            json["counts"]["delete"], 2,
            "who is skipped is not absent: {skip}"
        );
        assert_eq!(json["skipped"][0]["why"], "skipped by `--skip`");
    }
}

#[test]
fn two_rows_that_are_one_user_are_refused_both() {
    let twice = format!("{WANTED}Ben,Carr,BEN@example.com,Legal,All\n");
    let command = Enroll::new()
        .file("held.csv", HELD)
        .file("twice.csv", twice);
    let run = command
        .line("diff twice.csv --profile sociuu --current held.csv --ignore duplicate-email --show-values full")
        .exit(1)
        .run();
    assert!(
        run.stdout
            .contains("ben@example.com: is the same user as row 5"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("BEN@example.com: is the same user as row 3"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("2 failed"), "{}", run.stdout);

    let twice = format!("{HELD}Ben,Carr,BEN@example.com,Legal,All\n");
    let command = Enroll::new()
        .file("held.csv", twice)
        .file("wanted.csv", WANTED);
    let run = command
        .line("diff wanted.csv --profile sociuu --current held.csv")
        .exit(3)
        .run();
    insta::assert_snapshot!(run.stderr, @"
    error: rows 3 and 6 of `held.csv` are the same user: they have the same `Email`
    help: export the current users again; if both rows are still there, remove the wrong one
    ");
}

#[test]
fn many_changes_are_counted_and_all_are_shown_on_demand() {
    let rows: Vec<String> = (1..=25)
        .map(|number| format!("U{number},New,u{number}@example.com,Sales,All"))
        .collect();
    let many = format!(
        "First Name,Last Name,Email,Department,Usergroups\n{}\n",
        rows.join("\n")
    );
    let command = |flags: &str| {
        Enroll::new()
            .file("held.csv", HELD)
            .file("many.csv", &many)
            .line("diff many.csv --profile sociuu --current held.csv --show-values full")
            .line(flags)
            .run()
            .stdout
    };
    let some = command("");
    assert!(
        some.contains("u3@example.com") && !some.contains("u4@example.com"),
        "{some}"
    );
    assert!(some.contains("22 more: --full"), "{some}");
    let all = command("--full");
    assert!(
        all.contains("u25@example.com") && !all.contains("more: --full"),
        "{all}"
    );
}

#[test]
fn nobody_is_compared_with_nobody() {
    let command = |flags: &str| {
        Enroll::new()
            .file("wanted.csv", WANTED)
            .file("held.csv", HELD)
            .line("diff wanted.csv --profile sociuu")
            .line(flags)
    };
    let run = command("--current users.db --create --format json").run();
    assert_eq!(run.json()["counts"]["create"], 3);
    assert!(
        !run.folder.path().join("users.db").exists(),
        "diff writes nothing"
    );
    let run = command("--current held.csv --create").exit(2).run();
    insta::assert_snapshot!(run.stderr, @"
    error: `--create` would create `held.csv`, but it already exists
    help: remove `--create` to use it, or name another file
    ");
    let run = command("--current users.db").exit(3).run();
    insta::assert_snapshot!(run.stderr, @"
    error: cannot read `users.db`: No such file or directory (os error 2)
    help: check the path; `enroll apply --create` creates a new user database
    ");
}

#[test]
fn a_row_with_an_error_is_in_no_plan() {
    let bad = WANTED.replace("nora@example.com", "nora@@example.com");
    let command = |flags: &str| {
        Enroll::new()
            .file("held.csv", HELD)
            .file("bad.csv", &bad)
            .line("diff bad.csv --profile sociuu --current held.csv --absent delete -o plan.json --show-values full")
            .line(flags)
    };
    let run = command("").exit(1).run();
    assert!(!run.folder.path().join("plan.json").exists());
    assert!(
        run.stderr.contains("`--skip-invalid` skips them"),
        "{}",
        run.stderr
    );
    let run = command("--skip-invalid").run();
    let plan: serde_json::Value = serde_json::from_str(&run.read("plan.json")).expect("JSON");
    assert_eq!(plan["counts"]["failed"], 1);
    assert_eq!(plan["counts"]["delete"], 0, "the row might be anybody's");
    assert!(
        run.stdout
            .contains("nobody is removed: 1 failed row could be any user (row 4)"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_skipped_row_says_what_is_wrong_with_it() {
    let wanted = "First Name,Last Name,Email,Department,Usergroups\n\
                  Ben,,ben@@example.com,HR,All\n\
                  Cara,Dahl,cara@example.com,,All\n";
    let run = Enroll::new()
        .file("held.csv", HELD)
        .file("wanted.csv", wanted)
        .line("diff wanted.csv --profile sociuu --current held.csv --show-values full")
        .variable("COLUMNS", "120")
        .exit(1)
        .run();
    let told: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| line.starts_with("! "))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"! row 2     ben@@example.com: last_name: empty, but required [missing-value], and 1 more error");
}

#[test]
fn a_file_with_an_error_of_its_own_has_no_plan() {
    let command = Enroll::new()
        .file("held.csv", HELD)
        .file("names.csv", "First Name,Last Name\nAnna,Berg\n");
    let run = command
        .line("diff names.csv --profile sociuu --current held.csv --skip-invalid -o plan.json")
        .exit(1)
        .run();
    assert!(run.stdout.contains("missing-column\n"), "{}", run.stdout);
    assert!(!run.folder.path().join("plan.json").exists());
}

/// The row has another address, so that it names no user; and yet it may be the row of a current user.
#[test]
fn a_skipped_row_removes_no_user_who_may_be_meant() {
    let removed = |flags: &str| {
        let wanted = WANTED.replace("Anna@example.com", "anna.berg@example.com");
        let run = Enroll::new()
            .file("held.csv", HELD)
            .file("wanted.csv", wanted)
            .line("diff wanted.csv --profile sociuu --current held.csv --absent delete")
            .line("--format json")
            .line(flags)
            .run();
        run.json()["counts"]["delete"].clone()
    };
    assert_eq!(removed(""), 3, "Anna under her old address, Cara and Olga");
    assert_eq!(removed("--skip anna.berg@example.com"), 2, "Cara and Olga");
}

#[test]
fn an_empty_cell_that_means_the_default_changes_who_has_nothing() {
    let profile = "name = 'p'\nmatch_on = ['email']\n[fields.email]\nheaders = ['Email']\n[fields.city]\n\
                   headers = ['City']\ndefault = 'Bonn'\nempty_cell = 'EMPTY'\n[operations.import]\n";
    for (empty_cell, change) in [("default", "city: nothing → Bonn"), ("keep", "0 changes")] {
        let run = Enroll::new()
            .file("p.toml", profile.replace("EMPTY", empty_cell))
            .file("list.csv", "Email,City\nanna@example.com,\n")
            .file("current.csv", "Email\nanna@example.com\n")
            .line("diff list.csv --profile ./p.toml --current current.csv")
            .run();
        assert!(run.stdout.contains(change), "{empty_cell}: {}", run.stdout);
    }
}

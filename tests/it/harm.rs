//! What could lose or change a user by accident: it is stopped, and `validate` says so before.

use std::path::Path;

use crate::harness::{Enroll, Run};

const HEADER: &str = "First Name,Last Name,Email,Department,Usergroups\n";

/// People whose names have nothing in common.
const NAMES: [(&str, &str); 14] = [
    ("Anna", "Berg"),
    ("Ben", "Cole"),
    ("Cleo", "Diaz"),
    ("Dora", "Ek"),
    ("Emil", "Fox"),
    ("Finn", "Gold"),
    ("Gina", "Holm"),
    ("Hugo", "Ives"),
    ("Ida", "Jung"),
    ("Kai", "Lenz"),
    ("Lea", "Mohr"),
    ("Nils", "Otto"),
    ("Pia", "Quast"),
    ("Sven", "Thiel"),
];

fn address(first: &str, last: &str, domain: &str) -> String {
    format!("{first}.{last}@{domain}").to_lowercase()
}

/// The first of these people, in a list for Sociuu.
fn people(count: usize, domain: &str) -> String {
    let row = |(first, last): &(&str, &str)| {
        format!(
            "{first},{last},{},Sales,All\n",
            address(first, last, domain)
        )
    };
    HEADER.to_owned() + &NAMES[..count].iter().map(row).collect::<String>()
}

/// The same for Spencer, where each row has the id of the row that is so many rows below.
fn with_ids(count: usize, domain: &str, apart: usize) -> String {
    let row = |(number, (first, last)): (usize, &(&str, &str))| {
        let id = (number + apart) % count;
        let email = address(first, last, domain);
        format!("{id:05};{first};{last};BE;nl;username_password;{email};\n")
    };
    let header = "external_id;first_name;last_name;country;preferred_language;authentication_type;business_email;archived_at\n";
    header.to_owned()
        + &NAMES[..count]
            .iter()
            .enumerate()
            .map(row)
            .collect::<String>()
}

/// A list beside the current users.
fn compared(list: &str, current: &str) -> Enroll {
    Enroll::new()
        .file("list.csv", list)
        .file("current.csv", current)
}

fn stops(run: &Run) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let stops = report["stops"].as_array().expect("a list").iter();
    let stop = |stop: &serde_json::Value| match &stop["accept"] {
        serde_json::Value::String(accept) => accept.clone(),
        _ => "for good".to_owned(),
    };
    stops.map(stop).collect()
}

/// What stops the import of a list; `validate` has a warning for each, with the same number.
fn stopped(profile: &str, flags: &str, list: &str, current: &str) -> Vec<String> {
    let line = format!("list.csv --profile {profile} --current current.csv --format json");
    let files = || compared(list, current);
    let run = files().line(&format!("diff {line} {flags}")).run();
    let stops = stops(&run);
    let set = flags.replace("--absent delete", "");
    let mapping = if flags.contains("--absent delete") {
        "absent = \"delete\"\n"
    } else {
        ""
    };
    let run = files()
        .file("mapping.toml", mapping)
        .line(&format!("validate {line} --mapping mapping.toml {set}"))
        .run();
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("a list").iter();
    let of_file: Vec<String> = findings
        .filter(|finding| finding["row"].is_null() && finding["rule"] != "name-mismatch")
        .map(|finding| finding["message"].as_str().expect("a text").to_owned())
        .collect();
    for stop in stops.iter().filter(|stop| *stop != "for good") {
        let is_said = of_file.iter().any(|message| message.contains(stop));
        assert!(is_said, "{stop} is not in {of_file:?}");
    }
    assert_eq!(stops.len(), of_file.len(), "{of_file:?}");
    stops
}

#[test]
fn most_users_of_a_short_list_are_removed_only_after_confirmation() {
    let current = people(8, "example.com");
    let left = |count| {
        stopped(
            "sociuu",
            "--absent delete",
            &people(count, "example.com"),
            &current,
        )
    };
    assert_eq!(left(1), ["--accept removals=7"]);
    assert_eq!(left(3), ["--accept removals=5"]);
    assert!(left(4).is_empty() && left(7).is_empty());
}

#[test]
fn a_new_domain_without_ids_creates_second_users_only_after_confirmation() {
    let current = people(14, "example.com");
    let moved = people(14, "example.org");
    assert_eq!(
        stopped("sociuu", "", &moved, &current),
        ["--accept renames=14"]
    );
    // One new address among fourteen is no reason to stop.
    let one = current.replace("anna.berg@example.com", "anna.berg@example.org");
    assert!(stopped("sociuu", "", &one, &current).is_empty());
}

#[test]
fn a_new_domain_with_ids_is_a_change_of_address() {
    let current = with_ids(14, "example.com", 0);
    let moved = with_ids(14, "example.org", 0);
    assert!(stopped("spencer", "--operation sync", &moved, &current).is_empty());
}

#[test]
fn ids_that_were_sorted_apart_stop_and_are_named() {
    let current = with_ids(14, "example.com", 0);
    let apart = with_ids(14, "example.com", 1);
    let flags = "--operation sync";
    assert_eq!(
        stopped("spencer", flags, &apart, &current),
        ["--accept identities=14"]
    );
    let run = compared(&apart, &current)
        .line("diff list.csv --profile spencer --current current.csv --operation sync")
        .run();
    assert!(
        run.stdout
            .contains("the column\n  `external_id` looks sorted apart"),
        "{}",
        run.stdout
    );
    // Rows that stand in another order are no accident.
    let mut lines: Vec<&str> = current.lines().collect();
    lines[1..].reverse();
    assert!(stopped("spencer", flags, &(lines.join("\n") + "\n"), &current).is_empty());
}

#[test]
fn names_that_were_sorted_apart_stop_and_are_named() {
    let current = people(14, "example.com");
    let mut apart = current.clone();
    for (number, (_, last)) in NAMES.iter().enumerate() {
        let (_, next) = NAMES[(number + 1) % NAMES.len()];
        let of_row = format!("{},{last},", NAMES[number].0);
        apart = apart.replace(&of_row, &format!("{},{next},", NAMES[number].0));
    }
    assert_eq!(
        stopped("sociuu", "", &apart, &current),
        ["--accept identities=14"]
    );
    let run = compared(&apart, &current)
        .line("diff list.csv --profile sociuu --current current.csv")
        .run();
    assert!(
        run.stdout.contains("the `last_name` of another user"),
        "{}",
        run.stdout
    );
}

/// The id and the address stayed together: it is neither of them that was sorted apart.
#[test]
fn of_two_keys_neither_is_reported_for_the_names() {
    let list = |apart: usize| {
        let row = |number: usize| {
            let ((first, last), (name, surname)) =
                (NAMES[number], NAMES[(number + apart) % NAMES.len()]);
            let email = address(first, last, "example.com");
            format!(
                "{},{email},{name},{surname},Single Address,Yes\n",
                48213 + number
            )
        };
        let header = "SoSafe ID,Email,First name,Last name,TYPE,ACTIVE\n";
        header.to_owned() + &(0..NAMES.len()).map(row).collect::<String>()
    };
    let (current, apart) = (list(0), list(1));
    assert_eq!(
        stopped("sosafe", "", &apart, &current),
        ["--accept identities=14"]
    );
    let run = compared(&apart, &current)
        .line("diff list.csv --profile sosafe --current current.csv --format json")
        .run();
    assert!(
        run.stdout.contains("`first_name` and `last_name`"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_reorganisation_is_no_accident() {
    let current = people(14, "example.com");
    // Half of the people change places with the other half.
    let half = |list: &str, swapped: bool| -> String {
        let department = |number: usize| {
            if (number < 8) == swapped {
                "Marketing"
            } else {
                "Sales"
            }
        };
        let lines = list.lines().enumerate();
        let lines = lines
            .map(|(number, line)| line.replace(",Sales,", &format!(",{},", department(number))));
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    let (one, other) = (half(&current, false), half(&current, true));
    assert!(stopped("sociuu", "", &one, &other).is_empty());
}

#[test]
fn users_who_become_others_altogether_stop() {
    let current = with_ids(14, "example.com", 0);
    let mut other = current.clone();
    for (number, (first, last)) in NAMES.iter().enumerate() {
        let letter = char::from(b'a' + number as u8).to_string();
        let name = format!(
            "{}usi;{}unther",
            letter.to_uppercase(),
            letter.to_uppercase().repeat(2)
        );
        other = other.replace(&format!("{first};{last}"), &name);
        other = other.replace(&address(first, last, ""), &format!("{letter}{number}x@"));
    }
    let stops = stopped("spencer", "--operation sync", &other, &current);
    assert_eq!(stops, ["--accept identities=14"]);
}

#[test]
fn seats_count_those_who_are_there() {
    let header = "Account Name,Email,Active?\n";
    let user = |name: &str| format!("{name} Berg,{name}@example.com,TRUE\n");
    let current = header.to_owned() + &user("anna") + &user("ben") + &user("cleo");
    let new = header.to_owned() + &user("dora") + &user("emil");
    let stopped = |seats: u64| stopped("symbiant", &format!("--org seats={seats}"), &new, &current);
    assert_eq!(stopped(4), ["--accept seats=1"]);
    assert!(stopped(5).is_empty());
    // More seats are taken than there are, but the plan takes none of them.
    let as_before = header.to_owned() + &user("anna").replace("Berg", "Bergen");
    assert!(self::stopped("symbiant", "--org seats=2", &as_before, &current).is_empty());
}

#[test]
fn a_new_user_over_the_row_of_one_who_left_is_found() {
    let current = with_ids(4, "example.com", 0);
    let find = |list: &str| {
        let line = "validate list.csv --profile spencer --current current.csv --operation sync";
        let run = compared(list, &current)
            .line(line)
            .line("--format json")
            .run();
        let report = run.json();
        let findings = report["findings"].as_array().expect("a list").iter();
        findings
            .filter(|finding| finding["rule"] == "reused-key")
            .count()
    };
    let newcomer = current
        .replace("Ben;Cole", "Zoe;Adler")
        .replace("ben.cole@", "zoe.adler@");
    assert_eq!(find(&newcomer), 1);
    let married = current
        .replace("Anna;Berg", "Anna;Lind")
        .replace("anna.berg@", "anna.lind@");
    let swapped = current
        .replace("Ben;Cole", "Cole;Ben")
        .replace("ben.cole@", "cole.ben@");
    let moved = with_ids(4, "example.org", 0);
    for silent in [&married, &swapped, &moved, &current] {
        assert_eq!(find(silent), 0, "{silent}");
    }
}

#[test]
fn a_new_name_and_a_new_address_are_a_hint_with_both_names() {
    let current = people(8, "example.com");
    let married = people(8, "example.com")
        .replace("Anna,Berg", "Anna,Lind")
        .replace("anna.berg@", "anna.lind@");
    let shown = |list: &str| {
        let line = "diff list.csv --profile sociuu --current current.csv --absent delete";
        compared(list, &current)
            .line(line)
            .line("--show-values full")
            .run()
            .stdout
    };
    let run = shown(&married);
    assert!(
        run.contains("`Anna Lind` is the new name of `Anna Berg`"),
        "{run}"
    );
    // Another first name, or another department, is another person.
    for other in [
        married.replace("Anna,Lind", "Nora,Lind"),
        married.replace("anna.lind@example.com,Sales", "anna.lind@example.com,Legal"),
    ] {
        assert!(!shown(&other).contains("probable-rename"), "{other}");
    }
}

#[test]
fn a_date_that_lies_ahead_archives_nobody_yet() {
    let current = with_ids(5, "example.com", 0);
    let leaving = |when: &str| {
        let list = current.replacen(";\n", &format!(";{when}\n"), 2);
        // The first is the end of the header row, which has no such cell.
        let line = "diff list.csv --profile spencer --current current.csv --operation sync";
        compared(&list, &current).line(line).run().stdout
    };
    for when in ["9999-12-31", "2999-06-30", "1900-01-01", "0001-01-01"] {
        let run = leaving(when);
        assert!(
            run.contains("0 to archive") && run.contains("not archived yet"),
            "{run}"
        );
    }
    let run = leaving("2024-06-30");
    assert!(
        run.contains("2 to archive") && !run.contains("not archived yet"),
        "{run}"
    );
}

#[test]
fn a_database_issues_no_ids_of_the_target() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    let run = |line: &str, exit: i32| Enroll::new().line(line).exit(exit).run_in(folder.path());
    let header = "First name,Last name,Email,TYPE,ACTIVE,SoSafe ID\n";
    let user =
        |name: &str, id: &str| format!("{name},Berg,{name}@example.com,Single Address,Yes,{id}\n");
    write(
        "first.csv",
        &(header.to_owned() + &user("anna", "") + &user("ben", "")),
    );
    run(
        "apply first.csv --profile sosafe --current users.db --create --yes",
        0,
    );
    let export = |folder: &Path| {
        let line = "export --current users.db --profile sosafe --columns email,sosafe_id -o -";
        Enroll::new()
            .line(line)
            .run_in(folder)
            .stdout
            .replace('\r', "")
    };
    assert!(export(folder.path()).ends_with("anna@example.com,\nben@example.com,\n"));
    // The real ids come with an export, and nothing is wrong with them.
    write(
        "real.csv",
        &(header.to_owned() + &user("anna", "48213") + &user("ben", "48214")),
    );
    run("validate real.csv --profile sosafe --current users.db", 0);
    run(
        "apply real.csv --profile sosafe --current users.db --yes",
        0,
    );
    assert!(export(folder.path()).ends_with("anna@example.com,48213\nben@example.com,48214\n"));
    // A typo in the address: whatever the id says, nobody is deleted.
    write("gone.csv", "Email,SoSafe ID\nbenn@example.com,48213\n");
    let delete = "gone.csv --profile sosafe --operation delete --current users.db";
    let found = run(&format!("validate {delete}"), 1);
    assert!(
        found.stdout.contains("no current user has this address"),
        "{}",
        found.stdout
    );
    run(&format!("apply {delete} --yes"), 1);
    write("two.csv", "Email,SoSafe ID\nben@example.com,48213\n");
    run(
        "validate two.csv --profile sosafe --operation delete --current users.db",
        1,
    );
    // An id is never written by us.
    write("wrong.csv", &(header.to_owned() + &user("anna", "48231")));
    let fixed = run(
        "validate wrong.csv --profile sosafe --current users.db --fix -o fixed.csv",
        1,
    );
    assert!(!fixed.stdout.contains("48213"), "{}", fixed.stdout);
    let text = std::fs::read_to_string(folder.path().join("fixed.csv")).expect("it is there");
    assert!(text.contains("48231"), "{text}");
}

/// What stands at the path of an undo plan may be the only way back from an earlier run.
#[test]
fn an_undo_plan_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |line: &str, exit: i32| Enroll::new().line(line).exit(exit).run_in(folder.path());
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    let apply = "apply list.csv --profile sociuu --current users.db --yes";
    write("list.csv", &people(3, "example.com"));
    run(&format!("{apply} --create"), 0);
    // Without a change there is nothing to take back.
    run(&format!("{apply} --undo undo.json"), 0);
    assert!(!folder.path().join("undo.json").exists());
    write("list.csv", &people(4, "example.com"));
    run(&format!("{apply} --undo undo.json"), 0);
    let undo = std::fs::read(folder.path().join("undo.json")).expect("it is there");
    write("list.csv", &people(5, "example.com"));
    let refused = run(&format!("{apply} --undo undo.json"), 2);
    assert!(
        refused.stderr.contains("is there already"),
        "{}",
        refused.stderr
    );
    std::fs::hard_link(
        folder.path().join("list.csv"),
        folder.path().join("link.json"),
    )
    .expect("a link");
    run(&format!("{apply} --report json=link.json"), 2);
    assert_eq!(
        std::fs::read(folder.path().join("undo.json")).expect("it is there"),
        undo
    );
}

#[test]
fn current_users_that_are_not_there_are_no_export() {
    let run = Enroll::new()
        .file("list.csv", people(2, "example.com"))
        .line("apply list.csv --profile sociuu --current missing.db --yes")
        .exit(3)
        .run();
    assert!(
        run.stderr.contains("cannot read `missing.db`"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_edited_plan_is_held_against_its_profile() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |line: &str, exit: i32| Enroll::new().line(line).exit(exit).run_in(folder.path());
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("list.csv"), people(3, "example.com")).expect("a file");
    run(
        "apply list.csv --profile sociuu --current users.db --create --yes",
        0,
    );
    std::fs::write(path("list.csv"), people(4, "example.com")).expect("a file");
    run(
        "diff list.csv --profile sociuu --current users.db -o plan.json",
        0,
    );
    let plan = std::fs::read_to_string(path("plan.json")).expect("it is there");
    let before = std::fs::read(path("users.db")).expect("it is there");
    for (from, to) in [
        // An id behind which the database could count no further.
        ("\"id\":null", "\"id\":9223372036854775807"),
        // A user whom nobody could recognize.
        ("\"email\":\"dora.ek@example.com\",", ""),
        // What this target does not do.
        ("\"change\":\"create\"", "\"change\":\"archive\""),
        ("\"operation\": \"import\"", "\"operation\": \"sync\""),
    ] {
        let edited = plan.replace(from, to);
        let edited = if to.contains("archive") {
            let edited = edited.replace("\"create\":1", "\"create\":0");
            edited.replace("\"archive\":0", "\"archive\":1")
        } else {
            edited
        };
        assert_ne!(edited, plan, "{from}");
        std::fs::write(path("edited.json"), edited).expect("a file");
        run("apply edited.json --current users.db --yes", 3);
        assert_eq!(
            std::fs::read(path("users.db")).expect("it is there"),
            before,
            "{from}"
        );
    }
    // The same as an undo plan, whose new users bring their numbers.
    let undo = plan
        .replace("\"operation\": \"import\"", "\"operation\": \"undo\"")
        .replace("\"id\":null", "\"id\":9223372036854775807");
    std::fs::write(path("edited.json"), undo).expect("a file");
    run("apply edited.json --current users.db --yes", 3);
    assert_eq!(
        std::fs::read(path("users.db")).expect("it is there"),
        before
    );
}

#[test]
fn the_journal_does_not_name_skipped_users() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |line: &str| Enroll::new().line(line).run_in(folder.path());
    std::fs::write(folder.path().join("list.csv"), people(3, "example.com")).expect("a file");
    run(
        "apply list.csv --profile sociuu --current users.db --create --skip anna.berg@example.com --yes",
    );
    let bytes = std::fs::read(folder.path().join("users.db")).expect("it is there");
    let is_there = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    assert!(is_there(b"ben.cole@") && !is_there(b"anna.berg@"));
}

#[test]
fn what_a_plan_refuses_is_found_before() {
    let header = "Account Name,Email,Active?\n";
    let current =
        format!("{header}Anna Berg,anna@example.com,TRUE\nBen Cole,ben@example.com,TRUE\n");
    let list = format!("{header}Anna Berg,anna@example.com,TRUE\nBen Cole,bert@example.com,TRUE\n");
    let run = compared(&list, &current)
        .line("validate list.csv --profile symbiant --current current.csv --format json")
        .exit(1)
        .run();
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("a list").iter();
    let found: Vec<String> = findings
        .map(|finding| {
            format!(
                "{} {} {}",
                finding["row"], finding["severity"], finding["rule"]
            )
        })
        .collect();
    assert!(
        found.contains(&"2 \"warning\" \"duplicate-id\"".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"3 \"error\" \"id-conflict\"".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_group_that_is_almost_one_of_the_current_users_is_found() {
    let current = people(8, "example.com").replace("Sales", "Marketing");
    let list = people(9, "example.com").replace("Sales", "Marketing");
    let (above, newcomer) = list.trim_end().rsplit_once('\n').expect("several rows");
    let header = above.lines().next().expect("a header");
    let list = format!("{header}\n{}\n", newcomer.replace("Marketing", "Marketng"));
    let run = compared(&list, &current)
        .line("validate list.csv --profile sociuu --current current.csv")
        .line("--show-values full")
        .run();
    assert!(
        run.stdout.contains("near-duplicate-group"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("Marketing"), "{}", run.stdout);
}

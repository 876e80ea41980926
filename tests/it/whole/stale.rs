//! A plan is carried out where it was made for, and as long as it fits.

use crate::whole::{PROFILE, People};

const PEOPLE: &str = "Email,First name,Department,Badge\n\
    anna.berg@example.com,Anna,Sales,B1\n\
    ben.cole@example.com,Ben,Sales,B2\n\
    cora.fink@example.com,Cora,Legal,B3\n";

const LINE: &str = "--profile people.toml --current users.db";

/// A plan that one list asks for is made, another list is carried out, and then the plan is to be: what is said.
fn stale(wanted: &str, flags: &str, meanwhile: &str, meanwhile_flags: &str) -> String {
    let place = People::with(PEOPLE);
    place.file("wanted.csv", wanted);
    place.ends(0, &format!("diff wanted.csv {LINE} {flags} -o plan.json"));
    place.file("wanted.csv", meanwhile);
    place.ends(
        0,
        &format!("apply wanted.csv {LINE} {meanwhile_flags} --yes"),
    );
    let before = place.bytes("users.db");
    let ended = place.ends(4, &format!("apply plan.json {LINE} --yes --undo undo.json"));
    assert!(place.bytes("users.db") == before, "it was written to");
    assert_eq!(place.files(), ["users.db"]);
    ended.stderr
}

const CHANGED: &str = "error: the current users have changed since the plan was made: ";
const AGAIN: &str = "\nhelp: make a new plan with `enroll diff`\n";

#[test]
fn a_plan_is_refused_that_no_longer_fits() {
    let moved = "Email,First name,Department\nanna.berg@example.com,Anna,Board\n";
    let moved_elsewhere = "Email,First name,Department\nanna.berg@example.com,Anna,Legal\n";
    let gone = "Email\nanna.berg@example.com\n";
    let dora = "Email,First name,Department\ndora.holm@example.com,Dora,Sales\n";
    let ben_gets_b9 = "Email,First name,Badge\nben.cole@example.com,Ben,B9\n";
    let cora_gets_b9 = "Email,First name,Badge\ncora.fink@example.com,Cora,B9\n";
    let without_cora = "Email,First name,Department\nanna.berg@example.com,Anna,Sales\nben.cole@example.com,Ben,Sales\n";
    let cora_moved = "Email,First name,Department\ncora.fink@example.com,Cora,Board\n";
    for (what, said, expected) in [
        (
            "an update, and the value is another one",
            stale(moved, "", moved_elsewhere, ""),
            "`department` of `anna.berg@example.com` is `Legal`, not `Sales`",
        ),
        (
            "an update, and nobody is there any more",
            stale(moved, "", gone, "--operation delete"),
            "`anna.berg@example.com` does not exist any more",
        ),
        (
            "a deletion, and the user is another one",
            stale(gone, "--operation delete", moved, ""),
            "`department` of `anna.berg@example.com` is `Board`, not `Sales`",
        ),
        (
            "a deletion, and nobody is there any more",
            stale(gone, "--operation delete", gone, "--operation delete"),
            "`anna.berg@example.com` does not exist any more",
        ),
        (
            "a leaver, and somebody has moved them",
            stale(without_cora, "--absent delete", cora_moved, ""),
            "`department` of `cora.fink@example.com` is `Board`, not `Legal`",
        ),
        (
            "a new user, and the address is taken",
            stale(dora, "", dora, ""),
            "the `email` of `dora.holm@example.com` is already used by `dora.holm@example.com`",
        ),
        (
            "a badge, and another has got it",
            stale(ben_gets_b9, "", cora_gets_b9, ""),
            "the `badge` of `ben.cole@example.com` is already used by `cora.fink@example.com`",
        ),
    ] {
        assert_eq!(said, format!("{CHANGED}{expected}{AGAIN}"), "{what}");
    }
}

#[test]
fn who_was_archived_in_the_meantime_is_not_archived_again() {
    let without_cora = "Email,First name,Department\nanna.berg@example.com,Anna,Sales\nben.cole@example.com,Ben,Sales\n";
    let said = stale(
        without_cora,
        "--operation sync",
        without_cora,
        "--operation sync",
    );
    assert!(
        said.starts_with(&format!(
            "{CHANGED}`archived_at` of `cora.fink@example.com` is `20"
        )),
        "{said}"
    );
}

/// A database and a plan for it, and what becomes of the plan once it was edited.
fn refused(changed: &dyn Fn(String) -> String, exit: i32, flags: &str) -> String {
    let place = People::with(PEOPLE);
    place.file(
        "wanted.csv",
        "Email,First name,Department\nanna.berg@example.com,Anna,Board\ndora.holm@example.com,Dora,Sales\n",
    );
    place.ends(0, &format!("diff wanted.csv {LINE} -o plan.json"));
    let plan = String::from_utf8(place.bytes("plan.json")).expect("a text");
    let other = changed(plan.clone());
    assert_ne!(plan, other);
    place.file("plan.json", other);
    let before = place.bytes("users.db");
    let ended = place.ends(
        exit,
        &format!("apply plan.json {flags} --yes --undo undo.json"),
    );
    assert!(place.bytes("users.db") == before, "it was written to");
    assert_eq!(place.files(), ["users.db"]);
    let first = ended.stderr.lines().next().expect("it says something");
    first.to_owned()
}

#[test]
fn a_plan_that_is_not_whole_or_was_edited_is_refused() {
    const NO_PLAN: &str = "error: `plan.json` is not a valid plan: ";
    let refused = |edit: &dyn Fn(String) -> String| {
        let said = refused(edit, 3, LINE);
        let why = said.strip_prefix(NO_PLAN);
        why.unwrap_or_else(|| panic!("{said}")).to_owned()
    };
    let cut = refused(&|plan| plan[..plan.len() / 2].to_owned());
    assert!(cut.starts_with("EOF while parsing"), "{cut}");
    // Wherever it is cut, but for the line end.
    for share in 1..10 {
        refused(&|plan| plan[..plan.len() * share / 10].to_owned());
    }
    assert_eq!(
        refused(&|plan| {
            let without = |line: &&str| !line.contains("dora.holm");
            let lines: Vec<&str> = plan.lines().filter(without).collect();
            lines.join("\n").replace("},\n],", "}\n],")
        }),
        "its counts do not match its changes"
    );
    assert_eq!(
        refused(&|plan| plan.replace("\"create\":1", "\"create\":2")),
        "its counts do not match its changes"
    );
    assert_eq!(
        refused(&|plan| plan.replace("\"schema_version\": 1", "\"schema_version\": 2")),
        "its `schema_version` is 2, but this version of enroll reads 1 at line 2 column 20"
    );
    // What the program writes beside a plan is not a plan, whatever else it has.
    assert_eq!(
        refused(&|plan| plan.replace("\"kind\": \"plan\"", "\"kind\": \"result\"")),
        "it is a `result`, not a `plan` at line 3 column 17"
    );
    assert_eq!(
        refused(&|plan| plan.replace("\"department\"", "\"room\"")),
        "`people` has no field `room`"
    );
    // Which of two values counts is nothing that an approver could see.
    let twice =
        refused(&|plan| plan.replace("\"department\":", "\"department\":\"X\",\"department\":"));
    assert!(twice.starts_with("`department` is there twice"), "{twice}");
}

#[test]
fn a_plan_for_something_else_is_a_wrong_command() {
    let place = People::with(PEOPLE);
    place.file("other.toml", PROFILE.replace("\"people\"", "\"others\""));
    let wanted = "Email,First name,Department\nanna.berg@example.com,Anna,Board\n";
    place.file("wanted.csv", wanted);
    place.ends(0, &format!("diff wanted.csv {LINE} -o plan.json"));
    std::fs::rename(place.path("users.db"), place.path("kept.db")).expect("a new name");
    place.ends(0, &format!("apply held.csv {LINE} --create --yes"));
    let said = place
        .ends(2, &format!("apply plan.json {LINE} --yes"))
        .stderr;
    assert_eq!(
        said,
        "error: `plan.json` was made for other current users, not for `users.db`\n\
         help: use the current users it was made for, or make a new plan with `enroll diff`\n"
    );
    let line = "apply plan.json --profile other.toml --current kept.db --yes";
    assert_eq!(
        place.ends(2, line).stderr,
        "error: `plan.json` is a plan for the profile `people`, not for `others`\n\
         help: add `--profile people`\n"
    );
    let line = "apply plan.json --profile people.toml --current held.csv --output new.csv --yes";
    let said = place.ends(2, line).stderr;
    assert!(
        said.starts_with(
            "error: `plan.json` was made for other current users, not for `held.csv`\n"
        ),
        "{said}"
    );
    // Where it was made for, it is carried out.
    place.ends(
        0,
        "apply plan.json --profile people.toml --current kept.db --yes",
    );
}

/// Only the number of the values was compared, as far as the tests could tell.
#[test]
fn a_plan_is_refused_where_one_of_several_values_is_another_one() {
    let profile = PROFILE.replace(
        "[fields.badge]",
        "[fields.teams]\nmulti_valued = true\nseparator = \",\"\nheaders = [\"Teams\"]\n\n[fields.badge]",
    );
    let list = |teams: &str| format!("Email,First name,Teams\na@example.com,Anna,\"{teams}\"\n");
    for (meanwhile, exit) in [("one,three", 4), ("two,one", 0), ("one", 4)] {
        let place = People::new();
        place.file("people.toml", &profile);
        place.file("held.csv", list("one,two"));
        place.file("wanted.csv", list("four"));
        let flags = "--profile people.toml --current held.csv";
        place.ends(0, &format!("diff wanted.csv {flags} -o plan.json"));
        place.file("held.csv", list(meanwhile));
        let ended = place.ends(exit, &format!("apply plan.json {flags} --yes -o new.csv"));
        assert_eq!(
            ended.stderr.starts_with(CHANGED),
            exit == 4,
            "{meanwhile}: {}",
            ended.stderr
        );
    }
}

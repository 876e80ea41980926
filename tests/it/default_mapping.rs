//! `enroll.toml` of the current folder is the mapping where neither a mapping nor a profile is named.

use crate::harness::Enroll;

const LIST: &str = "Dienst-Mail,First name,Last name,TYPE,ACTIVE\n\
                    anna@example.com,Anna,Berg,Single Address,Yes\n";

const DEFAULT: &str = "profile = \"sosafe\"\n[columns]\nemail = \"Dienst-Mail\"\nfirst_name = \"First name\"\n\
                       last_name = \"Last name\"\ntype = \"TYPE\"\nactive = \"ACTIVE\"\n";

fn enroll(line: &str) -> Enroll {
    Enroll::new()
        .file("people.csv", LIST)
        .file("enroll.toml", DEFAULT)
        .line(line)
}

#[test]
fn it_is_used_where_nothing_else_is_named_and_the_first_line_says_so() {
    let text = enroll("validate people.csv").run().stdout;
    let first = text.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("people.csv: 1 user, SoSafe import with enroll.toml (CSV"),
        "{text}"
    );
    let text = enroll("map people.csv --no-input -o new.toml").run().stdout;
    assert!(
        text.starts_with("people.csv: mapped to SoSafe import with enroll.toml"),
        "{text}"
    );
    let text = enroll("diff people.csv --current users.db --create")
        .run()
        .stdout;
    assert!(
        text.starts_with("people.csv → users.db: SoSafe import with enroll.toml"),
        "{text}"
    );
    let text = enroll("fields").run().stdout;
    assert!(
        text.starts_with("SoSafe import with enroll.toml, verified"),
        "{text}"
    );
    let run = enroll("export people.csv -o up.csv").run();
    let note = "note: the mapping is enroll.toml of this folder\n";
    assert!(run.stderr.contains(note), "{}", run.stderr);
    let run = enroll("export --template -o template.csv").run();
    assert!(run.stderr.contains(note), "{}", run.stderr);
    assert!(
        run.read("template.csv").contains("Email"),
        "{}",
        run.read("template.csv")
    );
}

#[test]
fn a_mapping_or_a_profile_that_is_named_takes_its_place() {
    let run = enroll("validate people.csv --profile sosafe").exit(1).run();
    assert!(
        run.stdout
            .starts_with("people.csv: 1 user, SoSafe import (CSV"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("required column not found"),
        "{}",
        run.stdout
    );
    let run = enroll("validate people.csv --mapping hr.toml")
        .file(
            "hr.toml",
            DEFAULT
                .replace("sosafe", "symbiant")
                .split("[columns]")
                .next()
                .expect("a part"),
        )
        .exit(1)
        .run();
    assert!(
        run.stdout
            .starts_with("people.csv: 1 user, Symbiant import (CSV"),
        "{}",
        run.stdout
    );
}

/// Flags go over it as over a mapping that is named.
#[test]
fn other_flags_go_over_it() {
    let run = enroll("validate people.csv --operation delete --set email=TYPE")
        .exit(1)
        .run();
    assert!(
        run.stdout.contains("SoSafe DELETE with enroll.toml"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("Single Address"), "{}", run.stdout);
}

#[test]
fn a_saved_plan_does_not_look_at_it() {
    let made = enroll("diff people.csv --current users.db --create -o plan.json").run();
    let folder = made.folder.path();
    std::fs::write(folder.join("enroll.toml"), "profile = \"symbiant\"\n").expect("a file");
    let run = Enroll::new()
        .line("apply plan.json --current users.db --create --yes")
        .command()
        .current_dir(folder)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(!said.contains("symbiant"), "{said}");
}

#[test]
fn it_is_never_overwritten() {
    let run = enroll("validate people.csv --report json=enroll.toml")
        .exit(2)
        .run();
    assert!(
        run.stderr.contains("`--report` names the mapping"),
        "{}",
        run.stderr
    );
    assert_eq!(run.read("enroll.toml"), DEFAULT);
}

#[test]
fn map_updates_the_mapping_that_it_wrote() {
    let other = "profile = \"sosafe\"\noperation = \"delete\"\n";
    let run = enroll("map people.csv --no-input -o hr.toml")
        .file("hr.toml", other)
        .exit(1)
        .run();
    assert!(
        run.stdout
            .starts_with("people.csv: mapped to SoSafe DELETE (CSV"),
        "{}",
        run.stdout
    );
    assert!(
        run.read("hr.toml").contains("operation = \"delete\""),
        "{}",
        run.read("hr.toml")
    );
    assert_eq!(run.read("enroll.toml"), DEFAULT);
}

#[test]
fn errors_about_a_missing_profile_mention_it() {
    let bare = |line: &str| {
        Enroll::new()
            .file("people.csv", LIST)
            .line(line)
            .exit(2)
            .run()
            .stderr
    };
    for line in [
        "validate people.csv",
        "export --template -o t.csv",
        "fields email",
    ] {
        let said = bare(line);
        assert!(said.contains("`--profile` is missing"), "{said}");
        assert!(
            said.contains("a mapping named enroll.toml in this folder"),
            "{said}"
        );
    }
    let run = enroll("validate people.csv")
        .file("enroll.toml", "")
        .exit(2)
        .run();
    assert!(
        run.stderr
            .contains("the mapping `enroll.toml` of this folder names no profile"),
        "{}",
        run.stderr
    );
}

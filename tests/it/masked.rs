//! Values are masked in every output alike, or in none.

use regex::Regex;

use crate::harness::Enroll;

pub(crate) const PORTAL: &str = r#"
name = "portal"
title = "Portal"
match_on = ["id", "email"]
same_person_when = ["name"]

[file]
formats = ["csv"]

[fields.id]
type = "id"
unique = true
headers = ["Id"]

[fields.email]
type = "email"
required = true
unique = true
headers = ["Email"]

[fields.name]
required = true
headers = ["Name"]

[fields.groups]
multi_valued = true
separator = ","
group = true
headers = ["Groups"]

[fields.joined]
type = "date"
formats = ["YYYY-MM-DD"]
headers = ["Joined"]

[operations.import]
absent = ["keep", "delete"]
groups = ["add", "replace"]
"#;

/// Every cell has a mark of its own: `qx` and two digits. Rows with every kind of fault are among them.
pub(crate) const PEOPLE: &str = "Id,Email,Name,Groups,Joined,qx98
qx01,qx02@example.com,qx03 qx03,\"qx04,qx05\",2026-01-01,qx06
qx11,qx12@example,qx13 qx13,\"qx14,qx15\",qx16,qx17
qx21,qx22@example.com; qx23@example.com,qx24,qx14,2026-01-01,qx26
qx31,qx02@example.com,qx33,qx14,2026-01-01,qx36
qx41,\"qx42@example.com,qx43,qx44,1985-03-01,DE893704\",qx45,,,
qx51,,qx53,qx54,2026-01-01,qx56
qx61,qx62@example.com,\"qx63,qx64,2026-01-01,
qx71,qx72@example.com,qx73,qx74,2026-01-01,\"qx76
qx81,qx82@example.com,qx83,qx14s,2026-01-01,=qx86()
qx91,qx92@example.com,-,qx94,2026-01-01,qx96
";

pub(crate) const CLEAN: &str = "Id,Email,Name,Groups,Joined
qx01,qx02@example.com,qx03 qx03,\"qx04,qx05\",2026-01-01
qx11,qx12@example.com,qx13 qx13,qx14,2026-01-01
";

pub(crate) const CURRENT: &str = "Id,Email,Name,Groups,Joined
qx01,qx07@example.com,qx08 qx08,\"qx09,qx05\",2026-01-01
qx19,qx18@example.com,qx13 qx13,qx14,2026-01-01
";

/// What a command says, for people and for programs.
fn said(line: &str, exit: i32, how: &str) -> String {
    let enroll = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("people.csv", PEOPLE)
        .file("clean.csv", CLEAN)
        .file("current.csv", CURRENT)
        .file("hr.toml", "profile = \"portal.toml\"\n[columns]\nid = \"Id\"\nemail = \"Email\"\nname = \"Groups\"\n")
        .line(line)
        .exit(exit);
    let run = match how {
        "" => enroll.variable("CI", "true").run(),
        how => enroll.line("--show-values").line(how).run(),
    };
    let report = run.folder.path().join("report.json");
    let report = std::fs::read_to_string(report).unwrap_or_default();
    // A report that is named is a person's own file, unless the flag says otherwise.
    let report = if how.is_empty() {
        String::new()
    } else {
        report
    };
    run.stdout + &run.stderr + &report
}

#[test]
fn no_output_shows_a_value_that_is_masked() {
    let mark = Regex::new("qx[0-9]{2}").expect("a pattern");
    let allowed = ["qx98"];
    for (line, exit) in [
        ("validate people.csv --profile portal.toml", 1),
        ("validate people.csv --profile portal.toml --format json", 1),
        (
            "validate people.csv --profile portal.toml --report json=report.json",
            1,
        ),
        (
            "validate people.csv --profile portal.toml --fix -o fixed.csv",
            1,
        ),
        (
            "validate people.csv --profile portal.toml --current current.csv --format json",
            1,
        ),
        (
            "validate people.csv --profile portal.toml --current current.csv",
            1,
        ),
        (
            "diff people.csv --profile portal.toml --current current.csv --format json",
            1,
        ),
        (
            "diff people.csv --profile portal.toml --current current.csv --absent delete",
            1,
        ),
        (
            "diff clean.csv --profile portal.toml --current current.csv --absent delete",
            0,
        ),
        (
            "diff clean.csv --profile portal.toml --current current.csv --absent delete --full",
            0,
        ),
        (
            "diff clean.csv --profile portal.toml --current current.csv --absent delete --format json",
            0,
        ),
        (
            "diff clean.csv --profile portal.toml --current current.csv --groups replace --report json=report.json",
            0,
        ),
        (
            "apply clean.csv --profile portal.toml --current current.csv -o new.csv --yes --report json=report.json",
            0,
        ),
        (
            "apply people.csv --profile portal.toml --current current.csv -o new.csv --yes --skip-invalid --failed failed.csv",
            0,
        ),
        (
            "apply people.csv --profile portal.toml --current current.csv -o new.csv --yes",
            1,
        ),
        ("export people.csv --profile portal.toml -o up.csv", 1),
        (
            "export people.csv --profile portal.toml -o up.csv --skip-invalid --failed failed.csv",
            1,
        ),
        (
            "export clean.csv --profile portal.toml -o up.csv --merge people.csv",
            1,
        ),
        (
            "export clean.csv --from-profile portal.toml --profile sociuu -o up.csv",
            1,
        ),
        ("map people.csv --profile portal.toml --no-input", 0),
        (
            "map people.csv --profile portal.toml --no-input --format json",
            0,
        ),
        (
            "map people.csv --profile portal.toml --no-input --current current.csv -o new.toml",
            0,
        ),
        ("map people.csv --check hr.toml", 0),
        ("map people.csv --check hr.toml --format json", 0),
    ] {
        for how in ["masked", "never", ""] {
            let said = said(line, exit, how);
            let shown = mark
                .find_iter(&said)
                .find(|found| !allowed.contains(&found.as_str()));
            assert!(shown.is_none(), "{line} ({how}) shows {shown:?}:\n{said}");
        }
    }
}

#[test]
fn values_are_shown_in_full_but_on_a_build_server() {
    let run = |variable: Option<(&'static str, &'static str)>| {
        let enroll = Enroll::new()
            .file("portal.toml", PORTAL)
            .file("people.csv", "Email,Name\nqx01@example,Anna\n")
            .line("validate people.csv --profile portal.toml")
            .exit(1);
        match variable {
            Some((name, value)) => enroll.variable(name, value).run().stdout,
            None => enroll.run().stdout,
        }
    };
    for variable in [
        None,
        Some(("CI", "")),
        Some(("CI", "false")),
        Some(("LANG", "C")),
    ] {
        let stdout = run(variable);
        assert!(
            stdout.contains("qx01@example") && !stdout.contains("masked"),
            "{stdout}"
        );
    }
    for name in [
        "CI",
        "TF_BUILD",
        "JENKINS_URL",
        "TEAMCITY_VERSION",
        "BUILDKITE",
    ] {
        let stdout = run(Some((name, "1")));
        assert!(!stdout.contains("qx01@"), "{name}: {stdout}");
        let how = "values are masked: `--show-values full` shows them";
        assert!(stdout.contains(how), "{name}: {stdout}");
    }
}

/// Who carried out what a build server shows would write `a***` over every name.
#[test]
fn a_plan_that_is_masked_cannot_be_carried_out() {
    let enroll = |line: &str| {
        Enroll::new()
            .file("portal.toml", PORTAL)
            .file("clean.csv", CLEAN)
            .file("current.csv", CURRENT)
            .line(line)
    };
    let diff = enroll("diff clean.csv --profile portal.toml --current current.csv --format json")
        .variable("CI", "true")
        .run();
    let run =
        enroll("apply plan.json --profile portal.toml --current current.csv -o new.csv --yes")
            .file("plan.json", &diff.stdout)
            .exit(3)
            .run();
    assert!(run.stderr.contains("masked-plan"), "{}", run.stderr);
    assert!(!run.folder.path().join("new.csv").exists());
}

/// A safeguard names a protected user whom the plan would remove.
#[test]
fn what_a_safeguard_says_is_masked_like_everything_else() {
    let profile = PORTAL.replace(
        "same_person_when",
        "org = [\"protected\"]\nsame_person_when",
    );
    let run = |how: &str| {
        Enroll::new()
            .file("portal.toml", &profile)
            .file("clean.csv", CLEAN)
            .file(
                "current.csv",
                format!("{CURRENT}qx77,qx78@example.com,qx79,,\n"),
            )
            .line("apply clean.csv --profile portal.toml --current current.csv -o new.csv --yes")
            .line("--absent delete --org protected=qx78@example.com --show-values")
            .args([how])
            .exit(4)
            .run()
            .stderr
    };
    assert!(run("full").contains("`qx77`"), "{}", run("full"));
    assert!(!run("masked").contains("qx77"), "{}", run("masked"));
    assert!(!run("never").contains("qx77"), "{}", run("never"));
}

/// What a field takes of a closed list is no personal data.
#[test]
fn a_suggestion_from_a_closed_list_is_shown_where_values_are_masked() {
    let list = "Email,First name,Last name,TYPE,ACTIVE,Language\n\
                anna@example,com,Anna,Berg,Single Adress,Ja,Deutsch\n";
    let list = list.replace("anna@example,com", "anna@example.con");
    for (format, shown) in [
        ("json", "\"suggestion\": \"Single Address\""),
        ("csv", "Single Address"),
        ("sarif", "Single Address"),
        ("gitlab", "Single Address"),
    ] {
        let run = Enroll::new()
            .file("people.csv", &list)
            .variable("CI", "true")
            .line(&format!(
                "validate people.csv --profile sosafe --fail-on never --format {format}"
            ))
            .run();
        assert!(run.stdout.contains(shown), "{format}: {}", run.stdout);
        assert!(
            !run.stdout.contains("Single Adress"),
            "{format}: {}",
            run.stdout
        );
        assert!(!run.stdout.contains("anna@"), "{format}: {}", run.stdout);
    }
}

//! `--since` and `--baseline`: what became of an earlier list, and what an earlier report has already.

use crate::harness::{Enroll, Run};

const HEADER: &str = "Email,First name,Last name,TYPE,ACTIVE,User group\n";

const V1: [&str; 5] = [
    "anna@example.com,Anna,Berg,Single Address,Yes,Sales\n",
    "ben.cole@example,Ben,Cole,Single Address,Yes,IT\n",
    "cleo@example.com,Cleo,,Single Address,maybe,Sales\n",
    "dora@example.com,Dora,Eck,Employee,Yes,IT\n",
    "emil@example.com,Emil,Fuchs,Employee,Yes,IT\n",
];

/// Rows moved; ben's address and cleo's name corrected; cleo's ACTIVE changed and still wrong; dora gone; anna's group changed
/// though nothing was wrong with it; gil is new, without a name.
const V2: [&str; 5] = [
    "emil@example.com,Emil,Fuchs,Employee,Yes,IT\n",
    "gil@example.com,Gil,,Single Address,Yes,IT\n",
    "cleo@example.com,Cleo,Diaz,Single Address,perhaps,Sales\n",
    "anna@example.com,Anna,Berg,Single Address,Yes,Slaes\n",
    "ben.cole@example.com,Ben,Cole,Single Address,Yes,IT\n",
];

fn list(rows: &[&str]) -> String {
    HEADER.to_owned() + &rows.concat()
}

fn validate(flags: &str) -> Enroll {
    Enroll::new()
        .file("v1.csv", list(&V1))
        .file("v2.csv", list(&V2))
        .line("validate v2.csv --profile sosafe --ignore small-group")
        .line(flags)
}

#[test]
fn an_earlier_list_is_compared_by_key_and_not_by_row() {
    let report = validate("--since v1.csv --format json")
        .exit(1)
        .run()
        .json();
    let since = &report["since"];
    let lines = |key: &str| {
        let list = since[key].as_array().expect("a list").iter();
        let line = |finding: &serde_json::Value| {
            let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", word("cell"), word("rule"))
        };
        list.map(line).collect::<Vec<_>>()
    };
    assert_eq!(lines("fixed"), ["A3 invalid-email", "C4 missing-value"]);
    assert_eq!(lines("removed"), ["D5 value-not-allowed"]);
    let by_id = |key: &str| {
        let ids = since[key].as_array().expect("a list");
        let findings = report["findings"].as_array().expect("a list").iter();
        findings
            .filter(|finding| ids.contains(&finding["id"]))
            .map(|finding| {
                format!(
                    "{} {}",
                    finding["cell"].as_str().unwrap_or_default(),
                    finding["rule"].as_str().unwrap_or_default()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        by_id("still"),
        ["D2 value-not-allowed", "E4 invalid-boolean"]
    );
    assert_eq!(by_id("new"), ["C3 missing-value"]);
    let changed = since["changed"].as_array().expect("a list");
    assert_eq!(changed.len(), 1, "{changed:#?}");
    assert_eq!(changed[0]["row"], 5);
    assert_eq!(changed[0]["earlier_row"], 2);
    assert_eq!(
        (&changed[0]["from"], &changed[0]["to"]),
        (&"Sales".into(), &"Slaes".into())
    );
    assert_eq!(
        (&since["users_added"], &since["users_removed"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn what_became_of_an_earlier_list_is_a_few_lines() {
    let text = validate("--since v1.csv").exit(1).run().stdout;
    for line in [
        "  since v1.csv: 2 findings fixed, 2 still there, 1 new",
        "  1 finding is gone because its row is",
        "  1 user added, 1 removed",
        "  1 cell was changed that had no problem",
        "     row 5, User group: `Sales`, now `Slaes`",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line}\n{text}");
    }
    assert!(
        text.lines()
            .all(|line| line.chars().count() <= 80 || line.contains("enroll ")),
        "{text}"
    );
    let masked = validate("--since v1.csv --show-values masked")
        .exit(1)
        .run()
        .stdout;
    assert!(masked.contains("`S****`, now `S****`"), "{masked}");
}

#[test]
fn the_same_list_has_nothing_new() {
    let report = Enroll::new()
        .file("v1.csv", list(&V1))
        .line("validate v1.csv --profile sosafe --since v1.csv --format json")
        .exit(1)
        .run()
        .json();
    let since = &report["since"];
    for key in ["fixed", "removed", "new", "changed"] {
        assert_eq!(since[key], serde_json::json!([]), "{key}");
    }
    let still = since["still"].as_array().expect("a list").len();
    assert_eq!(Some(still), report["findings"].as_array().map(Vec::len));
}

/// A run over the first list that leaves its report, and what comes of another list beside it.
fn against_baseline(rows: &[&str], flags: &str, exit: i32) -> Run {
    let first = Enroll::new()
        .file("v1.csv", list(&V1))
        .line("validate v1.csv --profile sosafe --ignore small-group --report json=baseline.json")
        .exit(1)
        .run();
    Enroll::new()
        .file("v2.csv", list(rows))
        .file("baseline.json", first.read("baseline.json"))
        .line("validate v2.csv --profile sosafe --ignore small-group --baseline baseline.json")
        .line(flags)
        .exit(exit)
        .run()
}

#[test]
fn a_baseline_lets_through_what_was_there() {
    let moved = [V1[3], V1[1], V1[0], V1[4], V1[2]];
    let run = against_baseline(&moved, "", 0);
    assert!(
        run.stdout.contains("known from baseline.json, 0 new"),
        "{}",
        run.stdout
    );
    let report = against_baseline(&moved, "--format json", 0).json();
    assert_eq!(report["exit"], 0);
    assert_eq!(report["baseline"]["new"], 0);
    assert_eq!(report["baseline"]["gone"], 0);
    assert_eq!(report["findings"][0]["known"], true);
    // Who is corrected or gone is no reason to fail.
    let fewer = against_baseline(&V1[..3], "--format json", 0).json();
    assert_eq!(fewer["baseline"]["gone"], 2);
}

#[test]
fn what_a_baseline_does_not_have_fails() {
    let with_new = [V1[0], V1[1], "gil@example.com,Gil,,Single Address,Yes,IT\n"];
    let report = against_baseline(&with_new, "--format json", 1).json();
    assert_eq!(report["exit"], 1);
    assert_eq!(report["baseline"]["new"], 1);
    let findings = report["findings"].as_array().expect("a list").iter();
    let new: Vec<&serde_json::Value> = findings
        .filter(|finding| finding["known"] == false)
        .collect();
    assert_eq!(new[0]["cell"], "C4");
    against_baseline(&with_new, "--fail-on never", 0);
}

#[test]
fn a_baseline_is_a_report_and_never_written_over() {
    for (flags, exit, said) in [
        (
            "--baseline v1.csv",
            2,
            "`v1.csv` is not a JSON report of `enroll validate`",
        ),
        ("--baseline nobody.json", 3, "cannot read `nobody.json`"),
        ("--since nobody.csv", 3, "cannot read `nobody.csv`"),
        ("--since v1.csv -o v1.csv", 2, "`-o` names the earlier list"),
        (
            "--baseline b.json --report json=b.json",
            2,
            "`--report` names the earlier report",
        ),
    ] {
        let run = validate(flags).file("b.json", "{}").exit(exit).run();
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

/// A target system with a list of groups that it knows.
const GROUPS: &str = "name = 'groups'\nmatch_on = ['email']\norg = ['groups']\n[fields.email]\ntype = 'email'\n\
                      headers = ['Email']\n[fields.groups]\nmulti_valued = true\nseparator = '|'\nknown = 'groups'\n\
                      headers = ['Groups']\n[operations.import]\n";

#[test]
fn of_several_values_in_a_cell_the_one_that_went_is_fixed() {
    let report = Enroll::new()
        .file("groups.toml", GROUPS)
        .file("v1.csv", "Email,Groups\na@example.com,Slaes|Bord\n")
        .file("v2.csv", "Email,Groups\na@example.com,Bord\n")
        .line("validate v2.csv --profile ./groups.toml --org groups=Sales,Board --since v1.csv --format json")
        .exit(1)
        .run()
        .json();
    let fixed = report["since"]["fixed"].as_array().expect("a list");
    let values: Vec<_> = fixed.iter().map(|fixed| &fixed["value"]).collect();
    assert_eq!(values, ["Slaes"], "{fixed:#?}");
}

#[test]
fn what_was_changed_to_correct_a_column_is_not_listed_besides() {
    let list = |is_swapped: bool| {
        let names = [
            "Anna Berg",
            "Ben Cole",
            "Cleo Diaz",
            "Dora Eck",
            "Emil Fuchs",
            "Ida Jung",
        ];
        let users = names.iter().map(|name| {
            let (first, last) = name.split_once(' ').expect("two names");
            let address = format!("{first}.{last}@example.com").to_lowercase();
            let (first, last) = if is_swapped {
                (last, first)
            } else {
                (first, last)
            };
            format!("{address},{first},{last},Single Address,Yes,Sales\n")
        });
        HEADER.to_owned() + &users.collect::<String>()
    };
    let report = Enroll::new()
        .file("v1.csv", list(true))
        .file("v2.csv", list(false))
        .line("validate v2.csv --profile sosafe --ignore small-group --since v1.csv --format json")
        .run()
        .json();
    let since = &report["since"];
    assert_eq!(since["fixed"][0]["cell"], "B", "{since:#}");
    let changed = since["changed"].as_array().expect("a list").iter();
    assert_eq!(changed.filter(|cell| cell["column"] == "B").count(), 0);
}

#[test]
fn of_several_people_of_one_name_nobody_is_taken_for_another() {
    let user =
        |address: &str| format!("{address}@example.com,Anna,Berg,Single Address,Yes,Sales\n");
    let since = |now: &[String]| {
        let report = Enroll::new()
            .file(
                "v1.csv",
                HEADER.to_owned() + &user("anna1") + &user("anna2"),
            )
            .file("v2.csv", HEADER.to_owned() + &now.concat())
            .line("validate v2.csv --profile sosafe --fail-on never --since v1.csv --format json")
            .run()
            .json();
        let since = &report["since"];
        let changed = since["changed"].as_array().expect("a list").len();
        (
            since["users_added"].as_u64(),
            since["users_removed"].as_u64(),
            changed,
        )
    };
    // Whose address it was before, nobody knows.
    assert_eq!(since(&[user("anna3")]), (Some(1), Some(2), 0));
    // One is left, and has a new address.
    assert_eq!(
        since(&[user("anna1"), user("anna3")]),
        (Some(0), Some(0), 1)
    );
}

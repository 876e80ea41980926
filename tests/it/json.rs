//! Reports for programs: what their keys mean, and that they stay.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::harness::Enroll;

const HEADER: &str = "Email,First name,Last name,TYPE,ACTIVE\n";

/// Rows with a fault each; two have one address, two have none.
const ROWS: [&str; 7] = [
    "anna@example.com,Anna,Berg,Single Address,Yes\n",
    "ben.cole@example,Ben,,Single Address,Yes\n",
    "cleo@example.com,Cleo,Diaz,Employee,maybe\n",
    "dora@example.com,Dora,Eck,Single Address,maybe\n",
    "Dora@example.com,Dora,Eck,Single Address,maybe\n",
    ",Emil,Fuchs,Single Address,Yes\n",
    ",,,Single Address,No way\n",
];

fn findings(rows: &[&str]) -> Vec<Value> {
    let list = HEADER.to_owned() + &rows.concat();
    let run = Enroll::new()
        .file("people.csv", list)
        .line("validate people.csv --profile sosafe --format json --fail-on never")
        .run();
    run.json()["findings"].as_array().expect("a list").clone()
}

/// The id of each finding with what it is about, whatever its row.
fn by_id(findings: &[Value]) -> BTreeSet<String> {
    let line = |finding: &Value| {
        let [id, rule, header, value] = ["id", "rule", "header", "value"].map(|key| &finding[key]);
        format!("{id} {rule} {header} {value}")
    };
    findings.iter().map(line).collect()
}

#[test]
fn no_two_findings_have_one_id() {
    let findings = findings(&ROWS);
    let ids: BTreeSet<&str> = findings
        .iter()
        .filter_map(|finding| finding["id"].as_str())
        .collect();
    assert_eq!(ids.len(), findings.len());
    assert!(findings.len() >= 10, "{findings:#?}");
    // The address of two rows is one match key, in whatever case, so these say the same of the same user.
    assert!(ids.iter().any(|id| id.ends_with("-2")), "{ids:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    /// Which of two users with one key comes first decides who has the `-2`: it is the set of ids that stays.
    #[test]
    fn a_finding_keeps_its_id_when_rows_move(order in Just(ROWS.to_vec()).prop_shuffle()) {
        prop_assert_eq!(by_id(&findings(&ROWS)), by_id(&findings(&order)));
    }
}

#[test]
fn a_finding_keeps_its_id_when_other_rows_come_and_go() {
    let all = by_id(&findings(&ROWS));
    let without_first = by_id(&findings(&ROWS[1..]));
    assert_eq!(all, without_first);
    let shifted = [
        &["gil@example.com,Gil,Hahn,Single Address,Yes\n"],
        &ROWS[..],
    ]
    .concat();
    assert_eq!(all, by_id(&findings(&shifted)));
    let without_last = by_id(&findings(&ROWS[..6]));
    assert!(without_last.is_subset(&all) && without_last.len() < all.len());
}

#[test]
fn a_finding_keeps_its_id_when_it_is_masked_or_less_severe() {
    let list = HEADER.to_owned() + &ROWS.concat();
    let ids = |flags: &str| {
        let run = Enroll::new()
            .file("people.csv", list.clone())
            .line("validate people.csv --profile sosafe --format json --fail-on never")
            .line(flags)
            .run();
        let report = run.json();
        let findings = report["findings"].as_array().expect("a list").iter();
        findings
            .map(|finding| finding["id"].to_string())
            .collect::<Vec<_>>()
    };
    let plain = ids("");
    for flags in [
        "--show-values never",
        "--show-values masked",
        "--warn missing-value",
        "--threads 1",
    ] {
        assert_eq!(ids(flags), plain, "{flags}");
    }
}

#[test]
fn a_failure_is_a_line_of_json_lines() {
    for (flags, exit) in [
        ("validate nobody.csv --profile sociuu --format jsonl", 3),
        ("validate nobody.csv --profile nobody --format jsonl", 2),
        ("validate nobody.csv --format jsonl --no-such-flag", 2),
    ] {
        let run = Enroll::new().line(flags).exit(exit).run();
        assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
        assert_eq!(run.stderr, "");
        let told = run.json();
        assert_eq!(told["kind"], "failure");
        assert_eq!(told["error"]["exit"], exit);
        assert!(told["error"]["message"].is_string(), "{told}");
    }
}

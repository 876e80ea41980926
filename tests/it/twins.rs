//! Workbooks with something odd about them, each beside the same table as CSV: both are judged alike.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::harness::Enroll;
use crate::stored::root;

/// The findings in rows and the number of rows.
fn judged(path: &Path) -> (BTreeSet<[String; 4]>, Value) {
    let output = Enroll::new()
        .args(["validate".as_ref(), path.as_os_str()])
        .args([
            "--profile".as_ref(),
            root("fixtures/cases/generic.toml").as_os_str(),
        ])
        .line("--org country=DE --format json")
        .command()
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(
        report["findings"].is_array(),
        "{}: {report:#}",
        path.display()
    );
    let findings = report["findings"].as_array().into_iter().flatten();
    let in_rows = findings.filter(|finding| !finding["row"].is_null());
    let shown =
        |finding: &Value| ["row", "cell", "rule", "value"].map(|key| finding[key].to_string());
    (
        in_rows.map(shown).collect(),
        report["summary"]["rows"].clone(),
    )
}

#[test]
fn a_workbook_and_the_same_table_as_csv_are_judged_alike() {
    let mut twins = 0;
    for entry in std::fs::read_dir(root("fixtures/twins")).expect("the folder is there") {
        let csv = entry.expect("an entry").path();
        let text = csv.to_string_lossy();
        let Some(workbook) = text.strip_suffix(".same-table.csv") else {
            continue;
        };
        twins += 1;
        assert_eq!(judged(Path::new(workbook)), judged(&csv), "{workbook}");
    }
    assert!(twins >= 29, "the workbooks are there");
}

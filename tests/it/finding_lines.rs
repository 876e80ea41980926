//! The findings of a report in JSON, one line each: where, which rule, how severe.

use serde_json::Value;

/// One line for each finding, as the `.expected` files have them: `C3 invalid-email error`, `row 3 …`, `file …`.
pub(crate) fn finding_lines(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array();
    let findings = findings.unwrap_or_else(|| panic!("no findings: {report:#}"));
    findings.iter().map(line).collect()
}

fn line(finding: &Value) -> String {
    let word = |key: &str| finding[key].as_str().unwrap_or_default();
    let place = match (finding["cell"].as_str(), finding["row"].as_u64()) {
        (Some(cell), _) => cell.to_owned(),
        (None, Some(row)) => format!("row {row}"),
        (None, None) => "file".to_owned(),
    };
    format!("{place} {} {}", word("rule"), word("severity"))
}

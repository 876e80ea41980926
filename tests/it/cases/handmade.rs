//! Realistic imports with one trap each: every expectation of `FILE.expected.json` is held against the report.

use std::path::Path;

use serde_json::Value;

use super::judgement::{BEYOND, FALSE_ALARMS, KINDS, MILDER, MISSED, Sign, sign};
use super::running::{Run, validate};
use super::{fixtures, json, profile};

/// Kinds that are about a whole row: what else is said of it follows from that.
const WHOLE_ROW: &[&str] = &["totals_row", "footer_row", "repeated_header", "blank_row"];

#[test]
fn the_cases_among_the_fixtures_are_judged_as_expected() {
    judge(&fixtures().join("handmade"));
}

/// Judges every case of a folder.
pub(crate) fn judge(folder: &Path) {
    let mut faults = Vec::new();
    let mut excuses = Excuses::default();
    let (mut cases, mut kinds) = (0, Vec::new());
    for path in super::files(folder) {
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(name) = name.and_then(|name| name.strip_suffix(".expected.json")) else {
            continue;
        };
        cases += 1;
        let expected = json(&path);
        kinds.extend(kinds_of(&expected));
        let case = Case {
            name,
            run: run(folder, name, &expected),
            expected,
        };
        for fault in case.faults(&mut excuses) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    assert!(cases > 0, "the folder has cases");
    faults.extend(excuses.unused());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let unused = KINDS
        .iter()
        .map(|(kind, _)| kind)
        .filter(|kind| !kinds.iter().any(|used| used == *kind));
    for kind in unused {
        println!("no case of this folder has a `{kind}`");
    }
}

fn run(folder: &Path, name: &str, expected: &Value) -> Run {
    assert!(
        expected["extra_rules"].is_null(),
        "{name} has rules of its own, which nothing here translates"
    );
    validate(
        &folder.join(name),
        &profile("generic"),
        &["--org", "country=DE"],
    )
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn kinds_of(expected: &Value) -> Vec<String> {
    let all = list(&expected["issues"])
        .iter()
        .chain(list(&expected["file_level"]));
    all.map(|issue| issue["kind"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Which exceptions were needed.
#[derive(Default)]
struct Excuses {
    missed: Vec<usize>,
    beyond: Vec<usize>,
}

impl Excuses {
    fn missed(&mut self, file: &str, row: u64, kind: &str) -> bool {
        let found = MISSED
            .iter()
            .position(|(name, at, what, _)| *name == file && *at == row && *what == kind);
        self.missed.extend(found);
        found.is_some()
    }

    fn beyond(&mut self, file: &str, row: u64, rule: &str) -> bool {
        let found = BEYOND
            .iter()
            .position(|(name, at, what, _)| *name == file && *at == row && *what == rule);
        self.beyond.extend(found);
        found.is_some()
    }

    fn unused(&self) -> Vec<String> {
        let unused = |table: &[(&str, u64, &str, &str)], used: &[usize]| {
            let rows = table.iter().enumerate();
            rows.filter(|(index, _)| !used.contains(index))
                .map(|(_, (file, row, what, _))| {
                    format!("{file}: the exception for {what} in row {row} is needed no more")
                })
                .collect::<Vec<_>>()
        };
        let mut all = unused(MISSED, &self.missed);
        all.extend(unused(BEYOND, &self.beyond));
        all
    }
}

struct Case<'a> {
    name: &'a str,
    expected: Value,
    run: Run,
}

impl Case<'_> {
    fn faults(&self, excuses: &mut Excuses) -> Vec<String> {
        let mut faults = Vec::new();
        faults.extend(self.outcome());
        if self.run.exit == 3 {
            faults.extend(self.refusal());
            return faults;
        }
        faults.extend(self.issues(excuses));
        faults.extend(self.file_level(excuses));
        faults.extend(self.beyond(excuses));
        faults.extend(self.false_alarms());
        faults.extend(self.users());
        faults.extend(self.cells());
        faults
    }

    fn may_be_refused(&self) -> bool {
        self.expected["outcome"]
            .as_str()
            .is_some_and(|outcome| outcome.contains("reject"))
    }

    fn outcome(&self) -> Option<String> {
        let outcome = self.expected["outcome"].as_str().unwrap_or_default();
        let said = !self.run.findings().is_empty();
        let fits = match self.run.exit {
            0 if MILDER.iter().any(|(name, _)| *name == self.name) => said,
            0 => outcome == "ok" || outcome.contains("warning") && said,
            1 => outcome != "ok",
            3 => self.may_be_refused(),
            _ => false,
        };
        let exit = self.run.exit;
        (!fits).then(|| format!("exit {exit}, where {outcome} is expected"))
    }

    /// A refused file says why, in the words of the kind.
    fn refusal(&self) -> Vec<String> {
        let message = self.run.report["error"]["message"]
            .as_str()
            .unwrap_or_default();
        list(&self.expected["file_level"])
            .iter()
            .filter_map(|issue| match sign(issue["kind"].as_str()?) {
                Some(Sign::Refused(words)) if !message.contains(words) => {
                    Some(format!("refused, but not for {words:?}: {message}"))
                }
                _ => None,
            })
            .collect()
    }

    fn issues(&self, excuses: &mut Excuses) -> Vec<String> {
        let mut faults = Vec::new();
        for issue in list(&self.expected["issues"]) {
            let kind = issue["kind"].as_str().unwrap_or_default();
            let row = issue["row"].as_u64().unwrap_or_default();
            let found = match sign(kind) {
                Some(Sign::Rules(rules)) => self
                    .run
                    .findings()
                    .iter()
                    .any(|finding| is(finding, issue, rules)),
                Some(_) => false,
                None => {
                    // No rule finds it: the exception is counted as used.
                    excuses.missed(self.name, row, kind);
                    continue;
                }
            };
            if !found && !excuses.missed(self.name, row, kind) {
                faults.push(format!("row {row}: no {kind} like {issue}"));
            }
        }
        faults
    }

    fn file_level(&self, excuses: &mut Excuses) -> Vec<String> {
        let mut faults = Vec::new();
        for issue in list(&self.expected["file_level"]) {
            let kind = issue["kind"].as_str().unwrap_or_default();
            let found = match sign(kind) {
                Some(Sign::Rules(rules)) => self.run.findings().iter().any(|finding| {
                    rules.iter().any(|rule| finding["rule"] == *rule)
                        && (issue["severity"] != "error" || finding["severity"] == "error")
                        && among(&issue["columns"], finding)
                }),
                Some(Sign::HeaderBelow) => {
                    let last = list(&issue["rows"]).last().and_then(Value::as_u64);
                    self.run.report["source"]["header_row"].as_u64() == last.map(|last| last + 1)
                }
                Some(Sign::Refused(_)) => false,
                None => {
                    excuses.missed(self.name, 0, kind);
                    continue;
                }
            };
            if !found && !excuses.missed(self.name, 0, kind) {
                faults.push(format!("no {kind} like {issue}"));
            }
        }
        faults
    }

    /// Findings that nothing in the case asks for. A file that may be refused may be found faulty everywhere.
    fn beyond(&self, excuses: &mut Excuses) -> Vec<String> {
        let expected = |finding: &Value| {
            let row = finding["row"].as_u64();
            let by_issue = list(&self.expected["issues"]).iter().any(|issue| {
                let kind = issue["kind"].as_str().unwrap_or_default();
                let here = issue["row"].as_u64() == row;
                let first = row.is_some() && issue["first_row"].as_u64() == row;
                let placed = !issue["column"].is_null() && !finding["header"].is_null();
                here && (WHOLE_ROW.contains(&kind) || same_column(issue, finding))
                    || (here && !placed || first) && is_kind(kind, finding)
            });
            let allowed = list(&self.expected["allowed_extra"]).iter().any(|issue| {
                issue["row"].as_u64() == row
                    && (issue["column"].is_null() || same_column(issue, finding))
                    && match issue["kind"].as_str() {
                        Some("*") => true,
                        Some("whitespace") => finding["rule"] == "stray-whitespace",
                        // A finer finding than any of ours.
                        Some("date_precision") => finding["rule"] == "invalid-date",
                        Some(kind) => is_kind(kind, finding),
                        None => false,
                    }
            });
            let file_level = list(&self.expected["file_level"]);
            let of_the_file = row.is_none()
                && (finding["severity"] == "warning" || !file_level.is_empty())
                || file_level
                    .iter()
                    .any(|issue| is_kind(issue["kind"].as_str().unwrap_or_default(), finding));
            by_issue || allowed || of_the_file
        };
        if list(&self.expected["issues"]).is_empty() && self.may_be_refused() {
            return Vec::new();
        }
        let mut faults = Vec::new();
        for finding in self.run.findings() {
            let row = finding["row"].as_u64().unwrap_or_default();
            let rule = finding["rule"].as_str().unwrap_or_default();
            if !expected(finding) && !excuses.beyond(self.name, row, rule) {
                faults.push(format!("nothing asks for {finding}"));
            }
        }
        faults
    }

    fn false_alarms(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for words in list(&self.expected["must_not_report"]) {
            let words = words.as_str().unwrap_or_default();
            let alarm = FALSE_ALARMS
                .iter()
                .find(|alarm| alarm.file == self.name && alarm.words == words);
            let Some(alarm) = alarm else {
                faults.push(format!("no table knows what `{words}` means"));
                continue;
            };
            let raised = self.run.findings().iter().filter(|finding| {
                let text = format!("{}{}", finding["value"], finding["suggestion"]);
                let row = finding["row"].as_u64().unwrap_or_default();
                (alarm.rules.is_empty() || alarm.rules.iter().any(|rule| finding["rule"] == *rule))
                    && (alarm.rows.is_empty() || alarm.rows.contains(&row))
                    && text.contains(alarm.text)
            });
            faults.extend(raised.map(|finding| format!("false alarm ({words}): {finding}")));
        }
        faults
    }

    fn users(&self) -> Vec<String> {
        let summary = &self.run.report["summary"];
        let mut faults = Vec::new();
        for (asked, counted) in [("users", "rows"), ("data_rows_valid", "valid")] {
            let wanted = &self.expected[asked];
            if !wanted.is_null() && *wanted != summary[counted] {
                faults.push(format!("{counted}: {}, not {wanted}", summary[counted]));
            }
        }
        faults
    }

    /// The cells of the annotated file, without ours. Empty cells at the end of a row are no difference: short rows are
    /// filled up, and law 1 minds the bytes.
    fn cells(&self) -> Vec<String> {
        let expected = list(&self.expected["cells"]);
        if expected.is_empty() {
            return Vec::new();
        }
        let Some(rows) = self.run.cells() else {
            return vec!["no annotated file".into()];
        };
        let filled = |row: &[String]| row.iter().any(|cell| !cell.is_empty());
        let found: Vec<&[String]> = rows
            .iter()
            .map(Vec::as_slice)
            .filter(|row| filled(row))
            .collect();
        let empty = |cell: &Value| cell == "";
        let expected: Vec<&[Value]> = expected
            .iter()
            .map(list)
            .filter(|row| !row.iter().all(empty))
            .collect();
        let mut faults = Vec::new();
        if found.len() != expected.len() {
            faults.push(format!("{} rows, not {}", found.len(), expected.len()));
        }
        for (wanted, row) in expected.iter().zip(found) {
            let width = wanted.len().max(row.len());
            let same = (0..width).all(|column| {
                let cell = row.get(column).map_or("", String::as_str);
                match wanted.get(column) {
                    None => cell.is_empty(),
                    Some(Value::Object(any)) => list(&any["any"]).iter().any(|one| one == cell),
                    Some(text) => text == cell,
                }
            });
            if !same {
                faults.push(format!("cells {row:?}, not {wanted:?}"));
            }
        }
        faults
    }
}

/// Whether a finding is what an issue asks for.
fn is(finding: &Value, issue: &Value, rules: &[&str]) -> bool {
    let value = match (&issue["value"], &finding["value"]) {
        (Value::String(wanted), Value::String(found)) => wanted == found,
        _ => true,
    };
    let cell = match (&issue["cell"], &finding["cell"]) {
        (Value::String(wanted), Value::String(found)) => {
            found.rsplit('!').next() == Some(wanted.as_str())
        }
        _ => true,
    };
    rules.iter().any(|rule| finding["rule"] == *rule)
        && finding["row"] == issue["row"]
        && (issue["line"].is_null() || finding["line"] == issue["line"])
        && (issue["column"].is_null() || finding["header"].is_null() || same_column(issue, finding))
        && (issue["severity"] != "error" || finding["severity"] == "error")
        && value
        && cell
}

/// Whether a finding is of a kind of the cases.
fn is_kind(kind: &str, finding: &Value) -> bool {
    match sign(kind) {
        Some(Sign::Rules(rules)) => rules.iter().any(|rule| finding["rule"] == *rule),
        _ => false,
    }
}

fn same_column(issue: &Value, finding: &Value) -> bool {
    let header = |value: &Value| value.as_str().map(|header| header.trim().to_owned());
    header(&issue["column"]) == header(&finding["header"])
}

/// Whether a finding about a column is about one of these, by letter or header.
fn among(columns: &Value, finding: &Value) -> bool {
    let cell = finding["cell"].as_str();
    let letters = cell.map(|cell| cell.rsplit('!').next().unwrap_or_default());
    columns.is_null()
        || list(columns).iter().any(|column| {
            column.as_str() == letters || column.as_str() == finding["header"].as_str()
        })
}

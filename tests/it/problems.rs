//! Problems that people reported when they imported users, each rebuilt: what has to be found, and what must not be said.

mod expectation;

use std::collections::BTreeMap;
use std::path::Path;

use enroll::source::charset::Charset;
use serde_json::Value;

use crate::harness::Enroll;
use crate::stored::root;
use expectation::{Case, MapOutcome, OneOrMore, PlanExpectation, bare, column_of, pattern};

/// Cases that are not judged as their file says, each with the reason.
const ARGUED: &[(&str, &str)] = &[];

#[test]
fn what_people_reported_is_found_and_nothing_else() {
    let folder = root("fixtures/reports");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 54, "the cases are there");
    let mut wrong = Vec::new();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy();
        let name = name.trim_end_matches(".expected.json");
        if ARGUED.iter().any(|(case, _)| *case == name) {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let judged = judge(&folder, &case);
        wrong.extend(
            judged
                .into_iter()
                .map(|problem| format!("{name}: {problem}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A command over the files of a case, in a folder where they have names that say nothing.
struct Bench<'a> {
    folder: &'a Path,
    case: &'a Case,
    file: String,
    current: Option<String>,
}

impl<'a> Bench<'a> {
    fn new(folder: &'a Path, case: &'a Case) -> Self {
        let named = |stem: &str, file: &str| {
            let extension = Path::new(file).extension().unwrap_or_default();
            format!("{stem}.{}", extension.to_string_lossy())
        };
        Self {
            folder,
            case,
            file: named("list", &case.file),
            current: case.current.as_ref().map(|file| named("current", file)),
        }
    }

    /// The command of the case with more words, not run yet.
    fn prepare(&self, more: &[&str]) -> Enroll {
        let bytes = |name: &str| std::fs::read(self.folder.join(name)).expect("the file is there");
        let profile = if Path::new(&self.case.profile).extension().is_some() {
            self.folder.join(&self.case.profile).into_os_string()
        } else {
            self.case.profile.clone().into()
        };
        let mut enroll = Enroll::new()
            .variable("COLUMNS", "400")
            .file(&self.file, bytes(&self.case.file))
            .args([&self.case.command, &self.file])
            .args(["--profile".into(), profile])
            .args(&self.case.options);
        if let (Some(current), Some(from)) = (&self.current, &self.case.current) {
            enroll = enroll
                .file(current, bytes(from))
                .args(["--current", current]);
        }
        if self.case.command == "map" {
            enroll = enroll.args(["--no-input", "-o", "map.toml"]);
        }
        enroll.args(more)
    }

    /// What it says on both streams, its exit code, and a file that it wrote.
    fn run(&self, more: &[&str], written: &str) -> Ended {
        let prepared = self.prepare(more);
        let output = prepared.command().output().expect("it runs");
        let folder = prepared.into_folder();
        Ended {
            exit: output.status.code().expect("it ends by itself"),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            written: std::fs::read(folder.path().join(written)).ok(),
        }
    }
}

struct Ended {
    exit: i32,
    stdout: String,
    stderr: String,
    written: Option<Vec<u8>>,
}

/// What is not as the case says.
fn judge(folder: &Path, case: &Case) -> Vec<String> {
    let bench = Bench::new(folder, case);
    let mut wrong = Vec::new();
    let exports = case.command == "export";
    let ended = if exports {
        bench.run(&["-o", "out.csv"], "out.csv")
    } else {
        bench.run(&["--format", "json"], "")
    };
    if !case.exit.contains(&ended.exit) {
        wrong.push(format!(
            "exit {}, not {:?}: {}",
            ended.exit, case.exit, ended.stderr
        ));
    }
    let report: Value = serde_json::from_str(&ended.stdout).unwrap_or_default();
    let text = if exports {
        format!("{}{}", ended.stdout, ended.stderr)
    } else {
        let shown = bench.run(&["--show-values", "full"], "");
        format!("{}{}", shown.stdout, shown.stderr)
    };
    let findings = report["findings"].as_array().cloned().unwrap_or_default();

    wrong.extend(case.must.iter().filter_map(|must| must.unmet(&findings)));
    let told = match case.command.as_str() {
        "diff" => words(&report, &without_changes(&text)),
        _ => words(&report, ""),
    };
    for words in &case.file_level {
        if !pattern(words).is_match(&told) {
            wrong.push(format!("nothing says /{words}/"));
        }
    }
    for must_not in &case.must_not {
        if must_not.is_about_the_whole_report() {
            let says = must_not.says.as_deref().expect("it has words");
            if pattern(says).is_match(&words(&report, &text)) {
                wrong.push(format!("it says /{says}/"));
            }
        } else if let Some(finding) = must_not.broken_by(&findings) {
            wrong.push(format!(
                "{}: must not be found: {finding}",
                must_not.place()
            ));
        }
    }
    wrong.extend(source(case, &report, &told));
    for (field, column) in &case.columns {
        if !is_mapped(case, &report, &findings, field, column) {
            wrong.push(format!("{field} does not use column {column}"));
        }
    }
    for (field, wanted) in &case.map {
        if !has_outcome(&report, field, wanted) {
            wrong.push(format!("`{field}` is not `{}`", wanted.outcome));
        }
    }
    if let Some(plan) = &case.plan {
        let told = words(&report, &without_changes(&text));
        wrong.extend(planned(plan, &report, &findings, ended.exit, &told));
    }
    if !case.fixed.is_empty() {
        wrong.extend(fixed(&bench, &ended, &report));
    }
    wrong
}

/// How the file was read.
fn source(case: &Case, report: &Value, told: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let source = &report["source"];
    if let Some(users) = case.users {
        let got = &report["summary"]["rows"];
        if got.as_u64() != Some(users) {
            wrong.push(format!("{got} users, not {users}"));
        }
    }
    if let Some(row) = case.header_row
        && source["header_row"].as_u64() != Some(row)
    {
        wrong.push(format!(
            "headers in row {}, not {row}",
            source["header_row"]
        ));
    }
    if let Some(sheet) = &case.sheet
        && source["sheet"].as_str() != Some(sheet)
    {
        wrong.push(format!("sheet {}, not {sheet}", source["sheet"]));
    }
    if let Some(encoding) = &case.encoding {
        let got = bare(source["encoding"].as_str().unwrap_or_default());
        if !encoding.is.iter().any(|one| bare(one) == got)
            && !pattern(&encoding.or_says).is_match(told)
        {
            wrong.push(format!(
                "encoding {}, not {:?}",
                source["encoding"], encoding.is
            ));
        }
    }
    wrong
}

/// Everything that is said in words, but not what was not checked.
fn words(report: &Value, text: &str) -> String {
    let mut told = Vec::new();
    let list = |key: &str| report[key].as_array().cloned().unwrap_or_default();
    let texts = |told: &mut Vec<String>, one: &Value, keys: &[&str]| {
        told.extend(
            keys.iter()
                .filter_map(|key| one[key].as_str())
                .map(str::to_owned),
        );
    };
    for finding in list("findings") {
        texts(&mut told, &finding, &["message", "suggestion"]);
        if finding["row"].is_null() {
            texts(&mut told, &finding, &["header"]);
        }
    }
    for problem in list("problems") {
        texts(&mut told, &problem, &["message", "settled_by", "fix"]);
    }
    for key in ["notes", "stops", "warnings", "skipped"] {
        let others = list(key);
        told.extend(
            others
                .iter()
                .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned)),
        );
    }
    texts(&mut told, &report["error"], &["message", "help"]);
    let text: Vec<&str> = text.split_whitespace().collect();
    format!("{}\n{}", told.join("\n"), text.join(" "))
}

/// A plan as text, without the lines that list the changes themselves.
fn without_changes(text: &str) -> String {
    let change = pattern(r"^[+~-] (row|no row|\S+ )|^\s{6,}\w+: |→");
    let lines = text.lines().filter(|line| !change.is_match(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a field uses the column, or a hint on the column names it where that is enough.
fn is_mapped(case: &Case, report: &Value, findings: &[Value], field: &str, column: &str) -> bool {
    let mapped = report["mapping"][field].as_array();
    if mapped.is_some_and(|columns| columns.iter().any(|one| one["column"] == column)) {
        return true;
    }
    !case.columns_strict
        && findings.iter().any(|finding| {
            finding["row"].is_null()
                && column_of(finding) == Some(column)
                && finding["suggestion"].is_string()
        })
}

fn has_outcome(report: &Value, field: &str, wanted: &MapOutcome) -> bool {
    let none = Value::Null;
    let fields = report["fields"].as_array().expect("a list");
    let found = fields
        .iter()
        .find(|one| one["field"] == field)
        .unwrap_or(&none);
    let outcome = found["outcome"]
        .as_str()
        .unwrap_or("not-found")
        .replace(['_', ' '], "-");
    let choices = match found["choices"].as_array() {
        Some(choices) if !choices.is_empty() => choices.clone(),
        _ if found["columns"].is_array() => vec![found.clone()],
        _ => Vec::new(),
    };
    let offered = choices.iter().any(|choice| {
        let columns = choice["columns"].as_array();
        wanted.column.as_ref().is_none_or(|column| {
            columns.is_some_and(|columns| columns.iter().any(|one| one == column.as_str()))
        }) && wanted
            .part
            .is_none_or(|part| choice["part"].as_u64() == Some(part))
    });
    match wanted.outcome.as_str() {
        "sure" => outcome == "sure" && offered,
        "maybe" => matches!(outcome.as_str(), "sure" | "maybe") && offered,
        "not-sure" => outcome != "sure",
        "not-found" => !matches!(outcome.as_str(), "sure" | "maybe"),
        other => panic!("unknown outcome `{other}`"),
    }
}

fn planned(
    plan: &PlanExpectation,
    report: &Value,
    findings: &[Value],
    exit: i32,
    told: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let counted = |key: &str, wanted: &OneOrMore<u64>| {
        let counts = &report["counts"];
        let spellings = [
            key.to_owned(),
            format!("{key}d"),
            format!("{key}ed"),
            format!("{key}s"),
        ];
        let got = spellings
            .iter()
            .find_map(|spelling| counts[spelling].as_u64());
        got.is_some_and(|got| wanted.all().contains(&got))
    };
    let stops = report["stops"]
        .as_array()
        .is_some_and(|stops| !stops.is_empty());
    for (key, wanted) in &plan.counts {
        if !counted(key, wanted) {
            wrong.push(format!(
                "counts are {}, not {key} {:?}",
                report["counts"],
                wanted.all()
            ));
        }
    }
    if plan.stops.is_some_and(|wanted| wanted != stops) {
        wrong.push(format!("stops: {stops}"));
    }
    if let Some(words) = &plan.says
        && !pattern(words).is_match(told)
    {
        wrong.push(format!("the plan does not say /{words}/"));
    }
    if let Some(words) = &plan.warned
        && !(stops || !findings.is_empty() || exit == 1 || pattern(words).is_match(told))
    {
        wrong.push("nothing warns".to_owned());
    }
    if let Some(either) = &plan.either {
        let safe = either
            .counts
            .iter()
            .any(|(key, wanted)| counted(key, wanted))
            || either.exit.contains(&exit)
            || either.stops && stops
            || either
                .says
                .as_ref()
                .is_some_and(|words| pattern(words).is_match(told));
        if !safe {
            wrong.push(format!(
                "not safe in any way: counts {}, exit {exit}",
                report["counts"]
            ));
        }
    }
    wrong
}

/// The cells after `--fix`, or in the file that was exported.
fn fixed(bench: &Bench<'_>, ended: &Ended, report: &Value) -> Vec<String> {
    let exports = bench.case.command == "export";
    if exports && ended.exit != 0 {
        // It wrote nothing, which is as safe.
        return Vec::new();
    }
    let written = if exports {
        ended.written.clone()
    } else {
        bench.run(&["--fix", "-o", "out.csv"], "out.csv").written
    };
    let Some(written) = written else {
        return vec!["no fixed file was written".to_owned()];
    };
    // A fixed file is written as it was read.
    let (encoding, header_row) = if exports {
        ("utf-8", 1)
    } else {
        let source = &report["source"];
        let encoding = source["encoding"].as_str().expect("a name");
        (encoding, source["header_row"].as_u64().unwrap_or(1))
    };
    let charset = Charset::of_name(encoding).expect("a known encoding");
    let cells = cells(&written, charset, header_row);
    let mut wrong = Vec::new();
    for (place, wanted) in &bench.case.fixed {
        let got = cells.get(place);
        if !got.is_some_and(|got| wanted.all().contains(got)) {
            wrong.push(format!(
                "{place} is fixed to {got:?}, not {:?}",
                wanted.all()
            ));
        }
    }
    wrong
}

/// The cells of a CSV file by `row:header`. No row of the cases is empty, and no cell has several lines.
fn cells(bytes: &[u8], charset: Charset, header_row: u64) -> BTreeMap<String, String> {
    let text = charset.decode(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let first: String = text.chars().take(4000).collect();
    let delimiter = [',', ';', '\t', '|']
        .into_iter()
        .max_by_key(|delimiter| first.matches(*delimiter).count())
        .expect("there are four");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let headers = &rows[header_row as usize - 1];
    let mut cells = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        for (header, cell) in headers.iter().zip(row) {
            cells.insert(format!("{}:{header}", number + 1), cell.to_owned());
        }
    }
    cells
}

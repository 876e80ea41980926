//! What a list holds stays in the list: a masked run says no value, and nothing of a list acts on a terminal or a log.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use calamine::Reader as _;
use enroll::report::{FORMATS, Format};
use regex::Regex;
use rust_xlsxwriter::Workbook;

use crate::harness::{Enroll, program};
use crate::masked::{CLEAN, CURRENT, PEOPLE, PORTAL};

/// The names of all formats.
fn formats() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| Format::name(*format))
}

/// A workbook whose sheet has this name and these rows.
fn workbook(name: &str, rows: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).expect("a name");
    for (row, line) in (0..).zip(rows.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// Everything that a line says, however it ends; the files that it writes are its own affair.
fn said(files: &[(&str, Vec<u8>)], args: &[&str], variables: &[(&str, &str)]) -> String {
    let mut enroll = Enroll::new();
    for (name, bytes) in files {
        enroll = enroll.file(name, bytes);
    }
    let mut command = program();
    command
        .args(args)
        .envs(variables.iter().copied())
        .current_dir(enroll.folder())
        .stdin(Stdio::null());
    let output = command.output().expect("the binary is there");
    let code = output.status.code();
    assert!(matches!(code, Some(0..=4)), "{args:?}: {code:?}");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what it says is UTF-8");
    text(output.stdout) + &text(output.stderr)
}

/// The command lines that read a list, as far as they go without a format.
const LINES: [&str; 30] = [
    "validate LIST --profile portal.toml",
    "validate LIST --profile portal.toml --full",
    "validate LIST --profile portal.toml --verbose",
    "validate LIST --profile portal.toml --quiet",
    "validate LIST --profile portal.toml --current current.csv",
    "validate LIST --profile portal.toml --since clean.csv",
    "validate LIST --profile portal.toml --fix -o fixed.csv",
    "validate LIST --profile portal.toml -o checked.xlsx",
    "validate LIST --profile portal.toml --only failed -o failed.csv",
    "validate LIST --profile sosafe",
    "validate LIST --profile sosafe --org domains=other.example",
    "validate LIST --profile portal.toml --set email=Nowhere",
    "validate LIST --profile portal.toml --header-row 3",
    "validate LIST --profile portal.toml --delimiter ;",
    "validate LIST",
    "map LIST --profile portal.toml --no-input",
    "map LIST --profile sosafe --no-input --current current.csv -o new.toml",
    "map LIST --check hr.toml",
    "diff LIST --profile portal.toml --current current.csv",
    "diff LIST --profile portal.toml --current current.csv --absent delete --full --skip-invalid",
    "diff LIST --profile portal.toml --current current.csv --groups replace --skip-invalid",
    "diff LIST --profile portal.toml --current LIST",
    "apply LIST --profile portal.toml --current current.csv -o new.csv --yes",
    "apply LIST --profile portal.toml --current current.csv -o new.csv --yes --skip-invalid --failed failed.csv",
    "apply LIST --profile portal.toml --current current.csv -o new.csv --yes --absent delete --skip-invalid",
    "apply plan.json --profile portal.toml --current LIST -o new.csv --yes",
    "export LIST --profile portal.toml -o up.csv",
    "export LIST --profile portal.toml -o up.csv --skip-invalid --failed failed.csv",
    "export clean.csv --profile portal.toml -o up.csv --merge LIST",
    "review LIST --profile portal.toml --replay changes.json",
];

/// The same in every format: to standard output, and as a report beside it.
const FORMATTED: [&str; 6] = [
    "validate LIST --profile portal.toml --current current.csv --format",
    "validate LIST --profile sosafe --report",
    "diff LIST --profile portal.toml --current current.csv --skip-invalid --absent delete --format",
    "diff LIST --profile portal.toml --current current.csv --skip-invalid --absent delete --report",
    "apply LIST --profile portal.toml --current current.csv -o new.csv --yes --skip-invalid --report",
    "map LIST --profile portal.toml --no-input --format",
];

fn lines_of(list: &str) -> Vec<String> {
    let lines = LINES.iter();
    lines.map(|line| line.replace("LIST", list)).collect()
}

/// A format that a command does not have is a wrong flag, which is a case as well.
fn in_formats(list: &str) -> Vec<String> {
    let lines = FORMATTED.iter().flat_map(|line| {
        let path = if line.ends_with("--report") {
            "=/dev/stderr"
        } else {
            ""
        };
        formats().map(move |format| format!("{line} {format}{path}"))
    });
    lines.map(|line| line.replace("LIST", list)).collect()
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let people: String = PEOPLE
        .lines()
        .map(|line| line.replace('"', "") + "\n")
        .collect();
    let changes = r#"{"version": 1, "profile": "portal", "changes": [
        {"change": "edit", "row": 2, "keys": {"id": "qx01"}, "field": "email", "before": "qx77", "after": "qx78"}]}"#;
    let mapping =
        "profile = \"portal.toml\"\n[columns]\nid = \"Id\"\nemail = \"Email\"\nname = \"Groups\"\n";
    let plan = Enroll::new()
        .file("portal.toml", PORTAL)
        .file("clean.csv", CLEAN)
        .file("current.csv", CURRENT)
        .line("diff clean.csv --profile portal.toml --current current.csv -o plan.json")
        .run()
        .read("plan.json");
    vec![
        ("portal.toml", PORTAL.into()),
        ("people.csv", PEOPLE.into()),
        ("people.xlsx", workbook("qs1", &people)),
        ("clean.csv", CLEAN.into()),
        ("current.csv", CURRENT.into()),
        ("hr.toml", mapping.into()),
        ("changes.json", changes.into()),
        (
            "broken.json",
            plan.replace("\"row\":2", "\"row\":\"qx02\"").into(),
        ),
        ("plan.json", plan.into()),
    ]
}

#[test]
fn a_masked_run_says_no_value_in_any_format() {
    let mark = Regex::new("qx[0-9]{2}").expect("a pattern");
    let files = files();
    let mut wrong = BTreeSet::new();
    let lines = [
        lines_of("people.csv"),
        lines_of("people.xlsx"),
        in_formats("people.csv"),
    ];
    let applied = ["clean.csv", "broken.json"].map(|list| {
        format!("apply {list} --profile portal.toml --current current.csv -o new.csv --yes --report json=/dev/stderr")
    });
    for line in lines.into_iter().flatten().chain(applied) {
        let args: Vec<&str> = line.split(' ').collect();
        let said = said(&files, &args, &[("CI", "true")]);
        // Headers are shown: that of the last column of `people.csv`, and the cells of a row that is said to have them.
        let is_header = |value: &str| value == "qx98" || line.contains("--header-row");
        let mut shown = mark.find_iter(&said).map(|found| found.as_str());
        if let Some(value) = shown.find(|value| !is_header(value)) {
            wrong.insert(format!("{line}: {value}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What would act on a terminal: colours, a window title, a line above overwritten, text that reads from right to left.
const ACTS: &str = "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\u{2066}\r";

/// The same with a line of its own, which a log would take for one of ours.
fn acts(name: &str) -> String {
    format!("{name}{ACTS}")
}

fn quoted(name: &str) -> String {
    format!("\"{}\nFORGED {name}\"", acts(name))
}

/// A profile whose every text acts.
fn evil_profile() -> String {
    let text = toml::Value::String(acts("Evil"));
    PORTAL
        .replace("name = \"portal\"", &format!("name = {text}"))
        .replace("title = \"Portal\"", &format!("title = {text}"))
        .replace(
            "headers = [\"Name\"]",
            &format!("headers = [\"Name\", {text}]"),
        )
        + &format!(
            "[fields.kind]\nheaders = [\"Kind\"]\n[[fields.kind.canonical_values]]\nvalue = {text}\n[[fields.kind.canonical_values]]\nvalue = \"b\"\n"
        )
}

/// A list of this name, and other files, in which everything acts.
fn evil_files(list: &str) -> Vec<(&str, Vec<u8>)> {
    let mut rows = format!("Id,Email,Name,Groups,Joined,Kind,{}\n", quoted("header"));
    for row in 0..4 {
        let cells: Vec<String> = (0..7)
            .map(|cell| quoted(&format!("c{row}{cell}")))
            .collect();
        rows.push_str(&(cells.join(",") + "\n"));
    }
    // Rows with other faults.
    rows.push_str(&format!(
        "1,a@example.com,{},x,2026-01-01,y,z,{}\n",
        quoted("n"),
        quoted("m")
    ));
    rows.push_str(&format!("1,a@example.com{ACTS},Ann,x,2026-01-01,y,z\n"));
    let clean = "Id,Email,Name,Groups,Joined,Kind\n1,a@example.com,Ann,x,2026-01-01,\n";
    let held = format!(
        "Id,Email,Name,Groups,Joined\n1,a@example.com,{},x,2026-01-01\n",
        quoted("held")
    );
    let report = "{\"kind\": \"\\u001b[31m\", \"findings\": []}";
    let sheet = workbook(
        "Tab\u{202e}\u{2066}",
        &rows.replace('\n', ";").replace(";1,", "\n1,"),
    );
    vec![
        ("portal.toml", evil_profile().into()),
        (list, rows.into()),
        ("list.xlsx", sheet),
        ("clean.csv", clean.into()),
        ("current.csv", held.into()),
        (
            "hr.toml",
            format!(
                "profile = \"portal.toml\"\n[columns]\nemail = {}\n",
                toml::Value::String(acts("E"))
            )
            .into(),
        ),
        (
            "changes.json",
            format!(
                "{{\"version\": 1, \"profile\": {}, \"changes\": []}}",
                serde_json::json!(acts("P"))
            )
            .into(),
        ),
        (
            "plan.json",
            format!(
                "{{\"schema_version\": 1, \"kind\": {}}}",
                serde_json::json!(acts("P"))
            )
            .into(),
        ),
        ("report.json", report.into()),
    ]
}

/// Words of a command line that act.
const EVIL_WORDS: [&str; 14] = [
    "validate --explain EVIL",
    "validate LIST EVIL",
    "validate --EVIL",
    "EVIL",
    "validate EVIL",
    "fields --profile portal.toml",
    "fields --profile portal.toml --format json",
    "export --template --profile portal.toml -o t.csv",
    "export clean.csv --profile portal.toml -o EVIL.csv",
    "export clean.csv --profile portal.toml -o u.csv --where EVIL",
    "export clean.csv --profile portal.toml -o u.csv --fill EVIL",
    "validate clean.csv --profile portal.toml --baseline report.json",
    "validate clean.csv --profile portal.toml -o EVIL.csv",
    "map clean.csv --profile portal.toml --no-input -o EVIL.toml",
];

/// Flags whose value acts.
const EVIL_VALUES: &str = "--profile --mapping --set --org --sheet --current --select --skip --language --encoding --since --baseline --report -o";

#[test]
fn nothing_of_a_list_acts_on_a_terminal_or_forges_a_line() {
    let list = acts("list") + ".csv";
    let files = evil_files(&list);
    let of_list = [lines_of("LIST"), in_formats("LIST")].concat();
    let of_workbook = lines_of("list.xlsx");
    let of_words = EVIL_WORDS.map(str::to_owned);
    let of_flags = EVIL_VALUES.split(' ').flat_map(|flag| {
        let line = format!("validate LIST --profile portal.toml {flag}");
        [format!("{line} EVIL"), format!("{line}=EVIL=1")]
    });
    let lines = of_list
        .into_iter()
        .chain(of_workbook)
        .chain(of_words)
        .chain(of_flags);
    let mut wrong = BTreeSet::new();
    for line in lines {
        let words = line.split(' ');
        let words = words.map(|word| word.replace("LIST", &list).replace("EVIL", &acts("x")));
        let words: Vec<String> = words.collect();
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = said(&files, &args, &[("COLUMNS", "100")]);
        if said.lines().any(|line| line.starts_with("FORGED")) {
            wrong.insert(format!("{line}: a line"));
        }
        // RFC 5322 ends each line so.
        let said = said.replace("\r\n", "\n");
        let acting = |letter: &char| !['\n', '\t'].contains(letter) && acts_on_terminal(*letter);
        if let Some(letter) = said.chars().find(acting) {
            wrong.insert(format!("{line}: {letter:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a character acts on a terminal instead of being shown.
fn acts_on_terminal(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `map -o` wrote a mapping that could not be read.
#[test]
fn a_mapping_under_a_profile_whose_title_acts_can_be_read() {
    let run = Enroll::new()
        .file("portal.toml", evil_profile())
        .file("clean.csv", CLEAN)
        .line("map clean.csv --profile portal.toml --no-input -o new.toml")
        .run();
    let folder = run.folder.path().to_owned();
    let written = run.read("new.toml");
    assert!(
        !written.contains(|letter: char| letter != '\n' && acts_on_terminal(letter)),
        "{written:?}"
    );
    Enroll::new()
        .line("validate clean.csv --mapping new.toml --fail-on never")
        .run_in(&folder);
}

/// A program that opens the file runs a cell that starts like a formula.
#[test]
fn a_cell_of_ours_never_starts_like_a_formula() {
    for start in ["=", "+", "-", "@"] {
        let mapping = format!(
            "profile = \"portal.toml\"\n[columns]\nid = \"Id\"\nemail = \"{start}mail\"\nname = \"Name\"\n\
             [rules.messages]\nragged-row = \"{start}1+1\"\nduplicate-row = \"{start}1+1\"\n"
        );
        let rows = format!(
            "Id,{start}mail,Name\n1,,Ann\n2,a@example,Bo\n3,c@example.com,Cy,x\n3,c@example.com,Cy,x\n"
        );
        let mut cells = 0;
        for (list, bytes) in [
            ("list.csv", rows.clone().into_bytes()),
            ("list.xlsx", workbook("list", &rows)),
        ] {
            for output in ["checked.csv", "checked.xlsx"] {
                let run = Enroll::new()
                    .file("portal.toml", PORTAL)
                    .file("hr.toml", &mapping)
                    .file(list, &bytes)
                    .line(&format!(
                        "validate {list} --mapping hr.toml --fail-on never -o {output}"
                    ))
                    .run();
                for cell in last_cells(&run.folder.path().join(output)) {
                    let acts = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(!acts, "{list} {output}: {cell}");
                    cells += usize::from(cell.contains(start));
                }
            }
        }
        assert!(cells >= 8, "{start}: {cells}");
    }
}

/// The cells of the last column of a list, but for its header.
fn last_cells(path: &Path) -> Vec<String> {
    if path.extension().is_some_and(|ending| ending == "csv") {
        let mut csv = csv::ReaderBuilder::new();
        let reader = csv.flexible(true).from_path(path);
        let records = reader.expect("a CSV").into_records();
        let last =
            |record: csv::StringRecord| record.iter().next_back().unwrap_or_default().to_owned();
        return records.map(|record| last(record.expect("a row"))).collect();
    }
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let sheet = workbook
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("it can be read");
    let last = |row: &[calamine::Data]| row.last().map(ToString::to_string).unwrap_or_default();
    sheet.rows().skip(1).map(last).collect()
}

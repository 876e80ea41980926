//! The formats of reports: one list in each of them, and what each promises to those who read it.

use std::collections::BTreeSet;

use enroll::report::{FORMATS, Format, Purpose, Validation, formats_of};
use regex::Regex;
use serde_json::Value;

use crate::harness::{Enroll, Run};
use crate::stored::{bless, difference, root};

const PEOPLE: &str = include_str!("../../fixtures/formats/people.csv");

/// Who the mail about a run goes to.
const MAIL: &str = "--org mail_to=hr@example.com,it@example.com --org mail_from=enroll@example.com";

/// A report on a list, printed in a format.
fn report(name: &str, list: &str, format: &str, more: &str) -> String {
    validate(name, list, format, more).stdout
}

fn validate(name: &str, list: &str, format: &str, more: &str) -> Run {
    let flags = format!("--profile sosafe --fail-on never --format {format} {more} {MAIL}");
    let enroll = Enroll::new().file(name, list).args(["validate", name]);
    enroll.line(&flags).run()
}

fn of_people(format: &str) -> String {
    report("people.csv", PEOPLE, format, "")
}

/// A list with so many rows, each of which lacks an error and has a warning.
fn faulty(rows: usize) -> String {
    let mut list = "Email,First name,Last name,TYPE,ACTIVE,Language\n".to_owned();
    for row in 0..rows {
        list.push_str(&format!(
            "user{row}@example.com,Ann{row},,Single Address,Yes,Deutsch\n"
        ));
    }
    list
}

/// A report without what changes with every version.
fn stable(text: &str) -> String {
    let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let run_id = validate("people.csv", PEOPLE, "json", "").json()["run_id"].clone();
    let run_id = run_id.as_str().expect("an id");
    text.replace(&version, "\"semanticVersion\": \"...\"")
        .replace(run_id, "[run]")
}

fn names() -> Vec<&'static str> {
    formats_of::<Validation<'static>>()
        .map(Format::name)
        .collect()
}

#[test]
fn every_format_shows_the_list_as_it_is_stored() {
    let mut wrong = String::new();
    for name in names() {
        let told = stable(&of_people(name));
        let path = root("fixtures/formats").join(format!("report.{name}"));
        if bless() {
            std::fs::write(&path, &told).expect("a file");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        let difference = difference(&stored, &told);
        if !difference.is_empty() {
            wrong.push_str(&format!("{}:\n{difference}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "`ENROLL_BLESS=1 cargo test --test it formats` stores these:\n{wrong}"
    );
}

#[test]
fn a_format_is_the_same_on_standard_output_and_in_a_file() {
    for name in names() {
        let run = Enroll::new()
            .file("people.csv", PEOPLE)
            .line("validate people.csv --profile sosafe --fail-on never --format json")
            .line(MAIL)
            .args(["--report".to_owned(), format!("{name}=out")])
            .run();
        let printed = of_people(name);
        // The text says what to do next only where a person reads it at once.
        if name != "text" {
            assert_eq!(run.read("out"), printed, "{name}");
        }
    }
}

#[test]
fn what_build_servers_show_has_no_values_unless_they_are_asked_for() {
    for format in FORMATS
        .iter()
        .filter(|format| format.validation().is_some())
    {
        let name = format.name();
        let masked = report("people.csv", PEOPLE, name, "");
        let is_masked = !["anna.berg", "Berg"]
            .iter()
            .any(|part| masked.contains(part));
        let is_public = format.purpose() == Purpose::BuildServers;
        assert_eq!(is_masked, is_public, "{name}: {masked}");
        let full = report("people.csv", PEOPLE, name, "--show-values full");
        assert!(full.contains("ben.cole@example"), "{name}: {full}");
    }
}

#[test]
fn no_format_knows_the_day_or_the_folder() {
    let run = Enroll::new().file("people.csv", PEOPLE);
    let folder = run.folder().display().to_string();
    let today = jiff::Timestamp::now().strftime("%F").to_string();
    for name in names() {
        let told = of_people(name);
        assert!(!told.contains(&today), "{name}");
        assert!(!told.contains(&folder) && !told.contains("/tmp/"), "{name}");
    }
}

/// Where a cell stands in the text is where its value is found there.
#[test]
fn a_place_in_the_text_is_where_the_value_is() {
    let list = "Email,First name,Last name,TYPE,ACTIVE\r\n\
        \"anna@exa\"\"mple\",Änne,\"B\r\nC\",Single Address,Yes\r\n\
        \r\n\
        ben@example,\"😀, \"\"B\"\"\",Cole,Nobody,\"Maybe\"\r\n";
    let lines: Vec<&str> = list.split("\r\n").collect();
    let place = Regex::new(r"^people\.csv:(\d+):(\d+): \w+: [^`]*`([^`]*)`").expect("a pattern");
    let told = report("people.csv", list, "concise", "");
    let mut found = 0;
    for line in told.lines() {
        let Some(place) = place.captures(line) else {
            continue;
        };
        let number = |group: usize| place[group].parse::<usize>().expect("a number");
        let behind: String = lines[number(1) - 1].chars().skip(number(2) - 1).collect();
        let behind = behind.trim_start_matches('"').replace("\"\"", "\"");
        let value = place[3].split("\\r").next().unwrap_or_default();
        assert!(behind.starts_with(value), "{line}\n{behind}");
        found += 1;
    }
    assert!(found >= 5, "{told}");
}

#[test]
fn concise_has_a_line_for_each_finding() {
    let findings = validate("people.csv", PEOPLE, "json", "").json()["findings"].clone();
    let told = of_people("concise");
    assert_eq!(
        Some(told.lines().count()),
        findings.as_array().map(Vec::len)
    );
}

#[test]
fn json_lines_are_the_findings_of_json() {
    let findings = validate("people.csv", PEOPLE, "json", "").json()["findings"].clone();
    let lines = of_people("jsonl");
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    assert_eq!(Value::Array(lines.collect()), findings);
}

#[test]
fn a_row_of_csv_is_a_finding_and_never_a_formula() {
    let told = of_people("csv");
    let mut csv = csv::Reader::from_reader(told.as_bytes());
    let rows: Vec<csv::StringRecord> = csv.records().map(|row| row.expect("a row")).collect();
    let findings = validate("people.csv", PEOPLE, "json", "").json()["findings"].clone();
    assert_eq!(Some(rows.len()), findings.as_array().map(Vec::len));
    let cells = rows.iter().flat_map(|row| row.iter());
    let formulas: Vec<&str> = cells.clone().filter(|cell| cell.starts_with('=')).collect();
    assert_eq!(formulas, [""; 0]);
    assert!(
        cells.clone().any(|cell| cell.starts_with("'=cmd|")),
        "{told}"
    );
}

#[test]
fn sarif_is_valid_by_the_schema_of_oasis() {
    let schema = std::fs::read_to_string(root("fixtures/schemas/sarif-2.1.0.json")).expect("it");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let mut compiler = boon::Compiler::new();
    compiler
        .add_resource("sarif.json", schema)
        .expect("a schema");
    let mut schemas = boon::Schemas::new();
    let sarif = compiler.compile("sarif.json", &mut schemas);
    let sarif = sarif.unwrap_or_else(|error| panic!("{error:#}"));
    let clean = "Email,First name,Last name,TYPE,ACTIVE\na@example.com,A,B,Single Address,Yes\n";
    let check = |name: &str, told: &str| {
        let document: Value = serde_json::from_str(told).expect("JSON");
        let valid = schemas.validate(&document, sarif);
        valid.unwrap_or_else(|error| panic!("{name}: {error:#}"));
        document
    };
    for (name, list) in [
        ("people.csv", PEOPLE),
        ("clean list.csv", clean),
        ("odd.csv", "a\nb\n"),
    ] {
        let document = Enroll::new()
            .file(name, list)
            .args(["validate", name])
            .line("--profile sosafe --fail-on never --format sarif")
            .run();
        check(name, &document.stdout);
    }
    let workbook = Enroll::new()
        .args(["validate".into(), root("fixtures/sosafe/rejected.xlsx")])
        .line("--profile sosafe --fail-on never --format sarif")
        .run();
    let document = check("rejected.xlsx", &workbook.stdout);
    let results = document["runs"][0]["results"].as_array().expect("a list");
    let of_row = results
        .iter()
        .find(|result| result["properties"]["row"] != Value::Null);
    let of_row = of_row.expect("a finding of a row");
    let region = &of_row["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], of_row["properties"]["row"]);
}

#[test]
fn a_result_of_sarif_names_its_rule_and_keeps_its_fix() {
    let document: Value =
        serde_json::from_str(&report("people.csv", PEOPLE, "sarif", "--show-values full"))
            .expect("JSON");
    let run = &document["runs"][0];
    for result in run["results"].as_array().expect("a list") {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
    let fix_of = |rule: &str| {
        let mut results = run["results"].as_array().expect("a list").iter();
        let result = results
            .find(|result| result["ruleId"] == rule)
            .expect("a result");
        result["fixes"][0]["artifactChanges"][0]["replacements"].clone()
    };
    assert_eq!(
        fix_of("invalid-language")[0]["insertedContent"]["text"],
        "de"
    );
    assert_eq!(
        fix_of("invalid-language")[0]["deletedRegion"]["startColumn"],
        52
    );
    // Only the space behind the address goes.
    let space = &fix_of("stray-whitespace")[0];
    assert_eq!(space["insertedContent"], Value::Null);
    assert_eq!(space["deletedRegion"]["startColumn"], 23);
    assert_eq!(space["deletedRegion"]["endColumn"], 24);
}

#[test]
fn a_fingerprint_stays_where_rows_move() {
    let fingerprints = |list: &str| {
        let document: Value =
            serde_json::from_str(&report("people.csv", list, "sarif", "")).expect("JSON");
        let results = document["runs"][0]["results"]
            .as_array()
            .expect("a list")
            .clone();
        let all: Vec<String> = results
            .iter()
            .map(|result| result["partialFingerprints"]["primaryLocationLineHash"].to_string())
            .collect();
        let different: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(all.len(), different.len());
        different
    };
    let (header, rows) = PEOPLE.split_once('\n').expect("rows");
    let mut moved = format!("{header}\nzoe.hill@example.com,Zoe,Hill,Single Address,Yes,de,\n");
    let rows: Vec<&str> = rows.split_inclusive(",\n").collect();
    moved.extend(rows.iter().rev().copied());
    assert_eq!(fingerprints(PEOPLE), fingerprints(&moved));
}

#[test]
fn github_gets_as_many_annotations_as_it_shows_and_the_number_of_the_others() {
    let told = report("people.csv", &faulty(30), "github", "");
    let count = |start: &str| told.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("::error "), count("::warning ")), (10, 10), "{told}");
    let notices: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("::notice "))
        .collect();
    assert_eq!(
        notices,
        [
            "::notice file=people.csv,title=enroll::20 more errors and 20 more warnings without an annotation"
        ]
    );
    assert!(told.ends_with("people.csv: 30 of 30 users need work (30 errors, 30 warnings)\n"));
}

/// Thirty rows with one fault leave room for the one row with another.
#[test]
fn github_shows_each_problem_before_one_is_shown_again() {
    let list = faulty(30) + "someone@example,Zoe,Hill,Single Address,Yes,de\n";
    let told = report("people.csv", &list, "github", "");
    assert!(told.contains("title=invalid-email::"), "{told}");
}

#[test]
fn azure_gets_errors_before_warnings() {
    let told = of_people("azure");
    let kinds = told.lines().filter_map(|line| {
        let rest = line.strip_prefix("##vso[task.logissue type=")?;
        rest.split(';').next()
    });
    let kinds: Vec<&str> = kinds.collect();
    assert!(kinds.contains(&"warning"));
    assert!(kinds.is_sorted(), "{told}");
    assert!(!told.contains("Müller;x]%0A"), "{told}");
}

#[test]
fn junit_counts_what_it_holds() {
    let told = of_people("junit");
    let count = |what: &str| told.matches(what).count();
    let suites = [
        ("tests", count("<testcase ")),
        ("failures", count("<failure ")),
        ("errors", 0),
        ("skipped", count("<skipped ")),
    ];
    let suites: Vec<String> = suites[..3]
        .iter()
        .map(|(name, count)| format!("{name}=\"{count}\""))
        .collect();
    let root = format!("<testsuites name=\"enroll\" {}>", suites.join(" "));
    assert!(told.contains(&root), "{root}\n{told}");
    assert!(!told.contains("time"), "{told}");
    let clean = "Email,First name,Last name,TYPE,ACTIVE\na@example.com,A,B,Single Address,Yes\n";
    let told = validate("people.csv", clean, "junit", "--ignore seat-by-default").stdout;
    assert!(
        told.contains("<testcase name=\"no problems found\""),
        "{told}"
    );
    assert!(told.contains("tests=\"1\" failures=\"0\""), "{told}");
}

/// The elements and attributes of `junit-10.xsd`, by which Jenkins' xUnit plugin refuses a report, as far as they have no time.
#[test]
fn junit_has_nothing_that_its_schema_does_not_have() {
    let allowed: &[(&str, &[&str], &[&str])] = &[
        (
            "testsuites",
            &["name", "tests", "failures", "errors"],
            &["testsuite"],
        ),
        (
            "testsuite",
            &["name", "tests", "failures", "errors", "skipped", "file"],
            &["testcase"],
        ),
        ("testcase", &["name", "classname"], &["failure", "skipped"]),
        ("failure", &["type", "message"], &[]),
        ("skipped", &["type", "message"], &[]),
    ];
    let required = |name: &str| match name {
        "testsuite" => vec!["name", "tests", "failures", "errors"],
        "testcase" => vec!["name"],
        _ => vec![],
    };
    let told = of_people("junit");
    let mut reader = quick_xml::Reader::from_str(&told);
    let (mut open, mut seen) = (Vec::<String>::new(), BTreeSet::new());
    loop {
        use quick_xml::events::Event;
        let event = reader.read_event().expect("XML");
        let (tag, stays) = match event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let name = tag.name().into_inner().to_owned();
        let of = |name: &str| allowed.iter().find(|(known, ..)| *known == name);
        let (_, attributes, _) = of(&name).unwrap_or_else(|| panic!("<{name}> is unknown"));
        let has: Vec<String> = tag
            .attributes()
            .map(|attribute| attribute.expect("an attribute").key.into_inner().to_owned())
            .collect();
        assert!(
            has.iter().all(|one| attributes.contains(&one.as_str())),
            "<{name}> has {has:?}"
        );
        for one in required(&name) {
            assert!(has.iter().any(|own| own == one), "<{name}> lacks {one}");
        }
        match open.last() {
            None => assert_eq!(name, "testsuites"),
            Some(parent) => {
                let inside = of(parent).map_or(&[][..], |(.., inside)| inside);
                assert!(inside.contains(&name.as_str()), "<{name}> in <{parent}>");
            }
        }
        seen.insert(name.clone());
        if stays {
            open.push(name);
        }
    }
    assert_eq!(seen.len(), allowed.len(), "{seen:?}");
}

#[test]
fn gitlab_has_the_documented_fields() {
    let issues: Value = serde_json::from_str(&of_people("gitlab")).expect("JSON");
    let issues = issues.as_array().expect("a list");
    let mut fingerprints = BTreeSet::new();
    for issue in issues {
        for field in ["description", "check_name", "fingerprint"] {
            let text = issue[field].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{field} of {issue}");
        }
        let severity = issue["severity"].as_str().unwrap_or_default();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert_eq!(issue["location"]["path"], "people.csv");
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(fingerprints.insert(issue["fingerprint"].to_string()));
    }
    assert!(issues.len() > 5);
}

#[test]
fn help_groups_the_formats_by_what_they_are_for() {
    let help = Enroll::new().line("validate --help").run().stdout;
    for group in [
        "- for terminals: text",
        "- for people: html, eml",
        "- for programs: concise, json, jsonl, csv",
        "- for build servers: sarif, junit, github, gitlab, azure, markdown",
    ] {
        assert!(help.contains(group), "{help}");
    }
}

#[test]
fn a_page_loads_nothing_and_ends_no_script() {
    let told = of_people("html");
    assert!(told.contains("default-src 'none'"), "{told}");
    for loads in [
        "src=",
        "href=",
        "url(",
        "@import",
        "fetch(",
        "XMLHttpRequest",
        "innerHTML",
    ] {
        assert!(!told.contains(loads), "{loads}");
    }
    assert!(!told.contains("<script>alert"), "{told}");
    assert_eq!(told.matches("</script>").count(), 2, "{told}");
    let data = told
        .split("id=\"data\">")
        .nth(1)
        .and_then(|rest| rest.split("</script>").next());
    let data: Value = serde_json::from_str(data.expect("data")).expect("JSON");
    let findings = validate("people.csv", PEOPLE, "json", "").json()["findings"].clone();
    let count = |list: &Value| list.as_array().map(Vec::len);
    assert_eq!(count(&data["findings"]), count(&findings));
}

#[test]
fn a_page_and_a_summary_say_what_they_leave_out() {
    let list = faulty(10_100);
    let page = report("people.csv", &list, "html", "");
    let said = "This page shows 20,000 of 20,200 rows: the formats csv and jsonl have all of them";
    assert!(page.contains(said));
    assert_eq!(page.matches("\"place\":").count(), 20_000 + 1);
    let summary = report("people.csv", &faulty(300), "markdown", "");
    assert!(
        summary.contains("This page shows 200 of 600 rows"),
        "{summary}"
    );
    assert!(summary.len() < 1_000_000);
}

#[test]
fn a_page_and_a_summary_show_the_start_of_a_long_value() {
    let list = format!(
        "Email,First name,Last name,TYPE,ACTIVE\n{}@@example.com,Anna,Berg,Single Address,Yes\n",
        "x".repeat(20_000)
    );
    for format in ["html", "markdown"] {
        let told = report("people.csv", &list, format, "--show-values full");
        assert!(told.contains(&"x".repeat(100)), "{format}");
        assert!(!told.contains(&"x".repeat(301)), "{format}");
    }
}

#[test]
fn no_cell_of_a_summary_breaks_its_table() {
    let told = report("people.csv", PEOPLE, "markdown", "--show-values full");
    let unescaped = Regex::new(r"(^|[^\\])\|").expect("a pattern");
    let mut tables = 0;
    for line in told.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(unescaped.find_iter(line).count(), 6, "{line}");
        tables += 1;
    }
    assert!(tables > 10, "{told}");
    assert!(!told.contains('<'), "{told}");
}

mod mail {
    use super::{PEOPLE, report, validate};
    use crate::harness::Enroll;

    /// The parts of a mail: its headers, and what stands between the boundaries.
    fn parts(mail: &str) -> (String, Vec<String>) {
        let (headers, body) = mail.split_once("\r\n\r\n").expect("a body");
        let boundary = headers
            .split("boundary=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let parts = match boundary {
            Some(boundary) => body
                .split(&format!("--{boundary}"))
                .skip(1)
                .map(str::to_owned)
                .collect(),
            None => vec![body.to_owned()],
        };
        (headers.to_owned(), parts)
    }

    #[test]
    fn it_is_addressed_and_says_the_outcome_and_the_run() {
        let run = validate("people.csv", PEOPLE, "json", "").json()["run_id"].clone();
        let run = run.as_str().expect("an id").to_owned();
        let told = report("people.csv", PEOPLE, "eml", "");
        assert_eq!(
            told,
            report("people.csv", PEOPLE, "eml", ""),
            "the same bytes each time"
        );
        let (headers, parts) = parts(&told);
        assert!(
            headers.contains("To: <hr@example.com>, <it@example.com>"),
            "{headers}"
        );
        assert!(headers.contains("From: <enroll@example.com>"), "{headers}");
        let subject = headers.replace("\r\n ", " ").replace("\r\n\t", " ");
        let said = format!("Subject: 5 of 6 users failed: people.csv, run {run}");
        assert!(subject.contains(&said), "{subject}");
        for absent in ["Date:", "Message-ID:"] {
            assert!(!headers.contains(absent), "{headers}");
        }
        assert!(parts[0].contains("failed: 5"), "{}", parts[0]);
        assert!(parts[1].contains(&format!("{run}.csv")), "{}", parts[1]);
    }

    #[test]
    fn the_attachment_is_the_file_of_the_users_who_failed() {
        let run = Enroll::new()
            .file("people.csv", PEOPLE)
            .line("validate people.csv --profile sosafe --only failed -o failed.csv")
            .line("--org mail_to=hr@example.com --report eml=mail.eml")
            .exit(1)
            .run();
        let (_, parts) = parts(&run.read("mail.eml"));
        let (headers, body) = parts[1].split_once("\r\n\r\n").expect("a body");
        assert!(headers.contains("quoted-printable"), "{headers}");
        // The line end in front of a boundary belongs to it.
        let body = body.strip_suffix("\r\n").expect("a line end");
        assert_eq!(decoded(body), run.read("failed.csv"));
    }

    /// The bytes behind quoted-printable.
    fn decoded(text: &str) -> String {
        let text = text.replace("=\r\n", "");
        let mut parts = text.split('=');
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            let (code, rest) = part.split_at(2);
            bytes.push(u8::from_str_radix(code, 16).expect("a code"));
            bytes.extend(rest.as_bytes());
        }
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn nothing_is_attached_where_every_user_is_valid() {
        let clean =
            "Email,First name,Last name,TYPE,ACTIVE\na@example.com,A,B,Single Address,Yes\n";
        let told = report("people.csv", clean, "eml", "");
        let (headers, parts) = parts(&told);
        assert!(
            headers.contains("Subject: The user is valid: people.csv, run "),
            "{headers}"
        );
        assert_eq!(parts.len(), 1, "{told}");
        assert!(!told.contains("attachment"), "{told}");
    }

    #[test]
    fn it_needs_to_know_who_gets_it() {
        let validate = |flags: &str| {
            let enroll = Enroll::new().file("people.csv", PEOPLE).exit(2);
            enroll
                .line("validate people.csv --profile sosafe")
                .line(flags)
                .run()
                .stderr
        };
        let said = validate("--report eml=mail.eml");
        assert!(
            said.starts_with("error: `eml` needs the organization setting `mail_to`"),
            "{said}"
        );
        let said = validate("--format eml --org mail_to=nobody");
        assert!(said.contains("`mail_to` takes email addresses"), "{said}");
    }
}

/// A plan of three changes, and a row that fails.
mod plans {
    use serde_json::Value;

    use crate::harness::Enroll;

    const CURRENT: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna@example.com,Anna,Berg,Single Address,Yes
ben@example.com,Ben,Cole,Single Address,Yes
";
    const LIST: &str = "\
Email,First name,Last name,TYPE,ACTIVE
anna@example.com,Anna,Bergmann,Single Address,Yes
cleo@example.com,\"Cleo|<b>\",Diaz,Single Address,Yes
ben@example,Ben,Cole,Single Address,Yes
";

    fn enroll(words: &str) -> Enroll {
        let enroll = Enroll::new()
            .file("list.csv", LIST)
            .file("current.csv", CURRENT);
        enroll
            .line(words)
            .line("--profile sosafe --current current.csv --skip-invalid")
    }

    fn diff(format: &str) -> String {
        enroll(&format!("diff list.csv --format {format}"))
            .run()
            .stdout
    }

    #[test]
    fn a_plan_is_written_user_by_user() {
        let told = diff("csv");
        let rows: Vec<&str> = told
            .lines()
            .filter(|row| !row.contains(",create,"))
            .collect();
        assert_eq!(rows[0], "result,row,user,field,before,after,why");
        assert!(
            told.contains("update,2,anna@example.com,last_name,Berg,Bergmann,"),
            "{told}"
        );
        assert!(
            told.contains("create,3,cleo@example.com,first_name,,Cleo|<b>,"),
            "{told}"
        );
        assert!(told.contains("failed,4,ben@example,"), "{told}");
        let lines = diff("jsonl");
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(lines.len(), 3);
        let update = lines
            .iter()
            .find(|line| line["result"] == "update")
            .expect("one");
        assert_eq!(update["fields"]["last_name"]["after"], "Bergmann");
    }

    #[test]
    fn a_plan_is_a_summary_and_a_page() {
        let summary = diff("markdown --show-values full");
        assert!(
            summary.contains("| update | 2 | anna@example.com | last\\_name | Berg | Bergmann |"),
            "{summary}"
        );
        assert!(summary.contains("Cleo\\|&lt;b&gt;"), "{summary}");
        let masked = diff("markdown");
        assert!(!masked.contains("Bergmann"), "{masked}");
        let page = diff("html");
        let data = page
            .split("id=\"data\">")
            .nth(1)
            .and_then(|rest| rest.split("</script>").next());
        let data: Value = serde_json::from_str(data.expect("data")).expect("JSON");
        let rows = data["findings"].as_array().expect("a list");
        let row = rows
            .iter()
            .find(|row| row["fix"] == "Bergmann")
            .expect("a row");
        assert_eq!(
            [&row["place"], &row["value"], &row["said"]],
            ["2", "last_name", "Berg"]
        );
        assert!(!page.contains("Cleo|<b>"), "{page}");
    }

    #[test]
    fn what_was_carried_out_is_written_in_every_format_of_it() {
        let run = enroll("apply list.csv --yes -o new.csv")
            .line("--report csv=a.csv --report jsonl=a.jsonl --report markdown=a.md --report html=a.html")
            .run();
        let told = run.read("a.csv");
        assert!(
            told.contains("updated,2,anna@example.com,last_name,Berg,Bergmann,"),
            "{told}"
        );
        assert!(told.contains("failed,4,ben@example,"), "{told}");
        assert_eq!(run.read("a.jsonl").lines().count(), 3);
        assert!(run.read("a.md").contains("| created | 3 |"));
        assert!(run.read("a.html").contains("\"kind\":\"updated\""));
    }
}

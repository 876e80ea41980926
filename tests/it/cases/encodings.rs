//! One small table in twenty encodings: read right, or asked about; never garbled without a word.

use std::path::Path;

use serde_json::Value;

use super::judgement::{Sign, sign};
use super::running::{Run, validate};
use super::{fixtures, json, profile};

/// Encodings that no reader here has; refusing them is fine.
const UNKNOWN: &[&str] = &["utf-7"];

/// What each damaged file must say: the rows that cannot be read, counted as a spreadsheet does.
const DAMAGED: &[(&str, &str, &[u64])] = &[
    (
        "bad_truncated_utf8_end.csv",
        "report truncated/invalid byte in the last row",
        &[],
    ),
    (
        "bad_utf16le_lone_surrogate.csv",
        "report row 4; not panic",
        &[4],
    ),
    ("bad_utf8_surrogates_cesu8.csv", "report row 2", &[2]),
    (
        "bom_utf8_but_cp1252.csv",
        "report invalid UTF-8, name the line",
        &[],
    ),
];

#[test]
fn encodings_among_the_fixtures_are_read_right_or_asked_about() {
    judge(&fixtures().join("encodings"));
}

/// Judges the files that the manifest of a folder lists.
pub(crate) fn judge(folder: &Path) {
    let manifest = json(&folder.join("manifest.json"));
    let mut faults = Vec::new();
    for case in manifest.as_array().expect("a list of cases") {
        let name = case["file"].as_str().expect("a case has a file");
        let file = folder.join(name);
        let fault = match case["requirement"].as_str() {
            Some("detect") => right(case, &run(&file, case, None)),
            Some("detect_or_flag") => {
                let run = run(&file, case, None);
                right(case, &run).or_else(|fault| asked(&run).then_some(()).ok_or(fault))
            }
            Some("flag_or_option") => with_and_without(&file, case),
            Some(words) => damaged(&file, name, words),
            None => Err("no requirement".into()),
        };
        if let Err(fault) = fault {
            faults.push(format!("{name}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn run(file: &Path, case: &Value, encoding: Option<&str>) -> Run {
    let header = case["issue"][1].as_str().unwrap_or("email");
    let email = format!("email={header}");
    let mut options = vec!["--org", "country=DE"];
    // Headers that the profile knows need no word.
    if !header.eq_ignore_ascii_case("e-mail") {
        options.extend(["--set", &email]);
    }
    options.extend(encoding.iter().flat_map(|name| ["--encoding", name]));
    validate(file, &profile("generic"), &options)
}

/// Whether every cell is as it should be and the planned mistake is found.
fn right(case: &Value, run: &Run) -> Result<(), String> {
    let cells = run
        .cells()
        .ok_or_else(|| format!("exit {}, no annotated file: {}", run.exit, run.report))?;
    if serde_json::json!(cells) != case["cells"] {
        return Err(format!(
            "read as {}: {cells:?}",
            run.report["source"]["encoding"]
        ));
    }
    let kind = case["issue"][2].as_str().unwrap_or_default();
    let kind = kind.split(' ').next().unwrap_or_default();
    let Some(Sign::Rules(rules)) = sign(kind) else {
        return Err(format!("no rule for {kind}"));
    };
    let found = run.findings().iter().any(|finding| {
        finding["row"] == case["issue"][0]
            && finding["header"] == case["issue"][1]
            && rules.iter().any(|rule| finding["rule"] == *rule)
    });
    found
        .then_some(())
        .ok_or_else(|| format!("no {} among {:?}", case["issue"], run.findings()))
}

/// Whether the program says that the encoding is in doubt, or refuses the file.
fn asked(run: &Run) -> bool {
    let doubted = |finding: &Value| {
        let message = finding["message"].as_str().unwrap_or_default();
        finding["rule"] == "wrong-encoding" && message.contains("--encoding")
            || finding["rule"] == "unreadable-encoding"
    };
    run.exit == 3 || run.findings().iter().any(doubted)
}

fn with_and_without(file: &Path, case: &Value) -> Result<(), String> {
    let without = run(file, case, None);
    if !asked(&without) && right(case, &without).is_err() {
        return Err(format!(
            "read as {} without a word",
            without.report["source"]["encoding"]
        ));
    }
    let name = case["encoding"].as_str().unwrap_or_default();
    let with = run(file, case, Some(name));
    if UNKNOWN.contains(&name) {
        let refused = with.exit == 2;
        return refused
            .then_some(())
            .ok_or_else(|| format!("{name} is known now: judge it by its cells"));
    }
    right(case, &with).map_err(|fault| format!("with --encoding {name}: {fault}"))
}

fn damaged(file: &Path, name: &str, words: &str) -> Result<(), String> {
    let Some((_, _, rows)) = DAMAGED
        .iter()
        .find(|(known, meaning, _)| *known == name && *meaning == words)
    else {
        return Err(format!("no table knows what `{words}` means"));
    };
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let bad = |(_, line): &(usize, &[u8])| {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        std::str::from_utf8(line).is_err()
    };
    // None given: the lines whose bytes are no UTF-8.
    let wanted: Vec<u64> = if rows.is_empty() {
        let bad = lines.enumerate().filter(bad);
        bad.map(|(index, _)| index as u64 + 1).collect()
    } else {
        rows.to_vec()
    };
    let run = validate(file, &profile("generic"), &["--org", "country=DE"]);
    let found: Vec<u64> = run
        .findings()
        .iter()
        .filter(|finding| finding["rule"] == "unreadable-encoding")
        .filter_map(|finding| finding["row"].as_u64())
        .collect();
    (found == wanted && !wanted.is_empty())
        .then_some(())
        .ok_or_else(|| format!("unreadable rows {found:?}, not {wanted:?}"))
}

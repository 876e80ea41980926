//! Addresses and phone numbers that other projects collected, each with whether it is right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::harness::program;

fn json(path: &Path) -> Vec<Value> {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // No text of Rust holds half of a surrogate pair. Another code point that is no letter stands for it.
    let text = text.replace(r"\ud800", r"\ue000");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The numbers of the values about which these rules have something to say, and what.
fn complaints(values: &[String], kind: &str, rules: &[&str]) -> BTreeMap<usize, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = format!(
        "name = \"cases\"\n[fields.id]\n[fields.value]\ntype = \"{kind}\"\n[operations.import]\n"
    );
    let mut list = csv::Writer::from_path(folder.path().join("list.csv")).expect("a file");
    list.write_record(["Id", "Value"]).expect("a row");
    for (number, value) in values.iter().enumerate() {
        list.write_record([&number.to_string(), value])
            .expect("a row");
    }
    list.flush().expect("a file");
    std::fs::write(folder.path().join("profile.toml"), profile).expect("a file");
    let output = program()
        .current_dir(&folder)
        .args(["validate", "list.csv", "--profile", "./profile.toml"])
        .args(["--org", "country=DE", "--encoding", "utf-8"])
        .args(["--delimiter", ",", "--format", "json"])
        .output()
        .expect("the program runs");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&output.stderr)));
    let findings = report["findings"].as_array().expect("findings");
    findings
        .iter()
        .filter(|finding| rules.iter().any(|rule| finding["rule"] == *rule))
        .filter_map(|finding| {
            let number = finding["row"].as_u64()? - 2;
            Some((
                usize::try_from(number).ok()?,
                finding["message"].to_string(),
            ))
        })
        .collect()
}

/// Compares what the rules say with what a collection says of each value: whether it is right. What `known` lists is
/// the other way round, and has to be.
fn compare(cases: &[(String, bool)], kind: &str, rules: &[&str], known: &[&str]) {
    let values: Vec<String> = cases.iter().map(|(value, _)| value.clone()).collect();
    let complaints = complaints(&values, kind, rules);
    let mut wrong = String::new();
    for (number, (value, right)) in cases.iter().enumerate() {
        let complaint = complaints.get(&number);
        let agreed = complaint.is_none() == *right;
        if agreed == known.contains(&value.as_str()) {
            let _ = writeln!(wrong, "{value:?} is right: {right}; {complaint:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The rules that say that a cell does not hold one address, or one phone number.
const ADDRESSES: &[&str] = &["display-name", "invalid-email", "several-values"];
const NUMBERS: &[&str] = &["invalid-phone", "mangled-number", "several-values"];

fn text(case: &Value, key: &str) -> String {
    case[key].as_str().unwrap_or_default().to_owned()
}

/// Compares with the addresses of the crate `email_address`.
pub(crate) fn judge_email_address(folder: &Path) {
    let cases: Vec<(String, bool)> = json(&folder.join("cases.json"))
        .iter()
        .filter(|case| case["kind"] == "accept" || case["kind"] == "reject")
        .map(|case| (text(case, "input"), case["kind"] == "accept"))
        .collect();
    let known = [
        // No mail from outside reaches a name without a dot, and no account is at an IP address.
        "admin@mailserver1",
        "jsmith@[192.168.2.1]",
        "jsmith@[IPv6:2001:db8::1]",
    ];
    compare(&cases, "email", ADDRESSES, &known);
}

/// Compares with the addresses of python-email-validator.
pub(crate) fn judge_python_email_validator(folder: &Path) {
    let mut cases: Vec<(String, bool)> = Vec::new();
    for case in json(&folder.join("cases.json")) {
        let (input, right) = (text(&case, "input"), case["expect"] == "accept");
        match case["expect"].as_str() {
            Some("accept" | "reject") if case["test"] == "test_email_unsafe_character" => {
                cases.push((format!("{input}@example.org"), right));
                cases.push((format!("test@{input}.example.org"), right));
            }
            Some("accept" | "reject") => cases.push((input, right)),
            _ => {}
        }
    }
    // Spaces around an address are found by `stray-whitespace`.
    cases.retain(|(input, _)| input.trim() == input);
    compare(&cases, "email", ADDRESSES, PYTHON);
}

/// Where the cases of python-email-validator are not followed.
const PYTHON: &[&str] = &[
    // One character too many only after a ligature is taken apart, which no mail system does with a file's value.
    concat!(
        "my.\u{fb2c}.address@1111111111222222222233333333334444444444555555555.",
        "6666666666777777777788888888889999999999000000000.1111111111222222222233333333334444444444555555555.",
        "6666666666777777777788888888889999999999000000000.11111111112222222222333333333344.info"
    ),
    // A mark without a letter, and another script within quotes: nobody has such an address, nothing hinges on it.
    "\u{300}@example.org",
    "\"test\\\u{a9}\"@iana.org",
];

/// Compares with the numbers of libphonenumber.
pub(crate) fn judge_phone_numbers(folder: &Path) {
    let mut examples =
        csv::Reader::from_path(folder.join("examples_as_import.csv")).expect("a list");
    let cases: Vec<(String, bool)> = examples
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[4].to_owned(), &row[2] != "INVALID_EXAMPLE"))
        .collect();
    let known = [
        // Right by their beginning: the crate does not hold the last digits to the ranges of these countries.
        "+86 101234567",
        "+63 23234567",
        "+263 20201234",
    ];
    compare(&cases, "phone", NUMBERS, &known);

    let typed: Vec<(String, bool)> = json(&folder.join("typed.json"))
        .iter()
        .filter_map(|case| {
            let right = case["DE"]["valid"] == true;
            Some((case["input"].as_str()?.to_owned(), right))
        })
        .collect();
    compare(&typed, "phone", NUMBERS, TYPED);
}

/// What libphonenumber reads as German numbers although something is wrong with it.
const TYPED: &[&str] = &[
    // Digits are missing in front: a spreadsheet or a person left them out.
    "49 171 3920012",
    "171 3920012",
    "491.713.920.012",
    "1713920012",
    "(555) 123-4567",
    "650-253-0000",
    // The 0 is for calls within the country.
    "+49 0171 3920012",
    "+490171 3920012",
    // Something else stands in the cell.
    "+49 30 23125456 ext. 123",
    "+49 30 23125456 App. 12",
    "+49 1713920012x55",
    "tel:+49-30-23125456",
    "Tel.: +49 171 3920012",
    "Mobil 0171 3920012",
    "1-800-FLOWERS",
    "491713920012.0",
    "=+49 171 3920012",
    "'+49 171 3920012",
    // Signs that look like digits and a plus, and marks that nobody sees.
    "\u{202a}+49 30 23125456\u{202c}",
    "+\u{ff14}\u{ff19}\u{ff13}\u{ff10}\u{ff12}\u{ff13}\u{ff11}\u{ff12}\u{ff15}\u{ff14}\u{ff15}\u{ff16}",
    "\u{ff0b}49 30 23125456",
];

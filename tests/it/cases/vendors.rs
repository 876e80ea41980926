//! Layouts of real systems with planned mistakes, each under a profile of that system.

use std::path::Path;

use serde_json::Value;

use super::judgement::{Sign, sign};
use super::running::validate;
use super::{json, profile};

/// The file, its profile, and what of it is not among the expected mistakes but right: the row and the rule.
const FILES: &[(&str, &str)] = &[
    ("active_directory_csvde.csv", "active-directory"),
    ("google_workspace_semicolon_excel_de.csv", "google"),
    ("moodle_example.csv", "moodle"),
    ("outlook_contacts_de.csv", "outlook"),
];

/// Expectations that are no mistakes of the file.
const BY_DESIGN: &[&str] = &["several"];

/// What is said in other words than `KINDS` has: the file, the row, the rule and why.
const OTHERWISE: &[(&str, u64, &str, &str)] = &[(
    "outlook_contacts_de.csv",
    2,
    "invalid-date",
    "`0.0.00` is no date; that it stands for none is for a later rule to say",
)];

/// What is found though nothing asks for it, and is right: the file, the row, the rule and why.
const BEYOND: &[(&str, u64, &str, &str)] = &[(
    "outlook_contacts_de.csv",
    3,
    "invalid-date",
    "`1.3.1980` is not in the form with two digits that the profile states; `01.03.1980` is suggested",
)];

/// Judges the filled-in templates that `expected.json` of a folder lists.
pub(crate) fn judge(folder: &Path) {
    let expected = json(&folder.join("expected.json"));
    let mut faults = Vec::new();
    for (file, expected) in expected.as_object().expect("files and their mistakes") {
        let Some((_, profile_name)) = FILES.iter().find(|(name, _)| name == file) else {
            faults.push(format!("{file}: no profile"));
            continue;
        };
        let profile = profile(profile_name);
        let run = validate(&folder.join(file), &profile, &["--org", "country=DE"]);
        let expected = expected.as_array().map_or(&[][..], Vec::as_slice);
        let mut explained = Vec::new();
        for mistake in expected {
            let words = mistake[2].as_str().unwrap_or_default();
            let kind = words.split([' ', ':']).next().unwrap_or_default();
            let (row, header) = (&mistake[0], &mistake[1]);
            let here = |finding: &&Value| finding["row"] == *row && finding["header"] == *header;
            let otherwise = OTHERWISE
                .iter()
                .find(|(name, at, ..)| name == file && row == at)
                .map(|(_, _, rule, _)| *rule);
            let rules: &[&str] = match (otherwise.as_ref(), BY_DESIGN.contains(&kind)) {
                (_, true) => continue,
                (Some(rule), _) => std::slice::from_ref(rule),
                (None, _) => match sign(kind) {
                    Some(Sign::Rules(rules)) => rules,
                    _ => continue,
                },
            };
            let mut found = run.findings().iter().filter(here);
            if !found.any(|finding| rules.iter().any(|rule| finding["rule"] == *rule)) {
                faults.push(format!("{file}: no {mistake}"));
            }
            explained.extend(first_row(words).map(|first| (first, header.clone())));
            explained.push((row.as_u64().unwrap_or_default(), header.clone()));
        }
        for finding in run.findings().iter().filter(|f| f["severity"] == "error") {
            let place = (
                finding["row"].as_u64().unwrap_or_default(),
                finding["header"].clone(),
            );
            let right = BEYOND.iter().any(|(name, row, rule, _)| {
                name == file && *row == place.0 && finding["rule"] == *rule
            });
            if !right && !explained.contains(&place) {
                faults.push(format!("{file}: nothing asks for {finding}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The first row of a group of duplicates, which is marked too.
fn first_row(words: &str) -> Option<u64> {
    let (_, rest) = words.split_once("of row ")?;
    rest.split(' ').next()?.parse().ok()
}

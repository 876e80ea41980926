//! What Chromium makes of the page that `--report html=FILE` writes: its script runs, and its filters do what they say.
//!
//! These are ignored where nobody asks for them; `.ci/run` does where there is a `chromium`.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::harness::Enroll;

const PEOPLE: &str = include_str!("../../fixtures/formats/people.csv");

/// A folder with the page on a list.
fn page(list: &str) -> TempDir {
    let run = Enroll::new()
        .file("people.csv", list)
        .line("validate people.csv --profile sosafe --fail-on never --report html=page.html")
        .run();
    run.folder
}

/// The page as it stands once its script has run, opened with a fragment.
fn opened(folder: &Path, fragment: &str) -> String {
    let address = format!("file://{}#{fragment}", folder.join("page.html").display());
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(address)
        .output()
        .expect("chromium");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What stands between two tags of the page.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let rest = page
        .split(start)
        .nth(1)
        .unwrap_or_else(|| panic!("no {start}: {page}"));
    rest.split(end).next().unwrap_or_default()
}

fn status(page: &str) -> &str {
    between(page, "role=\"status\">", "</p>")
}

/// The rules of the sections that are shown.
fn rules(page: &str) -> Vec<&str> {
    let list = between(page, "<main id=\"list\">", "</main>");
    let rules = list.split("class=\"rule\">").skip(1);
    rules
        .map(|rest| rest.split('<').next().unwrap_or_default())
        .collect()
}

fn rows(page: &str) -> usize {
    between(page, "<main id=\"list\">", "</main>")
        .matches("scope=\"row\"")
        .count()
}

#[test]
#[ignore = "it needs Chromium"]
fn a_page_shows_all_findings_at_first() {
    let folder = page(PEOPLE);
    let shown = opened(folder.path(), "");
    let count = rows(&shown);
    assert!(count > 10, "{shown}");
    assert_eq!(status(&shown), format!("{count} of {count} rows"));
    // What looks like markup is text.
    assert!(
        shown.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{shown}"
    );
}

#[test]
#[ignore = "it needs Chromium"]
fn a_fragment_chooses_what_is_shown() {
    let folder = page(PEOPLE);
    for (fragment, expected, count) in [
        ("kind=missing-value", vec!["missing-value"], 1),
        ("column=C&kind=missing-value", vec!["missing-value"], 1),
        ("column=A&kind=missing-value", vec![], 0),
        ("q=BEN.cole", vec!["invalid-email", "missing-value"], 2),
        ("q=ben+ending", vec!["invalid-email"], 1),
        ("q=nobody+at+all", vec![], 0),
        ("person=Ben", vec!["invalid-email", "missing-value"], 2),
        ("kind=invalid-language&errors=1", vec![], 0),
        ("kind=invalid-language", vec!["invalid-language"], 1),
    ] {
        let shown = opened(folder.path(), fragment);
        let mut rules = rules(&shown);
        rules.sort_unstable();
        assert_eq!(rules, expected, "{fragment}");
        assert_eq!(rows(&shown), count, "{fragment}");
        if count == 0 {
            assert_eq!(status(&shown), "No row matches the filters", "{fragment}");
        }
    }
}

#[test]
#[ignore = "it needs Chromium"]
fn a_page_is_of_use_without_and_with_very_many_findings() {
    let clean = "Email,First name,Last name,TYPE,ACTIVE\na@example.com,A,B,Single Address,Yes\n";
    let shown = opened(page(clean).path(), "");
    assert!(shown.contains("<main id=\"list\">"), "{shown}");
    let mut list = "Email,First name,Last name,TYPE,ACTIVE\n".to_owned();
    for row in 0..10_000 {
        list.push_str(&format!(
            "user{row}@example.com,Ann{row},,Single Address,Yes\n"
        ));
    }
    let folder = page(&list);
    let shown = opened(folder.path(), "");
    // Of so many rows only the first ones are put on the page.
    assert!(rows(&shown) < 500, "{}", rows(&shown));
    let one = opened(folder.path(), "q=user9876%40");
    assert_eq!(rows(&one), 1, "{}", status(&one));
}

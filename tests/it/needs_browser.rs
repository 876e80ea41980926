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
        ("person=ben&kind=missing-value", vec!["missing-value"], 1),
        ("person=ben.cole%40&q=ending", vec!["invalid-email"], 1),
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

#[test]
#[ignore = "it needs Chromium"]
fn only_errors_and_a_column_leave_the_others_out() {
    let folder = page(PEOPLE);
    let all = opened(folder.path(), "");
    let errors = opened(folder.path(), "errors=1");
    assert!(all.contains("<section class=\"warning\">"), "{all}");
    assert!(!errors.contains("<section class=\"warning\">"), "{errors}");
    assert!(rows(&errors) > 0 && rows(&errors) < rows(&all));
    // Each row has a place, and each column shows those of its own.
    let places = |shown: &str| -> Vec<String> {
        let list = between(shown, "<main id=\"list\">", "</main>").to_owned();
        let places = list.split("scope=\"row\">").skip(1);
        let place = |rest: &str| rest.split('<').next().unwrap_or_default().to_owned();
        places.map(place).collect()
    };
    let every = places(&all);
    let mut of_columns = 0;
    for column in ["A", "C", "D", "E", "F"] {
        let shown = places(&opened(folder.path(), &format!("column={column}")));
        let own = every.iter().filter(|place| place.starts_with(column));
        assert_eq!(shown.len(), own.count(), "{column}: {shown:?}");
        assert!(
            shown.iter().all(|place| place.starts_with(column)),
            "{shown:?}"
        );
        of_columns += shown.len();
    }
    assert!(of_columns > 0 && of_columns <= every.len());
}

/// How much two colours differ in brightness, as the guidelines for accessible pages count it.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let digits = colour.trim_start_matches('#');
        let digits: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        let part = |at: usize| {
            let value = u8::from_str_radix(&digits[at..at + 2], 16).expect("a colour");
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_colour_can_be_read_in_both_schemes() {
    let style = include_str!("../../src/report/html/page.css");
    let schemes: Vec<&str> = style.split(":root {").skip(1).take(2).collect();
    assert_eq!(schemes.len(), 2);
    for scheme in schemes {
        let scheme = scheme.split('}').next().unwrap_or_default();
        let colour = |name: &str| {
            let rest = between(scheme, &format!("--{name}: "), ";");
            rest.to_owned()
        };
        for ground in ["page", "band"] {
            for text in ["text", "soft", "error", "warning", "good", "link"] {
                let found = contrast(&colour(text), &colour(ground));
                assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
            }
            let edge = contrast(&colour("edge"), &colour(ground));
            assert!(edge >= 3.0, "the edges of fields on {ground}: {edge:.2}");
        }
    }
}

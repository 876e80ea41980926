//! What the target systems document, row by row: each row of `fixtures/semantics` is found by its rule and by no other.
//!
//! A file `NAME.expected` has the flags in its first line, then a line for each finding: the place, the rule, its severity,
//! what the system wants, and the page that says so, by the short name that the profile gives it. `docs/rules.md` is
//! written from these lines: `ENROLL_BLESS=1 cargo test --test it semantics`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use enroll::profile::Profile;
use enroll::rules;
use serde_json::Value;

use crate::finding_lines::finding_lines;
use crate::harness::Enroll;
use crate::stored::{bless, difference, root};

/// What a page says, and the finding that shows it.
struct Semantic {
    system: String,
    file: String,
    /// `D3 missing-value error`.
    finding: String,
    rule: String,
    /// What the system wants.
    wants: String,
    /// The short name of the page, or `assumed`.
    page: String,
}

/// A fixture: its flags and what is expected of it.
struct Fixture {
    name: String,
    flags: Vec<String>,
    semantics: Vec<Semantic>,
}

fn fixtures() -> Vec<Fixture> {
    let folder = root("fixtures/semantics");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "expected"))
        .collect();
    paths.sort();
    assert!(paths.len() > 15, "the fixtures are there");
    paths.iter().map(|path| fixture(path)).collect()
}

fn fixture(path: &std::path::Path) -> Fixture {
    let stem = path.file_stem().expect("a name").to_string_lossy();
    let text = std::fs::read_to_string(path).expect("a text");
    let mut lines = text.lines();
    let flags = lines.next().unwrap_or_default().split(' ');
    let flags = flags.map(str::to_owned).collect();
    let system = stem.split('-').next().unwrap_or_default().to_owned();
    let semantics = lines.map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [finding, wants, page] = parts[..] else {
            panic!("{}: three parts, not `{line}`", path.display());
        };
        Semantic {
            system: system.clone(),
            file: format!("{stem}.csv"),
            finding: finding.trim().to_owned(),
            rule: finding
                .split(' ')
                .rev()
                .nth(1)
                .unwrap_or_default()
                .to_owned(),
            wants: wants.trim().to_owned(),
            page: page.trim().to_owned(),
        }
    });
    Fixture {
        name: stem.clone().into_owned(),
        flags,
        semantics: semantics.collect(),
    }
}

/// What is found, one line each; what is about columns that fill nothing is no semantic of any system.
fn found(fixture: &Fixture, more: &[&str]) -> Vec<String> {
    let output = Enroll::new()
        .args(["validate", "--format", "json"])
        .args([format!("{}.csv", fixture.name)])
        .args(&fixture.flags)
        .args(more)
        .command()
        .current_dir(root("fixtures/semantics"))
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    assert!(
        report.get("error").is_none(),
        "{}: {report:#}",
        fixture.name
    );
    finding_lines(&report)
}

/// The number of the row in `D3` or `row 3`; none for `file` and `D`.
fn row(finding: &str) -> Option<u64> {
    let place = finding.rsplitn(3, ' ').nth(2)?;
    place
        .trim_start_matches(|letter: char| !letter.is_ascii_digit())
        .parse()
        .ok()
}

#[test]
fn every_documented_semantic_has_a_row_that_is_found() {
    let mut wrong = String::new();
    for fixture in fixtures() {
        let expected: String = fixture
            .semantics
            .iter()
            .map(|semantic| semantic.finding.clone() + "\n")
            .collect();
        let got: String = found(&fixture, &[])
            .iter()
            .map(|line| line.clone() + "\n")
            .collect();
        if expected != got {
            let _ = writeln!(wrong, "{}\n{}", fixture.name, difference(&expected, &got));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn without_its_rule_no_semantic_is_found() {
    for fixture in fixtures() {
        for semantic in &fixture.semantics {
            let left = found(&fixture, &["--ignore", &semantic.rule]);
            assert!(
                !left.contains(&semantic.finding),
                "{}: {}",
                fixture.name,
                semantic.finding
            );
            // What is left of its row is what was expected beside it.
            let number = row(&semantic.finding);
            for line in left
                .iter()
                .filter(|line| number.is_some() && row(line) == number)
            {
                let speaks = line.rsplit(' ').nth(1).unwrap_or_default();
                let speaks = rules::named(speaks);
                let instead =
                    speaks.is_some_and(|rule| rule.yields_to.contains(&semantic.rule.as_str()));
                assert!(
                    instead || fixture.semantics.iter().any(|other| other.finding == *line),
                    "{}: {line} speaks where {} is silent",
                    fixture.name,
                    semantic.rule
                );
            }
        }
    }
}

/// The pages of a profile by their short names, from the comment at its top.
fn pages(system: &str) -> BTreeMap<String, String> {
    let text =
        std::fs::read_to_string(root(&format!("src/profile/{system}.toml"))).expect("a text");
    text.lines()
        .take_while(|line| line.starts_with('#'))
        .filter_map(|line| {
            let (name, page) = line.trim_start_matches('#').trim().split_once("  ")?;
            Some((name.trim().to_owned(), page.trim().to_owned()))
        })
        .collect()
}

#[test]
fn every_semantic_names_its_page() {
    for fixture in fixtures() {
        for semantic in fixture.semantics {
            let known = pages(&semantic.system);
            assert!(
                semantic.page == "assumed" || known.contains_key(&semantic.page),
                "{}: no page `{}`",
                semantic.file,
                semantic.page
            );
            // What no page says never makes a row fail.
            assert!(
                semantic.page != "assumed" || semantic.finding.ends_with(" warning"),
                "{}: {}",
                semantic.file,
                semantic.finding
            );
        }
    }
}

/// The page that leads from a rule to the systems and their documentation.
fn table() -> String {
    let mut by_rule: BTreeMap<String, Vec<Semantic>> = BTreeMap::new();
    for semantic in fixtures().into_iter().flat_map(|fixture| fixture.semantics) {
        by_rule
            .entry(semantic.rule.clone())
            .or_default()
            .push(semantic);
    }
    let mut page = String::from(
        "# From rules to systems to documentation\n\n\
         Every rule, and what of the four target systems it checks: what the system wants, the page that says so, and the row\n\
         of [fixtures/semantics](../fixtures/semantics) that shows it. `assumed` marks what no page says: such a finding is a\n\
         warning. A rule without a row checks what would hurt in any system: what a spreadsheet or an HR system did to the file\n\
         on its way. `enroll validate --explain RULE` has the page of each. This page is written by a test.\n",
    );
    for rule in rules::ALL {
        let _ = write!(page, "\n## {}\n\n{}\n", rule.name, rule.sentence());
        let Some(semantics) = by_rule.get(rule.name) else {
            continue;
        };
        page.push_str("\n| system | it wants | page | example |\n| --- | --- | --- | --- |\n");
        let same = |one: &Semantic, other: &Semantic| {
            (&one.file, &one.wants, &one.page) == (&other.file, &other.wants, &other.page)
        };
        for semantics in semantics.chunk_by(same) {
            let Semantic {
                system,
                file,
                wants,
                page: name,
                ..
            } = &semantics[0];
            let title = Profile::load(system).expect("a profile").title;
            let link = match pages(system).get(name) {
                Some(url) if url.starts_with("https://") => format!("[{name}]({url})"),
                Some(words) => words.clone(),
                None => name.clone(),
            };
            let place =
                |semantic: &Semantic| semantic.finding.rsplitn(3, ' ').nth(2).map(str::to_owned);
            let places: Vec<String> = semantics.iter().filter_map(place).collect();
            let places = places.join(", ");
            let _ = writeln!(page, "| {title} | {wants} | {link} | `{file}` {places} |");
        }
    }
    page
}

#[test]
fn the_table_leads_from_rules_to_documentation() {
    let (path, got) = (root("docs/rules.md"), table());
    if bless() {
        std::fs::write(&path, &got).expect("the page can be written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    let difference = difference(&stored, &got);
    assert!(difference.is_empty(), "docs/rules.md\n{difference}");
}

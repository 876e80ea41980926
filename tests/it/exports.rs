//! `map` over the exports of other systems: what it is sure of is right, and it is sure of what is plain.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use enroll::finding::ColumnIndex;
use enroll::profile::Profile;
use serde::Deserialize;
use serde_json::Value;

use crate::harness::Enroll;
use crate::stored::root;

/// What `map` ought to make of a file for one profile. Columns are letters: `E F` are both, `A or D` one of the two, and
/// `B part 2` is the second part of what stands in B.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    /// It has to be sure.
    sure: BTreeMap<String, String>,
    /// It is right, whether it is sure or asks.
    either: BTreeMap<String, String>,
    /// It can ask, and must not be sure.
    maybe: BTreeMap<String, String>,
    /// It must not even ask.
    never: BTreeMap<String, String>,
}

impl Expected {
    /// Whether these columns may fill this field without anybody being asked.
    fn allows(&self, field: &str, columns: &str) -> bool {
        let right = self.sure.get(field).or(self.either.get(field));
        right.is_some_and(|right| right.split(" or ").any(|right| right == columns))
    }

    /// Every field that is reported, with its columns.
    fn all(&self) -> impl Iterator<Item = (&String, &String)> {
        let right = self.sure.iter().chain(&self.either);
        right.chain(&self.maybe).chain(&self.never)
    }
}

/// How often `map` was sure and right, and how often it ought to have been.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    /// The fields that it was sure of.
    sure: usize,
    /// Those of them that it was right about.
    right: usize,
    /// The fields that it had to be sure of.
    wanted: usize,
    /// Those of them that it was sure of, and right about.
    found: usize,
    /// The fields that it asked about.
    asked: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.sure += other.sure;
        self.right += other.right;
        self.wanted += other.wanted;
        self.found += other.found;
        self.asked += other.asked;
    }

    fn line(self, file: &str, profile: &str) -> String {
        // Cut and not rounded, so that 1.000 is all of them.
        let share = |part: usize, whole: usize| match (part * 1000).checked_div(whole) {
            None => "-".to_owned(),
            Some(thousandths) => format!("{}.{:03}", thousandths / 1000, thousandths % 1000),
        };
        format!(
            "{file:<22} {profile:<10} {:>5} {:>6} {:>10} {:>7} {:>6} {:>7} {:>6}",
            self.sure,
            self.right,
            share(self.right, self.sure),
            self.wanted,
            self.found,
            share(self.found, self.wanted),
            self.asked,
        )
    }
}

/// The exports, in order, each with what is expected of it.
fn exports() -> Vec<(PathBuf, BTreeMap<String, Expected>)> {
    let folder = root("fixtures/exports");
    let entries = std::fs::read_dir(&folder).expect("the exports are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    files.sort();
    assert!(files.len() >= 18, "the exports are there");
    files
        .into_iter()
        .map(|path| {
            let page = path.with_extension("expected");
            let text = std::fs::read_to_string(&page)
                .unwrap_or_else(|error| panic!("{}: {error}", page.display()));
            let expected =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
            (path, expected)
        })
        .collect()
}

fn name(path: &Path) -> String {
    let stem = path.file_stem().expect("a name");
    stem.to_string_lossy().into_owned()
}

/// What `map` says of every field: how sure it is, and of which columns.
fn proposed(path: &Path, profile: &str) -> Vec<(String, String, String)> {
    let enroll = Enroll::new()
        .args(["map", "--profile", profile])
        .args(["--format", "json", "--no-input"])
        .args([path]);
    let output = enroll.command().output().expect("it runs");
    let place = format!("{} for {profile}", path.display());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{place}: {said}"
    );
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{place}: {error}\n{said}"));
    let fields = report["fields"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    fields
        .iter()
        .map(|field| {
            let columns = field["columns"].as_array().expect("a list");
            let mut columns: Vec<String> = columns.iter().map(text).collect();
            for key in ["separator", "marks", "part"] {
                let how = &field["choices"][0][key];
                if !how.is_null() {
                    let how = how.as_str().map_or(how.to_string(), str::to_owned);
                    columns.push(format!("{key} {how}"));
                }
            }
            (
                text(&field["field"]),
                text(&field["outcome"]),
                columns.join(" "),
            )
        })
        .collect()
}

/// What `map` makes of a file, held against what is expected. Mistakes are told line by line.
fn judge(path: &Path, profile: &str, expected: &Expected, mistakes: &mut String) -> Score {
    let proposed = proposed(path, profile);
    let place = format!("{} for {profile}", name(path));
    let mut score = Score {
        wanted: expected.sure.len(),
        ..Score::default()
    };
    for (field, outcome, columns) in &proposed {
        match outcome.as_str() {
            "sure" => {
                score.sure += 1;
                let right = expected.allows(field, columns);
                score.right += usize::from(right);
                score.found += usize::from(right && expected.sure.contains_key(field));
                if !right {
                    let _ = writeln!(mistakes, "{place}: sure that {columns} is {field}");
                }
            }
            "maybe" => {
                score.asked += 1;
                let never = expected.never.get(field).map(String::as_str);
                if columns.split(' ').any(|column| Some(column) == never) {
                    let _ = writeln!(mistakes, "{place}: asks whether {columns} is {field}");
                }
            }
            other => assert_eq!(other, "not-found", "{place}"),
        }
    }
    for (field, columns) in &expected.sure {
        let found = proposed.iter().find(|(name, ..)| name == field);
        let (outcome, said) = found.map_or(("absent", ""), |(_, outcome, columns)| {
            (outcome.as_str(), columns.as_str())
        });
        if outcome != "sure" {
            let _ = writeln!(
                mistakes,
                "{place}: not sure that {columns} is {field}: {outcome} {said}"
            );
        }
    }
    score
}

#[test]
fn what_map_is_sure_of_is_right() {
    let (mut table, mut mistakes) = (String::new(), String::new());
    let mut totals: BTreeMap<&str, Score> = BTreeMap::new();
    for (path, expected) in exports() {
        for profile in Profile::names() {
            let score = judge(&path, profile, &expected[*profile], &mut mistakes);
            let _ = writeln!(table, "{}", score.line(&name(&path), profile));
            totals.entry(profile).or_default().add(score);
        }
    }
    let mut total = Score::default();
    for (profile, score) in totals {
        let _ = writeln!(table, "{}", score.line("every file", profile));
        total.add(score);
    }
    let _ = writeln!(table, "{}", total.line("every file", "every one"));
    println!(
        "{:<22} {:<10}  sure  right  precision  wanted  found  recall  asked\n{table}",
        "file", "profile"
    );
    assert!(mistakes.is_empty(), "\n{mistakes}");
}

/// A typo in an expectation would excuse a mistake.
#[test]
fn an_expectation_names_fields_and_columns_that_exist() {
    for (path, expected) in exports() {
        let place = path.display();
        let text = std::fs::read_to_string(&path).expect("an export is UTF-8");
        let cells = |line: &str| line.split([',', ';']).count();
        let width = text.lines().map(cells).max().expect("it has lines") as u32;
        let profiles: Vec<&str> = expected.keys().map(String::as_str).collect();
        assert_eq!(profiles, sorted(Profile::names()), "{place}");
        for (name, expected) in &expected {
            let profile = Profile::load(name).expect("it is built in");
            let mut spoken_of: Vec<&String> = expected.all().map(|(name, _)| name).collect();
            let count = spoken_of.len();
            spoken_of.sort();
            spoken_of.dedup();
            assert_eq!(spoken_of.len(), count, "{place}: twice in {name}");
            for (field, columns) in expected.all() {
                assert!(
                    profile.fields.iter().any(|has| has.name == *field),
                    "{place}: {name} has no `{field}`"
                );
                let words = columns.split(' ');
                for letters in
                    words.filter(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()))
                {
                    let column = ColumnIndex::from_letters(letters);
                    assert!(
                        column.is_some_and(|column| column.0 < width),
                        "{place}: no column `{letters}`"
                    );
                }
            }
        }
    }
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

//! Every fixture under every profile: what a change does to files that it was not made for shows at once.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use enroll::profile::Profile;
use serde_json::Value;

use crate::finding_lines::finding_lines;
use crate::harness::Enroll;
use crate::stored::{bless, difference, root};

/// The files of the target systems, in order.
fn fixtures() -> Vec<(&'static str, PathBuf)> {
    let mut files = Vec::new();
    for system in Profile::names() {
        let folder = root("fixtures").join(system);
        let entries = std::fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path
                .extension()
                .is_some_and(|extension| extension != "expected" && extension != "toml")
            {
                files.push((*system, path));
            }
        }
    }
    files.sort();
    assert!(files.len() >= 18, "the fixtures are there");
    files
}

/// The report on a file, with the flags that it is made for.
fn report(path: &Path, system: &str, profile: &str, mapping: Option<&str>) -> Value {
    let mut enroll = Enroll::new()
        .args(["validate", "--format", "json"])
        .args([path]);
    enroll = match mapping {
        Some(mapping) => enroll
            .args(["--mapping"])
            .args([root("fixtures").join(system).join(mapping)]),
        None => enroll.args(["--profile", profile]),
    };
    if path.ends_with("sosafe/leavers.csv") && profile == system {
        enroll = enroll.args(["--operation", "delete"]);
    }
    let output = enroll.command().output().expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{} under {profile}: {error}", path.display()));
    assert!(
        report.get("error").is_none(),
        "{} under {profile}: {report:#}",
        path.display()
    );
    report
}

#[test]
fn every_fixture_has_its_findings_under_its_own_profile() {
    let mut differences = String::new();
    for (system, path) in fixtures() {
        let name = format!(
            "{system}/{}",
            path.file_name().expect("a name").to_string_lossy()
        );
        let mapping = (name == "symbiant/hr-export.csv").then_some("hr.toml");
        let expected =
            std::fs::read_to_string(format!("{}.expected", path.display())).unwrap_or_default();
        let found = finding_lines(&report(&path, system, system, mapping)).join("\n");
        let difference = difference(&expected, &found);
        if !difference.is_empty() {
            let _ = writeln!(differences, "{name}\n{difference}");
        }
    }
    assert!(
        differences.is_empty(),
        "expected and found differ:\n{differences}"
    );
}

/// The findings and counts of a file, as they are stored.
fn stored(report: &Value) -> String {
    let summary = &report["summary"];
    let mut text = format!(
        "{} users, {} valid, {} failed, {} errors, {} warnings, {} rows that are no users\n",
        summary["rows"],
        summary["valid"],
        summary["failed"],
        summary["errors"],
        summary["warnings"],
        summary["not_users"],
    );
    for line in finding_lines(report) {
        let place = line.split(' ').next().unwrap_or_default();
        let is_column = place.bytes().all(|byte| byte.is_ascii_uppercase());
        let _ = writeln!(text, "{}{line}", if is_column { "column " } else { "" });
    }
    text
}

#[test]
fn every_fixture_has_its_findings_under_every_profile() {
    let mut differences = String::new();
    let mut known = Vec::new();
    for (system, path) in fixtures() {
        let file = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        for profile in Profile::names() {
            let mut runs = vec![(format!("{profile}/{system}-{file}.txt"), None)];
            if file == "hr-export.csv" && *profile == system {
                runs.push((
                    format!("{profile}/{system}-{file}-with-hr.toml.txt"),
                    Some("hr.toml"),
                ));
            }
            for (name, mapping) in runs {
                let found = stored(&report(&path, system, profile, mapping));
                let expectation = root("fixtures/expected").join(&name);
                known.push(expectation.clone());
                if bless() {
                    std::fs::create_dir_all(expectation.parent().expect("a folder"))
                        .expect("a folder");
                    std::fs::write(&expectation, found).expect("a file");
                    continue;
                }
                let expected = std::fs::read_to_string(&expectation).unwrap_or_default();
                let difference = difference(&expected, &found);
                if !difference.is_empty() {
                    let _ = writeln!(differences, "{name}\n{difference}");
                }
            }
        }
    }
    assert!(
        differences.is_empty(),
        "findings have changed; if that is meant, `ENROLL_BLESS=1 cargo test fixtures` stores them:\n{differences}"
    );
    for profile in Profile::names() {
        for entry in std::fs::read_dir(root("fixtures/expected").join(profile)).expect("a folder") {
            let path = entry.expect("an entry").path();
            assert!(known.contains(&path), "{} is of no fixture", path.display());
        }
    }
}

/// A CSV among the fixtures, checked: the file, its bytes, and the bytes with our column.
fn checked() -> Vec<(PathBuf, Vec<u8>, Vec<u8>)> {
    let csv =
        |(_, path): &(&str, PathBuf)| path.extension().is_some_and(|extension| extension == "csv");
    let files = fixtures().into_iter().filter(csv);
    files
        .map(|(system, path)| {
            let bytes = std::fs::read(&path).expect("a fixture");
            let again = annotated(system, &bytes);
            (path, bytes, again)
        })
        .collect()
}

/// A file with our column.
fn annotated(profile: &str, bytes: &[u8]) -> Vec<u8> {
    let enroll = Enroll::new().file("people.csv", bytes).args([
        "validate",
        "people.csv",
        "-o",
        "checked.csv",
        "--profile",
        profile,
    ]);
    enroll.command().output().expect("it runs");
    std::fs::read(enroll.folder().join("checked.csv")).expect("it was written")
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_end)
        .collect()
}

#[test]
fn a_checked_file_is_the_file_and_a_column() {
    for (path, bytes, checked) in checked() {
        let (old, new) = (lines(&bytes), lines(&checked));
        assert_eq!(old.len(), new.len(), "{}", path.display());
        for (number, (old, new)) in old.iter().zip(new).enumerate() {
            let ours = new.strip_prefix(*old);
            assert!(
                ours.is_some(),
                "{}: line {} is another one",
                path.display(),
                number + 1
            );
        }
    }
}

#[test]
fn checking_the_checked_file_changes_nothing() {
    for (path, _, checked) in checked() {
        let system = path
            .parent()
            .and_then(Path::file_name)
            .expect("a folder")
            .to_string_lossy();
        // A row that was too short is as long as the others now.
        let padded = annotated(&system, &checked);
        assert_eq!(annotated(&system, &padded), padded, "{}", path.display());
        if !String::from_utf8_lossy(&checked).contains("[ragged-row]") {
            assert_eq!(padded, checked, "{}", path.display());
        }
    }
}

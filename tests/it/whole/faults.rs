//! Whatever of a disk fails, and whenever: each file is there whole or not at all, and nothing is left behind.
//!
//! A build for tests fails where the schedule of a number says so, the same in every run.

use std::collections::BTreeMap;
use std::fs;

use crate::whole::{Ended, People, number};

/// The files that a line writes, each with what it holds if nothing fails.
struct Line {
    line: &'static str,
    whole: BTreeMap<&'static str, Vec<u8>>,
}

const HELD: &str =
    "Email,First name,Department\na@example.com,Anna,Sales\nb@example.com,Bo,Legal\n";
const WANTED: &str = "Email,First name,Department\na@example.com,Anna,Board\nc@example.com,Cy,Legal\nd@example.com,,Sales\n";

const LINES: [(&str, &[&str]); 3] = [
    (
        "validate wanted.csv --profile people.toml --fail-on never -o checked.csv --report json=report.json",
        &["checked.csv", "report.json"],
    ),
    (
        "export held.csv --profile people.toml -o upload.csv",
        &["upload.csv"],
    ),
    (
        "apply wanted.csv --profile people.toml --current held.csv --skip-invalid --failed failed.csv --yes \
         --output new.csv --undo undo.json",
        &["failed.csv", "new.csv", "undo.json"],
    ),
];

/// What stood at the path of every second output before.
const BEFORE: &[u8] = b"what was there before";

fn place() -> People {
    let place = People::new();
    place.file("held.csv", HELD);
    place.file("wanted.csv", WANTED);
    place
}

impl Line {
    fn new((line, outputs): (&'static str, &'static [&'static str])) -> Self {
        let place = place();
        place.command(line).output().expect("the binary is there");
        let whole = outputs.iter().map(|name| (*name, place.bytes(name)));
        let whole = whole.collect();
        Self { line, whole }
    }

    /// Runs it under a schedule, and sees to it that each file is whole or as before. Says how it ended.
    fn run(&self, seed: usize) -> Option<i32> {
        let place = place();
        let replaced = |name: &str| seed.is_multiple_of(2) && name != "undo.json";
        for name in self.whole.keys().filter(|name| replaced(name)) {
            place.file(name, BEFORE);
        }
        let mut command = place.command(self.line);
        let output = command.env("ENROLL_FAULTS", seed.to_string()).output();
        let ended = Ended::new(&output.expect("the binary is there"));
        let what = format!("{} {seed}: {:?}\n{}", self.line, ended.code, ended.stderr);
        let mut there = BTreeMap::new();
        for (name, whole) in &self.whole {
            let bytes = fs::read(place.path(name)).ok();
            there.insert(*name, bytes.as_ref() == Some(whole));
            let is_before = bytes.as_deref() == replaced(name).then_some(BEFORE);
            assert!(bytes.as_ref() == Some(whole) || is_before, "{name}: {what}");
        }
        match ended.code {
            Some(3) => {
                assert!(ended.stderr.contains("error: cannot write `"), "{what}");
                assert_eq!(place.nameless(), [""; 0], "{what}");
                // What was not done needs no way back.
                assert_eq!(there.get("undo.json"), there.get("new.csv"), "{what}");
            }
            // Killed: the next run clears what was left.
            None => {
                place.remove("undo.json");
                place.command(self.line).output().expect("it is there");
                assert_eq!(place.nameless(), [""; 0], "{what}");
            }
            _ => assert!(there.values().all(|there| *there), "{what}"),
        }
        // The change stands nowhere without its way back.
        assert!(
            there.get("new.csv") != Some(&true) || there["undo.json"],
            "{what}"
        );
        ended.code
    }
}

/// `ENROLL_SCHEDULES` says how many schedules.
#[cfg_attr(not(debug_assertions), ignore = "only a build for tests has faults")]
#[test]
fn each_file_is_written_whole_or_not_at_all_whatever_fails() {
    let schedules = number("ENROLL_SCHEDULES", 24);
    let lines = LINES.map(Line::new);
    let mut ends: BTreeMap<Option<i32>, usize> = BTreeMap::new();
    for seed in 0..schedules {
        for line in &lines {
            *ends.entry(line.run(seed)).or_default() += 1;
        }
    }
    println!("ended with: {ends:?}");
    assert!(
        ends.contains_key(&Some(3)) && ends.contains_key(&None),
        "{ends:?}"
    );
}

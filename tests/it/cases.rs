//! The program, judged by a folder of files that others wrote: `ENROLL_CASES` names it.
//!
//! Without the folder each of these tests says that it is skipped, and passes.

mod encodings;
mod handmade;
mod hostile;
mod judgement;
mod laws;
mod regressions;
mod running;
mod spectrum;
mod vendors;

use std::path::{Path, PathBuf};

/// A folder of the cases; none where they are not there.
fn folder(name: &str) -> Option<PathBuf> {
    let Some(cases) = std::env::var_os("ENROLL_CASES").filter(|folder| !folder.is_empty()) else {
        println!("skipped: set ENROLL_CASES to the folder of cases to judge by {name}");
        return None;
    };
    let folder = PathBuf::from(cases).join(name);
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    Some(folder)
}

/// A folder of the cases that are ours: a copy of most of it is part of the fixtures.
fn own_folder(name: &str) -> PathBuf {
    folder(name).unwrap_or_else(|| {
        println!("but not for the files that are among the fixtures");
        fixtures().join(name)
    })
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases")
}

/// A profile of `fixtures/cases`.
fn profile(name: &str) -> PathBuf {
    fixtures().join(name).with_extension("toml")
}

fn json(path: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    serde_json::from_str(&text).expect("a case is JSON")
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

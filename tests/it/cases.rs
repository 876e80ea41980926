//! How the program is judged by folders of files with expectations; those that are ours are among the fixtures.

pub(crate) mod collections;
pub(crate) mod encodings;
pub(crate) mod handmade;
pub(crate) mod hostile;
mod judgement;
mod laws;
mod regressions;
mod running;
pub(crate) mod spectrum;
pub(crate) mod vendors;

use std::path::{Path, PathBuf};

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

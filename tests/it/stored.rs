//! What the repository holds: its files, and expectations that can be written anew.

use std::path::{Path, PathBuf};

/// A file of the repository.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether stored expectations are to be written anew.
pub(crate) fn bless() -> bool {
    std::env::var_os("ENROLL_BLESS").is_some()
}

/// The lines that only one of two texts has, `-` for the expected one and `+` for what was got; empty if they are equal.
pub(crate) fn difference(expected: &str, got: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    let gone = old
        .iter()
        .filter(|line| !new.contains(line))
        .map(|line| format!("- {line}\n"));
    let come = new
        .iter()
        .filter(|line| !old.contains(line))
        .map(|line| format!("+ {line}\n"));
    match gone.chain(come).collect::<String>() {
        text if old == new || !text.is_empty() => text,
        _ => "the same lines in another order\n".into(),
    }
}

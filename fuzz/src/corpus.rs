//! The files that mutations start from.

use std::path::Path;

/// The files of a folder below the repository with one of these endings, in the order of their names.
pub(crate) fn files(folder: &str, endings: &[&str], most: usize) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let entries = std::fs::read_dir(&folder);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.retain(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| endings.contains(&ending))
    });
    let files = paths.iter().filter_map(|path| std::fs::read(path).ok());
    files.filter(|bytes| bytes.len() <= most).collect()
}

/// The lists that mutations start from.
pub(crate) fn lists() -> Vec<Vec<u8>> {
    let mut all = files("fixtures/fuzz/csv", &["csv"], 4096);
    for folder in ["fixtures/reports", "fixtures/exports", "fixtures/formats"] {
        all.extend(files(folder, &["csv"], 2048));
    }
    all
}

//! Workbooks that other programs wrote, annotated: what every one of them has to keep.

use std::path::{Path, PathBuf};

use super::book::judge;
use crate::stored::root;

/// The workbooks of a folder and of those in it, in the order of their names, with their endings.
pub(crate) fn workbooks(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        match ending {
            _ if path.is_dir() => found.extend(workbooks(&path)),
            Some(ending) if ending == "xlsx" || ending == "xlsm" => found.push((path, ending)),
            _ => {}
        }
    }
    found.sort();
    found
}

/// Annotates every workbook, and gives what came of it to `each`; returns how many could be annotated.
pub(crate) fn annotate_all(folder: &Path, mut each: impl FnMut(&Path, &str, &[u8])) -> usize {
    let mut annotated = 0;
    for (path, ending) in workbooks(folder) {
        let bytes = std::fs::read(&path).expect("it is there");
        // One that is no workbook becomes a new one.
        if !bytes.starts_with(b"PK") {
            continue;
        }
        if let Some(checked) = judge(&path.display().to_string(), &ending, &bytes) {
            annotated += 1;
            each(&path, &ending, &checked);
        }
    }
    annotated
}

#[test]
fn every_workbook_keeps_all_that_is_not_ours() {
    let folder = root("fixtures/workbooks");
    let all = workbooks(&folder).len();
    assert_eq!(annotate_all(&folder, |_, _, _| {}), all);
    assert!(all >= 40, "there are {all}");
}

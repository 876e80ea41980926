//! What openpyxl reads in our workbooks; `.ci/run` runs this where it finds Python with openpyxl, by `ENROLL_PYTHON` or as `python3`.

use std::path::Path;
use std::process::Command;

use crate::annotated::corpus::{annotate_all, workbooks};
use crate::review::workbooks::emil_corrected;
use crate::stored::root;

/// Whether the cells of one workbook are those of another with the same formats, apart from one column more, and from cells
/// that were edited: `B3:before:after`.
const SCRIPT: &str = r#"
import sys, warnings, openpyxl
warnings.simplefilter("ignore")
before, after = (openpyxl.load_workbook(path) for path in sys.argv[1:3])
if not before.worksheets:
    sys.exit()  # Parts with other slashes are none to openpyxl.
edits = [edit.split(":") for edit in sys.argv[3:]]
for place, old, new in edits:
    cells = [(before[sheet.title][place], after[sheet.title][place]) for sheet in before.worksheets]
    assert (old, new) in [(cell.value, now.value) for cell, now in cells], cells
places = [place for place, *_ in edits]
for sheet in before.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            now = after[sheet.title][cell.coordinate].value
            # A formula of several cells is an object, which is equal only to itself.
            shown = [getattr(value, "text", value) for value in (cell.value, now)]
            assert shown[0] == shown[1] or cell.coordinate in places, (sheet.title, cell.coordinate, shown)
            assert cell._style == after[sheet.title][cell.coordinate]._style, (sheet.title, cell.coordinate)
"#;

fn compare(before: &Path, after: &Path, edits: &[&str]) {
    let python = std::env::var("ENROLL_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(&python)
        .args(["-c", SCRIPT])
        .args([before, after])
        .args(edits)
        .output()
        .expect("Python");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", before.display());
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn annotated_workbooks_open_in_openpyxl_with_the_same_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let looked_at = annotate_all(
        &root("fixtures/workbooks"),
        |path: &Path, ending, checked| {
            let written = folder.path().join(format!("checked.{ending}"));
            std::fs::write(&written, checked).expect("a file");
            compare(path, &written, &[]);
        },
    );
    assert!(looked_at >= 40, "{looked_at}");
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn corrected_workbooks_differ_in_the_cell_that_was_edited() {
    let mut corrected = 0;
    for (path, ending) in workbooks(&root("fixtures/workbooks")) {
        let bytes = std::fs::read(&path).expect("it is there");
        let Some(run) = emil_corrected(&ending, &bytes) else {
            continue;
        };
        let written = run.folder.path().join(format!("list.corrected.{ending}"));
        let place = if path.ends_with("title.xlsx") {
            "A8"
        } else {
            "A6"
        };
        compare(&path, &written, &[&format!("{place}:Emil:Émile <&>")]);
        corrected += 1;
    }
    assert!(corrected >= 40, "{corrected}");
}

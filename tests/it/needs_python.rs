//! What openpyxl reads in our workbooks; `.ci/run` runs this where it finds Python with openpyxl, by `ENROLL_PYTHON` or as `python3`.

use std::path::Path;
use std::process::Command;

use crate::annotated::corpus::annotate_all;
use crate::stored::root;

/// Prints whether the cells of one workbook are those of another, apart from one column more.
const SCRIPT: &str = r#"
import sys, warnings, openpyxl
warnings.simplefilter("ignore")
before, after = (openpyxl.load_workbook(path) for path in sys.argv[1:3])
for sheet in before.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            now = after[sheet.title][cell.coordinate].value
            # A formula of several cells is an object, which is equal only to itself.
            shown = [getattr(value, "text", value) for value in (cell.value, now)]
            assert shown[0] == shown[1], (sheet.title, cell.coordinate, shown)
"#;

#[test]
#[ignore = "needs Python with openpyxl"]
fn annotated_workbooks_open_in_openpyxl_with_the_same_cells() {
    let python = std::env::var("ENROLL_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = tempfile::tempdir().expect("a folder");
    let looked_at = annotate_all(
        &root("fixtures/workbooks"),
        |path: &Path, ending, checked| {
            let written = folder.path().join(format!("checked.{ending}"));
            std::fs::write(&written, checked).expect("a file");
            let output = Command::new(&python)
                .args(["-c", SCRIPT])
                .args([path, &written])
                .output()
                .expect("Python");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}: {said}", path.display());
        },
    );
    assert!(looked_at >= 30, "{looked_at}");
}

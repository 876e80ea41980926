//! The whole way: a list is checked, a person corrects it in the workbook, it is clean, and the target takes what is exported.

use super::book::{Book, annotated, rows, sheet};
use crate::harness::Enroll;

/// A workbook in which a person typed other texts into cells, as a spreadsheet would save it.
fn corrected(bytes: &[u8], corrections: &[(&str, &str)]) -> Vec<u8> {
    let mut xml = sheet(bytes);
    for (place, text) in corrections {
        let cell = super::book::text(place, text);
        let open = format!("<c r=\"{place}\"");
        let row: String = place.chars().filter(char::is_ascii_digit).collect();
        if let Some(start) = xml.find(&open) {
            let end = start + xml[start..].find("</c>").expect("its end") + "</c>".len();
            xml.replace_range(start..end, &cell);
        } else {
            // A cell that was empty: the row gets it where it belongs.
            let start = xml.find(&format!("<row r=\"{row}\"")).expect("the row");
            let next = xml[start..]
                .find(&format!("<c r=\"C{row}\""))
                .expect("the next cell");
            xml.insert_str(start + next, &cell);
        }
    }
    Book::new()
        .part("xl/worksheets/sheet1.xml", xml)
        .part("xl/styles.xml", super::book::part(bytes, "xl/styles.xml"))
        .bytes()
}

#[test]
fn a_list_that_a_person_corrected_in_the_workbook_is_clean_and_accepted() {
    let checked = annotated(&Book::new().bytes());
    let sent_back = corrected(
        &checked,
        &[
            ("B3", "Cole"),
            ("C3", "ben@example.com"),
            ("A4", "Cleo"),
            ("D4", "Single Address"),
        ],
    );
    let run = Enroll::new()
        .file("list.xlsx", &sent_back)
        .line("validate list.xlsx --profile sosafe --set active.value=Yes -o clean.xlsx")
        .run();
    let clean = std::fs::read(run.folder.path().join("clean.xlsx")).expect("it was written");
    let left = rows(&clean);
    assert_eq!(left[0][4], "errors");
    assert!(
        left[1..].iter().all(|row| row.len() < 5),
        "nothing is left: {left:?}"
    );
    assert!(
        !sheet(&clean).contains("enroll:"),
        "no cell is marked any more"
    );
    let folder = run.folder.path();
    Enroll::new()
        .line("export clean.xlsx --profile sosafe --set active.value=Yes -o upload.csv")
        .run_in(folder);
    Enroll::new()
        .line("validate upload.csv --profile sosafe")
        .run_in(folder);
    let upload = std::fs::read_to_string(folder.join("upload.csv")).expect("it was written");
    assert_eq!(upload.lines().count(), 4, "{upload}");
    assert!(!upload.contains("errors"), "{upload}");
}

//! A workbook that is corrected: exactly the edited cells change, and never one with a formula.

use std::collections::BTreeMap;
use std::path::Path;

use enroll::review::history::Step;
use enroll::review::key::Key;
use insta::assert_snapshot;

use crate::annotated::book::{
    ACTIVE, Book, annotated, cells, part, parts, row, rows, rows_of, sheet, text,
};
use crate::harness::{Enroll, Run};
use crate::review::desk::{Desk, profile};
use crate::stored::root;

/// Ben gets a last name and an address, and Cleo is skipped.
const CHANGES: &str = r#"{
  "version": 1,
  "profile": "sosafe",
  "changes": [
    {"change": "edit", "row": 3, "keys": {"email": "ben@example,com"}, "field": "last_name", "header": "lastname",
     "before": "", "after": "Cole", "why": "missing-value"},
    {"change": "edit", "row": 3, "keys": {"email": "ben@example,com"}, "field": "email", "header": "email",
     "before": "ben@example,com", "after": "ben@example.com", "why": "invalid-email"},
    {"change": "skip", "row": 4, "keys": {"email": "cleo.diaz@example.com"}, "why": "unknown-value"}
  ]
}
"#;

/// A list that is reviewed without a screen.
fn replay(name: &str, bytes: &[u8], changes: &str, flags: &str) -> Enroll {
    Enroll::new()
        .file(name, bytes)
        .file("changes.json", changes)
        .line(&format!(
            "review {name} --profile sosafe {ACTIVE} --replay changes.json {flags}"
        ))
}

fn written(run: &Run, name: &str) -> Vec<u8> {
    let path = run.folder.path().join(name);
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}\n{}", run.stderr))
}

/// Changes of cells, by the row and the header: the text before and after.
fn edits(cells: &[(u64, &str, &str, &str, &str)]) -> String {
    let changes = cells.iter().map(|(row, email, field, before, after)| {
        serde_json::json!({
            "change": "edit", "row": row, "keys": {"email": email}, "field": field, "header": "",
            "before": before, "after": after, "why": null,
        })
    });
    let changes: Vec<serde_json::Value> = changes.collect();
    serde_json::json!({"version": 1, "profile": "sosafe", "changes": changes}).to_string()
}

fn other_parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut parts = parts(bytes);
    parts.remove("xl/worksheets/sheet1.xml");
    parts
}

#[test]
fn exactly_the_edited_cells_change_and_skipped_users_go_to_a_workbook_of_their_own() {
    let bytes = Book::new().before("<dimension ref=\"A1:D4\"/>").bytes();
    let run = replay("list.xlsx", &bytes, CHANGES, "").run();
    assert_snapshot!(run.stderr, @"
    3 changes made
    0 errors left
    wrote list.corrected.xlsx, list.skipped.xlsx
    ");
    let corrected = written(&run, "list.corrected.xlsx");
    assert_eq!(other_parts(&bytes), other_parts(&corrected));
    let mut expected = cells(sheet(&bytes).as_bytes());
    let mut now = cells(sheet(&corrected).as_bytes());
    for place in [(3, 2), (3, 3), (4, 1), (4, 2), (4, 3), (4, 4)] {
        expected.remove(&place);
        now.remove(&place);
    }
    assert_eq!(expected, now);
    let read = rows(&corrected);
    assert_eq!(
        read[2],
        ["Ben", "Cole", "ben@example.com", "Single Address"]
    );
    assert!(read.len() == 3 || read[3].is_empty(), "{read:?}");
    let skipped = rows(&written(&run, "list.skipped.xlsx"));
    assert_eq!(skipped.len(), 2, "{skipped:?}");
    assert_eq!(skipped[1][0], "Cleo ");
    assert!(skipped[1][4].starts_with("row 4: "), "{skipped:?}");
    let folder = run.folder.path();
    let line = format!("validate list.corrected.xlsx --profile sosafe {ACTIVE}");
    Enroll::new().line(&line).run_in(folder);
    let line = format!("export list.corrected.xlsx --profile sosafe {ACTIVE} -o upload.csv");
    Enroll::new().line(&line).run_in(folder);
    assert_eq!(run.read("upload.csv").lines().count(), 3);
}

/// A list in which the last name of row 2 and the address of row 4 come from formulas.
fn with_formulas() -> Vec<u8> {
    let mut book = Book::new();
    let formula = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"str\"><f>UPPER(\"x\")</f><v>{text}</v></c>")
    };
    book.rows = [
        row(1, &["firstname", "lastname", "email", "type"]),
        format!(
            "<row r=\"2\">{}{}{}{}</row>",
            text("A2", "Anna"),
            formula("B2", "Berg "),
            text("C2", "anna@example,com"),
            text("D2", "Single Address")
        ),
        row(3, &["Ben", "Cole ", "ben@example.com", "Single Address"]),
        format!(
            "<row r=\"4\">{}{}<c r=\"C4\"><f>C9</f></c>{}</row>",
            text("A4", "Cleo"),
            text("B4", "Diaz"),
            text("D4", "Single Address")
        ),
    ]
    .concat();
    book.bytes()
}

#[test]
fn the_edit_of_a_cell_with_a_formula_is_refused_with_the_reason() {
    let bytes = with_formulas();
    let args = || {
        let mut args = profile("sosafe");
        args.set = vec!["active.value=Yes".parse().expect("a setting")];
        args
    };
    let mut desk = Desk::of_bytes(&bytes, args(), Step::new());
    desk.press_all("/anna").press([Key::Enter]);
    let columns = desk.state.columns();
    let last_name = columns
        .iter()
        .position(|column| column.column.is_some_and(|column| column.0 == 1));
    desk.state.column = last_name.expect("it is shown");
    desk.press_all("e");
    let refused = desk.notice();
    assert_snapshot!(refused, @"a formula gives this text: change it in the workbook, or write a CSV with `-o`");
    desk.press_all("a");
    assert_eq!(desk.notice(), refused);
    assert!(desk.state.edits.is_empty());
    desk.press_all("s");
    assert_snapshot!(desk.notice(), @"this row holds a formula: delete it in the workbook, or write a CSV with `-o`");
    // A formula that was never calculated is one too.
    desk.press_all("/cleo").press([Key::Enter]).press_all("s");
    assert!(
        desk.notice().starts_with("this row holds"),
        "{}",
        desk.notice()
    );
    assert!(desk.state.edits.is_empty());
    // The spaces behind the last names of rows 2 and 3: one of them can go.
    desk.open_problem("stray-whitespace").press_all("S");
    assert_snapshot!(desk.notice(), @"1 user is skipped, 1 not: this row holds a formula: delete it in the workbook, or write a CSV with `-o`");
    assert_eq!(desk.state.edits.skipped.len(), 1);
}

#[test]
fn formulas_stay_and_what_they_give_can_be_corrected_in_a_csv() {
    let bytes = with_formulas();
    let changes = edits(&[
        (
            2,
            "anna@example,com",
            "email",
            "anna@example,com",
            "anna@example.com",
        ),
        (2, "anna@example,com", "last_name", "Berg ", "Berg"),
    ]);
    let run = replay("list.xlsx", &bytes, &changes, "").exit(1).run();
    assert!(
        run.stderr.contains(
            "did not fit: row 2, last_name: a formula gives this text: change it in the workbook"
        ),
        "{}",
        run.stderr
    );
    let corrected = written(&run, "list.corrected.xlsx");
    assert!(
        sheet(&corrected).contains("<c r=\"B2\" t=\"str\"><f>UPPER(\"x\")</f><v>Berg </v></c>")
    );
    assert_eq!(rows(&corrected)[1][2], "anna@example.com");
    // What a formula makes of a corrected cell is known once the workbook is calculated.
    assert!(part(&corrected, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""));
    let run = replay("list.xlsx", &bytes, &changes, "-o list.csv")
        .exit(1)
        .run();
    let csv = run.read("list.csv");
    assert!(
        csv.contains("\nAnna,Berg,\"anna@example.com\","),
        "{csv}\n{}",
        run.stderr
    );
}

#[test]
fn a_workbook_is_corrected_in_place_and_kept() {
    let bytes = Book::new().bytes();
    let run = replay("list.xlsx", &bytes, CHANGES, "--in-place").run();
    assert!(
        run.stderr
            .contains("wrote list.xlsx.bak, list.xlsx, list.skipped.xlsx"),
        "{}",
        run.stderr
    );
    assert!(written(&run, "list.xlsx.bak") == bytes);
    let corrected = written(&run, "list.xlsx");
    assert_eq!(rows(&corrected)[2][1], "Cole");
    // What an earlier review has kept is never replaced.
    let again = Enroll::new().line(&format!(
        "review list.xlsx --profile sosafe {ACTIVE} --replay changes.json --in-place"
    ));
    let again = again.exit(1).run_in(run.folder.path());
    assert!(again.stderr.contains("list.xlsx.bak2"), "{}", again.stderr);
    assert!(written(&run, "list.xlsx.bak") == bytes);
    assert!(written(&run, "list.xlsx.bak2") == corrected);
    // Its name does not matter, but what it would become does.
    let run = replay("list.data", &bytes, CHANGES, "--in-place").run();
    assert_eq!(rows(&written(&run, "list.data"))[2][1], "Cole");
    let ods = std::fs::read(root("fixtures/workbooks/list.ods")).expect("it is there");
    let run = replay("list.ods", &ods, CHANGES, "--in-place")
        .exit(2)
        .run();
    assert_snapshot!(run.stderr, @"
    error: only CSV, XLSX and XLSM can be corrected in place
    help: name the file to write with `-o`
    ");
}

#[test]
fn other_workbooks_become_new_ones() {
    let changes = edits(&[(3, "ben.cole@example,com", "last_name", "", "Cole")]);
    for name in ["list.ods", "list.xls", "list.xlsb"] {
        let bytes =
            std::fs::read(root(&format!("fixtures/workbooks/{name}"))).expect("it is there");
        let run = replay(name, &bytes, &changes, "").exit(1).run();
        let read = rows(&written(&run, "list.corrected.xlsx"));
        assert_eq!(read[2][..2], ["Ben", "Cole"], "{name}: {read:?}");
        replay(name, &bytes, &changes, "-o list.xlsm").exit(2).run();
    }
    // A row may be too short for a cell that it gets.
    let list = "email;firstname;lastname;type\nben@example.com;Ben\n";
    let changes = edits(&[(2, "ben@example.com", "last_name", "", "Cole")]);
    let run = replay("list.csv", list.as_bytes(), &changes, "-o list.xlsx")
        .exit(1)
        .run();
    let read = rows(&written(&run, "list.xlsx"));
    assert_eq!(read[1], ["ben@example.com", "Ben", "Cole"]);
}

#[test]
fn macros_stay() {
    let bytes = std::fs::read(root("fixtures/workbooks/macros.xlsm")).expect("it is there");
    let changes = edits(&[(3, "ben.cole@example,com", "last_name", "", "Cole")]);
    let run = replay("list.xlsm", &bytes, &changes, "").exit(1).run();
    let corrected = written(&run, "list.corrected.xlsm");
    assert_eq!(other_parts(&bytes), other_parts(&corrected));
    let run = replay("list.xlsm", &bytes, &changes, "-o list.xlsx")
        .exit(2)
        .run();
    assert!(
        run.stderr.contains("name a file that ends in .xlsm"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_signature_that_is_lost_is_said() {
    let bytes = std::fs::read(root("fixtures/workbooks/signed.xlsx")).expect("it is there");
    let changes = edits(&[(3, "ben.cole@example,com", "last_name", "", "Cole")]);
    let run = replay("list.xlsx", &bytes, &changes, "").exit(1).run();
    assert!(
        run.stderr
            .contains("wrote list.corrected.xlsx; its digital signature was removed"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_an_earlier_run_said_goes() {
    let checked = annotated(&Book::new().bytes());
    let run = replay("list.xlsx", &checked, CHANGES, "").run();
    let corrected = written(&run, "list.corrected.xlsx");
    let read = rows(&corrected);
    assert_eq!(read[0][4], "errors");
    assert!(read[1..].iter().all(|row| row.len() < 5), "{read:?}");
    assert!(!sheet(&corrected).contains("enroll:"), "no cell is marked");
}

#[test]
fn cells_of_further_sheets_are_found() {
    let bytes = std::fs::read(root("fixtures/workbooks/by-site.xlsx")).expect("it is there");
    // In the order of the first sheet, where the name stands in front of the address.
    let changes = edits(&[
        (7, "not an address", "first_name", "Gerd", "Gerda"),
        (
            7,
            "not an address",
            "email",
            "not an address",
            "gerda@example.com",
        ),
    ]);
    let run = replay("list.xlsx", &bytes, &changes, "--sheet all")
        .exit(1)
        .run();
    let corrected = written(&run, "list.corrected.xlsx");
    let row = &rows_of(&corrected, 1)[3];
    assert_eq!(row[..2], ["gerda@example.com", "Gerda"]);
    let sheet = part(&corrected, "xl/worksheets/sheet2.xml");
    assert_eq!(sheet.matches("r=\"A4\"").count(), 1, "{sheet}");
    let (mut before, mut after) = (parts(&bytes), parts(&corrected));
    before.remove("xl/worksheets/sheet2.xml");
    after.remove("xl/worksheets/sheet2.xml");
    assert_eq!(before, after);
}

#[test]
fn the_list_goes_on_behind_many_skipped_users() {
    let mut book = Book::new();
    let user = |number: usize| {
        let email = format!("user{number}@example.com");
        row(number, &["Anna", "Berg", &email, "Single Address"])
    };
    let users: String = (2..600).map(user).collect();
    book.rows = row(1, &["firstname", "lastname", "email", "type"]) + &users;
    let skips = (10..500).map(|row| {
        let email = format!("user{row}@example.com");
        serde_json::json!({"change": "skip", "row": row, "keys": {"email": email}})
    });
    let changes = serde_json::json!({"version": 1, "profile": "sosafe", "changes": skips.collect::<Vec<_>>()});
    let run = replay("list.xlsx", &book.bytes(), &changes.to_string(), "").run();
    let line = format!("export list.corrected.xlsx --profile sosafe {ACTIVE} -o upload.csv");
    Enroll::new().line(&line).run_in(run.folder.path());
    assert_eq!(run.read("upload.csv").lines().count(), 1 + 598 - 490);
}

/// Every kind of workbook: all that is not edited stays.
#[test]
fn every_workbook_keeps_what_was_not_edited() {
    let mut corrected = 0;
    for (path, ending) in
        crate::annotated::corpus::workbooks(Path::new(&root("fixtures/workbooks")))
    {
        let bytes = std::fs::read(&path).expect("it is there");
        let Some(run) = emil_corrected(&ending, &bytes) else {
            continue;
        };
        let now = written(&run, &format!("list.corrected.{ending}"));
        let (before, after) = (parts(&bytes), parts(&now));
        let changed: Vec<&String> = before
            .iter()
            .filter(|(name, part)| after.get(*name) != Some(*part))
            .map(|(name, _)| name)
            .collect();
        let may_change = |name: &str| {
            [
                "worksheets",
                "workbook.xml",
                "_xmlsignatures",
                "[Content_Types]",
                "_rels/.rels",
            ]
            .iter()
            .any(|part| name.contains(part))
        };
        assert!(
            changed.iter().all(|name| may_change(name)),
            "{}: {changed:?}",
            path.display()
        );
        for name in changed.iter().filter(|name| name.contains("worksheets")) {
            let (old, new) = (cells(&before[*name]), cells(&after[*name]));
            assert_eq!(old.len(), new.len(), "{}", path.display());
            let differ: Vec<_> = old
                .iter()
                .filter(|(place, cell)| new.get(*place) != Some(*cell))
                .collect();
            assert_eq!(differ.len(), 1, "{}: {differ:?}", path.display());
        }
        corrected += 1;
    }
    assert!(corrected >= 40, "{corrected}");
}

/// A workbook in which Emil got an accent and what XML has to escape; none if he is not in it.
pub(crate) fn emil_corrected(ending: &str, bytes: &[u8]) -> Option<Run> {
    let changes = edits(&[(
        0,
        "emil.falk@example.org",
        "first_name",
        "Emil",
        "Émile <&>",
    )]);
    let enroll = replay(&format!("list.{ending}"), bytes, &changes, "");
    let output = enroll.command().output().expect("it runs");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    stderr.contains("1 change made").then(|| Run {
        folder: enroll.into_folder(),
        stdout: String::new(),
        stderr,
    })
}

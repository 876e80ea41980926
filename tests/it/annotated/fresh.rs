//! Lists that are given back as a new workbook.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use super::book::{ACTIVE, Book, annotated, part, rows, sheet, written};
use crate::harness::Enroll;

/// What is found in a file, without what says how it is written.
fn findings(name: &str, bytes: &[u8]) -> Vec<String> {
    let line = format!("validate {name} --profile sosafe --format json");
    let enroll = Enroll::new().file(name, bytes).line(&line);
    let output = enroll.command().output().expect("the binary is there");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let all = report["findings"].as_array().expect("findings");
    let of_cells = all.iter().filter(|one| !one["row"].is_null());
    let of = |one: &Value| {
        format!(
            "{} {} {} {} {}",
            one["rule"], one["row"], one["column"], one["value"], one["message"]
        )
    };
    of_cells.map(of).collect()
}

/// Any list as a workbook.
fn as_workbook(name: &str, bytes: &[u8], line: &str) -> Vec<u8> {
    let line = format!("validate {name} --profile sosafe --fail-on never -o out.xlsx {line}");
    let run = Enroll::new().file(name, bytes).line(&line).run();
    std::fs::read(run.folder.path().join("out.xlsx"))
        .unwrap_or_else(|error| panic!("{error}\n{}", run.stdout))
}

const LIST: &str = "firstname,lastname,email,type\nAnna,007,anna@example.com,Single Address\nBen,,ben@example..com,x\n";

#[test]
fn a_csv_becomes_a_workbook_in_which_every_cell_is_text() {
    let workbook = as_workbook("list.csv", LIST.as_bytes(), ACTIVE);
    let read = rows(&workbook);
    assert_eq!(
        read[0],
        ["firstname", "lastname", "email", "type", "errors"]
    );
    assert_eq!(read[1][1], "007");
    assert!(read[2][4].starts_with("lastname: empty"), "{read:?}");
    let sheet = sheet(&workbook);
    assert!(
        sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:E3\"/>"),
        "{sheet}"
    );
    assert!(sheet.contains("LEN(\"enroll:error\")&gt;0"), "{sheet}");
    assert!(part(&workbook, "xl/styles.xml").contains("FFC7CE"));
}

#[test]
fn our_column_of_an_earlier_run_keeps_its_place_in_a_workbook() {
    let line =
        format!("validate list.csv --profile sosafe --fail-on never {ACTIVE} -o checked.csv");
    let checked = Enroll::new().file("list.csv", LIST).line(&line).run();
    let again = as_workbook(
        "checked.csv",
        checked.read("checked.csv").as_bytes(),
        ACTIVE,
    );
    let once = as_workbook("list.csv", LIST.as_bytes(), ACTIVE);
    assert_eq!(rows(&again), rows(&once));
}

#[test]
fn a_row_that_is_too_long_keeps_its_cells_beside_our_column() {
    let list = "firstname,lastname,email,type,errors\nAnna,Berg,anna@example.com,Single Address,more,yet,\"x\"\n";
    let read = rows(&as_workbook("list.csv", list.as_bytes(), ACTIVE));
    assert_eq!(
        read[1][..6],
        [
            "Anna",
            "Berg",
            "anna@example.com",
            "Single Address",
            "more",
            "yet"
        ]
    );
    assert!(read[1][6].contains("[ragged-row]"), "{read:?}");
}

#[test]
fn a_note_beside_our_column_is_not_written_over() {
    let list = "firstname,lastname,email,type,errors,\nAnna,Berg,anna@example,Single Address,\"x\",call back\n";
    let read = rows(&as_workbook("list.csv", list.as_bytes(), ACTIVE));
    assert_eq!(read[1][5], "call back");
    assert!(read[1][6].contains("[invalid-email]"), "{read:?}");
    assert_eq!(read[0][6], "errors");
}

#[test]
fn a_list_in_another_format_becomes_a_workbook_with_the_same_findings() {
    for name in ["list.ods", "list.xls"] {
        let path = crate::stored::root(&format!("fixtures/workbooks/{name}"));
        let bytes = std::fs::read(&path).expect("it is there");
        let workbook = as_workbook(name, &bytes, "");
        assert_eq!(
            findings("out.xlsx", &workbook),
            findings(name, &bytes),
            "{name}"
        );
    }
}

#[test]
fn only_the_failed_or_the_valid_rows_are_a_new_workbook() {
    let bytes = Book::new().bytes();
    let (_, failed) = written(&bytes, "list.xlsx", "--only failed", "failed.xlsx");
    let (_, valid) = written(&bytes, "list.xlsx", "--only valid", "valid.xlsx");
    let (failed, valid) = (rows(&failed), rows(&valid));
    let names = |rows: &[Vec<String>]| rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    assert_eq!(names(&failed), ["firstname", "Ben", "Cleo "]);
    assert_eq!(names(&valid), ["firstname", "Anna"]);
    assert!(
        failed[1][4].starts_with("row 3: lastname: empty"),
        "{failed:?}"
    );
}

/// The row of the list is still said when the rows that failed are checked once more.
#[test]
fn rows_that_were_given_back_apart_keep_saying_where_they_are_from() {
    let (_, failed) = written(
        &Book::new().bytes(),
        "list.xlsx",
        "--only failed",
        "failed.xlsx",
    );
    let again = annotated(&failed);
    assert!(
        rows(&again)[1][4].starts_with("row 3: lastname: empty"),
        "{:?}",
        rows(&again)
    );
}

#[test]
fn a_list_that_no_sheet_can_hold_is_refused_with_the_reason() {
    let list = format!(
        "email,firstname,lastname\na@example.com,{},Berg\n",
        "x".repeat(32_768)
    );
    let run = Enroll::new()
        .file("list.csv", list)
        .line("validate list.csv --profile sosafe --fail-on never -o out.xlsx")
        .exit(3)
        .run();
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("cell B2 has more than 32,767 characters"),
        "{said}"
    );
    assert!(!run.folder.path().join("out.xlsx").exists());
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z ]{0,8}",
        1 => Just("=1+1".to_owned()),
        1 => Just("_x0041_ & <b>".to_owned()),
        1 => "[ -~äöü€😀\u{1}\u{b}\u{fffd}]{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        rng_seed: RngSeed::Fixed(17),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_new_workbook_holds_the_cells_of_the_list(list in prop::collection::vec(prop::array::uniform4(cell()), 1..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["firstname", "lastname", "email", "type"]).expect("a record");
        for cells in &list {
            // A line without bytes is no row.
            let mut cells = cells.clone();
            cells[3].push('x');
            writer.write_record(&cells).expect("a record");
        }
        let csv = writer.into_inner().expect("bytes");
        let workbook = as_workbook("list.csv", &csv, ACTIVE);
        let read = rows(&workbook);
        for (cells, row) in list.iter().zip(read.iter().skip(1)) {
            let row: Vec<&str> = (0..4).map(|column| row.get(column).map_or("", String::as_str)).collect();
            let expected = [&*cells[0], &*cells[1], &*cells[2], &*format!("{}x", cells[3])];
            prop_assert_eq!(row, expected);
        }
        let again = annotated_if_it_fails(&workbook);
        prop_assert_eq!(again, rows(&workbook));
    }

    #[test]
    fn a_workbook_with_any_texts_is_annotated_once(list in prop::collection::vec(prop::array::uniform4(cell()), 1..6)) {
        let mut sheet = rust_xlsxwriter::Workbook::new();
        let people = sheet.add_worksheet();
        for (column, header) in (0..).zip(["firstname", "lastname", "email", "type"]) {
            people.write(0, column, header).expect("a header");
        }
        for (row, cells) in (1..).zip(&list) {
            for (column, cell) in (0..).zip(cells) {
                people.write_string(row, column, cell).expect("a cell");
            }
        }
        let bytes = sheet.save_to_buffer().expect("a workbook");
        prop_assert!(super::book::judge("generated", "xlsx", &bytes).is_some());
    }
}

/// The rows of a workbook once it was annotated again.
fn annotated_if_it_fails(workbook: &[u8]) -> Vec<Vec<String>> {
    rows(&as_workbook("again.xlsx", workbook, ACTIVE))
}

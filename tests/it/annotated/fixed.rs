//! `--fix` in the list's own workbook.

use super::book::{Book, cells, part, parts, row, rows, sheet, text, written};
use crate::harness::Enroll;

#[test]
fn only_the_fixed_cells_change() {
    let bytes = Book::new().before("<dimension ref=\"A1:D4\"/>").bytes();
    let (run, fixed) = written(&bytes, "list.xlsx", "--fix", "fixed.xlsx");
    assert!(
        run.stdout.contains("wrote `fixed.xlsx`: 1 cell fixed"),
        "{}",
        run.stdout
    );
    let (before, after) = (parts(&bytes), parts(&fixed));
    let changed: Vec<&String> = before
        .keys()
        .filter(|name| after.get(*name) != before.get(*name))
        .collect();
    assert_eq!(changed, ["xl/worksheets/sheet1.xml"]);
    assert_eq!(before.len(), after.len());
    let mut expected = cells(sheet(&bytes).as_bytes());
    let now = cells(sheet(&fixed).as_bytes());
    expected.remove(&(4, 1));
    assert_eq!(
        expected
            .iter()
            .find(|(place, cell)| now.get(*place) != Some(*cell)),
        None
    );
    assert_eq!(rows(&fixed)[3][0], "Cleo");
}

#[test]
fn a_fixed_cell_keeps_its_format() {
    let mut book = Book::new();
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t xml:space=\"preserve\">\
                   Dora </t></si></sst>";
    book.rows = book.rows.replace(
        &text("A4", "Cleo "),
        "<c r=\"A4\" s=\"1\" t=\"s\"><v>0</v></c>",
    );
    let bytes = book.part("xl/sharedStrings.xml", strings).bytes();
    let (_, fixed) = written(&bytes, "list.xlsx", "--fix", "fixed.xlsx");
    let cell = "<c r=\"A4\" s=\"1\" t=\"inlineStr\"><is><t>Dora</t></is></c>";
    assert!(sheet(&fixed).contains(cell), "{}", sheet(&fixed));
}

#[test]
fn a_formula_is_never_changed_and_the_workbook_is_calculated_when_it_is_opened() {
    let mut book = Book::new();
    let formula = "<c r=\"A5\" t=\"str\"><f>\"Dora\"&amp;\" \"</f><v>Dora </v></c>";
    book.rows.push_str(&format!(
        "<row r=\"5\">{formula}{}{}{}</row>",
        text("B5", "Ek"),
        text("C5", "dora@example.com"),
        text("D5", "Single Address")
    ));
    let bytes = book.bytes();
    let (run, fixed) = written(&bytes, "list.xlsx", "--fix", "fixed.xlsx");
    assert!(sheet(&fixed).contains(formula));
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("1 cell fixed; 1 cell with a formula not changed: correct the formula"),
        "{said}"
    );
    assert!(
        said.contains("stray-whitespace"),
        "the finding stays: {said}"
    );
    let calculated = part(&fixed, "xl/workbook.xml");
    assert!(
        calculated.contains("<calcPr fullCalcOnLoad=\"1\"/>"),
        "{calculated}"
    );
    // The text that the formula gives is fixed where there is no formula.
    let (_, csv) = written(&bytes, "list.xlsx", "--fix", "fixed.csv");
    assert!(String::from_utf8(csv).expect("UTF-8").contains("\nDora,Ek"));
}

/// A target system whose headers are in lower case.
const LOWER: &str = "name = 'lower'\nmatch_on = ['email']\nfile = { header_case = 'lower' }\n[fields.first]\n[fields.last]\n\
                     [fields.email]\n[fields.type]\n[operations.import]\n";

#[test]
fn the_headers_of_a_table_stay_as_formulas_may_name_them() {
    let mut book = Book::new();
    book.rows = [
        row(1, &["FIRST", "last", "email", "type"]),
        row(2, &["Cleo ", "Diaz", "cleo@example.com", "Person"]),
    ]
    .concat();
    let fixed = |bytes: &[u8], exit: i32| {
        let run = Enroll::new()
            .file("list.xlsx", bytes)
            .file("lower.toml", LOWER)
            .line("validate list.xlsx --profile ./lower.toml --fix -o fixed.xlsx")
            .exit(exit)
            .run();
        let fixed = std::fs::read(run.folder.path().join("fixed.xlsx"));
        rows(&fixed.unwrap_or_else(|error| panic!("{error}: {}", run.stdout)))
    };
    let without = fixed(&book.bytes(), 0);
    assert_eq!((&*without[0][0], &*without[1][0]), ("first", "Cleo"));
    let with = fixed(&book.table("", "").bytes(), 1);
    assert_eq!((&*with[0][0], &*with[1][0]), ("FIRST", "Cleo"));
}

#[test]
fn a_column_of_an_earlier_run_is_filled_anew() {
    let checked = super::book::annotated(&Book::new().bytes());
    let (_, fixed) = written(&checked, "list.xlsx", "--fix", "fixed.xlsx");
    let read = rows(&fixed);
    assert_eq!(read[3][0], "Cleo");
    assert!(
        !read[3][4].contains("stray-whitespace") && read[3][4].contains("value-not-allowed"),
        "{read:?}"
    );
    assert!(
        !sheet(&fixed).contains("enroll:warning"),
        "its mark is gone"
    );
}

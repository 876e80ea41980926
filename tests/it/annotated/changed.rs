//! What changes in a workbook that is given back with its problems marked.

use super::book::{
    Book, MAIN, annotated, cells, elements, judge, part, parts, row, rows, rows_of, sheet, text,
    written,
};
use crate::harness::Enroll;

#[test]
fn the_sheet_gets_a_column_with_a_filter_and_failing_cells_are_marked() {
    let bytes = Book::new().bytes();
    let checked = judge("the usual list", "xlsx", &bytes).expect("it is annotated");
    let read = rows(&checked);
    assert_eq!(read[0][4], "errors");
    assert_eq!(read[1].get(4), None);
    assert!(
        read[2][4].starts_with("lastname: empty, but required [missing-value]; email"),
        "{read:?}"
    );
    assert!(
        read[3][4].starts_with("warning: firstname `Cleo `"),
        "{read:?}"
    );
    let sheet = sheet(&checked);
    for expected in [
        "<cols><col min=\"5\" max=\"5\" width=\"70\" customWidth=\"1\"/></cols><sheetData>",
        "</sheetData><autoFilter ref=\"A1:E4\"/><conditionalFormatting sqref=\"B3 C3 D4\"><cfRule type=\"expression\" \
         dxfId=\"0\" priority=\"1\"><formula>LEN(\"enroll:error\")&gt;0</formula></cfRule></conditionalFormatting>\
         <conditionalFormatting sqref=\"A4\">",
    ] {
        assert!(sheet.contains(expected), "{sheet}");
    }
    let book = part(&checked, "xl/workbook.xml");
    let filter = "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">\
                  'People'!$A$1:$E$4</definedName></definedNames></workbook>";
    assert!(book.ends_with(filter), "{book}");
    let styles = part(&checked, "xl/styles.xml");
    assert!(
        styles.contains("</cellXfs><dxfs count=\"2\"><dxf><font>"),
        "{styles}"
    );
}

#[test]
fn the_errors_are_those_of_the_csv() {
    let bytes = Book::new().bytes();
    let (_, csv) = written(&bytes, "list.xlsx", "", "list.csv");
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let of_csv = reader
        .records()
        .map(|record| record.expect("a row")[4].to_owned());
    let of_workbook = rows(&annotated(&bytes)).into_iter().skip(1);
    let of_workbook = of_workbook.map(|row| row.get(4).cloned().unwrap_or_default());
    assert_eq!(of_csv.collect::<Vec<_>>(), of_workbook.collect::<Vec<_>>());
}

#[test]
fn a_csv_from_a_workbook_opens_in_excel_with_a_double_click() {
    let (_, csv) = written(&Book::new().bytes(), "list.xlsx", "", "list.csv");
    assert!(csv.starts_with(b"\xef\xbb\xbffirstname,lastname,email,type,errors\r\n"));
}

#[test]
fn a_table_is_extended() {
    for (attributes, filter, expected) in [
        (
            "",
            "<autoFilter ref=\"A1:D4\"/>",
            "ref=\"A1:E4\"><autoFilter ref=\"A1:E4\"/><tableColumns count=\"5\">",
        ),
        (
            " totalsRowShown=\"0\"",
            "",
            "><autoFilter ref=\"A1:E4\"/><tableColumns count=\"5\">",
        ),
        (
            " totalsRowCount=\"1\"",
            "<autoFilter ref=\"A1:D3\"/>",
            "<autoFilter ref=\"A1:E3\"/><tableColumns",
        ),
    ] {
        let book = Book::new().table(attributes, filter);
        let checked = judge(attributes, "xlsx", &book.bytes()).expect("it is annotated");
        let table = part(&checked, "xl/tables/table1.xml");
        assert!(table.contains(expected), "{table}");
        assert!(
            table.contains("<tableColumn id=\"5\" name=\"errors\""),
            "{table}"
        );
        assert!(
            !sheet(&checked).contains("autoFilter"),
            "a table has the filter"
        );
        assert!(!part(&checked, "xl/workbook.xml").contains("definedName"));
    }
}

#[test]
fn what_our_column_says_in_the_totals_of_a_table_is_known_to_the_table() {
    let mut book = Book::new().table(" totalsRowCount=\"1\"", "<autoFilter ref=\"A1:D3\"/>");
    book.rows = [
        row(1, &super::book::HEADERS),
        row(2, &super::book::USERS[0]),
        row(3, &super::book::USERS[1]),
        row(4, &["Total", "", "2"]),
    ]
    .concat();
    let checked = judge("totals", "xlsx", &book.bytes()).expect("it is annotated");
    let said = &rows(&checked)[3][4];
    let table = part(&checked, "xl/tables/table1.xml");
    assert!(!said.is_empty());
    assert!(
        table.contains(&format!("totalsRowLabel=\"{said}\"")),
        "{table}"
    );
}

#[test]
fn the_table_of_a_query_stays_as_it_is() {
    let book = Book::new().table(" tableType=\"queryTable\"", "<autoFilter ref=\"A1:D4\"/>");
    let bytes = book.bytes();
    let checked = judge("a query", "xlsx", &bytes).expect("it is annotated");
    assert_eq!(
        part(&checked, "xl/tables/table1.xml"),
        part(&bytes, "xl/tables/table1.xml")
    );
    assert_eq!(
        part(&checked, "xl/workbook.xml"),
        part(&bytes, "xl/workbook.xml")
    );
    assert!(!sheet(&checked).contains("autoFilter"));
}

#[test]
fn a_filter_that_is_there_is_extended_and_keeps_what_it_filters() {
    let filter = "<autoFilter ref=\"A1:D4\"><filterColumn colId=\"3\"><filters><filter val=\"x\"/></filters>\
                  </filterColumn></autoFilter>";
    let book = format!(
        "<workbook {MAIN}><sheets><sheet name=\"A chart\" sheetId=\"3\" r:id=\"rId7\"/><sheet name=\"It's\" \
         sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"Mine\">1</definedName>\
         <definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"1\" hidden=\"1\">'It''s'!$A$1:$D$4</definedName>\
         </definedNames><calcPr calcId=\"1\"/></workbook>"
    );
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId7\" Type=\"{kind}/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{kind}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let bytes = Book::new()
        .behind(filter)
        .part("xl/workbook.xml", &book)
        .part("xl/_rels/workbook.xml.rels", relations)
        .bytes();
    let checked = judge("a filter", "xlsx", &bytes).expect("it is annotated");
    assert!(sheet(&checked).contains(&filter.replace("A1:D4", "A1:E4")));
    let now = part(&checked, "xl/workbook.xml");
    assert_eq!(now, book.replace("$A$1:$D$4", "$A$1:$E$4"));
}

#[test]
fn our_column_is_shown_where_all_others_to_the_right_are_hidden() {
    let columns = "<cols><col min=\"1\" max=\"3\" width=\"20\" customWidth=\"1\"/><col min=\"4\" max=\"16384\" \
                   width=\"9\" style=\"1\" hidden=\"1\"/></cols>";
    let checked = judge(
        "hidden columns",
        "xlsx",
        &Book::new().before(columns).bytes(),
    );
    let sheet = sheet(&checked.expect("it is annotated"));
    let expected = "<col min=\"4\" max=\"4\" width=\"9\" style=\"1\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"70\" \
                    style=\"1\" customWidth=\"1\"/><col min=\"6\" max=\"16384\" width=\"9\" style=\"1\" hidden=\"1\"/></cols>";
    assert!(sheet.contains(expected), "{sheet}");
}

#[test]
fn a_second_description_of_columns_takes_the_place_of_nothing_else() {
    let second = "<cols><col min=\"2\" max=\"2\" width=\"30\" customWidth=\"1\"/></cols>";
    let columns =
        format!("<cols><col min=\"1\" max=\"1\" width=\"20\" customWidth=\"1\"/></cols>{second}");
    let checked = judge(
        "columns described twice",
        "xlsx",
        &Book::new().before(&columns).bytes(),
    );
    let sheet = sheet(&checked.expect("it is annotated"));
    assert!(sheet.contains(second), "{sheet}");
    assert!(sheet.contains("<conditionalFormatting"), "{sheet}");
}

#[test]
fn our_column_stands_right_of_all_that_a_sheet_uses() {
    for (what, behind, letter) in [
        (
            "a merged cell",
            "<mergeCells count=\"1\"><mergeCell ref=\"F7:H9\"/></mergeCells>",
            "I1",
        ),
        ("a filter", "<autoFilter ref=\"A1:F4\"/>", "G1"),
    ] {
        let checked = judge(what, "xlsx", &Book::new().behind(behind).bytes());
        let sheet = sheet(&checked.expect("it is annotated"));
        assert!(
            sheet.contains(&format!("<c r=\"{letter}\"")),
            "{what}: {sheet}"
        );
    }
    let mut book = Book::new();
    book.rows
        .push_str("<row r=\"9\"><c r=\"J9\" s=\"1\"/></row>");
    let checked = judge("a format", "xlsx", &book.bytes()).expect("it is annotated");
    assert!(sheet(&checked).contains("<c r=\"K1\""));
}

#[test]
fn a_sheet_without_a_free_column_is_refused_with_the_reason() {
    let mut book = Book::new();
    book.rows
        .push_str(&format!("<row r=\"9\">{}</row>", text("XFD9", "x")));
    let run = Enroll::new()
        .file("list.xlsx", book.bytes())
        .line("validate list.xlsx --profile sosafe --set active.value=Yes -o checked.xlsx")
        .exit(1)
        .run();
    let reason = "no annotated file was written: its sheet uses every column up to XFD";
    assert!(run.stdout.contains(reason), "{}", run.stdout);
    assert!(!run.folder.path().join("checked.xlsx").exists());
    // A format alone takes no column.
    let mut book = Book::new();
    book.rows
        .push_str("<row r=\"9\"><c r=\"XFD9\" s=\"1\"/></row>");
    assert_eq!(rows(&annotated(&book.bytes()))[0][4], "errors");
}

#[test]
fn elements_keep_the_order_of_the_schema() {
    let before = "<sheetPr/><dimension ref=\"A1:D4\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>\
                  <sheetFormatPr defaultRowHeight=\"15\"/>";
    let behind = "<sheetProtection sheet=\"1\"/><mergeCells count=\"1\"><mergeCell ref=\"A8:B9\"/></mergeCells>\
                  <conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"7\"><formula>TRUE</formula>\
                  </cfRule></conditionalFormatting><dataValidations count=\"1\"><dataValidation sqref=\"A1\"/>\
                  </dataValidations><hyperlinks><hyperlink ref=\"A1\" location=\"A2\"/></hyperlinks>\
                  <pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>";
    let bytes = Book::new().before(before).behind(behind).bytes();
    let (run, checked) = written(&bytes, "list.xlsx", "", "checked.xlsx");
    let names = elements(sheet(&checked).as_bytes());
    assert_eq!(
        names,
        [
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetProtection",
            "autoFilter",
            "mergeCells",
            "conditionalFormatting",
            "conditionalFormatting",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "pageMargins"
        ]
    );
    assert!(sheet(&checked).contains("<dimension ref=\"A1:E4\"/>"));
    assert!(
        sheet(&checked).contains("priority=\"8\""),
        "ours come behind those that are there"
    );
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("its sheet is protected: remove the protection to use the filter"),
        "{said}"
    );
}

/// Excel puts rules for the same cells into one element when it saves.
#[test]
fn marks_of_an_earlier_run_are_replaced_and_a_persons_formats_stay() {
    let rule = |formula: &str, priority: u32| {
        format!(
            "<cfRule type=\"expression\" dxfId=\"0\" priority=\"{priority}\"><formula>{formula}</formula></cfRule>"
        )
    };
    let ours = rule("LEN(\"enroll:error\") &gt; 0", 1);
    let theirs = rule("$A1=\"x\"", 2);
    let behind = format!(
        "<conditionalFormatting sqref=\"A1:A9\">{ours}{theirs}</conditionalFormatting><conditionalFormatting \
         sqref=\"D2\">{ours}</conditionalFormatting>"
    );
    let styles = format!(
        "<styleSheet {MAIN}><dxfs count=\"1\"><dxf><font><b/></font></dxf></dxfs></styleSheet>"
    );
    let bytes = Book::new()
        .behind(&behind)
        .part("xl/styles.xml", styles)
        .bytes();
    let checked = judge("formats", "xlsx", &bytes).expect("it is annotated");
    let sheet = sheet(&checked);
    let kept = format!("<conditionalFormatting sqref=\"A1:A9\">{theirs}</conditionalFormatting>");
    assert!(sheet.contains(&kept), "{sheet}");
    assert!(!sheet.contains("sqref=\"D2\""), "{sheet}");
    // A person who changed our format wants it so.
    assert!(
        sheet
            .contains("sqref=\"B3 C3 D4\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"3\">"),
        "{sheet}"
    );
}

#[test]
fn prefixes_and_cells_without_a_reference_are_handled() {
    let rows = "<x:row><x:c t=\"inlineStr\"><x:is><x:t>firstname</x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>lastname\
                </x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>email</x:t></x:is></x:c></x:row><x:row spans=\"1:3\"><x:c \
                t=\"inlineStr\"><x:is><x:t>Ben</x:t></x:is></x:c><x:c/><x:c t=\"inlineStr\"><x:is><x:t>ben</x:t></x:is></x:c>\
                </x:row>";
    let space = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let sheet_xml = format!(
        "<?xml version=\"1.0\"?>\n<x:worksheet {space}><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    );
    let styles = format!("<x:styleSheet {space}><x:dxfs count=\"0\"/></x:styleSheet>");
    let bytes = Book::new()
        .part("xl/worksheets/sheet1.xml", sheet_xml)
        .part("xl/styles.xml", styles)
        .bytes();
    let checked = judge("prefixes", "xlsx", &bytes).expect("it is annotated");
    let sheet = sheet(&checked);
    assert!(sheet.contains("<x:row spans=\"1:4\">"), "{sheet}");
    assert!(
        sheet.contains("<x:c r=\"D2\" t=\"inlineStr\"><x:is><x:t>"),
        "{sheet}"
    );
    assert!(
        sheet.contains("<x:cfRule") && sheet.contains("<x:autoFilter"),
        "{sheet}"
    );
    assert!(part(&checked, "xl/styles.xml").contains("<x:dxfs count=\"1\"><x:dxf><x:font>"));
    assert_eq!(rows_of(&checked, 0)[0][3], "errors");
}

#[test]
fn a_workbook_without_styles_gets_those_of_the_marks() {
    let book = Book::new().part("xl/styles.xml", "");
    let bytes = book.bytes();
    let checked = annotated(&bytes);
    let added = part(&checked, "xl/styles.xml");
    assert!(added.contains("<dxfs count=\"2\">"), "{added}");
    assert!(annotated(&checked) == checked, "annotated twice is once");
}

#[test]
fn a_signature_is_dropped_with_a_note() {
    let bytes =
        std::fs::read(crate::stored::root("fixtures/workbooks/signed.xlsx")).expect("it is there");
    let (run, checked) = written(&bytes, "list.xlsx", "", "checked.xlsx");
    assert!(
        run.stdout.contains("its digital signature was removed"),
        "{}",
        run.stdout
    );
    assert!(
        !parts(&checked)
            .keys()
            .any(|name| name.contains("_xmlsignatures"))
    );
    assert!(!part(&checked, "[Content_Types].xml").contains("signature"));
    assert!(!part(&checked, "_rels/.rels").contains("signature"));
}

#[test]
fn macros_decide_about_the_ending() {
    let of = |name: &str| {
        std::fs::read(crate::stored::root(&format!("fixtures/workbooks/{name}")))
            .expect("it is there")
    };
    for (name, output, says) in [
        ("macros.xlsm", "out.xlsx", "name a file that ends in .xlsm"),
        ("plain.xlsx", "out.xlsm", "name a file that ends in .xlsx"),
        ("plain.xlsx", "out.xls", "cannot be written"),
        ("plain.xlsx", "out.ods", "cannot be written"),
        ("plain.xlsx", "out.xlsb", "cannot be written"),
        ("plain.xlsx", "out.numbers", "cannot be written"),
    ] {
        let run = Enroll::new()
            .file(name, of(name))
            .line(&format!("validate {name} --profile sosafe -o {output}"))
            .exit(2)
            .run();
        assert!(run.stderr.contains(says), "{}", run.stderr);
        assert!(!run.folder.path().join(output).exists());
    }
}

#[test]
fn every_sheet_that_is_read_gets_its_own_column() {
    let bytes =
        std::fs::read(crate::stored::root("fixtures/workbooks/by-site.xlsx")).expect("it is there");
    let (_, checked) = written(&bytes, "list.xlsx", "--sheet all", "checked.xlsx");
    let (first, second) = (rows_of(&checked, 0), rows_of(&checked, 1));
    assert_eq!(first[0].last().map(String::as_str), Some("errors"));
    assert_eq!(
        second[2].last().map(String::as_str),
        Some("errors"),
        "its headers stand in row 3: {second:?}"
    );
    let said = second[3].last().expect("a cell");
    assert!(said.contains("[invalid-email]"), "{said}");
    // In the second sheet the columns stand in another order.
    let marks = part(&checked, "xl/worksheets/sheet2.xml");
    assert!(
        marks.contains("<conditionalFormatting sqref=\"A4\">"),
        "{marks}"
    );
}

#[test]
fn a_folder_gets_a_file_with_the_name_of_the_run() {
    for (name, line, ending) in [
        ("list.xlsx", "", "xlsx"),
        ("list.csv", "", "csv"),
        ("list.csv", "--only failed", "csv"),
    ] {
        let bytes = if name.ends_with("csv") {
            b"email,firstname,lastname\nben@example,Ben,Cole\n".to_vec()
        } else {
            Book::new().bytes()
        };
        let enroll = Enroll::new().file(name, bytes);
        std::fs::create_dir(enroll.folder().join("out")).expect("a folder");
        let line = format!("validate {name} --profile sosafe --format json -o out {line}");
        let run = enroll.line(&line).exit(1).run();
        let id = run.json()["run_id"].as_str().expect("an id").to_owned();
        let written = run.folder.path().join(format!("out/{id}.{ending}"));
        assert!(written.exists(), "{}", written.display());
    }
}

#[test]
fn the_cells_of_a_row_that_is_marked_are_known_by_where_they_stand() {
    let checked = annotated(&Book::new().bytes());
    let cells = cells(sheet(&checked).as_bytes());
    assert!(cells.contains_key(&(3, 5)) && !cells.contains_key(&(2, 5)));
}

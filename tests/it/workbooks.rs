//! Workbooks are read as a person sees them, or refused in bounded time and memory.

use std::collections::HashMap;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use enroll::source::excel::{Error, Format, Visibility, Workbook};
use enroll::source::sheet_metadata::{RangeSet, SheetMetadata};
use rust_xlsxwriter as writer;
use serde_json::Value;
use zip::write::SimpleFileOptions;

/// The rows of a sheet by their numbers.
type Rows = Vec<(u32, Vec<String>)>;

fn sheet_rows(workbook: &mut Workbook, index: usize) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    workbook.rows(index, &mut |number, row| {
        rows.push((number, row.cells().map(str::to_owned).collect()));
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn read(path: &Path) -> Result<Vec<(String, Rows)>, Error> {
    let mut workbook = Workbook::open(std::fs::File::open(path).unwrap())?;
    let names: Vec<_> = workbook.sheets().iter().map(|s| s.name.clone()).collect();
    let sheets = names.into_iter().enumerate();
    sheets
        .map(|(index, name)| Ok((name, sheet_rows(&mut workbook, index)?)))
        .collect()
}

fn opened(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    Workbook::open(file)
}

fn first_sheet(bytes: &[u8]) -> Result<Rows, Error> {
    sheet_rows(&mut opened(bytes)?, 0)
}

fn saved(mut workbook: writer::Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Users" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// The smallest workbook, with these rows and other parts.
fn xlsx(rows: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    for other in others {
        match parts.iter_mut().find(|part| part.0 == other.0) {
            Some(part) => *part = *other,
            None => parts.push(*other),
        }
    }
    zipped(&parts)
}

const HELLO: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>hello</t></is></c></row>"#;

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(ToString::to_string).collect())
}

#[test]
fn a_workbook_can_go_to_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<Workbook>();
}

#[test]
fn cells_of_a_generated_workbook_read_as_shown() {
    let mut workbook = writer::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Users").unwrap();
    let format = |code: &str| writer::Format::new().set_num_format(code);
    sheet.write(0, 0, " anna@example.com ").unwrap();
    sheet.write(0, 1, "two\nlines").unwrap();
    sheet.write(0, 2, 491_713_920_012_u64).unwrap();
    sheet.write(0, 3, 0.1 + 0.2).unwrap();
    sheet.write(0, 4, true).unwrap();
    sheet
        .write_with_format(2, 0, 1234, &format("000000"))
        .unwrap();
    sheet
        .write_with_format(2, 1, 49_171_392, &format("\"+\"0"))
        .unwrap();
    sheet
        .write_with_format(2, 2, 45352, &format("dd.mm.yyyy"))
        .unwrap();
    sheet
        .write_with_format(2, 3, 45_352.604_166_666_664, &format("m/d/yy h:mm"))
        .unwrap();
    sheet
        .write_with_format(2, 4, 1.5625, &format("[h]:mm:ss"))
        .unwrap();
    sheet
        .write_with_format(2, 5, 60, &format("yyyy-mm-dd"))
        .unwrap();
    sheet.write_blank(2, 6, &format("0")).unwrap();
    let notes = workbook.add_worksheet().set_name("Notes").unwrap();
    notes.set_hidden(true);
    notes.write(0, 0, "x").unwrap();

    let mut read = opened(&saved(workbook)).unwrap();
    assert_eq!(read.format(), Format::Xlsx);
    let sheets: Vec<_> = read
        .sheets()
        .iter()
        .map(|s| (s.name.as_str(), s.visibility))
        .collect();
    assert_eq!(
        sheets,
        [
            ("Users", Visibility::Visible),
            ("Notes", Visibility::Hidden)
        ]
    );
    assert_eq!(
        sheet_rows(&mut read, 0).unwrap(),
        [
            row(
                1,
                &[
                    " anna@example.com ",
                    "two\nlines",
                    "491713920012",
                    "0.3",
                    "TRUE"
                ]
            ),
            row(
                3,
                &[
                    "001234",
                    "+49171392",
                    "2024-03-01",
                    "2024-03-01 14:30:00",
                    "37:30:00",
                    "1900-02-29"
                ]
            ),
        ]
    );
    // A sheet can be read again, and another one after it.
    assert_eq!(sheet_rows(&mut read, 1).unwrap(), [row(1, &["x"])]);
    assert_eq!(sheet_rows(&mut read, 0).unwrap().len(), 2);
    assert!(matches!(
        sheet_rows(&mut read, 2),
        Err(Error::NoSuchSheet {
            number: 3,
            count: 2
        })
    ));
}

#[test]
fn reading_stops_on_request() {
    let mut workbook = writer::Workbook::new();
    let sheet = workbook.add_worksheet();
    for number in 0..100 {
        sheet.write(number, 0, number).unwrap();
    }
    let mut seen = 0;
    opened(&saved(workbook))
        .unwrap()
        .rows(0, &mut |_, _| {
            seen += 1;
            if seen == 3 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .unwrap();
    assert_eq!(seen, 3);
}

#[test]
fn formulas_without_a_value_are_not_taken_for_styled_empty_cells() {
    let rows = r#"<row r="1"><c r="A1" s="0"/><c r="B1"><f>A2</f></c><c r="C1"><f>A2</f><v>7</v></c>
        <c r="D1"><f t="shared" si="0"/></c><c r="E1" s="0"></c></row>
        <row r="2"><c r="B2" s="0"/></row><row r="3"><c r="A3"><f>1</f><v></v></c></row>"#;
    let mut found = Vec::new();
    opened(&xlsx(rows, &[]))
        .unwrap()
        .rows(0, &mut |number, row| {
            let marks: Vec<_> = (0..6).filter(|&c| row.formula_without_value(c)).collect();
            found.push((number, row.len(), marks));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(found, [(1, 4, vec![1, 3]), (3, 1, vec![0])]);
}

#[test]
fn order_within_a_row_is_fixed_and_order_of_rows_is_not() {
    let cell =
        |at: &str, text: &str| format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>");
    let mixed = format!(
        "<row r='1'>{}{}{}</row>",
        cell("C1", "c"),
        cell("A1", "old"),
        cell("A1", "a")
    );
    assert_eq!(
        first_sheet(&xlsx(&mixed, &[])).unwrap(),
        [row(1, &["a", "", "c"])]
    );
    let rows = format!(
        "<row r='5'>{}</row><row r='2'>{}</row>",
        cell("A5", "x"),
        cell("A2", "y")
    );
    assert!(matches!(
        first_sheet(&xlsx(&rows, &[])),
        Err(Error::OutOfOrder {
            row: 2,
            after: 5,
            ..
        })
    ));
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let bytes = xlsx(rows, &[]);
    assert!(bytes.len() < 2048, "{}", bytes.len());
    let read = first_sheet(&bytes).unwrap();
    assert_eq!(read[0], row(1, &["1"]));
    assert_eq!((read[1].0, read[1].1.len()), (1_048_576, 16_384));
}

/// What the error of a hostile workbook says.
fn refusal(bytes: &[u8]) -> String {
    let start = Instant::now();
    let error = first_sheet(bytes).expect_err("it was read").to_string();
    assert!(start.elapsed() < Duration::from_secs(30), "{error}");
    error
}

#[test]
fn hostile_workbooks_are_refused() {
    let doctype = "<!DOCTYPE lolz [<!ENTITY lol 'lol'>]>";
    let sheet = format!("{doctype}<worksheet><sheetData>{HELLO}</sheetData></worksheet>");
    let strings = format!("{doctype}<sst/>");
    let bomb = {
        let mut xml = b"<sst>".to_vec();
        xml.extend(
            format!("<si{}/>", " ".repeat(4091))
                .repeat(32 << 10)
                .into_bytes(),
        );
        xml
    };
    let text = [b"<sst><si><t>".as_slice(), &vec![b'x'; 9 << 20]].concat();
    let fonts = format!(
        "<styleSheet><fonts><font><name val='{}'/></font></fonts></styleSheet>",
        "x".repeat(20_000)
    );
    let styles = format!(
        "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
        "<xf/>".repeat(200_000)
    );
    let strings_part = "xl/sharedStrings.xml";
    let styles_part = "xl/styles.xml";
    for (bytes, says) in [
        (
            xlsx(HELLO, &[("xl/worksheets/sheet1.xml", sheet.as_bytes())]),
            "declares a DOCTYPE",
        ),
        (
            xlsx(HELLO, &[(strings_part, strings.as_bytes())]),
            "declares a DOCTYPE",
        ),
        (
            xlsx(HELLO, &[(strings_part, &bomb)]),
            "unpacks to more than 200 times its size",
        ),
        (
            xlsx(HELLO, &[(strings_part, &text)]),
            "has a tag or text of more than",
        ),
        (
            xlsx(HELLO, &[(styles_part, fonts.as_bytes())]),
            "has a tag or text of more than",
        ),
        (
            xlsx(HELLO, &[(styles_part, styles.as_bytes())]),
            "has more than 70000 cell formats",
        ),
        (
            xlsx(HELLO, &[("XL/Workbook.xml", BOOK.as_bytes())]),
            "has two entries of the name",
        ),
    ] {
        let error = refusal(&bytes);
        assert!(error.contains(says), "{error}, and not {says}");
    }
}

#[test]
fn a_declared_count_reserves_no_memory() {
    let strings = b"<sst uniqueCount='4000000000'><si><t>Anna</t></si></sst>";
    let rows = "<row r='1'><c r='A1' t='s'><v>0</v></c></row>";
    let bytes = xlsx(rows, &[("xl/sharedStrings.xml", strings)]);
    assert_eq!(first_sheet(&bytes).unwrap(), [row(1, &["Anna"])]);
}

#[test]
fn endless_tokens_in_a_sheet_are_refused_while_reading() {
    // 300 MB in one text; 300 KB in the file.
    let text = "y".repeat(300 << 20);
    let rows = format!("<row r='1'><c r='A1' t='str'><v>{text}</v></c></row>");
    let bytes = xlsx(&rows, &[]);
    drop((text, rows));
    let error = refusal(&bytes);
    assert!(error.contains("has a tag or text of more than"), "{error}");
}

#[test]
fn many_empty_rows_are_no_bomb() {
    let mut rows = String::new();
    for number in 1..=300_000_u64 {
        use std::fmt::Write as _;
        write!(
            rows,
            "<row r='{number}' ht='{}' customHeight='1'/>",
            number * 7919 % 1000
        )
        .unwrap();
    }
    rows.push_str("<row r='300001'><c r='A300001'><v>1</v></c></row>");
    let read = first_sheet(&xlsx(&rows, &[])).unwrap();
    assert_eq!(read, [row(300_001, &["1"])]);
}

#[test]
fn broken_containers_are_errors() {
    let mut workbook = writer::Workbook::new();
    let sheet = workbook.add_worksheet();
    for number in 0..2000 {
        sheet
            .write(number, 0, format!("user{number}@example.com"))
            .unwrap();
    }
    let sound = saved(workbook);
    assert_eq!(first_sheet(&sound).unwrap().len(), 2000);
    for cut in [sound.len() / 3, sound.len() / 2, sound.len() - 10] {
        let error = first_sheet(&sound[..cut]).expect_err("it was read");
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
        assert!(error.hint().is_some());
    }
    // Every part in turn with one wrong byte: an error, or what is not read anyway.
    let mut errors = 0;
    for at in (40..sound.len()).step_by(97) {
        let mut broken = sound.clone();
        broken[at] ^= 0x55;
        match first_sheet(&broken) {
            Ok(rows) => assert_eq!(rows.len(), 2000),
            Err(_) => errors += 1,
        }
    }
    assert!(errors > 50, "{errors}");
}

#[test]
fn a_wrong_checksum_is_found_behind_the_last_cell() {
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] {
        let strings = b"<sst><si><t>x</t></si></sst>";
        let mut bytes = xlsx(HELLO, &[("xl/sharedStrings.xml", strings)]);
        // The checksum in the central current, behind the last name of the part.
        let name = part.as_bytes();
        let at = bytes.windows(name.len()).rposition(|w| w == name).unwrap();
        bytes[at - 30] ^= 0xFF;
        let error = refusal(&bytes);
        assert!(error.to_lowercase().contains("checksum"), "{error}");
    }
}

#[test]
fn other_files_are_called_by_their_names() {
    let word = TYPES.replace("spreadsheetml.sheet", "wordprocessingml.document");
    for (bytes, says) in [
        (
            zipped(&[("users.csv", b"email\n")]),
            "a ZIP archive with `users.csv` inside",
        ),
        (
            zipped(&[("a.csv", b""), ("b.csv", b"")]),
            "a ZIP archive with `a.csv` and 1 more files inside",
        ),
        (zipped(&[]), "an empty ZIP archive"),
        (
            xlsx(HELLO, &[("[Content_Types].xml", word.as_bytes())]),
            "a Word document",
        ),
        (
            zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]),
            "an OpenDocument text",
        ),
    ] {
        let error = opened(&bytes).expect_err("it was opened");
        assert!(error.to_string().contains(says), "{error}");
        assert!(error.hint().is_some());
    }
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name='Users'>{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn what_a_merged_area_covers_is_read_from_ods_as_from_xlsx() {
    let cell = |name: &str, attributes: &str, text: &str| {
        format!(
            "<table:{name} {attributes} office:value-type='string'><text:p>{text}</text:p></table:{name}>"
        )
    };
    let first = cell("table-cell", "table:number-rows-spanned='2'", "Sales");
    let covered = cell("covered-table-cell", "", "IT");
    let table = format!(
        "<table:table-row>{first}</table:table-row><table:table-row>{covered}</table:table-row>"
    );
    assert_eq!(
        first_sheet(&ods(&table)).unwrap(),
        [row(1, &["Sales"]), row(2, &["IT"])]
    );
    let merged = metadata(&ods(&table)).merged;
    assert_eq!(
        merged.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["A1:A2"]
    );
}

#[test]
fn repetitions_in_ods_are_counted_and_bounded() {
    let cell = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";
    let wide = cell.replace(
        "table:table-cell ",
        "table:table-cell table:number-columns-repeated='2' ",
    );
    let table = format!(
        "<table:table-row table:number-rows-repeated='2'>{wide}</table:table-row>\
         <table:table-row table:number-rows-repeated='5'><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell/>{cell}\
         <table:table-cell table:number-columns-repeated='16382'/></table:table-row>\
         <table:table-row table:number-rows-repeated='1048568'><table:table-cell/></table:table-row>"
    );
    assert_eq!(
        first_sheet(&ods(&table)).unwrap(),
        [row(1, &["x", "x"]), row(2, &["x", "x"]), row(8, &["", "x"])]
    );
    for (rows, columns) in [
        ("1048576", "16384"),
        ("4000000000", "1"),
        ("1", "99999999999"),
    ] {
        let table = format!(
            "<table:table-row table:number-rows-repeated='{rows}'>\
             <table:table-cell table:number-columns-repeated='{columns}' \
             office:value-type='float' office:value='1'/></table:table-row>"
        );
        let mut workbook = opened(&ods(&table)).unwrap();
        let error = workbook.rows(0, &mut |_, _| ControlFlow::Continue(()));
        assert!(matches!(error, Err(Error::TooLarge { .. })), "{error:?}");
    }
    let endless = ods("</table:table><table:table table:name='b'>");
    let cut = String::from_utf8_lossy(&endless).into_owned();
    assert!(!cut.is_empty() && opened(&zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<office:document-content><office:body><office:spreadsheet><table:table table:name='a'><table:table-row>"),
    ])).is_err());
}

/// A record of an XLSB.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = vec![kind as u8];
    if kind > 0x7F {
        bytes = vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8];
    }
    let length = data.len();
    let sevens = [0, 7, 14, 21].map(|shift| (length >> shift) as u8 & 0x7F);
    bytes.extend([
        sevens[0] | 0x80,
        sevens[1] | 0x80,
        sevens[2] | 0x80,
        sevens[3],
    ]);
    bytes.extend(data);
    bytes
}

/// One shared text in each row of an XLSB filled the disk: nothing counted what came of it.
#[test]
fn a_long_text_that_many_cells_of_an_xlsb_repeat_is_refused() {
    let wide = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u32::try_from(units.len() / 2).unwrap();
        [&length.to_le_bytes()[..], &units].concat()
    };
    let sheet = [&[0; 8][..], &wide("rId1"), &wide("Users")].concat();
    let text = [&[0][..], &wide(&"x".repeat(1 << 20))].concat();
    let rows = |count: u32| {
        let row = |number: u32| {
            let head = record(0x00, &number.to_le_bytes());
            // The first column, no format, the first shared text.
            [head, record(0x07, &[0; 12])].concat()
        };
        let rows: Vec<u8> = (0..count).flat_map(row).collect();
        [rows, record(0x92, &[])].concat()
    };
    let read = |count: u32| {
        let bytes = zipped(&[
            ("xl/workbook.bin", &record(0x9C, &sheet)),
            (
                "xl/_rels/workbook.bin.rels",
                b"<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.bin'/></Relationships>",
            ),
            ("xl/sharedStrings.bin", &record(0x13, &text)),
            ("xl/worksheets/sheet1.bin", &rows(count)),
        ]);
        let mut found = 0;
        let rows = opened(&bytes).unwrap().rows(0, &mut |_, _| {
            found += 1;
            ControlFlow::Continue(())
        });
        rows.map(|()| found)
    };
    assert!(matches!(read(200), Ok(200)));
    assert!(matches!(read(2_000), Err(Error::TooLarge { .. })));
}

// The cases that others wrote.

/// How one cell compares with what an independent reader saw.
#[derive(Debug, PartialEq)]
enum Verdict {
    Same,
    Different,
    /// The other reader does not know formats, or says less.
    Unknown,
}

fn compare(cell: &Value, text: &str) -> Verdict {
    let kind = cell[2].as_str().unwrap_or("");
    let value = &cell[3];
    let number = || text.trim_end_matches('%').parse::<f64>().ok();
    let same = match kind {
        "s" | "str" | "string" | "inlineStr" | "e" => {
            let expected = value.as_str().unwrap_or("").replace("\r\n", "\n");
            if expected.starts_with("0x") && text.starts_with('#') {
                return Verdict::Unknown; // An error's number, which the other reader does not name.
            }
            // The other readers keep what Excel shows as nothing, or decode it later.
            let expected = expected.replace("_x000D_", "\r").replace("\r\n", "\n");
            text.replace("\r\n", "\n").trim() == expected.trim()
        }
        "b" | "bool" | "boolean" => {
            let expected = value
                .as_bool()
                .unwrap_or_else(|| value.as_i64() == Some(1) || value.as_str() == Some("true"));
            text == if expected { "TRUE" } else { "FALSE" }
        }
        "d" => {
            let iso = cell[4]["iso"].as_str().or(value.as_str()).unwrap_or("");
            match iso.split_once('T') {
                Some((day, _)) if text.contains('-') => text.starts_with(day),
                _ if iso.len() == 10 => text.starts_with(iso),
                // A time alone, or a duration that the other reader shows as a date.
                _ => return Verdict::Unknown,
            }
        }
        "date" => text.starts_with(&value.as_str().unwrap_or("")[..10]),
        "n" | "float" | "int" => {
            let Some(expected) = value
                .as_f64()
                .or_else(|| value.as_str().and_then(|v| v.parse().ok()))
            else {
                return Verdict::Unknown;
            };
            match number() {
                None => return Verdict::Unknown,
                Some(_) if text.ends_with('%') => return Verdict::Unknown,
                Some(found) => {
                    // Excel shows 15 digits.
                    (found - expected).abs() <= expected.abs() * 1e-14
                }
            }
        }
        _ => return Verdict::Unknown,
    };
    if same {
        Verdict::Same
    } else {
        Verdict::Different
    }
}

/// Compares the workbooks among the handmade cases with what a spreadsheet shows.
pub(crate) fn judge_handmade(handmade: &Path) {
    let rows = |name: &str, sheet: usize| read(&handmade.join(name)).unwrap().swap_remove(sheet).1;
    let xlsb = rows("84_users.xlsb", 0);
    assert_eq!(
        xlsb[1..],
        [
            row(
                2,
                &[
                    "001234",
                    "anna@example.com",
                    "Änne",
                    "+49 171 3920012",
                    "2024-03-01",
                    "TRUE"
                ]
            ),
            row(
                3,
                &[
                    "001235",
                    "bob@example",
                    "Łukasz",
                    "491713920012",
                    "45352",
                    "FALSE"
                ]
            ),
            row(4, &["001236", "cid@example.com", "Cid", "", "#N/A", "x"]),
        ]
    );
    let ods = rows("78_libreoffice.ods", 0);
    assert_eq!(
        ods[1],
        row(
            2,
            &[
                "001234",
                "anna@example.com",
                "Anna  Maria\nMüller",
                "2024-03-01",
                "TRUE"
            ]
        )
    );
    assert_eq!(
        ods.iter().map(|row| row.0).collect::<Vec<_>>(),
        [1, 2, 5, 6, 7]
    );
    let dates = rows("66_booleans_dates.xlsx", 0);
    assert_eq!(
        dates[1],
        row(
            2,
            &[
                "anna@example.com",
                "TRUE",
                "2024-03-01",
                "2024-03-01 14:30:00",
                "x"
            ]
        )
    );
    assert_eq!(dates[2].1[4], "50%");
    assert_eq!(dates[5].1[2], "1900-02-29");
    for (name, says) in [
        ("74_password_protected.xlsx", "password-protected"),
        ("82b_bad_crc_sheet.xlsx", "damaged"),
        (
            "82d_zip_of_csv.xlsx",
            "a ZIP archive with `users.csv` inside",
        ),
    ] {
        let error = read(&handmade.join(name)).expect_err(name);
        assert!(
            error.to_string().contains(says) && error.hint().is_some(),
            "{error}"
        );
    }
}

/// Where another reader sees more than a person would, or should.
const EXPLAINED: [(&str, &str); 4] = [
    ("issue_594_dos.ods", "one cell, repeated 10^18 times"),
    ("spreadsheet/duplicate-filename", "two parts of one name"),
    (
        "spreadsheet/poc-shared-strings.xlsx",
        "a text of 1 MiB in 12,000 cells, in an attack",
    ),
    ("spreadsheet/xlsx-corrupted.xlsx", "`_rels/.rels` is no XML"),
];

fn with_time_limit(path: PathBuf) -> Option<Result<Vec<(String, Rows)>, Error>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(read(&path)));
    receiver.recv_timeout(Duration::from_secs(30)).ok()
}

/// Compares every workbook of three collections, cell by cell, with what another reader found.
pub(crate) fn judge_by_other_readers(cases: &Path) {
    let (mut files, mut same, mut unknown) = (0, 0, 0);
    let mut different = Vec::new();
    for folder in ["calamine", "openpyxl", "poi"] {
        let folder = cases.join(folder);
        let oracle = std::fs::read_to_string(folder.join("oracle.jsonl")).unwrap();
        for line in oracle.lines() {
            let oracle: Value = serde_json::from_str(line).unwrap();
            let name = oracle["file"].as_str().unwrap();
            let path = folder.join(name);
            let path = if path.exists() {
                path
            } else {
                folder.join("openpyxl").join(name)
            };
            files += 1;
            let start = Instant::now();
            let Some(result) = with_time_limit(path) else {
                panic!("{name} takes too long");
            };
            if start.elapsed() > Duration::from_secs(2) {
                println!("{name}: {:?}", start.elapsed());
            }
            let sound = matches!(oracle["status"].as_str(), None | Some("ok"));
            let sheets = match result {
                Ok(sheets) => sheets,
                Err(error) => {
                    println!("{name}: {error}");
                    if sound {
                        different.push(format!("{name}: {error}"));
                    }
                    continue;
                }
            };
            if !sound {
                println!(
                    "{name}: read, where the other reader says {}",
                    oracle["error"]
                );
                continue;
            }
            for expected in oracle["sheets"].as_array().unwrap() {
                let Some((sheet, rows)) = sheets
                    .iter()
                    .find(|(sheet, _)| Some(sheet.as_str()) == expected["name"].as_str())
                else {
                    if expected["chartsheet"].is_null()
                        && expected["cells"].as_array().is_some_and(|c| !c.is_empty())
                    {
                        different.push(format!("{name}: no sheet {}", expected["name"]));
                    }
                    continue;
                };
                let rows: HashMap<u32, &Vec<String>> = rows
                    .iter()
                    .map(|(number, cells)| (*number, cells))
                    .collect();
                for cell in expected["cells"].as_array().unwrap() {
                    let at = |index: usize| u32::try_from(cell[index].as_u64().unwrap()).unwrap();
                    let text = rows
                        .get(&at(0))
                        .and_then(|row| row.get(at(1) as usize - 1))
                        .map_or("", String::as_str);
                    match compare(cell, text) {
                        Verdict::Same => same += 1,
                        Verdict::Unknown => unknown += 1,
                        Verdict::Different => {
                            different.push(format!("{name} {sheet}: {cell} is {text:?}"));
                        }
                    }
                }
            }
        }
    }
    println!("{files} workbooks, {same} cells the same, {unknown} not comparable");
    different.retain(|line| !EXPLAINED.iter().any(|(start, _)| line.starts_with(start)));
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(same > 5_000 && unknown < 200, "{same} {unknown}");
}

/// What the first sheet has beside the text of its cells.
fn metadata(bytes: &[u8]) -> SheetMetadata {
    let mut workbook = opened(bytes).unwrap();
    workbook
        .rows_and_metadata(0, &mut |_, _| ControlFlow::Continue(()))
        .unwrap()
}

fn ranges(set: &RangeSet) -> Vec<(u32, u32)> {
    set.iter().collect()
}

#[test]
fn a_workbook_says_what_it_hides() {
    let mut workbook = writer::Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..20 {
        sheet.write(row, 0, row).unwrap();
    }
    sheet.set_row_hidden(3).unwrap();
    sheet.group_rows_collapsed(5, 7).unwrap();
    sheet.set_column_hidden(2).unwrap();
    let plain = writer::Format::new();
    sheet.merge_range(9, 3, 11, 3, "x", &plain).unwrap();
    let formula = writer::Formula::new("=A1").set_result("1");
    sheet.write_formula(12, 4, formula).unwrap();
    sheet.autofilter(0, 0, 19, 0).unwrap();
    let none = writer::FilterCondition::new().add_list_filter("1");
    sheet.filter_column(0, &none).unwrap();
    let bytes = saved(workbook);

    let metadata = metadata(&bytes);
    assert_eq!(metadata.unavailable, None);
    assert!(metadata.hidden_rows.contains(4) && metadata.hidden_rows.contains(6));
    assert_eq!(ranges(&metadata.hidden_columns), [(2, 2)]);
    let merged: Vec<String> = metadata.merged.iter().map(ToString::to_string).collect();
    assert_eq!(merged, ["D10:D12"]);
    assert_eq!(ranges(&metadata.formulas[&4]), [(13, 13)]);
    assert!(metadata.filtered);
}

#[test]
fn an_ordinary_sheet_hides_nothing() {
    let mut workbook = writer::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "hidden mergeCell <f>").unwrap();
    sheet.autofilter(0, 0, 1, 0).unwrap();
    assert_eq!(metadata(&saved(workbook)), SheetMetadata::default());
    // As some programs write it: everything is said of everything.
    let rows = "<cols><col min='1' max='1' hidden='false'/></cols><row r='1' hidden='false'/>";
    assert_eq!(metadata(&xlsx(rows, &[])), SheetMetadata::default());
}

#[test]
fn ods_says_what_it_hides() {
    let cell = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";
    let with = |what: &str| cell.replace("table:table-cell ", &format!("table:table-cell {what} "));
    let spanned = with("table:number-columns-spanned='2' table:number-rows-spanned='3'");
    let calculated = with("table:formula='of:=1' table:number-columns-repeated='2'");
    let metadata = metadata(&ods(&format!(
        "<table:table-columns><table:table-column table:number-columns-repeated='3'/>\
         <table:table-column table:visibility='collapse' table:number-columns-repeated='2'/>\
         <table:table-column/></table:table-columns><table:table-column table:visibility='collapse' \
         table:number-columns-repeated='9999999'/>\
         <table:table-row table:number-rows-repeated='2'>{cell}</table:table-row>\
         <table:table-row table:visibility='filter' table:number-rows-repeated='2'>{calculated}</table:table-row>\
         <table:table-row>{cell}{spanned}<table:covered-table-cell/></table:table-row>\
         <table:table-row table:visibility='collapse' table:number-rows-repeated='1048576'>\
         <table:table-cell/></table:table-row>"
    )));
    assert_eq!(ranges(&metadata.hidden_columns), [(3, 4), (6, 16_383)]);
    assert_eq!(ranges(&metadata.hidden_rows), [(3, 4), (6, 1_048_576)]);
    let merged: Vec<String> = metadata.merged.iter().map(ToString::to_string).collect();
    assert_eq!(merged, ["B5:C7"]);
    assert_eq!(ranges(&metadata.formulas[&0]), [(3, 4)]);
    assert_eq!(ranges(&metadata.formulas[&1]), [(3, 4)]);
    assert!(metadata.filtered);
}

#[test]
fn what_a_hostile_sheet_hides_is_bounded() {
    let merged = "<mergeCell ref='A1:XFD1048576'/>".repeat(400_000);
    let rows = format!("{HELLO}</sheetData><mergeCells>{merged}</mergeCells><sheetData>");
    let started = Instant::now();
    let metadata = metadata(&xlsx(&rows, &[]));
    assert!(metadata.more_merged && metadata.merged.len() < 400_000);
    assert!(started.elapsed() < Duration::from_secs(20));
    // Rows that go back, cells that are nowhere, tags that never end: nothing but what is sound is kept.
    for rows in [
        "<row r='9' hidden='1'/><row r='3' hidden='1'/><row r='4294967295' hidden='1'/><row hidden='1'/>",
        "<row r='1'><c r='XFE1'><f>1</f><v>1</v></c></row>",
        "<row r='1' hidden='1",
    ] {
        let mut workbook = opened(&xlsx(rows, &[])).unwrap();
        let metadata = workbook.rows_and_metadata(0, &mut |_, _| ControlFlow::Continue(()));
        if let Ok(metadata) = metadata {
            assert!(metadata.hidden_rows.count() <= 1, "{rows}");
            assert!(metadata.formulas.is_empty(), "{rows}");
        }
    }
}

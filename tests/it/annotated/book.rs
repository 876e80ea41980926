//! Small workbooks, and what can be said of one that was written again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use enroll::source::excel::Workbook;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use zip::write::SimpleFileOptions;

use crate::harness::{Enroll, Run};

pub(crate) const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The cells of a list with errors and warnings, without the row of its headers.
pub(crate) const USERS: [[&str; 4]; 3] = [
    ["Anna", "Berg", "anna.berg@example.com", "Single Address"],
    ["Ben", "", "ben@example,com", "Single Address"],
    ["Cleo ", "Diaz", "cleo.diaz@example.com", "Mitarbeiter"],
];
pub(crate) const HEADERS: [&str; 4] = ["firstname", "lastname", "email", "type"];

/// Everybody in the list is active, for which it has no column.
pub(crate) const ACTIVE: &str = "--set active.value=Yes";

/// A workbook that is put together by hand.
#[derive(Clone)]
pub(crate) struct Book {
    /// What stands around the rows of its sheet.
    pub(crate) before: String,
    pub(crate) rows: String,
    pub(crate) behind: String,
    /// Parts beside the usual ones, or in their place.
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
}

pub(crate) fn text(place: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

pub(crate) fn row(number: usize, cells: &[&str]) -> String {
    let cells = cells.iter().zip('A'..);
    let cells = cells.map(|(cell, column)| text(&format!("{column}{number}"), cell));
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

impl Book {
    /// One with the usual list.
    pub(crate) fn new() -> Self {
        let mut rows = row(1, &HEADERS);
        for (number, user) in (2..).zip(&USERS) {
            rows.push_str(&row(number, user));
        }
        Self {
            before: String::new(),
            rows,
            behind: String::new(),
            parts: BTreeMap::new(),
        }
    }

    pub(crate) fn before(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.before);
        self
    }

    pub(crate) fn behind(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.behind);
        self
    }

    pub(crate) fn part(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.parts
            .insert(name.to_owned(), content.as_ref().to_vec());
        self
    }

    /// A table over the list, with what else its tag and its filter say.
    pub(crate) fn table(self, attributes: &str, filter: &str) -> Self {
        let columns = HEADERS.iter().zip(1..);
        let columns =
            columns.map(|(header, id)| format!("<tableColumn id=\"{id}\" name=\"{header}\"/>"));
        let table = format!(
            "<table {MAIN} id=\"1\" name=\"List\" displayName=\"List\" ref=\"A1:D4\"{attributes}>{filter}\
             <tableColumns count=\"4\">{}</tableColumns></table>",
            columns.collect::<String>()
        );
        let relation = format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId9\" Type=\"{KIND}/table\" \
             Target=\"../tables/table1.xml\"/></Relationships>"
        );
        self.behind("<tableParts count=\"1\"><tablePart r:id=\"rId9\"/></tableParts>")
            .part("xl/tables/table1.xml", table)
            .part("xl/worksheets/_rels/sheet1.xml.rels", relation)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let Self {
            before,
            rows,
            behind,
            parts: others,
        } = self;
        let mut parts: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        let types = format!(
            "<Types xmlns=\"{TYPES}\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{CONTENT}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{CONTENT}.worksheet+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"{CONTENT}.styles+xml\"/></Types>"
        );
        let root = format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{KIND}/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let of_book = format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{KIND}/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{KIND}/styles\" \
             Target=\"styles.xml\"/></Relationships>"
        );
        let book = format!(
            "<workbook {MAIN}><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let styles = format!(
            "<styleSheet {MAIN}><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>\
             <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
             <cellXfs count=\"2\"><xf/><xf/></cellXfs></styleSheet>"
        );
        let sheet =
            format!("<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>");
        for (name, content) in [
            ("[Content_Types].xml", types),
            ("_rels/.rels", root),
            ("xl/_rels/workbook.xml.rels", of_book),
            ("xl/workbook.xml", book),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", sheet),
        ] {
            parts.insert(name, content.into_bytes());
        }
        for (name, content) in others {
            parts.insert(name, content.clone());
        }
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            if content.is_empty() {
                continue;
            }
            zip.start_file(name, SimpleFileOptions::default())
                .expect("a part");
            zip.write_all(&content).expect("its content");
        }
        zip.finish().expect("a container").into_inner()
    }
}

/// The parts of a workbook, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        parts.insert(part.name().expect("a name").into_owned(), content);
    }
    parts
}

/// A part as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut parts = parts(bytes);
    let part = parts.remove(name);
    String::from_utf8(part.unwrap_or_else(|| panic!("no {name}"))).expect("UTF-8")
}

/// The first sheet of a workbook that was put together here.
pub(crate) fn sheet(bytes: &[u8]) -> String {
    part(bytes, "xl/worksheets/sheet1.xml")
}

/// A run over a workbook, and the file that it wrote.
pub(crate) fn written(bytes: &[u8], name: &str, line: &str, output: &str) -> (Run, Vec<u8>) {
    let run = Enroll::new()
        .file(name, bytes)
        .line(&format!(
            "validate {name} --profile sosafe {ACTIVE} {line} -o {output}"
        ))
        .exit(1)
        .run();
    let written = std::fs::read(run.folder.path().join(output));
    let written = written.unwrap_or_else(|error| panic!("{output}: {error}\n{}", run.stdout));
    (run, written)
}

/// The annotated workbook.
pub(crate) fn annotated(bytes: &[u8]) -> Vec<u8> {
    written(bytes, "list.xlsx", "", "list.checked.xlsx").1
}

/// The rows of the first sheet, as they read.
pub(crate) fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    rows_of(bytes, 0)
}

/// The rows of a sheet, as they read.
pub(crate) fn rows_of(bytes: &[u8], sheet: usize) -> Vec<Vec<String>> {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("its bytes");
    let mut rows = Vec::new();
    let mut workbook = Workbook::open(file).expect("a workbook");
    workbook
        .rows(sheet, &mut |number, cells| {
            rows.resize(number as usize - 1, Vec::new());
            rows.push(cells.cells().map(str::to_owned).collect());
            std::ops::ControlFlow::Continue(())
        })
        .expect("its rows");
    rows
}

/// The cells of a sheet as they are written, by row and column.
pub(crate) fn cells(xml: &[u8]) -> BTreeMap<(u32, u32), String> {
    let xml = utf_8(xml);
    let mut reader = quick_xml::Reader::from_reader(&*xml);
    reader.config_mut().check_end_names = false;
    let (mut cells, mut buffer) = (BTreeMap::new(), Vec::new());
    let (mut row, mut column) = (0, 0);
    let mut open: Option<String> = None;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).expect("XML");
        match &event {
            Event::Eof => return cells,
            Event::Start(tag) | Event::Empty(tag) if local(tag) == "row" => {
                row = attribute(tag, "r").map_or(row + 1, |r| r.parse().expect("a number"));
                column = 0;
            }
            Event::Start(tag) | Event::Empty(tag) if local(tag) == "c" => {
                column = attribute(tag, "r").map_or(column + 1, |r| place(&r));
                let text = format!("{event:?}");
                if matches!(event, Event::Start(_)) {
                    open = Some(text);
                } else {
                    cells.insert((row, column), text);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "c" => {
                cells.insert((row, column), open.take().expect("it was opened"));
            }
            other => {
                if let Some(text) = &mut open {
                    text.push_str(&format!("{other:?}"));
                }
            }
        }
    }
}

/// The bytes of a part in UTF-8.
fn utf_8(part: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if part.starts_with(b"\xff\xfe") {
        let (text, ..) = encoding_rs::UTF_16LE.decode(part);
        text.into_owned().into_bytes().into()
    } else {
        part.into()
    }
}

fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    let name = tag.local_name();
    let length = name.as_ref().len();
    let whole: &str = tag.name().into_inner();
    &whole[whole.len() - length..]
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).expect("attributes")?;
    Some(found.value.to_string())
}

/// The number of the column of a cell, from 1.
fn place(reference: &str) -> u32 {
    let letters = reference.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |number, letter| {
        number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    })
}

/// The elements of a sheet, in their order.
pub(crate) fn elements(xml: &[u8]) -> Vec<String> {
    let xml = utf_8(xml);
    let mut reader = quick_xml::Reader::from_reader(&*xml);
    let (mut depth, mut names, mut buffer) = (0, Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).expect("XML") {
            Event::Eof => return names,
            Event::Start(tag) => {
                if depth == 1 {
                    names.push(local(&tag).to_owned());
                }
                depth += 1;
            }
            Event::Empty(tag) if depth == 1 => names.push(local(&tag).to_owned()),
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
}

/// What was found in a file, as JSON has it, and how the run ended; none where it is refused.
fn found(folder: &Path, name: &str, output: &str) -> Option<(Value, i32)> {
    let enroll = Enroll::new().args([
        "validate",
        name,
        "--profile",
        "sosafe",
        "--format",
        "json",
        "-o",
        output,
    ]);
    let mut command = enroll.command();
    let ended = command
        .current_dir(folder)
        .output()
        .expect("the binary is there");
    let code = ended.status.code().expect("no signal");
    if code > 1 || !folder.join(output).exists() {
        return None;
    }
    let report: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    Some((report["findings"].clone(), code))
}

/// The order of the elements that can change, as the schema has them.
const ORDER: [&str; 14] = [
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
    "dataValidations",
    "hyperlinks",
    "tableParts",
    "extLst",
];

/// Annotates a workbook, and looks whether everything holds that has to. Returns the annotated workbook; none where it
/// cannot be annotated.
pub(crate) fn judge(what: &str, ending: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(format!("{name}.{ending}"));
    let file = |name: &str| format!("{name}.{ending}");
    std::fs::write(at("list"), bytes).expect("a file");
    let first = found(folder.path(), &file("list"), &file("checked"))?;
    let checked = std::fs::read(at("checked")).expect("it was written");
    same_parts(what, bytes, &checked);
    let second = found(folder.path(), &file("checked"), &file("again"));
    let second = second.unwrap_or_else(|| panic!("{what}: the annotated workbook is refused"));
    assert_eq!(second, first, "{what}: what is found");
    let again = std::fs::read(at("again")).expect("it was written");
    assert!(again == checked, "{what}: annotated twice is not once");
    Some(checked)
}

/// Whether all that may not change is the same.
fn same_parts(what: &str, before: &[u8], after: &[u8]) {
    let (before, after) = (parts(before), parts(after));
    let is_signature = |name: &&String| name.starts_with("_xmlsignatures/");
    let has_styles = before.keys().any(|name| name.contains("styles"));
    let has_signature = before.keys().any(|name| is_signature(&name));
    let mut sheets = 0;
    for (name, part) in &before {
        if is_signature(&name) {
            assert!(!after.contains_key(name), "{what}: {name} is still there");
            continue;
        }
        let Some(now) = after.get(name) else {
            panic!("{what}: {name} is gone");
        };
        if now == part {
            continue;
        }
        // Some programs part the folders otherwise.
        let name = name.replace('\\', "/");
        let is_sheet = elements(part).iter().any(|name| name == "sheetData");
        let may_change = is_sheet
            || ["worksheets/", "styles", "tables/", "workbook"]
                .iter()
                .any(|part| name.contains(part));
        // A part that is dropped or added changes what names it.
        let of_package = name == "[Content_Types].xml" || name.contains("_rels/");
        let is_named_anew = has_signature || !has_styles;
        let may_change = if of_package {
            is_named_anew
        } else {
            may_change
        };
        assert!(may_change, "{what}: {name} changed");
        if is_sheet {
            sheets += 1;
            same_cells(&format!("{what}: {name}"), part, now);
        }
    }
    assert_eq!(sheets, 1, "{what}: one sheet changes");
}

fn same_cells(what: &str, before: &[u8], after: &[u8]) {
    let (before, mut after) = (cells(before), (cells(after), elements(after)));
    let last_of = |is_counted: &dyn Fn(&str) -> bool| {
        let counted = before.iter().filter(|(_, cell)| is_counted(cell));
        counted.map(|((_, column), _)| *column).max().unwrap_or(0)
    };
    // Where cells reach the last column of a sheet, those without a value do not count.
    let last = match last_of(&|_| true) {
        16_384 => last_of(&|cell| cell.starts_with("Start")),
        last => last,
    };
    for (place, cell) in &before {
        assert_eq!(
            after.0.remove(place).as_ref(),
            Some(cell),
            "{what}: {place:?}"
        );
    }
    let mut columns: Vec<u32> = after.0.keys().map(|(_, column)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    assert!(columns.len() <= 1, "{what}: one column is new: {columns:?}");
    assert!(
        columns.first().is_none_or(|column| *column > last),
        "{what}: it is the last"
    );
    let order = after.1.iter();
    let order = order.filter_map(|name| ORDER.iter().position(|known| known == name));
    assert!(order.is_sorted(), "{what}: {:?}", after.1);
}

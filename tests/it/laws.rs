//! The laws that stand in the README, over generated files.

mod everybody;
mod exported;
mod foreseen;
mod found;
mod planned;
mod read_alone;

use std::num::NonZeroUsize;
use std::path::Path;

use enroll::check::{self, Checked};
use enroll::commands::inputs::{InputArgs, Inputs};
use enroll::finding::{Finding, RowNumber};
use enroll::messages::{Language, in_full};
use enroll::report::{self, Page, ShowValues, Validation, annotate};
use enroll::rewrite::text;
use enroll::source::header_row::HeaderRowChoice;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

use crate::place::Place;

/// A target system that has every kind of check and takes any file.
const PROFILE: &str = r#"
name = "laws"
title = "Laws"
match_on = ["email"]
org = ["domains"]

[fields.email]
type = "email"
required = true
unique = true
known = "domains"
headers = ["E-Mail"]

[fields.name]
required = true
max_length = 12
headers = ["Name"]

[fields.groups]
multi_valued = true
separator = "/"
pattern = '[A-Za-zäöü ]*'
headers = ["Groups"]

[fields.active]
type = "boolean"
headers = ["Active"]
canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]

[fields.since]
type = "date"
headers = ["Since"]

[operations.import]
"#;

const HEADERS: [&str; 6] = ["E-Mail", "Name", "Groups", "Active", "Since", "Remark"];

/// How a command ends that may end with any exit code, and what it says.
fn enroll_exit(enroll: crate::harness::Enroll) -> (TempDir, i32, String) {
    let output = enroll.command().output().expect("the binary is there");
    let said = [output.stdout, output.stderr].concat();
    let exit = output.status.code().expect("no signal");
    (
        enroll.into_folder(),
        exit,
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// A folder with the profile in it.
struct Scratch(Place);

impl Scratch {
    fn new() -> Self {
        Self::with(PROFILE)
    }

    fn with(profile: &str) -> Self {
        let place = Place::new();
        place.file("laws.toml", profile);
        Self(place)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        self.0.file(name, bytes);
        self.0.path(name)
    }

    fn run(&self, path: &Path, flags: &Flags, threads: usize) -> Run {
        let args = InputArgs {
            profile: Some(self.0.path("laws.toml").display().to_string()),
            org: vec!["domains=example.com,example.org".into(), "seats=2".into()],
            delimiter: flags.delimiter,
            encoding: flags.encoding.map(str::to_owned),
            header_row: flags
                .header_row
                .map(|row| HeaderRowChoice::At(RowNumber(row))),
            ..InputArgs::default()
        };
        let inputs = args.open(path, NonZeroUsize::MIN);
        let inputs = inputs.unwrap_or_else(|error| panic!("{error}"));
        let checked = check(&inputs, threads);
        Run { inputs, checked }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    delimiter: Option<u8>,
    encoding: Option<&'static str>,
    header_row: Option<u64>,
}

struct Run {
    inputs: Inputs,
    checked: Checked,
}

fn check(inputs: &Inputs, threads: usize) -> Checked {
    let threads = NonZeroUsize::new(threads).expect("at least one thread");
    let checked = check::run(
        &inputs.source,
        &inputs.context(),
        &inputs.task.levels,
        threads,
    );
    checked.expect("a file that can be read")
}

/// Where a finding is and what it says, without what moves with the row.
type Trace = (
    u64,
    String,
    String,
    Option<u32>,
    Option<String>,
    Option<String>,
);

impl Run {
    fn report<T>(&self, show: impl FnOnce(&Validation<'_>) -> T) -> T {
        show(&Validation {
            file: "list",
            run_id: "0",
            task: &self.inputs.task,
            observed: &self.inputs.source.observed,
            layout: &self.inputs.layout,
            compared: None,
            checked: &self.checked,
            rows: self.inputs.rows(&self.checked, NonZeroUsize::MIN),
            missing: &[],
            fixes: None,
            notes: &[],
            annotated: None,
            next: &[],
            exit: 0,
            since: None,
            baseline: None,
        })
    }

    fn annotated(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.report(|report| {
            annotate::write(
                &self.inputs.source,
                report,
                None,
                NonZeroUsize::MIN.saturating_add(1),
                &mut bytes,
            )
        })
        .unwrap_or_else(|error| panic!("{error}"));
        bytes
    }

    fn json(&self) -> Vec<u8> {
        let format = report::format_named("json").expect("it is there");
        let page = Page::of_file(ShowValues::Full, Language::English);
        let mut bytes = Vec::new();
        self.report(|report| report::write(format, report, page, &mut bytes))
            .expect("a report");
        bytes
    }

    /// The findings, in an order that does not depend on the order of the file.
    fn traces(&self) -> Vec<Trace> {
        let fields = &self.inputs.task.profile.fields;
        let trace = |finding: Finding<'_>| {
            (
                finding.place.row.map_or(0, |row| row.0),
                finding.rule.to_owned(),
                finding.severity.to_string(),
                finding.place.column.map(|column| column.0),
                finding.field.map(|field| fields[field].name.clone()),
                finding.value.map(str::to_owned),
            )
        };
        let mut traces: Vec<Trace> = self.checked.findings.iter().map(trace).collect();
        traces.sort();
        traces
    }
}

/// A table and how it is written down.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "how a table is written down is a list of yes and no"
)]
struct Listing {
    titles: Vec<String>,
    ours: bool,
    rows: Vec<Vec<String>>,
    delimiter: char,
    line_end: &'static str,
    quote_all: bool,
    last_line_ends: bool,
    encoding: &'static str,
    /// Whether short rows get the delimiters that they lack.
    filled: bool,
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("anna@example.com".to_owned()),
        Just("Anna@Example.com".to_owned()),
        Just("bob@example.org".to_owned()),
        Just("bob@@example.org".to_owned()),
        Just("Yes".to_owned()),
        Just("2024-02-30".to_owned()),
        Just("=1+1".to_owned()),
        Just("errors".to_owned()),
        "[a-z]{1,5}@example\\.(com|org|net)",
        "[ a-zäöü,;|\t/'\"\n.-]{0,16}",
    ]
}

/// A row of the table; now and then one that is too short, too long or blank.
fn row() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        8 => prop::collection::vec(cell(), HEADERS.len()),
        1 => prop::collection::vec(cell(), 1..HEADERS.len()),
        1 => prop::collection::vec(cell(), HEADERS.len() + 1..HEADERS.len() + 3),
        1 => Just(vec![String::new()]),
    ]
}

fn listing() -> impl Strategy<Value = Listing> {
    let rows = prop::collection::vec(row(), 0..8);
    // The delimiters stand out by the headers; a line of titles has none of them.
    let titles = prop::collection::vec(
        prop_oneof![Just("List of people".to_owned()), Just(String::new())],
        0..3,
    );
    let written = (
        prop::sample::select(vec![',', ';', '\t', '|']),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<bool>(),
        any::<bool>(),
        prop::sample::select(vec![
            "utf-8",
            "utf-8 bom",
            "utf-16le",
            "utf-16be",
            "windows-1252",
        ]),
    );
    (titles, any::<bool>(), rows, written).prop_map(|(titles, ours, mut rows, written)| {
        let (delimiter, line_end, quote_all, last_line_ends, encoding) = written;
        // An earlier run has filled up what was too short.
        for row in rows
            .iter_mut()
            .filter(|row| ours && row.len() < HEADERS.len())
        {
            row.resize(HEADERS.len(), String::new());
        }
        Listing {
            titles,
            ours,
            rows,
            delimiter,
            line_end,
            quote_all,
            last_line_ends,
            encoding,
            filled: false,
        }
    })
}

impl Listing {
    fn header_row(&self) -> u64 {
        self.titles.len() as u64 + 1
    }

    /// A line without bytes stays one, and gets no cell.
    fn is_without_bytes(&self, row: &[String]) -> bool {
        row == [String::new()] && !self.quote_all
    }

    fn is_short(&self, row: &[String]) -> bool {
        row.len() < HEADERS.len() && !self.is_without_bytes(row)
    }

    /// The same table with the cells that short rows lack.
    fn filled_up(&self) -> Self {
        Self {
            filled: true,
            ..self.clone()
        }
    }

    fn flags(&self) -> Flags {
        Flags {
            delimiter: Some(self.delimiter as u8),
            encoding: Some(if self.encoding == "utf-8 bom" {
                "utf-8"
            } else {
                self.encoding
            }),
            header_row: Some(self.header_row()),
        }
    }

    fn write_row(&self, text: &mut String, cells: &[String]) {
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                text.push(self.delimiter);
            }
            if self.quote_all || cell.contains([self.delimiter, '"', '\n', '\r']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        if self.filled && self.is_short(cells) {
            text.extend(std::iter::repeat_n(
                self.delimiter,
                HEADERS.len() - cells.len(),
            ));
        }
        text.push_str(self.line_end);
    }

    fn bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        for title in &self.titles {
            text.push_str(title);
            text.push_str(self.line_end);
        }
        let mut headers: Vec<String> = HEADERS.map(str::to_owned).to_vec();
        headers.extend(self.ours.then(|| "errors".to_owned()));
        self.write_row(&mut text, &headers);
        for row in &self.rows {
            let mut row = row.clone();
            // What an earlier run said, now out of date.
            row.extend(
                self.ours
                    .then(|| "Name: empty, but required [missing-value]".to_owned()),
            );
            self.write_row(&mut text, &row);
        }
        if !self.last_line_ends {
            text.truncate(text.len() - self.line_end.len());
        }
        encoded(&text, self.encoding)
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let wide = |low_first: bool| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units
            .flat_map(|unit: u16| {
                if low_first {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "utf-16le" => wide(true),
        "utf-16be" => wide(false),
        _ => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

fn decoded(bytes: &[u8], encoding: &str) -> String {
    let header = if encoding == "utf-8 bom" {
        "utf-8"
    } else {
        encoding
    };
    encoding_rs::Encoding::for_label(header.as_bytes())
        .expect("a known encoding")
        .decode_with_bom_removal(bytes)
        .0
        .into_owned()
}

/// Takes the last cell of every row from the header on, with the delimiter before it: character by character, and by
/// nothing that the program itself uses.
fn without_our_cells(text: &str, delimiter: char, header_row: u64) -> String {
    let mut kept = String::new();
    let (mut record, mut row, mut last_delimiter) = (String::new(), 1, None);
    let (mut quoted, mut cell_starts) = (false, true);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = !quoted && (letter == '\n' || letter == '\r');
        if ends {
            let end = match (letter, letters.peek()) {
                ('\r', Some('\n')) => {
                    letters.next();
                    "\r\n"
                }
                ('\r', _) => "\r",
                _ => "\n",
            };
            finish(
                &mut kept,
                &mut record,
                row >= header_row,
                &mut last_delimiter,
            );
            kept.push_str(end);
            row += 1;
            cell_starts = true;
            continue;
        }
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                record.push('"');
                letters.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell_starts => quoted = true,
            _ if letter == delimiter && !quoted => last_delimiter = Some(record.len()),
            _ => {}
        }
        cell_starts = letter == delimiter && !quoted;
        record.push(letter);
    }
    finish(
        &mut kept,
        &mut record,
        row >= header_row,
        &mut last_delimiter,
    );
    kept
}

fn finish(kept: &mut String, record: &mut String, ours: bool, last_delimiter: &mut Option<usize>) {
    let end = match last_delimiter.take() {
        Some(at) if ours => at,
        _ => record.len(),
    };
    kept.push_str(&record[..end]);
    record.clear();
}

/// The numbers below `count` in another order.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed | 1;
    for last in (1..order.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
    order
}

/// Where these traces are once the rows from `first` on stand in another order.
fn moved_by(order: &[usize], first: u64, mut traces: Vec<Trace>) -> Vec<Trace> {
    for trace in traces.iter_mut().filter(|trace| trace.0 >= first) {
        let old = (trace.0 - first) as usize;
        let new = order.iter().position(|index| *index == old);
        trace.0 = first + new.expect("each row is somewhere") as u64;
    }
    traces.sort();
    traces
}

/// The same cases in every run, so that a change is what makes a test fail. `PROPTEST_CASES=10000` tries other ones.
fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    };
    ProptestConfig {
        failure_persistence: None,
        ..if asked {
            ProptestConfig::default()
        } else {
            usual
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// Law 1.
    #[test]
    fn taking_our_cells_away_gives_the_input_back(listing in listing(), by_looking: bool) {
        let scratch = Scratch::new();
        let bytes = listing.bytes();
        let flags = if by_looking && listing.encoding != "windows-1252" { Flags::default() } else { listing.flags() };
        let run = scratch.run(&scratch.file("list.csv", &bytes), &flags, 2);
        prop_assert_eq!(run.inputs.source.observed.header_row.row, Some(RowNumber(listing.header_row())));
        let annotated = decoded(&run.annotated(), listing.encoding);
        let taken = without_our_cells(&annotated, listing.delimiter, listing.header_row());
        let filled = listing.filled_up().bytes();
        let mut expected = decoded(&filled, listing.encoding);
        if listing.ours {
            expected = without_our_cells(&expected, listing.delimiter, listing.header_row());
        }
        prop_assert_eq!(&taken, &expected);
        if !listing.ours {
            prop_assert_eq!(encoded(&taken, listing.encoding), filled);
        }
    }

    /// Law 2.
    #[test]
    fn annotating_twice_is_annotating_once(listing in listing(), by_looking: bool) {
        let scratch = Scratch::new();
        let flags = if by_looking && listing.encoding != "windows-1252" { Flags::default() } else { listing.flags() };
        let mut first = scratch.run(&scratch.file("list.csv", &listing.bytes()), &flags, 2);
        let mut once = first.annotated();
        if listing.rows.iter().any(|row| listing.is_short(row)) {
            // What was too short is filled up once, and from then on it is as long as the others.
            let filled = listing.filled_up();
            let whole = scratch.run(&scratch.file("filled.csv", &filled.bytes()), &flags, 2);
            let again = scratch.run(&scratch.file("once.csv", &once), &flags, 2);
            prop_assert_eq!(again.traces(), whole.traces());
            first = again;
            once = first.annotated();
        }
        let second = scratch.run(&scratch.file("twice.csv", &once), &flags, 2);
        prop_assert_eq!(second.traces(), first.traces());
        prop_assert_eq!(decoded(&second.annotated(), listing.encoding), decoded(&once, listing.encoding));
    }

    /// Law 3.
    #[test]
    fn a_table_of_text_reads_the_same_from_csv_and_xlsx(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..8)) {
        let scratch = Scratch::new();
        let listing = Listing {
            titles: Vec::new(), ours: false, rows, delimiter: ',', line_end: "\n", quote_all: false, last_line_ends: true,
            encoding: "utf-8", filled: false,
        };
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let headers = HEADERS.map(str::to_owned).to_vec();
        for (number, row) in std::iter::once(&headers).chain(&listing.rows).enumerate() {
            for (column, cell) in row.iter().enumerate() {
                sheet.write_string(number as u32, column as u16, cell).expect("a cell");
            }
        }
        let xlsx = scratch.file("list.xlsx", &workbook.save_to_buffer().expect("a workbook"));
        let flags = Flags { header_row: Some(1), ..Flags::default() };
        let from_csv = scratch.run(&scratch.file("list.csv", &listing.bytes()), &listing.flags(), 2);
        let from_xlsx = scratch.run(&xlsx, &flags, 2);
        prop_assert_eq!(from_xlsx.traces(), from_csv.traces());
        prop_assert_eq!(from_xlsx.checked.users, from_csv.checked.users);
        prop_assert_eq!(from_xlsx.checked.failed, from_csv.checked.failed);
    }

    /// Law 4, first half.
    #[test]
    fn moving_rows_moves_findings(listing in listing(), seed: u64) {
        let scratch = Scratch::new();
        let mut moved = listing.clone();
        let order = shuffled(listing.rows.len(), seed);
        moved.rows = order.iter().map(|index| listing.rows[*index].clone()).collect();
        let first = listing.header_row() + 1;
        let before = scratch.run(&scratch.file("list.csv", &listing.bytes()), &listing.flags(), 2);
        let after = scratch.run(&scratch.file("moved.csv", &moved.bytes()), &listing.flags(), 2);
        prop_assert_eq!(after.traces(), moved_by(&order, first, before.traces()));
    }

    /// Law 7.
    #[test]
    fn no_bytes_make_it_panic(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", b"E-Mail,Name\n\""]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let scratch = Scratch::new();
        let path = scratch.file("list", &[start, &rest].concat());
        let args = InputArgs { profile: Some(scratch.0.path("laws.toml").display().to_string()), ..InputArgs::default() };
        if let Ok(inputs) = args.open(&path, NonZeroUsize::MIN) {
            let checked = check(&inputs, 2);
            let run = Run { inputs, checked };
            let mut bytes = Vec::new();
            let _ = run.report(|report| annotate::write(&run.inputs.source, report, None, NonZeroUsize::MIN.saturating_add(1), &mut bytes));
        }
    }
}

/// Rows enough for many blocks, with duplicates far apart and line breaks in cells.
fn many_rows() -> Vec<u8> {
    let mut text = format!("{}\n", HEADERS.join(","));
    for row in 0..40_000_u32 {
        let email = match row % 997 {
            0 => "anna@example.com".to_owned(),
            1 => format!("user{row}@@example.com"),
            _ => format!("user{row}@example.com"),
        };
        let remark = if row % 101 == 0 {
            "\"two\nlines, \"\"quoted\"\"\""
        } else {
            "plain"
        };
        text.push_str(&format!(
            "{email},User {row},Sales/Support,Yes,2024-03-01,{remark}\n"
        ));
    }
    text.into_bytes()
}

/// Law 4, second half.
#[test]
fn one_thread_or_many_the_same_bytes() {
    let scratch = Scratch::new();
    let path = scratch.file("list.csv", &many_rows());
    let one = scratch.run(&path, &Flags::default(), 1);
    assert_eq!(one.checked.users, 40_000);
    assert_eq!(
        one.checked.failed.len() as u64,
        40_000_u64.div_ceil(997) * 2
    );
    for threads in [2, 5] {
        let many = scratch.run(&path, &Flags::default(), threads);
        assert!(many.json() == one.json(), "{threads} threads");
        assert!(many.annotated() == one.annotated(), "{threads} threads");
    }
}

/// A duplicate names the first other row, the size of its group, and at most ten rows.
#[test]
fn every_row_of_a_group_is_marked_and_none_names_them_all() {
    let scratch = Scratch::new();
    let run = scratch.run(
        &scratch.file("list.csv", &many_rows()),
        &Flags::default(),
        2,
    );
    let group: Vec<_> = run
        .checked
        .findings
        .iter()
        .filter(|finding| finding.rule == "duplicate-email")
        .collect();
    assert_eq!(group.len(), 41);
    let message = |number: usize| group[number].message.text(Language::English, &in_full);
    assert_eq!(message(0), "same address as row 999: 41 rows share it");
    assert_eq!(message(1), "same address as row 2: 41 rows share it");
    assert!(
        group
            .iter()
            .all(|finding| finding.other_rows().count() == 10)
    );
}

/// Nothing is written from a file that is not the one that was checked.
#[test]
fn a_file_that_changes_between_the_passes_is_not_written() {
    let scratch = Scratch::new();
    let path = scratch.file("list.csv", &many_rows());
    let run = scratch.run(&path, &Flags::default(), 2);
    let mut bytes = many_rows();
    let last = bytes.len() - 2;
    bytes[last] = b'!';
    std::fs::write(&path, bytes).expect("another file");
    let written = run.report(|report| {
        let threads = NonZeroUsize::MIN;
        annotate::write(&run.inputs.source, report, None, threads, &mut Vec::new())
    });
    assert!(matches!(written, Err(text::Error::Changed)), "{written:?}");
}

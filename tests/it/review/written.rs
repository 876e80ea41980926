//! Whatever is edited, undone and redone: what is written is the list with exactly these cells changed, and the engine says of
//! it what it said on the screen.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use enroll::check;
use enroll::commands::inputs::InputArgs;
use enroll::finding::{ColumnIndex, RowNumber};
use enroll::review::edits::{Change, Edits};
use enroll::review::history::History;
use enroll::rewrite::text::{self, Target};
use enroll::source::charset::Charset;
use proptest::prelude::*;

use crate::review::desk::{open, profile};

#[derive(Debug, Clone)]
enum Action {
    Edit(usize, usize, String),
    Undo,
    Redo,
}

/// How a list is written.
#[derive(Debug, Clone)]
struct Form {
    delimiter: char,
    line_end: &'static str,
    is_quoted: bool,
    is_windows: bool,
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let texts = prop_oneof![
        Just(String::new()),
        "[a-zäé ,;\"]{0,8}",
        Just("a@example.com".to_owned()),
        Just("two\nlines".to_owned()),
    ];
    let action = prop_oneof![
        4 => (0_usize..8, 0_usize..4, texts).prop_map(|(row, column, text)| Action::Edit(row, column, text)),
        2 => Just(Action::Undo),
        1 => Just(Action::Redo),
    ];
    prop::collection::vec(action, 0..30)
}

fn forms() -> impl Strategy<Value = Form> {
    let delimiter = prop_oneof![Just(','), Just(';'), Just('\t')];
    let line_end = prop_oneof![Just("\n"), Just("\r\n")];
    (delimiter, line_end, any::<bool>(), any::<bool>()).prop_map(
        |(delimiter, line_end, is_quoted, is_windows)| Form {
            delimiter,
            line_end,
            is_quoted,
            is_windows,
        },
    )
}

const HEADERS: [&str; 4] = ["First Name", "Last Name", "Email", "Department"];

fn cells() -> Vec<Vec<String>> {
    let rows = (0..8).map(|row| {
        let cells = [
            format!("Änne{row}"),
            if row % 3 == 0 {
                "O\"Neil".into()
            } else {
                format!("Berg{row}")
            },
            format!("user{}@example.com", row / 2),
            "Sales".to_owned(),
        ];
        cells.to_vec()
    });
    rows.collect()
}

fn written(form: &Form, rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |text: &String| {
        let breaks = text.contains([form.delimiter, '"', '\n']);
        if form.is_quoted || breaks {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let headers: Vec<String> = HEADERS.iter().map(ToString::to_string).collect();
    let mut text = String::new();
    for row in std::iter::once(&headers).chain(rows) {
        let cells: Vec<String> = row.iter().map(cell).collect();
        text.push_str(&cells.join(&form.delimiter.to_string()));
        text.push_str(form.line_end);
    }
    if form.is_windows {
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
    } else {
        text.into_bytes()
    }
}

fn args(form: &Form) -> InputArgs {
    InputArgs {
        delimiter: u8::try_from(form.delimiter).ok(),
        encoding: Some(
            if form.is_windows {
                "windows-1252"
            } else {
                "utf-8"
            }
            .into(),
        ),
        ..profile("sociuu")
    }
}

fn lines(bytes: &[u8], form: &Form) -> Vec<Vec<String>> {
    let text = if form.is_windows {
        encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
    } else {
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(u8::try_from(form.delimiter).expect("ASCII"))
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| {
        let record = record.expect("rows of four cells");
        record.iter().map(str::to_owned).collect()
    });
    records.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: proptest::test_runner::RngSeed::Fixed(18), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_differs_in_exactly_the_cells_that_were_edited(form in forms(), actions in actions()) {
        let mut model = cells();
        let input = written(&form, &model);
        let opening = open(&input, args(&form));
        let list = &opening.list;
        let (mut edits, mut history) = (Edits::default(), History::default());
        let (mut past, mut future) = (vec![model.clone()], Vec::new());
        for action in actions {
            match action {
                Action::Edit(row, column, to) => {
                    let number = RowNumber(row as u64 + 2);
                    let column_index = ColumnIndex(column as u32);
                    let from = list.cell(&edits, number, column_index);
                    prop_assert_eq!(&from, &model[row][column]);
                    model[row][column].clone_from(&to);
                    let change = Change::Cell {
                        row: number,
                        column: column_index,
                        from: from.into(),
                        to: to.into(),
                        why: None,
                    };
                    history.make(vec![change], &mut edits);
                    past.push(model.clone());
                    future.clear();
                }
                Action::Undo => {
                    let is_undone = history.undo(&mut edits).is_some();
                    prop_assert_eq!(is_undone, past.len() > 1);
                    if is_undone {
                        future.extend(past.pop());
                        model.clone_from(past.last().expect("the first one"));
                    }
                }
                Action::Redo => {
                    let is_redone = history.redo(&mut edits).is_some();
                    prop_assert_eq!(is_redone, !future.is_empty());
                    if is_redone {
                        past.extend(future.pop());
                        model.clone_from(past.last().expect("one at least"));
                    }
                }
            }
        }
        let mut output = Vec::new();
        let target = Target { charset: Charset::default(), bom: false };
        text::copy(&opening.inputs.source, list.digest, target, NonZeroUsize::MIN, &mut output, |_| edits.to_write(&opening.inputs.source.observed.header_row))
            .expect("it can be written");
        let read = lines(&output, &form);
        prop_assert_eq!(&read[1..], &model[..]);
        prop_assert_eq!(&read[0], &HEADERS);
        // Where nothing differs, no byte does.
        let first = cells();
        let before = lines_as_written(&input, &first);
        let after = lines_as_written(&output, &model);
        for (row, (one, other)) in first.iter().zip(&model).enumerate() {
            if one == other {
                prop_assert_eq!(&before[row], &after[row], "row {}", row + 2);
            }
        }
        // What the engine said of the rows in memory it says of the file.
        let verdict = list.check(&edits).expect("rows in memory");
        let again = open(&output, args(&form));
        let checked = check::run(&again.inputs.source, &again.inputs.context(), &again.inputs.task.levels, NonZeroUsize::MIN)
            .expect("a list");
        prop_assert_eq!(told(&verdict.checked), told(&checked));
    }
}

/// The bytes of each row, by the number of line ends that its cells hold.
fn lines_as_written(bytes: &[u8], rows: &[Vec<String>]) -> Vec<Vec<u8>> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.next();
    let inside = |row: &Vec<String>| {
        row.iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>()
    };
    let rows = rows.iter().map(|row| {
        let count = inside(row) + 1;
        lines.by_ref().take(count).flatten().copied().collect()
    });
    rows.collect()
}

/// How often which rule reports which cell.
fn told(checked: &check::Checked) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for finding in checked.findings.iter() {
        let place = format!("{:?} {}", finding.place, finding.rule);
        *told.entry(place).or_insert(0) += 1;
    }
    told
}

#[test]
fn a_cell_that_a_row_is_too_short_for_is_added() {
    let opening = open(
        b"First Name,Last Name,Email,Department\nAnna,Berg\nBen,Cole,b@example.com,Sales\n",
        profile("sociuu"),
    );
    let mut edits = Edits::default();
    edits.make(&Change::Cell {
        row: RowNumber(2),
        column: ColumnIndex(3),
        from: "".into(),
        to: "Sales, Nordics".into(),
        why: None,
    });
    let mut output = Vec::new();
    let target = Target {
        charset: Charset::default(),
        bom: false,
    };
    text::copy(
        &opening.inputs.source,
        opening.list.digest,
        target,
        NonZeroUsize::MIN,
        &mut output,
        |_| edits.to_write(&opening.inputs.source.observed.header_row),
    )
    .expect("it can be written");
    let text = String::from_utf8(output).expect("UTF-8");
    assert_eq!(
        text,
        "First Name,Last Name,Email,Department\nAnna,Berg,,\"Sales, Nordics\"\nBen,Cole,b@example.com,Sales\n"
    );
}

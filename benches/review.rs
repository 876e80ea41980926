//! How long `enroll review` takes to say what is still wrong after one cell was changed, and to draw that.
//!
//! `cargo run --release --example review [ROWS]` makes a list with a finding on every row, and one in which one row in a
//! hundred has one, each alone and beside as many current users, and prints medians.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::{Duration, Instant};

use enroll::commands::inputs::InputArgs;
use enroll::commands::planning::foreseen::foresight;
use enroll::finding::{ColumnIndex, RowNumber};
use enroll::messages::Language;
use enroll::report::{Page, ShowValues};
use enroll::review::edits::{Change, Edits};
use enroll::review::list::{List, Parts};
use enroll::review::problems;
use enroll::review::state::{Opened, State};
use enroll::review::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// How often each is measured.
const ROUNDS: usize = 21;

fn main() {
    let rows = std::env::args().nth(1).and_then(|rows| rows.parse().ok());
    let rows: usize = rows.unwrap_or(100_000);
    for (what, every) in [("one row in 100", 100), ("a finding on every row", 1)] {
        for (beside, has_current) in [("", false), (", current users", true)] {
            let times = measure(rows, every, has_current);
            let [check, group, draw] = times.map(|time| time.as_secs_f64() * 1000.0);
            println!(
                "{rows} rows, {what}{beside}: check {check:.1} ms, group {group:.1} ms, draw {draw:.2} ms"
            );
        }
    }
}

fn list(rows: usize, every: usize) -> String {
    let mut text = String::from("First Name,Last Name,Email,Department,Usergroups\n");
    for row in 0..rows {
        let domain = if row.is_multiple_of(every) && every < usize::MAX {
            "example"
        } else {
            "example.com"
        };
        let department = row % 20;
        text.push_str(&format!(
            "First{row},Last{row},user{row}@{domain},Department {department},\"Readers,Group {department}\"\n"
        ));
    }
    text
}

/// Medians of a check after a change of one cell, of grouping what was found, and of drawing it.
fn measure(rows: usize, every: usize, has_current: bool) -> [Duration; 3] {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let file = |name: &str, every: usize| {
        let path = folder.path().join(name);
        std::fs::write(&path, list(rows, every)).expect("a list");
        path
    };
    let path = file("people.csv", every);
    let args = InputArgs {
        profile: Some("sociuu".into()),
        current: has_current.then(|| file("current.csv", usize::MAX)),
        ..InputArgs::default()
    };
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let inputs = args.open(&path, threads).expect("a list");
    let parts = Parts {
        task: inputs.task.clone(),
        layout: inputs.layout.clone(),
        current: inputs.current.clone(),
        foresight: (inputs.current.clone()).map(|current| foresight(current, threads)),
        skipped: Vec::new(),
        threads,
        is_patched: false,
    };
    let (list, verdict) = List::open(&inputs.source, parts).expect("a list");
    let page = Page::of_file(ShowValues::Full, Language::English);
    let problems = problems::listed(&list, &verdict, page);
    let mut state = State::new(Opened {
        list: Arc::new(list),
        verdict: Arc::new(verdict),
        problems: problems.into(),
        page,
        output: "people.corrected.csv".into(),
        mapping: "people.toml".into(),
        resumable: Vec::new(),
    });
    let mut screen = Terminal::new(TestBackend::new(120, 40)).expect("a screen");
    let mut edits = Edits::default();
    let mut times: [Vec<Duration>; 3] = Default::default();
    for round in 0..ROUNDS {
        let (row, column) = (RowNumber((round * 37) as u64 + 2), ColumnIndex(2));
        edits.make(&Change::Cell {
            row,
            column,
            from: state.list.cell(&edits, row, column).into(),
            to: format!("corrected{round}@example.com").into(),
            why: None,
        });
        let start = Instant::now();
        let verdict = state.list.check_at_once(&edits).expect("rows in memory");
        times[0].push(start.elapsed());
        let start = Instant::now();
        let problems = problems::listed(&state.list, &verdict, page);
        times[1].push(start.elapsed());
        state.verdict = Arc::new(verdict);
        state.problems = problems.into();
        let start = Instant::now();
        screen
            .draw(|frame| view::draw(&state, frame))
            .expect("a picture");
        times[2].push(start.elapsed());
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}

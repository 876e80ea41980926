//! After any changes, what is said of a list of which only the changed blocks were looked at again is what is said of the list
//! when all of it is looked at.

use std::num::NonZeroUsize;

use enroll::commands::inputs::InputArgs;
use enroll::commands::planning::foreseen::foresight;
use enroll::finding::{ColumnIndex, RowNumber};
use enroll::review::edits::{Change, Edits};
use enroll::review::list::{List, Parts};
use enroll::review::verdict::Verdict;
use enroll::source::header_row::HeaderRowChoice;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tempfile::TempDir;

use crate::review::desk::{open, profile};

/// A target system that has every kind of check of users together.
const PROFILE: &str = r#"
name = "rechecked"
title = "Rechecked"
match_on = ["id", "email"]
same_person_when = ["first_name", "last_name"]
org = ["domains", "groups", "seats", "smallest_group"]
seat_free_when = { active = "No" }

[file]
max_rows = 90

[fields.id]
type = "id"
unique = true
headers = ["Id"]

[fields.email]
type = "email"
required = true
unique = true
known = "domains"
headers = ["Email"]

[fields.first_name]
required = true
max_length = 12
headers = ["First name"]

[fields.last_name]
headers = ["Last name"]

[fields.department]
group = true
headers = ["Department"]

[fields.groups]
group = true
multi_valued = true
separator = "/"
headers = ["Groups"]

[fields.active]
type = "boolean"
headers = ["Active"]
canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]

[fields.since]
type = "date"
headers = ["Since"]

[fields.manager]
type = "reference"
refers_to = "id"
headers = ["Manager"]

[operations.import]
absent = ["delete"]
"#;

/// What the current users are.
const CURRENT: &str = "\
Id,Email,First name,Last name,Department,Groups,Active,Since,Manager
101,user1@example.com,Anna,Berg,Sales,Readers,Yes,2020-01-01,
102,user2@example.com,Ben,Cole,Sales,Readers/Editors,Yes,2020-01-01,101
103,anna.berg@example.org,Anna,Berg,Marketing,,No,2020-01-01,102
0104,cleo.diaz@example.com,Cleo,Diaz,Vertrieb,,Yes,2020-01-01,103
199,gone@example.com,Zoe,Zand,Sales,,Yes,2020-01-01,
";

const FIRST: [&str; 6] = ["Anna", "Ben", "Cleo", "Dana", "", "Anna Maria"];
const LAST: [&str; 5] = ["Berg", "Cole", "Diaz", "Eriksson", "O'Neil"];
const COLUMNS: usize = 9;

/// A value for a column: most of them come again, so that users share it, name each other and form groups.
fn value(column: usize) -> BoxedStrategy<String> {
    let texts = |texts: &'static [&'static str]| {
        prop::sample::select(texts).prop_map(str::to_owned).boxed()
    };
    match column {
        0 => prop_oneof![
            6 => (101..180_u32).prop_map(|id| id.to_string()),
            1 => texts(&["", "0101", "00101", "1E+05", "Id"]),
        ]
        .boxed(),
        1 => prop_oneof![
            4 => (1..90_u32).prop_map(|user| format!("user{user}@example.com")),
            2 => (prop::sample::select(&FIRST[..4]), prop::sample::select(&LAST[..4]))
                .prop_map(|(first, last)| format!("{first}.{last}@example.com").to_lowercase()),
            1 => (1..9_u32).prop_map(|one| format!("anna{one}@example.com")),
            1 => (1..9_u32).prop_map(|one| format!("kim@example{one}.com")),
            1 => texts(&[
                "User1@Example.com", "ben.cole@example", "a@@example.com", "anna.berg+x@example.com",
                "cleo.diaz@exmaple.com", "info@example.com", "n/a", "gmail@gmial.com", "anna.berg@example,com",
            ]),
        ]
        .boxed(),
        2 => texts(&FIRST),
        3 => texts(&LAST),
        4 => texts(&["Sales", "Sales", "Marketing", "Slaes", "sales", "Vertrieb", "", "#N/A", "Sales "]),
        5 => texts(&["", "Readers", "Readers/Editors", "Readres", "Editors/", "Readers/Readers", "=1+1"]),
        6 => texts(&["Yes", "Yes", "No", "ja", "nein", "x", ""]),
        7 => texts(&["2024-01-31", "2024-02-30", "31.01.2024", "45000", "1900-01-01", ""]),
        _ => prop_oneof![
            2 => (101..180_u32).prop_map(|id| id.to_string()),
            1 => texts(&["", "", "999", "0101", "none"]),
        ]
        .boxed(),
    }
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let cells: Vec<BoxedStrategy<String>> = (0..COLUMNS).map(value).collect();
    prop_oneof![
        20 => cells,
        1 => prop::collection::vec(Just("a,b".to_owned()), 1..COLUMNS + 2),
        1 => Just(vec![String::new()]),
        1 => Just(vec!["Total".to_owned(), "12".to_owned()]),
    ]
}

/// One change of a person.
#[derive(Debug, Clone)]
enum Action {
    Cell(usize, usize, String),
    Skip(usize, bool),
    Translate(&'static str, Option<&'static str>),
    Ignore(&'static str, bool),
}

fn action() -> impl Strategy<Value = Action> {
    let text = prop_oneof![
        8 => (0..COLUMNS).prop_flat_map(|column| (Just(column), value(column))),
        1 => (0..COLUMNS).prop_map(|column| (column, "two\nlines".to_owned())),
        1 => (0..COLUMNS).prop_map(|column| (column, String::new())),
    ];
    let translation = prop_oneof![Just(None), Just(Some("Yes")), Just(Some("No"))];
    let rule = prop::sample::select(&["duplicate-email", "invalid-email", "missing-value"]);
    prop_oneof![
        12 => (0..130_usize, text).prop_map(|(row, (column, text))| Action::Cell(row, column, text)),
        3 => (0..130_usize, any::<bool>()).prop_map(|(row, is_on)| Action::Skip(row, is_on)),
        1 => (prop::sample::select(&["ja", "x"]), translation)
            .prop_map(|(from, to)| Action::Translate(from, to)),
        1 => (rule, any::<bool>()).prop_map(|(rule, is_on)| Action::Ignore(rule, is_on)),
    ]
}

/// A list, and what it is checked against.
#[derive(Debug, Clone)]
struct Case {
    rows: Vec<Vec<String>>,
    has_headers: bool,
    has_current: bool,
    is_windows: bool,
    block: usize,
    actions: Vec<Action>,
}

fn case() -> impl Strategy<Value = Case> {
    let rows = prop::collection::vec(row(), 3..130);
    let actions = prop::collection::vec(action(), 1..8);
    let kinds = (prop::bool::weighted(0.8), any::<bool>(), any::<bool>());
    (rows, kinds, 1..9_usize, actions).prop_map(|(rows, kinds, block, actions)| Case {
        rows,
        has_headers: kinds.0,
        has_current: kinds.1,
        is_windows: kinds.2,
        block,
        actions,
    })
}

/// The list of a case, in a folder.
struct Opening {
    folder: TempDir,
    args: InputArgs,
}

impl Opening {
    fn of(case: &Case) -> Self {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        };
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        let headers = CURRENT.lines().next().expect("headers");
        if case.has_headers {
            writer.write_record(headers.split(',')).expect("headers");
        }
        for row in &case.rows {
            writer.write_record(row).expect("a row");
        }
        let text = writer.into_inner().expect("a list");
        file("people.csv", &text);
        let profile = file("profile.toml", PROFILE.as_bytes());
        let mut args = InputArgs {
            profile: Some(profile.display().to_string()),
            org: [
                "domains=example.com,example.org",
                "groups=Sales,Marketing",
                "seats=9",
            ]
            .map(str::to_owned)
            .to_vec(),
            encoding: case.is_windows.then(|| "windows-1252".to_owned()),
            delimiter: Some(b','),
            header_row: Some(if case.has_headers {
                HeaderRowChoice::At(RowNumber(1))
            } else {
                HeaderRowChoice::None
            }),
            ..InputArgs::default()
        };
        if !case.has_headers {
            let fields = [
                "id",
                "email",
                "first_name",
                "last_name",
                "department",
                "groups",
                "active",
            ];
            let columns = "ABCDEFG".chars();
            args.set = fields
                .iter()
                .zip(columns)
                .map(|(field, column)| format!("{field}={column}"))
                .collect();
        }
        if case.has_current {
            args.current = Some(file("current.csv", CURRENT.as_bytes()));
        }
        Self { folder, args }
    }

    /// The list in blocks of so many rows.
    fn list(&self, block: usize, threads: usize) -> (List, Verdict) {
        let threads = NonZeroUsize::new(threads).expect("at least one");
        let inputs = self
            .args
            .open(&self.folder.path().join("people.csv"), threads);
        let inputs = inputs.unwrap_or_else(|error| panic!("{error}"));
        let parts = Parts {
            task: inputs.task.clone(),
            layout: inputs.layout.clone(),
            current: inputs.current.clone(),
            foresight: inputs
                .current
                .clone()
                .map(|current| foresight(current, threads)),
            skipped: Vec::new(),
            threads,
            is_patched: false,
        };
        List::open_in_blocks(&inputs.source, parts, block).unwrap_or_else(|error| panic!("{error}"))
    }
}

/// Everything that is said of a list.
fn said(verdict: &Verdict) -> Vec<String> {
    let checked = &verdict.checked;
    let findings = checked
        .findings
        .iter()
        .map(|finding| format!("{finding:?}"));
    let totals = [
        format!("{} users", checked.users),
        format!("failed {:?}", checked.failed),
        format!(
            "skipped {:?} {:?}",
            checked.skipped_rows, checked.skipped_on_request
        ),
        format!("not checked {:?}", checked.not_checked),
    ];
    findings.chain(totals).collect()
}

fn change(list: &List, edits: &Edits, action: &Action) -> Option<Change> {
    let row = |row: &usize| list.users().get(row % list.users().len().max(1)).copied();
    Some(match action {
        Action::Cell(at, column, text) => {
            let (row, column) = (row(at)?, ColumnIndex(*column as u32));
            Change::Cell {
                row,
                column,
                from: list.cell(edits, row, column).into(),
                to: text.as_str().into(),
                why: None,
            }
        }
        Action::Skip(at, is_on) => Change::Skip {
            row: row(at)?,
            is_on: *is_on,
            why: None,
        },
        Action::Translate(from, to) => Change::Translate {
            field: "active".into(),
            from: (*from).to_owned(),
            to: to.map(str::to_owned),
            before: None,
        },
        Action::Ignore(rule, is_on) => Change::Ignore {
            rule,
            is_on: *is_on,
        },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, rng_seed: RngSeed::Fixed(18), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_after_a_change_is_what_a_full_check_says(case in case()) {
        let opening = Opening::of(&case);
        let (list, verdict) = opening.list(case.block, 2);
        let (whole, of_whole) = opening.list(usize::MAX, 1);
        prop_assert_eq!(said(&verdict), said(&of_whole));
        let mut edits = Edits::default();
        for action in &case.actions {
            let Some(change) = change(&list, &edits, action) else {
                continue;
            };
            edits.make(&change);
            let at_once = list.check_at_once(&edits).expect("rows in memory");
            let again = list.check(&edits).expect("rows in memory");
            let in_full = whole.check(&edits).expect("rows in memory");
            prop_assert_eq!(said(&again), said(&in_full));
            if !case.has_current {
                prop_assert_eq!(said(&at_once), said(&in_full));
            }
        }
        let (fresh, _) = opening.list(usize::MAX, 1);
        let again = list.check(&edits).expect("rows in memory");
        let in_full = fresh.check(&edits).expect("rows in memory");
        prop_assert_eq!(said(&again), said(&in_full));
    }
}

/// The rules of which something is said, and the row.
fn rules(verdict: &Verdict) -> Vec<(Option<u64>, &'static str)> {
    let findings = verdict.checked.findings.iter();
    let rules = findings.map(|finding| (finding.place.row.map(|row| row.0), finding.rule));
    rules.collect()
}

#[test]
fn what_a_plan_said_is_said_until_it_is_made_again() {
    let user = |id: &str, email: &str| {
        let cells = [id, email, "Zoe", "Zand", "Sales", "", "Yes", "", ""];
        cells.map(str::to_owned).to_vec()
    };
    let case = Case {
        // Four of five current users are missing.
        rows: vec![
            user("199", "gone@example.com"),
            user("150", "zoe@example.com"),
        ],
        has_headers: true,
        has_current: true,
        is_windows: false,
        block: 8,
        actions: Vec::new(),
    };
    let opening = Opening::of(&case);
    let (list, first) = opening.list(8, 1);
    let of_plan = (None, "stopped-import");
    assert!(rules(&first).contains(&of_plan), "{:?}", rules(&first));
    let mut edits = Edits::default();
    edits.make(&Change::Cell {
        row: RowNumber(3),
        column: ColumnIndex(1),
        from: "zoe@example.com".into(),
        to: "zoe@example".into(),
        why: None,
    });
    let at_once = rules(&list.check_at_once(&edits).expect("rows in memory"));
    assert!(at_once.contains(&(Some(3), "invalid-email")), "{at_once:?}");
    assert!(at_once.contains(&of_plan), "{at_once:?}");
    edits.make(&Change::Ignore {
        rule: "stopped-import",
        is_on: true,
    });
    let at_once = rules(&list.check_at_once(&edits).expect("rows in memory"));
    assert!(!at_once.contains(&of_plan), "{at_once:?}");
}

/// Both go into the mapping by what they say, whatever case they are written in.
#[test]
fn what_is_said_last_of_a_value_counts() {
    let list =
        "Email,First name,Last name,TYPE,ACTIVE\nanna.berg@example.com,Anna,Berg,Employee,Yes\n";
    let args = InputArgs {
        set: vec!["type.values.employee=Nobody".into()],
        ..profile("sosafe")
    };
    let opening = open(list.as_bytes(), args);
    let wrong = (Some(2), "value-not-allowed");
    let before = opening.list.check(&Edits::default());
    assert!(rules(&before.expect("rows in memory")).contains(&wrong));
    let mut edits = Edits::default();
    edits.make(&Change::Translate {
        field: "type".into(),
        from: "Employee".into(),
        to: Some("Single Address".into()),
        before: None,
    });
    let after = opening.list.check(&edits).expect("rows in memory");
    assert!(!rules(&after).contains(&wrong), "{:?}", rules(&after));
}

/// What a plan says of a row is not said of one that was skipped since.
#[test]
fn of_a_skipped_row_nothing_is_said_any_more() {
    let user = |id: &str, email: &str| {
        let cells = [id, email, "Zoe", "Zand", "Sales", "", "Yes", "", ""];
        cells.map(str::to_owned).to_vec()
    };
    let case = Case {
        // One is known by the id and the other by the address, so that a plan refuses both.
        rows: vec![
            user("101", "new@example.com"),
            user("", "user1@example.com"),
        ],
        has_headers: true,
        has_current: true,
        is_windows: false,
        block: 8,
        actions: Vec::new(),
    };
    let opening = Opening::of(&case);
    let (list, first) = opening.list(8, 1);
    let of_row = |verdict: &Verdict, row| {
        let rules = rules(verdict).into_iter();
        rules.filter(|(of, _)| *of == Some(row)).count()
    };
    assert!(of_row(&first, 3) > 0, "{:?}", rules(&first));
    let mut edits = Edits::default();
    edits.make(&Change::Skip {
        row: RowNumber(3),
        is_on: true,
        why: None,
    });
    let at_once = list.check_at_once(&edits).expect("rows in memory");
    assert_eq!(of_row(&at_once, 3), 0, "{:?}", rules(&at_once));
}

/// The rows below a column without a header are added up, however many are looked at at once.
#[test]
fn a_column_without_a_header_has_as_many_cells_whatever_the_blocks() {
    let users = (1..200).map(|user| {
        let cell = if user % 3 == 0 { "x" } else { "" };
        format!("Anna,Berg,anna{user}@example.com,Sales,{cell}\n")
    });
    let list = "First Name,Last Name,Email,Department,\n".to_owned() + &users.collect::<String>();
    let opening = open(list.as_bytes(), profile("sociuu"));
    let in_blocks = |rows: usize| {
        let parts = Parts {
            task: opening.inputs.task.clone(),
            layout: opening.inputs.layout.clone(),
            current: None,
            foresight: None,
            skipped: Vec::new(),
            threads: NonZeroUsize::MIN,
            is_patched: false,
        };
        let source = &opening.inputs.source;
        let (_, verdict) = List::open_in_blocks(source, parts, rows).expect("a list");
        let of_column = rules(&verdict).contains(&(None, "unlabelled-column"));
        assert!(of_column, "{:?}", rules(&verdict));
        said(&verdict)
    };
    assert_eq!(in_blocks(8), in_blocks(usize::MAX));
}

//! `--fix`: what has one possible fix is fixed, and no other byte is touched.

use std::num::NonZeroUsize;
use std::path::Path;

use enroll::commands::inputs::{InputArgs, RuleArgs};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::harness::{Enroll, Run};

/// A target system in which much has one possible fix.
const PROFILE: &str = r#"
name = "mine"
title = "Mine"
match_on = ["email"]
org = ["country"]

[file]
delimiters = [";", ","]
encodings = ["utf-8"]

[fields.email]
type = "email"
required = true
unique = true
headers = ["E-mail"]

[fields.name]
headers = ["Name"]

[fields.groups]
multi_valued = true
separator = ","
case_exact = true
headers = ["Groups"]

[fields.active]
type = "boolean"
headers = ["Active"]
canonical_values = [{ value = "Yes", means = true }, { value = "No", means = false }]

[fields.mobile]
type = "phone"
formats = ["e164"]
headers = ["Mobile"]

[fields.since]
type = "date"
headers = ["Since"]

[operations.import]
"#;

const FIX: &str = "validate list.csv --profile mine.toml --fix -o fixed.csv";

fn enroll(list: impl AsRef<[u8]>) -> Enroll {
    Enroll::new()
        .file("mine.toml", PROFILE)
        .file("list.csv", list)
}

fn bytes(run: &Run, name: &str) -> Vec<u8> {
    std::fs::read(run.folder.path().join(name)).expect("the file is there")
}

#[test]
fn a_header_that_stands_in_two_rows_is_written_into_neither() {
    let list = "External_ID,Person,,Country\n,First_Name,Last_Name,\nE1,Anna,Berg,DE\n";
    let run = Enroll::new()
        .file("list.csv", list)
        .line("validate list.csv --profile spencer --fix -o fixed.csv")
        .exit(1)
        .run();
    assert_eq!(
        run.read("fixed.csv"),
        "external_id,Person,,country\n,First_Name,Last_Name,\nE1,Anna,Berg,DE\n"
    );
}

#[test]
fn what_has_one_fix_is_fixed_and_no_other_byte_is_touched() {
    let list = concat!(
        "Exported;;;;;\r\n",
        "E-mail;\"Name\";Groups;Active;Mobile;Since\r\n",
        "anna@example.com;\"Berg \";Sales;ja;+49 171 3920012;5.1.2026\r\n",
        "\r\n",
        "<bert@example.com>;\"Conrad\";Sales,IT;Yes;+491713920013;2026-01-05\n",
        "cara@example;Diaz;IT;maybe;112;soon",
    );
    let run = enroll(list)
        .args(FIX.split(' ').chain(["--show-values", "full"]))
        .exit(1)
        .run();
    let fixed = concat!(
        "Exported;;;;;\r\n",
        "E-mail;\"Name\";Groups;Active;Mobile;Since\r\n",
        "anna@example.com;\"Berg\";Sales;Yes;+491713920012;2026-01-05\r\n",
        "\r\n",
        "bert@example.com;\"Conrad\";Sales,IT;Yes;+491713920013;2026-01-05\n",
        "cara@example;Diaz;IT;maybe;112;soon",
    );
    assert_eq!(run.read("fixed.csv"), fixed);
    assert_eq!(run.read("list.csv"), list);
    for said in [
        "`Berg ` → `Berg`, row 3",
        "`ja` → `Yes`, row 3",
        "\n5 cells fixed\n",
        "wrote `fixed.csv`: 5 cells fixed",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
    // What is left is said, and what was fixed is not.
    assert!(run.stdout.contains("cara@example"), "{}", run.stdout);
    assert!(!run.stdout.contains("3, 5"), "{}", run.stdout);
}

#[test]
fn a_program_reads_each_change() {
    let list = "E-mail,Name\nanna@example.com, Berg\n";
    let run = enroll(list)
        .line(FIX)
        .line("--format json --show-values masked")
        .run();
    let report = run.json();
    insta::assert_snapshot!(format!("{:#}", report["fixes"]), @r#"
    [
      {
        "cell": "B2",
        "field": "name",
        "from": " B***",
        "header": "Name",
        "row": 2,
        "rules": [
          "stray-whitespace"
        ],
        "to": "B***"
      }
    ]
    "#);
    assert_eq!(report["findings"], Value::Array(Vec::new()));
    let without = enroll(list)
        .line("validate list.csv --profile mine.toml --format json")
        .run();
    assert!(without.json().get("fixes").is_none());
    assert_eq!(without.json()["findings"][0]["safe_fix"], true);
}

#[test]
fn several_faults_of_one_cell_are_fixed_together() {
    let list = "E-mail,Groups,Active\nanna@example.com,x, nein \nbert@example.com;,x,Yes\n";
    let run = enroll(list).line(FIX).run();
    assert_eq!(
        run.read("fixed.csv"),
        "E-mail,Groups,Active\nanna@example.com,x,No\nbert@example.com,x,Yes\n"
    );
}

#[test]
fn quotes_come_where_they_are_needed_and_stay_where_they_are() {
    let list = "E-mail,Name\nanna@example.com,\" Berg, A. \"\nbert@example.com,\"\"\" Conrad\"\n";
    let run = enroll(list).line(FIX).run();
    assert_eq!(
        run.read("fixed.csv"),
        "E-mail,Name\nanna@example.com,\"Berg, A.\"\nbert@example.com,\"\"\" Conrad\"\n"
    );
}

#[test]
fn a_column_of_ours_is_filled_anew_and_none_is_added() {
    let list = "E-mail,Active,errors\nanna@example.com,ja,\"Active `ja`: no\"\nbert@example,Yes,\n";
    let run = enroll(list).line(FIX).exit(1).run();
    assert_eq!(
        run.read("fixed.csv"),
        concat!(
            "E-mail,Active,errors\n",
            "anna@example.com,Yes,\n",
            "bert@example,Yes,\"E-mail `bert@example`: not a valid email address: the domain has no ending such as `.com` [invalid-email]\"\n",
        )
    );
}

#[test]
fn other_encodings_stay_what_they_are() {
    let text = "E-mail;Name\r\nanna@example.com; Bäcker\r\n";
    let right = "E-mail;Name\r\nanna@example.com;Bäcker\r\n";
    let wide = |text: &str| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for (list, fixed) in [(wide(text), wide(right)), (latin(text), latin(right))] {
        let run = enroll(list)
            .line(FIX)
            .line("--warn wrong-encoding,unmapped-column")
            .run();
        assert_eq!(bytes(&run, "fixed.csv"), fixed);
    }
}

#[test]
fn a_workbook_becomes_a_csv_with_everything_fixed() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [
        ["E-mail", "Name", "Active"],
        ["anna@example.com", "Berg ", "ja"],
        ["bert@example.com", "Conrad", "Yes"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet
                .write(row as u32, column as u16, *cell)
                .expect("a cell");
        }
    }
    let run = enroll(workbook.save_to_buffer().expect("a workbook"))
        .line(FIX)
        .run();
    assert_eq!(
        run.read("fixed.csv"),
        "\u{feff}E-mail;Name;Active\r\nanna@example.com;Berg;Yes\r\nbert@example.com;Conrad;Yes\r\n"
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let run = Enroll::new()
        .file("mine.toml", PROFILE)
        .stdin("E-mail,Active\nanna@example.com,ja\n")
        .line("validate - --profile mine.toml --fix -o -")
        .run();
    assert_eq!(run.stdout, "E-mail,Active\nanna@example.com,Yes\n");
    assert!(run.stderr.contains("1 cell fixed"), "{}", run.stderr);
}

#[test]
fn what_the_mapping_makes_something_else_of_is_left_alone() {
    let mapping = r#"
[columns]
email = "E-mail"
name = { header = "Full name", split = ", ", part = 1 }
active = { header = "Active", values = { aktiv = "Ja" } }
"#;
    let list = "E-mail,Full name,Active\nanna@example.com,\" Berg, Anna\",aktiv\n";
    let run = enroll(list)
        .file("map.toml", mapping)
        .line(FIX)
        .line("--mapping map.toml")
        .exit(1)
        .run();
    assert_eq!(run.read("fixed.csv"), list);
}

#[test]
fn a_fix_needs_a_file_to_write() {
    let run = enroll("E-mail\nanna@example.com\n")
        .line("validate list.csv --profile mine.toml --fix")
        .exit(2)
        .run();
    assert!(run.stderr.contains("--output"), "{}", run.stderr);
}

#[test]
fn nothing_to_fix_is_said() {
    let list = "E-mail\nanna@example.com\n";
    let run = enroll(list).line(FIX).run();
    assert_eq!(run.read("fixed.csv"), list);
    assert!(
        run.stdout
            .contains("wrote `fixed.csv`, in which nothing was fixed"),
        "{}",
        run.stdout
    );
}

/// Cells of which some have one possible fix, some have none, and some are right.
fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        " ",
        "Yes",
        " ja",
        "maybe",
        "Berg",
        "Berg ",
        "\u{a0}Berg",
        "a,b",
        "a , b",
        "\"",
        "x\ny",
        "anna@example.com",
        "Anna@example.com ",
        "<cara@example.com>",
        "mailto:dora@example.com",
        "eva@example",
        "+49 171 3920012",
        "0171 3920012",
        "+491713920012",
        "112",
        "5.1.2026",
        "2026-1-5",
        "2026-01-05",
        "1/5/2026",
        "13/5/2026",
        "Müller",
        "MÃ¼ller",
        "a\u{200b}b",
        "#N/A",
        "'0042",
        "4.9E+11",
        "N/A",
        "=1+1",
        "46027",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixing_twice_is_fixing_once_and_what_was_fixed_is_not_found_again(
        rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..8),
        quoted in any::<bool>(),
        newline in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let write = |cells: &[&str]| {
            let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let mut writer = csv::WriterBuilder::new()
                .quote_style(style)
                .terminator(csv::Terminator::Any(b'\n'))
                .from_writer(Vec::new());
            writer.write_record(cells).expect("a record");
            let line = String::from_utf8(writer.into_inner().expect("its bytes")).expect("a text");
            line.trim_end_matches('\n').to_owned() + newline
        };
        let headers = ["E-mail", "Name", "Groups", "Active", "Mobile", "Since"];
        let list: String = std::iter::once(write(&headers))
            .chain(rows.iter().map(|row| write(row)))
            .collect();
        let fix = |list: &str| {
            let run = enroll(list)
                .line(FIX)
                .line("--delimiter , --header-row 1 --org country=DE --format json --fail-on never")
                .run();
            (run.read("fixed.csv"), run.json())
        };
        let (once, report) = fix(&list);
        let (twice, again) = fix(&once);
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(again["fixes"].as_array().map(Vec::len), Some(0));
        // What is left when it is checked anew is what was said to be left.
        prop_assert_eq!(&report["findings"], &again["findings"]);
        let left = again["findings"].as_array().expect("a list");
        prop_assert!(left.iter().all(|finding| finding["safe_fix"] == false), "{:#}", again);

        // Every cell that is not among the changes has the bytes that it had.
        let read = |text: &str| -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
        };
        let (before, after) = (read(&list), read(&once));
        prop_assert_eq!(before.len(), after.len());
        let mut changed = 0;
        for (old, new) in before.iter().zip(&after) {
            changed += old.iter().zip(new).filter(|(old, new)| old != new).count();
        }
        prop_assert_eq!(report["fixes"].as_array().map(Vec::len), Some(changed));
        for fix in report["fixes"].as_array().expect("a list") {
            let row = fix["row"].as_u64().expect("a row");
            prop_assert!(row > 1, "{}", fix);
        }
        prop_assert_eq!(list.matches(newline).count(), once.matches(newline).count());
    }
}

/// The flags of the library and those of the program are the same.
#[test]
fn a_selected_rule_is_the_only_one_that_fixes() {
    let args = InputArgs {
        profile: Some("sosafe".into()),
        ..InputArgs::default()
    };
    let rules = RuleArgs {
        select: vec!["display-name".into()],
        ..RuleArgs::default()
    };
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/sosafe/accepted.csv");
    let inputs = args
        .open_with(Path::new(file), &rules, NonZeroUsize::MIN)
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(inputs.task.mapping.rules.runs("display-name"));
    assert!(!inputs.task.mapping.rules.runs("stray-whitespace"));

    let list = "E-mail,Name\n<anna@example.com>, Berg\n";
    let run = enroll(list).line(FIX).line("--select display-name").run();
    assert_eq!(
        run.read("fixed.csv"),
        "E-mail,Name\nanna@example.com, Berg\n"
    );
}

/// Such a row is filled up where an earlier run added a column, and what is said of it must hold for the row as it is
/// written: fixed again, the list lost the finding.
#[test]
fn a_row_in_quotes_below_a_column_of_ours_is_fixed_once() {
    let fixed = |list: &str| {
        let run = enroll(list).line(FIX).line("--fail-on never").run();
        std::fs::read_to_string(run.folder.path().join("fixed.csv")).expect("a list")
    };
    let once = fixed("E-mail,Name,errors\n\"anna@example.com,Anna\"\n");
    assert_eq!(fixed(&once), once);
}

#[test]
fn a_row_with_bytes_that_cannot_be_read_is_left_alone() {
    let list = b"Email,First name\na@example.com,Zo\xeb \nb@example.com,Ben \n";
    let profile = "name = 'p'\nmatch_on = ['email']\n[fields.email]\nheaders = ['Email']\n[fields.name]\n\
                   headers = ['First name']\n[operations.import]\n";
    let run = Enroll::new()
        .file("p.toml", profile)
        .file("list.csv", list)
        .line("validate list.csv --profile ./p.toml --encoding utf-8 --fix -o fixed.csv")
        .exit(1)
        .run();
    let fixed = std::fs::read(run.folder.path().join("fixed.csv")).expect("it is written");
    assert_eq!(
        fixed,
        b"Email,First name\na@example.com,Zo\xeb \nb@example.com,Ben\n"
    );
}

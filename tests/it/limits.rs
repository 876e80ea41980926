//! Lists that ask for more than any list of people needs are refused, and the reason is true.

use std::fmt::Write as _;

use rust_xlsxwriter::Workbook;

use crate::harness::{Enroll, Run};

fn refused(name: &str, list: impl AsRef<[u8]>) -> Run {
    Enroll::new()
        .file(name, list)
        .args(["validate", name, "--profile", "sosafe"])
        .exit(3)
        .run()
}

/// A line of a million commas took a minute, and memory without bound.
#[test]
fn more_columns_than_a_sheet_can_have_are_refused() {
    let headers: Vec<String> = (0..16_385).map(|number| format!("c{number}")).collect();
    let run = refused("wide.csv", headers.join(",") + "\nx\n");
    let said = "`wide.csv` has 16385 columns, and a list has at most 16384";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

/// 148 kB became 330 MB of text.
#[test]
fn a_sheet_of_nearly_nothing_but_empty_cells_is_refused() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Email").expect("a cell");
    for row in 1..400 {
        sheet.write(row, 0, "a@example.com").expect("a cell");
        sheet.write(row, 16_383, "x").expect("a cell");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    // Each thread sees the failure of the one that reads the workbook, whichever comes first.
    for _ in 0..3 {
        let run = refused("far.xlsx", &bytes);
        let said = "cells, and nearly all are empty";
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

/// 1 MB in one cell took 12 GB: the name was held once for each of its words.
#[test]
fn a_group_of_a_hundred_thousand_words_is_one_group() {
    let mut groups = String::new();
    for number in 0..100_000 {
        let _ = write!(groups, "group{number} ");
    }
    let list = format!("Email,First name,Last name,Groups\na@example.com,Anna,Berg,{groups}\n");
    Enroll::new()
        .file("list.csv", list)
        .line("validate list.csv --profile sosafe")
        .exit(1)
        .run();
}

/// `/dev/zero` as a profile, a mapping or a list filled the memory or the disk.
#[cfg(unix)]
#[test]
fn a_device_without_end_is_not_read_to_its_end() {
    let list = "Email,First name\na@example.com,Anna\n";
    for (line, exit, said) in [
        (
            "validate /dev/zero --profile sosafe",
            3,
            "cannot read `/dev/zero`: it only has zeros",
        ),
        (
            "validate list.csv --profile /dev/zero",
            2,
            "cannot read `/dev/zero`: it has more than 64 MiB",
        ),
        (
            "validate list.csv --profile sosafe --mapping /dev/zero",
            2,
            "cannot read `/dev/zero`: it has more than 64 MiB",
        ),
        (
            "validate list.csv --profile sosafe --current /dev/zero",
            3,
            "cannot read `/dev/zero`: it only has zeros",
        ),
        (
            "validate list.csv --profile sosafe --baseline /dev/zero",
            2,
            "`/dev/zero` is not a JSON report of `enroll validate`",
        ),
        (
            "apply /dev/zero --profile sosafe --current list.csv --output new.csv --yes",
            3,
            "cannot read `/dev/zero`: it only has zeros",
        ),
        (
            "review list.csv --profile sosafe --replay /dev/zero",
            3,
            "cannot read `/dev/zero`: it has more than 64 MiB",
        ),
    ] {
        let run = Enroll::new()
            .file("list.csv", list)
            .line(line)
            .exit(exit)
            .run();
        assert!(run.stderr.contains(said), "{line}: {}", run.stderr);
    }
}

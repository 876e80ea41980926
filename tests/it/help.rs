//! docs/cli.md is what the program itself says about its command line.

use std::fmt::Write as _;

use crate::harness::Enroll;
use crate::stored::{bless, difference, root};

/// The program, and its subcommands.
const COMMANDS: [&str; 9] = [
    "", "validate", "review", "map", "diff", "apply", "export", "fields", "generate",
];

#[test]
fn the_page_of_the_command_line_is_what_help_prints() {
    let mut page = String::from(
        "# The command line\n\nWhat `--help` prints; a test keeps this page equal to it.\n\
         Files that are written have pages of their own: [export.md](export.md) and [templates.md](templates.md).\n",
    );
    for words in COMMANDS.map(|command| format!("{command} --help")) {
        let help = Enroll::new().line(words.trim()).run().stdout;
        let help: String = help
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect();
        let _ = write!(
            page,
            "\n## `enroll {}`\n\n```text\n{}\n```\n",
            words.trim(),
            help.trim_end()
        );
    }
    let path = root("docs/cli.md");
    if bless() {
        std::fs::write(&path, &page).expect("a file");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    let difference = difference(&stored, &page);
    assert!(
        difference.is_empty(),
        "docs/cli.md is out of date; `ENROLL_BLESS=1 cargo test help` writes it:\n{difference}"
    );
}

#[test]
fn help_says_what_the_exit_codes_mean() {
    for command in COMMANDS[1..]
        .iter()
        .map(|command| format!("{command} --help"))
    {
        let help = Enroll::new().line(&command).run().stdout;
        let codes = help.split("Exit codes:").nth(1).unwrap_or_default();
        for code in ["0", "1", "2", "3"] {
            assert!(codes.contains(&format!("{code} ")), "{help}");
        }
    }
}

#[test]
fn help_fits_on_a_narrow_terminal() {
    for words in COMMANDS.map(|command| format!("{command} --help")) {
        let help = Enroll::new()
            .line(words.trim())
            .variable("COLUMNS", "80")
            .run()
            .stdout;
        let widest = help.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(100), "{help}");
    }
}

fn short_help(words: &str) -> String {
    Enroll::new()
        .line(format!("{words} -h").trim())
        .variable("COLUMNS", "80")
        .run()
        .stdout
}

#[test]
fn short_help_fits_on_a_screen() {
    for command in COMMANDS {
        let help = short_help(command);
        let lines = help.lines().count();
        assert!(
            lines <= 40,
            "{lines} lines; `hide_short_help = true` keeps a rare flag out:\n{help}"
        );
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
    }
}

#[test]
fn help_has_examples_first_and_how_the_file_is_read_last() {
    for command in ["validate", "map", "diff", "apply", "export"] {
        let help = short_help(command);
        let headings = help.lines().filter(|line| {
            line.ends_with(':') && line.starts_with(|letter: char| letter.is_uppercase())
        });
        let headings: Vec<&str> = headings.collect();
        assert_eq!(
            headings[..3],
            ["Examples:", "Arguments:", "Options:"],
            "{help}"
        );
        assert_eq!(
            headings[headings.len() - 2..],
            ["Target system and mapping:", "Reading the file:"],
            "{help}"
        );
        let example = format!("\n  enroll {command} ");
        assert!(help.contains(&example), "{help}");
    }
}

#[test]
fn every_value_that_a_flag_takes_is_in_the_long_help() {
    let help = Enroll::new().line("validate --help").run().stdout;
    for value in [
        "- failed:",
        "- error:",
        "- never:",
        "- masked:",
        "- for terminals: text",
        "- for programs: concise, json,",
    ] {
        assert!(help.contains(value), "{value}\n{help}");
    }
}

#[test]
fn an_unknown_flag_has_no_advice_that_leads_nowhere() {
    let run = Enroll::new()
        .line("validate people.csv --ful")
        .exit(2)
        .run();
    assert!(
        run.stderr.contains("a similar argument exists: '--full'"),
        "{}",
        run.stderr
    );
    let run = Enroll::new().line("map people.csv --quick").exit(2).run();
    assert!(
        run.stderr.contains("unexpected argument '--quick'"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("as a value"), "{}", run.stderr);
}

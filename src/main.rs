//! The `enroll` binary: parse, run, print an error with its hint, exit.

use std::process::ExitCode;

use clap::Parser;
use enroll::cli::Cli;
use enroll::commands::{Outcome, interruption, outputs};
use enroll::report::json;

/// The subcommands whose help is named where a command line cannot be understood.
const COMMANDS: [&str; 5] = ["validate", "map", "diff", "apply", "export"];

fn main() -> ExitCode {
    interruption::leave_nothing_behind();
    let json = asks_for_json();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if json && error.use_stderr() => {
            let text = error.to_string();
            let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let message = lines
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: ")
                .to_owned();
            let command = std::env::args()
                .nth(1)
                .filter(|word| COMMANDS.contains(&word.as_str()));
            let command = command.as_deref().unwrap_or("validate");
            let help = format!("`enroll {command} --help` explains every flag");
            return failed_in_json(2, &message, Some(&help));
        }
        Err(error) => error.exit(),
    };
    match cli.run() {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::NotWritten) => ExitCode::from(3),
        // Whoever closed the output, or pressed Ctrl-C at a question, knows.
        Err(error) if matches!(error.exit(), 0 | 130) => ExitCode::from(error.exit()),
        Err(error) if json => {
            failed_in_json(error.exit(), &error.to_string(), error.hint().as_deref())
        }
        Err(error) => {
            outputs::talk(&format!("error: {error}"));
            if let Some(hint) = error.hint() {
                outputs::talk(&format!("help: {hint}"));
            }
            ExitCode::from(error.exit())
        }
    }
}

/// Whether the report is to be JSON: a program that reads it can then read a failure too.
fn asks_for_json() -> bool {
    let words: Vec<String> = std::env::args().skip(1).collect();
    words.iter().any(|word| word == "--format=json")
        || words
            .windows(2)
            .any(|pair| pair[0] == "--format" && pair[1] == "json")
}

fn failed_in_json(exit: u8, message: &str, help: Option<&str>) -> ExitCode {
    let failure = json::Failure {
        exit,
        message,
        help,
    };
    // Whoever has stopped reading has had enough.
    let _ = json::write_failure(failure, &mut std::io::stdout());
    ExitCode::from(exit)
}

//! The `enroll` binary.

use std::process::ExitCode;

use enroll::cli::Cli;
use enroll::commands::interruption;

fn main() -> ExitCode {
    interruption::remove_unfinished_files_when_interrupted();
    Cli::run()
}

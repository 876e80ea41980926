//! The `enroll` binary.

use std::process::ExitCode;

use enroll::cli::Cli;
use enroll::commands::interruption;

fn main() -> ExitCode {
    interruption::remove_unfinished_files_when_interrupted();
    #[cfg(unix)]
    interruption::let_writes_beyond_the_limit_fail();
    Cli::run()
}

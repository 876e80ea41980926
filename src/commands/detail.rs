//! How much a report says, as flags say it.

use clap::Args;

use crate::report::Detail;

/// The flags that say how much a report says.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct DetailArgs {
    /// Print one line, with the verdict
    #[arg(short, long, conflicts_with_all = ["full", "verbose"], help_heading = "Output")]
    pub quiet: bool,

    /// List every row and every change, and not only the first ones
    #[arg(long, help_heading = "Output")]
    pub full: bool,

    /// Also say why checks were skipped, and the id of the run
    #[arg(long, help_heading = "Output")]
    pub verbose: bool,
}

impl DetailArgs {
    /// How much is said.
    #[must_use]
    pub fn detail(self) -> Detail {
        Detail {
            is_short: self.quiet,
            is_full: self.full,
            is_verbose: self.verbose,
        }
    }
}

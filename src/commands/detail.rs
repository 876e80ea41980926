//! How much a report says, as flags say it.

use clap::Args;

use crate::report::Detail;

/// The flags that say how much a report says.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct DetailArgs {
    /// Print only the verdict, on one line
    #[arg(short, long, conflicts_with_all = ["full", "verbose"])]
    pub quiet: bool,

    /// List every row, not only the first ones
    #[arg(long)]
    pub full: bool,

    /// Also say which checks were skipped and why, and the id of the run
    #[arg(long, hide_short_help = true)]
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

//! How much of a value a report shows, as a flag says it.

use clap::Args;

use crate::commands::detail::DetailArgs;
use crate::report::ShowValues;

/// The flag that says how much of each value is shown.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct ShowArgs {
    /// How much of each value the report shows [default: full; masked on a build server, where `CI` is set]
    #[arg(long, value_name = "HOW", help_heading = "Output")]
    pub show_values: Option<ShowValues>,

    /// How much the report says.
    #[command(flatten)]
    pub detail: DetailArgs,
}

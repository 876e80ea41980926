//! How much of a value a report shows, as a flag says it.

use clap::Args;

use crate::commands::detail::DetailArgs;
use crate::report::ShowValues;

/// The flag that says how much of each value is shown.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct ShowArgs {
    /// Show cell values in full, masked, or never
    ///
    /// The default is in full; on a build server, where `CI` is set, it is masked.
    #[arg(long, value_name = "HOW", hide_short_help = true)]
    pub show_values: Option<ShowValues>,

    /// How much the report says.
    #[command(flatten)]
    pub detail: DetailArgs,
}

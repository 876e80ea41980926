//! How much of a value a report shows, as a flag says it.

use clap::{Args, ValueEnum};

use crate::report::masking::ShowValues;

/// The flag that says how much of each value is shown.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct ShowArgs {
    /// How much of each value the report shows [default: full on a terminal and in JSON, else masked]
    #[arg(long, value_name = "HOW", help_heading = "Output")]
    pub show_values: Option<ShowValuesArg>,
}

impl ShowArgs {
    /// What the flag says, or what is usual.
    #[must_use]
    pub fn values(self, usual: ShowValues) -> ShowValues {
        self.show_values.map_or(usual, ShowValues::from)
    }
}

/// How much of each value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowValuesArg {
    /// Nothing
    Never,
    /// The first character and the shape
    Masked,
    /// Everything
    Full,
}

impl From<ShowValuesArg> for ShowValues {
    fn from(show: ShowValuesArg) -> Self {
        match show {
            ShowValuesArg::Never => Self::Never,
            ShowValuesArg::Masked => Self::Masked,
            ShowValuesArg::Full => Self::Full,
        }
    }
}

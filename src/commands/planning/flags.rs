//! The flags that say what an import means for users who are there already, and for users who are not in the file.

use clap::Args;

use crate::commands::inputs::SkipArgs;
use crate::plan::options::Choices;
use crate::profile::operation::{Absent, Existing, Groups, Linked};

/// The flags that say what an import means.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Import")]
pub struct PlanArgs {
    /// Create the user database; everyone is new
    #[arg(long)]
    pub(in crate::commands) create: bool,

    /// Users who exist: update or skip
    ///
    /// The default is what the mapping says, then what the profile says.
    #[arg(long, value_name = "WHAT")]
    existing: Option<Existing>,

    /// Groups of existing users: add or replace
    ///
    /// The default is what the mapping says, then what the profile says.
    #[arg(long, value_name = "WHAT")]
    groups: Option<Groups>,

    /// Users missing from the file: keep, archive or delete
    ///
    /// The default is what the mapping says, then what the profile says.
    #[arg(long, value_name = "WHAT")]
    absent: Option<Absent>,

    /// Linked accounts of deleted users: keep or delete
    ///
    /// The default is what the mapping says, then what the profile says.
    #[arg(long, value_name = "WHAT", hide_short_help = true)]
    linked: Option<Linked>,

    #[command(flatten)]
    pub(super) skip: SkipArgs,

    /// Skip rows with errors instead of stopping
    #[arg(long)]
    pub(in crate::commands) skip_invalid: bool,
}

impl PlanArgs {
    pub(super) fn choices(&self) -> Choices {
        Choices {
            existing: self.existing,
            groups: self.groups,
            absent: self.absent,
            linked: self.linked,
        }
    }
}

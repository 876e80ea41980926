//! The flags that say what an import means for users who are there already, and for users who are not in the file.

use clap::Args;

use crate::commands::inputs::SkipArgs;
use crate::plan::options::Choices;
use crate::profile::operation::{Absent, Existing, Groups, Linked};

/// The flags that say what an import means.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Import")]
pub struct PlanArgs {
    /// There is no current users yet: everybody is new
    #[arg(long)]
    pub(in crate::commands) create: bool,

    /// What happens to users who are there already [default: what the mapping says, then the profile]
    #[arg(long, value_name = "update|skip")]
    existing: Option<Existing>,

    /// What happens to the groups that a user has [default: what the mapping says, then the profile]
    #[arg(long, value_name = "add|replace")]
    groups: Option<Groups>,

    /// What happens to users who are not in the file [default: what the mapping says, then the profile]
    #[arg(long, value_name = "keep|archive|delete")]
    absent: Option<Absent>,

    /// What happens to accounts that are linked to a deleted user [default: what the mapping says, then the profile]
    #[arg(long, value_name = "keep|delete")]
    linked: Option<Linked>,

    #[command(flatten)]
    pub(super) skip: SkipArgs,

    /// Leave the rows out that have errors
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

//! The flags that say what an import means for who is there already, and for who is not in the file.

use clap::{Args, ValueEnum};

use crate::plan::options::Choices;
use crate::profile::operation::{Absent, Existing, Groups, Linked};

/// The flags that say what an import means.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Import")]
pub struct PlanArgs {
    /// There is no current users yet: everybody is new
    #[arg(long)]
    pub create: bool,

    /// What happens to users who are there already [default: what the mapping says, then the profile]
    #[arg(long, value_name = "update|skip")]
    pub existing: Option<ExistingArg>,

    /// What happens to the groups that a user has [default: what the mapping says, then the profile]
    #[arg(long, value_name = "add|replace")]
    pub groups: Option<GroupsArg>,

    /// What happens to users who are not in the file [default: what the mapping says, then the profile]
    #[arg(long, value_name = "keep|archive|delete")]
    pub absent: Option<AbsentArg>,

    /// What happens to accounts that are linked to a deleted user [default: what the mapping says, then the profile]
    #[arg(long, value_name = "keep|delete")]
    pub linked: Option<LinkedArg>,

    /// Leave a user alone: the number of the row, or a value by which the target recognises users
    #[arg(long, value_name = "ROW|KEY")]
    pub skip: Vec<String>,

    /// Leave the rows out that have errors
    #[arg(long)]
    pub skip_invalid: bool,
}

/// What happens to users who are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExistingArg {
    /// They get the values of the file
    Update,
    /// They stay untouched
    Skip,
}

/// What happens to the groups that a user has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroupsArg {
    /// They stay, and those of the file are added
    Add,
    /// Those of the file take their place
    Replace,
}

/// What happens to users who are not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AbsentArg {
    /// Nothing
    Keep,
    /// They are archived
    Archive,
    /// They are deleted for good
    Delete,
}

/// What happens to accounts that are linked to a deleted user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LinkedArg {
    /// They stay
    Keep,
    /// They are to be deleted too
    Delete,
}

impl PlanArgs {
    pub(super) fn choices(&self) -> Choices {
        Choices {
            existing: self.existing.map(|choice| match choice {
                ExistingArg::Update => Existing::Update,
                ExistingArg::Skip => Existing::Skip,
            }),
            groups: self.groups.map(|choice| match choice {
                GroupsArg::Add => Groups::Add,
                GroupsArg::Replace => Groups::Replace,
            }),
            absent: self.absent.map(|choice| match choice {
                AbsentArg::Keep => Absent::Keep,
                AbsentArg::Archive => Absent::Archive,
                AbsentArg::Delete => Absent::Delete,
            }),
            linked: self.linked.map(|choice| match choice {
                LinkedArg::Keep => Linked::Keep,
                LinkedArg::Delete => Linked::Delete,
            }),
        }
    }
}

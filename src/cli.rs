//! The command line and nothing else: global flags and the subcommands.

use std::io::IsTerminal;

use clap::{Parser, Subcommand, ValueEnum};

use crate::commands::apply::{self, ApplyArgs};
use crate::commands::diff::{self, DiffArgs};
use crate::commands::export::{self, ExportArgs};
use crate::commands::map::{self, MapArgs};
use crate::commands::validate::{self, ValidateArgs};
use crate::commands::{Error, Outcome};
use crate::report::terminal::Style;

/// Get a list of people into a target system without surprises
#[derive(Debug, Parser)]
#[command(
    name = "enroll",
    version,
    arg_required_else_help = true,
    subcommand_required = true
)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say everything that is wrong with a list of users, and give it back with an `errors` column
    Validate(ValidateArgs),
    /// Propose which column fills which field, and write a mapping file that says why
    Map(MapArgs),
    /// Show what an import would change against the users that the target holds now
    Diff(DiffArgs),
    /// Carry an import out, whole or not at all, with a way back
    Apply(ApplyArgs),
    /// Write users in the target's own format: to edit the current list, or to upload one of HR
    Export(ExportArgs),
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Cli {
    /// Runs the subcommand.
    ///
    /// # Errors
    /// When it could not do its work.
    pub fn run(&self) -> Result<Outcome, Error> {
        match &self.command {
            Command::Validate(args) => validate::run(args, self.style()),
            Command::Map(args) => map::run(args, self.style()),
            Command::Apply(args) => apply::run(args, self.style()),
            Command::Diff(args) => diff::run(args, self.style()),
            Command::Export(args) => export::run(args, self.style()),
        }
    }

    /// What standard output can show.
    fn style(&self) -> Style {
        let terminal = std::io::stdout().is_terminal();
        let wanted = match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => {
                terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        let width = terminal
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(width, _)| width.0);
        Style {
            color: wanted,
            width: width.unwrap_or(100),
        }
    }
}

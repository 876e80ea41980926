//! `enroll generate`: completions for shells and manual pages, made from the command line itself.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Args, Command, Subcommand};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::commands::outputs::{self, Permissions};
use crate::commands::{Error, Outcome};
use crate::profile::Profile;
use crate::rules;

const EXIT_CODES: &str = "\
Exit codes:
  0  it was written
  1  is not used
  2  the command is wrong
  3  a file cannot be written";

const EXAMPLES: &str = "\
Examples:
  enroll generate complete-bash > /etc/bash_completion.d/enroll
  enroll generate complete-zsh > ~/.zfunc/_enroll
  enroll generate complete-fish > ~/.config/fish/completions/enroll.fish
  enroll generate complete-powershell >> $PROFILE
  enroll generate man /usr/local/share/man/man1";

/// The arguments of `enroll generate`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct GenerateArgs {
    #[command(subcommand)]
    product: Product,
}

/// What can be made from the command line.
#[derive(Debug, Clone, Subcommand)]
enum Product {
    /// Print completions for bash
    CompleteBash,
    /// Print completions for zsh
    CompleteZsh,
    /// Print completions for fish
    CompleteFish,
    /// Print completions for `PowerShell`, which are of commands and flags only
    CompletePowershell,
    /// Print the manual page of `enroll`, or write it and one of each command to a folder
    Man {
        /// The folder, which is there already
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

/// Makes what was asked for; `command` is the whole command line.
///
/// # Errors
/// If it cannot be written.
pub fn run(args: &GenerateArgs, command: Command) -> Result<Outcome, Error> {
    match &args.product {
        Product::CompleteBash => print_completions(Shell::Bash, command)?,
        Product::CompleteZsh => print_completions(Shell::Zsh, command)?,
        Product::CompleteFish => print_completions(Shell::Fish, command)?,
        Product::CompletePowershell => print_completions(Shell::PowerShell, command)?,
        Product::Man { folder: None } => {
            outputs::to_stdout(|output| Man::new(documented(command)).render(output))?;
        }
        Product::Man {
            folder: Some(folder),
        } => write_pages(command, folder)?,
    }
    Ok(Outcome::Done)
}

fn print_completions(shell: Shell, command: Command) -> Result<(), Error> {
    let mut command = with_names(command);
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "enroll", &mut text);
    outputs::to_stdout(|output| output.write_all(&text))
}

/// The command line as the manual shows it; each subcommand knows its full name.
fn documented(command: Command) -> Command {
    let mut command = command.disable_help_subcommand(true);
    command.build();
    command
}

/// Writes `enroll.1` and `enroll-COMMAND.1`.
fn write_pages(command: Command, folder: &Path) -> Result<(), Error> {
    let command = documented(command);
    let subcommands: Vec<Command> = command.get_subcommands().cloned().collect();
    for page in std::iter::once(command).chain(subcommands) {
        let page = Man::new(page);
        let path = folder.join(page.get_filename());
        outputs::to_file(&path, Permissions::USUAL, |output| -> io::Result<()> {
            page.render(&mut &mut *output)
        })?;
    }
    Ok(())
}

/// The command line with the names that a flag can have: of the built-in profiles, their fields, and the rules. What runs takes
/// other values, too: a profile can be a file.
fn with_names(command: Command) -> Command {
    let all = Profile::built_in();
    let profile =
        |profile: &Profile| PossibleValue::new(profile.name.clone()).help(profile.title.clone());
    let profiles: Vec<PossibleValue> = all.iter().map(profile).collect();
    let fields = all.iter().flat_map(|profile| profile.fields.iter());
    let fields: BTreeSet<&str> = fields.map(|field| field.name.as_str()).collect();
    let fields: Vec<PossibleValue> = fields
        .into_iter()
        .map(|name| PossibleValue::new(name.to_owned()))
        .collect();
    let rules = rules::ALL.iter().map(|rule| rule.name);
    let rules: Vec<PossibleValue> = rules.map(PossibleValue::new).collect();
    let named = |arg: Arg| {
        let names = match arg.get_id().as_str() {
            "profile" | "from_profile" => &profiles,
            "select" | "ignore" | "warn" | "explain" => &rules,
            "field" | "columns" => &fields,
            _ => return arg,
        };
        arg.value_parser(PossibleValuesParser::new(names.clone()))
    };
    command.mut_subcommands(|subcommand| subcommand.mut_args(named))
}

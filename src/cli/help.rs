//! How help is laid out: what the command does, how it is called, examples, and the flags.

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command};

/// The examples of a command, which are its `before_help`, stand above the flags.
const TEMPLATE: &str = "\
{about-with-newline}
{usage-heading} {usage}

{before-help}{all-args}{after-help}";

/// The same command line with its help laid out.
pub(super) fn laid_out(command: Command) -> Command {
    let command = command.help_template(TEMPLATE).mut_args(spelled_out);
    command.mut_subcommands(laid_out)
}

/// An argument whose values are listed by `--help` only. `-h` has one line for each flag.
fn spelled_out(arg: Arg) -> Arg {
    let values: Vec<PossibleValue> = arg.get_possible_values();
    let values: Vec<&PossibleValue> = values.iter().filter(|value| !value.is_hide_set()).collect();
    if values.is_empty() || !arg.get_action().takes_values() || arg.is_hide_possible_values_set() {
        return arg;
    }
    let help = arg.get_long_help().or(arg.get_help());
    let help = help.map(StyledStr::to_string).unwrap_or_default();
    let lines = values.iter().map(|value| match value.get_help() {
        Some(help) => format!("- {}: {help}", value.get_name()),
        None => format!("- {}", value.get_name()),
    });
    let list = lines.collect::<Vec<_>>().join("\n");
    arg.hide_possible_values(true)
        .long_help(format!("{help}\n\nPossible values:\n{list}"))
}

//! The command line and nothing else: global flags, the subcommands, and how a failure is reported.

mod help;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::commands::apply::{self, ApplyArgs};
use crate::commands::diff::{self, DiffArgs};
use crate::commands::export::{self, ExportArgs};
use crate::commands::fields::{self, FieldsArgs};
use crate::commands::generate::{self, GenerateArgs};
use crate::commands::invocation::Invocation;
use crate::commands::map::{self, MapArgs};
use crate::commands::review::{self, ReviewArgs};
use crate::commands::session::Session;
use crate::commands::validate::{self, ValidateArgs};
use crate::commands::{Error, Outcome, Stopped, outputs};
use crate::messages::{Language, Message, in_full, message, text};
use crate::report::{self, Failure, Format, Page, Render, ShowValues, Style};

const EXAMPLES: &str = "\
Examples:
  enroll validate people.xlsx --profile NAME
  enroll map people.xlsx --profile NAME -o hr.toml
  enroll export people.xlsx --mapping hr.toml -o upload.csv";

/// Check, fix and convert user lists before you import them
#[derive(Debug, Parser)]
#[command(
    name = "enroll",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    before_help = EXAMPLES
)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    command: Command,

    /// When to use colours
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_short_help = true
    )]
    color: Color,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Check a user list; `-o` writes a copy with the problems marked
    Validate(ValidateArgs),
    /// Correct a list on one screen: see what is wrong, edit, skip, check again, write
    Review(ReviewArgs),
    /// Match columns to fields, and save the result as a mapping file
    Map(MapArgs),
    /// Show what an import would change; nothing is changed and nothing is contacted
    Diff(DiffArgs),
    /// Apply the changes to a local users.db or export; nothing is contacted
    Apply(ApplyArgs),
    /// Write an upload file for the target system, or a template
    Export(ExportArgs),
    /// List the target systems and their fields
    Fields(FieldsArgs),
    /// Print completions for a shell, or manual pages
    Generate(GenerateArgs),
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Why nothing came of a command line.
#[derive(Debug)]
enum Cause {
    /// It cannot be understood, or asks for help.
    CommandLine(clap::Error),
    /// The command could not do its work.
    Command(Error),
}

impl Cli {
    /// Reads the command line, runs its command, and says why if that fails.
    #[must_use]
    pub fn run() -> ExitCode {
        let mut command = help::laid_out(Self::command());
        command.build();
        let matches = match command.clone().try_get_matches() {
            Ok(matches) => matches,
            Err(error) => {
                let error = escaped(command.clone()).unwrap_or(error);
                return Cause::of(error).report(&as_far_as_understood());
            }
        };
        let done = match Self::from_arg_matches(&matches) {
            Ok(cli) => {
                let invocation = Invocation::new(&command, &matches);
                let session = Session::new(invocation, cli.style());
                cli.command.run(&session).map_err(Cause::Command)
            }
            Err(error) => Err(Cause::CommandLine(error.format(&mut command))),
        };
        match done {
            Ok(outcome) => ExitCode::from(outcome.exit()),
            Err(cause) => cause.report(&matches),
        }
    }

    /// What standard output can show.
    fn style(&self) -> Style {
        let terminal = std::io::stdout().is_terminal();
        let wanted = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        let asked = std::env::var("COLUMNS").ok();
        let asked = asked.and_then(|columns| columns.parse().ok());
        let of_terminal = || terminal.then(terminal_size::terminal_size).flatten();
        let width = asked.or_else(|| of_terminal().map(|(width, _)| width.0));
        Style::new(wanted, width)
    }
}

impl Command {
    fn run(&self, session: &Session) -> Result<Outcome, Error> {
        match self {
            Self::Validate(args) => validate::run(args, session),
            Self::Review(args) => review::run(args, session),
            Self::Map(args) => map::run(args, session),
            Self::Diff(args) => diff::run(args, session),
            Self::Apply(args) => apply::run(args, session),
            Self::Export(args) => export::run(args, session),
            Self::Fields(args) => fields::run(args, session),
            Self::Generate(args) => generate::run(args, Cli::command()),
        }
    }
}

/// The fault of the command line as clap words it, with nothing in the words of the command line that acts on a terminal.
fn escaped(command: clap::Command) -> Option<clap::Error> {
    let words = std::env::args_os().map(|word| {
        let word = word.to_string_lossy();
        report::escape_control_chars(&word).into_owned()
    });
    command.try_get_matches_from(words).err()
}

/// A command line that has a fault, as far as it can be understood.
fn as_far_as_understood() -> ArgMatches {
    let lenient = Cli::command().ignore_errors(true);
    lenient.try_get_matches().unwrap_or_default()
}

/// The format in which the command was to report: what reads a report can read a failure too.
fn format_of(matches: &ArgMatches) -> Option<&'static dyn Format> {
    let (_, matches) = matches.subcommand()?;
    let mut names = matches.try_get_raw("format").ok()??;
    report::format_named(names.next()?.to_str()?)
}

impl Cause {
    /// What clap has to say, without its advice to pass a flag that it does not know as a value.
    fn of(mut error: clap::Error) -> Self {
        if error.kind() == ErrorKind::UnknownArgument {
            error.remove(ContextKind::Suggested);
        }
        Self::CommandLine(error)
    }

    /// Says why, in the format that was asked for if it has failures, else as text on standard error.
    fn report(self, matches: &ArgMatches) -> ExitCode {
        let format = format_of(matches);
        match self {
            Self::CommandLine(error) => match format.and_then(|format| format.failure()) {
                Some(render) if error.use_stderr() => {
                    let text = error.to_string();
                    let mut lines = text.lines().map(str::trim);
                    let message = lines.find(|line| !line.is_empty()).unwrap_or_default();
                    let command = matches.subcommand_name();
                    let command = command.map_or(String::new(), |name| format!(" {name}"));
                    let help = format!("`enroll{command} --help` explains every flag");
                    let failure = Failure {
                        exit: 2,
                        message: message.trim_start_matches("error: "),
                        help: Some(&help),
                    };
                    print(failure, render)
                }
                _ => error.exit(),
            },
            Self::Command(error) => {
                let (exit, message, help) = (error.exit(), error.to_string(), error.hint());
                let failure = Failure {
                    exit,
                    message: &message,
                    help: help.as_deref(),
                };
                match format.and_then(|format| format.failure()) {
                    // Who closed the output, or pressed Ctrl-C at a question, knows.
                    _ if matches!(error, Error::Closed | Error::Interrupted) => {}
                    // Who says no has not made a mistake.
                    _ if matches!(error, Error::Stopped(Stopped::Declined)) => {
                        outputs::eprint_line("Cancelled. Nothing was changed.");
                    }
                    Some(render) => return print(failure, render),
                    None => {
                        let say = |said: Message| {
                            outputs::eprint_line(&said.text(error.language(), &in_full));
                        };
                        say(message!("report-error-line", text = text(message)));
                        if let Some(help) = help {
                            say(message!("report-help", text = text(help)));
                        }
                    }
                }
                ExitCode::from(exit)
            }
        }
    }
}

fn print<'f>(failure: Failure<'f>, render: Render<Failure<'f>>) -> ExitCode {
    let page = Page::of_file(ShowValues::Full, Language::default());
    // A closed output is no reason to fail in another way.
    let _ = render(&failure, page, &mut std::io::stdout());
    ExitCode::from(failure.exit)
}

//! `enroll export`: writes users in the target's own format, to be edited or to be uploaded.

mod checked;
mod destination;
mod origin;
mod part;
mod target;
mod template;

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::commands::export::destination::Destination;
use crate::commands::export::origin::Origin;
use crate::commands::export::target::Target;
use crate::commands::inputs::{InputArgs, RuleArgs};
use crate::commands::showing::ShowArgs;
use crate::commands::{Error, Outcome};
use crate::report::masking::ShowValues;
use crate::report::terminal::Style;
use crate::values::lexicon::Language;

const AFTER_HELP: &str = "\
Exit codes:
  0  it was written
  1  the file needs work: nothing was written, or failed rows were left out
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written

Examples:
  enroll export --current users.db --profile NAME -o users.xlsx
  enroll export hr-export.xlsx --mapping hr.toml -o upload.csv
  enroll export --template --profile NAME --language de -o template.xlsx";

/// What says something of a list, where a template has none.
const NOT_OF_A_TEMPLATE: [&str; 15] = [
    "file",
    "set",
    "current",
    "sheet",
    "header_row",
    "delimiter",
    "encoding",
    "from_profile",
    "split",
    "where",
    "columns",
    "fill",
    "skip_invalid",
    "failed",
    "show_values",
];

/// The arguments of `enroll export`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct ExportArgs {
    /// A list to be written as the target takes it [default: the users of --current]
    #[arg(required_unless_present_any = ["current", "template"])]
    pub file: Option<PathBuf>,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub inputs: InputArgs,

    /// The system that the users come from, where --profile is another one
    #[arg(long, value_name = "NAME|FILE", help_heading = "Input")]
    pub from_profile: Option<String>,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub rules: RuleArgs,

    /// The file to write, CSV or .xlsx; `-` is standard output [default: the name that the operation asks for]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Write a template that people fill in: a workbook with drop-downs and notes, or the header line of a CSV
    #[arg(long, conflicts_with_all = NOT_OF_A_TEMPLATE, help_heading = "Output")]
    pub template: bool,

    /// The language of a template's headers and notes
    #[arg(
        long,
        value_name = "LANGUAGE",
        default_value = "en",
        value_parser = languages(),
        requires = "template",
        help_heading = "Output"
    )]
    pub language: Language,

    /// Write numbered files, each with as many users as the target takes at once: `upload-1.csv`
    #[arg(long, help_heading = "Output")]
    pub split: bool,

    /// Only users who meet a condition: `department = "Sales"`; `!=` and `and` are known too
    #[arg(long, value_name = "CONDITION", help_heading = "Output")]
    pub r#where: Option<String>,

    /// Only these fields, in this order
    #[arg(
        long,
        value_name = "FIELD",
        value_delimiter = ',',
        help_heading = "Output"
    )]
    pub columns: Vec<String>,

    /// A value for users who have none: `active=Yes`, or made of others: `account_name={first_name} {last_name}`
    #[arg(long, value_name = "FIELD=VALUE", help_heading = "Output")]
    pub fill: Vec<String>,

    /// Leave out rows that have an error
    #[arg(long, requires = "failed", requires = "file", help_heading = "Output")]
    pub skip_invalid: bool,

    /// Where the rows that have an error are given back, with an `errors` column
    #[arg(
        long,
        value_name = "FILE",
        requires = "skip_invalid",
        help_heading = "Output"
    )]
    pub failed: Option<PathBuf>,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub show: ShowArgs,
}

/// The languages of templates, by their codes.
fn languages() -> impl TypedValueParser<Value = Language> {
    let codes =
        Language::all().map(|language| PossibleValue::new(language.code()).help(language.name()));
    PossibleValuesParser::new(codes).try_map(|code| {
        Language::from_code(&code).ok_or_else(|| format!("unknown language `{code}`"))
    })
}

/// Runs the command. `style` says what standard output can show.
///
/// # Errors
/// When the command is wrong or a file cannot be read or written.
pub fn run(args: &ExportArgs, style: Style) -> Result<Outcome, Error> {
    if args.template {
        return template::run(args);
    }
    let origin = Origin::open(args)?;
    let target = Target::new(args, &origin)?;
    let destination = Destination::new(args, &origin, &target)?;
    let file = origin.file();
    if let Some(file) = file.filter(|file| file.needs_work(args)) {
        file.tell(args, style)?;
        return Ok(Outcome::Findings);
    }
    let users = origin.users()?;
    let chosen = origin.choose(args, &users)?;
    let (users, left) = target.translate(&users, &origin);
    let sheet = target.sheet(args, &users, chosen, &origin)?;
    let parts = match part::write(&sheet, &destination, &target, args)? {
        Ok(parts) => parts,
        Err(problems) => {
            problems.tell(args, &sheet, &origin);
            return Ok(Outcome::Findings);
        }
    };
    if let Some(file) = file {
        file.give_back(args)?;
    }
    destination.publish(parts)?;
    origin.tell_notes();
    target.tell_left(&left, values(args, io::stderr().is_terminal()));
    destination.tell(&sheet);
    Ok(file.map_or(Outcome::Done, |file| file.tell_left_out(args)))
}

/// How much of each value is shown to whoever reads: on a terminal that is a person.
fn values(args: &ExportArgs, to_a_person: bool) -> ShowValues {
    let usual = if to_a_person {
        ShowValues::Full
    } else {
        ShowValues::Masked
    };
    args.show.values(usual)
}

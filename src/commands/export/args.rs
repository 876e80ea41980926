//! The arguments of `enroll export`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::commands::inputs::{InputArgs, RuleArgs, SkipArgs};
use crate::commands::show_values::ShowArgs;
use crate::values::lexicon::Language;

const AFTER_HELP: &str = "\
Exit codes:
  0  it was written
  1  the file needs work: nothing was written, or failed rows were skipped
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written

Examples:
  enroll export --current users.db --profile NAME -o users.xlsx
  enroll export hr-export.xlsx --mapping hr.toml -o upload.csv
  enroll export --template --profile NAME --language de -o template.xlsx";

/// What says something of a list, where a template has none.
const NOT_OF_A_TEMPLATE: [&str; 17] = [
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
    "skip",
    "skip_invalid",
    "failed",
    "merge",
    "show_values",
];

/// The arguments of `enroll export`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct ExportArgs {
    /// A list to be written as the target takes it [default: the users of --current]
    #[arg(required_unless_present_any = ["current", "template"])]
    pub(super) file: Option<PathBuf>,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    pub(super) inputs: InputArgs,

    /// The system that the users come from, where --profile is another one
    #[arg(long, value_name = "NAME|FILE", help_heading = "Input")]
    pub(super) from_profile: Option<String>,

    /// Corrected rows of the list, which take the place of those that failed: by the `row N:` of their `errors` cell, or by
    /// the key
    #[arg(long, value_name = "FILE", requires = "file", help_heading = "Input")]
    pub(super) merge: Option<PathBuf>,

    #[command(flatten)]
    pub(super) skip: SkipArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    /// The file to write, CSV or .xlsx; `-` is standard output [default: the name that the operation asks for]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,

    /// Write a template that people fill in: a workbook with drop-downs and notes, or the header line of a CSV
    #[arg(long, conflicts_with_all = NOT_OF_A_TEMPLATE, help_heading = "Output")]
    pub(super) template: bool,

    /// The language of a template's headers and notes
    #[arg(
        long,
        value_name = "LANGUAGE",
        default_value = "en",
        value_parser = languages(),
        requires = "template",
        help_heading = "Output"
    )]
    pub(super) language: Language,

    /// Write numbered files, each with as many users as the target takes at once: `upload-1.csv`
    #[arg(long, help_heading = "Output")]
    pub(super) split: bool,

    /// Only users who meet a condition: `department = "Sales"`; `!=` and `and` are known too
    #[arg(long, value_name = "CONDITION", help_heading = "Output")]
    pub(super) r#where: Option<String>,

    /// Only these fields, in this order
    #[arg(
        long,
        value_name = "FIELD",
        value_delimiter = ',',
        help_heading = "Output"
    )]
    pub(super) columns: Vec<String>,

    /// A value for users who have none: `active=Yes`, or made of others: `account_name={first_name} {last_name}`
    #[arg(long, value_name = "FIELD=VALUE", help_heading = "Output")]
    pub(super) fill: Vec<String>,

    /// Leave out rows that have an error
    #[arg(long, requires = "failed", requires = "file", help_heading = "Output")]
    pub(super) skip_invalid: bool,

    /// Where the rows that have an error are given back, with an `errors` column
    #[arg(
        long,
        value_name = "FILE",
        requires = "skip_invalid",
        help_heading = "Output"
    )]
    pub(super) failed: Option<PathBuf>,

    #[command(flatten)]
    pub(super) show: ShowArgs,
}

/// The languages of templates, by their codes.
fn languages() -> impl TypedValueParser<Value = Language> {
    let codes =
        Language::all().map(|language| PossibleValue::new(language.code()).help(language.name()));
    PossibleValuesParser::new(codes).try_map(|code| {
        Language::from_code(&code).ok_or_else(|| format!("unknown language `{code}`"))
    })
}

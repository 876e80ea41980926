//! The arguments of `enroll export`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::inputs::{InputArgs, RuleArgs, SkipArgs};
use crate::commands::show_values::ShowArgs;

const EXAMPLES: &str = "\
Examples:
  enroll export hr-export.xlsx --mapping hr.toml -o upload.csv
  enroll export --current users.db --profile NAME -o users.xlsx
  enroll export --template --profile NAME --language de -o template.xlsx";

const EXIT_CODES: &str = "\
Exit codes:
  0  it was written
  1  the file needs work: nothing was written, or failed rows were skipped
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written";

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
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct ExportArgs {
    /// User list to write as the target system needs it
    ///
    /// The default is the users of --current.
    #[arg(required_unless_present_any = ["current", "template"])]
    pub(super) file: Option<PathBuf>,

    /// The system that the users come from, if --profile is another one
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub(super) from_profile: Option<String>,

    /// Take corrected rows from another file
    ///
    /// Each takes the place of the row that failed, which is found by the `row N:` of the `errors` cell, or by the key.
    #[arg(long, value_name = "FILE", requires = "file")]
    pub(super) merge: Option<PathBuf>,

    #[command(flatten)]
    pub(super) skip: SkipArgs,

    /// Write this file: .csv or .xlsx
    ///
    /// `-` is standard output. The default is the name that the operation asks for.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write a template that people fill in
    ///
    /// A workbook with drop-downs and notes, or the header line of a CSV.
    #[arg(long, conflicts_with_all = NOT_OF_A_TEMPLATE)]
    pub(super) template: bool,

    /// Write several files, if there are too many users
    ///
    /// Each has as many users as the target system takes at once: `upload-1.csv`, `upload-2.csv`.
    #[arg(long)]
    pub(super) split: bool,

    /// Only some users: `department=Sales`
    ///
    /// `!=` and `and` are known too. A value with spaces stands in quotes: `department = "Human Resources"`.
    #[arg(long, value_name = "CONDITION")]
    pub(super) r#where: Option<String>,

    /// Only these fields, in this order
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub(super) columns: Vec<String>,

    /// Fill empty cells: `active=Yes`
    ///
    /// The value can be made of others: `account_name={first_name} {last_name}`.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(super) fill: Vec<String>,

    /// Skip rows with errors; needs --failed
    #[arg(long, requires = "failed", requires = "file")]
    pub(super) skip_invalid: bool,

    /// Write the rows with errors to a file
    ///
    /// With the problems in a last column `errors`.
    #[arg(long, value_name = "FILE", requires = "skip_invalid")]
    pub(super) failed: Option<PathBuf>,

    #[command(flatten)]
    pub(super) show: ShowArgs,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

impl ExportArgs {
    /// The same with the mapping file of the current folder, where neither a mapping nor a profile is named.
    pub(super) fn with_default_mapping(mut self) -> Self {
        self.inputs = self.inputs.use_default_mapping();
        self
    }
}

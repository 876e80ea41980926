//! `enroll export`: writes files that the target takes at the first try.

pub mod template;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::export::template::Wanted;
use crate::commands::inputs::InputArgs;
use crate::commands::{Error, Outcome};
use crate::profile::language::Language;

const AFTER_HELP: &str = "\
Exit codes:
  0  the file was written
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written

Example:
  enroll export --template --profile NAME --language de -o template.xlsx";

/// The arguments of `enroll export`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct ExportArgs {
    /// Write a template that people fill in: a workbook with drop-downs and notes, or the header line of a CSV
    #[arg(
        long,
        required = true,
        conflicts_with_all = ["set", "directory", "sheet", "header_row", "delimiter", "encoding"],
        help_heading = "Output"
    )]
    pub template: bool,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub inputs: InputArgs,

    /// The language of a template's labels and notes
    #[arg(
        long,
        value_name = "LANGUAGE",
        default_value = "en",
        requires = "template",
        help_heading = "Output"
    )]
    pub language: LanguageArg,

    /// Write this file; its ending says whether it is a workbook or a CSV [default: standard output, in the format that the
    /// target takes first]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// The language of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// English
    En,
    /// German
    De,
    /// Dutch
    Nl,
    /// French
    Fr,
}

impl From<LanguageArg> for Language {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::En => Self::English,
            LanguageArg::De => Self::German,
            LanguageArg::Nl => Self::Dutch,
            LanguageArg::Fr => Self::French,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the command is wrong or a file cannot be read or written.
pub fn run(args: &ExportArgs) -> Result<Outcome, Error> {
    template::run(&Wanted {
        inputs: &args.inputs,
        language: args.language.into(),
        output: args.output.as_deref(),
    })
}

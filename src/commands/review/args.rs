//! The arguments of `enroll review`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::annotated::{self, Form};
use crate::commands::inputs::{InputArgs, Inputs, Output, RuleArgs, SkipArgs};
use crate::commands::outputs::FileKind;
use crate::commands::show_values::ShowArgs;
use crate::commands::{UsageError, next_steps};
use crate::report::Only;
use crate::source::{Format, excel};

const EXAMPLES: &str = "\
Examples:
  enroll review people.csv --mapping hr.toml --changes changes.json
  enroll review next.csv --mapping hr.toml --replay changes.json -o next.ok.csv";

const EXIT_CODES: &str = "\
Exit codes:
  0  no errors are left
  1  the list still has errors, or a change of --replay did not fit
  2  the command, the profile or the mapping is wrong, or there is no terminal
  3  a file cannot be read or written
  130  left with Ctrl-C; what was not written is offered next time";

/// The arguments of `enroll review`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct ReviewArgs {
    /// User list: CSV, Excel or ODS
    pub(super) file: PathBuf,

    #[command(flatten)]
    pub(super) skip: SkipArgs,

    /// Write the corrected list to this file
    ///
    /// Without it the list is written to `NAME.corrected.csv` in the current folder, or `NAME.corrected.xlsx` if it is a
    /// workbook. An Excel workbook (.xlsx, .xlsm) comes back as itself, with only the corrected cells changed.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write over the list itself; a backup is kept
    #[arg(long, conflicts_with = "output")]
    pub(super) in_place: bool,

    /// Write the skipped users to this file
    ///
    /// They are as they are in the list, with what is wrong in a last column `errors`. Without it they are written to
    /// `NAME.skipped.csv` in the current folder, or `NAME.skipped.xlsx` if the list is a workbook.
    #[arg(long, value_name = "FILE")]
    pub(super) skipped: Option<PathBuf>,

    /// Write the list of changes as JSON
    #[arg(long, value_name = "FILE")]
    pub(super) changes: Option<PathBuf>,

    /// Make the changes of --changes again, without a screen
    ///
    /// Users are found by their match keys, and cells by their field and the text before. What does not fit is listed.
    #[arg(long, value_name = "FILE")]
    pub(super) replay: Option<PathBuf>,

    /// Write translations and ignored rules to this mapping
    ///
    /// Without it the screen offers the mapping that is used, or `NAME.toml` in the current folder.
    #[arg(long, value_name = "FILE")]
    pub(super) save_mapping: Option<PathBuf>,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) show: ShowArgs,

    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

impl ReviewArgs {
    /// Where the corrected list is written.
    pub(super) fn output(&self, inputs: &Inputs) -> PathBuf {
        match &self.output {
            _ if self.in_place => self.file.clone(),
            Some(output) => output.clone(),
            None => self.named("corrected", inputs, None),
        }
    }

    /// Where the users who are skipped are written.
    pub(super) fn skipped(&self, inputs: &Inputs) -> PathBuf {
        let skipped = self.skipped.clone();
        skipped.unwrap_or_else(|| self.named("skipped", inputs, Some(Only::Failed)))
    }

    /// A name made of that of the list, in the current folder.
    fn named(&self, what: &str, inputs: &Inputs, only: Option<Only>) -> PathBuf {
        let format = &inputs.source.observed.format;
        let ending = annotated::usual_ending(format, only);
        next_steps::named(&self.file, &format!("{what}.{ending}")).into()
    }

    /// What the corrected list is written as. In place it is what it was, whatever its name.
    ///
    /// # Errors
    /// If it cannot be written so.
    pub(super) fn form(&self, inputs: &Inputs) -> Result<Form, UsageError> {
        let format = &inputs.source.observed.format;
        match format {
            _ if !self.in_place => annotated::form("-o", &self.output(inputs), format, None),
            Format::Csv => Ok(Form::Text),
            Format::Workbook { format, .. } => match format {
                excel::Format::Xlsx | excel::Format::Xlsm => Ok(Form::Patched),
                _ => Err(UsageError::WorkbookInPlace),
            },
        }
    }

    /// Refuses outputs that would replace what is read, or each other.
    pub(super) fn check_outputs(&self, inputs: &Inputs) -> Result<(), UsageError> {
        let output = self.output.iter().map(|path| ("-o", path.as_path()));
        let skipped = self
            .skipped
            .iter()
            .map(|path| ("--skipped", path.as_path()));
        let changes = self
            .changes
            .iter()
            .map(|path| ("--changes", path.as_path()));
        let outputs: Vec<Output<'_>> = output.chain(skipped).chain(changes).collect();
        self.inputs.check_outputs(&self.file, &outputs)?;
        let mapping = self.save_mapping.as_deref();
        let written = mapping.map(|path| ("--save-mapping", path));
        let written: Vec<Output<'_>> = outputs.iter().copied().chain(written).collect();
        self.inputs.keep_profile(&inputs.task, &written)?;
        for (flag, path) in &outputs {
            let kind = match *flag {
                "--changes" => FileKind::Plan,
                "--skipped" => FileKind::Rows,
                _ => FileKind::List,
            };
            kind.check(flag, path)?;
        }
        self.form(inputs)?;
        if let Some(path) = &self.skipped {
            annotated::check_ending("--skipped", path, inputs, Some(Only::Failed))?;
        }
        mapping.map_or(Ok(()), |path| {
            FileKind::Mapping.check("--save-mapping", path)
        })
    }
}

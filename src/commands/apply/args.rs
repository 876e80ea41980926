//! The arguments of `enroll apply`.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};

use crate::commands::UsageError;
use crate::commands::inputs::{InputArgs, Output, RuleArgs};
use crate::commands::outputs::FileKind;
use crate::commands::planning::PlanArgs;
use crate::commands::reports::{ReportFile, report_file_of};
use crate::commands::show_values::ShowArgs;
use crate::plan::safeguard::Accepted;
use crate::report::Applied;

const EXAMPLES: &str = "\
Examples:
  enroll apply people.xlsx --mapping hr.toml --current users.db --undo undo.json
  enroll apply plan.json --current users.db --yes";

const EXIT_CODES: &str = "\
Exit codes:
  0    done, or there was nothing to do
  1    the file needs work; nothing was changed
  2    the command, the profile or the mapping is wrong
  3    a file or the current users cannot be read or written; nothing was changed
  4    a safeguard stopped it, the plan is out of date, or it was not confirmed; nothing was changed
  130  interrupted; nothing was changed";

/// The group of flags that say what a saved plan says already.
pub(super) const SAID_BY_A_PLAN: &str = "said_by_a_plan";

/// The arguments of `enroll apply`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
#[command(group(
    ArgGroup::new(SAID_BY_A_PLAN)
        .args(["existing", "groups", "absent", "linked", "skip", "skip_invalid", "operation"])
        .multiple(true)
))]
pub struct ApplyArgs {
    /// User list, or a plan that `enroll diff -o` wrote
    ///
    /// `-` reads standard input.
    pub(super) file: PathBuf,

    /// Show what would be done, change nothing
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,

    /// Do it without asking
    #[arg(short, long)]
    pub(super) yes: bool,

    /// Ask nothing: without --yes, nothing is done
    #[arg(long, hide_short_help = true)]
    pub(super) no_input: bool,

    /// Allow what a safeguard stops: `removals=42`
    ///
    /// The number must be exact. The message of the safeguard names the kind and the number.
    #[arg(long, value_name = "KIND=NUMBER")]
    pub(super) accept: Vec<Accepted>,

    /// Only do it if this is the digest of the plan, as `enroll diff` shows it
    #[arg(long, value_name = "DIGEST", hide_short_help = true)]
    pub(super) digest: Option<String>,

    /// Write a plan that undoes all of it to a new file
    #[arg(long, value_name = "FILE")]
    pub(super) undo: Option<PathBuf>,

    /// Write the new export, if --current is an export
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Write the rows with errors to a file
    ///
    /// The rows that --skip-invalid skipped, as CSV, with the problems in a last column `errors`.
    #[arg(
        long,
        value_name = "FILE",
        requires = "skip_invalid",
        hide_short_help = true
    )]
    pub(super) failed: Option<PathBuf>,

    /// Write the result of each row to a file: `json=result.json`
    #[arg(
        long = "report",
        hide_short_help = true,
        value_name = "FORMAT=FILE",
        value_parser = report_file_of::<Applied<'static>>,
    )]
    pub(super) reports: Vec<ReportFile>,

    #[command(flatten)]
    pub(super) show: ShowArgs,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    pub(super) plan: PlanArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

impl ApplyArgs {
    /// The same with the mapping file of the current folder, where neither a mapping nor a profile is named.
    pub(super) fn with_default_mapping(mut self) -> Self {
        self.inputs = self.inputs.use_default_mapping();
        self
    }

    /// Every file that is written, with the flag that names it.
    pub(super) fn outputs(&self) -> Vec<Output<'_>> {
        let named = [
            ("--failed", &self.failed),
            ("--undo", &self.undo),
            ("-o", &self.output),
        ];
        let named = named.into_iter();
        let named = named.filter_map(|(flag, path)| Some((flag, path.as_deref()?)));
        let reports = self.reports.iter().map(|file| ("--report", file.path()));
        named.chain(reports).collect()
    }

    /// Refuses to write over what is read, and to write two things into one file.
    pub(super) fn check_outputs(&self) -> Result<(), UsageError> {
        let outputs = self.outputs();
        let mut to_stdout = outputs.iter().filter(|(_, path)| *path == Path::new("-"));
        if let Some((flag, _)) = to_stdout.next() {
            return Err(UsageError::ReportToStdout { flag });
        }
        self.inputs.check_outputs(&self.file, &outputs)?;
        let kinds = [
            ("--failed", &self.failed, FileKind::Rows),
            ("--undo", &self.undo, FileKind::Plan),
            ("-o", &self.output, FileKind::Export),
        ];
        for (flag, path, kind) in kinds {
            if let Some(path) = path {
                kind.check(flag, path)?;
            }
        }
        match &self.undo {
            // It may be the only way back from an earlier run.
            Some(path) if path.is_file() => Err(UsageError::ExistingUndo {
                path: path.display().to_string(),
            }),
            _ => Ok(()),
        }
    }
}

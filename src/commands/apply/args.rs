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

const AFTER_HELP: &str = "\
Exit codes:
  0    it was carried out, or there was nothing to do
  1    the file needs work; nothing was changed
  2    the command, the profile or the mapping is wrong
  3    a file or the current users cannot be read or written; nothing was changed
  4    a safeguard stopped it, the plan is out of date, or nobody said yes; nothing was changed
  130  interrupted; nothing was changed

Examples:
  enroll apply people.xlsx --mapping hr.toml --current users.db --undo undo.json
  enroll apply plan.json --current users.db --yes";

/// The group of flags that say what a saved plan says already.
pub(super) const SAID_BY_A_PLAN: &str = "said_by_a_plan";

/// The arguments of `enroll apply`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
#[command(group(
    ArgGroup::new(SAID_BY_A_PLAN)
        .args(["existing", "groups", "absent", "linked", "skip", "skip_invalid", "operation"])
        .multiple(true)
))]
pub struct ApplyArgs {
    /// The list, or a plan that `enroll diff -o` wrote; `-` reads standard input
    pub(super) file: PathBuf,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    pub(super) inputs: InputArgs,

    #[command(flatten)]
    pub(super) plan: PlanArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    /// Show what would be done, and do nothing
    #[arg(short = 'n', long, help_heading = "Safety")]
    pub(super) dry_run: bool,

    /// Do it without asking
    #[arg(short, long, help_heading = "Safety")]
    pub(super) yes: bool,

    /// Ask nothing: without --yes, nothing is done
    #[arg(long, help_heading = "Safety")]
    pub(super) no_input: bool,

    /// Let through what a safeguard stops, if it is exactly that many: `removals=42`
    #[arg(long, value_name = "WHAT=NUMBER", help_heading = "Safety")]
    pub(super) accept: Vec<Accepted>,

    /// Only do it if this is the digest of the plan, as `enroll diff` shows it
    #[arg(long, value_name = "DIGEST", help_heading = "Safety")]
    pub(super) digest: Option<String>,

    /// Write the plan that takes all of it back, to a file that is not there yet
    #[arg(long, value_name = "FILE", help_heading = "Safety")]
    pub(super) undo: Option<PathBuf>,

    /// Where the new export goes, where the current users are one
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,

    /// Write the rows that were skipped because of errors, as CSV, with what is wrong in a last column `errors`
    #[arg(
        long,
        value_name = "FILE",
        requires = "skip_invalid",
        help_heading = "Output"
    )]
    pub(super) failed: Option<PathBuf>,

    /// Write what became of each row to a file: `json=result.json`
    #[arg(
        long = "report",
        value_name = "FORMAT=FILE",
        value_parser = report_file_of::<Applied<'static>>,
        help_heading = "Output"
    )]
    pub(super) reports: Vec<ReportFile>,

    #[command(flatten)]
    pub(super) show: ShowArgs,
}

impl ApplyArgs {
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
            ("--failed", &self.failed, FileKind::List),
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

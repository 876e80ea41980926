//! `enroll diff`: shows what an import would change against the users that the target has now.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::inputs::{InputArgs, Output, RuleArgs};
use crate::commands::outputs::{self, FileKind, Stream};
use crate::commands::planning::{AssessedPlan, Checking, PlanArgs, current_path, saved};
use crate::commands::refusal::{self, Unsettled};
use crate::commands::reports::{
    self, ChosenFormat, ReportFile, format_of, formats_help, report_file_of,
};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, Outcome, UsageError};
use crate::current;
use crate::messages::{message, text};
use crate::plan::{Plan, file};
use crate::report::{self, NextStep, Page, Planned};

const EXAMPLES: &str = "\
Examples:
  enroll diff people.xlsx --mapping hr.toml --current users.db
  enroll diff people.xlsx --mapping hr.toml --current users.db -o plan.json";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the file needs work, or --exit-code was given and something would change
  2  the command, the profile or the mapping is wrong
  3  a file or the current users cannot be read or written";

/// The arguments of `enroll diff`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct DiffArgs {
    /// User list: CSV, Excel or ODS; `-` reads standard input
    file: PathBuf,

    /// Save the plan for `enroll apply`
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Print the changes in another format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_of::<Planned<'static>>(),
        hide_possible_values = true,
        long_help = formats_help::<Planned<'static>>("Print the changes in another format"),
    )]
    format: ChosenFormat,

    /// Write the changes to a file as well: `json=changes.json`
    #[arg(
        long = "report",
        hide_short_help = true,
        value_name = "FORMAT=FILE",
        value_parser = report_file_of::<Planned<'static>>,
    )]
    reports: Vec<ReportFile>,

    #[command(flatten)]
    show: ShowArgs,

    /// Exit with 1 if something would change
    #[arg(long)]
    exit_code: bool,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    plan: PlanArgs,

    #[command(flatten)]
    rules: RuleArgs,

    #[command(flatten)]
    inputs: InputArgs,
}

/// Runs the command.
///
/// # Errors
/// If the command is wrong or a file cannot be read or written.
pub fn run(args: &DiffArgs, session: &Session) -> Result<Outcome, Error> {
    let args = &args.clone().with_default_mapping();
    args.check_outputs()?;
    if saved::is_plan(&args.file) {
        let path = args.file.display().to_string();
        return Err(UsageError::AlreadyPlan { path }.into());
    }
    let mut checking = args.check(session)?;
    let name = args.file.display().to_string();
    if checking.has_error_of_file() {
        // A plan has formats that a list has not.
        let format = match &*args.format {
            format if format.validation().is_some() => format,
            _ => report::TEXT,
        };
        let (inputs, checked) = (&checking.inputs, &checking.checked);
        let unsettled = Unsettled::of(&args.file, &args.inputs, inputs, checked, session)?;
        let report = unsettled.first(&checking.validation(&name));
        refusal::print(&report, format, args.show, session)?;
        return Ok(Outcome::Findings);
    }
    let prepared = checking.plan(args.plan.create)?;
    checking.add_lookalikes(&prepared);
    let plan = AssessedPlan::new(&prepared, &checking.current, &checking.inputs.task)?;
    let stops = plan.stops(&[]);
    let next = args.next_steps(&prepared.plan, session);
    let planned = Planned {
        next: &next,
        ..plan.planned(&name, &stops, &checking.checked.findings)
    };
    let language = checking.inputs.task.language();
    reports::write_all(&args.reports, &planned, session, args.show, language)?;
    let page = args.format.page(session, args.show, language);
    args.print(&planned, page)?;
    let failed = planned.plan.counts.failed > 0 && !args.plan.skip_invalid;
    if failed {
        if args.output.is_some() {
            outputs::eprint_line(&page.message(&message!("report-plan-not-saved")));
        }
        return Ok(Outcome::Findings);
    }
    args.write_plan(&planned, page)?;
    Ok(if args.exit_code && !planned.plan.changes.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

impl DiffArgs {
    /// The same with the mapping file of the current folder, where neither a mapping nor a profile is named.
    fn with_default_mapping(mut self) -> Self {
        self.inputs = self.inputs.use_default_mapping();
        self
    }

    /// The files that are written.
    fn outputs(&self) -> Vec<Output<'_>> {
        let output = self.output.iter().map(|path| ("-o", path.as_path()));
        let reports = self.reports.iter().map(|file| ("--report", file.path()));
        output.chain(reports).collect()
    }

    fn check_outputs(&self) -> Result<(), UsageError> {
        let dash = Path::new("-");
        if self.reports.iter().any(|file| file.path() == dash) {
            return Err(UsageError::ReportToStdout { flag: "--report" });
        }
        if self.output.as_deref() == Some(dash) && self.format.is_for_programs() {
            return Err(UsageError::StdoutTwice {
                format: self.format.name(),
                hint: "one of them is enough: both are the plan",
            });
        }
        self.inputs.check_outputs(&self.file, &self.outputs())?;
        let output = self.output.as_deref();
        output.map_or(Ok(()), |output| FileKind::Plan.check("-o", output))
    }

    /// Checks the list against the current users.
    fn check(&self, session: &Session) -> Result<Checking, Error> {
        let path = current_path(&self.inputs, &self.plan)?;
        let inputs = self.inputs.open_alone(&self.file, &self.rules)?;
        self.inputs.keep_profile(&inputs.task, &self.outputs())?;
        let threads = session.threads;
        if self.plan.create {
            return Checking::against_nobody(inputs, path, &self.plan, threads);
        }
        let profile = &inputs.task.profile;
        let read = |path: &Path| Ok(current::open(path, profile, threads)?);
        let current = self.inputs.current(Some(&self.file), profile, read)?;
        let current = current.ok_or(UsageError::NothingToCompare)?;
        Checking::against(inputs, current, &self.plan, threads)
    }

    /// The command that saves the plan, where this one does not and there is something to save.
    fn next_steps(&self, plan: &Plan, session: &Session) -> Vec<NextStep> {
        let is_saved = self.output.is_some() || self.file == Path::new("-");
        let failed = plan.counts.failed > 0 && !self.plan.skip_invalid;
        if is_saved || failed || plan.changes.is_empty() {
            return Vec::new();
        }
        let more = ["-o", "plan.json"].map(OsStr::new);
        vec![NextStep {
            what: message!("report-step-save"),
            command: session.invocation.with(more),
        }]
    }

    fn print(&self, planned: &Planned<'_>, page: Page) -> Result<(), Error> {
        let stream = Stream::beside(self.output.as_deref());
        outputs::show(stream, |output| {
            report::write(&*self.format, planned, page, output)
        })
    }

    /// Writes the plan, where that was asked for.
    fn write_plan(&self, planned: &Planned<'_>, page: Page) -> Result<(), Error> {
        let Some(path) = &self.output else {
            return Ok(());
        };
        let profile = planned.bound.profile();
        outputs::to_private_file(path, |output| file::write(planned.plan, profile, output))?;
        if path != Path::new("-") {
            let file = text(path.display().to_string());
            outputs::eprint_line(&page.message(&message!("report-wrote", file)));
        }
        Ok(())
    }
}

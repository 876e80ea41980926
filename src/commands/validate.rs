//! `enroll validate`: says everything that is wrong with a file, and gives it back with the findings in it.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::check::Checked;
use crate::commands::annotated;
use crate::commands::fixed;
use crate::commands::inputs::{InputArgs, Output, RuleArgs, SkipArgs};
use crate::commands::map::{self, MapArgs};
use crate::commands::next_steps::{self, NextSteps};
use crate::commands::outputs::{self, FileKind, Stream};
use crate::commands::planning::foreseen::foresee;
use crate::commands::reports::{self, ChosenFormat, ReportFile, format_of, report_file_of};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, Outcome, UsageError};
use crate::commands::{missing, prompt};
use crate::finding::Severity;
use crate::report::Only;
use crate::report::{self, Annotated, NextStep, Validation};
use crate::rules;

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing at or above --fail-on was found
  1  the file needs work
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written

Example:
  enroll validate people.xlsx --mapping hr.toml -o people.checked.csv";

/// The arguments of `enroll validate`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct ValidateArgs {
    /// The list: CSV, TSV, XLSX, XLSM, XLSB, XLS or ODS; `-` reads standard input
    #[arg(required_unless_present_any = ["list_rules", "explain"])]
    file: Option<PathBuf>,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    inputs: InputArgs,

    #[command(flatten)]
    skip: SkipArgs,

    #[command(flatten)]
    rules: RuleArgs,

    /// Write the list again, as CSV, with the findings of each row in a last column `errors`
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,

    /// Write only the rows that failed, or only the valid ones
    #[arg(
        long,
        value_name = "WHICH",
        requires = "output",
        help_heading = "Output"
    )]
    only: Option<Only>,

    /// Fix what can only have been meant one way, and write the list again, as CSV, without a column of ours
    #[arg(
        long,
        requires = "output",
        conflicts_with = "only",
        help_heading = "Output"
    )]
    fix: bool,

    /// How the report is printed
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_of::<Validation<'static>>(),
        help_heading = "Output"
    )]
    format: ChosenFormat,

    /// Write the report to a file as well: `json=report.json`
    #[arg(
        long = "report",
        value_name = "FORMAT=FILE",
        value_parser = report_file_of::<Validation<'static>>,
        help_heading = "Output"
    )]
    reports: Vec<ReportFile>,

    #[command(flatten)]
    show: ShowArgs,

    /// From which severity on what is found ends the command with 1
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "error",
        help_heading = "Rules"
    )]
    fail_on: FailOn,

    /// List all rules
    #[arg(long, help_heading = "Rules", conflicts_with = "explain")]
    list_rules: bool,

    /// Explain a rule
    #[arg(long, value_name = "RULE", help_heading = "Rules")]
    explain: Option<String>,

    /// How many threads check [default: one for each core]
    #[arg(long, value_name = "N", hide = true)]
    threads: Option<NonZeroUsize>,
}

/// From which severity on what is found ends the command with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// An error
    Error,
    /// A warning or an error
    Warning,
    /// Nothing that is found
    Never,
}

impl FailOn {
    /// Whether the file needs work.
    fn fails(self, checked: &Checked) -> bool {
        match self {
            Self::Error => checked.count(Severity::Error) > 0,
            Self::Warning => !checked.findings.is_empty(),
            Self::Never => false,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// If the command is wrong or a file cannot be read or written.
pub fn run(args: &ValidateArgs, session: &Session) -> Result<Outcome, Error> {
    if args.list_rules {
        return outputs::to_stdout(|output| report::list_rules(session.style, output))
            .map(|()| Outcome::Done);
    }
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let threads = args.threads.unwrap_or(session.threads);
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    args.check_outputs(file)?;
    let mut inputs = args.inputs.open_with(file, &args.rules, threads)?;
    inputs.skip(&args.skip, threads)?;
    inputs.notes.extend(inputs.note_on_skipped());
    args.inputs.keep_profile(&inputs.task, &args.outputs())?;
    let checked = inputs.check(threads)?;
    let run_id = inputs.run_id(&checked, &[&[u8::from(args.fix)]]);
    let (mut inputs, mut checked) = foresee(inputs, checked, threads)?;
    let fixes = if args.fix {
        Some(fixed::fix(&mut inputs, threads, &mut checked)?)
    } else {
        None
    };
    let name = file.display().to_string();
    let missing = match checked.count(Severity::Error) {
        0 => Vec::new(),
        _ => missing::missing(&inputs, threads)?,
    };
    let report = Validation {
        file: &name,
        run_id: &run_id,
        task: &inputs.task,
        observed: &inputs.source.observed,
        layout: &inputs.layout,
        compared: inputs.compared(),
        checked: &checked,
        rows: inputs.rows(&checked, threads),
        missing: &missing,
        fixes: fixes.as_ref(),
        notes: &inputs.notes,
        annotated: None,
        next: &[],
    };
    let annotated = match &args.output {
        Some(path) => Some(annotated::write(
            &inputs, &report, args.only, threads, path,
        )?),
        None => None,
    };
    reports::write_all(&args.reports, &report, args.show)?;
    let report = Validation {
        annotated: annotated.as_ref(),
        next: &args.next_steps(file, &report, session),
        ..report
    };
    args.print(&report, session)?;
    if args.asks() && !missing.is_empty() {
        return args.map(file, session);
    }
    Ok(match annotated {
        _ if args.fail_on.fails(&checked) => Outcome::Findings,
        Some(Annotated::NotWritten(_)) => Outcome::NotWritten,
        _ => Outcome::Done,
    })
}

impl ValidateArgs {
    /// The files that are written.
    fn outputs(&self) -> Vec<Output<'_>> {
        let output = self.output.iter().map(|path| ("-o", path.as_path()));
        let reports = self.reports.iter().map(|file| ("--report", file.path()));
        output.chain(reports).collect()
    }

    fn check_outputs(&self, file: &Path) -> Result<(), UsageError> {
        let dash = Path::new("-");
        if self.reports.iter().any(|file| file.path() == dash) {
            return Err(UsageError::ReportToStdout { flag: "--report" });
        }
        if self.output.as_deref() == Some(dash) && self.format.is_for_programs() {
            return Err(UsageError::StdoutTwice {
                format: self.format.name(),
                hint: "write one of them to a file",
            });
        }
        self.inputs.check_outputs(file, &self.outputs())?;
        let output = self.output.as_deref();
        output.map_or(Ok(()), |output| FileKind::List.check("-o", output))
    }

    fn print(&self, report: &Validation<'_>, session: &Session) -> Result<(), Error> {
        let stream = Stream::beside(self.output.as_deref());
        let page = session.page(self.show);
        outputs::show(stream, |output| {
            report::write(&*self.format, report, page, output)
        })?;
        if self.format.is_for_programs() {
            for note in report.notes {
                outputs::eprint_line(&format!("note: {note}"));
            }
            if let Some(annotated) = report.annotated {
                outputs::eprint_line(&annotated.describe());
            }
        }
        Ok(())
    }

    /// What can be done next, where this command wrote no file.
    fn next_steps(&self, file: &Path, report: &Validation<'_>, session: &Session) -> Vec<NextStep> {
        if self.output.is_some() || file == Path::new("-") {
            return Vec::new();
        }
        NextSteps {
            file,
            mapping: self.inputs.mapping.as_deref(),
            report,
            invocation: &session.invocation,
        }
        .all()
    }

    /// Whether a person is there to be asked.
    fn asks(&self) -> bool {
        !self.format.is_for_programs()
            && !self.show.detail.quiet
            && self
                .file
                .as_deref()
                .is_some_and(|file| file != Path::new("-"))
            && io::stdin().is_terminal()
            && io::stdout().is_terminal()
            && io::stderr().is_terminal()
    }

    /// Offers to match the columns, and goes there.
    fn map(&self, file: &Path, session: &Session) -> Result<Outcome, Error> {
        let question = "Match the columns now?";
        let output = next_steps::mapping_file(file, self.inputs.mapping.as_deref());
        let help = format!("the answers are kept in {}", output.display());
        if !prompt::confirm(question, &help)? {
            return Ok(Outcome::Findings);
        }
        map::run(&MapArgs::new(file, &self.inputs, output), session)
    }
}

fn explain(name: &str) -> Result<Outcome, Error> {
    let Some(rule) = rules::named(name) else {
        let (name, flag) = (name.to_owned(), Some("--explain"));
        return Err(UsageError::NoRule { name, flag }.into());
    };
    outputs::to_stdout(|output| output.write_all(rule.page.as_bytes())).map(|()| Outcome::Done)
}

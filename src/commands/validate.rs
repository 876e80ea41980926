//! `enroll validate`: says everything that is wrong with a file, and gives it back with the findings in it.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::slice;

use clap::{Args, ValueEnum};

use crate::check::Checked;
use crate::commands::annotated;
use crate::commands::earlier::EarlierList;
use crate::commands::fixed;
use crate::commands::inputs::{InputArgs, Inputs, Output, RuleArgs, SkipArgs};
use crate::commands::map::{self, MapArgs};
use crate::commands::next_steps::{self, NextSteps};
use crate::commands::outputs::{self, FileKind, Stream};
use crate::commands::planning::foreseen::foresee;
use crate::commands::reports::{
    self, ChosenFormat, ReportFile, format_of, formats_help, report_file_of,
};
use crate::commands::session::Session;
use crate::commands::show_values::ShowArgs;
use crate::commands::{Error, InputFile, Outcome, UsageError};
use crate::commands::{missing, prompt};
use crate::finding::Severity;
use crate::fix::Fixes;
use crate::messages::message;
use crate::report::{self, Annotated, EarlierReport, KnownReport, NextStep, Validation};
use crate::report::{Only, Report, RuleList};
use crate::rule::Rule;
use crate::rules;
use crate::since::{Baseline, KnownFindings, Since};

const EXAMPLES: &str = "\
Examples:
  enroll validate people.xlsx --profile NAME
  enroll validate people.xlsx --mapping hr.toml -o people.checked.xlsx";

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing at or above --fail-on was found
  1  the file needs work
  2  the command, the profile or the mapping is wrong
  3  a file cannot be read or written";

/// The arguments of `enroll validate`.
#[derive(Debug, Clone, Args)]
#[command(before_help = EXAMPLES, after_long_help = EXIT_CODES)]
pub struct ValidateArgs {
    /// User list: CSV, Excel or ODS; `-` reads standard input
    #[arg(required_unless_present_any = ["list_rules", "explain"])]
    file: Option<PathBuf>,

    #[command(flatten)]
    skip: SkipArgs,

    /// Write a copy with the problems marked
    ///
    /// The problems of each row stand in a last column `errors`. An Excel workbook (.xlsx, .xlsm) comes back as
    /// itself, with the cells marked and all else untouched; .csv and .xlsx can be written from every list. In a
    /// folder (`DIR/`) the file is named after the run.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Copy only the `failed` or the `valid` rows
    #[arg(long, value_name = "WHICH", requires = "output")]
    only: Option<Only>,

    /// Fix unambiguous problems, write the result to -o
    ///
    /// The list again without an `errors` column: a workbook comes back with only these cells changed.
    #[arg(long, requires = "output", conflicts_with = "only")]
    fix: bool,

    /// Print the report in another format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_of::<Validation<'static>>(),
        hide_possible_values = true,
        long_help = formats_help::<Validation<'static>>("Print the report in another format"),
    )]
    format: ChosenFormat,

    /// Write the report to a file as well: `json=report.json`
    #[arg(
        long = "report",
        hide_short_help = true,
        value_name = "FORMAT=FILE",
        value_parser = report_file_of::<Validation<'static>>,
    )]
    reports: Vec<ReportFile>,

    /// Say what became of an earlier list
    ///
    /// The earlier list is checked again with the same settings. The report says what was fixed since then, what is still
    /// there, what is new, and which cells were changed that had no problem. Rows are matched by key.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    since: Option<PathBuf>,

    /// Fail only on what an earlier JSON report does not have
    ///
    /// Findings are compared by their ids, so that moved rows make no difference. The report says how many are known.
    #[arg(long, value_name = "REPORT", hide_short_help = true)]
    baseline: Option<PathBuf>,

    #[command(flatten)]
    show: ShowArgs,

    /// Exit with 1 on: error, warning or never
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "error",
        hide_default_value = true
    )]
    fail_on: FailOn,

    /// List all rules
    #[arg(long, help_heading = "Rules", conflicts_with = "explain")]
    list_rules: bool,

    /// Explain a rule, and how to ignore it
    ///
    /// In a few lines; `--verbose` prints its whole page.
    #[arg(long, value_name = "RULE", help_heading = "Rules")]
    explain: Option<String>,

    /// How many threads check [default: one for each core]
    #[arg(long, value_name = "N", hide = true)]
    threads: Option<NonZeroUsize>,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    rules: RuleArgs,

    #[command(flatten)]
    inputs: InputArgs,
}

/// From which severity on what is found ends the command with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// An error
    Error,
    /// A warning or an error
    Warning,
    /// Exit with 0 whatever is found
    Never,
}

impl FailOn {
    /// Whether the file needs work for the sake of what an earlier report does not have.
    fn fails(self, checked: &Checked, known: Option<&KnownFindings>) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Never => return false,
        };
        let is_new = |place: usize| known.is_none_or(|known| !known.known[place]);
        let mut findings = checked.findings.iter().enumerate();
        findings.any(|(place, finding)| finding.severity >= least && is_new(place))
    }
}

/// Runs the command.
///
/// # Errors
/// If the command is wrong or a file cannot be read or written.
pub fn run(args: &ValidateArgs, session: &Session) -> Result<Outcome, Error> {
    let args = &args.clone().with_default_mapping();
    if args.list_rules {
        return args.print_rules(rules::ALL, session);
    }
    if let Some(name) = &args.explain {
        return args.explain(name, session);
    }
    let threads = args.threads.unwrap_or(session.threads);
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    args.check_outputs(file)?;
    let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let mut inputs = args.inputs.open_with(file, &args.rules, threads)?;
    inputs.skip(&args.skip, threads)?;
    inputs.notes.extend(inputs.note_on_skipped());
    args.inputs.keep_profile(&inputs.task, &args.outputs())?;
    reports::check_settings(args.format, &args.reports, &inputs.task.mapping.org)?;
    let earlier = args
        .since
        .as_deref()
        .map(|earlier| EarlierList::check(earlier, file, &args.inputs, &args.rules, threads));
    let earlier = earlier.transpose()?;
    args.destination(file, &inputs, "")?;
    let checked = inputs.check(threads)?;
    let run_id = inputs.run_id(&checked, &[&[u8::from(args.fix)]]);
    let output = args.destination(file, &inputs, &run_id)?;
    let (mut inputs, mut checked) = foresee(inputs, checked, threads)?;
    if let Some(path) = output.as_deref().filter(|_| !args.fix) {
        inputs
            .notes
            .extend(annotated::note_on_encoding(&inputs, path));
    }
    let fixes = args.fixed(&mut inputs, output.as_deref(), threads, &mut checked)?;
    let name = file.display().to_string();
    let missing = missing::missing(&inputs, &checked, threads)?;
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
        exit: 0,
        since: None,
        baseline: None,
    };
    let since = earlier
        .as_ref()
        .map(|earlier| Since::new(earlier.list(), report.list()));
    let known = baseline
        .as_ref()
        .map(|baseline| baseline.compare(&report.ids()));
    let annotated = match &output {
        Some(path) => Some(annotated::write(
            &inputs, &report, args.only, threads, path,
        )?),
        None => None,
    };
    let outcome = match annotated {
        _ if args.fail_on.fails(&checked, known.as_ref()) => Outcome::Findings,
        Some(Annotated::NotWritten(_)) => Outcome::NotWritten,
        _ => Outcome::Done,
    };
    let report = Validation {
        exit: outcome.exit(),
        since: earlier
            .as_ref()
            .zip(since.as_ref())
            .map(|(earlier, since)| EarlierReport {
                file: &earlier.name,
                list: earlier.list(),
                since,
            }),
        baseline: baseline
            .as_ref()
            .zip(known.as_ref())
            .map(|(baseline, known)| KnownReport {
                file: &baseline.file,
                known,
            }),
        ..report
    };
    let language = inputs.task.language();
    reports::write_all(&args.reports, &report, session, args.show, language)?;
    let report = Validation {
        annotated: annotated.as_ref(),
        next: &args.next_steps(file, &report, session),
        ..report
    };
    args.print(&report, session)?;
    if args.asks() && !missing.is_empty() {
        return args.map(file, session);
    }
    Ok(outcome)
}

impl ValidateArgs {
    /// What was fixed, if that was asked for.
    fn fixed(
        &self,
        inputs: &mut Inputs,
        output: Option<&Path>,
        threads: NonZeroUsize,
        checked: &mut Checked,
    ) -> Result<Option<Fixes>, Error> {
        if !self.fix {
            return Ok(None);
        }
        let in_place = annotated::in_place(output, inputs)?;
        fixed::fix(inputs, in_place, threads, checked).map(Some)
    }

    /// Where the list is written, if it is, in a run with this id.
    fn destination(
        &self,
        file: &Path,
        inputs: &Inputs,
        run_id: &str,
    ) -> Result<Option<PathBuf>, UsageError> {
        let Some(path) = &self.output else {
            return Ok(None);
        };
        let path = annotated::destination(path, file, inputs, self.only, run_id);
        annotated::check_ending("-o", &path, inputs, self.only)?;
        self.inputs.check_outputs(file, &[("-o", &path)])?;
        Ok(Some(path))
    }

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
        for (read, input) in [
            (&self.since, InputFile::Earlier),
            (&self.baseline, InputFile::Baseline),
        ] {
            let Some(read) = read else {
                continue;
            };
            let outputs = self.outputs();
            let mut outputs = outputs.iter();
            if let Some((flag, _)) = outputs.find(|(_, path)| outputs::same(read, path)) {
                return Err(UsageError::OutputIsInput { flag, input });
            }
        }
        let output = self.output.as_deref();
        output.map_or(Ok(()), |output| FileKind::List.check("-o", output))
    }

    fn print(&self, report: &Validation<'_>, session: &Session) -> Result<(), Error> {
        let stream = Stream::beside(self.output.as_deref());
        let page = self.format.page(session, self.show, report.task.language());
        outputs::show(stream, |output| {
            report::write(&*self.format, report, page, output)
        })?;
        if self.format.is_for_programs() {
            for note in report.notes {
                let note = message!("report-note", note = note.clone());
                outputs::eprint_line(&page.message(&note));
            }
            let annotated = report
                .annotated
                .filter(|annotated| !annotated.is_on_stdout());
            if let Some(annotated) = annotated {
                outputs::eprint_line(&page.message(&annotated.describe()));
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

    fn print_rules(&self, rules: &[Rule], session: &Session) -> Result<Outcome, Error> {
        let list = RuleList { rules };
        if RuleList::renderer(&*self.format).is_none() {
            let format = self.format.name();
            return Err(UsageError::NoListOfRules { format }.into());
        }
        let page = session.page(self.show, self.inputs.language.unwrap_or_default());
        outputs::to_stdout(|output| report::write(&*self.format, &list, page, output))
            .map(|()| Outcome::Done)
    }

    /// Explains a rule in the format that was asked for: to people in a few lines, or with its whole page.
    fn explain(&self, name: &str, session: &Session) -> Result<Outcome, Error> {
        let Some(rule) = rules::named(name) else {
            let (name, flag) = (name.to_owned(), Some("--explain"));
            return Err(UsageError::NoRule { name, flag }.into());
        };
        if self.format.is_for_programs() {
            return self.print_rules(slice::from_ref(rule), session);
        }
        outputs::to_stdout(|output| {
            if self.show.detail.verbose {
                output.write_all(rule.page.as_bytes())
            } else {
                report::explain(rule, session.style, output)
            }
        })
        .map(|()| Outcome::Done)
    }
}

//! `enroll validate`: says everything that is wrong with a file, and gives it back with the findings in it.

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::check::{self, Checked, RuleLevels};
use crate::commands::annotated::Annotated;
use crate::commands::fixed;
use crate::commands::inputs::{InputArgs, Inputs, RuleArgs};
use crate::commands::outputs::{self, FromWriting};
use crate::commands::showing::ShowArgs;
use crate::commands::{Error, Outcome};
use crate::finding::Severity;
use crate::progress;
use crate::report::annotate::Only;
use crate::report::masking::ShowValues;
use crate::report::terminal::{self, Style};
use crate::report::{Compared, Report, counted, harmless, json};
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
    pub file: Option<PathBuf>,

    // No doc comment: clap would take it for the text above the flags.
    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub inputs: InputArgs,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub rules: RuleArgs,

    /// Write the list again, as CSV, with the findings of each row in a last column `errors`
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Write only the rows that failed, or only the valid ones
    #[arg(
        long,
        value_name = "WHICH",
        requires = "output",
        help_heading = "Output"
    )]
    pub only: Option<OnlyArg>,

    /// Fix what can only have been meant one way, and write the list again, as CSV, without a column of ours
    #[arg(
        long,
        requires = "output",
        conflicts_with = "only",
        help_heading = "Output"
    )]
    pub fix: bool,

    /// How the report is printed
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub format: Format,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub show: ShowArgs,

    /// From which severity on what is found ends the command with 1
    #[arg(
        long,
        value_name = "WEIGHT",
        default_value = "error",
        help_heading = "Rules"
    )]
    pub fail_on: FailOn,

    /// List all rules
    #[arg(long, help_heading = "Rules", conflicts_with = "explain")]
    pub list_rules: bool,

    /// Explain a rule
    #[arg(long, value_name = "RULE", help_heading = "Rules")]
    pub explain: Option<String>,

    /// How many threads check [default: one for each core]
    #[arg(long, value_name = "N", hide = true)]
    pub threads: Option<NonZeroUsize>,
}

/// Which rows `-o` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnlyArg {
    /// Those with an error
    Failed,
    /// The others
    Valid,
}

impl From<OnlyArg> for Only {
    fn from(only: OnlyArg) -> Self {
        match only {
            OnlyArg::Failed => Self::Failed,
            OnlyArg::Valid => Self::Valid,
        }
    }
}

/// From which severity on what is found ends the command with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
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

/// How the report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Runs the command. `style` says what standard output can show.
///
/// # Errors
/// When the command is wrong or a file cannot be read or written.
pub fn run(args: &ValidateArgs, style: Style) -> Result<Outcome, Error> {
    if args.list_rules {
        return outputs::to_stdout(|output| terminal::list_rules(style, output))
            .map(|()| Outcome::Done);
    }
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    check_output(args, file)?;
    let mut inputs = args.inputs.open_with(file, &args.rules)?;
    args.inputs.keep_profile(&inputs, args.output.as_deref())?;
    let levels = RuleLevels::new(&inputs.profile, &inputs.mapping.rules);
    let check = |inputs: &Inputs| {
        progress::during("checking", || {
            check::run(&inputs.source, &inputs.setup(), &levels, threads(args))
                .map_err(|error| inputs.source.failure(error).into())
        })
    };
    let mut checked = check(&inputs)?;
    let name = file.display().to_string();
    let run_id = inputs.run_id(&checked, &[&[u8::from(args.fix)]]);
    let fixes = if args.fix {
        let fixes = fixed::with_fix(&mut inputs, &levels, threads(args), &mut checked, &check)?;
        Some(fixes)
    } else {
        None
    };
    let compared = inputs.current.as_ref().map(|current| Compared {
        with: current.name.clone(),
        users: current.users.len() as u64,
    });
    let report = Report {
        file: &name,
        run_id: &run_id,
        profile: &inputs.profile,
        operation: inputs.operation.kind,
        observed: &inputs.source.observed,
        layout: &inputs.layout,
        compared: compared.as_ref(),
        checked: &checked,
        fixes: fixes.as_ref(),
        notes: &inputs.notes,
    };
    let annotated = match &args.output {
        Some(path) => {
            let only = args.only.map(Only::from);
            Some(Annotated::write(
                &inputs,
                &report,
                only,
                threads(args),
                path,
            )?)
        }
        None => None,
    };
    print(args, &report, annotated.as_ref(), style)?;
    Ok(match annotated {
        _ if args.fail_on.fails(&checked) => Outcome::Findings,
        Some(Annotated::NotWritten(_)) => Outcome::NotWritten,
        _ => Outcome::Done,
    })
}

fn threads(args: &ValidateArgs) -> NonZeroUsize {
    let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    args.threads.unwrap_or_else(cores)
}

fn print(
    args: &ValidateArgs,
    report: &Report<'_>,
    annotated: Option<&Annotated>,
    style: Style,
) -> Result<(), Error> {
    let to_stdout = args.output.as_deref() == Some(Path::new("-"));
    // The report gives way to the list where both would go to standard output.
    let to_a_person = if to_stdout {
        io::stderr().is_terminal()
    } else {
        io::stdout().is_terminal()
    };
    let usual = match args.format {
        Format::Json => ShowValues::Full,
        Format::Text if to_a_person => ShowValues::Full,
        Format::Text => ShowValues::Masked,
    };
    let values = args.show.values(usual);
    let fate = annotated.map(Annotated::told);
    match args.format {
        Format::Json => {
            outputs::to_stdout(|output| json::write(report, values, output))?;
            for note in report.notes {
                outputs::talk(&format!("note: {note}"));
            }
            if let Some(fate) = fate {
                outputs::talk(&fate);
            }
            Ok(())
        }
        Format::Text => {
            let file = args.file.as_deref();
            let fixable = match args.output {
                Some(_) => 0,
                None => report.fixable(),
            };
            let next = (args.output.is_none() && report.count(Severity::Error) > 0)
                .then(|| next_command(file, "", "checked"));
            let write = |output: &mut dyn Write| {
                terminal::write(report, values, style, output)?;
                if let Some(fate) = &fate {
                    writeln!(output, "{fate}")?;
                }
                if fixable > 0 {
                    let next = next_command(file, "--fix ", "fixed");
                    let count = counted(fixable, "finding");
                    writeln!(
                        output,
                        "to fix what has one possible fix ({count}):\n  {next}"
                    )?;
                }
                if let Some(next) = &next {
                    writeln!(
                        output,
                        "to get the file back with an `errors` column:\n  {next}"
                    )?;
                }
                Ok(())
            };
            if to_stdout {
                write(&mut io::stderr().lock()).map_err(|error| Error::from_writing("-", error))
            } else {
                outputs::to_stdout(write)
            }
        }
    }
}

/// The command that was run, with the flags that write a file.
fn next_command(file: Option<&Path>, flag: &str, ending: &str) -> String {
    let quoted = |word: &str| {
        let plain = |letter: char| letter.is_alphanumeric() || "-_./=,:@+".contains(letter);
        if !word.is_empty() && word.chars().all(plain) {
            word.to_owned()
        } else {
            format!("'{}'", word.replace('\'', "'\\''"))
        }
    };
    let words: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| quoted(&word.to_string_lossy()))
        .collect();
    let stem = file
        .and_then(Path::file_stem)
        .map_or("people".into(), |stem| stem.to_string_lossy());
    let stem = if stem == "-" { "people".into() } else { stem };
    let output = quoted(&format!("{stem}.{ending}.csv"));
    harmless(&format!("enroll {} {flag}-o {output}", words.join(" "))).into_owned()
}

fn check_output(args: &ValidateArgs, file: &Path) -> Result<(), Error> {
    let Some(output) = &args.output else {
        return Ok(());
    };
    if output == Path::new("-") {
        if args.format == Format::Json {
            return Err(Error::usage(
                "`-o -` and `--format json` both write to standard output",
                "give one of them a file",
            ));
        }
        return Ok(());
    }
    args.inputs.keep_inputs(file, output)
}

fn explain(name: &str) -> Result<Outcome, Error> {
    let Some(rule) = rules::named(name) else {
        let hint = match crate::values::similarity::did_you_mean(
            name,
            rules::ALL.iter().map(|rule| rule.name),
        ) {
            Some(close) => format!("did you mean `--explain {close}`?"),
            None => "`enroll validate --list-rules` names them all".into(),
        };
        return Err(Error::usage(format!("there is no rule `{name}`"), hint));
    };
    outputs::to_stdout(|output| output.write_all(rule.page.as_bytes())).map(|()| Outcome::Done)
}

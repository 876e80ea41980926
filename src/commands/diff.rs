//! `enroll diff`: shows what an import would change against the users that the target holds now.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::commands::apply;
use crate::commands::inputs::{InputArgs, RuleArgs, read_current};
use crate::commands::outputs::{self, FromWriting};
use crate::commands::planning::{Checking, PlanArgs, Planning};
use crate::commands::refusal;
use crate::commands::showing::ShowArgs;
use crate::commands::{Error, Outcome};
use crate::plan::file;
use crate::plan::safeguard::Stop;
use crate::report::masking::ShowValues;
use crate::report::planned::{self, Planned};
use crate::report::terminal::Style;

const AFTER_HELP: &str = "\
Exit codes:
  0  the difference was found
  1  the file needs work, or --exit-code was given and something would change
  2  the command, the profile or the mapping is wrong
  3  a file or the current users cannot be read or written

Example:
  enroll diff people.xlsx --mapping hr.toml --current users.db -o plan.json";

/// The arguments of `enroll diff`.
#[derive(Debug, Clone, Args)]
#[command(after_help = AFTER_HELP)]
pub struct DiffArgs {
    /// The list: CSV, TSV, XLSX, XLSM, XLSB, XLS or ODS; `-` reads standard input
    pub file: PathBuf,

    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap would take it for the text above the flags"
    )]
    pub inputs: InputArgs,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub plan: PlanArgs,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub rules: RuleArgs,

    /// Write the plan, so that `enroll apply` carries out exactly that
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// How the difference is printed [default: the first changes of each kind]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<Format>,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub show: ShowArgs,

    /// End with 1 if something would change
    #[arg(long, help_heading = "Output")]
    pub exit_code: bool,
}

/// How the difference is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, every change
    Full,
    /// For programs: the plan as it is saved
    Json,
}

/// Runs the command. `style` says what standard output can show.
///
/// # Errors
/// When the command is wrong or a file cannot be read or written.
pub fn run(args: &DiffArgs, style: Style) -> Result<Outcome, Error> {
    check_output(args)?;
    if apply::is_plan(&args.file) {
        return Err(Error::usage(
            format!("`{}` is a plan already", args.file.display()),
            "`enroll apply --dry-run` shows what it would change",
        ));
    }
    let checking = Checking::of(
        &args.file,
        &args.inputs,
        &args.rules,
        &args.plan,
        &mut read_current,
    )?;
    args.inputs
        .keep_profile(&checking.inputs, args.output.as_deref())?;
    let json = args.format == Some(Format::Json);
    if checking.is_hopeless() {
        refusal::print(&checking, &args.file, json, args.show, style)?;
        return Ok(Outcome::Findings);
    }
    let planning = checking.plan(args.plan.create)?;
    let protected = checking.inputs.mapping.org.protected.as_deref();
    let held = &checking.current().users;
    let profile = &checking.inputs.profile;
    let stops = planning.stops(held, profile, protected.unwrap_or_default(), &[]);
    print(args, &checking, &planning, &stops, style)?;
    let failed = planning.plan.counts.failed > 0 && !args.plan.skip_invalid;
    if let Some(path) = &args.output {
        if failed {
            outputs::talk(
                "no plan was written: some rows failed; `--skip-invalid` leaves them out",
            );
            return Ok(Outcome::Findings);
        }
        outputs::to_private_file(path, |output| {
            file::write(&planning.plan, profile, &[], output)
        })?;
        if path != Path::new("-") {
            outputs::talk(&format!("wrote `{}`", path.display()));
        }
    }
    Ok(match planning.plan.changes.is_empty() {
        _ if failed => Outcome::Findings,
        false if args.exit_code => Outcome::Findings,
        _ => Outcome::Done,
    })
}

fn print(
    args: &DiffArgs,
    checking: &Checking,
    planning: &Planning,
    stops: &[Stop],
    style: Style,
) -> Result<(), Error> {
    let profile = &checking.inputs.profile;
    let name = args.file.display().to_string();
    let planned = Planned {
        plan: &planning.plan,
        profile,
        file: &name,
        current: &checking.current().name,
        held: &checking.current().users,
        located: &planning.located,
        survey: &planning.survey,
        smallest_group: checking.inputs.smallest_group(),
        stops,
        findings: &checking.checked.findings,
        digest: &planning.digest,
        notes: &planning.notes,
    };
    if args.format == Some(Format::Json) {
        let beside = planned::beside(&planned);
        return outputs::to_stdout(|output| file::write(&planning.plan, profile, &beside, output));
    }
    // The report gives way to the plan where both would go to standard output.
    let to_stderr = args.output.as_deref() == Some(Path::new("-"));
    let to_a_person = if to_stderr {
        io::stderr().is_terminal()
    } else {
        io::stdout().is_terminal()
    };
    let values = args.show.values(if to_a_person {
        ShowValues::Full
    } else {
        ShowValues::Masked
    });
    let all = args.format == Some(Format::Full);
    let write = |output: &mut dyn Write| planned::write(&planned, values, all, style, output);
    if to_stderr {
        write(&mut io::stderr().lock()).map_err(|error| Error::from_writing("-", error))
    } else {
        outputs::to_stdout(write)
    }
}

fn check_output(args: &DiffArgs) -> Result<(), Error> {
    let Some(output) = &args.output else {
        return Ok(());
    };
    if output == Path::new("-") && args.format == Some(Format::Json) {
        return Err(Error::usage(
            "`-o -` and `--format json` both write to standard output",
            "one of them is enough: both are the plan",
        ));
    }
    args.inputs.keep_inputs(&args.file, output)
}

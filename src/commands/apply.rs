//! `enroll apply`: carries an import out, whole or not at all.

mod held;
mod job;

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::annotated::Annotated;
use crate::commands::apply::held::Held;
use crate::commands::apply::job::Job;
use crate::commands::inputs::{InputArgs, RuleArgs, Settings};
use crate::commands::outputs;
use crate::commands::planning::{Checking, PlanArgs, Planning, nobody};
use crate::commands::refusal;
use crate::commands::showing::ShowArgs;
use crate::commands::{Error, Outcome};
use crate::current::CurrentUsers;
use crate::plan::file;
use crate::plan::safeguard::Accepted;
use crate::progress;
use crate::report::annotate::Only;
use crate::report::counted;
use crate::report::masking::ShowValues;
use crate::report::terminal::Style;

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

/// The arguments of `enroll apply`.
#[derive(Debug, Clone, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is given or not"
)]
#[command(after_help = AFTER_HELP)]
pub struct ApplyArgs {
    /// The list, or a plan that `enroll diff -o` wrote; `-` reads standard input
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

    /// Show what would be done, and do nothing
    #[arg(short = 'n', long, help_heading = "Safety")]
    pub dry_run: bool,

    /// Do it without asking
    #[arg(short, long, help_heading = "Safety")]
    pub yes: bool,

    /// Ask nothing: without --yes, nothing is done
    #[arg(long, help_heading = "Safety")]
    pub no_input: bool,

    /// Let through what a safeguard stops, if it is exactly that many: `removals=42`
    #[arg(long, value_name = "WHAT=NUMBER", help_heading = "Safety")]
    pub accept: Vec<Accepted>,

    /// Only do it if this is the digest of the plan, as `enroll diff` shows it
    #[arg(long, value_name = "DIGEST", help_heading = "Safety")]
    pub digest: Option<String>,

    /// Write the plan that takes all of it back
    #[arg(long, value_name = "FILE", help_heading = "Safety")]
    pub undo: Option<PathBuf>,

    /// Where the new export goes, where the current users are one
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,

    /// Write the rows that were left out because of errors, as CSV, with what is wrong in a last column `errors`
    #[arg(
        long,
        value_name = "FILE",
        requires = "skip_invalid",
        help_heading = "Output"
    )]
    pub failed: Option<PathBuf>,

    /// Write what became of each row: `json=result.json`
    #[arg(long, value_name = "json=FILE", value_parser = report, help_heading = "Output")]
    pub report: Option<PathBuf>,

    /// Show every change before asking, and not only the first of each kind
    #[arg(long, help_heading = "Output")]
    pub full: bool,

    #[command(flatten)]
    #[expect(missing_docs, reason = "see above")]
    pub show: ShowArgs,
}

fn report(text: &str) -> Result<PathBuf, String> {
    match text.split_once('=') {
        Some(("json", path)) if !path.is_empty() => Ok(path.into()),
        _ => Err("a report has a format and a file: `json=result.json`".into()),
    }
}

/// How much of a file tells whether it is a plan.
const START: usize = 64;

/// Runs the command. `style` says what standard output can show.
///
/// # Errors
/// When the command is wrong, a file cannot be read or written, or a safeguard stops it.
pub fn run(args: &ApplyArgs, style: Style) -> Result<Outcome, Error> {
    check_outputs(args)?;
    if is_plan(&args.file) {
        saved(args, style)
    } else {
        fresh(args, style)
    }
}

/// Makes a plan of a list and carries it out.
fn fresh(args: &ApplyArgs, style: Style) -> Result<Outcome, Error> {
    let mut held = None;
    let mut checking = Checking::of(
        &args.file,
        &args.inputs,
        &args.rules,
        &args.plan,
        &mut |path, profile| {
            let (opened, current) =
                Held::open(path, profile, args.output.as_deref(), args.dry_run)?;
            held = Some(opened);
            Ok(Some(current))
        },
    )?;
    for output in args.outputs() {
        args.inputs.keep_profile(&checking.inputs, Some(output))?;
    }
    if checking.is_hopeless() {
        refusal::print(&checking, &args.file, false, args.show, style)?;
        outputs::talk("nothing was changed: the file itself has an error");
        return Ok(Outcome::Findings);
    }
    let planning = checking.plan(args.plan.create)?;
    checking.refuse(&planning.plan);
    let failed = planning.plan.counts.failed;
    if failed > 0 && !args.plan.skip_invalid {
        refusal::print(&checking, &args.file, false, args.show, style)?;
        outputs::talk(&format!(
            "nothing was changed: {} failed; `--skip-invalid` leaves them out",
            counted(failed, "row")
        ));
        return Ok(Outcome::Findings);
    }
    let held = match held {
        Some(held) => held,
        None => Held::create(
            Path::new(&checking.current().name),
            &checking.inputs.profile,
        )?,
    };
    let name = args.file.display().to_string();
    let job = Job {
        args,
        planning: &planning,
        current: checking.current(),
        profile: &checking.inputs.profile,
        org: &checking.inputs.mapping.org,
        findings: &checking.checked.findings,
        name: &name,
    };
    job.run(held, style, &|| give_back(args, &checking))
}

/// Gives the rows back that were left out because of errors.
fn give_back(args: &ApplyArgs, checking: &Checking) -> Result<(), Error> {
    let Some(path) = &args.failed else {
        return Ok(());
    };
    let name = args.file.display().to_string();
    let report = checking.report(&name, None);
    let threads = crate::commands::planning::threads();
    let annotated = Annotated::write(&checking.inputs, &report, Some(Only::Failed), threads, path)?;
    match annotated {
        Annotated::NotWritten(reason) => Err(Error::NotAnnotated { reason }),
        written => {
            outputs::talk(&written.told());
            Ok(())
        }
    }
}

/// Carries out a plan that was saved.
fn saved(args: &ApplyArgs, style: Style) -> Result<Outcome, Error> {
    refuse_what_a_plan_has(args)?;
    let Some(path) = &args.inputs.current else {
        return Err(Error::usage(
            "a plan needs the current users that it was made for",
            "add `--current FILE`",
        ));
    };
    let mut settings: Option<Settings> = None;
    let (plan, profile) = progress::during("reading the plan", || {
        file::read(&args.file, open(&args.file)?, |name| {
            let loaded = args.inputs.settings_for(name)?;
            let profile = loaded.profile.clone();
            settings = Some(loaded);
            Ok::<_, Error>(profile)
        })
    })?;
    let org = settings
        .map(|settings| settings.mapping.org)
        .unwrap_or_default();
    let (held, current): (Held, CurrentUsers) = if args.plan.create {
        crate::commands::planning::refuse_existing(path)?;
        (
            Held::create(path, &profile)?,
            nobody(path, &profile, Vec::new()),
        )
    } else {
        Held::open(path, &profile, args.output.as_deref(), args.dry_run)?
    };
    if plan.current != current.identity {
        return Err(Error::usage(
            format!(
                "`{}` was made for other current users than `{}`",
                args.file.display(),
                path.display()
            ),
            "name the current users that it was made for, or make the plan again with `enroll diff`",
        ));
    }
    let planning = Planning::new(plan, &current.users, &profile, &org, None, Vec::new())?;
    held::refuse_stale(
        &planning.plan.changes,
        &planning.located,
        &current.users,
        &profile,
        values(args, io::stderr().is_terminal()),
    )?;
    let name = args.file.display().to_string();
    let job = Job {
        args,
        planning: &planning,
        current: &current,
        profile: &profile,
        org: &org,
        findings: &[],
        name: &name,
    };
    job.run(held, style, &|| Ok(()))
}

/// How much of a value is shown, by whether a person looks.
fn values(args: &ApplyArgs, to_a_person: bool) -> ShowValues {
    let usual = if to_a_person {
        ShowValues::Full
    } else {
        ShowValues::Masked
    };
    args.show.values(usual)
}

/// Whether a file is a plan, by its content.
pub(super) fn is_plan(path: &Path) -> bool {
    if path == Path::new("-") {
        // What is looked at stays there for whoever reads.
        return io::stdin().lock().fill_buf().is_ok_and(file::is_plan);
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start));
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    is_file && read.is_ok() && file::is_plan(&start)
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|source| crate::source::Error::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// What a plan says already cannot be said once more.
fn refuse_what_a_plan_has(args: &ApplyArgs) -> Result<(), Error> {
    let PlanArgs {
        create: _,
        existing,
        groups,
        absent,
        linked,
        skip,
        skip_invalid,
    } = &args.plan;
    let given = [
        (existing.is_some(), "--existing"),
        (groups.is_some(), "--groups"),
        (absent.is_some(), "--absent"),
        (linked.is_some(), "--linked"),
        (!skip.is_empty(), "--skip"),
        (*skip_invalid, "--skip-invalid"),
        (args.inputs.operation.is_some(), "--operation"),
    ];
    match given.iter().find(|(given, _)| *given) {
        Some((_, flag)) => Err(Error::usage(
            format!("`{flag}` has no say over a plan that is made already"),
            "leave it out, or make the plan again with `enroll diff`",
        )),
        None => Ok(()),
    }
}

impl ApplyArgs {
    /// Every file that is written, with the flag that names it.
    fn named_outputs(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let outputs = [
            ("--failed", &self.failed),
            ("--undo", &self.undo),
            ("-o", &self.output),
            ("--report", &self.report),
        ];
        outputs
            .into_iter()
            .filter_map(|(flag, path)| Some((flag, path.as_deref()?)))
    }

    fn outputs(&self) -> impl Iterator<Item = &Path> {
        self.named_outputs().map(|(_, path)| path)
    }
}

/// Refuses to write over what is read, and to write two things into one file.
fn check_outputs(args: &ApplyArgs) -> Result<(), Error> {
    let outputs: Vec<(&str, &Path)> = args.named_outputs().collect();
    for (number, (flag, path)) in outputs.iter().enumerate() {
        if *path == Path::new("-") {
            return Err(Error::usage(
                format!("`{flag} -` would mix with what is shown"),
                "name a file",
            ));
        }
        args.inputs.keep_inputs_from(flag, &args.file, path)?;
        let mut before = outputs[..number].iter();
        if let Some((other, _)) = before.find(|(_, other)| other == path) {
            return Err(Error::usage(
                format!("`{other}` and `{flag}` name one file"),
                "give each of them its own",
            ));
        }
    }
    Ok(())
}

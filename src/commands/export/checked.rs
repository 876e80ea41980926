//! A file whose users are exported: checked as `validate` checks it, and fixed as `--fix` does.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crate::check::{self, Checked, RuleLevels};
use crate::commands::annotated::told;
use crate::commands::export::{ExportArgs, values};
use crate::commands::fixed::with_fix;
use crate::commands::inputs::{InputArgs, Inputs};
use crate::commands::outputs::{self, FromWriting};
use crate::commands::planning::threads;
use crate::commands::{Error, Outcome};
use crate::finding::{Finding, Severity};
use crate::fix::Fixes;
use crate::progress;
use crate::report::annotate::{self, Only};
use crate::report::terminal::{self, Style};
use crate::report::{Compared, Report, counted};
use crate::roster;
use crate::user::list::UserList;

/// What is wrong with how a file is written, and right in the one that comes of it.
const SETTLED: [&str; 4] = [
    "wrong-delimiter",
    "wrong-encoding",
    "wrong-format",
    "wrong-label-case",
];

/// Whether what is written has no longer what was found in the file; all of it is checked again.
fn is_settled(finding: &Finding, args: &ExportArgs) -> bool {
    let is_filled = |field: &str| {
        let mut filled = args.fill.iter().filter_map(|fill| fill.split_once('='));
        args.from_profile.is_none() && filled.any(|(name, _)| name.trim() == field)
    };
    match finding.rule {
        "too-many-rows" => args.split,
        "missing-value" | "missing-column" => finding.field.as_deref().is_some_and(is_filled),
        rule => SETTLED.contains(&rule),
    }
}

/// A file, and what was found in it once it was fixed.
pub(super) struct CheckedFile {
    pub(super) name: String,
    pub(super) inputs: Inputs,
    checked: Checked,
    fixes: Fixes,
    run_id: String,
}

impl CheckedFile {
    /// Reads, checks and fixes.
    pub(super) fn open(path: &Path, input: &InputArgs, args: &ExportArgs) -> Result<Self, Error> {
        let mut inputs = input.open_with(path, &args.rules)?;
        let levels = RuleLevels::new(&inputs.profile, &inputs.mapping.rules);
        let check = |inputs: &Inputs| {
            progress::during("checking", || {
                check::run(&inputs.source, &inputs.setup(), &levels, threads())
                    .map_err(|error| inputs.source.failure(error).into())
            })
        };
        let mut checked = check(&inputs)?;
        let run_id = inputs.run_id(&checked, &[b"export"]);
        let fixes = with_fix(&mut inputs, &levels, threads(), &mut checked, &check)?;
        checked.settle(|finding| is_settled(finding, args));
        Ok(Self {
            name: path.display().to_string(),
            inputs,
            checked,
            fixes,
            run_id,
        })
    }

    fn errors(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.checked.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Error)
    }

    fn report<T>(&self, show: impl FnOnce(&Report<'_>) -> T) -> T {
        let inputs = &self.inputs;
        let compared = inputs.current.as_ref().map(|current| Compared {
            with: current.name.clone(),
            users: current.users.len() as u64,
        });
        show(&Report {
            file: &self.name,
            run_id: &self.run_id,
            profile: &inputs.profile,
            operation: inputs.operation.kind,
            observed: &inputs.source.observed,
            layout: &inputs.layout,
            compared: compared.as_ref(),
            checked: &self.checked,
            fixes: Some(&self.fixes).filter(|fixes| !fixes.is_empty()),
            notes: &inputs.notes,
        })
    }

    /// The users who have no error.
    pub(super) fn users(&self) -> Result<UserList, Error> {
        let read = || {
            let setup = self.inputs.setup();
            roster::read(&self.inputs.source, &setup, &self.checked, &[], threads())
        };
        match progress::during("reading", read) {
            Ok(roster) => Ok(roster.users),
            Err(roster::Error::Source(error)) => Err(error.into()),
            Err(error) => Err(Error::usage(error.to_string(), "export it again")),
        }
    }

    /// Whether an error stands in the way.
    pub(super) fn needs_work(&self, args: &ExportArgs) -> bool {
        let stops = |finding: &Finding| finding.place.row.is_none() || !args.skip_invalid;
        self.errors().any(stops)
    }

    /// Shows what was found, as `validate` does.
    pub(super) fn tell(&self, args: &ExportArgs, style: Style) -> Result<(), Error> {
        let write = |to_a_person, output: &mut dyn Write| {
            let values = values(args, to_a_person);
            self.report(|report| terminal::write(report, values, style, output))?;
            writeln!(output, "nothing was written")?;
            if self.errors().all(|error| error.place.row.is_some()) {
                let flags = "--skip-invalid --failed failed.csv";
                writeln!(output, "to write the other users, add `{flags}`")?;
            }
            Ok(())
        };
        if args.output.as_deref() == Some(Path::new("-")) {
            let mut stderr = io::stderr().lock();
            let to_a_person = stderr.is_terminal();
            write(to_a_person, &mut stderr).map_err(|error| Error::from_writing("-", error))
        } else {
            outputs::to_stdout(|output| write(io::stdout().is_terminal(), output))
        }
    }

    /// Gives the rows that have an error back, where that was asked for.
    pub(super) fn give_back(&self, args: &ExportArgs) -> Result<(), Error> {
        let Some(path) = &args.failed else {
            return Ok(());
        };
        outputs::to_file(path, |output| {
            let (source, only) = (&self.inputs.source, Some(Only::Failed));
            self.report(|report| annotate::write(source, report, only, threads(), output))
                .map_err(|error| told(error, &self.inputs, path))
        })
    }

    /// Says what was fixed and who was left out, and how the command ends.
    pub(super) fn tell_left_out(&self, args: &ExportArgs) -> Outcome {
        let fixed = self.fixes.len() as u64;
        if fixed > 0 {
            let cells = counted(fixed, "cell");
            outputs::talk(&format!(
                "{cells} fixed; `enroll validate --fix` shows them"
            ));
        }
        let warnings = self.checked.count(Severity::Warning) as u64;
        if warnings > 0 {
            let warnings = counted(warnings, "warning");
            outputs::talk(&format!("{warnings}; `enroll validate` shows them"));
        }
        match (&args.failed, self.checked.failed.len() as u64) {
            (Some(path), failed @ 1..) => {
                let (users, path) = (counted(failed, "user"), path.display());
                outputs::talk(&format!("left out {users}: see `{path}`"));
                Outcome::Findings
            }
            _ => Outcome::Done,
        }
    }
}

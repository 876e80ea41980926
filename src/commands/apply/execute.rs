//! What is done with a plan, whichever way it came about: shown, asked about, carried out, reported.

use std::io::{self, IsTerminal};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::apply::Stamp;
use crate::commands::apply::args::ApplyArgs;
use crate::commands::apply::target::{Circumstances, Target};
use crate::commands::interruption::HeldOff;
use crate::commands::outputs::{self, StagedFile, Stream};
use crate::commands::planning::AssessedPlan;
use crate::commands::prompt;
use crate::commands::session::Session;
use crate::commands::{Error, Outcome, Stopped};
use crate::current::sqlite::JournalEntry;
use crate::finding::Findings;
use crate::messages::{Message, message};
use crate::plan::options::Options;
use crate::plan::safeguard;
use crate::report::{self, Applied, Format, Page, Planned, Report, counted};

/// A plan, and what it is carried out with.
pub(super) struct Execution<'e> {
    pub(super) args: &'e ApplyArgs,
    pub(super) session: &'e Session,
    pub(super) plan: &'e AssessedPlan<'e>,
    pub(super) findings: &'e Findings,
    /// The list or the saved plan, as it was named.
    pub(super) name: &'e str,
}

impl Execution<'_> {
    /// Shows the plan, asks, carries it out and says what it came to. `before` is done when it is sure to be carried out.
    pub(super) fn run(
        &self,
        target: Target,
        before: &dyn Fn() -> Result<(), Error>,
    ) -> Result<Outcome, Error> {
        let Self { args, plan, .. } = *self;
        let stops = plan.stops(&args.accept);
        // What stops the plan is said as an error, below.
        let place = self.place();
        let planned = Planned {
            place: Some(&place),
            ..plan.planned(self.name, &[], self.findings)
        };
        self.show(report::TEXT, &planned)?;
        if let Some(approved) = &args.digest
            && *approved != plan.digest
        {
            return Err(Stopped::Digest {
                digest: plan.digest.clone(),
                approved: approved.clone(),
            }
            .into());
        }
        if !stops.is_empty() {
            let values = self.session.values(args.show);
            let language = plan.task.language();
            let show = |value: &str, out: &mut String| values.write(value, out);
            let said = safeguard::describe(&stops, language, &show);
            return Err(Stopped::Safeguards {
                stops,
                said,
                language,
            }
            .into());
        }
        if args.dry_run {
            let reason = message!("report-apply-why-dry-run");
            self.say(&message!("report-apply-nothing-changed", reason));
            return Ok(Outcome::Done);
        }
        self.confirm()?;
        before()?;
        let applied = Applied {
            plan: &plan.prepared.plan,
            profile: plan.bound.profile(),
            file: self.name,
            current: &self.place(),
            findings: self.findings,
        };
        let held_off = HeldOff::new();
        let reports = args.reports.iter();
        let language = plan.task.language();
        let reports = reports.map(|file| file.stage(&applied, self.session, args.show, language));
        let reports: Vec<StagedFile> = reports.collect::<Result<_, _>>()?;
        self.carry_out(target, &held_off)?;
        let reported = reports.into_iter().try_for_each(StagedFile::commit);
        let reported = reported.and(self.show_applied(&applied));
        reported.inspect_err(|_| {
            self.say(&message!("report-apply-without-report"));
        })?;
        Ok(Outcome::Done)
    }

    /// What is changed, or made anew.
    fn place(&self) -> String {
        match &self.args.output {
            Some(path) => path.display().to_string(),
            None => self.plan.current.name.clone(),
        }
    }

    fn carry_out(&self, target: Target, held_off: &HeldOff) -> Result<(), Error> {
        let plan = &self.plan.prepared.plan;
        // The journal names no user, not even those who were skipped on request.
        let options = Options {
            skip: Vec::new(),
            ..plan.options.clone()
        };
        let options = serde_json::to_string(&options).unwrap_or_default();
        let counts = plan.counts;
        let moment = Timestamp::now().to_zoned(TimeZone::UTC).datetime();
        target.carry_out(&Circumstances {
            plan: self.plan,
            stamp: &Stamp::new(self.plan.bound.profile(), moment),
            undo: self.args.undo.as_deref(),
            values: self.session.values(self.args.show),
            entry: JournalEntry {
                file: self.name,
                run_id: &plan.run_id,
                operation: plan.purpose.name(),
                options: &options,
                created: counts.create,
                updated: counts.update,
                unchanged: counts.unchanged,
                archived: counts.archive,
                deleted: counts.delete,
                skipped: counts.skipped,
                failed: counts.failed,
            },
            held_off,
        })?;
        Ok(())
    }

    /// Asks whether it is to be done.
    fn confirm(&self) -> Result<(), Error> {
        let Self { args, plan, .. } = *self;
        let plan = &plan.prepared.plan;
        let changes = plan.changes.len() as u64;
        if args.yes || changes == 0 {
            return Ok(());
        }
        let to_a_person = io::stdin().is_terminal() && io::stderr().is_terminal();
        if args.no_input || !to_a_person {
            return Err(Stopped::NotConfirmed.into());
        }
        let (place, counts) = (self.place(), plan.counts);
        let target = self.plan.bound.profile().display_name();
        let way_back = match &args.undo {
            Some(undo) => format!("{} will hold what is needed to undo this", undo.display()),
            None => "add --undo undo.json to be able to undo this".to_owned(),
        };
        let help = format!("{way_back}; {target} is not contacted");
        let is_confirmed = if counts.delete > 0 {
            // A number that has to be typed is read.
            let users = counted(counts.delete, "user");
            let for_good = if args.undo.is_none() { " for good" } else { "" };
            outputs::eprint_line(&format!("{users} will be deleted from {place}{for_good}"));
            let number = counts.delete.to_string();
            let question = format!("Type {number} to delete {users}:");
            prompt::typed(&question, &help, &number)?
        } else {
            let question = match counts.archive {
                0 => format!("Make {} in {place}?", counted(changes, "change")),
                archived => format!("Archive {} in {place}?", counted(archived, "user")),
            };
            prompt::confirm(&question, &help)?
        };
        if is_confirmed {
            Ok(())
        } else {
            Err(Stopped::Declined.into())
        }
    }

    fn say(&self, message: &Message) {
        let page = self.page();
        outputs::eprint_line(&page.message(message));
    }

    fn page(&self) -> Page {
        let language = self.plan.task.language();
        self.session.page(self.args.show, language)
    }

    fn show_applied(&self, applied: &Applied<'_>) -> Result<(), Error> {
        outputs::show(Stream::Stdout, |output| writeln!(output)).or_else(unless_closed)?;
        self.show(report::TEXT, applied)
    }

    /// Shows a report. A reader who stops reading has not said that nothing is to be done.
    fn show<R: Report>(&self, format: &dyn Format, shown: &R) -> Result<(), Error> {
        let page = self.page();
        let written = outputs::show(Stream::Stdout, |output| {
            report::write(format, shown, page, output)
        });
        written.or_else(unless_closed)
    }
}

fn unless_closed(error: Error) -> Result<(), Error> {
    match error {
        Error::Closed => Ok(()),
        error => Err(error),
    }
}

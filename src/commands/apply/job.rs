//! What is done with a plan, whichever way it came about: shown, asked about, carried out, reported.

use std::io::{self, IsTerminal, Write};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::apply::Stamp;
use crate::commands::apply::held::{Carrying, Held};
use crate::commands::apply::{ApplyArgs, values};
use crate::commands::interruption::HeldOff;
use crate::commands::outputs::{self, Nameless, Readers};
use crate::commands::planning::Planning;
use crate::commands::prompt;
use crate::commands::{Error, Outcome};
use crate::current::CurrentUsers;
use crate::current::sqlite::JournalEntry;
use crate::finding::Finding;
use crate::mapping::org::OrgSettings;
use crate::plan::safeguard;
use crate::profile::Profile;
use crate::report::counted;
use crate::report::planned::{self, Planned};
use crate::report::result::{self, Applied};
use crate::report::terminal::Style;

/// A plan, and what it is carried out in.
pub(super) struct Job<'j> {
    pub(super) args: &'j ApplyArgs,
    pub(super) planning: &'j Planning,
    pub(super) current: &'j CurrentUsers,
    pub(super) profile: &'j Profile,
    pub(super) org: &'j OrgSettings,
    pub(super) findings: &'j [Finding],
    /// The list or the plan, as it was named.
    pub(super) name: &'j str,
}

impl Job<'_> {
    /// Shows the plan, asks, carries it out and says what it came to. `before` is done when it is sure to be carried out.
    pub(super) fn run(
        &self,
        held: Held,
        style: Style,
        before: &dyn Fn() -> Result<(), Error>,
    ) -> Result<Outcome, Error> {
        let Self { args, planning, .. } = *self;
        let protected = self.org.protected.as_deref().unwrap_or_default();
        let stops = planning.stops(&self.current.users, self.profile, protected, &args.accept);
        let values = values(args, io::stdout().is_terminal());
        let smallest_group = self.org.smallest_group;
        let planned = Planned {
            plan: &planning.plan,
            profile: self.profile,
            file: self.name,
            current: &self.current.name,
            held: &self.current.users,
            located: &planning.located,
            survey: &planning.survey,
            smallest_group: smallest_group.or(self.profile.thresholds.smallest_group),
            stops: &[],
            findings: self.findings,
            digest: &planning.digest,
            notes: &planning.notes,
        };
        show(|output| planned::write(&planned, values, args.full, style, output))?;
        if let Some(digest) = &args.digest
            && *digest != planning.digest
        {
            return Err(Error::Stopped {
                message: format!(
                    "the digest of the plan is {}, not {digest}",
                    planning.digest
                ),
                hint: Some(
                    "look at what is different with `enroll diff`, and have it approved again"
                        .into(),
                ),
            });
        }
        if !stops.is_empty() {
            return Err(Error::Stopped {
                message: safeguard::told(&stops),
                hint: safeguard::hint(&stops),
            });
        }
        if args.dry_run {
            outputs::talk("nothing was changed: this was a dry run");
            return Ok(Outcome::Done);
        }
        self.confirm()?;
        before()?;
        let applied = Applied {
            plan: &planning.plan,
            profile: self.profile,
            file: self.name,
            current: &self.place(),
            findings: self.findings,
        };
        let held_off = HeldOff::new();
        let report = args.report.as_deref().map(|path| {
            Nameless::durable(path, Readers::Owner, |output| {
                result::write_json(&applied, output)
            })
        });
        let report = report.transpose()?;
        self.carry_out(held, &held_off)?;
        let mut told = report.map_or(Ok(()), Nameless::give_name);
        told = told.and(show(|output| {
            writeln!(output)?;
            result::write(&applied, values, style, output)
        }));
        told.inspect_err(|_| {
            outputs::talk("everything was carried out; only the report is missing");
        })?;
        Ok(Outcome::Done)
    }

    /// What is changed, or made anew.
    fn place(&self) -> String {
        match &self.args.output {
            Some(path) => path.display().to_string(),
            None => self.current.name.clone(),
        }
    }

    fn carry_out(&self, held: Held, held_off: &HeldOff) -> Result<(), Error> {
        let plan = &self.planning.plan;
        let options = serde_json::to_string(&plan.options).unwrap_or_default();
        let counts = plan.counts;
        let moment = Timestamp::now().to_zoned(TimeZone::UTC).datetime();
        held.carry_out(&Carrying {
            planning: self.planning,
            current: self.current,
            profile: self.profile,
            stamp: &Stamp::new(self.profile, moment),
            undo: self.args.undo.as_deref(),
            values: values(self.args, io::stderr().is_terminal()),
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
        let Self { args, planning, .. } = *self;
        let changes = planning.plan.changes.len() as u64;
        if args.yes || changes == 0 {
            return Ok(());
        }
        let refused = |message: &str, hint: Option<&str>| {
            Err(Error::Stopped {
                message: message.to_owned(),
                hint: hint.map(str::to_owned),
            })
        };
        let to_a_person = io::stdin().is_terminal() && io::stderr().is_terminal();
        if args.no_input || !to_a_person {
            return refused(
                "nobody was there to say yes, so nothing was changed",
                Some("look at the plan, and add `--yes`"),
            );
        }
        let question = format!("Make {} in {}?", counted(changes, "change"), self.place());
        let gone = planning.plan.counts.delete;
        let help = match (&args.undo, gone) {
            (Some(_), _) => "`--undo` keeps what is needed to take it back".to_owned(),
            (None, 0) => "it can be taken back only with `--undo FILE`".to_owned(),
            (None, gone) => format!(
                "{} will be gone for good; `--undo FILE` would keep a way back",
                counted(gone, "user")
            ),
        };
        if prompt::confirm(&question, &help)? {
            Ok(())
        } else {
            refused("nothing was changed", None)
        }
    }
}

/// Shows something. Whoever stops looking has not said that nothing is to be done.
fn show(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    match outputs::to_stdout(write) {
        Err(Error::Closed) => Ok(()),
        other => other,
    }
}

//! `enroll apply`: carries an import out, whole or not at all.

mod args;
mod execute;
mod target;

pub use args::ApplyArgs;

use std::path::Path;

use crate::check::Task;
use crate::commands::annotated;
use crate::commands::apply::args::SAID_BY_A_PLAN;
use crate::commands::apply::execute::Execution;
use crate::commands::apply::target::Target;
use crate::commands::outputs::{self, Permissions};
use crate::commands::planning::{
    self, AssessedPlan, Checking, PreparedPlan, current_path, nobody, saved,
};
use crate::commands::refusal::{self, Unsettled};
use crate::commands::session::Session;
use crate::commands::{Error, Outcome, UsageError};
use crate::current::CurrentUsers;
use crate::finding::Findings;
use crate::messages::{Message, count, message};
use crate::progress;
use crate::report;
use crate::report::Annotated;
use crate::report::Only;

/// Runs the command.
///
/// # Errors
/// If the command is wrong, a file cannot be read or written, or a safeguard stops it.
pub fn run(args: &ApplyArgs, session: &Session) -> Result<Outcome, Error> {
    let args = &args.clone().with_default_mapping();
    args.check_outputs()?;
    if saved::is_plan(&args.file) {
        apply_saved(args, session)
    } else {
        apply_file(args, session)
    }
}

/// Makes a plan of a list and carries it out.
fn apply_file(args: &ApplyArgs, session: &Session) -> Result<Outcome, Error> {
    let (mut checking, target) = args.check(session)?;
    let name = args.file.display().to_string();
    let refuse = |checking: &Checking, reason: Message| {
        let (inputs, checked) = (&checking.inputs, &checking.checked);
        let unsettled = Unsettled::of(&args.file, &args.inputs, inputs, checked, session)?;
        let report = unsettled.first(&checking.validation(&name));
        refusal::print(&report, report::TEXT, args.show, session)?;
        let page = session.page(args.show, checking.inputs.task.language());
        let nothing = message!("report-apply-nothing-changed", reason);
        outputs::eprint_line(&page.message(&nothing));
        Ok(Outcome::Findings)
    };
    if checking.has_error_of_file() {
        return refuse(&checking, message!("report-apply-why-file"));
    }
    let prepared = checking.plan(args.plan.create)?;
    checking.add_refused(&prepared);
    checking.add_lookalikes(&prepared);
    let failed = prepared.plan.counts.failed;
    if failed > 0 && !args.plan.skip_invalid {
        let rows = count(failed);
        return refuse(&checking, message!("report-apply-why-failed", rows));
    }
    let task = &checking.inputs.task;
    let target = match target {
        Some(target) => target,
        None => Target::create(Path::new(&checking.current.name), &task.profile)?,
    };
    let execution = Execution {
        args,
        session,
        plan: &AssessedPlan::new(&prepared, &checking.current, task)?,
        findings: &checking.checked.findings,
        name: &name,
    };
    execution.run(target, &|| args.give_back(&checking, session))
}

/// Carries out a plan that was saved.
fn apply_saved(args: &ApplyArgs, session: &Session) -> Result<Outcome, Error> {
    if let Some(flag) = session.invocation.first_of_group(SAID_BY_A_PLAN) {
        let flag = flag.to_owned();
        return Err(UsageError::SaidByPlan { flag }.into());
    }
    let Some(path) = &args.inputs.current else {
        return Err(UsageError::PlanWithoutCurrent.into());
    };
    let (plan, task) = progress::during("reading the plan", || {
        let saved = saved::read(&args.file)?;
        let task = args.inputs.settings_for(saved.profile_name())?.task;
        Ok::<_, Error>((saved.resolve(&task.profile)?, task))
    })?;
    let (target, current) = args.open_target(path, &task, session)?;
    if plan.current != current.identity {
        return Err(UsageError::PlanOfOtherUsers {
            plan: args.file.display().to_string(),
            current: path.display().to_string(),
        }
        .into());
    }
    let prepared = PreparedPlan {
        plan,
        lookalikes: Vec::new(),
        end: None,
        unread: Vec::new(),
        now: planning::now(),
        notes: Vec::new(),
    };
    let plan = AssessedPlan::new(&prepared, &current, &task)?;
    target::refuse_stale(&plan.bound, session.values(args.show), task.language())?;
    let execution = Execution {
        args,
        session,
        plan: &plan,
        findings: &Findings::default(),
        name: &args.file.display().to_string(),
    };
    execution.run(target, &|| Ok(()))
}

impl ApplyArgs {
    /// Checks the list against the current users. What is carried out there comes beside it; none for a database that is
    /// still to be made.
    fn check(&self, session: &Session) -> Result<(Checking, Option<Target>), Error> {
        let path = current_path(&self.inputs, &self.plan)?;
        let inputs = self.inputs.open_alone(&self.file, &self.rules)?;
        self.inputs.keep_profile(&inputs.task, &self.outputs())?;
        let threads = session.threads;
        if self.plan.create {
            let checking = Checking::against_nobody(inputs, path, &self.plan, threads)?;
            return Ok((checking, None));
        }
        let profile = &inputs.task.profile;
        let open = |path: &Path| {
            Target::open(path, profile, self.output.as_deref(), self.dry_run, threads)
        };
        let opened = self.inputs.current(Some(&self.file), profile, open)?;
        let (target, current) = opened.ok_or(UsageError::NothingToCompare)?;
        let target = target.made_from(inputs.permissions);
        let checking = Checking::against(inputs, current, &self.plan, threads)?;
        Ok((checking, Some(target)))
    }

    /// Opens or makes what a saved plan is carried out in.
    fn open_target(
        &self,
        path: &Path,
        task: &Task,
        session: &Session,
    ) -> Result<(Target, CurrentUsers), Error> {
        let profile = &task.profile;
        if self.plan.create {
            current_path(&self.inputs, &self.plan)?;
            let target = Target::create(path, profile)?;
            return Ok((target, nobody(path, profile, Vec::new())));
        }
        let output = self.output.as_deref();
        let (target, current) = Target::open(path, profile, output, self.dry_run, session.threads)?;
        Ok((target.made_from(Permissions::of(&self.file)), current))
    }

    /// Gives the rows back that were skipped because of errors.
    fn give_back(&self, checking: &Checking, session: &Session) -> Result<(), Error> {
        let Some(path) = &self.failed else {
            return Ok(());
        };
        let name = self.file.display().to_string();
        let (inputs, report) = (&checking.inputs, checking.validation(&name));
        let only = Some(Only::Failed);
        match annotated::write(inputs, &report, only, session.threads, path)? {
            Annotated::NotWritten(why) => Err(why.into()),
            written => {
                let page = session.page(self.show, inputs.task.language());
                outputs::eprint_line(&page.message(&written.describe()));
                Ok(())
            }
        }
    }
}

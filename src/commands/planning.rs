//! The one way from flags to a plan: the file is checked, its users are compared with the current users.

mod assessed;
mod flags;
pub mod foreseen;
mod prepared;
pub mod saved;

pub use assessed::AssessedPlan;
pub use flags::PlanArgs;
pub use prepared::PreparedPlan;

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::check::{self, Checked};
use crate::commands::inputs::{InputArgs, Inputs, rows_without_key};
use crate::commands::{Error, Outcome, UsageError};
use crate::current::{CurrentUsers, Identity};
use crate::finding::{Finding, Findings, RowNumber};
use crate::messages::{Message, count, message, text};
use crate::plan::diff::{self, DiffOptions};
use crate::plan::options::Options;
use crate::plan::{Plan, Purpose};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::Absent;
use crate::progress;
use crate::report::{Compared, Validation};
use crate::roster::{self, Roster};
use crate::user::list::UserList;

/// A file that was checked, and the users that it is compared with.
pub struct Checking {
    /// The file, the mapping and the profile.
    pub inputs: Inputs,
    /// The current users; nobody in a database that is still to be made.
    pub current: Arc<CurrentUsers>,
    /// What was found.
    pub checked: Checked,
    /// What a plan says of the file: it is among what was found, too.
    foreseen: Findings,
    run_id: String,
    options: Options,
    threads: NonZeroUsize,
}

/// Where the current users are or will be.
///
/// # Errors
/// [`UsageError::NothingToCompare`] if they are not named, [`UsageError::ExistingDatabase`] if they are to be made and
/// something is there already.
pub fn current_path<'a>(inputs: &'a InputArgs, plan: &PlanArgs) -> Result<&'a Path, UsageError> {
    let path = inputs.current.as_deref();
    let path = path.ok_or(UsageError::NothingToCompare)?;
    if plan.create && path.symlink_metadata().is_ok() {
        let path = path.display().to_string();
        return Err(UsageError::ExistingDatabase { path });
    }
    Ok(path)
}

/// The users of a database that is still to be made.
#[must_use]
pub fn nobody(path: &Path, profile: &Profile, columns: Vec<LocalizedField>) -> CurrentUsers {
    let mut users = UserList::new(columns);
    for key in profile.match_keys() {
        // Of no users, no two have one key.
        let _ = users.key_by(key, &|_, _| {});
    }
    CurrentUsers {
        name: path.display().to_string(),
        users,
        without_key: 0,
        digest: 0,
        identity: Identity::Database(String::new()),
    }
}

impl Checking {
    /// Checks a file against the current users.
    ///
    /// # Errors
    /// If the choices do not fit the profile, or the file cannot be read.
    pub fn against(
        mut inputs: Inputs,
        current: CurrentUsers,
        plan: &PlanArgs,
        threads: NonZeroUsize,
    ) -> Result<Self, Error> {
        inputs.notes.extend(rows_without_key(&current));
        inputs.skip(&plan.skip, threads)?;
        let options = options(&inputs, plan)?;
        let checked = check(&inputs, Some(&current.users), threads)?;
        let current = Arc::new(current);
        Ok(Self::new(inputs, current, checked, options, threads))
    }

    /// Checks a file whose users are all new: their database is still to be made, at this path. What rules would say of how
    /// the file fits the current users does not apply.
    ///
    /// # Errors
    /// If the choices do not fit the profile, or the file cannot be read.
    pub fn against_nobody(
        mut inputs: Inputs,
        path: &Path,
        plan: &PlanArgs,
        threads: NonZeroUsize,
    ) -> Result<Self, Error> {
        let columns = inputs.layout.localized_fields().collect();
        let current = nobody(path, &inputs.task.profile, columns);
        inputs.skip(&plan.skip, threads)?;
        let options = options(&inputs, plan)?;
        let checked = check(&inputs, None, threads)?;
        let current = Arc::new(current);
        Ok(Self::new(inputs, current, checked, options, threads))
    }

    fn new(
        inputs: Inputs,
        current: Arc<CurrentUsers>,
        checked: Checked,
        options: Options,
        threads: NonZeroUsize,
    ) -> Self {
        let choices = serde_json::to_vec(&options).unwrap_or_default();
        let compared_with = current.digest.to_le_bytes();
        Self {
            run_id: inputs.run_id(&checked, &[&compared_with, &choices]),
            inputs,
            current,
            checked,
            foreseen: Findings::default(),
            options,
            threads,
        }
    }

    /// Whether the file itself has an error, so that no row of it can be imported.
    #[must_use]
    pub fn has_error_of_file(&self) -> bool {
        let of_file = |finding: &Finding<'_>| finding.place.row.is_none();
        let mut of_file = self.checked.findings.iter().take_while(of_file);
        self.checked.unclosed_quote.is_some() || of_file.any(|finding| finding.is_error())
    }

    /// What was found, for a report. `file` is the file as it was named.
    #[must_use]
    pub fn validation<'r>(&'r self, file: &'r str) -> Validation<'r> {
        Validation {
            file,
            run_id: &self.run_id,
            task: &self.inputs.task,
            observed: &self.inputs.source.observed,
            layout: &self.inputs.layout,
            compared: Some(Compared {
                with: &self.current.name,
                users: self.current.users.len() as u64,
            }),
            checked: &self.checked,
            rows: self.inputs.rows(&self.checked, self.threads),
            missing: &[],
            fixes: None,
            notes: &self.inputs.notes,
            annotated: None,
            next: &[],
            exit: Outcome::Findings.exit(),
            since: None,
            baseline: None,
        }
    }

    /// Makes the plan. `adopts`: the database is new, so that values which only the target issues are taken over.
    ///
    /// # Errors
    /// If the file was changed since it was checked, or does not have a user who is to be skipped.
    pub fn plan(&self, adopts: bool) -> Result<PreparedPlan, Error> {
        let task = &self.inputs.task;
        let roster = progress::during("reading the users", || self.roster())?;
        let now = now();
        let options = DiffOptions {
            profile: &task.profile,
            operation: &task.operation,
            options: &self.options,
            numbered: matches!(self.current.identity, Identity::Database(_)),
            now,
            adopts,
        };
        let difference = progress::during("comparing", || {
            diff::diff(&roster, &self.current.users, &options)
        });
        let removes = self.options.absent != Absent::Keep && task.operation.kind.writes_users();
        let counts = difference.counts();
        let mut notes = self.inputs.notes.clone();
        notes.extend(self.note_on_archived(&roster));
        notes.extend(self.note_on_archived_later(&difference.archived_later));
        Ok(PreparedPlan {
            plan: Plan {
                run_id: self.run_id.clone(),
                profile: task.profile.name.clone(),
                purpose: Purpose::Operation(task.operation.kind),
                options: self.options.clone(),
                current: self.current.identity.clone(),
                changes: difference.changes,
                skipped: difference.skipped,
                unchanged: difference.unchanged,
                without_key: difference.without_key,
                renames: difference.lookalikes.len() as u64,
                counts,
            },
            lookalikes: difference.lookalikes,
            end: removes.then_some(roster.end),
            unread: self.inputs.source.observed.unread_sheets().to_vec(),
            now,
            notes,
        })
    }

    fn roster(&self) -> Result<Roster, Error> {
        let (source, context) = (&self.inputs.source, self.inputs.context());
        let roster = roster::read(source, &context, &self.checked, self.threads);
        Ok(roster?)
    }

    /// What is to be said of users whose date of archiving archives nobody yet.
    fn note_on_archived_later(&self, rows: &[RowNumber]) -> Option<Message> {
        let profile = &self.inputs.task.profile;
        let field = text(profile.localized_name(profile.archived_by()?));
        let first = text(rows.first()?.to_string());
        let rows = count(rows.len() as u64);
        Some(message!("report-note-archived-later", rows, first, field))
    }

    /// What is to be said of users whom the file calls archived, where the operation archives nobody.
    fn note_on_archived(&self, roster: &Roster) -> Option<Message> {
        let task = &self.inputs.task;
        let localized = task.profile.archived_by()?;
        let archives = task.operation.absent.contains(&Absent::Archive);
        let users = &roster.users;
        let marked = users.ids();
        let marked = marked.filter(|user| users.value(*user, localized).is_some());
        let rows = marked.count() as u64;
        (rows > 0 && !archives && task.operation.kind.writes_users()).then(|| {
            message!(
                "report-note-archives-nobody",
                rows = count(rows),
                field = text(task.profile.localized_name(localized)),
                operation = text(task.operation.kind.to_string())
            )
        })
    }
}

/// The present moment. `SOURCE_DATE_EPOCH` sets it, so that a run can be repeated to the byte on another day.
pub fn now() -> DateTime {
    let asked = std::env::var("SOURCE_DATE_EPOCH").ok();
    let asked = asked.and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    let moment = asked.unwrap_or_else(Timestamp::now);
    moment.to_zoned(TimeZone::UTC).datetime()
}

fn options(inputs: &Inputs, plan: &PlanArgs) -> Result<Options, UsageError> {
    let (task, skip) = (&inputs.task, plan.skip.skip.clone());
    let options = Options::new(
        &plan.choices(),
        &task.mapping,
        &task.profile,
        &task.operation,
        skip,
    );
    options.map_err(UsageError::NotOffered)
}

fn check(
    inputs: &Inputs,
    current: Option<&UserList>,
    threads: NonZeroUsize,
) -> Result<Checked, Error> {
    let (source, task) = (&inputs.source, &inputs.task);
    let context = inputs.context_with(current);
    let check = || check::run(source, &context, &task.levels, threads);
    let checked = progress::during("checking", check);
    checked.map_err(|error| source.failure(error).into())
}

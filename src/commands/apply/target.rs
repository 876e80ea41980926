//! What a plan is carried out in: a database is changed, of an export a new one is written.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::apply::{self, Stamp};
use crate::commands::interruption::HeldOff;
use crate::commands::outputs::{self, Permissions, StagedFile};
use crate::commands::planning::AssessedPlan;
use crate::commands::{Error, Stopped, UsageError};
use crate::current::sqlite::{self, Database, JournalEntry};
use crate::current::{self, CurrentUsers, Identity};
use crate::export;
use crate::messages::{Language, in_full};
use crate::plan::bound::BoundPlan;
use crate::plan::inverse::{self, Made};
use crate::plan::stale;
use crate::plan::{Counts, Plan, Purpose, file};
use crate::profile::Profile;
use crate::report::{ShowValues, describe_stale, stale_hint};
use crate::source;

/// What is written.
pub(super) enum Target {
    /// A new export, and who may read it.
    Export(PathBuf, Permissions),
    /// A database, in place.
    Database(Box<Database>),
    /// Nothing: it is a dry run.
    DryRun,
}

/// What a plan is carried out with.
pub(super) struct Circumstances<'c> {
    pub(super) plan: &'c AssessedPlan<'c>,
    pub(super) stamp: &'c Stamp,
    /// Where the plan goes that takes all of it back.
    pub(super) undo: Option<&'c Path>,
    /// How much of a value an error shows.
    pub(super) values: ShowValues,
    /// What the journal keeps.
    pub(super) entry: JournalEntry<'c>,
    /// An interruption waits until it is whole, or not at all.
    pub(super) held_off: &'c HeldOff,
}

impl Target {
    /// Opens what is there.
    pub(super) fn open(
        path: &Path,
        profile: &Profile,
        output: Option<&Path>,
        dry_run: bool,
        threads: NonZeroUsize,
    ) -> Result<(Self, CurrentUsers), Error> {
        // What is not there is no export either.
        if path
            .symlink_metadata()
            .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        {
            let missing = source::Error::Unreadable {
                path: path.to_owned(),
                source: io::ErrorKind::NotFound.into(),
            };
            return Err(current::Error::from(missing).into());
        }
        let is_database = sqlite::is_database(path);
        match (is_database, output) {
            (true, Some(_)) => return Err(UsageError::OutputForDatabase.into()),
            (false, None) if !dry_run => {
                let path = path.display().to_string();
                return Err(UsageError::ExportWithoutOutput { path }.into());
            }
            _ => {}
        }
        if dry_run || !is_database {
            let current = current::open(path, profile, threads)?;
            return Ok(match output {
                Some(output) if !dry_run => {
                    let readers = Permissions::of(path);
                    (Self::Export(output.to_owned(), readers), current)
                }
                _ => (Self::DryRun, current),
            });
        }
        let database = Database::open(path, profile).map_err(current::Error::from)?;
        let current = database.read().map_err(current::Error::from)?;
        Ok((Self::Database(Box::new(database)), current))
    }

    /// Makes a new one.
    pub(super) fn create(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let database = Database::create(path, profile).map_err(current::Error::from)?;
        Ok(Self::Database(Box::new(database)))
    }

    /// The same where what is written is also made from a file that these may read.
    pub(super) fn made_from(self, permissions: Permissions) -> Self {
        match self {
            Self::Export(output, readers) => Self::Export(output, readers.and(permissions)),
            other => other,
        }
    }

    /// Carries the plan out, whole or not at all, and tells what each change came to.
    pub(super) fn carry_out(self, with: &Circumstances<'_>) -> Result<Vec<Made>, Error> {
        match self {
            Self::Database(database) => in_database(*database, with),
            Self::Export(output, readers) => in_export(&output, readers, with),
            Self::DryRun => Ok(Vec::new()),
        }
    }
}

fn in_database(mut database: Database, with: &Circumstances<'_>) -> Result<Vec<Made>, Error> {
    let broken = |error: sqlite::Error| Error::from(current::Error::from(error));
    let profile = with.plan.bound.profile();
    let changes = with.plan.bound.changes();
    let mut writing = database.begin().map_err(broken)?;
    if writing.changed_since_read().map_err(broken)? {
        let now = writing.read().map_err(broken)?.users;
        let language = with.plan.task.language();
        refuse_stale(
            &BoundPlan::new(changes, &now, profile),
            with.values,
            language,
        )?;
    }
    let wanted = || !with.held_off.is_asked();
    let made = apply::database::apply(changes, &mut writing, with.stamp, &wanted);
    let made = made.map_err(broken)?.ok_or(Error::Interrupted)?;
    writing.note(&with.entry).map_err(broken)?;
    let identity = Identity::Database(writing.identity().to_owned());
    let undo = with.stage_undo(&made, identity)?;
    with.commit_undo(undo)?;
    let lasting = writing.commit().and_then(|()| database.publish());
    lasting
        .map_err(broken)
        .inspect_err(|_| with.remove_undo())?;
    Ok(made)
}

fn in_export(
    output: &Path,
    readers: Permissions,
    with: &Circumstances<'_>,
) -> Result<Vec<Made>, Error> {
    let (list, made) = apply::export::apply(&with.plan.bound, with.stamp);
    let format = outputs::export_format("--output", output)?;
    let undo = with.stage_undo(&made, Identity::File)?;
    let profile = with.plan.bound.profile();
    let new = StagedFile::durable(output, readers, |file| {
        export::write(&list, profile, format, file)
    })?;
    with.commit_undo(undo)?;
    new.commit().inspect_err(|_| with.remove_undo())?;
    Ok(made)
}

impl Circumstances<'_> {
    /// Writes the plan that takes all of it back, if it is asked for.
    fn stage_undo(&self, made: &[Made], current: Identity) -> Result<Option<StagedFile>, Error> {
        let Some(path) = self.undo else {
            return Ok(None);
        };
        let (plan, profile) = (&self.plan.prepared.plan, self.plan.bound.profile());
        // There is nothing to take back.
        if plan.changes.is_empty() {
            return Ok(None);
        }
        let changes = inverse::inverse(&plan.changes, made, profile);
        let inverse = Plan {
            run_id: plan.run_id.clone(),
            profile: plan.profile.clone(),
            purpose: Purpose::Undo,
            options: plan.options.clone(),
            current,
            counts: Counts::of_changes(&changes),
            changes,
            skipped: Vec::new(),
            unchanged: Vec::new(),
            without_key: Vec::new(),
            renames: 0,
        };
        let staged = StagedFile::private(path, |output| file::write(&inverse, profile, output));
        staged.map(Some)
    }

    /// The undo plan stands at its path before anything is changed. From then on nothing holds the change up.
    fn commit_undo(&self, undo: Option<StagedFile>) -> Result<(), Error> {
        if self.held_off.is_asked() {
            return Err(Error::Interrupted);
        }
        undo.map_or(Ok(()), StagedFile::commit_new)
    }

    /// Nothing was changed after all, so there is nothing to take back. What stands there is ours: an undo plan never takes
    /// the place of another file.
    fn remove_undo(&self) {
        if let Some(path) = self.undo.filter(|path| path.is_file()) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Refuses a plan that expects other users than those who are there.
pub(super) fn refuse_stale(
    plan: &BoundPlan<'_>,
    values: ShowValues,
    language: Language,
) -> Result<(), Stopped> {
    let stale = stale::find(plan);
    if stale.is_empty() {
        return Ok(());
    }
    Err(Stopped::Stale {
        users: describe_stale(&stale, values, language),
        hint: stale_hint(values).text(language, &in_full),
        language,
    })
}

//! The current users that a plan is carried out in: a database is changed, of an export a new one is written.

use std::path::{Path, PathBuf};

use crate::apply::{self, Stamp};
use crate::commands::Error;
use crate::commands::interruption::{HeldOff, Unfinished};
use crate::commands::outputs::{self, Nameless, Readers};
use crate::commands::planning::{Planning, threads};
use crate::current::sqlite::{self, Database, JournalEntry};
use crate::current::{self, CurrentUsers, Identity};
use crate::export;
use crate::plan::changes::Changes;
use crate::plan::inverse::{self, Made};
use crate::plan::stale::{self, What};
use crate::plan::{Counts, Plan, Purpose, file};
use crate::profile::Profile;
use crate::report::masking::ShowValues;
use crate::user::list::{UserId, UserList};

/// How many users are named where several are not as a plan expects.
const NAMED: usize = 5;

/// What is written.
pub(super) enum Held {
    /// A new export.
    Export(PathBuf),
    /// A database, in place; of a new one there is a file that has to go if it comes to nothing.
    Database(Box<Database>, Option<Unfinished>),
    /// Nothing: it is only looked at.
    Looked,
}

/// What a plan is carried out with.
pub(super) struct Carrying<'c> {
    pub(super) planning: &'c Planning,
    pub(super) current: &'c CurrentUsers,
    pub(super) profile: &'c Profile,
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

impl Held {
    /// Opens what is there.
    pub(super) fn open(
        path: &Path,
        profile: &Profile,
        output: Option<&Path>,
        dry_run: bool,
    ) -> Result<(Self, CurrentUsers), Error> {
        let is_database = sqlite::is_database(path);
        match (is_database, output) {
            (true, Some(_)) => {
                return Err(Error::usage(
                    "`--output` is for exports, and a database is changed in place",
                    "leave `--output` out",
                ));
            }
            (false, None) if !dry_run => {
                return Err(Error::usage(
                    format!(
                        "`{}` is an export, which is never changed itself",
                        path.display()
                    ),
                    "add `--output FILE` for the new one",
                ));
            }
            _ => {}
        }
        if dry_run || !is_database {
            let current = current::open(path, profile, threads())?;
            return Ok(match output {
                Some(output) if !dry_run => (Self::Export(output.to_owned()), current),
                _ => (Self::Looked, current),
            });
        }
        let database = Database::open(path, profile).map_err(current::Error::from)?;
        let current = database.read().map_err(current::Error::from)?;
        Ok((Self::Database(Box::new(database), None), current))
    }

    /// Makes a new one.
    pub(super) fn create(path: &Path, profile: &Profile) -> Result<Self, Error> {
        let database = Database::create(path, profile).map_err(current::Error::from)?;
        let place = database.place().map(Unfinished::new);
        Ok(Self::Database(Box::new(database), place))
    }

    /// Carries the plan out, whole or not at all, and tells what each change came to.
    pub(super) fn carry_out(self, carrying: &Carrying<'_>) -> Result<Vec<Made>, Error> {
        match self {
            Self::Database(database, _place) => in_database(*database, carrying),
            Self::Export(output) => in_export(&output, carrying),
            Self::Looked => Ok(Vec::new()),
        }
    }
}

fn in_database(mut database: Database, carrying: &Carrying<'_>) -> Result<Vec<Made>, Error> {
    let Carrying {
        planning,
        profile,
        stamp,
        held_off,
        ..
    } = *carrying;
    let broken = |error: sqlite::Error| Error::from(current::Error::from(error));
    let changes = &planning.plan.changes;
    let mut writing = database.begin().map_err(broken)?;
    if writing.changed_since_read().map_err(broken)? {
        let now = writing.read().map_err(broken)?.users;
        let located: Vec<Option<UserId>> = changes
            .iter()
            .map(|change| stale::locate(&change, &now, profile))
            .collect();
        refuse_stale(changes, &located, &now, profile, carrying.values)?;
    }
    let wanted = || !held_off.is_asked();
    let made = apply::database::apply(changes, &mut writing, profile, stamp, &wanted);
    let made = made.map_err(broken)?.ok_or(Error::Interrupted)?;
    writing.note(&carrying.entry).map_err(broken)?;
    let identity = Identity::Database(writing.identity().to_owned());
    let undo = carrying.write_undo(&made, identity)?;
    carrying.name_undo(undo)?;
    let lasting = writing.commit().and_then(|()| database.publish());
    lasting
        .map_err(broken)
        .inspect_err(|_| carrying.take_undo_away())?;
    Ok(made)
}

fn in_export(output: &Path, carrying: &Carrying<'_>) -> Result<Vec<Made>, Error> {
    let Carrying {
        planning,
        current,
        profile,
        stamp,
        ..
    } = *carrying;
    let held = &current.users;
    let (list, made) = apply::export::apply(&planning.plan.changes, &planning.located, held, stamp);
    let format = outputs::export_format("--output", output)?;
    let undo = carrying.write_undo(&made, Identity::File)?;
    let new = Nameless::durable(output, Readers::AsBefore, |file| {
        export::write(&list, profile, format, file)
    })?;
    carrying.name_undo(undo)?;
    new.give_name().inspect_err(|_| carrying.take_undo_away())?;
    Ok(made)
}

impl Carrying<'_> {
    /// Writes the plan that takes all of it back, if it is asked for.
    fn write_undo(&self, made: &[Made], current: Identity) -> Result<Option<Nameless>, Error> {
        let Some(path) = self.undo else {
            return Ok(None);
        };
        let plan = &self.planning.plan;
        let changes = inverse::inverse(&plan.changes, made, self.profile);
        let mut counts = Counts::default();
        for change in changes.iter() {
            counts.add(change.head.kind);
        }
        let inverse = Plan {
            run_id: plan.run_id.clone(),
            profile: plan.profile.clone(),
            purpose: Purpose::Undo,
            options: plan.options.clone(),
            current,
            changes,
            left: Vec::new(),
            unchanged: Vec::new(),
            nameless: Vec::new(),
            counts,
        };
        let written = Nameless::durable(path, Readers::Owner, |output| {
            file::write(&inverse, self.profile, &[], output)
        });
        written.map(Some)
    }

    /// The undo plan has its name before anything is changed. From then on nothing holds the change up.
    fn name_undo(&self, undo: Option<Nameless>) -> Result<(), Error> {
        if self.held_off.is_asked() {
            return Err(Error::Interrupted);
        }
        undo.map_or(Ok(()), Nameless::give_name)
    }

    /// Nothing was changed after all, so there is nothing to take back.
    fn take_undo_away(&self) {
        if let Some(path) = self.undo.filter(|path| path.is_file()) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Refuses a plan that expects other users than those who are there; they are named.
pub(super) fn refuse_stale(
    changes: &Changes,
    located: &[Option<UserId>],
    held: &UserList,
    profile: &Profile,
    values: ShowValues,
) -> Result<(), Error> {
    let stale = stale::check(changes, located, held, profile);
    if stale.is_empty() {
        return Ok(());
    }
    let named = stale.iter().take(NAMED).map(|stale| {
        let shown = |value: &str| values.show(value).unwrap_or("…".into()).into_owned();
        let key = shown(&stale.key);
        match &stale.what {
            What::Gone => format!("`{key}` is not there any more"),
            What::There => format!("`{key}` is there already"),
            What::Taken { localized, by } => {
                format!("the `{localized}` of `{key}` is taken by `{}`", shown(by))
            }
            What::Changed {
                localized,
                expected,
                found,
            } => format!(
                "`{localized}` of `{key}` is {}, not {}",
                quoted(&shown(found)),
                quoted(&shown(expected))
            ),
        }
    });
    let named: Vec<String> = named.collect();
    let more = match stale.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    Err(Error::Stopped {
        message: format!(
            "the current users have changed since the plan was made: {}{more}",
            named.join("; ")
        ),
        hint: Some(match values {
            ShowValues::Full => "make the plan again with `enroll diff`, and look at it".into(),
            _ => "make the plan again with `enroll diff`, and look at it; `--show-values full` shows the values here".into(),
        }),
    })
}

fn quoted(value: &str) -> String {
    match value {
        "" => "empty".into(),
        value => format!("`{value}`"),
    }
}

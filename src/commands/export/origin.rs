//! Where the users come from: a file that is checked as `validate` checks it, or the current users.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::check::Task;
use crate::commands::export::args::ExportArgs;
use crate::commands::export::source_file::SourceFile;
use crate::commands::inputs::{InputArgs, rows_without_key};
use crate::commands::outputs::Permissions;
use crate::commands::session::Session;
use crate::commands::{Error, InputFile, UsageError};
use crate::current::{self, CurrentUsers, Identity};
use crate::export::filter::Filter;
use crate::messages::{Message, message, text};
use crate::profile::Profile;
use crate::user::list::{UserId, UserList};

/// Where the users come from.
pub(super) enum Origin {
    /// A file, checked.
    File(Box<SourceFile>),
    /// The users that the target has now.
    CurrentUsers(Box<Task>, Box<CurrentUsers>),
}

impl Origin {
    /// Opens the file or the current users, under the profile that the users come from.
    pub(super) fn open(args: &ExportArgs, session: &Session) -> Result<Self, Error> {
        let input = input(args)?;
        if let Some(file) = &args.file {
            let file = SourceFile::open(file, &input, args, session)?;
            return Ok(Self::File(Box::new(file)));
        }
        let settings = input.settings(&args.rules)?;
        let task = settings.ok_or(UsageError::NoProfileOfCurrent)?.task;
        let profile = &task.profile;
        let read = |path: &Path| Ok(current::open(path, profile, session.threads)?);
        let current = input.current(None, profile, read)?;
        let current = current.ok_or(UsageError::NothingToExport)?;
        Ok(Self::CurrentUsers(Box::new(task), Box::new(current)))
    }

    /// The file, if it is one.
    pub(super) fn file(&self) -> Option<&SourceFile> {
        match self {
            Self::File(file) => Some(file),
            Self::CurrentUsers(..) => None,
        }
    }

    /// The current users, where these are written.
    pub(super) fn current(&self) -> Option<&UserList> {
        match self {
            Self::CurrentUsers(_, current) => Some(&current.users),
            Self::File(_) => None,
        }
    }

    /// Whether it is a database.
    pub(super) fn is_database(&self) -> bool {
        let Self::CurrentUsers(_, current) = self else {
            return false;
        };
        matches!(current.identity, Identity::Database(_))
    }

    /// What holds for the users where they stay in their system.
    pub(super) fn task(&self) -> &Task {
        match self {
            Self::File(file) => &file.inputs.task,
            Self::CurrentUsers(task, _) => task,
        }
    }

    /// The profile that the users come from.
    pub(super) fn profile(&self) -> &Profile {
        &self.task().profile
    }

    /// Who may read what is written.
    pub(super) fn permissions(&self, args: &ExportArgs) -> Permissions {
        match (self, &args.inputs.current) {
            (Self::File(file), _) => file.inputs.permissions,
            (Self::CurrentUsers(..), Some(current)) if !self.is_database() => {
                Permissions::of(current)
            }
            (Self::CurrentUsers(..), _) => Permissions::OWNER,
        }
    }

    /// What a person calls it.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.name,
            Self::CurrentUsers(_, current) => &current.name,
        }
    }

    /// The files that are read, which are never written over.
    pub(super) fn files(&self, args: &ExportArgs) -> Vec<(InputFile, PathBuf)> {
        let profile = |name: &Option<String>| name.as_ref().map(PathBuf::from);
        [
            (InputFile::List, args.file.clone()),
            (InputFile::Corrected, args.merge.clone()),
            (InputFile::Mapping, args.inputs.mapping.clone()),
            (InputFile::Current, args.inputs.current.clone()),
            (InputFile::Profile, profile(&args.inputs.profile)),
            (InputFile::Profile, profile(&args.from_profile)),
            (InputFile::Profile, profile(&self.task().mapping.profile)),
        ]
        .into_iter()
        .filter_map(|(input, path)| Some((input, path?)))
        .collect()
    }

    /// The users who have no error.
    pub(super) fn users(&self, session: &Session) -> Result<Cow<'_, UserList>, Error> {
        match self {
            Self::File(file) => file.users(session).map(Cow::Owned),
            Self::CurrentUsers(_, current) => Ok(Cow::Borrowed(&current.users)),
        }
    }

    /// The users who are meant.
    pub(super) fn choose(
        &self,
        args: &ExportArgs,
        users: &UserList,
    ) -> Result<Vec<UserId>, UsageError> {
        let all = users.ids();
        let Some(condition) = &args.r#where else {
            return Ok(all.collect());
        };
        let filter = Filter::new(condition, self.profile()).map_err(UsageError::Condition)?;
        let chosen: Vec<UserId> = all
            .filter(|user| filter.takes(users, *user, self.profile()))
            .collect();
        if chosen.is_empty() {
            return Err(UsageError::NobodyMeets {
                condition: condition.clone(),
                source_name: self.name().to_owned(),
            });
        }
        Ok(chosen)
    }

    /// What else is worth knowing.
    pub(super) fn notes(&self) -> Vec<Message> {
        let notes = match self {
            Self::File(file) => file.inputs.notes.clone(),
            Self::CurrentUsers(_, current) => rows_without_key(current).into_iter().collect(),
        };
        let mapping = self.task().default_mapping();
        let mapping =
            mapping.map(|file| message!("report-note-default-mapping", file = text(file)));
        mapping.into_iter().chain(notes).collect()
    }
}

/// The flags as they are meant for where the users come from. What is said of the target is not said of another system.
fn input(args: &ExportArgs) -> Result<InputArgs, UsageError> {
    let Some(from) = &args.from_profile else {
        return Ok(args.inputs.clone());
    };
    if args.inputs.profile.is_none() {
        return Err(UsageError::FromProfileAlone);
    }
    if args.file.is_some() && args.inputs.current.is_some() {
        return Err(UsageError::FromProfileWithCurrent);
    }
    Ok(InputArgs {
        profile: Some(from.clone()),
        org: Vec::new(),
        operation: None,
        ..args.inputs.clone()
    })
}

/// What holds for the target where the users come from another system.
pub(super) fn of_the_target(args: &ExportArgs) -> Result<Option<Task>, Error> {
    let input = InputArgs {
        profile: args.inputs.profile.clone(),
        org: args.inputs.org.clone(),
        operation: args.inputs.operation,
        language: args.inputs.language,
        ..InputArgs::default()
    };
    let settings = input.settings(&args.rules)?;
    Ok(settings.map(|settings| settings.task))
}

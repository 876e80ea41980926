//! Where the users come from: a file that is checked as `validate` checks it, or the current users.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::commands::Error;
use crate::commands::export::ExportArgs;
use crate::commands::export::checked::CheckedFile;
use crate::commands::inputs::{InputArgs, Settings, read_current, rows_without_key};
use crate::commands::outputs;
use crate::current::{CurrentUsers, Identity};
use crate::export::filter::Filter;
use crate::profile::Profile;
use crate::user::list::{UserId, UserList};

/// Where the users come from.
pub(super) enum Origin {
    /// A file, checked.
    File(Box<CheckedFile>),
    /// The users that the target holds now.
    CurrentUsers(Box<Settings>, CurrentUsers),
}

impl Origin {
    /// Opens the file or the current users, under the profile that the users come from.
    pub(super) fn open(args: &ExportArgs) -> Result<Self, Error> {
        let input = input(args)?;
        if let Some(file) = &args.file {
            return CheckedFile::open(file, &input, args).map(|file| Self::File(Box::new(file)));
        }
        let Some(settings) = input.settings(&args.rules)? else {
            return Err(Error::usage(
                "no profile was given, so nobody knows what the current users are of",
                format!(
                    "add `--profile NAME`; the profiles are {}",
                    Profile::names().join(", ")
                ),
            ));
        };
        match input.current(None, &settings.profile, &mut read_current)? {
            Some(current) => Ok(Self::CurrentUsers(Box::new(settings), current)),
            None => Err(Error::usage(
                "there is nothing to export",
                "name a file, or `--current FILE`",
            )),
        }
    }

    /// The file, if it is one.
    pub(super) fn file(&self) -> Option<&CheckedFile> {
        match self {
            Self::File(file) => Some(file),
            Self::CurrentUsers(..) => None,
        }
    }

    /// Whether it is a database.
    pub(super) fn is_database(&self) -> bool {
        let Self::CurrentUsers(_, current) = self else {
            return false;
        };
        matches!(current.identity, Identity::Database(_))
    }

    /// The profile that the users come from.
    pub(super) fn profile(&self) -> &Profile {
        match self {
            Self::File(file) => &file.inputs.profile,
            Self::CurrentUsers(settings, _) => &settings.profile,
        }
    }

    /// What holds for the users where they stay in their system.
    pub(super) fn settings(&self) -> Settings {
        match self {
            Self::File(file) => Settings {
                profile: file.inputs.profile.clone(),
                mapping: file.inputs.mapping.clone(),
                operation: file.inputs.operation.clone(),
            },
            Self::CurrentUsers(settings, _) => Settings::clone(settings),
        }
    }

    /// What a person calls it.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.name,
            Self::CurrentUsers(_, current) => &current.name,
        }
    }

    /// The files that say what is what, and are never written over.
    pub(super) fn files(&self, args: &ExportArgs) -> Vec<(&'static str, String)> {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let profile = || Some(self.settings().mapping.profile.unwrap_or_default());
        [
            ("the input itself", path(&args.file)),
            ("the mapping", path(&args.inputs.mapping)),
            ("the current users", path(&args.inputs.current)),
            ("the profile", args.inputs.profile.clone()),
            ("the profile", args.from_profile.clone()),
            ("the profile", profile()),
        ]
        .into_iter()
        .filter_map(|(what, path)| Some((what, path?)))
        .collect()
    }

    /// The users who have no error.
    pub(super) fn users(&self) -> Result<Cow<'_, UserList>, Error> {
        match self {
            Self::File(file) => file.users().map(Cow::Owned),
            Self::CurrentUsers(_, current) => Ok(Cow::Borrowed(&current.users)),
        }
    }

    /// The users who are meant.
    pub(super) fn choose(&self, args: &ExportArgs, users: &UserList) -> Result<Vec<UserId>, Error> {
        let all = users.ids();
        let Some(text) = &args.r#where else {
            return Ok(all.collect());
        };
        let filter = Filter::new(text, self.profile())
            .map_err(|error| Error::usage(error.to_string(), error.hint()))?;
        let chosen: Vec<UserId> = all
            .filter(|user| filter.takes(users, *user, self.profile()))
            .collect();
        if chosen.is_empty() {
            return Err(Error::usage(
                format!("no user of {} meets `{text}`", self.name()),
                "look at the spelling of the value; an empty file would be of no use",
            ));
        }
        Ok(chosen)
    }

    /// Says what else is worth knowing.
    pub(super) fn tell_notes(&self) {
        let notes = match self {
            Self::File(file) => file.inputs.notes.clone(),
            Self::CurrentUsers(_, current) => rows_without_key(current).into_iter().collect(),
        };
        for note in notes {
            outputs::talk(&format!("note: {note}"));
        }
    }
}

/// The flags as they are meant for where the users come from. What is said of the target is not said of another system.
fn input(args: &ExportArgs) -> Result<InputArgs, Error> {
    let Some(from) = &args.from_profile else {
        return Ok(args.inputs.clone());
    };
    if args.inputs.profile.is_none() {
        return Err(Error::usage(
            "`--from-profile` says where the users come from, and nothing says where they go",
            "add `--profile NAME`",
        ));
    }
    if args.file.is_some() && args.inputs.current.is_some() {
        return Err(Error::usage(
            "with `--from-profile` there is nothing to compare the list with",
            "leave `--current` out, or the file",
        ));
    }
    Ok(InputArgs {
        profile: Some(from.clone()),
        org: Vec::new(),
        operation: None,
        ..args.inputs.clone()
    })
}

/// What holds for the target where the users come from another system.
pub(super) fn of_the_target(args: &ExportArgs) -> Result<Option<Settings>, Error> {
    let input = InputArgs {
        profile: args.inputs.profile.clone(),
        org: args.inputs.org.clone(),
        operation: args.inputs.operation,
        ..InputArgs::default()
    };
    input.settings(&args.rules)
}

//! What the users are written for: a profile and an operation, and which of its columns.

use std::borrow::Cow;

use crate::check::Task;
use crate::commands::export::args::ExportArgs;
use crate::commands::export::origin::{self, Origin};
use crate::commands::{Error, UsageError};
use crate::export::concept::{self, Left};
use crate::export::fill::{self, Fill};
use crate::export::sheet::{self, Sheet};
use crate::profile::Profile;
use crate::profile::localized_field::{LocalizedField, NoField};
use crate::profile::operation::Absent;
use crate::user::list::{UserId, UserList};

/// What the users are written for.
pub(super) struct Target {
    /// The profile, the operation, and what the organization knows.
    pub(super) task: Task,
    /// Whether every column is written, and not only some that were named.
    pub(super) has_all_columns: bool,
    /// Whether the users come from another system.
    translates: bool,
    /// What users get who have no value.
    fills: Vec<Fill>,
}

impl Target {
    /// What the flags say, else the mapping.
    pub(super) fn new(args: &ExportArgs, origin: &Origin) -> Result<Self, Error> {
        let other = match &args.from_profile {
            Some(_) => origin::of_the_target(args)?,
            None => None,
        };
        let translates = other.is_some();
        let task = other.unwrap_or_else(|| origin.task().clone());
        let (from, to) = (origin.profile(), &task.profile);
        let fills = args.fill.iter().map(|text| filled(text, from, to));
        let target = Self {
            has_all_columns: args.columns.is_empty(),
            translates,
            fills: fills.collect::<Result<_, _>>()?,
            task,
        };
        target.keeps_everybody(args)?;
        Ok(target)
    }

    /// Whether the users come from another system.
    pub(super) fn translates(&self) -> bool {
        self.translates
    }

    /// Refuses to write a part of the users for an operation that removes users who are not in the file.
    fn keeps_everybody(&self, args: &ExportArgs) -> Result<(), UsageError> {
        let Task {
            mapping, operation, ..
        } = &self.task;
        let offered = |absent: &Absent| operation.absent.contains(absent);
        let usual = operation.absent.first().copied();
        let absent = mapping.absent.filter(offered).or(usual);
        let Some(absent @ (Absent::Archive | Absent::Delete)) = absent else {
            return Ok(());
        };
        let flags = [
            ("--split", args.split),
            ("--where", args.r#where.is_some()),
            ("--skip-invalid", args.skip_invalid),
        ];
        match flags.into_iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((flag, _)) => Err(UsageError::LeavesUsersOut {
                flag,
                operation: operation.kind,
                absent,
            }),
        }
    }

    /// The users as the target knows them, and what it has no counterpart for.
    pub(super) fn translate<'o>(
        &self,
        users: &'o UserList,
        origin: &Origin,
    ) -> (Cow<'o, UserList>, Vec<Left>) {
        let (from, to) = (origin.profile(), &self.task.profile);
        let (mut own, mut left) = (Cow::Borrowed(users), Vec::new());
        if self.translates {
            let translated = concept::translate(users, from, to);
            (own, left) = (Cow::Owned(translated.0), translated.1);
        }
        if !self.fills.is_empty() {
            own = Cow::Owned(fill::fill(&own, users, to, &self.fills));
        }
        let is_shown = |left: &Left| match left {
            Left::Field { localized } | Left::Language { localized, .. } => from
                .localized(localized)
                .is_some_and(|localized| self.fills.iter().any(|fill| fill.shows(localized))),
            Left::Value { .. } => false,
        };
        left.retain(|left| !is_shown(left));
        (own, left)
    }

    /// The table that is written.
    pub(super) fn sheet<'a>(
        &'a self,
        args: &ExportArgs,
        users: &'a UserList,
        chosen: Vec<UserId>,
        origin: &Origin,
    ) -> Result<Sheet<'a>, NoField> {
        let Task {
            profile,
            operation,
            mapping,
            ..
        } = &self.task;
        let usual = |columns| sheet::usual(columns, profile, operation, mapping.org.mfa);
        let mut localized_fields = match args.columns.as_slice() {
            // A database has a column for everything that the system knows.
            [] if origin.is_database() => usual(&users.filled_columns()),
            [] => usual(users.columns()),
            names => self.columns(names, users)?,
        };
        for fill in &self.fills {
            if !localized_fields.contains(&fill.localized) {
                localized_fields.push(fill.localized);
            }
        }
        if self.has_all_columns {
            localized_fields.sort_unstable();
        }
        let mut sheet = Sheet::of(users, profile, &localized_fields);
        sheet.users = chosen;
        Ok(sheet)
    }

    /// The localized fields that a person names: a field that has a column for each language is all of these.
    fn columns(&self, names: &[String], users: &UserList) -> Result<Vec<LocalizedField>, NoField> {
        let mut localized_fields = Vec::new();
        for name in names {
            let localized = self.task.profile.named(name.trim())?;
            let of_list = users.columns().iter().copied();
            let languages = of_list
                .filter(|other| localized.language().is_none() && other.field == localized.field);
            let all: Vec<LocalizedField> = languages.collect();
            let own = if all.is_empty() { vec![localized] } else { all };
            for localized in own {
                if !localized_fields.contains(&localized) {
                    localized_fields.push(localized);
                }
            }
        }
        Ok(localized_fields)
    }
}

/// What a `--fill` says.
fn filled(text: &str, from: &Profile, to: &Profile) -> Result<Fill, UsageError> {
    Fill::new(text, from, to).map_err(|error| match error {
        fill::Error::NoField(error) => error.into(),
        error @ (fill::Error::NoValue | fill::Error::Brace) => UsageError::Fill {
            assignment: text.to_owned(),
            error,
        },
    })
}

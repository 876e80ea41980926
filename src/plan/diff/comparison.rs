//! What is compared: the users of a file, the current users, and what the file means beside its users.

use jiff::civil::DateTime;

use crate::finding::RowNumber;
use crate::plan::changes::{Head, Kind, display_name};
use crate::plan::options::Options;
use crate::plan::skipped_row::{SkipReason, SkippedRow};
use crate::profile::Profile;
use crate::profile::archiving::Archiving;
use crate::profile::field::EmptyCell;
use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::{Absent, Operation};
use crate::roster::Roster;
use crate::user::list::{UserId, UserList};

/// What a file means beside its users.
#[derive(Debug, Clone, Copy)]
pub struct DiffOptions<'t> {
    /// The target system.
    pub profile: &'t Profile,
    /// The operation.
    pub operation: &'t Operation,
    /// The choices in force.
    pub options: &'t Options,
    /// Whether the current users have numbers of a database by which they are found.
    pub numbered: bool,
    /// The moment of the run. A user whose date of archiving lies behind it is archived.
    pub now: DateTime,
    /// Whether the database is new, so that values which only the target issues are taken over from the file.
    pub adopts: bool,
}

/// A file and the users that it is compared with.
pub(super) struct Comparison<'c> {
    pub(super) roster: &'c Roster,
    pub(super) current: &'c UserList,
    pub(super) options: &'c DiffOptions<'c>,
    /// The localized field that says that a user is archived.
    pub(super) archived_by: Option<LocalizedField>,
    /// Whether this operation archives.
    pub(super) archives: bool,
    /// Whether no id of the target is known yet, so that each is news.
    pub(super) learns_ids: bool,
    /// Who is archived at the moment of the run.
    archiving: Archiving,
    /// The localized fields for which the file has a column.
    pub(super) localized_fields: Vec<LocalizedField>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(
        roster: &'c Roster,
        current: &'c UserList,
        options: &'c DiffOptions<'c>,
    ) -> Self {
        Self {
            roster,
            current,
            options,
            archived_by: options.profile.archived_by(),
            learns_ids: options.adopts || !knows_ids(current, options.profile),
            archiving: Archiving::at(options.now, options.profile),
            archives: options.operation.absent.contains(&Absent::Archive),
            localized_fields: roster.users.columns().to_vec(),
        }
    }

    pub(super) fn field(&self, localized: LocalizedField) -> &'c Field {
        &self.options.profile.fields[localized.field]
    }

    /// What an empty cell does.
    pub(super) fn empty_cell(&self, field: &Field) -> EmptyCell {
        field.empty_cell.unwrap_or(self.options.profile.empty_cell)
    }

    /// A row that changes nothing.
    pub(super) fn skipped(&self, users: &UserList, user: UserId, reason: SkipReason) -> SkippedRow {
        let value = |localized: LocalizedField| users.value(user, localized);
        SkippedRow {
            row: row_of(users, user),
            key: display_name(self.options.profile, value).into(),
            reason,
        }
    }

    /// When a user of the file is archived, as the file says; nothing where that day lies ahead or stands for none, such as
    /// the last of the year 9999 or one before there were such systems.
    pub(super) fn archived_at(&self, user: UserId) -> Option<&'c str> {
        let when = self.roster.users.value(user, self.archived_by?)?;
        self.archiving.has_come(when).then_some(when)
    }

    /// Whether the file says when a user is archived, and that archives nobody yet.
    pub(super) fn is_archived_later(&self, user: UserId) -> bool {
        let localized = self.archived_by.filter(|_| self.archives);
        let when = localized.and_then(|localized| self.roster.users.value(user, localized));
        when.is_some_and(|when| !self.archiving.has_come(when))
    }

    pub(super) fn is_archived(&self, user: UserId) -> bool {
        let value = |localized| self.current.value(user, localized);
        let archived = self.archived_by.and_then(value);
        archived.is_some_and(|when| self.archiving.has_come(when))
    }

    pub(super) fn head(&self, kind: Kind, user: UserId, row: Option<RowNumber>) -> Head {
        Head {
            kind,
            id: self.options.numbered.then(|| self.current.row(user)),
            row,
        }
    }

    /// The match keys of a current user.
    pub(super) fn keys_of(&self, user: UserId) -> impl Iterator<Item = (LocalizedField, &'c str)> {
        let current = self.current;
        let keys = self.options.profile.match_keys().map(LocalizedField::plain);
        keys.filter_map(move |key| Some((key, current.value(user, key)?)))
    }
}

/// Whether the target has issued an id to any of these users, as far as they tell.
fn knows_ids(users: &UserList, profile: &Profile) -> bool {
    let fields = profile.fields.with_ids();
    let mut issued = fields.filter(|(_, field)| field.is_issued());
    issued.any(|(id, _)| users.has_values(id))
}

/// The row of a user of a file.
pub(super) fn row_of(users: &UserList, user: UserId) -> RowNumber {
    RowNumber(users.row(user))
}

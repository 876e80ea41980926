//! A list of users as a table of the target: its columns, and the cells of each user.

use crate::finding::FieldId;
use crate::profile::field::Field;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::Operation;
use crate::profile::requirements::Requirement;
use crate::profile::{HeaderCase, Profile};
use crate::user::list::{UserId, UserList};

/// A column of the table.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// What stands above it.
    pub header: String,
    /// The localized field that it shows.
    pub localized: LocalizedField,
    /// The field of that localized field.
    pub field: &'a Field,
}

/// Users of a list as a table.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The target.
    pub profile: &'a Profile,
    /// The users.
    pub list: &'a UserList,
    /// The columns, from left to right.
    pub columns: Vec<Column<'a>>,
    /// The users that have a row, from top to bottom.
    pub users: Vec<UserId>,
}

impl<'a> Sheet<'a> {
    /// All users, with a column for each localized field of the list and for each field that the target requires.
    #[must_use]
    pub fn new(list: &'a UserList, profile: &'a Profile) -> Self {
        let localized_fields = usual(list.columns(), profile, &Operation::default(), None);
        Self::of(list, profile, &localized_fields)
    }

    /// All users with these columns.
    #[must_use]
    pub fn of(
        list: &'a UserList,
        profile: &'a Profile,
        localized_fields: &[LocalizedField],
    ) -> Self {
        let column = |localized: &LocalizedField| {
            let field = &profile.fields[localized.field];
            Column {
                header: header(profile, field, *localized),
                localized: *localized,
                field,
            }
        };
        Self {
            profile,
            list,
            columns: localized_fields.iter().map(column).collect(),
            users: list.ids().collect(),
        }
    }

    /// The same table with so many users at most in each part, at least one part.
    #[must_use]
    pub fn parts(&self, most: usize) -> Vec<Self> {
        let part = |users: &[UserId]| Self {
            users: users.to_vec(),
            ..self.clone()
        };
        match self.users.len() {
            0 => vec![self.clone()],
            _ => self.users.chunks(most.max(1)).map(part).collect(),
        }
    }
}

impl Column<'_> {
    /// What stands between the values of a cell; none where it holds one.
    #[must_use]
    pub fn separator(&self) -> Option<&str> {
        let separator = self.field.separator.as_deref();
        separator.filter(|_| self.field.multi_valued)
    }

    /// The values that a user has in this column.
    pub fn values<'l>(&self, list: &'l UserList, user: UserId) -> impl Iterator<Item = &'l str> {
        let all = list.values(user, self.localized);
        all.filter(|value| !value.is_empty())
    }

    /// Writes the cell of a user. `cell` is emptied first.
    pub fn write(&self, list: &UserList, user: UserId, cell: &mut String) {
        cell.clear();
        for value in self.values(list, user) {
            if !cell.is_empty() {
                cell.push_str(self.separator().unwrap_or_default());
            }
            cell.push_str(value);
        }
    }
}

/// The columns that a file for an operation usually has: these, and what must be there in an organization that has this
/// setting `mfa`, in the order of the profile.
#[must_use]
pub fn usual(
    columns: &[LocalizedField],
    profile: &Profile,
    operation: &Operation,
    mfa: Option<bool>,
) -> Vec<LocalizedField> {
    let mut localized_fields = columns.to_vec();
    let requirements = profile.requirements(operation, mfa).into_iter();
    for need in requirements.filter(Requirement::needs_column) {
        let need = need.any_of;
        let there = |field: &FieldId| {
            localized_fields
                .iter()
                .any(|localized| localized.field == *field)
        };
        if !need.iter().any(there) {
            localized_fields.extend(need.first().map(|field| LocalizedField::plain(*field)));
        }
    }
    localized_fields.retain(|localized| operation.looks_at(localized.field));
    localized_fields.sort_unstable();
    localized_fields.dedup();
    localized_fields
}

/// The header that the target itself would write.
#[must_use]
pub fn header(profile: &Profile, field: &Field, localized: LocalizedField) -> String {
    let mut header = field.headers.first().unwrap_or(&field.name).clone();
    if let Some(language) = localized.language() {
        header.push('_');
        header.push_str(language);
    }
    match profile.file.header_case {
        Some(HeaderCase::Lower) => header.to_lowercase(),
        None => header,
    }
}

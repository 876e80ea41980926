//! What is known before the first row is read.

use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::header;
use crate::mapping::layout::Layout;
use crate::mapping::mapped_column::MappedColumn;
use crate::mapping::org::OrgSettings;
use crate::messages::{Fact, Message, any_of, keyword, message, text};
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::operation::Operation;
use crate::profile::requirements::Requirement;
use crate::profile::spellings::documented_below;
use crate::source::Observed;
use crate::user::list::UserList;

/// What is known before the first row is read.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The target system.
    pub profile: &'a Profile,
    /// What the file is for.
    pub operation: &'a Operation,
    /// What only this organization knows.
    pub org: &'a OrgSettings,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// Which column fills what.
    pub layout: &'a Layout,
    /// The users that the target has now.
    pub current: Option<&'a UserList>,
    /// The rows that a person wants skipped, in order: they are not users, whatever they hold.
    pub skipped: &'a [RowNumber],
}

impl<'a> Context<'a> {
    /// The field that a column fills.
    #[must_use]
    pub fn field(&self, column: &MappedColumn) -> &'a Field {
        &self.profile.fields[column.field]
    }

    /// The column and its field, for all columns and fixed values that fill one.
    pub fn mapped_columns(&self) -> impl Iterator<Item = (&'a MappedColumn, &'a Field)> + use<'a> {
        let profile = self.profile;
        let columns = self.layout.columns.iter();
        columns.map(move |column| (column, &profile.fields[column.field]))
    }

    /// What a column fills, if anything; the first of two fields.
    #[must_use]
    pub fn mapped_by(&self, column: ColumnIndex) -> Option<&'a MappedColumn> {
        let mut columns = self.layout.columns.iter();
        columns.find(|mapped| mapped.column == Some(column))
    }

    /// Whether a field has a column or a fixed value.
    #[must_use]
    pub fn is_mapped(&self, field: FieldId) -> bool {
        !self.layout.columns_of(field).is_empty()
    }

    /// Whether a person wants a row skipped.
    #[must_use]
    #[inline]
    pub fn is_skipped(&self, row: RowNumber) -> bool {
        !self.skipped.is_empty() && self.skipped.binary_search(&row).is_ok()
    }

    /// Whether this operation looks at a field.
    #[must_use]
    pub fn uses(&self, field: FieldId) -> bool {
        self.operation.looks_at(field)
    }

    /// Whether users are added or changed, so that what the target wants of their values matters. In a removal it does not
    /// matter who is in which group or has which manager.
    #[must_use]
    pub fn writes_users(&self) -> bool {
        self.operation.kind.writes_users()
    }

    /// The match keys that the file has a column for, the strongest first.
    #[must_use]
    pub fn match_keys(&self) -> Vec<FieldId> {
        let keys = self.profile.match_on.iter().copied();
        keys.filter(|field| self.is_mapped(*field)).collect()
    }

    /// The match key that the target itself issues to users, if it has one.
    #[must_use]
    pub fn issued_key(&self) -> Option<FieldId> {
        let is_issued = |(id, field): &(FieldId, &Field)| {
            field.is_issued() && self.profile.match_on.contains(id)
        };
        let issued = self.profile.fields.with_ids().find(is_issued);
        issued.map(|(id, _)| id)
    }

    /// What a value of a field is called in sentences, as a keyword: `address`, `number`, `id` or `value`.
    #[must_use]
    pub fn key_kind(&self, field: FieldId) -> Fact {
        keyword(match self.profile.fields[field].kind {
            Type::Email => "address",
            Type::Phone => "number",
            Type::Id => "id",
            _ => "value",
        })
    }

    /// What the operation requires of every user.
    #[must_use]
    pub fn requirements(&self) -> Vec<Requirement> {
        self.profile.requirements(self.operation, self.org.mfa)
    }

    /// The values that a field takes, as a list for sentences, and the first of them; none where it takes any text. They are
    /// in the language of its header.
    #[must_use]
    pub fn choices(&self, field: FieldId) -> Option<(Fact, &'a str)> {
        let mut columns = self.layout.columns_of(field).iter();
        let column = columns.find_map(|mapped| mapped.column);
        let header = column.map_or("", |column| self.layout.header(column));
        let documented = || documented_below(&self.profile.fields[field], header);
        let first = documented().next()?;
        let values = any_of(documented().map(text));
        Some((values.quoted().at_most(6).into(), first))
    }

    /// What parts the headers of a table that has one column because no row was split, and how many headers there are: the
    /// rows stand in quotes as a whole, or were never taken apart.
    #[must_use]
    pub fn unsplit_headers(&self) -> Option<(char, usize)> {
        let [header] = self.observed.header_row.own_headers() else {
            return None;
        };
        self.observed.header_row.row?;
        let is_known = |part: &&str| {
            let readings = header::readings(part);
            let mut keys = self.profile.fields.iter().flat_map(Field::header_keys);
            keys.any(|key| readings.contains(key))
        };
        [',', ';', '\t', '|'].into_iter().find_map(|delimiter| {
            let parts: Vec<&str> = header.split(delimiter).map(str::trim).collect();
            let known = parts.iter().filter(|part| is_known(part)).count();
            // `Name, first name` is one header.
            (known > 1 || known == 1 && parts.len() > 2).then_some((delimiter, parts.len()))
        })
    }

    /// How the file calls what fills these fields: the headers of their columns, or the name of a field that has a fixed
    /// value.
    #[must_use]
    pub fn headers_of(&self, fields: &[FieldId]) -> Vec<&'a str> {
        let columns = fields.iter().flat_map(|id| self.layout.columns_of(*id));
        let header = |mapped: &'a MappedColumn| match mapped.column {
            Some(column) => self.layout.header(column),
            None => self.field(mapped).name.as_str(),
        };
        columns.map(header).collect()
    }

    /// Why nothing can be compared with the current users that needs all of these fields; none where it can.
    #[must_use]
    pub fn cannot_compare(&self, fields: &[FieldId]) -> Option<Message> {
        let Some(users) = self.current else {
            return Some(message!("not-checked-no-current-users"));
        };
        let missing = fields.iter().find(|field| !users.has(**field))?;
        let field = text(self.profile.fields[*missing].name.as_str());
        Some(message!("not-checked-current-users-without-field", field))
    }

    /// What people call the target system.
    #[must_use]
    pub fn target(&self) -> &'a str {
        self.profile.display_name()
    }
}

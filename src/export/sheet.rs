//! A list of users as a table of the target: its columns, and the cells of each user.

use crate::profile::attribute::Attribute;
use crate::profile::field::Field;
use crate::profile::operation::Operation;
use crate::profile::{HeaderCase, Profile};
use crate::user::list::UserList;

/// A column of the table.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// What stands above it.
    pub label: String,
    /// The field that it shows.
    pub field: Field,
    /// The attribute of that field.
    pub attribute: &'a Attribute,
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
    /// The numbers of the users that have a row, from top to bottom.
    pub users: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// All users, with a column for each field of the list and for each attribute that the target requires.
    #[must_use]
    pub fn new(list: &'a UserList, profile: &'a Profile) -> Self {
        let fields = usual(list.columns(), profile, &Operation::default());
        Self::of(list, profile, &fields)
    }

    /// All users with these columns.
    #[must_use]
    pub fn of(list: &'a UserList, profile: &'a Profile, fields: &[Field]) -> Self {
        let column = |field: &Field| {
            let attribute = &profile.attributes[field.attribute];
            Column {
                label: label(profile, attribute, *field),
                field: *field,
                attribute,
            }
        };
        Self {
            profile,
            list,
            columns: fields.iter().map(column).collect(),
            users: (0..list.len()).collect(),
        }
    }

    /// The same table with so many users at most in each part, at least one part.
    #[must_use]
    pub fn parts(&self, most: usize) -> Vec<Self> {
        let part = |users: &[usize]| Self {
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
        let separator = self.attribute.separator.as_deref();
        separator.filter(|_| self.attribute.multi_valued)
    }

    /// The values that a user has in this column.
    pub fn values<'l>(&self, list: &'l UserList, user: usize) -> impl Iterator<Item = &'l str> {
        let all = list.values(user, self.field.number());
        all.filter(|value| !value.is_empty())
    }

    /// Writes the cell of a user. `cell` is emptied first.
    pub fn write(&self, list: &UserList, user: usize, cell: &mut String) {
        cell.clear();
        for value in self.values(list, user) {
            if !cell.is_empty() {
                cell.push_str(self.separator().unwrap_or_default());
            }
            cell.push_str(value);
        }
    }
}

/// The columns that a file for an operation usually has: these, and what must be there, in the order of the profile.
#[must_use]
pub fn usual(columns: &[usize], profile: &Profile, operation: &Operation) -> Vec<Field> {
    let mut fields: Vec<Field> = columns
        .iter()
        .map(|number| Field::from_number(*number))
        .collect();
    for need in profile.needs(operation) {
        let there = |attribute: &usize| fields.iter().any(|field| field.attribute == *attribute);
        if !need.iter().any(there) {
            fields.extend(need.first().map(|attribute| Field::plain(*attribute)));
        }
    }
    if let Some(names) = &operation.attributes {
        fields.retain(|field| names.contains(&profile.attributes[field.attribute].name));
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// The label that the target itself would write.
#[must_use]
pub fn label(profile: &Profile, attribute: &Attribute, field: Field) -> String {
    let mut label = attribute.labels.first().unwrap_or(&attribute.name).clone();
    if let Some(language) = field.language() {
        label.push('_');
        label.push_str(language);
    }
    match profile.file.header_case {
        Some(HeaderCase::Lower) => label.to_lowercase(),
        None => label,
    }
}

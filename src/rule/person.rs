//! Which fields of a profile hold the names and the own address of a user.

use crate::finding::{ColumnIndex, FieldId};
use crate::profile::field::{Field, Type};
use crate::rule::Context;
use crate::user::User;
use crate::user::name_and_address::{Address, NameAndAddress};
use crate::values::email;
use crate::values::lexicon::{Words, every};
use crate::values::name_in_address;

/// The fields that hold the names and the own address of a user, all of which have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonFields {
    /// The names.
    pub names: PersonNames,
    /// The address.
    pub email: FieldId,
}

/// The fields that hold the names of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonNames {
    /// One for each.
    Parts {
        /// The first name.
        first: FieldId,
        /// The last name.
        last: FieldId,
    },
    /// One for both.
    Full(FieldId),
}

impl PersonFields {
    /// The fields of a profile that a file has columns for; none where names or address are missing.
    #[must_use]
    pub fn of(context: &Context<'_>) -> Option<Self> {
        Some(Self {
            names: PersonNames::of(context)?,
            email: Self::own_email(context)?,
        })
    }

    /// The field that has the own address of a user, and not that of a manager: a unique one, a key, or what every system
    /// calls the address.
    #[must_use]
    pub fn own_email(context: &Context<'_>) -> Option<FieldId> {
        let fields = context.profile.fields.with_ids();
        let mut own = fields.filter(|(id, field)| {
            let is_own = field.unique
                || context.profile.match_on.contains(id)
                || field.concept().eq_ignore_ascii_case("email");
            field.kind == Type::Email && is_own && column_of(context, *id).is_some()
        });
        own.next().map(|(id, _)| id)
    }

    /// The names and the address of a user.
    #[must_use]
    pub fn of_user<'u>(&self, user: &User<'u>) -> NameAndAddress<'u> {
        let address = user.first(self.email).and_then(|value| {
            let (local, domain) = email::parts(value.text)?;
            Some(Address {
                text: value.text,
                local,
                domain,
            })
        });
        NameAndAddress {
            names: self.names.values(user),
            address,
        }
    }
}

impl PersonNames {
    fn of(context: &Context<'_>) -> Option<Self> {
        if let (Some(first), Some(last)) = (Self::given(context), Self::family(context)) {
            return (first != last).then_some(Self::Parts { first, last });
        }
        // A person who is known again by one text has the full name in it.
        let known_by: &[FieldId] = &context.profile.same_person_when;
        match *known_by {
            [full] => column_of(context, full).map(|_| Self::Full(full)),
            _ => None,
        }
    }

    /// The field of the first name, if a file has a column for it.
    #[must_use]
    pub fn given(context: &Context<'_>) -> Option<FieldId> {
        called(context, "first_name", |words| &words.headers.given_name)
    }

    /// The field of the last name, if a file has a column for it.
    #[must_use]
    pub fn family(context: &Context<'_>) -> Option<FieldId> {
        called(context, "last_name", |words| &words.headers.family_name)
    }

    /// Whether a field holds a name of a user, or a part of it.
    #[must_use]
    pub fn has_part(context: &Context<'_>, field: FieldId) -> bool {
        let names = [Self::given(context), Self::family(context)];
        names.contains(&Some(field)) || context.profile.same_person_when.contains(&field)
    }

    /// The first and the last name of a user; none where one is missing.
    #[must_use]
    pub fn values<'u>(&self, user: &User<'u>) -> Option<(&'u str, &'u str)> {
        match *self {
            Self::Parts { first, last } => {
                let (first, last) = (user.first(first)?, user.first(last)?);
                Some((first.text, last.text))
            }
            Self::Full(full) => name_in_address::split(user.first(full)?.text),
        }
    }

    /// The field that is reported first.
    #[must_use]
    pub fn first_field(&self) -> FieldId {
        match *self {
            Self::Parts { first, .. } => first,
            Self::Full(full) => full,
        }
    }
}

/// The column of a field that has one.
fn column_of(context: &Context<'_>, field: FieldId) -> Option<ColumnIndex> {
    let mut columns = context.layout.columns_of(field).iter();
    columns.find_map(|mapped| mapped.column)
}

/// The field that is what a concept means and has a column: by its own concept, or by a header that means nothing else.
fn called(
    context: &Context<'_>,
    concept: &str,
    words: fn(&'static Words) -> &'static [String],
) -> Option<FieldId> {
    let means_it = |key: &String| every(words).any(|word| word == key);
    let is_meant =
        |field: &Field| field.concept() == concept || field.header_keys().iter().any(means_it);
    let fields = context.profile.fields.with_ids();
    let mut texts = fields.filter(|(_, field)| field.kind == Type::Text);
    texts
        .find_map(|(id, field)| (is_meant(field) && column_of(context, id).is_some()).then_some(id))
}

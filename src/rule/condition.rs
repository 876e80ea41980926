//! Conditions of the profile, asked of the users of a file.

use crate::finding::FieldId;
use crate::mapping::layout::Layout;
use crate::messages::{Fact, message, text};
use crate::profile::condition::CompiledCondition;
use crate::profile::reference::{Conditions, MFA};
use crate::rule::Context;
use crate::user::User;

/// A condition of the profile, asked of the users of a file.
pub struct UserCondition<'a> {
    condition: CompiledCondition<'a>,
    context: Context<'a>,
}

impl<'a> Context<'a> {
    /// The conditions of a key of the profile.
    #[must_use]
    pub fn conditions(&self, conditions: &'a Conditions) -> Vec<UserCondition<'a>> {
        let conditions = conditions.iter();
        conditions
            .map(|condition| UserCondition {
                condition: CompiledCondition::new(condition, self.profile, self.org.mfa),
                context: *self,
            })
            .collect()
    }
}

impl<'a> UserCondition<'a> {
    /// Whether it holds for a user; none where that cannot be told. A field that the file has no column for tells nothing.
    #[must_use]
    pub fn holds(&self, user: &User<'_>) -> Option<bool> {
        match self.field() {
            Some(field) if !self.context.is_mapped(field) => None,
            _ => self
                .condition
                .holds(|field| self.layout().items(user, field)),
        }
    }

    /// Whether it holds for every user; none where it depends on a setting that is not given.
    #[must_use]
    pub fn holds_for_everyone(&self) -> Option<bool> {
        self.condition.holds_for_everyone()
    }

    /// The field that it depends on; none where that is a setting of the organization.
    #[must_use]
    pub fn field(&self) -> Option<FieldId> {
        self.condition.field()
    }

    /// Whether it depends on a field that the file has.
    #[must_use]
    pub fn is_of_a_user(&self) -> bool {
        self.field()
            .is_some_and(|field| self.context.is_mapped(field))
    }

    /// The value of a user that is the one of the condition, as the file spells it; none where it does not hold, or holds
    /// by the field's default.
    #[must_use]
    pub fn matching_value<'u>(&'u self, user: &User<'u>) -> Option<&'u str> {
        let mut values = self.layout().items(user, self.field()?);
        values.find(|value| self.condition.is_met_by(value) == Some(true))
    }

    /// How the file calls the field that it depends on: by the header of its column, else by its name.
    #[must_use]
    pub fn header(&self) -> Option<&'a str> {
        let field = self.field()?;
        let mut columns = self.layout().columns_of(field).iter();
        let column = columns.find_map(|mapped| mapped.column);
        let name = || self.context.profile.fields[field].name.as_str();
        Some(column.map_or_else(name, |column| self.layout().header(column)))
    }

    /// The condition as a part of a sentence.
    #[must_use]
    pub fn in_words(&self) -> Fact {
        let value = text(self.condition.wanted());
        match self.header() {
            Some(header) => message!("condition-field", header = text(header), value).into(),
            // The only setting that conditions know.
            None => message!("condition-setting", setting = text(MFA), value).into(),
        }
    }

    fn layout(&self) -> &'a Layout {
        self.context.layout
    }
}

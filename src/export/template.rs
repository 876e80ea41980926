//! A template: what a person fills in, and what the target takes when it is full.

pub mod column;
pub mod csv;
mod example;
pub mod need;
mod telling;
pub mod xlsx;

use crate::export::template::column::Column;
use crate::export::template::need::Needs;
use crate::mapping::RuleSettings;
use crate::mapping::org::OrgSettings;
use crate::profile::field::{Field, Known, Mutability};
use crate::profile::field_id::FieldId;
use crate::profile::operation::{Absent, Operation};
use crate::profile::{Level, Profile};
use crate::values::lexicon::{Language, TemplateWords};

/// What a template is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The target system.
    pub profile: &'a Profile,
    /// The operation that the file is for.
    pub operation: &'a Operation,
    /// What only this customer knows: the lists that become drop-downs.
    pub org: &'a OrgSettings,
    /// What the mapping says of the severity of rules.
    pub rules: &'a RuleSettings,
    /// The language of headers and explanations.
    pub language: Language,
}

impl Ask<'_> {
    /// Whether what a rule finds makes a user fail, as far as profile and mapping change its severity.
    fn refuses(&self, rule: &str) -> bool {
        let level = self.profile.rules.get(rule).copied();
        level.unwrap_or(Level::Error) == Level::Error
            && self.rules.runs(rule)
            && !self.rules.softens(rule)
    }

    /// Whether a field has a column. What only the system sets is nothing to fill in, unless the operation asks for it;
    /// nor is that which says that a user is archived, where the operation archives nobody.
    fn has_column(&self, field: FieldId) -> bool {
        let is_set_by_a_person = || self.profile.fields[field].mutability != Mutability::ReadOnly;
        match &*self.operation.fields {
            Some(fields) => fields.contains(&field),
            None => is_set_by_a_person() && !self.is_archiving_in_vain(field),
        }
    }

    fn is_archiving_in_vain(&self, field: FieldId) -> bool {
        let archives = self.operation.absent.contains(&Absent::Archive);
        !archives && *self.profile.archived_by == Some(field)
    }

    /// The words of its language.
    fn words(&self) -> &'static TemplateWords {
        self.language.template()
    }
}

/// A template, before it is written in any format.
#[derive(Debug, Clone)]
pub struct Template<'a> {
    /// What it was asked for.
    pub ask: Ask<'a>,
    /// Its columns, in the order of the profile.
    pub columns: Vec<Column>,
    /// What the person who made it should know.
    pub notes: Vec<String>,
}

impl<'a> Template<'a> {
    /// Makes a template.
    #[must_use]
    pub fn new(ask: Ask<'a>) -> Self {
        let fields = ask.profile.fields.with_ids();
        let fields: Vec<(FieldId, &Field)> = fields.filter(|(id, _)| ask.has_column(*id)).collect();
        let needs = Needs::new(ask);
        let columns = fields
            .iter()
            .map(|(number, field)| Column::new(ask, *number, field, &needs))
            .collect();
        let notes = fields
            .iter()
            .filter_map(|(_, field)| note(&ask, field))
            .collect();
        Self {
            ask,
            columns,
            notes,
        }
    }
}

/// What is to be said of the list that a column could have had.
fn note(ask: &Ask<'_>, field: &Field) -> Option<String> {
    let list = field.known.filter(|list| *list != Known::Domains)?;
    let (key, name) = (key(list), &field.name);
    let Some(values) = ask.org.known(list) else {
        return ask.profile.asks_for(key).then(|| {
            format!("`{name}` has no drop-down: no list of {key} was given; add `--org {key}=…`")
        });
    };
    let separator = field.separator.as_deref()?;
    let torn: Vec<String> = values
        .iter()
        .filter(|value| value.contains(separator))
        .map(|value| format!("`{value}`"))
        .collect();
    (!torn.is_empty()).then(|| {
        format!(
            "{} left out of the drop-down of `{name}`: `{separator}` parts values there",
            torn.join(", ")
        )
    })
}

/// The key of a list under the mapping's `[org]`.
fn key(list: Known) -> &'static str {
    match list {
        Known::Domains => "domains",
        Known::Groups => "groups",
        Known::Roles => "roles",
        Known::Divisions => "divisions",
    }
}

//! A template: what a person fills in, and what the target takes when it is full.

mod choices;
pub mod column;
pub mod csv;
mod description;
mod example;
mod header;
mod need;
mod request;
pub mod xlsx;

pub use request::TemplateRequest;

use crate::export::template::column::{Cells, Choices, Column};
use crate::export::template::need::Needs;
use crate::finding::FieldId;
use crate::profile::field::{Field, Known};
use crate::profile::localized_field::LocalizedField;

/// A template, before it is written in any format.
#[derive(Clone)]
pub struct Template<'a> {
    /// What it was asked for.
    pub request: TemplateRequest<'a>,
    /// Its columns, in the order of the profile.
    pub columns: Vec<Column>,
    /// What the person who made it should know.
    pub notes: Vec<Note>,
}

/// What the person who made a template should know of a drop-down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A column has none, because its values are not known.
    NoList {
        /// The name of the field.
        field: String,
        /// The key under `[org]` that lists them.
        key: &'static str,
    },
    /// Values are not in it, because they contain what separates values.
    HoldSeparator {
        /// The name of the field.
        field: String,
        /// The values.
        values: Vec<String>,
        /// What separates values.
        separator: String,
    },
}

impl<'a> Template<'a> {
    /// Makes a template.
    #[must_use]
    pub fn new(request: TemplateRequest<'a>) -> Self {
        let fields = request.profile.fields.with_ids();
        let fields = fields.filter(|(id, _)| request.has_column(*id));
        let fields: Vec<(FieldId, &Field)> = fields.collect();
        let needs = Needs::new(&request);
        let columns = fields.iter();
        let columns = columns.map(|(id, field)| column(&request, *id, field, &needs));
        let columns = columns.collect();
        let notes = fields.iter().filter_map(|(_, field)| note(&request, field));
        let notes = notes.collect();
        Self {
            request,
            columns,
            notes,
        }
    }
}

fn column(request: &TemplateRequest<'_>, id: FieldId, field: &Field, needs: &Needs<'_>) -> Column {
    let (profile, language) = (request.profile, request.language);
    let choices = Choices::of(request, field);
    let cells = Cells::of(field);
    Column {
        localized: localized(request, id),
        header: header::header(profile, field, language),
        need: needs.of(id),
        example: example::of(language, profile, field, choices.as_ref()),
        says: description::describe(request, field, cells, choices.as_ref()),
        cells,
        choices,
    }
}

/// The field in the language of the template, where it has a column for each language.
fn localized(request: &TemplateRequest<'_>, id: FieldId) -> LocalizedField {
    let field = &request.profile.fields[id];
    let name = format!("{}_{}", field.name, request.language.code());
    let in_language = request.profile.localized(&name);
    // Another field may have that name.
    let own = in_language.filter(|localized| localized.field == id && field.per_language);
    own.unwrap_or(LocalizedField::plain(id))
}

/// What is to be said of the list that a column could have had.
fn note(request: &TemplateRequest<'_>, field: &Field) -> Option<Note> {
    let list = field.known.filter(|list| *list != Known::Domains)?;
    let (key, name) = (key(list), field.name.clone());
    let Some(values) = request.org.known(list) else {
        let asked = request.profile.asks_for(key);
        return asked.then_some(Note::NoList { field: name, key });
    };
    let separator = field.separator.clone()?;
    let torn = values.iter().filter(|value| value.contains(&separator));
    let values: Vec<String> = torn.cloned().collect();
    (!values.is_empty()).then_some(Note::HoldSeparator {
        field: name,
        values,
        separator,
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

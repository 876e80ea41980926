//! What a target system wants to know of users: what `fields` shows.

use std::collections::BTreeMap;

use crate::check::Task;
use crate::finding::FieldId;
use crate::mapping::column::Column;
use crate::messages;
use crate::profile::Profile;
use crate::profile::field::{EmptyCell, Field, Mutability, Type};
use crate::profile::reference::{Condition, MFA, Subject};
use crate::profile::requirements::{Requirement, RequirementSource};
use crate::values::lexicon::Language;

/// The target systems that are part of the program.
#[derive(Debug, Clone, Copy)]
pub struct TargetSystems<'a> {
    /// They, in alphabetical order.
    pub profiles: &'a [Profile],
}

/// The fields of one target system.
#[derive(Debug, Clone, Copy)]
pub struct TargetFields<'a> {
    /// The target system, and what only one organization knows.
    pub task: &'a Task,
    /// The only field that is asked for; all where none is.
    pub only: Option<FieldId>,
    /// The only language of headers and values that is asked for; all where none is.
    pub language: Option<messages::Language>,
    /// What else is worth knowing.
    pub notes: &'a [String],
}

/// Whether an operation needs a value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Need<'a> {
    pub(super) when: When<'a>,
    /// Whether this is our assumption and not the vendor's documentation.
    pub(super) is_assumed: bool,
}

/// When a value of a field is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When<'a> {
    /// In every row.
    Always,
    /// Under any of these conditions: what has which value.
    Sometimes(Vec<(&'a str, &'a str)>),
    /// Of this field or another one of these.
    OneOf(Vec<&'a str>),
    /// In every row, where the file has a column for it.
    WithColumn,
    /// Never.
    Never,
    /// The operation does not look at it.
    NotUsed,
}

impl<'a> TargetFields<'a> {
    /// The fields that are asked for.
    pub(super) fn fields(&self) -> impl Iterator<Item = (FieldId, &'a Field)> {
        let only = self.only;
        let fields = self.task.profile.fields.with_ids();
        fields.filter(move |(id, _)| only.is_none_or(|only| only == *id))
    }

    /// What the operation requires of all fields.
    pub(super) fn requirements(&self) -> Vec<Requirement> {
        let Task {
            profile, operation, ..
        } = self.task;
        profile.requirements(operation, self.task.mapping.org.mfa)
    }

    /// Whether a value of a field is needed, the hardest need first. `requirements` are those of all fields.
    pub(super) fn need(&self, id: FieldId, requirements: &[Requirement]) -> Need<'a> {
        let Task {
            profile, operation, ..
        } = self.task;
        let field = &profile.fields[id];
        let need = |when, is_assumed| Need { when, is_assumed };
        if !operation.looks_at(id) {
            return need(When::NotUsed, false);
        }
        let mut about = requirements
            .iter()
            .filter(|requirement| requirement.any_of.contains(&id));
        let mut alone = about.clone();
        let alone = alone.find(|of| of.any_of.len() == 1 && of.needs_column());
        if let Some(alone) = alone {
            return need(When::Always, alone.assumed);
        }
        if operation.kind.writes_users() && !field.required_when.is_empty() {
            let conditions = conditions(profile, &field.required_when);
            return need(When::Sometimes(conditions), field.assumes("required_when"));
        }
        match about.next() {
            Some(of) if of.source == RequirementSource::EmptyCell => {
                need(When::WithColumn, of.assumed)
            }
            Some(of) => {
                let names = of.any_of.iter();
                let names = names.map(|other| profile.fields[*other].name.as_str());
                need(When::OneOf(names.collect()), of.assumed)
            }
            None => need(When::Never, false),
        }
    }

    /// What the mapping says of the column of a field.
    pub(super) fn column(&self, field: &Field) -> Option<&'a Column> {
        self.task.mapping.columns.get(&field.name)
    }

    /// The values that the organization settings list for a field.
    pub(super) fn known(&self, field: &Field) -> Option<&'a [String]> {
        self.task.mapping.org.known(field.known?)
    }

    /// What an empty cell of a field does.
    pub(super) fn empty_cell(&self, field: &Field) -> EmptyCell {
        field.empty_cell.unwrap_or(self.task.profile.empty_cell)
    }

    /// What `--set` takes for a field, each as it is typed.
    pub(super) fn set(&self, id: FieldId) -> Vec<String> {
        let profile = &self.task.profile;
        let field = &profile.fields[id];
        let name = &field.name;
        let mut forms = vec![format!("{name}=HEADER"), format!("{name}.column=LETTER")];
        if field.is_issued() {
            return forms;
        }
        if profile.can_be_same_for_all(id) {
            let value = field.canonical_values.first();
            let value = value.map_or("VALUE", |value| value.value.as_str());
            forms.push(format!("{name}.value={}", quoted(value)));
        }
        if let Some(value) = field.canonical_values.first() {
            forms.push(format!("{name}.values.WORD={}", quoted(&value.value)));
        }
        if field.multi_valued {
            forms.push(format!("{name}.separator=CHAR"));
            forms.push(format!("{name}.marks=WORD"));
        }
        if field.kind == Type::Text && !field.multi_valued {
            forms.push(format!("{name}.join=HEADER,HEADER"));
            forms.push(format!("{name}.split=CHAR"));
        }
        forms
    }
}

/// A value as a shell takes it.
fn quoted(value: &str) -> String {
    if value.contains(' ') {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

/// What has which value, of the conditions of a profile.
pub(super) fn conditions<'a>(
    profile: &'a Profile,
    conditions: &'a [Condition],
) -> Vec<(&'a str, &'a str)> {
    let subject = |subject| match subject {
        Subject::Field(field) => profile.fields[field].name.as_str(),
        Subject::Mfa => MFA,
    };
    let conditions = conditions.iter();
    conditions
        .map(|condition| (subject(condition.subject), condition.value.as_str()))
        .collect()
}

/// The headers by which files call a field, by the language of each; those that the system itself uses are under `""`.
pub(super) fn headers(field: &Field) -> BTreeMap<&'static str, Vec<&str>> {
    let mut all = BTreeMap::new();
    let own: Vec<&str> = field.headers.iter().map(String::as_str).collect();
    all.insert("", own);
    for language in Language::all() {
        let aliases = field.aliases.of(language);
        if !aliases.is_empty() {
            let aliases = aliases.iter().map(String::as_str);
            all.insert(language.code(), aliases.collect());
        }
    }
    all
}

/// The name of a type, as profiles write it.
pub(super) fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "text",
        Type::Email => "email",
        Type::Phone => "phone",
        Type::Date => "date",
        Type::DateTime => "date-time",
        Type::Boolean => "boolean",
        Type::Language => "language",
        Type::Path => "path",
        Type::Reference => "reference",
        Type::Id => "id",
    }
}

/// The name of a mutability, as profiles write it.
pub(super) fn mutability_name(mutability: Mutability) -> &'static str {
    match mutability {
        Mutability::ReadWrite => "read-write",
        Mutability::Immutable => "immutable",
        Mutability::ReadOnly => "read-only",
    }
}

/// The name of what an empty cell does, as profiles write it.
pub(super) fn empty_cell_name(empty_cell: EmptyCell) -> &'static str {
    match empty_cell {
        EmptyCell::Error => "error",
        EmptyCell::Keep => "keep",
        EmptyCell::Clear => "clear",
        EmptyCell::Default => "default",
    }
}

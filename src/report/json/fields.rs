//! The target systems and their fields, for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::FieldId;
use crate::mapping::column::Column;
use crate::profile::Profile;
use crate::profile::field::{CanonicalValue, Field, Type};
use crate::profile::operation::OperationKind;
use crate::profile::requirements::Requirement;
use crate::report::fields::{
    TargetFields, TargetSystems, When, conditions, empty_cell_name, headers, mutability_name,
    type_name,
};
use crate::report::format::Page;
use crate::report::json::document::{self, Head};
use crate::values::lexicon::Language;

/// The pattern of a field in words.
fn meaning(field: &Field) -> Option<&str> {
    field.pattern_means.as_ref()?.in_language("en")
}

/// Writes the target systems.
pub(super) fn write_systems(
    systems: &TargetSystems<'_>,
    _: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        #[serde(flatten)]
        head: Head,
        systems: Vec<System<'a>>,
    }
    let document = Document {
        head: Head::new("systems"),
        systems: systems.profiles.iter().map(System::new).collect(),
    };
    document::write(&document, output)
}

#[derive(Serialize)]
struct System<'a> {
    profile: &'a str,
    title: &'a str,
    verified: Option<&'a str>,
    operations: Vec<OperationKind>,
    fields: usize,
    sources: &'a [String],
}

impl<'a> System<'a> {
    fn new(profile: &'a Profile) -> Self {
        Self {
            profile: &profile.name,
            title: profile.display_name(),
            verified: profile.verified.as_deref(),
            operations: profile.operations.keys().copied().collect(),
            fields: profile.fields.len(),
            sources: &profile.sources,
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    head: Head,
    profile: &'a str,
    title: &'a str,
    verified: Option<&'a str>,
    sources: &'a [String],
    operation: OperationKind,
    operations: Vec<OperationKind>,
    mapping: Option<&'a str>,
    match_on: Vec<&'a str>,
    unique_together: Vec<Vec<&'a str>>,
    fields: Vec<OneField<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the document"
)]
struct OneField<'a> {
    field: &'a str,
    required: &'static str,
    required_when: BTreeMap<&'a str, &'a str>,
    one_of: Vec<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
    multi_valued: bool,
    separator: Option<&'a str>,
    per_language: bool,
    unique: bool,
    case_exact: bool,
    mutability: &'static str,
    issued_by: Option<&'static str>,
    headers: &'a [String],
    aliases: BTreeMap<&'static str, Vec<&'a str>>,
    allowed_values: Vec<AllowedValue<'a>>,
    known_values: Option<&'a [String]>,
    formats: &'a [String],
    max_length: Option<usize>,
    pattern: Option<&'a str>,
    pattern_means: Option<&'a str>,
    special_characters: String,
    refers_to: Option<&'a str>,
    only_when: BTreeMap<&'a str, &'a str>,
    empty_cell: &'static str,
    default: Option<&'a str>,
    assumed: &'a [String],
    column: Value,
    set: Vec<String>,
}

#[derive(Serialize)]
struct AllowedValue<'a> {
    value: &'a str,
    spellings: BTreeMap<&'static str, &'a [String]>,
    means: Option<bool>,
    assumed: bool,
}

/// Writes the fields of one target system.
pub(super) fn write_fields(
    of: &TargetFields<'_>,
    _: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let profile = &of.task.profile;
    let requirements = of.requirements();
    let match_keys = profile.match_keys();
    let document = Document {
        head: Head::new("fields"),
        profile: &profile.name,
        title: profile.display_name(),
        verified: profile.verified.as_deref(),
        sources: &profile.sources,
        operation: of.task.operation.kind,
        operations: profile.operations.keys().copied().collect(),
        mapping: of.task.mapping.file.as_deref(),
        match_on: match_keys
            .map(|key| profile.fields[key].name.as_str())
            .collect(),
        unique_together: profile
            .unique
            .iter()
            .map(|group| {
                let names = group.fields.iter();
                let names = names.map(|field| profile.fields[*field].name.as_str());
                names.collect()
            })
            .collect(),
        fields: of
            .fields()
            .map(|(id, field)| one_field(of, id, field, &requirements))
            .collect(),
        notes: of.notes,
    };
    document::write(&document, output)
}

fn one_field<'a>(
    of: &TargetFields<'a>,
    id: FieldId,
    field: &'a Field,
    requirements: &[Requirement],
) -> OneField<'a> {
    let profile = &of.task.profile;
    let need = of.need(id, requirements);
    let (required, required_when, one_of) = match need.when {
        When::Always => ("always", BTreeMap::new(), Vec::new()),
        When::Sometimes(conditions) => ("sometimes", conditions.into_iter().collect(), Vec::new()),
        When::OneOf(fields) => ("one-of", BTreeMap::new(), fields),
        When::WithColumn => ("with-column", BTreeMap::new(), Vec::new()),
        When::Never => ("never", BTreeMap::new(), Vec::new()),
        When::NotUsed => ("not-used", BTreeMap::new(), Vec::new()),
    };
    let mut aliases = headers(field);
    aliases.remove("");
    OneField {
        field: &field.name,
        required,
        required_when,
        one_of,
        kind: type_name(field.kind),
        multi_valued: field.multi_valued,
        separator: field.separator.as_deref(),
        per_language: field.per_language,
        unique: field.unique,
        case_exact: field.case_exact,
        mutability: mutability_name(field.mutability),
        issued_by: field.is_issued().then_some("target"),
        headers: &field.headers,
        aliases,
        allowed_values: field.canonical_values.iter().map(allowed).collect(),
        known_values: of.known(field),
        formats: &field.formats,
        max_length: field.max_length,
        pattern: field.pattern.as_deref(),
        pattern_means: meaning(field),
        special_characters: special_characters(profile, field),
        refers_to: field
            .refers_to
            .map(|other| profile.fields[other].name.as_str()),
        only_when: conditions(profile, &field.only_when).into_iter().collect(),
        empty_cell: empty_cell_name(of.empty_cell(field)),
        default: field.default.as_deref(),
        assumed: &field.assumed,
        column: of.column(field).map_or(Value::Null, column),
        set: of.set(id),
    }
}

/// The characters that no value may hold.
fn special_characters(profile: &Profile, field: &Field) -> String {
    match field.kind {
        // A person who picks from a list types none.
        Type::Boolean => String::new(),
        _ => format!(
            "{}{}",
            profile.file.special_characters, field.special_characters
        ),
    }
}

fn allowed(value: &CanonicalValue) -> AllowedValue<'_> {
    let spellings = Language::all().map(|language| (language, value.spellings_in(language)));
    AllowedValue {
        value: &value.value,
        spellings: spellings
            .filter(|(_, spellings)| !spellings.is_empty())
            .map(|(language, spellings)| (language.code(), spellings))
            .collect(),
        means: value.means,
        assumed: value.assumed,
    }
}

/// What the mapping says of the column of a field.
fn column(column: &Column) -> Value {
    let names = |of: &[crate::mapping::column::Reference]| {
        of.iter().map(ToString::to_string).collect::<Vec<String>>()
    };
    json!({
        "columns": names(&column.columns),
        "joined": names(&column.join),
        "value": column.value,
        "values": column.values,
        "separator": column.separator,
    })
}

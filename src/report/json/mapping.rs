//! What `map` suggests, for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::finding::ColumnIndex;
use crate::mapping::suggest::Choice;
use crate::profile::operation::OperationKind;
use crate::report::format::Page;
use crate::report::json::document::{self, Head, Source};
use crate::report::mapped::Mapped;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    head: Head,
    exit: u8,
    file: &'a str,
    profile: &'a str,
    operation: OperationKind,
    mapping_file: Option<&'a str>,
    source: Source<'a>,
    missing: &'a [Vec<String>],
    fields: Vec<OneField<'a>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct OneField<'a> {
    field: &'a str,
    outcome: &'static str,
    /// Those of the likeliest choice first.
    columns: Vec<String>,
    headers: Vec<&'a str>,
    reasons: Vec<String>,
    choices: Vec<OneChoice<'a>>,
}

#[derive(Serialize)]
struct OneChoice<'a> {
    columns: Vec<String>,
    headers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    split: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    values: &'a BTreeMap<String, String>,
    reasons: Vec<String>,
}

/// Writes what is suggested.
pub(super) fn write(mapped: &Mapped<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let fields = mapped.suggestions.iter().map(|suggestion| {
        let choices = suggestion.outcome.choices();
        let columns: Vec<u32> = choices
            .iter()
            .flat_map(|choice| &choice.columns)
            .copied()
            .collect();
        OneField {
            field: &mapped.task.profile.fields[suggestion.field].name,
            outcome: suggestion.outcome.word(),
            columns: columns
                .iter()
                .map(|column| ColumnIndex(*column).to_string())
                .collect(),
            headers: columns
                .iter()
                .map(|column| mapped.header(ColumnIndex(*column)))
                .collect(),
            reasons: choices
                .iter()
                .flat_map(|choice| &choice.reasons)
                .map(|reason| page.message(reason))
                .collect(),
            choices: choices
                .iter()
                .map(|choice| one_choice(mapped, choice, page))
                .collect(),
        }
    });
    let notes = mapped.notes.iter().map(|note| page.message(note));
    let notes = notes.collect();
    let document = Document {
        head: Head::new("mapping"),
        exit: u8::from(!mapped.missing.is_empty()),
        file: mapped.file,
        profile: &mapped.task.profile.name,
        operation: mapped.task.operation.kind,
        mapping_file: mapped.task.mapping.file.as_deref(),
        source: Source::of(mapped.observed),
        missing: mapped.missing,
        fields: fields.collect(),
        notes,
    };
    document::write(&document, output)
}

fn one_choice<'a>(mapped: &'a Mapped<'_>, choice: &'a Choice, page: Page) -> OneChoice<'a> {
    let settings = &choice.settings;
    OneChoice {
        columns: choice
            .columns
            .iter()
            .map(|column| ColumnIndex(*column).to_string())
            .collect(),
        headers: choice
            .columns
            .iter()
            .map(|column| mapped.header(ColumnIndex(*column)))
            .collect(),
        value: settings.value.as_deref(),
        separator: settings.separator.as_deref(),
        marks: settings.marks.as_deref(),
        split: settings.split.as_ref().map(|(at, _)| at.as_str()),
        part: settings.split.as_ref().map(|(_, part)| *part),
        values: &settings.values,
        reasons: choice
            .reasons
            .iter()
            .map(|reason| page.message(reason))
            .collect(),
    }
}

//! What a template says to the person who fills it in, sentence by sentence.

use crate::export::template::column::{Cells, Choices, Column, Need, When};
use crate::export::template::header::header;
use crate::export::template::need::conditions;
use crate::export::template::request::TemplateRequest;
use crate::profile::field::{EmptyCell, Field, Known, Mutability, Type};
use crate::profile::{ByteOrderMark, Columns};
use crate::values::lexicon::{TemplateWords, fill};

/// What is expected in a column.
pub(super) fn describe(
    request: &TemplateRequest<'_>,
    field: &Field,
    cells: Cells,
    choices: Option<&Choices>,
) -> Vec<String> {
    let words = request.words();
    let mut says = vec![kind(request, field, cells, choices)];
    says.extend(several(words, field));
    let pattern = field.pattern.as_ref().and(field.pattern_means.as_ref());
    let pattern = pattern.and_then(|means| means.in_language(request.language.code()));
    says.extend(pattern.map(|means| fill(&words.pattern, &[&words.requoted(means)])));
    says.extend(limits(request, field));
    if request.operation.kind.writes_users() {
        says.extend(consequences(request, field));
    }
    says.extend(doubts(request, field));
    says
}

/// What a value is.
fn kind(
    request: &TemplateRequest<'_>,
    field: &Field,
    cells: Cells,
    choices: Option<&Choices>,
) -> String {
    let words = request.words();
    if choices.is_some() {
        return match (field.kind, field.multi_valued) {
            (_, true) => words.of_the_list.clone(),
            (Type::Boolean, _) => words.yes_or_no.clone(),
            _ => words.one_of_the_list.clone(),
        };
    }
    let is_e164 = field.formats.iter().any(|form| form == "e164");
    match (field.kind, cells) {
        (Type::Date | Type::DateTime, Cells::Day) => words.day.clone(),
        (Type::Date | Type::DateTime, Cells::Moment) => words.moment.clone(),
        (Type::Date | Type::DateTime, Cells::Text) => {
            let forms: Vec<String> = field
                .formats
                .iter()
                .map(|form| words.quoted(form))
                .collect();
            fill(&words.day_as, &[&forms.join(&words.or)])
        }
        (Type::Email, _) => words.email.clone(),
        (Type::Phone, _) if is_e164 => words.phone_e164.clone(),
        (Type::Phone, _) => words.phone.clone(),
        (Type::Boolean, _) => words.yes_or_no.clone(),
        (Type::Language, _) => words.language.clone(),
        (Type::Path, _) => words.path.clone(),
        (Type::Reference, _) => {
            let other = field.refers_to.map(|other| &request.profile.fields[other]);
            other.map_or(words.text.clone(), |other| {
                let header = header(request.profile, other, request.language);
                fill(&words.reference, &[&words.quoted(&header)])
            })
        }
        (Type::Id, _) => words.id.clone(),
        (Type::Text, _) => words.text.clone(),
    }
}

/// How several values stand in one cell.
fn several(words: &TemplateWords, field: &Field) -> Option<String> {
    if !field.multi_valued {
        return None;
    }
    let separator = field.separator.as_deref()?;
    let sentence = if field.tight_separator {
        &words.several_tight
    } else {
        &words.several
    };
    Some(fill(sentence, &[&words.quoted(separator)]))
}

/// What a value must not be.
fn limits(request: &TemplateRequest<'_>, field: &Field) -> Vec<String> {
    let words = request.words();
    let mut says = Vec::new();
    if let Some(most) = field.max_length {
        says.push(fill(&words.max_length, &[&most.to_string()]));
    }
    if field.unique && request.operation.kind.writes_users() {
        says.push(words.unique.clone());
    }
    if field.case_exact {
        says.push(words.case_exact.clone());
    }
    if field.known == Some(Known::Domains)
        && let Some(domains) = &request.org.domains
    {
        says.push(fill(&words.domains, &[&words.listed(domains, 10)]));
    }
    let refused = format!(
        "{}{}",
        request.profile.file.special_characters, field.special_characters
    );
    if !refused.is_empty() {
        let refused: Vec<String> = refused.chars().map(String::from).collect();
        says.push(fill(&words.not_these, &[&refused.join(" ")]));
    }
    says
}

/// What comes of a value, and of none.
fn consequences(request: &TemplateRequest<'_>, field: &Field) -> Vec<String> {
    let words = request.words();
    let mut says = Vec::new();
    let only = conditions(request, &field.only_when);
    if !only.is_empty() {
        says.push(fill(&words.only_when, &[&only.join(&words.or)]));
    }
    if field.public {
        says.push(words.public.clone());
    }
    if field.mutability == Mutability::Immutable {
        says.push(words.immutable.clone());
    }
    let empty = field.empty_cell.unwrap_or(request.profile.empty_cell);
    match (empty, &field.default) {
        (EmptyCell::Error, _) if !field.required => says.push(words.not_empty.clone()),
        (EmptyCell::Default, Some(value)) => {
            says.push(fill(&words.default, &[&words.quoted(value)]));
        }
        _ => {}
    }
    says
}

/// What nobody but us says, and what the target calls it.
fn doubts(request: &TemplateRequest<'_>, field: &Field) -> Vec<String> {
    let words = request.words();
    let mut says = Vec::new();
    let called = request.profile.display_name();
    let unsure = field.canonical_values.iter().filter(|value| value.assumed);
    for value in unsure {
        let value = words.quoted(value.spelled(request.language));
        says.push(fill(&words.assumed_value, &[called, &value]));
    }
    let own = field.own_header(request.language);
    let is_own = header(request.profile, field, request.language) == own;
    let is_known = !field.assumes("headers") && !field.per_language;
    if request.profile.file.columns == Columns::ByHand && !is_own && is_known {
        says.push(fill(&words.called, &[called, &words.quoted(own)]));
    }
    says
}

/// When something must stand in a column, as a sentence.
pub(super) fn describe_need(need: &Need, words: &TemplateWords) -> String {
    let sentence = match &need.when {
        When::Always => words.always.clone(),
        When::Sometimes(conditions) => fill(&words.when, &[&conditions.join(&words.or)]),
        When::OneOf(headers) => {
            let headers: Vec<String> = headers.iter().map(|header| words.quoted(header)).collect();
            fill(&words.one_of, &[&headers.join(", ")])
        }
        When::Never => words.never.clone(),
    };
    if need.assumed {
        format!("{sentence} {}", words.assumed_need)
    } else {
        sentence
    }
}

/// The note at the header of a column.
pub(super) fn note(column: &Column, words: &TemplateWords) -> String {
    let mut lines = vec![describe_need(&column.need, words)];
    lines.extend(column.says.iter().cloned());
    if let Some(choices) = &column.choices {
        let values = words.listed(&choices.values, 8);
        lines.push(fill(&words.values_are, &[&values]));
    }
    if let Some(example) = &column.example {
        lines.push(fill(&words.example_is, &[example]));
    }
    lines.join("\n")
}

/// What is to be known of the file as a whole.
pub(super) fn remarks(request: &TemplateRequest<'_>) -> Vec<String> {
    let (words, profile) = (request.words(), request.profile);
    let file = &profile.file;
    let mut remarks = vec![
        fill(&words.rows, &[&words.quoted(&words.users)]),
        words.colours.clone(),
    ];
    if file.columns == Columns::ByHand {
        remarks.push(fill(&words.by_hand, &[profile.display_name()]));
    } else {
        remarks.push(fill(&words.by_header, &[profile.display_name()]));
    }
    if let Some(most) = file.max_rows {
        remarks.push(fill(&words.max_rows, &[&most.to_string()]));
    }
    if !file.formats.is_empty() && !file.formats.iter().any(|format| format == "xlsx") {
        let encoding = file.encodings.first().map_or("utf-8", |encoding| encoding);
        let mut encoding = encoding.to_uppercase();
        if file.bom == ByteOrderMark::Required {
            encoding.push_str(" (BOM)");
        }
        let delimiter = file.delimiters.first().copied().unwrap_or(',');
        let delimiter = words.quoted(&delimiter.to_string());
        remarks.push(fill(
            &words.only_csv,
            &[profile.display_name(), &encoding, &delimiter],
        ));
    }
    if let Some(name) = &request.operation.file_name {
        remarks.push(fill(&words.file_name, &[&words.quoted(name)]));
    }
    remarks
}

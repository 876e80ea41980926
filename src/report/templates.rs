//! What came of a template, in words.

use std::path::Path;

use crate::export::Format;
use crate::export::template::column::When;
use crate::export::template::{Note, Template};
use crate::messages::{List, Message, all_of, any_of, count, message, text};
use crate::report::exported::output_name;
use crate::report::format::Page;

/// What the person who made a template should know, then what was written. `notes` come first.
#[must_use]
pub fn describe_template(
    template: &Template<'_>,
    format: Format,
    output: &Path,
    notes: &[Message],
    page: Page,
) -> Vec<String> {
    let file = &template.request.profile.file;
    // Only a workbook has drop-downs, which the template's own notes are about.
    let own = template.notes.iter().filter(|_| format == Format::Xlsx);
    let mut notes: Vec<Message> = notes.iter().cloned().chain(own.map(note)).collect();
    let taken = &file.formats;
    if !taken.is_empty() && !taken.iter().any(|taken| taken == format.name()) {
        let target = text(template.request.profile.display_name());
        let formats = formats(taken);
        notes.push(message!("report-note-template-format", target, formats));
    }
    let required = template.columns.iter();
    let required = required.filter(|column| column.need.when == When::Always);
    let wrote = message!(
        "report-template-wrote",
        columns = count(template.columns.len() as u64),
        file = output_name(output),
        required = required.count()
    );
    let notes = notes.into_iter();
    let notes = notes.map(|note| message!("report-note", note));
    let lines = notes.chain([wrote]);
    lines.map(|line| page.message(&line)).collect()
}

/// The formats that a target takes, as one names them.
#[must_use]
pub fn formats(taken: &[String]) -> List {
    any_of(taken.iter().map(|format| text(format.to_uppercase())))
}

fn note(note: &Note) -> Message {
    match note {
        Note::NoList { field, key } => message!(
            "report-template-no-list",
            field = text(field.as_str()),
            key = text(*key)
        ),
        Note::HoldSeparator {
            field,
            values,
            separator,
        } => message!(
            "report-template-separator",
            field = text(field.as_str()),
            values = all_of(values.iter().map(|value| text(value.as_str()))).quoted(),
            separator = text(separator.as_str())
        ),
    }
}

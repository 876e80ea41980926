//! What `map --check` found, for people.

use std::io::{self, Write};

use crate::messages::{Message, message, text};
use crate::report::differences::{Changed, Differences, Gone, New};
use crate::report::format::Page;

/// Writes how a list differs from what a mapping expects.
pub(super) fn write(
    differences: &Differences<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    for line in lines(differences) {
        writeln!(output, "{}", page.message(&line))?;
    }
    match &differences.next {
        Some(next) => {
            let fit = page.message(&message!("report-map-fits"));
            writeln!(output, "{fit}\n  {next}")
        }
        None if !differences.gone.is_empty() => {
            writeln!(
                output,
                "{}",
                page.message(&message!("report-check-name-it"))
            )
        }
        None => Ok(()),
    }
}

fn lines(differences: &Differences<'_>) -> Vec<Message> {
    let source = differences.source.iter();
    let source = source.map(|one| message!("report-check-source", difference = one.clone()));
    let mut lines: Vec<Message> = source.collect();
    lines.extend(differences.gone.iter().map(gone));
    for Changed {
        field,
        column,
        reason,
    } in &differences.changed
    {
        let (field, column) = (text(field.as_str()), text(column.as_str()));
        let reason = reason.clone();
        lines.push(message!("report-check-changed", column, field, reason));
    }
    for New { column, header } in &differences.new {
        let (column, header) = (text(column.as_str()), text(header.as_str()));
        lines.push(message!("report-check-new", header, column));
    }
    if lines.is_empty() {
        let (file, mapping) = (text(differences.file), text(differences.mapping));
        lines.push(message!("report-check-fits", file, mapping));
    }
    lines
}

fn gone(gone: &Gone) -> Message {
    let (column, field) = (text(gone.column.as_str()), text(gone.field.as_str()));
    let Some(new) = &gone.perhaps else {
        return message!("report-check-gone", column, field);
    };
    let header = text(new.header.as_str());
    let new = text(new.column.as_str());
    message!("report-check-gone-renamed", column, field, header, new)
}

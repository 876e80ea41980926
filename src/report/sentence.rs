//! A finding as one sentence, for formats that have one line for it.

use crate::finding::Finding;
use crate::report::entries::Entry;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::validation::Validation;

/// What is wrong with what, and what to write instead: "Email `anna@`: the part behind the @ is missing".
pub(super) fn sentence(report: &Validation<'_>, finding: Finding<'_>, page: Page) -> String {
    let mut text = String::new();
    if let Some(header) = report.header(finding) {
        text.push_str(&escape_control_chars(header));
    }
    if let Some(value) = finding.value.filter(|value| !value.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push('`');
        page.values.write(value, &mut text);
        text.push('`');
    }
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&page.message(finding.message));
    if let Some(offer) = finding.suggestion.and_then(|found| page.offer(found)) {
        text.push_str(", ");
        text.push_str(&offer);
    }
    text
}

/// Where a finding is, as a person with the spreadsheet finds it: `D57`, `row 57`, `Staff!D57`; none where it is about the
/// file.
pub(super) fn address(entry: &Entry<'_>) -> Option<String> {
    let cell = entry.place.cell();
    let row = || Some(format!("row {}", entry.place.row?));
    let address = cell.or_else(row)?;
    Some(match entry.sheet {
        Some(sheet) => format!("{sheet}!{address}"),
        None => address,
    })
}

//! A finding as one sentence, for formats that have one line for it.

use crate::finding::Finding;
use crate::messages::{message, text};
use crate::report::entries::Entry;
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::suggested::page_of_suggestion;
use crate::report::validation::Validation;

/// What is wrong with what, and what to write instead: "Email `anna@`: the part behind the @ is missing".
pub(super) fn sentence(report: &Validation<'_>, finding: Finding<'_>, page: Page) -> String {
    let mut place = String::new();
    if let Some(header) = report.header(finding) {
        place.push_str(&escape_control_chars(header));
    }
    if let Some(value) = finding.value.filter(|value| !value.is_empty()) {
        if !place.is_empty() {
            place.push(' ');
        }
        place.push('`');
        page.values.write(value, &mut place);
        place.push('`');
    }
    let said = page.message(finding.message);
    let mut said = page.placed(&place, &said);
    let of_suggestion = page_of_suggestion(report, finding, page);
    let offer = finding.suggestion;
    if let Some(offer) = offer.and_then(|found| of_suggestion.offer(found)) {
        said.push_str(", ");
        said.push_str(&offer);
    }
    said
}

/// Where a finding is, as a person with the spreadsheet finds it: `D57`, `row 57`, `Staff!D57`; none where it is about the
/// file.
pub(super) fn address(entry: &Entry<'_>, page: Page) -> Option<String> {
    let cell = entry.place.cell();
    let row = || {
        let row = text(entry.place.row?.to_string());
        Some(page.message(&message!("report-row", row)))
    };
    let address = cell.or_else(row)?;
    Some(match entry.sheet {
        Some(sheet) => format!("{sheet}!{address}"),
        None => address,
    })
}

//! What is suggested for a finding, as it may be shown: what a field takes of a closed list is no personal data.

use crate::finding::Finding;
use crate::profile::field::Type;
use crate::report::format::Page;
use crate::report::masking::ShowValues;
use crate::report::validation::Validation;

/// The page for the suggestion of a finding: it is shown in full where it is an allowed value, a yes or no, a language, a
/// group, or a header.
pub(super) fn page_of_suggestion(
    report: &Validation<'_>,
    finding: Finding<'_>,
    page: Page,
) -> Page {
    let is_closed = finding.field.is_some_and(|field| {
        let field = &report.task.profile.fields[field];
        let is_allowed = |text: &str| {
            let mut allowed = field.canonical_values.iter();
            allowed.any(|allowed| allowed.value == text)
        };
        let suggested = finding.suggestion.map(|suggestion| suggestion.text);
        field.group
            || matches!(field.kind, Type::Boolean | Type::Language)
            || suggested.is_some_and(is_allowed)
    });
    if is_closed || finding.place.row.is_none() {
        Page {
            values: ShowValues::Full,
            ..page
        }
    } else {
        page
    }
}

//! Findings as the rows of a table: where, who, what stands there, what is wrong, and what to write instead.

use serde::Serialize;

use crate::finding::Severity;
use crate::messages::{keyword, message};
use crate::report::entries::Entry;
use crate::report::format::Page;
use crate::report::sentence::address;
use crate::report::suggested::page_of_suggestion;
use crate::report::text::block::Block;
use crate::report::text::cut;
use crate::report::validation::Validation;

/// The longest value that is shown whole. A cell can hold megabytes.
const VALUE: usize = 300;

/// The cells of a finding in a table.
#[derive(Debug, Serialize)]
pub(super) struct FindingCells {
    /// The cell, the row, or nothing where it is about the file.
    pub(super) place: String,
    /// The name of the person in its row.
    pub(super) name: String,
    /// The email address of the person.
    pub(super) address: String,
    /// The value.
    pub(super) value: String,
    /// What is wrong, beside what the title of its block says.
    pub(super) message: String,
    /// What to write instead.
    pub(super) fix: String,
    /// Whether `--fix` writes that.
    pub(super) safe: bool,
}

impl FindingCells {
    /// The row of a finding of that block.
    pub(super) fn of(
        entry: &Entry<'_>,
        block: &Block<'_>,
        report: &Validation<'_>,
        page: Page,
    ) -> Self {
        let finding = entry.finding;
        let shown_on = |page: Page, value: &str| match value {
            "" => String::new(),
            value => cut(&page.show(value), VALUE).into_owned(),
        };
        let shown = |value: &str| shown_on(page, value);
        let of_suggestion = page_of_suggestion(report, finding, page);
        let suggestion = finding.suggestion;
        Self {
            place: address(entry, page).unwrap_or_default(),
            name: shown(&entry.person.name),
            address: shown(&entry.person.address),
            value: finding.value.map_or_else(String::new, shown),
            message: match block.said_of(finding, page) {
                // The title of a group says what is shared, and not with whom.
                text if text.is_empty() && !finding.group.is_empty() => {
                    page.message(finding.message)
                }
                text => text,
            },
            fix: suggestion.map_or_else(String::new, |suggestion| {
                shown_on(of_suggestion, suggestion.text)
            }),
            safe: finding.fix().is_some(),
        }
    }
}

/// A severity in a word.
pub(super) fn severity_word(severity: Severity, page: Page) -> String {
    let severity = match severity {
        Severity::Error => keyword("error"),
        Severity::Warning => keyword("warning"),
    };
    page.message(&message!("page-severity", severity))
}

/// How many of each are shown where there is room for so many in all: few of each rather than all of one.
pub(super) fn shares(counts: &[u64], room: u64) -> Vec<u64> {
    let taken = |most: u64| counts.iter().map(|count| most.min(*count)).sum::<u64>();
    let (mut fits, mut too_many) = (0, room + 1);
    while too_many - fits > 1 {
        let most = fits.midpoint(too_many);
        if taken(most) <= room {
            fits = most;
        } else {
            too_many = most;
        }
    }
    counts.iter().map(|count| fits.min(*count)).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn few_of_each_are_shown_rather_than_all_of_one() {
        assert_eq!(shares(&[3, 1_000_000, 12], 100), [3, 85, 12]);
        assert_eq!(shares(&[3, 12], 100), [3, 12]);
        assert_eq!(shares(&[], 100), [0; 0]);
        assert_eq!(shares(&[7, 7], 3), [1, 1]);
    }
}

//! The words of a page, in the language of its reader.

use serde::Serialize;

use crate::messages::{Message, count, message, text};
use crate::report::format::Page;

/// The words of a page. What the script fills in is `{0}`, `{1}`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Words {
    #[serde(skip)]
    pub(super) filters: String,
    #[serde(skip)]
    pub(super) search: String,
    #[serde(skip)]
    pub(super) kind: String,
    #[serde(skip)]
    pub(super) column: String,
    #[serde(skip)]
    pub(super) all: String,
    #[serde(skip)]
    pub(super) only_errors: String,
    #[serde(skip)]
    pub(super) reset: String,
    #[serde(skip)]
    pub(super) legend: String,
    #[serde(skip)]
    pub(super) not_checked: String,
    pub(super) person: String,
    place: String,
    value: String,
    problem: String,
    suggestion: String,
    error: String,
    warning: String,
    change: String,
    shown: String,
    nothing: String,
    more: String,
    only_person: String,
    fixable: String,
}

impl Words {
    /// Of a page on findings.
    pub(super) fn of_findings(page: Page) -> Self {
        let word = |message: Message| page.message(&message);
        Self {
            value: word(message!("page-value")),
            problem: word(message!("page-problem")),
            suggestion: word(message!("page-suggestion")),
            kind: word(message!("page-kind")),
            column: word(message!("page-column")),
            place: word(message!("page-place")),
            ..Self::of_changes(page)
        }
    }

    /// Of a page on changes.
    pub(super) fn of_changes(page: Page) -> Self {
        let word = |message: Message| page.message(&message);
        Self {
            filters: word(message!("page-filters")),
            search: word(message!("page-search")),
            kind: word(message!("page-change")),
            column: word(message!("page-field")),
            all: word(message!("page-all")),
            only_errors: word(message!("page-only-errors")),
            reset: word(message!("page-reset")),
            legend: word(message!("page-legend")),
            not_checked: word(message!("page-not-checked")),
            person: word(message!("page-person")),
            place: word(message!("page-row")),
            value: word(message!("page-field")),
            problem: word(message!("page-before")),
            suggestion: word(message!("page-after")),
            error: word(message!("page-errors")),
            warning: word(message!("page-warnings")),
            change: word(message!("page-changes")),
            shown: word(message!(
                "page-shown",
                shown = text("{0}"),
                all = text("{1}")
            )),
            nothing: word(message!("page-nothing")),
            more: word(message!(
                "page-more",
                next = text("{0}"),
                left = text("{1}")
            )),
            only_person: word(message!("page-only-person")),
            fixable: word(message!("page-fixable")),
        }
    }

    /// Which run it is about.
    pub(super) fn run(id: &str, page: Page) -> String {
        let run = page.message(&message!("report-run", id = text(id)));
        format!("enroll, {run}")
    }

    /// That the page does not have all rows.
    pub(super) fn cut(shown: u64, all: u64, page: Page) -> String {
        let (shown, all) = (count(shown), count(all));
        page.message(&message!("page-cut", shown, all))
    }
}

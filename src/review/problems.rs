//! What the engine said, as a report groups it.

use crate::report::{ListedProblem, Page, Validation, listed_problems};
use crate::review::list::List;
use crate::review::verdict::Verdict;

/// The kinds of problems of a list, the errors first.
#[must_use]
pub fn listed(list: &List, verdict: &Verdict, page: Page) -> Vec<ListedProblem> {
    listed_problems(&report(list, verdict, ""), page)
}

/// What the engine said as a report.
#[must_use]
pub fn report<'r>(list: &'r List, verdict: &'r Verdict, file: &'r str) -> Validation<'r> {
    Validation {
        file,
        run_id: "",
        task: &verdict.task,
        observed: list.observed(),
        layout: &verdict.layout,
        compared: None,
        checked: &verdict.checked,
        rows: verdict.rows(list.threads),
        missing: &[],
        fixes: None,
        notes: &[],
        annotated: None,
        next: &[],
        exit: 0,
        since: None,
        baseline: None,
    }
}

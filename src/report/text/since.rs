//! What became of an earlier list, for people: a few lines below the verdict.

use crate::messages::{message, text, value};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::text::lines::wrapped;
use crate::report::validation::{EarlierReport, Validation};
use crate::since::ChangedCell;

/// How many changed cells are shown where not all of them are.
const SHOWN: usize = 3;

/// How far the lines stand from the edge, as all do below the verdict.
const INDENT: usize = 2;

/// What is known of an earlier report, and what became of an earlier list.
pub(super) fn lines(report: &Validation<'_>, page: Page) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(baseline) = report.baseline {
        let all = report.checked.findings.len() as u64;
        let known = baseline.known.count();
        lines.push(page.message(&message!(
            "baseline-known",
            file = text(baseline.file),
            all,
            known,
            new = all - known
        )));
    }
    if let Some(earlier) = report.since {
        lines.extend(since(report, earlier, page));
    }
    let width = usize::from(page.style.width);
    let indented = lines.iter().map(|line| {
        let text = line.trim_start();
        let indent = " ".repeat(line.len() - text.len() + INDENT);
        let text = wrapped(text, width.saturating_sub(indent.len()));
        format!("{indent}{}", text.replace('\n', &format!("\n{indent}")))
    });
    indented.collect()
}

fn since(report: &Validation<'_>, earlier: EarlierReport<'_>, page: Page) -> Vec<String> {
    let since = earlier.since;
    let count = |places: &[u32]| places.len() as u64;
    let mut lines = vec![page.message(&message!(
        "since-findings",
        file = text(earlier.file),
        fixed = count(&since.fixed),
        still = count(&since.still),
        new = count(&since.new)
    ))];
    if !since.removed.is_empty() {
        let removed = count(&since.removed);
        lines.push(page.message(&message!("since-removed", removed)));
    }
    if since.users_added + since.users_removed > 0 {
        lines.push(page.message(&message!(
            "since-users",
            added = since.users_added,
            removed = since.users_removed
        )));
    }
    if !since.changed.is_empty() {
        let cells = count_of(&since.changed);
        lines.push(page.message(&message!("since-changed", cells)));
        let shown = if page.detail.is_full {
            since.changed.len()
        } else {
            SHOWN
        };
        let changed = since.changed.iter().take(shown);
        lines.extend(changed.map(|cell| format!("   {}", changed_cell(report, cell, page))));
        if let more @ 1.. = since.changed.len().saturating_sub(shown) {
            let more = page.message(&message!("since-changed-more", more = more as u64));
            lines.push(format!("   {more}"));
        }
    }
    if since.not_compared > 0 {
        let rows = since.not_compared;
        lines.push(page.message(&message!("since-not-compared", rows)));
    }
    lines
}

fn count_of(cells: &[ChangedCell]) -> u64 {
    cells.len() as u64
}

fn changed_cell(report: &Validation<'_>, cell: &ChangedCell, page: Page) -> String {
    let header = cell.column.map(|column| report.layout.header(column));
    let field = report.task.profile.localized_name(cell.field);
    let column = header
        .filter(|header| !header.is_empty())
        .map_or(field, |header| escape_control_chars(header).into_owned());
    page.message(&message!(
        "since-changed-cell",
        row = text(report.row(cell.row)),
        column = text(column),
        from = value(cell.from.as_str()),
        to = value(cell.to.as_str())
    ))
}

//! What was fixed, change by change.

use std::collections::HashMap;

use crate::finding::RowNumber;
use crate::fix::{Fix, Fixes};
use crate::messages::{count, message, text};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::text::block;
use crate::report::text::examples::and_more;
use crate::report::text::lines::{cut, named};
use crate::report::validation::Validation;

/// How many rows stand for the others that were changed in the same way.
const SHOWN_ROWS: usize = 5;
/// How many different changes are listed.
const SHOWN_CHANGES: usize = 10;
/// How many different changes are listed in a full report.
const ALL_CHANGES: usize = 10_000;
/// The widest value that is shown whole.
const VALUE: usize = 40;

/// Cells of one column in which the same text became the same other one.
struct Change<'a> {
    first: &'a Fix,
    rows: Vec<RowNumber>,
    count: u64,
}

/// The lines about what was fixed; none where that was not asked for, or there was nothing to fix.
pub(super) fn lines(report: &Validation<'_>, page: Page) -> Vec<String> {
    let Some(fixes) = report.fixes.filter(|fixes| !fixes.is_empty()) else {
        return Vec::new();
    };
    let most = if page.detail.is_full {
        ALL_CHANGES
    } else {
        SHOWN_CHANGES
    };
    let (changes, more) = changes(fixes, most);
    let heading = message!("report-cells-fixed", count = count(fixes.len() as u64));
    let heading = page.message(&heading);
    let mut lines = vec![String::new(), page.style.painted("1;32", &heading)];
    for change in &changes {
        let rules = change.first.rules.join(", ");
        let text = change.describe(report, page);
        lines.extend(named("  ", 4, &text, &rules, page.style.width.into()));
    }
    if more > 0 {
        let more = page.message(&message!("report-more-cells", count = count(more)));
        lines.push(format!("  {more}"));
    }
    lines
}

/// The changes, in the order of the file, and how many cells are not shown.
fn changes(fixes: &Fixes, most: usize) -> (Vec<Change<'_>>, u64) {
    let mut places = HashMap::new();
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut more = 0;
    for fix in fixes.iter() {
        let key = (fix.place.column, &fix.from, &fix.to);
        let known = places.get(&key).copied();
        if known.is_none() && changes.len() == most {
            more += 1;
            continue;
        }
        let index = known.unwrap_or(changes.len());
        if known.is_none() {
            places.insert(key, index);
            changes.push(Change {
                first: fix,
                rows: Vec::new(),
                count: 0,
            });
        }
        let change = &mut changes[index];
        change.count += 1;
        if change.rows.len() < SHOWN_ROWS {
            change.rows.extend(fix.place.row);
        }
    }
    (changes, more)
}

impl Change<'_> {
    /// The column, what became what, and in which rows.
    fn describe(&self, report: &Validation<'_>, page: Page) -> String {
        let column = self.first.place.column;
        let column = column.map_or(String::new(), |column| block::name(report, column));
        let rows: Vec<String> = self.rows.iter().map(|row| report.row(*row)).collect();
        let more = self.count - rows.len() as u64;
        let rows = if rows.is_empty() {
            page.message(&message!("report-fixed-header"))
        } else {
            let rows = match more {
                0 => rows.join(", "),
                more => and_more(rows.join(", "), more, page),
            };
            let (count, rows) = (self.count, text(rows));
            page.message(&message!("report-rows-counted", count, rows))
        };
        let shown = |text: &str| {
            let shown = match self.first.field {
                // A header is not personal data.
                None => escape_control_chars(text).into_owned(),
                Some(_) => page.show(text),
            };
            cut(&shown, VALUE).into_owned()
        };
        let (from, to) = (shown(&self.first.from), shown(&self.first.to));
        format!("{column}  `{from}` → `{to}`, {rows}")
    }
}

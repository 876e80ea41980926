//! What was fixed, change by change.

use std::collections::HashMap;

use crate::finding::RowNumber;
use crate::fix::{Fix, Fixes};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};
use crate::report::validation::Validation;

/// How many rows stand for the others that were changed in the same way.
const SHOWN_ROWS: usize = 5;
/// How many different changes are listed.
const SHOWN_CHANGES: usize = 200;

/// Cells of one column in which the same text became the same other one.
pub(super) struct Change<'a> {
    first: &'a Fix,
    rows: Vec<RowNumber>,
    count: u64,
}

/// The changes, in the order of the file, and how many cells are left out.
pub(super) fn changes<'a>(report: &Validation<'a>) -> (Vec<Change<'a>>, u64) {
    let mut places = HashMap::new();
    let mut changes: Vec<Change<'a>> = Vec::new();
    let mut more = 0;
    for fix in report.fixes.into_iter().flat_map(Fixes::iter) {
        let key = (fix.place.column, &fix.from, &fix.to);
        let known = places.get(&key).copied();
        if known.is_none() && changes.len() == SHOWN_CHANGES {
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
    /// The cells of its line: the column, the rows, and what became what.
    pub(super) fn cells(&self, report: &Validation<'_>, page: Page) -> [String; 3] {
        let column = self.first.place.column;
        let header = column.map_or(String::new(), |column| match report.layout.header(column) {
            "" => column.to_string(),
            header => format!("{} ({column})", escape_control_chars(header)),
        });
        let rows: Vec<String> = self.rows.iter().map(|row| report.row(*row)).collect();
        let mut rows = rows.join(", ");
        if self.count > self.rows.len() as u64 {
            rows = format!("{}: {rows}, …", grouped(self.count));
        }
        let shown = |text: &str| match self.first.field {
            // A header is not personal data.
            None => escape_control_chars(text).into_owned(),
            Some(_) => page.show(text),
        };
        let what = format!(
            "`{}` → `{}` [{}]",
            shown(&self.first.from),
            shown(&self.first.to),
            self.first.rules.join(", ")
        );
        [header, rows, what]
    }
}

/// What is said of the changes that are not listed.
pub(super) fn left_out(more: u64) -> Option<String> {
    (more > 0).then(|| {
        let cells = counted(more, "more cell");
        format!("and {cells}; `--format json` lists them all")
    })
}

//! What came of corrected rows that were put back into their list, in words.

use crate::merge::{Merged, NotPlaced, Why};
use crate::messages::{Message, count, message, text};
use crate::report::format::Page;

/// How many rows without a place are named.
const SHOWN: usize = 20;

/// How many rows found their place in `list`, and which of `corrected` did not, line by line.
#[must_use]
pub fn describe_merged(merged: &Merged, list: &str, corrected: &str, page: Page) -> Vec<String> {
    let rows = count(merged.placed());
    let head = message!(
        "report-merged",
        rows,
        corrected = text(corrected),
        list = text(list)
    );
    let mut lines = vec![page.message(&head)];
    let not_placed = &merged.not_placed;
    for one in not_placed.iter().take(SHOWN) {
        let row = text(one.row.to_string());
        let row = if let Some(key) = &one.key {
            message!("report-row-with-key", row, key = text(page.show(key)))
        } else {
            message!("report-row", row)
        };
        lines.push(page.message(&message!(
            "report-merged-not-placed",
            row,
            corrected = text(corrected),
            why = why(one)
        )));
    }
    if let more @ 1.. = not_placed.len().saturating_sub(SHOWN) {
        let count = count(more as u64);
        lines.push(page.message(&message!("report-merged-more", count)));
    }
    lines
}

fn why(one: &NotPlaced) -> Message {
    let named = |row: &dyn std::fmt::Display| text(row.to_string());
    match &one.why {
        Why::Unknown => message!("report-merged-why-unknown"),
        Why::NoSuchRow(row) => message!("report-merged-why-no-row", row = named(row)),
        Why::TwoUsers(row, other) => message!(
            "report-merged-why-two-users",
            row = named(row),
            other = named(other)
        ),
        Why::Taken(row) => message!("report-merged-why-taken", row = named(row)),
        Why::Several => message!("report-merged-why-several"),
        Why::Encoding => message!("report-merged-why-encoding"),
    }
}

//! What came of corrected rows that were put back into their list, in words.

use crate::merge::{Merged, NotPlaced, Why};
use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::numbers::{counted, grouped};

/// How many rows without a place are named.
const SHOWN: usize = 20;

/// How many rows found their place in `list`, and which of `corrected` did not, line by line.
#[must_use]
pub fn describe_merged(merged: &Merged, list: &str, corrected: &str, page: Page) -> Vec<String> {
    let (list, corrected) = (escape_control_chars(list), escape_control_chars(corrected));
    let rows = counted(merged.placed(), "row");
    let mut lines = vec![format!("{rows} of `{corrected}` put back into `{list}`")];
    let not_placed = &merged.not_placed;
    for one in not_placed.iter().take(SHOWN) {
        let key = one
            .key
            .as_ref()
            .map(|key| format!(" (`{}`)", page.show(key)));
        let key = key.unwrap_or_default();
        lines.push(format!(
            "not placed: row {}{key} of `{corrected}`: {}",
            one.row,
            why(one)
        ));
    }
    if let more @ 1.. = not_placed.len().saturating_sub(SHOWN) {
        lines.push(format!("not placed: {} more", grouped(more as u64)));
    }
    lines
}

fn why(one: &NotPlaced) -> String {
    match &one.why {
        Why::Unknown => "it has no `row N:`, and nobody in the list has its key".into(),
        Why::NoSuchRow(name) => format!("the list has no user in row {name}"),
        Why::TwoUsers(row, other) => {
            format!("it says row {row}, but its key is that of row {other}")
        }
        Why::Taken(row) => format!("another corrected row has taken the place of row {row}"),
        Why::Several => "several rows of the list have its key".into(),
        Why::Encoding => "the encoding of the list does not have all of its characters".into(),
    }
}

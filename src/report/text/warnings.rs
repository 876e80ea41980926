//! Warnings in a line or two for each kind: how many, where, and what they are about.

use crate::finding::Finding;
use crate::messages::{message, text};
use crate::report::format::Page;
use crate::report::suggested::page_of_suggestion;
use crate::report::text::block::{Block, RowMessage, lead};
use crate::report::text::examples::numbers;
use crate::report::text::lines::{cut, named, padded, width_of};
use crate::report::validation::Validation;

/// The widest value that is shown with what it should be.
const VALUE: usize = 28;

/// Up to so many rows are named.
const ROWS: u64 = 3;

/// What becomes of a sentence that has no room beside its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Long {
    /// It is cut.
    Cut,
    /// It goes on below.
    Wrapped,
}

/// The lines of each of these warnings, with the number of its findings in as many columns.
pub(super) fn lines(
    blocks: &[Block<'_>],
    report: &Validation<'_>,
    page: Page,
    digits: usize,
    long: Long,
) -> Vec<Vec<String>> {
    let lines = blocks.iter().map(|block| {
        let start = start(block, page, digits);
        let columns = block.columns(report);
        let rule = block.problem.first.rule;
        let width = usize::from(page.style.width);
        let room = width.saturating_sub(width_of(&start) + width_of(rule) + 2);
        let sentence = sentence(report, block, &columns, page, room);
        let sentence = match long {
            Long::Cut => cut(&sentence, room),
            Long::Wrapped => sentence.into(),
        };
        named(&start, width_of(&start), &sentence, rule, width)
    });
    lines.collect()
}

/// The mark of what `--fix` settles, and the number of findings.
pub(super) fn start(block: &Block<'_>, page: Page, digits: usize) -> String {
    let mark = if block.is_fixable { "*" } else { " " };
    let count = page.number(block.problem.count());
    let spaces = " ".repeat(digits.saturating_sub(width_of(&count)));
    format!("{mark} {spaces}{count}  ")
}

/// The columns and what they are about: values and what they should be where these fit, else a sentence.
fn sentence(
    report: &Validation<'_>,
    block: &Block<'_>,
    columns: &str,
    page: Page,
    room: usize,
) -> String {
    let start = match columns {
        "" => String::new(),
        columns => format!("{columns}  "),
    };
    let left = room.saturating_sub(width_of(&start));
    if let Some(pairs) = pairs(block, report, page, left) {
        return start + &pairs;
    }
    let title = &block.title;
    let short = lead(title).unwrap_or(title);
    let title = if width_of(title) <= left {
        title.clone()
    } else {
        short.to_owned()
    };
    let rows = block.problem.findings();
    let rows = rows
        .filter_map(|finding| finding.place.row)
        .map(|row| report.row(row));
    let count = block.problem.count();
    let rows = (count <= ROWS)
        .then(|| numbers(rows, count, page, left))
        .flatten();
    if let Some(rows) = rows {
        let (title, rows) = (text(title.as_str()), text(rows));
        let with_rows = page.message(&message!("report-title-rows", title, count, rows));
        if width_of(&with_rows) <= left {
            return start + &with_rows;
        }
    }
    start + &title
}

/// The most frequent values with what each should be, as many as fit. Nothing where a value has no suggestion that can be
/// seen beside it, as with spaces.
fn pairs(block: &Block<'_>, report: &Validation<'_>, page: Page, room: usize) -> Option<String> {
    let mut text = String::new();
    for (finding, _) in &block.values().most_frequent {
        let pair = pair(*finding, report, page)?;
        let between = if text.is_empty() { "" } else { ", " };
        if width_of(&text) + between.len() + width_of(&pair) > room {
            break;
        }
        text.push_str(&format!("{between}{pair}"));
    }
    (!text.is_empty() && block.row_message != RowMessage::Groups).then_some(text)
}

fn pair(finding: Finding<'_>, report: &Validation<'_>, page: Page) -> Option<String> {
    let (value, suggestion) = (finding.value?, finding.suggestion?);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    if squeezed(value) == squeezed(suggestion.text) || value.len() > 4 * VALUE {
        return None;
    }
    let of_suggestion = page_of_suggestion(report, finding, page);
    let (from, to) = (page.show(value), of_suggestion.show(suggestion.text));
    if width_of(&from) > VALUE || width_of(&to) > VALUE || from == to {
        return None;
    }
    let mark = if suggestion.is_fix { "" } else { "?" };
    Some(format!("{from} → {to}{mark}"))
}

/// The line that says how many kinds are not shown.
pub(super) fn more(kinds: usize, page: Page, digits: usize) -> String {
    let count = page.number(kinds as u64);
    let kinds = page.message(&message!("report-more-kinds", count = kinds));
    let spaces = padded("", digits.saturating_sub(width_of(&count)));
    cut(&format!("  {spaces}{count}  {kinds}"), 60).into_owned()
}

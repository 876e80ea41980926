#![doc = include_str!("leftover_example.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, LookForStranger, Rule, Setup};
use crate::source::block::Row;

pub(super) const RULE: Rule = Rule {
    name: "leftover-example",
    page: include_str!("leftover_example.md"),
    severity: Severity::Warning,
    check: Check::Stranger(check),
};

/// What templates write in front of a sample, in lower case. A colon follows.
const WORDS: &[&str] = &[
    "example",
    "e.g.",
    "beispiel",
    "z.b.",
    "voorbeeld",
    "bijv.",
    "exemple",
    "ex.",
];

fn check<'a>(setup: &Setup<'a>) -> Option<LookForStranger<'a>> {
    // Per column, the samples of the vendor's template.
    let feeds: Vec<(u32, &[String])> = setup
        .layout
        .feeds
        .iter()
        .filter_map(|feed| Some((feed.column?, setup.attribute(feed).examples.as_slice())))
        .collect();
    if feeds.is_empty() {
        return None;
    }
    Some(Box::new(move |row, _| {
        let (column, _) = feeds.iter().find(|feed| is_example(row, feed))?;
        let note = Note::new("an example of the template and no user: take the row out");
        Some((Some(*column), note))
    }))
}

fn is_example(row: &Row<'_>, (column, samples): &(u32, &[String])) -> bool {
    let cell = row.cell(*column).trim();
    if samples.iter().any(|sample| sample == cell) {
        return true;
    }
    // Looked for only where a word can stand: at one of these letters.
    if !matches!(
        cell.as_bytes().first(),
        Some(b'E' | b'e' | b'B' | b'b' | b'V' | b'v' | b'Z' | b'z')
    ) {
        return false;
    }
    let Some((word, _)) = cell.split_once(':') else {
        return false;
    };
    let word = word.trim_end();
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

//! Required columns that a file lacks: each with the column that is probably it.

use crate::messages::{Message, message, text};
use crate::report::format::Page;
use crate::report::missing::MissingColumn;
use crate::report::text::lines::{broken, named, padded, width_of};

/// The lines about the required columns that a file lacks.
pub(super) fn lines(missing: &[MissingColumn], page: Page) -> Vec<String> {
    let width = usize::from(page.style.width);
    let what = page.message(&message!("report-columns-missing", count = missing.len()));
    let word = page.message(&message!("report-error"));
    let mut lines = named(&format!("{word}  "), 3, &what, "missing-column", width);
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(&word, &page.style.painted("1;31", &word), 1);
    }
    let names = missing.iter().map(|one| {
        let mut names = one.fields.iter().map(|name| text(name.as_str()));
        let first = names.next().unwrap_or(text(""));
        page.message(
            &names.fold(message!("list-item", item = first), |before, after| {
                message!("list-or-last", before, after)
            }),
        )
    });
    let names: Vec<String> = names.collect();
    // A name that leaves no room for the sentence beside it has a line of its own.
    let is_long = |name: &String| width_of(name) * 5 > width * 2;
    let beside = names.iter().filter(|name| !is_long(name));
    let widest = beside.map(|name| width_of(name)).max().unwrap_or(0);
    for (missing, name) in missing.iter().zip(&names) {
        let mut start = format!("   {}   ", padded(name, widest));
        let indent = width_of(&format!("   {}   ", padded("", widest)));
        let room = width.saturating_sub(indent);
        if is_long(name) {
            let room = width.saturating_sub(3);
            let names = broken(name, room, room).into_iter();
            lines.extend(names.map(|line| format!("   {line}")));
            start = String::new();
        }
        for (number, line) in broken(&page.message(&said(missing)), room, room)
            .iter()
            .enumerate()
        {
            let start = if number == 0 { start.as_str() } else { "" };
            lines.push(format!("{}{line}", padded(start, indent)));
        }
    }
    lines
}

fn said(missing: &MissingColumn) -> Message {
    let likely = match &missing.likely {
        Some((column, None)) => message!("report-missing-likely", column = text(column.as_str())),
        Some((column, Some(why))) => message!(
            "report-missing-likely-why",
            column = text(column.as_str()),
            why = why.clone()
        ),
        None if missing.may_be_fixed => message!("report-missing-everyone"),
        None => message!("report-missing-nothing"),
    };
    match missing.reference.as_deref() {
        Some(reference) => {
            let of_value = setting_of_value(missing, reference);
            let reference = text(reference);
            if let Some(setting) = of_value {
                message!("report-missing-value", reference, setting = text(setting))
            } else {
                message!("report-missing-of-mapping", reference, likely)
            }
        }
        None => likely,
    }
}

/// The setting that gives everyone the value that was taken for a header, where that can be what was meant.
fn setting_of_value(missing: &MissingColumn, reference: &str) -> Option<String> {
    let [field] = missing.fields.as_slice() else {
        return None;
    };
    let is_word = |letter: char| letter.is_alphanumeric() || " .-_@".contains(letter);
    let may_be_meant =
        missing.may_be_fixed && missing.likely.is_none() && reference.chars().all(is_word);
    let setting = format!("{field}.value={reference}");
    may_be_meant.then(|| {
        if setting.contains(' ') {
            format!("--set \"{setting}\"")
        } else {
            format!("--set {setting}")
        }
    })
}

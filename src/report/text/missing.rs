//! Required columns that a file lacks: each with the column that is probably it.

use crate::report::escape::escape_control_chars;
use crate::report::format::Page;
use crate::report::missing::MissingColumn;
use crate::report::text::lines::{broken, named, padded, width_of};

/// The lines about the required columns that a file lacks.
pub(super) fn lines(missing: &[MissingColumn], page: Page) -> Vec<String> {
    let width = usize::from(page.style.width);
    let what = match missing.len() {
        1 => "1 required column not found".to_owned(),
        several => format!("{several} required columns not found"),
    };
    let mut lines = named("error  ", 3, &what, "missing-column", width);
    if let Some(first) = lines.first_mut() {
        *first = first.replacen("error", &page.style.painted("1;31", "error"), 1);
    }
    let names: Vec<String> = missing.iter().map(|one| one.fields.join(" or ")).collect();
    let widest = names.iter().map(|name| width_of(name)).max().unwrap_or(0);
    for (missing, name) in missing.iter().zip(&names) {
        let start = format!("   {}   ", padded(name, widest));
        let indent = width_of(&start);
        let room = width.saturating_sub(indent);
        for (number, line) in broken(&said(missing), room, room).iter().enumerate() {
            let start = if number == 0 { start.as_str() } else { "" };
            lines.push(format!("{}{line}", padded(start, indent)));
        }
    }
    lines
}

fn said(missing: &MissingColumn) -> String {
    let reference = missing.reference.as_deref().map(|reference| {
        let reference = escape_control_chars(reference);
        format!("the mapping takes it from {reference}, which the file does not have; ")
    });
    let likely = match &missing.likely {
        Some((column, why)) if why.is_empty() => format!("perhaps {column}"),
        Some((column, why)) => format!("perhaps {column}: {why}"),
        None if missing.may_be_fixed => {
            "no column looks like it; the same value for everyone?".into()
        }
        None => "no column looks like it".into(),
    };
    format!("{}{likely}", reference.unwrap_or_default())
}

#![doc = include_str!("repeated_header.md")]

use crate::finding::{Note, Severity};
use crate::label;
use crate::rule::{Check, LookForStranger, Rule, Setup};

pub(super) const RULE: Rule = Rule {
    name: "repeated-header",
    page: include_str!("repeated_header.md"),
    severity: Severity::Warning,
    check: Check::Stranger(check),
};

fn check<'a>(setup: &Setup<'a>) -> Option<LookForStranger<'a>> {
    let header = &setup.observed.header;
    header.row?;
    let mut labels: Vec<String> = header
        .labels
        .iter()
        .map(|label| label::key(label))
        .collect();
    if let Some(ours) = header.errors_column {
        labels.truncate(ours as usize);
    }
    let labelled = labels.iter().filter(|label| !label.is_empty()).count();
    let feeds = &setup.layout.feeds;
    let feeding: Vec<u32> = feeds.iter().filter_map(|feed| feed.column).collect();
    Some(Box::new(move |row, _| {
        let mut cells = header.own_cells(row).filter(|(_, cell)| !cell.is_empty());
        let is_label = |(column, cell): (u32, &str)| {
            let label = labels.get(column as usize);
            label.is_some_and(|label| may_be(cell, label) && label::key(cell) == *label)
        };
        let first = cells.next().filter(|cell| is_label(*cell))?;
        let (mut alike, mut filled, mut known) = (0, 0, false);
        for cell in std::iter::once(first).chain(cells) {
            filled += 1;
            if is_label(cell) {
                alike += 1;
                known |= feeding.contains(&cell.0);
            }
        }
        // Somebody may well be called as one of the labels is, and what nobody knows may be no label.
        let most = known && alike * 2 > filled && (alike > 1 || labelled == 1);
        most.then(|| {
            let note = Note::new("the labels once more and no user: the row is left out");
            (Some(first.0), note)
        })
    }))
}

/// Whether a cell can be that label, as far as its first letter tells: nearly all cells need no second look.
fn may_be(cell: &str, label: &str) -> bool {
    let first = |text: &str| text.chars().find(|letter| letter.is_alphanumeric());
    match (first(cell), label.chars().next()) {
        (Some(one), Some(other)) if one.is_ascii() && other.is_ascii() => {
            one.eq_ignore_ascii_case(&other)
        }
        (Some(_), Some(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::may_be;

    #[test]
    fn the_first_letter_tells() {
        for (cell, label, may) in [
            ("E-Mail", "email", true),
            ("\u{feff}email", "email", true),
            ("*Straße", "straße", true),
            ("Épouse", "épouse", true),
            ("anna@example.com", "email", false),
            ("---", "email", false),
            ("x", "", false),
        ] {
            assert_eq!(may_be(cell, label), may, "{cell}");
        }
    }
}

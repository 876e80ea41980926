#![doc = include_str!("hidden_columns.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sheet, Sight, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "hidden-columns",
    page: include_str!("hidden_columns.md"),
    severity: Severity::Warning,
    check: Check::Sheet(check),
};

fn check(sheet: &Sheet<'_>, setup: &Setup<'_>) -> Sight<Vec<Sighting>> {
    if let Some(reason) = sheet.blind("hidden columns") {
        return Sight::Blind(reason);
    }
    let ours = setup.observed.header_row.errors_column;
    let columns = 0..setup.layout.headers.len() as u32;
    let hidden = columns.filter(|column| sheet.facts.hidden_columns.contains(*column));
    let sightings = hidden.filter_map(|column| {
        let columns = &setup.layout.columns;
        let mapped = columns.iter().find(|mapped| mapped.column == Some(column));
        let note = match mapped {
            Some(_) => Note::new("is hidden in the workbook, and what it holds is taken"),
            // What has no header and no use is nobody's.
            None if setup.layout.header(column).is_empty() || ours == Some(column) => return None,
            None => Note::new(
                "is hidden in the workbook: whoever gets the annotated file sees what it holds",
            ),
        };
        Some(Sighting {
            field: mapped.map(|mapped| mapped.field),
            ..Sighting::of_a_column(column, note)
        })
    });
    Sight::Sees(sightings.collect())
}

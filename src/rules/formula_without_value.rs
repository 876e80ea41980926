#![doc = include_str!("formula_without_value.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sheet, Sight, Sighting};
use crate::source::facts::Unseen;

pub(super) const RULE: Rule = Rule {
    name: "formula-without-value",
    page: include_str!("formula_without_value.md"),
    severity: Severity::Error,
    check: Check::Sheet(check),
};

fn check(sheet: &Sheet<'_>, setup: &Setup<'_>) -> Sight<Vec<Sighting>> {
    // The reader of the cells tells these, whatever else is wrong with the workbook.
    if sheet.facts.unseen == Some(Unseen::Format)
        && let Some(reason) = sheet.blind("formulas without a result")
    {
        return Sight::Blind(reason);
    }
    let mut sightings = Vec::new();
    for (column, rows) in &sheet.facts.without_value {
        let mut columns = setup.layout.columns.iter();
        let Some(mapped) = columns.find(|mapped| mapped.column == Some(*column)) else {
            continue;
        };
        let rows = rows.common(sheet.users);
        for row in rows.iter().flat_map(|(first, last)| first..=last) {
            let note = Note::new(
                "a formula whose result is not in the file: open it in Excel, save it, and check again",
            );
            sightings.push(Sighting::of_a_cell(
                u64::from(row),
                *column,
                mapped.field,
                note,
            ));
        }
    }
    Sight::Sees(sightings)
}

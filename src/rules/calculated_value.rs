#![doc = include_str!("calculated_value.md")]

use crate::finding::{Note, Severity};
use crate::rule::{Check, Rule, Setup, Sheet, Sight, Sighting};

pub(super) const RULE: Rule = Rule {
    name: "calculated-value",
    page: include_str!("calculated_value.md"),
    severity: Severity::Warning,
    check: Check::Sheet(check),
};

fn check(sheet: &Sheet<'_>, setup: &Setup<'_>) -> Sight<Vec<Sighting>> {
    if let Some(reason) = sheet.blind("formulas") {
        return Sight::Blind(reason);
    }
    let columns = sheet.facts.formulas.iter().filter_map(|(column, rows)| {
        let mut columns = setup.layout.columns.iter();
        let mapped = columns.find(|mapped| mapped.column == Some(*column))?;
        let note = match rows.common(sheet.users).count() {
            0 => return None,
            1 => Note::new("{} formula: the value that was last calculated is taken").with(1_u64),
            count => {
                Note::new("{} formulas: the values that were last calculated are taken").with(count)
            }
        };
        Some(Sighting {
            field: Some(mapped.field),
            ..Sighting::of_a_column(*column, note)
        })
    });
    Sight::Sees(columns.collect())
}

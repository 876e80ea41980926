#![doc = include_str!("merged_cells.md")]

use crate::finding::{Note, Severity, column_letters};
use crate::rule::{Check, Covered, Rule, Setup, Sheet, Sight, Sighting};
use crate::source::facts::{Area, MOST_AREAS};

pub(super) const RULE: Rule = Rule {
    name: "merged-cells",
    page: include_str!("merged_cells.md"),
    severity: Severity::Warning,
    check: Check::Sheet(check),
};

fn check(sheet: &Sheet<'_>, _: &Setup<'_>) -> Sight<Vec<Sighting>> {
    if let Some(reason) = sheet.blind("merged cells") {
        return Sight::Blind(reason);
    }
    let mut sightings: Vec<Sighting> = sheet.covered.iter().map(of_a_cell).collect();
    sightings.extend(sheet.crowds.iter().map(|(area, cells)| {
        let note = Note::new("the merged cells {} cover {} cells of users: only {} has a value")
            .with(area.to_string())
            .with(*cells)
            .with(first_cell(area));
        Sighting::of_the_file(note)
    }));
    if sheet.facts.more_merged {
        let note = Note::new("there are more than {} merged areas: the others were not looked at")
            .with(MOST_AREAS);
        sightings.push(Sighting::of_the_file(note));
    }
    Sight::Sees(sightings)
}

fn of_a_cell(covered: &Covered) -> Sighting {
    let note = match (&covered.cell, &covered.first) {
        (Some(_), _) => Note::new("is covered by the merged cells {}: nobody sees what it holds")
            .with(covered.area.to_string()),
        (None, first) => {
            let note = Note::new("is empty, as part of the merged cells {}: only {} has a value")
                .with(covered.area.to_string())
                .with(first_cell(&covered.area));
            match first.as_deref().map(str::trim) {
                Some(first) => note.suggest(first),
                None => note,
            }
        }
    };
    Sighting {
        value: covered.cell.clone(),
        ..Sighting::of_a_cell(covered.row, covered.column, covered.field, note)
    }
}

fn first_cell(area: &Area) -> String {
    format!("{}{}", column_letters(area.first_column), area.first_row)
}

#[cfg(test)]
mod tests {
    use super::of_a_cell;
    use crate::profile::field_id::FieldId;
    use crate::rule::Covered;
    use crate::source::facts::Area;

    #[test]
    fn a_value_that_nobody_sees_is_another_fault() {
        let empty = Covered {
            area: Area {
                first_row: 3,
                first_column: 3,
                last_row: 5,
                last_column: 3,
            },
            row: 4,
            column: 3,
            field: FieldId::nth(0),
            cell: None,
            first: Some(" Sales ".into()),
        };
        let sighting = of_a_cell(&empty);
        assert_eq!(
            sighting.note.message(),
            "is empty, as part of the merged cells D3:D5: only D3 has a value"
        );
        assert_eq!(sighting.note.suggestion.as_deref(), Some("Sales"));
        let full = Covered {
            cell: Some("IT".into()),
            ..empty
        };
        let sighting = of_a_cell(&full);
        assert_eq!(
            sighting.note.message(),
            "is covered by the merged cells D3:D5: nobody sees what it holds"
        );
        assert_eq!(sighting.value.as_deref(), Some("IT"));
        assert_eq!(sighting.note.suggestion, None);
    }
}

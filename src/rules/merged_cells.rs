#![doc = include_str!("merged_cells.md")]

use crate::finding::{ColumnIndex, Severity};
use crate::messages::{Fact, message, text};
use crate::rule::{Applicability, Check, Context, CoveredCell, FileSummary, Observation, Rule};
use crate::source::sheet_metadata::{Area, MOST_AREAS};

pub(super) const RULE: Rule = Rule {
    name: "merged-cells",
    page: include_str!("merged_cells.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

fn check(_: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    summary.of_sheet(|sheet| {
        let mut observations: Vec<Observation> = sheet.covered.iter().map(of_a_cell).collect();
        observations.extend(sheet.crowded.iter().map(|(area, cells)| {
            let (first, cells) = (first_cell(area), *cells);
            let area = text(area.to_string());
            message!("merged-cells-many", area, cells, first).into()
        }));
        if sheet.metadata.more_merged {
            let message = message!("merged-cells-not-checked", limit = MOST_AREAS);
            observations.push(message.into());
        }
        observations
    })
}

fn of_a_cell(covered: &CoveredCell) -> Observation {
    let area = text(covered.area.to_string());
    let CoveredCell {
        row, column, field, ..
    } = *covered;
    if let Some(cell) = &covered.cell {
        let message = message!("merged-cells-covered", area);
        return message.at_cell(row, column, field).of_value(&**cell);
    }
    let message = message!(
        "merged-cells-empty",
        area,
        first = first_cell(&covered.area)
    );
    let observation = message.at_cell(row, column, field);
    match &covered.first {
        Some(first) => observation.suggest(first.trim()),
        None => observation,
    }
}

fn first_cell(area: &Area) -> Fact {
    let column = ColumnIndex(area.first_column);
    text(format!("{column}{}", area.first_row))
}

#[cfg(test)]
mod tests {
    use super::of_a_cell;
    use crate::finding::{ColumnIndex, RowNumber};
    use crate::messages::{message, text};
    use crate::profile::Profile;
    use crate::rule::CoveredCell;
    use crate::source::sheet_metadata::Area;

    #[test]
    fn a_value_that_is_covered_is_another_fault() {
        let profile =
            Profile::from_toml("test", "name = 'test'\n[fields.team]\n[operations.import]");
        let fields = profile.expect("a profile").fields;
        let empty = CoveredCell {
            area: Area {
                first_row: 3,
                first_column: 3,
                last_row: 5,
                last_column: 3,
            },
            row: RowNumber(4),
            column: ColumnIndex(3),
            field: fields.id("team").expect("a field"),
            cell: None,
            first: Some(" Sales ".into()),
        };
        let observation = of_a_cell(&empty);
        let (area, first) = (|| text("D3:D5"), text("D3"));
        assert_eq!(
            observation.message,
            message!("merged-cells-empty", area = area(), first)
        );
        assert_eq!(observation.suggestion.as_deref(), Some("Sales"));
        // A rule that reports the empty cell can yield to it.
        assert_eq!(observation.place.cell().as_deref(), Some("D4"));
        assert_eq!(observation.value, None);
        let full = CoveredCell {
            cell: Some("IT".into()),
            ..empty
        };
        let observation = of_a_cell(&full);
        assert_eq!(
            observation.message,
            message!("merged-cells-covered", area = area())
        );
        assert_eq!(observation.value.as_deref(), Some("IT"));
        assert_eq!(observation.suggestion, None);
    }
}

#![doc = include_str!("hidden_rows.md")]

use crate::finding::{RowNumber, Severity};
use crate::messages::{Fact, Message, all_of, message, text};
use crate::rule::{Applicability, Check, Context, FileSummary, Observation, Rule, SheetSummary};
use crate::source::sheet_metadata::RangeSet;

pub(super) const RULE: Rule = Rule {
    name: "hidden-rows",
    page: include_str!("hidden_rows.md"),
    severity: Severity::Warning,
    checks: &[Check::File(check)],
    ..Rule::DEFAULT
};

/// The most rows that are marked one by one: where there are more, the number says enough.
const MARKED: u64 = 100;

/// The most ranges of rows that are named.
const NAMED: usize = 5;

fn check(_: &Context<'_>, summary: &FileSummary<'_>) -> Applicability<Vec<Observation>> {
    summary.of_sheet(|sheet| {
        let hidden = sheet.metadata.hidden_rows.common(sheet.users);
        if hidden.is_empty() {
            return Vec::new();
        }
        let mut observations = vec![of_the_file(sheet, &hidden).into()];
        if hidden.count() <= MARKED {
            let rows = hidden.iter().flat_map(|(first, last)| first..=last);
            observations.extend(rows.map(|row| {
                let observation = Observation::from(message!("hidden-rows-row"));
                observation.at_row(RowNumber(row.into()))
            }));
        }
        observations
    })
}

fn of_the_file(sheet: &SheetSummary<'_>, hidden: &RangeSet) -> Message {
    let (count, users) = (hidden.count(), sheet.users.count());
    let rows = all_of(ranges(hidden));
    if sheet.metadata.filtered {
        message!("hidden-rows-filter", count, users, rows)
    } else {
        message!("hidden-rows-file", count, users, rows)
    }
}

/// The first ranges of some rows, and how many rows there are beyond: `3`, `7-9`, `20 more`.
fn ranges(rows: &RangeSet) -> Vec<Fact> {
    let range = |(first, last): (u32, u32)| {
        if first == last {
            first.into()
        } else {
            text(format!("{first}-{last}"))
        }
    };
    let mut facts: Vec<Fact> = rows.iter().take(NAMED).map(range).collect();
    let beyond = rows.iter().skip(NAMED);
    let count: u64 = beyond
        .map(|(first, last)| u64::from(last - first) + 1)
        .sum();
    if count > 0 {
        facts.push(message!("list-more", count).into());
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use crate::messages::{Fact, message, text};
    use crate::source::sheet_metadata::RangeSet;

    #[test]
    fn rows_are_named_in_ranges() {
        let mut rows = RangeSet::default();
        for row in [(3, 3), (7, 9), (20, 20), (30, 30), (40, 41)] {
            rows.add(row.0, row.1);
        }
        let mut named: Vec<Fact> = vec![
            3_u32.into(),
            text("7-9"),
            20_u32.into(),
            30_u32.into(),
            text("40-41"),
        ];
        assert_eq!(ranges(&rows), named);
        rows.add(50, 60);
        rows.add(70, 70);
        named.push(message!("list-more", count = 12_u64).into());
        assert_eq!(ranges(&rows), named);
    }
}

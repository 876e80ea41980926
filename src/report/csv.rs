//! CSV: one row for each finding, for spreadsheets and scripts.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::report::applied::Applied;
use crate::report::entries::entries;
use crate::report::escape::escape_control_chars;
use crate::report::format::{Format, Page, Purpose, Render};
use crate::report::outcomes::{Outcome, of_plan, of_result};
use crate::report::planned::Planned;
use crate::report::suggested::page_of_suggestion;
use crate::report::validation::Validation;
use crate::values::formula;

/// A row for each finding.
pub(super) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn help(&self) -> &'static str {
        "CSV with one finding or change on each row"
    }

    fn purpose(&self) -> Purpose {
        Purpose::Programs
    }

    fn validation<'r>(&self) -> Option<Render<Validation<'r>>> {
        Some(write)
    }

    fn plan<'r>(&self) -> Option<Render<Planned<'r>>> {
        Some(|planned, page, output| write_outcomes(of_plan(planned, page), output))
    }

    fn applied<'r>(&self) -> Option<Render<Applied<'r>>> {
        Some(|applied, page, output| write_outcomes(of_result(applied, page), output))
    }
}

/// The columns of a list of findings.
const COLUMNS: [&str; 15] = [
    "id",
    "severity",
    "rule",
    "sheet",
    "row",
    "line",
    "cell",
    "person",
    "header",
    "field",
    "value",
    "message",
    "suggestion",
    "safe_fix",
    "related_rows",
];

fn write(report: &Validation<'_>, page: Page, output: &mut dyn Write) -> io::Result<()> {
    let mut csv = ::csv::Writer::from_writer(output);
    csv.write_record(COLUMNS)?;
    let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    let ids = report.ids();
    for entry in entries(report) {
        let finding = entry.finding;
        let shown = |value: Option<&str>| value.map_or_else(String::new, |value| page.show(value));
        let related = finding
            .other_rows()
            .map(|row| report.observed.row_name(row));
        let suggestion = finding.suggestion;
        let of_suggestion = page_of_suggestion(report, finding, page);
        let cells = [
            ids.get(entry.number).to_string(),
            finding.severity.to_string(),
            finding.rule.to_owned(),
            entry.sheet.unwrap_or_default().to_owned(),
            number(entry.place.row.map(|row| row.0)),
            number(entry.place.line),
            entry.place.cell().unwrap_or_default(),
            shown(entry.person.called()),
            report.header(finding).unwrap_or_default().to_owned(),
            report.field(finding).unwrap_or_default().to_owned(),
            shown(finding.value),
            page.message(finding.message),
            suggestion.map_or_else(String::new, |suggestion| {
                of_suggestion.show(suggestion.text)
            }),
            finding.fix().is_some().to_string(),
            related.collect::<Vec<_>>().join(" "),
        ];
        csv.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    csv.flush()
}

/// Writes a row for each field of each user, and one for a user of whom no field is written.
fn write_outcomes(
    outcomes: impl Iterator<Item = Outcome>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut csv = ::csv::Writer::from_writer(output);
    csv.write_record(["result", "row", "user", "field", "before", "after", "why"])?;
    for outcome in outcomes {
        let row = outcome.row.map_or_else(String::new, |row| row.to_string());
        let why = outcome.why.join(", ");
        let mut write = |[field, before, after]: [&str; 3]| {
            let cells = [
                outcome.what,
                &row,
                &outcome.user,
                field,
                before,
                after,
                &why,
            ];
            csv.write_record(cells.map(|cell| harmless(cell).into_owned()))
        };
        if outcome.fields.is_empty() {
            write(["", "", ""])?;
        }
        for change in &outcome.fields {
            write([&change.field, &change.before, &change.after])?;
        }
    }
    csv.flush()
}

/// A text in which nothing acts on a terminal and that no spreadsheet runs as a formula: one that starts like a formula gets an
/// apostrophe in front.
fn harmless(text: &str) -> Cow<'_, str> {
    if formula::is_formula(text.trim_start()) {
        format!("'{}", escape_control_chars(text)).into()
    } else {
        escape_control_chars(text)
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    /// Programs that read a CSV take spaces around a cell away.
    #[test]
    fn a_formula_is_none_any_more_whatever_spaces_stand_in_front() {
        for front in ["", " ", "\u{a0}", "\t"] {
            let shown = harmless(&format!("{front}=cmd|' /C calc'!A1")).into_owned();
            assert!(shown.starts_with('\''), "{shown}");
        }
        assert_eq!(harmless(" Anna"), " Anna");
    }
}

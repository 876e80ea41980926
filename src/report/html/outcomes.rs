//! The page on a plan, or on what carrying it out came to: each user, with the fields that are written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use crate::report::applied::Applied;
use crate::report::escape::escape_control_chars;
use crate::report::finding_cells::shares;
use crate::report::format::{Format, Page};
use crate::report::html::sheet::{Block, MOST, Row, Sheet, Streamed};
use crate::report::html::words::Words;
use crate::report::outcomes::{FieldChange, Outcome, in_short, of_plan, of_result};
use crate::report::planned::Planned;
use crate::report::text::Text;

pub(super) fn write_plan(
    planned: &Planned<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let verdict = in_short(Text.plan(), planned, page)?;
    let run_id = &planned.plan.run_id;
    let is_good = planned.stops.is_empty() && planned.plan.counts.failed == 0;
    let mut lines = vec![verdict];
    lines.extend(planned.stops.iter().map(|stop| page.message(&stop.message)));
    let view = View {
        file: planned.file,
        run_id,
        is_good,
        lines,
        page,
    };
    view.write(&|| of_plan(planned, page), output)
}

pub(super) fn write_result(
    applied: &Applied<'_>,
    page: Page,
    output: &mut dyn Write,
) -> io::Result<()> {
    let verdict = in_short(Text.applied(), applied, page)?;
    let view = View {
        file: applied.file,
        run_id: &applied.plan.run_id,
        is_good: applied.plan.counts.failed == 0,
        lines: vec![verdict],
        page,
    };
    view.write(&|| of_result(applied, page), output)
}

struct View<'v> {
    file: &'v str,
    run_id: &'v str,
    is_good: bool,
    lines: Vec<String>,
    page: Page,
}

#[derive(Serialize)]
struct Cells {
    place: String,
    name: String,
    address: &'static str,
    value: String,
    said: String,
    fix: String,
    safe: bool,
}

impl View<'_> {
    fn write<I: Iterator<Item = Outcome>>(
        &self,
        outcomes: &dyn Fn() -> I,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let words = Words::of_changes(self.page);
        let mut kinds: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut fields: BTreeSet<String> = BTreeSet::new();
        for outcome in outcomes() {
            *kinds.entry(outcome.what).or_default() += outcome.fields.len().max(1) as u64;
            fields.extend(outcome.fields.into_iter().map(|change| change.field));
        }
        let counts: Vec<u64> = kinds.values().copied().collect();
        let shown = shares(&counts, MOST);
        let mut lines = self.lines.clone();
        let verdict = lines.remove(0);
        let (some, every) = (shown.iter().sum::<u64>(), counts.iter().sum::<u64>());
        lines.extend((some < every).then(|| Words::cut(some, every, self.page)));
        let mut footer: Vec<String> = self.page.masked().into_iter().collect();
        footer.push(Words::run(self.run_id, self.page));
        let sheet = Sheet {
            language: self.page.language,
            title: escape_control_chars(self.file).into_owned(),
            verdict: (self.is_good, verdict),
            lines,
            words: &words,
            blocks: kinds
                .iter()
                .map(|(kind, count)| Block {
                    kind,
                    severity: "change",
                    columns: String::new(),
                    title: (*kind).to_owned(),
                    count: *count,
                    remedy: None,
                })
                .collect(),
            columns: fields
                .into_iter()
                .map(|field| (field.clone(), field))
                .collect(),
            has_errors: false,
            footer,
        };
        let places: BTreeMap<&str, usize> = kinds.keys().copied().zip(0..).collect();
        let rows = Streamed(|| {
            let mut left = shown.clone();
            outcomes()
                .flat_map(|outcome| {
                    let block = places[outcome.what];
                    rows(&outcome, block)
                })
                .filter(move |row| {
                    let fits = left[row.block] > 0;
                    left[row.block] = left[row.block].saturating_sub(1);
                    fits
                })
        });
        sheet.write(rows, output)
    }
}

/// A row for each field of a user, or one without a field.
fn rows(outcome: &Outcome, block: usize) -> Vec<Row<Cells>> {
    let cells = |change: Option<&FieldChange>| {
        let said = match change {
            Some(change) => change.before.clone(),
            None => outcome.why.join(", "),
        };
        let field = change.map_or_else(String::new, |change| change.field.clone());
        Row {
            block,
            column: field.clone(),
            cells: Cells {
                place: outcome.row.map_or_else(String::new, |row| row.to_string()),
                name: outcome.user.clone(),
                address: "",
                value: field,
                said,
                fix: change.map_or_else(String::new, |change| change.after.clone()),
                safe: false,
            },
        }
    };
    if outcome.fields.is_empty() {
        return vec![cells(None)];
    }
    outcome
        .fields
        .iter()
        .map(|change| cells(Some(change)))
        .collect()
}

//! Looks at the rows of one block.

use crate::check::groups::Key;
use crate::check::plan::Plan;
use crate::check::remembered::Remembered;
use crate::finding::{Finding, Note, Place, Severity};
use crate::rules::Setup;
use crate::source::block::{Block, Bookmark, Row};
use crate::user::Value;

/// What was seen in one block.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) users: u64,
    pub(super) findings: Vec<Finding>,
    pub(super) keys: Vec<Key>,
    /// Columns without a label that hold something, each with its row.
    pub(super) unlabelled: Vec<(u32, u64)>,
    /// Where the block can be found again.
    pub(super) bookmark: Option<Bookmark>,
}

/// Looks at the rows of one block.
pub(super) struct Eye<'p, 'a> {
    plan: &'p Plan<'a>,
    setup: &'p Setup<'a>,
    outcome: Outcome,
    scratch: String,
}

impl<'p, 'a> Eye<'p, 'a> {
    pub(super) fn new(plan: &'p Plan<'a>, setup: &'p Setup<'a>) -> Self {
        Self {
            plan,
            setup,
            outcome: Outcome::default(),
            scratch: String::new(),
        }
    }

    pub(super) fn look(mut self, block: Block) -> Outcome {
        self.outcome.bookmark = block.bookmark();
        let rows = block.into_rows();
        let header = &self.setup.observed.header;
        let sep_line = self.setup.observed.delimiter.sep_line;
        let mut values = Vec::new();
        let mut remembered: Vec<Remembered<'_>> =
            self.plan.feeds.iter().map(|_| Remembered::new()).collect();
        for row in rows.iter() {
            let above = row.number <= header.last_row || (sep_line && row.number == 1);
            let blank = row.is_empty() || row.is_blank();
            // A quote that opens at the very end and never closes leaves a row that is blank and fails.
            if blank && !row.is_unclosed() {
                continue;
            }
            let broken = self.look_at_row(&row, above) || blank;
            if above {
                continue;
            }
            self.outcome.users += 1;
            self.look_for_unlabelled(&row);
            if !broken {
                self.setup.layout.values(&row, &mut values);
                self.look_at_values(&row, &values, &mut remembered);
                self.look_at_user(&row, &values);
            }
        }
        self.outcome
    }

    /// Returns whether the row's cells stand in the wrong columns.
    fn look_at_row(&mut self, row: &Row<'_>, above: bool) -> bool {
        let width = self.setup.observed.header.labels.len();
        let mut broken = false;
        for (rule, look) in &self.plan.rows {
            let Some(note) = look(row, self.setup) else {
                continue;
            };
            let finding = self.plan.finding(*rule, self.place(row, None), None, note);
            broken |= finding.severity == Severity::Error && row.len() > width && !above;
            self.outcome.findings.push(finding);
        }
        broken
    }

    fn look_for_unlabelled(&mut self, row: &Row<'_>) {
        let beyond = if self.setup.observed.format.is_workbook() {
            self.setup.layout.labels.len()..row.len()
        } else {
            0..0
        };
        for column in self
            .plan
            .unlabelled
            .iter()
            .copied()
            .chain(beyond.map(|column| column as u32))
        {
            if !row.cell(column).trim().is_empty() {
                self.outcome.unlabelled.push((column, row.number));
            }
        }
    }

    fn look_at_values<'r>(
        &mut self,
        row: &Row<'r>,
        values: &[Value<'r>],
        remembered: &mut [Remembered<'r>],
    ) {
        let setup = self.setup;
        let feeds = setup
            .layout
            .feeds
            .iter()
            .zip(values)
            .zip(&self.plan.feeds)
            .zip(remembered);
        for (((feed, value), checks), remembered) in feeds {
            if value.cell.is_empty() || remembered.knows(value.cell) {
                continue;
            }
            let before = self.outcome.findings.len();
            for (rule, look) in &checks.cell {
                if let Some(note) = look(value.cell) {
                    self.note(*rule, row, feed.attribute, value, None, note);
                }
            }
            for item in feed.items(value).filter(|item| !item.is_empty()) {
                for (rule, look) in &checks.item {
                    if let Some(note) = look(item) {
                        let part = feed.separator.is_some().then_some(item);
                        self.note(*rule, row, feed.attribute, value, part, note);
                    }
                }
            }
            if self.outcome.findings.len() == before {
                remembered.keep(value.cell);
            }
        }
    }

    fn look_at_user(&mut self, row: &Row<'_>, values: &[Value<'_>]) {
        let user = self.setup.layout.user(values);
        for (rule, look) in &self.plan.users {
            look(&user, &mut |attribute, note| {
                let column = self
                    .setup
                    .layout
                    .feeds_of(attribute)
                    .first()
                    .and_then(|feed| feed.column);
                let finding =
                    self.plan
                        .finding(*rule, self.place(row, column), Some(attribute), note);
                self.outcome.findings.push(finding);
            });
        }
        for (check, group) in self.plan.groups.iter().enumerate() {
            for value in user
                .values(group.attribute)
                .iter()
                .filter(|value| !value.text.is_empty())
            {
                let fingerprint = group.fingerprint(value.text, &mut self.scratch);
                self.outcome.keys.extend(fingerprint.map(|fingerprint| Key {
                    check,
                    fingerprint,
                    row: row.number,
                }));
            }
        }
    }

    fn note(
        &mut self,
        rule: usize,
        row: &Row<'_>,
        attribute: usize,
        value: &Value<'_>,
        part: Option<&str>,
        note: Note,
    ) {
        let finding = self
            .plan
            .finding(rule, self.place(row, value.column), Some(attribute), note);
        self.outcome.findings.push(Finding {
            value: Some(part.unwrap_or(value.cell).into()),
            ..finding
        });
    }

    fn place(&self, row: &Row<'_>, column: Option<u32>) -> Place {
        Place {
            row: Some(row.number),
            column,
            line: self.setup.observed.has_lines().then_some(row.line),
        }
    }
}

//! Looks at the rows of one block.

use crate::check::between;
use crate::check::groups::Key;
use crate::check::held;
use crate::check::plan::{MappedColumnChecks, Plan, TextCheck};
use crate::check::remembered::{Counted, Remembered};
use crate::check::tallies::{KnownCells, Tallies};
use crate::finding::{Finding, Note, Place, Severity};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::field_id::FieldId;
use crate::rule::{Evidence, KINDS, Setup};
use crate::source::block::{Block, Bookmark, Row};
use crate::source::facts::Spans;
use crate::source::traits::Traits;
use crate::user::links::Links;
use crate::user::{Match, User, Value};

/// What was seen in one block.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) users: u64,
    /// The rows of users, where it is a sheet.
    pub(super) user_rows: Spans,
    /// Rows that are no users.
    pub(super) skipped_rows: Vec<u64>,
    pub(super) findings: Vec<Finding>,
    /// What may have to be said of a value, by the number of the weighing.
    pub(super) unsettled: Vec<(usize, Finding)>,
    /// What the values of each weighing count as.
    pub(super) evidence: Vec<Evidence>,
    pub(super) keys: Vec<Key>,
    pub(super) tallies: Vec<Tallies>,
    pub(super) counts: Vec<u64>,
    pub(super) links: Vec<Links>,
    /// Columns without a header that hold something, each with its row.
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
    /// What the values of a cell count as.
    counted: Vec<Counted>,
    matches: Vec<Match>,
    keys: held::Scratch,
}

impl<'p, 'a> Eye<'p, 'a> {
    pub(super) fn new(plan: &'p Plan<'a>, setup: &'p Setup<'a>) -> Self {
        let outcome = Outcome {
            evidence: vec![[0; KINDS]; plan.weighings.len()],
            tallies: plan.tallies.iter().map(|_| Tallies::default()).collect(),
            counts: vec![0; plan.counts.len()],
            links: vec![Links::default(); plan.links.len()],
            ..Outcome::default()
        };
        Self {
            plan,
            setup,
            outcome,
            scratch: String::new(),
            counted: Vec::new(),
            matches: Vec::new(),
            keys: held::Scratch::default(),
        }
    }

    pub(super) fn look(mut self, block: Block) -> Outcome {
        self.outcome.bookmark = block.bookmark();
        let rows = block.into_rows();
        let header = &self.setup.observed.header_row;
        let workbook = self.setup.observed.format.is_workbook();
        let sep_line = self.setup.observed.delimiter.sep_line;
        let mut values = Vec::new();
        let mut remembered: Vec<Remembered<'_>> = self
            .plan
            .columns
            .iter()
            .map(|_| Remembered::new())
            .collect();
        let tallied = self.plan.tallies.iter();
        let tallied = tallied.flat_map(|of| self.setup.layout.columns_of(of.field));
        let mut known: Vec<KnownCells<'_>> = tallied.map(|_| KnownCells::default()).collect();
        for row in rows.iter() {
            let above = row.number <= header.last_row || (sep_line && row.number == 1);
            let blank = row.is_empty() || row.is_blank();
            // A quote that opens at the very end and never closes leaves a row that is blank and fails.
            if blank && !row.is_unclosed() {
                continue;
            }
            self.setup.layout.values(&row, &mut values);
            if !above && !blank && self.is_skipped_row(&row, &values) {
                continue;
            }
            let broken = self.look_at_row(&row, above) || blank;
            if above {
                continue;
            }
            self.outcome.users += 1;
            if workbook {
                // A sheet has no more rows than that.
                self.outcome
                    .user_rows
                    .add(row.number as u32, row.number as u32);
            }
            self.look_for_unlabelled(&row);
            if !broken {
                self.look_at_values(&row, &values, &mut remembered);
                self.look_at_user(&row, &values, &mut known);
            }
        }
        self.outcome
    }

    /// Whether a row is no user; then that is all there is to say of it.
    fn is_skipped_row(&mut self, row: &Row<'_>, values: &[Value<'_>]) -> bool {
        let user = self.setup.layout.user(values);
        for (rule, look) in &self.plan.skipped_rows {
            let Some((column, note)) = look(row, &user) else {
                continue;
            };
            let finding = self
                .plan
                .finding(*rule, self.place(row, column), None, note);
            self.outcome.findings.push(Finding {
                value: column.map(|column| row.cell(column).into()),
                ..finding
            });
            self.outcome.skipped_rows.push(row.number);
            return true;
        }
        false
    }

    /// Returns whether the row's cells stand in the wrong columns.
    fn look_at_row(&mut self, row: &Row<'_>, above: bool) -> bool {
        let width = self.setup.observed.header_row.headers.len();
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
            self.setup.layout.headers.len()..row.len()
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
        let plan = self.plan;
        let damaged = row.is_damaged();
        let columns = setup.layout.columns.iter().zip(values);
        for (((mapped, value), checks), remembered) in columns.zip(&plan.columns).zip(remembered) {
            if value.cell.is_empty() {
                continue;
            }
            if let Some(counted) = remembered.counted(value.cell) {
                for &(number, kind) in counted {
                    self.outcome.evidence[number][usize::from(kind)] += 1;
                }
                continue;
            }
            let before = self.outcome.findings.len() + self.outcome.unsettled.len();
            let traits = if damaged {
                Traits::of_damaged(value.cell)
            } else {
                Traits::of(value.cell)
            };
            for (rule, wanted, look) in &checks.cell {
                if let Some(note) = traits.any_of(*wanted).then(|| look(value.cell)).flatten() {
                    self.note(*rule, row, mapped.field, value, None, note);
                }
            }
            let looks = |(_, wanted, _): &&TextCheck<'_>| traits.any_of(*wanted);
            if checks.item.iter().any(|check| looks(&check)) {
                for item in mapped.items(value).filter(|item| !item.is_empty()) {
                    for (rule, _, look) in checks.item.iter().filter(looks) {
                        if let Some(note) = look(item) {
                            let part = mapped.separator.is_some().then_some(item);
                            self.note(*rule, row, mapped.field, value, part, note);
                        }
                    }
                }
            }
            self.weigh(row, mapped, value, checks);
            let clean = self.outcome.findings.len() + self.outcome.unsettled.len() == before;
            // In another row there may be more to say of the same cell.
            if clean && !damaged {
                remembered.keep(value.cell, &self.counted);
            }
        }
    }

    /// Adds a value to the weighings of its column.
    fn weigh<'r>(
        &mut self,
        row: &Row<'r>,
        mapped: &MappedColumn,
        value: &Value<'r>,
        checks: &MappedColumnChecks<'a>,
    ) {
        self.counted.clear();
        let part = mapped.separator.is_some();
        for &number in &checks.weighings {
            let (rule, weighing) = &self.plan.weighings[number];
            for item in mapped.items(value).filter(|item| !item.is_empty()) {
                let Some(kind) = (weighing.kind)(item) else {
                    continue;
                };
                self.outcome.evidence[number][usize::from(kind)] += 1;
                self.counted.push((number, kind));
                if let Some(note) = (weighing.note)(item, kind) {
                    let part = part.then_some(item);
                    let finding = self.of_value(*rule, row, mapped.field, value, part, note);
                    self.outcome.unsettled.push((number, finding));
                }
            }
        }
    }

    fn look_at_user<'r>(
        &mut self,
        row: &Row<'_>,
        values: &[Value<'r>],
        known: &mut [KnownCells<'r>],
    ) {
        let user = self.setup.layout.user(values);
        let mut matches = std::mem::take(&mut self.matches);
        if let Some(held) = &self.plan.held {
            held.look(&user, &mut matches, &mut self.keys);
        }
        let user = User {
            matches: &matches,
            ..user
        };
        for (rule, looking) in &self.plan.users {
            (looking.look)(&user, &mut |about, note| {
                let first = self.setup.layout.columns_of(about.field).first();
                let column = match about.value {
                    Some(value) => value.column,
                    None => first.and_then(|mapped| mapped.column),
                };
                let place = self.place(row, column);
                let finding = self.plan.finding(*rule, place, Some(about.field), note);
                self.outcome.findings.push(Finding {
                    value: about.value.map(|value| value.cell.into()),
                    ..finding
                });
            });
        }
        between::look(
            self.plan,
            self.setup,
            row.number,
            &user,
            &mut self.scratch,
            &mut self.outcome,
        );
        let mut known = known.iter_mut();
        for (check, of) in self.plan.tallies.iter().enumerate() {
            let range = self.setup.layout.range_of(of.field);
            let columns = self.setup.layout.columns[range.clone()].iter();
            let values = columns.zip(&values[range]);
            for ((mapped, value), known) in values.zip(&mut known) {
                if !value.text.is_empty() {
                    let place = self.place(row, value.column);
                    self.outcome.tallies[check].add(mapped, value, place, known);
                }
            }
        }
        for (number, (_, counting)) in self.plan.counts.iter().enumerate() {
            self.outcome.counts[number] += u64::from((counting.counts)(&user));
        }
        self.matches = matches;
    }

    fn note(
        &mut self,
        rule: usize,
        row: &Row<'_>,
        field: FieldId,
        value: &Value<'_>,
        part: Option<&str>,
        note: Note,
    ) {
        let finding = self.of_value(rule, row, field, value, part, note);
        self.outcome.findings.push(finding);
    }

    fn of_value(
        &self,
        rule: usize,
        row: &Row<'_>,
        field: FieldId,
        value: &Value<'_>,
        part: Option<&str>,
        note: Note,
    ) -> Finding {
        let place = self.place(row, value.column);
        Finding {
            value: Some(part.unwrap_or(value.cell).into()),
            ..self.plan.finding(rule, place, Some(field), note)
        }
    }

    fn place(&self, row: &Row<'_>, column: Option<u32>) -> Place {
        Place {
            row: Some(row.number),
            column,
            line: self.setup.observed.has_lines().then_some(row.line),
        }
    }
}

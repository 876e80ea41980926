//! Checks the rows of blocks, one block after the other.

use crate::check::cells::CellChecker;
use crate::check::collect::{Collected, Dependent};
use crate::check::compiled::{ByRule, CompiledRules};
use crate::check::links;
use crate::check::matching::Scratch;
use crate::check::together;
use crate::finding::{ColumnIndex, RowNumber, Severity};
use crate::rule::{ENDING, Observation, RowCheck, UnfilledRows};
use crate::source::block::{Block, Row, Rows};
use crate::source::parallel::Worker;
use crate::source::row_flags::RowFlags;
use crate::user::name_and_address::NameAndAddress;
use crate::user::{Match, User, Value};

/// A row that is not a user, the column that tells, and what is to be said.
type Ended = (RowNumber, ColumnIndex, Observation);

/// What is to be said of a row that is not a user, if it is one of these.
fn ended(ending: &[ByRule<Ended>], row: RowNumber) -> Option<(u8, ColumnIndex, &Observation)> {
    if ending.is_empty() {
        return None;
    }
    let at = ending
        .binary_search_by_key(&row, |(_, (row, ..))| *row)
        .ok()?;
    let (rule, (_, column, observation)) = &ending[at];
    Some((*rule, *column, observation))
}

/// Checks the rows of blocks. It keeps what it learned from one block to the next.
pub(super) struct BlockChecker<'c, 'a> {
    rules: &'c CompiledRules<'a>,
    collected: Collected,
    cells: CellChecker,
    matches: Vec<Match>,
    key: String,
    scratch: Scratch,
    own_keys: Vec<(usize, u64)>,
}

impl Worker for BlockChecker<'_, '_> {
    fn work(&mut self, block: &Block) {
        self.check(block);
    }
}

impl<'c, 'a> BlockChecker<'c, 'a> {
    pub(super) fn new(rules: &'c CompiledRules<'a>) -> Self {
        Self {
            rules,
            collected: Collected::new(rules),
            cells: CellChecker::new(rules),
            matches: Vec::new(),
            key: String::new(),
            scratch: Scratch::default(),
            own_keys: Vec::new(),
        }
    }

    /// What was seen of all blocks.
    pub(super) fn into_collected(mut self) -> Collected {
        self.cells.count(&mut self.collected);
        for survey in &mut self.collected.surveys {
            survey.end();
        }
        self.collected
    }

    fn check(&mut self, block: &Block) {
        let observed = self.rules.context.observed;
        let header_row = &observed.header_row;
        let is_workbook = observed.format.is_workbook();
        let (is_text, width) = (!is_workbook, header_row.width() as usize);
        let headers = header_row.headers.len();
        self.collected.bookmarks.extend(block.bookmarks());
        for survey in &mut self.collected.surveys {
            survey.begin(RowNumber(block.first_row));
        }
        let rows = block.rows();
        let ending = self.find_ending(block, &rows);
        let mut values = Vec::new();
        for row in rows.iter() {
            let flags = row.flags(headers);
            let is_above = observed.is_above_users(row.number);
            let is_blank = flags.contains(RowFlags::MARK_FIRST) && observed.is_blank(&row);
            // A quote that opens at the very end and never closes leaves a row that is blank and fails.
            if is_blank && !row.is_unclosed() {
                continue;
            }
            if is_above {
                self.check_record(&row, flags, is_above);
                continue;
            }
            if self.rules.context.is_skipped(row.number) {
                continue;
            }
            self.rules.context.layout.values(&row, &mut values);
            if let Some((rule, column, observation)) = ended(&ending, row.number) {
                self.skip(&row, rule, Some(column), observation);
                continue;
            }
            if !is_blank && self.is_skipped(&row, flags, &values) {
                continue;
            }
            let may_be_misread =
                is_text && flags.intersects(RowFlags::OTHER_WIDTH | RowFlags::SEVERAL_LINES);
            let is_misread = is_blank
                || may_be_misread
                    && (row.is_one_quoted_cell(width) || row.swallowed_lines(width).is_some());
            let is_broken = self.check_record(&row, flags, is_above) || is_misread;
            self.collected.users += 1;
            if is_workbook {
                // A sheet has no more rows than that.
                self.collected.add_user_row(row.number.0 as u32);
            }
            self.look_for_unnamed(&row);
            if !is_broken {
                self.cells
                    .check(self.rules, &mut self.collected, &row, &values);
                self.check_user(&row, &values);
            }
        }
    }

    /// Whether a row is not a user; then that is all there is to say of it.
    fn is_skipped(&mut self, row: &Row<'_>, flags: RowFlags, values: &[Value<'_>]) -> bool {
        let user = self.rules.context.layout.user(values);
        let rules = self.rules;
        for (rule, check) in &rules.non_users {
            match check {
                RowCheck::NonUser(only_if, check) if flags.intersects(*only_if) => {
                    if let Some((column, observation)) = check(row, &user) {
                        self.skip(row, *rule, column, &observation);
                        return true;
                    }
                }
                RowCheck::Unfilled(check) if check(row) => {
                    self.collected.add_unfilled(UnfilledRows::at(row.number));
                    self.collected.skipped_rows.push(row.number);
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Reports that a row is not a user.
    fn skip(
        &mut self,
        row: &Row<'_>,
        rule: u8,
        column: Option<ColumnIndex>,
        observation: &Observation,
    ) {
        let place = self.rules.place(row, column);
        let cell = column.map(|column| row.cell(column));
        let findings = &mut self.collected.findings;
        self.rules
            .report(rule, place, None, cell, observation, findings);
        self.collected.skipped_rows.push(row.number);
    }

    /// The rows at the end of the file that are not users, where only the rows around them tell; in order. Those of the last
    /// block are looked at, which holds many more.
    fn find_ending(&self, block: &Block, rows: &Rows<'_>) -> Vec<ByRule<Ended>> {
        if !block.last || self.rules.endings.is_empty() {
            return Vec::new();
        }
        let header_row = &self.rules.context.observed.header_row;
        let below = rows.iter().skip(block.len().saturating_sub(ENDING));
        let last: Vec<Row<'_>> = below
            .filter(|row| row.number > header_row.last_row && !row.is_unclosed())
            .collect();
        let endings = self.rules.endings.iter();
        let mut found: Vec<ByRule<Ended>> = endings
            .flat_map(|(rule, check)| check(&last).into_iter().map(|ended| (*rule, ended)))
            .collect();
        found.sort_by_key(|(_, (row, ..))| *row);
        found.dedup_by_key(|(_, (row, ..))| *row);
        found
    }

    /// Returns whether the row's cells stand in the wrong columns.
    fn check_record(&mut self, row: &Row<'_>, flags: RowFlags, is_above: bool) -> bool {
        if !flags.intersects(self.rules.records_if) {
            return false;
        }
        let width = self.rules.context.observed.header_row.headers.len();
        let mut is_broken = false;
        for (rule, check) in &self.rules.records {
            let RowCheck::Record(only_if, check) = check else {
                continue;
            };
            if !flags.intersects(*only_if) {
                continue;
            }
            let Some(observation) = check(row) else {
                continue;
            };
            let place = self.rules.place(row, None);
            let findings = &mut self.collected.findings;
            let severity = self
                .rules
                .report(*rule, place, None, None, &observation, findings);
            is_broken |= severity == Severity::Error && row.len() > width && !is_above;
        }
        is_broken
    }

    fn look_for_unnamed(&mut self, row: &Row<'_>) {
        let context = self.rules.context;
        let beyond = if context.observed.format.is_workbook() {
            context.layout.headers.len()..row.len()
        } else {
            0..0
        };
        let beyond = beyond.map(|column| ColumnIndex(column as u32));
        for column in self.rules.unnamed.iter().copied().chain(beyond) {
            if !row.cell(column).trim().is_empty() {
                let known = self.collected.unnamed.entry(column);
                known.or_insert((row.number, 0)).1 += 1;
            }
        }
    }

    fn check_user(&mut self, row: &Row<'_>, values: &[Value<'_>]) {
        let rules = self.rules;
        let layout = rules.context.layout;
        let user = layout.user(values);
        let mut matches = std::mem::take(&mut self.matches);
        if let Some(matcher) = &rules.matcher {
            let named = &mut self.collected.named;
            matcher.find(&user, &mut matches, named, &mut self.scratch);
        }
        let user = User {
            matches: &matches,
            ..user
        };
        for (rule, check) in &rules.users {
            check.run(&user, &mut |about, observation| {
                let column = match about.value {
                    Some(value) => value.column,
                    None => layout
                        .columns_of(about.field)
                        .first()
                        .and_then(|column| column.column),
                };
                let place = self.rules.place(row, column);
                let value = about.value.map(|value| value.cell);
                let Some(dependency) = observation.depends_on else {
                    let (field, findings) = (Some(about.field), &mut self.collected.findings);
                    rules.report(*rule, place, field, value, &observation, findings);
                    return;
                };
                self.collected.dependent.push(Dependent {
                    rule: *rule,
                    place,
                    field: about.field,
                    value: value.map(Into::into),
                    observation,
                    dependency,
                });
            });
        }
        links::add(
            rules,
            row.number,
            &user,
            &mut self.key,
            &mut self.own_keys,
            &mut self.collected,
        );
        together::add(rules, row.number, &user, &mut self.key, &mut self.collected);
        let who = match &rules.person {
            Some(fields) => fields.of_user(&user),
            None => NameAndAddress::default(),
        };
        for survey in &mut self.collected.surveys {
            survey.add(row.number, &user, &who);
        }
        self.count_parts(row, values);
        for (number, (_, check)) in rules.counts.iter().enumerate() {
            self.collected.counts[number] += u64::from((check.counts)(&user));
        }
        self.matches = matches;
    }

    fn count_parts(&mut self, row: &Row<'_>, values: &[Value<'_>]) {
        let layout = self.rules.context.layout;
        for (number, (field, (_, check))) in self.rules.parts.iter().enumerate() {
            let range = layout.range_of(*field);
            for (mapped, value) in layout.columns[range.clone()].iter().zip(&values[range]) {
                let place = self.rules.place(row, value.column);
                let parts = &mut self.collected.parts[number];
                if mapped.separator.is_none() {
                    if let Some(part) = (check.part)(value.text) {
                        parts.add(part, place, value.cell);
                    }
                    continue;
                }
                for item in mapped.items(value) {
                    if let Some(part) = (check.part)(item) {
                        parts.add(part, place, item);
                    }
                }
            }
        }
    }
}

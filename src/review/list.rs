//! The list that is reviewed: its rows in memory, and what the engine says of them with what was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::check::{self, Checked, Rows, RuleLevels, Task};
use crate::current::CurrentUsers;
use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::mapping::column::Column;
use crate::mapping::layout::Layout;
use crate::mapping::mapped_column::MappedColumn;
use crate::review::edits::Edits;
use crate::review::error::Error;
use crate::rewrite::text;
use crate::rule::Context;
use crate::source::block::{Block, Bookmark, Row};
use crate::source::{Held, Observed, Source, parallel};

/// The most rows that a list may have: as many as a sheet.
pub const MOST_ROWS: u64 = 1_048_576;

/// The list that is reviewed.
#[derive(Debug)]
pub struct List {
    /// What the run is about.
    pub task: Task,
    /// The rows as they are in the file.
    held: Source,
    /// Which column fills what.
    pub layout: Layout,
    /// The users that the target has now.
    pub current: Option<Arc<CurrentUsers>>,
    /// What a plan would say, where there are current users to compare with.
    foresight: Option<Foresight>,
    /// The rows that flags say to skip.
    pub skipped: Vec<RowNumber>,
    /// The hash of the file.
    pub digest: u128,
    /// How many threads check.
    pub threads: NonZeroUsize,
    /// Whether the list is written into the workbook that it comes from.
    pub is_patched: bool,
    /// Where records stand in the rows that are held.
    bookmarks: Vec<Bookmark>,
    /// The rows of users.
    users: Vec<RowNumber>,
}

/// What a list is made of.
#[derive(Debug)]
pub struct Parts {
    /// What the run is about.
    pub task: Task,
    /// Which column fills what.
    pub layout: Layout,
    /// The users that the target has now.
    pub current: Option<Arc<CurrentUsers>>,
    /// What a plan would say, where there are current users to compare with.
    pub foresight: Option<Foresight>,
    /// The rows that flags say to skip.
    pub skipped: Vec<RowNumber>,
    /// How many threads check.
    pub threads: NonZeroUsize,
    /// Whether the list is written into the workbook that it comes from, in which some cells cannot change.
    pub is_patched: bool,
}

/// Adds to what was found in a list what a plan would say of it. `review` makes no plans: who opens a list knows how.
pub struct Foresight(Box<Foresee>);

/// Is given a verdict, and the rows that are skipped.
type Foresee = dyn Fn(Verdict, Vec<RowNumber>) -> io::Result<Verdict> + Send + Sync;

impl Foresight {
    /// What `foresee` makes of a verdict and of the rows that are skipped.
    pub fn new(
        foresee: impl Fn(Verdict, Vec<RowNumber>) -> io::Result<Verdict> + Send + Sync + 'static,
    ) -> Self {
        Self(Box::new(foresee))
    }
}

impl fmt::Debug for Foresight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Foresight")
    }
}

/// The match keys of a user, by the name of the field.
pub type Keys = BTreeMap<String, String>;

/// What the engine says of a list as it was changed.
#[derive(Debug)]
pub struct Verdict {
    /// What was found.
    pub checked: Checked,
    /// What the run was about, with what was changed of the mapping.
    pub task: Task,
    /// Which column fills what, with what was changed of the mapping.
    pub layout: Layout,
    /// The list as it was changed.
    pub source: Source,
}

impl List {
    /// Reads a file into memory and checks it.
    ///
    /// # Errors
    /// If it cannot be read, has too many rows, or has a quote that never closes.
    pub fn open(source: &Source, parts: Parts) -> Result<(Self, Verdict), Error> {
        let failed = |error| Error::Source(source.failure(error));
        let held = source.hold(MOST_ROWS).map_err(failed)?;
        let Some(held) = held else {
            let file = source.path.display().to_string();
            return Err(Error::TooManyRows { file });
        };
        let Held {
            source: held,
            digest,
            unclosed_quote,
        } = held;
        if let Some(row) = unclosed_quote {
            let file = source.path.display().to_string();
            return Err(Error::UnclosedQuote { file, row });
        }
        let mut list = Self {
            task: parts.task,
            layout: parts.layout,
            current: parts.current,
            foresight: parts.foresight,
            skipped: parts.skipped,
            threads: parts.threads,
            is_patched: parts.is_patched,
            held,
            digest,
            bookmarks: Vec::new(),
            users: Vec::new(),
        };
        let mut verdict = list.check(&Edits::default()).map_err(failed)?;
        list.bookmarks = std::mem::take(&mut verdict.checked.bookmarks);
        verdict.checked.bookmarks.clone_from(&list.bookmarks);
        list.users = list.find_users(&verdict.checked).map_err(failed)?;
        Ok((list, verdict))
    }

    /// What was observed about the file.
    #[must_use]
    pub fn observed(&self) -> &Observed {
        &self.held.observed
    }

    /// The rows of users, in order.
    #[must_use]
    pub fn users(&self) -> &[RowNumber] {
        &self.users
    }

    /// Checks the list with what was changed. The file is not read.
    ///
    /// # Errors
    /// Never, as long as the rows are in memory; the engine reads them as it reads a file.
    pub fn check(&self, edits: &Edits) -> io::Result<Verdict> {
        self.check_with(edits, true)
    }

    /// The same of everybody: skipped users too.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn check_everybody(&self, edits: &Edits) -> io::Result<Verdict> {
        self.check_with(edits, false)
    }

    fn check_with(&self, edits: &Edits, skips: bool) -> io::Result<Verdict> {
        let bytes = text::edited(&self.held, self.threads, |_| edits.of_cells())?;
        let source = self.held.with_text(bytes);
        let source = source.ok_or_else(|| io::Error::other("the rows are not in memory"))?;
        let task = self.task_with(edits);
        let wanted = |field: FieldId| task.operation.looks_at(field);
        let header = &source.observed.header_row;
        let layout = Layout::new(&task.profile, &task.mapping, &wanted, header);
        let mut skipped = self.skipped.clone();
        if skips {
            skipped.extend(edits.skipped.keys());
            skipped.sort_unstable();
            skipped.dedup();
        }
        let current = self.current.as_deref().map(|current| &current.users);
        let context = Context {
            skipped: &skipped,
            ..task.context(&source.observed, &layout, current)
        };
        let mut checked = check::run(&source, &context, &task.levels, self.threads)?;
        checked.findings.reword(|rule| task.own_message(rule));
        let verdict = Verdict {
            checked,
            task,
            layout,
            source,
        };
        match &self.foresight {
            Some(Foresight(foresee)) => foresee(verdict, skipped),
            None => Ok(verdict),
        }
    }

    /// The task with what was changed of the mapping.
    fn task_with(&self, edits: &Edits) -> Task {
        let mut task = self.task.clone();
        if !edits.change_mapping() {
            return task;
        }
        let mapping = &mut task.mapping;
        for ((field, from), to) in &edits.translations {
            if !mapping.columns.contains_key(field) {
                mapping.others_by_header |= mapping.columns.is_empty();
                let id = self.task.profile.fields.id(field);
                let columns = id.map_or(&[][..], |id| self.layout.columns_of(id));
                let column = Column {
                    columns: columns
                        .iter()
                        .filter_map(|mapped| mapped.column)
                        .map(|column| self.layout.reference(column))
                        .collect(),
                    ..Column::default()
                };
                mapping.columns.insert(field.clone(), column);
            }
            if let Some(column) = mapping.columns.get_mut(field) {
                // Values are compared without regard to case, and the last one that was said counts.
                column
                    .values
                    .retain(|word, _| word.to_lowercase() != from.to_lowercase());
                column.values.insert(from.clone(), to.clone());
            }
        }
        let ignored = edits.ignored.iter().map(|rule| (*rule).to_owned());
        mapping.rules.ignore.extend(ignored);
        task.levels = RuleLevels::new(&task.profile, &task.mapping.rules);
        task
    }

    /// The block of records that a row stands in, as it is in the file.
    fn block(&self, row: RowNumber) -> Option<Block> {
        let after = self
            .bookmarks
            .partition_point(|bookmark| bookmark.first_row <= row.0);
        let bookmark = self.bookmarks.get(after.checked_sub(1)?)?;
        self.held.turn_to(bookmark).ok()
    }

    /// The cells of a row as it is in the file.
    #[must_use]
    pub fn cells_in_file(&self, row: RowNumber) -> Vec<String> {
        let Some(block) = self.block(row) else {
            return Vec::new();
        };
        let rows = block.rows();
        let cells = rows.get(row).map(|row| row.cells().map(str::to_owned));
        cells.map_or_else(Vec::new, Iterator::collect)
    }

    /// The cells of a row with what was changed.
    #[must_use]
    pub fn cells(&self, edits: &Edits, row: RowNumber) -> Vec<String> {
        let mut cells = self.cells_in_file(row);
        for (column, edited) in edits.cells.get(&row).into_iter().flatten() {
            let index = column.index();
            if cells.len() <= index {
                cells.resize(index + 1, String::new());
            }
            cells[index] = edited.after.to_string();
        }
        cells
    }

    /// The text of a cell with what was changed.
    #[must_use]
    pub fn cell(&self, edits: &Edits, row: RowNumber, column: ColumnIndex) -> String {
        if let Some(text) = edits.cell(row, column) {
            return text.to_owned();
        }
        let Some(block) = self.block(row) else {
            return String::new();
        };
        let rows = block.rows();
        let cell = rows.get(row).map(|row| row.cell(column).to_owned());
        cell.unwrap_or_default()
    }

    /// The match keys that a user has in the file, by field.
    #[must_use]
    pub fn keys(&self, row: RowNumber) -> Keys {
        let Some(block) = self.block(row) else {
            return Keys::new();
        };
        let rows = block.rows();
        rows.get(row)
            .map_or_else(Keys::new, |row| self.keys_of(&row))
    }

    /// The same of these rows; many are read in one pass.
    #[must_use]
    pub fn keys_of_rows(&self, rows: &BTreeSet<RowNumber>) -> HashMap<RowNumber, Keys> {
        const FEW: usize = 100;
        if rows.len() <= FEW {
            return rows.iter().map(|row| (*row, self.keys(*row))).collect();
        }
        let of_row = |row: &Row<'_>| {
            let is_wanted = rows.contains(&row.number);
            is_wanted.then(|| (row.number, self.keys_of(row)))
        };
        let found = self.each_user(&of_row).unwrap_or_default();
        found.into_iter().collect()
    }

    fn keys_of(&self, row: &Row<'_>) -> Keys {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let user = self.layout.user(&values);
        let profile = &self.task.profile;
        let keys = profile.match_on.iter().filter_map(|field| {
            let value = user.first(*field)?.text;
            Some((profile.fields[*field].name.clone(), value.to_owned()))
        });
        keys.collect()
    }

    /// The columns that people see: those that fill a field, each once, in the order of the fields.
    #[must_use]
    pub fn columns(&self) -> Vec<&MappedColumn> {
        let mut columns: Vec<&MappedColumn> = Vec::new();
        for mapped in &self.layout.columns {
            let is_known = columns.iter().any(|known| known.column == mapped.column);
            if mapped.column.is_some() && !is_known {
                columns.push(mapped);
            }
        }
        columns
    }

    /// The rows as they are in the file.
    pub(super) fn held(&self) -> &Source {
        &self.held
    }

    /// The rows of users in which a text stands in some mapped cell, whatever its case, in order.
    #[must_use]
    pub fn search(&self, edits: &Edits, wanted: &str) -> Vec<RowNumber> {
        let wanted = wanted.to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let columns: Vec<ColumnIndex> = self.columns().iter().filter_map(|of| of.column).collect();
        let matches = |text: &str| text.to_lowercase().contains(&wanted);
        let of_row = |row: &Row<'_>| {
            columns
                .iter()
                .any(|column| match edits.cell(row.number, *column) {
                    Some(edited) => matches(edited),
                    None => matches(row.cell(*column)),
                })
        };
        let found = self.each_user(&|row| of_row(row).then_some(row.number));
        found.unwrap_or_default()
    }

    /// What `look` makes of each user of the file, in order.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn each_user<T: Send>(
        &self,
        look: &(impl Fn(&Row<'_>) -> Option<T> + Sync),
    ) -> io::Result<Vec<T>> {
        let of_block = |block: &Block| {
            let rows = block.rows();
            let is_user = |row: &Row<'_>| self.users.binary_search(&row.number).is_ok();
            let found = rows.iter().filter(is_user).filter_map(|row| look(&row));
            found.collect::<Vec<T>>()
        };
        let mut all = Vec::new();
        let keep = |found: Vec<T>| all.extend(found);
        parallel::over(self.held.read()?, self.threads, || &of_block, keep)?;
        Ok(all)
    }

    fn find_users(&self, checked: &Checked) -> io::Result<Vec<RowNumber>> {
        let observed = self.observed();
        let of_block = |block: &Block| {
            let rows = block.rows();
            let is_user = |row: &Row<'_>| {
                let is_above = row.number <= observed.header_row.last_row
                    || observed.delimiter.sep_line && row.number.0 == 1;
                !is_above
                    && !row.is_empty()
                    && !row.is_blank()
                    && checked.skipped_rows.binary_search(&row.number).is_err()
            };
            let users = rows.iter().filter(is_user).map(|row| row.number);
            users.collect::<Vec<RowNumber>>()
        };
        let mut all = Vec::new();
        let keep = |users: Vec<RowNumber>| all.extend(users);
        parallel::over(self.held.read()?, self.threads, || &of_block, keep)?;
        Ok(all)
    }
}

impl Verdict {
    /// The rows as a report reads some of them again.
    #[must_use]
    pub fn rows(&self, threads: NonZeroUsize) -> Rows<'_> {
        Rows {
            source: &self.source,
            layout: &self.layout,
            profile: &self.task.profile,
            bookmarks: &self.checked.bookmarks,
            threads,
        }
    }
}

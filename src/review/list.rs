//! The list that is reviewed: its rows in memory, and what the engine says of them with what was changed.

mod rows;

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::check::{self, RuleLevels, Task};
use crate::current::CurrentUsers;
use crate::finding::{FieldId, RowNumber};
use crate::mapping::column::Column;
use crate::mapping::layout::Layout;
use crate::mapping::mapped_column::MappedColumn;
use crate::review::edits::Edits;
use crate::review::error::Error;
use crate::review::foresight::{Foresight, LastForeseen};
use crate::review::last_check::LastCheck;
use crate::review::verdict::Verdict;
use crate::rule::{Context, ENDING};
use crate::source::block::Bookmark;
use crate::source::{Held, Holding, Observed, Source};

/// The most rows that a list may have: as many as a sheet.
pub const MOST_ROWS: u64 = 1_048_576;

/// How many rows a block has: after a change of one cell as many are checked again, and what was seen of all blocks is merged.
const BLOCK: usize = 1024;

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
    /// What was checked last; nothing until then.
    last: Mutex<Option<LastCheck>>,
    /// What a plan said last.
    foreseen: Mutex<LastForeseen>,
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

/// The match keys of a user, by the name of the field.
pub type Keys = BTreeMap<String, String>;

impl List {
    /// Reads a file into memory and checks it.
    ///
    /// # Errors
    /// If it cannot be read, has too many rows, or has a quote that never closes.
    pub fn open(source: &Source, parts: Parts) -> Result<(Self, Verdict), Error> {
        Self::open_in_blocks(source, parts, BLOCK)
    }

    /// The same in blocks of so many rows. What the engine says does not depend on it.
    ///
    /// # Errors
    /// As for [`Self::open`].
    pub fn open_in_blocks(
        source: &Source,
        parts: Parts,
        rows: usize,
    ) -> Result<(Self, Verdict), Error> {
        let failed = |error| Error::Source(source.failure(error));
        let holding = Holding {
            most: MOST_ROWS,
            of_block: rows,
            of_last: ENDING,
        };
        let held = source.hold(holding).map_err(failed)?;
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
            last: Mutex::default(),
            foreseen: Mutex::default(),
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
        let (verdict, skipped) = self.run_rules(edits, true)?;
        let Some(foresight) = &self.foresight else {
            return Ok(verdict);
        };
        let (verdict, foreseen) = foresight.foresee(verdict, skipped)?;
        *locked(&self.foreseen) = LastForeseen::new(edits.clone(), foreseen);
        Ok(verdict)
    }

    /// The same at once: of what a plan would say, this is what it said last.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn check_at_once(&self, edits: &Edits) -> io::Result<Verdict> {
        let (mut verdict, _) = self.run_rules(edits, true)?;
        if self.is_foreseeing() {
            let foreseen = locked(&self.foreseen).still(edits, &verdict.task.levels);
            verdict.checked.add(&foreseen);
        }
        Ok(verdict)
    }

    /// Whether a plan has something to say, which [`Self::check_at_once`] does not wait for.
    #[must_use]
    pub fn is_foreseeing(&self) -> bool {
        self.foresight.is_some()
    }

    /// What the rules say of everybody: of skipped users too.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn check_everybody(&self, edits: &Edits) -> io::Result<Verdict> {
        let (verdict, skipped) = self.run_rules(edits, false)?;
        match &self.foresight {
            Some(foresight) => Ok(foresight.foresee(verdict, skipped)?.0),
            None => Ok(verdict),
        }
    }

    /// What the rules say, and the rows that are skipped.
    fn run_rules(&self, edits: &Edits, skips: bool) -> io::Result<(Verdict, Vec<RowNumber>)> {
        let mut last = locked(&self.last);
        let not_held = || io::Error::other("the rows are not in memory");
        let known = last.take().or_else(|| LastCheck::none(&self.held));
        let last = last.insert(known.ok_or_else(not_held)?);
        let source = last.edited(&self.held, edits, self.threads)?;
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
        let seen = &mut last.seen;
        let mut checked = check::run_again(&source, &context, &task.levels, self.threads, seen)?;
        checked.findings.reword(|rule| task.own_message(rule));
        let verdict = Verdict {
            checked,
            task,
            layout,
            source,
        };
        Ok((verdict, skipped))
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
}

/// A lock that a panic of another thread does not spoil: what it left is what was there before, or less.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

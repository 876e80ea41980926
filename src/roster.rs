//! The users that a file asks for: those of its valid rows, and apart from them those of rows that failed or are skipped.

mod skip;

pub use skip::{Skip, rows_to_skip};

use std::io;
use std::num::NonZeroUsize;

use crate::check::Checked;
use crate::finding::{Finding, RowNumber};
use crate::mapping::record::Record;
use crate::profile::localized_field::LocalizedField;
use crate::rule::{Check, Context, Rule};
use crate::rules;
use crate::source::block::Block;
use crate::source::{self, Source, parallel};
use crate::user::list::UserList;

/// The users that a file asks for, as the target would keep them.
#[derive(Debug, Default)]
pub struct Roster {
    /// The users of the valid rows.
    pub users: UserList,
    /// The users of the rows that are excluded: no plan touches them, or takes them for missing from the file.
    pub excluded: UserList,
    /// Why each of them is.
    pub why: Vec<Excluded>,
    /// The rows of which an error says that more users stand in them than were read: nobody is missing from such a file.
    pub hiding: Vec<RowNumber>,
    /// Where the file ends.
    pub end: End,
}

/// Why a row is excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excluded {
    /// It has an error.
    Failed {
        /// Whether the error is such that its match keys do not say whose row it is.
        without_key: bool,
    },
    /// It is skipped on request.
    Skipped,
}

/// Where a file ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct End {
    /// Its last row that has a value, as a spreadsheet numbers it.
    pub row: u64,
    /// How many cells that row has.
    width: usize,
    /// How many the one before it has.
    width_before: usize,
}

impl End {
    /// Whether the last row has fewer cells than the one before it, as that of a file whose writing was cut short.
    #[must_use]
    pub fn is_half_written(&self) -> bool {
        self.width < self.width_before
    }
}

/// Why there is no roster.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// A user to be skipped is not in the file.
    #[error("no row is `{text}`")]
    NobodyToSkip {
        /// What was given.
        text: String,
    },
}

/// Takes the users of a file that was checked.
///
/// # Errors
/// [`Error::Source`] if it cannot be read or was changed since it was checked.
pub fn read(
    source: &Source,
    context: &Context<'_>,
    checked: &Checked,
    threads: NonZeroUsize,
) -> Result<Roster, Error> {
    let without_key = rows_without_key(context, checked);
    let taking = Taking {
        context,
        checked,
        without_key: &without_key,
    };
    let mut roster = taking.empty();
    roster.hiding = hiding(checked);
    let mut read = || -> io::Result<_> {
        let blocks = source.read()?;
        parallel::over(
            blocks,
            threads,
            || |block: &Block| taking.users(block),
            |part| roster.append(&part),
        )
    };
    let reader = read().map_err(|error| source.failure(error))?;
    if source.digest(&reader) != checked.digest {
        let path = source.path.clone();
        return Err(source::Error::Changed { path }.into());
    }
    Ok(roster)
}

/// The rows of which an error says that the match keys are not to be trusted, in order.
fn rows_without_key(context: &Context<'_>, checked: &Checked) -> Vec<RowNumber> {
    let about_a_key = |finding: &Finding<'_>| {
        let checks = rules::named(finding.rule).map_or(&[][..], |rule| rule.checks);
        match finding.field {
            // The cells of such a row stand in the wrong columns.
            None => checks.iter().any(|check| matches!(check, Check::Row(_))),
            Some(field) => {
                context.profile.match_on.contains(&field) && checks.iter().any(is_about_spelling)
            }
        }
    };
    let errors = checked.findings.iter().filter(Finding::is_error);
    let mut rows: Vec<RowNumber> = errors
        .filter(about_a_key)
        .filter_map(|finding| finding.place.row)
        .collect();
    rows.dedup();
    rows
}

/// The rows of which an error says that more users stand in them than were read, in order.
fn hiding(checked: &Checked) -> Vec<RowNumber> {
    let hides = |finding: &Finding<'_>| {
        // A person who makes a warning of an error has looked at it.
        let hides = |rule: &Rule| rule.hides_users && finding.severity >= rule.severity;
        rules::named(finding.rule).is_some_and(hides)
    };
    let findings = checked.findings.iter().filter(hides);
    findings.filter_map(|finding| finding.place.row).collect()
}

/// Whether a check is about a value as it is written, so that another one may have been meant.
fn is_about_spelling(check: &Check) -> bool {
    matches!(check, Check::Value(_) | Check::Column(_) | Check::Row(_))
}

impl Roster {
    fn append(&mut self, part: &Self) {
        self.users.append(&part.users);
        self.excluded.append(&part.excluded);
        self.why.extend(&part.why);
        let alone = part.users.len() + part.excluded.len() == 1;
        if alone {
            self.end.width_before = self.end.width;
            self.end.width = part.end.width;
            self.end.row = part.end.row;
        } else if part.end.row > 0 {
            self.end = part.end;
        }
    }
}

/// What is taken from a file, and how.
struct Taking<'t> {
    context: &'t Context<'t>,
    checked: &'t Checked,
    without_key: &'t [RowNumber],
}

impl Taking<'_> {
    fn empty(&self) -> Roster {
        let columns: Vec<LocalizedField> = self.context.layout.localized_fields().collect();
        Roster {
            users: UserList::new(columns.clone()),
            excluded: UserList::new(columns),
            ..Roster::default()
        }
    }

    /// The users of a block.
    fn users(&self, block: &Block) -> Roster {
        let Context {
            profile,
            layout,
            observed,
            skipped,
            ..
        } = *self.context;
        let mut part = self.empty();
        let rows = block.rows();
        let mut values = Vec::new();
        let mut record = Record::new(profile, layout);
        let is_in = |rows: &[RowNumber], row: RowNumber| rows.binary_search(&row).is_ok();
        for row in rows.iter() {
            let above = observed.is_above_users(row.number);
            let failed = is_in(&self.checked.failed, row.number);
            // A quote that never closes leaves a row that is empty and fails.
            let is_empty = observed.is_blank(&row) && !failed;
            if above || is_empty || is_in(&self.checked.skipped_rows, row.number) {
                continue;
            }
            // A workbook leaves empty cells out, so that the width of its rows says nothing.
            let width = if observed.format.is_workbook() {
                0
            } else {
                row.len()
            };
            part.end = End {
                row: row.number.0,
                width,
                width_before: part.end.width,
            };
            layout.values(&row, &mut values);
            let is_skipped = is_in(skipped, row.number);
            let list = if failed || is_skipped {
                &mut part.excluded
            } else {
                &mut part.users
            };
            record.add_to(list, row.number.0, &values);
            match (is_skipped, failed) {
                (true, _) => part.why.push(Excluded::Skipped),
                (false, true) => part.why.push(Excluded::Failed {
                    without_key: is_in(self.without_key, row.number),
                }),
                (false, false) => {}
            }
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Roster};

    /// What is read of rows with so many cells, as one block.
    fn block(first_row: u64, widths: &[usize]) -> Roster {
        let mut part = Roster::default();
        for (row, width) in (first_row..).zip(widths) {
            part.users.add(row, []);
            part.end = End {
                row,
                width: *width,
                width_before: part.end.width,
            };
        }
        part
    }

    fn is_half_written(blocks: &[&[usize]]) -> bool {
        let (mut roster, mut first_row) = (Roster::default(), 2);
        for widths in blocks {
            roster.append(&block(first_row, widths));
            first_row += widths.len() as u64;
        }
        assert_eq!(roster.end.row, first_row - 1);
        roster.end.is_half_written()
    }

    #[test]
    fn a_last_row_is_compared_with_the_one_before_it_wherever_blocks_end() {
        let whole: [&[&[usize]]; 4] = [
            &[&[3, 3, 3]],
            &[&[3], &[3, 3]],
            &[&[3, 3], &[3]],
            &[&[3], &[3], &[3]],
        ];
        let cut: [&[&[usize]]; 4] = [
            &[&[3, 3, 2]],
            &[&[3], &[3, 2]],
            &[&[3, 3], &[2]],
            &[&[3], &[3], &[2]],
        ];
        for (whole, cut) in whole.into_iter().zip(cut) {
            assert!(!is_half_written(whole), "{whole:?}");
            assert!(is_half_written(cut), "{cut:?}");
        }
    }
}

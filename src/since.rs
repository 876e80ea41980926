//! Two checks of one list: what was fixed since the earlier one, what is still there, what is new, and what else was changed.

mod baseline;
mod pairs;

pub use baseline::{Baseline, BaselineError, KnownFindings};

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};
use xxhash_rust::xxh3::Xxh3;

use crate::check::{Checked, Rows};
use crate::finding::{ColumnIndex, Finding, RowNumber};
use crate::profile::localized_field::LocalizedField;
use crate::since::pairs::Pairs;

/// The most rows of which the values are compared cell by cell.
const COMPARED: usize = 20_000;

/// A list that was checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckedList<'l> {
    /// What was found.
    pub checked: &'l Checked,
    /// Its rows.
    pub rows: Rows<'l>,
}

/// What became of an earlier list. Findings are given by their places in the lists of findings.
#[derive(Debug, Clone, Default)]
pub struct Since {
    /// Those of the earlier list that are gone, and their user is still in the list.
    pub fixed: Vec<u32>,
    /// Those of the earlier list that are gone with their row.
    pub removed: Vec<u32>,
    /// Those of the list that were there before.
    pub still: Vec<u32>,
    /// Those of the list that were not.
    pub new: Vec<u32>,
    /// Cells without a finding whose values were changed, in the order of the list.
    pub changed: Vec<ChangedCell>,
    /// How many more rows have other values, which were not compared cell by cell.
    pub not_compared: u64,
    /// How many users of the earlier list are not in the list.
    pub users_removed: u64,
    /// How many users of the list are not in the earlier one.
    pub users_added: u64,
}

/// A cell of which nothing was wrong in the earlier list, and that has another value now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedCell {
    /// Its row in the list.
    pub row: RowNumber,
    /// Its row in the earlier list.
    pub earlier_row: RowNumber,
    /// Its column in the list.
    pub column: Option<ColumnIndex>,
    /// What it is of.
    pub field: LocalizedField,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

impl Since {
    /// Compares a list with an earlier one that was checked under the same settings. Rows belong together that have one match
    /// key, else those of one name, wherever they stand.
    #[must_use]
    pub fn new(earlier: CheckedList<'_>, now: CheckedList<'_>) -> Self {
        let before = earlier.rows.identities(earlier.checked);
        let after = now.rows.identities(now.checked);
        let pairs = Pairs::new(&before, &after);
        let mut since = Self {
            users_removed: (before.len() - pairs.all.len()) as u64,
            users_added: (after.len() - pairs.all.len()) as u64,
            ..Self::default()
        };
        since.compare_findings(earlier, now, &pairs);
        since.compare_values(earlier, now, &pairs);
        since
    }

    fn compare_findings(
        &mut self,
        earlier: CheckedList<'_>,
        now: CheckedList<'_>,
        pairs: &Pairs<'_>,
    ) {
        let (old, new) = (&earlier.checked.findings, &now.checked.findings);
        let mut left_old: Vec<u32> = (0..old.len() as u32).collect();
        let mut left_new: Vec<u32> = (0..new.len() as u32).collect();
        // The same value first, so that of several values in a cell equal ones are paired.
        for with_value in [true, false] {
            let of_old = |finding: Finding<'_>| {
                let row = finding.place.row.map(|row| pairs.now(row));
                // A row that is gone is paired with none.
                let row = match row {
                    None => 0,
                    Some(row) => row?.0,
                };
                Some(hash(finding, row, earlier.rows, with_value))
            };
            let of_new = |finding: Finding<'_>| {
                let row = finding.place.row.map_or(0, |row| row.0);
                hash(finding, row, now.rows, with_value)
            };
            let mut waiting: HashMap<u64, Vec<u32>> = HashMap::new();
            for place in left_new.iter().rev() {
                let hash = of_new(new.get(*place as usize));
                waiting.entry(hash).or_default().push(*place);
            }
            left_old.retain(|place| {
                let hash = of_old(old.get(*place as usize));
                let met = hash.and_then(|hash| waiting.get_mut(&hash)?.pop());
                self.still.extend(met);
                met.is_none()
            });
            left_new = waiting.into_values().flatten().collect();
            left_new.sort_unstable();
        }
        self.still.sort_unstable();
        self.new = left_new;
        let is_gone = |place: &u32| {
            let row = old.get(*place as usize).place.row;
            row.is_some_and(|row| pairs.now(row).is_none())
        };
        (self.removed, self.fixed) = left_old.into_iter().partition(is_gone);
    }

    fn compare_values(
        &mut self,
        earlier: CheckedList<'_>,
        now: CheckedList<'_>,
        pairs: &Pairs<'_>,
    ) {
        let mut candidates: Vec<(RowNumber, RowNumber)> = pairs
            .all
            .iter()
            .filter(|(before, after)| before.values != after.values)
            .map(|(before, after)| (after.row, before.row))
            .collect();
        candidates.sort_unstable();
        self.not_compared = candidates.len().saturating_sub(COMPARED) as u64;
        candidates.truncate(COMPARED);
        let rows = |rows: BTreeSet<RowNumber>| rows.into_iter().collect::<Vec<_>>();
        let old_rows = rows(candidates.iter().map(|(_, before)| *before).collect());
        let new_rows = rows(candidates.iter().map(|(after, _)| *after).collect());
        let (old, new) = (earlier.rows.values(&old_rows), now.rows.values(&new_rows));
        let wrong = Wrong::new(earlier.checked, &old_rows);
        for (row, earlier_row) in candidates {
            let (Some(old), Some(new)) = (old.get(&earlier_row), new.get(&row)) else {
                continue;
            };
            if wrong.rows.contains(&earlier_row) {
                continue;
            }
            let mut taken = vec![false; old.len()];
            for value in new {
                let same = |place: &usize| !taken[*place] && old[*place].field == value.field;
                let Some(place) = (0..old.len()).find(same) else {
                    continue;
                };
                taken[place] = true;
                let before = &old[place];
                if before.text == value.text || wrong.names(earlier_row, before.column) {
                    continue;
                }
                self.changed.push(ChangedCell {
                    row,
                    earlier_row,
                    column: value.column,
                    field: value.field,
                    from: before.text.clone(),
                    to: value.text.clone(),
                });
            }
        }
    }
}

/// Where something was wrong in some rows of a list, so that a person may have been asked to correct it.
struct Wrong {
    cells: HashSet<(RowNumber, ColumnIndex)>,
    columns: HashSet<ColumnIndex>,
    /// Rows of which something was wrong as a whole.
    rows: HashSet<RowNumber>,
}

impl Wrong {
    fn new(checked: &Checked, rows: &[RowNumber]) -> Self {
        let mut wrong = Self {
            cells: HashSet::new(),
            columns: HashSet::new(),
            rows: HashSet::new(),
        };
        for finding in checked.findings.iter() {
            let is_meant = |row: &RowNumber| rows.binary_search(row).is_ok();
            match (finding.place.row, finding.place.column) {
                (None, Some(column)) => drop(wrong.columns.insert(column)),
                (Some(row), Some(column)) if is_meant(&row) => {
                    wrong.cells.insert((row, column));
                }
                (Some(row), None) if is_meant(&row) => drop(wrong.rows.insert(row)),
                _ => {}
            }
        }
        wrong
    }

    fn names(&self, row: RowNumber, column: Option<ColumnIndex>) -> bool {
        let named = |column| self.columns.contains(&column) || self.cells.contains(&(row, column));
        column.is_some_and(named)
    }
}

/// A hash of what a finding is about, in a row that is known by its number in the list.
fn hash(finding: Finding<'_>, row: u64, rows: Rows<'_>, with_value: bool) -> u64 {
    let mut hash = Xxh3::new();
    let value = finding.value.filter(|_| with_value);
    let subject = rows.subject(finding);
    for text in [finding.rule, subject, value.unwrap_or_default()] {
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(&row.to_le_bytes());
    hash.digest()
}

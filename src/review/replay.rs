//! Changes that were made before, applied to the same list or to a later one: by key, field and the text before.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::finding::{FieldId, RowNumber};
use crate::messages::{Message, message, text, value};
use crate::review::changes_file::{ChangesFile, RecordedChange};
use crate::review::edits::Change;
use crate::review::history::Step;
use crate::review::list::List;
use crate::review::writable;
use crate::rules;
use crate::source::block::Row;

/// What came of changes that were made before.
#[derive(Debug, Default)]
pub struct Replayed {
    /// The changes that fit.
    pub step: Step,
    /// How many were there already: the cell has the text after.
    pub already: usize,
    /// Those that do not fit, with the reason.
    pub unmatched: Vec<Unmatched>,
}

/// A change that does not fit the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The row in which it was made, where it is about one.
    pub row: Option<u64>,
    /// The field or the rule.
    pub about: String,
    /// Why it does not fit.
    pub why: Message,
}

/// The rows by a match key, of those keys that some change names.
type RowsByKey = HashMap<(FieldId, String), Vec<RowNumber>>;

/// Finds out which changes fit a list as it is in its file.
#[must_use]
pub fn replay(list: &List, file: &ChangesFile) -> Replayed {
    let rows = rows_by_key(list, file);
    let mut replayed = Replayed::default();
    for change in &file.changes {
        if let Err((row, about, why)) = replay_one(list, &rows, change, &mut replayed) {
            replayed.unmatched.push(Unmatched { row, about, why });
        }
    }
    replayed
}

/// The row, what the change is about, and why it does not fit.
type Misfit = (Option<u64>, String, Message);

#[expect(clippy::too_many_lines, reason = "one kind of change after the other")]
fn replay_one(
    list: &List,
    rows: &RowsByKey,
    change: &RecordedChange,
    replayed: &mut Replayed,
) -> Result<(), Misfit> {
    match change {
        RecordedChange::Edit {
            row,
            keys,
            field,
            header,
            before,
            after,
            why,
        } => {
            let misfit = |why: Message| (Some(*row), field.clone(), why);
            let candidates = candidates(list, rows, *row, keys).map_err(misfit)?;
            let id = list.task.profile.fields.id(field);
            let columns = id.map_or(&[][..], |id| list.layout.columns_of(id));
            let same_header = |column: &_| list.layout.header(*column) == header;
            let mut known = columns.iter().filter_map(|mapped| mapped.column);
            let column = known.clone().find(same_header).or_else(|| known.next());
            let Some(column) = column else {
                return Err(misfit(message!("review-replay-no-column")));
            };
            let cell = |row: RowNumber| {
                let cells = list.cells_in_file(row);
                cells.get(column.index()).cloned().unwrap_or_default()
            };
            let fitting: Vec<RowNumber> = candidates
                .iter()
                .copied()
                .filter(|row| cell(*row) == *before)
                .collect();
            let one = match fitting[..] {
                [] if candidates.iter().any(|row| cell(*row) == *after) => {
                    replayed.already += 1;
                    return Ok(());
                }
                [] => {
                    let found = candidates.first().map(|row| cell(*row));
                    return Err(misfit(message!(
                        "review-replay-other-value",
                        found = value(found.unwrap_or_default()),
                        expected = value(before.as_str()),
                    )));
                }
                [one] => one,
                ref several => same_row(several, *row).ok_or_else(|| {
                    misfit(message!(
                        "review-replay-several",
                        users = several.len() as u64
                    ))
                })?,
            };
            writable::cell(list, one, column).map_err(misfit)?;
            writable::text_of_cell(list, after).map_err(misfit)?;
            replayed.step.push(Change::Cell {
                row: one,
                column,
                from: before.as_str().into(),
                to: after.as_str().into(),
                why: known_rule(why.as_deref()),
            });
        }
        RecordedChange::Skip { row, keys, why } => {
            let misfit = |why: Message| (Some(*row), String::new(), why);
            let candidates = candidates(list, rows, *row, keys).map_err(misfit)?;
            let one = match candidates[..] {
                [one] => one,
                ref several => same_row(several, *row).ok_or_else(|| {
                    misfit(message!(
                        "review-replay-several",
                        users = several.len() as u64
                    ))
                })?,
            };
            writable::skip(list, one).map_err(misfit)?;
            replayed.step.push(Change::Skip {
                row: one,
                is_on: true,
                why: known_rule(why.as_deref()),
            });
        }
        RecordedChange::Translate {
            field,
            before,
            after,
        } => {
            let id = list.task.profile.fields.id(field);
            if id.is_none_or(|id| list.layout.columns_of(id).is_empty()) {
                let why = message!("review-replay-no-column");
                return Err((None, field.clone(), why));
            }
            replayed.step.push(Change::Translate {
                field: field.clone(),
                from: before.clone(),
                to: Some(after.clone()),
                before: None,
            });
        }
        RecordedChange::Ignore { rule } => {
            let Some(rule) = known_rule(Some(rule)) else {
                let why = message!("review-replay-no-rule", rule = text(rule.as_str()));
                return Err((None, rule.clone(), why));
            };
            replayed.step.push(Change::Ignore { rule, is_on: true });
        }
    }
    Ok(())
}

fn known_rule(name: Option<&str>) -> Option<&'static str> {
    Some(rules::named(name?)?.name)
}

fn same_row(rows: &[RowNumber], row: u64) -> Option<RowNumber> {
    rows.iter().copied().find(|one| one.0 == row)
}

/// The rows that a change can be about: those with the strongest key that some row has; without keys the row itself.
fn candidates(
    list: &List,
    rows: &RowsByKey,
    row: u64,
    keys: &BTreeMap<String, String>,
) -> Result<Vec<RowNumber>, Message> {
    if keys.is_empty() {
        let row = RowNumber(row);
        return match list.users().binary_search(&row) {
            Ok(_) if list.keys(row).is_empty() => Ok(vec![row]),
            _ => Err(message!("review-replay-no-key")),
        };
    }
    let profile = &list.task.profile;
    let mut missing = None;
    for field in profile.match_on.iter() {
        let name = &profile.fields[*field].name;
        let Some(value_of_key) = keys.get(name) else {
            continue;
        };
        let mut key = String::new();
        profile.fields[*field].write_key(value_of_key, &mut key);
        if let Some(found) = rows.get(&(*field, key)) {
            return Ok(found.clone());
        }
        missing.get_or_insert((name, value_of_key));
    }
    let Some((name, wanted)) = missing else {
        return Err(message!("review-replay-no-key"));
    };
    Err(message!(
        "review-replay-nobody",
        field = text(name.as_str()),
        value = value(wanted.as_str()),
    ))
}

fn rows_by_key(list: &List, file: &ChangesFile) -> RowsByKey {
    let profile = &list.task.profile;
    let key_of = |field: FieldId, value: &str| {
        let mut key = String::new();
        profile.fields[field].write_key(value, &mut key);
        (field, key)
    };
    let mut wanted: RowsByKey = HashMap::new();
    for change in &file.changes {
        let (RecordedChange::Edit { keys, .. } | RecordedChange::Skip { keys, .. }) = change else {
            continue;
        };
        for (name, value) in keys {
            if let Some(field) = profile.fields.id(name) {
                wanted.entry(key_of(field, value)).or_default();
            }
        }
    }
    if wanted.is_empty() {
        return wanted;
    }
    let of_row = |row: &Row<'_>| {
        let mut values = Vec::new();
        list.layout.values(row, &mut values);
        let user = list.layout.user(&values);
        let keys = profile.match_on.iter().filter_map(|field| {
            let key = key_of(*field, user.first(*field)?.text);
            wanted.contains_key(&key).then_some(key)
        });
        let keys: Vec<(FieldId, String)> = keys.collect();
        (!keys.is_empty()).then_some((row.number, keys))
    };
    let found = list.each_user(&of_row).unwrap_or_default();
    let mut rows = HashMap::new();
    for (row, keys) in found {
        for key in keys {
            let of_key: &mut Vec<RowNumber> = rows.entry(key).or_default();
            of_key.push(row);
        }
    }
    rows
}

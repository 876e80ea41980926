//! Users who share the values of several fields that must be unique together: found by a hash of them, and confirmed once their
//! rows were read again.

use std::fmt::Write as _;
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use crate::check::collect::Collected;
use crate::check::compiled::CompiledRules;
use crate::check::keys::Keys;
use crate::check::recheck;
use crate::finding::{FieldId, Findings, NewFinding, Place, RowNumber};
use crate::rule::{Others, TogetherCheck};
use crate::source::Source;
use crate::source::block::{Bookmark, Row};
use crate::user::User;

/// Adds the keys of the user of a row. `key` is scratch.
pub(super) fn add(
    rules: &CompiledRules<'_>,
    row: RowNumber,
    user: &User<'_>,
    key: &mut String,
    collected: &mut Collected,
) {
    for (number, (_, check)) in rules.together.iter().enumerate() {
        if write_key(rules, &check.fields, user, key) {
            collected.together[number].add(row, xxh3_64(key.as_bytes()));
        }
    }
}

/// Writes what all spellings of these values have in common; false where one of them is missing.
fn write_key(
    rules: &CompiledRules<'_>,
    fields: &[FieldId],
    user: &User<'_>,
    key: &mut String,
) -> bool {
    key.clear();
    let mut one = String::new();
    for field in fields {
        let value = user.first(*field).map_or("", |value| value.text);
        rules.field(*field).write_key(value, &mut one);
        if one.is_empty() {
            return false;
        }
        let _ = write!(key, "{}:{one}", one.len());
    }
    true
}

/// A user who may share values with others.
struct Sharer {
    key: String,
    place: Place,
    /// The cell of the first field.
    shown: String,
}

/// Adds what the rules say of users who share values.
pub(super) fn judge(
    source: &Source,
    rules: &CompiledRules<'_>,
    keys: Vec<Keys>,
    bookmarks: &[Bookmark],
    threads: NonZeroUsize,
    findings: &mut Findings,
) -> io::Result<()> {
    for ((rule, check), keys) in rules.together.iter().zip(keys) {
        let rows = keys.shared();
        let within =
            |range: &std::ops::Range<RowNumber>| &rows[recheck::within(&rows, |row| *row, range)];
        let mut found: Vec<Sharer> = Vec::new();
        recheck::again(
            source,
            |range| !within(range).is_empty(),
            bookmarks,
            threads,
            |read, range| {
                let wanted = within(range).iter().filter_map(|row| read.get(*row));
                let sharers = wanted.filter_map(|row| sharer(rules, check, &row));
                sharers.collect::<Vec<_>>()
            },
            |more| found.extend(more),
        )?;
        found.sort_by(|one, other| (&one.key, one.place).cmp(&(&other.key, other.place)));
        for group in found.chunk_by(|one, other| one.key == other.key) {
            judge_group(rules, *rule, check, group, findings);
        }
    }
    Ok(())
}

fn sharer(rules: &CompiledRules<'_>, check: &TogetherCheck<'_>, row: &Row<'_>) -> Option<Sharer> {
    let context = rules.context;
    let mut values = Vec::new();
    context.layout.values(row, &mut values);
    let user = context.layout.user(&values);
    let mut key = String::new();
    if !write_key(rules, &check.fields, &user, &mut key) {
        return None;
    }
    let first = user.first(*check.fields.first()?)?;
    Some(Sharer {
        key,
        place: Place {
            row: Some(row.number),
            column: first.column,
            line: context.observed.has_lines().then_some(row.line),
        },
        shown: first.cell.to_owned(),
    })
}

fn judge_group(
    rules: &CompiledRules<'_>,
    rule: u8,
    check: &TogetherCheck<'_>,
    group: &[Sharer],
    findings: &mut Findings,
) {
    let rows = || group.iter().filter_map(|sharer| sharer.place.row);
    let named: Arc<[RowNumber]> = rows().take(11).collect();
    for sharer in group {
        let Some(first) = rows().find(|row| Some(*row) != sharer.place.row) else {
            continue;
        };
        let observation = (check.judge)(&Others {
            first,
            size: group.len() as u64,
        });
        let field = check.fields.first().copied();
        findings.push(NewFinding {
            group: Some(Arc::clone(&named)),
            ..rules.finding(rule, sharer.place, field, Some(&sharer.shown), &observation)
        });
    }
}

//! Two lists of users become changes, purely.

mod comparison;
mod matching;
#[cfg(test)]
mod tests;
mod updating;

pub use comparison::DiffOptions;

use crate::finding::RowNumber;
use crate::plan::Counts;
use crate::plan::bound::BoundPlan;
use crate::plan::changes::{Changes, Head, Kind};
use crate::plan::diff::comparison::{Comparison, row_of};
use crate::plan::diff::matching::Matches;
use crate::plan::diff::updating::Scratch;
use crate::plan::lookalikes::{Candidates, Lookalike};
use crate::plan::lookup::KeyLookup;
use crate::plan::skipped_row::{SkipReason, SkippedRow};
use crate::plan::unique;
use crate::profile::field::EmptyCell;
use crate::profile::field::Mutability;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::Absent;
use crate::roster::{Excluded, Roster};
use crate::user::list::{UserId, UserList};

/// What a comparison comes to.
#[derive(Debug, Default)]
pub struct Difference {
    /// The changes: those of rows in the order of the file, then those of users who are not in it.
    pub changes: Changes,
    /// The rows that change nothing because they are skipped or failed.
    pub skipped: Vec<SkippedRow>,
    /// The rows whose users are as the file wants them.
    pub unchanged: Vec<RowNumber>,
    /// How many current users are not in the file and stay as they are.
    pub absent: u64,
    /// The rows that could be any user. Where there is one, no user is taken for missing from the file.
    pub without_key: Vec<RowNumber>,
    /// The new users who are perhaps current users whom no row names.
    pub lookalikes: Vec<Lookalike>,
    /// The rows whose date of archiving archives nobody yet.
    pub archived_later: Vec<RowNumber>,
}

impl Difference {
    /// How many of each kind there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let skipped = self.skipped.len() as u64;
        let failed = self.skipped.iter();
        let failed = failed.filter(|row| row.reason.is_failure()).count() as u64;
        Counts {
            unchanged: self.unchanged.len() as u64,
            skipped: skipped - failed,
            failed,
            absent: self.absent,
            ..Counts::of_changes(&self.changes)
        }
    }
}

/// Compares the users of a file with the current users, which must be findable by the match keys.
#[must_use]
pub fn diff(roster: &Roster, current: &UserList, options: &DiffOptions<'_>) -> Difference {
    let comparison = Comparison::new(roster, current, options);
    let matches = comparison.matches();
    let mut difference = Difference::default();
    let mut scratch = Scratch::default();
    let writes_users = options.operation.kind.writes_users();
    for user in roster.users.ids() {
        let row = row_of(&roster.users, user);
        let changes = &mut difference.changes;
        if writes_users && comparison.is_archived_later(user) {
            difference.archived_later.push(row);
        }
        let outcome = match (matches.twin[user.index()], matches.current[user.index()]) {
            (Some(twin), _) => Err(SkipReason::Twice(twin)),
            (None, None) if !writes_users => Err(SkipReason::NotThere),
            (None, Some(current)) if !writes_users => {
                comparison.delete(current, Some(row), changes);
                Ok(true)
            }
            (None, None) => comparison.create(user, changes),
            (None, Some(current)) => comparison.update(user, current, changes, &mut scratch),
        };
        match outcome {
            Ok(true) => {}
            Ok(false) => difference.unchanged.push(row),
            Err(reason) => {
                if matches!(reason, SkipReason::Unknown(_)) {
                    difference.without_key.push(row);
                }
                let skipped = comparison.skipped(&roster.users, user, reason);
                difference.skipped.push(skipped);
            }
        }
    }
    comparison.add_excluded(&mut difference);
    difference.without_key.extend(&roster.hiding);
    difference.without_key.sort_unstable();
    difference.without_key.dedup();
    comparison.add_absent(&matches, &mut difference);
    comparison.refuse_taken(&mut difference);
    comparison.add_lookalikes(&matches, &mut difference);
    difference.skipped.sort_by_key(|skipped| skipped.row);
    difference
}

impl Comparison<'_> {
    /// Deletes a current user. All values are expected, so that the user can be brought back.
    fn delete(&self, user: UserId, row: Option<RowNumber>, changes: &mut Changes) {
        let all = self.current.all(user);
        changes.add(self.head(Kind::Delete, user, row), all, []);
    }

    /// Creates a user of the file. Gives whether there is anything to change, as an update does.
    fn create(&self, user: UserId, changes: &mut Changes) -> Result<bool, SkipReason> {
        let users = &self.roster.users;
        let fields = &self.options.profile.fields;
        let issued = fields.ids().find(|field| {
            fields[*field].mutability == Mutability::ReadOnly && users.value(user, *field).is_some()
        });
        if let Some(field) = issued.filter(|_| !self.learns_ids) {
            return Err(SkipReason::Unknown(field));
        }
        let own = users.all(user);
        let is_archived = self.archives && self.archived_at(user).is_some();
        let own = own.filter(|(localized, _)| is_archived || Some(*localized) != self.archived_by);
        let missing = fields.with_ids().filter_map(|(id, field)| {
            let default = field.default.as_deref()?;
            let cleared = users.has(id) && self.empty_cell(field) == EmptyCell::Clear;
            let there = users.value(user, id).is_some();
            (!there && !cleared).then_some((LocalizedField::plain(id), default))
        });
        let head = Head {
            kind: Kind::Create,
            id: None,
            row: Some(row_of(users, user)),
        };
        let mut set: Vec<(LocalizedField, &str)> = own.chain(missing).collect();
        set.sort_by_key(|(localized, _)| *localized);
        changes.add(head, [], set);
        Ok(true)
    }

    /// The rows that failed or were skipped on request.
    fn add_excluded(&self, difference: &mut Difference) {
        let excluded = &self.roster.excluded;
        let mut lookup = KeyLookup::new(self.current, self.options.profile);
        for (user, why) in excluded.ids().zip(&self.roster.why) {
            let (reason, is_without_key) = match why {
                Excluded::Failed { without_key } => (SkipReason::Failed, *without_key),
                Excluded::Skipped => (SkipReason::Asked, false),
            };
            let skipped = self.skipped(excluded, user, reason);
            let could_be_anybody = is_without_key || skipped.key.is_empty();
            if could_be_anybody && lookup.find(|key| excluded.value(user, key)).is_none() {
                difference.without_key.push(skipped.row);
            }
            difference.skipped.push(skipped);
        }
    }

    /// The current users whom no row names.
    fn add_absent(&self, matches: &Matches, difference: &mut Difference) {
        let absent = if self.options.operation.kind.writes_users() {
            self.options.options.absent
        } else {
            Absent::Keep
        };
        let all_known = difference.without_key.is_empty();
        let users = self.current.ids();
        for user in users.filter(|user| !matches.named[user.index()]) {
            match absent {
                Absent::Delete if all_known => self.delete(user, None, &mut difference.changes),
                Absent::Archive if all_known && !self.is_archived(user) => {
                    let before = |localized| self.current.value(user, localized);
                    let localized = self.archived_by;
                    let localized = localized.map(|of| (of, before(of).unwrap_or_default()));
                    let expect = self.keys_of(user).chain(localized);
                    let head = self.head(Kind::Archive, user, None);
                    difference.changes.add(head, expect, []);
                }
                _ => difference.absent += 1,
            }
        }
    }

    /// The new users who look like current users whom no row names.
    fn add_lookalikes(&self, matches: &Matches, difference: &mut Difference) {
        let users = &self.roster.users;
        let rows = difference.changes.iter();
        let rows = rows.filter(|change| change.head.kind == Kind::Create);
        let new: Vec<UserId> = rows
            .filter_map(|change| users.in_row(change.head.row?.0))
            .collect();
        if new.is_empty() {
            return;
        }
        let unnamed = self
            .current
            .ids()
            .filter(|user| !matches.named[user.index()]);
        let candidates = Candidates {
            profile: self.options.profile,
            users,
            new,
            current: self.current,
            unnamed: unnamed.collect(),
            removes: self.options.options.absent != Absent::Keep,
        };
        difference.lookalikes = candidates.lookalikes();
    }

    /// Takes out the changes after which two users would share a value that only one user can have.
    fn refuse_taken(&self, difference: &mut Difference) {
        let profile = self.options.profile;
        let plan = BoundPlan::new(&difference.changes, self.current, profile);
        let taken = unique::taken(&plan);
        if taken.is_empty() {
            return;
        }
        for (number, (field, owner)) in &taken {
            let change = difference.changes.get(*number);
            if let Some(row) = change.head.row {
                difference.skipped.push(SkippedRow {
                    row,
                    key: change.key(profile).into(),
                    reason: SkipReason::Taken(*field, owner.clone()),
                });
            }
        }
        let keep = |number: usize| !taken.contains_key(&number);
        difference.changes = difference.changes.filtered(&keep);
    }
}

//! What a row changes of a user who is there, localized field by localized field.

use crate::mapping::column::Policy;
use crate::plan::changes::{Changes, Kind};
use crate::plan::diff::comparison::{Comparison, row_of};
use crate::plan::skipped_row::SkipReason;
use crate::profile::field::EmptyCell;
use crate::profile::field::{Field, Mutability};
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::{Existing, Groups};
use crate::user::list::UserId;

/// What is used again for every user.
#[derive(Default)]
pub(super) struct Scratch {
    keys: [String; 2],
    expect: Vec<(LocalizedField, String)>,
    set: Vec<(LocalizedField, String)>,
}

impl Comparison<'_> {
    /// Makes a current user what the file says; gives whether there is anything to change.
    pub(super) fn update(
        &self,
        user: UserId,
        current: UserId,
        changes: &mut Changes,
        scratch: &mut Scratch,
    ) -> Result<bool, SkipReason> {
        match self.options.options.existing {
            Existing::Update => {}
            Existing::Skip => return Err(SkipReason::Exists),
            Existing::Refuse => {
                let mut assumed = self.options.operation.assumed.iter();
                let assumed = assumed.any(|key| key == "existing");
                return Err(SkipReason::Refused(assumed));
            }
        }
        let users = &self.roster.users;
        // Nearly every user is as the day before.
        if !self.archives
            && users.all(user).eq(self.current.all(current))
            && self.nothing_is_cleared()
        {
            return Ok(false);
        }
        scratch.expect.clear();
        scratch.set.clear();
        for localized in &self.localized_fields {
            self.compare(*localized, user, current, scratch)?;
        }
        let mut kind = Kind::Update;
        if let Some(localized) = self.archived_by.filter(|_| self.archives) {
            let when = self.archived_at(user).unwrap_or_default();
            let before = self.current.value(current, localized).unwrap_or_default();
            let is_archived = self.is_archived(current);
            let was = if is_archived { before } else { "" };
            if when != was {
                scratch.expect.push((localized, before.to_owned()));
                scratch.set.push((localized, when.to_owned()));
                if !is_archived {
                    kind = Kind::Archive;
                }
            }
        }
        if scratch.set.is_empty() {
            return Ok(false);
        }
        let written: Vec<LocalizedField> = scratch
            .expect
            .iter()
            .map(|(localized, _)| *localized)
            .collect();
        let keys = self
            .keys_of(current)
            .filter(|(key, _)| !written.contains(key));
        let expect = scratch
            .expect
            .iter()
            .map(|(localized, value)| (*localized, value.as_str()));
        let set = scratch
            .set
            .iter()
            .map(|(localized, value)| (*localized, value.as_str()));
        let about = self.head(kind, current, Some(row_of(users, user)));
        changes.add(about, keys.chain(expect), set);
        Ok(true)
    }

    /// Whether an empty cell changes nothing, whatever field it is of.
    fn nothing_is_cleared(&self) -> bool {
        let keeps = |localized: &LocalizedField| {
            let empty_cell = self.empty_cell(self.field(*localized));
            matches!(empty_cell, EmptyCell::Keep | EmptyCell::Error)
        };
        self.localized_fields.iter().all(keeps)
    }

    /// What becomes of one localized field of a user who is there.
    fn compare(
        &self,
        localized: LocalizedField,
        user: UserId,
        current: UserId,
        scratch: &mut Scratch,
    ) -> Result<(), SkipReason> {
        if Some(localized) == self.archived_by {
            return Ok(());
        }
        let field = self.field(localized);
        let new: Vec<&str> = self.roster.users.values(user, localized).collect();
        let old: Vec<&str> = self.current.values(current, localized).collect();
        let policy = self.options.options.policies.get(&field.name);
        match policy {
            Some(Policy::NeverTouch) => return Ok(()),
            Some(Policy::FillIfEmpty) if !old.is_empty() => return Ok(()),
            _ => {}
        }
        let adds =
            field.group && field.multi_valued && self.options.options.groups == Some(Groups::Add);
        let wanted = if new.is_empty() {
            match self.empty_cell(field) {
                // A file merely names what only the system sets.
                _ if field.mutability == Mutability::ReadOnly => return Ok(()),
                // Nothing is added.
                _ if adds => return Ok(()),
                EmptyCell::Error | EmptyCell::Keep => return Ok(()),
                EmptyCell::Clear => Vec::new(),
                EmptyCell::Default => field.default.as_deref().into_iter().collect(),
            }
        } else if adds {
            let known = |value: &&str, keys: &mut [String; 2]| {
                old.iter().any(|old| field.is_same(old, value, keys))
            };
            let more = new.iter().filter(|value| !known(value, &mut scratch.keys));
            let more: Vec<&str> = more.copied().collect();
            old.iter().copied().chain(more).collect()
        } else {
            new
        };
        if are_same(field, &old, &wanted, &mut scratch.keys) {
            return Ok(());
        }
        match field.mutability {
            // So the id of a user becomes known whom a list without ids made.
            Mutability::ReadOnly if old.is_empty() && field.is_issued() => {}
            Mutability::ReadOnly => return Err(SkipReason::ReadOnly(localized.field)),
            Mutability::Immutable if !old.is_empty() => {
                return Err(SkipReason::Immutable(localized.field));
            }
            _ => {}
        }
        let put = |list: &mut Vec<(LocalizedField, String)>, values: &[&str]| match values {
            [] => list.push((localized, String::new())),
            values => list.extend(values.iter().map(|value| (localized, (*value).to_owned()))),
        };
        put(&mut scratch.expect, &old);
        put(&mut scratch.set, &wanted);
        Ok(())
    }
}

/// Whether two lists of values are one to the target, which does not mind the order.
fn are_same(field: &Field, old: &[&str], new: &[&str], keys: &mut [String; 2]) -> bool {
    let mut all_in = |some: &[&str], others: &[&str]| {
        some.iter()
            .all(|one| others.iter().any(|other| field.is_same(one, other, keys)))
    };
    old == new || old.len() == new.len() && all_in(old, new) && all_in(new, old)
}

//! What a row changes of a user who is there, field by field.

use crate::mapping::column::Policy;
use crate::plan::Why;
use crate::plan::changes::{Changes, Kind};
use crate::plan::diff::Comparison;
use crate::profile::attribute::{Attribute, Mutability};
use crate::profile::field::Field;
use crate::profile::operation::{Existing, Groups};
use crate::profile::{EmptyCell, Profile};

/// What is used again for every user.
#[derive(Default)]
pub(super) struct Scratch {
    keys: [String; 2],
    expect: Vec<(Field, String)>,
    set: Vec<(Field, String)>,
}

impl Comparison<'_> {
    /// Makes a user who is there what the file says; gives whether there is anything to change.
    pub(super) fn update(
        &self,
        user: usize,
        held: usize,
        changes: &mut Changes,
        scratch: &mut Scratch,
    ) -> Result<bool, Why> {
        match self.terms.options.existing {
            Existing::Update => {}
            Existing::Skip => return Err(Why::Exists),
            Existing::Refuse => {
                let assumed = self
                    .terms
                    .operation
                    .assumed
                    .iter()
                    .any(|key| key == "existing");
                return Err(Why::Refused(assumed));
            }
        }
        let users = &self.roster.users;
        // Nearly everybody is as the day before.
        if !self.archives && users.all(user).eq(self.held.all(held)) && self.nothing_is_cleared() {
            return Ok(false);
        }
        scratch.expect.clear();
        scratch.set.clear();
        for field in &self.fields {
            self.compare(*field, user, held, scratch)?;
        }
        let mut kind = Kind::Update;
        if let Some(field) = self.archived_by.filter(|_| self.archives) {
            let when = users.value(user, field.number()).unwrap_or_default();
            let before = self.held.value(held, field.number()).unwrap_or_default();
            if when != before {
                scratch.expect.push((field, before.to_owned()));
                scratch.set.push((field, when.to_owned()));
                if before.is_empty() {
                    kind = Kind::Archive;
                }
            }
        }
        if scratch.set.is_empty() {
            return Ok(false);
        }
        let written: Vec<Field> = scratch.expect.iter().map(|(field, _)| *field).collect();
        let keys = self.keys_of(held).filter(|(key, _)| !written.contains(key));
        let expect = scratch
            .expect
            .iter()
            .map(|(field, value)| (*field, value.as_str()));
        let set = scratch
            .set
            .iter()
            .map(|(field, value)| (*field, value.as_str()));
        let about = self.head(kind, held, Some(users.row(user)));
        changes.add(about, keys.chain(expect), set);
        Ok(true)
    }

    /// Whether an empty cell changes nothing, whatever attribute it is of.
    fn nothing_is_cleared(&self) -> bool {
        let keeps = |field: &Field| {
            let rule = empty_cell(self.attribute(*field), self.terms.profile);
            matches!(rule, EmptyCell::Keep | EmptyCell::Error)
        };
        self.fields.iter().all(keeps)
    }

    /// What becomes of one field of a user who is there.
    fn compare(
        &self,
        field: Field,
        user: usize,
        held: usize,
        scratch: &mut Scratch,
    ) -> Result<(), Why> {
        if Some(field) == self.archived_by {
            return Ok(());
        }
        let attribute = self.attribute(field);
        let new: Vec<&str> = self.roster.users.values(user, field.number()).collect();
        let old: Vec<&str> = self.held.values(held, field.number()).collect();
        let policy = self.terms.options.policies.get(&attribute.name);
        match policy {
            Some(Policy::NeverTouch) => return Ok(()),
            Some(Policy::FillIfEmpty) if !old.is_empty() => return Ok(()),
            _ => {}
        }
        let adds = attribute.group
            && attribute.multi_valued
            && self.terms.options.groups == Some(Groups::Add);
        let wanted = if new.is_empty() {
            match empty_cell(attribute, self.terms.profile) {
                // A file merely names what only the system sets.
                _ if attribute.mutability == Mutability::ReadOnly => return Ok(()),
                // Nothing is added.
                _ if adds => return Ok(()),
                EmptyCell::Error | EmptyCell::Keep => return Ok(()),
                EmptyCell::Clear => Vec::new(),
                EmptyCell::Default => attribute.default.as_deref().into_iter().collect(),
            }
        } else if adds {
            let known = |value: &&str, keys: &mut [String; 2]| {
                old.iter().any(|old| attribute.is_same(old, value, keys))
            };
            let more = new.iter().filter(|value| !known(value, &mut scratch.keys));
            let more: Vec<&str> = more.copied().collect();
            old.iter().copied().chain(more).collect()
        } else {
            new
        };
        if are_same(attribute, &old, &wanted, &mut scratch.keys) {
            return Ok(());
        }
        match attribute.mutability {
            Mutability::ReadOnly => return Err(Why::ReadOnly(field.attribute)),
            Mutability::Immutable if !old.is_empty() => {
                return Err(Why::Immutable(field.attribute));
            }
            _ => {}
        }
        let put = |list: &mut Vec<(Field, String)>, values: &[&str]| match values {
            [] => list.push((field, String::new())),
            values => list.extend(values.iter().map(|value| (field, (*value).to_owned()))),
        };
        put(&mut scratch.expect, &old);
        put(&mut scratch.set, &wanted);
        Ok(())
    }
}

/// Whether two lists of values are one to the target, which does not mind the order.
fn are_same(attribute: &Attribute, old: &[&str], new: &[&str], keys: &mut [String; 2]) -> bool {
    let mut all_in = |some: &[&str], others: &[&str]| {
        some.iter().all(|one| {
            others
                .iter()
                .any(|other| attribute.is_same(one, other, keys))
        })
    };
    old == new || old.len() == new.len() && all_in(old, new) && all_in(new, old)
}

/// What an empty cell does.
pub(super) fn empty_cell(attribute: &Attribute, profile: &Profile) -> EmptyCell {
    attribute.empty_cell.unwrap_or(profile.empty_cell)
}

//! Two lists of users become changes, purely.

#[cfg(test)]
mod tests;

use hashbrown::HashMap;

use crate::mapping::column::Policy;
use crate::plan::changes::{self, Changes, Head, Kind};
use crate::plan::namesakes::Namesakes;
use crate::plan::options::Options;
use crate::plan::stale;
use crate::plan::unique;
use crate::plan::{Left, Why};
use crate::profile::attribute::{Attribute, Mutability};
use crate::profile::field::Field;
use crate::profile::operation::{Absent, Existing, Groups, Operation};
use crate::profile::{EmptyCell, Profile};
use crate::roster::{Apart, Roster};
use crate::user::list::{Index, UserList};

/// What a file means beside its users.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'t> {
    /// The target.
    pub profile: &'t Profile,
    /// The name of the operation.
    pub operation_name: &'t str,
    /// The operation.
    pub operation: &'t Operation,
    /// The choices in force.
    pub options: &'t Options,
    /// Whether users have numbers in the directory by which they are found.
    pub numbered: bool,
    /// Whether the directory is new, so that what only the system gives is taken over from the file.
    pub adopts: bool,
}

/// What a comparison comes to.
#[derive(Debug, Default)]
pub struct Difference {
    /// The changes: those of rows in the order of the file, then those of users who are not in it.
    pub changes: Changes,
    /// The rows that are left out.
    pub left: Vec<Left>,
    /// The rows whose users are there as the file wants them.
    pub unchanged: Vec<u64>,
    /// How many users of the directory are not in the file and stay as they are.
    pub absent: u64,
    /// The rows that might be anybody's, so that nobody is taken for a leaver.
    pub nameless: Vec<u64>,
}

/// Compares the users of a file with those of a directory, which must be findable by the match keys.
#[must_use]
pub fn diff(roster: &Roster, held: &UserList, terms: &Terms<'_>) -> Difference {
    let comparison = Comparison {
        roster,
        held,
        terms,
        archived_by: terms.profile.archived_by(),
        archives: terms.operation.absent.contains(&Absent::Archive),
        fields: (roster.users.columns().iter())
            .map(|number| Field::from_number(*number))
            .collect(),
    };
    let matches = comparison.matches();
    let mut difference = Difference::default();
    let mut scratch = Scratch::default();
    for user in 0..roster.users.len() {
        let row = roster.users.row(user);
        let outcome = match (matches.twin[user], matches.held[user]) {
            (Some(twin), _) => Err(Why::Twice(twin)),
            (None, None) if terms.operation_name == "delete" => Err(Why::NotThere),
            (None, Some(held)) if terms.operation_name == "delete" => {
                comparison.delete(held, Some(row), &mut difference.changes);
                Ok(true)
            }
            (None, None) => comparison.create(user, &mut difference.changes),
            (None, Some(held)) => {
                comparison.update(user, held, &mut difference.changes, &mut scratch)
            }
        };
        match outcome {
            Ok(true) => {}
            Ok(false) => difference.unchanged.push(row),
            Err(why) => difference
                .left
                .push(comparison.left(&roster.users, user, why)),
        }
    }
    comparison.look_at_those_apart(&mut difference);
    comparison.look_at_the_absent(&matches, &mut difference);
    comparison.refuse_what_is_taken(&mut difference);
    difference.left.sort_by_key(|left| left.row);
    difference
}

/// What is used again for every user.
#[derive(Default)]
struct Scratch {
    keys: [String; 2],
    expect: Vec<(Field, String)>,
    set: Vec<(Field, String)>,
}

/// Who is who.
struct Matches {
    /// For each user of the file, the one of the directory.
    held: Vec<Option<usize>>,
    /// For each user of the file, another row that is the same user.
    twin: Vec<Option<u64>>,
    /// For each user of the directory, whether a row is theirs.
    named: Vec<bool>,
}

struct Comparison<'c> {
    roster: &'c Roster,
    held: &'c UserList,
    terms: &'c Terms<'c>,
    /// The field that says that a user is archived.
    archived_by: Option<Field>,
    /// Whether this operation archives.
    archives: bool,
    /// The fields for which the file has a column.
    fields: Vec<Field>,
}

impl Comparison<'_> {
    fn attribute(&self, field: Field) -> &Attribute {
        &self.terms.profile.attributes[field.attribute]
    }

    fn left(&self, users: &UserList, user: usize, why: Why) -> Left {
        let value = |field: Field| users.value(user, field.number());
        Left {
            row: users.row(user),
            key: changes::called(self.terms.profile, value).into(),
            why,
        }
    }

    /// The user of the directory that has a match key of this one; the strongest that finds somebody decides.
    fn find(&self, users: &UserList, user: usize, keys: &mut [String; 2]) -> Option<usize> {
        let mut numbers = self.terms.profile.match_keys();
        numbers.find_map(|number| self.find_by(number, users, user, keys))
    }

    /// The user of the directory that has this match key of this one.
    fn find_by(
        &self,
        number: usize,
        users: &UserList,
        user: usize,
        keys: &mut [String; 2],
    ) -> Option<usize> {
        let [wanted, found] = keys;
        let attribute = &self.terms.profile.attributes[number];
        attribute.write_key(users.value(user, number)?, wanted);
        if wanted.is_empty() {
            return None;
        }
        self.held.find(number, wanted).find(|held| {
            attribute.write_key(self.held.value(*held, number).unwrap_or_default(), found);
            wanted == found
        })
    }

    fn matches(&self) -> Matches {
        let users = &self.roster.users;
        let mut keys = <[String; 2]>::default();
        let mut matches = Matches {
            held: vec![None; users.len()],
            twin: vec![None; users.len()],
            named: vec![false; self.held.len()],
        };
        let mut first_row: Vec<u32> = vec![u32::MAX; self.held.len()];
        for user in 0..users.len() {
            let held = self.find(users, user, &mut keys);
            matches.held[user] = held;
            if let Some(held) = held {
                matches.named[held] = true;
                match first_row[held] {
                    u32::MAX => first_row[held] = user as u32,
                    first => matches.pair(first as usize, user, users),
                }
            }
        }
        // Whoever they are found to be so far: once one row was carried out, the other would name the same user.
        let shared = self.terms.profile.match_keys();
        for number in shared.filter(|key| users.has(*key)) {
            let attribute = &self.terms.profile.attributes[number];
            let mut index = Index::with_room_for(users.len());
            for user in 0..users.len() {
                let [key, other] = &mut keys;
                attribute.write_key(users.value(user, number).unwrap_or_default(), key);
                if key.is_empty() || !index.add(key, user) {
                    continue;
                }
                let same = index
                    .find(key)
                    .filter(|before| *before != user)
                    .find(|before| {
                        attribute
                            .write_key(users.value(*before, number).unwrap_or_default(), other);
                        key == other
                    });
                if let Some(before) = same {
                    matches.pair(before, user, users);
                }
            }
        }
        // Which key of a row that stands apart is the wrong one, nobody knows: it names everybody whom it could mean. Who is
        // known by none may be somebody whose key has changed.
        let mut namesakes = Namesakes::new(self.terms.profile);
        for user in 0..self.roster.apart.len() {
            let mut known = false;
            for number in self.terms.profile.match_keys() {
                if let Some(held) = self.find_by(number, &self.roster.apart, user, &mut keys) {
                    matches.named[held] = true;
                    known = true;
                }
            }
            if !known {
                namesakes.add(&self.roster.apart, user);
            }
        }
        if !namesakes.is_empty() {
            for (held, named) in matches.named.iter_mut().enumerate() {
                *named |= namesakes.has(self.held, held);
            }
        }
        matches
    }

    fn is_archived(&self, held: usize) -> bool {
        let archived = self
            .archived_by
            .and_then(|field| self.held.value(held, field.number()));
        archived.is_some_and(|when| !when.is_empty())
    }

    fn head(&self, kind: Kind, held: usize, row: Option<u64>) -> Head {
        Head {
            kind,
            id: self.terms.numbered.then(|| self.held.row(held)),
            row,
        }
    }

    /// The match keys of a user of the directory.
    fn keys_of(&self, held: usize) -> impl Iterator<Item = (Field, &str)> {
        let keys = self.terms.profile.match_keys().map(Field::plain);
        keys.filter_map(move |key| Some((key, self.held.value(held, key.number())?)))
    }

    /// A user who is deleted is one of whom every value is known.
    fn delete(&self, held: usize, row: Option<u64>, changes: &mut Changes) {
        let all = self.held.all(held);
        let all = all.map(|(number, value)| (Field::from_number(number), value));
        changes.add(self.head(Kind::Delete, held, row), all, []);
    }

    fn create(&self, user: usize, changes: &mut Changes) -> Result<bool, Why> {
        let users = &self.roster.users;
        let attributes = &self.terms.profile.attributes;
        let system = (0..attributes.len()).find(|number| {
            attributes[*number].mutability == Mutability::ReadOnly
                && users.value(user, *number).is_some()
        });
        if let Some(number) = system.filter(|_| !self.terms.adopts) {
            return Err(Why::Unknown(number));
        }
        let own = users
            .all(user)
            .map(|(number, value)| (Field::from_number(number), value));
        let own = own.filter(|(field, _)| self.archives || Some(*field) != self.archived_by);
        let missing = attributes
            .iter()
            .enumerate()
            .filter_map(|(number, attribute)| {
                let default = attribute.default.as_deref()?;
                let cleared = users.has(number)
                    && empty_cell(attribute, self.terms.profile) == EmptyCell::Clear;
                let there = users.value(user, number).is_some();
                (!there && !cleared).then_some((Field::plain(number), default))
            });
        let head = Head {
            kind: Kind::Create,
            id: None,
            row: Some(users.row(user)),
        };
        let mut set: Vec<(Field, &str)> = own.chain(missing).collect();
        set.sort_by_key(|(field, _)| *field);
        changes.add(head, [], set);
        Ok(true)
    }

    fn update(
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

    fn look_at_those_apart(&self, difference: &mut Difference) {
        let mut keys = <[String; 2]>::default();
        for (user, why) in self.roster.why.iter().enumerate() {
            let nameless = *why == (Apart::Failed { nameless: true });
            let row = self.roster.apart.row(user);
            let unnamed = self
                .left(&self.roster.apart, user, Why::Failed)
                .key
                .is_empty();
            if (nameless || unnamed) && self.find(&self.roster.apart, user, &mut keys).is_none() {
                difference.nameless.push(row);
            }
            let why = match why {
                Apart::Failed { .. } => Why::Failed,
                Apart::Skipped => Why::Skipped,
            };
            difference
                .left
                .push(self.left(&self.roster.apart, user, why));
        }
    }

    fn look_at_the_absent(&self, matches: &Matches, difference: &mut Difference) {
        let absent = match self.terms.operation_name {
            "delete" => Absent::Keep,
            _ => self.terms.options.absent,
        };
        let all_known = difference.nameless.is_empty();
        for held in (0..self.held.len()).filter(|held| !matches.named[*held]) {
            match absent {
                Absent::Delete if all_known => self.delete(held, None, &mut difference.changes),
                Absent::Archive if all_known && !self.is_archived(held) => {
                    let field = self.archived_by.map(|field| (field, ""));
                    let expect = self.keys_of(held).chain(field);
                    let head = self.head(Kind::Archive, held, None);
                    difference.changes.add(head, expect, []);
                }
                _ => difference.absent += 1,
            }
        }
    }

    /// A value that can be one user's only is nobody's second one once everything was carried out.
    fn refuse_what_is_taken(&self, difference: &mut Difference) {
        let locate = |changes: &Changes| -> Vec<Option<usize>> {
            changes
                .iter()
                .map(|change| stale::locate(&change, self.held, self.terms.profile))
                .collect()
        };
        let located = locate(&difference.changes);
        let taken = unique::taken(&difference.changes, &located, self.held, self.terms.profile);
        if taken.is_empty() {
            return;
        }
        let refused: HashMap<usize, (usize, String)> = taken.into_iter().collect();
        for change in difference.changes.iter() {
            if let (Some((attribute, by)), Some(row)) =
                (refused.get(&change.number), change.head.row)
            {
                difference.left.push(Left {
                    row,
                    key: change.key(self.terms.profile).into(),
                    why: Why::Taken(*attribute, by.as_str().into()),
                });
            }
        }
        let keep = |number: usize| !refused.contains_key(&number);
        difference.changes = difference.changes.filtered(&keep);
    }
}

impl Matches {
    /// Both rows name each other.
    fn pair(&mut self, one: usize, other: usize, users: &UserList) {
        self.twin[other] = Some(users.row(one));
        self.twin[one].get_or_insert(users.row(other));
    }
}

/// Whether two lists of values are one to the target, which does not mind the order.
fn are_same(attribute: &Attribute, old: &[&str], new: &[&str], keys: &mut [String; 2]) -> bool {
    old == new
        || old.len() == new.len()
            && new
                .iter()
                .all(|new| old.iter().any(|old| attribute.is_same(old, new, keys)))
}

/// What an empty cell does.
fn empty_cell(attribute: &Attribute, profile: &Profile) -> EmptyCell {
    attribute.empty_cell.unwrap_or(profile.empty_cell)
}

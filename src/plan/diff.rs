//! Two lists of users become changes, purely.

mod matching;
#[cfg(test)]
mod tests;
mod updating;

use hashbrown::HashMap;

use crate::plan::changes::{self, Changes, Head, Kind};
use crate::plan::diff::matching::Matches;
use crate::plan::diff::updating::{Scratch, empty_cell};
use crate::plan::options::Options;
use crate::plan::stale;
use crate::plan::unique;
use crate::plan::{Left, Why};
use crate::profile::field::{Field, Mutability};
use crate::profile::field_id::FieldId;
use crate::profile::localized_field::LocalizedField;
use crate::profile::operation::{Absent, Operation};
use crate::profile::{EmptyCell, Profile};
use crate::roster::{Apart, Roster};
use crate::user::list::{UserId, UserList};

/// What a file means beside its users.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'t> {
    /// The target.
    pub profile: &'t Profile,
    /// The operation.
    pub operation: &'t Operation,
    /// The choices in force.
    pub options: &'t Options,
    /// Whether users have numbers among the current users by which they are found.
    pub numbered: bool,
    /// Whether the current users are new, so that what only the system gives is taken over from the file.
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
    /// How many current users are not in the file and stay as they are.
    pub absent: u64,
    /// The rows that might be anybody's, so that nobody is taken for a leaver.
    pub nameless: Vec<u64>,
}

/// Compares the users of a file with those of current users, which must be findable by the match keys.
#[must_use]
pub fn diff(roster: &Roster, held: &UserList, terms: &Terms<'_>) -> Difference {
    let comparison = Comparison {
        roster,
        held,
        terms,
        archived_by: terms.profile.archived_by(),
        archives: terms.operation.absent.contains(&Absent::Archive),
        localized_fields: roster.users.columns().to_vec(),
    };
    let matches = comparison.matches();
    let mut difference = Difference::default();
    let mut scratch = Scratch::default();
    for user in roster.users.ids() {
        let row = roster.users.row(user);
        let outcome = match (matches.twin[user.index()], matches.held[user.index()]) {
            (Some(twin), _) => Err(Why::Twice(twin)),
            (None, None) if !terms.operation.kind.writes_users() => Err(Why::NotThere),
            (None, Some(held)) if !terms.operation.kind.writes_users() => {
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
            Err(why) => {
                if matches!(why, Why::Unknown(_)) {
                    difference.nameless.push(row);
                }
                let left = comparison.left(&roster.users, user, why);
                difference.left.push(left);
            }
        }
    }
    comparison.look_at_those_apart(&mut difference);
    difference.nameless.sort_unstable();
    comparison.look_at_the_absent(&matches, &mut difference);
    comparison.refuse_what_is_taken(&mut difference);
    difference.left.sort_by_key(|left| left.row);
    difference
}

struct Comparison<'c> {
    roster: &'c Roster,
    held: &'c UserList,
    terms: &'c Terms<'c>,
    /// The localized field that says that a user is archived.
    archived_by: Option<LocalizedField>,
    /// Whether this operation archives.
    archives: bool,
    /// The localized fields for which the file has a column.
    localized_fields: Vec<LocalizedField>,
}

impl Comparison<'_> {
    fn field(&self, localized: LocalizedField) -> &Field {
        &self.terms.profile.fields[localized.field]
    }

    fn left(&self, users: &UserList, user: UserId, why: Why) -> Left {
        let value = |localized: LocalizedField| users.value(user, localized);
        Left {
            row: users.row(user),
            key: changes::called(self.terms.profile, value).into(),
            why,
        }
    }

    fn is_archived(&self, held: UserId) -> bool {
        let archived = self
            .archived_by
            .and_then(|localized| self.held.value(held, localized));
        archived.is_some_and(|when| !when.is_empty())
    }

    fn head(&self, kind: Kind, held: UserId, row: Option<u64>) -> Head {
        Head {
            kind,
            id: self.terms.numbered.then(|| self.held.row(held)),
            row,
        }
    }

    /// The match keys of a current user.
    fn keys_of(&self, held: UserId) -> impl Iterator<Item = (LocalizedField, &str)> {
        let keys = self.terms.profile.match_keys().map(LocalizedField::plain);
        keys.filter_map(move |key| Some((key, self.held.value(held, key)?)))
    }

    /// A user who is deleted is one of whom every value is known.
    fn delete(&self, held: UserId, row: Option<u64>, changes: &mut Changes) {
        let all = self.held.all(held);
        changes.add(self.head(Kind::Delete, held, row), all, []);
    }

    fn create(&self, user: UserId, changes: &mut Changes) -> Result<bool, Why> {
        let users = &self.roster.users;
        let fields = &self.terms.profile.fields;
        let system = fields.ids().find(|number| {
            fields[*number].mutability == Mutability::ReadOnly
                && users.value(user, *number).is_some()
        });
        if let Some(number) = system.filter(|_| !self.terms.adopts) {
            return Err(Why::Unknown(number));
        }
        let own = users.all(user);
        let own =
            own.filter(|(localized, _)| self.archives || Some(*localized) != self.archived_by);
        let missing = fields.with_ids().filter_map(|(number, field)| {
            let default = field.default.as_deref()?;
            let cleared =
                users.has(number) && empty_cell(field, self.terms.profile) == EmptyCell::Clear;
            let there = users.value(user, number).is_some();
            (!there && !cleared).then_some((LocalizedField::plain(number), default))
        });
        let head = Head {
            kind: Kind::Create,
            id: None,
            row: Some(users.row(user)),
        };
        let mut set: Vec<(LocalizedField, &str)> = own.chain(missing).collect();
        set.sort_by_key(|(localized, _)| *localized);
        changes.add(head, [], set);
        Ok(true)
    }

    fn look_at_those_apart(&self, difference: &mut Difference) {
        let mut keys = <[String; 2]>::default();
        for (user, why) in self.roster.apart.ids().zip(&self.roster.why) {
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
        let absent = if self.terms.operation.kind.writes_users() {
            self.terms.options.absent
        } else {
            Absent::Keep
        };
        let all_known = difference.nameless.is_empty();
        for held in self.held.ids().filter(|held| !matches.named[held.index()]) {
            match absent {
                Absent::Delete if all_known => self.delete(held, None, &mut difference.changes),
                Absent::Archive if all_known && !self.is_archived(held) => {
                    let localized = self.archived_by.map(|localized| (localized, ""));
                    let expect = self.keys_of(held).chain(localized);
                    let head = self.head(Kind::Archive, held, None);
                    difference.changes.add(head, expect, []);
                }
                _ => difference.absent += 1,
            }
        }
    }

    /// A value that can be one user's only is nobody's second one once everything was carried out.
    fn refuse_what_is_taken(&self, difference: &mut Difference) {
        let locate = |changes: &Changes| -> Vec<Option<UserId>> {
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
        let refused: HashMap<usize, (FieldId, String)> = taken.into_iter().collect();
        for change in difference.changes.iter() {
            if let (Some((field, by)), Some(row)) = (refused.get(&change.number), change.head.row) {
                difference.left.push(Left {
                    row,
                    key: change.key(self.terms.profile).into(),
                    why: Why::Taken(*field, by.as_str().into()),
                });
            }
        }
        let keep = |number: usize| !refused.contains_key(&number);
        difference.changes = difference.changes.filtered(&keep);
    }
}

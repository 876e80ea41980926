//! Changes of users, each with the values that it expects to find.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::{FieldId, RowNumber};
use crate::profile::Profile;
use crate::profile::field::Mutability;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::{UserId, UserList};

/// What happens to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// There is a new one.
    Create,
    /// Some values are others.
    Update,
    /// The user has left, and can be brought back.
    Archive,
    /// The user is gone for good.
    Delete,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Create, Self::Update, Self::Archive, Self::Delete];

    /// Whether the target has a user less.
    #[must_use]
    pub fn removes(self) -> bool {
        matches!(self, Self::Archive | Self::Delete)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Archive => "archive",
            Self::Delete => "delete",
        })
    }
}

/// Changes of users, in the order in which they are shown and made.
///
/// The values are by localized field, or by what else stands for one (`F`).
#[derive(Debug)]
pub struct Changes<F = LocalizedField> {
    heads: Vec<Head>,
    /// What each expects to find; an empty value where there is to be none.
    expect: UserList<F>,
    /// What each writes; an empty value where there is to be none any more.
    set: UserList<F>,
}

impl<F> Default for Changes<F> {
    fn default() -> Self {
        Self {
            heads: Vec::new(),
            expect: UserList::default(),
            set: UserList::default(),
        }
    }
}

/// What a change is, beside its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What happens.
    pub kind: Kind,
    /// The number that the user has in a database; none in an export, and none of a new user.
    pub id: Option<u64>,
    /// The row of the file that asks for it; none where the user is not in the file.
    pub row: Option<RowNumber>,
}

/// The values of a localized field, in order; none where there is to be no value.
pub type Values<'c> = Vec<&'c str>;

/// One change.
#[derive(Debug, Clone, Copy)]
pub struct Change<'c> {
    /// What it is.
    pub head: Head,
    /// Its number, from 0.
    pub number: usize,
    changes: &'c Changes,
}

impl<F: Copy + Ord> Changes<F> {
    /// Adds a change. A localized field without a value is handed over with an empty one.
    pub fn add<'v>(
        &mut self,
        head: Head,
        expect: impl IntoIterator<Item = (F, &'v str)>,
        set: impl IntoIterator<Item = (F, &'v str)>,
    ) {
        self.heads.push(head);
        self.expect.add_with_empty(0, expect);
        self.set.add_with_empty(0, set);
    }

    /// The same changes, whose values are by localized field: in a plan that was read, fields are known once all of it was.
    pub(super) fn with_fields(self, field: impl Fn(F) -> LocalizedField) -> Changes {
        Changes {
            heads: self.heads,
            expect: self.expect.with_fields(&field),
            set: self.set.with_fields(&field),
        }
    }
}

impl Changes {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether nothing is to change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The change of that number.
    #[must_use]
    pub fn get(&self, number: usize) -> Change<'_> {
        Change {
            head: self.heads[number],
            number,
            changes: self,
        }
    }

    /// All of them.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Change<'_>> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> u64 {
        self.heads.iter().filter(|head| head.kind == kind).count() as u64
    }

    /// The same changes without those for which `keep` does not hold.
    #[must_use]
    pub fn filtered(&self, keep: &dyn Fn(usize) -> bool) -> Self {
        let mut rest = Self::default();
        for change in self.iter().filter(|change| keep(change.number)) {
            rest.add(change.head, change.expect_pieces(), change.set_pieces());
        }
        rest
    }
}

impl<'c> Change<'c> {
    /// Where its values are in the lists of the changes.
    fn place(&self) -> UserId {
        UserId::new(self.number)
    }

    /// The localized fields that have to be as the plan says, and how.
    pub fn expect(&self) -> impl Iterator<Item = (LocalizedField, Values<'c>)> + use<'c> {
        by_localized(self.expect_pieces())
    }

    /// The localized fields that are written, and what.
    pub fn set(&self) -> impl Iterator<Item = (LocalizedField, Values<'c>)> + use<'c> {
        by_localized(self.set_pieces())
    }

    /// The same, value by value; an empty one where there is to be none.
    pub fn expect_pieces(&self) -> impl Iterator<Item = (LocalizedField, &'c str)> + use<'c> {
        self.changes.expect.all(self.place())
    }

    /// The same, value by value; an empty one where there is to be none.
    pub fn set_pieces(&self) -> impl Iterator<Item = (LocalizedField, &'c str)> + use<'c> {
        self.changes.set.all(self.place())
    }

    /// The first value that a localized field is to have, where the change writes it; empty where it is to have none.
    #[must_use]
    pub fn sets(&self, localized: LocalizedField) -> Option<&'c str> {
        self.changes.set.value(self.place(), localized)
    }

    /// The first value that a localized field has to have before, where the change says so.
    #[must_use]
    pub fn expects(&self, localized: LocalizedField) -> Option<&'c str> {
        self.changes.expect.value(self.place(), localized)
    }

    /// Whether it brings back a user who was archived.
    #[must_use]
    pub fn brings_back(&self, profile: &Profile) -> bool {
        profile.archived_by().is_some_and(|localized| {
            self.sets(localized) == Some("")
                && self.expects(localized).is_some_and(|when| !when.is_empty())
        })
    }

    /// What a person calls the user: the value of a match key that people know, as it is before the change.
    #[must_use]
    pub fn key(&self, profile: &Profile) -> &'c str {
        let value = |localized| match self.head.kind {
            Kind::Create => self.sets(localized),
            _ => self.expects(localized),
        };
        display_name(profile, value)
    }
}

/// What a person calls a user: the value of a match key that people know, else of one that only the target issues.
pub fn display_name<'v>(
    profile: &Profile,
    value: impl Fn(LocalizedField) -> Option<&'v str>,
) -> &'v str {
    let only_the_system = |key: &FieldId| profile.fields[*key].mutability == Mutability::ReadOnly;
    let people = profile.match_keys().filter(|key| !only_the_system(key));
    let all = people.chain(profile.match_keys().filter(only_the_system));
    let mut values = all.filter_map(|key| value(LocalizedField::plain(key)));
    values.find(|value| !value.is_empty()).unwrap_or_default()
}

/// Values of one localized field stand side by side.
fn by_localized<'c>(
    pieces: impl Iterator<Item = (LocalizedField, &'c str)>,
) -> impl Iterator<Item = (LocalizedField, Values<'c>)> {
    let mut pieces = pieces.peekable();
    std::iter::from_fn(move || {
        let (localized, first) = pieces.next()?;
        let mut values: Vec<&str> = Vec::new();
        values.extend(Some(first).filter(|value| !value.is_empty()));
        while let Some((_, value)) = pieces.next_if(|(next, _)| *next == localized) {
            values.push(value);
        }
        Some((localized, values))
    })
}

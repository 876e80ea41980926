//! The users that a file asks for: its valid rows, and the rows that stand apart because they failed or were left out.

use std::io;
use std::num::NonZeroUsize;

use crate::check::Checked;
use crate::finding::{Finding, Severity};
use crate::mapping::record::Record;
use crate::profile::Profile;
use crate::profile::field_id::FieldId;
use crate::profile::localized_field::LocalizedField;
use crate::rule::{Check, Setup};
use crate::rules;
use crate::source::block::Block;
use crate::source::{self, Source, pass};
use crate::user::list::{UserId, UserList};

/// The users that a file asks for, as the target would keep them.
#[derive(Debug, Default)]
pub struct Roster {
    /// The users of the valid rows.
    pub users: UserList,
    /// The users of the rows that stand apart. They are nobody that a plan touches, and nobody that has left.
    pub apart: UserList,
    /// Why each of them does.
    pub why: Vec<Apart>,
    /// Where the file ends.
    pub end: End,
}

/// Why a row stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// It has an error; `nameless` where the error is such that nobody can be sure whose row it is.
    Failed {
        /// Whether its match keys are not to be trusted.
        nameless: bool,
    },
    /// The person at the keyboard said so.
    Skipped,
}

/// Where a file ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct End {
    /// Its last row that is not blank, as a spreadsheet numbers it.
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

/// A user who is to be left alone, by the row or by a match key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// As it was written.
    pub text: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Row(u64),
    /// For each match key that can be meant, what all spellings of the value have in common.
    Key(Vec<(FieldId, String)>),
}

impl Skip {
    /// What a person calls a row: its number, a value of a match key, or `external_id=00042` where a number is a key.
    #[must_use]
    pub fn new(text: &str, profile: &Profile) -> Self {
        let text = text.trim();
        let key = |number: FieldId, value: &str| {
            let mut key = String::new();
            profile.fields[number].write_key(value, &mut key);
            (number, key)
        };
        let keys = || profile.match_keys();
        let named = text.split_once('=').and_then(|(name, value)| {
            let number = profile.fields.id(name.trim())?;
            keys()
                .any(|key| key == number)
                .then_some((number, value.trim()))
        });
        let what = match (text.parse(), named) {
            (Ok(row), _) => What::Row(row),
            (_, Some((number, value))) => What::Key(vec![key(number, value)]),
            _ => What::Key(keys().map(|number| key(number, text)).collect()),
        };
        Self {
            text: text.to_owned(),
            what,
        }
    }

    fn means(&self, users: &UserList, user: UserId, profile: &Profile) -> bool {
        match &self.what {
            What::Row(row) => users.row(user) == *row,
            What::Key(keys) => keys.iter().any(|(number, wanted)| {
                let mut key = String::new();
                let value = users.value(user, *number).unwrap_or_default();
                profile.fields[*number].write_key(value, &mut key);
                !key.is_empty() && key == *wanted
            }),
        }
    }
}

/// Why there is no roster.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// Nobody is to be left alone who is in the file.
    #[error("no row is `{text}`")]
    NobodyToSkip {
        /// Who was named.
        text: String,
    },
}

/// Takes the users of a file that was checked.
///
/// # Errors
/// When it cannot be read, was changed since it was checked, or has nobody who is named by one of `skip`.
pub fn read(
    source: &Source,
    setup: &Setup<'_>,
    checked: &Checked,
    skip: &[Skip],
    threads: NonZeroUsize,
) -> Result<Roster, Error> {
    let nameless = nameless(setup, checked);
    let taking = Taking {
        setup,
        checked,
        nameless: &nameless,
        skip,
    };
    let mut roster = taking.nobody();
    let mut skipped = vec![false; skip.len()];
    let mut read = || -> io::Result<_> {
        let blocks = source.read()?;
        pass::over(
            blocks,
            threads,
            |block| taking.users(block),
            |(part, found)| {
                roster.append(&part);
                for (all, more) in skipped.iter_mut().zip(found) {
                    *all |= more;
                }
            },
        )
    };
    let reader = read().map_err(|error| source.failure(error))?;
    if source.digest(&reader) != checked.digest {
        let path = source.path.clone();
        return Err(source::Error::Changed { path }.into());
    }
    match skip.iter().zip(skipped).find(|(_, found)| !found) {
        Some((skip, _)) => Err(Error::NobodyToSkip {
            text: skip.text.clone(),
        }),
        None => Ok(roster),
    }
}

/// The rows of which an error says that the match keys are not to be trusted, in order.
fn nameless(setup: &Setup<'_>, checked: &Checked) -> Vec<u64> {
    let fields = &setup.profile.fields;
    let is_key = |name: &str| {
        fields
            .id(name)
            .is_some_and(|id| setup.profile.match_on.contains(&id))
    };
    let about_a_key = |finding: &&Finding| {
        let rule = rules::named(finding.rule);
        match &finding.field {
            _ if finding.severity != Severity::Error => false,
            // The cells of such a row stand in the wrong columns.
            None => rule.is_some_and(|rule| matches!(rule.check, Check::Row(_))),
            Some(field) => is_key(field) && rule.is_some_and(|rule| misread(&rule.check)),
        }
    };
    let mut rows: Vec<u64> = checked
        .findings
        .iter()
        .filter(about_a_key)
        .filter_map(|finding| finding.place.row)
        .collect();
    rows.dedup();
    rows
}

/// Whether a check is about a value as it is written, so that another one may have been meant.
fn misread(check: &Check) -> bool {
    match check {
        Check::Value(_) | Check::Column(_) | Check::Row(_) => true,
        Check::Several(checks) => checks.iter().any(misread),
        _ => false,
    }
}

impl Roster {
    fn append(&mut self, part: &Self) {
        self.users.append(&part.users);
        self.apart.append(&part.apart);
        self.why.extend(&part.why);
        let alone = part.users.len() + part.apart.len() == 1;
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
    setup: &'t Setup<'t>,
    checked: &'t Checked,
    nameless: &'t [u64],
    skip: &'t [Skip],
}

impl Taking<'_> {
    fn nobody(&self) -> Roster {
        let columns: Vec<LocalizedField> = self.setup.layout.localized_fields().collect();
        Roster {
            users: UserList::new(columns.clone()),
            apart: UserList::new(columns),
            ..Roster::default()
        }
    }

    /// The users of a block, and which of `skip` are among them.
    fn users(&self, block: Block) -> (Roster, Vec<bool>) {
        let Setup {
            profile,
            layout,
            observed,
            ..
        } = *self.setup;
        let mut part = self.nobody();
        let mut found = vec![false; self.skip.len()];
        let rows = block.into_rows();
        let mut values = Vec::new();
        let mut record = Record::new(profile, layout);
        let is_in = |rows: &[u64], row: u64| rows.binary_search(&row).is_ok();
        for row in rows.iter() {
            let above = row.number <= observed.header_row.last_row
                || observed.delimiter.sep_line && row.number == 1;
            let failed = is_in(&self.checked.failed, row.number);
            // A quote that never closes leaves a row that is blank and fails.
            let blank = (row.is_empty() || row.is_blank()) && !failed;
            if above || blank || is_in(&self.checked.skipped_rows, row.number) {
                continue;
            }
            // A workbook leaves empty cells out, so that the width of its rows says nothing.
            let width = if observed.format.is_workbook() {
                0
            } else {
                row.len()
            };
            part.end = End {
                row: row.number,
                width,
                width_before: part.end.width,
            };
            layout.values(&row, &mut values);
            let list = if failed {
                &mut part.apart
            } else {
                &mut part.users
            };
            record.add_to(list, row.number, &values);
            let user = UserId::new(list.len() - 1);
            let mut skipped = false;
            for (skip, found) in self.skip.iter().zip(&mut found) {
                let this = skip.means(list, user, profile);
                *found |= this;
                skipped |= this;
            }
            if skipped && !failed {
                list.remove_last();
                record.add_to(&mut part.apart, row.number, &values);
            }
            match (skipped, failed) {
                (true, _) => part.why.push(Apart::Skipped),
                (false, true) => part.why.push(Apart::Failed {
                    nameless: is_in(self.nameless, row.number),
                }),
                (false, false) => {}
            }
        }
        (part, found)
    }
}

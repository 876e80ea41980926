//! Rows that a person wants skipped, named by their numbers or by match keys.

use std::io;
use std::num::NonZeroUsize;

use crate::finding::{FieldId, RowNumber};
use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::roster::Error;
use crate::source::block::Block;
use crate::source::{Source, parallel};
use crate::user::User;

/// A user to be skipped, by the row or by a match key.
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
    /// A row as a person names it: its number, a value of a match key, or `external_id=00042` where a number is a key.
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

    fn means(&self, row: RowNumber, user: &User<'_>, profile: &Profile) -> bool {
        match &self.what {
            What::Row(number) => row.0 == *number,
            What::Key(keys) => keys.iter().any(|(number, wanted)| {
                let mut key = String::new();
                let value = user.first(*number).map_or("", |value| value.text);
                profile.fields[*number].write_key(value, &mut key);
                !key.is_empty() && key == *wanted
            }),
        }
    }
}

/// The rows that `skip` names, in order.
///
/// # Errors
/// [`Error::Source`] if the file cannot be read, [`Error::NobodyToSkip`] if it does not have a user whom `skip` names.
pub fn rows_to_skip(
    source: &Source,
    layout: &Layout,
    profile: &Profile,
    skip: &[Skip],
    threads: NonZeroUsize,
) -> Result<Vec<RowNumber>, Error> {
    if skip.is_empty() {
        return Ok(Vec::new());
    }
    let observed = &source.observed;
    let of_block = |block: &Block| {
        let (mut values, mut found) = (Vec::new(), Vec::new());
        for row in block.rows().iter() {
            if observed.is_above_users(row.number) || observed.is_blank(&row) {
                continue;
            }
            layout.values(&row, &mut values);
            let user = layout.user(&values);
            for (number, skip) in skip.iter().enumerate() {
                if skip.means(row.number, &user, profile) {
                    found.push((row.number, number));
                }
            }
        }
        found
    };
    let mut rows = Vec::new();
    let mut named = vec![false; skip.len()];
    let keep = |found: Vec<(RowNumber, usize)>| {
        for (row, number) in found {
            named[number] = true;
            rows.push(row);
        }
    };
    let read = || -> io::Result<_> { parallel::over(source.read()?, threads, || of_block, keep) };
    read().map_err(|error| source.failure(error))?;
    rows.dedup();
    match skip.iter().zip(named).find(|(_, found)| !found) {
        Some((skip, _)) => Err(Error::NobodyToSkip {
            text: skip.text.clone(),
        }),
        None => Ok(rows),
    }
}

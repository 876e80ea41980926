//! Whose row is whose in two lists: what each row is known by, and what stands in it.

use hashbrown::HashMap;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::check::checked::Checked;
use crate::check::rows::Rows;
use crate::finding::{ColumnIndex, RowNumber};
use crate::profile::localized_field::LocalizedField;
use crate::source::block::{Block, Bookmark, Row};
use crate::user::{User, name};

/// What the row of a user is known by, as hashes. Two rows may have one hash by chance: what is said of their cells is read
/// from both again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowIdentity {
    /// The row.
    pub row: RowNumber,
    /// Its first match key; 0 where it has none.
    pub key: u64,
    /// The name of the person; 0 where a part of it is missing.
    pub name: u64,
    /// What stands before the `@` of the first address; 0 where there is none.
    pub mailbox: u64,
    /// All values, by field.
    pub values: u64,
}

/// A value as it stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldValue {
    /// What it is of.
    pub field: LocalizedField,
    /// Its column; none where it is the same for everyone or several columns are joined for it.
    pub column: Option<ColumnIndex>,
    /// Its text, without spaces around it.
    pub text: String,
}

impl Rows<'_> {
    /// What the rows of all users are known by, in order; nothing where the file cannot be read again.
    #[must_use]
    pub fn identities(&self, checked: &Checked) -> Vec<RowIdentity> {
        let observed = &self.source.observed;
        let is_user = |row: &Row<'_>| {
            !observed.is_above_users(row.number)
                && !observed.is_blank(row)
                && checked.skipped_rows.binary_search(&row.number).is_err()
        };
        let of_block = |block: &Block| {
            let rows = block.rows();
            let users = rows.iter().filter(is_user);
            users.map(|row| self.identity(&row)).collect::<Vec<_>>()
        };
        let found = self.look(self.bookmarks, of_block).unwrap_or_default();
        let mut all: Vec<RowIdentity> = found.into_iter().flatten().collect();
        all.sort_unstable_by_key(|identity| identity.row);
        all
    }

    fn identity(&self, row: &Row<'_>) -> RowIdentity {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let user = self.layout.user(&values);
        let mut key = String::new();
        let mut hash = Xxh3::new();
        for (mapped, value) in self.layout.columns.iter().zip(&values) {
            if value.text.is_empty() {
                continue;
            }
            let field = self.profile.localized_name(mapped.localized);
            for text in [field.as_str(), value.text] {
                hash.update(&(text.len() as u64).to_le_bytes());
                hash.update(text.as_bytes());
            }
        }
        RowIdentity {
            row: row.number,
            key: self.write_match_key(&user, &mut key).map_or(0, xxh3_64),
            name: self.write_name(&user, &mut key).map_or(0, xxh3_64),
            mailbox: self.write_mailbox(&user, &mut key).map_or(0, xxh3_64),
            values: hash.digest(),
        }
    }

    /// Writes the first match key that a user has, with the name of its field.
    pub(super) fn write_match_key<'k>(
        &self,
        user: &User<'_>,
        key: &'k mut String,
    ) -> Option<&'k [u8]> {
        for field in self.profile.match_keys() {
            let of = &self.profile.fields[field];
            of.write_key(user.first(field).map_or("", |value| value.text), key);
            if !key.is_empty() {
                key.push('\n');
                key.push_str(&of.name);
                return Some(key.as_bytes());
            }
        }
        None
    }

    /// Writes the name by which a person is known again.
    pub(super) fn write_name<'k>(&self, user: &User<'_>, key: &'k mut String) -> Option<&'k [u8]> {
        let parts = self.profile.same_person_when.iter();
        let parts = parts.map(|part| Some(user.first(*part)?.text));
        name::write_full_name(parts, key).then_some(key.as_bytes())
    }

    /// Writes what stands before the `@` of the first address, as names are compared.
    fn write_mailbox<'k>(&self, user: &User<'_>, key: &'k mut String) -> Option<&'k [u8]> {
        let mut addresses = self.profile.addresses();
        let address = addresses.find_map(|field| user.first(field))?;
        let (mailbox, _) = address.text.split_once('@')?;
        key.clear();
        name::write_key(mailbox, key);
        (!key.is_empty()).then_some(key.as_bytes())
    }

    /// The values of these rows, which are in order. Without a row that cannot be read again.
    #[must_use]
    pub fn values(&self, rows: &[RowNumber]) -> HashMap<RowNumber, Vec<FieldValue>> {
        let within = |first: RowNumber, count: u64| {
            let place = |row: RowNumber| rows.partition_point(|wanted| *wanted < row);
            &rows[place(first)..place(first.below(count))]
        };
        let of_block = |block: &Block| {
            let read = block.rows();
            let wanted = within(RowNumber(block.first_row), block.len() as u64).iter();
            let values = wanted.filter_map(|row| Some((*row, self.values_of(&read.get(*row)?))));
            values.collect::<Vec<_>>()
        };
        let has_some =
            |bookmark: &&Bookmark| !within(RowNumber(bookmark.first_row), bookmark.rows).is_empty();
        let bookmarks: Vec<Bookmark> = self.bookmarks.iter().filter(has_some).copied().collect();
        if rows.is_empty() {
            return HashMap::new();
        }
        let found = self.look(&bookmarks, of_block).unwrap_or_default();
        found.into_iter().flatten().collect()
    }

    fn values_of(&self, row: &Row<'_>) -> Vec<FieldValue> {
        let mut values = Vec::new();
        self.layout.values(row, &mut values);
        let columns = self.layout.columns.iter().zip(&values);
        columns
            .map(|(mapped, value)| FieldValue {
                field: mapped.localized,
                column: value.column,
                text: value.text.to_owned(),
            })
            .collect()
    }
}

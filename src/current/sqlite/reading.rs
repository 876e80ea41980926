//! All users of the file, in the order of their numbers.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::current::sqlite::cell::Values;
use crate::current::sqlite::error::Fault;
use crate::current::sqlite::schema::{self, NUMBER};
use crate::current::{CurrentUsers, Identity};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::UserList;

/// Reads what the file holds. The caller has opened a transaction, so that all of it is of one moment.
pub(super) fn current(
    connection: &Connection,
    profile: &Profile,
    path: &Path,
) -> Result<CurrentUsers, Fault> {
    let identity = schema::check(connection, profile)?;
    schema::check_pages(connection)?;
    let (mut users, digest) = users(connection, profile)?;
    for key in profile.match_keys() {
        let field = &profile.fields[key];
        let twice = users.key_by(key, &|value, key| field.write_key(value, key));
        twice.map_err(|(one, other)| Fault::Twice {
            one: users.row(one),
            other: users.row(other),
            field: field.name.clone(),
        })?;
    }
    Ok(CurrentUsers {
        name: path.display().to_string(),
        users,
        without_key: 0,
        digest,
        identity: Identity::Database(identity),
    })
}

/// The users, and a fingerprint of them: the same users have the same, whatever empty columns stand beside them.
fn users(connection: &Connection, profile: &Profile) -> Result<(UserList, u128), Fault> {
    let localized_fields = schema::localized_fields(connection, profile)?;
    let names: String = localized_fields
        .iter()
        .map(|localized| format!(", {}", schema::column(profile, *localized)))
        .collect();
    let sql = format!("SELECT {NUMBER}{names} FROM users ORDER BY {NUMBER}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let column = |&localized: &LocalizedField| {
        let name = profile.localized_name(localized);
        let tag = xxh3_64(name.as_bytes());
        (localized, &profile.fields[localized.field], name, tag)
    };
    let columns: Vec<_> = localized_fields.iter().map(column).collect();
    let (mut values, mut bytes) = (Values::default(), Vec::new());
    let (mut digest, mut last) = (Xxh3::new(), None);
    let mut users = UserList::new(localized_fields);
    while let Some(row) = rows.next()? {
        let number = match row.get_ref(0)? {
            ValueRef::Integer(number) => u64::try_from(number).ok(),
            _ => None,
        };
        // Pages that lead back to one another would give the same users for ever.
        let Some(number) = number.filter(|number| last < Some(*number)) else {
            return Err(Fault::damaged("the numbers of its users are out of order"));
        };
        last = Some(number);
        values.clear();
        bytes.clear();
        bytes.extend(number.to_le_bytes());
        for (at, (localized, field, name, tag)) in columns.iter().enumerate() {
            let text = match row.get_ref(at + 1)? {
                ValueRef::Null => continue,
                ValueRef::Text(text) => std::str::from_utf8(text).ok(),
                _ => None,
            };
            let Some(text) = text else {
                return Err(Fault::damaged(format!(
                    "`{name}` of user {number} is not text"
                )));
            };
            if text.is_empty() {
                continue;
            }
            values.read(*localized, field, text);
            bytes.extend(tag.to_le_bytes());
            bytes.extend((text.len() as u32).to_le_bytes());
            bytes.extend(text.as_bytes());
        }
        digest.update(&(bytes.len() as u64).to_le_bytes());
        digest.update(&bytes);
        users.add(number, values.iter());
    }
    Ok((users, digest.digest128()))
}

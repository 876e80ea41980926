//! All users of the file, in the order of their numbers.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::directory::sqlite::cell::Values;
use crate::directory::sqlite::error::Fault;
use crate::directory::sqlite::schema::{self, NUMBER};
use crate::directory::{Directory, Identity};
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::user::list::UserList;

/// Reads what the file holds. Whoever calls this has opened a transaction, so that it is of one moment.
pub(super) fn directory(
    connection: &Connection,
    profile: &Profile,
    path: &Path,
) -> Result<Directory, Fault> {
    let identity = schema::check(connection, profile)?;
    let (mut users, digest) = users(connection, profile)?;
    for key in profile.match_keys() {
        let attribute = &profile.attributes[key];
        let twice = users.key_by(key, &|value, key| attribute.write_key(value, key));
        twice.map_err(|(one, other)| Fault::Twice {
            one: users.row(one),
            other: users.row(other),
            attribute: attribute.name.clone(),
        })?;
    }
    Ok(Directory {
        name: path.display().to_string(),
        users,
        without_key: 0,
        digest,
        identity: Identity::Database(identity),
    })
}

/// The users, and a fingerprint of them: the same users have the same, whatever empty columns stand beside them.
fn users(connection: &Connection, profile: &Profile) -> Result<(UserList, u128), Fault> {
    let fields = schema::fields(connection, profile)?;
    let names: String = fields
        .iter()
        .map(|field| format!(", {}", schema::column(profile, *field)))
        .collect();
    let sql = format!("SELECT {NUMBER}{names} FROM users ORDER BY {NUMBER}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let column = |number: &usize| {
        let field = Field::from_number(*number);
        let name = profile.field_name(field);
        let tag = xxh3_64(name.as_bytes());
        (*number, &profile.attributes[field.attribute], name, tag)
    };
    let columns: Vec<_> = fields.iter().map(column).collect();
    let (mut values, mut bytes) = (Values::default(), Vec::new());
    let (mut digest, mut last) = (Xxh3::new(), None);
    let mut users = UserList::new(fields);
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
        for (at, (field, attribute, name, tag)) in columns.iter().enumerate() {
            let text = match row.get_ref(at + 1)? {
                ValueRef::Null => continue,
                ValueRef::Text(text) => std::str::from_utf8(text).ok(),
                _ => None,
            };
            let Some(text) = text else {
                return Err(Fault::damaged(format!(
                    "`{name}` of user {number} is no text"
                )));
            };
            if text.is_empty() {
                continue;
            }
            values.read(*field, attribute, text);
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

//! The tables of the file: what they and their columns are called, and by what the file is known as ours.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use crate::current::sqlite::error::Fault;
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;

/// What `SQLite`'s `application_id` says of a file of ours: `enrl`.
const APPLICATION: i32 = 0x656e_726c;

/// The version of these tables. One that is higher is not touched.
const VERSION: i32 = 1;

/// The column with a user's number. A field is not likely to have this name.
pub(super) const NUMBER: &str = "enroll_id";

/// Makes the tables of a new database.
pub(super) fn make(connection: &Connection, profile: &Profile) -> Result<(), Fault> {
    check_names(profile)?;
    let mut columns = format!("{NUMBER} INTEGER PRIMARY KEY AUTOINCREMENT");
    for field in profile.fields.iter().filter(|of| !of.per_language) {
        columns += &format!(", {} TEXT", quoted(&field.name));
    }
    connection.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION};
         PRAGMA user_version = {VERSION};
         CREATE TABLE users ({columns});
         CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
         CREATE TABLE journal (
             run INTEGER PRIMARY KEY AUTOINCREMENT,
             at TEXT, file TEXT, run_id TEXT, operation TEXT, options TEXT,
             created INTEGER, updated INTEGER, unchanged INTEGER, archived INTEGER, deleted INTEGER,
             skipped INTEGER, failed INTEGER
         );
         INSERT INTO about VALUES ('version', {VERSION}), ('identity', lower(hex(randomblob(16))));"
    ))?;
    let name = [&profile.name];
    connection.execute("INSERT INTO about VALUES ('profile', ?1)", name)?;
    Ok(())
}

/// Whether the file is a database of ours, for this profile. Gives the identity that it got when it was made.
pub(super) fn check(connection: &Connection, profile: &Profile) -> Result<String, Fault> {
    check_names(profile)?;
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    if pragma("application_id")? != APPLICATION {
        return Err(Fault::Foreign);
    }
    if pragma("user_version")? > VERSION {
        return Err(Fault::Newer);
    }
    let about = |key: &str| {
        let sql = "SELECT value FROM about WHERE key = ?1";
        let value = connection.query_row(sql, [key], |row| row.get::<_, String>(0));
        let value = value.optional().map_err(|error| ours(error, "about"))?;
        value.ok_or_else(|| Fault::damaged(format!("the table `about` has no `{key}`")))
    };
    let held = about("profile")?;
    if held != profile.name {
        let asked = profile.name.clone();
        return Err(Fault::OtherProfile { held, asked });
    }
    about("identity")
}

/// Whether the pages of the file are whole and belong together. With one that was lost its users are lost, and no error says so.
pub(super) fn check_pages(connection: &Connection) -> Result<(), Fault> {
    let check = "PRAGMA quick_check(1)";
    match connection.query_row(check, [], |row| row.get::<_, String>(0)) {
        Ok(said) if said == "ok" => Ok(()),
        Ok(_) => Err(Fault::damaged("its pages do not fit together")),
        Err(error) => Err(error.into()),
    }
}

/// The localized fields of the profile that have a column, in their order. Columns of which the profile knows
/// nothing are not looked at.
pub(super) fn localized_fields(
    connection: &Connection,
    profile: &Profile,
) -> Result<Vec<LocalizedField>, Fault> {
    let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info('users')")?;
    let columns = statement.query_map([], |row| {
        let name = row.get::<_, String>(0)?.to_ascii_lowercase();
        Ok((name, row.get::<_, bool>(1)?))
    })?;
    let columns = columns.collect::<Result<HashSet<_>, _>>()?;
    if !columns.contains(&(NUMBER.to_owned(), true)) {
        return Err(Fault::damaged(format!(
            "it has no table `users` with the key `{NUMBER}`"
        )));
    }
    let there = |localized: &LocalizedField| {
        let name = profile.localized_name(*localized).to_ascii_lowercase();
        columns.contains(&(name, false))
    };
    Ok(all_localized(profile).filter(there).collect())
}

/// Gives a localized field a column.
pub(super) fn add_column(
    connection: &Connection,
    profile: &Profile,
    localized: LocalizedField,
) -> Result<(), Fault> {
    let column = column(profile, localized);
    connection.execute_batch(&format!("ALTER TABLE users ADD COLUMN {column} TEXT"))?;
    Ok(())
}

/// The column of a localized field, as SQL names it.
pub(super) fn column(profile: &Profile, localized: LocalizedField) -> String {
    quoted(&profile.localized_name(localized))
}

/// What `SQLite` says of a table that is not as we made it.
fn ours(error: rusqlite::Error, table: &str) -> Fault {
    match Fault::from(error) {
        Fault::Other(_) => {
            Fault::damaged(format!("its table `{table}` is not as `enroll` made it"))
        }
        fault => fault,
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// All localized fields that can have a column.
fn all_localized(profile: &Profile) -> impl Iterator<Item = LocalizedField> {
    let fields = profile.fields.with_ids();
    fields.flat_map(|(id, field)| {
        let in_languages = field.per_language.then(|| LocalizedField::in_languages(id));
        std::iter::once(LocalizedField::plain(id)).chain(in_languages.into_iter().flatten())
    })
}

/// `SQLite` takes names that differ only in the case of A to Z for one.
fn check_names(profile: &Profile) -> Result<(), Fault> {
    let mut names = HashSet::from([NUMBER.to_owned()]);
    for localized in all_localized(profile) {
        let column = profile.localized_name(localized);
        if !names.insert(column.to_ascii_lowercase()) {
            let profile = profile.name.clone();
            return Err(Fault::Columns { profile, column });
        }
    }
    Ok(())
}

//! Databases of users: what they hold, and what they let nobody do.

mod erased;
mod refused;
mod whole;
mod written;

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use crate::current::CurrentUsers;
use crate::current::sqlite::error::Error;
use crate::current::sqlite::{Database, read};
use crate::profile::Profile;
use crate::profile::localized_field::LocalizedField;
use crate::user::list::UserId;

const PROFILE: &str = r#"
    name = "p"
    match_on = ["number", "email"]
    [operations.import]
    [fields.number]
    type = "id"
    mutability = "read-only"
    [fields.email]
    type = "email"
    [fields.first_name]
    [fields.groups]
    multi_valued = true
    [fields.tags]
    per_language = true
"#;

fn profile() -> Profile {
    Profile::from_toml("p.toml", PROFILE).expect("sound")
}

/// A folder with a database, and what it was made for.
struct Place {
    profile: Profile,
    path: PathBuf,
    folder: TempDir,
}

impl Place {
    fn without_database() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            profile: profile(),
            path: folder.path().join("users.db"),
            folder,
        }
    }

    /// With Anna, Ben and Cora, who have the numbers 1 to 3.
    fn new() -> Self {
        let place = Self::without_database();
        let mut database = Database::create(&place.path, &place.profile).expect("a new one");
        let mut writing = database.begin().expect("it is ours");
        for (email, name, groups) in [
            ("anna.berg@example.com", "Anna", vec!["Sales", "Nordics"]),
            ("ben.cole@example.com", "Ben", vec![]),
            ("cora.fink@example.com", "Cora", vec!["Sales"]),
        ] {
            let mut values = place.named([("email", email), ("first_name", name)]);
            values.extend(
                groups
                    .iter()
                    .map(|group| (place.localized("groups"), *group)),
            );
            writing.insert(None, values).expect("a user");
        }
        writing.commit().expect("it is written");
        database.publish().expect("it gets its name");
        place
    }

    fn open(&self) -> Database {
        Database::open(&self.path, &self.profile).expect("it is ours")
    }

    fn read(&self) -> CurrentUsers {
        read(&self.path, &self.profile).expect("it can be read")
    }

    fn localized(&self, name: &str) -> LocalizedField {
        self.profile.localized(name).expect("it has it")
    }

    fn named<'v>(
        &self,
        values: impl IntoIterator<Item = (&'v str, &'v str)>,
    ) -> Vec<(LocalizedField, &'v str)> {
        let values = values.into_iter();
        values
            .map(|(name, value)| (self.localized(name), value))
            .collect()
    }

    /// What another program does to the file.
    fn sql(&self, sql: &str) {
        let connection = Connection::open(&self.path).expect("a database");
        connection.execute_batch(sql).expect("it is SQL");
    }

    /// What another program sees in the file.
    fn shows(&self, sql: &str) -> String {
        let connection = Connection::open(&self.path).expect("a database");
        let shown = connection.query_row(sql, [], |row| row.get::<_, String>(0));
        shown.expect("it has one row")
    }

    /// The names in the folder.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<String> = entries
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn refused(&self) -> String {
        read(&self.path, &self.profile)
            .expect_err("it cannot be read")
            .to_string()
    }
}

/// All users, one line for each.
fn listed(place: &Place, current: &CurrentUsers) -> Vec<String> {
    let users = &current.users;
    let user = |user: UserId| {
        let values = users.all(user).map(|(localized, value)| {
            format!(" {}={value}", place.profile.localized_name(localized))
        });
        format!("{}:{}", users.row(user), values.collect::<String>())
    };
    users.ids().map(user).collect()
}

/// What an error says, with its hint, whatever the folder is called.
fn said<T>(result: Result<T, Error>) -> String {
    let Err(error) = result else {
        panic!("it went well");
    };
    let name = error.path.file_name().expect("a name").to_string_lossy();
    let hint = error.hint().unwrap_or_default();
    let folder = format!("{}/", error.path.parent().expect("a folder").display());
    format!("`{name}` {}; {hint}", error.fault).replace(&folder, "")
}

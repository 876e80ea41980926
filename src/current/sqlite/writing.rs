//! One run's changes to the file: all of them or none.

use hashbrown::HashMap;
use rusqlite::{Statement, Transaction, TransactionBehavior};

use crate::current::CurrentUsers;
use crate::current::sqlite::error::{Error, Fault};
use crate::current::sqlite::journal::JournalEntry;
use crate::current::sqlite::numbers::{self, Numbers};
use crate::current::sqlite::schema::{self, NUMBER};
use crate::current::sqlite::{Database, cell, data_version, erasing, reading};
use crate::profile::localized_field::LocalizedField;

/// How many statements are kept ready. There is one for each set of localized fields that changes together, and hardly ever more
/// than a few dozen.
const READY: usize = 256;

/// One run's changes. Nobody else can write as long as it is there, and what is not committed never was.
///
/// Values are given with their [`LocalizedField`], of the profile that the database was opened with. Those of one
/// localized field are its whole list.
pub struct Writing<'w> {
    // Before the transaction, which can end only when nothing rests on it any more.
    ready: HashMap<(Verb, Vec<LocalizedField>), Statement<'w>>,
    transaction: Transaction<'w>,
    database: &'w Database,
    localized_fields: Vec<LocalizedField>,
    numbers: Option<Numbers>,
    /// Whether a value or a user is to be gone.
    erases: bool,
}

/// What a statement does with a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Verb {
    Insert,
    Update,
    Delete,
}

impl Database {
    /// Begins to change it. No other program can from now on; one that does already is waited for, some seconds.
    ///
    /// # Errors
    /// When another process does not finish, or it is no longer what was opened.
    pub fn begin(&mut self) -> Result<Writing<'_>, Error> {
        let database = &*self;
        Writing::begin(database).map_err(|fault| fault.of(&database.path))
    }
}

impl<'w> Writing<'w> {
    pub(super) fn begin(database: &'w Database) -> Result<Self, Fault> {
        let connection = &database.connection;
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let identity = schema::check(connection, &database.profile)?;
        if identity != database.identity {
            return Err(Fault::damaged("another database has taken its place"));
        }
        Ok(Self {
            ready: HashMap::new(),
            localized_fields: schema::localized_fields(connection, &database.profile)?,
            transaction,
            database,
            numbers: None,
            erases: false,
        })
    }

    /// The name that the database was given when it was made.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.database.identity
    }

    /// Whether another process has written since [`Database::read`], or nothing was read.
    ///
    /// # Errors
    /// When `SQLite` cannot tell.
    pub fn changed_since_read(&self) -> Result<bool, Error> {
        let now = data_version(&self.transaction).map_err(|fault| self.failed(fault))?;
        Ok(self.database.read.get() != Some(now))
    }

    /// Reads the users as they are now, with what this run has changed.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub fn read(&self) -> Result<CurrentUsers, Error> {
        let Database { profile, path, .. } = self.database;
        let read = reading::current(&self.transaction, profile, path);
        read.map_err(|fault| self.failed(fault))
    }

    /// Adds a user, and gives the number that the user keeps for ever. `number` is that of a user who was deleted and is
    /// restored; a new user gets one that nobody ever had. The number is no value of the user: an id that the target issues is
    /// known only from its export.
    ///
    /// # Errors
    /// When a user has the number or no user ever had it, or it cannot be written.
    pub fn insert<'v>(
        &mut self,
        number: Option<u64>,
        values: impl IntoIterator<Item = (LocalizedField, &'v str)>,
    ) -> Result<u64, Error> {
        let values = values.into_iter().collect();
        let inserted = self.insert_user(number, values);
        inserted.map_err(|fault| self.failed(fault))
    }

    /// Changes the localized fields that are given, and leaves the others. A value that is empty clears its localized field.
    ///
    /// # Errors
    /// When there is no such user, or it cannot be written.
    pub fn update<'v>(
        &mut self,
        number: u64,
        values: impl IntoIterator<Item = (LocalizedField, &'v str)>,
    ) -> Result<(), Error> {
        let values = values.into_iter().collect();
        let updated = self.run(Verb::Update, number, values);
        updated.map_err(|fault| self.failed(fault))
    }

    /// Deletes a user. The number is never given again.
    ///
    /// # Errors
    /// When there is no such user, or it cannot be written.
    pub fn delete(&mut self, number: u64) -> Result<(), Error> {
        let deleted = self.run(Verb::Delete, number, Vec::new());
        deleted.map_err(|fault| self.failed(fault))
    }

    /// Keeps what the run did, and when.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&mut self, entry: &JournalEntry<'_>) -> Result<(), Error> {
        let noted = entry.write(&self.transaction);
        noted.map_err(|fault| self.failed(fault))
    }

    /// Makes the changes last, and takes what was erased out of the file. When it fails, there were no changes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit(self) -> Result<(), Error> {
        let database = self.database;
        // A new database is written when it is published, and holds nothing that was.
        let erases = self.erases && !database.is_new;
        let commit = || -> Result<(), Fault> {
            if erases {
                erasing::set_due(&self.transaction)?;
            }
            drop(self.ready);
            Ok(self.transaction.commit()?)
        };
        commit().map_err(|fault| fault.of(&database.path))?;
        if erases {
            erasing::erase(&database.connection);
        }
        Ok(())
    }

    fn insert_user(
        &mut self,
        number: Option<u64>,
        values: Vec<(LocalizedField, &str)>,
    ) -> Result<u64, Fault> {
        let mut numbers = self.numbers()?;
        let number = match number {
            Some(number) if numbers.were_given(number) => number,
            Some(number) => return Err(Fault::NeverGiven(number)),
            None => {
                let next = numbers.next();
                next.ok_or_else(|| Fault::damaged("its counter of users is at its end"))?
            }
        };
        self.run(Verb::Insert, number, values)?;
        self.numbers = Some(numbers);
        Ok(number)
    }

    /// Runs the statement of a verb and of the localized fields that are given.
    fn run(
        &mut self,
        verb: Verb,
        number: u64,
        mut values: Vec<(LocalizedField, &str)>,
    ) -> Result<(), Fault> {
        let profile = &self.database.profile;
        // The values of a localized field stay in their order.
        values.sort_by_key(|(localized, _)| *localized);
        let (mut localized_fields, mut cells) = (Vec::new(), Vec::new());
        for of_one in values.chunk_by(|one, other| one.0 == other.0) {
            let localized = of_one[0].0;
            let field = &profile.fields[localized.field];
            let cell = cell::written(field, of_one);
            if cell.is_none()
                && (verb == Verb::Insert || !self.localized_fields.contains(&localized))
            {
                continue;
            }
            if !self.localized_fields.contains(&localized) {
                schema::add_column(&self.transaction, profile, localized)?;
                self.localized_fields.push(localized);
            }
            localized_fields.push(localized);
            cells.push(cell);
        }
        if localized_fields.is_empty() && verb == Verb::Update {
            return Ok(());
        }
        let statement = self.statement(verb, localized_fields)?;
        statement.raw_bind_parameter(1, numbers::in_sql(number)?)?;
        for (at, cell) in cells.iter().enumerate() {
            statement.raw_bind_parameter(at + 2, cell.as_deref())?;
        }
        match statement.raw_execute() {
            Ok(0) => Err(Fault::NoUser(number)),
            Ok(_) => {
                self.erases |= verb != Verb::Insert;
                Ok(())
            }
            Err(error) => Err(match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::ConstraintViolation) if verb == Verb::Insert => {
                    Fault::Taken(number)
                }
                _ => error.into(),
            }),
        }
    }

    /// The statement whose first parameter is the number of a user, and the others are these localized fields.
    fn statement(
        &mut self,
        verb: Verb,
        localized_fields: Vec<LocalizedField>,
    ) -> Result<&mut Statement<'w>, Fault> {
        let profile = &self.database.profile;
        let key = (verb, localized_fields);
        if self.ready.len() >= READY && !self.ready.contains_key(&key) {
            self.ready.clear();
        }
        let entry = match self.ready.entry(key) {
            hashbrown::hash_map::Entry::Occupied(entry) => return Ok(entry.into_mut()),
            hashbrown::hash_map::Entry::Vacant(entry) => entry,
        };
        let columns = entry.key().1.iter();
        let columns = columns.map(|localized| schema::column(profile, *localized));
        let sql = match verb {
            Verb::Insert => {
                let columns: Vec<String> =
                    std::iter::once(NUMBER.to_owned()).chain(columns).collect();
                let marks = vec!["?"; columns.len()].join(", ");
                format!(
                    "INSERT INTO users ({}) VALUES ({marks})",
                    columns.join(", ")
                )
            }
            Verb::Update => {
                let set: Vec<String> = columns
                    .enumerate()
                    .map(|(at, column)| format!("{column} = ?{}", at + 2))
                    .collect();
                format!("UPDATE users SET {} WHERE {NUMBER} = ?1", set.join(", "))
            }
            Verb::Delete => format!("DELETE FROM users WHERE {NUMBER} = ?1"),
        };
        let statement = self.database.connection.prepare(&sql)?;
        Ok(entry.insert(statement))
    }

    /// Which numbers were given, asked for once.
    fn numbers(&mut self) -> Result<Numbers, Fault> {
        if let Some(numbers) = self.numbers {
            return Ok(numbers);
        }
        let numbers = Numbers::read(&self.transaction)?;
        self.numbers = Some(numbers);
        Ok(numbers)
    }

    fn failed(&self, fault: Fault) -> Error {
        fault.of(&self.database.path)
    }
}

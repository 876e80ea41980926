//! Which numbers were given, so that none is given twice.

use rusqlite::{Connection, OptionalExtension};

use crate::current::sqlite::error::Fault;

/// Which numbers were given. They are the database's own, and never an id of the target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    /// The highest that a user has or had.
    highest: u64,
}

impl Numbers {
    /// What the file says.
    pub(super) fn read(connection: &Connection) -> Result<Self, Fault> {
        let sql = "SELECT max(seq) FROM sqlite_sequence WHERE name = 'users'";
        let number = connection.query_row(sql, [], |row| row.get(0));
        let number: Option<i64> = number.optional()?.flatten();
        let highest = number.map_or(0, |number| u64::try_from(number).unwrap_or(0));
        Ok(Self { highest })
    }

    /// The number of a new user; none where there is no further one.
    pub(super) fn next(&mut self) -> Option<u64> {
        let next = self.highest.checked_add(1);
        let next = next.filter(|next| in_sql(*next).is_ok())?;
        self.highest = next;
        Some(next)
    }

    /// Whether a user has or had this number, so that it can be given back.
    pub(super) fn were_given(self, number: u64) -> bool {
        (1..=self.highest).contains(&number)
    }
}

/// A number of a user as `SQLite` has it.
pub(super) fn in_sql(number: u64) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|_| Fault::NoUser(number))
}

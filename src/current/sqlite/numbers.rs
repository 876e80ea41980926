//! Which numbers were given, so that none is given twice.

use rusqlite::{Connection, OptionalExtension};

use crate::current::sqlite::error::Fault;

/// An id of the target with more digits is no counter that could ever be reached.
const MOST_DIGITS: usize = 15;

/// Which numbers were given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    /// The highest that a user has or had.
    user: u64,
    /// The highest that is or was an id of the target.
    system_id: u64,
}

impl Numbers {
    /// What the file says; `system_id` is the column of the target's own ids.
    pub(super) fn read(connection: &Connection, system_id: Option<&str>) -> Result<Self, Fault> {
        let highest = |sql: &str| -> Result<u64, Fault> {
            let number = connection.query_row(sql, [], |row| row.get(0));
            let number: Option<i64> = number.optional()?.flatten();
            Ok(number.map_or(0, |number| u64::try_from(number).unwrap_or(0)))
        };
        let user = highest("SELECT max(seq) FROM sqlite_sequence WHERE name = 'users'")?;
        let system_id = match system_id {
            Some(id) => highest(&format!(
                "SELECT max(CAST({id} AS INTEGER)) FROM users
                 WHERE length({id}) <= {MOST_DIGITS} AND {id} NOT GLOB '*[^0-9]*'"
            ))?,
            None => 0,
        };
        Ok(Self { user, system_id })
    }

    /// The number of the next user; with `is_id`, one that nobody has as an id either.
    pub(super) fn next(&self, is_id: bool) -> Option<u64> {
        let highest = if is_id { self.system_id } else { 0 };
        self.user.max(highest).checked_add(1)
    }

    /// A user has this number, and this id of the target, or else the number as id.
    pub(super) fn take(&mut self, number: u64, id: Option<&str>) {
        self.user = self.user.max(number);
        self.system_id = self.system_id.max(id.map_or(number, counted));
    }

    /// Keeps them in the counter of the file, which outlives the users.
    pub(super) fn keep(&self, connection: &Connection) -> Result<(), Fault> {
        let highest = in_sql(self.user.max(self.system_id))?;
        let sql = "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'users' AND seq < ?1";
        connection.execute(sql, [highest])?;
        Ok(())
    }
}

/// The number that an id of the target is, if it can be one of those that are counted up.
fn counted(id: &str) -> u64 {
    let is_number = id.len() <= MOST_DIGITS && id.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        id.parse().unwrap_or(0)
    } else {
        0
    }
}

/// A number of a user as `SQLite` has it.
pub(super) fn in_sql(number: u64) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|_| Fault::NoUser(number))
}

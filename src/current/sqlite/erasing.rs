//! Takes what was changed or deleted out of the bytes of the file.
//!
//! `secure_delete` clears the place of a row. When `SQLite` moves rows to other pages, though, it may leave copies of them
//! where they were, and these it forgets. Only a file that is written anew is sure to hold nothing else than it shows.

use rusqlite::{Connection, OptionalExtension};

use crate::current::sqlite::error::Fault;

/// The key of `about` that says so where it still has to be done.
const DUE: &str = "to_be_erased";

/// Says, as part of a transaction, that it has to be done. So it is done in the end even if the run is killed.
pub(super) fn set_due(connection: &Connection) -> Result<(), Fault> {
    connection.execute("INSERT OR REPLACE INTO about VALUES (?1, 'yes')", [DUE])?;
    Ok(())
}

/// Whether it has to be done.
pub(super) fn is_due(connection: &Connection) -> Result<bool, Fault> {
    let sql = "SELECT 1 FROM about WHERE key = ?1";
    let due = connection.query_row(sql, [DUE], |_| Ok(()));
    Ok(due.optional()?.is_some())
}

/// Does it. Where another process reads right now or the disk is full it stays due until the file is opened for writing again:
/// what was committed is no failure.
pub(super) fn erase(connection: &Connection) {
    if connection.execute_batch("VACUUM").is_ok() {
        let _ = connection.execute("DELETE FROM about WHERE key = ?1", [DUE]);
    }
}

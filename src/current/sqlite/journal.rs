//! What the file keeps of each run.

use rusqlite::Connection;

use crate::current::sqlite::error::Fault;

/// What the file keeps of a run. Nothing of it is about a person.
#[derive(Debug, Clone, Copy, Default)]
pub struct JournalEntry<'a> {
    /// The name of the list.
    pub file: &'a str,
    /// The id of the run.
    pub run_id: &'a str,
    /// What the list was for: `import`, `delete`, `sync`.
    pub operation: &'a str,
    /// What the operation did with users who were there and with users who were absent.
    pub options: &'a str,
    /// How many users are new.
    pub created: u64,
    /// How many got other values.
    pub updated: u64,
    /// How many stayed as they are.
    pub unchanged: u64,
    /// How many were set inactive.
    pub archived: u64,
    /// How many were deleted.
    pub deleted: u64,
    /// How many rows were skipped on request.
    pub skipped: u64,
    /// How many rows were skipped because of errors.
    pub failed: u64,
}

impl JournalEntry<'_> {
    /// Writes it, with the time of day.
    pub(super) fn write(&self, connection: &Connection) -> Result<(), Fault> {
        let counts = [
            self.created,
            self.updated,
            self.unchanged,
            self.archived,
            self.deleted,
            self.skipped,
            self.failed,
        ];
        let [
            created,
            updated,
            unchanged,
            archived,
            deleted,
            skipped,
            failed,
        ] = counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        let sql = "INSERT INTO journal
            (at, file, run_id, operation, options,
             created, updated, unchanged, archived, deleted, skipped, failed)
            VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        let values = rusqlite::params![
            self.file,
            self.run_id,
            self.operation,
            self.options,
            created,
            updated,
            unchanged,
            archived,
            deleted,
            skipped,
            failed
        ];
        connection.execute(sql, values)?;
        Ok(())
    }
}

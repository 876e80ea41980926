//! The list of changes as a file: JSON that a later run, or a script, applies again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::finding::{FieldId, RowNumber};
use crate::profile::document::read_text;
use crate::review::edits::Edits;
use crate::review::error::Error;
use crate::review::list::List;

/// The version of the file. A later one is refused.
const VERSION: u32 = 1;

/// The list of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesFile {
    /// The version of this form.
    pub version: u32,
    /// The profile under which they were made.
    pub profile: String,
    /// The changes, in the order of the file; then those of the mapping.
    pub changes: Vec<RecordedChange>,
}

/// A change, as it is found again in another list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RecordedChange {
    /// A cell has another text.
    Edit {
        /// The row in the list in which it was made.
        row: u64,
        /// The user's match keys as the list has them, by field.
        keys: BTreeMap<String, String>,
        /// The field.
        field: String,
        /// The header of the column.
        header: String,
        /// The text of the cell before.
        before: String,
        /// The text of the cell after.
        after: String,
        /// The rule whose finding it answers.
        #[serde(default)]
        why: Option<String>,
    },
    /// The user is skipped.
    Skip {
        /// The row in the list in which it was made.
        row: u64,
        /// The user's match keys as the list has them, by field.
        keys: BTreeMap<String, String>,
        /// The rule whose finding it answers.
        #[serde(default)]
        why: Option<String>,
    },
    /// A value means another one, for everybody.
    Translate {
        /// The field.
        field: String,
        /// The value in the list.
        before: String,
        /// What it means.
        after: String,
    },
    /// A rule is not run.
    Ignore {
        /// The rule.
        rule: String,
    },
}

impl ChangesFile {
    /// What was changed in a list.
    #[must_use]
    pub fn of(list: &List, edits: &Edits) -> Self {
        let profile = &list.task.profile;
        let mut changes = Vec::new();
        let why = |why: Option<&'static str>| why.map(str::to_owned);
        let rows = edits.cells.keys().chain(edits.skipped.keys());
        let rows: BTreeSet<RowNumber> = rows.copied().collect();
        let mut keys_of_rows = list.keys_of_rows(&rows);
        for row in &rows {
            let keys = keys_of_rows.remove(row).unwrap_or_default();
            for (column, cell) in edits.cells.get(row).into_iter().flatten() {
                let mut columns = list.layout.columns.iter();
                let mapped = columns.find(|mapped| mapped.column == Some(*column));
                let name = |field: FieldId| profile.fields[field].name.clone();
                changes.push(RecordedChange::Edit {
                    row: row.0,
                    keys: keys.clone(),
                    field: mapped.map_or(String::new(), |mapped| name(mapped.field)),
                    header: list.layout.header(*column).to_owned(),
                    before: cell.before.to_string(),
                    after: cell.after.to_string(),
                    why: why(cell.why),
                });
            }
            if let Some(rule) = edits.skipped.get(row) {
                changes.push(RecordedChange::Skip {
                    row: row.0,
                    keys,
                    why: why(*rule),
                });
            }
        }
        for ((field, from), to) in &edits.translations {
            changes.push(RecordedChange::Translate {
                field: field.clone(),
                before: from.clone(),
                after: to.clone(),
            });
        }
        let ignored = edits.ignored.iter().map(|rule| (*rule).to_owned());
        changes.extend(ignored.map(|rule| RecordedChange::Ignore { rule }));
        Self {
            version: VERSION,
            profile: profile.name.clone(),
            changes,
        }
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        text + "\n"
    }

    /// Reads a file of changes.
    ///
    /// # Errors
    /// [`Error::Unreadable`], and [`Error::NotChanges`] if it is another kind of file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = || path.display().to_string();
        let text = read_text(path).map_err(|source| Error::Unreadable {
            path: name(),
            source,
        })?;
        let not_changes = |what: String| Error::NotChanges { path: name(), what };
        let file: Self =
            serde_json::from_str(&text).map_err(|error| not_changes(error.to_string()))?;
        if file.version > VERSION {
            let what = format!(
                "it is of version {}, and this is a version of enroll that knows {VERSION}",
                file.version
            );
            return Err(not_changes(what));
        }
        Ok(file)
    }
}

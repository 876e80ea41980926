//! What `map` suggests.

use std::path::Path;

use crate::check::Task;
use crate::finding::ColumnIndex;
use crate::mapping::column_stats::ColumnStats;
use crate::mapping::suggest::{Choice, Suggestion};
use crate::messages::{Message, any_of, message, text};
use crate::report::masking::ShowValues;
use crate::source::Observed;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// What `map` suggests.
#[derive(Debug, Clone, Copy)]
pub struct Mapped<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// What the run is about.
    pub task: &'a Task,
    /// What was observed about the file.
    pub observed: &'a Observed,
    /// What the columns look like.
    pub stats: &'a [ColumnStats],
    /// What fills each field.
    pub suggestions: &'a [Suggestion],
    /// What is needed and open: the names of fields of which one of each list is enough.
    pub missing: &'a [Vec<String>],
    /// What else is worth knowing.
    pub notes: &'a [Message],
    /// The mapping file that was written.
    pub written: Option<&'a Path>,
    /// The command that settles what is open, where one is known that works.
    pub settle: Option<&'a str>,
    /// The command that checks the list with it.
    pub next: Option<&'a str>,
}

impl Mapped<'_> {
    pub(super) fn header(&self, column: ColumnIndex) -> &str {
        let header = &self.observed.header_row;
        match header.row {
            Some(_) => {
                let header = header.headers.get(column.index());
                header.map_or("", |header| header.trim())
            }
            None => "",
        }
    }

    fn name(&self, column: ColumnIndex) -> Message {
        match self.header(column) {
            "" => message!("report-column", column = text(column.to_string())),
            header => message!("list-item", item = text(format!("{header} ({column})"))),
        }
    }

    /// What fills a field by a choice.
    pub(super) fn columns(&self, choice: &Choice) -> Message {
        let mut names = choice.columns.iter();
        let mut names = names.by_ref().map(|column| self.name(ColumnIndex(*column)));
        match (&choice.settings.value, names.next()) {
            (Some(value), _) => message!("report-map-everyone", value = text(value.as_str())),
            (None, Some(first)) => {
                names.fold(first, |before, after| message!("list-and", before, after))
            }
            (None, None) => message!("list-item", item = text("")),
        }
    }

    /// What is needed and open: fields, of which one is enough where there are several.
    pub(super) fn open(&self) -> Vec<Message> {
        let needs = self.missing.iter().map(|names| {
            let names = names.iter().map(|name| text(name.as_str()));
            message!("list-item", item = any_of(names))
        });
        needs.collect()
    }
}

/// A few values of a column, those that come most often first.
#[must_use]
pub fn samples(stats: &ColumnStats, values: ShowValues) -> String {
    let all = stats.values();
    let shown = all
        .iter()
        .take(SAMPLES)
        .filter_map(|(value, _)| values.show(value));
    shown
        .map(|value| value.chars().take(40).collect::<String>())
        .collect::<Vec<_>>()
        .join(", ")
}

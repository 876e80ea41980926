//! What `map --check` came to: how a list differs from the one that a mapping file was made for.

use serde::Serialize;

use crate::messages::Message;

/// How a list differs from what a mapping expects.
#[derive(Debug, Clone)]
pub struct Differences<'a> {
    /// The list as it was named.
    pub file: &'a str,
    /// The mapping file as it was named.
    pub mapping: &'a str,
    /// What the mapping names and the list does not have.
    pub gone: Vec<Gone>,
    /// What the list has and the mapping does not know.
    pub new: Vec<New>,
    /// Columns whose values are no longer those of their field.
    pub changed: Vec<Changed>,
    /// What else is written otherwise: the row of the headers, the delimiter, the encoding.
    pub source: Vec<Message>,
    /// The command that makes the mapping fit, where one is known that works.
    pub next: Option<String>,
}

/// A column that the mapping names and the list does not have.
#[derive(Debug, Clone, Serialize)]
pub struct Gone {
    /// The name of the field that it fills.
    pub field: String,
    /// As the mapping names it.
    pub column: String,
    /// The new column that may be the old one.
    pub perhaps: Option<New>,
}

/// A column that the list has and the mapping does not know.
#[derive(Debug, Clone, Serialize)]
pub struct New {
    /// Its letters.
    pub column: String,
    /// Its header.
    pub header: String,
}

/// A column whose values are no longer those of its field.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The name of the field.
    pub field: String,
    /// The column, as a person names it.
    pub column: String,
    /// Why it does not fit.
    pub reason: Message,
}

impl Differences<'_> {
    /// Whether the list still fits the mapping: new columns are no difference.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.gone.is_empty() && self.changed.is_empty() && self.source.is_empty()
    }
}

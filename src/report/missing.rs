//! A required column that a file lacks, and the column that is probably it.

use crate::messages::Message;

/// A required column that a file lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingColumn {
    /// The names of the fields, of which a column for one is enough.
    pub fields: Vec<String>,
    /// The header or the letters by which the mapping names a column that is not there.
    pub reference: Option<String>,
    /// The column that is probably it, and why.
    pub likely: Option<(String, Option<Message>)>,
    /// Whether everyone may have the same value.
    pub may_be_fixed: bool,
}

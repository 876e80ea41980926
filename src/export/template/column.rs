//! What a template says of one of its columns: its header, what its cells are, and what may be picked.

use crate::profile::localized_field::LocalizedField;

/// One column of a template.
#[derive(Debug, Clone)]
pub struct Column {
    /// What it is for.
    pub localized: LocalizedField,
    /// What stands in the header row: a header that the target takes.
    pub header: String,
    /// Whether something must stand in it.
    pub need: Need,
    /// What its cells are in a workbook.
    pub cells: Cells,
    /// What may be picked.
    pub choices: Option<Choices>,
    /// A value that the target would take. Nobody is called so.
    pub example: Option<String>,
    /// What is expected, sentence by sentence.
    pub says: Vec<String>,
}

/// What the cells of a column are in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Text: what is typed stays, zeros and plus signs in front included.
    Text,
    /// Days that a spreadsheet knows as such, shown as `2026-03-01`.
    Day,
    /// The same with a time: `2026-03-01 08:30:00`.
    Moment,
}

/// The values that may be picked in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The values, in the order in which they are offered; each comes once.
    pub values: Vec<String>,
    /// What happens to others.
    pub others: Others,
}

/// What happens to a value that is not one of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// It cannot be typed.
    Refused,
    /// The person who types it is asked whether it is meant.
    Questioned,
    /// It is taken without a word: a cell may hold several of the choices.
    Taken,
}

/// Whether something must stand in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// When.
    pub when: When,
    /// Whether this is our assumption and not the vendor's documentation.
    pub assumed: bool,
}

/// When something must stand in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// In every row.
    Always,
    /// Under these conditions, of which one is enough, in the words of the template's language.
    Sometimes(Vec<String>),
    /// In this column or another of these.
    OneOf(Vec<String>),
    /// Never.
    Never,
}

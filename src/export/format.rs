//! The formats in which users can be written.

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with the delimiter, encoding and byte order mark that the profile states.
    Csv,
    /// A workbook of one sheet, in which every cell is text.
    Xlsx,
}

impl Format {
    /// What a profile calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

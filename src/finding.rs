//! One thing wrong, and where.

use std::fmt;
use std::sync::Arc;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Reported; the row stays valid.
    Warning,
    /// The row, or the file, fails.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// What a rule saw, without place and severity: those the engine adds.
///
/// The text is put together when it is shown, from a sentence with `{}` where the facts go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// The sentence, for the person who owns the spreadsheet; `{}` marks the place of each fact.
    pub sentence: &'static str,
    /// What the sentence speaks of, in order.
    pub facts: Vec<Fact>,
    /// What the value should be, perhaps.
    pub suggestion: Option<Box<str>>,
    /// Whether nothing but the suggestion can have been meant, so that `--fix` may write it.
    pub sure: bool,
    /// The one change that would settle every finding like this, for the person who ran the command; `{}` marks the
    /// place of the value.
    pub remedy: Option<&'static str>,
    /// Whether the note speaks from an assumption and not from the vendor's documentation: a warning at most.
    pub assumed: bool,
}

/// A small thing that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A count or a row number.
    Number(u64),
    /// A word that is fixed in the program.
    Word(&'static str),
    /// A header or a list.
    Text(Box<str>),
    /// A piece of a value, which may be a person's.
    Value(Box<str>),
}

impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Word(word) => formatter.write_str(word),
            Self::Text(text) | Self::Value(text) => formatter.write_str(text),
        }
    }
}

impl From<u64> for Fact {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl Note {
    /// A note with nothing but a sentence.
    #[must_use]
    pub fn new(sentence: &'static str) -> Self {
        Self {
            sentence,
            ..Self::default()
        }
    }

    /// The same note with one more fact.
    #[must_use]
    pub fn with(mut self, fact: impl Into<Fact>) -> Self {
        self.facts.push(fact.into());
        self
    }

    /// The same note with one more fact, which is a piece of a value.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.facts.push(Fact::Value(value.into()));
        self
    }

    /// The same note with a value that was meant, perhaps.
    #[must_use]
    pub fn suggest(mut self, value: impl Into<Box<str>>) -> Self {
        self.suggestion = Some(value.into());
        self
    }

    /// The same note with the only value that can have been meant: `--fix` writes it.
    #[must_use]
    pub fn with_fix(mut self, value: impl Into<Box<str>>) -> Self {
        self.suggestion = Some(value.into());
        self.sure = true;
        self
    }

    /// The same note with the one change that would settle every finding like it.
    #[must_use]
    pub fn settled_by(mut self, remedy: &'static str) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// The word before the suggestion: how sure it is.
    #[must_use]
    pub fn offer(&self) -> &'static str {
        if self.sure { "write" } else { "perhaps" }
    }

    /// What `--fix` writes instead of the value.
    #[must_use]
    pub fn fix(&self) -> Option<&str> {
        self.suggestion.as_deref().filter(|_| self.sure)
    }

    /// The same note as a warning at most, where `assumed` holds.
    #[must_use]
    pub fn assumed(mut self, assumed: bool) -> Self {
        self.assumed |= assumed;
        self
    }

    /// The sentence with its facts.
    #[must_use]
    pub fn message(&self) -> String {
        let mut facts = self.facts.iter();
        let mut pieces = self.sentence.split("{}");
        let mut message = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            if let Some(fact) = facts.next() {
                message.push_str(&fact.to_string());
            }
            message.push_str(piece);
        }
        message
    }
}

/// A rule's word on a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// Its severity under the profile and the mapping in force.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The name of the field, where it is about one.
    pub field: Option<Arc<str>>,
    /// The cell or the value, where it is about one.
    pub value: Option<Box<str>>,
    /// What the rule saw.
    pub note: Note,
    /// Rows of the same group, this one among them; at most eleven, so that ten others can be named.
    pub group: Option<Arc<[u64]>>,
}

/// Where a finding is: the file, a column, a row or a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row as a spreadsheet numbers it, from 1; none where it is about the file or a column.
    pub row: Option<u64>,
    /// The column, from 0.
    pub column: Option<u32>,
    /// The physical line of the text in which the row starts, from 1; none in a workbook.
    pub line: Option<u64>,
}

impl Place {
    /// The address of the cell, as a spreadsheet writes it: `D57`, or `D` for a column.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let letters = column_letters(self.column?);
        Some(match self.row {
            Some(row) => format!("{letters}{row}"),
            None => letters,
        })
    }
}

impl Finding {
    /// The other rows of the group, at most ten.
    pub fn related(&self) -> impl Iterator<Item = u64> {
        let own = self.place.row;
        let group = self.group.as_deref().unwrap_or_default();
        group
            .iter()
            .copied()
            .filter(move |row| Some(*row) != own)
            .take(10)
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The column that these letters name, counted from 0.
#[must_use]
pub fn column_index(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    letters
        .bytes()
        .try_fold(0_u32, |column, byte| {
            let digit = byte.to_ascii_uppercase().wrapping_sub(b'A');
            (digit < 26).then(|| column * 26 + u32::from(digit) + 1)
        })
        .map(|column| column - 1)
}

#[cfg(test)]
mod tests {
    use super::{Note, column_index, column_letters};

    #[test]
    fn columns_have_letters() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(column_index(letters), Some(column));
        }
        assert_eq!(column_index("A1"), None);
    }

    #[test]
    fn facts_take_their_places() {
        let note = Note::new("has {} characters, at most {} are taken")
            .with(300_u64)
            .with(256_u64);
        assert_eq!(note.message(), "has 300 characters, at most 256 are taken");
    }
}

//! Findings that are counted and not kept, because their rule has too many: what is kept must not grow with what is wrong.

use std::collections::BTreeMap;

use crate::finding::{RowNumber, Severity};

/// Findings that are counted and not kept.
#[derive(Debug, Clone, Default)]
pub struct Unkept {
    counts: BTreeMap<&'static str, u64>,
    /// The rows of the errors among them: a bit for each row of the file.
    error_rows: Vec<u64>,
}

impl Unkept {
    /// Adds a finding of a rule in a row.
    pub(super) fn add(&mut self, rule: &'static str, severity: Severity, row: u64) {
        *self.counts.entry(rule).or_default() += 1;
        if severity == Severity::Error {
            let word = (row / 64) as usize;
            if self.error_rows.len() <= word {
                self.error_rows.resize(word + 1, 0);
            }
            self.error_rows[word] |= 1 << (row % 64);
        }
    }

    /// Adds others.
    pub(super) fn append(&mut self, other: &Self) {
        for (rule, count) in &other.counts {
            *self.counts.entry(rule).or_default() += count;
        }
        if self.error_rows.len() < other.error_rows.len() {
            self.error_rows.resize(other.error_rows.len(), 0);
        }
        for (word, more) in self.error_rows.iter_mut().zip(&other.error_rows) {
            *word |= more;
        }
    }

    /// Whether all findings are kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many there are of each rule.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, u64)> + use<'_> {
        self.counts.iter().map(|(rule, count)| (*rule, *count))
    }

    /// Whether a row has an error among them.
    #[must_use]
    pub fn has_error_in(&self, row: RowNumber) -> bool {
        let word = self.error_rows.get((row.0 / 64) as usize);
        word.is_some_and(|word| word >> (row.0 % 64) & 1 != 0)
    }

    /// The rows that have an error among them, in order.
    pub fn rows_with_errors(&self) -> impl Iterator<Item = RowNumber> + use<'_> {
        let words = (0_u64..).zip(&self.error_rows);
        words.flat_map(|(number, word)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 != 0);
            bits.map(move |bit| RowNumber(number * 64 + bit))
        })
    }
}

//! What the values of one column look like: counts, and a few of the values, gathered in one pass.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::ColumnIndex;
use crate::source::block::{Block, Row};
use crate::source::header_row::HeaderRow;
use crate::source::{Source, parallel};
use crate::values::{Confidence, boolean, date, email, id, language, person_name, phone};

/// How many different values are kept. Which ones does not depend on the order of the rows.
const KEPT: usize = 200;
/// The longest value that is kept, in bytes; a longer one says nothing that a shorter does not.
const LONGEST: usize = 256;
/// How many lengths of ids are told apart.
const LENGTHS: usize = 32;

/// What the values of one column look like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnStats {
    /// How many cells hold something.
    pub filled: u64,
    /// Email addresses.
    pub addresses: u64,
    /// Phone numbers, as they are dialled in their country or with its code.
    pub phones: u64,
    /// Days, in any usual form.
    pub dates: u64,
    /// Words, digits or letters for yes and no.
    pub yes_no: u64,
    /// Codes of languages: `de`, `en-GB`.
    pub languages: u64,
    /// Marks that stand for "belongs to it": `x`.
    pub marks: u64,
    /// Values such as `Berg, Anna`.
    pub last_first: u64,
    /// Values of several words.
    pub several_words: u64,
    /// Single words with a digit in them, by their length.
    ids: [u64; LENGTHS],
    /// Some of the values, by fingerprint, with how often each stands there.
    kept: BTreeMap<u64, (Box<str>, u64)>,
    /// Whether there are values that are not kept.
    more: bool,
}

impl ColumnStats {
    /// The stats of all columns of a table; `header` says how many there are and where the users start.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all(source: &Source, threads: NonZeroUsize) -> io::Result<Vec<Self>> {
        let header = &source.observed.header_row;
        let mut all = vec![Self::default(); header.headers.len()];
        let look = |block: &Block| {
            let rows = block.rows();
            Self::of_rows(header, rows.iter())
        };
        let hand_on = |seen: Vec<Self>| {
            for (stats, seen) in all.iter_mut().zip(seen) {
                stats.merge(seen);
            }
        };
        parallel::over(source.read()?, threads, || look, hand_on)?;
        Ok(all)
    }

    fn of_rows<'r>(header: &HeaderRow, rows: impl Iterator<Item = Row<'r>>) -> Vec<Self> {
        let mut stats = vec![Self::default(); header.headers.len()];
        for row in rows.filter(|row| row.number > header.last_row) {
            for (column, stats) in (0..).map(ColumnIndex).zip(&mut stats) {
                stats.see(row.cell(column));
            }
        }
        stats
    }

    /// The statistics of a list of cells.
    pub fn of<'v>(cells: impl IntoIterator<Item = &'v str>) -> Self {
        let mut stats = Self::default();
        for cell in cells {
            stats.see(cell);
        }
        stats
    }

    /// Looks at one more cell.
    pub fn see(&mut self, cell: &str) {
        let value = cell.trim();
        if value.is_empty() {
            return;
        }
        self.filled += 1;
        let count = |counter: &mut u64, is: bool| *counter += u64::from(is);
        let is_sure = |kind: Option<Confidence>| kind == Some(Confidence::Sure);
        count(&mut self.addresses, is_sure(email::kind(value)));
        count(&mut self.phones, phone::kind(value).is_some());
        count(&mut self.dates, date::kind(value).is_some());
        count(&mut self.yes_no, boolean::meaning(value).is_some());
        count(&mut self.languages, is_sure(language::kind(value)));
        count(&mut self.marks, boolean::is_mark(value));
        count(&mut self.last_first, person_name::is_last_first(value));
        count(&mut self.several_words, value.contains(char::is_whitespace));
        if id::looks_like_one(value) {
            self.ids[value.chars().count().min(LENGTHS - 1)] += 1;
        }
        self.keep(xxh3_64(value.as_bytes()), value, 1);
    }

    /// Adds what another pass over the same column saw.
    pub fn merge(&mut self, other: Self) {
        self.filled += other.filled;
        self.addresses += other.addresses;
        self.phones += other.phones;
        self.dates += other.dates;
        self.yes_no += other.yes_no;
        self.languages += other.languages;
        self.marks += other.marks;
        self.last_first += other.last_first;
        self.several_words += other.several_words;
        for (ours, theirs) in self.ids.iter_mut().zip(other.ids) {
            *ours += theirs;
        }
        self.more |= other.more;
        for (fingerprint, (value, count)) in other.kept {
            self.keep(fingerprint, &value, count);
        }
    }

    /// Keeps a value if its fingerprint is among the smallest. A value that is among them in the end has been from its
    /// first cell on, so its count is right and no order of the rows changes anything.
    fn keep(&mut self, fingerprint: u64, value: &str, times: u64) {
        if let Some((_, count)) = self.kept.get_mut(&fingerprint) {
            *count += times;
            return;
        }
        if self.kept.len() == KEPT {
            self.more = true;
            let largest = self.kept.last_key_value().map(|(largest, _)| *largest);
            if largest.is_some_and(|largest| fingerprint > largest) {
                return;
            }
            self.kept.pop_last();
        }
        let end = (0..=value.len().min(LONGEST))
            .rev()
            .find(|end| value.is_char_boundary(*end));
        let value = &value[..end.unwrap_or(0)];
        self.kept.insert(fingerprint, (value.into(), times));
    }

    /// Some of the different values, those that come most often first.
    #[must_use]
    pub fn values(&self) -> Vec<(&str, u64)> {
        let mut values: Vec<(&str, u64)> = self
            .kept
            .values()
            .map(|(value, count)| (&**value, *count))
            .collect();
        values.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        values
    }

    /// Whether `values` are all that there are.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.more
    }

    /// How many different values there are, as far as they are kept.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.kept.len()
    }

    /// How many of a hundred filled cells a count is; 0 for an empty column.
    #[must_use]
    pub fn percent(&self, count: u64) -> u64 {
        (count.saturating_mul(100))
            .checked_div(self.filled)
            .unwrap_or(0)
    }

    /// How many single words with a digit in them there are, and the length that most of them have.
    #[must_use]
    pub fn ids(&self) -> (u64, usize) {
        let most = (0..LENGTHS).rev().max_by_key(|length| self.ids[*length]);
        (self.ids.iter().sum(), most.unwrap_or(0))
    }

    /// How many ids have the length that most have.
    #[must_use]
    pub fn ids_of_one_length(&self) -> u64 {
        self.ids.iter().copied().max().unwrap_or(0)
    }

    /// How many of a hundred cells hold a value that stands in another cell too, as far as values are kept.
    #[must_use]
    pub fn repeated(&self) -> u64 {
        let all: u64 = self.kept.values().map(|(_, count)| count).sum();
        let again: u64 = self.kept.values().map(|(_, count)| count - 1).sum();
        (again * 100).checked_div(all).unwrap_or(0)
    }

    /// How many of a hundred cells hold a value of which `is` is true, as far as values are kept.
    #[must_use]
    pub fn share(&self, is: impl Fn(&str) -> bool) -> u64 {
        let (mut all, mut good) = (0_u64, 0_u64);
        for (value, count) in self.kept.values() {
            all += count;
            good += if is(value) { *count } else { 0 };
        }
        (good * 100).checked_div(all).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnStats, KEPT};

    #[test]
    fn the_statistics_count_what_values_look_like() {
        let stats = ColumnStats::of(["anna@example.com", " ben@example.org ", "", "Cole", "  "]);
        assert_eq!((stats.filled, stats.addresses), (3, 2));
        assert_eq!(stats.percent(stats.addresses), 66);
        let stats = ColumnStats::of(["00071", "00072", "71"]);
        assert_eq!(stats.ids(), (3, 5));
        assert_eq!(stats.ids_of_one_length(), 2);
        assert_eq!(ColumnStats::of(["a", "b", "a", "a"]).repeated(), 50);
        assert_eq!(ColumnStats::default().percent(0), 0);
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing_and_memory_is_bounded() {
        let cells: Vec<String> = (0..5000)
            .map(|number| format!("v{}", number % 1700))
            .collect();
        let forwards = ColumnStats::of(cells.iter().map(String::as_str));
        let backwards = ColumnStats::of(cells.iter().rev().map(String::as_str));
        assert_eq!(forwards, backwards);
        assert_eq!(forwards.distinct(), KEPT);
        assert!(!forwards.is_whole());
        let (one, other) = cells.split_at(1234);
        let mut merged = ColumnStats::of(other.iter().map(String::as_str));
        merged.merge(ColumnStats::of(one.iter().map(String::as_str)));
        assert_eq!(merged, forwards);
    }

    #[test]
    fn a_long_value_is_cut_between_letters() {
        let long = "ä".repeat(400);
        let stats = ColumnStats::of([long.as_str()]);
        assert_eq!(stats.values()[0].0.chars().count(), 128);
    }
}

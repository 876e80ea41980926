//! A sample of texts that does not depend on who saw which: those with the smallest hashes, each with its first row.

use xxhash_rust::xxh3::xxh3_64;

use crate::finding::RowNumber;

/// How many texts are kept. A file with fewer of them is compared in full.
const MOST: usize = 4096;

/// The texts with the smallest hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    kept: Vec<(u64, RowNumber)>,
    /// The largest hash that was kept when others were let go.
    limit: Option<u64>,
}

/// Texts of one sketch that another one has, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Common {
    /// How many texts were looked for.
    pub(super) looked_for: u64,
    /// How many of them the other one has.
    pub(super) found: u64,
    /// The first row whose text it has, and the row there.
    pub(super) example: Option<(RowNumber, RowNumber)>,
}

impl Sketch {
    pub(super) fn add(&mut self, text: &[u8], row: RowNumber) {
        let hash = xxh3_64(text);
        if self.limit.is_some_and(|limit| hash > limit) {
            return;
        }
        self.kept.push((hash, row));
        if self.kept.len() >= 2 * MOST {
            self.tidy();
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.limit = self.limit.into_iter().chain(other.limit).min();
        let limit = self.limit.unwrap_or(u64::MAX);
        let kept = other.kept.iter().filter(|(hash, _)| *hash <= limit);
        self.kept.extend(kept);
        if self.kept.len() >= 2 * MOST {
            self.tidy();
        }
    }

    /// Sorts the texts, keeps each with its first row, and lets those go that are too many.
    pub(super) fn tidy(&mut self) {
        self.kept.sort_unstable();
        self.kept.dedup_by_key(|(hash, _)| *hash);
        if let Some(limit) = self.limit {
            self.kept.retain(|(hash, _)| *hash <= limit);
        }
        if self.kept.len() > MOST {
            self.kept.truncate(MOST);
            self.limit = self.kept.last().map(|(hash, _)| *hash);
        }
    }

    /// Whether it has all texts that were added.
    pub(super) fn is_whole(&self) -> bool {
        self.limit.is_none()
    }

    /// Which of its texts one of the others has in another row. All must be tidy.
    pub(super) fn common(&self, others: &[&Self]) -> Common {
        let sketches = others.iter().copied().chain([self]);
        let limit = sketches.filter_map(|sketch| sketch.limit).min();
        let is_within = |(hash, _): &&(u64, RowNumber)| limit.is_none_or(|limit| *hash <= limit);
        let mut common = Common::default();
        for (hash, row) in self.kept.iter().filter(is_within) {
            common.looked_for += 1;
            let found = others.iter().find_map(|other| other.row_of(*hash));
            let Some(found) = found else {
                continue;
            };
            common.found += 1;
            let example = (*row, found);
            common.example = Some(common.example.map_or(example, |known| known.min(example)));
        }
        common
    }

    fn row_of(&self, hash: u64) -> Option<RowNumber> {
        let at = self.kept.binary_search_by_key(&hash, |(hash, _)| *hash);
        at.ok().map(|at| self.kept[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Common, MOST, Sketch};
    use crate::finding::RowNumber;

    fn sketch(texts: impl IntoIterator<Item = u64>, row: u64) -> Sketch {
        let mut sketch = Sketch::default();
        for text in texts {
            sketch.add(&text.to_le_bytes(), RowNumber(row + text));
        }
        sketch
    }

    #[test]
    fn few_texts_are_compared_in_full() {
        let (mut own, mut other) = (sketch(0..10, 2), sketch(5..25, 100));
        own.merge(&sketch(3..12, 50));
        own.tidy();
        other.tidy();
        let common = own.common(&[&other]);
        assert!(own.is_whole());
        let example = Some((RowNumber(7), RowNumber(105)));
        assert_eq!(
            common,
            Common {
                looked_for: 12,
                found: 7,
                example
            }
        );
    }

    #[test]
    fn of_many_texts_the_same_are_kept_in_any_order() {
        let many = 10 * MOST as u64;
        let mut whole = sketch(0..many, 2);
        whole.tidy();
        let mut parts = sketch(many / 3..many, 2);
        parts.merge(&sketch(0..many / 3, 2));
        parts.tidy();
        assert_eq!(whole.kept, parts.kept);
        assert!(!whole.is_whole());
        let mut half = sketch((0..many).filter(|text| text % 2 == 0), 2);
        half.tidy();
        let common = whole.common(&[&half]);
        let percent = common.found * 100 / common.looked_for;
        assert!((45..55).contains(&percent), "{percent}");
    }
}

//! Verdicts on cells that come again: most columns hold few different values, and each needs to be checked once.

use crate::rule::{Observation, RawEvidence};

/// For how many cells of a column there is room at first.
const FEWEST_SLOTS: usize = 256;
/// How many cells of a column can be known at once: twice the days of twenty years, so that most of these find their place.
const MOST_SLOTS: usize = 16384;
/// How many places a cell can be kept at.
const PLACES: usize = 2;
/// How much text is kept for a column before it is forgotten.
const MOST_TEXT: usize = 1 << 20;
/// The longest cell that is kept.
const LONGEST: usize = 1024;
/// How many verdicts are kept of a column before they are forgotten.
const MOST_VERDICTS: usize = MOST_SLOTS;
/// After how many cells it is looked at whether the cache pays.
const TRIAL: u32 = 8192;
/// How many trials in a row must come to nothing: in the first one, nearly all cells are new.
const TRIALS: u32 = 2;
/// Spreads the bits of a hash.
const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
/// How many verdicts that say the same are looked through.
const ALIKE: usize = 16;

/// What checking a cell came to. It holds wherever the same cell stands in the column.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict {
    /// The kinds of its values, each with the number of the classifier.
    pub(super) kinds: Vec<(u16, u8)>,
    /// The numbers of its values in the tally of the column.
    pub(super) tallied: Vec<u32>,
    /// What was seen.
    pub(super) found: Vec<Found>,
}

impl Verdict {
    /// Whether there is nothing to do for a cell but to count its values by kind, which can be done later.
    pub(super) fn only_counts(&self) -> bool {
        self.found.is_empty() && self.tallied.is_empty()
    }

    /// Makes it the verdict on a cell that was not checked yet.
    pub(super) fn clear(&mut self) {
        self.kinds.clear();
        self.tallied.clear();
        self.found.clear();
    }
}

/// An observation about a cell or a value in it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The number of the rule.
    pub(super) rule: u8,
    /// The value in the cell that it is about; none where it is about the whole cell.
    pub(super) part: Option<Box<str>>,
    pub(super) what: What,
}

/// What was seen of a value.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// This, whatever the other values are.
    Seen(Observation),
    /// A value of a suspect kind, by the number of the classifier.
    Suspect {
        classifier: u16,
        kind: u8,
        /// How many values of the kind are kept at most.
        most: u64,
    },
}

/// The cells of one column, with the verdicts on them.
#[derive(Debug, Default)]
pub(super) struct CellCache {
    /// Empty until a cell is kept. A cell is kept in one of [`PLACES`] slots side by side.
    slots: Vec<Slot>,
    /// How many slots are taken.
    taken: usize,
    /// The cells that are longer than their ends.
    text: String,
    verdicts: Vec<Kept>,
    /// The cells of this trial that were known, and those that were not.
    hits: u32,
    misses: u32,
    /// How many trials in a row came to nothing.
    failed: u32,
}

/// A verdict, and of how many cells the kinds are still to be counted.
#[derive(Debug)]
struct Kept {
    verdict: Verdict,
    uncounted: u64,
}

/// A slot is small, so that those of all columns stay within a core's own memory beside the rows that pass by.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: Key,
    /// One more than the number of the verdict, 0 where the slot is free.
    verdict: u32,
    /// Where the cell stands in the text, if its key is not all of it.
    start: u32,
}

/// A cell of up to [`Key::LONGEST_WHOLE`] bytes, or a hash of a longer one; with its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Key {
    low: u64,
    /// The last byte is the length, or [`Key::OF_HASH`] above the length.
    high: u64,
}

impl CellCache {
    /// The verdict on this very cell, if it is known. Of one that only counts, the count is taken.
    #[inline]
    pub(super) fn find(&mut self, cell: &str) -> Option<&Verdict> {
        if self.slots.is_empty() {
            return None;
        }
        let key = Key::of(cell.as_bytes());
        let first = key.place(self.slots.len());
        let mut slots = self.slots[first..first + PLACES].iter();
        let known = slots.find(|slot| {
            slot.key == key
                && slot.verdict != 0
                && (key.is_whole() || self.text[slot.start as usize..].starts_with(cell))
        });
        let Some(slot) = known else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        let kept = &mut self.verdicts[slot.verdict as usize - 1];
        kept.uncounted += 1;
        Some(&kept.verdict)
    }

    /// Keeps a verdict where the cache pays. `evidence` takes what was not counted yet of verdicts that are dropped.
    pub(super) fn keep(&mut self, cell: &str, verdict: &Verdict, evidence: &mut [RawEvidence]) {
        if !self.pays() || cell.len() > LONGEST {
            return;
        }
        if self.hits + self.misses >= TRIAL {
            // What a known cell saves is several times what it costs to look for one.
            let is_failed = self.hits < self.misses / 4;
            self.failed = if is_failed { self.failed + 1 } else { 0 };
            (self.hits, self.misses) = (0, 0);
            if !self.pays() {
                self.count(evidence);
                *self = Self {
                    failed: self.failed,
                    ..Self::default()
                };
                return;
            }
        }
        let is_full =
            self.verdicts.len() >= MOST_VERDICTS || self.text.len() + cell.len() > MOST_TEXT;
        if is_full {
            self.count(evidence);
            self.slots.fill(Slot::default());
            self.taken = 0;
            self.text.clear();
            self.verdicts.clear();
        }
        if self.taken * 2 >= self.slots.len() && self.slots.len() < MOST_SLOTS {
            self.grow();
        }
        let key = Key::of(cell.as_bytes());
        let start = self.text.len() as u32;
        if !key.is_whole() {
            self.text.push_str(cell);
        }
        let verdict = self.number(verdict) + 1;
        self.put(Slot {
            key,
            verdict,
            start,
        });
    }

    /// Makes room for more cells.
    fn grow(&mut self) {
        let more = (self.slots.len() * 4).clamp(FEWEST_SLOTS, MOST_SLOTS);
        let slots = std::mem::replace(&mut self.slots, vec![Slot::default(); more]);
        self.taken = 0;
        for slot in slots.into_iter().filter(|slot| slot.verdict != 0) {
            self.put(slot);
        }
    }

    /// Puts a cell in a free place, or in that of one that was put there before another.
    fn put(&mut self, slot: Slot) {
        let first = slot.key.place(self.slots.len());
        let places = &mut self.slots[first..first + PLACES];
        let is_free = places[PLACES - 1].verdict == 0;
        self.taken += usize::from(is_free);
        places.rotate_right(1);
        places[0] = slot;
    }

    /// The number of a verdict. Most cells of a column have the same.
    fn number(&mut self, verdict: &Verdict) -> u32 {
        let is_same =
            |kept: &Kept| kept.verdict.only_counts() && kept.verdict.kinds == verdict.kinds;
        let mut first = self.verdicts.iter().take(ALIKE);
        let known = verdict.only_counts().then(|| first.position(is_same));
        known.flatten().unwrap_or_else(|| {
            self.verdicts.push(Kept {
                verdict: verdict.clone(),
                uncounted: 0,
            });
            self.verdicts.len() - 1
        }) as u32
    }

    /// Counts the values of cells that were found and only count.
    pub(super) fn count(&mut self, evidence: &mut [RawEvidence]) {
        for kept in &mut self.verdicts {
            let uncounted = std::mem::take(&mut kept.uncounted);
            if !kept.verdict.found.is_empty() {
                continue;
            }
            for (classifier, kind) in &kept.verdict.kinds {
                evidence[usize::from(*classifier)][usize::from(*kind)] += uncounted;
            }
        }
    }

    /// In a column of addresses or numbers no value comes twice: there it would only cost.
    #[inline]
    fn pays(&self) -> bool {
        self.failed < TRIALS
    }
}

impl Key {
    const LONGEST_WHOLE: usize = 15;
    /// Stands in the place of the length.
    const OF_HASH: u64 = 0xff;

    #[inline]
    fn of(cell: &[u8]) -> Self {
        let length = cell.len();
        if length > Self::LONGEST_WHOLE {
            return Self::of_long(cell);
        }
        let (low, high) = whole(cell);
        Self {
            low,
            high: high | (length as u64) << 56,
        }
    }

    /// A hash of the first and the last 16 bytes and of some between them, and the length: a kept cell may begin with another
    /// one, whose text would then be found there.
    #[inline]
    fn of_long(cell: &[u8]) -> Self {
        // No cell that is kept has as many bytes as this.
        let length = cell.len().min(usize::from(u16::MAX)) as u64;
        let word = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let (start, end) = (&cell[8..], &cell[..cell.len() - 8]);
        let first = word(cell.first_chunk()) ^ word(start.first_chunk()).rotate_left(43);
        let last = word(cell.last_chunk()) ^ word(end.last_chunk()).rotate_left(21);
        let middle = word(cell[cell.len() / 2..].first_chunk());
        Self {
            low: first ^ middle.rotate_left(11),
            high: Self::OF_HASH << 56 | length << 40 | last.wrapping_mul(MULTIPLIER) >> 24,
        }
    }

    /// Whether it is the whole cell.
    #[inline]
    fn is_whole(self) -> bool {
        self.high >> 56 != Self::OF_HASH
    }

    /// The first of the places of a cell, among so many slots, a power of two.
    #[inline]
    fn place(self, slots: usize) -> usize {
        let mixed = (self.low ^ self.high.rotate_left(29)).wrapping_mul(MULTIPLIER);
        let hash = mixed.wrapping_mul(MULTIPLIER) >> u32::BITS;
        let bucket = (hash * (slots / PLACES) as u64) >> u32::BITS;
        bucket as usize * PLACES
    }
}

/// The first eight bytes of a cell, and the others, of which there are fewer than eight.
#[inline]
fn whole(cell: &[u8]) -> (u64, u64) {
    let length = cell.len() as u32;
    if let (Some(first), Some(last)) = (cell.first_chunk(), cell.last_chunk()) {
        // The last eight bytes without those that are among the first.
        let known = 8 * (16 - length);
        let last = u64::from_le_bytes(*last).checked_shr(known);
        return (u64::from_le_bytes(*first), last.unwrap_or(0));
    }
    if let (Some(first), Some(last)) = (cell.first_chunk(), cell.last_chunk()) {
        let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
        return (half(first) | half(last) << (8 * (length - 4)), 0);
    }
    match *cell {
        [] => (0, 0),
        [first, .., last] => {
            let middle = cell[cell.len() / 2];
            (u64::from_le_bytes([first, middle, last, 0, 0, 0, 0, 0]), 0)
        }
        [only] => (u64::from(only), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{CellCache, MOST_SLOTS, TRIAL, TRIALS, Verdict};
    use crate::rule::MOST_KINDS;

    #[test]
    fn a_cell_is_known_again_by_its_whole_text() {
        let mut cache = CellCache::default();
        let long = "the first and the last sixteen bytes and those in the middle of it";
        let cells = [
            "Sales", "", "\u{e9}", "abc", "abd", "a", "aa", "aaa", "12345678", long,
        ];
        for (number, cell) in cells.into_iter().enumerate() {
            let verdict = Verdict {
                tallied: vec![number as u32],
                ..Verdict::default()
            };
            cache.keep(cell, &verdict, &mut []);
        }
        for (number, cell) in cells.into_iter().enumerate() {
            let verdict = cache.find(cell).expect("it is known");
            assert_eq!(verdict.tallied, [number as u32], "{cell}");
        }
        assert!(cache.find("sales").is_none());
        assert!(cache.find(&long.replace("bytes", "bites")).is_none());
    }

    #[test]
    fn a_column_whose_cells_never_come_twice_is_not_cached() {
        let mut cache = CellCache::default();
        for number in 0..=TRIALS * (TRIAL + 1) {
            let cell = number.to_string();
            assert!(cache.find(&cell).is_none());
            cache.keep(&cell, &Verdict::default(), &mut []);
        }
        assert!(!cache.pays());
        assert!(cache.find("7").is_none());
    }

    #[test]
    fn many_cells_are_known_at_once() {
        let mut cache = CellCache::default();
        let cells: Vec<String> = (0..MOST_SLOTS / 2)
            .map(|day| format!("day {day}"))
            .collect();
        for cell in &cells {
            cache.keep(cell, &Verdict::default(), &mut []);
        }
        let known = cells.iter().filter(|cell| cache.find(cell).is_some());
        assert!(known.count() * 20 > cells.len() * 17);
    }

    #[test]
    fn cells_that_are_found_count_as_often_as_they_come() {
        let mut evidence = [[0; MOST_KINDS]; 2];
        let mut cache = CellCache::default();
        for (cell, kind) in [("one", 3), ("two", 5), ("three", 3)] {
            let verdict = Verdict {
                kinds: vec![(1, kind)],
                ..Verdict::default()
            };
            cache.keep(cell, &verdict, &mut evidence);
        }
        for cell in ["one", "two", "three", "one", "four"] {
            cache.find(cell);
        }
        cache.count(&mut evidence);
        cache.count(&mut evidence);
        assert_eq!((evidence[1][3], evidence[1][5], evidence[0][3]), (3, 1, 0));
    }

    /// A hash of the length was not enough: with these letters that of the longer cell is the same.
    #[test]
    fn a_cell_is_known_apart_from_one_that_begins_with_it() {
        for cell in ["1111111110000000", &"a".repeat(31), "aaaaaaaaa```````"] {
            for longer in [
                format!("{cell}5"),
                cell.repeat(2),
                format!("{cell}{}", &cell[1..]),
            ] {
                let mut cache = CellCache::default();
                cache.keep(&longer, &Verdict::default(), &mut []);
                assert!(cache.find(&longer).is_some(), "{longer}");
                assert!(cache.find(cell).is_none(), "{cell} {longer}");
            }
        }
    }

    #[test]
    fn cells_of_any_length_are_known_apart_by_each_of_their_letters() {
        for length in 1..=40 {
            for other in 0..length {
                let cell = "a".repeat(length);
                let mut unlike = cell.clone();
                unlike.replace_range(other..=other, "b");
                let mut cache = CellCache::default();
                cache.keep(&cell, &Verdict::default(), &mut []);
                assert!(cache.find(&cell).is_some(), "{cell}");
                assert!(cache.find(&unlike).is_none(), "{unlike}");
            }
        }
    }
}

//! Verdicts on cells that come again: most columns hold few different values, and each needs to be checked once.

use crate::rule::Observation;

/// How many cells of a column can be known at once.
const SLOTS: usize = 4096;
/// How much text is kept for a column before it is forgotten.
const MOST_TEXT: usize = 1 << 20;
/// After how many cells it is decided whether the cache pays.
const TRIAL: u32 = 2048;

/// What checking a cell came to. It holds wherever the same cell stands in the column.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// The kinds of its values, each with the number of the classifier.
    pub(super) kinds: Vec<(u16, u8)>,
    /// The numbers of its values in the tally of the column.
    pub(super) tallied: Vec<u32>,
    /// What was seen.
    pub(super) found: Vec<Found>,
}

impl Verdict {
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
#[derive(Debug)]
pub(super) struct CellCache {
    slots: Vec<Slot>,
    text: String,
    verdicts: Vec<Verdict>,
    lookups: u32,
    hits: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// The hash of the cell, 0 where the slot is free.
    hash: u32,
    start: u32,
    length: u32,
    verdict: u32,
}

impl CellCache {
    pub(super) fn new() -> Self {
        Self {
            slots: Vec::new(),
            text: String::new(),
            verdicts: Vec::new(),
            lookups: 0,
            hits: 0,
        }
    }

    /// The verdict on this very cell, if it is known.
    #[inline]
    pub(super) fn find(&mut self, cell: &str) -> Option<&Verdict> {
        if !self.pays() || self.slots.is_empty() {
            return None;
        }
        self.lookups = self.lookups.saturating_add(1);
        let hash = hash(cell.as_bytes());
        let slot = self.slots[hash as usize % SLOTS];
        let is_known = slot.hash == hash
            && slot.length as usize == cell.len()
            && self.text.as_bytes()[slot.start as usize..][..cell.len()] == *cell.as_bytes();
        if !is_known {
            return None;
        }
        self.hits = self.hits.saturating_add(1);
        Some(&self.verdicts[slot.verdict as usize])
    }

    /// Takes a verdict, where the cache pays; otherwise it is left, so that its room can be used again.
    pub(super) fn keep(&mut self, cell: &str, verdict: &mut Verdict) {
        if !self.pays() || cell.len() > 1024 {
            return;
        }
        if self.slots.is_empty() || self.text.len() + cell.len() > MOST_TEXT {
            self.slots.clear();
            self.slots.resize(SLOTS, Slot::default());
            self.text.clear();
            self.verdicts.clear();
        }
        let hash = hash(cell.as_bytes());
        self.slots[hash as usize % SLOTS] = Slot {
            hash,
            start: self.text.len() as u32,
            length: cell.len() as u32,
            verdict: self.verdicts.len() as u32,
        };
        self.text.push_str(cell);
        self.verdicts.push(std::mem::take(verdict));
    }

    /// In a column of addresses or numbers no value comes twice: there it would only cost.
    #[inline]
    pub(super) fn pays(&self) -> bool {
        self.lookups < TRIAL || self.hits >= self.lookups / 2
    }
}

/// A hash of a cell by its length and up to 24 of its bytes; equal hashes are told apart by the text. Never 0.
#[inline]
fn hash(cell: &[u8]) -> u32 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let ends = cell.first_chunk::<8>().zip(cell.last_chunk::<8>());
    let (first, last) = if let Some((first, last)) = ends {
        (word(first), word(last))
    } else {
        let mut bytes = [0; 8];
        bytes[..cell.len()].copy_from_slice(cell);
        (word(&bytes), 0)
    };
    let middle = cell
        .get(cell.len() / 2..)
        .and_then(<[u8]>::first_chunk::<8>);
    let middle = middle.map_or(0, word);
    let mixed = (first ^ last.rotate_left(29) ^ middle.rotate_left(47) ^ cell.len() as u64)
        .wrapping_mul(MULTIPLIER);
    ((mixed ^ mixed >> 29).wrapping_mul(MULTIPLIER) >> 32) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::{CellCache, TRIAL, Verdict};

    #[test]
    fn a_cell_is_known_again_by_its_whole_text() {
        let mut cache = CellCache::new();
        let long = "the first and the last eight bytes and those in the middle";
        for (number, cell) in ["Sales", "", "é", long].into_iter().enumerate() {
            let mut verdict = Verdict {
                tallied: vec![number as u32],
                ..Verdict::default()
            };
            cache.keep(cell, &mut verdict);
        }
        for (number, cell) in ["Sales", "", "é", long].into_iter().enumerate() {
            let verdict = cache.find(cell).expect("it is known");
            assert_eq!(verdict.tallied, [number as u32], "{cell}");
        }
        assert!(cache.find("sales").is_none());
        assert!(cache.find(&long.replace("last", "lost")).is_none());
    }

    #[test]
    fn a_column_whose_cells_never_come_twice_is_not_cached() {
        let mut cache = CellCache::new();
        for number in 0..=TRIAL {
            let cell = number.to_string();
            assert!(cache.find(&cell).is_none());
            cache.keep(&cell, &mut Verdict::default());
        }
        assert!(!cache.pays());
        assert!(cache.find("7").is_none());
    }
}
